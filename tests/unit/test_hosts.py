"""Which hosts are shown in letters, and which in punycode."""

import pytest

from briefing.hosts import plain_host
from briefing.untrusted import public_url, shown_url


@pytest.mark.parametrize(
    "host",
    [
        "news.example",
        "münchen.example",
        "café-zürich.example",
        "straße.example",
        "łódź.example",
        "新华社.example",
        "ニュース.example",
        "뉴스.example",
        "президент.рф",
        "ελλάδα.ελ",
    ],
)
def test_a_name_that_misleads_nobody_stays(host: str) -> None:
    assert plain_host(host) == host


@pytest.mark.parametrize(
    "host",
    [
        "аррӏе.com",  # Cyrillic from beginning to end
        "pаypal.example",  # one Cyrillic letter
        "www.ехаmple.com",
        "wıkipedia.org",  # an i without its dot
        "ɡoogle.com",
        "comノevil.example",  # reads as a slash
        "bankꓸcom.example",
        "אבג.example",
        "موقع.مثال",  # would turn the path round
    ],
)
def test_a_name_that_may_mislead_is_in_punycode(host: str) -> None:
    plain = plain_host(host)
    assert plain.isascii()
    assert [_read(label) for label in plain.split(".")] == host.split(".")
    assert plain_host(plain) == plain


def _read(label: str) -> str:
    coded = label.removeprefix("xn--")
    return label if coded == label else coded.encode().decode("punycode")


def test_punycode_is_what_browsers_make_of_it() -> None:
    assert plain_host("аррӏе.com") == "xn--80ak6aa92e.com"


def test_links_of_strangers_and_addresses_in_messages_say_where_they_lead() -> None:
    assert public_url("http://bank.example@аррӏе.com:81/a") == "http://xn--80ak6aa92e.com:81/a"
    assert shown_url("https://аррӏе.com/?token=x") == "https://xn--80ak6aa92e.com/?token=…"
    assert shown_url("https://münchen.example/ü") == "https://münchen.example/ü"
