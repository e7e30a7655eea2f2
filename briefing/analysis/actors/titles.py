"""Titles before a name: "Foreign Minister", "Secretary of State", "President-elect"."""

from collections.abc import Sequence

from briefing.analysis.lexicon import Sort
from briefing.analysis.text.tokens import Token

from . import cues
from .knowledge import Knowledge, capital_run

_PARTS = cues.TITLES | cues.TITLE_MODIFIERS


def title_length(tokens: Sequence[Token], knowledge: Knowledge) -> int:
    """How many tokens at the start are a person's title; 0 for none."""
    if tokens[0].text not in _PARTS:
        return 0
    length = 0
    place = 0
    while place < len(tokens):
        word = tokens[place].text
        if length and tokens[place - 1].text == "of" and knowledge.entry_at(tokens, place, 2):
            break
        if word in cues.TITLES or (length == place and length and word in cues.TITLE_TAILS):
            length = place + 1
        elif (
            word == "of"
            and length == place
            and (office := _office_length(tokens[place + 1 :], knowledge))
        ):
            place += office
            length = place + 1
        elif not _may_stand_inside(tokens, place, length):
            break
        place += 1
    if _owns_body(tokens[length:]):
        return 0
    if length and length < len(tokens) and _is_named_like_title(tokens, length, knowledge):
        return 0
    return length


def _office_length(tokens: Sequence[Token], knowledge: Knowledge) -> int:
    """How many words say of what, before a name: "State", "National Intelligence"."""
    if not tokens or knowledge.entry_at(tokens, 0, at_least=2):
        return 0
    length = 0
    while length < len(tokens) and tokens[length].text in cues.TITLE_MODIFIERS:
        length += 1
    return length if length < len(tokens) and tokens[length].is_capital else 0


def _owns_body(tokens: Sequence[Token]) -> bool:
    """Whether a body is called after whoever has the title ("Attorney General's Office")."""
    return len(tokens) > 1 and tokens[0].text == "'s" and tokens[1].text in cues.BODIES_OWNED


def _may_stand_inside(tokens: Sequence[Token], place: int, length: int) -> bool:
    word = tokens[place].text
    if place + 1 == len(tokens):
        return word in cues.TITLE_MODIFIERS
    if word in ("of", "and", "for"):
        return length == place > 0 and tokens[place + 1].text in _PARTS
    if word == "-":
        return tokens[place + 1].text in cues.TITLE_TAILS or tokens[place + 1].text in _PARTS
    if length == place - 1 and tokens[place - 1].text == "-":
        return word in cues.TITLE_TAILS
    return word in cues.TITLE_MODIFIERS


def _is_named_like_title(tokens: Sequence[Token], length: int, knowledge: Knowledge) -> bool:
    """Whether the words go on as an organisation or a place ("General Assembly")."""
    entry = knowledge.entry_at(tokens, 0)
    if entry and len(entry.words) > length and entry.sort is not Sort.OTHER:
        return True
    run = capital_run(tokens[length:])
    if not run or len(run) > 2:
        return False
    head = run[0].text
    if tokens[0].text == "General" and length == len(run) == 1 and knowledge.is_ordinary(head):
        return head not in knowledge.lexicon.surnames
    if head not in cues.ORG_HEADS and head not in cues.PLACE_HEADS:
        return False
    is_person = len(run) == 2 and run[1].text in knowledge.lexicon.surnames
    return not is_person and not knowledge.is_given(head)
