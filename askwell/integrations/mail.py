"""A letter for one's own mail program: a mailto link, or an unsent message as a file. Nothing is sent from here."""

from __future__ import annotations

from dataclasses import dataclass
from email.headerregistry import Address
from email.message import EmailMessage
from email.policy import SMTP
from urllib.parse import quote

LONGEST_MAILTO = 1_900  # what Outlook and older Windows take of a link; above it the file is the way


@dataclass(frozen=True, slots=True)
class Outgoing:
    """`subject` has no line break; `text` has them as "\\n"."""

    to: str
    to_name: str
    subject: str
    text: str
    sender: str = ""
    sender_name: str = ""


def mailto(letter: Outgoing) -> str:
    """A link that opens the letter in the mail program (RFC 6068); empty where it would be cut off."""
    body = quote(letter.text.replace("\n", "\r\n"), safe="")
    link = f"mailto:{quote(letter.to, safe='@')}?subject={quote(letter.subject, safe='')}&body={body}"
    return link if len(link) <= LONGEST_MAILTO else ""


def eml(letter: Outgoing) -> bytes:
    """An unsent message as bytes (RFC 5322). "X-Unsent" makes mail programs open it for editing, not for reading.

    Header injection is impossible: the email package refuses line breaks in headers."""
    message = EmailMessage(policy=SMTP)
    message["X-Unsent"] = "1"
    message["To"] = Address(letter.to_name.replace('"', ""), addr_spec=letter.to)
    if letter.sender:
        message["From"] = Address(letter.sender_name.replace('"', ""), addr_spec=letter.sender)
    message["Subject"] = " ".join(letter.subject.split())
    message.set_content(letter.text)
    return message.as_bytes()
