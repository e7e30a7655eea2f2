"""The program and a web site, for the tests of the command line."""

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest
from ferry import publish
from running import Program, Site

FEEDS_TOML = """\
feeds = [{url = "bundled:syria-2024-12-07"}]
sections = [
    {name = "Battle for Homs", about = ["Homs", "Hama", "Battle for Homs"]},
    {name = "Russia, Iran, Türkiye", about = ["Russia", "Iran", "Türkiye", "Hezbollah"]},
    {name = "Damascus", about = ["Damascus"]},
]
"""


@pytest.fixture
def briefing(feeds_toml: Path, tmp_path: Path) -> Program:
    """The program with the bundled article as its only feed."""
    home = tmp_path / "home"
    home.mkdir()
    return Program(home=home, config=feeds_toml)


@pytest.fixture(scope="session")
def shown(tmp_path_factory: pytest.TempPathFactory) -> Program:
    """The like of it after a first `show`, one for all tests: for those that only read."""
    folder = tmp_path_factory.mktemp("shown")
    config, home = folder / "feeds.toml", folder / "home"
    config.write_text(FEEDS_TOML, "utf-8")
    home.mkdir()
    program = Program(home=home, config=config, printed={})
    program.out("show")
    return program


@pytest.fixture
def site() -> Iterator[Site]:
    """A site on the loopback interface, empty at first: every path is a 404."""
    with serving() as site:
        yield site


@pytest.fixture(scope="session")
def ferry(tmp_path_factory: pytest.TempPathFactory) -> Program:
    """The program with four feeds fetched, of which three tell one event: for reading only."""
    folder = tmp_path_factory.mktemp("ferry")
    config, home = folder / "feeds.toml", folder / "home"
    config.write_text(
        '[[feeds]]\nurl = "bundled:syria-2024-12-07"\n'
        '[[sections]]\nname = "Damascus"\nabout = ["Damascus"]\n',
        "utf-8",
    )
    home.mkdir()
    program = Program(home=home, config=config, printed={})
    with serving() as site:
        publish(site, program)
    program.out("show")
    return program


@contextmanager
def serving() -> Iterator[Site]:
    """Serve an empty site."""
    site = Site()

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            site.asked.append(self.path)
            status, kind, body = site.pages.get(self.path, (404, "text/plain", "nothing here"))
            self.send_response(status)
            self.send_header("Content-Type", kind)
            if status == 301:
                self.send_header("Location", body)
            self.end_headers()
            self.wfile.write(body.encode())

        def log_message(self, *_: object) -> None:
            """Keep quiet."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    site.address = f"http://127.0.0.1:{server.server_port}"
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.05})
    thread.start()
    yield site
    server.shutdown()
    thread.join()
    server.server_close()
