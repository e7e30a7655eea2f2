"""Capitalised stretches cut into names: where each begins and ends, before anyone asks of what kind."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from . import cues
from .lexicon import Entry, Lexicon, Sort
from .passages import Passages, Stretch
from .tokens import PARTICLES, Token

_PRODUCT = re.compile(r"i[A-Z]\w+|[A-Z]{2,}s")
"""Shapes of things rather than actors: "iPod", "DVDs"."""


@dataclass(slots=True)
class Name:
    """A stretch of text that names somebody or something."""

    text_number: int
    start: int
    end: int
    words: tuple[str, ...]
    entry: Entry | None
    """What the table of actors says."""
    titled: bool = False
    """Whether a person's title stands before it."""
    in_headline: bool = False
    is_initial: bool = False
    is_known: bool = False
    """Whether the reader named it."""

    @property
    def form(self) -> str:
        """The words as one string, for counting."""
        return " ".join(self.words)


@dataclass(slots=True)
class Cutter:
    """Cuts stretches into names with what the lexicon and the article know."""

    lexicon: Lexicon
    passages: Passages
    extra: Mapping[str, tuple[Entry, ...]]
    """Names of the article itself, by first word; empty until its body has been read."""

    def cut(self, stretch: Stretch) -> list[Name]:
        """The names of a stretch, in order."""
        names: list[Name] = []
        tokens = stretch.tokens
        if stretch.in_headline:
            for part in self._headline_parts(tokens):
                self._segment(part, stretch, names)
            return names
        start = self._first_name_word(stretch)
        self._segment(tokens[start:], stretch, names, is_initial=stretch.is_initial and start == 0)
        return names

    # -- where a stretch that opens a sentence begins to name --

    def _first_name_word(self, stretch: Stretch) -> int:
        """How many leading tokens are capitalised only because a sentence opens with them."""
        tokens = stretch.tokens
        if not stretch.is_initial:
            if tokens[0].text in ("The", "A", "An") and len(tokens) > 1:
                return 0 if self.entry_at(tokens, 0, at_least=2) else 1
            return 0
        start = 0
        while start < len(tokens) and not self._opens_name(tokens, start):
            start += 1
            while start < len(tokens) and not tokens[start].is_capital:
                start += 1
            if start and self._is_plain_mid(tokens, start):
                break
        return start

    def _is_plain_mid(self, tokens: list[Token], place: int) -> bool:
        """Whether the token is no ordinary word, so that a name may begin with it."""
        return place < len(tokens) and tokens[place].text not in cues.FUNCTION_WORDS

    def _opens_name(self, tokens: list[Token], place: int) -> bool:
        """Whether the capitalised token that opens a sentence belongs to a name."""
        word = tokens[place].text
        if self.entry_at(tokens, place, at_least=2):
            return True
        if self._describes_person(tokens, place):
            return False
        following = tokens[place + 1].text if place + 1 < len(tokens) else ""
        if word in cues.FUNCTION_WORDS:
            return following[:1].isupper() and (word, following) in self.passages.pairs
        if not self._is_ordinary(word):
            return True
        if not following[:1].isupper():
            return self._alone_opens(word)
        if (word, following) in self.passages.pairs:
            return True
        return self._joins(word, tokens, place)

    def _describes_person(self, tokens: list[Token], place: int) -> bool:
        """Whether a word for a role that no list has opens the sentence ("Backbencher Ann Lee")."""
        return (
            place + 2 < len(tokens)
            and len(tokens[place].text) > 5
            and tokens[place].text.endswith(("er", "or", "ist", "man", "woman"))
            and not self._is_given(tokens[place].text)
            and not self.passages.capitalised.get(tokens[place].text)
            and self._is_given(tokens[place + 1].text)
            and tokens[place + 2].is_capital
        )

    def _alone_opens(self, word: str) -> bool:
        entry = self._single_entry(word)
        if entry and entry.sort in (Sort.STATE, Sort.DEMONYM, Sort.CAPITAL):
            return not self.passages.is_lowered(word)
        seen = self.passages.capitalised.get(word, 0)
        return seen > 0 and not self.passages.is_lowered(word)

    def _joins(self, word: str, tokens: list[Token], place: int) -> bool:
        """Whether an ordinary word that opens a sentence belongs to the capitals after it."""
        if word in cues.TITLES or word in cues.COMPASS or word in cues.PLACE_STARTS:
            return True
        following = tokens[place + 1].text
        entry = self._single_entry(following)
        if following in cues.DATES or (entry and entry.sort is not Sort.OTHER):
            return False
        if word in self.lexicon.given:
            return True
        if word.endswith(("ing", "ed")) or self.passages.capitalised.get(following, 0) > (
            self.passages.capitalised.get(word, 0)
        ):
            return False
        last = tokens[-1].text
        return last in cues.ORG_HEADS or last in cues.PLACE_HEADS or not self._is_given(following)

    def _is_given(self, word: str) -> bool:
        return word in self.lexicon.given

    def _is_ordinary(self, word: str) -> bool:
        """Whether English writes this word in lower case."""
        return word.lower() in self.lexicon.words or word in cues.FUNCTION_WORDS

    # -- the table of actors --

    def _single_entry(self, word: str) -> Entry | None:
        for entry in self.lexicon.table.get(word, ()):
            if len(entry.words) == 1:
                return entry
        return None

    def entry_at(self, tokens: list[Token], place: int, at_least: int = 1) -> Entry | None:
        """The longest entry whose words stand at this place."""
        word = tokens[place].text
        for table in (self.extra, self.lexicon.table):
            for entry in table.get(word, ()):
                count = len(entry.words)
                if count < at_least:
                    break
                if count == 1 or (
                    place + count <= len(tokens)
                    and all(tokens[place + i].text == entry.words[i] for i in range(1, count))
                ):
                    return entry
        return None

    # -- headlines --

    def _headline_parts(self, tokens: list[Token]) -> Iterator[list[Token]]:
        """The parts of a headline that name somebody by the lists or the rest of the article."""
        run: list[Token] = []
        place = 0
        while place < len(tokens):
            token = tokens[place]
            entry = self.entry_at(tokens, place)
            if entry and not (len(entry.words) == 1 and self._is_common_single(token.text, entry)):
                yield _trimmed(run)
                run = []
                yield tokens[place : place + len(entry.words)]
                place += len(entry.words)
                continue
            if self._stands_in_headline(tokens, place, bool(run)):
                run.append(token)
            elif run:
                yield _trimmed(run)
                run = []
            place += 1
        yield _trimmed(run)

    def _is_common_single(self, word: str, entry: Entry) -> bool:
        return (
            entry.sort in (Sort.GROUP, Sort.OTHER)
            and self._is_ordinary(word)
            and (not self.passages.capitalised.get(word))
        )

    def _stands_in_headline(self, tokens: list[Token], place: int, in_run: bool) -> bool:
        word = tokens[place].text
        if not word[0].isalpha() or not tokens[place].is_capital:
            return in_run and (word in "-&" or word in PARTICLES)
        if self.passages.capitalised.get(word) or self.passages.capitalised.get(word.capitalize()):
            return word not in cues.FUNCTION_WORDS
        if word in cues.FUNCTION_WORDS or word.capitalize() in cues.FUNCTION_WORDS:
            return False
        if not self._is_ordinary(word):
            return True
        following = tokens[place + 1].text if place + 1 < len(tokens) else ""
        if word in self.lexicon.given and following in self.lexicon.surnames:
            return True
        return (
            in_run
            and tokens[place - 1].text in self.lexicon.given
            and (word in self.lexicon.surnames)
        )

    # -- segments --

    def _segment(
        self,
        tokens: list[Token],
        stretch: Stretch,
        names: list[Name],
        *,
        titled: bool = False,
        is_initial: bool = False,
    ) -> None:
        """Cut tokens into names at possessives, dates, titles, links and states."""
        tokens = _trimmed(tokens)
        while tokens:
            length, after_title = self._next_cut(tokens, titled)
            part = _trimmed(tokens[:length])
            if part and not after_title and self._only_modifies(part, tokens[length:]):
                pass
            elif part:
                self._emit(part, stretch, names, titled=titled, is_initial=is_initial)
            titled = after_title
            is_initial = False
            tokens = _leading_trimmed(tokens[length:])
            while titled and tokens and tokens[0].text == ",":
                tokens = tokens[1:]

    def _only_modifies(self, part: list[Token], rest: list[Token]) -> bool:
        """Whether ordinary words belong to the title after them ("Oversight Chairman")."""
        return (
            bool(rest)
            and len(part) <= 2
            and part[-1].text not in cues.ORG_HEADS
            and all(self._is_ordinary(token.text) for token in part)
            and not self.entry_at(part, 0)
            and self._title_run(rest) > 0
        )

    def _next_cut(self, tokens: list[Token], titled: bool) -> tuple[int, bool]:
        """How many tokens the next piece has, and whether a title ends there.

        A piece that is only a title or a date counts, too; it names nobody.
        """
        entry = self.entry_at(tokens, 0)
        if self._is_date(tokens):
            return 1, False
        if not entry or len(entry.words) == 1:
            title = self._title_run(tokens)
            if title:
                return title, True
        place = self._entry_extent(tokens, entry, titled) if entry else 1
        if (
            entry
            and place <= len(entry.words)
            and place < len(tokens)
            and self._cuts(tokens, place, entry)
        ):
            return place, False
        while place < len(tokens):
            if self._breaks(tokens, place):
                return place, False
            if self._title_run(tokens[place:]):
                return place, False
            here = self.entry_at(tokens, place)
            if here and tokens[place].is_capital and self._cut_before(tokens, place, here):
                return place, False
            place += 1
        return len(tokens), False

    def _is_date(self, tokens: list[Token]) -> bool:
        """Whether a month or a weekday comes first, and neither a first name nor a newspaper's."""
        if tokens[0].text not in cues.DATES:
            return False
        run = self._plain_run(tokens[1:])
        if run and run[-1].text in cues.ORG_HEADS and not self.entry_at(tokens, 1):
            return False
        return not (run and self._is_given(tokens[0].text) and not self.entry_at(tokens, 1))

    def _entry_extent(self, tokens: list[Token], entry: Entry, titled: bool) -> int:
        return len(entry.words)

    def _cuts(self, tokens: list[Token], place: int, entry: Entry) -> bool:
        """Whether a name of the table that opens a piece ends there, with more capitals after."""
        if self._breaks(tokens, place):
            return True
        rest = tokens[place:]
        run = self._plain_run(rest)
        last = run[-1].text if run else ""
        if entry.sort is Sort.OTHER:
            return not (last in cues.ORG_HEADS or last in cues.PLACE_HEADS)
        if self._title_run(rest):
            return True
        if not run:
            # a hyphen or a link word comes next
            return rest[0].text == "-" or not self._links(tokens, place)
        if last in cues.ORG_HEADS or last in cues.PLACE_HEADS:
            here = self.entry_at(rest, 0)
            return bool(here and here.sort is Sort.GROUP and len(here.words) == len(run))
        if entry.sort in (Sort.DEMONYM, Sort.REGIONAL, Sort.PEOPLE):
            return True
        if entry.sort in (Sort.STATE, Sort.REGION, Sort.GROUP):
            here = self.entry_at(rest, 0)
            return bool(here) or len(entry.words) > 1 or self._is_given(run[0].text)
        here = self.entry_at(rest, 0)
        return bool(here and here.sort is Sort.STATE)

    def _cut_before(self, tokens: list[Token], place: int, here: Entry) -> bool:
        """Whether a name of the table inside a piece is a name of its own."""
        if here.sort is Sort.OTHER:
            return len(here.words) > 1 or here.words[0] in cues.CUT_OFF
        if not tokens[place - 1].is_capital:
            return False
        if tokens[place - 1].text in self.lexicon.given or place == 0:
            return False
        if here.sort is Sort.DEMONYM:
            return place + len(here.words) < len(tokens)
        return len(here.words) > 1 and here.sort in (Sort.STATE, Sort.GROUP)

    @staticmethod
    def _plain_run(tokens: list[Token]) -> list[Token]:
        run = []
        for token in tokens:
            if not token.is_capital or token.text in cues.DATES:
                break
            run.append(token)
        return run

    def _breaks(self, tokens: list[Token], place: int) -> bool:
        """Whether no name goes on across this token."""
        token = tokens[place]
        word = token.text
        if word in cues.DATES:
            return (
                word != "May"
                and word not in self.lexicon.given
                or not self._is_given(tokens[place - 1].text)
            )
        if token.is_capital:
            return word in cues.FUNCTION_WORDS and not self._is_seen_pair(tokens, place)
        if word == "'s" or word == "'":
            return not self._possessive_goes_on(tokens, place)
        if word in ("&",):
            return False
        if word == "-":
            return self._hyphen_breaks(tokens, place)
        if word in PARTICLES and word not in cues.NOT_CHAIN_ENDS - PARTICLES:
            return False
        return not self._links(tokens, place)

    def _is_seen_pair(self, tokens: list[Token], place: int) -> bool:
        return (tokens[place - 1].text, tokens[place].text) in self.passages.pairs

    def _possessive_goes_on(self, tokens: list[Token], place: int) -> bool:
        owner = tokens[place - 1].text
        rest = self._plain_run(tokens[place + 1 :])
        if not rest or owner not in cues.POSSESSED and owner.rstrip("s") not in cues.POSSESSED:
            return False
        return rest[-1].text in cues.ORG_HEADS or rest[-1].text in cues.PLACE_HEADS

    def _hyphen_breaks(self, tokens: list[Token], place: int) -> bool:
        """Whether a hyphen stands between two names ("Israel-Hamas") or after one ("Iran-backed")."""
        if (
            place + 1 >= len(tokens)
            or len(tokens[place - 1].text) == 1
            and tokens[place - 1].is_capital
        ):
            return True
        before, after = self._single_entry(tokens[place - 1].text), self.entry_at(tokens, place + 1)
        if not tokens[place + 1].is_capital:
            return tokens[place + 1].text not in PARTICLES and not (
                place + 3 < len(tokens) and tokens[place + 2].text == "-"
            )
        is_actor = before is not None and before.sort is not Sort.OTHER
        follows_actor = after is not None and after.sort is not Sort.OTHER
        return (
            is_actor
            and follows_actor
            or (
                (is_actor or follows_actor)
                and bool(self.passages.capitalised.get(tokens[place - 1].text, 0) > 1)
                and bool(self.passages.capitalised.get(tokens[place + 1].text, 0) > 1)
            )
        )

    def _links(self, tokens: list[Token], place: int) -> bool:
        """Whether a small word joins what is on both sides into one name."""
        word = tokens[place].text
        before = tokens[place - 1].text
        rest = tokens[place + 1 :]
        while rest and not rest[0].is_capital:
            rest = rest[1:]
        if not rest or rest[0].text in cues.DATES or rest[0].text in cues.FUNCTION_WORDS:
            return False
        if word == "of":
            return before in cues.OF_HEADS
        if word == "for":
            return before in cues.FOR_HEADS
        if word == "on":
            return before in cues.ON_HEADS
        if word == "and":
            return self._and_links(tokens, place, rest)
        if word in ("the",):
            return (
                place > 0
                and tokens[place - 1].text in ("of", "for", "on", "in")
                and self._links(tokens, place - 1)
            )
        return False

    def _and_links(self, tokens: list[Token], place: int, rest: list[Token]) -> bool:
        """ "Ministry of Trade and Industry", "Securities and Exchange Commission"."""
        before = tokens[place - 1].text
        if self._single_entry(before) or not self._is_ordinary(before) or before in cues.ORG_HEADS:
            return False
        run = self._plain_run(rest)
        if not run or not self._is_ordinary(run[0].text) or self.entry_at(rest, 0):
            return False
        if any(token.text in ("of", "for", "on") for token in tokens[:place]):
            return self._is_ordinary(run[0].text)
        return len(run) > 1 and run[-1].text in cues.AND_TAILS

    # -- titles --

    def _title_run(self, tokens: list[Token]) -> int:
        """How many tokens at the start are a person's title ("Foreign Minister"); 0 for none."""
        place = 0
        last_title = 0
        while place < len(tokens):
            word = tokens[place].text
            if word in cues.TITLES:
                last_title = place + 1
            elif word in cues.TITLE_MODIFIERS or (last_title and word in cues.TITLE_TAILS):
                if word in cues.TITLE_TAILS and last_title == place:
                    last_title = place + 1
            elif word == "-" and place + 1 < len(tokens):
                pass
            elif last_title and word in ("elect", "designate", "general"):
                last_title = place + 1
            elif (
                word in ("of", "and", "for")
                and last_title == place
                and self._title_goes_on(tokens, place)
            ):
                pass
            else:
                break
            place += 1
        if not last_title:
            return 0
        if last_title < len(tokens) and self._is_named_like_title(tokens, last_title):
            return 0
        return last_title

    def _title_goes_on(self, tokens: list[Token], place: int) -> bool:
        """ "Secretary of State", "Minister of Health and Welfare"."""
        if place + 1 >= len(tokens):
            return False
        return tokens[place + 1].text in cues.TITLE_MODIFIERS | cues.TITLES

    def _is_named_like_title(self, tokens: list[Token], place: int) -> bool:
        """Whether the words go on as an organisation or a place ("General Assembly")."""
        entry = self.entry_at(tokens, 0)
        if entry and len(entry.words) > place and entry.sort is not Sort.OTHER:
            return True
        run = self._plain_run(tokens[place:])
        if not run:
            return False
        head = run[0].text
        return (
            len(run) <= 2
            and (head in cues.ORG_HEADS or head in cues.PLACE_HEADS)
            and (not self._is_given(head))
            and not (len(run) == 2 and run[1].text in self.lexicon.surnames)
        )

    # -- what comes out --

    def _emit(
        self,
        part: list[Token],
        stretch: Stretch,
        names: list[Name],
        *,
        titled: bool,
        is_initial: bool,
    ) -> None:
        words = tuple(token.text for token in part)
        if self._title_run(part) == len(part) or words[0] in cues.DATES and len(words) == 1:
            return
        if len(words) == 1 and self._is_no_name(words[0]):
            return
        entry = self.entry_at(part, 0)
        if entry and (len(entry.words) != len(words) or entry.sort is Sort.KNOWN):
            entry = None
        if entry is None and len(words) == 2 and words[0] == "Group" and len(words[1]) == 1:
            return
        if entry is None and all(self._is_shouted(word) for word in words):
            return
        if (
            entry is None
            and len(words) == 1
            and (self._is_plain_noun(words[0]) or _PRODUCT.fullmatch(words[0]))
        ):
            return
        if is_initial and entry and len(words) == 1 and not self._opens_name(part, 0):
            return
        names.append(
            Name(
                stretch.text_number,
                part[0].start,
                part[-1].end,
                words,
                entry,
                titled=titled,
                in_headline=stretch.in_headline,
                is_initial=is_initial,
            )
        )

    @staticmethod
    def _is_no_name(word: str) -> bool:
        return len(word) == 1 or word in cues.FUNCTION_WORDS

    def _is_plain_noun(self, word: str) -> bool:
        """Whether a lone word is a common one that is only capitalised by habit ("the Border")."""
        return word in cues.GENERIC_CAPITALS or (
            word in cues.PLACE_HEADS and self._is_ordinary(word)
        )

    def _is_shouted(self, word: str) -> bool:
        """Whether a word in capitals is only an ordinary word said loudly."""
        return word.isupper() and len(word) > 1 and self._is_ordinary(word.capitalize())


def _trimmed(tokens: list[Token]) -> list[Token]:
    """Without the marks, links and possessives at either end."""
    tokens = _leading_trimmed(tokens)
    end = len(tokens)
    while end and not tokens[end - 1].is_capital:
        if tokens[end - 1].text[0].isdigit():
            break
        end -= 1
    return tokens[:end]


def _leading_trimmed(tokens: list[Token]) -> list[Token]:
    start = 0
    while start < len(tokens) and not tokens[start].is_capital:
        word = tokens[start].text
        if (
            word in PARTICLES
            and start + 1 < len(tokens)
            and (tokens[start + 1].text == "-" or tokens[start + 1].is_capital)
        ):
            break
        start += 1
    return tokens[start:]
