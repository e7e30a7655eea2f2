"""What one edition leaves to the next."""

import subprocess
import sys
from dataclasses import replace
from pathlib import Path

from written_news import written

from briefing.analysis.of_the_last import OfTheLast, state

TEXT = ["[Kessler|person] opened the bridge.", "It is red."]


def test_what_the_last_edition_needed_is_not_made_again_and_the_rest_is_forgotten() -> None:
    made: list[str] = []

    def of(key: str) -> str:
        return kept.of(key, lambda: made.append(key) or key.upper())

    kept: OfTheLast[str, str] = OfTheLast()
    for needed in (("bridge", "quake"), ("bridge",), ("bridge", "quake")):
        kept.begin()
        assert [of(key) for key in needed] == [key.upper() for key in needed]
    assert made == ["bridge", "quake", "quake"]


def test_an_article_is_the_same_until_its_text_or_who_is_meant_changes() -> None:
    article, found = written("A bridge", TEXT)
    assert state(replace(article, read=True, starred=True), found) == state(article, found)
    for other in (
        written("Two bridges", TEXT),
        written("A bridge", [TEXT[0], "It is blue."]),
        written("A bridge", ["[Kessler|person|Marta Kessler] opened the bridge.", TEXT[1]]),
        written("A bridge", ["[Kessler|place] opened the bridge.", TEXT[1]]),
        written("A bridge", ["Kessler opened the bridge.", TEXT[1]]),
        written("A bridge", TEXT, outlet="The Courier"),
    ):
        assert state(*other) != state(article, found)


def test_in_another_process_it_is_the_same_as_well() -> None:
    program = (
        "from test_of_the_last import TEXT, state, written;print(state(*written('A bridge', TEXT)))"
    )
    told = {
        subprocess.run(
            [sys.executable, "-c", program],
            env={"PYTHONHASHSEED": seed, "PYTHONPATH": ":".join(sys.path)},
            cwd=Path(__file__).parent,
            capture_output=True,
            check=True,
            text=True,
        ).stdout
        for seed in ("1", "2")
    }
    assert told == {f"{state(*written('A bridge', TEXT))}\n"}
