"""What can go wrong in a way the user can mend, and the exit codes of the command line.

* BriefingError
    * ConfigError: feeds.toml cannot be read, parsed or edited
    * FeedError: a feed cannot be fetched, parsed or discovered
        * InsideError: it is inside the reader's own network, and nobody said that this is meant
    * StoreError: the database cannot be opened, read or written
"""

from enum import IntEnum


class ExitCode(IntEnum):
    """What `briefing` returns to the shell."""

    OK = 0
    SOME_FEEDS_FAILED = 1
    WRONG_USE = 2


class BriefingError(Exception):
    """Something the user can act on: `message` says what happened, `hint` what to do."""

    def __init__(self, message: str, hint: str = "") -> None:
        super().__init__(message)
        self.message = message
        """One sentence, without a trailing newline, naming the file, the line or the URL."""
        self.hint = hint
        """What to do about it; may be empty."""


class ConfigError(BriefingError):
    """feeds.toml cannot be read, parsed or edited; the file is left as it was."""


class FeedError(BriefingError):
    """A feed cannot be fetched, parsed or discovered."""


class InsideError(FeedError):
    """The address is inside the reader's own network, which needs the reader's word."""


class StoreError(BriefingError):
    """The database cannot be opened, read or written."""
