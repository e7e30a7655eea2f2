"""The head of the page: name, date, what the edition holds, and how a refresh is going."""

from collections.abc import Sequence
from datetime import datetime, timedelta

from textual.content import Content
from textual.reactive import reactive
from textual.widget import Widget

from briefing import clock
from briefing.model import Edition, FeedState
from briefing.tui.progress import Progress
from briefing.tui.render import count, faint
from briefing.tui.times import ago, long_date, moment, published_in_full, short_date

DAY = timedelta(days=1)
TICK_S = 20.0
"""How often "updated 2 min ago" is said anew."""


class Masthead(Widget):
    """Two lines and a rule; the rule is the bar of a refresh, so nothing ever moves."""

    DEFAULT_CSS = "Masthead { height: 3; padding: 0 1; }"

    edition: reactive[Edition | None] = reactive(None)
    progress: reactive[Progress | None] = reactive(None)
    n_problems: reactive[int] = reactive(0)
    """Problems of feeds.toml."""
    reads_only: reactive[tuple[str, ...]] = reactive(())
    """That another briefing writes, the most telling words first; empty while none does."""

    is_earlier: reactive[bool] = reactive(False)
    """Whether the edition is not that of the moment."""

    def on_mount(self) -> None:
        """Keep the time that has passed up to date."""
        self.set_interval(TICK_S, self.refresh)

    def render(self) -> Content:
        """The three lines at the width there is."""
        return masthead(
            self.edition,
            self.progress,
            self.n_problems,
            self.content_size.width,
            clock.now(),
            reads_only=self.reads_only,
            is_earlier=self.is_earlier,
        )


def masthead(
    edition: Edition | None,
    progress: Progress | None,
    n_problems: int,
    width: int,
    now: datetime,
    *,
    reads_only: Sequence[str] = (),
    is_earlier: bool = False,
) -> Content:
    """The masthead's three lines."""
    at = edition.made_at if edition else now
    is_narrow = width < 68
    name = "BRIEFING" if is_narrow else "B R I E F I N G"
    date = short_date(at) if is_narrow else long_date(at)
    first = _apart(Content.styled(name, "bold $headline"), Content.styled(date, ""), width)
    if edition is not None and is_earlier:
        facts = _earlier(edition, width)
    else:
        facts = _working(progress) if progress else faint(_facts(edition, now, is_narrow))
    badge = _badge(edition, n_problems, is_narrow)
    room = width - facts.cell_length - badge.cell_length - 4
    second = _apart(facts, _sign(reads_only, room, badge), width)
    return Content("\n").join([first, second, _rule(progress, width)])


def _apart(left: Content, right: Content, width: int) -> Content:
    """One at each end of the line; what is right stays whole."""
    room = max(0, width - right.cell_length - (2 if right else 0))
    left = left.truncate(min(room, left.cell_length), ellipsis=True)
    return left + Content(" " * max(0, width - left.cell_length - right.cell_length)) + right


def _facts(edition: Edition | None, now: datetime, is_narrow: bool) -> str:
    if edition is None:
        return "No edition yet"
    parts = [count(len(edition.feeds), "feed"), count(len(edition.articles), "article")]
    if edition.since is not None:
        parts.append(f"{edition.n_new:,} new")
    made = ago(edition.made_at, now)
    parts.append(made if is_narrow else f"updated {made}")
    return " · ".join(parts)


def _earlier(edition: Edition, width: int) -> Content:
    """Which edition it is and how to leave it, in as many words as there is room for."""
    when = published_in_full(edition.made_at)
    day = long_date(edition.made_at).split()[0]
    said = (
        f"Edition of {day} {when}: press Esc to return to today's",
        f"Edition of {when}: Esc returns to today's",
        f"Of {moment(edition.made_at, edition.made_at + DAY)}: Esc leaves it",
    )
    words = next((each for each in said if len(each) <= width - 14), said[-1])
    return Content.styled(words, "bold $warning")


def _working(progress: Progress) -> Content:
    if progress.making:
        return Content("Making the edition…")
    if not progress.total:
        return Content("Looking which feeds are due…")
    parts = [f"{progress.done} of {count(progress.total, 'feed')}", f"{progress.new} new"]
    if progress.failed:
        parts.append(f"{progress.failed} failed")
    return Content("Fetching · " + " · ".join(parts))


def _sign(reads_only: Sequence[str], room: int, badge: Content) -> Content:
    """The longest words that leave the facts whole, before the badge."""
    if not reads_only:
        return badge
    words = next((each for each in reads_only if len(each) <= room), reads_only[-1])
    sign = Content.styled(words, "italic $primary")
    return sign + Content("  ") + badge if badge else sign


def _badge(edition: Edition | None, n_problems: int, is_narrow: bool) -> Content:
    n_failed = sum(feed.state is FeedState.FAILED for feed in edition.feeds) if edition else 0
    n = n_failed + n_problems
    if not n:
        return Content("")
    return Content.styled(f"! {n}" if is_narrow else f"! {count(n, 'problem')}", "bold $warning")


def _rule(progress: Progress | None, width: int) -> Content:
    if progress is None or (not progress.total and not progress.making):
        return Content.styled("━" * width, "$rule")
    share = 1.0 if progress.making else progress.done / progress.total
    done = round(width * share)
    return Content.styled("━" * done, "$accent") + Content.styled("─" * (width - done), "$rule")
