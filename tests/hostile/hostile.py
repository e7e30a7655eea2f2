"""The real `briefing` against the server of hostile feeds, judged by its manifest."""

import importlib.util
import json
import os
import shutil
import signal
import subprocess
import sys
import tempfile
import threading
import time
import urllib.request
from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any

from briefing.config import load_config
from briefing.model import Article
from briefing.store import Store

PORTS = {
    "http": 0,
    "tls_self": 1,
    "tls_expired": 2,
    "tls_wrong": 3,
    "other": 4,
    "other_as_tls": 4,
    "silent": 5,
    "silent_as_tls": 5,
    "banner": 6,
    "tls_good": 7,
    "closed": 8,
}
TIMEOUT_S = 75
"""How long one command may take, unless more is given."""
AT_ONCE = 5
"""How many faults are tried beside each other; most of them only wait."""

Fault = dict[str, Any]
NOTHING: Mapping[str, str] = {}


@dataclass(frozen=True)
class Server:
    """Where it is, and what it serves."""

    folder: Path
    base: int
    authority: Path

    def url(self, path: str, port: str = "http") -> str:
        scheme = "https" if "tls" in port else "http"
        return f"{scheme}://127.0.0.1:{self.base + PORTS[port]}{path}"

    def get(self, path: str) -> bytes:
        with urllib.request.urlopen(self.url(path), timeout=60) as answer:  # noqa: S310
            body: bytes = answer.read()
        return body

    @cached_property
    def faults(self) -> list[Fault]:
        """What it offers now, with what is expected of a good reader."""
        listed: list[Fault] = json.loads(self.get("/__manifest"))["faults"]
        return listed

    def log(self) -> list[dict[str, Any]]:
        """Every request there was."""
        seen: list[dict[str, Any]] = json.loads(self.get("/__log"))
        return seen

    def judge(self, fault: Fault, result: Mapping[str, Any]) -> list[str]:
        """What is wrong with a result."""
        spec = importlib.util.spec_from_file_location("judge", self.folder / "judge.py")
        assert spec
        assert spec.loader
        module = importlib.util.module_from_spec(spec)
        spec.loader.exec_module(module)
        return [str(each) for each in module.judge(fault, result)[1]]


class Memory:
    """The most memory that all processes of a session had at one time."""

    def __init__(self, session: int) -> None:
        self._session = session
        self._is_over = threading.Event()
        self._thread = threading.Thread(target=self._watch, daemon=True)
        self.most_mb = 0.0

    def __enter__(self) -> "Memory":
        self._thread.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._is_over.set()
        self._thread.join()

    def _watch(self) -> None:
        while not self._is_over.wait(0.3):
            listed = subprocess.run(
                ["ps", "-o", "rss=", "--sid", str(self._session)], capture_output=True, text=True
            )
            self.most_mb = max(self.most_mb, sum(map(int, listed.stdout.split())) / 1024)


class Reader:
    """One reader's own `briefing`, with files of its own."""

    def __init__(self, server: Server, feeds: Sequence[str], *, full_text: bool = False) -> None:
        self._server = server
        self.home = Path(tempfile.mkdtemp(prefix="briefing-hostile-"))
        self.config = self.home / "feeds.toml"
        more = "full_text = true\n" if full_text else ""
        tables = [f"[[feeds]]\nurl = {json.dumps(url)}\n{more}" for url in feeds]
        self.config.write_text("\n".join(['[briefing]\nrefresh = "off"\n', *tables]), "utf-8")

    def __enter__(self) -> "Reader":
        return self

    def __exit__(self, *_: object) -> None:
        shutil.rmtree(self.home, ignore_errors=True)

    @property
    def environment(self) -> dict[str, str]:
        return {
            "PATH": os.environ["PATH"],
            "HOME": str(self.home),
            "LANG": "C.UTF-8",
            "SSL_CERT_FILE": str(self._server.authority),
            "PYTHONPATH": os.pathsep.join(path for path in sys.path if path),
        }

    def command(self, *words: str) -> list[str]:
        program = [sys.executable, "-m", "briefing", "--config", str(self.config)]
        return [*program, "--data-dir", str(self.home / "data"), *words]

    def run(
        self, *words: str, timeout_s: float = TIMEOUT_S, more: Mapping[str, str] = NOTHING
    ) -> dict[str, Any]:
        """Run a command; how it ended, what it said, how long it took and what memory.

        `more` is for its environment.
        """
        said = self.home / "said"
        started = time.monotonic()
        with said.open("wb") as out:
            running = subprocess.Popen(
                self.command(*words),
                env={**self.environment, **more},
                cwd=self.home,
                stdin=subprocess.DEVNULL,
                stdout=out,
                stderr=subprocess.STDOUT,
                start_new_session=True,
            )
            alarm = threading.Timer(timeout_s, lambda: os.killpg(running.pid, signal.SIGKILL))
            alarm.start()
            with Memory(running.pid) as memory:
                _, status, used = os.wait4(running.pid, 0)
            is_late = not alarm.is_alive()
            alarm.cancel()
        running.returncode = os.waitstatus_to_exitcode(status)
        text = said.read_text("utf-8", "replace")
        crash = "Traceback" in text or "unexpected error" in text
        return {
            "rc": None if is_late else running.returncode,
            "timeout": is_late,
            "seconds": time.monotonic() - started,
            "rss_mb": used.ru_maxrss / 1024,
            "all_mb": memory.most_mb,
            "said": text,
            "error": text if running.returncode else None,
            **({"crash": text[-500:]} if crash else {}),
        }

    def articles(self) -> tuple[Article, ...]:
        with Store.open(self.home / "data" / "briefing.db") as store:
            feeds = [feed.url for feed in load_config(self.config).feeds]
            return store.articles(feeds=feeds, since=None)

    def read_all(self) -> None:
        articles = self.articles()
        with Store.open(self.home / "data" / "briefing.db") as store:
            store.mark_read([article.id for article in articles], True)

    def entries(self) -> list[dict[str, Any]]:
        """What is stored, as the judge asks for it."""
        return [entry(article) for article in self.articles()]


def entry(article: Article) -> dict[str, Any]:
    return {
        "title": article.title,
        "link": article.url,
        "text": "\n".join(paragraph.text for paragraph in article.paragraphs),
        "author": article.author,
        "outlet": article.outlet,
        "read": article.read,
    }


def result_of(server: Server, fault: Fault) -> dict[str, Any]:
    """What becomes of one fault, over as many fetches as it asks for."""
    feed = server.url(fault["path"], fault["port"])
    runs: list[dict[str, Any]] = []
    counts: list[int] = []
    with Reader(server, [feed], full_text=fault["kind"] == "article") as reader:
        for n in range(fault["fetches"]):
            runs.append(reader.run("refresh"))
            counts.append(len(reader.entries()))
            if n == 0 and fault["fetches"] > 1:
                reader.read_all()
        entries = reader.entries()
    return {
        "id": fault["id"],
        "runs": runs,
        "counts": counts,
        "entries": entries,
        "unread_after": sum(not each["read"] for each in entries),
    }


def add_log(result: dict[str, Any], fault: Fault, log: Iterable[dict[str, Any]]) -> None:
    """Give a result the requests that belong to it."""
    must = fault["expect"]["must"]
    path = fault["path"].split("?")[0]
    result["log"] = [
        each
        for each in log
        if (each.get("path") or "").split("?")[0] == path
        or (each.get("canary") and any(rule.startswith("canary:") for rule in must))
        or (each["port"] == "other" and "no_secret_headers_at:other" in must)
    ]


def links_problem(result: Mapping[str, Any]) -> list[str]:
    links = [each["link"] for each in result["entries"] if each["link"]]
    return [f"link {link!r}" for link in links if not link.startswith(("http://", "https://"))]


def try_all(
    server: Server,
    faults: Sequence[Fault],
    more: Callable[[Fault, dict[str, Any]], list[str]] = lambda *_: [],
) -> dict[str, list[str]]:
    """Each fault with what is wrong; prints how many of each class passed."""
    [control] = [fault for fault in server.faults if fault["id"] == "c_ok"]
    baseline = result_of(server, control)["runs"][0]["rss_mb"]
    server.get("/__reset")
    with ThreadPoolExecutor(AT_ONCE) as pool:
        results = list(pool.map(lambda fault: result_of(server, fault), faults))
    log = server.log()
    wrong: dict[str, list[str]] = {}
    for fault, result in zip(faults, results, strict=True):
        result["baseline_rss"] = baseline
        add_log(result, fault, log)
        problems = server.judge(fault, result) + links_problem(result) + more(fault, result)
        if problems:
            wrong[fault["id"]] = [*problems, *(run["said"][-300:] for run in result["runs"])]
    print_table(faults, wrong)
    return wrong


def print_table(faults: Sequence[Fault], wrong: Iterable[str]) -> None:
    n_tried = Counter(fault["group"] for fault in faults)
    n_wrong = Counter(fault["group"] for fault in faults if fault["id"] in set(wrong))
    print()
    for group, n in n_tried.items():
        print(f"{group:10} {n - n_wrong[group]:3} of {n}")
    print(f"{'all':10} {len(faults) - n_wrong.total():3} of {len(faults)}")
