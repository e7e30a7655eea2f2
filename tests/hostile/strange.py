"""Foreign text of every odd kind, and feeds, lists, pages and HTTP answers that are full of it."""

import json
import threading
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from html import escape
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

BEFORE, AFTER = "Kirkuk", "Mosul"
"""Words around each oddity, to be found again wherever it is shown."""

CHARACTERS: Mapping[str, str] = {
    # What a terminal obeys
    "clipboard": "\x1b]52;c;Q0FOQVJZ\x07",
    "title": "\x1b]0;CANARY\x07\x1b]2;CANARY\x1b\\",
    "hyperlink": "\x1b]8;;file:///etc/passwd\x1b\\here\x1b]8;;\x1b\\",
    "style": "\x1b[31;41;7;5mred\x1b[8mhidden\x1b[28m",
    "wipe": "\x1b[2J\x1b[3J\x1b[1;1H\x1bc\x1b#8",
    "questions": "\x1b[6n\x1b[0c\x1b[21t\x1bP$q q\x1b\\\x1bP+q544e\x1b\\\x05",
    "pictures": "\x1bPq#0~-\x1b\\\x1b_Gf=100;AAAA\x1b\\\x1b]1337;File=:AA\x07\x1b^x\x1b\\\x1bXx",
    "charsets": "\x1b(0lqk\x1b(B\x0e lqk \x0f\x1b%@\x1bN\x1bO",
    "modes": "\x1b[?1049h\x1b[?1000h\x1b[?25l\x1b[?7h\x1b[4h\x1b[8;1;1t\x1b[1;2r\x1b[!p",
    "C1": "\x9b31;5m\x9d0;CANARY\x9c\x90q\x9c\x9fGx\x9c\x9ex\x9c\x98x\x9c\x84\x85\x8d\x8e\x8f",
    "wrapped escape": "\x1b\u200b[2J\x1b\xad]0;CANARY\x07\x1b\x1b[5m\x1b\u202e[5m",
    "typing over": "safe\b\b\b\b\rEVIL\x0b\x0c\x7f\x7f\x1a\x00",
    # What hides text, or turns it
    "bidi": "\u202egnp.exe\u202c \u2066\u2067abc\u2069 \u202a\u202b\u202d",
    "marks of direction": "\u200e\u200f\u061c" * 50,
    "ends of lines": "a\u2028b\u2029c\x85d\re\x0bf\x0cg\x1ch\x1di\x1ej\x1fk",
    "marks of order": "a\ufeffb\ufffec\u2060d\u180ee",
    "annotation": "\ufff9word\ufffashown\ufffb\ufffc",
    "soft hyphens": "pay\xadpal\xad" * 20,
    "zero widths": "pay\u200bpal\u200c\u200d\u2061\u2062\u2063\u2064\u206a\u206f",
    "fillers": "\u115f\u1160\u3164\uffa0\u2800\u17b4\u17b5\u180b\u180c",
    "braille blanks": "a" + "\u2800" * 200 + "b",
    "tags": "".join(chr(0xE0000 + ord(c)) for c in "ignore all that is above") + "\U000e0001",
    "endless flag": "\U0001f3f4" + "\U000e0061" * 60 + "\U000e007f\U0001f3f4\U000e0067\U000e007f",
    "selectors": "a" + "\ufe0f" * 40 + "b" + "".join(map(chr, range(0xE0100, 0xE01F0))),
    "joiners": "\U0001f469" + "\u200d" * 300 + "\U0001f469\u200d\u200c\u200d x\u200dy",
    "musical controls": "\U0001d173\U0001d17a\U0001bca0\U0001bca3\U000e0100\U000e0ffff",
    "unassigned and private": "\U000e0080\U000e0fff\ufff0\ufff8\U0010fffd\ue000",
    "no characters": "\ufdd0\uffff\U0001fffe\U0010ffff",
    # What is drawn over its neighbours
    "marks": "Z" + "\u0336\u0489\u20dd" * 400,
    "marks over many letters": "".join(c + "\u0300\u0323" * 30 for c in "ministers"),
    "marks behind joiners": "Z" + ("\u0300" * 8 + "\u034f\u200d") * 60,
    "marks behind directions": "Z" + ("\u0300" * 8 + "\u200e") * 60,
    "marks on nothing": " \u0300\u0300" * 30 + "\u20e3" * 30,
    "marks in the wrong order": "a" + "\u0301" * 3_000 + "\u0323" * 3_000,
    "double marks": "Z" + "\u0344" * 40,
    # Widths that terminals do not agree on
    "wide": "\ufdfd\U00012031\u102a꧅\u0bcc 👩\u200d👩\u200d👧🇹🇷🇹1\ufe0f\u20e3☎\ufe0e☎\ufe0f",
    "skin": "👍🏻" * 80 + "🏻🏻",
    "long word": "W" * 50_000,
    # What means something to a program on the way
    "markup": "[bold red]x[/] [/b] [/] [ [[ \\[ [@click=app.quit]press[/] [link=file:///x]y[/link]",
    "more markup": "[$primary]x [on red]y [not closed [/nested] ]]] [@click='app.bell']",
    "formats": "%s %d %(asctime)s {0} {x!r} {task.fields[said]} {{}} $1 ${HOME} `id` :skull:",
    "markdown": "# a ![x](file:///etc/passwd) [y](javascript:1) <script>1</script> | a | b |",
    "looks escaped": "\\x1b[31m \\u001b]0;x\\u0007 ^[[31m %1b]0;x%07 =?utf-8?b?G1szMW0=?=",
    "windows-1252": "\x93quote\x94 \x97 \x80 \x9b",
}
"""Characters as such, to be escaped as the format wants it."""

REFERENCES: Mapping[str, str] = {
    "decimal": "&#27;]0;CANARY&#7;&#155;31;5m&#127;&#0;&#1;",
    "hexadecimal": "&#x1b;[2J&#X1B;[5m&#x9b;5m&#x9d;0;CANARY&#x9c;&#x7f;",
    "with zeros": "&#0000000027;[5m&#x000000000001b;[5m",
    "without an end": "&#27[5m &#x1b [5m &#155 5m",
    "twice": "&amp;#27;[5m&amp;#x9b;5m&amp;#x202e;&amp;#8238;",
    "three times": "&amp;amp;#x1b;[5m&amp;amp;#155;5m",
    "four times": "&amp;amp;amp;#x1b;[5m&amp;amp;amp;amp;#x9b;5m",
    "names": "&amp;NewLine;&amp;Tab;&amp;rlm;&amp;zwj;&amp;zwnj;&amp;shy;&amp;ZeroWidthSpace;",
    "surrogates": "&#xd800;&#xdc9b;&#55296;&#x110000;&#xfffe;&#x1fffff;&amp;#xd83d;&amp;#xde00;",
    "bidi": "&#x202e;gnp&#x2066;&#8294;&#x2028;&#x85;&#xfeff;&#xe0041;",
    "cdata": "<![CDATA[\x1b[5m &#x1b;[5m &amp;#x1b;[5m \x9b5m]]>",
    "cdata in pieces": "<![CDATA[&#x1]]><![CDATA[b;[5m &]]>#155;5m",
    "markup between": "&amp;#x1&lt;b&gt;b;[5m&lt;/b&gt; &lt;i&gt;&amp;#x9b;5m&lt;/i&gt;",
    "attributes": '&lt;img alt="&amp;#x1b;[5m" src=x&gt; &lt;p title="\x9b5m"&gt;t&lt;/p&gt;',
    "raw and referred": "\x1b&#91;5m &#27;\x5b5m",
}
"""Pieces of XML that only decoding turns into something."""

LINKS: tuple[str, ...] = (
    "http://news.example/\x1b]0;CANARY\x07",
    "http://news.example/\x9b31;5m",
    "http://news.example/%1b]0;CANARY%07%9b5m%e2%80%ae",
    "http://news.example/\u202emoc.knab",
    "http://bank.example@evil.example/a",
    "http://bank.example%2f@evil.example/b",
    "http://bank.example:80@evil.example:81/c",
    "http://аррӏе.example/homograph",
    "http://pаypal.example/mixed",
    "http://אבג.example/rtl/1/2",
    "http://exa\u200bmple.example/zero",
    "http://exa\xadmple.example/soft",
    "http://bank.example\u2044evil.example/slash",
    "http://bank.example／evil.example/fullwidth",
    "http://xn--80ak6aa92e.example/puny",
    "http://xn--\x1b.example/",
    "http://[::1%25\x1b]/zone",
    "http://news.example:\x1b80/",
    "javascript:alert(1)",
    "//evil.example/\x1b[5m",
    "http://news.example/[@click=app.quit]x[/]",
    "http://news.example/" + "a\u0301" * 4_000,
)


def xml_text(oddity: str) -> str:
    """Characters for a place in XML."""
    return escape(oddity)


def rss(title: str, items: str, head: str = "") -> str:
    return (
        '<?xml version="1.0" encoding="UTF-8"?><rss version="2.0"'
        ' xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:media="http://search.yahoo.com/mrss/"'
        ' xmlns:content="http://purl.org/rss/1.0/modules/content/"><channel>'
        f"<title>{title}</title>{head}{items}</channel></rss>"
    )


def rss_with(odd: str, word: str = "") -> str:
    """A feed with this piece of XML in every field, the word before it."""
    text = f"{word} {BEFORE} {odd} {AFTER}"
    body = f"{text}. The army of {odd} entered {BEFORE} on Sunday, {text} said the mayor."
    fields = (
        f"<title>{text}</title><link>http://news.example/1</link><guid>{text}</guid>"
        f"<author>{text}</author><dc:creator>{text}</dc:creator><category>{text}</category>"
        f"<pubDate>{odd}</pubDate><comments>{odd}</comments><source url='x'>{text}</source>"
        f"<media:title>{text}</media:title><description>{body}</description>"
        f"<content:encoded>{body} {body}</content:encoded>"
    )
    head = (
        f"<link>http://news.example/{odd}</link><description>{text}</description>"
        f"<language>{odd}</language><generator>{text}</generator><copyright>{text}</copyright>"
    )
    return rss(text, f"<item>{fields}</item>", head)


def atom_with(odd: str) -> str:
    text = f"{BEFORE} {odd} {AFTER}"
    return (
        '<?xml version="1.0" encoding="UTF-8"?><feed xmlns="http://www.w3.org/2005/Atom">'
        f"<title type='html'>{text}</title><id>{odd}</id><updated>{odd}</updated>"
        f"<entry><id>{text}</id><title type='text'>{text}</title><updated>{odd}</updated>"
        f"<author><name>{text}</name><email>{odd}</email></author>"
        f"<category term='x' label='y'/><link href='http://news.example/2'/>"
        f"<summary type='html'>{text}</summary><content type='text'>{text} {text}</content></entry>"
        f"<entry><id>2{text}</id><title type='html'>{text}</title>"
        f"<content type='html'>&lt;p&gt;{text}&lt;/p&gt;</content></entry></feed>"
    )


def json_with(oddity: str, word: str = "") -> str:
    text = f"{word} {BEFORE} {oddity} {AFTER}"
    item = {
        "id": text,
        "url": f"http://news.example/{oddity}",
        "title": text,
        "content_html": f"<p>{escape(text)}</p><p>{text}</p>",
        "summary": text,
        "date_published": oddity,
        "language": oddity,
        "authors": [{"name": text, "url": oddity}],
        "tags": [text],
    }
    plain = {**item, "id": f"2{text}", "content_text": text} | {"content_html": ""}
    return json.dumps(
        {
            "version": "https://jsonfeed.org/version/1.1",
            "title": text,
            "home_page_url": f"http://news.example/{oddity}",
            "language": oddity,
            "authors": [{"name": text}],
            "items": [item, plain],
        }
    )


def opml_with(odd: str) -> str:
    text = f"{BEFORE} {odd} {AFTER}".replace("'", "&#39;").replace("\n", " ")
    return (
        '<?xml version="1.0" encoding="UTF-8"?><opml version="2.0"><body>'
        f"<outline text='{text}'><outline type='rss' text='{text}' title='{text}'"
        f" xmlUrl='http://news.example/feed' htmlUrl='{odd}' category='{text},/{odd}/x'/>"
        f"<outline type='rss' text='{text}' xmlUrl='http://news.example/{odd}'/>"
        f"</outline></body></opml>"
    )


def page_with(odd: str) -> str:
    text = f"{BEFORE} {odd} {AFTER}"
    said = "".join(
        f"<p>Sentence {n} of {text} is long enough to be read as the text of an article.</p>"
        for n in range(8)
    )
    named = "".join(
        f"<link rel=alternate type=application/rss+xml title='{text}' href='/feed/{n}'>"
        for n in range(3)
    )
    named += f"<link rel=alternate type=application/rss+xml title='{text}' href='/feed/{odd}'>"
    return (
        f"<!doctype html><html><head><title>{text}</title>{named}</head><body><article>"
        f"<h1>{text}</h1>{said}</article></body></html>"
    )


def everything() -> dict[str, str]:
    """Each oddity as a piece of XML, by a name."""
    named = {name: xml_text(oddity) for name, oddity in CHARACTERS.items()}
    return named | {f"reference: {name}": piece for name, piece in REFERENCES.items()}


BYTES: Mapping[str, tuple[bytes, str]] = {
    "raw C1 bytes": (b"\x9b31;5m \x9d0;CANARY\x9c", "text/xml; charset=utf-8"),
    "overlong UTF-8": (b"\xc0\x9b[5m \xe0\x80\x9b[5m \xf0\x80\x80\x9b[5m", "text/xml"),
    "surrogates in UTF-8": (b"\xed\xa0\x80\xed\xb0\x9b \xed\xbf\xbf", "text/xml"),
    "beyond Unicode": (b"\xf4\x90\x80\x80 \xf8\x88\x80\x80\x80 \xff\xfe", "text/xml"),
    "C1 in UTF-8": (b"\xc2\x9b31;5m \xc2\x9d0;CANARY\xc2\x9c", "text/xml; charset=utf-8"),
    "latin-1 C1": (b"caf\xe9 \x9b5m", "text/xml; charset=iso-8859-1"),
    "iso-8859-5 C1": (b"\xbf\xe0 \x9b5m \x9d0;CANARY\x9c", "text/xml; charset=iso-8859-5"),
    "utf-7": (b"+ABs-[5m +AJs-5m +IC4-gnp", "text/xml; charset=utf-7"),
    "unicode_escape": (rb"\x1b[5m \x9b5m \u202e", "text/xml; charset=unicode_escape"),
    "raw_unicode_escape": (rb"\u001b[5m \u009b5m", "text/xml; charset=raw_unicode_escape"),
    "iso-2022-jp": (b"\x1b$B%K%e\x1b(B \x1b]0;CANARY\x07\x1b[5m", "text/xml; charset=iso-2022-jp"),
    "iso-2022-kr": (b"\x1b$)C\x0e!!\x0f \x1b[5m", "text/xml; charset=iso-2022-kr"),
    "hz": (b"~{VPND~} \x1b[5m", "text/xml; charset=hz"),
    "gb18030 C1": (b"\x81\x30\x84\x37 \x81\x30\x81\x30", "text/xml; charset=gb18030"),
    "shift_jis": (b"\x9b5m \x1b[5m \xfd\xfe", "text/xml; charset=shift_jis"),
    "quoted-printable": (b"=1B[5m =9B5m", "text/xml; charset=quopri_codec"),
    "ebcdic": (b"\x27\xad5m", "text/xml; charset=cp037"),
    "controls in the charset": (b"\x1b[5m", "text/xml; charset=\x1b[5m\x9b5m"),
}
"""Bytes that a charset, or a lie about it, turns into something, and the type they are sent as."""


def rss_of_bytes(piece: bytes, word: str = "") -> bytes:
    return rss_with("PIECE", word).encode().replace(b"PIECE", piece)


@dataclass(frozen=True)
class Answer:
    """What is sent for a path, down to the last byte of its head."""

    body: bytes
    type: str = "application/rss+xml; charset=utf-8"
    status: bytes = b"200 OK"
    headers: tuple[bytes, ...] = ()


def _odd_answers() -> dict[str, Answer]:
    """Answers whose heads are odd."""
    odd = (
        b"\x1b]0;CANARY\x07\x1b[31;41;7;5m \xc2\x9b5m \x9b5m [/b][@click=app.quit]x[/] \xe2\x80\xae"
    )
    plain = rss_with("plain").encode()
    odd_type = odd.decode("latin-1")
    return {
        "reason": Answer(b"no", "text/plain", b"503 " + odd),
        "reason 404": Answer(b"no", "text/plain", b"404 " + odd),
        "strange status": Answer(b"no", "text/plain", b"799 " + odd),
        "type": Answer(plain, f"application/{odd_type}"),
        "etag": Answer(plain, headers=(b'ETag: "' + odd + b'"', b"Last-Modified: " + odd)),
        "location": Answer(b"", status=b"301 Moved", headers=(b"Location: /" + odd,)),
        "location away": Answer(
            b"", status=b"302 Found", headers=("Location: http://аррӏе.example/\u202e".encode(),)
        ),
        "retry": Answer(b"", status=b"429 " + odd, headers=(b"Retry-After: " + odd,)),
        "coding": Answer(plain, headers=(b"Content-Encoding: " + odd,)),
        "latin coding": Answer(plain, headers=(b"Content-Encoding: \x9b5m\xc2\x9b5m[/b]",)),
        "realm": Answer(b"", status=b"401 " + odd, headers=(b"WWW-Authenticate: " + odd,)),
        "no HTTP": Answer(odd, "", b""),
        "page": Answer(page_with("\x1b]0;CANARY\x07\x9b5m[/b]\u202e").encode(), "text/html"),
        "page of references": Answer(page_with(REFERENCES["twice"]).encode(), "text/html"),
        "json error": Answer(b'{"error": "\x1b[5m\\u001b[5m"}', "application/json"),
        "opml": Answer(opml_with("\x9b5m").encode(), "text/xml"),
        "links": Answer(
            rss(
                "Links",
                "".join(
                    f"<item><title>{BEFORE} {n} {AFTER}</title><link>{escape(link)}</link>"
                    f"<guid>{n}</guid><description>In {BEFORE}: see {escape(link)} of {AFTER}."
                    "</description></item>"
                    for n, link in enumerate(LINKS)
                ),
            ).encode()
        ),
    }


def answers() -> dict[str, Answer]:
    """Everything, by the path it is served under; the last part of it is a word to be shown."""
    served: dict[str, Answer] = {}
    for n, piece in enumerate(everything().values()):
        word = f"rss{n:03}"
        served[f"/f/{word}"] = Answer(rss_with(piece, word).encode("utf-8", "replace"))
    for n, oddity in enumerate(CHARACTERS.values()):
        word = f"jsn{n:03}"
        served[f"/f/{word}"] = Answer(json_with(oddity, word).encode(), "application/feed+json")
    for n, (piece, type) in enumerate(BYTES.values()):
        word = f"byt{n:03}"
        served[f"/f/{word}"] = Answer(rss_of_bytes(piece, word), type)
    for n, answer in enumerate(_odd_answers().values()):
        served[f"/f/odd{n:03}"] = answer
    return served


def _site() -> str:
    """A page that names feeds whose titles are odd."""
    named = "".join(
        f"<link rel=alternate type=application/rss+xml title='{n}\x1b[5m' href='/f/rss{n:03}'>"
        for n in (1, 3, 9, 12, 34, 40, 47)
    )
    return f"<html><head><title>Site \x1b[5m</title>{named}</head><body>x</body></html>"


@contextmanager
def strange_server() -> Iterator[str]:
    """All of it on loopback; the address."""
    served = answers() | {"/site": Answer(_site().encode(), "text/html")}

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            answer = served.get(self.path) or Answer(b"", "text/plain", b"404 Not Found")
            head = [
                b"HTTP/1.1 " + answer.status,
                b"Content-Type: " + answer.type.encode("latin-1"),
                b"Content-Length: %d" % len(answer.body),
                b"Connection: close",
                *answer.headers,
            ]
            if answer.status:
                self.wfile.write(b"\r\n".join(head) + b"\r\n\r\n")
            self.wfile.write(answer.body)
            self.close_connection = True

        def log_message(self, *_: object) -> None:
            pass

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_address[1]}"
    finally:
        server.shutdown()
        server.server_close()
        thread.join()
