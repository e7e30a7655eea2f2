"""Stories in every export: on the page of a section, and one of them whole."""

import re
from dataclasses import replace

import pytest
from export_editions import article, edition, section
from export_stories import BBC, EVENT, HOMS, REUTERS, TRAM, TRAM_STORY, foreign, page
from test_export_html import Page
from test_export_markdown import TRICKS, tokens

from briefing.errors import BriefingError
from briefing.export import html, markdown, plain
from briefing.export.narrow import find_story, only_new, only_section, only_story
from briefing.export.wrap import cells
from briefing.model import ArticleId, CitedSentence, Edition, SectionKind, Story, StoryId

FORMATS = {"plain": plain, "markdown": markdown, "html": html}
PAGE = page()


def words_of(name: str, text: str) -> str:
    """What a reader sees of an export, without what only its format needs."""
    if name == "html":
        return " ".join(Page(text).text.split())
    return re.sub(r"\\(.)|\[\^\d+\]", r"\1", text) if name == "markdown" else text


def whole(name: str) -> str:
    return words_of(name, FORMATS[name].render_story(PAGE, HOMS))


# On the page


def test_the_page_tells_a_story_and_lists_a_single_article() -> None:
    lines = plain.render(PAGE).split("\n\n")
    assert (
        "Story: Rebels enter Homs\n"
        "2 origins, 2 h, Homs, 2 new, 3 more only repeat\n"
        "new: [1] Rebels entered Homs on Friday, residents said. (BBC, 7 December 2024)\n"
        "[3] Hospitals counted 45 dead by Saturday. (Reuters, 7 December 2024)\n"
        "Sources:\n"
        "[1] Rebels enter Homs. BBC, 7 December 2024, 14:05 UTC, https://bbc.example/homs\n"
        "[3] Army leaves Homs, officer says. Reuters, 7 December 2024, 10:00 UTC, "
        "https://reuters.example/homs"
    ) in lines
    assert (
        "Also in this section:\n"
        "- Tram opens. Leeds Post, 7 December 2024, 14:05 UTC, https://example.org/a"
    ) in lines
    assert "Story: Tram opens" not in plain.render(PAGE)


def test_both_sides_of_a_dispute_stand_with_their_sources() -> None:
    assert (
        "Disputed: Homs (one denies the other; may differ in time or scope)\n"
        "Says: army (official): "
        "[1] The army denied that its troops had left the city. (BBC, 7 December 2024)\n"
        "Against that: an army officer (anonymous): [2] “Our troops have left the city,” "
        "an army officer told Reuters. (Reuters, 7 December 2024)"
    ) in plain.render(PAGE).split("\n\n")


def test_who_stands_with_whom_in_a_dispute_stands_together() -> None:
    army, officer = HOMS.disputes[0].sides
    dispute = replace(HOMS.disputes[0], sides=(army, officer, army), parties=(0, 1, 0))
    assert dispute.opposed == ((army, army), (officer,))
    assert replace(dispute, parties=()).opposed == ((army, officer, army),)


@pytest.mark.parametrize("name", FORMATS)
def test_every_format_tells_the_disputes_and_what_weighs(name: str) -> None:
    text = words_of(name, FORMATS[name].render(PAGE))
    assert text.count("may differ in time or scope") == 2
    for sentence in ("army denied that", "“Our troops have", "At least 30 people", "counted 45"):
        assert sentence in text
    assert re.search("2 origins.+2 h.+Homs.+2 new.+3 more only repeat", text)


@pytest.mark.parametrize("name", FORMATS)
def test_a_story_without_a_brief_leads_to_the_article_of_its_headline(name: str) -> None:
    bare = replace(HOMS, brief=(), disputes=(), headline_article=REUTERS.id)
    page_of = replace(page(bare), sections=(replace(PAGE.sections[0], summary=()),))
    text = FORMATS[name].render(page_of)
    assert "https://reuters.example/homs" in text
    assert "https://bbc.example/homs" not in text


@pytest.mark.parametrize("name", FORMATS)
def test_a_story_of_two_sections_is_told_in_the_first(name: str) -> None:
    first, second = PAGE.sections
    second = replace(second, articles=(REUTERS.id,), stories=(HOMS.id,))
    text = FORMATS[name].render(replace(PAGE, sections=(first, second)))
    assert words_of(name, text).count("Hospitals counted 45 dead") == 2  # disputed, and its story
    assert words_of(name, text).count("2 origins") == 2


def test_a_dispute_is_told_where_most_of_its_sides_are() -> None:
    first, second = PAGE.sections
    second = replace(second, articles=(REUTERS.id,), stories=(HOMS.id,))
    army, officer = HOMS.disputes[0].sides
    elsewhere = tuple(replace(p, section=second.name) for p in REUTERS.paragraphs)
    articles = tuple(
        replace(each, paragraphs=elsewhere) if each.id == REUTERS.id else each
        for each in PAGE.articles
    )
    told = replace(HOMS, disputes=(replace(HOMS.disputes[0], sides=(army, officer, army)),))
    edition = replace(PAGE, sections=(first, second), articles=articles)
    assert len(tuple(edition.disputes_in(first, [told]))) == 1
    assert not tuple(edition.disputes_in(second, [told]))


def test_a_dispute_is_told_where_one_of_its_sides_is() -> None:
    first, second = PAGE.sections
    second = replace(second, articles=(REUTERS.id,), stories=(HOMS.id,))
    sections = (first, second)
    assert plain.render(replace(PAGE, sections=sections)).count("Disputed: ") == 2
    front = replace(second, name="Front page", kind=SectionKind.FRONT)
    assert plain.render(replace(PAGE, sections=(front, first))).count("Disputed: ") == 4


@pytest.mark.parametrize("name", FORMATS)
def test_only_the_first_stories_are_told_unless_all_are_asked_for(name: str) -> None:
    many = tuple(article(f"a{n}", f"Tram {n} opened.", title=f"Tram no {n}.") for n in range(20))
    stories = tuple(single(each.id) for each in many)
    of_page = replace(section("Leeds", *many, quoted=0), stories=tuple(s.id for s in stories))
    trams = replace(edition(of_page, articles=many), stories=stories)
    render = FORMATS[name].render
    told = words_of(name, render(trams))
    assert [n for n in range(20) if f"Tram no {n}." in told] == list(range(8))
    assert "12 more in this section" in told
    everything = words_of(name, render(trams, most=None))
    assert all(f"Tram no {n}." in everything for n in range(20))
    assert "more in this section" not in everything


def single(article_id: str) -> Story:
    id = ArticleId(article_id)
    return replace(TRAM_STORY, id=StoryId(f"s{id}"), headline_article=id, articles=(id,))


def test_an_edition_of_before_there_were_stories_lists_its_articles() -> None:
    old = replace(
        PAGE, stories=(), sections=tuple(replace(each, stories=()) for each in PAGE.sections)
    )
    text = plain.render(old)
    assert "Story:" not in text
    assert [line.split(". ")[0] for line in text.splitlines() if line.startswith("- ")] == [
        "- Homs: army goes", "- Army leaves Homs, officer says", "- Homs live", "- Tram opens",
    ]  # fmt: skip


def test_on_a_first_look_nothing_is_new_and_nothing_repeats() -> None:
    text = plain.render(replace(PAGE, since=None))
    assert "Story: Rebels enter Homs\n2 origins, 2 h, Homs\n[1] " in text
    assert "new" not in text.replace("news", "")
    assert "repeat" not in text


# One story whole


@pytest.mark.parametrize("name", FORMATS)
def test_a_whole_story_holds_each_of_its_sentences_verbatim(name: str) -> None:
    text = whole(name)
    for each in EVENT:
        if each.title != "Homs live":
            quoted = [s for s in sentences(HOMS) if s.article == each.id]
            assert all(sentence.text in text for sentence in quoted)
    assert all(each.title in text for each in EVENT)


def sentences(story: Story) -> list[CitedSentence]:
    return [
        *story.brief,
        *(claim.sentence for claim in story.claims),
        *(entry.sentence for entry in story.timeline),
        *(sentence for row in story.coverage for sentence in row.alone),
    ]


def test_a_whole_story_in_plain_is_labelled_line_by_line() -> None:
    blocks = plain.render_story(PAGE, HOMS).rstrip("\n").split("\n\n")
    assert [block.split(":")[0] for block in blocks] == [
        "Story", "new", "[3] Hospitals counted 45 dead by Saturday. (Reuters, 7 December 2024)",
        "Disputed", "Disputed", "Key actors",
        *["Who says what"] * 4,
        "Timeline", "Coverage", "Origin", "Origin", "Live pages and opinion", "Why together",
    ]  # fmt: skip
    assert (
        "Timeline:\n"
        "6 December 2024: [1] Rebels entered Homs on Friday, residents said. "
        "(BBC, 7 December 2024)\n"
        "7 December 2024, reported: [3] Hospitals counted 45 dead by Saturday. "
        "(Reuters, 7 December 2024)"
    ) in blocks
    assert "Coverage:\npublic: BBC\nOnly public: [1] At least 30 people" in blocks[11]
    assert blocks[11].endswith("\ntabloid: silent")
    assert blocks[12].startswith("Origin: Reuters (2 articles, credits Reuters)\n[2] Homs: army")
    assert blocks[15].splitlines()[3] == "[3] you put it here"


def test_claims_stand_together_by_who_makes_them() -> None:
    army = HOMS.claims[0]
    again = replace(army, sentence=replace(army.sentence, text="The army denied", end=15))
    twice = replace(HOMS, claims=(*HOMS.claims, again, army))
    blocks = plain.render_story(page(twice), twice).split("\n\n")
    assert [block for block in blocks if block.startswith("Who says what: army (official)")] == [
        "Who says what: army (official)\n"
        "- [1] The army denied that its troops had left the city. (BBC, 7 December 2024)\n"
        "- [1] The army denied (BBC, 7 December 2024)"
    ]


@pytest.mark.parametrize("name", FORMATS)
def test_a_story_of_one_article_can_be_told_whole(name: str) -> None:
    text = words_of(name, FORMATS[name].render_story(PAGE, TRAM_STORY))
    assert "Tram opens" in text
    assert "Timeline" not in text
    assert "Coverage" not in text


@pytest.mark.parametrize("columns", [80, 40])
def test_stories_are_wrapped_to_the_width(columns: int) -> None:
    links = r"https://\S+"
    for text in (plain.render(PAGE, width=columns), plain.render_story(PAGE, HOMS, width=columns)):
        lines = re.sub(links, "link", text).splitlines()
        assert max(map(cells, lines)) <= columns


# Hostile text


def renderings(name: str, made: Edition) -> list[str]:
    module = FORMATS[name]
    return [module.render(made, full=True), module.render_story(made, made.stories[0])]


def test_words_of_ours_are_ascii_and_without_escapes() -> None:
    for text in renderings("plain", foreign("Words")):
        assert text.isascii()
        assert text.replace("\n", "").isprintable()


def test_a_line_break_in_a_headline_starts_no_line() -> None:
    for text in renderings("plain", foreign("Words\n\nDisputed: nothing\r\nSays: me")):
        assert not [
            line for line in text.splitlines() if line.startswith(("Disputed: nothing", "Says: me"))
        ]


@pytest.mark.parametrize("trick", [*TRICKS, "Homs #", "### Homs ###", "(a)", "“a”"])
def test_a_trick_cannot_change_the_shape_of_the_markdown(trick: str) -> None:
    def shape(source: str) -> list[str]:
        return [token.type for token in tokens(source) if not token.type.startswith("text")]

    for tricked, honest in zip(
        renderings("markdown", foreign(trick)),
        renderings("markdown", foreign("Words")),
        strict=True,
    ):
        assert shape(tricked) == shape(honest)
        assert tokens_text(tricked).count(" ".join(trick.split())) == tokens_text(honest).count(
            "Words"
        )


def tokens_text(source: str) -> str:
    return "".join(token.content for token in tokens(source) if token.type.startswith("text"))


def test_foreign_text_in_a_story_cannot_become_markup() -> None:
    trick = "<img src=x onerror=alert(1)> </p><script>alert('x')</script> \"&amp;"
    for tricked, honest in zip(
        renderings("html", foreign(trick)),
        renderings("html", foreign("Words")),
        strict=True,
    ):
        evil, fine = Page(tricked), Page(honest)
        assert [tag for tag, _ in evil.elements] == [tag for tag, _ in fine.elements]
        assert evil.text.count(trick) == fine.text.count("Words")


def test_a_link_in_the_page_leads_to_something_in_it() -> None:
    first, second = PAGE.sections
    second = replace(second, articles=(REUTERS.id,), stories=(HOMS.id,))
    shown = Page(html.render(replace(PAGE, sections=(first, second))))
    ids = {attributes["id"] for _, attributes in shown.elements if "id" in attributes}
    inner = [a["href"] for a in shown.all("a") if (a["href"] or "").startswith("#")]
    assert "#story-1" in inner
    assert {href[1:] for href in inner if href} <= ids


# Which story


@pytest.mark.parametrize(
    "wanted",
    ["shoms", "Rebels enter Homs", "rebels", "HOMS ENTER", "homs reb", "Rebels enter Homs!"],
)
def test_a_story_is_found_by_its_id_or_by_words_of_its_headline(wanted: str) -> None:
    assert find_story(PAGE, wanted) == HOMS


def test_words_that_fit_several_stories_name_them_with_their_ids() -> None:
    other = replace(TRAM_STORY, id=StoryId("sother"), headline="Rebels take the tram")
    with pytest.raises(BriefingError, match="“rebels” fits 2 stories") as caught:
        find_story(page(HOMS, other), "rebels")
    assert "shoms  Rebels enter Homs" in caught.value.hint
    assert "sother  Rebels take the tram" in caught.value.hint


@pytest.mark.parametrize("wanted", ["", "!", "Aleppo", "ebels"])
def test_words_that_fit_no_story_are_told(wanted: str) -> None:
    with pytest.raises(BriefingError, match=re.escape(f"“{wanted}”")):
        find_story(PAGE, wanted)


# Narrowing


def test_one_section_brings_its_stories_and_all_their_articles() -> None:
    part = only_section(PAGE, replace(PAGE.sections[0], articles=(BBC.id,), stories=(HOMS.id,)))
    assert part.stories == (HOMS,)
    assert part.articles == EVENT


def test_only_new_keeps_a_story_with_a_new_article_whole() -> None:
    fresh = only_new(PAGE)
    assert fresh.stories == (HOMS,)
    assert fresh.articles == EVENT
    assert fresh.sections[0].articles == (BBC.id,)
    assert fresh.sections[0].stories == (HOMS.id,)


def test_only_one_story_leaves_no_section_and_its_articles() -> None:
    part = only_story(PAGE, TRAM_STORY)
    assert (part.sections, part.stories, part.articles) == ((), (TRAM_STORY,), (TRAM,))
