"""The feeds a reader follows: what feeds.toml says with what the store knows of them. Pure."""

from collections.abc import Callable
from urllib.parse import urlsplit

from briefing.addresses import BUNDLED
from briefing.config import Config, FeedConfig, Problem
from briefing.frozen import dataclass
from briefing.model import FeedState, FeedStatus, FeedUrl
from briefing.store import FeedRecord
from briefing.untrusted import public_url, shown_url


@dataclass(frozen=True, slots=True, kw_only=True)
class ConfigChange:
    """What became different when feeds.toml was read again."""

    added: tuple[str, ...]
    removed: tuple[str, ...]
    sections_changed: bool
    problems: tuple[Problem, ...]

    @property
    def sentence(self) -> str:
        """What the screen says of it, in one line."""
        parts = [
            *(f"added {name}" for name in self.added),
            *(f"removed {name}" for name in self.removed),
            *(["sections changed"] if self.sections_changed else []),
        ]
        done = ", ".join(parts) or "nothing that changes the page"
        n = len(self.problems)
        trouble = f"; {n} problem{'s' if n > 1 else ''}, see briefing config check" if n else ""
        return f"feeds.toml was changed: {done}{trouble}."


def change(before: Config, after: Config, name: Callable[[FeedUrl], str]) -> ConfigChange:
    """What became different from one reading of the file to the next."""
    old, new = ({feed.url: feed for feed in each.feeds} for each in (before, after))
    return ConfigChange(
        added=tuple(name(url) for url in new if url not in old),
        removed=tuple(feed.name or shown_url(url) for url, feed in old.items() if url not in new),
        sections_changed=_page(before) != _page(after),
        problems=after.problems,
    )


def _page(config: Config) -> tuple[object, ...]:
    """What the sections of the page are made by."""
    return config.sections, config.actors, config.summary


def status(feed: FeedConfig, record: FeedRecord | None, per_week: float | None) -> FeedStatus:
    """How a feed is doing."""
    name = feed.name or (record.title if record else "") or shown_url(feed.url)
    if record is None:
        return FeedStatus(url=feed.url, name=name, tags=feed.tags, state=FeedState.NEW)
    return FeedStatus(
        url=feed.url,
        name=name,
        tags=feed.tags,
        state=_state(record),
        problem=record.problem,
        last_ok=record.last_ok,
        next_try=record.next_try,
        articles=record.articles,
        per_week=None if feed.url.startswith(BUNDLED) else per_week,
        moved_to=_moved_address(feed.url, record.moved_to),
    )


def pace(per_week: float) -> str:
    """How many articles a feed brings, in words: "about 12 a week"."""
    if not per_week:
        return "none for 4 weeks"
    return "less than 1 a week" if per_week < 1 else f"about {round(per_week):,} a week"


def _state(record: FeedRecord) -> FeedState:
    if record.paused:
        return FeedState.PAUSED
    if record.problem:
        return FeedState.FAILED
    return FeedState.OK if record.last_ok else FeedState.NEW


def _moved_address(old: FeedUrl, moved_to: str) -> str:
    """The address to write for a feed that moved: a password stays with its own server."""
    if moved_to in ("", public_url(old)):
        return ""
    before, after = urlsplit(old), urlsplit(moved_to)
    userinfo, at, host = before.netloc.rpartition("@")
    if not at or (before.scheme, host) != (after.scheme, after.netloc):
        return moved_to
    return after._replace(netloc=f"{userinfo}@{host}").geturl()
