"""A terminal for the tests: drives a program in a pseudo-terminal and reads what it writes, byte by
byte, knowing only the sequences that Textual itself sends."""

import base64
import binascii
import codecs
import fcntl
import os
import pty
import re
import select
import struct
import subprocess
import termios
import time
import unicodedata
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from rich.cells import get_character_cell_size

BEGIN_S = 0.3
"""For so long the answer to a key is waited for."""
QUIET_S = 0.05
"""When nothing more was written for so long, the program waits for a key."""
PATIENCE_S = 30.0

_SEQUENCE = re.compile(
    r"\x1b\[(?P<csi>[\x30-\x3f]*[\x20-\x2f]*[\x40-\x7e])"
    r"|\x1b\](?P<osc>[^\x07\x1b]*)(?:\x07|\x1b\\)"
    r"|\x1b(?P<other>[^\[\]])?"
    r"|(?P<control>[\x00-\x1f\x7f-\x9f])"
)
_MODES = "25|1000|1003|1004|1006|1015|1016|1049|2004|2026|2048|7"
_STYLE = r"(?:[123479]|[34]8;2;\d{1,3};\d{1,3};\d{1,3})"
_OWN = re.compile(
    rf"\?(?:{_MODES})[hl]"
    r"|\?(?:2026|2048)\$p"
    r"|>\d{1,2}u|<u"  # the keys of kitty
    r"|\d{1,3};\d{1,3}H"
    rf"|(?:0|{_STYLE}(?:;{_STYLE})*)m"
)
"""What Textual sends: modes, places, and styles; none blinks or has one of the 16 colours."""
_ANSWERS = {"?2026$p": b"\x1b[?2026;2$y", "?2048$p": b"\x1b[?2048;0$y"}

HARMFUL = re.compile(
    "[\x00-\x1f\x7f-\x9f"
    "\xad\u061c\u180e\u200b\u200e\u200f\u2028-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb"
    "\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff\U0001d173-\U0001d17a\U000e0000-\U000e001f]"
    "|(?<![\U0001f3f4\U000e0020-\U000e007f])[\U000e0020-\U000e007f]"
)
"""What a terminal obeys, or what hides or turns text; tags are fine in a flag alone."""
MARKS_AT_MOST = 8
MARKS = "too many marks on a letter"


@dataclass(frozen=True)
class Leak:
    """Something that only a stranger can have written."""

    what: str
    around: str

    def __str__(self) -> str:
        return f"{self.what} in {self.around}"


@dataclass(frozen=True)
class Token:
    """A stretch of text, or one sequence of the program's own."""

    text: str = ""
    csi: str = ""


def tokens(written: str, leaks: list[Leak]) -> Iterator[Token]:
    """What was written, in order; whatever is not Textual's own goes to the leaks."""
    at = 0
    for found in _SEQUENCE.finditer(written):
        if found.start() > at:
            yield Token(text=written[at : found.start()])
        at = found.end()
        if found["csi"] is not None and _OWN.fullmatch(found["csi"]):
            yield Token(csi=found["csi"])
        elif found[0] in ("\r", "\n"):
            yield Token(csi=found[0])
        elif found["osc"] is None or not _is_own_osc(found["osc"]):
            # What has no end is told with what it swallows.
            what = written[found.start() : max(at, found.start() + 20)][:80]
            leaks.append(Leak(ascii(what), ascii(written[max(0, at - 60) : at + 40])))
    if at < len(written):
        yield Token(text=written[at:])


def _is_own_osc(said: str) -> bool:
    """Whether it is the shape of the pointer, or the copying of an address."""
    kind, _, value = said.partition(";")
    if kind == "22":
        return value in ("default", "pointer", "text", "grab", "grabbing")
    if kind != "52" or not value.startswith("c;"):
        return False
    try:
        copied = base64.b64decode(value[2:], validate=True).decode("ascii")
    except (binascii.Error, UnicodeDecodeError):
        return False
    return copied.startswith(("http://", "https://")) and copied.isprintable()


def text_leaks(text: str) -> Iterator[Leak]:
    """What a stretch of text holds that it should not."""
    for found in HARMFUL.finditer(text):
        around = text[max(0, found.start() - 40) : found.end() + 40]
        yield Leak(f"U+{ord(found[0][0]):04X}", ascii(around))
    run = 0
    for at, char in enumerate(text if not text.isascii() else ""):
        kind = unicodedata.category(char)
        run = run + 1 if kind in ("Mn", "Me") else run if kind == "Cf" else 0
        if run == MARKS_AT_MOST + 1:
            yield Leak(MARKS, ascii(text[max(0, at - 20) : at + 5]))


def leaks_of(written: bytes) -> list[Leak]:
    """What of these bytes is neither Textual's own nor plain text."""
    leaks: list[Leak] = []
    try:
        text = written.decode()
    except UnicodeDecodeError as error:
        around = written[max(0, error.start - 40) : error.end + 40]
        leaks.append(Leak("bytes that are no UTF-8", repr(around)))
        text = written.decode("utf-8", "replace")
    for token in tokens(text, leaks):
        leaks.extend(text_leaks(token.text))
    return leaks


class Screen:
    """What stands on the screen, from places and text alone."""

    def __init__(self, width: int, height: int) -> None:
        self._cells = [[" "] * width for _ in range(height)]
        self._x = self._y = 0

    def take(self, token: Token) -> None:
        """Move, or write."""
        if token.csi.endswith("H"):
            y, x = map(int, token.csi[:-1].split(";"))
            self._x, self._y = x - 1, y - 1
        elif token.csi == "\r":
            self._x = 0
        elif token.csi == "\n":
            self._y += 1
        for char in token.text:
            self._put(char)

    def _put(self, char: str) -> None:
        size = get_character_cell_size(char)
        if not (0 <= self._y < len(self._cells) and 0 <= self._x < len(self._cells[0])):
            return
        row = self._cells[self._y]
        if size == 0:
            row[self._x - 1] += char
            return
        row[self._x] = char
        if size == 2 and self._x + 1 < len(row):
            row[self._x + 1] = ""
        self._x += size

    @property
    def lines(self) -> list[str]:
        """Each row of it, without the spaces at its end."""
        return ["".join(row).rstrip() for row in self._cells]

    @property
    def text(self) -> str:
        """All of it as one line, as somebody reads it who pays no heed to rows."""
        return " ".join(" ".join(self.lines).split())


class Terminal:
    """A program on a pseudo-terminal."""

    def __init__(
        self, command: Sequence[str], *, environment: Mapping[str, str], width: int, height: int
    ) -> None:
        ours, theirs = pty.openpty()
        fcntl.ioctl(theirs, termios.TIOCSWINSZ, struct.pack("HHHH", height, width, 0, 0))
        self.descriptor = ours
        """Where keys are written."""
        self._process = subprocess.Popen(
            command,
            stdin=theirs,
            stdout=theirs,
            stderr=theirs,
            env={**environment, "TERM": "xterm-256color", "COLORTERM": "truecolor"},
            start_new_session=True,
        )
        os.close(theirs)
        self._decoder = codecs.getincrementaldecoder("utf-8")("replace")
        self._rest = ""
        self.written = bytearray()
        self.screen = Screen(width, height)
        self.seen: list[str] = []
        """What the screen showed each time it had come to rest."""

    def __enter__(self) -> "Terminal":
        return self

    def __exit__(self, *_: object) -> None:
        if self._process.poll() is None:
            self._process.kill()
        self._process.wait()
        os.close(self.descriptor)

    @property
    def is_running(self) -> bool:
        """Whether the program has not ended."""
        return self._process.poll() is None

    def press(self, *keys: str, begin_s: float = BEGIN_S) -> str:
        """Send keys, each once the one before has had its effect; what stands there then."""
        for key in keys:
            os.write(self.descriptor, key.encode())
            self.rest(begin_s)
        return self.screen.text

    def rest(self, begin_s: float = BEGIN_S) -> str:
        """Read until nothing more comes; what stands there then."""
        if self._read(begin_s):
            while self._read(QUIET_S):
                pass
        self.seen.append(self.screen.text)
        return self.screen.text

    def wait_for(self, text: str, *, first: bool = False) -> str:
        """Read until the text stands on the screen, or begins its `first` line."""
        end = time.monotonic() + PATIENCE_S
        while not self._shows(text, first):
            if not self._read(0.2) and (time.monotonic() > end or not self.is_running):
                shown = "\n".join(self.screen.lines)
                raise AssertionError(f"{text!r} did not come; the screen shows\n{shown}")
        return self.rest()

    def press_until_written(self, key: str, text: str) -> None:
        """Send a key and read until the text was written, however soon it is painted over."""
        end = time.monotonic() + PATIENCE_S
        before = len(self.written)
        os.write(self.descriptor, key.encode())
        while text.encode() not in self.written[before:]:
            if not self._read(0.2) and (time.monotonic() > end or not self.is_running):
                shown = "\n".join(self.screen.lines)
                raise AssertionError(f"{text!r} was not written; the screen shows\n{shown}")
        self.rest()

    def _shows(self, text: str, first: bool) -> bool:
        if first:
            return self.screen.lines[0].strip().startswith(text)
        return text in self.screen.text

    def click(self, text: str) -> str:
        """Press the mouse on a text that stands in one line of the screen."""
        places = [(line.find(text), y) for y, line in enumerate(self.screen.lines)]
        x, y = next(place for place in places if place[0] >= 0)
        at = f"{x + len(text) // 2 + 1};{y + 1}"
        return self.press(f"\x1b[<0;{at}M\x1b[<0;{at}m")

    def leave(self, *keys: str) -> int:
        """Press the last keys and read to the end; the exit code."""
        os.write(self.descriptor, "".join(keys).encode())
        end = time.monotonic() + PATIENCE_S
        while time.monotonic() < end and (self._read(0.1) or self.is_running):
            pass
        return self._process.wait(1)

    def _read(self, patience_s: float) -> bool:
        """Take what was written; whether there was something."""
        if not select.select([self.descriptor], [], [], patience_s)[0]:
            return False
        try:
            came = os.read(self.descriptor, 1 << 16)
        except OSError:  # the other end has gone
            return False
        self.written += came
        text = self._rest + self._decoder.decode(came)
        # A sequence that is not all there yet waits for its rest.
        last = text.rfind("\x1b")
        cut = last if last >= 0 and not _SEQUENCE_END.search(text[last:]) else len(text)
        self._rest = text[cut:]
        for token in tokens(text[:cut], []):
            self.screen.take(token)
            if token.csi in _ANSWERS:
                os.write(self.descriptor, _ANSWERS[token.csi])
        return bool(came)


_SEQUENCE_END = re.compile(
    r"^\x1b(?:\[[\x20-\x3f]*[\x40-\x7e]|\][^\x07\x1b]*(?:\x07|\x1b\\)|[^\[\]])"
)
