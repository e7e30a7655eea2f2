"""Actors without a name: "anti-regime forces", "the rebels", "aid workers", where they act.

Only what news speaks of as a body is looked for, and only where it does something or something is
done by it: a wrong group on the page costs more than a missed one.
"""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence

from briefing.analysis.text.stems import only_words

from .bands import (
    BANDS,
    BODIES,
    CLAUSE_OPENERS,
    CROWDS,
    DETERMINERS,
    HEADS,
    MEMBERS,
    SIDED,
    SIDES,
    SPEAKERS,
    TELLS,
    VAGUE,
    WITNESSES,
    WORDS_BEFORE,
)

Group = tuple[int, int, str]
"""(start, end, name); the name is without an article and in lower case."""

_WORD = re.compile(r"\w+(?:[-’']\w+)*(?:,\d{3})*")
_VERB = (
    r"(?:said|say|says|told|have|has|had|were|was|are|is|will|would|could|can|may|might|must|did|do|who|also|"
    r"later|now|still|already|then|never|fired|took|seized|captured|killed|clashed|opened|began|"
    r"moved|fought|withdrew|retreated|fell|fled|ran|shot|held|led|left|broke|rose|drove|won|lost|went|"
    r"came|found|gave|made|met|set|stood|struck|swept|kept|blew|hit|saw|sent|put|brought|built|sold|bought|"
    r"spoke|wrote|threw|dug|cut|let|got|knew|thought|felt|heard|paid|lay|sat|wore|caught|taught|swore|"
    r"fear|expect|want|believe|hope|accuse|warn|argue|claim|deny|insist|blame|face|need|plan|try|call|"
    r"doubt|worry|queue|wait|refuse|control|dispute|remain|continue|search|gather|flee|guard|"
    r"\w{3,}ed(?! by))"
)
_ACTS = re.compile(rf" {_VERB}\b")
_ACTS_FURTHER = re.compile(
    rf" (?:in|at|from|of|with|for|on|near|on the) (?:[\w'’.-]+ ){{1,4}}?{_VERB}\b|, who\b"
)
_SPOKE = re.compile(
    r"(?: (?:in|at|from|of|with|for|close to) [^,.;:]{2,50}?)? (?:said|says|told|added|warned)\b"
)
_FORCES = frozenset(("army", "police", "military", "navy"))
_EXACT = frozenset(("both", "two", "three", "several"))
_WRITTEN = re.compile(r"[^\s.,:;!?()\[\]\"'“”‘’…—–]+")
"""A word as it is looked for at first; most sentences have none that counts."""
_SAID = re.compile(r" (?:also )?(?:said|says?|told|added|reported)\b")
_END = re.compile(
    r"\s*(?:[,.;:)”\"]|$|\s(?:and|or|in|on|at|to|from|by|who|that|as|but|with|for|after)\b)|['’]s?\b"
)


def nominal_groups(text: str, sentences: Sequence[tuple[int, int]]) -> Iterator[Group]:
    """Each unnamed group that acts in a text, given its sentences."""
    plain = only_words(text)
    if HEADS.isdisjoint(_WRITTEN.findall(text.lower()) if plain is None else plain.lower().split()):
        return
    for first, last in sentences:
        written = (
            _WRITTEN.findall(text, first, last) if plain is None else plain[first:last].split()
        )
        heads = [word for word in written if word in HEADS]
        if not heads and (not written or written[0].lower() not in HEADS):
            continue
        # nothing is read word by word after the last of them
        end = text.find(" ", text.rfind(heads[-1], first, last) if heads else first, last)
        words = list(_WORD.finditer(text, first, end if end > 0 else last))
        for place, match in enumerate(words):
            head = match[0]
            if head in HEADS or (place == 0 and head.lower() in HEADS):
                phrase = _Phrase(text, words, place)
                if phrase.is_actor():
                    start, end = words[phrase.left].start(), match.end()
                    yield start, end, text[start:end].lower()


class _Phrase:
    """A word for a group, by its place in a sentence, with those before it."""

    def __init__(self, text: str, words: Sequence[re.Match[str]], place: int) -> None:
        self._text = text
        self._words = words
        self.left = place
        """The place of the first word that sets the group apart."""
        while self._adjoins(self.left) and self._sets_apart(self.left - 1):
            self.left -= 1
        self._at = self.left
        """The place of the first word of the phrase, articles and numbers included."""
        while self._adjoins(self._at) and self._determines(self._at - 1):
            self._at -= 1
        self._head = self._word(place)
        self._end = words[place].end()
        side = self._word(place - 1) if place > self.left else ""
        self._is_sided = side in SIDES or bool(SIDED.fullmatch(side))
        self._is_bare = place == self.left
        self._determiner = self._word(self.left - 1) if self._at < self.left else ""
        self._before = self._word(self._at - 1) if self._adjoins(self._at) else ""

    def is_actor(self) -> bool:
        """Whether the group does something here, or something is done by it."""
        if self._text[self._end : self._end + 1] == "-":
            return False
        if self._head in BODIES:
            return self._is_acting_body()
        if self._head in MEMBERS:
            is_one = self._determiner in ("a", "an", "one", "another")
            return is_one and not self._is_bare and bool(_SPOKE.match(self._text, self._end))
        if self._is_definite_band():
            return True
        if self._is_bare and self._head in VAGUE and self._determiner not in _EXACT:
            return False
        if self._is_bare and self._head in WITNESSES and _SAID.match(self._text, self._end):
            return False
        if self._is_agent():
            return self._head in BANDS or self._head in CROWDS
        return self._before in TELLS or self._acts()

    def _is_definite_band(self) -> bool:
        is_definite = self._determiner == "the"
        if self._head in BANDS:
            return self._is_sided or is_definite
        if self._head in SPEAKERS:
            return self._is_sided
        return self._head in CROWDS and is_definite

    def _is_acting_body(self) -> bool:
        """ "The army", "foreign ministry": one body, and only where it acts."""
        is_force = self._head in _FORCES
        if is_force and not self._determiner and self._is_bare:
            return self._is_agent() or self._acts()
        if self._determiner != "the" and self._is_bare:
            return False
        if is_force and self._determiner == "the" and _END.match(self._text, self._end):
            return True
        return self._is_agent() or self._acts()

    def _is_agent(self) -> bool:
        """Whether "by" stands before, or before a group joined to this one."""
        if self._before in ("or", "and") and self._at > 2 and self._word(self._at - 2) in HEADS:
            return self._word(self._at - 3) == "by"
        return self._before == "by"

    def _acts(self) -> bool:
        """Whether it is the subject of a clause."""
        if self._before and self._before not in CLAUSE_OPENERS:
            return False
        text, end = self._text, self._end
        return bool(_ACTS.match(text, end) or _ACTS_FURTHER.match(text, end))

    def _word(self, place: int) -> str:
        return self._words[place].group().lower()

    def _adjoins(self, place: int) -> bool:
        """Whether but a space stands between the word at this place and the one before it."""
        words = self._words
        return place > 0 and self._text[words[place - 1].end() : words[place].start()] == " "

    def _sets_apart(self, place: int) -> bool:
        word = self._words[place].group()
        if not place or word == "Western":
            word = word.lower()
        return word in WORDS_BEFORE or bool(SIDED.fullmatch(word))

    def _determines(self, place: int) -> bool:
        word = self._word(place)
        return word in DETERMINERS or word[0].isdigit()


# Groups that are plainly the same


def folded(names: Iterable[str]) -> Mapping[str, str]:
    """Each name as the article's one name for its group: "rebel fighters" are "the rebels"."""
    counts = Counter(names)
    sides: dict[str, list[str]] = {}
    for name in counts:
        sides.setdefault(_side(name), []).append(name)
    found = {}
    for side, alike in sides.items():
        best = max(alike, key=lambda name: (name == f"{side}s", counts[name]))
        found.update(dict.fromkeys(alike, best if side else ""))
    return {name: found[name] or name for name in counts}


def _side(name: str) -> str:
    """Whose band it is ("rebel"); empty where the name tells no side."""
    words = name.split(" ")
    if len(words) == 1:
        stem = name.removesuffix("s")
        return stem if stem in SIDES and stem != name else ""
    if len(words) == 2 and words[1] in BANDS and (words[0] in SIDES or "-" in words[0]):
        return words[0]
    return ""
