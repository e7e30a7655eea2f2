"""What the C library does with the memory of a program that runs for days."""

import ctypes
from contextlib import suppress

_M_ARENA_MAX = -8
"""As mallopt(3) of glibc has it."""


def share_one_arena() -> None:
    """Let all threads take memory from one place; without effect where there is no glibc.

    Each would have its own, and keep what it once needed: after a day 10 MB. They hardly wait
    for one another, as Python runs one of them at a time.
    """
    with suppress(AttributeError, OSError, TypeError):
        ctypes.CDLL(None).mallopt(_M_ARENA_MAX, 1)


def give_back() -> None:
    """Return to the system what is free of that memory, as malloc_trim(3) of glibc does."""
    with suppress(AttributeError, OSError, TypeError):
        ctypes.CDLL(None).malloc_trim(0)
