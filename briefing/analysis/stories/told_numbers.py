"""The numbers a sentence tells, each in one form however it is written.

"1,000", "1000" and "one thousand" are one number, and so are "$5m" and "5 million dollars"; "5 %"
and "5" are two, and so are "5 May" and "5". English words are read, and the figures of every
language.
"""

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal

from briefing.analysis.text.stems import word_set

TOKEN = re.compile(r"[^\W\d_]+(?:\$|(?:-?\d[^\W_]*)+)?|\d+(?:[.,:]\d+)*[^\W\d_]*|[$€£¥₹₱%,;]")
"""A word, a figure with what is written onto it ("5m", "46th"), or a mark, of a folded text."""

_SIGNS = frozenset("$€£¥₹₱%,;")
_FIGURE = re.compile(r"p?(\d+(?:[.,:]\d+)*)([^\W\d_]*)")
"""The p is the peso's."""
_GROUPED = re.compile(r"\d{1,3}(?:,\d{2,3})+(?:\.\d+)?")
_AMOUNT = re.compile(r"\d{1,18}(?:\.\d{1,18})?")
"""What is longer, or has other marks in it, is read as it stands: a time, a version, a code."""


def _values(lines: str) -> dict[str, int]:
    """Return word → value, of lines with the value first."""
    rows = (line.split() for line in lines.strip().splitlines())
    return {word: int(value) for value, *words in rows for word in words}


def _first_of_line(lines: str) -> dict[str, str]:
    """Return every word of a line → the first of it."""
    rows = (line.split() for line in lines.strip().splitlines())
    return {word: row[0] for row in rows for word in row}


_SMALL = _values("""
    0 zero
    1 one
    2 two
    3 three
    4 four
    5 five
    6 six
    7 seven
    8 eight
    9 nine
    10 ten
    11 eleven
    12 twelve
    13 thirteen
    14 fourteen
    15 fifteen
    16 sixteen
    17 seventeen
    18 eighteen
    19 nineteen
    20 twenty
    30 thirty
    40 forty
    50 fifty
    60 sixty
    70 seventy
    80 eighty
    90 ninety
""")
_ORDINALS = _values("""
    3 third
    4 fourth
    5 fifth
    6 sixth
    7 seventh
    8 eighth
    9 ninth
    10 tenth
    11 eleventh
    12 twelfth
""")
"""Not "first" and "second", which count less often than they order or time."""
_MULTIPLES = _values("""
    12 dozen
    100 hundred
    1000 thousand
    100000 lakh
    1000000 million
    10000000 crore
    1000000000 billion
    1000000000000 trillion
""")
_WRITTEN_ON = _values("""
    1000 k
    1000000 m mn
    1000000000 b bn
    1000000000000 tn trn
""")
_VAGUE = word_set("dozens hundreds thousands millions billions trillions")
NUMBER_WORDS = frozenset(_SMALL.keys() | _ORDINALS.keys() | _MULTIPLES.keys() | _VAGUE)
"""The words that begin a number."""
_HUNDRED, _TWENTY, _TEN = 100, 20, 10
_MOST = 10**18
"""What is this large is multiplied no further."""

_MONEY = _first_of_line("""
    $ us$ usd dollar dollars
    £ pound pounds gbp
    € euro euros eur
    ¥ yen jpy
    ₹ rupee rupees rs inr
    ₱ peso pesos php
    a$ au$ aud
    c$ ca$ cad
    s$ sgd
    nz$ nzd
    hk$ hkd
    nt$ twd
    r$ real reais
    rm ringgit myr
    rouble roubles ruble rubles
    yuan rmb renminbi
    lira liras
    franc francs chf
""")
_PERCENT = word_set("% percent pct")
_MONTHS = _first_of_line("""
    january jan
    february feb
    march mar
    april apr
    may
    june jun
    july jul
    august aug
    september sep sept
    october oct
    november nov
    december dec
""")
_LAST_DAY = 31


def numbers(tokens: Sequence[str]) -> Iterator[str]:
    """Yield the form of each number among the tokens of a sentence; "one" alone tells none."""
    after = 0
    for at, token in enumerate(tokens):
        if at < after or (token not in NUMBER_WORDS and (token.isalpha() or token in _SIGNS)):
            continue
        if token in _VAGUE:
            yield token
        elif token in _ORDINALS:
            yield str(_ORDINALS[token])
        elif token in NUMBER_WORDS:
            value, after = _spelled(tokens, at)
            if tokens[at:after] != ["one"]:
                yield _with_unit(_plain(value), tokens, at, after)
        elif not token.endswith("$"):
            form, after = _figure(tokens, at)
            yield _with_unit(form, tokens, at, after)


def _figure(tokens: Sequence[str], at: int) -> tuple[str, int]:
    """Return the form of what has figures in it, and where it ends."""
    found = _FIGURE.fullmatch(tokens[at])
    if found is None:
        return tokens[at], at + 1
    digits, written_on = found.groups()
    if _GROUPED.fullmatch(digits):
        digits = digits.replace(",", "")
    after = at + 1
    if not _AMOUNT.fullmatch(digits):
        return digits, after
    if not written_on and at and tokens[at - 1] in _MONEY and tokens[after : after + 1]:
        after += (written_on := tokens[after]) in _WRITTEN_ON
    value = Decimal(digits) * _WRITTEN_ON.get(written_on, 1)
    while after < len(tokens) and tokens[after] in _MULTIPLES and value < _MOST:
        value *= _MULTIPLES[tokens[after]]
        after += 1
    return _plain(value), after


def _spelled(tokens: Sequence[str], at: int) -> tuple[Decimal, int]:
    """Return the value of the number words from here, and where they end."""
    is_half = list(tokens[max(0, at - 2) : at]) == ["half", "a"]
    total, part, after = Decimal(0), Decimal(0), at
    while after < len(tokens):
        word = tokens[after]
        if word in _SMALL and _may_follow(int(part), _SMALL[word]):
            part += _SMALL[word]
        elif word in _MULTIPLES and part < _MOST:
            part = (part or Decimal(1)) * _MULTIPLES[word]
            if _MULTIPLES[word] > _HUNDRED:
                total, part = total + part, Decimal(0)
        elif not _goes_on(tokens, after):
            break
        after += 1
    return (total + part) * (Decimal("0.5") if is_half else 1), after


def _goes_on(tokens: Sequence[str], at: int) -> bool:
    """Whether an "and" stands inside a number: "a hundred and five"."""
    return (
        tokens[at] == "and"
        and tokens[at - 1] in _MULTIPLES
        and at + 1 < len(tokens)
        and tokens[at + 1] in _SMALL
    )


def _may_follow(part: int, value: int) -> bool:
    """Whether the words of two numbers make one: "twenty" and "five", "hundred" and "twelve"."""
    if part == 0:
        return True
    if part % _HUNDRED == 0:
        return 0 < value < _HUNDRED
    return part % _TEN == 0 and part % _HUNDRED >= _TWENTY and 0 < value < _TEN


def _with_unit(form: str, tokens: Sequence[str], at: int, after: int) -> str:
    """Return a number with the unit or the month that makes another one of it."""
    before = tokens[at - 1] if at else ""
    following = [*tokens[after : after + 2], "", ""]
    if tokens[at][0] == "p" and tokens[at][1:2].isdigit():
        return f"{form} ₱"
    if before in _MONEY:
        return f"{form} {_MONEY[before]}"
    if following[0] in _PERCENT or following[:2] == ["per", "cent"]:
        return f"{form} %"
    if following[0] in _MONEY:
        return f"{form} {_MONEY[following[0]]}"
    return _date(form, before, following) or form


def _date(form: str, before: str, following: Sequence[str]) -> str:
    """Return the day of a month ("25 may"), where the number is one."""
    if not form.isdecimal() or not 1 <= int(form) <= _LAST_DAY:
        return ""
    month = following[1] if following[0] == "of" else following[0]
    return next((f"{form} {_MONTHS[word]}" for word in (before, month) if word in _MONTHS), "")


def _plain(value: Decimal) -> str:
    text = f"{value:f}"
    return text.rstrip("0").rstrip(".") if "." in text else text
