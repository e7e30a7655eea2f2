"""What holds capitalised words together as one name ("Bank of Israel"), and what does not."""

from collections.abc import Sequence

from briefing.analysis.lexicon import Sort
from briefing.analysis.text.tokens import PARTICLES, Token

from . import cues
from .knowledge import Knowledge, capital_run


def breaks(tokens: Sequence[Token], place: int, knowledge: Knowledge) -> bool:
    """Whether no name goes on across the token at this place, which is never the first."""
    token, before = tokens[place], tokens[place - 1].text
    word = token.text
    if word in cues.DATES:
        return not is_month_surname(tokens, place, knowledge)
    if word == "Flight" and place + 1 == len(tokens):
        return True
    if token.is_capital:
        return word in cues.FUNCTION_WORDS and not knowledge.are_neighbours(before, word)
    if word in ("'s", "'"):
        return not _possession_goes_on(tokens, place)
    if word == "-":
        return _hyphen_breaks(tokens, place, knowledge)
    if word == "&" or word in PARTICLES:
        return False
    return not links(tokens, place, knowledge)


def is_month_surname(tokens: Sequence[Token], place: int, knowledge: Knowledge) -> bool:
    """Whether a month stands where a surname does, after a first name ("Walter March")."""
    word = tokens[place].text
    if (tokens[place - 1].text, word) not in knowledge.passages.month_surnames:
        return False
    return place == 1 or not tokens[place - 2].is_capital or tokens[place - 2].text in cues.TITLES


def _possession_goes_on(tokens: Sequence[Token], place: int) -> bool:
    """ "Workers' Party", "People's Liberation Army"."""
    owner = tokens[place - 1].text
    following = tokens[place + 1].text if place + 1 < len(tokens) else ""
    if following in cues.BODIES_OWNED and (owner in cues.TITLES or owner == "General"):
        return True
    if owner not in cues.POSSESSED and owner.rstrip("s") not in cues.POSSESSED:
        return False
    run = capital_run(tokens[place + 1 :])
    return bool(run) and (run[-1].text in cues.ORG_HEADS or run[-1].text in cues.PLACE_HEADS)


def _hyphen_breaks(tokens: Sequence[Token], place: int, knowledge: Knowledge) -> bool:
    """Whether a hyphen stands between two names ("Israel-Hamas") or after one ("Iran-backed")."""
    if place + 1 >= len(tokens):
        return True
    left, right = tokens[place - 1], tokens[place + 1]
    if left.is_capital and (len(left.text) == 1 or _is_prefix(tokens, place)):
        return True
    if not right.is_capital:
        is_chain = place + 3 < len(tokens) and tokens[place + 2].text == "-"
        return right.text not in PARTICLES and not is_chain
    before, after = knowledge.single_entry(left.text), knowledge.entry_at(tokens, place + 1)
    names = sum(entry is not None and entry.sort is not Sort.OTHER for entry in (before, after))
    if names == 1:
        return min(map(knowledge.times_capitalised, (left.text, right.text))) > 1
    return names == 2


def _is_prefix(tokens: Sequence[Token], place: int) -> bool:
    """Whether a prefix opens the name before this hyphen ("Counter-IED", "Anti-Nazi")."""
    is_first = place == 1 or not tokens[place - 2].is_capital
    return is_first and tokens[place - 1].text.lower() in cues.PREFIXES


def links(tokens: Sequence[Token], place: int, knowledge: Knowledge) -> bool:
    """Whether a small word joins what is on both sides into one name."""
    word, before = tokens[place].text, tokens[place - 1].text
    rest = tokens[place + 1 :]
    while rest and not rest[0].is_capital:
        rest = rest[1:]
    if not rest or rest[0].text in cues.DATES or rest[0].text in cues.FUNCTION_WORDS:
        return False
    match word:
        case "of":
            return before in cues.OF_HEADS or _are_armed_forces(tokens, place)
        case "for":
            return before in cues.FOR_HEADS
        case "in":
            return before == "Mission"
        case "on":
            return before in cues.ON_HEADS
        case "and":
            return _and_links(tokens, place, rest, knowledge)
        case "the":
            return before in ("of", "for", "on") and links(tokens, place - 1, knowledge)
    return False


def _are_armed_forces(tokens: Sequence[Token], place: int) -> bool:
    return place > 1 and (tokens[place - 2].text, tokens[place - 1].text) == ("Armed", "Forces")


def _and_links(
    tokens: Sequence[Token], place: int, rest: Sequence[Token], knowledge: Knowledge
) -> bool:
    """ "Ministry of Trade and Industry", "Securities and Exchange Commission"."""
    before = tokens[place - 1].text
    if before in cues.COMPASS and rest[0].text in cues.COMPASS:
        # "Administration of North and East Syria", but not "North and South Korea"
        return any(token.text == "of" for token in tokens[:place])
    if before in cues.ORG_HEADS or not _is_common_noun(before, knowledge):
        return False
    run = capital_run(rest)
    if not run or not knowledge.is_ordinary(run[0].text) or knowledge.entry_at(rest, 0):
        return False
    if any(token.text in ("of", "for", "on") for token in tokens[:place]):
        return True
    return len(run) > 1 and run[-1].text in cues.AND_TAILS


def _is_common_noun(word: str, knowledge: Knowledge) -> bool:
    return knowledge.is_ordinary(word) and knowledge.single_entry(word) is None
