"""Work off the event loop: a job in a thread, its result handed back on the loop."""

import logging
import sys
from collections.abc import Callable
from typing import TypeVar

from textual.message_pump import MessagePump
from textual.widget import Widget
from textual.worker import get_current_worker

from briefing.errors import BriefingError

LOG = logging.getLogger(__name__)

TURN_S = 0.001
"""After so long a thread at work lets the loop have its turn. A key waits for several turns: with
Python's 5 ms it took 18 ms (95 of 100: 40) while feeds were refreshed, with this 8 (19)."""

Result = TypeVar("Result")


def give_way_sooner() -> None:
    """Let threads take turns so often that the loop keeps up with the reader's keys."""
    sys.setswitchinterval(TURN_S)


def in_thread(
    owner: Widget,
    group: str,
    job: Callable[[], Result],
    then: Callable[[Result], object],
    failed: Callable[[BriefingError], object],
    *,
    exclusive: bool = True,
) -> None:
    """Run `job` in a thread of `group`; one of `then` and `failed` is called on the loop.

    With `exclusive` an older job of the group is given up: it runs to its end, unheard.
    """

    def run() -> None:
        worker = get_current_worker()
        try:
            result = job()
        except BriefingError as error:
            _hand_over(owner, failed, error, unless=worker.is_cancelled)
        except Exception as error:
            LOG.exception("%s failed", group)
            bug = BriefingError(f"{group}: {str(error) or type(error).__name__}", "see the log")
            _hand_over(owner, failed, bug, unless=worker.is_cancelled)
        else:
            _hand_over(owner, then, result, unless=worker.is_cancelled)

    owner.run_worker(run, group=group, thread=True, exclusive=exclusive, exit_on_error=False)


def _hand_over(
    owner: MessagePump, callback: Callable[[Result], object], value: Result, *, unless: bool
) -> None:
    if not unless and owner.is_running:
        owner.call_later(callback, value)
