"""Whose word it is where two attributions of one sentence reach for the same words."""

from collections.abc import Iterable
from dataclasses import dataclass

from briefing.analysis.text.quoting import Span

from .claim_cues import VERBS, Takes
from .said_sentence import Sentence

_JOINS = frozenset(("and", "but", "while"))


@dataclass(slots=True)
class Found:
    """An attribution, as the tokens of its sentence."""

    source: Span
    cue: Span
    parts: list[Span]
    """What is said; nothing where somebody else says it: "he" may still be this source."""
    is_quoted: bool


def give_way(found: Iterable[Found], sentence: Sentence, source: Span, content: Span) -> None:
    """Take from what was found before what is the word of this source instead.

    "They agreed to meet, the mayor said" is the mayor's alone; "they denied it, the mayor said" and
    "they said no, and the mayor said yes" are two, and neither reaches beyond its end.
    """
    for one in found:
        if not one.parts:
            continue
        first, end = one.parts[-1]
        if content[0] <= one.cue[0] < content[1]:
            if _is_deed(sentence, one):
                one.parts.clear()
                continue
            end = min(end, content[1])
        elif first + 1 < source[0] < end and sentence.words[source[0] - 1] in _JOINS:
            end = source[0] - 2 if sentence.words[source[0] - 2] == "," else end
        if first < end:
            one.parts[-1] = first, end


def _is_deed(sentence: Sentence, one: Found) -> bool:
    """Whether it tells what somebody does or thinks: "agreed to", "found that"."""
    verb = VERBS.get(sentence.words[one.cue[1] - 1])
    is_thought = verb is not None and not verb.takes & Takes.ANYTHING
    return is_thought or sentence.words[one.parts[-1][0]] == "to"
