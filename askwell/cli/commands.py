"""All commands in the order of `askwell --help`: where each stands, and what it says of itself."""

from __future__ import annotations

from typing import NamedTuple


class Entry(NamedTuple):
    at: str  # module:name, below askwell.cli
    says: str
    django: bool = True


COMMANDS = {
    "run": Entry("run:run", "Start Askwell and open it in your browser.", django=False),
    "demo": Entry("demo:demo", "Look at a worked example.", django=False),
    "open": Entry("open:open_", "Open the running Askwell by a new one-time link."),
    "next": Entry("today:next_", "What comes next, and why."),
    "settings": Entry("settings:settings", "Who and where you are, and how long you wait."),
    "direction": Entry("directions:direction", "What you look into, and how you decide."),
    "criterion": Entry("criteria:criterion", "What matters to you."),
    "people": Entry("people:people", "The people you know or want to meet."),
    "company": Entry("companies:company", "Companies and who works there."),
    "import": Entry("importing:import_", "Bring people in from files, or take an import back."),
    "introduction": Entry("introductions:introduction", "Who named whom, and what became of it."),
    "research": Entry("research:research", "What you read before you ask."),
    "approach": Entry("approaches:approach", "One effort to talk with one person."),
    "letter": Entry("letters:letter", "Draft, check, and note what went."),
    "call": Entry("approaches:call", "Calls you made."),
    "reply": Entry("approaches:reply", "What came back."),
    "interview": Entry("interviews:interview", "The talk: agreed, moved, held, missed."),
    "agenda": Entry("talks:agenda", "The questions for a talk."),
    "note": Entry("notes:note", "Lines of what was said."),
    "names": Entry("introductions:names", "Names that were given, or none."),
    "claim": Entry("talks:claim", "What you heard for or against what matters."),
    "commitment": Entry("promises:commitment", "Promises, yours and theirs."),
    "thank": Entry("thanks:thank", "Thanks for a talk."),
    "card": Entry("thanks:card", "A card by post."),
    "news": Entry("thanks:news", "News to whoever gave a name."),
    "questions": Entry("questions:questions", "What a question invites, and whether two ask the same."),
    "drill": Entry("drill:drill", "Practise the talk that turns into a job interview."),
    "speech": Entry("speech:speech", "What you say of yourself, read and timed."),
    "stance": Entry("promises:stance", "Would you want to work there? Private."),
    "invitation": Entry("promises:invitation", "Doors that they opened."),
    "offer": Entry("promises:offer", "Offers of theirs."),
    "application": Entry("promises:application", "Applications of yours."),
    "mention": Entry("introductions:mention", "Who mentioned you to whom."),
    "step": Entry("steps:step", "Put a step off, or let it go."),
    "history": Entry("story:history", "The story with a person."),
    "undo": Entry("story:undo", "That was a mistake."),
    "redate": Entry("story:redate", "It was on another day."),
    "chain": Entry("looking:chain", "Who named whom, by tiers."),
    "progress": Entry("looking:progress", "True numbers with their intervals."),
    "goal": Entry("settings:goal", "The weekly goal."),
    "export": Entry("keeping:export", "Everything in open formats."),
    "backup": Entry("keeping:backup", "A backup that proves itself."),
    "restore": Entry("keeping:restore", "Put a backup in the place of what is here."),
    "doctor": Entry("keeping:doctor", "Is everything in order?"),
    "completion": Entry("completion:completion", "Let the Tab key finish commands.", django=False),
}
