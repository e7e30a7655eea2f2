"""Sibling faults of the network, of what is packed, of statuses and of redirects."""

# ruff: noqa: E501 - tables, one case a line

import gzip
import itertools
import zlib
from collections.abc import Iterator

from raw_server import RESET, Answer, Asked, Part, chunked, head, http
from siblings import AT_FOUR, GOOD, RAW, Fault, either, feed, item, ok, then, told, unless

NO_HTTP = "does not answer in proper HTTP"
BROKE = "broke (off|the connection)"
LATE = "No (whole )?answer from .+ within"
PACKED = gzip.compress(RAW)
HEAD = head("HTTP/1.1 200 OK", f"Content-Length: {len(RAW)}", "Connection: close")


def dripped(data: bytes, pause_s: float) -> Iterator[Part]:
    for byte in data:
        yield bytes([byte])
        yield pause_s


def without_end(start: bytes, piece: bytes) -> Answer:
    def answer(_: Asked) -> Iterator[Part]:
        yield start
        for _ in itertools.count():
            yield piece

    return answer


def lines(*more: str) -> bytes:
    """A good feed under a head with these lines as well."""
    return head("HTTP/1.1 200 OK", "Connection: close", *more) + RAW


NETWORK: list[Fault] = [
    told("slow headers", lambda _: dripped(HEAD + RAW, 0.1), LATE),
    told("slow body", lambda _: itertools.chain([HEAD], dripped(RAW, 0.05)), LATE),
    ok("a body in pieces", [HEAD, 0.05, RAW[:100], 0.05, RAW[100:900], 0.05, RAW[900:]]),
    told("a body that stops in the middle", [HEAD, RAW[:AT_FOUR], 6.0], "No answer|No whole", 0),
    told("a TLS handshake without an answer", [], "No connection to .+ within", scheme="https"),
    told("closed without a word", [], BROKE),
    told("reset without a word", [RESET], BROKE),
    told("closed in the headers", [HEAD[:30]], BROKE),
    told("reset in the headers", [HEAD[:30], 0.1, RESET], BROKE),
    told("closed after the headers", [HEAD], BROKE),
    told("reset after the headers", [HEAD, 0.1, RESET], BROKE),
    told("closed in the body", [HEAD + RAW[:AT_FOUR]], BROKE, 4),
    told("reset in the body", [HEAD + RAW[:AT_FOUR], 0.2, RESET], BROKE, 4),
    told("closed in the channel", [HEAD + RAW[:100]], BROKE),
    ok("a length a little too long", [HEAD.replace(b"Length: ", b"Length: 9") + RAW]),
    ok("HTTP/1.0 without a length", [b"HTTP/1.0 200 OK\r\n\r\n" + RAW]),
    told("HTTP/1.0 without a length, cut", [b"HTTP/1.0 200 OK\r\n\r\n" + RAW[:AT_FOUR]], "breaks off", 4),
    told("a length that is too short", [http(RAW, length=AT_FOUR)], "breaks off", 4),
    told("HTTP/0.9", [RAW], f"{NO_HTTP}|{BROKE}"),
    told("the radio's HTTP", [b"ICY 200 OK\r\n\r\n" + RAW], NO_HTTP),
    either("HTTP/3.0", [b"HTTP/3.0 200 OK\r\n\r\n" + RAW]),
    ok("no reason", [HEAD.replace(b" OK", b"") + RAW]),
    ok("only line feeds", [HEAD.replace(b"\r\n", b"\n") + RAW]),
    ok("a hint before the answer", [b"HTTP/1.1 103 Early Hints\r\nLink: </x>\r\n\r\n" + HEAD + RAW]),
    told("hints without end", without_end(b"", b"HTTP/1.1 100 Continue\r\n\r\n"), f"{LATE}|{NO_HTTP}"),
    told("another protocol", [b"HTTP/1.1 101 Switching Protocols\r\nUpgrade: x\r\n\r\n"], f"HTTP 101|{LATE}|{NO_HTTP}"),
    ok("the same length twice", [HEAD.replace(b"Conn", b"Content-Length: %d\r\nConn" % len(RAW)) + RAW]),
    told("two lengths", [HEAD.replace(b"Conn", b"Content-Length: 7\r\nConn") + RAW], NO_HTTP),
    told("a negative length", [lines("Content-Length: -5")], NO_HTTP),
    told("a length in words", [lines("Content-Length: many")], NO_HTTP),
    told("a length beyond all numbers", [lines("Content-Length: " + "9" * 40)], NO_HTTP),
    ok("a length and chunks", [chunked(RAW).replace(b"Conn", b"Content-Length: 3\r\nConn", 1)]),
    told("another transfer coding", [lines("Transfer-Encoding: gzip, chunked")], NO_HTTP),
    either("ten thousand headers", [lines(*(f"X-{i}: a" for i in range(10_000)))]),
    told("headers without end", without_end(b"HTTP/1.1 200 OK\r\n", b"X-A: b\r\n" * 1000), NO_HTTP),
    told("a header without end", without_end(b"HTTP/1.1 200 OK\r\nX-A: ", b"b" * 9000), NO_HTTP),
    ok("folded headers", [lines("X-A: one", "  two", "\tthree")]),
    ok("headers in Latin letters", [lines("X-A: Görün")]),
    told("a header with a zero byte", [lines("X-A: a\0b")], NO_HTTP),
    either("a header with a space in its name", [lines("X A: b")]),
    either("a header without a name", [lines(": b")]),
    ok("chunks of one byte", [chunked(*(bytes([each]) for each in RAW))]),
    ok("chunks with extensions", [chunked(RAW).replace(b"\r\n<?xml", b';a=b;c="d"\r\n<?xml', 1)]),
    ok("chunks with trailers", [chunked(RAW, end=b"0\r\nX-Sum: 1\r\nX-B: 2\r\n\r\n")]),
    ok("a feed in chunks without the last one", [chunked(RAW, end=b"")]),
    told("chunks without the last ones", [chunked(RAW[:900], RAW[900:AT_FOUR], end=b"")], BROKE, 4),
    told("chunks of no size", [chunked(RAW[:AT_FOUR], end=b"zz\r\nabc\r\n")], NO_HTTP, 4),
    told("a chunk of all bytes there are", [chunked(end=b"f" * 16 + b"\r\nabc")], f"{BROKE}|{NO_HTTP}"),
    told("chunks without end", without_end(chunked(end=b""), b"10000\r\n%b\r\n" % (b" " * 65536)), "larger than"),
    told("a chunk's size without end", without_end(chunked(end=b""), b"0" * 9000), f"{NO_HTTP}|{LATE}"),
]  # fmt: skip


def packed(body: bytes, coding: str) -> bytes:
    return http(body, f"Content-Encoding: {coding}")


def raw_deflated(body: bytes) -> bytes:
    packer = zlib.compressobj(wbits=-15)
    return packer.compress(body) + packer.flush()


def bomb(window: int = 31) -> bytes:
    packer = zlib.compressobj(wbits=window)
    return b"".join(packer.compress(bytes(1_000_000)) for _ in range(60)) + packer.flush()


def bomb_in_pieces(_: Asked) -> Iterator[Part]:
    yield chunked(end=b"").replace(b"\r\n\r\n", b"\r\nContent-Encoding: gzip\r\n\r\n")
    data = bomb()
    for at in range(0, len(data), 500):
        yield b"%x\r\n%b\r\n" % (len(data[at : at + 500]), data[at : at + 500])
    yield b"0\r\n\r\n"


LARGE = "larger than"
CODING: list[Fault] = [
    ok("gzip without its trailer", packed(PACKED[:-8], "gzip")),
    either("gzip with a wrong sum", packed(PACKED[:-8] + b"\0" * 8, "gzip")),
    ok("gzip in two members", packed(gzip.compress(RAW[:99]) + gzip.compress(RAW[99:]), "gzip")),
    ok("gzip in fifty members", packed(b"".join(gzip.compress(RAW[i : i + 40]) for i in range(0, len(RAW), 40)), "gzip")),
    told("gzip in 400 000 members", packed(gzip.compress(b"") * 400_000, "gzip"), "packed|larger|empty"),
    ok("gzip, then zeros", packed(PACKED + bytes(500), "gzip")),
    ok("gzip, then half of another sign", packed(PACKED + b"\x1f\x8b\x08", "gzip")),
    told("gzip, cut", packed(gzip.compress(RAW, 0)[: AT_FOUR + 20], "gzip"), BROKE, 4),
    ok("GZIP", packed(PACKED, "GZIP")),
    ok("x-gzip", packed(PACKED, "x-gzip")),
    ok("gzip and identity", packed(PACKED, "gzip, identity")),
    either("gzip in gzip", packed(gzip.compress(PACKED), "gzip, gzip")),
    ok("gzip said twice", packed(PACKED, "gzip\r\nContent-Encoding: gzip")),
    ok("zlib as deflate", packed(zlib.compress(RAW), "deflate")),
    ok("raw deflate", packed(raw_deflated(RAW), "deflate")),
    ok("deflate, yet plain", packed(RAW, "deflate")),
    ok("deflate, yet gzip", packed(PACKED, "deflate")),
    ok("gzip, yet zlib", packed(zlib.compress(RAW), "gzip")),
    ok("br, yet plain", packed(RAW, "br")),
    ok("a charset as coding", packed(RAW, "utf-8")),
    ok("no coding, said so", packed(RAW, "none")),
    told("br", packed(b"\x0b\x02\x80hello\x03", "br"), "packed as “br”"),
    told("zstd", packed(b"\x28\xb5\x2f\xfd\x04\0\x19\0\0abc\0\0\0\0", "zstd"), "packed as “zstd”"),
    told("compress", packed(b"\x1f\x9d\x90abc", "compress"), "packed as “compress”"),
    told("a coding in colour", packed(b"abc", "\x1b[31mred"), f"packed|{NO_HTTP}", lacks=("\x1b",)),
    told("a zip file", packed(b"PK\x03\x04" + bytes(range(256)) * 9, "identity"), "Neither RSS"),
    told("a bomb in pieces", bomb_in_pieces, LARGE),
    told("a bomb of zlib", packed(bomb(15), "deflate"), LARGE),
    told("a bomb that nobody announced", http(bomb()), LARGE),
    told("a bomb in a bomb", packed(gzip.compress(bomb()), "gzip"), LARGE),
    told("noise as gzip", packed(b"\x1f\x8b\x08\0" + bytes(range(256)), "gzip"), "packed|broke"),
]  # fmt: skip


def status(line: str, body: str = "<html><title>No</title></html>", *headers: str) -> bytes:
    return http(body, *headers, status=line, type="text/html")


ETAG, LATER = 'ETag: "v1"', "Last-Modified: Mon, 02 Nov 2026 10:00:00 GMT"
CUT = http(RAW[:AT_FOUR], 'ETag: "v1"')
STATUS: list[Fault] = [
    *(
        told(f"status {code}", status(f"{code} X"), f"^HTTP {code}: .{{9}}")
        for code in (201, 202, 300, 305, 306, 400, 402, 405, 407, 408, 409, 415, 418, 421, 423)
    ),
    *(
        told(f"status {code}", status(f"{code} X"), f"^HTTP {code}: .{{9}}")
        for code in (425, 426, 428, 431, 451, 501, 502, 504, 507, 511, 520, 522, 525, 530, 599, 999)
    ),
    *(
        told(f"status {code} without a body", http(status=f"{code} X", type=""), f"^HTTP {code}")
        for code in (204, 205)
    ),
    told("a status of four digits", http(status="2000 X"), NO_HTTP),
    told("a reason in colour", http(status="404 \x1b[31mRED"), f"404|{NO_HTTP}", lacks=("\x1b", "RED")),
    told("404 with a feed", http(RAW, status="404 Not Found"), "404"),
    told("206 with a whole feed", http(RAW, "Content-Range: bytes 0-9/10", status="206 X"), "206"),
    told("200 with a page of errors", status("200 OK"), "page titled “No”"),
    told("200 with a page without a head", status("200 OK", "<p>Error 17</p>"), "Neither|page"),
    told("200 with a sentence", http("Access denied", type="text/plain"), "Neither RSS"),
    told("200 with nothing", http(), "empty"),
    told("200 with zero bytes", http(bytes(500)), "empty|Neither RSS"),
    ok("304 to a date", unless("if-modified-since", LATER[15:], http(RAW, LATER), http("")), fetches=2),
    ok("304 to an ETag", unless("if-none-match", '"v1"', http(RAW, ETAG), http("")), fetches=2),
    ok("304 to a weak ETag", unless("if-none-match", 'W/"a b"', http(RAW, 'ETag: W/"a b"'), http("")), fetches=2),
    ok("304 to an ETag without quotes", unless("if-none-match", "v1", http(RAW, "ETag: v1"), http("")), fetches=2),
    ok("304 with a length", then(http(RAW, ETAG), head("HTTP/1.1 304 X", "Content-Length: 99", "Connection: close")), fetches=2),
    told("304 to nothing", http(status="304 X", type=""), "304"),
    ok("the ETag of a feed that was cut", unless("if-none-match", '"v1"', CUT, feed()), fetches=2),
    ok("the date of a feed that was cut", unless("if-modified-since", LATER[15:], http(RAW[:AT_FOUR], LATER), feed()), fetches=2),
    ok("the ETag of a feed that broke off", unless("if-none-match", '"v1"', HEAD.replace(b"Conn", b'ETag: "v1"\r\nConn') + RAW[:AT_FOUR], feed()), fetches=2),
    ok("the ETag of chunks that broke off", unless("if-none-match", '"v1"', chunked(RAW[:AT_FOUR], end=b"").replace(b"Conn", b'ETag: "v1"\r\nConn'), feed()), fetches=2),
    ok("the ETag of gzip that broke off", unless("if-none-match", '"v1"', http(gzip.compress(RAW, 0)[:AT_FOUR], "Content-Encoding: gzip", ETAG), feed()), fetches=2),
    ok("the ETag of a page of errors", unless("if-none-match", '"v1"', http("<html><title>No</title></html>", ETAG), feed()), fetches=2),
    told("then a page", then(feed(), status("200 OK")), "page titled", 5, fetches=2),
    told("then nothing", then(feed(), http()), "empty", 5, fetches=2),
    told("then 404", then(feed(), status("404 X")), "404", 5, fetches=2),
    told("then gone", then(feed(), status("410 X")), "gone for good", 5, fetches=2),
    told("then to sign in", then(feed(), status("302 X", "", "Location: /sign-in")), "HTTP|page", 5, fetches=2),
    ok("then a feed without items", then(feed(), http(GOOD.partition("<item>")[0] + "</channel></rss>")), fetches=2),
    ok("then another five", then(feed(), feed(*(item(i) for i in range(5, 10)))), 10, fetches=2),
    ok("down and up", then(feed(), status("500 X"), feed()), fetches=3),
    told("wait a negative time", status("429 X", "", "Retry-After: -1"), "429"),
    told("wait half a second", status("503 X", "", "Retry-After: 0.5"), "503"),
    told("wait for ever", status("503 X", "", "Retry-After: " + "9" * 400), "503"),
    told("wait until the year 0", status("429 X", "", "Retry-After: Sat, 01 Jan 0000 00:00:00 GMT"), "429"),
    told("wait until 99999", status("429 X", "", "Retry-After: Fri, 31 Dec 99999 23:59:59 GMT"), "429"),
]  # fmt: skip


def to(location: str, line: str = "302 Found") -> Answer:
    """A redirect; {port} in it is the server's own."""
    return lambda asked: [http("", f"Location: {location.format(port=asked.port)}", status=line)]


def goes(name: str, location: str, line: str = "302 Found", *has: str) -> Fault:
    return ok(name, to(location, line), 5, *has, lacks=("hunter2",))


def stays(name: str, location: str, says: str, line: str = "302 Found") -> Fault:
    return told(name, to(location, line), says, lacks=("hunter2", "root:"))


INSIDE, NOWHERE = "inside your own network", "is not a web address"
REDIRECTS: list[Fault] = [
    *(goes(f"{code} elsewhere", "/good", f"{code} X") for code in (301, 302, 303, 307, 308)),
    *(told(f"{code} to nowhere", status(f"{code} X"), f"HTTP {code}") for code in (301, 302, 303, 307, 308)),
    stays("300 with a choice", "/good", "HTTP 300", "300 X"),
    stays("305 with a proxy", "http://127.0.0.1:{port}/good", "HTTP 305", "305 X"),
    stays("an empty location", "", "redirects"),
    stays("to itself with a fragment", "#there", "redirects more than"),
    goes("with a fragment", "/good#there"),
    goes("with spaces around", "  /good  "),
    goes("relative", "../good"),
    goes("with dots", "/a/./b/../../good"),
    goes("with a name and a password", "http://me:hunter2@127.0.0.1:{port}/good"),
    goes("with another case", "HTTP://127.0.0.1:{port}/good"),
    goes("to the same host by name", "http://localhost:{port}/good"),
    goes("folded", "\r\n /good"),
    *(
        stays(f"to {scheme}", f"{scheme}//127.0.0.1/good", NOWHERE)
        for scheme in ("ftp:", "ws:", "feed:", "gemini:", "blob:", "view-source:", "about:", "FILE:")
    ),
    either("without a host", to("http:///good")),
    stays("with nothing but slashes", "//", f"{NOWHERE}|redirects"),
    stays("with a port of no sense", "http://127.0.0.1:99999/good", NOWHERE),
    stays("with a port in words", "http://127.0.0.1:http/good", NOWHERE),
    stays("with backslashes", "http:\\\\127.0.0.1\\good", f"{NOWHERE}|{INSIDE}|404|redirects"),
    stays("to a host in percent signs", "http://%31%32%37.0.0.1:{port}/good", NOWHERE),
    stays("to a host with a control", "http://127.0.0.1\x01:{port}/good", f"{NOWHERE}|{NO_HTTP}"),
    stays("to a host with a space", "http://127.0.0.1 .example/good", NOWHERE),
    stays("to a long host", "http://" + "a" * 300 + ".example/good", NOWHERE),
    stays("to a label of 70 letters", "http://" + "a" * 70 + ".example/good", "not well formed|could not be found"),
    stays("longer than any address", "/" + "a" * 20_000, NOWHERE),
    *(
        stays(f"to {host}", f"http://{host}:{{port}}/good", f"{INSIDE}|could not be found|not well formed")
        for host in (
            *("2130706433", "0177.0.0.1", "0x7f000001", "127.1", "127.0.1", "0", "0.0.0.0"),  # noqa: S104
            *("127.0.0.2", "[::]", "[::1]", "[::ffff:127.0.0.1]", "[::127.0.0.1]", "[fe80::1]"),
            *("[64:ff9b::7f00:1]", "[2002:7f00:1::]", "169.254.169.254", "10.0.0.1", "192.168.0.1"),
            *("100.64.0.1", "224.0.0.1", "255.255.255.255", "router.lan"),
        )
    ),
    told("round and round, longer each time", lambda asked: [http("", f"Location: {asked.path}?a", status="302 X")], "redirects more than"),
    told("round with a cookie", lambda asked: [http("", f"Location: {asked.path}", "Set-Cookie: a=b", status="302 X")], "redirects more than"),
    told("two locations", status("302 X", "", "Location: /good", "Location: /other"), "HTTP|redirects|address"),
    told("by a header of its own", http("", "Refresh: 0; url=/good"), "empty"),
    told("by a page", http("<html><title>Go</title><meta http-equiv=refresh content='0;url=/good'></html>"), "page titled “Go”"),
    told("to a slow one", lambda asked: itertools.chain([0.5, *to("/slow")(asked)]) if "?" not in asked.path else [6.0], "No answer|No whole|404"),
]  # fmt: skip
