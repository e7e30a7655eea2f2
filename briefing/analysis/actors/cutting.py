"""Capitalised stretches cut into names: where each begins and ends; of what kind comes later."""

import re
from collections.abc import Sequence

from briefing.analysis.lexicon import Entry, Sort
from briefing.analysis.text.tokens import Token, trimmed, trimmed_left

from . import cues
from .headlines import headline_parts
from .joints import breaks, links
from .knowledge import Knowledge, capital_run
from .names import Name
from .openings import first_name_word, opens_name
from .passages import Stretch
from .titles import title_length
from .wholes import follows_model, is_model_code, state_of_polity

_PRODUCT = re.compile(r"i[A-Z]\w+|[A-Z]{2,}s|[A-Z]{1,3}\d{1,4}[a-z]*")
"""Shapes of things rather than actors: "iPod", "DVDs", "A380"."""
_DOES = re.compile(r"['’]s\b|, (?:who|whose)\b|\s(?:said|says|told|has|had|was|is|\w{3,}ed)\b")
_LOT = re.compile(r"(?:Group|Class|Type|Plan|Grade|Route|Highway) [A-Z0-9]")
_LANDS = (Sort.STATE, Sort.REGION, Sort.CAPITAL, Sort.PLACE)
_PEOPLE = (Sort.DEMONYM, Sort.REGIONAL, Sort.PEOPLE)


def cut(stretch: Stretch, knowledge: Knowledge) -> list[Name]:
    """The names of a stretch, in order."""
    names: list[Name] = []
    tokens = stretch.tokens
    if stretch.in_headline:
        for part in headline_parts(tokens, knowledge):
            _cut_part(part, stretch, knowledge, names, is_initial=False)
        return names
    if len(tokens) == 1:
        return _cut_lone_word(stretch, knowledge)
    start = first_name_word(stretch, knowledge)
    is_initial = stretch.is_initial and start == 0
    _cut_part(tokens[start:], stretch, knowledge, names, is_initial=is_initial)
    return names


def _cut_lone_word(stretch: Stretch, knowledge: Knowledge) -> list[Name]:
    """The same for most stretches: one word, which needs no cutting."""
    tokens = stretch.tokens
    text = knowledge.passages.texts[stretch.text_number]
    if _is_month_surname(tokens[0], text, knowledge):
        return [_name(tokens, stretch, None, is_titled=False)]
    if stretch.is_initial and (
        tokens[0].text in cues.FUNCTION_WORDS or not opens_name(tokens, 0, text, knowledge)
    ):
        return []
    if title_length(tokens, knowledge) and not _is_surname(tokens, 0, knowledge):
        return []
    entry = _whole_entry(tokens, knowledge)
    if not _lone_word_names(tokens, entry, text, knowledge, is_initial=False):
        return []
    return [_name(tokens, stretch, entry, is_titled=False)]


def _is_month_surname(token: Token, text: str, knowledge: Knowledge) -> bool:
    """Whether a month alone is here somebody with that surname, and does what people do."""
    surnames = knowledge.passages.month_surnames
    is_surname = bool(surnames) and any(token.text == month for _, month in surnames)
    return is_surname and bool(_DOES.match(text, token.end))


def _cut_part(
    tokens: list[Token],
    stretch: Stretch,
    knowledge: Knowledge,
    names: list[Name],
    *,
    is_initial: bool,
) -> None:
    """Add the names of tokens, cut at possessives, dates, titles, links and states."""
    text = knowledge.passages.texts[stretch.text_number]
    tokens = trimmed(tokens)
    is_titled = False
    while tokens:
        length, ends_title = _next_piece(tokens, knowledge)
        piece, rest = trimmed(tokens[:length]), tokens[length:]
        tokens = trimmed_left(rest)
        is_name = piece and not ends_title and not _belongs_to_title(piece, rest, knowledge)
        entry = _whole_entry(piece, knowledge) if is_name else None
        if is_name and _names_somebody(piece, entry, text, knowledge, is_initial=is_initial):
            names.append(_name(piece, stretch, entry, is_titled=is_titled))
        is_titled = ends_title and tokens[:1] == rest[:1]
        is_initial = False


def _name(
    piece: Sequence[Token], stretch: Stretch, entry: Entry | None, *, is_titled: bool
) -> Name:
    return Name(
        stretch.text_number,
        piece[0].start,
        piece[-1].end,
        " ".join([token.text for token in piece]),
        entry,
        is_titled=is_titled,
    )


def _whole_entry(piece: Sequence[Token], knowledge: Knowledge) -> Entry | None:
    """What the packaged table says of the whole piece."""
    entry = knowledge.entry_at(piece, 0)
    if entry is None or len(entry.words) != len(piece) or entry.sort is Sort.KNOWN:
        return state_of_polity(piece, knowledge.lexicon.table) if len(piece) > 2 else None
    return entry


# Which pieces there are


def _next_piece(tokens: Sequence[Token], knowledge: Knowledge) -> tuple[int, bool]:
    """How many tokens the next piece has, and whether it is a title; it may be a date as well."""
    if _is_date(tokens, knowledge):
        return 1, False
    entry = knowledge.entry_at(tokens, 0)
    if entry is None or len(entry.words) == 1:
        title = title_length(tokens, knowledge)
        if title and not (title == 1 and _is_surname(tokens, 0, knowledge)):
            return title, True
    place = len(entry.words) if entry else 1
    if entry and place < len(tokens) and _ends_there(entry, tokens, place, knowledge):
        return place, False
    while place < len(tokens) and not _begins_anew(tokens, place, knowledge):
        inner = knowledge.entry_at(tokens, place, at_least=2) if tokens[place].is_capital else None
        place += len(inner.words) if inner else 1
    return place, False


def _begins_anew(tokens: Sequence[Token], place: int, knowledge: Knowledge) -> bool:
    """Whether the name before this place does not go on with the token there."""
    if breaks(tokens, place, knowledge):
        return True
    if not tokens[place].is_capital:
        return False
    if _PRODUCT.fullmatch(tokens[place].text):
        return True
    if title_length(tokens[place:], knowledge):
        return not (_is_surname(tokens, place, knowledge) or _is_notion(tokens, place, knowledge))
    entry = knowledge.entry_at(tokens, place)
    return entry is not None and _stands_apart(entry, tokens, place, knowledge)


def _is_surname(tokens: Sequence[Token], place: int, knowledge: Knowledge) -> bool:
    """Whether what looks like a title ends a person's name ("Martin Luther King")."""
    is_last = place + 1 == len(tokens) or not tokens[place + 1].is_capital
    return is_last and tokens[place].text in knowledge.passages.title_surnames


def _is_notion(tokens: Sequence[Token], place: int, knowledge: Knowledge) -> bool:
    """Whether what looks like a title is what a body is for ("Palace of Justice")."""
    if tokens[place].text not in cues.NOTIONS or not any(t.text == "of" for t in tokens[:place]):
        return False
    before = tokens[place - 1]
    is_last = place + 1 == len(tokens) or not tokens[place + 1].is_capital
    return is_last and (not before.is_capital or knowledge.is_ordinary(before.text))


def _is_date(tokens: Sequence[Token], knowledge: Knowledge) -> bool:
    """Whether a month or a weekday comes first that is no first name and no newspaper's."""
    if tokens[0].text not in cues.DATES:
        return False
    run = capital_run(tokens[1:])
    if not run or knowledge.entry_at(tokens, 1):
        return True
    return run[-1].text not in cues.ORG_HEADS and not knowledge.is_given(tokens[0].text)


def _ends_there(entry: Entry, tokens: Sequence[Token], place: int, knowledge: Knowledge) -> bool:
    """Whether a name of the table that opens a piece ends at `place`, with more capitals after."""
    if entry.sort is Sort.KNOWN or breaks(tokens, place, knowledge):
        return True
    rest = tokens[place:]
    run = capital_run(rest)
    if not run:
        return rest[0].text == "-" or not links(tokens, place, knowledge)
    has_head = run[-1].text in cues.ORG_HEADS or run[-1].text in cues.PLACE_HEADS
    following = knowledge.entry_at(rest, 0)
    if entry.sort is Sort.OTHER:
        is_side = entry.words[-1] in cues.COMPASS
        return not has_head and not (is_side and (following is None or following.sort in _LANDS))
    if run[0].text in cues.LEGAL:
        return False
    if title_length(rest, knowledge):
        return True
    if has_head:
        return False
    if entry.sort is Sort.PEOPLE and _is_first_name(entry, run[0].text, knowledge):
        return False
    if entry.sort in _PEOPLE or (following is not None and following.sort is Sort.PEOPLE):
        return True
    if entry.sort in (Sort.STATE, Sort.REGION, Sort.GROUP):
        return following is not None or len(entry.words) > 1 or knowledge.is_given(run[0].text)
    return following is not None and following.sort is Sort.STATE


def _is_first_name(entry: Entry, following: str, knowledge: Knowledge) -> bool:
    """Whether a word for a people is a first name before a surname ("Christian Meunier")."""
    is_surname = following in knowledge.lexicon.surnames or not knowledge.is_ordinary(following)
    return is_surname and len(entry.words) == 1 and knowledge.is_given(entry.words[0])


def _stands_apart(entry: Entry, tokens: Sequence[Token], place: int, knowledge: Knowledge) -> bool:
    """Whether a name of the table inside a piece is a name of its own."""
    if entry.sort is Sort.OTHER:
        return len(entry.words) > 1 or entry.words[0] in cues.CUT_OFF
    if entry.sort is Sort.KNOWN:
        return True
    before = tokens[place - 1]
    if not before.is_capital or knowledge.is_given(before.text):
        return False
    if entry.sort is Sort.DEMONYM:
        return place + len(entry.words) < len(tokens) and not _is_inside(tokens, place, knowledge)
    if entry.sort is Sort.GROUP and _is_longer(before.text, entry, knowledge):
        return False
    return len(entry.words) > 1 and entry.sort in (Sort.STATE, Sort.GROUP)


def _is_inside(tokens: Sequence[Token], place: int, knowledge: Knowledge) -> bool:
    """Whether a people stands inside a longer name ("Grand Ethiopian Renaissance Dam")."""
    last = capital_run(tokens[place:])[-1].text
    if last not in cues.ORG_HEADS and last not in cues.PLACE_HEADS:
        return False
    before = tokens[place - 1].text
    return knowledge.is_ordinary(before) and before not in cues.TITLES


def _is_longer(before: str, entry: Entry, knowledge: Knowledge) -> bool:
    """Whether a common name of a body ends a longer one ("Philippine Red Cross")."""
    owner = knowledge.single_entry(before)
    is_owner = owner is not None and (owner.sort in _PEOPLE or owner.sort in _LANDS)
    return (
        (is_owner or knowledge.is_ordinary(before))
        and before not in cues.TITLES
        and entry.words[-1] in cues.ORG_HEADS
        and all(map(knowledge.is_ordinary, entry.words))
    )


# Which pieces are names


def _belongs_to_title(piece: Sequence[Token], rest: Sequence[Token], knowledge: Knowledge) -> bool:
    """Whether ordinary words belong to the title after them ("Oversight Chairman")."""
    return (
        bool(rest)
        and len(piece) <= 2
        and piece[-1].text not in cues.ORG_HEADS
        and all(knowledge.is_ordinary(token.text) for token in piece)
        and knowledge.entry_at(piece, 0) is None
        and title_length(rest, knowledge) > 0
    )


def _names_somebody(
    piece: Sequence[Token],
    entry: Entry | None,
    text: str,
    knowledge: Knowledge,
    *,
    is_initial: bool,
) -> bool:
    """Whether a piece is more than a date, a shouted word or a common noun with a capital."""
    if entry is None and follows_model(text, piece[0].start):
        return piece[-1].text in cues.ORG_HEADS
    if len(piece) == 1:
        return _lone_word_names(piece, entry, text, knowledge, is_initial=is_initial)
    if entry:
        return True
    if len(piece) == 2 and _LOT.fullmatch(f"{piece[0].text} {piece[1].text}"):
        return False
    return not all(_is_shouted(token.text, knowledge) for token in piece)


def _lone_word_names(
    piece: Sequence[Token],
    entry: Entry | None,
    text: str,
    knowledge: Knowledge,
    *,
    is_initial: bool,
) -> bool:
    word = piece[0].text
    if len(word) == 1 or word in cues.DATES or word in cues.FUNCTION_WORDS:
        return False
    if is_model_code(text, piece[0].start, piece[0].end):
        return False
    if entry:
        return not is_initial or opens_name(piece, 0, text, knowledge)
    if word in knowledge.passages.title_surnames:
        return True
    if word in cues.GENERIC_CAPITALS or _PRODUCT.fullmatch(word):
        return False
    if word.lower() in cues.PREFIXES and text[piece[0].end : piece[0].end + 1] == "-":
        return False
    if word in cues.PLACE_HEADS and knowledge.is_ordinary(word):
        return False
    return not _is_shouted(word, knowledge)


def _is_shouted(word: str, knowledge: Knowledge) -> bool:
    """Whether a word in capitals is only an ordinary word said loudly."""
    return word.isupper() and len(word) > 1 and knowledge.is_ordinary(word.capitalize())
