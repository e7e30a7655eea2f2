"""How a feed is doing, as JSON and back."""

from briefing.model import FeedState, FeedStatus, FeedUrl

from .values import Json, optional_moment, optional_stamp


def feed_to_json(feed: FeedStatus) -> Json:
    """A feed and how it is doing."""
    return {
        "url": feed.url,
        "name": feed.name,
        "tags": list(feed.tags),
        "state": feed.state.value,
        "problem": feed.problem,
        "last_ok": optional_stamp(feed.last_ok),
        "next_try": optional_stamp(feed.next_try),
        "articles": feed.articles,
        "articles_per_week": feed.per_week,
        "moved_to": feed.moved_to or None,
    }


def feed_from_json(feed: Json) -> FeedStatus:
    """The feed its document describes."""
    return FeedStatus(
        url=FeedUrl(feed["url"]),
        name=feed["name"],
        tags=tuple(feed["tags"]),
        state=FeedState(feed["state"]),
        problem=feed["problem"],
        last_ok=optional_moment(feed["last_ok"]),
        next_try=optional_moment(feed["next_try"]),
        articles=feed["articles"],
        per_week=feed.get("articles_per_week"),
        moved_to=feed.get("moved_to") or "",
    )
