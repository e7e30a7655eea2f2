"""One refresh of every hostile feed beside good ones: each good one is right, and memory holds."""

import random
from collections import Counter

import pytest
from hostile import Reader, Server

GOOD = 20
MEMORY_MB = 300


@pytest.mark.slow
def test_all_at_once(hostile: Server) -> None:
    hostile.get("/__reset")
    bad = [
        hostile.url(fault["path"], fault["port"])
        for fault in hostile.faults
        if fault["kind"] == "feed" and fault["id"] not in ("c_ok", "c_ok_atom")
    ]
    # At an address of their own, for few requests at a time go to one host.
    good = [f"http://127.0.0.2:{hostile.base}/f/c_ok?{number}" for number in range(GOOD)]
    mixed = [*bad, *good]
    random.Random(7).shuffle(mixed)
    with Reader(hostile, good) as reader:
        alone = reader.run("refresh", timeout_s=400)
        titles = sorted(article.title for article in reader.articles())
    with Reader(hostile, mixed) as reader:
        run = reader.run("refresh", timeout_s=400)
        came = [article for article in reader.articles() if article.feed in good]
    grown = run["all_mb"] - alone["all_mb"]
    print(
        f"\n{len(bad)} bad and {GOOD} good feeds in {run['seconds']:.0f} s, memory +{grown:.0f} MB"
    )
    assert "crash" not in run, run["crash"]
    assert not run["timeout"]
    assert sorted(article.title for article in came) == titles
    assert set(Counter(article.feed for article in came).values()) == {10}
    assert grown < MEMORY_MB
    told = [line for line in run["said"].splitlines() if line.strip()]
    assert all(len(line) < 300 for line in told), told
    assert len(told) <= len(bad) + 1, told
