"""One person in several spellings: accents, and the ways other scripts are written in Latin."""

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping

from briefing.analysis.lexicon import Lexicon
from briefing.analysis.memo import memo
from briefing.fold import fold

_ARTICLE = re.compile(r"\b(?:al|el|ad|ar|as|ash|at|an)(?:\s*-\s*|\s+)(?=\w)")
_GADDAFI = re.compile(r"(?:gh?|q|kh?)[au]d+h?af+[iy]")
_WRITTEN = (
    ("tsch", "ch"),
    ("tch", "ch"),
    ("sch", "sh"),
    ("dzh", "j"),
    ("dj", "j"),
    ("dh", "d"),
    ("ph", "f"),
    ("ou", "o"),
    ("oo", "o"),
    ("oe", "o"),
)
_ENDINGS = (
    *((ending, "i") for ending in ("iy", "yy", "ij", "yi", "ey", "ei", "ii", "y")),
    ("ko", "ka"),
    ("der", "dr"),
)
_LETTERS = str.maketrans({"y": "a", "e": "a", "i": "a", "u": "o", "w": "v", "q": "k", "x": "ks"})
_DOUBLED = re.compile(r"(.)\1+")
_ENOUGH = 4
"""Letters a key needs to tell people apart."""


@memo(16_384)
def spelling_key(name: str) -> str:
    """What the spellings of one word of a name share; empty where that would prove nothing.

    "Zelensky", "Zelenskiy" and "Zelenskyy" have one key, so have "Muqtada" and "Moqtada".
    """
    word = "".join(filter(str.isalpha, _ARTICLE.sub("", fold(name))))
    if word[:1] in "gqk" and _GADDAFI.fullmatch(word):
        word = "gaddafi"
    for written, usual in _WRITTEN:
        if written in word:
            word = word.replace(written, usual)
    for ending, usual in _ENDINGS:
        if word.endswith(ending):
            word = word.removesuffix(ending) + usual
            break
    word = _DOUBLED.sub(r"\1", word.removeprefix("y").translate(_LETTERS))
    return word if len(word) >= _ENOUGH else ""


@memo(16_384)
def name_key(name: str) -> str:
    """The same for a full name: word for word, articles and hyphens left out."""
    words = _ARTICLE.sub("", fold(name).replace(" - ", "-")).replace("-", " ").split()
    keys = [spelling_key(word) or word if word.isalpha() else word for word in words]
    return " ".join(keys) if any(len(key) >= _ENOUGH for key in keys) else ""


def alike(counts: Mapping[str, int], lexicon: Lexicon) -> dict[str, str]:
    """Form → the commoner form that spells the same name, for those that are spelt in several ways.

    A form is the words of a name joined by spaces. A word alone follows the full name it ends.
    """
    found: dict[str, str] = {}
    by_key: defaultdict[str, list[str]] = defaultdict(list)
    for form in counts:
        if " " in form and (key := name_key(form)):
            by_key[key].append(form)
    for forms in by_key.values():
        best = max(forms, key=counts.__getitem__)
        for form in forms:
            if form != best and _may_be_one(form.split(" "), best.split(" "), lexicon):
                found[form] = best
    found.update(_lone(counts, (found.get(form, form) for form in counts if " " in form), lexicon))
    return found


def _lone(counts: Mapping[str, int], full: Iterable[str], lexicon: Lexicon) -> dict[str, str]:
    """Lone words spelt otherwise than the surname of the one person in full that they mean."""
    surnames = Counter(form.split(" ")[-1] for form in full)
    by_key: defaultdict[str, set[str]] = defaultdict(set)
    for surname in surnames:
        by_key[spelling_key(surname) or fold(surname)].add(surname)
    found = {}
    for word in counts:
        if " " in word or word in surnames:
            continue
        spelt = by_key.get(spelling_key(word) or fold(word), set())
        if len(spelt) == 1 and is_one_word(word, surname := next(iter(spelt)), lexicon.surnames):
            found[word] = surname
    return found


def _may_be_one(words: list[str], others: list[str], lexicon: Lexicon) -> bool:
    if len(words) != len(others):
        return True
    last = len(words) - 1
    return all(
        is_one_word(word, other, lexicon.surnames if place == last else lexicon.common_given)
        for place, (word, other) in enumerate(zip(words, others, strict=True))
    )


def is_one_word(word: str, other: str, usual: frozenset[str]) -> bool:
    """Whether two spellings may be of one word: two usual names are two names."""
    folded, other_folded = fold(word), fold(other)
    if _DOUBLED.sub(r"\1", folded) == _DOUBLED.sub(r"\1", other_folded):
        return True
    return min(len(folded), len(other_folded)) > _ENOUGH and not (word in usual and other in usual)
