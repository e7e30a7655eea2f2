"""The usual topics of a newspaper, each with the words that give it away.

A section called "Business" or "Climate" hardly ever finds that word in the news it is meant for.
The words stand in `topics`, as readers know them; they are compared by stem.
"""

from collections.abc import Sequence
from functools import cache

from briefing.analysis.sections.topics import OTHER_NAMES, TOPICS
from briefing.analysis.text.stems import folded_words, stem
from briefing.fold import fold


def word_fields(abouts: Sequence[Sequence[str]]) -> dict[int, frozenset[str]]:
    """Return section → stems of the usual topics that the words of its `about` come from.

    So "court" and "verdict" bring "judge". Two words must agree, or all there are, and a topic that
    two sections share as closely belongs to neither.
    """
    stems = [{stem(word) for term in about for word in folded_words(term)} for about in abouts]
    fields: dict[int, frozenset[str]] = {}
    for topic in _topic_stems():
        shared = [len(own & topic) for own in stems]
        most = max(shared, default=0)
        if most and shared.count(most) == 1:
            number = shared.index(most)
            if most > 1 or len(stems[number]) == 1:
                fields[number] = fields.get(number, frozenset()) | topic
    return fields


@cache
def _topic_stems() -> tuple[frozenset[str], ...]:
    return tuple(
        frozenset(stem(word) for words in topic for word in words.split())
        for topic in TOPICS.values()
    )


@cache
def _other_names() -> dict[str, str]:
    return {fold(name): topic for name, topic in OTHER_NAMES.items()}


def seed_words(name: str) -> tuple[tuple[str, bool], ...]:
    """Return the (phrase of folded stems, is strong) that stand for a usual topic; else nothing.

    The stems of a phrase are joined by a blank.
    """
    folded = fold(name).replace("&", "and").strip()
    topic = TOPICS.get(_other_names().get(folded, folded))
    if topic is None:
        return ()
    return tuple(
        (" ".join(stem(part) for part in folded_words(entry)), strong)
        for words, strong in zip(topic, (True, False), strict=True)
        for entry in words.split()
    )
