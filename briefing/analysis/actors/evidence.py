"""What a name itself says of its kind, as points for person, group and place.

The points are weights found by trying them on labelled news; only their order of size matters much.
"""

import re
from collections.abc import Sequence

from briefing.analysis.lexicon import Lexicon, Sort
from briefing.analysis.memo import memo

from . import cues

Points = tuple[float, float, float]
"""For a person, for a group, for a place."""

PERSON, GROUP, PLACE = range(3)
NONE: Points = (0.0, 0.0, 0.0)

_SURNAME_SHAPE = re.compile(
    r"(?:Mc|Mac|O')[A-Z]\w+|\w{2,}(?:ovich|evich|enko|sson|ssen|owski|ewski|adze|shvili|oğlu|oglu|"
    r"opoulos|escu|yan|poor|zadeh)$"
)
_PLACE_SHAPE = re.compile(
    r"\w{2,}(?:stan|burg|burgh|ville|grad|abad|shire|polis|borough|hausen|dorf|pur|nagar|mouth|"
    r"chester)$"
)
_MIXED = re.compile(r"(?!Mc|Mac|Fitz|De|Di|Du|La|Le|Van|O')[A-Z][a-z]+[A-Z]\w+$")
_ORGANISATION_OPENERS = frozenset(
    (
        "Bank", "University", "Ministry", "Department", "Association", "Institute", "Radio", "Team",
        "Grupo", "Groupe", "Gruppo", "Banco", "Banque", "Banca", "Partido", "Parti", "Partito",
        "Consorcio", "Fundación", "Fondation", "Instituto", "Institut", "Universidad", "Université",
        "Movimiento", "Mouvement", "Frente", "Federación", "Sindicato", "Compañía", "Société",
        "Ministerio", "Canal", "Agence", "Agencia", "Club", "FC", "AC", "Air", "Credit", "Crédit",
        "Televisión",
    )
)  # fmt: skip
_SURNAMES_TOO = frozenset(
    ("Hill", "Lane", "Woods", "Bridge", "Bridges", "Forest", "Field", "Rivers", "Lake", "Banks")
)
_LINKS = frozenset(("of", "for", "and", "&"))
_PERSON_PARTICLES = frozenset(["bin", "van", "von", "de", "al", "el", "ibn", "Abu", "Al"])


def add(left: Sequence[float], right: Sequence[float]) -> Points:
    """The sum of two sets of points."""
    return left[0] + right[0], left[1] + right[1], left[2] + right[2]


@memo(16_384)
def of_form(form: str, lexicon: Lexicon) -> Points:
    """What the name itself says."""
    words = form.split(" ")
    if len(words) > 2 and words[0].lower() in ("al", "el"):
        # the Arabic article tells persons and places alike ("al-Qaem")
        words = words[2:]
    city = _of_city(" ".join(words), words[0], lexicon)
    if len(words) == 1:
        return add(_of_single(words[0], lexicon), (0, 0, city))
    points = add(_of_heads(words), (0, 0, city))
    if not _LINKS.intersection(words) and sum(word[0].isupper() for word in words) <= 4:
        points = add(points, _of_personal_name(words, lexicon))
    return add(points, _of_company_name(words, lexicon))


def _of_city(name: str, first: str, lexicon: Lexicon) -> float:
    if f"{name}*" in lexicon.cities:
        return 3.0
    if name in lexicon.cities:
        return 1.1 if first in lexicon.given else 1.7
    return 0.0


def _of_single(word: str, lexicon: Lexicon) -> Points:
    person = group = place = 0.0
    if word.isupper() and 2 <= len(word) <= 6:
        group += 3.5
    elif any(map(str.isdigit, word)):
        group += 2
    elif not word[1:].islower() and not word.startswith(("Mc", "Mac")) and "'" not in word:
        group += 2.5
    if word in lexicon.given:
        person += 2.2 if word in lexicon.common_given else 1.4
    if word in lexicon.surnames:
        person += 0.9
    if _SURNAME_SHAPE.match(word):
        person += 1.5
    if _PLACE_SHAPE.match(word):
        place += 1.5
    if word in cues.LONE_GROUPS or word in cues.ORG_HEADS:
        group += 3
    elif word.lower() in lexicon.words:
        group += 0.5
    return person, group, place


def _of_heads(words: Sequence[str]) -> Points:
    """The word that says what it is: "Party", "River", "Inc", "Jr"."""
    first, last = words[0], words[-1]
    person = 4.0 if last in cues.SUFFIXES else 0.0
    group = place = 0.0
    if last in cues.ORG_HEADS or first in _ORGANISATION_OPENERS:
        group += 6
    if last in cues.LEGAL:
        group += 8
    if "&" in words or "for" in words:
        group += 5
    if "of" in words:
        head = words[words.index("of") - 1]
        group += 5 if head in cues.ORG_HEADS else 0
        place += 4 if head in cues.PLACE_HEADS and head != "Nation" else 0
    if last in cues.PLACE_HEADS:
        place += 2.5 if last in _SURNAMES_TOO else 5.5
    if first in cues.PLACE_STARTS:
        place += 3.5
    elif first in cues.COMPASS:
        place += 3
    return person, group, place


def _of_personal_name(words: Sequence[str], lexicon: Lexicon) -> Points:
    first, last = words[0], words[-1]
    capitals = [word for word in words if word[0].isupper()]
    person = 0.0
    if first in lexicon.given:
        person += 1.2 if _is_doubtful(first, last, lexicon) else 3
    elif len(first.rstrip(".")) == 1 or (first.endswith(".") and len(first) <= 4):
        person += 3
    if last in lexicon.surnames or _SURNAME_SHAPE.match(last):
        person += 1.2
    if _PERSON_PARTICLES.intersection(words[:-1]):
        person += 1.5
    if len(capitals) in (2, 3):
        n_ordinary = sum(word.lower() in lexicon.words for word in capitals)
        person += 1.5 if not n_ordinary else 0.6 if n_ordinary < len(capitals) else 0
    if len(capitals) == 3 and words[-2] == "-":
        person += 1.5
    if first not in lexicon.given and (f"{first}*" in lexicon.cities or is_land(first, lexicon)):
        person -= 1.5
    return person, 0, 0


def _is_doubtful(first: str, last: str, lexicon: Lexicon) -> bool:
    """Whether two words are ordinary ones, though one is a rare first name ("Golden")."""
    return (
        first.lower() in lexicon.words
        and last.lower() in lexicon.words
        and last not in lexicon.surnames
        and first not in lexicon.common_given
    )


def _of_company_name(words: Sequence[str], lexicon: Lexicon) -> Points:
    first, last = words[0], words[-1]
    capitals = [word for word in words if word[0].isupper()]
    group = 0.0
    if is_land(last, lexicon) and first not in lexicon.given and first not in cues.COMPASS:
        group += 3  # "Lycos Europe"
    if f"{last}*" in lexicon.cities and first not in lexicon.given:
        group += 1.7  # "Inter Miami"
    if last.endswith("s") and len(words) == 2:
        is_from_place = is_land(first, lexicon) or f"{first}*" in lexicon.cities
        group += 3 if is_from_place else 0  # "Chicago Cubs"
    if any(word.isupper() and len(word) > 2 and "." not in word for word in words):
        group += 1.5
    if any(map(_MIXED.match, words)):
        group += 3  # "AeroSystems"
    if sum(word.lower() in lexicon.words for word in capitals) * 2 > len(capitals):
        group += 1.4
    return 0, group, 0


def is_land(word: str, lexicon: Lexicon) -> bool:
    """Whether a word alone names a state or a region."""
    return any(
        len(entry.words) == 1 and entry.sort in (Sort.STATE, Sort.REGION)
        for entry in lexicon.table.get(word, ())
    )
