"""What foreign text must not hold, and what no message shows of an address, as patterns.

They take longer to compile than the rest of a launch's patterns together, and most text holds
nothing that calls for them: only `untrusted.py` loads them, with the first text that does.
"""

import re

MARKS_LIMIT = 8
"""How many combining marks one letter may carry."""

INVISIBLE = re.compile(
    "["
    "\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f"  # C0, DEL and C1, but for what ends a line
    "\xad\u17b4\u17b5\u180e\u200b\u2060-\u2065\ufeff\ufff0-\ufffb"  # soft hyphens, zero widths
    "\u202a-\u202e\u2066-\u206f"  # bidi embeddings, overrides and isolates
    "\U0001bca0-\U0001bca3\U0001d173-\U0001d17a"  # shorthand and musical format controls
    "\U000e0000-\U000e001f\U000e0080-\U000e00ff\U000e01f0-\U000e0fff"
    "]+"
)
UNPRINTABLE = re.compile(f"{INVISIBLE.pattern[:-2]}\r\x0b\x0c\x85\u2028\u2029]+")
BROKEN = re.compile(
    "[\ud800-\udfff\ufdd0-\ufdef"
    + "".join(chr(plane << 16 | 0xFFFE) + chr(plane << 16 | 0xFFFF) for plane in range(17))
    + "]"
)
LINE_ENDS = re.compile("\r\n|[\r\x0b\x0c\x85\u2028\u2029]")
TAGS = re.compile(
    "\U0001f3f4[\U000e0030-\U000e0039\U000e0061-\U000e007a]{3,6}\U000e007f|[\U000e0020-\U000e007f]"
)
JOINERS = re.compile("[\u200c\u200d]+")
BLANK_LETTERS = re.compile("[\u115f\u1160\u2800\u3164\uffa0]+")
REPEATED = re.compile("[\u061c\u200e\u200f]{2,}|[\ufe00-\ufe0f\U000e0100-\U000e01ef]{2,}")
"""Marks of direction, and selectors of a letter's form: one says all that there is to say."""
# No letters, and nothing of the large ranges of symbols and emoji in which there are no marks.
MARK_RUN = re.compile(
    rf"[^\w\s\x00-\x7f\u2010-\u20cf\u2100-\u2bff\ufffd\U0001f000-\U0001fbff]{{{MARKS_LIMIT + 1},}}"
)
BLANK = re.compile(
    "[\\s\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180f\u200c-\u200f\u2800\u3164\uffa0"
    "\ufe00-\ufe0f\U000e0100-\U000e01ef]*"
)
NOT_IN_URL = re.compile(f"{INVISIBLE.pattern[:-2]}\r\n\t\x0b\x0c\x85\u2028\u2029\ud800-\udfff]")

VALUE = re.compile(r"((?:^|[?&;#])([^=&;#?]{1,200})=)([^&;#]+)")
NAME_PARTS = re.compile(r"[A-Z]?[a-z0-9]+|[A-Z]+")
AUTHORITY_END = re.compile(r"[/?#\\]")
ADDRESS = re.compile(r"[a-z][a-z0-9+.-]{1,20}://[^\s\"'<>]{1,9000}", re.IGNORECASE)
HEADER = re.compile(r"\b(authorization\W{1,5}(?:basic|bearer|digest)?\s*)\S+", re.IGNORECASE)
