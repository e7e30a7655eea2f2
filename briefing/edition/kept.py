"""What was worked out for the edition before, so that what no article changed is not done again."""

from collections.abc import Callable, Sequence

from briefing.edition.articles import Analysed
from briefing.model import Dispute

_Texts = tuple[tuple[str, int], ...]


class Kept:
    """The disputes of the stories of one edition, for the next one."""

    def __init__(self) -> None:
        self._before: dict[_Texts, tuple[Dispute, ...]] = {}
        self._now: dict[_Texts, tuple[Dispute, ...]] = {}

    def begin(self) -> None:
        """Begin an edition: what the last one did not need is forgotten."""
        self._before, self._now = self._now, {}

    def disputes(
        self, voices: Sequence[Analysed], find: Callable[[], tuple[Dispute, ...]]
    ) -> tuple[Dispute, ...]:
        """The disputes of these articles, looked for only where their texts are others."""
        texts = tuple((article.id, hash(article.paragraphs)) for article, _ in voices)
        found = self._before.get(texts)
        self._now[texts] = find() if found is None else found
        return self._now[texts]
