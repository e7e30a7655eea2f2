"""A password or key in an address stays in feeds.toml and in the store: no output shows it."""

from pathlib import Path

import pytest
from hostile import Reader, Server

SECRET = "s3cr3t"  # noqa: S105 - what is looked for
COMMANDS = (
    ("refresh", "-v"),
    ("refresh",),
    ("feeds",),
    ("feeds", "--format", "json"),
    ("doctor",),
    ("config", "check"),
    ("show",),
    ("show", "--format", "json"),
    ("show", "--format", "html"),
    ("show", "--format", "markdown"),
    ("search", "Plain"),
    ("actors",),
    ("export",),
)


@pytest.fixture
def reader(hostile: Server) -> Reader:
    """A reader whose feeds work, fail in every class, and all have a secret in their address."""
    faults = [
        fault
        for fault in hostile.faults
        if fault["kind"] == "feed" and fault["group"] in ("status", "redirect", "tls", "content")
    ]
    urls = [hostile.url(fault["path"].split("?")[0], fault["port"]) for fault in faults]
    secret = [url.replace("//", f"//me:{SECRET}@") + f"?api_key={SECRET}" for url in urls]
    nowhere = f"https://{SECRET}@nowhere.invalid/?token={SECRET}"
    ended = [hostile.url(f"/f/c_html?sig={SECRET}"), f"http://me:{SECRET}@[::1/feed", nowhere]
    return Reader(hostile, [*secret[::3], *ended])


@pytest.mark.slow
def test_no_output_and_no_log_shows_a_secret(hostile: Server, reader: Reader) -> None:
    with reader:
        for command in COMMANDS:
            said = reader.run(*command)["said"]
            assert said
            assert SECRET not in said, (command, around(said))
        failing = hostile.url(f"/f/h_404?token={SECRET}").replace("//", f"//me:{SECRET}@")
        working = hostile.url("/f/c_ok_atom").replace("//", f"//me:{SECRET}@")
        for address in (failing, working, working, f"ftp://me:{SECRET}@x.org/"):
            said = reader.run("add", "--allow-inside", address)["said"]
            assert SECRET not in said, (address, around(said))
        holding = [file for file in files(reader.home) if SECRET.encode() in file.read_bytes()]
        private = [file for file in holding if file.name.startswith(("feeds.toml", "briefing.db"))]
        assert holding == private
        assert all(file.stat().st_mode & 0o077 == 0 for file in private if "db" in file.name)


def around(text: str) -> str:
    place = text.index(SECRET)
    return text[max(0, place - 150) : place + 50]


def files(folder: Path) -> list[Path]:
    return [file for file in folder.rglob("*") if file.is_file() and file.name != "said"]
