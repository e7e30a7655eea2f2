"""Whether what two statements say cannot both be so."""

from collections.abc import Collection
from itertools import chain

from briefing.analysis.actors.references import KIND_OF_NOUN

from .dispute_words import GROUND, IMPLIES, OPPOSITES, meaning
from .matters import Matter, Telling, is_name, matter
from .propositions import Assertion, Denial, Proposition
from .wording import ACTING, OWNER

_COVERED = 0.5
"""So much of what is denied the other has to say."""
_NEARLY_ALL = 0.65
"""So much, where the act is none that is known."""
_GENERAL = frozenset(map(meaning, KIND_OF_NOUN)) | {"military", "police", "government"}
"""Nouns that may stand for a name."""
_GROUND = frozenset(map(meaning, GROUND))
_BESIDE = frozenset(map(meaning, ("border", "outskirts")))
"""What is told of there is not told of the place itself."""
_CITIES = frozenset(("capital", "city", "town", "village"))


def denies(one: Proposition, other: Proposition) -> Matter | None:
    """Return what `one` denies of what `other` says."""
    for denial in one.denials:
        for key in denial.keys:
            if shared := _met(denial, key, one, other):
                return matter(key, shared, one, other)
    blamed = _denied_blame(one, other)
    return Matter("blame", blamed, Telling.NAME) if blamed else None


def opposes(one: Proposition, other: Proposition) -> Matter | None:
    """Return what both speak of where they say opposite things."""
    for act, contrary in OPPOSITES:
        for mine in one.asserted(act):
            for theirs in other.asserted(contrary):
                if shared := _opposed(mine, theirs, act, contrary, one.places | other.places):
                    return matter(act, shared, one, other)
    return None


def _is_apart(one: Collection[str], other: Collection[str]) -> bool:
    return bool(one) and bool(other) and set(one).isdisjoint(other)


def _met(denial: Denial, key: str, one: Proposition, other: Proposition) -> frozenset[str]:
    """Return what the denial and an assertion of the other share; empty for different things."""
    for assertion in other.asserted(key):
        if shared := _denied(denial, key, assertion, one, other):
            return shared
    implying = (act for act, implied in IMPLIES.items() if key in implied)
    for assertion in chain.from_iterable(map(other.asserted, implying)):
        is_there = not _has_name(denial.scope) or _has_name(assertion.part & set(denial.scope))
        if is_there and (shared := _denied(denial, key, assertion, one, other)):
            return shared
    return frozenset()


def _denied(
    denial: Denial, key: str, assertion: Assertion, one: Proposition, other: Proposition
) -> frozenset[str]:
    if not _is_subject_met(denial, assertion) or _is_apart(denial.times, assertion.times):
        return frozenset()
    if not (denial.is_spoken or other.is_told) and one.years != other.years:
        return frozenset()
    if key != "enter" and _BESIDE & assertion.part - set(denial.scope) - denial.subject:
        return frozenset()
    scope = frozenset(denial.scope)
    covered = (scope & assertion.part) | {key} | (scope & other.about & (one.places | other.places))
    if (
        not denial.is_act
        or not _is_of_one_thing(scope, covered, one, other)
        or not _is_object_met(denial, key, assertion, one, other)
        or not (key in ACTING or denial.is_spoken or key == denial.keys[0])
    ):
        return frozenset()
    if len(scope) == 1:
        return _whose(key, denial, assertion, other)
    shared = (covered | ((_heads(denial.subject) | one.meant) & other.about)) - {key}
    if shared <= ACTING or len(covered) < max(len(scope) * _COVERED, _least(scope, one, other)):
        return frozenset()
    if denial.is_spoken and len(covered) <= len(scope) * _COVERED:
        return frozenset()
    if key in ACTING:
        return shared
    same = _heads(denial.subject) & assertion.subject
    after = set(denial.scope[denial.scope.index(key) + 1 :]) & covered
    is_enough = bool(after) and (len(covered) > 2 or _has_name(after) or bool(same))
    return shared if is_enough and len(covered) > len(scope) * _NEARLY_ALL else frozenset()


def _is_object_met(
    denial: Denial, key: str, assertion: Assertion, one: Proposition, other: Proposition
) -> bool:
    """Whether the act was done to what the denial names after it."""
    after = denial.objects[key] - ACTING
    if after <= one.places and (after <= other.about or _is_open(denial.scope, one, other)):
        return True
    return after <= assertion.object | assertion.subject or (
        denial.is_spoken and after <= assertion.part
    )


def _is_subject_met(denial: Denial, assertion: Assertion) -> bool:
    """Whether the assertion may be of whom the denial speaks."""
    if denial.pronoun and assertion.pronoun and denial.pronoun != assertion.pronoun:
        return False
    mine, theirs = denial.subject - ACTING, assertion.subject - ACTING
    if not mine or not theirs or mine & assertion.object or theirs & set(denial.scope):
        return True
    return not _are_others(mine, theirs) and (
        bool(_heads(mine) & theirs) or _may_stand_for(mine, theirs)
    )


def _heads(subject: frozenset[str]) -> frozenset[str]:
    """Return who it is, without whose it is."""
    return frozenset(word for word in subject if not word.endswith(OWNER))


def _may_stand_for(mine: frozenset[str], theirs: frozenset[str]) -> bool:
    """Whether one is a name and the other a noun that may stand for it: "the company"."""
    return any(
        _has_name(named) and bool(general & _GENERAL) and not _has_name(general)
        for named, general in ((mine, theirs), (theirs, mine))
    )


def _are_others(mine: Collection[str], theirs: Collection[str]) -> bool:
    """Whether both name somebody, and not the same."""
    names = [{w.removesuffix(OWNER) for w in words if is_name(w)} for words in (mine, theirs)]
    return bool(names[0]) and bool(names[1]) and names[0].isdisjoint(names[1])


def _least(scope: Collection[str], one: Proposition, other: Proposition) -> int:
    """Return how many words of a denial have to be met: one where "the city" is left open."""
    return 1 if _is_open(scope, one, other) else 2


def _is_open(scope: Collection[str], one: Proposition, other: Proposition) -> bool:
    """Whether the denial names a place and the other only says "the city"."""
    has_city = not other.places and not _CITIES.isdisjoint(other.about)
    return has_city and not one.places.isdisjoint(scope)


def _is_of_one_thing(
    scope: Collection[str], covered: Collection[str], one: Proposition, other: Proposition
) -> bool:
    """Whether the other speaks of whom, and of the place, the denial names."""
    names = {word for word in scope if is_name(word)}
    if not names:
        return True
    if _is_open(scope, one, other) and names <= one.places:
        return True
    return bool(names & set(covered)) and (names & one.places <= other.about or not other.places)


def _whose(key: str, denial: Denial, assertion: Assertion, other: Proposition) -> frozenset[str]:
    """Return who did nothing but the act itself, where both say so: "she had not resigned"."""
    if denial.subject and denial.subject == assertion.subject:
        return denial.subject
    if key not in ACTING or assertion.is_counted:
        return frozenset()
    named = assertion.subject | assertion.object
    return _heads(denial.subject) & (named if assertion.subject else other.about)


def _opposed(
    mine: Assertion, theirs: Assertion, act: str, contrary: str, places: frozenset[str]
) -> frozenset[str]:
    shared = (mine.part & theirs.part) - {act, contrary}
    if _is_apart(mine.times, theirs.times):
        return frozenset()
    if _is_apart(mine.part & places, theirs.part & places):
        return frozenset()
    same_subject = _heads(mine.subject) & theirs.subject - ACTING
    if "hold" in (act, contrary):
        taken, held = (mine, theirs) if act == "capture" else (theirs, mine)
        ground = taken.object & held.part & (_GROUND | places)
        return frozenset(ground) if not same_subject else frozenset()
    if not same_subject or _heads(mine.subject) != _heads(theirs.subject):
        return frozenset()
    return shared if shared - ACTING else frozenset()


def _denied_blame(one: Proposition, other: Proposition) -> str:
    """Return whom `other` accuses, where `one` is that one's denial, in whatever words."""
    is_general = any(denial.is_general for denial in one.denials)
    if not one.source or not (is_general or one.is_untrue):
        return ""
    is_accused = one.source in other.accused and one.source != other.source
    return one.source if is_accused and not other.denials else ""


def _has_name(words: Collection[str]) -> bool:
    return any(is_name(word) for word in words)
