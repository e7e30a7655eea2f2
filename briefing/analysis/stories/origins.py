"""Who wrote it: articles that are one text, or one agency's wire, are one origin.

Ten outlets that print the same wire do not corroborate each other, and an outlet does not
corroborate itself.
"""

import re
from array import array
from bisect import bisect_right
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from itertools import combinations
from zlib import crc32

from briefing.analysis.stories.terms import plain_words
from briefing.model import Article, ArticleId, Origin, ParagraphKind

SAME_TEXT = 0.3
"""Two texts that share this much of all their runs of four words are one text, edited."""
SAME_TEASER = 0.6
"""A text that stands to this much in a longer one is its opening, or an extract."""
_RUN = 4
_MOST_RUNS = 256
"""So many runs are kept of a text, those with the smallest numbers, which samples all alike."""
_FEW_RUNS, _FEWEST_RUNS = 16, 3
_SAME_FEW = 0.8
"""Of few runs a stock phrase is a large part: such texts must be the same almost throughout."""
_NUMBER_BYTES = 4

_AGENCIES = {
    "Reuters": r"reuters|thomson reuters",
    "AP": r"ap|associated press|the associated press",
    "AFP": r"afp|agence france[ -]presse",
    "dpa": r"dpa|deutsche presse[ -]agentur",
    "PA": r"pa|pa media|press association",
    "UPI": r"upi|united press international",
    "Xinhua": r"xinhua(?: news agency)?",
    "TASS": r"tass|itar-tass",
    "Interfax": r"interfax(?:-ukraine)?",
    "EFE": r"efe|agencia efe",
    "ANSA": r"ansa",
    "Kyodo": r"kyodo(?: news)?",
    "Anadolu": r"aa|anadolu(?: agency)?",
    "PTI": r"pti|press trust of india",
    "ANI": r"ani|asian news international",
    "IANS": r"ians",
    "AAP": r"aap|australian associated press",
    "Canadian Press": r"the canadian press|canadian press|cp",
    "Bloomberg": r"bloomberg(?: news)?",
    "CNN": r"cnn|cnn wire|cnn newsource",
}
_NAMES = "|".join(f"(?P<a{number}>{names})" for number, names in enumerate(_AGENCIES.values()))
_AGENCY_OF = {f"a{number}": name for number, name in enumerate(_AGENCIES)}
_WHOLE = re.compile(rf"(?:by |source: |[-–—] ?|©? ?)?\(?(?:{_NAMES})\)?\.?", re.IGNORECASE)
"""A by-line, an outlet or a last paragraph that is nothing but an agency's name."""
_DATELINE = re.compile(rf"[^()]{{0,80}}\((?i:{_NAMES})\)\s*[-–—:]")
"""Where an agency filed it: "KYIV, March 3 (Reuters) - "."""
_END = re.compile(rf"[(\[](?i:{_NAMES})[)\]]\.?\s*$")
_REUTERS_END = re.compile(
    r"\((?:reporting|writing|additional reporting) by .{3,200}editing by ", re.I
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Text:
    """What of an article tells whether another is the same text."""

    article: ArticleId
    outlet: str
    runs: bytes
    """The sorted numbers of its runs of words, as `runs_of` packs them."""
    agency: str
    """Whose wire it says it is; empty when it says none."""


def origins(texts: Sequence[Text]) -> tuple[Origin, ...]:
    """Return the origins of one story, newest article first, in the order of their first article.

    An origin is one text, one agency's wire, or what one newsroom wrote by itself.
    """
    if len(texts) == 1:
        return (_origin(texts),)
    parent = list(range(len(texts)))
    wire = [bool(text.agency) for text in texts]
    runs = [_Runs(text.runs) for text in texts]
    for a, b in combinations(range(len(texts)), 2):
        same_agency = texts[a].agency and texts[a].agency == texts[b].agency
        if same_agency or (texts[a].outlet != texts[b].outlet and runs[a].is_text_of(runs[b])):
            wire[a] = wire[b] = True
            _join(parent, a, b)
    for a, b in combinations(range(len(texts)), 2):
        own = not wire[a] and not wire[b]
        if texts[a].outlet == texts[b].outlet and (own or runs[a].is_text_of(runs[b])):
            _join(parent, a, b)
    return tuple(map(_origin, _grouped(texts, parent)))


def same_texts(texts: Sequence[Text]) -> tuple[tuple[ArticleId, ...], ...]:
    """Return the articles in groups that are one text each, in the order of their first article.

    What a newsroom or an agency writes later is another text, though of one origin.
    """
    parent = list(range(len(texts)))
    runs = [_Runs(text.runs) for text in texts]
    for a, b in combinations(range(len(texts)), 2):
        if runs[a].is_text_of(runs[b]):
            _join(parent, a, b)
    return tuple(tuple(text.article for text in group) for group in _grouped(texts, parent))


def first_printed(
    texts: Iterable[Sequence[ArticleId]], published: Mapping[ArticleId, datetime]
) -> Mapping[ArticleId, datetime]:
    """Return when the text of each article first came out, of `same_texts`."""
    return {article: min(published[each] for each in text) for text in texts for article in text}


def is_same_text(a: Text, b: Text) -> bool:
    """Whether one text is the other, edited, cut short or with something around it."""
    return _Runs(a.runs).is_text_of(_Runs(b.runs))


class _Runs:
    """The runs of words of a text, to be held against those of others."""

    def __init__(self, packed: bytes) -> None:
        self._sorted = _numbers(packed)
        self._all = frozenset(self._sorted)

    def is_text_of(self, other: "_Runs") -> bool:
        """Whether the two are one text."""
        last = [runs[-1] for runs in (self._sorted, other._sorted) if len(runs) == _MOST_RUNS]
        ours, theirs = self._up_to(last), other._up_to(last)
        smaller = min(ours, theirs)
        if smaller < _FEWEST_RUNS:
            return False
        shared = len(self._all & other._all)
        if smaller < _FEW_RUNS:
            return shared / smaller >= _SAME_FEW
        likeness = shared / (ours + theirs - shared)
        return likeness >= SAME_TEXT or shared / smaller >= SAME_TEASER

    def _up_to(self, last: Sequence[int]) -> int:
        """How many are as low as those that were kept of both."""
        return bisect_right(self._sorted, min(last)) if last else len(self._sorted)


def text_of(article: Article) -> Text:
    """Return what tells whether another article is the same text as this one."""
    body = [p.text for p in article.paragraphs if p.kind is ParagraphKind.BODY]
    runs = _runs(body)
    if len(runs) < _FEW_RUNS:
        runs |= _runs((article.title,))
    packed = array("I", sorted(runs)[:_MOST_RUNS])
    return Text(
        article=article.id,
        outlet=article.outlet,
        runs=packed.tobytes(),
        agency=agency_of(article.author, article.outlet, body),
    )


def agency_of(author: str, outlet: str, body: Sequence[str]) -> str:
    """Return the agency an article says its text is from, or an empty string."""
    for name in (author, outlet, body[-1].strip() if body else ""):
        whole = _WHOLE.fullmatch(name.strip())
        if whole:
            return _agency(whole)
    if not body:
        return ""
    found = _DATELINE.match(body[0]) or _END.search(body[-1])
    if found:
        return _agency(found)
    return "Reuters" if _REUTERS_END.search(body[-1]) else ""


def _agency(match: re.Match[str]) -> str:
    return next(_AGENCY_OF[group] for group, text in match.groupdict().items() if text)


def _runs(texts: Iterable[str]) -> set[int]:
    """Return a number for each run of four words; of a shorter text, none."""
    words = [word for text in texts for word in plain_words(text)]
    runs = [" ".join(run) for run in zip(*(words[at:] for at in range(_RUN)), strict=False)]
    try:
        return set(map(crc32, map(str.encode, runs)))
    except UnicodeEncodeError:
        return {crc32(run.encode("utf-8", "replace")) for run in runs}


def _numbers(packed: bytes) -> "array[int]":
    numbers = array("I")
    numbers.frombytes(packed[: len(packed) // _NUMBER_BYTES * _NUMBER_BYTES])
    return numbers


def _root(parent: list[int], number: int) -> int:
    while parent[number] != number:
        number = parent[number]
    return number


def _join(parent: list[int], a: int, b: int) -> None:
    a, b = _root(parent, a), _root(parent, b)
    parent[max(a, b)] = min(a, b)


def _grouped(texts: Sequence[Text], parent: list[int]) -> Iterable[list[Text]]:
    groups: dict[int, list[Text]] = {}
    for number, text in enumerate(texts):
        groups.setdefault(_root(parent, number), []).append(text)
    return groups.values()


def _origin(texts: Sequence[Text]) -> Origin:
    agencies = [text.agency for text in texts if text.agency]
    outlets = tuple(dict.fromkeys(text.outlet for text in texts))
    if len(texts) == 1:
        why = ""
    elif len(agencies) == len(texts):
        why = f"all credit {agencies[0]}"
    elif len(outlets) > 1:
        why = "the same text"
    else:
        why = "the same newsroom"
    return Origin(
        name=agencies[0] if agencies else texts[-1].outlet,
        articles=tuple(text.article for text in texts),
        outlets=outlets,
        why=why,
    )
