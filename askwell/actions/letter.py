"""Letters: drafting, checking, taking them to one's own mail program, and noting that they went.

Askwell sends nothing by itself. Whatever leaves (opened in mail, copied, printed) is checked on its exact words;
what has already happened outside is always recorded, with the findings kept beside it (METHOD section 2)."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import timedelta

from askwell.actions.access import Actor, of_workspace
from askwell.actions.events import Deed, When, day_and_moment, deed
from askwell.actions.introduction import on_the_list
from askwell.actions.reach import CHANNELS, first_channel, no_way_to_reach
from askwell.errors import AskwellError, Invalid, LetterStopped, NeverWrite, NotFound
from askwell.method.letters.check import check, shown, verdict
from askwell.method.letters.draft import DRAFTED, draft as compose
from askwell.method.letters.facts import Draft, Tone
from askwell.method.letters.kinds import KINDS
from askwell.method.letters.letter import Finding, Letter
from askwell.models import Approach, Direction, Event, Interview, Introduction, Message, Person, Position
from askwell.models.base import new_id
from askwell.queries import letters as queries
from askwell.queries.letter_facts import facts
from askwell.queries.letters import ASKS, OF_A_DECISION, About

TONES: tuple[Tone, ...] = ("warm", "plain", "formal")
SUBJECT_LIMIT = 300
TEXT_LIMIT = 20_000
MOST_NOT_MEANT = 50
THROWN_KEPT = timedelta(days=30)
BY_HAND = frozenset({"not_english", "too_long_to_judge"})
"""What the three promises, ticked by hand, answer for."""
OF_INTRODUCTIONS = frozenset({"update", "nudge", "ask_introduction"})


class ChangedElsewhere(AskwellError):
    """A second window saved the same draft; both texts are kept until the person chooses."""

    code = "changed_elsewhere"

    def __init__(self, message: Message) -> None:
        super().__init__(
            "This letter was changed in another window.",
            kept="Your words are still here, and so are the others.",
            hint="Compare the two and save the one that you want.",
        )
        self.saved = message


@dataclass(frozen=True, slots=True)
class Checked:
    """`findings` are the ones to show (METHOD section 2: three warnings at most); `waits`: it may not leave yet."""

    findings: list[Finding]
    all_findings: list[Finding]
    waits: bool


def draft(
    actor: Actor,
    person: Person,
    kind: str,
    *,
    approach: Approach | None = None,
    introduction: Introduction | None = None,
    interview: Interview | None = None,
    direction: Direction | None = None,
    tone: str = "plain",
) -> Message:
    """A letter from what is known, every gap visible. An unfinished draft of the same kind is taken up again: as it is,
    or, where nobody has changed it, with what is known by now."""
    if kind not in KINDS:
        raise Invalid(f"“{kind}” is no kind of letter.", field="kind", hint="One of: " + ", ".join(KINDS))
    person = of_workspace(actor, Person, person.id)
    about = queries.matter(actor.workspace, About(person, approach, introduction, interview, direction), kind)
    if about.direction is None:
        about = replace(about, direction=queries.only_direction(actor.workspace, kind))
    unfinished = Message.objects.filter(
        workspace=actor.workspace, person=person, kind=kind, state="draft", outgoing=True,
        introduction=about.introduction, interview=about.interview,
    ).order_by("-changed_at")  # fmt: skip
    if kind in OF_A_DECISION:  # each decision is told by itself
        unfinished = unfinished.filter(direction=about.direction)
    found = unfinished.first()
    if found and found.version:
        return found
    written = _written(actor, kind, about, found.tone if found else tone)
    if found:
        found.subject, found.text, found.approach = written.subject, written.text, about.approach
        found.channel = first_channel(person, kind)
        found.save(update_fields=["subject", "text", "approach", "channel"])
        return found
    return Message.objects.create(
        workspace=actor.workspace, person=person, position=_position(actor, person), approach=about.approach,
        introduction=about.introduction, interview=about.interview, direction=about.direction, outgoing=True, kind=kind,
        channel=first_channel(person, kind), tone=tone, subject=written.subject, text=written.text,
        made_at=actor.now, changed_at=actor.now,
    )  # fmt: skip


def _written(actor: Actor, kind: str, about: About, tone: str) -> Draft:
    """What is known in words; nothing for the kinds that are the person's own from the first word on."""
    asked = _tone(tone)
    if kind not in DRAFTED:
        return Draft("", "")
    return compose(kind, facts(actor.workspace, kind, about, actor.today), asked)


def _tone(asked: str) -> Tone:
    for tone in TONES:
        if tone == asked:
            return tone
    raise Invalid(f"“{asked}” is no tone.", field="tone", hint="warm, plain or formal")


def _position(actor: Actor, person: Person) -> Position | None:
    return person.positions.filter(workspace=actor.workspace, until__isnull=True).first()


def rewrite(actor: Actor, message: Message, tone: str) -> Message:
    """Drafted anew in another tone, from what is known by now; words_back gives the words before."""
    message = _draft_of(actor, message)
    if message.kind not in DRAFTED:
        return message
    _keep_words(actor, message)
    written = _written(actor, message.kind, queries.about(message), tone)
    return _save(
        actor, message, subject=written.subject, text=written.text, tone=tone, not_meant=[], checked_by_hand=False
    )


def _keep_words(actor: Actor, message: Message) -> None:
    """A copy among the drafts that were thrown away."""
    kept = Message.objects.get(id=message.id)
    kept.pk, kept.state, kept.opened_at, kept.changed_at = new_id(), "thrown", None, actor.now
    kept.save(force_insert=True)


def words_back(actor: Actor, message: Message) -> Message:
    """The words that a new tone replaced. Raises NotFound where there are none."""
    message = _draft_of(actor, message)
    same = {"person": message.person, "kind": message.kind, "introduction": message.introduction,
            "interview": message.interview}  # fmt: skip
    kept = Message.objects.filter(workspace=actor.workspace, state="thrown", **same).order_by("-changed_at", "-id")
    before = kept.first()
    if before is None:
        raise NotFound("earlier words")
    before.delete()
    return _save(
        actor, message, subject=before.subject, text=before.text, tone=before.tone, not_meant=before.not_meant,
        checked_by_hand=before.checked_by_hand,
    )  # fmt: skip


def save(
    actor: Actor, message: Message, subject: str, text: str, *, version: int | None = None, channel: str = ""
) -> Message:
    """Drafts always save. Raises ChangedElsewhere where another window saved since `version`; Invalid when too long."""
    message = _draft_of(actor, message)
    if len(text) > TEXT_LIMIT or len(subject) > SUBJECT_LIMIT:
        raise Invalid(
            "That is too long for a letter.", field="text", kept="The draft before it is saved.",
            hint=f"At most {TEXT_LIMIT:,} letters; 125 words are better.",
        )  # fmt: skip
    if channel and channel not in CHANNELS:
        raise Invalid(f"“{channel}” is no channel.", field="channel", hint="One of: " + ", ".join(CHANNELS))
    if version is not None and version != message.version and (subject, text) != (message.subject, message.text):
        raise ChangedElsewhere(message)
    # A line break in a subject would begin a header of its own in a mail program (RFC 5322 2.2).
    subject = " ".join(subject.split())
    text = text.replace("\r\n", "\n").replace("\x00", "")
    same = (subject, text) == (message.subject, message.text)
    return _save(
        actor, message, subject=subject, text=text, channel=channel or message.channel,
        checked_by_hand=message.checked_by_hand and same, opened_at=message.opened_at if same else None,
    )  # fmt: skip


def _draft_of(actor: Actor, message: Message) -> Message:
    message = of_workspace(actor, Message, message.id)
    if message.state != "draft":
        raise Invalid("This letter has gone out; what was sent is not changed.", hint="Begin a new one.")
    return message


def _save(actor: Actor, message: Message, **columns: object) -> Message:
    for name, value in columns.items():
        setattr(message, name, value)
    message.version += 1
    message.changed_at = actor.now
    message.save(update_fields=[*columns, "version", "changed_at"])
    return message


def discard(actor: Actor, message: Message) -> None:
    """Throws a draft away; it can be brought back for THROWN_KEPT."""
    thrown = Message.objects.filter(workspace=actor.workspace, state="thrown")
    thrown.filter(changed_at__lt=actor.now - THROWN_KEPT).delete()
    _save(actor, _draft_of(actor, message), state="thrown", opened_at=None)


def bring_back(actor: Actor, message: Message) -> Message:
    """A draft that was thrown away, as it was. Raises Invalid for another letter."""
    message = of_workspace(actor, Message, message.id)
    if message.state != "thrown":
        raise Invalid("This letter was not thrown away.")
    return _save(actor, message, state="draft")


def mark_not_meant(actor: Actor, message: Message, key: str) -> Message:
    """ "Not meant so": the finding stays in sight and no longer holds the letter back."""
    message = _draft_of(actor, message)
    marked = [*(known for known in message.not_meant if known != key), key[:400]]
    return _save(actor, message, not_meant=marked[-MOST_NOT_MEANT:])


def accept(actor: Actor, message: Message, key: str) -> Message:
    """The better wording of a finding takes the place of its words; a finding that is gone changes nothing."""
    message = _draft_of(actor, message)
    found = next((finding for finding in checked(actor, message).all_findings if finding.key == key), None)
    if found is None or found.replacement is None or found.replaces is None:
        return message
    start, end = found.replaces
    whole = message.subject if found.where == "subject" else message.text
    better = whole[:start] + found.replacement + whole[end:]
    if found.where == "subject":
        return save(actor, message, better, message.text)
    return save(actor, message, message.subject, better)


def check_by_hand(actor: Actor, message: Message) -> Message:
    """The three promises were ticked: no job asked, 30 minutes or less, no gap left (METHOD section 2)."""
    return _save(actor, _draft_of(actor, message), checked_by_hand=True)


def checked(actor: Actor, message: Message) -> Checked:
    """What the check finds in the words as they stand."""
    context = queries.context(actor.workspace, message, actor.today)
    found = check(Letter(message.kind, message.subject, message.text), context)
    if message.checked_by_hand:
        found = [replace(finding, marked=True) if finding.code in BY_HAND else finding for finding in found]
    return Checked(shown(found), found, verdict(found))


def take(actor: Actor, message: Message) -> Message:
    """The letter goes to the mail program, the clipboard or the printer: checked on its exact words.

    From here on Today asks "Did you send it?". Raises NeverWrite, NoAddress or LetterStopped; the draft stays."""
    message = _draft_of(actor, message)
    _may_write(message)
    if missing := no_way_to_reach(message):
        raise missing
    result = checked(actor, message)
    if result.waits:
        raise LetterStopped([one.why for one in result.all_findings if one.severity == "stops" and not one.marked])
    return _save(actor, message, opened_at=actor.now, checked=[_kept(finding) for finding in result.all_findings])


def _may_write(message: Message) -> None:
    """Raises NeverWrite. An answer to their own word is possible only once the stop was lifted."""
    if message.person.stopped:
        raise NeverWrite(message.person.name)
    source = message.person
    if message.kind in ASKS and not (source.source or source.source_words or message.introduction_id):
        raise Invalid(
            f"You have not said where you know {source.name} from.", field="source",
            kept="The letter is saved as a draft.",
            hint="Add it on their page: who named them, or where you found them.",
        )  # fmt: skip


def _kept(finding: Finding) -> dict[str, object]:
    return {"code": finding.code, "severity": finding.severity, "words": finding.words[:300], "marked": finding.marked}


def not_sent(actor: Actor, message: Message) -> Message:
    """ "Did you send it?" No: it is a draft again."""
    return _save(actor, _draft_of(actor, message), opened_at=None)


def record_sent(
    actor: Actor,
    person: Person,
    kind: str,
    *,
    channel: str = "email",
    message: Message | None = None,
    approach: Approach | None = None,
    introduction: Introduction | None = None,
    interview: Interview | None = None,
    direction: Direction | None = None,
    subject: str = "",
    text: str = "",
    attachment: dict[str, str] | None = None,
    on: When = None,
) -> Event:
    """It went: the past is always recorded, whatever the rules say, with the findings kept beside it.

    `message` is the draft that was sent; without one, `text` may hold the words that went out."""
    if kind not in KINDS:
        raise Invalid(f"“{kind}” is no kind of letter.", field="kind", hint="One of: " + ", ".join(KINDS))
    channel = channel.replace("-", "_")
    if channel not in CHANNELS:
        raise Invalid(f"“{channel}” is no channel.", field="channel", hint="One of: " + ", ".join(CHANNELS))
    with deed(actor) as doing:
        person = of_workspace(actor, Person, person.id)
        if message:
            message = _draft_of(actor, message)
            about = queries.about(message)
        else:
            about = queries.matter(actor.workspace, About(person, approach, introduction, interview, direction), kind)
        if about.approach is None and kind in ASKS:
            about = _begin(doing, about, on)
        message = _frozen(doing, message, about, kind, channel, subject, text, on)
        data: dict[str, object] = {"letter": kind, "channel": channel, "message": str(message.id)}
        if message.checked_by_hand:
            data["checked_by_hand"] = True
        if kind in OF_A_DECISION and about.direction:
            data["decided"] = of_workspace(actor, Direction, about.direction.id).decided_as
        if attachment:
            data["attachment"] = attachment
        if kind == "ask_introduction" and (intro := about.introduction):
            target = intro.target
            doing.append("introduction_asked", on, person=target, direction=intro.direction, introduction=intro)
            on_the_list(doing, intro, on)
        return doing.append(
            "letter_sent", on, person=person, direction=about.direction, approach=about.approach,
            introduction=about.introduction if kind in ASKS | OF_INTRODUCTIONS else None,
            interview=about.interview, data=data,
        )  # fmt: skip


def _begin(doing: Deed, about: About, on: When) -> About:
    """A request to somebody without an approach begins one."""
    approach = Approach.objects.create(workspace=doing.workspace, person=about.person, direction=about.direction)
    doing.append("approach_started", on, person=about.person, direction=about.direction, approach=approach)
    return About(about.person, approach, about.introduction, about.interview, about.direction)


def _frozen(
    doing: Deed, message: Message | None, about: About, kind: str, channel: str, subject: str, text: str, on: When
) -> Message:
    actor = doing.actor
    if message is None:
        message = Message(
            workspace=actor.workspace, person=about.person, position=_position(actor, about.person), outgoing=True,
            approach=about.approach, introduction=about.introduction, interview=about.interview,
            direction=about.direction, kind=kind, subject=" ".join(subject.split())[:SUBJECT_LIMIT],
            text=text[:TEXT_LIMIT], made_at=actor.now,
        )  # fmt: skip
    message.approach, message.channel, message.state = about.approach, channel, "sent"
    message.sent_on, message.changed_at = day_and_moment(actor, on)[0], actor.now
    if message.text:
        message.checked = [_kept(finding) for finding in checked(actor, message).all_findings]
    message.save()
    return message
