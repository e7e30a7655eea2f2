"""What is read: which sentences are in view, and for how long. Pure."""

from collections.abc import Iterable, Iterator, Mapping

from briefing.model import CitedSentence, Edition, Section, Story
from briefing.model.shelf import by_id
from briefing.tui.items import Item, QuoteItem, SentenceItem
from briefing.tui.render import sentence_item

WORDS_A_MINUTE = 260
"""Of a quick reader: who reads slower sees a sentence for longer."""
SHORTEST_S = 0.8

Sentences = Mapping[SentenceItem, CitedSentence]


def reading_time(words: int) -> float:
    """The seconds it takes to read so many words."""
    return max(SHORTEST_S, words * 60 / WORDS_A_MINUTE)


def place_of(item: Item | None) -> SentenceItem | None:
    """Which sentence an item shows, wherever on the page it stands."""
    match item:
        case SentenceItem():
            return item
        case QuoteItem(sentence, _):
            return sentence
        case _:
            return None


def sentences_of_section(edition: Edition, section: Section) -> Sentences:
    """The sentences that the page of a section may show, by their places."""
    known = by_id(edition.stories)
    stories = [known[id] for id in section.stories if id in known]
    quoted = (sentence for story in stories for sentence in (*story.brief, *_disputed(story)))
    return {sentence_item(sentence): sentence for sentence in (*quoted, *section.summary)}


def sentences_of_story(story: Story) -> Sentences:
    """The sentences that the page of a story shows, by their places."""
    claimed = (claim.sentence for claim in story.claims)
    dated = (entry.sentence for entry in story.timeline)
    alone = (sentence for row in story.coverage for sentence in row.alone)
    told = (*story.brief, *_disputed(story), *claimed, *dated, *alone)
    return {sentence_item(sentence): sentence for sentence in told}


def _disputed(story: Story) -> Iterator[CitedSentence]:
    return (side.sentence for dispute in story.disputes for side in dispute.sides)


def new_among(items: Iterable[Item], sentences: Sentences) -> tuple[Item, ...]:
    """The items that show a new sentence, each sentence where it stands first."""
    first: dict[SentenceItem, Item] = {}
    for item in items:
        place = place_of(item)
        if place is not None and place in sentences and sentences[place].new:
            first.setdefault(place, item)
    return tuple(first.values())


class Reading:
    """Time in view, given to one sentence after another as eyes give it."""

    def __init__(self) -> None:
        self._seconds: dict[SentenceItem, float] = {}
        self._read: set[SentenceItem] = set()

    def look(self, in_view: Iterable[CitedSentence], seconds: float) -> tuple[CitedSentence, ...]:
        """Spend time on what is in view, from the top; what that makes read is returned."""
        done = []
        for sentence in in_view:
            place = sentence_item(sentence)
            if place in self._read:
                continue
            needed = reading_time(len(sentence.text.split())) - self._seconds.get(place, 0.0)
            spent = min(needed, seconds)
            self._seconds[place] = self._seconds.get(place, 0.0) + spent
            seconds -= spent
            if spent == needed:
                self._read.add(place)
                done.append(sentence)
            if seconds <= 0:
                break
        return tuple(done)
