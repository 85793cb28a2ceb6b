"""What two spellings of one address or number share."""

from __future__ import annotations

import re

LONGEST_ADDRESS = 254  # RFC 5321 4.5.3.1.3
_ADDRESS = re.compile(r"[^@\s<>,;\"]+@[^@\s<>,;\"]+")


def email_key(address: str) -> str:
    """The address in lower case; empty for what cannot be one. Mail to capital letters reaches the same person."""
    address = address.strip()
    return address.casefold() if len(address) <= LONGEST_ADDRESS and _ADDRESS.fullmatch(address) else ""


def phone_key(number: str, country: str = "") -> str:
    """The number in E.164 where it can be read (for a number without a country code: as dialled in `country`),
    else its digits; empty without a digit."""
    import phonenumbers  # here, for it is large and most starts read no number

    try:
        read = phonenumbers.parse(number, country.upper() or None)
        if phonenumbers.is_possible_number(read):
            return phonenumbers.format_number(read, phonenumbers.PhoneNumberFormat.E164)
    except phonenumbers.NumberParseException:
        pass
    return re.sub(r"\D", "", number)[:40]


def url_key(url: str) -> str:
    """Without scheme, "www." and a closing slash."""
    return re.sub(r"^(https?://)?(www\.)?", "", url.strip().casefold()).rstrip("/")[:500]
