"""News made up for measuring: the same for the same seed, shared events among them.

Sentences come from the labelled articles of `tests/data/articles`, cut and shuffled, with people,
places and groups renamed for each story, and from a grammar.
"""

import json
import random
import re
from dataclasses import dataclass
from functools import cache
from itertools import pairwise
from pathlib import Path

LABELLED = Path(__file__).parents[1] / "data" / "articles"
WORDS = Path(__file__).with_name("words.txt")
EVENTS = 400
"""So many things happened that several feeds tell of."""
SHARED = 0.3
"""The part of all articles that tell one of these."""
SENTENCES_OF_EVENT = 24
FROM_EVENT = 0.75
"""The part of such an article's sentences that others tell as well."""
FROM_GRAMMAR = 0.4


def _read_words() -> dict[str, list[str]]:
    """The word lists by their names; a line of the grammar is one sentence."""
    blocks = (block.partition("]\n") for block in WORDS.read_text("utf-8").strip().split("\n\n"))
    return {
        name[1:]: lines.splitlines() if name == "[grammar" else lines.split()
        for name, _, lines in blocks
    }


LISTS = _read_words()
THINGS, BODIES = LISTS["things"], LISTS["bodies"]


@dataclass(frozen=True, slots=True)
class Story:
    """Who and what an article speaks of, and sentences that all who tell it choose from."""

    names: "Names"
    sentences: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Told:
    """One article, before a feed wraps it."""

    title: str
    author: str
    sentences: tuple[str, ...]


class Names:
    """The names of one story: a labelled name becomes the same other name throughout."""

    def __init__(self, rng: random.Random) -> None:
        self.persons = [f"{rng.choice(LISTS['given'])} {_word(rng)}" for _ in range(4)]
        self.places = [_word(rng) for _ in range(4)]
        self.bodies = [f"{_word(rng)} {rng.choice(BODIES)}" for _ in range(3)]

    def of(self, kind: str, canonical: str, text: str) -> str:
        """What a mention is called in this story."""
        names = {"person": self.persons, "place": self.places, "group": self.bodies}.get(kind)
        if names is None:
            return text
        name = names[sum(canonical.encode()) % len(names)]
        is_short = kind == "person" and " " not in text and " " in canonical
        return name.split()[-1] if is_short else name


@dataclass(frozen=True, slots=True)
class Labelled:
    """A sentence in pieces: plain text, and mentions as (kind, canonical, text)."""

    pieces: tuple[str | tuple[str, str, str], ...]

    def told(self, names: Names) -> str:
        """The sentence in the names of a story."""
        return "".join(
            piece if isinstance(piece, str) else names.of(*piece) for piece in self.pieces
        )


def _word(rng: random.Random) -> str:
    word = "".join(rng.choices(LISTS["syllables"], k=rng.choice((1, 2, 2)))) + rng.choice(
        LISTS["endings"]
    )
    return word.capitalize()


@cache
def labelled() -> tuple[Labelled, ...]:
    """Every body sentence of the labelled articles that is long enough to tell something."""
    found = []
    for file in sorted(LABELLED.glob("*.json")):
        for paragraph in json.loads(file.read_text("utf-8"))["paragraphs"]:
            if paragraph["kind"] == "body":
                found += _sentences(paragraph)
    return tuple(found)


def _sentences(paragraph: dict[str, object]) -> list[Labelled]:
    text = str(paragraph["text"])
    mentions = [
        (each["start"], each["end"], (each["kind"], each["canonical"], each["text"]))
        for each in paragraph["mentions"]  # type: ignore[attr-defined]
        if each["tier"] == "named"
    ]
    ends = [found.end() for found in re.finditer(r"[.!?]\"? (?=[A-Z\"])", text)]
    cuts = [0, *(end for end in ends if all(not s < end < e for s, e, _ in mentions)), len(text)]
    return [
        Labelled(_pieces(text, start, end, mentions))
        for start, end in pairwise(cuts)
        if end - start > 50
    ]


def _pieces(
    text: str, start: int, end: int, mentions: list[tuple[int, int, tuple[str, str, str]]]
) -> tuple[str | tuple[str, str, str], ...]:
    pieces: list[str | tuple[str, str, str]] = []
    for begin, stop, mention in sorted(mentions):
        if start <= begin and stop <= end:
            pieces += [text[start:begin], mention]
            start = stop
    return (*pieces, text[start:end].rstrip())


def sentence(rng: random.Random, names: Names) -> str:
    """A sentence about these names."""
    if rng.random() >= FROM_GRAMMAR:
        return rng.choice(labelled()).told(names)
    persons = rng.sample(names.persons, 2)
    things = rng.sample(THINGS, 2)
    return rng.choice(LISTS["grammar"]).format(
        P=persons[0],
        Q=persons[1],
        G=rng.choice(names.bodies),
        L=rng.choice(names.places),
        T=things[0],
        U=things[1],
        V=rng.choice(LISTS["deeds"]),
        K=rng.randint(2, 900),
        D=rng.choice(LISTS["days"]),
    )


@cache
def events(seed: str) -> tuple[Story, ...]:
    """What happened that many tell of."""
    return tuple(_event(random.Random(f"{seed} event {n}")) for n in range(EVENTS))


def _event(rng: random.Random) -> Story:
    names = Names(rng)
    return Story(names, tuple(sentence(rng, names) for _ in range(SENTENCES_OF_EVENT)))


def article(rng: random.Random, *, n_sentences: int, seed: str) -> Told:
    """One article of so many sentences: of a shared event, or of something nobody else tells."""
    story = rng.choice(events(seed)) if rng.random() < SHARED else Story(Names(rng))
    shared = rng.sample(story.sentences, min(len(story.sentences), n_sentences))
    sentences = [
        shared[n]
        if n < len(shared) and (n == 0 or rng.random() < FROM_EVENT)
        else sentence(rng, story.names)
        for n in range(n_sentences)
    ]
    words = sentences[0].replace('"', "").rstrip(".").split()
    title = " ".join(words[: rng.randint(8, 12)]).rstrip(",;:")
    return Told(title, rng.choice(story.names.persons), tuple(sentences))
