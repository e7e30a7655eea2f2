"""What the words around one mention say of its kind, as points for person, group and place."""

import re
from collections.abc import Callable, Sequence

from briefing.analysis.lexicon import Lexicon

from . import cues, neighbours
from .evidence import NONE, Points, add, is_land
from .names import Name

_AROUND = re.compile(r"\w+(?:['’]\w+)?|[^\w\s]")
_AGE = re.compile(r",\s\d{2}(?:,|\sand\b|\.|\)|\s—)|\s\(\d{2}\)")
_APPOSITION = re.compile(
    r",\s(?:an?|the|its|his|her|one of the)\s((?:[\w'’-]+\s){0,5}?[\w'’-]+)"
    r"(?=[,.;]|\s(?:of|who|that|in|for|at|with|and|from|based|which|near|on|between|outside|where|owned|led|run|founded|known|backed|made)\b)"
)
_BETWEEN_WORDS = re.compile(r"[\s-]")
_AMBIGUOUS_BEFORE = frozenset(("north", "south", "east", "west", "state", "island"))
_LENGTHS = frozenset(("kilometers", "kilometres", "km", "miles"))


def of_context(name: Name, text: str, lexicon: Lexicon) -> Points:
    """What the words around one mention say."""
    before = _words_and_marks(text[max(0, name.start - 28) : name.start])
    following = text[name.end : name.end + 70]
    after = _words_and_marks(following[:24])
    left = before[-1].lower() if before else ""
    further = before[-2].lower() if len(before) > 1 else ""
    points = add(_of_left(left, further), _of_right(after, following, lexicon))
    if left == "the" and " " in name.form:
        points = add(points, (-1.5, 0, 0))
    elif left == "as" and further == "such" and len(before) > 2:
        points = add(points, _of_listed(before[-3].lower()))
    elif left in ("including", "like"):
        points = add(points, _of_listed(further))
    elif left == "of" and further == "out":
        points = add(points, (0, 0, 2))
    if name.is_titled:
        points = add(points, (6, 0, 0))
    if following[:1] in (",", " ") and _AGE.match(following):
        points = add(points, (5, 0, 0))
    return points


def _words_and_marks(text: str) -> list[str]:
    if text.replace(" ", "").isalpha():
        return text.split()
    return _AROUND.findall(text)


def _of_left(left: str, further: str) -> Points:
    if left in _AFTER_NOUN and (found := _of_noun_before(left, further)):
        return found
    if left in neighbours.LOCATIVE:
        return 0, 0, neighbours.LOCATIVE[left]
    if left == "the" and further in neighbours.ALONG:
        return -2, 0.3, 1.2
    if left == "," and further in cues.ROLES:
        return 1.5, 0, 0
    if left == "," and further in cues.GROUP_NOUNS:
        return 0, 2.5, 0
    return _of_word_before(left)


_AFTER_NOUN = frozenset(("of", "for", "with", "in", "at", "called", "named", "as"))


def _of_noun_before(left: str, further: str) -> Points | None:
    """What the noun before a small word says: "shares in", "the town of", "analyst at"."""
    if left in ("of", "for", "with", "in") and further in neighbours.FIRM_BEFORE:
        return 0, 2.5, 0
    if left in ("at", "with") and further in neighbours.ANALYSTS:
        return 0, 2.5, 0
    if left == "of" and (
        further in neighbours.PLACE_OF or further.removesuffix("s") in neighbours.PLACE_OF
    ):
        return 0, 0, 4
    if left == "of":
        return (0, 0, 2) if further in neighbours.BELONGS_TO_PLACE else NONE
    if left in ("called", "named"):
        return add(_of_listed(further), _of_listed(further))
    return (0, 0, 3) if (further, left) == ("far", "as") else None


def _of_listed(noun: str) -> Points:
    """What the noun says in "miners such as" and "a village called"."""
    if noun in cues.GROUP_NOUNS:
        return 0, 3, 0
    singular = f"{noun[:-3]}y" if noun.endswith("ies") else noun.removesuffix("s")
    return (0, 0, 3) if singular in neighbours.PLACE_OF else NONE


def _of_word_before(left: str) -> Points:
    if left in neighbours.PLACE_OF and left not in _AMBIGUOUS_BEFORE:
        return 0, 0, 3
    if left in cues.ROLES:
        return 3, 0, 0
    if left in cues.GROUP_NOUNS:
        return 0, 3, 0
    if left in neighbours.BUYS:
        return 0, 1.5, 0
    if left in neighbours.TAKES:
        return 0, 0, 1.2
    if left in cues.SPEECH:
        return 0.8, 0.8, 0
    if left == "the":
        return -2, 0.6, 0
    return NONE


def _of_right(after: Sequence[str], following: str, lexicon: Lexicon) -> Points:
    right = after[0] if after else ""
    if right == ",":
        return _of_apposition(after, following, lexicon)
    if right in ("'", "’"):
        return _of_possession(after[2] if len(after) > 2 else "")
    if right in cues.SPEECH:
        pronoun = next((word for word in after[1:3] if word not in cues.DATES), "")
        if pronoun in ("it", "its"):
            return 0, 2.5, 0
        return (2, 0, 0) if pronoun in ("he", "she", "his", "her") else (0.8, 0.8, 0)
    if right.isdigit() and len(after) > 1 and after[1] in _LENGTHS:
        return 0, 0, 3
    return _AFTER.get(right, NONE)


_AFTER: dict[str, Points] = {
    **dict.fromkeys(neighbours.PLACE_AFTER, (0, 0, 3)),
    **dict.fromkeys(neighbours.GROUP_AFTER, (0, 1.5, 0)),
    **dict.fromkeys(neighbours.RULES, (2, 0, 0)),
    **dict.fromkeys(cues.PERSON_AFTER, (1.5, 0, 0)),
    **dict.fromkeys(neighbours.FIRM_AFTER, (0, 2, 0)),
}


def _of_possession(owned: str) -> Points:
    if owned in neighbours.FIRM_AFTER:
        return 0, 1.5, 0
    if owned in neighbours.PERSON_HAS:
        return 1.5, 0, 0
    return (0, 0, 2.5) if owned in neighbours.PLACE_HAS else NONE


def _of_apposition(after: Sequence[str], following: str, lexicon: Lexicon) -> Points:
    """ "Hama, Syria", "Ann Lee, who", "Acme, the retailer,"."""
    word = after[1] if len(after) > 1 else ""
    if word in ("who", "whose"):
        return 4, 0, 0
    if word == "where":
        return 0, 0, 3
    if neighbours.LOCATIVE.get(word, 0) >= 3:
        return 0, 0, 3
    if word == "which":
        return -1.5, 0.8, 0.5
    if is_land(word, lexicon):
        return 0, 0, 2
    found = _APPOSITION.match(following)
    if found is None:
        return NONE
    noun = _BETWEEN_WORDS.split(found.group(1))[-1].lower()
    return next((points for belongs, points in _APPOSED if belongs(noun)), NONE)


_APPOSED: tuple[tuple[Callable[[object], bool], Points], ...] = (
    (cues.ROLES.__contains__, (3, 0, 0)),
    (cues.GROUP_NOUNS.__contains__, (0, 3, 0)),
    (neighbours.PLACE_OF.__contains__, (0, 0, 3)),
)
