"""Articles are analysed in processes of their own: the same result, and nothing left behind."""

import os
import signal
import subprocess
import sys
import time
from datetime import UTC, datetime
from pathlib import Path

import pytest

from briefing.analysis.article import analyse
from briefing.analysis.sections.placing import Placing, place
from briefing.analysts import FEW, Analysts
from briefing.model import (
    ELSEWHERE,
    Article,
    ArticleId,
    Correction,
    FeedUrl,
    KnownActors,
    Paragraph,
    ParagraphKind,
    WantedSection,
)

NOW = datetime(2025, 3, 4, 12, tzinfo=UTC)
ABANDONED = """
import os, time
from tests.unit.test_analysts import news
from briefing.analysts import Analysts
from briefing.model import KnownActors
if __name__ == "__main__":
    analysts = Analysts()
    next(analysts.analyses(news(2000), KnownActors()))
    print("begun", flush=True)
    time.sleep(60)
"""

BEHIND_THE_SCREEN = """
import io, sys
from tests.unit.test_analysts import news
from briefing.analysts import FEW, Analysts
from briefing.model import KnownActors

class Captured(io.StringIO):
    def fileno(self):
        return -1

if __name__ == "__main__":
    sys.stderr = Captured()
    with Analysts() as analysts:
        print(sum(len(batch) for batch in analysts.analyses(news(FEW + 30), KnownActors())))
"""


def news(number: int) -> list[Article]:
    return [
        Article(
            id=ArticleId(f"a{n}"),
            feed=FeedUrl("https://example.org/feed"),
            title=f"Mayor Ann Lee opens bridge {n}",
            url="",
            outlet="Wire",
            published=NOW,
            first_seen=NOW,
            language="en",
            paragraphs=(
                Paragraph(
                    index=0,
                    kind=ParagraphKind.BODY,
                    text=f"Ann Lee said in Leeds on Monday that {n} people had crossed it.",
                ),
            ),
        )
        for n in range(number)
    ]


def test_many_articles_are_analysed_as_one_would_be():
    articles = news(FEW + 30)
    known = KnownActors(watch=("Leeds",))
    with Analysts() as analysts:
        found = [each for batch in analysts.analyses(articles, known) for each in batch]
    assert found == [analyse(article, known) for article in articles]


def process_of(_: int) -> int:
    return os.getpid()


def test_much_work_is_shared_out_and_a_little_is_done_here():
    with Analysts() as analysts:
        assert set(analysts.share(process_of, range(2))) == {os.getpid()}
        assert os.getpid() not in set(analysts.share(process_of, range(30)))


def test_paragraphs_are_placed_elsewhere_as_they_would_be_here(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr("briefing.analysis.sections.placing._BATCH", 4)
    articles = [(article, analyse(article)) for article in news(80)]
    wanted = (WantedSection(name="Leeds", about=("Leeds", "bridges")),)
    moved = [Correction(article=ArticleId("a7"), section=ELSEWHERE)]
    with Analysts() as analysts:
        placing = Placing(articles, wanted, moved, share=analysts.share)
        plan = placing.plan()
    assert plan == place(articles, wanted, moved)
    assert {each.section for own in plan.placements.values() for each in own if each} == {
        "Leeds",
        ELSEWHERE,
    }


def test_many_articles_are_analysed_behind_a_screen_that_has_taken_stderr():
    done = subprocess.run(
        [sys.executable, "-c", BEHIND_THE_SCREEN],
        capture_output=True, text=True, check=True, timeout=60, cwd=Path(__file__).parents[2],
    )  # fmt: skip
    assert int(done.stdout) == FEW + 30


def test_where_no_process_can_be_started_the_work_is_done_all_the_same(
    monkeypatch: pytest.MonkeyPatch,
):
    def refused(*_: object, **__: object) -> None:
        raise OSError("no more processes")

    monkeypatch.setattr("multiprocessing.process.BaseProcess.start", refused)
    articles = news(FEW + 1)
    with Analysts() as analysts:
        batches = analysts.analyses(articles, KnownActors())
        found = [each.article for batch in batches for each in batch]
    assert found == [article.id for article in articles]


@pytest.mark.skipif(not Path("/proc").exists(), reason="reads /proc")
def test_a_briefing_that_is_killed_leaves_no_process_behind(tmp_path: Path):
    script = tmp_path / "abandoned.py"
    script.write_text(ABANDONED, "utf-8")
    with subprocess.Popen(
        [sys.executable, str(script)],
        stdout=subprocess.PIPE,
        env=os.environ | {"PYTHONPATH": str(Path(__file__).parents[2])},
    ) as program:
        assert program.stdout
        assert program.stdout.readline() == b"begun\n"
        children = children_of(program.pid)
        assert children
        program.send_signal(signal.SIGKILL)
    until = time.monotonic() + 20
    while any(map(is_running, children)) and time.monotonic() < until:
        time.sleep(0.05)
    assert not any(map(is_running, children))


def children_of(parent: int) -> list[int]:
    found = Path(f"/proc/{parent}/task").glob("*/children")
    return [int(child) for listed in found for child in listed.read_text().split()]


def is_running(process: int) -> bool:
    try:
        return "\nState:\tZ" not in Path(f"/proc/{process}/status").read_text()
    except OSError:
        return False
