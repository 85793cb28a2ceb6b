"""What speaks against deciding yet, in words."""

from __future__ import annotations

from typing import Protocol

from django.utils.translation import gettext as _, gettext_noop

WARNINGS = {
    "few_talks": gettext_noop("Fewer than three talks so far: this may be one person's view."),
    "one_root": gettext_noop("All your talks lead back to one person. Somebody from elsewhere may see it differently."),
    "no_role": gettext_noop("You have not talked with anybody who does this work themselves."),
    "one_side": gettext_noop("You have heard one side only. Ask what they could do without."),
    "viewpoints": gettext_noop("Not heard yet: %(missing)s."),
    "empty_group": gettext_noop("Nothing of yours stands under: %(groups)s."),
}
VIEWPOINTS = {
    "does": gettext_noop("somebody who does it"),
    "did": gettext_noop("somebody who used to"),
    "manages": gettext_noop("somebody who leads such people"),
    "hires": gettext_noop("somebody who hires"),
    "buys": gettext_noop("somebody who buys from them"),
    "beside": gettext_noop("somebody who works beside them"),
}
GROUPS = {
    "values": gettext_noop("values"),
    "interests": gettext_noop("interests"),
    "skills": gettext_noop("skills"),
    "life": gettext_noop("way of life"),
    "goals": gettext_noop("aims"),
}


class Judged(Protocol):
    @property
    def missing_viewpoints(self) -> tuple[str, ...]: ...
    @property
    def empty_groups(self) -> tuple[str, ...]: ...


def warning(code: str, fit: Judged) -> str:
    missing = ", ".join(_(VIEWPOINTS[view]) for view in fit.missing_viewpoints)
    groups = ", ".join(_(GROUPS[group]) for group in fit.empty_groups)
    return _(WARNINGS[code]) % {"missing": missing, "groups": groups}
