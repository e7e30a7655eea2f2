"""Articles analysed side by side, in processes of their own, so that the screen stays smooth.

A few articles are analysed here and now: processes take half a second to be ready.
"""

import logging
import multiprocessing
import os
import signal
import sys
import threading
from collections.abc import Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from contextlib import redirect_stderr

from briefing.analysis.article import analyse
from briefing.model import Article, ArticleAnalysis, KnownActors

FEW = 60
"""Up to so many articles are analysed in this process."""
BATCH = 25
MOST_PROCESSES = 4

_log = logging.getLogger(__name__)


def analyses(
    articles: Sequence[Article], known: KnownActors
) -> Iterator[tuple[ArticleAnalysis, ...]]:
    """Yield the analyses of articles in batches, in their order, each as soon as it is there."""
    done = 0
    if len(articles) > FEW:
        try:
            for batch in _side_by_side(articles, known):
                done += len(batch)
                yield batch
        except (BrokenProcessPool, OSError) as error:
            _log.warning("no processes to analyse articles in: %s", error)
    for at in range(done, len(articles), BATCH):
        yield _analyse(articles[at : at + BATCH], known)


def _side_by_side(
    articles: Sequence[Article], known: KnownActors
) -> Iterator[tuple[ArticleAnalysis, ...]]:
    batches = [articles[at : at + BATCH] for at in range(0, len(articles), BATCH)]
    # A pool hands the number of stderr to the process that tidies up, and Textual's has none.
    with redirect_stderr(sys.__stderr__):
        pool = ProcessPoolExecutor(
            max_workers=min(MOST_PROCESSES, os.cpu_count() or 1, len(batches)),
            mp_context=multiprocessing.get_context("spawn"),
            initializer=_begin,
        )
    try:
        yield from pool.map(_analyse, batches, [known] * len(batches))
    finally:
        pool.shutdown(wait=False, cancel_futures=True)


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
