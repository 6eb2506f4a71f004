"""Python does not look for rubbish while a library of a million parts is loaded: there is none yet."""

import gc
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def without_collecting() -> Iterator[None]:
    """Around what imports torch or loads a model; also as a decorator.

    Python's collector runs each time so many objects have been made, and looks at those that are there. Importing
    torch and whisper made it look at everything again and again: a fifth of that time.
    """
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()
