"""What the reader had the time to read: kept in the background, taken back by undo."""

from collections.abc import Callable, Sequence
from datetime import datetime

from briefing.model import CitedSentence
from briefing.tui.desk import Desk
from briefing.tui.reading import Reading, Sentences, place_of
from briefing.tui.render import count
from briefing.tui.undo import Undo, UndoStack
from briefing.tui.widgets.paper import Paper


class Remembering:
    """Counts sentences as shown, for one desk; what is to be said of it goes quietly to `say`.

    What is read on one page is one thing to undo, until something else is done.
    """

    def __init__(self, desk: Desk, undo: UndoStack, say: Callable[[str], object]) -> None:
        self._desk = desk
        self._undo = undo
        self._say = say
        self._reading = Reading()
        self._last: Undo | None = None
        self._times: tuple[datetime, ...] = ()
        """When what `_last` takes back was kept."""
        self._n = 0
        """How many sentences that is."""

    def look(self, paper: Paper, sentences: Sentences, seconds: float) -> None:
        """So many seconds went by with this paper before the reader's eyes."""
        places = dict.fromkeys(filter(None, map(place_of, paper.in_view)))
        in_view = [sentences[place] for place in places if place in sentences]
        read = self._reading.look([each for each in in_view if each.new], seconds)
        newsroom = self._desk.newsroom
        if read and not newsroom.store.read_only:
            self._desk.write(
                lambda: newsroom.shown(read), lambda at: self._kept(read, at), quietly=True
            )

    def turn(self) -> None:
        """Another page is before the reader's eyes."""
        self._last = None

    def _kept(self, read: Sequence[CitedSentence], at: datetime) -> None:
        goes_on = self._last is not None and self._undo.top is self._last
        self._times = (*self._times, at) if goes_on else (at,)
        self._n = self._n + len(read) if goes_on else len(read)
        what, times = f"{count(self._n, 'sentence')} marked as read", frozenset(self._times)
        undo = Undo(what, lambda: self._take_back(times))
        self._undo.put(undo, in_place_of=self._last)
        self._last = undo
        self._say(f"{what} · u undoes it")

    def _take_back(self, times: frozenset[datetime]) -> None:
        newsroom = self._desk.newsroom

        def forget() -> None:
            for at in times:
                newsroom.unshown(at)

        self._desk.write(forget)
