"""Every hostile article page, fetched by the real program for a feed with full_text = true."""

import json
import re
from typing import Any

import pytest
from hostile import Fault, Server, try_all

SUMMARY = "Feed summary stays readable"
CONTROL = re.compile("[\x00-\x09\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]")


@pytest.mark.slow
def test_hostile_pages(hostile: Server) -> None:
    faults = [fault for fault in hostile.faults if fault["kind"] == "article"]
    wrong = try_all(hostile, faults, page_problems)
    assert not wrong, json.dumps(wrong, indent=1)


def page_problems(fault: Fault, result: dict[str, Any]) -> list[str]:
    """Whether the article can still be read, in full where its page has it."""
    article = next((each for each in result["entries"] if "SENTINEL" not in each["title"]), None)
    if article is None:
        return ["the article is missing"]
    text, problems = article["text"], []
    is_full = len(text) > 200
    if not is_full and SUMMARY not in text:
        problems.append("the feed's own text is gone")
    if not is_full and "article_error" not in fault["note"]:
        problems.append("the page's text is not shown")
    if CONTROL.search(text):
        problems.append("a control character in the text")
    return problems
