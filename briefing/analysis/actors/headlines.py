"""Names in headlines that capitalise every word: only what the lists or the article know."""

from collections.abc import Iterator, Sequence

from briefing.analysis.lexicon import Entry, Sort
from briefing.analysis.text.tokens import PARTICLES, Token

from . import cues
from .knowledge import Knowledge


def headline_parts(tokens: Sequence[Token], knowledge: Knowledge) -> Iterator[list[Token]]:
    """The parts of a headline that name somebody; a part may be empty."""
    tokens = [_as_in_text(token, knowledge) for token in tokens]
    run: list[Token] = []
    place = 0
    while place < len(tokens):
        entry = knowledge.entry_at(tokens, place)
        if entry and not _may_be_common(entry, knowledge):
            yield run
            run = []
            yield list(tokens[place : place + len(entry.words)])
            place += len(entry.words)
            continue
        if _belongs(tokens, place, in_run=bool(run), knowledge=knowledge):
            run.append(tokens[place])
        else:
            yield run
            run = []
        place += 1
    yield run


def _as_in_text(token: Token, knowledge: Knowledge) -> Token:
    """A word in capitals as the running text of the article writes it."""
    title = token.text.capitalize()
    if token.text.isupper() and len(title) > 1 and knowledge.times_capitalised(title):
        return token._replace(text=title)
    return token


def _may_be_common(entry: Entry, knowledge: Knowledge) -> bool:
    """Whether an entry is as well an ordinary word that the article uses as such ("Target")."""
    word = entry.words[0]
    return (
        len(entry.words) == 1
        and entry.sort in (Sort.GROUP, Sort.OTHER)
        and knowledge.is_ordinary(word)
        and not knowledge.times_capitalised(word)
    )


def _belongs(tokens: Sequence[Token], place: int, *, in_run: bool, knowledge: Knowledge) -> bool:
    word = tokens[place].text
    if not tokens[place].is_capital:
        return in_run and (word in "-&" or word in PARTICLES)
    title = word.capitalize()
    if word in cues.FUNCTION_WORDS or title in cues.FUNCTION_WORDS:
        return False
    if knowledge.times_capitalised(word) or knowledge.times_capitalised(title):
        return True
    if not knowledge.is_ordinary(word):
        return True
    surnames = knowledge.lexicon.surnames
    if in_run and knowledge.is_given(tokens[place - 1].text) and word in surnames:
        return True
    following = tokens[place + 1].text if place + 1 < len(tokens) else ""
    return knowledge.is_given(word) and following in surnames
