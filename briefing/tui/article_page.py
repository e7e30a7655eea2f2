"""An article as blocks, for the reader. Pure."""

import re
from collections import Counter
from collections.abc import Collection, Iterable, Iterator
from datetime import datetime

from textual.content import Content

from briefing.model import (
    Actor,
    ActorKind,
    ArticleId,
    BriefedArticle,
    BriefedParagraph,
    Edition,
    ParagraphKind,
)
from briefing.tui.blocks import MARKED, Block, Rule, Text, carrying
from briefing.tui.items import LinkItem, ParagraphItem, SentenceItem
from briefing.tui.render import (
    PARAGRAPH_STYLES,
    STAR,
    facts,
    faint,
    highlighted,
    label,
    sentence_item,
)
from briefing.tui.times import published_in_full
from briefing.untrusted import public_url

QUOTED = Content.styled("┃", "$accent")
"""Stands beside what the summary quotes, so that colour is not the only sign."""
_URL = re.compile(r"https?://[^\s<>\"'“”]+[^\s<>\"'“”.,;:!?)\]]")


def quoted_sentences(edition: Edition | None, article: ArticleId) -> tuple[SentenceItem, ...]:
    """The sentences of the article that summaries and stories quote, in its order."""
    if edition is None:
        return ()
    told = (sentence for section in edition.sections for sentence in section.summary)
    stories = (story for story in edition.stories if article in (*story.articles, *story.asides))
    briefs = (sentence for story in stories for sentence in story.brief)
    found = {sentence_item(s) for s in (*told, *briefs) if s.article == article}
    return tuple(sorted(found, key=lambda s: (s.paragraph, s.start)))


def with_place(
    quoted: tuple[SentenceItem, ...], at: SentenceItem | None
) -> tuple[SentenceItem, ...]:
    """The quoted sentences and the one that was followed here, in order."""
    if at is None or at.start == at.end or at in quoted:
        return quoted
    return tuple(sorted((*quoted, at), key=lambda s: (s.paragraph, s.start)))


def article_blocks(
    article: BriefedArticle, quoted: Collection[SentenceItem], now: datetime
) -> list[Block]:
    """Title, facts, paragraphs with highlights, links."""
    title = highlighted(article.title or "Untitled", ()).stylize("bold $headline")
    blocks: list[Block] = [Text(title, above=1), Text(_facts(article, now))]
    if whence := _whence(article):
        blocks.append(Text(faint(whence)))
    for paragraph in article.paragraphs:
        mine = [sentence for sentence in quoted if sentence.paragraph == paragraph.index]
        blocks.append(_paragraph(article, paragraph, mine))
    if not article.paragraphs:
        blocks.append(Text(faint("The feed gave no text for this article."), above=1))
    blocks += _links(article)
    return blocks


def _facts(article: BriefedArticle, now: datetime) -> Content:
    said = faint(" · ".join(facts(article, published_in_full(article.published), now)))
    return said + Content("  ") + STAR + faint(" starred") if article.starred else said


def _whence(article: BriefedArticle) -> str:
    """Where the text is from, for an article whose page was asked for."""
    if article.is_page:
        return "Full text, from the article's own page"
    problem = article.page_problem
    if not problem:
        return ""
    begins_sentence = problem[1:2] == " " or problem[1:2].islower()
    return "Only the feed's text: " + (
        problem[0].lower() + problem[1:] if begins_sentence else problem
    )


def _paragraph(
    article: BriefedArticle, paragraph: BriefedParagraph, quoted: Iterable[SentenceItem]
) -> Block:
    text = highlighted(paragraph.text, paragraph.mentions, PARAGRAPH_STYLES[paragraph.kind])
    for sentence in quoted:
        text = text.stylize(MARKED, sentence.start, sentence.end)
        text = text.stylize(carrying(sentence), sentence.start, sentence.end)
    is_aside = paragraph.kind in (ParagraphKind.CAPTION, ParagraphKind.DATELINE)
    return Text(
        text,
        item=ParagraphItem(article.id, paragraph.index),
        margin=Content("  ") + faint("╎") if is_aside else Content(""),
        side_mark=QUOTED,
        indent=4 if is_aside else 2,
        above=2 if paragraph.kind is ParagraphKind.HEADING else 1,
    )


def links_in(article: BriefedArticle) -> tuple[str, ...]:
    """The article's own address, then those that stand in its text, each once."""
    texts = (paragraph.text for paragraph in article.paragraphs)
    # As addresses that can be opened, without a name before an @ that says another host.
    found = [public_url(url) for text in texts for url in _URL.findall(text)]
    return tuple(dict.fromkeys(filter(None, [article.url, *found])))


def _links(article: BriefedArticle) -> Iterator[Block]:
    urls = links_in(article)
    if urls:
        yield Rule(label("Links"))
    for number, url in enumerate(urls, 1):
        mark = Content.styled(f"{number:>2}", "$primary")
        content = Content(url).stylize(carrying(LinkItem(url)))
        yield Text(content, margin=mark, indent=3, clip=3)


def actors_in(article: BriefedArticle) -> tuple[Actor, ...]:
    """The article's actors, the most mentioned first."""
    counts: Counter[tuple[str, ActorKind]] = Counter(
        (mention.canonical, mention.kind)
        for paragraph in article.paragraphs
        for mention in paragraph.mentions
    )
    return tuple(
        Actor(name=name, kind=kind, mentions=n) for (name, kind), n in counts.most_common()
    )
