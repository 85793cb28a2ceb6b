"""Whether a text is English enough to be judged. Counts the small words that every English letter is full of."""

from __future__ import annotations

import re

ENGLISH = frozenset(
    "the a an of to and in on at for with from by about as is are was were be been am i you he she it we they me my "
    "your our "
    "his her their this that these those not no do does did have has had would could can may might will shall if or "
    "but so "
    "one people more most being been into today back see every must after before just such than out up now all any "
    "some first last which whom whose why best good work job people's who's let's there's what's how's nothing young "
    "while "
    "what how who when where which there here i'm i'd i'll i've you're don't it's thank thanks".split()
)
_OTHERS = (
    frozenset(
        "der die das und ich sie nicht ist ein eine zu mit von für auf dass wir ihr ihnen als auch bei nach über "
        "sehr würde habe "
        "le la les des et je vous nous est un une pour avec dans que qui ne pas sur mon votre ce cette au aux merci "
        "el los las y yo usted es una por con que no su en mi muy gracias del al lo para como "
        "il lo gli e io lei è per con che non mi sono di della grazie nel "
        "o os as eu você não um uma com que em meu sua obrigado da do "
        "de het een en ik u niet van voor met dat aan mijn uw zijn "
        "och jag du inte att det som på är för med av til og jeg ikke på er af "
        "nie jest się że do na w z i dla ja pan pani".split()
    )
    - ENGLISH
)
_WORDS = re.compile(r"[^\W\d_]+(?:'[^\W\d_]+)?")
_READ = 8_000  # characters; enough to know a language
_LAST_LATIN = 0x24F  # the last code point of the Latin alphabets
_BEYOND_LATIN = re.compile(rf"[^\W\0-{chr(_LAST_LATIN)}]")
_FEWEST = 6  # words; below that nothing can be said of a language, and the text is taken as English
_SHARE = 0.16  # of English function words; letters in English have 0.35 or more


def is_english(text: str) -> bool:
    """False where too few of the words are English function words, or where another script or language prevails."""
    text = text[:_READ]
    if _BEYOND_LATIN.search(text):
        letters = [letter for letter in text if letter.isalpha()]
        if sum(ord(letter) > _LAST_LATIN for letter in letters) > 0.3 * len(letters):
            return False
    words = _WORDS.findall(text.replace("’", "'").lower())
    if len(words) < _FEWEST:
        return True
    english = sum(map(ENGLISH.__contains__, words))
    return english >= _SHARE * len(words) and english > sum(map(_OTHERS.__contains__, words))
