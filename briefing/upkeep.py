"""What is done after a refresh so that the store does not grow for ever: a little each time."""

import logging
from datetime import datetime, timedelta
from time import monotonic, sleep

from briefing.config import Config
from briefing.errors import StoreError
from briefing.store import Store

ANALYSED = timedelta(days=14)
"""So old articles are still part of stories that go on; what was found in older ones is let go."""
TIME_S = 1.0
"""How long it goes on, in short transactions, unless more has come in than went in that time."""
PAUSE_S = 0.005

_log = logging.getLogger(__name__)


def tidy(config: Config, store: Store, *, at: datetime, came: int = 0) -> int:
    """Let go of what feeds.toml says is old, and return how many articles that were.

    `came` is how many have come in; twice as many go if there are, however long that takes.
    """
    followed = [feed.url for feed in config.feeds]
    keep_from = at - max(config.keep, config.window or config.keep) if config.keep else None
    analysed_from = at - max(ANALYSED, config.window) if config.window else None
    until, went = monotonic() + TIME_S, 0
    try:
        while monotonic() < until or went < 2 * came:
            n = store.tidy(keep_from=keep_from, analysed_from=analysed_from, followed=followed)
            if n is None:
                break
            went += n
            # Whoever waits for the store would else hardly ever get it.
            sleep(PAUSE_S)
    except StoreError as error:
        _log.warning("not everything that is old was let go of: %s", error.message)
    return went
