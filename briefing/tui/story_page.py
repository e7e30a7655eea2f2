"""A story as blocks: its brief, disputes, who says what, its days, its articles. Pure."""

from collections import Counter
from collections.abc import Collection, Iterator, Sequence
from datetime import date, datetime
from itertools import groupby

from textual.content import Content

from briefing.model import (
    ArticleId,
    BriefedArticle,
    CitedSentence,
    Claim,
    Coverage,
    Edition,
    Origin,
    Story,
    TimelineEntry,
)
from briefing.model.shelf import by_id
from briefing.tui.blocks import Block, Chip, Chips, Rule, Text
from briefing.tui.disputed import disputed_blocks, source_line
from briefing.tui.items import ActorItem, ArticleItem, FoldItem, Item, QuoteItem, SourceItem
from briefing.tui.render import (
    NEW,
    STAR,
    chip,
    citation,
    cited_sentence,
    count,
    faint,
    label,
    sentence_item,
    strong,
)
from briefing.tui.section_page import ranked_blocks
from briefing.tui.story_rows import Articles, story_facts
from briefing.tui.times import day_of, published

CLAIMS = 3
"""Sentences shown of one source; the others are folded."""
TAG_CELLS = 14


class StoryPage:
    """Sets one story for one moment; `unfolded` are the parts that are shown in full."""

    def __init__(
        self,
        story: Story,
        edition: Edition,
        *,
        unfolded: Collection[str] = (),
        is_wide: bool = False,
        now: datetime,
    ) -> None:
        self._story = story
        self._articles: Articles = by_id(edition.articles)
        self._with_marks = edition.since is not None
        self._unfolded = unfolded
        self._is_wide = is_wide
        self._now = now

    def blocks(self) -> Iterator[Block]:
        """The whole page."""
        story = self._story
        yield Text(strong(story.headline or "Untitled"))
        yield Text(story_facts(story, self._articles, with_marks=self._with_marks))
        yield from self._brief()
        if story.actors:
            yield Rule(label("Key actors"))
            chips = tuple(Chip(chip(actor), ActorItem(actor.name)) for actor in story.actors)
            yield Chips(chips, rows=1 if self._is_wide else 3)
        disputes = [(each, "") for each in story.disputes]
        yield from disputed_blocks(disputes, self._articles, self._now, numbered=True)
        yield from self._claims()
        yield from self._timeline()
        yield from self._coverage()
        yield from self._origins()
        yield from self._asides()

    # The brief

    def _brief(self) -> Iterator[Block]:
        """What is new, then what is known, which is folded where there is something new."""
        brief = self._story.brief
        new = [sentence for sentence in brief if sentence.new]
        if not self._with_marks or not new:
            yield from self._sentences(brief)
            return
        known = [sentence for sentence in brief if not sentence.new]
        yield from self._sentences(new)
        yield from self._folded("brief", self._sentences(known), len(known), "known sentence")

    def _sentences(self, sentences: Sequence[CitedSentence]) -> Iterator[Block]:
        for sentence in sentences:
            yield self._sentence(sentence, sentence_item(sentence), above=1)

    def _sentence(
        self,
        sentence: CitedSentence,
        item: Item,
        *,
        above: int = 0,
        indent: int = 2,
        note: str = "",
    ) -> Text:
        article = self._articles.get(sentence.article)
        tail = citation(sentence, article, self._now)
        return Text(
            cited_sentence(sentence, article),
            item=item,
            tail=tail + faint(f" · {note}") if note else tail,
            margin=NEW if self._with_marks and sentence.new else Content(""),
            indent=indent,
            above=above,
        )

    def _folded(
        self, part: str, blocks: Iterator[Block], n: int, what: str, *, indent: int = 2
    ) -> Iterator[Block]:
        """The blocks when they are unfolded, else a line that says how many there are."""
        if not n:
            return
        if part in self._unfolded:
            yield from blocks
            words = f"Enter folds {'it' if n == 1 else 'them'} again"
        else:
            words = f"{count(n, what)} folded: Enter shows {'it' if n == 1 else 'them'}"
        above = int(part == "brief")
        yield Text(
            Content.styled(words, "$primary"), item=FoldItem(part), indent=indent, above=above
        )

    # Who says what

    def _claims(self) -> Iterator[Block]:
        by_source: dict[str, list[Claim]] = {}
        for claim in self._story.claims:
            of_source = by_source.setdefault(claim.source, [])
            if claim.sentence not in [known.sentence for known in of_source]:
                of_source.append(claim)
        if by_source:
            yield Rule(label("Who says what"))
        for n, (source, claims) in enumerate(by_source.items()):
            article = self._articles.get(claims[0].sentence.article)
            yield Text(source_line(claims[0], article), above=int(n > 0))
            part = f"said by {source}"
            yield from self._said(claims[:CLAIMS], part)
            rest = claims[CLAIMS:]
            said = self._said(rest, part)
            yield from self._folded(part, said, len(rest), "more sentence", indent=4)

    def _said(self, claims: Sequence[Claim], part: str) -> Iterator[Block]:
        for claim in claims:
            item = QuoteItem(sentence_item(claim.sentence), part)
            yield self._sentence(claim.sentence, item, indent=4)

    # Its days

    def _timeline(self) -> Iterator[Block]:
        entries = self._story.timeline
        if entries:
            yield Rule(label("Timeline"))
        for n, (day, of_day) in enumerate(groupby(entries, key=lambda entry: entry.day)):
            yield Text(Content.styled(day_of(day, self._now), "bold"), above=int(n > 0))
            yield from self._day(day, of_day)

    def _day(self, day: date, entries: Iterator[TimelineEntry]) -> Iterator[Block]:
        for entry in entries:
            item = QuoteItem(sentence_item(entry.sentence), day.isoformat())
            note = "reported that day" if entry.is_reported else ""
            yield self._sentence(entry.sentence, item, indent=4, note=note)

    # Who tells it

    def _coverage(self) -> Iterator[Block]:
        rows = self._story.coverage
        if not rows:
            return
        yield Rule(label("Coverage"))
        cells = min(TAG_CELLS, max(Content(row.tag).cell_length for row in rows)) + 4
        for row in rows:
            yield from self._tag(row, cells)

    def _tag(self, row: Coverage, cells: int) -> Iterator[Block]:
        tag = Content(row.tag)
        tag = tag.truncate(min(cells - 4, tag.cell_length), ellipsis=True)
        outlets = Content(", ".join(row.outlets)) if row.outlets else faint("silent")
        yield Text(outlets, margin=Content("  ") + tag.stylize("$primary"), indent=cells)
        for sentence in row.alone:
            item = QuoteItem(sentence_item(sentence), f"alone {row.tag}")
            block = self._sentence(sentence, item, indent=cells)
            yield Text(faint("alone: ") + block.content, item=item, tail=block.tail, indent=cells)

    # Its articles

    def _origins(self) -> Iterator[Block]:
        origins = self._story.origins
        if not origins:
            return
        yield Rule(label("Articles by origin"))
        for n, origin in enumerate(origins):
            name = Content.styled(origin.name, "bold")
            why = faint(f"  {origin.why}") if origin.why else Content("")
            yield Text(name + why, above=int(n > 0))
            yield from self._carriers(origin)

    def _carriers(self, origin: Origin) -> Iterator[Block]:
        title = ""
        for article in filter(None, map(self._articles.get, origin.articles)):
            yield self._article(article, with_title=article.title != title)
            title = article.title

    def _article(self, article: BriefedArticle, *, with_title: bool = True, note: str = "") -> Text:
        """Its number, outlet, time and mark, and its title where that says more than the last."""
        read = "read" if article.read else "unread"
        when = published(article.published, self._now)
        facts = Content(article.outlet) + faint(f" · {when} · {note or read}")
        if article.starred:
            facts = STAR + Content(" ") + facts
        if with_title and article.title:
            facts += Content("\n") + faint(article.title)
        number = Content.styled(f"[{self._number(article.id)}]", "$primary")
        return Text(facts, item=ArticleItem(article.id), margin=Content("  ") + number, indent=7)

    def _number(self, id: ArticleId) -> int:
        """What its citations count it as."""
        everything = (*self._story.articles, *self._story.asides)
        return everything.index(id) + 1 if id in everything else 0

    def _asides(self) -> Iterator[Block]:
        asides = [a for a in map(self._articles.get, self._story.asides) if a is not None]
        if asides:
            yield Rule(label("Beside it"))
        for article in asides:
            yield self._article(article, note="live page or opinion")


def side_of_story(story: Story, edition: Edition, width: int, now: datetime) -> Iterator[Block]:
    """The panel beside the page: the actors ranked, and the articles by their numbers."""
    if story.actors:
        yield Rule(label("Key actors"), indent=0, above=0)
        yield from ranked_blocks(story.actors, width)
    yield Rule(label("Sources"), indent=0)
    articles = by_id(edition.articles)
    for number, id in enumerate((*story.articles, *story.asides), 1):
        if (article := articles.get(id)) is not None:
            mark = Content.styled(f"{number:>2} ", "$primary")
            when = published(article.published, now)
            where = Content(article.outlet) + faint(f" · {when}")
            yield Text(where, item=SourceItem(id), margin=mark, indent=3, clip=2)


def parts_folded(story: Story) -> frozenset[str]:
    """The parts of its page that are not shown in full at first."""
    n_said = Counter(claim.source for claim in story.claims)
    said = {f"said by {source}" for source, n in n_said.items() if n > CLAIMS}
    news = {sentence.new for sentence in story.brief}
    return frozenset(said | ({"brief"} if len(news) == 2 else set()))
