"""A web server on loopback that answers as each test tells it to."""

import ssl
import threading
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from types import TracebackType
from typing import Self

FEED = """\
<?xml version="1.0" encoding="utf-8"?>
<rss version="2.0"><channel><title>The Port Gazette</title><link>https://gazette.example/</link>
<item><title>Ferry runs again</title><guid>ferry-1</guid><link>/ferry</link>
<description>&lt;p&gt;The ferry to Görün runs again.&lt;/p&gt;</description></item>
</channel></rss>
""".encode()


class Handler(BaseHTTPRequestHandler):
    """One request; a test's answer writes to it what it likes."""

    protocol_version = "HTTP/1.1"
    site: "Site"

    def do_GET(self) -> None:
        self.site.seen.append(Seen(path=self.path, headers=dict(self.headers.items())))
        answer = self.site.answers.get(self.path)
        try:
            if answer:
                answer(self)
            else:
                self.reply(404, b"nothing here")
        except (BrokenPipeError, ConnectionResetError):
            self.close_connection = True

    def reply(
        self, status: int, body: bytes = b"", headers: Mapping[str, str] | None = None
    ) -> None:
        """Send a whole answer."""
        self.send_response(status)
        for name, value in (headers or {}).items():
            self.send_header(name, value)
        if status != 304 and "Content-Length" not in (headers or {}):
            self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, format: str, *args: object) -> None:
        """Say nothing."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Seen:
    path: str
    headers: Mapping[str, str]


Answer = Callable[[Handler], None]


@dataclass
class Site:
    """A running server: what it answers, and what it was asked."""

    certificate: Path | None = None
    host: str = "127.0.0.1"
    answers: dict[str, Answer] = field(default_factory=dict)
    seen: list[Seen] = field(default_factory=list)
    stopping: threading.Event = field(default_factory=threading.Event)
    """Set when the test is over, for answers that take for ever."""

    def __enter__(self) -> Self:
        handler = type("SiteHandler", (Handler,), {"site": self})
        self._server = ThreadingHTTPServer((self.host, 0), handler)
        self._server.daemon_threads = True
        # A client that turns away from a certificate is no error of the server.
        self._server.handle_error = lambda *_: None  # type: ignore[method-assign]
        if self.certificate:
            context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
            context.load_cert_chain(self.certificate)
            self._server.socket = context.wrap_socket(
                self._server.socket, server_side=True, do_handshake_on_connect=False
            )
        threading.Thread(target=self._server.serve_forever, args=(0.01,), daemon=True).start()
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.stopping.set()
        self._server.shutdown()
        self._server.server_close()

    @property
    def root(self) -> str:
        scheme = "https" if self.certificate else "http"
        return f"{scheme}://{self.host}:{self._server.server_port}"

    def answer(
        self,
        path: str,
        status: int = 200,
        body: bytes = FEED,
        headers: Mapping[str, str] | None = None,
    ) -> str:
        """Answer a path always the same; its whole address."""
        return self.on(path, lambda handler: handler.reply(status, body, headers))

    def on(self, path: str, answer: Answer) -> str:
        """Answer a path by what a function writes; its whole address."""
        self.answers[path] = answer
        return f"{self.root}{path}"

    def redirect(self, path: str, to: str, status: int = 302) -> str:
        return self.answer(path, status, b"", {"Location": to})
