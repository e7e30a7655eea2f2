"""Names in languages other than English: by their capitals and the lists alone.

Kinds are not guessed from English cues: a name of the table of actors has its kind, every other
name is a group, the widest of the four.
"""

from collections.abc import Sequence

from briefing.analysis.lexicon import Entry, Lexicon, Sort, lexicon
from briefing.analysis.text.language import is_small_word
from briefing.analysis.text.tokens import Token
from briefing.model import ActorKind, KnownActors, Mention

from . import passages
from .kinds import KIND_OF_SORT
from .known import known_names
from .passages import Passages, Stretch

_TOO_MANY_CAPITALS = 0.2
"""The share of capitalised words above which a language capitalises its nouns."""


def foreign_mentions(
    texts: Sequence[str], spans: Sequence[Sequence[tuple[int, int]]], known: KnownActors
) -> list[list[Mention]]:
    """The mentions of each text; the reader's own names come first."""
    lists = lexicon()
    own = known_names(known)
    read = passages.read(texts, spans, lists)
    mentions: list[list[Mention]] = [[] for _ in texts]
    if own.pattern is not None:
        for number, text in enumerate(texts):
            for match in own.pattern.finditer(text):
                canonical = own.canonical_of(match.group()) or match.group()
                entry = own.entry_of(match.group())
                kind = KIND_OF_SORT[entry.sort] if entry else ActorKind.GROUP
                mentions[number].append(
                    Mention(start=match.start(), end=match.end(), kind=kind, canonical=canonical)
                )
    takes_lone = not _capitalises_nouns(read)
    for stretch in read.stretches:
        taken = [(mention.start, mention.end) for mention in mentions[stretch.text_number]]
        for mention in _in_stretch(stretch, read, lists, takes_lone=takes_lone):
            if all(mention.end <= start or end <= mention.start for start, end in taken):
                mentions[stretch.text_number].append(mention)
    for found in mentions:
        found.sort(key=lambda mention: mention.start)
    return mentions


def _capitalises_nouns(read: Passages) -> bool:
    capitals = sum(token.is_capital for stretch in read.stretches for token in stretch.tokens)
    words = sum(len(text.split()) for text in read.texts)
    return capitals > _TOO_MANY_CAPITALS * words


def _in_stretch(
    stretch: Stretch, read: Passages, lists: Lexicon, *, takes_lone: bool
) -> list[Mention]:
    tokens = stretch.tokens
    mentions: list[Mention] = []
    run: list[Token] = []
    place = 0
    text = read.texts[stretch.text_number]
    while place < len(tokens):
        entry = _entry_at(tokens, place, lists)
        if entry or not _goes_on(tokens, place):
            run = _without_title(run, lists)
            _add_run(run, stretch, read, text, mentions, takes_lone=takes_lone)
            run = []
        if entry:
            words = tokens[place : place + len(entry.words)]
            kind = KIND_OF_SORT[entry.sort]
            mentions.append(
                Mention(
                    start=words[0].start, end=words[-1].end, kind=kind, canonical=entry.canonical
                )
            )
            place += len(entry.words)
            continue
        if _goes_on(tokens, place):
            run.append(tokens[place])
        place += 1
    run = _without_title(run, lists)
    _add_run(run, stretch, read, text, mentions, takes_lone=takes_lone)
    return mentions


def _without_title(run: list[Token], lists: Lexicon) -> list[Token]:
    """A run without what stands before the first name of somebody named in full."""
    for place, token in enumerate(run[:-1]):
        if token.text in lists.given and all(before.is_capital for before in run[:place]):
            return run[place:]
    return run


def _goes_on(tokens: Sequence[Token], place: int) -> bool:
    return tokens[place].is_capital or (0 < place < len(tokens) - 1 and tokens[place].text == "-")


def _add_run(
    run: list[Token],
    stretch: Stretch,
    read: Passages,
    text: str,
    mentions: list[Mention],
    *,
    takes_lone: bool,
) -> None:
    run = list(run)
    while run and not run[-1].is_capital:
        run.pop()
    if run and stretch.is_initial and run[0] is stretch.tokens[0] and is_small_word(run[0].text):
        run = run[1:]
    if not run or len(run[0].text) < 2:
        return
    opens = stretch.is_initial and run[0] is stretch.tokens[0]
    is_lone = len(run) == 1
    if is_lone and opens and not read.capitalised.get(run[0].text):
        return
    if is_lone and not takes_lone and not run[0].text.isupper():
        return
    start, end = run[0].start, run[-1].end
    canonical = " ".join(text[start:end].split())
    mentions.append(Mention(start=start, end=end, kind=ActorKind.GROUP, canonical=canonical))


def _entry_at(tokens: Sequence[Token], place: int, lists: Lexicon) -> Entry | None:
    for entry in lists.table.get(tokens[place].text, ()):
        words = tuple(token.text for token in tokens[place : place + len(entry.words)])
        if words == entry.words and entry.sort is not Sort.OTHER:
            return entry
    return None
