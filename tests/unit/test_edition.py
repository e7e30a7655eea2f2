"""The edition of the bundled article and of small made-up ones."""

from datetime import timedelta

import pytest
from written_news import NOON, written

from briefing.analysis.article import analyse
from briefing.edition import make_edition
from briefing.model import (
    ELSEWHERE,
    FRONT_PAGE,
    Edition,
    KnownActors,
    ParagraphKind,
    SectionKind,
    SummaryLength,
    WantedSection,
)
from briefing.newsroom import Newsroom


@pytest.fixture
def edition(newsroom: Newsroom) -> Edition:
    return newsroom.make_edition()


def test_the_sections_stand_in_the_files_order(edition: Edition):
    assert [section.name for section in edition.sections] == [
        FRONT_PAGE,
        "Battle for Homs",
        "Russia, Iran, Türkiye",
        "Damascus",
        ELSEWHERE,
    ]


def test_every_summary_sentence_is_verbatim(edition: Edition):
    texts = {(a.id, p.index): p.text for a in edition.articles for p in a.paragraphs}
    for section in edition.sections:
        for sentence in section.summary:
            paragraph = texts[sentence.article, sentence.paragraph]
            assert sentence.text == paragraph[sentence.start : sentence.end]


def test_every_section_of_the_bundled_article_is_summed_up_in_3_to_6_sentences(edition: Edition):
    for section in edition.sections:
        assert 3 <= len(section.summary) <= 6, section.name
        placed = [(s.paragraph, s.start) for s in section.summary]
        assert placed == sorted(placed), "reading order"
        assert len(set(placed)) == len(placed), "no repetition"


def test_only_body_paragraphs_are_placed_and_all_of_them_are(edition: Edition):
    names = {section.name for section in edition.sections}
    for paragraph in edition.articles[0].paragraphs:
        if paragraph.kind is ParagraphKind.BODY:
            assert paragraph.section in names
        else:
            assert paragraph.section is None


def test_mentions_are_slices_that_never_overlap(edition: Edition):
    for paragraph in edition.articles[0].paragraphs:
        end = 0
        for mention in paragraph.mentions:
            assert end <= mention.start < mention.end <= len(paragraph.text)
            end = mention.end


def test_before_the_first_look_everything_is_new(newsroom: Newsroom):
    first = newsroom.make_edition()
    assert first.since is None
    assert all(s.new for section in first.sections for s in section.summary)


def test_after_a_look_nothing_old_is_new(newsroom: Newsroom):
    first = newsroom.make_edition()
    newsroom.looked(first.made_at + timedelta(seconds=1))
    newsroom.shown([s for section in first.sections for s in section.summary])
    again = newsroom.make_edition()
    assert again.since == first.made_at + timedelta(seconds=1)
    assert not any(s.new for section in again.sections for s in section.summary)


def test_without_sections_the_program_finds_its_own(newsroom: Newsroom):
    newsroom.config.path.write_text(
        '[briefing]\nrefresh = "off"\n[[feeds]]\nurl = "bundled:syria-2024-12-07"\n', "utf-8"
    )
    assert newsroom.reload_config() is not None
    sections = newsroom.make_edition().sections
    found = [section for section in sections if section.kind is SectionKind.FOUND]
    assert found
    actors = {actor.name for section in sections for actor in section.actors}
    assert all(any(actor in section.name for actor in actors) for section in found)


TOWNS = WantedSection(name="Moss", about=("Moss",))


def edition_of(
    *articles, wanted=(TOWNS,), summary: SummaryLength = SummaryLength.MEDIUM
) -> Edition:
    return make_edition(
        articles,
        wanted=wanted,
        known=KnownActors(),
        feeds=(),
        made_at=NOON,
        since=None,
        window=None,
        summary=summary,
    )


def quoted(edition: Edition, name: str) -> list[str]:
    [section] = [section for section in edition.sections if section.name == name]
    return [sentence.text for sentence in section.summary]


@pytest.mark.parametrize(
    ("length", "sentences", "words"),
    [(SummaryLength.SHORT, 3, 75), (SummaryLength.MEDIUM, 5, 150), (SummaryLength.LONG, 8, 240)],
)
def test_a_summary_is_as_long_as_the_reader_wants(newsroom: Newsroom, length, sentences, words):
    newsroom.make_edition()
    whole = newsroom.store.articles(feeds=[feed.url for feed in newsroom.config.feeds], since=None)
    analysed = [(article, analyse(article)) for article in whole]
    edition = edition_of(*analysed, wanted=newsroom.config.sections, summary=length)
    sizes = [[len(s.text.split()) for s in section.summary] for section in edition.sections]
    assert all(2 <= len(size) <= sentences for size in sizes)
    assert all(sum(size) <= words for size in sizes)
    assert max(map(len, sizes)) == sentences


def test_a_section_quotes_what_is_about_it_before_what_names_it_in_passing():
    about = written(
        "Ferry strike halts [Moss|place]",
        ["Crews in [Moss|place] have walked out over pay and left the ferries at their piers."],
        name="a1",
    )
    passing = written(
        "Chess cup goes to a pupil of twelve",
        [
            "A pupil of twelve has won the northern chess cup in front of a full house.",
            "Her coach, who once taught in [Moss|place], spoke of the best final in nine years.",
        ],
        name="a2",
    )
    assert quoted(edition_of(passing, about), "Moss")[0].startswith("Crews in Moss")


def test_a_section_has_more_to_say_than_what_the_front_page_said():
    harbour = written(
        "[Moss|place] rebuilds its harbour",
        [
            "The harbour of [Moss|place] will be rebuilt from the ground for nine million euros.",
            "Divers found rust in every second pillar under the quays of [Moss|place] in June.",
            "Fishermen in [Moss|place] land their herring in [Halden|place] until May is over.",
            "A crane of sixty metres will be shipped to [Moss|place] from [Bergen|place] in May.",
        ],
    )
    edition = edition_of(harbour, summary=SummaryLength.SHORT)
    front, section = quoted(edition, FRONT_PAGE), quoted(edition, "Moss")
    assert section[-1] not in front
    assert set(section) - set(front)
