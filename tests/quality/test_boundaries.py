"""Where one topic ends and another begins, on bulletins made of several articles (Pk, the less the
better).

Half of them had been looked at when the rules were made; the other half decides.
"""

import json
from datetime import UTC, datetime
from itertools import pairwise
from pathlib import Path

import pytest

from briefing.analysis.article import analyse
from briefing.analysis.sections.boundaries import new_topics, topic_starts
from briefing.model import Article, ArticleId, FeedUrl, Paragraph, ParagraphKind

NOON = datetime(2025, 3, 1, 12, tzinfo=UTC)


def article_of(title, texts):
    return Article(
        id=ArticleId("a1"),
        feed=FeedUrl("https://news.example/feed"),
        title=title,
        url="",
        outlet="The Herald",
        published=NOON,
        first_seen=NOON,
        language="en",
        paragraphs=tuple(
            Paragraph(
                index=index,
                kind=ParagraphKind.HEADING if text.startswith("# ") else ParagraphKind.BODY,
                text=text.removeprefix("# "),
            )
            for index, text in enumerate(texts)
        ),
    )


def starts_of(title, texts):
    article = article_of(title, texts)
    return sorted(new_topics(article, analyse(article)))


def pk(right, found, size):
    """The share of windows in which what is said of "one topic or two" is wrong."""
    window = max(2, round(size / (len(right) + 1) / 2))
    pairs = [(at, at + window) for at in range(size - window)]

    def parted(cuts, first, last):
        return any(first < cut <= last for cut in cuts)

    return sum(parted(right, *pair) != parted(found, *pair) for pair in pairs) / len(pairs)


@pytest.fixture(scope="module")
def bulletins(shared_dir: Path) -> list[dict]:
    lines = (shared_dir / "data/seg-bbc-paragraphs/dev.jsonl").read_text("utf-8").splitlines()
    return [json.loads(line) for line in lines]


@pytest.mark.quality
def test_bulletins_are_cut_where_their_articles_end(bulletins, figure):
    found = []
    for bulletin in bulletins:
        texts = bulletin["units"]
        starts = topic_starts(texts, analyse(article_of("", texts)).paragraphs)
        found.append(pk(bulletin["boundaries"], starts, len(texts)))
    seen, unseen = found[:50], found[50:]
    figure("topic boundaries, seg-bbc-paragraphs, Pk, half looked at", f"{sum(seen) / 50:.3f}")
    figure("topic boundaries, seg-bbc-paragraphs, Pk, other half", f"{sum(unseen) / 50:.3f}")
    assert sum(unseen) / len(unseen) <= 0.06
    assert sum(seen) / len(seen) <= 0.06


WHALES = [
    "Two humpback whales have swum up the river as far as the old harbour, and hundreds of people "
    "came to look at the whales.",
    "The whales seem healthy, said a marine biologist. Boats must keep away from the whales.",
]
BUDGET = [
    "The finance minister has presented a budget with higher taxes on tobacco and on flights.",
    "The budget also gives more money to schools. Taxes on wages stay, the minister said.",
]


def test_a_round_up_is_cut_and_an_ordinary_article_is_not():
    assert starts_of("Morning briefing", [*WHALES, *BUDGET]) == [2]
    assert starts_of("Whales in the river", [*WHALES, *BUDGET]) == []


def test_in_other_news_begins_another_topic_anywhere():
    other = "In other news, " + BUDGET[0]
    assert 2 in starts_of("Whales in the river", [*WHALES, other, BUDGET[1]])


def test_entries_with_a_time_make_a_live_blog():
    texts = [
        f"1{n}:05 {text}" for n, text in enumerate((WHALES[0], BUDGET[0], "It rains in Oslo."))
    ]
    assert starts_of("What happened", texts) == [1, 2]


def test_a_heading_in_a_newsletter_begins_another_topic():
    texts = [*WHALES, "# The river", "The water of the river is clean, and the whales like it."]
    assert 3 in starts_of("Our weekly newsletter", texts)


def test_a_paragraph_that_leans_on_the_one_before_is_not_cut_off():
    texts = [WHALES[0], "They left at noon.", BUDGET[0], "He smiled."]
    assert starts_of("Daily digest", texts) == [2]


def test_no_text_and_one_paragraph_have_no_second_topic():
    assert starts_of("Morning briefing", []) == []
    assert starts_of("Morning briefing", WHALES[:1]) == []


def test_a_very_long_text_is_cut_all_the_same():
    texts = [*WHALES, *BUDGET] * 60
    starts = [0, *starts_of("Live updates", texts), len(texts)]
    assert max(later - first for first, later in pairwise(starts)) <= 40
