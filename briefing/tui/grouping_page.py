"""Why the articles of a story are together, as blocks. Pure."""

from collections.abc import Iterator
from datetime import datetime

from textual.content import Content

from briefing.model import Story
from briefing.tui.blocks import Block, Rule, Text
from briefing.tui.items import ArticleItem
from briefing.tui.render import faint, label, strong
from briefing.tui.story_rows import Articles
from briefing.tui.times import published


def grouping_blocks(story: Story, articles: Articles, now: datetime) -> Iterator[Block]:
    """Each article, and in one line why it is told with the others."""
    reasons = {each.article: each for each in story.together}
    yield Text(strong(story.headline or "Untitled"), above=1)
    for ids, name in ((story.articles, "Its articles"), (story.asides, "Live pages and opinion")):
        held = [articles[id] for id in ids if id in articles]
        if held:
            yield Rule(label(name))
        for n, article in enumerate(held):
            item = ArticleItem(article.id)
            yield Text(Content(article.title or "Untitled"), item=item, above=int(n > 0), clip=3)
            where = f"{article.outlet} · {published(article.published, now)}"
            yield Text(faint(where), item=item, clip=1)
            reason = reasons.get(article.id)
            why = reason.why if reason else ""
            if reason and reason.is_wish and "by you" not in why:
                why = "; ".join(filter(None, ("put here by you", why)))
            if why:
                yield Text(Content(why), item=item, margin=faint("  →"), indent=4)
