"""The conditions under which the interviews come to the program."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from bench.interview_presses import TIMELINES

SETS = ("generated", "tuning", "measured", "second_hand", "unseen", "last_unseen")
WRITTEN = ("tuning", "measured", "second_hand", "unseen", "last_unseen")
"""By hand."""
UNSEEN = ("measured", "second_hand", "unseen", "last_unseen")
"""Nobody who makes the matching has read them."""
ERRORS = (0.0, 0.1, 0.2)
_QUICK = ("exact", "late", "forgotten 10 %", "late, forgotten 10 %")


@dataclass(frozen=True, slots=True)
class Condition:
    """How the interviews of a set come to the program."""

    set: str
    labels: bool
    """As the interview says; else never."""
    errors: float
    """Share of the words that are heard wrong."""
    timeline: str | None
    """None: no key was pressed."""
    baseline: bool = False
    """Linked by matching words alone, for comparison."""


def conditions(names: Iterable[str], quick: bool) -> Iterator[Condition]:
    """Every condition, in the order of the tables."""
    for name in names:
        for labels in (True, False):
            for timeline in (None, *TIMELINES):
                for errors in ERRORS:
                    chosen = timeline is None or timeline.name in _QUICK
                    if quick and not (chosen and errors == 0.1):
                        continue
                    if timeline is None:
                        yield Condition(name, labels, errors, None, baseline=True)
                    yield Condition(name, labels, errors, timeline.name if timeline else None)
