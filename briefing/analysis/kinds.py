"""What a name is: cues summed over all its mentions in the article, so that one kind holds for all."""

import re
from collections.abc import Mapping, Sequence

from briefing.model import ActorKind
from . import cues
from .lexicon import Lexicon, Sort
from .names import Name

_AROUND = re.compile(r"\w+(?:['’]\w+)?|[^\w\s]")
_AGE = re.compile(r",\s\d{2}(?:,|\sand\b|\.|\)|\s—)|\s\(\d{2}\)")
_APPOSED = re.compile(
    r",\s(?:a|an|the|its|his|her|one of the)\s((?:[\w'’-]+\s){0,5}?[\w'’-]+)(?=[,.;]|\s(?:of|who|that|in|for|at|with|and|from|based|which)\b)"
)
_SURNAME_SHAPE = re.compile(
    r"(?:Mc|Mac|O')[A-Z]\w+|\w{2,}(?:ovich|evich|enko|sson|ssen|owski|ewski|adze|shvili|oğlu|oglu|opoulos|escu|yan|poor|zadeh)$"
)
_PLACE_SHAPE = re.compile(
    r"\w{2,}(?:stan|burg|burgh|ville|grad|abad|shire|istan|polis|borough|hausen|dorf|pur|nagar|mouth|chester)$"
)

Evidence = list[float]
"""For a person, for a group, for a place."""

PERSON, GROUP, PLACE = range(3)
_SURE = 4.0
_KINDS = (ActorKind.PERSON, ActorKind.GROUP, ActorKind.PLACE)

KIND_OF_SORT = {
    Sort.STATE: ActorKind.STATE,
    Sort.DEMONYM: ActorKind.STATE,
    Sort.CAPITAL: ActorKind.PLACE,
    Sort.REGION: ActorKind.PLACE,
    Sort.REGIONAL: ActorKind.PLACE,
    Sort.PLACE: ActorKind.PLACE,
    Sort.PEOPLE: ActorKind.GROUP,
    Sort.GROUP: ActorKind.GROUP,
    Sort.KNOWN: ActorKind.GROUP,
}


def judge(
    names: Sequence[Name], texts: Sequence[str], lexicon: Lexicon
) -> dict[str, ActorKind | None]:
    """The kind of each form; None for what names no actor."""
    evidence: dict[str, Evidence] = {}
    sorts = {}
    for name in names:
        form = name.form
        if name.entry:
            sorts[form] = name.entry.sort
            evidence.setdefault(form, [0.0, 0.0, 0.0])
        elif form not in evidence:
            evidence[form] = _of_form(_without_article(name.words), lexicon)
        _add(evidence[form], _of_context(name, texts[name.text_number], lexicon))
    _share_surnames(evidence, sorts)
    return {form: _decide(form, found, sorts.get(form)) for form, found in evidence.items()}


def _decide(form: str, found: Evidence, sort: Sort | None) -> ActorKind | None:
    if sort is Sort.OTHER:
        return None
    if sort is not None:
        kind = KIND_OF_SORT[sort]
        if found[PERSON] >= 6 and sort not in (Sort.DEMONYM, Sort.GROUP, Sort.REGIONAL):
            return ActorKind.PERSON
        return kind
    if form.rsplit(" ", 1)[-1] in cues.EVENT_HEADS and max(found) < 5:
        return None
    best = max((GROUP, PLACE, PERSON), key=found.__getitem__)
    return _KINDS[best]


def _add(total: Evidence, more: Sequence[float]) -> None:
    for kind in range(3):
        total[kind] += more[kind]


def _of_form(words: tuple[str, ...], lexicon: Lexicon) -> Evidence:
    """What the name itself says."""
    person = group = place = 0.0
    first, last = words[0], words[-1]
    capitals = [word for word in words if word[0].isupper()]
    if last in cues.SUFFIXES and len(words) > 1:
        person += 4
    if last in cues.ORG_HEADS or first in (
        "Bank",
        "University",
        "Ministry",
        "Department",
        "Association",
        "Institute",
    ):
        group += 6 if len(words) > 1 else 2.5
    if last in cues.LEGAL and len(words) > 1:
        group += 8
    if "&" in words:
        group += 5
    if len(words) > 1 and "of" in words and words[words.index("of") - 1] in cues.ORG_HEADS:
        group += 5
    if len(words) > 1 and "for" in words:
        group += 5
    if last in cues.PLACE_HEADS and len(words) > 1:
        place += 5.5
    if first in cues.PLACE_STARTS and len(words) > 1:
        place += 3.5
    if first in cues.COMPASS and len(words) > 1:
        place += 3
    form = " ".join(words)
    if form in lexicon.cities or f"{form}*" in lexicon.cities:
        is_large = f"{form}*" in lexicon.cities
        place += 3.0 if is_large else 1.1 if form in lexicon.given else 1.7
    if len(words) == 1:
        more = _of_single(first, lexicon)
    else:
        more = _of_several(words, capitals, lexicon)
    return [person + more[PERSON], group + more[GROUP], place + more[PLACE]]


def _without_article(words: tuple[str, ...]) -> tuple[str, ...]:
    """The words without an Arabic article, which tells persons and places alike ("al-Qaem")."""
    return words[2:] if len(words) > 2 and words[0] in ("al", "el", "Al", "El") else words


def _of_single(word: str, lexicon: Lexicon) -> Evidence:
    person = group = place = 0.0
    if word.isupper() and 2 <= len(word) <= 6:
        group += 3.5
    elif (
        any(letter.isupper() for letter in word[1:])
        and "'" not in word
        and not word.startswith(("Mc", "Mac"))
    ):
        group += 2.5
    elif any(letter.isdigit() for letter in word):
        group += 2
    if word in lexicon.given:
        person += 2.2 if word in lexicon.common_given else 1.4
    if word in lexicon.surnames:
        person += 0.9
    if _SURNAME_SHAPE.match(word):
        person += 1.5
    if _PLACE_SHAPE.match(word):
        place += 1.5
    if word in cues.LONE_GROUPS:
        group += 3
    elif word.lower() in lexicon.words:
        group += 0.5
    return [person, group, place]


def _of_several(words: tuple[str, ...], capitals: Sequence[str], lexicon: Lexicon) -> Evidence:
    person = group = place = 0.0
    first, last = words[0], words[-1]
    is_short = (
        len(capitals) <= 4
        and "&" not in words
        and "of" not in words
        and "for" not in words
        and "and" not in words
    )
    if is_short:
        if first in lexicon.given:
            is_doubtful = (
                first.lower() in lexicon.words
                and last.lower() in lexicon.words
                and last not in lexicon.surnames
                and first not in lexicon.common_given
            )
            person += 1.2 if is_doubtful else 3
        elif len(first.rstrip(".")) == 1 or (first.endswith(".") and len(first) <= 4):
            person += 3
        if last in lexicon.surnames or _SURNAME_SHAPE.match(last):
            person += 1.2
        if any(
            word in ("bin", "van", "von", "de", "al", "el", "ibn", "Abu", "Al")
            for word in words[:-1]
        ):
            person += 1.5
        if not any(word.lower() in lexicon.words for word in capitals) and len(capitals) in (2, 3):
            person += 1.5
        if len(capitals) == 3 and words[-2] == "-":
            person += 1.5
    if (
        any(
            entry.words == (last,) and entry.sort in (Sort.STATE, Sort.REGION)
            for entry in lexicon.table.get(last, ())
        )
        and first not in lexicon.given
    ):
        group += 3
    if any(word.isupper() and len(word) > 2 and "." not in word for word in words):
        group += 1.5
    if sum(word.lower() in lexicon.words for word in capitals) * 2 > len(capitals):
        group += 1.4
    return [person, group, place]


def _is_land(word: str, lexicon: Lexicon) -> bool:
    """Whether a word alone names a state or a region."""
    return any(
        entry.words == (word,) and entry.sort in (Sort.STATE, Sort.REGION)
        for entry in lexicon.table.get(word, ())
    )


def _of_context(name: Name, text: str, lexicon: Lexicon) -> Evidence:
    """What the words around one mention say."""
    person = group = place = 0.0
    if name.titled:
        person += 6
    before = _AROUND.findall(text[max(0, name.start - 45) : name.start])[-3:]
    after_text = text[name.end : name.end + 70]
    after = _AROUND.findall(after_text[:40])[:4]
    left = before[-1].lower() if before else ""
    further = before[-2].lower() if len(before) > 1 else ""
    right = after[0] if after else ""
    if left in cues.LOCATIVE:
        place += cues.LOCATIVE[left]
    elif left == "of":
        if further in cues.PLACE_OF:
            place += 4
    elif left in cues.PLACE_OF and left not in (
        "north",
        "south",
        "east",
        "west",
        "state",
        "island",
    ):
        place += 3
    elif left in cues.ROLES:
        person += 3
    elif left in cues.GROUP_NOUNS:
        group += 3
    elif left == ",":
        if further in cues.ROLES:
            person += 1.5
        elif further in cues.GROUP_NOUNS:
            group += 2.5
    elif left in cues.SPEECH:
        person += 0.8
        group += 0.8
    elif left == "as" and further == "far":
        place += 3
    elif left == "the":
        person -= 2.0
        group += 0.6
    if right in cues.SPEECH:
        person += 0.8
        group += 0.8
    elif right in cues.PERSON_AFTER:
        person += 1.5
    elif right in cues.GROUP_AFTER:
        group += 1.5
    elif right in cues.PLACE_AFTER:
        place += 3
    elif right == ",":
        more = _of_apposition(after, after_text, lexicon)
        person, group, place = person + more[0], group + more[1], place + more[2]
    elif (
        right.isdigit()
        and len(after) > 1
        and after[1] in ("kilometers", "kilometres", "km", "miles")
    ):
        place += 3
    if _AGE.match(after_text):
        person += 5
    return [person, group, place]


def _of_apposition(after: Sequence[str], after_text: str, lexicon: Lexicon) -> Evidence:
    """ "Hama, Syria", "Mr. X, who", "Acme, the retailer,"."""
    following = after[1] if len(after) > 1 else ""
    if following in ("who", "whose"):
        return [4, 0, 0]
    if following == "where":
        return [0, 0, 3]
    for entry in lexicon.table.get(following, ()):
        if entry.sort in (Sort.STATE, Sort.REGION):
            return [0, 0, 2]
    found = _APPOSED.match(after_text)
    if found:
        noun = re.split(r"[\s-]", found.group(1))[-1].lower()
        if noun in cues.ROLES:
            return [3, 0, 0]
        if noun in cues.GROUP_NOUNS:
            return [0, 3, 0]
        if noun in cues.PLACE_OF:
            return [0, 0, 3]
    return [0, 0, 0]


def _share_surnames(evidence: Mapping[str, Evidence], sorts: Mapping[str, Sort]) -> None:
    """A single word that ends a person's full name is that person.

    A state or a region ("Jordan") is only where the full name is surely a person's.
    """
    for form, found in evidence.items():
        words = form.split(" ")
        if len(words) == 2 and words[1] in cues.PLACE_HEADS and words[0] in evidence:
            evidence[words[0]][PLACE] += 3
        if len(words) == 1 or not _is_person(found):
            continue
        is_sure = found[PERSON] >= _SURE and found[PERSON] > max(found[GROUP], found[PLACE]) + 2
        for part in {words[-1], _particled(words)}:
            if part in evidence and part != form and (is_sure or part not in sorts):
                evidence[part][PERSON] += 6
        if words[0] in evidence and words[0] not in sorts:
            evidence[words[0]][PERSON] += 2


def _particled(words: Sequence[str]) -> str:
    """The surname with its particles: "van Gaal", "al - Sisi"."""
    place = len(words) - 1
    while place > 1 and (words[place - 1] == "-" or words[place - 1].islower()):
        place -= 1
    return " ".join(words[place:])


def _is_person(found: Evidence) -> bool:
    return found[PERSON] > 0 and found[PERSON] >= max(found)
