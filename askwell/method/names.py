"""A person's name in its parts: titles before it, the name itself, and the letters after it ("RN, PhD")."""

from __future__ import annotations

from dataclasses import dataclass

_TITLES = frozenset(
    "dr prof professor univ-prof doz dozent dozentin pd priv-doz privatdozent privatdozentin dott dottssa dra drs "
    "mr mrs ms mx miss sir dame lord lady madam frau herr mme mlle madame monsieur sra sr srta señor señora signor "
    "signora judge justice captain capt col colonel maj major lt sgt father fr sister brother rev reverend rabbi imam "
    "pastor hon matron ing mag dipl-ing".split()
)
_OF_A_DEGREE = frozenset("med dent vet rer nat phil jur pol oec soc theol habil hc h.c mult".split())
"""What belongs to the title before it, as in "Dr. med."; nobody is addressed by it."""
_AFTER = frozenset(
    "rn bsn msn dnp np fnp aprn crna cnm lpn lvn phn rgn rm phd dphil md mbbs mbchb do mph mha mba msc mscn bsc ma ba "
    "meng beng mphil edd jd llb llm esq pharmd rph dds dmd dvm frcp frcs frcn mrcp facp facs faan pt dpt ot otr slp pa "
    "pac lcsw lmft cpa pmp cfa cphims fhimss rhia dipl-ing jr sr ii iii iv ret".split()
)
_PARTICLES = frozenset(
    "van von vom zu zum zur de der den del della di da das do dos du des la le ter ten bin ibn al el st".split()
)


@dataclass(frozen=True, slots=True)
class Name:
    """`titles` as they were typed ("Prof. Dr."), `words` the name without them; at least one of both has words."""

    titles: str
    words: tuple[str, ...]

    @property
    def plain(self) -> str:
        """With its titles and without the letters after it: what a sentence says."""
        return " ".join(filter(None, (self.titles, *self.words)))

    @property
    def addressed(self) -> str:
        """After "Dear": the first name, or the titles with the family name."""
        if not self.titles or not self.words:
            return self.words[0] if self.words else self.titles
        return f"{self.titles} {self._family}"

    @property
    def formal(self) -> str:
        return self.addressed if self.titles else self.plain

    @property
    def _family(self) -> str:
        first = len(self.words) - 1
        while first > 1 and self.words[first - 1].casefold() in _PARTICLES:
            first -= 1
        if first == 1 and self.words[0].casefold() in _PARTICLES:
            first = 0
        return " ".join(self.words[first:])


def parted(name: str) -> Name:
    """Reads "Frau Dr. med. Sofia Nilsson, RN" and "Nilsson, Sofia" alike; what cannot be read stays the name."""
    words, *behind = (part.split() for part in name.split(","))
    given = [part for part in behind if part and not all(map(_is_letters_after, part))]
    if len(given) == 1 and words and not any(map(_is_title, words)):
        words = [*given[0], *words]
    kept = 0
    while kept < len(words) and (_is_title(words[kept]) or (kept and _bare(words[kept]) in _OF_A_DEGREE)):
        kept += 1
    titles = [word for word in words[:kept] if _bare(word) not in _OF_A_DEGREE]
    words = words[kept:]
    # Without a comma "Ma" and "Do" are names as well, so letters after one are capitals, and two words stay before.
    while len(words) > 2 and _bare(words[-1]) in _AFTER and (not words[-1].istitle() or len(_bare(words[-1])) > 2):
        words.pop()
    return Name(" ".join(titles), tuple(words))


def _bare(word: str) -> str:
    return word.strip("()").replace(".", "").casefold()


def _is_title(word: str) -> bool:
    return _bare(word) in _TITLES


def _is_letters_after(word: str) -> bool:
    return _bare(word) in _AFTER or sum(letter.isupper() for letter in word) > 1
