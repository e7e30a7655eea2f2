"""The plain export: what a pipe and a screen reader get."""

from datetime import UTC, datetime

from export_editions import MADE_AT, SINCE, article, edition, feed, section

from briefing.export.plain import render
from briefing.export.wrap import cells


def test_a_sentence_stands_on_one_line_with_its_number_outlet_and_date() -> None:
    one = article("a", "Rebels entered Homs on Saturday.", outlet="BBC")
    text = render(edition(section("Homs", one), articles=(one,)))
    assert "[1] Rebels entered Homs on Saturday. (BBC, 7 December 2024)" in text.splitlines()


def test_the_whole_page_reads_from_top_to_bottom() -> None:
    one = article("a", "First.", title="Homs falls", url="https://example.org/1", new=True)
    two = article("b", "Second.", title="Is it over?", url="", outlet="AP")
    bad = feed("Radio", "The server did not answer in 30 seconds.", next_try=MADE_AT)
    text = render(
        edition(
            section("Homs", one, two, quoted=1),
            section("Damascus"),
            articles=(one, two),
            feeds=(feed("BBC"), bad),
            since=SINCE,
        )
    )
    assert text == (
        "Briefing of Sunday, 8 December 2024, 06:00 UTC\n"
        "Made from 2 feeds, 2 articles, 1 new since 7 December 2024, 20:30 UTC\n"
        "1 feed with a problem, see the end\n"
        "\n"
        "Section: Homs (1 sentence, 1 new, 2 articles)\n"
        "\n"
        "new: [1] First. (The Example, 7 December 2024)\n"
        "\n"
        "Key actors: Homs (place)\n"
        "\n"
        "Sources:\n"
        "[1] Homs falls. The Example, 7 December 2024, 14:05 UTC, https://example.org/1\n"
        "\n"
        "Also in this section:\n"
        "- Is it over? AP, 7 December 2024, 14:05 UTC, no link\n"
        "\n"
        "Section: Damascus (0 sentences, 0 articles)\n"
        "\n"
        "Nothing in this section.\n"
        "\n"
        "Feeds with problems:\n"
        "- Radio: The server did not answer in 30 seconds. "
        "(never worked yet, next try 8 December 2024, 06:00 UTC)\n"
    )


def test_nothing_is_called_new_on_the_first_look() -> None:
    one = article("a", "First.", new=True)
    assert "new" not in render(edition(section("Homs", one), articles=(one,)))


def test_a_date_without_a_time_is_not_given_one() -> None:
    one = article("a", "First.", published=datetime(2024, 12, 7, tzinfo=UTC))
    text = render(edition(section("Homs", one), articles=(one,)))
    assert "[1] A title. The Example, 7 December 2024, https://example.org/a" in text


def test_words_of_ours_are_ascii_and_without_escapes() -> None:
    one = article("a", "First.", new=True)
    bad = feed("Radio", "It is gone.", last_ok=SINCE, next_try=MADE_AT)
    text = render(
        edition(section("Homs", one), section("None"), articles=(one,), feeds=(bad,), since=SINCE)
    )
    assert text.isascii()
    assert text.replace("\n", "").isprintable()


def test_line_breaks_in_a_paragraph_cannot_start_a_line_of_the_page() -> None:
    one = article("a", "First.\n\nKey actors: nobody\nat all.")
    text = render(edition(section("Homs", one), articles=(one,)))
    assert "[1] First. Key actors: nobody at all. (The Example" in text


def test_a_terminal_gets_lines_that_fit_and_the_same_words() -> None:
    sentence = "Die Regierung in 東京の政府は声明を発表した und das ist alles, sagte er. " * 3
    one = article("a", sentence.strip())
    page = edition(section("Homs", one), articles=(one,))
    wrapped = render(page, width=60)
    assert max(map(cells, wrapped.splitlines())) <= 60
    assert wrapped.split() == render(page).split()


def test_a_link_longer_than_the_line_stays_whole() -> None:
    url = "https://example.org/" + "x" * 100
    one = article("a", "First.", url=url)
    assert url in render(edition(section("Homs", one), articles=(one,)), width=40).splitlines()


def test_an_edition_of_nothing_is_still_a_page() -> None:
    assert render(edition()) == (
        "Briefing of Sunday, 8 December 2024, 06:00 UTC\nMade from 0 feeds, 0 articles\n"
    )


def test_the_full_text_is_that_of_the_section_by_article() -> None:
    one = article("a", "First.", "Second.", title="Homs falls")
    two = article("b", "Third.", title="Elsewhere too")
    pages = edition(section("Homs", one), section("Damascus", two), articles=(one, two))
    text = render(pages, full=True)
    assert "Text: Homs falls\n\nFirst.\n\nSecond.\n\nSection: Damascus" in text
    assert "Text: Elsewhere too" not in text  # its paragraph is placed in Homs
    assert "Text:" not in render(pages)


def test_an_edit_is_told_with_its_day_where_that_is_another() -> None:
    same = article("a", "One.", edited_at=datetime(2024, 12, 7, 16, 20, tzinfo=UTC))
    later = article("b", "Two.", edited_at=datetime(2024, 12, 8, 5, 0, tzinfo=UTC))
    text = render(edition(section("Homs", same, later), articles=(same, later)))
    assert "7 December 2024, 14:05 UTC, edited 16:20 UTC, https" in text
    assert "7 December 2024, 14:05 UTC, edited 8 December 2024, 05:00 UTC, https" in text


def test_the_whole_text_says_where_it_is_the_feeds_alone() -> None:
    one = article("a", "One.", page_problem="example.org shows it to its subscribers only")
    page = edition(section("Homs", one), articles=(one,))
    said = "Only the feed's text. example.org shows it to its subscribers only."
    assert said in render(page, full=True).splitlines()
    assert said not in render(page)
