"""Hostile lists of feeds: what gets into feeds.toml, and that nothing in them is run."""

import json
from pathlib import Path
from typing import Any

import pytest
from hostile import Fault, Reader, Server, print_table

from briefing.config import load_config

SAMPLES = ("o_ok", "o_dups", "o_markup")
"""Of these what was exported is imported again where it came from."""


@pytest.mark.slow
def test_hostile_lists(hostile: Server, tmp_path: Path) -> None:
    faults = [fault for fault in hostile.faults if fault["kind"] == "opml"]
    results = [imported(hostile, fault, tmp_path) for fault in faults]
    baseline = next(each for each in results if each["id"] == "o_ok")["runs"][0]["rss_mb"]
    wrong: dict[str, list[str]] = {}
    for fault, result in zip(faults, results, strict=True):
        result |= {"baseline_rss": baseline, "log": []}
        if problems := [*hostile.judge(fault, result), *result["problems"]]:
            wrong[fault["id"]] = [*problems, result["runs"][0]["said"][-300:]]
    print_table(faults, wrong)
    assert not wrong, json.dumps(wrong, indent=1)


def imported(server: Server, fault: Fault, folder: Path) -> dict[str, Any]:
    """What an import leaves in feeds.toml; again after an export, for what goes round."""
    file = folder / f"{fault['id']}.opml"
    file.write_bytes(server.get(fault["path"]))
    with Reader(server, []) as reader:
        before = reader.config.read_text("utf-8")
        run = reader.run("import", "--allow-inside", str(file))
        config = load_config(reader.config)
        problems = [f"feeds.toml: {problem.message}" for problem in config.problems]
        if not reader.config.read_text("utf-8").startswith(before.rstrip()):
            problems.append("what stood in feeds.toml was changed")
        (folder / "out.opml").write_text(reader.run("export")["said"], "utf-8")
        if fault["id"] in SAMPLES:
            full = reader.config.read_bytes()
            said = reader.run("import", str(folder / "out.opml"))["said"]
            if reader.config.read_bytes() != full or "Added 0 feeds" not in said:
                problems.append(f"what was exported is not all there already: {said}")
        with Reader(server, []) as other:
            if config.feeds:
                other.run("import", "--allow-inside", str(folder / "out.opml"))
            if load_config(other.config).feeds != config.feeds:
                problems.append("what was exported is not what was imported")
    names = [feed.name for feed in config.feeds]
    entries = [
        {"title": name, "link": feed.url, "text": "", "tags": " ".join(feed.tags)}
        for name, feed in zip(names, config.feeds, strict=True)
    ]
    return {"id": fault["id"], "runs": [run], "entries": entries, "problems": problems}
