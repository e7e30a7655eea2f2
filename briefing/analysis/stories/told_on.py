"""Whether the day a sentence names is the one on which something was said, or on which it was."""

import re

from briefing.analysis.text.quoting import Span
from briefing.analysis.text.stems import word_set
from briefing.analysis.text.tense import is_past_form
from briefing.model import FoundClaim

_SAYS = word_set(
    "said say says saying told tells telling reported reports announced announces announcing "
    "warned warns warning wrote writes writing added adds stated states claimed claims "
    "confirmed confirms denied denies condemned condemns accused accuses blamed criticised "
    "criticized denounced praised slammed urged urges vowed pledged promised threatened "
    "admitted acknowledged insisted declared tweeted posted testified disclosed revealed "
    "argued noted conceded speaking spoke comment commented replied asked welcomed "
    "announce speak explained suggested predicted alleged asserted estimated "
    "cautioned complained objected stressed reiterated emphasized emphasised disputed hinted "
    "lamented signaled signalled remarked repeated"
)
_NAMES_WHAT = word_set(
    "announced announces announce announcing condemned condemns accused accuses blamed criticised "
    "criticized denounced praised slammed urged welcomed denied denies confirmed disclosed "
    "revealed told tells telling warned asked quoted addressed briefed admitted acknowledged"
)
"""After these comes to whom or what, before the day: "told reporters on Monday"."""
_NOUNS = word_set(
    "statement statements report reports letter letters interview speech address announcement "
    "filing memo email emails message messages remarks comments briefing tweet "
    "post posts article bulletin communique communiqué testimony broadcast note warning"
)
_DENIABLE = word_set(
    "the any all having that these those its his her their reports claims allegations charges "
    "involvement wrongdoing accusations rumors rumours responsibility"
)
"""What is denied as untrue; a judge denies somebody a new trial."""
_SPEAKS_OR_NOUN = _NOUNS | {"speaking", "asked"}
_PUBLISHED = word_set(
    "published released issued dated posted sent given broadcast aired made filed delivered "
    "carried seen signed"
)
_PREPOSITIONS = word_set(
    "in at by during from after to with through via for as of following on before late early "
    "earlier again also only just last this past next"
)
_CALLED_FOR = re.compile(r"\bcall(?:ed|s) (?:for|on)\b")
_WORDS = re.compile(r"[\w’'-]+|[,;:()—“”\"]")
_BREAKS = word_set(
    'that which who because while although but and or if whether where when , ; : ( ) — “ ” "'
)
_AUXILIARIES = word_set(
    "is are has have will would could should may might can must it he she they there we i"
)
_STOPS = _AUXILIARIES - {"has", "have"}
_NEAR = 14
"""So many words at most stand between a verb of saying and its day."""
_REACH = 120
_STATEMENT_AFTER = re.compile(
    r"(?:['’]s?)? (?:[\w-]+ ){0,2}?(?:" + "|".join(sorted(_NOUNS)) + r")\b"
)
_FRONT = re.compile(r"\W*(?:(?:late|early|earlier|later|on|last|this|next|past) )*", re.IGNORECASE)


def is_day_of_saying(text: str, sentence: Span, day: Span, claim: FoundClaim | None) -> bool:
    """Whether the day that a sentence names at `day` belongs to a saying.

    "Officials said on Monday that", "in a statement Monday", "the army on Monday denied"; and not
    "officials said a dam burst on Monday". `claim` is what the sentence says somebody claims.
    """
    before = text[max(sentence[0], day[0] - _REACH) : day[0]]
    after = text[day[1] : min(sentence[1], day[1] + _REACH)]
    if _STATEMENT_AFTER.match(after):
        return True
    if claim is not None and _goes_before_source(day, claim):
        return True
    if not after.startswith(("'s", "’s")) and _is_said_before(before):
        return True
    return _is_said_after(before, after)


def _goes_before_source(day: Span, claim: FoundClaim) -> bool:
    """Whether who says something comes next: "In the garden on Friday, Tom Lee, the heir, said"."""
    is_next = day[1] < claim.source_start <= day[1] + 2
    is_claimed = claim.content_start <= day[0] < claim.content_end
    return is_next and not is_claimed and claim.cue in _SAYS and not claim.cue.endswith("ing")


def _is_said_before(before: str) -> bool:
    """Whether a verb or noun of saying governs the day: nothing but whom, where and how between."""
    words = _WORDS.findall(before)[-_NEAR:]
    for back in range(1, len(words) + 1):
        word, between = words[-back], words[len(words) - back + 1 :]
        lower = word.lower()
        if lower in _BREAKS:
            return False
        if word in _SAYS or lower in _SPEAKS_OR_NOUN:
            if _governs(lower, [each.lower() for each in between]):
                return True
            if lower not in _NOUNS:
                return False
    return False


def _governs(word: str, between: list[str]) -> bool:
    if any(each in _AUXILIARIES for each in between):
        return False
    if word in _NOUNS:
        rest = [each for each in between if each not in _PUBLISHED]
        return not any(is_past_form(each) and each not in _SAYS for each in rest)
    if any(is_past_form(each) for each in between):
        return False
    if not between or between[0] in _PREPOSITIONS:
        return True
    return word in _NAMES_WHAT and (not word.startswith("deni") or between[0] in _DENIABLE)


def _is_said_after(before: str, after: str) -> bool:
    """Whether the verb that the day stands before is one of saying."""
    words = _WORDS.findall(after)
    front = len(before) < _REACH and _FRONT.fullmatch(before) is not None
    for at, word in enumerate(words[:_NEAR]):
        lower = word.lower()
        if word in _SAYS or (word in ("called", "calls") and _CALLED_FOR.match(after.strip())):
            return front or at == 0 or all(_is_adverb(each) for each in words[:at])
        if lower in (";", ":", "“", '"') or (word[0].islower() and is_past_form(lower)):
            return False
        if lower in _STOPS:
            return False
    return False


def _is_adverb(word: str) -> bool:
    return word.endswith("ly") or word in ("also", "again", "has", "had", "once")
