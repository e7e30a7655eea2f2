"""Whether the words that two stories share prove that they tell of one event.

Two reports of one event share words that hardly anybody else has. Two reports of one theme share
many words as well, but so do all the others of that theme.
"""

import math
from collections.abc import Mapping
from types import MappingProxyType

from briefing.analysis.stories.profile import COHESION, Profile
from briefing.analysis.stories.rarity import Rarity

_NEEDED = 4.6
"""What two long articles among a thousand need; a word that only they have proves 1."""
_OF_MANY = 0.7
"""What part of that is enough for a story of many articles, which bear each other out."""
_USUAL_EXTENT, _CROWD = 7.0, 1.0
"""The more articles there are (here the logarithm of a thousand), the more are alike by chance."""
_FEW_MET, _FEW_WORDS = 4.8, 3
"""While only few articles were met (again a logarithm), fewer words than this prove nothing."""
_SILENCE, _LONGEST_DAYS = 0.4, 14.0
"""The power to which the days between two stories raise what they need, and the most that count."""
_ONE_OUTLET = 2.2
"""How much more articles of one outlet need: it writes alike of unlike things."""
_ALONE = 2.5
"""The power to which it is taken how nearly a word is theirs alone."""
_TITLE = 2.0
"""How much more a word proves that stands in the titles of both."""
_SAME_NAME = 0.2
"""What another word of the same name still proves."""
_NOBODY: Mapping[str, int] = MappingProxyType({})


def is_enough(
    a: Profile,
    b: Profile,
    rarity: Rarity,
    silence_days: float,
    company: Mapping[str, int] = _NOBODY,
) -> bool:
    """Whether what two stories share is too much to be chance.

    `company` says how many articles have each word that are like both, and so may tell of the same
    event.
    """
    outlets = a.outlets | b.outlets
    outlet = next(iter(outlets)) if len(outlets) == 1 else None
    needed: float = _NEEDED * math.sqrt(a.usual * b.usual) / COHESION
    needed *= _OF_MANY + (1 - _OF_MANY) / max(a.n_articles, b.n_articles)
    needed *= (rarity.extent / _USUAL_EXTENT) ** _CROWD
    needed *= (1 + min(_LONGEST_DAYS, silence_days)) ** _SILENCE
    if outlet is not None:
        needed *= _ONE_OUTLET
    return _proven(a, b, rarity, outlet, company) >= needed


def _proven(
    a: Profile, b: Profile, rarity: Rarity, outlet: str | None, company: Mapping[str, int]
) -> float:
    """Return how much the words they share prove, the words of one name hardly more than one."""
    if len(a.shares) > len(b.shares):
        a, b = b, a
    by_name: dict[str, list[float]] = {}
    for word in a.shares:
        if word in b.shares:
            alone = rarity.alone(
                word,
                a.present[word] + b.present[word],
                company.get(word, 0),
                outlet,
                is_foreign=word in a.foreign or word in b.foreign,
            )
            held = _part(a.present[word], a) * _part(b.present[word], b)
            titled = _part(a.titled[word], a) * _part(b.titled[word], b)
            proves = alone**_ALONE * held * (1 + (_TITLE - 1) * titled)
            if proves > 0:
                by_name.setdefault(a.name_of.get(word, word), []).append(proves)
    if len(by_name) < _FEW_WORDS and rarity.extent < _FEW_MET:
        return 0.0
    return sum(
        (1 - _SAME_NAME) * max(proven) + _SAME_NAME * sum(proven) for proven in by_name.values()
    )


def _part(n_articles: int, story: Profile) -> float:
    """A word of half a story's articles is the story's word."""
    return min(1.0, 2 * n_articles / story.n_articles)
