"""What is worked out once about a value that never changes, and remembered as long as the value lives. Pure."""

from collections.abc import Callable
from typing import TypeVar
from weakref import ref

Value = TypeVar("Value")
What = TypeVar("What")


def once(work_out: Callable[[Value], What]) -> Callable[[Value], What]:
    """`work_out`, called once for each object: it is the same object that counts, not an equal one.

    For frozen values alone: after a key most passages are the very objects that they were before it, and comparing
    their words would take longer than counting them. What it gives must not hold the value itself.
    """
    known: dict[int, tuple[ref[Value], What]] = {}

    def of(value: Value) -> What:
        number = id(value)
        found = known.get(number)
        if found is None or found[0]() is not value:
            # Forgotten when the value is gone, before another object can get its number.
            found = known[number] = ref(value, lambda _gone: known.pop(number, None)), work_out(value)
        return found[1]

    return of
