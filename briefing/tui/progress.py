"""How far a refresh has come."""

from briefing.frozen import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Progress:
    """Counts of one refresh, and whether the page is being made."""

    total: int = 0
    fetched: int = 0
    new: int = 0
    failed: int = 0
    making: bool = False
    """Everything is fetched, or nothing has to be: the edition is being made."""

    @property
    def done(self) -> int:
        """Feeds that are through, well or badly."""
        return self.fetched + self.failed
