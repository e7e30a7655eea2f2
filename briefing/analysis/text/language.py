"""Whether a text is English: its function words say so, the dictionary, and its tag last."""

from collections.abc import Sequence

from briefing.analysis.lexicon import lexicon


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


_TYPICAL = _words("""
    the of and to that with for from by it are have has said were was is this not but they he who
    will would been after on at as in an be his their
""")
_FOREIGN = _words("""
    le la les et des une est dans pour que qui der die das und den dem ist nicht mit von ein eine
    el los las del por con una il di che della per non sono het een van niet voor zijn og det som
    till av att och ikke ja nie do na się jest em não um uma dos bir ve bu için yang dan dengan
    ang mga ng sa nang kung
""")
_TYPICAL_SHARE = 0.2
"""Of the words in lower case; English news lies above .35, other languages stay below .18."""
_FOREIGN_SHARE = 0.08
_LISTED_SHARE = 0.75
"""Of the words in lower case that the English dictionary has; other languages stay below .55."""
_LISTED_AT_LEAST = 0.4
_ENOUGH_WORDS = 25
_FEW_WORDS = 5
_MARKS = ".,;:!?\"'()[]«»“”‘’„…"
_SAMPLE = 2500


def is_english(texts: Sequence[str], language: str) -> bool:
    """Whether kinds can be judged by English cues; `language` is a BCP 47 tag or empty.

    A tag alone proves little: many sites say "en-us" for whatever they print. Tables of results
    have few function words of any language; there the tag decides.
    """
    sample = "\n".join(texts)[:_SAMPLE]
    tagged = language.lower().split("-")[0] == "en"
    words = list(filter(str.islower, sample.split()))
    enough = len(words) >= _ENOUGH_WORDS
    typical = sum(map(_TYPICAL.__contains__, words))
    if enough and typical >= _TYPICAL_SHARE * len(words):
        return True
    if len(words) < _FEW_WORDS:
        return tagged if language else _is_ascii(sample)
    listed = sum(word.strip(_MARKS) in lexicon().words for word in words)
    if listed >= _LISTED_SHARE * len(words):
        return True
    foreign = sum(map(_FOREIGN.__contains__, words))
    if listed < _LISTED_AT_LEAST * len(words):
        return False
    return tagged and (foreign < _FOREIGN_SHARE * len(words) if enough else foreign <= typical)


def _is_ascii(sample: str) -> bool:
    return sum(map(str.isascii, sample)) * 10 >= len(sample) * 9


def is_small_word(word: str) -> bool:
    """Whether the word is an article or the like in one of the larger languages."""
    return word.lower() in _FOREIGN
