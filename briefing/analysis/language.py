"""Whether a text is English: its function words say so, and its tag where there is little text."""

import re
from collections.abc import Sequence

_WORD = re.compile(r"[^\W\d_]+")
_TYPICAL = frozenset(
    "the of and to that with for from by it are have has said were was is this not but they he who "
    "will would been after on at as in an be his their".split()
)
_TYPICAL_SHARE = 0.2
"""English news lies between .3 and .45; other languages in Latin letters stay below .12."""
_ENOUGH_WORDS = 25
_SAMPLE = 4000


def is_english(texts: Sequence[str], language: str) -> bool:
    """Whether kinds can be judged by English cues; `language` is a BCP 47 tag or empty."""
    sample = "\n".join(texts)[:_SAMPLE]
    words = _WORD.findall(sample.lower())
    if len(words) >= _ENOUGH_WORDS:
        typical = sum(word in _TYPICAL for word in words)
        return typical >= _TYPICAL_SHARE * len(words)
    if language:
        return language.lower().split("-")[0] == "en"
    return sample.isascii() or sum(c.isascii() for c in sample) * 10 > len(sample) * 9
