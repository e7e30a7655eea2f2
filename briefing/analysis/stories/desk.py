"""Where articles come in one after the other and are put to their stories.

What it needs is in memory: one more article costs about a millisecond, however many there are.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from briefing.analysis.stories.article_forms import ArticleForm
from briefing.analysis.stories.likeness import JOIN, likeness
from briefing.analysis.stories.profile import Profile, profile
from briefing.analysis.stories.rarity import Rarity
from briefing.analysis.stories.sketch import Sketch
from briefing.analysis.stories.word_index import WordIndex
from briefing.model import ArticleId, Pair, StoryGroup, StoryId, StoryMerge, StorySplit, Wishes

_MOST_LISTED = 80
"""By so many of its words an article is found."""
_NEAR = JOIN / 2
"""A story this like a new article may have become one with the story the article joined."""
_ASIDES = frozenset({ArticleForm.LIVE, ArticleForm.OPINION, ArticleForm.GALLERY})
"""Forms that may stand beside a story without being one of its reports."""


_NO_WISHES = Wishes()


@dataclass(frozen=True, slots=True, kw_only=True)
class Grouping:
    """The stories, in the order they were opened, and what changed on the way to them."""

    stories: tuple[StoryGroup, ...]
    merges: tuple[StoryMerge, ...] = ()
    splits: tuple[StorySplit, ...] = ()


@dataclass(slots=True)
class _Open:
    """A story while it is worked on."""

    id: StoryId
    opened: int
    """Its number in the order stories were opened; of two, the older one's id stays."""
    articles: list[ArticleId]
    asides: list[ArticleId] = field(default_factory=list)
    is_report: bool = True
    """False for an article that is no news of an event and stands alone."""
    profile: Profile | None = None
    """What it is compared by, as far as it was worked out."""
    unread: list[Sketch] = field(default_factory=list)
    """Of its articles those that are not in the profile yet."""
    words: set[str] = field(default_factory=set)
    """By which it is found; none where nothing may join it by likeness."""

    def everything(self) -> tuple[ArticleId, ...]:
        return (*self.articles, *self.asides)


class Desk:
    """Where articles come in one after the other and are put to their stories."""

    def __init__(self, wishes: Wishes = _NO_WISHES) -> None:
        self._keep_apart = wishes.keep_apart
        self._apart = _partners(wishes.keep_apart)
        self._together = _partners(wishes.keep_together)
        self._rarity = Rarity()
        self._stories: dict[StoryId, _Open] = {}
        self._story_of: dict[ArticleId, StoryId] = {}
        self._found_by: WordIndex[StoryId] = WordIndex()
        self._waiting: dict[ArticleId, Profile] = {}
        """Articles that came in together and were not put to a story yet."""
        self._waiting_by: WordIndex[ArticleId] = WordIndex()
        self._n_opened = 0
        self._merges: list[StoryMerge] = []
        self._splits: list[StorySplit] = []

    def restore(self, before: Sequence[StoryGroup], sketches: Mapping[ArticleId, Sketch]) -> None:
        """Set up the stories there were; `sketches` are those of their articles, as they came in.

        Then the reader's wishes are carried out on them, those that are new as well.
        """
        for story in before:
            restored = self._open(story.id, story.articles)
            restored.asides = list(story.asides)
            self._story_of.update(dict.fromkeys(story.asides, story.id))
        for sketch in sketches.values():
            self._rarity.meet(sketch)
            self._count_in(self._stories[self._story_of[sketch.article]], sketch)
        for stays, leaves in self._keep_apart:
            self._part(stays, leaves, sketches)
        for article in list(self._story_of):
            self._bring_together(article)

    def add_all(self, sketches: Sequence[Sketch]) -> None:
        """Put articles that came in together to their stories, one after the other.

        All of them tell how rare a word is, so that the first do not take the theme of the day,
        met for the first time, for an event; and which words are those of one event, however many
        tell of it.
        """
        for sketch in sketches:
            self._rarity.meet(sketch)
        for sketch in sketches:
            if sketch.form is ArticleForm.NEWS and sketch.article not in self._story_of:
                waiting = profile(sketch, self._rarity.weigh(sketch))
                self._waiting[sketch.article] = waiting
                self._waiting_by.put(sketch.article, waiting.shares)
        for sketch in sketches:
            self.add(sketch)
        for sketch in sketches:
            self._look_again(sketch)

    def add(self, sketch: Sketch) -> StoryId:
        """Put one more article to its story, or to a new one, and return which."""
        if sketch.article not in self._story_of:
            self._rarity.meet(sketch)
            alone = self._open(self._free_id(sketch.article), [sketch.article])
            self._count_in(alone, sketch)
            if (waiting := self._waiting.pop(sketch.article, None)) is not None:
                self._waiting_by.take_out(sketch.article, waiting.shares)
                alone.profile = waiting
                alone.unread.clear()
            self._bring_together(sketch.article)
            self._settle(self._stories[self._story_of[sketch.article]], alone)
        return self._story_of[sketch.article]

    def grouping(self) -> Grouping:
        """Return the stories as they stand, and all merges and splits since the start."""
        return Grouping(
            stories=tuple(
                StoryGroup(id=story.id, articles=tuple(story.articles), asides=tuple(story.asides))
                for story in sorted(self._stories.values(), key=lambda story: story.opened)
            ),
            merges=tuple(self._merges),
            splits=tuple(self._splits),
        )

    def _open(self, story_id: StoryId, articles: Iterable[ArticleId]) -> _Open:
        story = _Open(story_id, self._n_opened, list(articles))
        self._n_opened += 1
        self._stories[story_id] = story
        self._story_of.update(dict.fromkeys(story.articles, story_id))
        return story

    def _free_id(self, article: ArticleId) -> StoryId:
        story_id, number = f"s{article}", 1
        while story_id in self._stories:
            number += 1
            story_id = f"s{article}x{number}"
        return StoryId(story_id)

    def _count_in(self, story: _Open, sketch: Sketch) -> None:
        """Let an article's words draw others to its story, as far as its form allows."""
        is_news = sketch.form is ArticleForm.NEWS
        if len(story.articles) == 1 and sketch.article in story.articles:
            story.is_report = is_news
        if not is_news and (story.is_report or sketch.form not in _ASIDES):
            return
        story.unread.append(sketch)
        self._list(story, sketch.terms.words[:_MOST_LISTED])

    def _list(self, story: _Open, words: Iterable[str]) -> None:
        story.words.update(words)
        self._found_by.put(story.id, words)

    def _profile(self, story: _Open) -> Profile | None:
        """Return what a story is compared by; most of the many there are never need it."""
        for sketch in story.unread:
            found = profile(sketch, self._rarity.weigh(sketch))
            if story.profile is None:
                story.profile = found
            else:
                story.profile.absorb(found)
        story.unread.clear()
        return story.profile

    def _look_again(self, sketch: Sketch) -> None:
        """Put an article that is still alone to a story that has grown since it came in.

        Of a story its outlet tells already, it would be more of the same theme.
        """
        story = self._stories[self._story_of[sketch.article]]
        if story.is_report and len(story.everything()) == 1:
            self._settle(story, story, without=sketch.outlet)

    def _settle(self, story: _Open, arrived: _Open, without: str | None = None) -> None:
        """Make one story of this and each that the article that arrived shows it to be one with.

        None with reports of the outlet `without`.
        """
        found = self._profile(arrived)
        if found is None:
            return
        words = found.shares
        others = [self._stories[id_] for id_ in self._found_by.sharing(words) if id_ != story.id]
        beside = self._beside(others, words)
        if without is not None:
            others = [other for other in others if without not in self._outlets(other)]
        is_first = True
        while others and story.is_report | is_first:
            measured = [(self._likeness(story, other, beside), other) for other in others]
            alike, best = max(measured, key=lambda pair: (pair[0], -pair[1].opened))
            if alike < JOIN:
                return
            if is_first:
                others = [other for alike, other in measured if alike >= _NEAR]
                is_first = False
            others.remove(best)
            beside = [profile for profile in beside if profile is not best.profile]
            story = self._unite(story, best)

    def _outlets(self, story: _Open) -> frozenset[str]:
        found = self._profile(story)
        return found.outlets if found else frozenset()

    def _beside(self, others: Sequence[_Open], words: Mapping[str, float]) -> list[Profile]:
        """Return what may be of the same event as an article and a story that share its words."""
        reports = [self._profile(other) for other in others if other.is_report]
        waiting = map(self._waiting.__getitem__, self._waiting_by.sharing(words))
        return [*filter(None, reports), *waiting]

    def _likeness(self, story: _Open, other: _Open, beside: Sequence[Profile]) -> float:
        if not (story.is_report or other.is_report) or self._are_apart(story, other):
            return 0.0
        ours, theirs = self._profile(story), self._profile(other)
        return likeness(ours, theirs, self._rarity, beside) if ours and theirs else 0.0

    def _are_apart(self, story: _Open, other: _Open) -> bool:
        if not self._apart:
            return False
        theirs = set(other.everything())
        return any(not theirs.isdisjoint(self._apart.get(a, ())) for a in story.everything())

    def _unite(self, a: _Open, b: _Open) -> _Open:
        """Make one story of two and return it; the older keeps its id, and a report before all."""
        into, gone = sorted((a, b), key=lambda story: (not story.is_report, story.opened))
        if into.is_report and not gone.is_report:
            into.asides += gone.everything()
        else:
            into.articles += gone.articles
            into.asides += gone.asides
            if into.profile is None:
                into.profile = gone.profile
            elif gone.profile is not None:
                into.profile.absorb(gone.profile)
            into.unread += gone.unread
            self._list(into, gone.words)
        del self._stories[gone.id]
        self._found_by.take_out(gone.id, gone.words)
        self._story_of.update(dict.fromkeys(gone.everything(), into.id))
        if gone.opened < self._n_opened - 1 or len(gone.everything()) > 1:
            self._merges.append(StoryMerge(gone=gone.id, into=into.id))
        return into

    def _bring_together(self, article: ArticleId) -> None:
        """Unite the story of an article with those of the articles the reader put it to."""
        for partner in self._together.get(article, ()):
            if partner in self._story_of:
                story = self._stories[self._story_of[article]]
                other = self._stories[self._story_of[partner]]
                if story is not other and not self._are_apart(story, other):
                    self._unite(story, other)

    def _part(
        self, stays: ArticleId, leaves: ArticleId, sketches: Mapping[ArticleId, Sketch]
    ) -> None:
        """Give an article a story of its own, with those the reader put to it."""
        story_id = self._story_of.get(stays)
        if story_id is None or story_id != self._story_of.get(leaves):
            return
        story = self._stories[story_id]
        if leaves in story.articles and stays in story.asides:
            leaves = stays
        leaving = self._bound_to(leaves, story, {stays} - {leaves})
        new = self._open(self._free_id(leaves), [a for a in story.everything() if a in leaving])
        story.articles = [a for a in story.articles if a not in leaving]
        story.asides = [a for a in story.asides if a not in leaving]
        self._splits.append(StorySplit(left=story_id, new=new.id, articles=tuple(new.articles)))
        self._found_by.take_out(story_id, story.words)
        story.profile = None
        story.unread.clear()
        story.words.clear()
        for changed in (story, new):
            for article in changed.everything():
                if article in sketches:
                    self._count_in(changed, sketches[article])

    def _bound_to(
        self, article: ArticleId, story: _Open, without: set[ArticleId]
    ) -> set[ArticleId]:
        bound, todo = {article}, [article]
        inside = set(story.everything()) - without
        while todo:
            more = set(self._together.get(todo.pop(), ())) & inside - bound
            bound |= more
            todo += more
        return bound


def _partners(pairs: Iterable[Pair]) -> Mapping[ArticleId, tuple[ArticleId, ...]]:
    partners: defaultdict[ArticleId, list[ArticleId]] = defaultdict(list)
    for a, b in pairs:
        partners[a].append(b)
        partners[b].append(a)
    return {article: tuple(others) for article, others in partners.items()}
