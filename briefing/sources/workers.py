"""Foreign text is read by processes of its own, which can be stopped without losing the refresh.

A worker is a fresh interpreter, not a fork of this one, which has threads; it lives as long as
there is work, and ends with this process: its end of the socket closes, and its computing time is
limited. Each is kept by a thread, so that any event loop, or none, may ask.
"""

import asyncio
import atexit
import io
import json
import logging
import pickle
import queue
import signal
import socket
import subprocess
import sys
import threading
from concurrent.futures import Future
from contextlib import suppress
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, cast

from briefing.errors import FeedError
from briefing.model import FeedDocument
from briefing.sources.worker import receive, send
from briefing.untrusted import clean_line, clean_text, shown_url

if TYPE_CHECKING:
    from briefing.sources.discover import NamedFeed
    from briefing.sources.page import ReadPage

WORKERS = 2
"""How many processes there are at most."""
LIMIT_S = 10
"""How long a worker may take over one piece of work."""
START_S = 30
"""How long a worker may take to start, which depends on the computer alone."""
IDLE_S = 5.0
"""How long a worker without work is kept."""
INPUT_LIMIT = 20_000_000
REPLY_LIMIT = 200_000_000
"""What no honest answer comes near."""
_STEP_S = 1.0

_START = (
    "import json, sys; sys.path[:] = json.loads(sys.argv[1]); "
    "from briefing.sources.worker import main; main(sys.argv[2])"
)
_ALLOWED = {
    "briefing.model.articles": {"FeedDocument", "Entry", "Paragraph", "ParagraphKind"},
    "briefing.sources.discover": {"NamedFeed"},
    "briefing.sources.page": {"ReadPage"},
    "datetime": {"datetime", "timezone", "timedelta"},
}
"""What an answer may be made of."""

_log = logging.getLogger(__name__)


async def parse(body: bytes, *, content_type: str, url: str) -> FeedDocument:
    """As `parse.parse_feed`, in a worker. Raises FeedError, whatever keeps it from being read."""
    work = "briefing.sources.parse:parse_feed"
    answer = await run(work, body, "The feed", "FeedDocument", content_type=content_type, url=url)
    return cast(FeedDocument, answer)


async def read_page(body: bytes, *, content_type: str, url: str) -> "ReadPage":
    """As `page.read_page`, in a worker. Raises FeedError, whatever keeps it from being read."""
    work = "briefing.sources.page:read_page"
    answer = await run(work, body, "The page", "ReadPage", content_type=content_type, url=url)
    return cast("ReadPage", answer)


async def find_named(body: bytes, *, url: str) -> "tuple[NamedFeed, ...]":
    """As `discover.find_feeds`, in a worker."""
    answer = await run("briefing.sources.discover:find_feeds", body, "The page", "tuple", url=url)
    return cast("tuple[NamedFeed, ...]", answer)


async def run(work: str, body: bytes, what: str, kind: str, *, url: str, **named: object) -> object:
    """What `work`, a `module:function`, makes of a body that was found at `url`, in a worker.

    `what` is the subject of what is said when it fails, `kind` the name of the type of a sound
    answer. Raises FeedError, whatever keeps it from being read.
    """
    if len(body) > INPUT_LIMIT:
        raise FeedError(f"{what} is larger than {INPUT_LIMIT // 1_000_000} MB")
    message = pickle.dumps((work, body, {"url": url, **named}), pickle.HIGHEST_PROTOCOL)
    job = _Job(what, kind, work, shown_url(url), message, Future())
    _pool.put(job)
    return await asyncio.wrap_future(job.answer)


def get_ready(work: str, n_jobs: int) -> None:
    """Start the workers for so many pieces of work that will soon come."""
    _pool.start(work, n_jobs)


@dataclass(frozen=True, slots=True)
class _Job:
    what: str
    """The subject of what is said when it fails."""
    kind: str
    """What it is that the answer must be."""
    work: str
    url: str
    message: bytes
    answer: "Future[object]"


class _Pool:
    """The threads that keep the workers, and the work that waits for them."""

    def __init__(self) -> None:
        self._waiting: queue.SimpleQueue[_Job] = queue.SimpleQueue()
        self._lock = threading.Lock()
        self._n_keepers = 0
        self._n_jobs = 0
        """How many are waiting or being read."""
        self._workers: set[_Worker] = set()

    def put(self, job: _Job) -> None:
        with self._lock:
            self._n_jobs += 1
            self._waiting.put(job)
            self._have_keepers(self._n_jobs, job.work)

    def start(self, work: str, n_jobs: int) -> None:
        """Have as many workers as so many jobs want."""
        with self._lock:
            self._have_keepers(n_jobs, work)

    def _have_keepers(self, n: int, work: str) -> None:
        while self._n_keepers < min(WORKERS, n):
            self._n_keepers += 1
            worker = _Worker()
            self._workers.add(worker)
            keep = threading.Thread(target=self._keep, args=(worker, work), name="worker keeper")
            keep.daemon = True
            keep.start()

    def _keep(self, worker: "_Worker", work: str) -> None:
        try:
            # Whoever asks for something is told why not.
            with suppress(OSError):
                worker.start(work)
            while (job := self._next()) is not None:
                # False where nobody waits for it any more.
                if job.answer.set_running_or_notify_cancel():
                    try:
                        job.answer.set_result(worker.answer(job))
                    except BaseException as error:
                        job.answer.set_exception(error)
                with self._lock:
                    self._n_jobs -= 1
        finally:
            self._workers.discard(worker)
            worker.stop()

    def _next(self) -> _Job | None:
        with suppress(queue.Empty):
            return self._waiting.get(timeout=IDLE_S)
        with self._lock:
            # Something may have come in the moment between.
            if self._waiting.empty():
                self._n_keepers -= 1
                return None
        return self._next()

    def stop(self) -> None:
        """End every worker now, whatever it does, and for good."""
        for worker in tuple(self._workers):
            worker.end()


class _Worker:
    """One process, started when there is something to read, and again after it was ended."""

    def __init__(self) -> None:
        self._process: subprocess.Popen[bytes] | None = None
        self._link: socket.socket | None = None
        self._lock = threading.Lock()
        self._is_over = False

    def answer(self, job: _Job) -> object:
        """What the worker makes of it. Raises FeedError."""
        damaged = f"{job.what} is damaged"
        link = self._given(job)
        try:
            reply = receive(link, patience=int(LIMIT_S / _STEP_S), limit=REPLY_LIMIT)
            if not reply:
                raise FeedError(f"{damaged}: {self._end()}")
            kind, value, is_last = _Answer(io.BytesIO(reply)).load()
            if not _is_meant(job, kind, value):
                raise ValueError("an answer to something else")
        except FeedError:
            raise
        except TimeoutError:
            self.stop()
            raise FeedError(f"{damaged}: reading it took more than {LIMIT_S} s") from None
        except Exception as error:  # a broken process may answer with any bytes at all
            self.stop()
            raise FeedError(f"{damaged}: it broke the process that read it") from error
        if is_last:
            self.stop()
        return _told(job, kind, value)

    def _given(self, job: _Job) -> socket.socket:
        """The connection to a process that has the work."""
        try:
            link = self.start(job.work)
            with suppress(OSError):
                send(link, job.message)
                return link
            # It ended between two pieces of work, which is not the fault of this one.
            self.stop()
            link = self.start(job.work)
            send(link, job.message)
        except OSError as error:
            self.stop()
            raise FeedError(f"No process could be started to read it: {error.strerror}") from None
        return link

    def start(self, work: str) -> socket.socket:
        """The connection to the process, which is started for this work if it does not run."""
        if self._link is not None and self._process is not None and self._process.poll() is None:
            return self._link
        self.stop()
        module = work.partition(":")[0]
        link, theirs = socket.socketpair()
        with theirs:
            try:
                process = subprocess.Popen(  # noqa: S603 - this interpreter, a fixed program
                    # -P: a folder that happens to be the current one is no place for modules.
                    [sys.executable, "-P", "-c", _START, json.dumps(sys.path), module],
                    stdin=theirs.fileno(),
                    stdout=subprocess.DEVNULL,
                    stderr=subprocess.DEVNULL,
                )
            except OSError:
                link.close()
                raise
        with self._lock:
            self._process, self._link = process, link
            is_over = self._is_over
        if is_over:
            self.stop()
            raise OSError(0, "it was ended")
        link.settimeout(START_S)
        if receive(link) != b"ready":
            raise OSError(0, "it ended at once")
        # Steps are counted and not the clock, which goes on while the terminal's stop key holds
        # both processes.
        link.settimeout(_STEP_S)
        return link

    def _end(self) -> str:
        """Why the process has gone."""
        code = 0
        if self._process:
            with suppress(subprocess.TimeoutExpired):
                code = self._process.wait(_STEP_S)
        self.stop()
        if code == -signal.SIGXCPU:
            return "reading it takes too long"
        return "it broke the process that read it"

    def stop(self) -> None:
        """End the process, if there is one."""
        with self._lock:
            process, link = self._process, self._link
            self._process = self._link = None
        if link is not None:
            link.close()
        if process is not None:
            process.kill()
            process.wait()

    def end(self) -> None:
        """End the process and start no other, whichever thread may be starting one."""
        with self._lock:
            self._is_over = True
        self.stop()


def _is_meant(job: _Job, kind: object, value: object) -> bool:
    """Whether an answer is one that a sound process gives."""
    if kind == "done":
        return type(value).__name__ == job.kind
    return kind in ("memory", "crash") or (kind == "problem" and isinstance(value, tuple))


def _told(job: _Job, kind: object, value: Any) -> object:
    """What came of a piece of work. Raises FeedError."""
    if kind == "done":
        return value
    if kind == "problem":
        raise FeedError(*(clean_line(str(each), 300) for each in value[:2]))
    if kind == "memory":
        raise FeedError(f"{job.what} is damaged: reading it takes too much memory")
    _log.error("reading %r failed:\n%s", job.url, clean_text(str(value), 5_000))
    raise FeedError(f"{job.what} is damaged and cannot be read")


class _Answer(pickle.Unpickler):
    """Reads an answer made of the model's values and of nothing else."""

    def find_class(self, module: str, name: str) -> Any:
        if name not in _ALLOWED.get(module, ()):
            raise pickle.UnpicklingError(f"an answer with {module}.{name} in it")
        return super().find_class(module, name)


_pool = _Pool()
atexit.register(_pool.stop)
