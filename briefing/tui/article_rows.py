"""The stories of a section in full: rows of those of several outlets, and articles. Pure.

A section can hold hundreds, so only the first are set, and only the first articles of those with
all their paragraphs.
"""

from collections.abc import Iterator, Sequence
from datetime import datetime

from textual.content import Content

from briefing.model import (
    BriefedArticle,
    BriefedParagraph,
    Edition,
    ParagraphKind,
    Section,
    Story,
)
from briefing.tui.blocks import Block, Text
from briefing.tui.items import ArticleItem, MoreItem, ParagraphItem
from briefing.tui.render import (
    NEW,
    PARAGRAPH_STYLES,
    STAR,
    count,
    facts,
    faint,
    highlighted,
    sentence_item,
)
from briefing.tui.story_rows import (
    Articles,
    is_single,
    lead_blocks,
    stories_in,
    story_row,
)
from briefing.tui.times import published

PAGE = 50
"""Stories set at first, and again each time the reader asks for more."""
FULL_PARAGRAPHS = 60
"""Once that many paragraphs are set, further articles show their first one, in two lines."""
CLIPPED_LINES = 2


def in_full(
    edition: Edition, section: Section, articles: Articles, *, shown: int, now: datetime
) -> Iterator[Block]:
    """The section's stories, or its articles in an edition that knows no stories."""
    rows = _Rows(section, articles, edition.since is not None, now)
    stories = stories_in(edition, section)
    if stories:
        for n, story in enumerate(stories[:shown]):
            yield from rows.story(story, above=n > 0)
        yield from _more(section, len(stories) - shown, "story", "stories")
        return
    held = [articles[id] for id in section.articles if id in articles]
    for n, article in enumerate(held[:shown]):
        yield from rows.article(article, is_new=article.new, above=n > 0)
    yield from _more(section, len(held) - shown, "article")


def _more(section: Section, left: int, one: str, many: str = "") -> Iterator[Block]:
    if left > 0:
        what = count(left, f"more {one}", f"more {many}" if many else "")
        words = f"{what}: Enter shows the next {min(PAGE, left)}"
        yield Text(Content.styled(words, "$primary"), item=MoreItem(section.name), above=1)


class _Rows:
    """Sets one story or article after another, in full as long as there is room for that."""

    def __init__(
        self, section: Section, articles: Articles, with_marks: bool, now: datetime
    ) -> None:
        self._section = section
        self._articles = articles
        self._with_marks = with_marks
        self._now = now
        self._told = {sentence_item(sentence) for sentence in section.summary}
        self._full = 0

    def story(self, story: Story, *, above: bool) -> Iterator[Block]:
        """A row, or the article where it is one by itself."""
        article = self._articles.get(story.headline_article)
        if article is None or not is_single(story):
            yield from story_row(
                story,
                self._articles,
                with_marks=self._with_marks,
                above=above,
                now=self._now,
                told=self._told,
            )
            return
        is_told = self._with_marks and not story.new
        yield from self.article(article, is_new=bool(story.new), is_told=is_told, above=above)
        if not paragraphs_in(article, self._section.name):
            yield from lead_blocks(story, self._articles, self._now, self._told)

    def article(
        self, article: BriefedArticle, *, is_new: bool, above: bool, is_told: bool = False
    ) -> Iterator[Block]:
        """Its title and facts, and what of it is in the section."""
        style = "$faint" if is_told else "$headline" if article.read else "bold $headline"
        title = highlighted(article.title or "Untitled", ()).stylize(style)
        if article.starred:
            title = STAR + Content(" ") + title
        yield Text(
            title,
            item=ArticleItem(article.id),
            margin=NEW if self._with_marks and is_new else Content(""),
            above=int(above),
        )
        when = published(article.published, self._now)
        told = ("nothing new",) if is_told else ()
        yield Text(faint(" · ".join((*facts(article, when, self._now), *told))))
        own = paragraphs_in(article, self._section.name)
        if self._full < FULL_PARAGRAPHS:
            yield from _paragraphs(article, own)
            self._full += len(own)
        else:
            yield from _lead(own)


def paragraphs_in(article: BriefedArticle, section: str) -> tuple[BriefedParagraph, ...]:
    """The article's paragraphs of a section; a heading or caption goes with the body after it."""
    chosen: list[BriefedParagraph] = []
    waiting: list[BriefedParagraph] = []
    for paragraph in article.paragraphs:
        if paragraph.kind is not ParagraphKind.BODY:
            waiting.append(paragraph)
        elif paragraph.section == section:
            chosen += [*waiting, paragraph]
            waiting = []
        else:
            waiting = []
    return tuple(chosen)


def _paragraphs(article: BriefedArticle, own: Sequence[BriefedParagraph]) -> Iterator[Block]:
    last = own[0].index - 1 if own else 0
    for paragraph in own:
        if paragraph.index != last + 1:
            yield Text(faint("⋯"), above=1)
        last = paragraph.index
        yield _paragraph(article, paragraph)


def _paragraph(article: BriefedArticle, paragraph: BriefedParagraph) -> Block:
    """A paragraph, set by its kind; captions and datelines stand further in."""
    text = highlighted(paragraph.text, paragraph.mentions, PARAGRAPH_STYLES[paragraph.kind])
    is_aside = paragraph.kind in (ParagraphKind.CAPTION, ParagraphKind.DATELINE)
    return Text(
        text,
        item=ParagraphItem(article.id, paragraph.index),
        margin=Content("  ") + faint("╎") if is_aside else Content(""),
        indent=4 if is_aside else 2,
        above=1,
    )


def _lead(own: Sequence[BriefedParagraph]) -> Iterator[Block]:
    body = next((p for p in own if p.kind is ParagraphKind.BODY), None)
    if body is not None:
        yield Text(highlighted(body.text, body.mentions), clip=CLIPPED_LINES)
