"""What the lexicon and the article together know of words, asked while names are cut."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from briefing.analysis.lexicon import Entry, Lexicon
from briefing.analysis.memo import memo
from briefing.analysis.text.tokens import Token

from . import cues
from .passages import Passages


@dataclass(frozen=True, slots=True)
class Knowledge:
    """The lexicon, the article's own usage, and the names already found in its running text."""

    lexicon: Lexicon
    passages: Passages
    found: Mapping[str, tuple[Entry, ...]]
    """Names of the article by first word; empty until its running text has been read."""

    def is_given(self, word: str) -> bool:
        """Whether the word is somebody's first name somewhere."""
        return word in self.lexicon.given

    def is_ordinary(self, word: str) -> bool:
        """Whether English writes this word in lower case."""
        return _is_ordinary(word, self.lexicon)

    def times_capitalised(self, word: str) -> int:
        """How often the article capitalises the word where only names are capitalised."""
        return self.passages.capitalised.get(word, 0)

    def are_neighbours(self, word: str, following: str) -> bool:
        """Whether the article has the two words side by side where only names are capitalised."""
        return (word, following) in self.passages.pairs

    def single_entry(self, word: str) -> Entry | None:
        """What the table of actors says of a word by itself."""
        return _single_entry(word, self.lexicon)

    def entry_at(self, tokens: Sequence[Token], place: int, at_least: int = 1) -> Entry | None:
        """The longest entry of at least so many words that stands at this place."""
        word = tokens[place].text
        if self.found and word in self.found:
            entry = _first_at(self.found[word], tokens, place, at_least)
            if entry:
                return entry
        if place + 1 == len(tokens):
            return _single_entry(word, self.lexicon) if at_least == 1 else None
        entries = self.lexicon.table.get(word)
        return _first_at(entries, tokens, place, at_least) if entries else None


@memo(65_536)
def _is_ordinary(word: str, lexicon: Lexicon) -> bool:
    return word.lower() in lexicon.words or word in cues.FUNCTION_WORDS


@memo(65_536)
def _single_entry(word: str, lexicon: Lexicon) -> Entry | None:
    return next((entry for entry in lexicon.table.get(word, ()) if len(entry.words) == 1), None)


def _first_at(
    entries: Sequence[Entry], tokens: Sequence[Token], place: int, at_least: int
) -> Entry | None:
    following = tokens[place + 1].text if place + 1 < len(tokens) else ""
    for entry in entries:
        words = entry.words
        if len(words) < at_least:
            break
        if len(words) == 1:
            return entry
        if words[1] == following and _stands_at(entry, tokens, place):
            return entry
    return None


def _stands_at(entry: Entry, tokens: Sequence[Token], place: int) -> bool:
    words = entry.words
    if place + len(words) > len(tokens):
        return False
    return all(tokens[place + i].text == words[i] for i in range(2, len(words)))


def capital_run(tokens: Sequence[Token]) -> list[Token]:
    """The capitalised words before the first small word, mark, date or flight number."""
    run = []
    for token in tokens:
        if not token.is_capital or token.text in cues.DATES or token.text == "Flight":
            break
        run.append(token)
    return run
