"""The articles of one event, grouped across outlets as they come in.

An article joins the story it is most like, or opens one; a story that has grown so like another
becomes one with it. A false merge claims that two newsrooms corroborate each other, so doubt keeps
apart. What the reader says of two articles wins over everything found here.
"""

from collections.abc import Collection, Iterable, Sequence

from briefing.analysis.stories.desk import Desk
from briefing.analysis.stories.sketch import Sketch
from briefing.analysis.stories.story import Grouping, Pair, Story


def group(
    sketches: Iterable[Sketch],
    *,
    before: Sequence[Story] = (),
    keep_apart: Collection[Pair] = (),
    keep_together: Collection[Pair] = (),
) -> Grouping:
    """Group articles, given in the order they came in, and keep the stories there were before.

    Giving the articles one by one yields the same stories as giving them all. An article of
    `before` without a sketch stays in its story and draws nothing in. Of each `keep_apart` pair the
    second article leaves where both are in one story; `keep_apart` wins over `keep_together`.
    """
    desk = Desk(keep_apart=keep_apart, keep_together=keep_together)
    known = {article for story in before for article in (*story.articles, *story.asides)}
    arriving = []
    stored = {}
    for sketch in sketches:
        if sketch.article in known:
            stored[sketch.article] = sketch
        else:
            arriving.append(sketch)
    desk.restore(before, stored)
    for sketch in arriving:
        desk.add(sketch)
    return desk.grouping()
