"""Which body "the union" is, where an article has called just one of its actors so."""

import re
from collections.abc import Iterable, Sequence

from briefing.analysis.memo import memo
from briefing.model import ActorKind, Mention

_LONGEST_NOUN = 14


def body_called(noun: str, read: Iterable[tuple[str, Sequence[Mention]]]) -> Mention | None:
    """Return the one body called so in what was read; None if there are others, or one since.

    "Called so" is "the union Verdi", "Verdi, a big union," and "the Transport Workers Union".
    """
    called: dict[str, Mention] = {}
    last = None
    for text, mentions in read:
        for mention in mentions:
            if mention.kind is not ActorKind.GROUP or mention.canonical.islower():
                continue
            last = mention
            if _is_called(noun, text, mention):
                called[mention.canonical] = mention
    if len(called) != 1 or last is None:
        return None
    return called.get(last.canonical)


def _is_called(noun: str, text: str, mention: Mention) -> bool:
    if mention.canonical.lower().endswith(f" {noun}"):
        return True
    before = text[max(0, mention.start - _LONGEST_NOUN - 3) : mention.start].lower().rstrip(", ")
    return before.endswith(f" {noun}") or _after(noun).match(text, mention.end) is not None


@memo(64)
def _after(noun: str) -> re.Pattern[str]:
    """The words of "Verdi, Germany's second union,"."""
    words = r"(?:(?!of |to |by |in |for |at |with )[\w'’-]+ ){0,3}"
    begins = r"(?:the|an?|its|[\w.-]+['’]s) "
    return re.compile(rf",? (?:{begins}{words})?{noun}\b", re.IGNORECASE)
