"""Python's collector of garbage, held off while much is made that stays."""

from __future__ import annotations

import gc
from collections.abc import Iterator
from contextlib import contextmanager

__all__ = ["collector_held"]


@contextmanager
def collector_held() -> Iterator[None]:
    """Hold off the collector for a ``with`` block.

    What is read from files, and what follows from claims, is made of many small objects that stay. The more of them
    there are, the more often the collector looks through all that a notebook holds, to find nothing: a quarter of the
    time of a first look.

    Examples
    --------
    >>> with collector_held():
    ...     gc.isenabled()
    False
    """
    enabled = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if enabled:
            gc.enable()
