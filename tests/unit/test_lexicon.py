"""The packaged lists: what they must hold, what must not be in them, and in what order."""

import hashlib
from pathlib import Path

import pytest

from briefing.analysis.lexicon import Sort, WordList, lexicon
from briefing.analysis.text.tokens import tokenize

MANIFEST = Path(__file__).parents[2] / "tools" / "lexicon" / "manifest.txt"
PACKAGED = Path(__file__).parents[2] / "briefing" / "data" / "lexicon"


def entry(name: str) -> tuple[Sort, str] | None:
    words = tuple(token.text for token in tokenize(name))
    for found in lexicon().table.get(words[0], ()):
        if found.words == words:
            return found.sort, found.canonical
    return None


@pytest.mark.parametrize(
    ("name", "sort", "canonical"),
    [
        ("Syrian", Sort.DEMONYM, "Syria"),
        ("Turkey", Sort.STATE, "Türkiye"),
        ("Britain", Sort.STATE, "United Kingdom"),
        ("U.S.", Sort.STATE, "United States"),
        ("U.N.", Sort.GROUP, "United Nations"),
        ("Kiev", Sort.CAPITAL, "Kyiv"),
        ("Alawite", Sort.PEOPLE, "Alawites"),
        ("European", Sort.REGIONAL, "Europe"),
        ("McDonald’s", Sort.GROUP, "McDonald's"),
        ("al-Qaeda", Sort.GROUP, "al-Qaida"),
        ("Côte d'Ivoire", Sort.STATE, "Ivory Coast"),
        ("World Cup", Sort.OTHER, "World Cup"),
    ],
)
def test_the_table_knows(name: str, sort: Sort, canonical: str) -> None:
    assert entry(name) == (sort, canonical)


def test_a_capital_knows_its_state() -> None:
    moscow = next(found for found in lexicon().table["Moscow"] if found.words == ("Moscow",))
    assert moscow.state == "Russia"


def test_each_state_has_one_canonical_name() -> None:
    states = {e.canonical for es in lexicon().table.values() for e in es if e.sort is Sort.STATE}
    for state in states:
        assert entry(state) == (Sort.STATE, state)


def test_the_dictionary_is_of_lower_case_words() -> None:
    words = lexicon().words
    assert all(word in words for word in ("ceasefire", "analyse", "analyze", "soldiers"))
    assert not any(word in words for word in ("damascus", "boeing", "al", "", "a\nb"))


def test_a_word_list_has_its_lines_and_nothing_else() -> None:
    lines = (PACKAGED / "cities.txt").read_text("utf-8")
    words = lines.split("\n")[:-1]
    cities = WordList(lines)
    assert all(word in cities for word in words)
    known = set(words)
    others = {f"{word}{end}" for word in words[::50] for end in ("x", " ", "é", "\n")} | {
        word[:-1] for word in words[::20]
    }
    assert {word for word in others if word in cities} == others & known


def test_cities_have_their_plain_spelling_too() -> None:
    assert lexicon().is_city("São Paulo")
    assert lexicon().is_city("Sao Paulo")
    assert not lexicon().is_city("Nowhere")


def test_longer_entries_come_first_so_that_they_win() -> None:
    for found in lexicon().table.values():
        lengths = [len(item.words) for item in found]
        assert lengths == sorted(lengths, reverse=True)


def test_the_packaged_lists_are_those_that_were_built() -> None:
    rows = MANIFEST.read_text("utf-8").splitlines()
    built = dict(row.split("  ")[::-1] for row in rows if not row.startswith("#"))
    packaged = {
        path.name: hashlib.sha256(path.read_bytes()).hexdigest() for path in PACKAGED.iterdir()
    }
    assert packaged == {name: built.get(name) for name in packaged}


@pytest.mark.parametrize("name", sorted(path.name for path in PACKAGED.iterdir()))
def test_a_list_is_sorted_without_doubles_and_named_in_the_notice(name: str) -> None:
    lines = (PACKAGED / name).read_text("utf-8").splitlines()
    assert lines == sorted(set(lines))
    assert name in (PACKAGED.parent / "NOTICE").read_text("utf-8")
