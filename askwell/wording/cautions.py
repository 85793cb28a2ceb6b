"""What speaks against one more word to somebody, in words."""

from __future__ import annotations

from django.utils.translation import gettext as _

from askwell.queries.caution import Caution

CAUTIONS = {
    "never_write": "%(person)s asked not to be written to again. Nothing more goes out, unless they have written to "
    "you since.",
    "touches": "With this you have turned to %(person)s %(count)s times without an answer. Two are enough: better to "
    "let it rest now.",
    "company": "You are still waiting for %(other)s, who works where %(person)s does. One at a time is kinder.",
    "week": "That makes %(count)s new requests in one week. Five are plenty if you want to prepare each talk well.",
}


def caution(found: Caution) -> str:
    return _(CAUTIONS[found.code]) % {"person": found.person, "count": found.count, "other": found.other}
