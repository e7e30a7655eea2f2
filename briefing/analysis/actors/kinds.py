"""What a name is: the cues of all its mentions together, so that one kind holds for all."""

from collections.abc import Mapping, Sequence
from itertools import pairwise

from briefing.analysis.lexicon import Lexicon, Sort
from briefing.model import ActorKind

from . import cues
from .evidence import GROUP, NONE, PERSON, PLACE, Points, add, of_form
from .names import Name
from .surroundings import of_context

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
_KINDS = {PERSON: ActorKind.PERSON, GROUP: ActorKind.GROUP, PLACE: ActorKind.PLACE}
_BELONGS_TO_FULL_NAME = 6.0
"""Points for a word that is the surname of a person named in full."""
_DIVISIONS = frozenset(
    (
        "Province",
        "County",
        "City",
        "District",
        "Region",
        "State",
        "Governorate",
        "Prefecture",
        "Oblast",
    )
)
_BETWEEN_LISTED = frozenset((" and ", ", ", ", and ", " or "))
_EVENT_SURNAMES = frozenset(
    ("Deal", "Law", "Bill", "Tour", "Price", "Fever", "Love", "Song", "Code")
)
_SAYS_LITTLE = 1.5
_LANDS = (Sort.CAPITAL, Sort.REGION, Sort.PLACE)
_SETTLED = frozenset((Sort.DEMONYM, Sort.GROUP, Sort.REGIONAL, Sort.PEOPLE, Sort.OTHER))
"""What no words around a name can change."""
_STAYS = frozenset((Sort.STATE, Sort.CAPITAL, Sort.REGION, Sort.PLACE))
"""What only a person of that name can change."""
_NEVER_PERSONS = (Sort.DEMONYM, Sort.GROUP, Sort.REGIONAL)


def judge(
    names: Sequence[Name], texts: Sequence[str], lexicon: Lexicon
) -> dict[str, ActorKind | None]:
    """The kind of each form; None for what names no actor."""
    points: dict[str, Points] = {}
    sorts: dict[str, Sort] = {}
    last_words = {name.form.rpartition(" ")[2] for name in names if " " in name.form}
    for name in names:
        form = name.form
        if name.entry:
            sort = sorts[form] = name.entry.sort
            points.setdefault(form, NONE)
            if sort in _SETTLED or (
                sort in _STAYS and form not in last_words and not name.is_titled
            ):
                continue
        elif form not in points:
            points[form] = of_form(form, lexicon)
        points[form] = add(points[form], of_context(name, texts[name.text_number], lexicon))
    _share_in_lists(names, texts, points, sorts)
    _share_among_parts(points, sorts)
    sorts |= _namesakes(names)
    kinds = {form: _decide(form, found, sorts.get(form)) for form, found in points.items()}
    for form, found in points.items():
        words = form.split(" ")
        if form not in sorts and _says_nothing(form, found, lexicon):
            kinds[form] = None
        elif kinds[form] is None and words[0] in cues.EVENT_STARTS and words[-1] in kinds:
            kinds[words[-1]] = None
    return kinds


def _is_surname(words: Sequence[str], points: Points) -> bool:
    """Whether the word for an event is the surname of somebody ("Stan Deal")."""
    return len(words) == 2 and words[1] in _EVENT_SURNAMES and points[PERSON] >= 3


def _namesakes(names: Sequence[Name]) -> dict[str, Sort]:
    """States' names that mean a region here, by the regions named beside them ("Georgia")."""
    doubtful = {
        name.form: name.entry
        for name in names
        if name.entry and name.entry.sort is Sort.STATE and name.entry.state
    }
    found = {}
    entries = [name.entry for name in names if name.entry and name.form not in doubtful]
    for form, entry in doubtful.items():
        beside = sum(e.sort is Sort.REGION and e.state == entry.state for e in entries)
        own = sum(entry.canonical in (e.canonical, e.state) for e in entries)
        if beside > own:
            found[form] = Sort.REGION
    return found


def _says_nothing(form: str, points: Points, lexicon: Lexicon) -> bool:
    """Whether an ordinary word stands with a capital and nothing else speaks for a name."""
    return max(points) < 0.9 and form.lower() in lexicon.words


def _decide(form: str, points: Points, sort: Sort | None) -> ActorKind | None:
    if sort is Sort.OTHER:
        return None
    if sort is not None:
        is_person = (
            points[PERSON] >= max(_BELONGS_TO_FULL_NAME, points[PLACE])
            and sort not in _NEVER_PERSONS
        )
        return ActorKind.PERSON if is_person else KIND_OF_SORT[sort]
    words = form.split(" ")
    is_event = words[-1] in cues.EVENT_HEADS or (len(words) > 1 and words[0] in cues.EVENT_STARTS)
    if is_event and max(points) < 5 and not _is_surname(words, points):
        return None
    return _KINDS[max((GROUP, PLACE, PERSON), key=points.__getitem__)]


def _share_in_lists(
    names: Sequence[Name],
    texts: Sequence[str],
    points: dict[str, Points],
    sorts: Mapping[str, Sort],
) -> None:
    """Let what is listed side by side be of one kind ("Homs and Tarnov")."""
    for left, right in pairwise(names):
        if left.text_number != right.text_number or not 2 <= right.start - left.end <= 6:
            continue
        if texts[left.text_number][left.end : right.start] not in _BETWEEN_LISTED:
            continue
        for name, other in ((left, right), (right, left)):
            if name.entry or name.is_titled or max(points[name.form]) >= _SAYS_LITTLE:
                continue
            person, group, place = points[other.form]
            if sorts.get(other.form) in _LANDS or place >= max(_SAYS_LITTLE, person, group):
                points[name.form] = add(points[name.form], (0, 0, 1.5))


def _share_among_parts(points: dict[str, Points], sorts: Mapping[str, Sort]) -> None:
    """Let a name in full tell what its parts are: "Ann Lee" of "Lee", "Gao Province" of "Gao".

    A part that the table knows ("Jordan") follows only a name that is surely a person's.
    """
    for form, found in tuple(points.items()):
        words = form.split(" ")
        if len(words) == 1:
            continue
        if words[-1] in cues.FIRM_ENDS and (firm := " ".join(words[:-1])) in points:
            points[firm] = add(points[firm], (0, 4, 0))
        if len(words) == 2 and words[1] in _DIVISIONS and words[0] in points:
            points[words[0]] = add(points[words[0]], (0, 0, 3))
        if not 0 < found[PERSON] >= max(found):
            continue
        is_sure = found[PERSON] >= 4 and found[PERSON] > max(found[GROUP], found[PLACE]) + 2
        surname = surname_of(words)
        for part in {words[-1], surname, surname[:1].upper() + surname[1:]}:
            if part in points and part != form and (is_sure or part not in sorts):
                points[part] = add(points[part], (_BELONGS_TO_FULL_NAME, 0, 0))
        if words[0] in points and words[0] not in sorts:
            points[words[0]] = add(points[words[0]], (2, 0, 0))


def surname_of(words: Sequence[str]) -> str:
    """The surname with its particles: "van Gaal", "al - Sisi"."""
    place = len(words) - 1
    while place > 1 and (words[place - 1] == "-" or words[place - 1].islower()):
        place -= 1
    return " ".join(words[place:])
