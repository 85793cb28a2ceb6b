"""What a person sees when a page fails; views that fail are put in the place of "/"."""

import pytest
from django.urls import path

from askwell.errors import Busy, Invalid, NotFound
from tests.given import given_browser

urlpatterns = [path("broken", lambda request: 1 / 0)]
handler500 = "askwell.web.faults.broken"


def failing(error):
    def view(request):
        raise error

    return view


for name, error in {
    "missing": NotFound("person", "Mina"),
    "wrong": Invalid("This is not a day.", hint="Write it as 2026-11-26."),
    "busy": Busy("Something else is writing.", hint="Try again."),
}.items():
    urlpatterns.append(path(name, failing(error)))


@pytest.mark.urls("tests.web.test_faults")
@pytest.mark.parametrize(
    ("name", "status", "words"),
    [
        ("missing", 404, ["There is no person “Mina” here."]),
        ("wrong", 422, ["This is not a day.", "Nothing was changed.", "Write it as 2026-11-26."]),
        ("busy", 503, ["Something else is writing.", "Try again."]),
        ("broken", 500, ["Something went wrong here", "This is a fault of Askwell, not of yours."]),
    ],
)
def test_every_failure_is_in_words(explorer, name, status, words):
    browser = given_browser(explorer)
    browser.raise_request_exception = False
    answer = browser.get(f"/{name}")
    assert answer.status_code == status
    assert [word for word in words if word not in answer.text] == []
    assert "ZeroDivisionError" not in answer.text
