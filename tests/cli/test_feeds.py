"""The commands about feeds: refresh, add, feeds, import, export; against a real local server."""

import json
import re

import pytest
from running import Program, Site, add_to

from briefing.store import Store

OPML = """<?xml version="1.0"?>
<opml version="2.0"><head><title>Mine</title></head><body>
<outline text="News"><outline text="Leeds Post" type="rss" xmlUrl="https://leeds.example/rss"/>
</outline>
<outline text="Bad" type="rss" xmlUrl="exec:touch /tmp/x"/>
<outline text="York" type="rss" xmlUrl="https://york.example/rss"/>
</body></opml>
"""


def urls(briefing: Program) -> list[str]:
    return [feed["url"] for feed in json.loads(briefing.out("feeds", "--format", "json"))]


def test_refresh_says_nothing_on_stdout_and_sums_up_on_stderr(
    briefing: Program, site: Site
) -> None:
    url = site.feed("/feed", "Leeds Post", "Tram opens", "Mayor resigns")
    add_to(briefing.config, f'[[feeds]]\nurl = "{url}"')
    briefing.out("show")
    done = briefing("refresh", ok=True)
    assert done.stdout == ""
    assert "2 new articles" in done.stderr.splitlines()[-1]
    assert "\x1b" not in done.stderr
    assert "Mayor resigns" in briefing.out("show")


def test_a_refresh_beside_another_briefing_says_once_why_it_cannot_be(briefing: Program) -> None:
    briefing.out("show")
    [database] = briefing.home.rglob("briefing.db")
    with Store.open(database):
        done = briefing("refresh")
    assert (done.returncode, done.stderr.count("is writing")) == (2, 1)
    assert "do it in the other one" in done.stderr


def test_a_feed_that_fails_is_one_line_and_code_1(briefing: Program, site: Site) -> None:
    good = site.feed("/feed", "Leeds Post", "Tram opens")
    add_to(
        briefing.config,
        f'[[feeds]]\nurl = "{site.address}/gone"\nname = "York Post"\n[[feeds]]\nurl = "{good}"',
    )
    done = briefing("refresh")
    assert done.returncode == 1
    [line] = [line for line in done.stderr.splitlines() if line.startswith("York Post: ")]
    assert "404" in line
    assert "1 feed failed" in done.stderr
    assert "Tram opens" in briefing.out("show")


def test_quiet_says_it_by_the_code_alone(briefing: Program, site: Site) -> None:
    add_to(briefing.config, f'[[feeds]]\nurl = "{site.address}/gone"')
    done = briefing("refresh", "--quiet")
    assert (done.returncode, done.stdout, done.stderr) == (1, "", "")


@pytest.mark.parametrize("no_color", [False, True])
def test_on_a_terminal_a_bar_runs_and_keeps_to_no_color(
    briefing: Program, site: Site, no_color: bool
) -> None:
    url = site.feed("/feed", "Leeds Post", "Tram opens")
    add_to(briefing.config, f'[[feeds]]\nurl = "{url}"')
    briefing.out("show")
    shown = briefing.on_terminal("refresh", env={"NO_COLOR": "1"} if no_color else {})
    assert shown.code == 0
    assert "Refreshing" in shown.screen
    assert "1 new article" in shown.screen
    assert shown.has_colours is not no_color


def test_add_writes_the_feed_and_fetches_it(briefing: Program, site: Site) -> None:
    before = briefing.config.read_text("utf-8").splitlines()
    url = site.feed("/feed", "Leeds Post", "Tram opens")
    done = briefing(
        "add", "--allow-inside", url, "--name", "The Post", "--tag", "uk", "--tag", "local", ok=True
    )
    assert done.stdout == ""
    assert "The Post" in done.stderr
    after = iter(briefing.config.read_text("utf-8").splitlines())
    assert all(line in after for line in before), "a line was lost or moved"
    [_, feed] = json.loads(briefing.out("feeds", "--format", "json"))
    assert (feed["url"], feed["name"], feed["tags"]) == (url, "The Post", ["uk", "local"])
    assert (feed["state"], feed["articles"]) == ("ok", 1)


def test_adding_twice_is_wrong_use(briefing: Program, site: Site) -> None:
    url = site.feed("/feed", "Leeds Post", "Tram opens")
    briefing("add", "--allow-inside", url, ok=True)
    again = briefing("add", "--allow-inside", url)
    assert again.returncode == 2
    assert urls(briefing).count(url) == 1


def two_feeds(site: Site) -> tuple[str, str]:
    first, second = site.feed("/one", "One", "Tram"), site.feed("/two", "Two", "Bus", "Ferry")
    links = "".join(
        f'<link rel="alternate" type="application/rss+xml" title="{title}" href="{url}">'
        for title, url in (("One", first), ("Two", second))
    )
    page = f"<html><head><title>Leeds</title>{links}</head><body>Hello</body></html>"
    site.pages["/"] = (200, "text/html", page)
    return first, second


def test_a_page_with_several_feeds_names_them_and_adds_none(briefing: Program, site: Site) -> None:
    first, second = two_feeds(site)
    done = briefing("add", "--allow-inside", f"{site.address}/")
    assert done.returncode == 2
    assert first in done.stderr
    assert second in done.stderr
    assert urls(briefing) == ["bundled:syria-2024-12-07"]


def test_on_a_terminal_the_reader_picks_one_by_its_number(briefing: Program, site: Site) -> None:
    _, second = two_feeds(site)
    shown = briefing.on_terminal("add", "--allow-inside", f"{site.address}/", typed="7\n2\n")
    assert shown.code == 0, shown.screen
    assert urls(briefing) == ["bundled:syria-2024-12-07", second]


def test_on_a_terminal_the_reader_may_pick_none(briefing: Program, site: Site) -> None:
    two_feeds(site)
    assert briefing.on_terminal("add", "--allow-inside", f"{site.address}/", typed="\n").code == 2
    assert urls(briefing) == ["bundled:syria-2024-12-07"]


def test_an_address_without_a_feed_is_told_in_a_sentence(briefing: Program, site: Site) -> None:
    site.pages["/"] = (200, "text/html", "<html><title>Leeds</title><p>Hello</p></html>")
    done = briefing("add", "--allow-inside", f"{site.address}/")
    assert (done.returncode, done.stdout) == (2, "")
    assert site.address in done.stderr
    assert briefing("add", "no address").returncode == 2


def test_an_address_inside_is_asked_about_once_and_noted(briefing: Program, site: Site) -> None:
    url = site.feed("/feed", "Leeds Post", "Tram opens")
    refused = briefing("add", url)
    assert refused.returncode == 2
    assert "127.0.0.1 is inside your own network" in refused.stderr
    assert "--allow-inside" in refused.stderr
    assert briefing.on_terminal("add", url, typed="\n").code == 2
    assert site.asked == []
    assert urls(briefing) == ["bundled:syria-2024-12-07"]
    shown = briefing.on_terminal("add", url, typed="y\n")
    assert shown.code == 0, shown.screen
    assert shown.screen.count("[y/N]") == 1
    assert urls(briefing) == ["bundled:syria-2024-12-07", url]
    assert "inside = true" in briefing.config.read_text("utf-8")
    assert "Leeds Post: ok, 1 article" in briefing.out("feeds", "--check")


def test_an_edited_article_says_so_in_every_format_and_is_not_new(
    briefing: Program, site: Site
) -> None:
    url = site.feed("/feed", "Leeds Post", "Tram opens")
    add_to(briefing.config, f'[[feeds]]\nurl = "{url}"')
    briefing("refresh", ok=True)
    status, kind, body = site.pages["/feed"]
    site.pages["/feed"] = (status, kind, body.replace("on Monday", "on Tuesday, again"))
    briefing("refresh", ok=True)
    for form in ("plain", "markdown", "html"):
        lines = [line for line in briefing.out("show", "-f", form).splitlines() if "edited" in line]
        assert lines
        for line in lines:
            assert "Leeds Post" in line
            assert re.search(r"edited (\d+ \w+ 20\d\d, )?\d\d:\d\d UTC", line)
    edited = {
        article["title"]: article["edited_at"]
        for article in json.loads(briefing.out("show", "-f", "json"))["articles"]
    }
    assert edited.pop("Tram opens")
    assert list(edited.values()) == [None]


def test_opml_takes_in_what_is_inside_only_on_a_yes(briefing: Program) -> None:
    file = briefing.home / "mine.opml"
    router = "http://192.168.1.1/rss"
    file.write_text(OPML.replace("https://york.example/rss", router), "utf-8")
    left_out = briefing("import", str(file), ok=True)
    assert router in left_out.stderr
    assert "--allow-inside" in left_out.stderr
    assert urls(briefing) == ["bundled:syria-2024-12-07", "https://leeds.example/rss"]
    assert briefing.on_terminal("import", str(file), typed="n\n").code == 0
    assert router not in urls(briefing)
    taken = briefing.on_terminal("import", str(file), typed="y\n")
    assert taken.screen.count("[y/N]") == 1
    assert urls(briefing)[-1] == router
    assert "inside = true" in briefing.config.read_text("utf-8")


def test_opml_takes_in_what_is_inside_when_it_is_told_to(briefing: Program) -> None:
    text = OPML.replace("york.example", "nas.local").replace("leeds.example", "10.0.0.3")
    done = briefing("import", "-", "--allow-inside", stdin=text, ok=True)
    assert "Added 2 feeds" in done.stderr
    assert briefing.config.read_text("utf-8").count("inside = true") == 2


def test_feeds_tells_how_each_is_doing(briefing: Program, site: Site) -> None:
    add_to(briefing.config, f'[[feeds]]\nurl = "{site.address}/gone"\nname = "York Post"')
    briefing.out("show")
    untried = briefing.out("feeds")
    assert "Bundled article: ok, 1 article" in untried
    assert "York Post: never fetched, 0 articles" in untried
    assert site.asked == []
    checked = briefing("feeds", "--check")
    assert checked.returncode == 1
    assert "York Post: failed" in checked.stdout
    assert "Problem: " in checked.stdout
    assert site.asked == ["/gone"]


def test_how_much_each_feed_brings_is_told(briefing: Program, site: Site) -> None:
    slow = site.feed("/slow", "Slow Post", "Tram opens", days_old=20)
    busy = site.feed("/busy", "Busy Post", *(f"Bus {n}" for n in range(30)), days_old=2)
    for url in (slow, busy):
        briefing("add", "--allow-inside", url, ok=True)
    shown = briefing.out("feeds")
    assert "Slow Post: ok, 1 article\n" in shown
    assert "Articles: less than 1 a week" in shown
    assert "Articles: about 105 a week" in shown
    per_week = [f["articles_per_week"] for f in json.loads(briefing.out("feeds", "-f", "json"))]
    assert per_week == [None, pytest.approx(0.35, abs=0.01), pytest.approx(105, abs=1)]


def test_a_feed_that_moved_is_told_and_changed_only_when_asked(
    briefing: Program, site: Site
) -> None:
    new = site.feed("/new", "Leeds Post", "Tram opens")
    old = site.redirect("/old", new)
    add_to(briefing.config, f'# mine\n[[feeds]]\nurl = "{old}" # local\nname = "Post"\n')
    briefing("refresh", ok=True)
    before = briefing.config.read_text("utf-8")
    article = json.loads(briefing.out("search", "Tram", "-f", "json"))[0]["article"]
    assert f"Moved to: {new} (briefing feeds --accept-moves" in briefing.out("feeds")
    assert json.loads(briefing.out("feeds", "-f", "json"))[1]["moved_to"] == new
    briefing("feeds", "--check", ok=True)
    assert briefing.config.read_text("utf-8") == before

    done = briefing("feeds", "--accept-moves", ok=True)
    assert f"Post is read from {new} from now on" in done.stderr
    assert briefing.config.read_text("utf-8") == before.replace(old, new)
    assert "Post: ok, 1 article" in done.stdout
    assert "Moved" not in done.stdout
    site.asked.clear()
    assert "1 article" not in briefing("refresh", ok=True).stderr
    assert site.asked == ["/new"]
    assert json.loads(briefing.out("search", "Tram", "-f", "json"))[0]["article"] == article
    assert "No feed has moved." in briefing("feeds", "--accept-moves", ok=True).stderr


def test_a_move_that_cannot_be_made_leaves_all_as_it_is(briefing: Program, site: Site) -> None:
    new = site.feed("/new", "Leeds Post", "Tram opens")
    old = site.redirect("/old", new)
    add_to(briefing.config, f'[[feeds]]\nurl = "{old}"\n[[feeds]]\nurl = "{new}"\n')
    briefing("refresh", ok=True)
    before = briefing.config.read_text("utf-8")
    done = briefing("feeds", "--accept-moves")
    assert done.returncode == 2
    assert f"{new} is in" in done.stderr
    assert briefing.config.read_text("utf-8") == before
    counts = [feed["articles"] for feed in json.loads(briefing.out("feeds", "-f", "json"))]
    assert counts == [1, 1, 1]


def test_opml_comes_in_with_its_folders_as_tags_and_without_commands(briefing: Program) -> None:
    file = briefing.home / "mine.opml"
    file.write_text(OPML, "utf-8")
    done = briefing("import", str(file), ok=True)
    assert done.stdout == ""
    assert "2 feeds" in done.stderr
    feeds = json.loads(briefing.out("feeds", "--format", "json"))
    assert [(feed["url"], feed["name"], feed["tags"]) for feed in feeds[1:]] == [
        ("https://leeds.example/rss", "Leeds Post", ["News"]),
        ("https://york.example/rss", "York", []),
    ]


def test_opml_from_stdin_and_what_is_there_already_stays_once(briefing: Program) -> None:
    briefing("import", "-", stdin=OPML, ok=True)
    again = briefing("import", "-", stdin=OPML, ok=True)
    assert "0 feeds" in again.stderr
    assert len(urls(briefing)) == 3


def test_export_and_import_are_a_round_trip(briefing: Program) -> None:
    briefing("import", "-", stdin=OPML, ok=True)
    exported = briefing.out("export")
    assert exported.startswith("<?xml")
    assert "bundled:" not in exported
    feeds = json.loads(briefing.out("feeds", "--format", "json"))
    other = briefing.home / "other.toml"
    other.write_text('[briefing]\nwindow = "24h"\n', "utf-8")
    briefing("--config", str(other), "import", "-", stdin=exported, ok=True)
    copied = json.loads(briefing.out("--config", str(other), "feeds", "--format", "json"))
    assert [(f["url"], f["name"], f["tags"]) for f in copied] == [
        (f["url"], f["name"], f["tags"]) for f in feeds[1:]
    ]


def test_what_is_no_opml_is_wrong_use(briefing: Program) -> None:
    before = briefing.config.read_bytes()
    for text in ("", "hello", "<html><body>hi</body></html>"):
        done = briefing("import", "-", stdin=text)
        assert done.returncode == 2, text
        assert done.stderr.startswith("briefing: ")
    missing = briefing("import", "nowhere.opml")
    assert missing.returncode == 2
    assert "nowhere.opml" in missing.stderr
    assert briefing.config.read_bytes() == before


def many(n: int) -> str:
    lines = "".join(f'<outline text="F{i}" xmlUrl="https://e.example/{i}"/>' for i in range(n))
    return f'<opml version="2.0"><body>{lines}</body></opml>'


def test_very_many_feeds_are_added_only_on_a_yes(briefing: Program) -> None:
    refused = briefing("import", "-", stdin=many(201))
    assert refused.returncode == 2
    assert "--yes" in refused.stderr
    briefing("import", "-", "--yes", stdin=many(201), ok=True)
    assert len(urls(briefing)) == 202
