"""The texts of one article made ready for the search: their capitalised stretches, in order."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from briefing.analysis.lexicon import Lexicon
from briefing.analysis.text.tokens import Token, stretches, tokenize

from .cues import FUNCTION_WORDS, PLACE_HEADS, TITLE_MODIFIERS, TITLES

_OPENS_SPEECH = re.compile(r"(?:^|[\s(\[—–-])[\"'“‘«]\s?$|[:•*]\s*$|[“‘«]\s?$|\.{3}\s*$|…\s*$")
_LETTERS = re.compile(r"[^\W\d_]+")
_SMALL_IN_TITLES = frozenset(
    (
        "a", "an", "the", "of", "in", "on", "for", "to", "and", "or", "but", "nor", "at", "by",
        "as", "vs", "v", "with", "from", "over", "after", "into", "s", "is", "are", "be", "its",
        "up", "out", "off", "amid", "via", "per",
    )
)  # fmt: skip
"""What title case leaves in lower case."""
_MONTHS = frozenset(("March", "April", "May", "June", "July", "August", "January"))
_CREDIT_SIGNS = ("Photo", "/", "via ", "Images", "Handout", "Courtesy")
_CREDIT = re.compile(
    r"\((?:[^()]*\b(?:Photos?|Images|Handout|Courtesy)\b[^()]*|[^()]* via [A-Z][^()]*)\)"
    r"|\b(?:REUTERS|Reuters|AFP|EPA|AP Photo|AP|Getty Images)/[^\s,.;()]+(?: [A-Z][\w'’-]+){0,3}"
)
"""Who took a photograph, and for whom: "(AP Photo/Ann Lee)", "REUTERS/Ann Lee"."""
_OF_OFFICE = TITLES | TITLE_MODIFIERS


@dataclass(slots=True)
class Stretch:
    """A capitalised stretch of one sentence."""

    text_number: int
    start: int
    end: int
    tokens: list[Token]
    is_initial: bool
    """Whether its first word would be capitalised anyhow: it opens a sentence or a quotation."""
    in_headline: bool
    """Whether the sentence capitalises words that are no names."""


@dataclass(slots=True)
class Passages:
    """An article's texts (its title first), and what they show together."""

    texts: Sequence[str]
    sentences: Sequence[Sequence[tuple[int, int]]]
    stretches: list[Stretch] = field(default_factory=list)
    capitalised: dict[str, int] = field(default_factory=dict)
    """Word → how often it stands capitalised where only names are."""
    pairs: set[tuple[str, str]] = field(default_factory=set)
    """Neighbouring capitalised words where only names are."""
    title_surnames: frozenset[str] = frozenset()
    """Words like titles that here follow a first name ("Stephen King")."""
    month_surnames: frozenset[tuple[str, str]] = frozenset()
    """First names with a month that is the surname here ("Walter", "March")."""

    def is_lowered(self, word: str) -> bool:
        """Whether the article also writes this word in lower case."""
        word = word.lower()
        if not (word.isascii() and word.isalpha()):
            return False
        # few words are asked for, and most texts have them nowhere
        return any(word in text and _stands_in(word, text) for text in self.texts)


def _stands_in(word: str, text: str) -> bool:
    """Whether a text has a word where one begins, not as the beginning of a longer one."""
    at = text.find(word)
    while at >= 0:
        end = at + len(word)
        begins = not at or not (text[at - 1].isalnum() or text[at - 1] == "_")
        if begins and not "a" <= text[end : end + 1] <= "z":
            return True
        at = text.find(word, at + 1)
    return False


def read(
    texts: Sequence[str], sentences: Sequence[Sequence[tuple[int, int]]], lexicon: Lexicon
) -> Passages:
    """Find the stretches of the texts and count what is capitalised where only names are."""
    passages = Passages(texts, sentences)
    for number, text in enumerate(texts):
        may_have = "(" in text or "/" in text
        has_credits = may_have and any(sign in text for sign in _CREDIT_SIGNS)
        credits = [match.span() for match in _CREDIT.finditer(text)] if has_credits else []
        for start, end in sentences[number]:
            found = _in_sentence(text, number, start, end, lexicon, credits)
            passages.stretches += found
            for stretch in found:
                if not stretch.in_headline:
                    _count(stretch, passages, lexicon)
    passages.title_surnames = frozenset(
        word
        for before, word in passages.pairs
        if before in lexicon.given
        and before not in TITLES
        and (word in TITLES or (word in PLACE_HEADS and word in lexicon.surnames))
    )
    months = [pair for pair in passages.pairs if pair[1] in _MONTHS and pair[0] in lexicon.given]
    if months:
        whole = "\n".join(texts)
        passages.month_surnames = frozenset(
            (name, month)
            for name, month in months
            if not lexicon.is_city(name)
            and name not in lexicon.table
            and not re.search(rf"\b{re.escape(name)} {month}\s(?:\d|of\b)", whole)
        )
    return passages


def _in_sentence(
    text: str,
    number: int,
    start: int,
    end: int,
    lexicon: Lexicon,
    credits: Sequence[tuple[int, int]],
) -> list[Stretch]:
    spans = list(stretches(text, start, end))
    if "$" in text:
        spans = _without_currency(text, spans)
    if not spans:
        return []
    if credits:
        spans = [(a, b) for a, b in spans if not any(c <= a < d for c, d in credits)]
    covered = sum(b - a for a, b in spans)
    in_headline = covered * 2 > end - start and _is_headline(text[start:end], lexicon)
    found = []
    for a, b in spans:
        is_initial = _is_initial(text, a, start)
        tokens = tokenize(text, a, b)
        if is_initial or in_headline or (b - a > 5 and text[a - 1] != "("):
            tokens = _lowered(tokens, lexicon)
        found.append(Stretch(number, a, b, tokens, is_initial, in_headline))
    return found


def _without_currency(text: str, spans: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """The spans, those before a dollar sign without the letters that belong to it ("US$")."""
    kept = []
    for start, end in spans:
        if text[end : end + 1] == "$":
            end = max(text.rfind(" ", start, end), start)
        if end > start:
            kept.append((start, end))
    return kept


def _lowered(tokens: list[Token], lexicon: Lexicon) -> list[Token]:
    """Places shouted in a dateline or a headline ("BEIRUT") as the lists write them."""
    for token in tokens:
        if token.text.isupper() and len(token.text) > 2:
            break
    else:
        return tokens
    for entry in lexicon.table.get(tokens[0].text.capitalize(), ()):
        words = [token.text for token in tokens[: len(entry.words)]]
        if len(words) > 1 and words == [word.upper() for word in entry.words]:
            pairs = zip(tokens, entry.words, strict=False)
            spelt = [token._replace(text=word) for token, word in pairs]
            return spelt + tokens[len(words) :]
    plain = []
    for token in tokens:
        word = token.text
        if len(word) > 2 and word.isupper() and word not in lexicon.table:
            title = word.capitalize()
            if (
                title in lexicon.table
                or lexicon.is_city(title)
                or (len(word) > 4 and title in lexicon.given)
            ):
                token = token._replace(text=title)
        plain.append(token)
    return plain


def _is_initial(text: str, at: int, sentence_start: int) -> bool:
    if at - sentence_start > 1 and text[at - 1] == " " and text[at - 2].isalnum():
        return False
    if not any(map(str.isalnum, text[sentence_start:at])):
        return True
    before = text[max(sentence_start, at - 4) : at]
    return bool(_OPENS_SPEECH.search(before))


def _is_headline(sentence: str, lexicon: Lexicon) -> bool:
    """Whether a sentence is in capitals or title case: hardly a word of content is lower case."""
    raised = ordinary = lowered = 0
    for word in _LETTERS.findall(sentence)[1:]:
        if word.islower():
            lowered += word not in _SMALL_IN_TITLES
        else:
            raised += 1
            ordinary += word.lower() in lexicon.words and word not in _OF_OFFICE
    if ordinary < 2:
        return raised > 1 and lowered == 0 and sentence.isupper()
    return lowered == 0 or (lowered * 10 <= raised and not sentence.endswith("."))


def _count(stretch: Stretch, passages: Passages, lexicon: Lexicon) -> None:
    previous = ""
    for place, token in enumerate(stretch.tokens):
        if not token.is_capital:
            previous = ""
            continue
        if place or not stretch.is_initial:
            passages.capitalised[token.text] = passages.capitalised.get(token.text, 0) + 1
            if previous and token.text not in FUNCTION_WORDS:
                passages.pairs.add((previous, token.text))
            previous = token.text
        elif token.text in lexicon.given:
            previous = token.text
