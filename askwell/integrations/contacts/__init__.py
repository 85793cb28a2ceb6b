"""People from files: LinkedIn's Connections.csv, Google and Outlook CSV, any other CSV with a header, vCard 2.1 to 4.0.

Nothing is merged or stored here, and nobody is guessed: what a file holds comes out in its order, and what is nobody
comes out as a RejectedRow with a reason in plain words."""

from .files import detect_format, read_people
from .found import FileFormat, FoundPerson, RejectedRow, UnreadableFile

__all__ = ["FileFormat", "FoundPerson", "RejectedRow", "UnreadableFile", "detect_format", "read_people"]
