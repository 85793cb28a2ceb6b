"""People: noting somebody down, finding them again, one person's page."""

import re
from datetime import date

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from askwell.actions import approach, direction, introduction, letter, person, talk
from askwell.actions.person import PersonDetails
from askwell.models import Event, Note, Person
from tests.given import given_explorer

HTMX = {"HX-Request": "true"}


def given_person(actor, name="Dana Mbeki", **details):
    return person.add(actor, PersonDetails(name=name, **details))


def names_on(answer):
    return [row[1] for row in answer.context["people"]]


def test_a_name_and_a_line_are_enough(browser_in):
    answer = browser_in.post("/people/new", {"name": "Jo Adler", "line": "met at the choir"}, follow=True)
    assert "Jo Adler is noted down." in answer.text
    assert [row[1:3] for row in browser_in.get("/people/").context["people"]] == [("Jo Adler", "met at the choir")]


def test_from_any_page_the_page_stays_as_it_was(browser_in):
    assert "<html" not in browser_in.get("/people/new", headers=HTMX).text
    answer = browser_in.post("/people/new", {"name": "Jo Adler"}, headers=HTMX)
    assert (answer.status_code, "Jo Adler is noted down" in answer.text, "HX-Redirect" in answer.headers) == (
        200,
        True,
        False,
    )


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        pytest.param({"name": "", "line": "met at the choir"}, "A person needs a name", id="no name"),
        pytest.param(
            {"name": "Jo", "email": "jo at home", "line": "met at the choir"}, "cannot be read", id="no address"
        ),
    ],
)
@pytest.mark.parametrize("headers", [{}, HTMX])
def test_what_cannot_be_saved_stays_typed(browser_in, typed, said, headers):
    answer = browser_in.post("/people/new", typed, headers=headers)
    assert (answer.status_code, said in answer.text, "met at the choir" in answer.text) == (422, True, True)
    assert not Person.objects.exists()


def test_the_list_goes_on_and_back(explorer, browser_in):
    for number in range(120):
        given_person(explorer, f"Person {number:03}")
    first = browser_in.get("/people/")
    second = browser_in.get("/people/" + first.context["further"])
    third = browser_in.get("/people/" + second.context["further"])
    assert [names_on(page)[0] for page in (first, second, third)] == ["Person 000", "Person 050", "Person 100"]
    assert (first.context["earlier"], third.context["further"]) == (None, None)
    back = browser_in.get("/people/" + third.context["earlier"])
    assert names_on(back) == names_on(second)


def test_people_of_one_name_are_each_listed_once(explorer, browser_in):
    for _ in range(70):
        given_person(explorer, "Dana Mbeki")
    first = browser_in.get("/people/")
    second = browser_in.get("/people/" + first.context["further"])
    assert len({row[0] for page in (first, second) for row in page.context["people"]}) == 70


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("dan", ["Dana Mbeki"]),
        ("TOMAS", ["Tomás Herrera"]),
        ("north", ["Tomás Herrera"]),
        ("mbeki", []),
        ("%", []),
    ],
)
def test_names_and_companies_are_found_by_their_beginning(explorer, browser_in, typed, found):
    given_person(explorer, "Dana Mbeki", company="Fernhill")
    given_person(explorer, "Tomás Herrera", company="Northway Health")
    assert names_on(browser_in.get("/people/", {"q": typed})) == found


def test_what_is_known_can_be_changed(explorer, browser_in):
    dana = given_person(explorer, emails=["dana@fernhill.example"])
    typed = {"name": "Dana Mbeki", "company": "Halden", "title": "VP", "email": "d@halden.example\ndana@home.example",
             "zone": "Europe/Berlin", "country": "DE"}  # fmt: skip
    answer = browser_in.post(f"/people/{dana.id}/edit", typed, follow=True)
    for words in ("VP", "Halden", "d@halden.example", "dana@home.example", "Europe/Berlin"):
        assert words in answer.text
    answer = browser_in.post(f"/people/{dana.id}/edit", typed | {"zone": "Mars/Olympus"})
    assert (answer.status_code, "There is no time zone" in answer.text, "Mars/Olympus" in answer.text) == (
        422,
        True,
        True,
    )


def test_a_person_taken_off_the_lists_comes_back(explorer, browser_in):
    dana = given_person(explorer)
    browser_in.post(f"/people/{dana.id}/remove")
    assert names_on(browser_in.get("/people/")) == []
    assert "off your lists" in browser_in.get(f"/people/{dana.id}/").text
    browser_in.post(f"/people/{dana.id}/bring-back")
    assert names_on(browser_in.get("/people/")) == ["Dana Mbeki"]


@pytest.mark.parametrize(
    ("deed", "typed", "shown"),
    [
        ("named", {"name": "Priya Sen", "company": "Halden", "why": "she needs you", "direction": ""}, "Priya Sen"),
        ("promise", {"mine": "yes", "what": "my comments", "due": "2026-10-30"}, "You promised: my comments"),
        ("invitation", {"what": "resume", "words": "send me your résumé"}, "asked for your résumé"),
        ("stance", {"stance": "maybe", "reason": "nights"}, "You might like to work there."),
        ("offer", {"what": "a day on the ward"}, "They offered: a day on the ward."),
        ("mention", {"name": "Priya Sen", "company": "Halden", "direction": ""}, "They mentioned you to Priya Sen."),
        ("application", {"kind": "applied", "company": "Fernhill"}, "You applied: Fernhill."),
        ("application", {"kind": "job_interview", "company": "Fernhill"}, "Fernhill."),
        ("closed-door", {"what": "resume"}, "It no longer holds that they asked for your résumé."),
        ("wrote", {"kind": "thank_you", "channel": "in_person"}, "You wrote to Dana Mbeki: thanks, in person."),
        ("line", {"text": "Ring after four."}, "Ring after four."),
        ("introduction", {"giver": "Jo", "asked": "promised", "direction": ""}, "Jo Adler promised to introduce you"),
        ("introduction", {"giver": "Jo", "asked": "made", "direction": ""}, "Jo Adler introduced you to Dana Mbeki"),
    ],
)
def test_what_they_said_and_did_is_noted(explorer, browser_in, deed, typed, shown):
    dana = given_person(explorer)
    given_person(explorer, "Jo Adler")
    page = f"/people/{dana.id}/note/{deed}"
    assert browser_in.get(page).status_code == 200
    answer = browser_in.post(page, typed | {"on": "2026-10-14"}, follow=True)
    assert (shown in answer.text, "Wed 14 Oct" in answer.text) == (True, True)


def test_a_sentence_outside_a_talk_is_learned(explorer, browser_in):
    into = direction.open_direction(explorer, "informatics")
    nights = direction.add_criterion(explorer, "no nights", "life", must=True)
    dana = given_person(explorer)
    page = f"/people/{dana.id}/note/heard"
    typed = {"text": "Nights only in spring.", "sign": "against", "of": str(into.id), "criterion": str(nights.id),
             "on": "2026-10-16"}  # fmt: skip
    assert browser_in.post(page, typed | {"sign": ""}).status_code == 422
    browser_in.post(page, typed)
    heard = browser_in.get(f"/directions/{into.id}/").text
    assert ("Nights only in spring." in heard, "0 for, 1 against" in heard) == (True, True)


def test_where_one_applied_the_pledge_would_be_untrue(explorer, browser_in):
    dana = given_person(explorer, company="Fernhill")
    page = f"/people/{dana.id}/note/application"
    assert 'value="Fernhill"' in browser_in.get(page).text
    browser_in.post(page, {"kind": "applied", "company": "Fernhill", "on": "2026-10-16"})
    message = letter.draft(explorer, dana, "request")
    assert "pledge_untrue" in {finding.code for finding in letter.checked(explorer, message).all_findings}


def test_a_line_on_a_person_is_changed_and_taken_away(explorer, browser_in):
    dana = given_person(explorer)
    browser_in.post(f"/people/{dana.id}/note/line", {"text": "Ring after for.", "on": "2026-10-16"})
    line = f"/notes/{Note.objects.get().line}/"
    shown = browser_in.post(line, {"text": "Ring after four.", "in_confidence": "on"}, follow=True).text
    assert ("Ring after four." in shown, "Ring after for." in shown, "in confidence" in shown) == (True, False, True)
    assert "Write something" in browser_in.post(line, {"text": " "}).text
    shown = browser_in.post(line, {"take_away": "1"}, follow=True).text
    assert ("gone for good" in shown, "Ring after" in shown, Note.objects.exists()) == (True, False, False)
    assert browser_in.get(line).status_code == 404


def test_a_promise_kept_on_another_day(explorer, browser_in):
    dana = given_person(explorer)
    promise = talk.promise(explorer, dana, "my comments", date(2026, 10, 30), mine=True, on=date(2026, 10, 12))
    page = f"/people/{dana.id}/note/kept"
    assert page in browser_in.get(f"/people/{dana.id}/").text
    answer = browser_in.post(page, {"promise": str(promise.id), "on": "2026-10-14"}, follow=True)
    assert ("Given: my comments." in answer.text, "Wed 14 Oct" in answer.text) == (True, True)


def test_somebody_who_is_not_asked_for_a_talk_can_be_written_to(explorer, browser_in):
    jo = given_person(explorer, "Jo Adler")
    page = browser_in.get(f"/people/{jo.id}/")
    kinds = re.findall(r'<option value="(\w+)">', page.text.partition('id="write-kind"')[2].partition("</select>")[0])
    assert "ask_for_names" in kinds
    for kind in kinds:
        assert browser_in.post(f"/people/{jo.id}/letters", {"kind": kind}, follow=True).status_code == 200, kind


def test_a_promise_is_kept(explorer, browser_in):
    dana = given_person(explorer)
    promise = talk.promise(explorer, dana, "my comments", date(2026, 10, 30), mine=True)
    answer = browser_in.post(f"/promises/{promise.id}/kept", follow=True)
    assert "Given: my comments." in answer.text


def test_somebody_is_asked_to_introduce(explorer, browser_in):
    dana, tomas = given_person(explorer), given_person(explorer, "Tomás Herrera")
    page = f"/people/{dana.id}/note/introduction"
    typed = {"giver": "tomas", "direction": "", "on": "2026-10-16"}
    assert (
        "You asked Tomás Herrera to introduce you"
        in browser_in.post(page, typed | {"asked": "asked"}, follow=True).text
    )
    answer = browser_in.post(page, typed | {"asked": "letter"})
    assert answer.url.startswith("/letters/")
    answer = browser_in.post(page, typed | {"giver": "Nobody", "asked": "asked"})
    assert (answer.status_code, "There is no person “Nobody” here." in answer.text) == (422, True)
    assert tomas.gave.count() == 1


def test_a_line_that_was_a_mistake_can_be_taken_back_and_brought_back(explorer, browser_in):
    dana = given_person(explorer)
    talk.set_stance(explorer, dana, "yes")
    page = f"/people/{dana.id}/"
    (event,) = Event.objects.filter(kind="stance_set").values_list("id", flat=True)
    answer = browser_in.post(f"/undo/{event}", {"back": page}, follow=True)
    assert "It does not count any more." in answer.text
    assert [line.counts for line in answer.context["story"] if line.id == event] == [False]
    answer = browser_in.post(f"/undo/{answer.context['said'].undo}", {"back": page}, follow=True)
    assert "It counts again." in answer.text
    assert [line.counts for line in answer.context["story"] if line.id == event] == [True]
    assert "It counts again." not in browser_in.get(page).text  # said once


@pytest.mark.parametrize("back", ["https://evil.example/", "//evil.example", "/\\evil.example", "javascript:alert(1)"])
def test_the_way_back_leads_to_askwell_only(explorer, browser_in, back):
    dana = given_person(explorer)
    talk.set_stance(explorer, dana, "yes")
    event = dana.event_set.get(kind="stance_set")
    assert browser_in.post(f"/undo/{event.id}", {"back": back}).url == "/"


def given_history(actor, dana, talks):
    into = direction.open_direction(actor, f"informatics {dana.id}")
    approach.start(actor, dana, into)
    for number in range(talks):
        other = given_person(actor, f"Other {number}", company="Fernhill")
        introduction.add(actor, giver=other, target=dana, direction=into)
        introduction.add(actor, giver=dana, target=given_person(actor, f"Named {number}"), direction=into)
        talk.add_claim(actor, dana, into, f"sentence {number}", "for")
        talk.promise(actor, dana, f"promise {number}", None, mine=False)


def test_a_long_story_asks_the_database_no_more_often(explorer, browser_in):
    short, long = given_person(explorer, "Short", company="A"), given_person(explorer, "Long", company="Fernhill")
    given_history(explorer, short, 1)
    given_history(explorer, long, 12)
    for pages in [
        (f"/people/{short.id}/", f"/people/{long.id}/"),
        (f"/companies/{short.company_id}/", f"/companies/{long.company_id}/"),
        ("/people/?q=short", "/people/?q=other"),
        ("/search?q=short", "/search?q=other"),
    ]:
        counts = []
        for page in pages:
            with CaptureQueriesContext(connection) as asked:
                assert browser_in.get(page).status_code == 200
            counts.append(len(asked))
        assert counts[0] == counts[1], pages


def test_nothing_of_a_stranger_shows(explorer, browser_in):
    stranger = given_explorer()
    theirs = given_person(stranger, "Secret Stranger", company="Hidden House", line="nobody may know")
    given_history(stranger, theirs, 2)
    own = given_person(explorer, company="Hidden House")
    event = theirs.event_set.first()
    for page in ("/", "/steps/", "/people/", "/people/?q=secret", "/search?q=secret", "/search?q=hidden",
                 f"/people/{own.id}/", f"/companies/{own.company_id}/", "/settings/"):  # fmt: skip
        answer = browser_in.get(page)
        assert (answer.status_code, "Secret" in answer.text, "nobody may know" in answer.text) == (200, False, False), (
            page
        )
    for page in (f"/people/{theirs.id}/", f"/people/{theirs.id}/edit", f"/companies/{theirs.company_id}/",
                 f"/people/{theirs.id}/note/stance"):  # fmt: skip
        assert browser_in.get(page).status_code == 404, page
    assert browser_in.post(f"/undo/{event.id}").status_code == 404
    assert browser_in.post(f"/people/{theirs.id}/remove").status_code == 404
    theirs.refresh_from_db()
    assert theirs.removed_at is None


@pytest.mark.parametrize(
    ("typed", "kind", "found"),
    [
        ("mbek", "people", ["Dana Mbeki"]),
        ("fern", "companies", ["Fernhill"]),
        ("go-live", "notes", ["Dana Mbeki"]),
        ("zz", "people", []),
    ],
)
def test_search_finds_people_companies_and_notes(explorer, browser_in, typed, kind, found):
    dana = given_person(explorer, company="Fernhill")
    talk.save_note(explorer, talk.Line("Each Go-live costs three weeks of nights."), person=dana)
    shown = getattr(browser_in.get("/search", {"q": typed}).context["found"], kind)
    assert [one.name if kind == "people" else one[1] if kind == "companies" else one.person for one in shown] == found


def test_the_list_reads_its_index_and_nothing_else(explorer, browser_in):
    if connection.vendor != "sqlite":
        return
    given_person(explorer)
    with CaptureQueriesContext(connection) as asked:
        browser_in.get("/people/?after=dana&id=" + str(explorer.workspace.id))
    query = next(one["sql"] for one in asked if 'FROM "person"' in one["sql"])
    with connection.cursor() as cursor:
        cursor.execute("EXPLAIN QUERY PLAN " + query)
        plan = " ".join(str(row) for row in cursor.fetchall())
    assert "person_in_order" in plan and "TEMP B-TREE" not in plan, plan


def test_a_draft_without_a_subject_goes_by_its_name(explorer, browser_in):
    into = direction.open_direction(explorer, "informatics")
    jo = given_person(explorer, "Jo Adler")
    running = approach.start(explorer, jo, into).approach
    begun = {"kind": "phone_script", "approach": str(running.id)}
    assert browser_in.post(f"/people/{jo.id}/letters", begun, follow=True).status_code == 200
    page = browser_in.get(f"/approaches/{running.id}/").text
    assert (">phone_script</a>" in page, ">Request by telephone</a>" in page) == (False, True)
