"""Fits the weights of analysis/sections/weights.py on the labelled articles of tools/sections/.

    python tools/fit_sections.py            print the fitted weights and how well they do
    python tools/fit_sections.py --write    also write them to tools/sections/fitted.tsv
    python tools/fit_sections.py --folds 6  also cross-validate by article

The weights are those of a conditional random field, fitted by penalised likelihood: each is drawn
to the round number that stands in `EXPECTED`, to nothing where there is none. Every article is read
three times: with its own sections; with those of another article, where only what names a section
may belong to it; and with both. So the fit also sees readers who want something else than what the
news is about. Nothing here is random; two runs print the same.
"""

import argparse
import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path

from chain_field import Chain, Weights, climb, worth_of

from briefing.analysis.article import analyse
from briefing.analysis.sections.about import Matcher
from briefing.analysis.sections.company import company
from briefing.analysis.sections.sequence import likely_states
from briefing.analysis.sections.signs import SignReader, Signs
from briefing.analysis.sections.weights import Features
from briefing.model import (
    ELSEWHERE,
    Article,
    ArticleAnalysis,
    ArticleId,
    FeedUrl,
    Paragraph,
    ParagraphKind,
    WantedSection,
)

PROJECT = Path(__file__).resolve().parents[1]
FOLDER = PROJECT / "tools" / "sections"
FITTED = FOLDER / "fitted.tsv"
LABELLED = PROJECT / "tests" / "data" / "articles"
ALSO = (
    "anchor-takeover-tariffs",
    "austria-snap-election",
    "peru-highway-trial",
    "philippines-typhoon",
    "sudan-abyei-talks",
)
"""Articles of tests/data/articles/ that are fitted on, and so not measured on."""
NOON = datetime(2025, 3, 1, 12, tzinfo=UTC)

EXPECTED = {
    "named": 3.0, "worded": 3.0, "subject": 2.0, "again": 1.5, "seeds": 3.6, "teaser_seeds": 4.8,
    "more_seeds": 0.7, "field": 0.7, "stand_in": 2.0, "heading": 0.6, "new_heading": 2.6,
    "title": 1.4, "in_passing": -1.0, "known": 2.5, "known_subject": 1.0, "known_only": 1.5,
    "known_place": 1.5, "else": 2.8, "else.new_group": 1.0, "else.states": 1.0, "else.old": 0.5,
    "else.office": 1.0, "else.late": 0.5, "else.known": 1.2, "else.known_subject": 0.5,
    "else.known_only": 0.7, "else.known_place": 0.8, "stay": 3.0, "stay.leans": 1.2,
    "stay.tells": -0.7, "stay.tells_other": -0.5, "stay.after_lead": -1.2, "stay.returns": -1.0,
    "stay.other_place": -1.0, "stay.topic": -1.0, "stay.of_state": 0.6, "stay.aside": -1.5,
    "stay_else.leans": 1.0,
}  # fmt: skip
STEPS, FURTHER_STEPS = 24, 12
OTHERS_COUNT = 0.3
"""An article read with another's sections counts this much."""
WIRE_COUNTS = 2.0
"""The longer articles of tests/data/articles, whose labels two passes have seen, count twice."""


@dataclass(frozen=True)
class Labelled:
    """An article with the sections that are right for each of its paragraphs."""

    name: str
    article: Article
    analysis: ArticleAnalysis
    wanted: tuple[WantedSection, ...]
    right: tuple[frozenset[str], ...]
    """Empty for a heading."""
    counts: float = 1.0


@dataclass
class Reading:
    """The signs of an article read with certain sections, and which states are right."""

    signs: list[Signs]
    right: list[list[bool]]
    counts: float
    company: list[list[Features]] = field(default_factory=list)

    def scores(self) -> list[list[Features]]:
        """The signs of each state, with those of the company it keeps."""
        if not self.company:
            return [each.scores for each in self.signs]
        return [
            [{**own, **more} for own, more in zip(each.scores, known, strict=True)]
            for each, known in zip(self.signs, self.company, strict=True)
        ]

    def chain(self) -> Chain:
        """Return what is fitted on."""
        return Chain(self.scores(), [s.stays for s in self.signs], self.right, self.counts)

    def likely(self, weights: Weights) -> list[list[float]]:
        """How likely each state is for each paragraph, after two looks at who goes with whom."""
        self.company = []
        likely = likely_states(*self._worth(weights))
        for _ in range(2):
            self.company = [
                [each.get(state, ({}, ""))[0] for state in range(len(likely[0]))]
                for each in company(self.signs, likely)
            ]
            likely = likely_states(*self._worth(weights))
        return likely

    def _worth(self, weights: Weights) -> tuple[list[list[float]], list[list[float]]]:
        stays = [each.stays for each in self.signs]
        return worth_of(self.scores(), weights), worth_of(stays, weights)


def read_texts(path: Path) -> Iterator[Labelled]:
    """Yield the articles of a file: title, sections, then paragraphs with their labels.

    `[12]` is right for the first and the second section, `[1/E]` for the first, and Elsewhere is no
    error; `#` begins a heading, an empty line ends an article.
    """
    for number, block in enumerate(path.read_text("utf-8").strip().split("\n\n")):
        title, wanted, paragraphs, right = "", [], [], []
        for line in block.splitlines():
            if line.startswith("T: "):
                title = line[3:]
            elif line.startswith("S: "):
                name, about = line[3:].split(" = ")
                wanted.append(WantedSection(name=name, about=tuple(about.split("; "))))
            elif line.startswith("# "):
                paragraphs.append((ParagraphKind.HEADING, line[2:]))
                right.append(frozenset())
            else:
                labels, text = line[1:].split("] ", 1)
                paragraphs.append((ParagraphKind.BODY, text))
                names = (_name(wanted, label) for label in labels if label != "/")
                right.append(frozenset(names))
        yield labelled(f"{path.stem}-{number}", title, wanted, paragraphs, right)


def _name(wanted: Sequence[WantedSection], label: str) -> str:
    return ELSEWHERE if label == "E" else wanted[int(label) - 1].name


def read_json(path: Path) -> Labelled:
    """Return an article of tests/data/articles/."""
    data = json.loads(path.read_text("utf-8"))
    wanted = [
        WantedSection(name=section["name"], about=tuple(section["about"]))
        for section in data["sections_config"]
    ]
    paragraphs = [(ParagraphKind(p["kind"]), p["text"]) for p in data["paragraphs"]]
    right = [
        frozenset(p["sections"] + p["also_ok"] if p["kind"] == "body" else [])
        for p in data["paragraphs"]
    ]
    return labelled(path.stem, data["title"], wanted, paragraphs, right, WIRE_COUNTS)


def labelled(
    name: str,
    title: str,
    wanted: Sequence[WantedSection],
    paragraphs: Sequence[tuple[ParagraphKind, str]],
    right: Sequence[frozenset[str]],
    counts: float = 1.0,
) -> Labelled:
    """Return the article with its analysis."""
    article = Article(
        id=ArticleId("a1"),
        feed=FeedUrl("https://news.example/feed"),
        title=title,
        url="",
        outlet="Wire",
        published=NOON,
        first_seen=NOON,
        language="en",
        paragraphs=tuple(
            Paragraph(index=index, kind=kind, text=text)
            for index, (kind, text) in enumerate(paragraphs)
        ),
    )
    return Labelled(name, article, analyse(article), tuple(wanted), tuple(right), counts)


def read_all() -> list[Labelled]:
    """Return every article that is fitted on."""
    texts = [each for path in sorted(FOLDER.glob("*.txt")) for each in read_texts(path)]
    return texts + [read_json(LABELLED / f"{name}.json") for name in ALSO]


def readings(articles: Sequence[Labelled]) -> list[list[Reading]]:
    """Return the three readings of each article."""
    found = []
    for number, own in enumerate(articles):
        other = articles[(number + 7) % len(articles)].wanted
        also = articles[(number + 11) % len(articles)].wanted[:2]
        found.append(
            [
                _reading(own, own.wanted, own.counts),
                _reading(own, other, OTHERS_COUNT * own.counts, is_own=False),
                _reading(own, (*own.wanted, *also), OTHERS_COUNT * own.counts),
            ]
        )
    return found


def _reading(
    own: Labelled, wanted: Sequence[WantedSection], counts: float, *, is_own: bool = True
) -> Reading:
    matcher = Matcher(wanted, [(own.article, own.analysis)])
    signs = SignReader(own.article, own.analysis, matcher).read()
    names = [*(section.name for section in wanted), ELSEWHERE]
    right = []
    for each in signs:
        met = {hit.section for hit in each.hits}
        labels = own.right[each.index] if is_own else {ELSEWHERE}
        foreign = range(len(own.wanted) if is_own else 0, len(wanted))
        row = [name in labels or (at in foreign and at in met) for at, name in enumerate(names)]
        right.append(row if any(row) else [True] * len(names))
    return Reading(signs, right, counts)


def fit(articles: Sequence[Sequence[Reading]]) -> Weights:
    """Return the weights that make what is right most likely, near to what is expected."""
    all_readings = [reading for each in articles for reading in each]
    for reading in all_readings:
        reading.company = []
    weights = climb([each.chain() for each in all_readings], {}, EXPECTED, STEPS)
    for _ in range(2):
        for reading in all_readings:
            reading.likely(weights)
        weights = climb([each.chain() for each in all_readings], weights, EXPECTED, FURTHER_STEPS)
    return {sign: round(weight, 1) + 0.0 for sign, weight in sorted(weights.items())}


def hits(reading: Reading, weights: Weights) -> tuple[int, int]:
    """Return how many paragraphs are placed right, and how many there are."""
    likely = reading.likely(weights)
    best = [max(range(len(each)), key=lambda s: (each[s], s)) for each in likely]
    return sum(row[state] for row, state in zip(reading.right, best, strict=True)), len(best)


def share(found: Sequence[tuple[int, int]]) -> str:
    """Return the share of paragraphs placed right."""
    right, all_of_them = map(sum, zip(*found, strict=True))
    return f"{right / all_of_them:.3f} of {all_of_them} paragraphs"


def cross_validated(articles: Sequence[Sequence[Reading]], folds: int) -> str:
    """Return how well articles are placed with weights fitted on the others."""
    found = []
    for fold in range(folds):
        weights = fit([each for n, each in enumerate(articles) if n % folds != fold])
        found += [hits(each[0], weights) for each in articles[fold::folds]]
    return share(found)


def shown(weights: Mapping[str, float]) -> str:
    """Return the weights as lines, sign and weight with a tab between."""
    return "".join(f"{sign}\t{weight:.1f}\n" for sign, weight in weights.items())


def main() -> None:
    """Fit, print, and write where asked to."""
    parser = argparse.ArgumentParser(description="Fits the weights that place paragraphs.")
    parser.add_argument("--write", action="store_true", help=f"write {FITTED.name}")
    parser.add_argument("--folds", type=int, default=0, help="cross-validate in so many folds")
    wish = parser.parse_args()
    articles = readings(read_all())
    weights = fit(articles)
    print(shown(weights), end="")
    print(f"fitted on {len(articles)} articles: {share([hits(a[0], weights) for a in articles])}")
    if wish.folds:
        print(f"cross-validated: {cross_validated(articles, wish.folds)}")
    if wish.write:
        FITTED.write_text(shown(weights), "utf-8")


if __name__ == "__main__":
    main()
