"""What an article itself introduces: "the Northern Rail Authority (NRA)", "Ann Lee, known as Ali".

An acronym in brackets proves where the long name before it begins; whatever else stands in brackets
after a group's name, or after "known as", is another name of the same actor.
"""

import re
from collections.abc import Mapping, Sequence
from itertools import pairwise

from briefing.analysis.lexicon import Entry, Lexicon, Sort, longest_first
from briefing.analysis.text.tokens import Token
from briefing.fold import fold
from briefing.model import ActorKind

from .cues import FOR_HEADS, TITLES
from .names import Name
from .passages import Passages, Stretch

_SHORT = re.compile(r"[ \u00a0]\( ?(?:the |or )?[\"“']?([^\W\d_][\w.&-]{1,11})[\"”']?(?= ?[),;])")
_IN_BRACKETS = re.compile(r"[ \u00a0]\( ?(?:the |or )?[\"“']?")
_KNOWN_AS = re.compile(
    r"(?:, (?:an?|the) [^,.;()]{2,60}?)?,? (?:(?:who|which) (?:is|was) )?"
    r"(?:[a-z]+ly |also |better |best |now |once ){0,2}"
    r"(?:known|nicknamed|abbreviated)(?: (?!and |but |who |the )[\w-]+,?){0,6}? [\"“'‘]?"
)
_NAMED_BY = re.compile(r"\b(?:as|by|to|nicknamed|abbreviated|acronym|initials|nickname)\b")
_OR = re.compile(r",? or (?:the )?")
_SMALL = frozenset(("of", "the", "and", "for", "in", "on", "to", "de", "la", "du", "&", "-", "al"))
_FROM_ELSEWHERE = frozenset(
    (Sort.STATE, Sort.DEMONYM, Sort.CAPITAL, Sort.REGION, Sort.REGIONAL, Sort.PLACE, Sort.OTHER)
)
_AGENCIES = frozenset(("AP", "AFP", "Reuters", "EPA-EFE", "DPA", "TASS", "Associated Press"))


# Long names that their acronyms prove


def proven_names(passages: Passages, lexicon: Lexicon) -> dict[str, tuple[Entry, ...]]:
    """A table of the long names that stand before the acronym made of their letters."""
    entries: dict[str, list[Entry]] = {}
    for number, text in enumerate(passages.texts):
        if "(" not in text:
            continue
        shorts = {match.start(): match[1] for match in _SHORT.finditer(text)}
        if not shorts:
            continue
        for stretch in passages.stretches:
            if stretch.text_number == number and stretch.end in shorts:
                words = _proven(stretch, shorts[stretch.end])
                if len(words) > 1 and not _is_listed(words, lexicon):
                    entries.setdefault(words[0], []).append(
                        Entry(words, Sort.KNOWN, " ".join(words))
                    )
    return {first: longest_first(found) for first, found in entries.items()}


def _is_listed(words: tuple[str, ...], lexicon: Lexicon) -> bool:
    return any(entry.words == words for entry in lexicon.table.get(words[0], ()))


def _proven(stretch: Stretch, short: str) -> tuple[str, ...]:
    """The last words of a stretch that the acronym stands for; none where it is not theirs."""
    letters = "".join(filter(str.isalpha, short))
    if not is_acronym(short):
        return ()
    tokens = stretch.tokens
    starts = [place for place, token in enumerate(tokens) if token.is_capital]
    letters = fold(letters)
    for matches in (_has_initials, _has_the_initials, _has_letters):
        for start in reversed(starts):
            if any(token.text == "'s" for token in tokens[start:]) and matches is _has_letters:
                break
            if matches(tokens[start:], letters):
                return tuple(token.text for token in tokens[start:])
    return _whole(tokens)


def _whole(tokens: Sequence[Token]) -> tuple[str, ...]:
    """A long name whose acronym is of another language: all before the bracket, with its links."""
    words = tuple(token.text for token in tokens)
    whole = words[1:] if words[0] == "The" else words
    if not whole or (whole == words and whole[0] not in FOR_HEADS) or whole[0] in TITLES:
        return ()
    is_one = len(whole) > 3 and not {"of", "for", "on"}.isdisjoint(whole)
    is_list = not {"'s", "with", "in"}.isdisjoint(whole) or "and the" in " ".join(whole)
    return whole if is_one and not is_list else ()


def is_acronym(word: str) -> bool:
    """Whether a word is written as acronyms are: with two capitals or more."""
    return sum(map(str.isupper, word)) >= 2


def _has_initials(tokens: Sequence[Token], letters: str) -> bool:
    """Whether the letters are the first ones of the words, of small words or not."""
    if not tokens:
        return not letters
    word = fold(tokens[0].text)
    if (word in _SMALL or not word[0].isalnum()) and _has_initials(tokens[1:], letters):
        return True
    head = word.replace(".", "") if "." in word else word[0]
    return letters.startswith(head) and _has_initials(tokens[1:], letters[len(head) :])


def _has_the_initials(tokens: Sequence[Token], letters: str) -> bool:
    """Whether the letters are the first ones of the words, in the order of another language."""
    words = [fold(token.text) for token in tokens if token.text[0].isalpha()]
    return sorted(word[0] for word in words if word not in _SMALL) == sorted(letters)


def _has_letters(tokens: Sequence[Token], letters: str) -> bool:
    """Whether the letters stand in the words in this order, the first one at their beginning."""
    words = [fold(token.text) for token in tokens]
    long = " ".join(words)
    if len(words) < 2 or len(letters) < 3 or not letters.startswith(long[0]):
        return False
    if sum(word not in _SMALL for word in words) > 2 * len(letters):
        return False
    if not any(word[0] == letters[-1] or word[0] == letters[-2] for word in words[1:]):
        return False
    at = 0
    for letter in letters:
        at = long.find(letter, at) + 1
        if not at:
            return False
    return True


# Other names of actors named before


def other_names(
    names: Sequence[Name], kinds: Mapping[str, ActorKind | None], texts: Sequence[str]
) -> dict[str, str]:
    """Form → the form it is introduced as another name of."""
    found: dict[str, str] = {}
    ordered = sorted(names, key=lambda name: (name.text_number, name.start))
    for before, name in pairwise(ordered):
        if before.text_number != name.text_number or not 1 < name.start - before.end <= 100:
            continue
        if before.form != name.form and _renames(before, name, kinds, texts[name.text_number]):
            found.setdefault(name.form, found.get(before.form, before.form))
    return found


def _renames(before: Name, name: Name, kinds: Mapping[str, ActorKind | None], text: str) -> bool:
    gap = text[before.end : name.start]
    following = text[name.end : name.end + 2]
    is_group = kinds.get(before.form) is ActorKind.GROUP
    if _IN_BRACKETS.fullmatch(gap):
        return (
            is_group and following.lstrip()[:1] in (")", ",", ";", '"', "”") and _may_be_short(name)
        )
    if _OR.fullmatch(gap):
        return is_group and following[:1] in (",", ".", ")") and is_acronym(name.form)
    if name.entry and name.entry.sort in _FROM_ELSEWHERE:
        return False
    if not is_group and kinds.get(before.form) is not ActorKind.PERSON:
        return False
    return bool(_KNOWN_AS.fullmatch(gap) and _NAMED_BY.search(gap))


def _may_be_short(name: Name) -> bool:
    """Whether a name in brackets may be the short name of the group before it."""
    if " " in name.form or "-" in name.form:
        return False
    if name.entry is None:
        return True
    return name.entry.sort not in _FROM_ELSEWHERE and name.entry.canonical not in _AGENCIES
