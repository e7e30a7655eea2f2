"""The stories of a section as rows, and what is asked of an edition's stories. Pure."""

from collections.abc import Collection, Iterator, Mapping, Sequence
from datetime import datetime

from textual.content import Content

from briefing.fold import fold
from briefing.model import (
    ArticleId,
    BriefedArticle,
    CitedSentence,
    Edition,
    Section,
    Story,
    StoryId,
)
from briefing.model.shelf import by_id
from briefing.tui.blocks import Block, Text, carrying
from briefing.tui.items import ArticleItem, CitationItem, Item, QuoteItem, StoryItem
from briefing.tui.render import NEW, STAR, cited_sentence, count, faint, highlighted, sentence_item
from briefing.tui.times import published

LEAD_LINES = 4
"""How much is shown of the sentence below a story's headline."""

Articles = Mapping[ArticleId, BriefedArticle]


# Which stories


def story_of(edition: Edition | None, id: StoryId) -> Story | None:
    """The story of that id; None where the edition has none."""
    return by_id(edition.stories).get(id) if edition else None


def story_holding(edition: Edition | None, article: ArticleId) -> Story | None:
    """The story an article is in."""
    stories = edition.stories if edition else ()
    return next((s for s in stories if article in (*s.articles, *s.asides)), None)


def is_single(story: Story) -> bool:
    """Whether it is one article and nothing else, which is then shown as that article."""
    return len(story.articles) + len(story.asides) == 1


def stories_in(edition: Edition, section: Section) -> tuple[Story, ...]:
    """The section's stories as they are shown: those with something new, then the others."""
    known = by_id(edition.stories)
    stories = [known[id] for id in section.stories if id in known]
    if edition.since is not None:
        stories.sort(key=lambda story: not story.new)
    return tuple(stories)


def item_of(story: Story) -> Item:
    """What selecting its headline selects."""
    return ArticleItem(story.headline_article) if is_single(story) else StoryItem(story.id)


def lead_of(story: Story, told: Collection[Item] = ()) -> CitedSentence | None:
    """The sentence shown below its headline: the first that is new, of those not `told` above."""
    untold = [sentence for sentence in story.brief if sentence_item(sentence) not in told]
    return next((s for s in untold if s.new), next(iter(untold), None))


# As rows


def story_row(
    story: Story,
    articles: Articles,
    *,
    with_marks: bool,
    above: bool,
    now: datetime,
    told: Collection[Item] = (),
) -> Iterator[Block]:
    """Its headline, a quiet line of what weighs, and a sentence where it has something new."""
    is_told = with_marks and not story.new
    title = highlighted(story.headline or "Untitled", ())
    title = title.stylize("$faint" if is_told else "bold $headline")
    if any(articles[id].starred for id in story.articles if id in articles):
        title = STAR + Content(" ") + title
    margin = NEW if with_marks and story.new else Content("")
    yield Text(title, item=item_of(story), margin=margin, above=int(above))
    yield Text(story_facts(story, articles, with_marks=with_marks))
    if not is_told:
        yield from lead_blocks(story, articles, now, told)


def lead_blocks(
    story: Story, articles: Articles, now: datetime, told: Collection[Item] = ()
) -> Iterator[Block]:
    """The sentence below a story's headline, unless the page has told it already."""
    lead = lead_of(story, told)
    if lead is not None:
        article = articles.get(lead.article)
        yield Text(
            cited_sentence(lead, article),
            tail=where(lead, article, now),
            item=QuoteItem(sentence_item(lead), "lead"),
            clip=LEAD_LINES,
        )


def story_facts(story: Story, articles: Articles, *, with_marks: bool) -> Content:
    """ "6 new, 12 repeat · 6 outlets · 2 origins · 2 h · Hezbollah"."""
    facts = list(story.reasons)
    if read := _read(story, articles):
        facts.append(read)
    rest = "".join(f" · {fact}" for fact in facts)
    if not with_marks:
        return faint(rest.removeprefix(" · "))
    if not story.new:
        return faint(f"nothing new{rest}")
    repeat = f", {story.folded} repeat" if story.folded else ""
    return Content.styled(f"{story.new} new", "bold $accent") + faint(repeat + rest)


def _read(story: Story, articles: Articles) -> str:
    held = [articles[id] for id in story.articles if id in articles]
    n_read = sum(article.read for article in held)
    return "" if not n_read else "read" if n_read == len(held) else f"{n_read} of {len(held)} read"


def where(sentence: CitedSentence, article: BriefedArticle | None, now: datetime) -> Content:
    """ "BBC, 14:05", which the mouse can choose: a citation on a page that does not number them."""
    if article is None:
        return Content("")
    words = faint(f"{article.outlet}, {published(article.published, now)}")
    return words.stylize(carrying(CitationItem(sentence_item(sentence))))


def merge_rows(stories: Sequence[Story], typed: str, most: int, now: datetime) -> Iterator[Block]:
    """Stories to choose one from, those whose headline or an outlet holds what was typed."""
    wanted = fold(typed)
    kept = [s for s in stories if wanted in fold(" ".join((s.headline, *s.outlets)))]
    for n, story in enumerate(kept[:most]):
        item = StoryItem(story.id)
        title = highlighted(story.headline or "Untitled", ()).stylize("bold $headline")
        yield Text(title, item=item, above=int(n > 0), clip=2)
        outlets = ", ".join(story.outlets[:4])
        more = f" and {count(len(story.outlets) - 4, 'other')}" if len(story.outlets) > 4 else ""
        yield Text(faint(f"{outlets}{more} · {published(story.updated, now)}"), item=item, clip=1)
    if len(kept) > most:
        left = count(len(kept) - most, "more story", "more stories")
        yield Text(faint(f"{left}: type to find one"), above=1)
    if not kept:
        words = f"No story matches “{typed}”." if typed else "There is no other story."
        yield Text(faint(words), above=1)
