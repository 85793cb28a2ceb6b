"""What speaks against deciding yet, in words."""

from __future__ import annotations

from typing import Protocol

from django.utils.translation import gettext as _, gettext_noop

WARNINGS = {
    "few_talks": gettext_noop("Fewer than three talks so far: this may be one person's view."),
    "one_root": gettext_noop("All your talks lead back to one person. Somebody from elsewhere may see it differently."),
    "unsaid": gettext_noop("You have not said how they know the work: %(who)s. The look back on a talk asks for it."),
    "no_role": gettext_noop("You have not talked with anybody who does this work themselves."),
    "one_side": gettext_noop("You have heard one side only. Ask what they could do without."),
    "viewpoints": gettext_noop("You have not heard yet from anybody who %(missing)s."),
    "empty_group": gettext_noop("You have not said yet: %(groups)s."),
}
VIEWPOINTS = {
    "does": gettext_noop("does this work"),
    "did": gettext_noop("did it and has left"),
    "manages": gettext_noop("leads people who do it"),
    "hires": gettext_noop("hires for it"),
    "buys": gettext_noop("buys from them"),
    "beside": gettext_noop("works beside them"),
}
GROUPS = {
    "values": gettext_noop("what it should be good for"),
    "interests": gettext_noop("what you like doing"),
    "skills": gettext_noop("what you want to use"),
    "life": gettext_noop("what must fit your life"),
    "goals": gettext_noop("where you want to get to"),
}


MOST_NAMED = 3


class Judged(Protocol):
    @property
    def missing_viewpoints(self) -> tuple[str, ...]: ...
    @property
    def unsaid(self) -> tuple[str, ...]: ...
    @property
    def empty_groups(self) -> tuple[str, ...]: ...


def warning(code: str, fit: Judged) -> str:
    *others, last = [_(VIEWPOINTS[view]) for view in fit.missing_viewpoints] or [""]
    missing = _("%(others)s or %(last)s") % {"others": ", ".join(others), "last": last} if others else last
    who = ", ".join(fit.unsaid[:MOST_NAMED])
    groups = ", ".join(_(GROUPS[group]) for group in fit.empty_groups)
    return _(WARNINGS[code]) % {"missing": missing, "who": who, "groups": groups}
