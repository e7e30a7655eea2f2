"""Every hostile feed, each fetched by the real program as often as its manifest says."""

import json
import os

import pytest
from hostile import Server, try_all

SAMPLE = 4
"""One of how many faults is tried by default; all of them with BRIEFING_LONG=1."""


@pytest.mark.slow
def test_hostile_feeds(hostile: Server) -> None:
    faults = [fault for fault in hostile.faults if fault["kind"] == "feed"]
    if only := os.environ.get("BRIEFING_ONLY"):
        faults = [fault for fault in faults if fault["id"] in only.split(",")]
    elif not os.environ.get("BRIEFING_LONG"):
        faults = faults[::SAMPLE]
    wrong = try_all(hostile, faults)
    assert not wrong, json.dumps(wrong, indent=1)
