"""Steps of one approach: the first letter, silence, answers, the appointment, and the talk with what it asks for."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime, time, timedelta
from uuid import UUID
from zoneinfo import ZoneInfo

from askwell.method.fold import Approach, Fold, Interview
from askwell.method.history import Event, History
from askwell.method.steps.about_person import INVITATION_DAYS
from askwell.method.steps.step import Step
from askwell.method.workdays import Calendars, Free, next_working_day, working_day, working_day_before

ONE_DAY = timedelta(days=1)
LAST_REMINDER = time(21, 0)  # by the explorer's clock (METHOD 5, quiet hours)


def approach_steps(approach: Approach, history: History, state: Fold, calendars: Calendars) -> list[Step]:
    """Everything open with one approach. Nothing is owed to, or waited for from, a person who said stop; others who
    were in the talk are still owed their thanks."""
    view = _View(approach, history, state, calendars)
    own = [talk for talk in approach.held if state.interviews[talk].approach == approach.id]
    after = [step for talk in own for step in _after_talk(view, state.interviews[talk])]
    if state.person(approach.person).stopped:
        return [step for step in after if step.person != approach.person]
    if approach.paused and approach.stage != "closed":
        wake = approach.paused.data.get("until")
        paused_on = approach.paused.day_in(view.place)
        due = date.fromisoformat(str(wake)) if wake else paused_on + timedelta(days=history.policy.later_days)
        return [*after, view.step("wake", next_working_day(due, view.free), approach.paused, "paused")]
    return [*_now(view), *after]


class _View:
    """One approach with its surroundings, so that the rules below read as rules."""

    def __init__(self, approach: Approach, history: History, state: Fold, calendars: Calendars) -> None:
        self.approach, self.history, self.state = approach, history, state
        self.policy = history.policy
        self.place = history.place_of(approach.person)
        self.free: Free = calendars(self.place)
        self.free_here: Free = calendars(history.home)
        self.facts = history.people.get(approach.person)
        self.interview = state.interviews.get(approach.interview) if approach.interview else None

    def step(self, kind: str, due: date, cause: Event, why: str, **facts: object) -> Step:
        approach = self.approach
        direction = approach.directions[0] if approach.directions else None
        return Step(
            kind, "approach", approach.id, due, cause.on, why,
            person=approach.person, direction=direction, approach=approach.id, facts=facts,
        )  # fmt: skip

    def in_working_days(self, kind: str, cause: Event, wait: int, why: str, **facts: object) -> Step:
        day = cause.day_in(self.place)
        return self.step(kind, working_day(day, wait, self.free), cause, why, since=day.isoformat(), wait=wait, **facts)

    def same_day(self, kind: str, cause: Event, why: str, **facts: object) -> Step:
        day = cause.day_in(self.place)
        return self.step(kind, next_working_day(day, self.free), cause, why, since=day.isoformat(), **facts)


def _now(view: _View) -> list[Step]:
    approach = view.approach
    found = []
    if approach.question and approach.stage != "closed":
        why = "question" if approach.question.kind == "reply_question" else "wrote"
        answer = view.in_working_days("answer_question", approach.question, view.policy.answer, why)
        found.append(replace(answer, opens=_resume_first(view, approach.question)))
    return [*found, *_BY_STAGE[approach.stage](view)]


def _resume_first(view: _View, question: Event) -> date | None:
    """Where they asked for the résumé, sending it is the answer, a step of its own while the door is open (METHOD 5,
    answering)."""
    wanted = view.state.person(view.approach.person).resume_asked
    if wanted is None or question.kind != "reply_asked_for_resume":
        return None
    return wanted.day_in(view.place) + timedelta(days=INVITATION_DAYS + 1)


def _draft(view: _View) -> list[Step]:
    """The first letter; with an introduction under way it waits for that (METHOD 8, first letter)."""
    approach = view.approach
    if view.state.is_over(approach.directions):
        return []  # decided: whom no letter has reached is asked no more (METHOD 4, judge)
    if approach.bounced:
        return [view.in_working_days("other_address", approach.bounced, view.policy.answer, "bounced")]
    if approach.question:
        return []  # they wrote first: the answer comes first
    introductions = view.state.routes_to(approach)
    made = [intro.made for intro in introductions if intro.state == "made" and intro.made]
    if made:
        first = min(made, key=lambda event: event.place)
        return [view.in_working_days("request", first, view.policy.after_made, "introduced")]
    if any(intro.state in {"asked", "promised", "named"} for intro in introductions):
        return []  # the introduction has its own steps
    assert approach.to_ask_from is not None
    return [view.in_working_days("request", approach.to_ask_from, view.policy.first_letter, "candidate")]


def _asked(view: _View) -> list[Step]:
    """Silence: one call, or one short e-mail where there is no number (METHOD S4.9)."""
    approach = view.approach
    if approach.question or approach.waiting_from is None:
        return []
    if approach.short_email:  # no third touch: from here on a reminder would be pressure
        return [_rest(view, approach.short_email)]
    sent = _counted_from(view, approach.waiting_from)
    why = "returned" if approach.waiting_day else "silence"
    call_on = working_day(sent, view.policy.call_after, view.free)
    waited = {"since": sent.isoformat(), "wait": view.policy.call_after}
    if approach.wrong_number:
        wrong = approach.wrong_number
        due = max(call_on, working_day(wrong.day_in(view.place), 1, view.free))
        return [view.step("short_email", due, wrong, "wrong_number", **waited)]
    kind = "call" if view.facts is None or view.facts.phone else "short_email"
    return [view.step(kind, call_on, approach.waiting_from, why, **waited)]


def _called(view: _View) -> list[Step]:
    approach = view.approach
    if approach.called is None or approach.question:
        return []
    last = max(filter(None, (approach.called, approach.short_email)), key=lambda event: event.place)
    return [_rest(view, last)]


def _rest(view: _View, touch: Event) -> Step:
    since, wait = _counted_from(view, touch), view.policy.close_after
    due = working_day(since, wait, view.free)
    return view.step("close_quiet", due, touch, "silence", since=since.isoformat(), wait=wait)


def _counted_from(view: _View, touch: Event) -> date:
    """The day of sending; where they are away, the day of their return (METHOD 8, auto-reply)."""
    sent, back = touch.day_in(view.place), view.approach.waiting_day
    return max(sent, back) if back else sent


def _later(view: _View) -> list[Step]:
    """Their date, else 30 calendar days, moved off free days (METHOD 8, later)."""
    later = view.approach.later
    assert later is not None
    until = later.data.get("until")
    day = date.fromisoformat(str(until)) if until else later.day_in(view.place) + timedelta(days=view.policy.later_days)
    return [view.step("wake", next_working_day(day, view.free), later, "later", asked_for=str(until or ""))]


def _accepted(view: _View) -> list[Step]:
    """Yes, but no time yet: agree on one; after a missed talk say so first."""
    approach = view.approach
    if approach.missed_open and approach.missed_open.data.get("by") == "me":
        return [view.same_day("apologize", approach.missed_open, "missed_by_me", times=len(approach.missed_by_me))]
    if len(approach.missed_by_them) >= 2:
        last = approach.missed_by_them[-1]
        return [view.same_day("thank_and_close", last, "missed_by_them", times=len(approach.missed_by_them))]
    if approach.missed_open:
        return [view.same_day("new_times", approach.missed_open, "missed_by_them", times=1)]
    if approach.times_offered:
        return [view.in_working_days("book", approach.times_offered, view.policy.call_after, "times_offered")]
    if approach.moved_without_time:
        refused = approach.offers_refused
        return [view.in_working_days("book", approach.moved_without_time, view.policy.answer, "moved", refused=refused)]
    said_yes = approach.to_book_from or approach.accepted
    assert said_yes is not None
    return [view.in_working_days("book", said_yes, view.policy.answer, "accepted")]


def _booked(view: _View) -> list[Step]:
    """Prepare, confirm, and, once the day has passed with nothing recorded, ask (METHOD 8)."""
    interview = view.interview
    if interview is None or interview.start is None or interview.timed is None:
        return []
    day, agreed = _local(interview.start, view.place.zone).date(), interview.timed
    agreed_on = agreed.day_in(view.place)
    facts = {"start": interview.start.isoformat(), "minutes": interview.minutes}
    found = []
    if interview.prepared is None:
        due = max(working_day_before(day, view.policy.prepare_before, view.free), agreed_on)
        found.append(replace(view.step("prepare", due, agreed, "booked", **facts), until=day))
    if interview.confirmed is None:
        due = working_day_before(day, view.policy.confirm_before, view.free)
        if due >= agreed_on:  # agreed on the day itself, it is confirmed by being agreed
            found.append(replace(view.step("confirm", due, agreed, "booked", **facts), until=day))
    asked_on = working_day(day, 1, view.free)
    found.append(replace(view.step("did_it_happen", asked_on, agreed, "day_passed", **facts), opens=day + ONE_DAY))
    return [replace(step, about="interview", about_id=interview.id) for step in found]


def _closed(view: _View) -> list[Step]:
    """A decline is answered once, with thanks; another name is asked for unless they gave one (METHOD S4.15)."""
    approach = view.approach
    if approach.closed_as != "declined" or approach.declined is None or approach.decline_answered:
        return []
    asks = not approach.gave_name
    return [view.in_working_days("answer_decline", approach.declined, view.policy.answer, "declined", ask_name=asks)]


_BY_STAGE = {
    "draft": _draft, "asked": _asked, "called": _called, "later": _later,
    "accepted": _accepted, "booked": _booked, "held": lambda view: [], "closed": _closed,
}  # fmt: skip


def _after_talk(view: _View, interview: Interview) -> list[Step]:
    """Debrief, thanks the same day, a card in three days; for others in the talk where that was ticked."""
    held = interview.held
    if held is None:
        return []
    found = []
    if not interview.looked_back:
        found.append(view.step("debrief", _debrief_day(view, interview, held), held, "talked"))
    owed = (view.approach.person, *view.history.interviews[interview.id].owed)
    for person in owed:
        if view.state.person(person).stopped:
            continue
        facts = view.history.people.get(person)
        if person not in interview.thanked:
            due = _thanks_day(view, interview, held, person)
            found.append(replace(view.step("thank_email", due, held, "talked"), person=person))
        if person not in interview.card:
            due = next_working_day(held.on + timedelta(days=view.policy.card_days), view.free_here)
            known = bool(facts and facts.address)
            found.append(replace(view.step("post_card", due, held, "talked", address=known), person=person))
    found = [replace(step, about="interview", about_id=interview.id) for step in found]
    return [step for step in found if held.told_on is None or step.due >= held.told_on]


def _debrief_day(view: _View, interview: Interview, held: Event) -> date:
    """Two hours after the end, by the explorer's clock; what would fall after 21:00 waits for the morning."""
    if interview.end is None:
        return held.on
    ready = _local(interview.end + timedelta(hours=2), view.history.home.zone)
    end_day = _local(interview.end, view.history.home.zone).date()
    late = ready.date() > end_day or ready.time() > LAST_REMINDER
    return end_day + ONE_DAY if late else end_day


def _thanks_day(view: _View, interview: Interview, held: Event, person: UUID) -> date:
    """The same day in the explorer's zone; after 18:00 their time by ten o'clock there the next morning."""
    if interview.end is None:
        return held.on
    theirs = _local(interview.end, view.history.place_of(person).zone)
    if (theirs.hour, theirs.minute) <= (view.policy.thanks_until_hour, 0):
        return _local(interview.end, view.history.home.zone).date()
    morning = (theirs + ONE_DAY).replace(hour=10, minute=0)
    return _local(morning, view.history.home.zone).date()


def _local(moment: datetime, zone: str) -> datetime:
    return moment.astimezone(ZoneInfo(zone or "UTC"))
