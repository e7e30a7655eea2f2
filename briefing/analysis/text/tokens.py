"""Where a text has capitalised stretches, and those stretches as words with offsets.

Four words in five are lower case and name nobody; the search for names never looks at them one by
one, only at a few of them before and after a capitalised stretch.
"""

import re
from collections.abc import Iterator
from typing import NamedTuple

UPPER = "".join(c for c in map(chr, range(0x2000)) if c.isupper() and c.isalpha())
"""The upper-case letters of the living alphabets, for character classes."""


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


_SHORT_FORMS = _words("""
    Mr Mrs Ms Dr Prof Gen Sen Sens Rep Reps Gov Lt Col Maj Sgt Capt Cmdr Adm Brig Rev Hon St Mt Ft
    Pres Supt Det Cpl Pvt Inc Corp Co Ltd Bros Jr Sr Ala Ariz Ark Calif Colo Conn Del Fla Ill Ind
    Kan Ky La Md Mass Mich Minn Miss Mo Mont Neb Nev Okla Ore Pa Tenn Tex Vt Va Wash Wis Wyo Ga Jan
    Feb Mar Apr Jun Jul Aug Sept Sep Oct Nov Dec
""")


def _one_of(words: frozenset[str]) -> str:
    """A pattern for some words, by their first letters: so most are never tried."""
    endings: dict[str, list[str]] = {}
    for word in sorted(words):
        endings.setdefault(word[0], []).append(word[1:])
    return "|".join(f"{first}(?:{'|'.join(rest)})" for first, rest in endings.items())


_ABBREVIATION = rf"(?:{_one_of(_SHORT_FORMS)})\.(?!\w)"
_INITIAL = "[A-ZÀ-ÖØ-ÞČĆĐİŁŚŠŞŻŽΑ-ΩЁА-ЯҐІЇЄԱ-Ֆ]"
"""Letters that initials are of; a class of every upper-case letter takes long to compile."""
_INITIALS = rf"(?:{_INITIAL}\.)+(?:{_INITIAL}\b)?"
_SYLLABLE = (
    "(?:un|in|hye|hee|ho|jin|hyun|yeol|myung|bak|il|sook|soo|chul|wook|min|hwan|seok|gun|hui|yong|jae|kyu|"
    "woo|young|ki|sun|tae|shik|su|hyeon|seong|jung|jeong|jong|bin|ah|mi|joon|jun|won|kwon|eun|kyung|wen|"
    "jeou|ming|ching|te|pyo|hyung|sik|gyu|kun|geun|hoon|hyuk|mo|nam|rok|sung|yul|bum|kyun|suk|sub|seop|sang|"
    "soon|ryong|mun|kwang|kyo|keun|hyo|hwa|hak|gwon|gil|duk|deok|dae|chang|chol|cheol|byung|beom|bong|"
    "yi|ying|yu|yuan|yin|yao|hsiung|hsien|hsiang|hua|hung|jen|kai|kuang|kuo|lang|lei|liang|lien|lin|ling|"
    "lun|mei|ning|pei|ping|sheng|shan|shih|shu|tai|tien|ting|tsai|tse|tsung|tung|wei|wu|hao|han|heng|hong|"
    "fen|feng|chen|cheng|chi|chia|chiang|chieh|chien|chih|chin|chiu|chu|chuan|chun|chung|jui|yueh|yun|yung|"
    "wun|hsin|hsuan|jia|jian|jie|jing|jiun|ru|shun|shui|tao|yang|yen|lung|mao|pin|po|ruei|rui|sen|"
    "shiang|zong|zheng|hyeok|hyuck|kyong|myong|yop|sop|ryol|ryul|rae|hae|nae|shin|sim|seon|seob)"
)
"""Second syllables of Korean and Chinese given names, written in lower case ("Jong-un")."""
_PLAIN = rf"(?:[a-z]{{1,2}})?[{UPPER}]\w*(?:['’](?![sS]\b)[^\W_]+)*(?:-{_SYLLABLE}\b)?"
_WORD = rf"(?:{_ABBREVIATION}|{_INITIALS}|{_PLAIN})"
_SPACED = (
    "al|el|van|von|der|den|ter|de|del|della|di|da|das|dos|du|la|le|bin|bint|ibn|ben|abu|ould|zu|wa"
)
_HYPHENED = "al|el|ez|es|ed|ash|as|an|ar|ad|at|adh|ul|ur|bin"
PARTICLES = frozenset(f"{_SPACED}|{_HYPHENED}".split("|"))
"""Lower-case words inside the names of persons and places ("van", "al-")."""
_LINK = "(?:of the|of|for the|for|and the|and|on the|on|in the|in|without|with|against)"
_GAP = "[ \u00a0]+"
_JOIN = (
    rf"(?:{_GAP}(?:&{_GAP})?(?:(?:{_SPACED}){_GAP}){{0,2}}(?:(?:{_HYPHENED})-|[dl]['’])?"
    rf"|-(?:elect|designate|general|in-chief){_GAP}"
    rf"|-(?:[a-z]{{1,5}}-)?"
    rf"|&"
    rf"|['’][sS]?{_GAP}"
    rf"|{_GAP}{_LINK}{_GAP}(?:(?:{_HYPHENED})-)?)"
)
_CAPITAL = re.compile(f"[{UPPER}]")
_STRETCH = re.compile(rf"(?:(?:{_JOIN})?{_WORD})+")
_LEADING_PARTICLE = re.compile(
    rf"(?<!\w)(?:(?:{_HYPHENED})-|(?:van|von|de|bin|ibn|du|di|(?<!et )al){_GAP})$"
)


def stretches(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """The maximal runs of capitalised words in `text[start:end]`, with what may join them."""
    at = start
    while found := _CAPITAL.search(text, at, end):
        begin = found.start()
        while begin > at and text[begin - 1].isalnum():
            begin -= 1
        run = _STRETCH.match(text, begin, end)
        if run is None:
            at = found.end()
            continue
        if begin > at and text[begin - 1] in "- \u00a0":
            particle = _LEADING_PARTICLE.search(text, max(at, begin - 5), begin)
            begin = particle.start() if particle else begin
        at = run.end()
        yield begin, at


_TOKEN = re.compile(
    rf"{_ABBREVIATION}|{_INITIALS}(?=[\s&'’-]|$)|['’][sS]\b"
    rf"|{_INITIAL}[a-z]{{1,5}}-{_SYLLABLE}\b"
    r"|[^\W_]+(?:['’](?![sS]\b)[^\W_]+)*|[^\w\s]|_"
)


class Token(NamedTuple):
    """One word or mark of a capitalised stretch."""

    text: str
    """As names are compared: straight apostrophes, no period after an abbreviation ("Inc")."""
    start: int
    end: int
    is_capital: bool
    """Whether it is written as names are: with a capital somewhere, like "iPhone"."""


def tokenize(text: str, start: int = 0, end: int | None = None) -> list[Token]:
    """The tokens of `text[start:end]`, with offsets into `text`.

    A possessive 's and each hyphen are tokens of their own.
    """
    word = text[start:end]
    if word.isalpha():
        return [Token(word, start, start + len(word), not word.islower())]
    if word.replace(" ", "").isalpha():
        return _plain_words(word, start)
    tokens = []
    for match in _TOKEN.finditer(text, start, len(text) if end is None else end):
        word = match.group()
        if "’" in word:
            word = word.replace("’", "'")
        if word[-1] == "." and word[:-1] in _SHORT_FORMS:
            word = word[:-1]
        is_capital = word[0].isalpha() and not word.islower()
        tokens.append(Token(word, match.start(), match.end(), is_capital))
    return tokens


def _plain_words(text: str, start: int) -> list[Token]:
    """The tokens of letters and single spaces, the commonest case by far."""
    tokens = []
    for word in text.split(" "):
        if word:
            tokens.append(Token(word, start, start + len(word), not word.islower()))
        start += len(word) + 1
    return tokens


def trimmed(tokens: list[Token]) -> list[Token]:
    """Without the marks, links and possessives at either end."""
    tokens = trimmed_left(tokens)
    end = len(tokens)
    while end and not tokens[end - 1].is_capital and not tokens[end - 1].text[0].isdigit():
        end -= 1
    return tokens[:end]


def trimmed_left(tokens: list[Token]) -> list[Token]:
    """Without those at the beginning; the article of "al-Qaeda" stays."""
    start = 0
    while start < len(tokens) and not tokens[start].is_capital:
        if tokens[start].text in PARTICLES and start + 1 < len(tokens):
            following = tokens[start + 1]
            if following.text == "-" or following.is_capital:
                break
        start += 1
    return tokens[start:]
