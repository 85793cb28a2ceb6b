"""Tables, constraints and indexes; hardly any behaviour."""

from askwell.models.approach import Approach, ApproachDirection, Introduction
from askwell.models.beat import Beat
from askwell.models.company import Company
from askwell.models.direction import Criterion, Direction, Research
from askwell.models.entry import EntryLink, EntrySession
from askwell.models.event import Event, Step
from askwell.models.importing import ImportBatch, ImportChange, ImportRemark
from askwell.models.interview import AgendaItem, Attendee, Claim, Commitment, Interview, Note
from askwell.models.keeping import Suppression
from askwell.models.message import Message
from askwell.models.person import ContactPoint, Person, Position
from askwell.models.question import DirectionQuestion
from askwell.models.workspace import Workspace

__all__ = [
    "AgendaItem", "Approach", "ApproachDirection", "Attendee", "Beat", "Claim", "Commitment", "Company",
    "ContactPoint", "Criterion", "Direction", "DirectionQuestion", "EntryLink", "EntrySession", "Event", "ImportBatch",
    "ImportChange", "ImportRemark", "Interview", "Introduction", "Message", "Note", "Person", "Position", "Research",
    "Step", "Suppression", "Workspace",
]  # fmt: skip
