"""How alike two stories are: the rare words they share, against how alike their own articles are.

Full texts of one event share far more than headlines of one event do, so no fixed measure of
likeness suits both. What two stories share is set against what the articles within each share,
and where a story is too small to tell, against what articles of that length usually share.
"""

import math
from collections import Counter
from collections.abc import Sequence

from briefing.analysis.stories.evidence import is_enough
from briefing.analysis.stories.profile import COHESION, LEAD_OF_KIND, Lead, Profile, products
from briefing.analysis.stories.rarity import Rarity

JOIN = 0.5
"""Two stories are one when they share so much of what the articles within each share."""
_ONE_WORD = 0.5
"""No word may account for more of what two articles share; of many articles, one word may."""
_COMPANY = 4
"""So many words at least are shared by stories that may be of one event: a theme has a name of
two words, and one more is soon found."""
_LASTING, _FADING_DAYS = 0.8, 7.0
"""What a likeness keeps of its worth over a long silence, and how soon it comes to that."""
_CLASH = 5
"""The power that the absence of a clash is taken to."""
_DOUBT = {Lead.TITLED: 1.0, Lead.SURNAME: 1.0, Lead.NAME: 2.0}
"""So many more articles would be needed to be sure that a story is about a name."""
_STRANGERS = 0.7
"""What a likeness loses between stories that tell of quite other people, groups or places."""
_ELSEWHERE, _SEVERAL = 0.6, 3
"""What it loses between stories whose titles name towns, and none of the other's. Of so many
reports it tells enough that none of them knows the other's town."""


def likeness(a: Profile, b: Profile, rarity: Rarity, beside: Sequence[Profile] = ()) -> float:
    """Return how alike two stories are, 0 to 1; from `JOIN` on they are one.

    Those `beside` them may tell of the same event, where they are like both.
    """
    alike = min(1.0, _alike(a, b))
    if alike < JOIN:
        return alike
    silence = _silence(a, b)
    if not is_enough(a, b, rarity, silence):
        company = _company(a, b, beside)
        if not company or not is_enough(a, b, rarity, silence, company):
            return 0.0
    alike *= _fading(silence) * (1 - _clash(a, b)) ** _CLASH
    alike *= 1 - _ELSEWHERE * _is_elsewhere(a, b)
    return alike * (1 - _STRANGERS * _known(a) * _known(b) * _estrangement(a, b))


def _alike(a: Profile, b: Profile) -> float:
    """Return what two stories share, by what the articles within each do; it may be above 1."""
    found = products(a, b)
    if len(found) < 2:
        return 0.0
    pairs = a.n_articles * b.n_articles
    other_words = (1 - _ONE_WORD) / math.sqrt(pairs)
    shared = min(sum(found), (sum(found) - max(found)) / other_words)
    return shared / pairs / math.sqrt(a.cohesion * b.cohesion)


def _company(a: Profile, b: Profile, beside: Sequence[Profile]) -> Counter[str]:
    """Return how many articles have each word of those that are like both stories."""
    words: Counter[str] = Counter()
    for other in beside:
        if other is not a and other is not b and _is_like(a, other) and _is_like(b, other):
            words.update(other.present)
    return words


def _is_like(story: Profile, other: Profile) -> bool:
    """Whether two stories share as much as those of one event do."""
    return len(products(story, other)) >= _COMPANY and _alike(story, other) >= JOIN


def _silence(a: Profile, b: Profile) -> float:
    """Return the days between two stories; none where one tells no time."""
    if a.span is None or b.span is None:
        return 0.0
    silence = max(a.span[0] - b.span[1], b.span[0] - a.span[1]).total_seconds() / 86_400
    return max(0.0, silence)


def _fading(silence: float) -> float:
    """Return how much of a likeness is left over the silence between two stories."""
    return _LASTING + (1 - _LASTING) * math.exp(-silence / _FADING_DAYS)


def _known(story: Profile) -> float:
    """Return how surely its articles would have a name if it mattered: headlines have few."""
    return min(1.0, 2 * story.usual / COHESION)


def _clash(a: Profile, b: Profile) -> float:
    """Return how surely each story is led by a name that the other does not know, 0 to 1.

    That tells two look-alike events apart: one champion's match against one rival and another.
    """
    in_full = a.usual * b.usual / COHESION**2
    return max(
        (_known(a) * _known(b) if lead is Lead.TITLED else in_full)
        * _unshared(a, b, lead)
        * _unshared(b, a, lead)
        for lead in _DOUBT
    )


def _unshared(ours: Profile, theirs: Profile, lead: Lead) -> float:
    """Return how firmly our story is led by a name that is not in theirs."""
    return max(
        (
            n_led
            / (ours.n_articles + _DOUBT[lead])
            * (1 - theirs.present[word] / theirs.n_articles)
            for word, n_led in ours.leading.get(lead, {}).items()
        ),
        default=0.0,
    )


def _estrangement(a: Profile, b: Profile) -> float:
    """Return how surely both stories name people, groups or places, and none of the other's.

    That tells an earthquake here from one there, however alike the reports are.
    """
    kinds = [kind for kind in set(LEAD_OF_KIND.values()) if kind in a.leading and kind in b.leading]
    if not kinds:
        return 0.0
    shared = max(_shared(a, b), _shared(b, a))
    return (
        (1 - shared)
        * max(max(a.leading[kind].values()) * max(b.leading[kind].values()) for kind in kinds)
        / (a.n_articles * b.n_articles)
    )


def _is_elsewhere(a: Profile, b: Profile) -> float:
    """Return how surely the two happened in different places, though in one country.

    That tells one bombing, fire or trial from another of the same week.
    """
    ours, theirs = a.leading.get(Lead.SCENE), b.leading.get(Lead.SCENE)
    if not ours or not theirs:
        return 0.0
    to_us = not any(a.present[word] for word in theirs)
    to_them = not any(b.present[word] for word in ours)
    is_strange = (to_us and to_them) or (
        (to_us and a.n_articles >= _SEVERAL) or (to_them and b.n_articles >= _SEVERAL)
    )
    if not is_strange:
        return 0.0
    return max(ours.values()) * max(theirs.values()) / (a.n_articles * b.n_articles)


def _shared(ours: Profile, theirs: Profile) -> float:
    """Return how far a name that leads our story is in theirs."""
    return max(
        n_led * theirs.present[word] / (ours.n_articles * theirs.n_articles)
        for kind in LEAD_OF_KIND.values()
        for word, n_led in ours.leading.get(kind, {}).items()
    )
