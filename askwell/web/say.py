"""A short confirmation on the next page, with a way to take it back. It travels in a signed cookie for one page."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from uuid import UUID

from django.core import signing
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.urls import reverse

from askwell.web.middleware import cookie_name

SECONDS = 120
TEXT_LIMIT = 500


@dataclass(frozen=True, slots=True)
class Said:
    """`undo`: the event that can be taken back; `way_back`: where its button, or another one's, posts to."""

    text: str
    undo: UUID | None
    way_back: str = ""


def _cookie() -> str:
    return cookie_name() + "_said"


def say(response: HttpResponse, text: str, undo: UUID | str | None = None) -> None:
    """Leaves `text` for the next page that is shown; `undo` is the event that its Undo button takes back, or the path
    to which it posts."""
    words = signing.dumps([text[:TEXT_LIMIT], str(undo or "")], salt="askwell.said")
    response.set_cookie(_cookie(), words, max_age=SECONDS, httponly=True, samesite="Lax")


def said(request: HttpRequest) -> Said | None:
    """What the last deed left; asking for it marks it as shown."""
    cookie = request.COOKIES.get(_cookie())
    if not cookie:
        return None
    request.said_is_shown = True  # type: ignore[attr-defined]
    try:
        text, undo = signing.loads(cookie, salt="askwell.said", max_age=SECONDS)
    except signing.BadSignature:
        return None
    if undo.startswith("/"):
        return Said(text, None, undo)
    return Said(text, UUID(undo), reverse("undo", args=[undo])) if undo else Said(text, None)


def shown_once(answer: Callable[[HttpRequest], HttpResponseBase]) -> Callable[[HttpRequest], HttpResponseBase]:
    """Middleware: what was shown is not shown again."""

    def middleware(request: HttpRequest) -> HttpResponseBase:
        response = answer(request)
        if getattr(request, "said_is_shown", False) and _cookie() not in response.cookies:
            response.delete_cookie(_cookie(), samesite="Lax")
        return response

    return middleware
