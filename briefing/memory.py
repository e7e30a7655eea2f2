"""What Python and the C library do with the memory of a program that runs for days."""

import gc
from contextlib import suppress

_M_ARENA_MAX = -8
"""As mallopt(3) of glibc has it."""
_COLLECTED_AFTER = (10_000, 10, 100)
"""Hardly anything of an edition is garbage: with Python's own figures everything stood still for
100 to 155 ms fifteen times where 700 articles became one; with these for 55 at the most, and once
at the end, in `give_back`."""


def collect_seldom() -> None:
    """Let the garbage collector go its rounds again, but more seldom than Python has it.

    It leaves out what is there by now, modules and the edition, which would take it 50 ms.
    """
    if not gc.isenabled():
        gc.freeze()
        gc.enable()
    gc.set_threshold(*_COLLECTED_AFTER)


def share_one_arena() -> None:
    """Let all threads take memory from one place; without effect where there is no glibc.

    Each would have its own, and keep what it once needed: after a day 10 MB. They hardly wait
    for one another, as Python runs one of them at a time.
    """
    import ctypes  # 3 ms that most commands can do without

    with suppress(AttributeError, OSError, TypeError):
        ctypes.CDLL(None).mallopt(_M_ARENA_MAX, 1)


def give_back() -> None:
    """Return to the system what work has left behind, as malloc_trim(3) of glibc does."""
    import ctypes

    gc.collect()
    with suppress(AttributeError, OSError, TypeError):
        ctypes.CDLL(None).malloc_trim(0)
