"""Paragraphs and their kinds, from plain text and from HTML, on news written for these tests."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefing.model import FeedUrl, Paragraph, ParagraphKind
from briefing.sources.bundled import read_bundled
from briefing.sources.paragraphs import PARAGRAPHS_LIMIT, from_html, from_text, inline_text

BODY, HEADING = ParagraphKind.BODY, ParagraphKind.HEADING
CAPTION, DATELINE = ParagraphKind.CAPTION, ParagraphKind.DATELINE
LONG = (
    "The harbour office said on Monday that the ferry to the islands would run again, after nine"
    " weeks in which only the post boat had made the crossing."
)


def kinds(paragraphs: tuple[Paragraph, ...]) -> list[tuple[ParagraphKind, str]]:
    assert [each.index for each in paragraphs] == list(range(len(paragraphs)))
    return [(each.kind, each.text) for each in paragraphs]


def test_the_bundled_article() -> None:
    [article] = read_bundled(FeedUrl("bundled:syria-2024-12-07")).entries
    found = [each.kind for each in article.paragraphs]
    assert found[0] is DATELINE
    assert article.paragraphs[1].text.startswith("Syria's Bashar Assad regime")
    counted = {kind: found.count(kind) for kind in ParagraphKind}
    assert counted == {BODY: 30, HEADING: 2, CAPTION: 3, DATELINE: 1}


def test_plain_text_is_parted_by_empty_lines() -> None:
    assert kinds(from_text(f"{LONG}\n \nIt is  the\nfirst boat.\r\n\r\n\r\n{LONG}")) == [
        (BODY, LONG),
        (BODY, "It is the first boat."),
        (BODY, LONG),
    ]


def test_plain_text_without_empty_lines_is_parted_where_sentences_end() -> None:
    assert kinds(from_text(f"{LONG}\n{LONG}")) == [(BODY, LONG), (BODY, LONG)]


def test_a_text_wrapped_by_hand_stays_one() -> None:
    wrapped = LONG.replace(" that ", "\nthat ").replace(" weeks ", "\nweeks ")
    assert kinds(from_text(wrapped)) == [(BODY, LONG)]


def test_a_short_open_line_over_text_is_a_heading() -> None:
    found = kinds(from_text(f"{LONG}\n\nWhat the islanders say\n\n{LONG}"))
    assert found[1] == (HEADING, "What the islanders say")


@pytest.mark.parametrize(
    "line",
    [
        "It was raining.",
        "“We waited nine weeks,”",
        "and then nothing came",
        "See https://harbour.example/times for the times",
        "A line of so many words that nobody would print it over a paragraph of news text",
    ],
)
def test_a_line_that_is_no_heading(line: str) -> None:
    assert kinds(from_text(f"{LONG}\n\n{line}\n\n{LONG}"))[1] == (BODY, line)


def test_lines_of_a_list_are_no_headings() -> None:
    assert {kind for kind, _ in kinds(from_text("Apples\n\nPears\n\nPlums\n\nQuinces"))} == {BODY}


def test_the_last_line_is_no_heading() -> None:
    assert kinds(from_text(f"{LONG}\n\nReporting by the harbour desk"))[1][0] is BODY


@pytest.mark.parametrize(
    "caption",
    [
        "The ferry leaves Port Anselm, May 3, 2024. (AFP Photo)",
        "Islanders wait on the quay in Port Anselm. REUTERS/Ada Quist",
        "Islanders wait on the quay. (Ada Quist/Getty Images)",
        "Islanders wait on the quay. Photo: Ada Quist",
        "Islanders wait on the quay. Photograph: Ada Quist/AP",
        "The captain at the wheel on Monday. [Photo/Agencies]",
        "The ferry off the islands on 3 May. Ada Quist/AFP via Getty Images",
        "The ferry in a storm. (Courtesy of the harbour office)",
        "FILE - In this May 3, 2024, file photo, the ferry lies in dock. It ran again on Monday.",
        "Image caption The ferry has been in dock since March",
        "Captain Ida Rhys (L) and the mayor meet on the quay in Port Anselm, May 3, 2024.",
        "Das Schiff im Hafen. (Foto: Ada Quist)",
    ],
)
def test_a_caption(caption: str) -> None:
    assert kinds(from_text(f"{LONG}\n\n{caption}\n\n{LONG}"))[1] == (CAPTION, caption)


@pytest.mark.parametrize(
    "text",
    [
        "The harbour office told Reuters.",
        "The photo of the ferry went round the islands on May 3, 2024, the office said.",
        "He showed them a picture.",
        "The office has sued Getty Images over the photographs, its lawyer said.",
        "The crossing takes an hour (see the image).",
        "She was born on May 3, 1984.",
        "This picture of calm did not last, islanders said.",
    ],
)
def test_text_that_speaks_of_pictures_is_no_caption(text: str) -> None:
    assert kinds(from_text(f"{LONG}\n\n{text}\n\n{LONG}"))[1] == (BODY, text)


@pytest.mark.parametrize(
    "dateline",
    [
        "PORT ANSELM (AP) —",
        "PORT ANSELM, May 3 (Reuters) -",
        "PORT ANSELM, Anselmia, May 3, 2024 (AFP) –",
        "PORT ANSELM, May 3 (Xinhua) --",
        "PORT ANSELM, May 3. /TASS/.",
        "PORT ANSELM —",
        "PORT ANSELM/OUTER ISLAND —",
        "Port Anselm, 3 May —",
        "(CNN)",
        "Port Anselm (CNN)",
        "Berlin (dpa) -",
        "МОСКВА, 3 мая -",
        "date 2024-05-03",
        "Published 3 May 2024, 10:30 GMT:",
        "Published: May 3, 2024 |",
        "2024-05-03",
    ],
)
def test_a_dateline_becomes_a_paragraph_of_its_own(dateline: str) -> None:
    assert kinds(from_text(f"{dateline} {LONG}")) == [(DATELINE, dateline), (BODY, LONG)]


@pytest.mark.parametrize(
    "start",
    [
        "Ms. Rhys (D) said — and nobody doubted it — that it would sail.",
        "NATO — the alliance of the northern ports — said so.",
        "Captain Ida Rhys (a sailor since 1999) — The Captain to all — said so.",
        "May 3, 2024 was the day of the first crossing.",
        "In 2024-05-03 the office began to count.",
        "The office (AP) reported that it would sail.",
        "Well - it will sail.",
    ],
)
def test_a_first_sentence_is_left_whole(start: str) -> None:
    assert kinds(from_text(f"{start} {LONG}")) == [(BODY, f"{start} {LONG}")]


def test_only_the_start_of_the_article_has_a_dateline() -> None:
    second = f"PORT ANSELM — {LONG}"
    assert kinds(from_text(f"{LONG}\n\n{second}"))[1] == (BODY, second)


@pytest.mark.parametrize(
    "line",
    [
        "May 3, 2024",
        "Friday, May 3, 2024",
        "Updated 3 May 2024 10:30 GMT",
        "By Ada Quist and Ida Rhys",
    ],
)
def test_a_line_that_only_says_when_or_by_whom(line: str) -> None:
    assert kinds(from_text(f"{line}\n\n{LONG}")) == [(DATELINE, line), (BODY, LONG)]


@pytest.mark.parametrize(
    "leftover",
    [
        "The post Ferry runs again appeared first on The Port Gazette.",
        "Continue reading...",
        "Read more",
        "Read the full story here",
        "Advertisement",
        "Weiterlesen …",
    ],
)
def test_what_a_feed_adds_is_no_text(leftover: str) -> None:
    assert kinds(from_text(f"{LONG}\n\n{leftover}")) == [(BODY, LONG)]


def test_text_that_begins_like_a_leftover_stays() -> None:
    text = "Read more slowly, the teacher said, and the islanders did."
    assert kinds(from_text(f"{LONG}\n\n{text}")) == [(BODY, LONG), (BODY, text)]


def test_html_blocks() -> None:
    found = kinds(
        from_html(
            "<h2>What happened</h2><p>The <b>ferry</b> to G&ouml;r&uuml;n\n runs&nbsp;again.</p>"
            "<div>It left at <a href='/x'>noon</a>.<ul><li>One boat</li>"
            "<li>Two crews</li></ul></div>"
            "<figure><img src=x alt='no text'><figcaption>The ferry</figcaption></figure>"
            "<blockquote>“At last,” the mayor said.</blockquote>Loose text at the end."
        )
    )
    assert found == [
        (HEADING, "What happened"),
        (BODY, "The ferry to Görün runs\xa0again."),
        (BODY, "It left at noon."),
        (BODY, "One boat"),
        (BODY, "Two crews"),
        (CAPTION, "The ferry"),
        (BODY, "“At last,” the mayor said."),
        (BODY, "Loose text at the end."),
    ]


def test_breaks_in_html() -> None:
    assert kinds(from_html(f"{LONG}<br><br/>{LONG}")) == [(BODY, LONG), (BODY, LONG)]
    assert kinds(from_html("12 Quay Street<br>Port Anselm")) == [
        (BODY, "12 Quay Street Port Anselm")
    ]
    assert kinds(from_html(f"{LONG}<br>{LONG}")) == [(BODY, LONG), (BODY, LONG)]


def test_a_bold_line_over_text_is_a_heading() -> None:
    found = kinds(from_html(f"<p>One</p><p><strong>The islanders</strong></p><p>{LONG}</p>"))
    assert found[1] == (HEADING, "The islanders")


def test_what_a_page_hides_or_adds_is_no_text() -> None:
    found = from_html(
        "<style>p{}</style><script>alert('<p>x</p>')</script><nav>Home</nav><aside>Other</aside>"
        f"<p style='display: none'>hidden</p><div hidden>hidden</div><p>{LONG}</p>"
        "<div class='sharedaddy x'>Share this</div><!-- no text --><form>Sign up</form>"
        "<p><a href='/x'>Related: The post boat sinks</a></p>"
    )
    assert kinds(found) == [(BODY, LONG)]


def test_a_call_to_read_on_is_taken_out_of_its_paragraph() -> None:
    found = from_html(
        f"<p>{LONG} <a href='/x'>Continue reading <span>“Ferry runs again”</span> →</a></p>"
    )
    assert kinds(found) == [(BODY, LONG)]


def test_a_linked_word_stays_in_its_sentence() -> None:
    found = from_html("<p>Ada will <a href='/x'>read more</a> and <a href='/y'>sail</a>.</p>")
    assert kinds(found) == [(BODY, "Ada will read more and sail.")]


def test_a_table_row_is_one_line() -> None:
    found = from_html(
        "<table><tr><th>Boat</th><th>Leaves</th></tr><tr><td>Ferry</td><td>Noon</td></tr></table>"
        f"<table><tr><td>{LONG}</td><td><p>{LONG}</p><p>{LONG}</p></td></tr></table>"
    )
    assert kinds(found) == [(BODY, "Boat · Leaves"), (BODY, "Ferry · Noon"), *[(BODY, LONG)] * 3]


def test_content_that_is_plain_text_after_all() -> None:
    found = from_html(f"{LONG}\n\nFish &amp; chips: 5 &lt; 6")
    assert kinds(found) == [(BODY, LONG), (BODY, "Fish & chips: 5 < 6")]


def test_hostile_html_ends_soon_and_loses_no_text() -> None:
    for start in ("<div>" * 100_000, '<a "' * 50_000 + ">", "<!--" * 10 + "-->", "<b>" * 50_000):
        assert from_html(f"{start}<p>The end.</p>")[-1].text.endswith("The end.")
    assert len(from_html("<p>a" * 100_000)) == PARAGRAPHS_LIMIT
    assert "\x1b" not in from_html("<p>a&#27;[31mb&#155;c")[0].text


def test_a_title_with_markup() -> None:
    assert inline_text("<b>Fish</b> &amp; <i>chips</i><script>x</script>") == "Fish & chips"


@given(st.text(max_size=300))
def test_any_text_gives_harmless_paragraphs(text: str) -> None:
    for found in (from_text(text), from_html(text), from_html(f"<p>{text}</p>")):
        for paragraph in found:
            assert paragraph.text
            assert paragraph.text.isprintable() or "\n" not in paragraph.text


@given(st.lists(st.sampled_from(["alpha", "beta gamma", "Delta", "epsilon.", "zeta;"]), min_size=1))
def test_no_word_of_running_text_is_lost(words: list[str]) -> None:
    text = " ".join(words)
    for found in (from_text(text), from_html(f"<p>{text}</p>")):
        assert " ".join(each.text for each in found) == text
