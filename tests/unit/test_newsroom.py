"""What the screen and the commands ask of a newsroom, on real files."""

import pytest

from briefing.errors import BriefingError, ConfigError, FeedError
from briefing.model import FeedState, FeedUrl, FoundFeed
from briefing.newsroom import Newsroom

BUNDLED = FeedUrl("bundled:syria-2024-12-07")


def test_the_first_edition_needs_no_network(newsroom: Newsroom):
    assert newsroom.last_edition() is None
    edition = newsroom.make_edition()
    assert [article.feed for article in edition.articles] == [BUNDLED]
    assert newsroom.last_edition() == edition


def test_the_bundled_feed_is_fine_and_counted(newsroom: Newsroom):
    newsroom.make_edition()
    [status] = newsroom.feed_statuses()
    assert status.state is FeedState.OK
    assert status.articles == 1


def test_what_is_read_and_starred_stays_so(newsroom: Newsroom):
    [article] = newsroom.make_edition().articles
    newsroom.mark_read([article.id], True)
    newsroom.star([article.id], True)
    [again] = newsroom.make_edition().articles
    assert (again.read, again.starred) == (True, True)
    found = newsroom.article(article.id)
    assert found is not None
    assert (found.read, found.starred) == (True, True)


def test_an_article_nobody_stored_is_none(newsroom: Newsroom):
    assert newsroom.article("nosuch") is None  # type: ignore[arg-type]


def test_every_sentence_found_for_an_actor_names_it(newsroom: Newsroom):
    newsroom.make_edition()
    sentences = newsroom.sentences_naming("Hezbollah")
    assert len(sentences) >= 3
    article = newsroom.article(sentences[0].article)
    assert article is not None
    for sentence in sentences:
        paragraph = article.paragraphs[sentence.paragraph]
        assert sentence.text == paragraph.text[sentence.start : sentence.end]
        assert any(
            mention.canonical == "Hezbollah"
            and sentence.start <= mention.start
            and mention.end <= sentence.end
            for mention in paragraph.mentions
        )


def test_search_finds_words_and_obeys_its_filters(newsroom: Newsroom):
    newsroom.make_edition()
    [hit] = newsroom.search("electricity")
    assert "electricity" in hit.snippet
    assert newsroom.search("electricity section:Damascus")
    assert newsroom.search("electricity actor:Hezbollah")
    assert not newsroom.search("electricity actor:Macron")
    assert not newsroom.search("electricity feed:BBC")
    assert newsroom.search("electricity is:unread")
    newsroom.mark_read([hit.article], True)
    assert not newsroom.search("electricity is:unread")


def test_a_filter_that_makes_no_sense_is_said(newsroom: Newsroom):
    newsroom.make_edition()
    with pytest.raises(BriefingError, match="soon"):
        newsroom.search("electricity since:soon")


def test_an_edit_of_the_file_is_noticed_and_told(newsroom: Newsroom):
    assert newsroom.reload_config() is None
    path = newsroom.config.path
    path.write_text(
        path.read_text("utf-8") + '\n[[feeds]]\nurl = "https://example.org/feed"\nname = "Ex"\n',
        "utf-8",
    )
    change = newsroom.reload_config()
    assert change is not None
    assert change.added == ("Ex",)
    assert "added Ex" in change.sentence
    assert newsroom.reload_config() is None


def test_adding_a_feed_twice_changes_nothing(newsroom: Newsroom):
    feed = FoundFeed(url=FeedUrl("https://example.org/feed"), title="Example", articles=3)
    newsroom.add_feed(feed)
    assert [f.url for f in newsroom.config.feeds] == [BUNDLED, feed.url]
    before = newsroom.config.path.read_bytes()
    with pytest.raises(ConfigError, match=r"example\.org"):
        newsroom.add_feed(feed)
    assert newsroom.config.path.read_bytes() == before


def test_a_removed_feed_leaves_the_file_as_it_was(newsroom: Newsroom):
    before = newsroom.config.path.read_text("utf-8")
    feed = FoundFeed(url=FeedUrl("https://example.org/feed"), title="Example", articles=3)
    newsroom.add_feed(feed)
    newsroom.remove_feed(feed.url)
    assert newsroom.config.path.read_text("utf-8").strip() == before.strip()


@pytest.mark.parametrize("address", ["", "homs", "file:///etc/passwd", "javascript:alert(1)"])
async def test_what_is_no_address_is_said_without_a_network(newsroom: Newsroom, address: str):
    with pytest.raises(FeedError, match="not an address"):
        await newsroom.find_feeds(address)


async def test_the_bundled_article_can_be_found_as_a_feed(newsroom: Newsroom):
    [feed] = await newsroom.find_feeds(BUNDLED)
    assert (feed.url, feed.articles) == (BUNDLED, 1)


def test_a_paused_feed_says_so(newsroom: Newsroom):
    newsroom.make_edition()
    newsroom.pause_feed(BUNDLED, True)
    [status] = newsroom.feed_statuses()
    assert status.state is FeedState.PAUSED
    with pytest.raises(ConfigError):
        newsroom.pause_feed(FeedUrl("https://example.org/none"), True)


def test_filters_without_words_list_what_they_let_through(newsroom: Newsroom):
    [article] = newsroom.make_edition().articles
    [hit] = newsroom.search("is:unread")
    assert hit.article == article.id
    assert hit.snippet.startswith("Syria's Bashar Assad")
    assert newsroom.search("section:Damascus")
    assert not newsroom.search("feed:BBC")
    assert not newsroom.search("")
