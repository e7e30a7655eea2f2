"""How well names are found, measured on labelled news by its own scoring scripts.

Each floor lies a little under what the engine reaches; run with `-s` to see the figures.
"""

import json
import subprocess
import sys
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import Any

import pytest

from briefing.analysis.actors.finding import find_actors
from briefing.analysis.lexicon import Sort, lexicon
from briefing.model import ActorKind, Mention, Paragraph, ParagraphKind

pytestmark = pytest.mark.quality

_TYPES = {
    ActorKind.PERSON: "PER",
    ActorKind.GROUP: "ORG",
    ActorKind.STATE: "LOC",
    ActorKind.PLACE: "LOC",
}
_ONLY_NAMES = ("--types", "PER,ORG,LOC", "--named-only")


def score(script: Path, *arguments: str | Path) -> dict[str, Any]:
    done = subprocess.run(
        [sys.executable, script, *arguments], check=True, capture_output=True, text=True
    )
    figures: dict[str, Any] = json.loads(done.stdout)
    return figures


def test_the_bundled_article(
    shared_dir: Path, tmp_path: Path, figure: Callable[[str, str], None]
) -> None:
    folder = shared_dir / "data" / "bundled"
    labels = json.loads((folder / "labels.json").read_text("utf-8"))
    paragraphs = [
        Paragraph(index=index, kind=ParagraphKind(label["kind"]), text=label["text"])
        for index, label in enumerate(labels["paragraphs"])
    ]
    found = find_actors("Syria, 7 December 2024", paragraphs, language="en")
    answer = [
        {
            "text": paragraph.text,
            "kind": paragraph.kind.value,
            "section": None,
            "mentions": [
                {"start": m.start, "end": m.end, "kind": m.kind.value, "canonical": m.canonical}
                for m in mentions
            ],
        }
        for paragraph, mentions in zip(paragraphs, found.mentions, strict=True)
    ]
    file = tmp_path / "bundled.json"
    file.write_text(json.dumps({"paragraphs": answer}), "utf-8")
    figures = score(folder / "score_bundled.py", file)
    for measure in ("span_f1", "kind_accuracy", "canonical_accuracy", "nominal_recall"):
        figure(f"names, bundled article, {measure}", f"{figures[measure]:.3f}")
    assert figures["span_f1"] >= 0.98
    assert figures["kind_accuracy"] >= 0.97
    assert figures["canonical_accuracy"] >= 0.97
    assert figures["nominal_recall"] >= 0.8


@pytest.mark.parametrize(
    ("name", "options", "measure", "floor"),
    [
        ("ner-conll2003", (), "exact_span", 0.915),
        ("ner-conll2003", ("--types", "PER,ORG,LOC"), "exact_span", 0.925),
        ("ner-conll2003", ("--types", "PER,ORG,LOC"), "surface", 0.92),
        ("ner-re3d", _ONLY_NAMES, "surface", 0.545),
        ("ner-meantime-wikinews", _ONLY_NAMES, "surface", 0.625),
        ("ner-wikigold", ("--types", "PER,ORG,LOC"), "exact_span", 0.79),
    ],
)
def test_names_in_other_news(
    shared_dir: Path,
    tmp_path: Path,
    figure: Callable[[str, str], None],
    name: str,
    options: Sequence[str],
    measure: str,
    floor: float,
) -> None:
    gold = shared_dir / "data" / name / "dev.jsonl"
    answers = tmp_path / "answers.jsonl"
    with gold.open(encoding="utf-8") as lines, answers.open("w", encoding="utf-8") as out:
        for line in lines:
            document = json.loads(line)
            entities = list(entities_in(document["text"]))
            out.write(json.dumps({"id": document["id"], "entities": entities}) + "\n")
    figures = score(shared_dir / "data" / "score_ner.py", answers, gold, *options)
    of = f" {' '.join(options)}" if options else ""
    figure(f"names, {name}{of}, {measure} F1", f"{figures[measure]['F1']:.3f}")
    assert figures[measure]["F1"] >= floor


def entities_in(text: str) -> Iterator[tuple[int, int, str, str]]:
    """What is named in a text that has one sentence or paragraph a line."""
    lines = [line for line in text.split("\n") if line.strip()]
    paragraphs = [
        Paragraph(index=index, kind=ParagraphKind.BODY, text=line)
        for index, line in enumerate(lines)
    ]
    at = 0
    for line, mentions in zip(
        lines, find_actors("", paragraphs, language="en").mentions, strict=True
    ):
        at = text.index(line, at)
        for mention in mentions:
            said = line[mention.start : mention.end]
            if mention.canonical != said.lower():
                yield at + mention.start, at + mention.end, type_of(mention, said), said
        at += len(line)


def type_of(mention: Mention, said: str) -> str:
    """The type the labelled sets give: the people of a state are MISC there."""
    entries = lexicon().table.get(said.split()[0], ())
    sorts = {entry.sort for entry in entries if " ".join(entry.words) == said}
    is_people = sorts & {Sort.DEMONYM, Sort.REGIONAL, Sort.PEOPLE}
    return "MISC" if is_people else _TYPES[mention.kind]
