"""One name for one actor across articles: "Putin" in a headline is the "Vladimir Putin" of others.

What a single article leaves open, the others of an edition tell: whose surname a bare surname is,
what an acronym stands for, which spelling of a name is the usual one. A name that may mean two
actors stays as it is.
"""

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace

from briefing.analysis.lexicon import Lexicon, lexicon
from briefing.analysis.memo import memo
from briefing.fold import fold
from briefing.model import (
    ActorKind,
    Article,
    ArticleAnalysis,
    KnownActors,
    Mention,
    ParagraphAnalysis,
)

from .cues import SUFFIXES
from .spelling import alike, is_one_word, name_key, spelling_key

Analysed = tuple[Article, ArticleAnalysis]
Renamed = Mapping[str, tuple[str, ActorKind]]
"""Canonical name → the one it shall have, and its kind."""

_ARTICLE = re.compile(r"^(?:al|el|Al|El)-")
_TELLING = 6
"""Letters of a surname whose other spelling is believed across articles."""
_NAMED = (ActorKind.PERSON, ActorKind.GROUP)


@dataclass(slots=True)
class _Evidence:
    """What the articles of an edition say together."""

    kinds: dict[str, Counter[ActorKind]] = field(default_factory=dict)
    """Canonical name → kind → in how many articles."""
    meant: defaultdict[str, Counter[str]] = field(default_factory=lambda: defaultdict(Counter))
    """A word that stood for a longer canonical name → that name → in how many articles."""
    together: defaultdict[str, set[str]] = field(default_factory=lambda: defaultdict(set))
    """Surname → the full names with it that one article tells apart."""


def agree(articles: Sequence[Analysed], known: KnownActors) -> tuple[Analysed, ...]:
    """The same articles, with one canonical name for each actor as far as they tell.

    Pure: what is stored of one article never depends on others. The reader's own names stay.
    """
    said = [_said(article, found) for article, found in articles]
    evidence = _evidence(said)
    own = {fold(name) for name in known.watch}
    own |= {fold(name) for canonical, others in known.aliases for name in (canonical, *others)}
    renamed = {
        old: new for old, new in _renamed(evidence, lexicon()).items() if fold(old) not in own
    }
    if not renamed:
        return tuple(articles)
    return tuple(
        (article, _with_names(found, {old: renamed[old] for old in names if old in renamed}, names))
        for (article, found), (names, _) in zip(articles, said, strict=True)
    )


def _said(article: Article, found: ArticleAnalysis) -> tuple[dict[str, ActorKind], dict[str, str]]:
    """The actors an article names with their kinds, and the single words that stood for them."""
    kinds: dict[str, ActorKind] = {}
    short: dict[str, str] = {}
    person, group = _NAMED
    texts = [paragraph.text for paragraph in article.paragraphs]
    each = [(article.title, found.title_mentions)]
    each += zip(texts, (paragraph.mentions for paragraph in found.paragraphs), strict=True)
    for text, mentions in each:
        for mention in mentions:
            name, kind = mention.canonical, mention.kind
            kinds[name] = kind
            if mention.end - mention.start < len(name) and (kind is person or kind is group):
                word = text[mention.start : mention.end]
                if " " not in word:
                    short[word] = name
    return kinds, short


def _evidence(said: Iterable[tuple[dict[str, ActorKind], dict[str, str]]]) -> _Evidence:
    evidence = _Evidence()
    seen: Counter[tuple[str, ActorKind]] = Counter()
    meant: Counter[tuple[str, str]] = Counter()
    person = ActorKind.PERSON
    for kinds, short in said:
        seen.update(kinds.items())
        meant.update(short.items())
        surnames: dict[str, str] = {}
        for name, kind in kinds.items():
            if kind is person and " " in name:
                surname = _surname(name)
                if other := surnames.get(surname):
                    evidence.together[surname] |= {name, other}
                surnames[surname] = name
    for (name, kind), count in seen.items():
        evidence.kinds.setdefault(name, Counter())[kind] += count
    for (word, name), count in meant.items():
        evidence.meant[word][name] += count
    return evidence


def _renamed(evidence: _Evidence, lists: Lexicon) -> dict[str, tuple[str, ActorKind]]:
    """Each canonical name that is better said otherwise."""
    people = {
        name: counts.total()
        for name, counts in evidence.kinds.items()
        if " " in name and counts[ActorKind.PERSON] * 2 > counts.total()
    }
    usual = _usual_spellings(people, evidence, lists)
    bearers: defaultdict[str, set[str]] = defaultdict(set)
    for name in people:
        bearers[_surname(name)].add(name)
    firms = {
        name.partition(" ")[0]
        for name, counts in evidence.kinds.items()
        if " " in name and counts[ActorKind.GROUP]
    }
    renamed = {name: (best, ActorKind.PERSON) for name, best in usual.items()}
    for name, counts in evidence.kinds.items():
        kind = counts.most_common(1)[0][0]
        if " " in name or kind not in _NAMED or name.islower() or name in lists.table:
            continue
        if kind is ActorKind.GROUP and name.lower() in lists.words:
            continue
        who = {usual.get(full, full) for full in evidence.meant[name] if full != name}
        if kind is ActorKind.GROUP and name in firms:
            who -= people.keys()
        elif not name.isupper():
            namesakes = bearers.get(_surname(name), ())
            who |= {usual.get(full, full) for full in namesakes if _may_be(name, full, lists)}
        if len(who) == 1:
            [best] = who
            renamed[name] = best, evidence.kinds[best].most_common(1)[0][0]
    return renamed


def _usual_spellings(
    people: Mapping[str, int], evidence: _Evidence, lists: Lexicon
) -> dict[str, str]:
    """Full name → the commoner way to write it, where both are surely one person's."""
    found = alike(people, lists)
    longer: defaultdict[tuple[str, str], list[str]] = defaultdict(list)
    for name in people:
        words = name_key(name).split()
        if len(words) > 1:
            longer[words[0], words[-1]].append(name)
    for names in longer.values():
        names = sorted({found.get(name, name) for name in names}, key=lambda n: len(n.split()))
        if len(names) == 2 and set(names[0].split()) < set(names[1].split()):
            best, other = sorted(names, key=lambda name: (-people[name], len(name), name))
            found[other] = best
    for name, best in tuple(found.items()):
        found[name] = best = found.get(best, best)
        if {name, best} <= evidence.together.get(_surname(name), set()):
            del found[name]
    return found


def _may_be(word: str, full: str, lists: Lexicon) -> bool:
    """Whether a word is the surname of a full name, maybe in another spelling."""
    last = _last(full)
    if fold(word) == fold(last):
        return True
    if word in lists.given or len(word) < _TELLING:
        return False
    return is_one_word(word, last, lists.surnames)


@memo(16_384)
def _surname(name: str) -> str:
    """What two spellings of a surname share."""
    last = _last(name)
    return spelling_key(last) or fold(last)


def _last(name: str) -> str:
    """The surname of a full name, without its article."""
    words = name.split(" ")
    while len(words) > 1 and words[-1].rstrip(".") in SUFFIXES:
        words.pop()
    return _ARTICLE.sub("", words[-1])


def _with_names(
    found: ArticleAnalysis, renamed: Renamed, names: Mapping[str, ActorKind]
) -> ArticleAnalysis:
    """The analysis with other names; what it tells apart from the new name itself stays."""
    renamed = {old: new for old, new in renamed.items() if new[0] not in names or " " in old}
    if not renamed:
        return found
    return replace(
        found,
        title_mentions=_with_name(found.title_mentions, renamed),
        paragraphs=tuple(_in_paragraph(paragraph, renamed) for paragraph in found.paragraphs),
    )


def _in_paragraph(paragraph: ParagraphAnalysis, renamed: Renamed) -> ParagraphAnalysis:
    mentions = _with_name(paragraph.mentions, renamed)
    if mentions is paragraph.mentions:
        return paragraph
    return ParagraphAnalysis(
        index=paragraph.index, sentences=paragraph.sentences, mentions=mentions
    )


def _with_name(mentions: tuple[Mention, ...], renamed: Renamed) -> tuple[Mention, ...]:
    if renamed.keys().isdisjoint([mention.canonical for mention in mentions]):
        return mentions
    changed = []
    for mention in mentions:
        if new := renamed.get(mention.canonical):
            name, kind = new
            mention = Mention(start=mention.start, end=mention.end, kind=kind, canonical=name)
        changed.append(mention)
    return tuple(changed)
