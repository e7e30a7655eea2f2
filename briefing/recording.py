"""What came of the feeds, into the store: of as many as have come in one transaction.

Each transaction waits for the disk, which takes longer than all else that is done for a feed.
"""

import asyncio
from collections import deque
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from time import monotonic

from briefing.config import FeedConfig
from briefing.intake import FeedEvent, Intake
from briefing.store import Store

GATHERED_S = 0.05
"""How long the first one waits for others."""
WRITTEN_S = 0.05
"""How long is written before the transaction is ended; whoever reads the store waits for it."""
WAITING_LIMIT = 64
"""How many may wait, with all that their feeds hold."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Outcome:
    """What is left to do for a feed that was asked."""

    feed: FeedConfig
    record: Callable[[], FeedEvent]
    """Notes it in the store; called in a thread, and more than once if the store takes nothing."""


class Recorder:
    """Records outcomes in the order they come; each is told of when the disk has it."""

    def __init__(self, intake: Intake, store: Store, tell: Callable[[FeedEvent], None]) -> None:
        self._intake = intake
        self._store = store
        self._tell = tell
        self._came: asyncio.Queue[Outcome | None] = asyncio.Queue(WAITING_LIMIT)
        self._waiting: deque[Outcome] = deque()
        self._is_over = False

    async def take(self, outcome: Outcome) -> None:
        """Have it recorded soon; returns at once unless too many wait."""
        await self._came.put(outcome)

    async def end(self) -> None:
        """Say that no more will come."""
        await self._came.put(None)

    async def work(self) -> None:
        """Record whatever comes until the end."""
        while await self._gathered():
            for event in await asyncio.to_thread(self._recorded):
                self._tell(event)

    async def _gathered(self) -> bool:
        """Wait until there is something to record; False when all is done."""
        if not self._waiting:
            await self._add_next()
            with suppress(TimeoutError):
                async with asyncio.timeout(GATHERED_S):
                    while self._has_room():
                        await self._add_next()
        while self._has_room() and not self._came.empty():
            await self._add_next()
        return bool(self._waiting)

    def _has_room(self) -> bool:
        return not self._is_over and len(self._waiting) < WAITING_LIMIT

    async def _add_next(self) -> None:
        if self._is_over:
            return
        outcome = await self._came.get()
        if outcome is None:
            self._is_over = True
        else:
            self._waiting.append(outcome)

    def _recorded(self) -> list[FeedEvent]:
        """Record the first ones, and no more of them than one transaction should hold."""
        events: list[FeedEvent] = []
        until = monotonic() + WRITTEN_S
        try:
            with self._store.together():
                for outcome in self._waiting:
                    events.append(outcome.record())
                    if monotonic() > until:
                        break
        except Exception:
            # Nothing of it was kept; by itself, each fails or not without the others.
            n = min(len(events) + 1, len(self._waiting))
            return [self._alone(self._waiting.popleft()) for _ in range(n)]
        for _ in events:
            self._waiting.popleft()
        return events

    def _alone(self, outcome: Outcome) -> FeedEvent:
        try:
            return outcome.record()
        except Exception as error:
            return self._intake.told(outcome.feed, error)
