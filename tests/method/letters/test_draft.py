"""Drafts: composed from facts alone, with a gap for what is unknown, and each passes its own check when complete."""

from __future__ import annotations

import re
from dataclasses import fields, replace

import pytest
from hypothesis import given, settings, strategies as st

from askwell.method.letters import DRAFTED, KINDS, Letter, LetterContext, LetterFacts, Tone, check, draft, verdict
from askwell.method.letters.facts import Given
from askwell.method.letters.phrases import own_words

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
    talked=True,
    names_given=(Given("Rafael Ortiz"), Given("Dana Mbeki")),
    target=Given("Dana Mbeki", "booked", "on Tuesday 29 September"),
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
    context = INVITED if kind in ("send_resume", "offer_answer") else LetterContext(gave_name=kind == "decline_reply")
    context = replace(context, introducer="Jo Adler")
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


@pytest.mark.parametrize(("tone", "greeting"), [("warm", "Hello Dr. Nilsson,"), ("formal", "Dear Dr. Nilsson,")])
def test_somebody_with_a_title_is_greeted_by_title_and_family_name(tone: Tone, greeting: str) -> None:
    facts = replace(FACTS, person_name="Dr. Sofia Nilsson, RN", introducer="", how_found="")
    text = draft("request", facts, tone).text
    assert text.startswith(greeting)
    assert "[Where you have Dr. Nilsson's name from.]" in text


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
    assert FACTS.target.name in blurb


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


@pytest.mark.parametrize(
    ("note", "words"),
    [
        ("Hours: 8 to 17, on call one week in five. I like both patients and systems", ()),
        ("At go-live she works nights", ()),
        ("On calls: “you argue more than you build”", ("you argue more than you build",)),
        ('"No nights since I left." She laughed.', ("No nights since I left.",)),
        ("„Die Nächte sind vorbei“ und “teaching is the best”", ("Die Nächte sind vorbei", "teaching is the best")),
        ("They call it “the pit”", ()),
        ("No nights since I left.", ("No nights since I left",)),
        ("one screen of ours is used on 300 wards", ("one screen of ours is used on 300 wards",)),
        ("Half of the day is meetings", ()),
        ("She told me that I argue more than I build", ()),
        ("Their view: we test on wards", ()),
        ("I should ask about the nights", ()),
        ("I was surprised how small the team is", ()),
        ("The tempo would suit me", ()),
        ("I like both patients and systems", ("I like both patients and systems",)),
    ],
)
def test_only_what_reads_as_their_words_was_said_so(note: str, words: tuple[str, ...]) -> None:
    assert own_words(note) == words


SILENT = replace(FACTS, takeaways=(), talked=False)


@pytest.mark.parametrize("kind", ["thank_you", "card", "tell_decision", "job_news"])
def test_after_a_talk_without_words_of_theirs_the_gap_stays(kind: str) -> None:
    text = draft(kind, replace(SILENT, talked=True), "plain").text
    assert "[one thing they said" in text


@pytest.mark.parametrize(
    ("given", "says"),
    [
        (
            (Given("Dana Mbeki", "talked", "on 5 October"),),
            "You gave me the name of Dana Mbeki, and I thank you for it. Dana and I talked on 5 October.",
        ),
        (
            (Given("Dana Mbeki", "talked"), Given("Dr. Rafael Ortiz", "declined")),
            "You gave me the name of Dana Mbeki and Dr. Rafael Ortiz, and I thank you for it. I have talked with Dana.",
        ),
        ((Given("Dana Mbeki"),), "You gave me the name of Dana Mbeki, and I thank you for it."),
        ((), "Thank you for your help on the way."),
    ],
)
@pytest.mark.parametrize("kind", ["tell_decision", "job_news"])
def test_who_gave_a_name_is_thanked_for_the_name(kind: str, given: tuple[Given, ...], says: str) -> None:
    made = draft(kind, replace(SILENT, names_given=given), "plain")
    assert says in made.text.split("\n\n")
    context = LetterContext(talked=False)
    assert [one.code for one in check(Letter(kind, made.subject, made.text), context) if one.severity != "good"] == []


@pytest.mark.parametrize(
    ("target", "news", "also"),
    [
        (
            Given("Dana Mbeki", "asked", "on 5 October"),
            "I asked Dana on 5 October, and I am waiting",
            "once there is",
        ),
        (Given("Dana Mbeki", "yes"), "Dana said yes, and we are", "after we have met"),
        (
            Given("Dana Mbeki", "booked", "on 5 October"),
            "Dana gives me some time on 5 October.",
            "after we have",
        ),
        (Given("Dana Mbeki", "talked", "on 5 October"), "Dana and I talked on 5 October.", "I owe that to you"),
        (
            Given("Dana Mbeki", "declined", "on 5 October"),
            "Dana answered on 5 October that a talk is not",
            "all the same",
        ),
        (
            Given("Dana Mbeki", "quiet", "on 5 October"),
            "I asked Dana on 5 October and had no answer",
            "all the same",
        ),
        (Given("Dana Mbeki", "no_talk"), "It came to nothing with Dana", "all the same"),
        (Given("Dana Mbeki", "let_go"), "In the end I did not ask Dana.", "all the same"),
        (
            Given("Dana Mbeki", "later"),
            "Dana has no time at present, and I may write again later.",
            "Thank you for the name.",
        ),
        (Given("Dana Mbeki"), "[What has come of it.]", "Thank you for the name."),
    ],
)
def test_news_of_a_name_say_how_it_stands(target: Given, news: str, also: str) -> None:
    text = draft("update", replace(SILENT, target=target, news="", next_step=""), "plain").text
    assert f"You gave me the name of Dana Mbeki, and here is what came of it. {news}" in text
    assert also in text
    assert ("after we have met" in text) == (target.came in ("yes", "booked"))
    found = check(Letter("update", "News of Dana Mbeki", text), LetterContext(talked=False))
    assert {one.code for one in found if one.severity != "good"} <= {"placeholder"}


def test_a_no_that_came_with_a_name_is_thanked_for_it_and_asks_for_none() -> None:
    made = draft("decline_reply", replace(FACTS, names_given=(Given("Lena Krause"),)), "plain")
    assert "Thank you all the more for the name of Lena Krause. This week I will write to Lena" in made.text
    assert "?" not in made.text
    found = check(Letter("decline_reply", made.subject, made.text), LetterContext(gave_name=True))
    assert [one.code for one in found if one.severity != "good"] == []


@pytest.mark.parametrize(
    ("facts", "says"),
    [
        (replace(FACTS, answered="yes"), "Thank you for having been ready to help me"),
        (replace(FACTS, answered="word"), "Thank you for your answer"),
        (FACTS, "I wrote to you on 4 September about clinical informatics. I do not wish to take up more of your days"),
        (replace(FACTS, asked_on=""), "so please let it rest; no answer is needed"),
    ],
)
def test_what_is_let_rest_is_told_as_it_was(facts: LetterFacts, says: str) -> None:
    made = draft("thank_and_close", facts, "plain")
    assert says in made.text
    assert ("ready to help" in made.text) == (facts.answered == "yes")
    found = check(Letter("thank_and_close", made.subject, made.text), LetterContext())
    assert [one.code for one in found if one.severity != "good"] == []


@pytest.mark.parametrize(
    ("later_from", "says"),
    [
        (
            "from Monday 7 December on",
            "When I wrote to you on 4 September, you kindly asked me to write again from Monday",
        ),
        ("", "When I wrote to you on 4 September, you kindly asked me to write again later"),
    ],
)
@pytest.mark.parametrize("kind", ["request", "phone_script"])
def test_who_asked_for_later_is_reminded_that_it_was_their_wish(kind: str, later_from: str, says: str) -> None:
    made = draft(kind, replace(FACTS, asked_for_later=True, later_from=later_from), "plain")
    assert says in made.text
    found = check(Letter(kind, made.subject, made.text), LetterContext())
    assert [one.code for one in found if one.severity == "stops"] == []


@pytest.mark.parametrize("tone", TONES)
def test_nothing_of_mine_stands_in_the_line_of_their_words(tone: Tone) -> None:
    quoted = next(part for part in draft("thank_you", FACTS, tone).text.split("\n\n") if "You argue" in part)
    assert quoted.endswith("“You argue more than you build.”")
    assert "“No nights since I left” have gone with me" in draft("card", FACTS, tone).text


def test_an_occupation_reads_as_the_work_of_somebody_in_every_letter() -> None:
    facts = replace(FACTS, direction="the work of a data analyst", talked=True)
    for kind in ("request", "phone_script", "nudge", "ask_for_names", "decline_reply", "thank_you"):
        text = draft(kind, facts, "plain").text
        assert "in the work of" not in text, kind
