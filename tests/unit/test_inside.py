"""Which addresses are public, and which are one's own computer or network."""

import json
from pathlib import Path

import pytest

from briefing.sources.inside import is_disguised, is_inside, is_public
from briefing.untrusted import feed_url


@pytest.mark.parametrize("ip", ["93.184.216.34", "2606:4700::1111", "::ffff:8.8.8.8", "172.32.0.1"])
def test_public(ip: str) -> None:
    assert is_public(ip)


@pytest.mark.parametrize(
    "ip",
    [
        "127.0.0.1",
        "192.168.1.1",
        "100.64.0.1",
        "192.0.0.8",
        "224.0.0.251",
        "fe80::1%eth0",
        "::ffff:10.0.0.1",  # IPv4 inside IPv6, in its several ways
        "64:ff9b::a9fe:a9fe",
        "64:ff9b:1::1",
        "2002:7f00:1::",
        "2001:0:7f00:1::1",
        "::127.0.0.1",
        "fec0::1",
        "not an address",
        "",
    ],
)
def test_not_public(ip: str) -> None:
    assert not is_public(ip)


@pytest.mark.parametrize(
    "url",
    [
        "http://localhost:8080/feed",
        "http://news.localhost./",
        "http://printer/",
        "http://nas.local/feed",
        "https://wiki.corp/",
        "http://2130706433/",
        "http://0x7f.0.0.1/",
        "http://127.1/",
        "http://[::1]/",
        "http://example.org@127.0.0.1/",
    ],
)
def test_inside(url: str) -> None:
    assert is_inside(url)


@pytest.mark.parametrize(
    "url", ["https://example.org/", "http://8.8.8.8/", "http://127.example.org/", "http://[", ""]
)
def test_not_inside(url: str) -> None:
    assert is_inside(url) == (not url)


def test_numbers_in_disguise() -> None:
    assert all(map(is_disguised, ["2130706433", "127.1", "0177.0.0.1", "0x7f000001"]))
    assert not any(map(is_disguised, ["127.0.0.1", "example.org", "8.8.8.8", "1password.com"]))


def test_vectors(shared_dir: Path) -> None:
    vectors = json.loads((shared_dir / "hostile" / "policy_vectors.json").read_text("utf-8"))
    for each in vectors["addresses"]:
        assert is_public(each["address"]) == each["public"], each
    for each in vectors["urls"]:
        # What has no scheme is completed where it is typed, not here.
        expected = "reject" if each["expect"] == "ask" else each["expect"]
        assert kind(each["url"]) == expected, each


def kind(typed: str) -> str:
    url = feed_url(typed)
    if not url:
        return "reject"
    if is_inside(url):
        return "private"
    return "credentials" if "@" in url.split("/")[2] else "ok"
