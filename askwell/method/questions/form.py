"""What the wording of a question invites: an account, one datum or yes and no, a pick among alternatives, or nothing.

The definitions are those of the labelled questions: polite frames count as what they frame, several parts are open if
any part is."""

from __future__ import annotations

import re

from askwell.method.questions.bank import Form

_WH = r"(?:how|what|which|who|whom|whose|why|when|where)"
_AUX = (
    r"(?:is|are|was|were|am|do|does|did|has|have|had|can|could|will|would|shall|should|may|might|must|ought|"
    r"isn't|aren't|wasn't|weren't|don't|doesn't|didn't|hasn't|haven't|can't|couldn't|won't|wouldn't|shouldn't)"
)
_TELL = (
    r"(?:tell|describe|explain|share|walk|take|talk|show|suggest|recommend|outline|sketch|give|name|say|speak|"
    r"help me "
    r"(?:understand|see|picture)|elaborate|expand|paint|point|picture|think of|let me know|comment|run me|teach|"
    r"compare)"
)
_TELLING = r"(?:telling|describing|explaining|sharing|walking|taking|talking|showing|giving|saying|naming|outlining)"
_POLITE = re.compile(
    rf"(?:(?:could|can|would|will|might) you (?:\w+ly |please |perhaps |maybe |also |just )*"
    rf"(?:be (?:so kind as|willing|able|open|happy|prepared|ready) to |like to |care to |mind if you )?{_TELL}\b"
    rf"|(?:do|would) you mind {_TELLING}\b"
    rf"|(?:is|was) there any (?:chance|way) (?:that )?you (?:could|can|might) {_TELL}\b"
    rf"|(?:i'd|i would|we'd) (?:\w+ )?(?:love|like|be (?:\w+ )?(?:curious|interested|glad|happy|grateful|"
    rf"keen)) (?:to |if you )"
    rf"(?:hear|know|learn|understand|could (?:tell|explain))\b"
    rf"|i (?:am|was|'m)? ?(?:\w+ )?(?:wonder|wondering|curious|interested to (?:know|hear))\b"
    rf"|(?:can|could|may|might) i (?:please |also )?(?:ask|know|hear)\b"
    rf"|please (?!(?:\w+ )?(?:think of|let|recommend|point|take|give|show|name) me\b)(?:\w+ )?{_TELL}\b|"
    rf"{_TELL}(?= (?:me|us)\b|ing)|(?:describe|explain|compare|outline)\b)"
)
_WHETHER = re.compile(r"\s*(?:me |us |you )?(?:about )?(?:whether|if)\b")
_ACT = re.compile(
    r"(?:could|can|would|will|might) you (?:\w+ )?(?:"
    r"(?:show|give|take|pass|hand|put|send|forward|introduce|name|recommend|share|point|say|speak)\b.*\b"
    r"(?:my (?:cv|resume|application|papers|details|number|name|letter)|me (?:in|on|up|a (?:job|place|chance|"
    r"reference|call))|"
    r"me to (?:your|the)|a (?:good )?word|(?:figures|files?|documents?|contracts?|list|numbers|records?|"
    r"passwords?))\b|recommend me\b|let me know\b|suggest me\b)"
)
_ACT_AS_FAVOUR = re.compile(
    r"(?:would|do) you mind (?:\w+ )?(?:\w+ing)\b.*\bmy (?:cv|resume|application|papers|portfolio|cover letter|"
    r"name|letter)\b"
)
_WOULD_RECOMMEND = re.compile(
    rf"would you (?:\w+ )?(?:recommend|suggest|advise|say|think)\b(?! (?:{_WH}|that i|more|something|a)\b)"
)
_DATUM = re.compile(
    r"(?:how much of (?:your|the|a) (?:\w+ )?(?:time|day|week|year)\b|how (?:many|often|old|tall|late|early|soon)\b"
    r"|how long (?:is|are|was|were|do|does|did|have|has|had|will|would|you|it|the|people|they|one)\b"
    r"|how much (?:money |time |travel |leave |holiday |training |experience |overtime |notice )?"
    r"(?:do|does|did|is|are|was|were|has|have|can|could|will|would|a|an|it|you|they)\b"
    r"(?!.*\b(?:matter|count|depend|change|differ|influence|affect|shape|help|value|enjoy|like|care|weigh|"
    r"trust)\w*\b)"
    r"|how (?:big|large|far|high|wide|small) (?:is|are|was|were)\b"
    r"|(?:at |in |by |on )?what (?:time|year|date|day|price|salary|percentage|share|proportion|number|age|size|grade|"
    r"title|licen[cs]e|degree|qualification|certificate|exam|city|town|country|school|university|college)\b"
    r"|what (?:is|are|was|were|'s) (?:the|your|its|their|his|her) (?:[\w']+[- ]){0,3}?(?:name|price|cost|fee|fees|"
    r"salary|pay|"
    r"wage|wages|rate|average|number|size|turnover|revenue|budget|address|title|age|statement|deadline|headcount|"
    r"nationality|religion|faith|star sign|phone|e-?mail|range|minimum|maximum|bonus|income|position|job title|"
    r"degree|major|motto|slogan)\b"
    r"(?! like| of| depend| change| mean)"
    r"|what (?:do|does|did|would|will|can) .*\b(?:cost|earn|pay|paid|get paid|take home|make (?:a (?:year|month|"
    r"week|day|night)|an hour|per|each|here)|"
    r"study|offer(?:ed)? you|be called)\b(?! .*\b(?:for|and why|like)\b)"
    r"|which (?:church|mosque|party|newspaper|political party|team|bank|hospital|ward|shift|branch) (?:did|do|"
    r"does|is|are|was|were) (?:you|your|it)\b"
    r"|who(?:m)? (?:did|do|will) you (?:vote|work) for\b|what did you start(?:ed)? on\b"
    r"|what (?:they|you|he|she|people|one) (?:\w+ )?(?:offered|earn|earned|pay|paid|make|made|take home|get paid|"
    r"studied)\b"
    r"|which (?:year|city|town|country|university|school|college|day|month|department|floor|degree|licen[cs]e) "
    r"(?:did|do|does|is|was|are|were|you)\b"
    r"|when (?:did|was|is|are|were|will|does|has|have|can|could|the|it|you|exactly|your)\b"
    r"|where (?:\w+ly )?(?:is|are|was|were) (?:the|your|its|you|it|this)\b(?!.*\b(?:hard|difficult|best|most|"
    r"needed|going|heading))"
    r"|where (?:\w+ly )?(?:do|did) you (?:live|study|train|go to|grow up|work\b(?! on| best| hard)|come from)"
    r"|where .*\b(?:located|based|born)\b"
    r"|who (?:is|was|'s) (?:the|your)\b|who (?:founded|owns|runs|heads|started|set up|leads|invented)\b"
    r"|who (?:\w+ ){0,4}(?:is|was|are) the (?:\w+est|most \w+|least \w+|best|worst)\b)"
)
_DEGREE = re.compile(r"how much (?:of|more|less|does|did|do) .*\b(?:feels?|matters?|counts?|like)\b")
_TO_DEGREE = re.compile(r"(?:to|in|on|at|for|from|with|by|about|under|of) (?:what|which|whom) ")
_SUBORDINATE = re.compile(
    r"(?:when|where|if|once|since|as|after|before|while|because|although|given|apart from|besides|looking|thinking|"
    r"compared|in|at|with|for|on|from|over|during|among|of|to|by|outside|beyond|having|now that|suppose|supposing|"
    r"imagine|assuming|considering|coming|being|out of|i |i'|you |my |your |we |they |it |people |the |this |that |"
    r"and|but|so|well|also|then|finally|first|lastly|today|yesterday|nowadays|sorry|please|okay|ok|yes|no|just)\b"
)
_FILLER = re.compile(
    r"(?:(?:and|but|so|well|also|then|finally|first|lastly|now|ok|okay|yes|sorry|out of (?:pure )?curiosity|"
    r"if i may(?: ask)?|may i ask|can i ask|if you don't mind(?: my asking)?|if it is not too (?:personal|private)|"
    r"one more thing|just|by the way|in your (?:view|opinion|experience|eyes)|roughly|exactly|honestly|generally|"
    r"typically|usually|today|apart from that|for example|hello|hi)\b[\s,:;-]*)+"
)
_PARTED = re.compile(r"[,:;]\s*|\s-+\s*|\b(?:and|but)\s+")
_NOT_A_CHOICE = re.compile(
    r"\bor (?:(?:not|no|so|anything|something|anyone|someone|anybody|somebody|other|others|two|similar|maybe|"
    r"perhaps|anywhere|whatever|even|never|ever)\b|(?:more|less)\W*$)|\b(?:any|anything|some|a few|ever|"
    r"another|day|week)\b"
    r"[^,?]*\bor\b|^(?:may|might|can|could) i\b"
)
_EXISTENCE = re.compile(
    r"(?:is|are|was|were) there\b|(?:do|did|does|would) (?:you|they|people|your \w+) (?:happen to )?(?:have|"
    r"know) (?:any|a|of)\b"
)
_WH_CHOICE = re.compile(
    r"\b(?:more|better|worse|most|rather|easier|harder|sooner|first|prefer\w*|stronger|closer|higher)\b[^,?:]*[,:] ?"
    r"[^?,]+?,? or (?!not|so|any|some|other)"
)
_SENTENCE = re.compile(r"[^.!?\n]*(?:[.!?]+|\n|$)")
_TAG = re.compile(rf", (?:{_AUX} (?:you|it|they|there|he|she|we)|right|correct|no|yes|is that (?:right|so|true))\?$")


def form_of(text: str) -> Form:
    """`text` in lower case with straight quotation marks, as check.plain gives it."""
    forms = [_of_sentence(found.strip()) for found in _SENTENCE.findall(text) if found.strip(" .!?\n\"'")]
    ranked: tuple[Form, ...] = ("open", "choice", "closed")
    return next((form for form in ranked if form in forms), "statement")


def _of_sentence(sentence: str) -> Form:
    asked = sentence.endswith("?")
    if _TAG.search(sentence):
        return "closed"
    clause = _without_lead(sentence)
    framed = _framed(clause)
    if framed:
        return framed
    if re.match(rf"(?:{_TO_DEGREE.pattern})|{_WH}(?:'s|'re|'d|'ve)?\b", clause):
        return _of_wh(clause) if asked or not re.match(r"(?:when|where|what a|how \w+ly) ", clause) else "statement"
    if re.match(rf"{_AUX}\b", clause) and (asked or re.match(rf"{_AUX} (?:you|i|it|they|there|we|your)\b", clause)):
        return _of_yes_no(clause)
    return "closed" if asked else "statement"


def _without_lead(sentence: str) -> str:
    """The sentence from its own question on: "When someone new joins, what shows you …" begins with "what"."""
    clause = sentence[_match_end(_FILLER, sentence) :].lstrip(" ,")
    begins_asking = re.match(rf"{_AUX}\b|(?:{_TO_DEGREE.pattern})|{_WH}\b", clause) or _POLITE.match(clause)
    subordinate = re.match(r"(?:when|where|if|once)\b", clause) and not re.match(rf"(?:when|where) {_AUX}\b", clause)
    if begins_asking and not subordinate:
        return clause
    asks = rf"(?:{_AUX} (?!to\b)|{_TO_DEGREE.pattern}|{_WH}(?:'s)?\b)"
    for cut in _PARTED.finditer(clause):
        rest = clause[cut.end() :]
        if re.match(asks, rest) or _POLITE.match(rest):
            return rest
    return clause


def _framed(clause: str) -> Form | None:
    if _ACT.match(clause) or _ACT_AS_FAVOUR.match(clause):
        return "closed"
    if _WOULD_RECOMMEND.match(clause):
        return "closed"
    frame = _POLITE.match(clause)
    if not frame:
        return None
    rest = clause[frame.end() :].strip()
    if _WHETHER.match(rest):
        return "closed"
    asking = re.match(r"(?:can|could|may|might) i|i\b", frame.group())
    inner = re.sub(
        rf"^(?:(?:me|us|you|to)\b\s*)*(?:a (?:bit|"
        rf"little) )?(?:more )?(?:about )?,?\s*(?={_WH}\b)",
        "",
        rest,
    )
    if re.match(rf"{_WH}\b", inner):
        return _of_wh(inner)
    if asking and not re.match(r"(?:i'd|i would|we'd)", frame.group()):
        return "closed"  # "Can I ask you something?" is answered by yes
    return "open"


def _of_wh(clause: str) -> Form:
    if _WH_CHOICE.search(clause):
        return "choice"
    parts = re.split(r"(?:,|;| and| or) (?=(?:how|why|what|which|who)\b)", clause)
    if len(parts) > 1 and any(
        re.match(r"(?:why|how|what)\b(?! (?:many|much|long|often|old))", part) and not _DATUM.match(part)
        for part in parts[1:]
    ):
        return "open"
    if _DEGREE.match(clause):
        return "open"
    if re.match(r"when do you\b", clause):
        return "open"
    return "closed" if _DATUM.match(clause) else "open"


def _of_yes_no(clause: str) -> Form:
    if re.search(rf"[,;] (?:and )?(?:how|why|what)\b|\band (?:why|how|what)\b(?! not)|\bor {_WH}\b", clause):
        return "open"
    if " or " in clause and not _EXISTENCE.match(clause) and not _NOT_A_CHOICE.search(clause):
        return "choice"
    return "closed"


def _match_end(pattern: re.Pattern[str], text: str) -> int:
    found = pattern.match(text)
    return found.end() if found else 0
