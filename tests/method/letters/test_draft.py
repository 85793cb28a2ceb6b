"""Drafts: composed from facts alone, with a gap for what is unknown, and each passes its own check when complete."""

from __future__ import annotations

import re
from dataclasses import fields, replace

import pytest
from hypothesis import given, settings, strategies as st

from askwell.method.letters import DRAFTED, KINDS, Letter, LetterContext, LetterFacts, Tone, check, draft, verdict

FACTS = LetterFacts(
    my_name="Maya Osei",
    who_i_am="I am a hospital physician in Boston",
    what_i_did="For eight years I have looked after heart patients",
    why_this_field="The design of systems draws me more each year",
    direction="clinical informatics",
    person_name="Tomás Herrera",
    person_title="informatics lead",
    company="Northway Health",
    why_them="You moved from the ward to systems, and few have done both",
    only_they_know="what you miss of the ward",
    introducer="Jo Adler",
    times=("Tuesday 29 September at 9:30", "Thursday 1 October at 16:00"),
    places=("by telephone", "at your office"),
    booked="Tuesday 29 September, 9:30 to 10:00 your time",
    place="by telephone",
    talked_on="on Monday",
    asked_on="on 4 September",
    invitation="at the end of our talk",
    takeaways=("You argue more than you build", "No nights since I left"),
    names_given=("Rafael Ortiz", "Dana Mbeki"),
    target_name="Dana Mbeki",
    news="Dana gives me half an hour on the 29th",
    decision="I have chosen the product side of clinical informatics",
    next_step="I will start a course in January",
    answer="I have eight years on the ward and no training in informatics",
    new_contact="12 Elm Street, Boston",
)
TONES: tuple[Tone, ...] = ("warm", "plain", "formal")
INVITED = LetterContext(invitations=frozenset(("resume", "openings", "candidacy", "good_word")))
EVERY = [(kind, tone) for kind in DRAFTED for tone in TONES]


def test_every_kind_is_drafted_but_those_that_are_ones_own() -> None:
    assert set(KINDS) - set(DRAFTED) == {"application", "other"}


@pytest.mark.parametrize(("kind", "tone"), EVERY)
def test_a_complete_draft_goes_without_a_warning(kind: str, tone: Tone) -> None:
    made = draft(kind, FACTS, tone)
    context = replace(INVITED if kind in ("send_resume", "offer_answer") else LetterContext(), introducer="Jo Adler")
    found = [one for one in check(Letter(kind, made.subject, made.text), context) if one.severity != "good"]
    assert [(one.code, one.words) for one in found] == []


@pytest.mark.parametrize(("kind", "tone"), EVERY)
def test_with_nothing_known_every_gap_is_seen_and_stops(kind: str, tone: Tone) -> None:
    made = draft(kind, LetterFacts(), tone)
    found = check(Letter(kind, made.subject, made.text), INVITED)
    assert verdict(found)
    assert {one.code for one in found if one.severity == "stops"} == {"placeholder"}


def test_a_gap_says_what_is_missing() -> None:
    text = draft("request", replace(FACTS, why_them="", only_they_know=""), "plain").text
    assert "[One true reason why you are writing to Tomás.]" in text
    assert "[one thing that only Tomás can tell you]" in text


@pytest.mark.parametrize("tone", TONES)
def test_a_request_has_its_parts_once_and_the_right_length(tone: Tone) -> None:
    made = draft("request", FACTS, tone)
    assert 50 <= len(made.text.split()) <= 125
    assert 3 <= len(made.subject.split()) <= 8
    assert made.text.count("I am not ") == 1
    assert "informational" not in made.text
    for fact in (FACTS.who_i_am, FACTS.why_them, FACTS.introducer, FACTS.only_they_know, FACTS.direction, *FACTS.times):
        assert fact in made.text
    assert made.text.endswith("Maya Osei")


@pytest.mark.parametrize(
    ("tone", "greeting"), [("warm", "Hello Tomás,"), ("plain", "Dear Tomás,"), ("formal", "Dear Tomás Herrera,")]
)
def test_the_three_tones_greet_and_close_in_their_own_way(tone: Tone, greeting: str) -> None:
    assert draft("request", FACTS, tone).text.splitlines()[0] == greeting
    assert len({draft("request", FACTS, one).text.splitlines()[-2] for one in TONES}) == 3


def test_a_title_stays_before_the_whole_name() -> None:
    assert draft("request", replace(FACTS, person_name="Dr Lindqvist"), "warm").text.startswith("Hello Dr Lindqvist,")


def test_a_script_is_read_in_45_seconds() -> None:
    script = draft("phone_script", FACTS, "plain").text.split("Voicemail:")[0]
    assert len(script.split()) <= 120


def test_a_profile_note_fits() -> None:
    assert len(draft("profile_note", FACTS, "plain").text) <= 200


def test_a_card_differs_from_the_mail() -> None:
    card, mail = draft("card", FACTS, "plain").text, draft("thank_you", FACTS, "plain").text
    assert 40 <= len(card.split()) <= 80
    assert not set(card.splitlines()[1:-1]) & set(mail.splitlines()[1:-1]) - {"", "Kind regards,"}
    assert "You argue more than you build" in mail
    assert "No nights since I left" in card


def test_the_blurb_to_pass_on_is_short() -> None:
    blurb = draft("ask_introduction", FACTS, "plain").text.split("---")[1]
    assert len(blurb.split()) <= 80
    assert FACTS.target_name in blurb


def test_two_drafts_differ_through_facts_only() -> None:
    one = draft("request", FACTS, "plain").text
    other = draft("request", replace(FACTS, only_they_know="how a night without a pager feels"), "plain").text
    assert one.replace("what you miss of the ward", "how a night without a pager feels") == other


KNOWN_OR_NOT = st.fixed_dictionaries(
    {one.name: st.booleans() for one in fields(LetterFacts) if isinstance(getattr(FACTS, one.name), str)}
)


@settings(max_examples=60, deadline=None)
@given(
    kind=st.sampled_from(sorted(DRAFTED)),
    tone=st.sampled_from(TONES),
    known=KNOWN_OR_NOT,
    minutes=st.sampled_from((15, 20, 30)),
)
def test_whatever_is_known_only_a_gap_can_stop_a_draft(
    kind: str, tone: Tone, known: dict[str, bool], minutes: int
) -> None:
    facts = replace(FACTS, minutes=minutes, **{name: "" for name, there in known.items() if not there})
    made = draft(kind, facts, tone)
    found = check(Letter(kind, made.subject, made.text), INVITED)
    assert {one.code for one in found if one.severity == "stops"} <= {"placeholder"}
    assert verdict(found) == ("[" in made.text + made.subject)


def test_each_gap_is_found_by_itself_and_none_counts_as_said() -> None:
    nothing_known = LetterFacts(person_name="Ada Lind", my_name="Maria Ek")
    text = draft("request", nothing_known, "plain").text
    findings = check(Letter("request", "", text), LetterContext())
    stops = [finding.words for finding in findings if finding.code == "placeholder"]
    assert stops == re.findall(r"\[[^]]+\]", text)
    assert not [one.words for one in findings if one.severity == "good" and "[" in one.words]


def test_a_yes_is_answered_with_times_and_a_question_with_its_answer() -> None:
    facts = LetterFacts(person_name="Ada Lind", my_name="Maria Ek", times=("Tuesday at 10:00",))
    assert draft("answer", facts, "plain").text.startswith("Dear Ada,\n\nThank you for your question.")
    to_a_yes = draft("answer", replace(facts, said_yes=True), "plain")
    assert ("Would Tuesday at 10:00 suit you" in to_a_yes.text, to_a_yes.subject) == (True, "A time for our talk")
