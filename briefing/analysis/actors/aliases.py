"""Who is meant: short forms, acronyms and surnames to the one name an article's actor has."""

import re
from collections.abc import Mapping, Sequence

from briefing.analysis.lexicon import lexicon
from briefing.analysis.memo import memo
from briefing.analysis.text.tokens import PARTICLES
from briefing.model import ActorKind

from . import cues
from .known import KnownNames
from .names import Name

_NICKNAME = re.compile(r"\s(?:[\"“].*?[\"”]|\(.*?\))\s")
_SMALL = frozenset(["of", "the", "and", "for", "in", "on", "to", "de", "la", "du", "&", "-", "al"])


def canonical_names(
    names: Sequence[Name],
    kinds: Mapping[str, ActorKind | None],
    texts: Sequence[str],
    renamed: Mapping[str, str],
    own: KnownNames,
) -> dict[str, str]:
    """Each form's canonical name; `renamed` has the forms introduced as other names of others."""
    found: dict[str, str] = {}
    shown: dict[str, str] = {}
    for name in names:
        if name.form not in shown or shown[name.form].isupper():
            text = shown_form(texts[name.text_number][name.start : name.end])
            shown[name.form] = name.form if text.isupper() and not name.form.isupper() else text
        if name.entry and kinds.get(name.form) is not ActorKind.PERSON:
            found[name.form] = name.entry.canonical
    people = [form for form, kind in kinds.items() if kind is ActorKind.PERSON]
    found.update(_people(people, shown, lexicon().given))
    groups = [form for form, kind in kinds.items() if kind is ActorKind.GROUP]
    # "Lebanon's Health Ministry" is not the "Gaza Health Ministry"
    owned = frozenset(
        name.form
        for name in names
        if texts[name.text_number][max(0, name.start - 3) : name.start].endswith(("'s ", "’s "))
    )
    found.update(_groups(groups, found, shown, renamed, owned))
    for form in kinds:
        found.setdefault(form, shown[form])
    _settle_acronyms(names, kinds, found)
    found.update({form: found[long] for form, long in renamed.items()})
    if not own.canonical:
        return found
    return {
        form: own.canonical_of(shown[form]) or own.canonical_of(name) or name
        for form, name in found.items()
    }


def shown_form(text: str) -> str:
    """A name as a page shows it: white space and apostrophes made plain, without a nickname."""
    if "“" in text or '"' in text or "(" in text:
        text = _NICKNAME.sub(" ", text)
    return " ".join(text.replace("’", "'").split())


def _people(
    forms: Sequence[str], shown: Mapping[str, str], given: frozenset[str]
) -> dict[str, str]:
    """The fullest name of each person, by surname or by given name."""
    full = [
        form.split(" ") for form in forms if " " in form and not form.startswith(("al -", "el -"))
    ]
    found = {}
    for form in forms:
        words = form.split(" ")
        longer = [other for other in full if len(other) > len(words)]
        fits = (_is_short_for, _is_inside)
        best = next((o for fit in fits for o in longer if fit(words, o, given)), words)
        found[form] = shown[" ".join(best)]
    for form, name in found.items():
        # "Garang Atem" is "Peter Garang Atem", and so is "Atem"
        found[form] = found.get(name, name)
    return found


def _is_short_for(words: Sequence[str], others: Sequence[str], given: frozenset[str]) -> bool:
    """Whether the words are a shorter way to write the full name."""
    if others[-1] in cues.SUFFIXES and words[-1] not in cues.SUFFIXES:
        others = others[:-1]
    if len(words) == 1:
        return words[0] in (others[-1], others[0])
    if words == others:
        return True
    if words[-1] != others[-1]:
        return False
    if words[0] == others[0]:
        return True
    if list(map(str.lower, words)) != list(map(str.lower, others[-len(words) :])):
        return False
    is_surname = words[1] == "-" or words[0].lower() in PARTICLES
    return is_surname or words[0] not in given


def _is_inside(words: Sequence[str], others: Sequence[str], given: frozenset[str]) -> bool:
    """Whether the words stand inside the full name: "Kiir" or "al-Nur" of three names."""
    if len(others) <= len(words) + 1 or (words[0] in given and len(others) < 4):
        return False
    small, long = [word.lower() for word in words], [word.lower() for word in others]
    inner = range(1, len(long) - len(small) + 1)
    return any(long[i : i + len(small)] == small and long[i - 1] != "-" for i in inner)


def _groups(
    forms: Sequence[str],
    found: Mapping[str, str],
    shown: Mapping[str, str],
    renamed: Mapping[str, str],
    owned: frozenset[str],
) -> dict[str, str]:
    """Firms by their name in full; "the Health Ministry" as the one named more fully."""
    settled = {}
    has_acronym = set(renamed.values())
    for form in forms:
        head, _, last = form.rpartition(" ")
        if last in cues.LEGAL and head in forms and head not in found:
            settled[head] = shown[form]
        if last not in cues.ORG_HEADS or form in found:
            continue
        fuller = [
            other
            for other in forms
            if other.endswith(f" {form}") or other.startswith((f"{form} of ", f"{form} for "))
        ]
        if len(fuller) > 1:
            # a group with an acronym is called by it later, not by its last word
            fuller = [other for other in fuller if other not in has_acronym]
        if len(fuller) == 1 and form not in owned:
            settled[form] = found.get(fuller[0], shown[fuller[0]])
    return settled


def _settle_acronyms(
    names: Sequence[Name], kinds: Mapping[str, ActorKind | None], found: dict[str, str]
) -> None:
    """An acronym means the long form whose initials it is."""
    entries = {name.form: name.entry.canonical for name in names if name.entry}
    longs = [
        form
        for form, kind in kinds.items()
        if " " in form and kind in (ActorKind.GROUP, ActorKind.PLACE)
    ]
    present = set(found.values()) - {entries.get(form) for form in kinds if " " not in form}
    for form, kind in kinds.items():
        letters = form.replace(".", "")
        if " " in form or not letters.isupper() or len(letters) < 2 + (form in entries):
            continue
        if kind not in (ActorKind.GROUP, None) or entries.get(form) in present:
            continue
        for long in longs:
            if letters in initials(long):
                found[form] = found[long]
                break


@memo(16_384)
def initials(form: str) -> tuple[str, str]:
    """The initials of a name, without its small words and with them."""
    words = [word for word in form.split(" ") if word[0].isalpha()]
    letters = [word.replace(".", "") if "." in word else word[0].upper() for word in words]
    large = [part for word, part in zip(words, letters, strict=True) if word not in _SMALL]
    return "".join(large), "".join(letters)
