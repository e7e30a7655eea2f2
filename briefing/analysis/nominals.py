"""Actors without a name: "anti-regime forces", "the rebels", "police", where they act.

Only bands of people that news speaks of as one body are looked for, and only with words that set
them apart or where they are the subject: a wrong group on the page costs more than a missed one.
"""

import re
from collections.abc import Iterator, Sequence

_BANDS = (
    "forces|troops|fighters|rebels|insurgents|militants|militia|militias|soldiers|guerrillas|"
    "gunmen|separatists|jihadists|paratroopers|guards|factions"
)
_CROWDS = "protesters|protestors|demonstrators|rioters|strikers|prosecutors|firefighters|rescuers"
_BODIES = "armed forces|army|military|police|navy|air force|coast guard|insurgency|junta"
_SPEAKERS = "sources|officials|leaders|activists|groups|commanders|lawmakers|figures"
_SIDES = (
    r"(?:anti|pro)-[\w-]+|[\w]+-(?:backed|led|affiliated|aligned|allied|linked)|"
    "government|regime|opposition|rebel|insurgent|security|coalition|loyalist|paramilitary|"
    "militia|separatist|jihadist|peacekeeping|Islamist|army|military|police|riot|"
    "intelligence|naval|ground|border|special|resistance|guerrilla|occupation"
)
_VERB = (
    r"(?=\s+(?:said|say|says|told|have|has|had|were|was|are|is|will|would|could|did|who|also|later|"
    r"fired|took|seized|captured|killed|clashed|opened|arrested|detained|began|pulled|entered|"
    r"advanced|attacked|stormed|moved|fought|gathered|marched|chanted|blocked|threw|used|"
    r"withdrew|retreated|charged|searched|rescued|fell|fled|ran|shot|held|led|left|broke|rose|drove|"
    r"won|lost|went|came|found|gave|made|met|set|stood|struck|swept|kept|blew|hit|\w{3,}ed)\b)"
)
_END = (
    r"(?=\s*(?:[,.;:)”\"]|$|\s(?:and|or|in|on|at|to|from|by|who|that|as|but|with|for|after)\b)"
    r"|'s?\b|’s?\b)"
)
_PATTERN = re.compile(
    rf"(?<![\w-])(?:"
    rf"(?P<sided>(?:(?:{_SIDES})\s+){{1,2}}(?:{_BANDS}|{_SPEAKERS}|military|sources)(?![\w-]))"
    rf"|[Tt]he\s+(?P<definite>(?:{_BANDS}|{_CROWDS})(?![\w-])|(?:{_BODIES})(?:{_VERB}|{_END}))"
    rf"|(?:(?<=^)|(?<=[,;:“\"]\s)|(?<=\s(?:as|or)\s)|(?<=\s(?:and|but)\s)|(?<=\s(?:that|said)\s)"
    rf"|(?<=\s(?:where|while|after|until|since)\s))(?P<subject>(?:{_BANDS}|{_CROWDS}|police|army)){_VERB}"
    rf"|(?<=by\s)(?P<agent>(?:army|{_BANDS}|{_CROWDS}|police)(?:\s+or\s+police)?)(?![\w-])"
    rf")",
    re.IGNORECASE,
)


_ROOTS = (
    "orces", "roops", "ighter", "ebels", "nsurg", "ilit", "oldier", "uerrill", "unmen",
    "eparatist", "ihadist", "aratroop", "uards", "action", "rotest", "emonstrator", "ioter",
    "triker", "rosecutor", "irefighter", "escuer", "rmy", "olice", "avy", "orce", "uard",
    "unta", "ource", "fficial", "eader", "ctivist", "roup", "ommander", "awmaker", "igure",
)  # fmt: skip
"""Every match holds one of these, so that most sentences need no second look."""


def nominal_groups(
    text: str, sentences: Sequence[tuple[int, int]]
) -> Iterator[tuple[int, int, str]]:
    """The (start, end, name) of each unnamed group that acts; the name is without an article."""
    for first, last in sentences:
        sentence = text[first:last]
        for root in _ROOTS:
            if root in sentence:
                break
        else:
            continue
        for match in _PATTERN.finditer(sentence):
            group = match.lastgroup
            if group:
                start, end = (first + place for place in match.span(group))
                yield start, end, " ".join(text[start:end].lower().split())
