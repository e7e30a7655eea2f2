"""Where a sentence begins to name somebody: its first word is capitalised whatever it is."""

import re
from collections.abc import Sequence

from briefing.analysis.lexicon import Sort
from briefing.analysis.text.tokens import PARTICLES, Token

from . import cues
from .knowledge import Knowledge
from .passages import Stretch

_ACTS_AS_GROUP = re.compile(
    r"['’]s\b|\s(?:shares|stocks?|MPs?|employees|executives?|said|says|reported|announced|CEO|officials|"
    r"supporters|lawmakers|leaders?|chief|has|had|will|would|plans|posted|rose|fell|gained|jumped|slid|dropped|"
    r"cut|raised|unveils?|unveiled|launche[sd]|buys|bought|sues|sued|plans|wins|won|reports|unveiling|agreed|agrees|"
    r"shareholders|investors|customers|stores|chairman|spokesman|spokeswoman)\b"
    r"|\sand (?=[A-Z])|, which\b|, the\b"
)
_OPENERS_OF_NAMES = cues.TITLES | cues.COMPASS | cues.PLACE_STARTS | cues.EVENT_STARTS
_DERIVED = re.compile(r"Re|Un|In|Im|De|Dis|Mis|Pre|Non|Over|Under|Out|Co|Inter|Counter|Multi|Semi")
_VERB_ENDINGS = ("ed", "ing", "ion", "ions", "able", "ally", "ment", "ers")
_NO_SPEAKERS = (
    cues.GENERIC_CAPITALS
    | cues.ORG_HEADS
    | cues.PLACE_HEADS
    | cues.EVENT_HEADS
    | cues.TITLES
    | frozenset(map(str.capitalize, cues.ROLES | cues.GROUP_NOUNS))
)
_SPEAKS = re.compile(
    r" (?:says|said|vows|vowed|tells|told|meets|met|urges|urged|slams|slammed|warns|warned|pledges|"
    r"pledged|signs|signed|denies|denied|insists|insisted|visits|visited|resigns|resigned|tweets|"
    r"tweeted|defends|defended|criticizes|criticized|threatens|threatened|praises|praised)\b"
)
_LISTED = re.compile(r",? (?:and )?([A-Z][a-z]+)\b")
_ROLE_ENDINGS = ("er", "or", "ist", "man", "woman")


def first_name_word(stretch: Stretch, knowledge: Knowledge) -> int:
    """How many leading tokens of a stretch are capitalised only because of where they stand."""
    tokens = stretch.tokens
    if not stretch.is_initial:
        has_article = tokens[0].text in ("The", "A", "An") and len(tokens) > 1
        return int(has_article and knowledge.entry_at(tokens, 0, at_least=2) is None)
    text = knowledge.passages.texts[stretch.text_number]
    start = 0
    while start < len(tokens) and not opens_name(tokens, start, text, knowledge):
        start += 1
        while start < len(tokens) and not _opens(tokens, start):
            start += 1
        if start < len(tokens) and tokens[start].text not in cues.FUNCTION_WORDS:
            break
    return start


def _opens(tokens: Sequence[Token], place: int) -> bool:
    """Whether a name may begin here: with a capital, or with the article of "al-Qaeda"."""
    if tokens[place].is_capital:
        return True
    is_hyphened = place + 1 < len(tokens) and tokens[place + 1].text == "-"
    return is_hyphened and tokens[place].text in PARTICLES


def opens_name(tokens: Sequence[Token], place: int, text: str, knowledge: Knowledge) -> bool:
    """Whether a token that is capitalised because of its place belongs to a name."""
    word = tokens[place].text
    if knowledge.entry_at(tokens, place, at_least=2):
        return True
    if _describes_person(tokens, place, knowledge):
        return False
    following = tokens[place + 1].text if place + 1 < len(tokens) else ""
    if following[:1].isupper() and knowledge.are_neighbours(word, following):
        return True
    if word in cues.FUNCTION_WORDS or _is_prefix(tokens, place, text):
        return False
    if not knowledge.is_ordinary(word) and not _is_common_role(word):
        return not _is_derived(word, knowledge)
    if not following[:1].isupper() or following in cues.CUT_OFF:
        token = tokens[place]
        return (
            _opens_alone(word, knowledge)
            or _is_company(token, text, knowledge)
            or _is_speaker(token, text, knowledge)
        )
    return _joins(tokens, place, knowledge)


def _is_prefix(tokens: Sequence[Token], place: int, text: str) -> bool:
    """Whether a prefix and a hyphen come first ("Pre-orders", "Anti-war")."""
    token = tokens[place]
    return token.text.lower() in cues.PREFIXES and text[token.end : token.end + 1] == "-"


def _is_derived(word: str, knowledge: Knowledge) -> bool:
    """Whether an unlisted word is a listed one with a prefix ("Redesignated")."""
    if not word.endswith(_VERB_ENDINGS) or knowledge.times_capitalised(word):
        return False
    found = _DERIVED.match(word)
    return found is not None and knowledge.is_ordinary(word[found.end() :])


def _describes_person(tokens: Sequence[Token], place: int, knowledge: Knowledge) -> bool:
    """Whether a word for a role that no list has comes first ("Backbencher Ann Lee")."""
    word = tokens[place].text
    return (
        place + 2 < len(tokens)
        and len(word) > 5
        and word.endswith(_ROLE_ENDINGS)
        and not knowledge.is_given(word)
        and not knowledge.times_capitalised(word)
        and knowledge.is_given(tokens[place + 1].text)
        and tokens[place + 2].is_capital
    )


def _is_common_role(word: str) -> bool:
    """Whether news puts this word before names in lower case elsewhere ("chipmaker")."""
    return word.lower() in cues.ROLES or word.lower() in cues.GROUP_NOUNS


def _opens_alone(word: str, knowledge: Knowledge) -> bool:
    """Whether an ordinary word that opens a sentence is a name by itself ("Turkey", "Apple")."""
    if knowledge.passages.is_lowered(word):
        return False
    entry = knowledge.single_entry(word)
    is_state = entry and entry.sort in (Sort.STATE, Sort.DEMONYM, Sort.CAPITAL)
    return bool(is_state) or knowledge.times_capitalised(word) > 0


def _is_company(token: Token, text: str, knowledge: Knowledge) -> bool:
    """Whether a known group of a common word acts as one: "Apple shares", not "Apple pie"."""
    entry = knowledge.single_entry(token.text)
    if entry is None or entry.sort not in (Sort.GROUP, Sort.PEOPLE):
        return False
    return bool(_ACTS_AS_GROUP.match(text, token.end))


def _is_part_of_land(word: str, following: str, knowledge: Knowledge) -> bool:
    """Whether the words say which part of a state or a city is meant ("Eastern Congo")."""
    if not word.endswith("ern"):
        return False
    entry = knowledge.single_entry(following)
    is_land = entry is not None and entry.sort in (Sort.STATE, Sort.REGION, Sort.PLACE)
    return is_land or knowledge.lexicon.is_city(following)


def _is_speaker(token: Token, text: str, knowledge: Knowledge) -> bool:
    """Whether a surname that is a word as well does what people do ("Trump vows")."""
    word = token.text
    if word not in knowledge.lexicon.surnames or word in _NO_SPEAKERS:
        return False
    if not _SPEAKS.match(text, token.end):
        listed = _LISTED.match(text, token.end)
        if not listed or listed[1] not in knowledge.lexicon.surnames:
            return False
    return not knowledge.passages.is_lowered(word)


def _joins(tokens: Sequence[Token], place: int, knowledge: Knowledge) -> bool:
    """Whether an ordinary word that opens a sentence belongs to the capitals after it."""
    word, following = tokens[place].text, tokens[place + 1].text
    if word in _OPENERS_OF_NAMES:
        return not _is_part_of_land(word, following, knowledge)
    known = knowledge.single_entry(word)
    if known and known.sort is Sort.GROUP and knowledge.is_ordinary(following):
        return not knowledge.passages.is_lowered(word)
    entry = knowledge.single_entry(following)
    if following in cues.DATES or (entry and entry.sort is not Sort.OTHER):
        return False
    if knowledge.is_given(word):
        return True
    last = tokens[-1].text
    has_head = last in cues.ORG_HEADS or last in cues.PLACE_HEADS
    if word.endswith(("ing", "ed")) or (_is_common_role(word) and not has_head):
        return False
    if has_head:
        return True
    if knowledge.times_capitalised(following) > knowledge.times_capitalised(word):
        return False
    return not knowledge.is_given(following)
