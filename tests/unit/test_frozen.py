"""Our frozen dataclasses are the standard library's in all one can see."""

import copy
import dataclasses
import pickle
from collections.abc import Mapping
from dataclasses import dataclass as standard
from dataclasses import field

import pytest

from briefing.frozen import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Paper:
    """A value with what a field can have."""

    name: str
    pages: int = 4
    counted: Mapping[str, int] = field(default_factory=dict)
    text: str = field(default="", repr=False)


@dataclass(frozen=True, slots=True)
class Place:
    """A value told by its place."""

    paper: str
    page: int = 1
    seen: bool = field(default=False, compare=False)


@dataclass(frozen=True, slots=True)
class Seat(Place):
    """One more field."""

    chair: int = 7


@dataclass(frozen=True, slots=True, kw_only=True)
class Nothing:
    """No field."""


class Standard:
    """The same classes as the library makes them."""

    @standard(frozen=True, slots=True, kw_only=True)
    class Paper:
        """Of the library."""

        name: str
        pages: int = 4
        counted: Mapping[str, int] = field(default_factory=dict)
        text: str = field(default="", repr=False)

    @standard(frozen=True, slots=True)
    class Place:
        """Of the library."""

        paper: str
        page: int = 1
        seen: bool = field(default=False, compare=False)


def test_it_is_made_with_its_defaults() -> None:
    paper = Paper(name="Wire")
    assert (paper.name, paper.pages, paper.counted, paper.text) == ("Wire", 4, {}, "")
    assert Paper(name="a").counted is not Paper(name="b").counted
    assert Place("Wire", 3) == Place(page=3, paper="Wire")
    assert (Seat("Wire").page, Seat("Wire", 2, chair=3).chair) == (1, 3)
    assert Nothing() == Nothing()


@pytest.mark.parametrize(
    ("words", "named"),
    [((), {}), (("Wire",), {}), ((), {"name": "Wire", "ink": 1})],
    ids=["too few", "by place", "unknown"],
)
def test_what_it_cannot_be_made_of_is_refused_as_the_library_does(
    words: tuple[str, ...], named: dict[str, object]
) -> None:
    for cls in (Paper, Standard.Paper):
        with pytest.raises(TypeError, match=r"__init__\(\)"):
            cls(*words, **named)  # type: ignore[arg-type]


def test_equal_ones_are_equal_and_have_the_same_hash() -> None:
    assert Place("Wire", 2) == Place("Wire", 2)
    assert Place("Wire", 2) != Place("Wire", 3)
    assert Place("Wire", 2, True) == Place("Wire", 2)
    assert hash(Place("Wire", 2, True)) == hash(Place("Wire", 2))
    others: list[object] = [Standard.Place("Wire", 7), Seat("Wire", 7), ("Wire", 7)]
    assert Place("Wire", 7) not in others
    assert hash(Place("Wire", 2)) == hash(Place("Wire", 2)) == hash(Standard.Place("Wire", 2))
    assert {Place("Wire"): 1}[Place("Wire")] == 1
    with pytest.raises(TypeError, match="unhashable"):
        hash(Paper(name="Wire"))


def test_it_cannot_be_changed() -> None:
    place = Place("Wire")
    with pytest.raises(dataclasses.FrozenInstanceError, match="cannot assign to field 'page'"):
        place.page = 2  # type: ignore[misc]
    with pytest.raises(dataclasses.FrozenInstanceError, match="cannot delete field 'page'"):
        del place.page
    with pytest.raises(AttributeError):
        place.ink = 2  # type: ignore[attr-defined]
    assert not hasattr(place, "__dict__")


def test_it_is_shown_as_the_library_shows_it() -> None:
    shown = repr(Paper(name="Wire", text="long"))
    assert shown == repr(Standard.Paper(name="Wire", text="long")).removeprefix("Standard.")


def test_it_is_copied_pickled_taken_apart_and_matched() -> None:
    paper, place = Paper(name="Wire", counted={"a": 1}), Place("Wire", 2)
    assert pickle.loads(pickle.dumps(paper)) == paper  # noqa: S301 - our own
    assert copy.deepcopy(paper) == paper
    assert dataclasses.replace(paper, pages=8) == Paper(name="Wire", pages=8, counted={"a": 1})
    assert dataclasses.asdict(place) == {"paper": "Wire", "page": 2, "seen": False}
    match place:
        case Place(name, page):
            assert (name, page) == ("Wire", 2)


def test_only_what_is_frozen_and_has_slots_is_made_this_way() -> None:
    with pytest.raises(TypeError):
        dataclass(frozen=False, slots=True)(Place)
