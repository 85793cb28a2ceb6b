"""What was typed elsewhere, made fit for a sentence: the name of a direction; their own words in a note."""

from __future__ import annotations

import re

_QUOTED = re.compile(r"“([^“”\n]+)”|„([^„“”\n]+)[“”]|«([^«»\n]+)»|\"([^\"\n]+)\"")
_SPOKEN = re.compile(r"\b(?:i|me|my|mine|we|us|our|ours|you|your|yours)\b", re.IGNORECASE)
_TOLD = re.compile(r"\b(?:he|she|they|him|her|his|them|their)\b|[.!?;]\s+\S|^[^:]{1,30}:\s|[“”„«»\"]", re.IGNORECASE)
"""Of them, not by them; more than one sentence; a heading with what belongs under it; a lone quotation mark."""
_MINE = re.compile(
    r"\bi(?:'d| would| should| must| need| ought| want| wonder| wish| will|'ll| might| could| may)\b"
    r"|\bi(?: was|'m| am)? (?:asked|noticed|liked|felt|learn\w+|heard|understood|surprised|impressed|struck|told)\b"
    r"|\b(?:to|for|suits?|interests?|surprised|struck|told|tells|showed|gave) me\b|\bask\b",
    re.IGNORECASE,
)
"""What whoever takes notes says of themselves: "I should ask about nights". It may be theirs, and is not quoted."""
_FEWEST = 3  # words; one or two in quotation marks are a term, not what somebody said
_BRACKETED = re.compile(r"\s*(?:\([^()]*\)|\[[^\[\]]*\])")
_SMALL = frozenset("a an and as at by for from in of on or the to with without".split())
_PROPER = frozenset(
    "africa african america american arabic argentina asia asian australia australian austria austrian belgian belgium "
    "berlin boston brazil brazilian britain british bulgarian canada canadian chicago china chinese christian croatian "
    "czech danish denmark dutch england english estonian europe european finland finnish france french german germany "
    "greece greek hebrew hungarian hungary iceland india indian indonesian iran iraqi ireland irish israel israeli "
    "italian italy japan japanese jewish kenya korea korean latin latvian lisbon lithuanian london mandarin mexican "
    "mexico muslim netherlands nigeria norway norwegian paris persian peru poland polish portugal portuguese romanian "
    "russian scotland scottish serbian slovak slovenian spain spanish sweden swedish swiss switzerland thai turkish "
    "turkey ukraine ukrainian vienna vietnamese wales welsh zurich "
    "android amazon apple azure cerner epic excel google java linux meta microsoft oracle python salesforce siemens "
    "medicaid medicare".split()
)
"""Words that keep their capital wherever they stand."""
_ORDINARY = re.compile(
    r"\w*(?:ing|ics?|ment|[ts]ion|ology|graphy|ist|[aeo]r|ance|ence|ity|al|ive|ship|care|work|ary|ian|ure|ies|ry|ency|ancy)s?"
    r"|affairs?|analytics?|analysts?|arts?|business|change|coach|code|data|design|desk|devices?|drugs?|finance|head|"
    r"health|home|human|law|life|lead|machines?|medicine|midwife|nurses?|office|online|people|pharma|physics|policy|"
    r"process|product|project|public|quality|records?|research|retail|risk|safety|sales|school|science|services?|side|"
    r"site|skills?|software|staff|start-?ups?|systems?|team|tech|trade|trials?|trust|vendors?|wards?|web|youth"
)
"""Words of trades: a title made of them alone is no name, whatever its capitals ("Clinical Informatics")."""


def own_words(note: str) -> tuple[str, ...]:
    """What somebody said, word for word: what stands in quotation marks, else the one sentence of a note that speaks as
    they did ("no nights since I left"). Anything else in a note is the writer's own shorthand."""
    found = ["".join(one.groups("")).strip() for one in _QUOTED.finditer(note)]
    if not found and _SPOKEN.search(note) and not (_TOLD.search(note) or _MINE.search(note)):
        found = [note.strip(" .")]
    return tuple(words for words in found if len(words.split()) >= _FEWEST)


def because(typed: str) -> str:
    """A sentence of what was typed after "I think it could suit me, because …": a clause is joined to those words, what
    begins as a sentence of its own stands as it is."""
    said = _BECAUSE.sub("", " ".join(typed.split()))
    if not said or (said == typed and not said[0].islower()):
        return said
    return f"I think it could suit me, because {said}"


_BECAUSE = re.compile(r"^(?:…|\.\.\.)?\s*because\s+", re.IGNORECASE)
_WHOSE_WORK = re.compile(r"(?:er|or|ist|yst|ian|eer|nurse|midwife|chef|pilot|vet|clerk|coach|cook|nanny)$")
_NOBODY = frozenset(
    "career computer water power paper weather matter layer sector labor harbor consumer user order number center "
    "theater newsletter leather timber cancer gender summer motor indoor outdoor error interior exterior behavior "
    "color humor labour colour behaviour honour border corner rubber copper silver sugar solar other further "
    "cyber super inter her or for after under over".split()
)


OF_SOMEBODY = "the work of "


def whose_work(title: str) -> str:
    """Of an occupation that names a person, their work: "the work of a data analyst"; any other name as it is."""
    head = title.split(",")[0].split(" in ")[0].split(" of ")[0].split()
    last = head[-1].casefold() if head else ""
    if not _WHOSE_WORK.search(last) or last in _NOBODY:
        return title
    article = "an" if title[:1].casefold() in "aeio" else "a"
    return f"{OF_SOMEBODY}{article} {title}"


def within_a_sentence(title: str, names: tuple[str, ...] = ()) -> str:
    """Without what stands in brackets and with a small first letter, unless the first word is an acronym or a name: of
    `names` (companies that are known), of a country, or where all its words have capitals and are no words of a trade
    ("Mayo Clinic")."""
    said = " ".join(_BRACKETED.sub("", title).split()).rstrip(" .,;:") or title.strip()
    first, *others = said.split() or [""]
    is_a_name = any(said.casefold().startswith(name.casefold()) for name in names if name)
    if is_a_name or first.casefold() in _PROPER or any(other[0].isupper() for other in others if _is_small(other)):
        return said
    told = [word for word in (first, *others) if not _is_small(word) and not _keeps_its_capital(word)]
    if told and all(_ORDINARY.fullmatch(word.strip(",.;:").lower()) for word in told):
        return " ".join(word if _keeps_its_capital(word) else word.lower() for word in (first, *others))
    in_capitals = len(told) > 1 and all(word[:1].isupper() for word in told)
    return said if in_capitals or _keeps_its_capital(first) else said[:1].lower() + said[1:]


def _is_small(word: str) -> bool:
    return word.casefold() in _SMALL and (len(word) == 1 or not word.isupper())  # "OR nursing" is an acronym


def _keeps_its_capital(word: str) -> bool:
    """Acronyms ("IT", "UX-design", "SAP"), single letters, and words that are names."""
    head = re.split(r"[-/'’&]", word.strip(",.;:"))[0]
    if _is_small(word):
        return False
    return len(head) < 2 or any(not letter.islower() for letter in head[1:]) or head.casefold() in _PROPER
