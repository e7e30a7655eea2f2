"""The articles of one event, grouped across outlets as they come in.

An article joins the story it is most like, or opens one; a story that has grown so like another
becomes one with it. A false merge claims that two newsrooms corroborate each other, so doubt keeps
apart. What the reader says of two articles wins over everything found here.
"""

from collections.abc import Iterable, Sequence

from briefing.analysis.stories.desk import Desk, Grouping
from briefing.analysis.stories.sketch import Sketch
from briefing.model import StoryGroup, Wishes

_NO_WISHES = Wishes()


def group(
    sketches: Iterable[Sketch],
    *,
    before: Sequence[StoryGroup] = (),
    wishes: Wishes = _NO_WISHES,
) -> Grouping:
    """Group articles, given in the order they came in, and keep the stories there were before.

    All articles tell how rare a word is, and who stays alone is looked at once more; else, giving
    them one by one yields the same. An article of `before` without a sketch stays in its story and
    draws nothing in. Among the wishes, keeping apart wins over keeping together.
    """
    desk = Desk(wishes)
    known = {article for story in before for article in (*story.articles, *story.asides)}
    arriving = []
    stored = {}
    for sketch in sketches:
        if sketch.article in known:
            stored[sketch.article] = sketch
        else:
            arriving.append(sketch)
    desk.restore(before, stored)
    desk.add_all(arriving)
    return desk.grouping()
