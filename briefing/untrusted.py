"""The one door for foreign text: what comes out holds no control, no trick and no lone surrogate.

Feeds, pages, reason phrases and file names are written by strangers. Nothing here decodes entities
or reads markup: that comes before, and whatever it yields passes through here last.
"""

import re
import unicodedata
from ipaddress import IPv6Address
from urllib.parse import quote, unquote, urlsplit, urlunsplit

from briefing.hosts import plain_host

LINE_LIMIT = 1_000
"""The longest title, name or message that is kept, in code points."""
TEXT_LIMIT = 500_000
"""The longest body that is kept, in code points."""
URL_LIMIT = 8_192
"""The longest address that is followed or kept."""
_AT_CUT = " \n\u200c\u200d"
_SPACES = re.compile(r"\s{2,}|[\t\n]")
_SPACES_IN_LINE = re.compile(r"[^\S\n]{2,}|\t")
_AROUND_LINE_END = re.compile(r"[^\S\n]?\n[^\S\n]?")
_EMPTY_LINES = re.compile(r"\n{3,}")


def clean_line(text: str, limit: int = LINE_LIMIT) -> str:
    """One line of harmless text: white space collapsed, NFC, at most `limit` code points.

    What is longer ends in “…”; where nothing can be seen it is empty. Cleaning twice changes
    nothing.
    """
    if len(text) <= limit and text.isascii() and text.isprintable():
        # Most lines; all there is to do is said here once more, for speed.
        return (_SPACES.sub(" ", text) if "  " in text else text).strip()
    text = _harmless(text, limit)
    return _cut(_SPACES.sub(" ", text).strip(), limit)


def clean_text(text: str, limit: int = TEXT_LIMIT) -> str:
    r"""As `clean_line`, but lines stay lines: `\n` is kept, and at most one empty line in a row."""
    text = _SPACES_IN_LINE.sub(" ", _harmless(text, limit))
    text = _EMPTY_LINES.sub("\n\n", _AROUND_LINE_END.sub("\n", text))
    return _cut(text.strip(), limit)


def _harmless(text: str, limit: int) -> str:
    from briefing import harmful

    # What is far beyond the limit is not looked at, so that cleaning a huge title costs little.
    text = text[: 8 * limit + 10_000]
    text = harmful.LINE_ENDS.sub("\n", harmful.INVISIBLE.sub("", text))
    if text.isascii():
        return text
    text = harmful.BLANK_LETTERS.sub(" ", harmful.BROKEN.sub("\ufffd", text))
    text = harmful.TAGS.sub(_whole_flag, text)
    # Normalising takes the square of the time for more marks, and makes two of some.
    text = unicodedata.normalize("NFC", harmful.MARK_RUN.sub(_few_marks, text))
    text = harmful.JOINERS.sub(_joiner, harmful.MARK_RUN.sub(_few_marks, text))
    return unicodedata.normalize("NFC", harmful.REPEATED.sub(lambda found: found[0][0], text))


def printable(text: str) -> str:
    """The last door before a terminal or a log: lines stay, nothing in them that it would obey.

    It lets through what `clean_text` does, and is for text that should have been cleaned already.
    """
    if text.isprintable():
        return text
    from briefing import harmful

    text = harmful.BROKEN.sub("\ufffd", harmful.UNPRINTABLE.sub("", text))
    return harmful.TAGS.sub(_whole_flag, text)


def _whole_flag(found: re.Match[str]) -> str:
    """The tag characters of a flag; those that stand alone only hide text."""
    return found[0] if len(found[0]) > 1 else ""


def _joiner(found: re.Match[str]) -> str:
    """The joiner where it shapes letters or joins emoji, nothing where it only hides."""
    text, before, after = found.string, found.start() - 1, found.end()
    if before < 0 or not _is_joined(text[before]):
        return ""
    if after < len(text) and _is_joined(text[after]):
        return found[0][0]
    # A virama and a joiner end a word in older Malayalam spelling.
    return found[0][0] if unicodedata.combining(text[before]) == 9 else ""


def _is_joined(char: str) -> bool:
    return char > "\x7f" and unicodedata.category(char)[0] in "LMNS"


def _few_marks(found: re.Match[str]) -> str:
    from briefing.harmful import MARKS_LIMIT

    kept: list[str] = []
    marks = 0
    for char in found[0]:
        kind = unicodedata.category(char)
        if kind in ("Mn", "Me"):
            marks += 1
        elif kind != "Cf":  # what cannot be seen does not part a letter from its marks
            marks = 0
        if marks <= MARKS_LIMIT:
            kept.append(char)
    return "".join(kept)


def _cut(text: str, limit: int) -> str:
    from briefing import harmful

    if len(text) > limit:
        text = f"{harmful.TAGS.sub(_whole_flag, text[: limit - 1]).rstrip(_AT_CUT)}…"
    return "" if harmful.BLANK.fullmatch(text) else text


_HOST = re.compile(r"[\w-]+(\.[\w-]+)*\.?")
_DOTS = re.compile("[\u3002\uff0e\uff61]")
_URL_SAFE = "%/:?#[]@!$&'()*+,;=~-._"


def safe_url(text: str) -> str:
    """The address as an absolute http or https URL of plain characters; empty when it is none.

    A user name in it stays: `public_url` is for links that strangers wrote.
    """
    text = text.strip()
    if len(text) > URL_LIMIT or _has_what_no_url_has(text):
        return ""
    try:
        parts = urlsplit(text)
        port = parts.port
    except ValueError:
        return ""
    host = _host(parts.hostname or "")
    if parts.scheme not in ("http", "https") or not host or port == 0:
        return ""
    if "\\" in parts.netloc or " " in parts.netloc:
        return ""
    userinfo, at, _ = parts.netloc.rpartition("@")
    netloc = f"{quote(userinfo, safe=_URL_SAFE)}{at}{host}" + (f":{port}" if port else "")
    rest = (quote(part, safe=_URL_SAFE) for part in (parts.path, parts.query, parts.fragment))
    url = urlunsplit((parts.scheme, netloc, *rest))
    return url if len(url) <= URL_LIMIT else ""


def _has_what_no_url_has(text: str) -> bool:
    if text.isascii() and text.isprintable():
        return False
    from briefing import harmful

    return harmful.NOT_IN_URL.search(text) is not None


def _host(name: str) -> str:
    if ":" in name:
        try:
            return f"[{IPv6Address(name)}]"
        except ValueError:
            return ""
    name = _DOTS.sub(".", unicodedata.normalize("NFKC", name)).lower()
    return name if len(name) <= 253 and _HOST.fullmatch(name) else ""


def feed_url(text: str) -> str:
    """As `safe_url`, for an address out of another reader, which may say feed: for http."""
    text = text.strip()
    if text[:5].lower() == "feed:":
        text = text[5:]
        if text.startswith("//"):
            text = f"https:{text}"
    return safe_url(text)


def public_url(text: str) -> str:
    """As `safe_url`, without a user name and password: for links out of feeds and pages.

    A host whose name could be taken for another is in punycode.
    """
    url = safe_url(text)
    parts = urlsplit(url)
    return _with_plain_host(urlunsplit(parts._replace(netloc=parts.netloc.rpartition("@")[2])))


SHOWN_URL_LIMIT = 200
_SECRET_WORDS = frozenset(
    (
        *("token", "key", "apikey", "auth", "authorization", "sig", "signature", "hmac", "hash"),
        *("pass", "password", "passwd", "passphrase", "pwd", "pw", "secret", "session", "sid"),
        *("sessid", "credential", "credentials", "jwt", "bearer"),
    )
)
_SECRET_ENDS = ("token", "key", "secret", "password", "passwd", "pwd", "signature", "auth")


def shown_url(url: str) -> str:
    """The address for a message: no user name, secret-looking values masked, not too long."""
    shown = _with_plain_host(masked_url(clean_line(url, 2 * SHOWN_URL_LIMIT)))
    return shown if len(shown) <= SHOWN_URL_LIMIT else f"{shown[: SHOWN_URL_LIMIT - 1]}…"


def masked_url(url: str) -> str:
    """The address without a user name and password, with “…” for values that look secret."""
    return _without_values(url, "…")


def url_without_secrets(url: str) -> str:
    """As `masked_url`, but an address still: for a list of feeds that somebody else will read."""
    return _without_values(url, "")


def redacted(text: str) -> str:
    """Any text with the addresses in it masked, and what headers say of who is asking."""
    from briefing import harmful

    text = harmful.ADDRESS.sub(lambda found: masked_url(found[0]), text)
    return harmful.HEADER.sub(r"\1…", text)


def _without_values(url: str, instead: str) -> str:
    from briefing import harmful

    before, slashes, rest = url.partition("://")
    if not slashes:
        before, rest = "", before
    end = harmful.AUTHORITY_END.search(rest)
    at = end.start() if end else len(rest)
    if "@" not in rest[:at] and not _is_port(rest[:at]):
        # A password with a slash in it that should have been written %2F.
        at = max(at, rest.rfind("@") + 1)
    rest = rest[:at].rpartition("@")[2] + rest[at:]

    def masked(found: re.Match[str]) -> str:
        return f"{found[1]}{instead}" if _is_secret(unquote(found[2])) else found[0]

    return f"{before}{slashes}{harmful.VALUE.sub(masked, rest)}"


def _with_plain_host(url: str) -> str:
    before, slashes, rest = url.partition("://")
    if url.isascii() or not slashes:
        return url
    from briefing import harmful

    end = harmful.AUTHORITY_END.search(rest)
    at = end.start() if end else len(rest)
    host, colon, port = rest[:at].partition(":")
    return f"{before}://{plain_host(host)}{colon}{port}{rest[at:]}"


def _is_port(authority: str) -> bool:
    """Whether what follows the host is a port, if anything does."""
    if authority.startswith("["):
        return True
    _, colon, port = authority.partition(":")
    return not colon or not port or port.isdecimal()


def _is_secret(name: str) -> bool:
    """Whether a value of that name is one to keep to oneself."""
    from briefing import harmful

    parts = {part.lower() for part in harmful.NAME_PARTS.findall(name)}
    return bool(parts & _SECRET_WORDS) or name.lower().endswith(_SECRET_ENDS)
