"""The reader's own actors: found wherever they stand, whatever the rules would say."""

import re
from dataclasses import dataclass
from functools import lru_cache

from briefing.analysis.lexicon import Entry, Sort, lexicon
from briefing.analysis.text.tokens import tokenize
from briefing.model import KnownActors


@dataclass(frozen=True, slots=True)
class KnownNames:
    """The names of the reader's file, ready to be searched for."""

    pattern: re.Pattern[str] | None
    """None where the reader has named nobody."""
    canonical: dict[str, str]
    """A name, folded, → the canonical name of its actor."""

    def canonical_of(self, name: str) -> str | None:
        """Whom the reader calls by this name; None for nobody."""
        return self.canonical.get(_folded(name))

    def entry_of(self, name: str) -> Entry | None:
        """What the packaged table says of the actor the reader calls by this name."""
        canonical = self.canonical_of(name) or name
        words = tuple(token.text for token in tokenize(canonical))
        for entry in lexicon().table.get(words[0] if words else "", ()):
            if entry.words == words and entry.sort is not Sort.OTHER:
                return entry
        return None


_UNSPACED = (
    "[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u9fff\uac00-\ud7a3\uf900-\ufaff]"
)
"""Letters of scripts that put no spaces between words, or endings right after a name; compiled
only for a reader who names somebody."""


@lru_cache(maxsize=8)
def known_names(known: KnownActors) -> KnownNames:
    """Compile the names of a reader's file."""
    canonical: dict[str, str] = {}
    names: list[str] = []
    for name, others in known.aliases:
        for form in (name, *others):
            canonical.setdefault(_folded(form), name)
            names.append(form)
    for name in known.watch:
        canonical.setdefault(_folded(name), name)
        names.append(name)
    patterns = [_pattern(name) for name in sorted(set(names), key=lambda n: (-len(n), n)) if name]
    pattern = re.compile("|".join(patterns)) if patterns else None
    return KnownNames(pattern, canonical)


def _pattern(name: str) -> str:
    """A name as a pattern: in any case, but an acronym or an English word only as it is written."""
    words = name.split()
    pattern = r"\s+".join(re.escape(word).replace("'", "['’]") for word in words)
    is_acronym = name.isupper() and len(name) <= 6
    is_word = len(words) == 1 and name.lower() in lexicon().words
    if not (is_acronym or is_word):
        pattern = f"(?i:{pattern})"
    before = "" if re.match(_UNSPACED, name) else r"(?<!\w)"
    after = "" if re.match(_UNSPACED, name[-1]) else r"(?!\w)"
    return f"{before}{pattern}{after}"


def _folded(name: str) -> str:
    return " ".join(name.replace("’", "'").casefold().split())
