"""The three tones: how a letter greets, joins its parts and ends. Facts never differ between them."""

from __future__ import annotations

from dataclasses import dataclass

from ..names import parted
from .facts import LetterFacts, Tone


@dataclass(frozen=True, slots=True)
class Words:
    """Connective wording of one tone. "{length}", "{means}" and the like are filled from facts."""

    greet: str
    named: str
    found: str
    field: str
    ask: str
    times: str
    any_time: str
    pledge: str
    hear: str
    thanks: str
    close: str
    quote: str
    thank_for: str


WORDS: dict[Tone, Words] = {
    "warm": Words(
        greet="Hello {first},",
        named="{introducer} gave me your name.",
        found="I found your name {how}.",
        field="I am finding out about {direction}.",
        ask="Could you spare {length} for a talk, {means}?",
        times="{times} would be possible, or any time that suits you.",
        any_time="Any time that suits you is fine.",
        pledge="I am not looking for a job from you.",
        hear="Most of all I would love to hear {what}.",
        thanks="Thank you for reading this.",
        close="Warm wishes,",
        quote="What stays with me is what you said: “{words}”",
        thank_for="Thank you so much for our talk {day}.",
    ),
    "plain": Words(
        greet="Dear {first},",
        named="{introducer} gave me your name.",
        found="I found your name {how}.",
        field="I am finding out about {direction}.",
        ask="Could we talk for {length}, {means}?",
        times="{times} would be possible, or any time that suits you.",
        any_time="Any time that suits you is fine.",
        pledge="I am not asking you for a job.",
        hear="I would like to hear {what}.",
        thanks="Thank you for reading this.",
        close="Kind regards,",
        quote="You said: “{words}”",
        thank_for="Thank you for our talk {day}.",
    ),
    "formal": Words(
        greet="Dear {full},",
        named="{introducer} kindly gave me your name.",
        found="I found your name {how}.",
        field="I am finding out about {direction}.",
        ask="Might I ask you for a talk of {length}, {means}?",
        times="{times} would be possible, or any time that suits you.",
        any_time="I would fit in with any time that suits you.",
        pledge="I am not asking for any position.",
        hear="Above all I should like to hear {what}.",
        thanks="Thank you for considering this.",
        close="Yours sincerely,",
        quote="In particular I have thought about your words: “{words}”",
        thank_for="I should like to thank you for our talk {day}.",
    ),
}


def gap(what: str) -> str:
    """A fact that is not known, said so that the person can fill it."""
    return f"[{what}]"


def gap_sentence(what: str) -> str:
    """A whole sentence that is not known, with its stop inside: what is written over it brings its own."""
    return gap(f"{upper_first(what)}.")


@dataclass(frozen=True, slots=True)
class Pen:
    """Writes the sentences of one letter: the facts where they are known, a gap where they are not."""

    facts: LetterFacts
    words: Words

    @property
    def first(self) -> str:
        return parted(self.facts.person_name).addressed or gap("their name")

    @property
    def me(self) -> str:
        return self.facts.my_name or gap("your name")

    def fill(self, template: str, **facts: str) -> str:
        return template.format(first=self.first, full=parted(self.facts.person_name).formal or self.first, **facts)

    def letter(self, *paragraphs: str) -> str:
        """Greeting, the paragraphs that say something, closing and signature."""
        said = [paragraph for paragraph in paragraphs if paragraph.strip()]
        return "\n\n".join((self.fill(self.words.greet), *said, f"{self.words.close}\n{self.me}"))

    @property
    def i_wrote(self) -> str:
        return "I asked you" if self.facts.asked_aloud else "I wrote to you"

    def again(self) -> str:
        """To somebody who asked for later: that it was their own wish."""
        facts = self.facts
        if not facts.asked_for_later:
            return ""
        you = f"When {self.i_wrote} {facts.asked_on}, you" if facts.asked_on else "You"
        return f"{you} kindly asked me to write again {facts.later_from or 'later'}, and I am glad to do so."

    def source(self) -> str:
        """Where the name came from: the introducer, else how it was found."""
        facts = self.facts
        if facts.introducer:
            return self.fill(self.words.named, introducer=facts.introducer)
        if facts.how_found.endswith((".", "!", "?")):
            return facts.how_found
        return (
            self.fill(self.words.found, how=facts.how_found)
            if facts.how_found
            else gap_sentence(f"where you have {self.first}'s name from")
        )

    def who(self) -> str:
        return sentence(self.facts.who_i_am) or gap_sentence("one sentence on who you are")

    def why_them(self) -> str:
        return sentence(self.facts.why_them) or gap_sentence(f"one true reason why you are writing to {self.first}")

    @property
    def direction(self) -> str:
        return self.facts.direction or gap("the field or position")

    def field(self) -> str:
        direction = self.facts.direction or gap("the field or position you would like to understand")
        return self.fill(self.words.field, direction=direction)

    def hear(self) -> str:
        what = self.facts.only_they_know.rstrip(". ") or gap(f"one thing that only {self.first} can tell you")
        return self.fill(self.words.hear, what=what)

    def ask(self) -> str:
        return self.fill(self.words.ask, length=self.length, means=self.means)

    def when(self) -> str:
        times = self.facts.times
        return upper_first(self.fill(self.words.times, times=either(times))) if times else self.words.any_time

    @property
    def length(self) -> str:
        return {30: "half an hour", 20: "twenty minutes", 15: "fifteen minutes"}.get(
            self.facts.minutes, f"{self.facts.minutes} minutes"
        )

    @property
    def means(self) -> str:
        return either(self.facts.places or ("by telephone", "at your office", "in a café near you"))

    def quote(self, what: str = "one thing they said, in their words") -> str:
        if not self.facts.takeaways:
            return self.fill(self.words.quote, words=gap(what)).replace(gap(what) + "”", gap(what) + "”.")
        return self.fill(self.words.quote, words=sentence(self.facts.takeaways[0]))

    def day(self, day: str, unknown: str) -> str:
        return day or gap(unknown)


def either(choices: tuple[str, ...]) -> str:
    """ "by telephone, at your office or over a coffee"."""
    return " or ".join(filter(None, (", ".join(choices[:-1]), choices[-1]))) if choices else ""


def together(names: tuple[str, ...]) -> str:
    """ "Rafael and Dana"."""
    return " and ".join(filter(None, (", ".join(names[:-1]), names[-1]))) if names else ""


def upper_first(text: str) -> str:
    return text[:1].upper() + text[1:]


def sentence(text: str) -> str:
    """Their own words as a sentence: with a capital and a full stop, else untouched."""
    text = text.strip()
    return text if not text or text[-1] in '.!?”"' else f"{text}."


def said(*parts: str) -> str:
    """Sentences of one paragraph, the empty ones left out."""
    return " ".join(part for part in parts if part)
