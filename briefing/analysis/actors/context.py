"""What one mention means where it stands: a capital for its government, a family, Arab states."""

import re

from briefing.analysis.lexicon import Lexicon, Sort
from briefing.model import ActorKind, Mention

from .names import Name

_FAMILY = re.compile(r"\s(?:family|dynasty|clan|brothers|sisters)\b")
_GOVERNS = re.compile(
    r"\s(?:also\s|now\s)?(?:has|had|have|says|said|would|will|wants|wanted|warned|accused|accuses|denies|denied|"
    r"insists|insisted|claims|claimed|argues|fears|views|sees|seeks|sought|hopes|backs|backed|supports|"
    r"agreed|refused|rejected|condemned|imposed|announced|responded|retaliated|deployed|signed|considers|"
    r"believes|blames|blamed|vowed|threatened|raised|lifted|expelled|recalled|withdrew|suspended|urged|pledged|welcomed|sent|launched)\b"
)
_LOCATES = re.compile(
    r"(?:\b(?:in|near|at|from|to|of|outside|around|into|toward|towards|inside|through|for|on|capital|city|off|"
    r"leave|left|enter|entered)|,)\s+$"
)
_DEALS_WITH = re.compile(
    r"\b(?:talks?|ties|relations|deals?|agreement|cooperat(?:ing|ion|ed|e)|tensions|disputes?|alliance|"
    r"war|rift|negotiat(?:ions|ing)|dialogue|truce|trade|coordinat(?:ion|ing)) "
    r"(?:with|between(?: \w+, \w+ and| \w+(?:,| and))?) $|\b(?:pressure|sanctions) on $"
)
_OWNS = re.compile(
    r"['’]s?\s(?:(?:new|own|main|closest|top|nuclear|military|foreign|regional|key)\s)?(?:ally|allies|"
    r"influence|support|demands?|position|interests|policy|policies|stance|proxies|envoys?|ambassador|"
    r"request|decision|refusal|offer|response|invasion|ambitions|relations|ties|troops|sanctions|"
    r"concerns|aggression|intentions|involvement)\b|-backed\b"
)
_STATES = re.compile(
    r"\s(?:capitals|states|countries|leaders|governments|nations|world|foreign|ministers|diplomats|"
    r"officials|allies|monarchies|neighbors|neighbours)\b"
)


def in_context(name: Name, kind: ActorKind, canonical: str, text: str, lexicon: Lexicon) -> Mention:
    """The mention of a name of this kind at its place in the text."""
    start, end = name.start, name.end
    if kind is ActorKind.PERSON:
        family = _FAMILY.match(text, end)
        if family and " " not in name.form and not name.is_known:
            return Mention(
                start=start,
                end=family.end(),
                kind=ActorKind.GROUP,
                canonical=text[start : family.end()],
            )
    elif name.entry is None:
        pass
    elif name.entry.sort is Sort.CAPITAL and not name.is_known:
        if _stands_for_state(text, start, end):
            canonical = name.entry.state
            kind = ActorKind.GROUP if _is_group(canonical, lexicon) else ActorKind.STATE
    elif canonical == "Arabs" and _STATES.match(text, end):
        canonical = "Arab states"
    return Mention(start=start, end=end, kind=kind, canonical=canonical)


def _is_group(canonical: str, lexicon: Lexicon) -> bool:
    """Whether a body rather than a state sits in a capital."""
    words = tuple(canonical.split(" "))
    return any(
        entry.words == words and entry.sort is Sort.GROUP
        for entry in lexicon.table.get(words[0], ())
    )


def _stands_for_state(text: str, start: int, end: int) -> bool:
    """Whether a capital is said to act, as its government does."""
    if _OWNS.match(text, end):
        return True
    before = text[max(0, start - 60) : start]
    if _DEALS_WITH.search(before):
        return True
    return bool(_GOVERNS.match(text, end)) and not _LOCATES.search(before)
