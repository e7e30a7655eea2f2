"""A statement word by word: what each word tells, who stands before a verb, what is denied."""

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Mapping

from briefing.analysis.text.stems import word_set

from .dispute_words import (
    ACCUSING,
    ACTS,
    ALIKE,
    BLAMED,
    CHANGED,
    COMMON,
    HEARSAY,
    KEEPING,
    MEETINGS,
    NEGATORS,
    NOT_NEGATING,
    TAKING,
    TIMES,
    meaning,
)
from .statements import Statement

ACTORS = frozenset(ALIKE.values())
ACTING = frozenset(ACTS.values())
OWNER = "'s"
"""What a name ends with where it only says whose somebody or something is."""

_TOKEN = re.compile(r"\w+(?:['’-]\w+)*|[^\w\s]")
_CUTS = frozenset((",", ";", ":", "—", "–", "but", "while", "although", "though", "because"))
_SUBJECT = 8
"""So many words before a verb its subject may stand."""
_PHRASE = 4
_SOON = 12
"""So many characters after "said" a day is the day on which it was said."""
_YEAR = re.compile(r"(?:19|20)\d\d")
_NONE: frozenset[str] = frozenset()
_AS = frozenset(("as",))
_NOTHING_BEFORE = {
    "survived": frozenset(("by",)),
    "gone": frozenset(("over", "through", "well", "on", "too", "far", "down", "up")),
    "work": _AS,
    "works": _AS,
    "worked": _AS,
}
"""Words that tell nothing that happened before another: "is survived by her sister"."""
_NEEDS_OTHERS = TAKING | word_set(
    "control controls controlled held holds holding fell fallen falls on aboard at in hands "
    "close inside"
)
_TOLD = frozenset(("that", "of"))
_CLAUSES = word_set("that and when after before if as where who which or said")
OF = word_set("of in at from for with on near by to during inside outside over across")
"""Words with which a noun goes on, to tell whose or where."""
_ARTICLES = word_set("the a an any no its their his her our my this these those every such")
_BLAMING = ACCUSING | BLAMED
_OWN = word_set("it he she they we i its his her their our that")


def words_of(text: str) -> list[str]:
    """Return the words and marks of a sentence in lower case."""
    if text.isascii():
        return _TOKEN.findall(text.lower())
    return [token.lower().replace("’", "'") for token in _TOKEN.findall(text)]


class Wording:
    """The words of a statement; places count them."""

    def __init__(self, statement: Statement, called: Mapping[str, str]) -> None:
        self.statement = statement
        self._called = called
        self._starts = [token.start() for token in _TOKEN.finditer(statement.text)]
        self.words = words_of(statement.text)
        self._named = self._names()
        self._told = [self._meaning_at(at) for at in range(len(self.words))]
        actor = statement.claim.actor
        self.source = called.get(actor, actor) if actor else ""
        """The actor who speaks; empty where it is nobody by name."""
        self.who = self._source_words()
        """Who speaks, in the words by which subjects are compared."""

    def accused(self) -> frozenset[str]:
        """Return who is accused, by name: "blamed Iran", "Iran was behind it"."""
        found: set[str] = set()
        if not self._named or _BLAMING.isdisjoint(self.words):
            return frozenset()
        for at, word in enumerate(self.words):
            if word in ACCUSING:
                found |= {self._named[n] for n in range(at + 1, at + 6) if n in self._named}
            elif word in BLAMED:
                found |= {self._named[n] for n in range(at - 6, at) if n in self._named}
        return frozenset(found)

    def speaks_of_itself(self, places: Iterable[int]) -> bool:
        """Whether the source, or whoever was named before, is meant by "it", "their"."""
        return any(self.words[place] in _OWN for place in places)

    def _names(self) -> dict[int, str]:
        """Return token → the actor whose name it is in."""
        found = {}
        for start, end, name, _ in self.statement.names:
            if not name.islower():
                inside = range(bisect_left(self._starts, start), bisect_left(self._starts, end))
                found.update(dict.fromkeys(inside, self._called.get(name, name)))
        return found

    def meanings(self, places: Iterable[int]) -> Iterator[str]:
        """Yield what words tell, those left out that only say who speaks."""
        first, last = self.statement.source
        for at in places:
            if not first <= self._starts[at] < last and (meant := self.meaning_at(at)):
                yield meant

    def meaning_at(self, at: int) -> str:
        """Return what a word tells; empty where it tells nothing."""
        return self._told[at]

    def words_for(self, meant: str) -> Iterator[tuple[int, str, bool, bool]]:
        """Yield the words that tell this: where, the word, if it ends a phrase, and one begun."""
        for at, told in enumerate(self._told):
            if told == meant:
                yield at, self.words[at], self._is_last(at), self._has_article(at)

    def _is_last(self, at: int) -> bool:
        after = next(iter(self.words[at + 1 : at + 2]), ".")
        is_other = after in COMMON or not after[0].isalpha() or after.endswith("ed")
        return is_other and after not in _ARTICLES

    def _has_article(self, at: int) -> bool:
        """Whether it belongs to what an article begins: "strike" in "the air strike"."""
        before = range(at - 1, max(at - _PHRASE, -1), -1)
        opens = next((n for n in before if not self._told[n]), None)
        return opens is not None and self.words[opens] in _ARTICLES

    def tells(self, meant: str) -> bool:
        """Whether one of its words tells this."""
        return meant in self._told

    def _meaning_at(self, at: int) -> str:
        word = self.words[at]
        if at in self._named:
            return self._named[at]
        if not _NOTHING_BEFORE.get(word, _NONE).isdisjoint(self.words[at + 1 : at + 2]):
            return ""
        if word in _NEEDS_OTHERS and (act := self._act_of_several(at, word)) is not None:
            return act
        if not word[0].isalpha() or word in COMMON or self.is_negator(at):
            return ""
        return meaning(word)

    def _act_of_several(self, at: int, word: str) -> str | None:
        """Return what a word does that needs others to tell; None for all other words."""
        before = self.words[at - 1] if at else ""
        after = self.words[at + 1] if at + 1 < len(self.words) else ""
        if word in ("control", "controls", "controlled"):
            if before in TAKING:
                return "capture"
            return "hold" if before in KEEPING or word != "control" else ""
        if word in TAKING:
            return "capture" if after == "the" or at + 1 in self._named else ""
        if word in ("held", "holds", "holding"):
            return "" if after in MEETINGS else "hold"
        if word in ("fell", "fallen", "falls"):
            return "" if after in ("back", "short", "to", "ill") else "fall"
        if word in ("on", "aboard", "at", "in"):
            return "stay" if before in ("was", "were") and after == "the" else None
        if word == "hands":
            return "hold" if "in" in self.words[max(0, at - 3) : at] else ""
        if word == "close":
            return "close" if before in ("to", "will", "would") else ""
        if word == "inside":
            return "enter" if before in ("are", "were", "is", "was", "deep", "been") else ""
        return None

    def part(self, at: int) -> tuple[int, int]:
        """Return the part of the sentence around a place, between two marks."""
        words, first, last = self.words, at, at
        while first and words[first - 1] not in _CUTS:
            first -= 1
        while last < len(words) and words[last] not in _CUTS:
            last += 1
        return first, last

    def said(self) -> range:
        """Return the tokens of what is said."""
        start, end = self.statement.content
        return range(bisect_left(self._starts, start), bisect_left(self._starts, end))

    def times(self, first: int, last: int) -> frozenset[str]:
        """Return the times a part of the sentence names, but for the day on which it was said."""
        spoken = self.statement.source[1]
        return frozenset(
            self.words[at]
            for at in range(first, last)
            if (self._is_time(at) or _YEAR.fullmatch(self.words[at]))
            and not spoken <= self._starts[at] < spoken + _SOON
        )

    def _is_time(self, at: int) -> bool:
        word = self.words[at]
        return word in TIMES or (word == "may" and self.words[at - 1 : at] == ["in"])

    def is_negator(self, at: int) -> bool:
        """Whether the word says that what follows is not so."""
        word = self.words[at]
        if word in ("failed", "refused", "unable", "declined"):
            return self.words[at + 1 : at + 2] == ["to"]
        return word in NEGATORS

    def says_nothing(self, at: int) -> bool:
        """Whether the negator denies nothing: "not only", "no longer", "no comment"."""
        following = self.words[at + 1 : at + 3]
        is_unknown = (self.words[at] in ("don't", "doesn't") and following[:1] == ["know"]) or (
            self.words[at - 1 : at] in (["is"], ["was"]) and following[:1] == ["known"]
        )
        return not following or is_unknown or any(word in NOT_NEGATING for word in following)

    def object_of(self, at: int, places: range) -> frozenset[str]:
        """Return the word that stands after an act, unless it only tells where or when."""
        for place in range(at + 1, places.stop):
            if self.words[place] in OF:
                break
            if (meant := self.meaning_at(place)) and meant != self.meaning_at(at):
                return frozenset((meant,))
        return frozenset()

    def without_owners(self, places: range) -> Iterator[int]:
        """Yield the places but for names that only say whose the next noun is."""
        return (n for n in places if not (n in self._named and self._is_owner(n)))

    def is_hearsay(self, first: int, at: int) -> bool:
        """Whether only a report of it is spoken of: "rumours that", "contrary to"."""
        words = self.words[first:at]
        return any(
            (word in HEARSAY and not _TOLD.isdisjoint(words[n + 1 : n + 4]))
            or word in ("contrary", "allege", "alleges", "alleged", "echoed")
            for n, word in enumerate(words)
        )

    def is_steady(self, first: int, last: int) -> bool:
        """Whether a part of the sentence does not tell of a change."""
        return CHANGED.isdisjoint(self.words[first:last])

    def subject_of(self, at: int) -> frozenset[str]:
        """Return who stands before a verb: the head of the phrase, and whose that one is."""
        places = self._clause_before(at)
        found: list[str] = []
        is_head = True
        for place in places:
            if found and self.words[place] in OF:
                is_head = False
            meant = next(self.meanings((place,)), "")
            is_name = place in self._named
            if is_name and (not is_head or self._is_owner(place)):
                found.append(meant + OWNER)
            elif meant and is_head:
                found.append(meant)
        if not found and any(self.words[place] in _OWN for place in places):
            return self.who
        return frozenset(found)

    def pronoun_before(self, at: int) -> str:
        """Return the pronoun that does what a verb says; empty where somebody is named."""
        for place in range(at - 1, max(at - 4, -1), -1):
            word = self.words[place].partition("'")[0]
            if word in ("he", "she", "they"):
                return word
            if self.words[place] not in COMMON and not self.is_negator(place):
                return ""
        return ""

    def _clause_before(self, at: int) -> range:
        """Return the words before a verb from where its clause may begin."""
        first, _ = self.part(at)
        first = max(first, at - _SUBJECT)
        opens = (n + 1 for n in range(at - 1, first - 1, -1) if self.words[n] in _CLAUSES)
        for begin in opens:
            if any(self.words[n] in _OWN for n in range(begin, at)) or any(
                self.meanings(range(begin, at))
            ):
                return range(begin, at)
        return range(first, at)

    def _is_owner(self, place: int) -> bool:
        """Whether the name at a place only says whose somebody is: "Bela Varga's deputy"."""
        while self._named.get(place + 1) == self._named[place]:
            place += 1
        return self.words[place].endswith("'s")

    def _source_words(self) -> frozenset[str]:
        """Return who speaks, in the words by which subjects are compared."""
        if self.source:
            return frozenset((self.source,))
        first, last = self.statement.source
        inside = range(bisect_left(self._starts, first), bisect_left(self._starts, last))
        return frozenset(m for at in inside if (m := self.meaning_at(at)) in ACTORS)
