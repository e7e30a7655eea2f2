"""What the reader moved to another section: it stays there, and a little is learned from it.

An actor or a rare word that the reader moved to one section twice, and to no other, speaks for that
section wherever else it stands; never as loudly as the section's own name.
"""

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from briefing.analysis.actors.key_actors import is_unnamed
from briefing.analysis.text.stems import WORD, fold_word, stem
from briefing.model import (
    Article,
    ArticleAnalysis,
    ArticleId,
    Correction,
    ParagraphAnalysis,
    ParagraphKind,
)

_TWICE = 2
_ACTOR, _WORD, _MOST = 1.5, 0.5, 3.3
"""What each time counts that an actor or a word was moved, and the most that is learned of one; a
section's own name is worth 3.4."""
_MOST_WORDS = 2
_RARE = 0.05
"""A word in more than this share of all paragraphs tells nothing."""
_SHORTEST = 5


def correction(
    article: Article, analysis: ArticleAnalysis, paragraph: int | None, section: str
) -> Correction:
    """Return the correction that moves a paragraph, or all, of an article to a section."""
    actors, words = _spoken_of(article, analysis, paragraph)
    return Correction(
        article=article.id,
        paragraph=paragraph,
        section=section,
        text="" if paragraph is None else article.paragraphs[paragraph].text,
        actors=tuple(sorted(actors)),
        words=tuple(sorted(words)),
    )


@dataclass(frozen=True, slots=True)
class Lesson:
    """What an actor or a word is worth for a section since the reader moved it there."""

    section: int
    worth: float
    term: str
    times: int
    is_actor: bool


class Lessons:
    """What a reader's corrections are, and what they teach of other articles."""

    def __init__(
        self,
        corrections: Sequence[Correction],
        articles: Sequence[tuple[Article, ArticleAnalysis]],
        names: Sequence[str],
    ) -> None:
        by_id = {article.id: article for article, _ in articles}
        self._moved: dict[ArticleId, dict[int | None, str]] = {}
        for each in corrections:
            place = _place(each, by_id.get(each.article))
            self._moved.setdefault(each.article, {})[place] = each.section
        self._actors: dict[str, Lesson] = {}
        self._words: dict[str, Lesson] = {}
        if corrections:
            self._learn(corrections, articles, names)

    @property
    def learned(self) -> tuple[Mapping[str, Lesson], Mapping[str, Lesson]]:
        """What is learned of actors and of words."""
        return self._actors, self._words

    def moves(self, article: ArticleId) -> Mapping[int | None, str]:
        """Return paragraph → section for what the reader moved of an article; None for all."""
        return self._moved.get(article, {})

    def moved(self, article: ArticleId, paragraph: int) -> str:
        """Return the section the reader moved a paragraph to; empty when it was not moved."""
        moves = self.moves(article)
        return moves.get(paragraph, moves.get(None, ""))

    def of_paragraph(self, text: str, found: ParagraphAnalysis) -> Mapping[int, Lesson]:
        """Return section → the lesson that speaks for it most, worth all of them together."""
        if not (self._actors or self._words):
            return {}
        actors = {mention.canonical for mention in found.mentions}
        met = [self._actors[actor] for actor in sorted(actors & self._actors.keys())]
        words = sorted(_words(text) & self._words.keys())
        met += [self._words[word] for word in words]
        best: dict[int, Lesson] = {}
        for section in {lesson.section for lesson in met}:
            own = [lesson for lesson in met if lesson.section == section]
            first = max(own, key=lambda lesson: (lesson.worth, lesson.is_actor))
            spoken = sorted((each.worth for each in own if not each.is_actor), reverse=True)
            by_actor = max((each.worth for each in own if each.is_actor), default=0.0)
            worth = by_actor + sum(spoken[:_MOST_WORDS])
            best[section] = Lesson(section, worth, first.term, first.times, first.is_actor)
        return best

    def _learn(
        self,
        corrections: Sequence[Correction],
        articles: Sequence[tuple[Article, ArticleAnalysis]],
        names: Sequence[str],
    ) -> None:
        actors: defaultdict[str, Counter[str]] = defaultdict(Counter)
        words: defaultdict[str, Counter[str]] = defaultdict(Counter)
        by_id = {article.id: (article, analysis) for article, analysis in articles}
        for each in corrections:
            of_actors, of_words = set(each.actors), set(each.words)
            if not (of_actors or of_words) and each.article in by_id:
                of_actors, of_words = _spoken_of(*by_id[each.article], each.paragraph)
            for actor in of_actors:
                actors[actor][each.section] += 1
            for word in of_words:
                words[word][each.section] += 1
        common = _common_words(articles)
        numbers = {name: number for number, name in enumerate(names)}
        self._actors = _lessons(actors, numbers, _ACTOR, is_actor=True)
        rare = {word: moves for word, moves in words.items() if word not in common}
        self._words = _lessons(rare, numbers, _WORD, is_actor=False)


def _place(correction: Correction, article: Article | None) -> int | None:
    """Return where the moved paragraph now stands, None for a whole article; -1 when it is gone."""
    at, text = correction.paragraph, correction.text
    if at is None or article is None or not text:
        return at
    texts = [paragraph.text for paragraph in article.paragraphs]
    if at < len(texts) and texts[at] == text:
        return at
    return texts.index(text) if text in texts else -1


def _lessons(
    moves: Mapping[str, Counter[str]], numbers: Mapping[str, int], worth: float, *, is_actor: bool
) -> dict[str, Lesson]:
    learned = {}
    for term, sections in moves.items():
        (section, times), *others = sections.most_common()
        if times >= _TWICE and not others and section in numbers:
            much = min(worth * times, _MOST)
            learned[term] = Lesson(numbers[section], much, term, times, is_actor)
    return learned


def _spoken_of(
    article: Article, analysis: ArticleAnalysis, paragraph: int | None
) -> tuple[set[str], set[str]]:
    actors: set[str] = set()
    words: set[str] = set()
    for own, found in zip(article.paragraphs, analysis.paragraphs, strict=True):
        if own.kind is ParagraphKind.BODY and paragraph in (None, own.index):
            actors |= {m.canonical for m in found.mentions if not is_unnamed(m.canonical, m.kind)}
            words |= _words(own.text)
    return actors, words


def _words(text: str) -> set[str]:
    """Return the stems of the longer words in lower case."""
    return {
        stem(fold_word(word))
        for word in WORD.findall(text)
        if len(word) >= _SHORTEST and word.islower()
    }


def _common_words(articles: Sequence[tuple[Article, ArticleAnalysis]]) -> frozenset[str]:
    texts = [p.text for article, _ in articles for p in article.paragraphs]
    counts = Counter(word for text in texts for word in _words(text))
    most = max(3.0, _RARE * len(texts))
    return frozenset(word for word, count in counts.items() if count > most)
