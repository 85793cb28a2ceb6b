"""What stops a letter, what warns, and what the person can do about it."""

from __future__ import annotations

import re

import pytest

from askwell.method.letters import (
    CODES,
    KINDS,
    Finding,
    Letter,
    LetterContext,
    check,
    labels,
    letter_kind,
    pledge_breaks,
    shown,
    verdict,
)

GOOD = """Dear Dana,

Tomás Herrera gave me your name. You moved from the ward to systems, and few have done both.

I am a hospital physician in Boston and am finding out about clinical informatics.

Could we talk for half an hour, by telephone or at your office? Any time that suits you is fine. I am not asking you \
for a job. I would like to hear what you miss of the ward.

Thank you for reading this.

Kind regards,
Maya Osei"""
NOTHING_KNOWN = LetterContext()


def codes(findings: list[Finding], *severities: str) -> list[str]:
    return [finding.code for finding in findings if finding.severity in (severities or ("stops", "warns", "suggests"))]


def request(text: str, subject: str = "Half an hour about informatics") -> Letter:
    return Letter("request", subject, text)


def with_line(line: str) -> Letter:
    return request(GOOD.replace("Thank you for reading this.", f"{line}\n\nThank you for reading this."))


def test_a_good_request_goes_and_hears_what_is_good_about_it() -> None:
    found = check(request(GOOD), LetterContext(person_name="Dana Mbeki", introducer="Tomás Herrera"))
    assert codes(found) == []
    assert not verdict(found)
    assert {"pledge_missing", "no_source", "no_why_them", "no_self", "no_way_out", "no_thanks"} <= set(
        codes(found, "good")
    )


@pytest.mark.parametrize(
    ("line", "code", "words"),
    [
        ("Are you hiring at the moment?", "employer_openings", "Are you hiring"),
        ("Please keep me in mind.", "hints_at_job", "keep me in mind"),
        ("Could you refer me?", "good_word", "refer me"),
        ("My résumé is attached.", "resume", "résumé is attached"),
        ("I am applying for the post of analyst.", "asks_for_job", "I am applying for the post"),
        ("See https://fernhill.example/jobs/12 for the post.", "asks_for_job", "https://fernhill.example/jobs/12"),
    ],
)
def test_a_broken_pledge_stops_with_the_words_that_break_it(line: str, code: str, words: str) -> None:
    letter = with_line(line)
    found = next(one for one in check(letter, NOTHING_KNOWN) if one.severity == "stops")
    assert found.code == code
    assert words in found.words
    assert letter.text[found.start : found.end] == found.words
    assert found.why.endswith(".")


@pytest.mark.parametrize(
    "line",
    [
        "Are you hiring at the moment?",
        "Please keep me in mind.",
        "Could you refer me?",
        "My résumé is attached.",
        "Could we make it an hour?",
        "I am applying for the post of analyst.",
    ],
)
def test_the_better_wording_mends_it_in_one_click(line: str) -> None:
    letter = with_line(line)
    for _ in range(3):
        stops = [one for one in check(letter, NOTHING_KNOWN) if one.severity == "stops"]
        if not stops:
            break
        assert stops[0].replaces is not None
        start, end = stops[0].replaces
        letter = request(letter.text[:start] + (stops[0].replacement or "") + letter.text[end:])
    assert not verdict(check(letter, NOTHING_KNOWN))


def test_the_missing_pledge_is_offered_before_the_closing() -> None:
    letter = request(GOOD.replace(" I am not asking you for a job.", ""))
    missing = next(one for one in check(letter, NOTHING_KNOWN) if one.code == "pledge_missing")
    mended = f"{letter.text[: missing.start]} {missing.replacement}{letter.text[missing.end :]}"
    assert mended.index("not asking you") < mended.index("Kind regards")
    assert not verdict(check(request(mended), NOTHING_KNOWN))


def test_not_meant_so_lifts_one_finding_and_only_for_those_words() -> None:
    letter = with_line("Please keep me in mind.")
    found = [one for one in check(letter, NOTHING_KNOWN) if one.severity == "stops"]
    marked = LetterContext(marked_not_meant=frozenset(one.key for one in found))
    assert not verdict(check(letter, marked))
    assert verdict(check(with_line("Please keep me on file."), marked))


@pytest.mark.parametrize("name", ["Maya_Osei_CV.pdf", "resume.docx", "Lebenslauf 2026.pdf", "https://drive.example/cv"])
def test_a_resume_file_waits_for_an_invitation_and_cannot_be_marked(name: str) -> None:
    letter = Letter("request", "Half an hour about informatics", GOOD, (name,))
    found = check(letter, LetterContext(marked_not_meant=frozenset({f"resume:{name}"})))
    assert [(one.code, one.where, one.can_be_marked) for one in found if one.severity == "stops"] == [
        ("resume", "attachment", False)
    ]
    assert verdict(found)
    assert not verdict(check(letter, LetterContext(invitations=frozenset({"resume"}))))


def test_a_file_that_the_person_marked_as_resume_counts_whatever_its_name() -> None:
    letter = Letter("request", "Half an hour about informatics", GOOD, ("about-me.pdf",))
    assert not verdict(check(letter, NOTHING_KNOWN))
    assert verdict(check(letter, LetterContext(resume_files=frozenset({"about-me.pdf"}))))


def test_an_invitation_frees_what_it_names_and_nothing_else() -> None:
    letter = Letter(
        "send_resume", "My résumé", "Dear Dana,\n\nAs you asked on Thursday, my résumé is attached.\n\nThank you,\nMaya"
    )
    assert verdict(check(letter, LetterContext(invitations=frozenset({"openings"}))))
    assert codes(check(letter, LetterContext(invitations=frozenset({"resume"}))), "stops", "warns") == []


def test_an_unlocked_letter_says_that_they_asked() -> None:
    letter = Letter("send_resume", "My résumé", "Dear Dana,\n\nMy résumé is attached.\n\nThank you,\nMaya")
    assert "not_as_asked" in codes(check(letter, LetterContext(invitations=frozenset({"resume"}))), "warns")


def test_the_pledge_of_a_candidate_is_untrue_there() -> None:
    found = check(request(GOOD), LetterContext(candidate_at_company=True))
    assert codes(found, "stops") == ["pledge_untrue"]


def test_a_name_that_may_not_be_used_stops_the_letter() -> None:
    context = LetterContext(introducer="Tomás Herrera", introducer_name_may_be_used=False)
    found = check(request(GOOD), context)
    assert [(one.code, one.words) for one in found if one.severity == "stops"] == [
        ("introducer_not_to_be_named", "Tomás Herrera")
    ]


def test_a_known_introducer_who_is_not_named_warns() -> None:
    assert "introducer_unnamed" in codes(check(request(GOOD), LetterContext(introducer="Jo Adler")), "warns")


@pytest.mark.parametrize(
    ("line", "stops"),
    [
        ("You said that the whole team will be moved to Leeds, which surprised me.", True),
        ("You said that the whole team is fine.", False),
    ],
)
def test_six_words_told_in_confidence_are_never_sent(line: str, stops: bool) -> None:
    context = LetterContext(in_confidence=("The whole team will be moved to Leeds in May",))
    letter = Letter("thank_you", "Thank you", f"Dear Dana,\n\nThank you for our talk. {line}\n\nMaya")
    assert ("confidential_words" in codes(check(letter, context), "stops")) is stops


@pytest.mark.parametrize(
    ("kind", "line", "severity"),
    [
        ("decline_reply", "Could we talk for twenty minutes in May instead?", "stops"),
        ("thank_you", "Could we talk again in May?", None),
        ("nudge", "Could we talk for twenty minutes in May instead?", None),
    ],
)
def test_asking_again_after_a_no_stops(kind: str, line: str, severity: str | None) -> None:
    found = check(Letter(kind, "Thank you", f"Dear Dana,\n\nThank you for your answer. {line}\n\nMaya"), NOTHING_KNOWN)
    assert next((one.severity for one in found if one.code == "asks_for_talk_again"), None) == severity


@pytest.mark.parametrize(
    ("kind", "code", "severity"),
    [
        ("request", "pledge_missing", "stops"), ("request", "over_30", "stops"),
        ("phone_script", "pledge_missing", "stops"),
        ("profile_note", "over_30", "stops"), ("shadow_request", "pledge_missing", "stops"),
        ("shadow_request", "over_30", None),
        ("nudge", "pledge_missing", None), ("nudge", "over_30", "warns"), ("thank_you", "asks_something", "warns"),
        ("request", "no_way_out", "warns"), ("application", "pledge_missing", None),
    ],
)  # fmt: skip
def test_severity_is_that_of_the_kind(kind: str, code: str, severity: str | None) -> None:
    letter = Letter(kind, "A talk about nursing", "Dear Dana,\n\nCould we talk for an hour on Tuesday?\n\nMaya")
    assert next((one.severity for one in check(letter, NOTHING_KNOWN) if one.code == code), None) == severity


@pytest.mark.parametrize(
    ("line", "code"),
    [
        ("My boss is a nightmare.", "disparaging"),
        ("Please answer asap.", "demanding"),
        ("Is there anyone else I should meet?", "second_ask"),
        ("I do not want a job from you.", "two_pledges"),
        ("Do you like it there?", "closed_question"),
        ("I would like an informational interview.", "names_the_method"),
    ],
)
def test_what_warns_or_is_suggested(line: str, code: str) -> None:
    found = check(with_line(line), NOTHING_KNOWN)
    assert not verdict(found)
    assert code in codes(found)


def test_at_most_three_warnings_at_once_and_every_stop() -> None:
    found = check(request("Are you hiring? Could you refer me?", ""), NOTHING_KNOWN)
    before = codes(found)
    seen = shown(found)
    assert [one.code for one in seen if one.severity == "stops"] == codes(found, "stops")
    assert len(codes(seen, "warns", "suggests")) == 3 < len(codes(found, "warns", "suggests"))
    assert codes(found) == before


@pytest.mark.parametrize(
    "text",
    [
        "Sehr geehrte Frau Mbeki,\n\nich habe Ihren Namen von Tomás Herrera und würde Sie gern für eine halbe Stunde "
        "sprechen.\n\nMaya",
        "Chère Madame,\n\nje vous écris parce que votre parcours m'intéresse et que je voudrais vous parler une "
        "demi-heure.\n\nMaya",
        "Estimada Dana:\n\nle escribo porque me gustaría hablar con usted media hora sobre su trabajo en el "
        "hospital.\n\nMaya",
        "親愛的達娜,我想和您談談您的工作,大約半個小時。謝謝您。",
        "Шановна Дано, я хотіла б поговорити з вами про вашу роботу пів години.",
    ],
)
def test_another_language_is_not_judged_but_ticked_by_hand(text: str) -> None:
    found = check(request(text), NOTHING_KNOWN)
    assert codes(found) == ["not_english"]
    assert verdict(found)
    assert not verdict(check(request(text), LetterContext(marked_not_meant=frozenset({"not_english:"}))))


def test_a_gap_stops_in_any_language() -> None:
    found = check(
        request("Sehr geehrte Frau [Name], ich würde Sie gern für eine halbe Stunde sprechen."), NOTHING_KNOWN
    )
    assert codes(found, "stops") == ["not_english", "placeholder"]


def test_english_with_many_faults_is_english() -> None:
    text = "Good day Mr Novak, my name is Piotr and I am working in warehouse. Can I visit you for 30 minutes?"
    assert "not_english" not in codes(check(request(text), NOTHING_KNOWN))


@pytest.mark.parametrize("text", ["", " ", "\n\n", "?", "a" * 5_000, "not " * 3_000, "[" * 5_000, "\x00\u202e\ud800"])
def test_any_text_is_answered(text: str) -> None:
    for kind in KINDS:
        for finding in check(Letter(kind, text[:50], text), NOTHING_KNOWN):
            assert (
                finding.words
                == ({"subject": text[:50], "text": text}.get(finding.where, ""))[finding.start : finding.end]
            )


def test_a_text_too_long_for_a_letter_says_so() -> None:
    found = check(request("I would like to hear about your work. " * 2_000), NOTHING_KNOWN)
    assert codes(found, "stops")[0] == "too_long_to_judge"


@pytest.mark.parametrize(
    ("text", "breaks"),
    [
        ("How is demand for this kind of work at present?", []),
        ("Which vacancies do you have?", ["employer_openings"]),
        ("I would be an asset to your team.", ["hints_at_job"]),
    ],
)
def test_the_pledge_in_a_question_or_a_speech(text: str, breaks: list[str]) -> None:
    assert codes(pledge_breaks(text)) == breaks


def test_every_code_has_a_rule_and_every_kind_knows_its_codes() -> None:
    for code in CODES.values():
        assert code.rule
        assert code.why.endswith(".") or code.good.endswith(".")
        assert not re.search(r"!", code.why + code.good)
    for kind in map(letter_kind, KINDS):
        assert (kind.stops | kind.warns) <= CODES.keys()
        assert not kind.stops & kind.warns
        assert kind.says
        assert kind.rule


@pytest.mark.parametrize(
    ("line", "severity"),
    [
        ("I am looking for a new position in informatics.", "warns"),
        ("I have been searching for work as an analyst since May.", "warns"),
        ("My job search has led me to your field.", "warns"),
        ("I hope to find another post by spring.", "warns"),
        ("I am not looking for a new position.", None),
        ("I may look for work in this field one day.", None),
        ("I am looking for people who know the work.", None),
        ("I am looking for a job at your company.", None),  # that is an ask, and stops
    ],
)
def test_a_job_search_that_is_only_told_is_a_caution(line: str, severity: str | None) -> None:
    text = f"Dear Dana,\n\n{line} Could we talk for 20 minutes? I am not asking you for a job.\n\nMaya"
    found = check(Letter("request", "Half an hour about your work", text), LetterContext())
    assert next((one.severity for one in found if one.code == "job_search"), None) == severity


@pytest.mark.parametrize(
    ("line", "theirs"),
    [
        ("After nine years on the wards I would like to change.", False),
        ("I bring nine years on the wards.", False),
        ("Ward nurse, nine years on the wards.", False),
        ("The nine years on the wards taught me what patients need.", False),
        ("You bring twenty years in probation to it.", True),
        ("With nine years on the wards, you know both worlds.", True),
        ("Jo told me of your nine years on the wards.", True),
    ],
)
def test_years_are_a_reason_only_where_they_are_the_readers(line: str, theirs: bool) -> None:
    assert labels(Letter("request", "", f"Dear Dana,\n\n{line}\n\nMaya"))["says_why_them"] is theirs


def test_both_halves_of_an_ask_are_marked() -> None:
    line = "If you have an open position for a nurse, I would be glad to be considered for it."
    found = check(Letter("request", "", f"Dear Dana,\n\n{line}\n\nMaya"), LetterContext())
    words = [one.words for one in found if one.code in ("employer_openings", "hints_at_job")]
    assert words == ["If you have an open position", "glad to be considered for it"]


@pytest.mark.parametrize(
    ("line", "asks"),
    [
        ("Does your company hire nurses at present?", True),
        ("Do you employ nurses in informatics?", True),
        ("Does Fernhill currently recruit nurses?", True),
        ("I would like to know whether Fernhill hires nurses.", True),
        ("How does your company hire nurses?", False),
        ("How do you hire your nurses, and what do you look for?", False),
        ("Does the trade employ many nurses?", False),
    ],
)
def test_whether_they_hire_is_asked_of_an_employer(line: str, asks: bool) -> None:
    assert labels(Letter("request", "", f"Dear Dana,\n\n{line}\n\nMaya"))["asks_for_job"] is asks


def test_what_they_said_is_praised_only_once_it_stands_there() -> None:
    text = "Dear Olga,\n\nThank you for our talk. You said: “%s”.\n\nKind regards,\nMaria"
    open_gap = check(Letter("thank_you", "Thank you", text % "[one thing they said, in their words]"), LetterContext())
    filled = check(Letter("thank_you", "Thank you", text % "nobody asked the night shift"), LetterContext())
    assert ("no_takeaway" in codes(open_gap, "good"), "no_takeaway" in codes(filled, "good")) == (False, True)
