"""Work shared out to processes that do it side by side, so that the screen stays smooth.

A few articles are analysed here and now: processes take half a second to be ready.
"""

import logging
import multiprocessing
import os
import signal
import sys
import threading
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from contextlib import redirect_stderr
from functools import partial
from typing import Self, TypeVar

from briefing.analysis.article import analyse
from briefing.model import Article, ArticleAnalysis, KnownActors

T = TypeVar("T")
S = TypeVar("S")

FEW = 60
"""Up to so many articles are analysed in this process."""
FEW_PARTS = 9
"""Up to so many parts of other work are not worth beginning processes for."""
BATCH = 25
MOST_PROCESSES = 4

_log = logging.getLogger(__name__)


class Analysts:
    """Processes that share the work, begun where there is much of it; use it as a context."""

    def __init__(self) -> None:
        self._pool: ProcessPoolExecutor | None = None

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self._let_go()

    def analyses(
        self, articles: Sequence[Article], known: KnownActors
    ) -> Iterator[tuple[ArticleAnalysis, ...]]:
        """The analyses of articles in batches, in their order, each as soon as it is there."""
        batches = [articles[at : at + BATCH] for at in range(0, len(articles), BATCH)]
        work = partial(_analyse, known=known)
        return self._shared(work, batches, is_much=len(articles) > FEW)

    def share(self, work: Callable[[T], S], parts: Sequence[T]) -> Iterator[S]:
        """What the work makes of each part, in their order; of many, they are begun at once.

        Then the processes end: an edition grows largest when this is done.
        """
        return self._last(self._shared(work, parts, is_much=len(parts) > FEW_PARTS))

    def _last(self, made: Iterator[S]) -> Iterator[S]:
        yield from made
        self._let_go()

    def _shared(self, work: Callable[[T], S], parts: Sequence[T], *, is_much: bool) -> Iterator[S]:
        begun: Iterator[S] = iter(())
        if is_much or (self._pool and len(parts) > 1):
            try:
                begun = self._begun().map(work, parts)
            except (BrokenProcessPool, OSError) as error:
                _log.warning("no processes to share the work: %s", error)
        return _each(begun, work, parts)

    def _begun(self) -> ProcessPoolExecutor:
        if self._pool is None:
            # A pool hands the number of stderr to the process that tidies up; Textual's has none.
            with redirect_stderr(sys.__stderr__):
                self._pool = ProcessPoolExecutor(
                    max_workers=min(MOST_PROCESSES, os.cpu_count() or 1),
                    mp_context=multiprocessing.get_context("spawn"),
                    initializer=_begin,
                )
        return self._pool

    def _let_go(self) -> None:
        if self._pool is not None:
            self._pool.shutdown(wait=False, cancel_futures=True)
            self._pool = None


def _each(begun: Iterator[S], work: Callable[[T], S], parts: Sequence[T]) -> Iterator[S]:
    """What was begun; and what of it comes to nothing, done here."""
    done = 0
    try:
        for made in begun:
            done += 1
            yield made
    except (BrokenProcessPool, OSError) as error:
        _log.warning("the processes that shared the work are gone: %s", error)
    yield from map(work, parts[done:])


def _analyse(articles: Sequence[Article], known: KnownActors) -> tuple[ArticleAnalysis, ...]:
    return tuple(analyse(article, known) for article in articles)


def _begin() -> None:
    """Make this process an analyst: behind the screen in turn, gone with the one that started it.

    Ctrl+C is for that one alone, and its end would else go unnoticed.
    """
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    if hasattr(os, "nice"):
        os.nice(5)
    threading.Thread(target=_end_with_parent, daemon=True).start()


def _end_with_parent() -> None:
    parent = multiprocessing.parent_process()
    if parent is not None:
        parent.join()
        os._exit(0)
