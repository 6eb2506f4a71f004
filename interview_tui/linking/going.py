"""What the guide's order says about going from one place to another, as named numbers; weighed in `weights.py`. Pure.

The places are in the guide's order, the last is nowhere, and at least one is a question. What stands before the first
question is called early; scripts are all places that are no question.
"""

from collections.abc import Iterator, Sequence

import numpy as np

from interview_tui.linking.named import Named, named
from interview_tui.linking.places import Place

_AHEAD = {1: "next", 2: "skip1", 3: "skip2", -1: "back1", -2: "back2"}
_FAR_AHEAD, _FAR_BACK = "skips", "backs"
_NAMES = (
    "next", "skip1", "skip2", "skips", "back1", "back2", "backs", "same", "new_theme", "to_last", "begins_first",
    "begins_other", "from_other", "ends_last", "ends_other", "script_script", "to_script_back", "late_script",
)  # fmt: skip


def going(places: Sequence[Place]) -> Named:
    """Places (from) by places (to) by features."""
    size = len(places)
    rank = {place: number for number, place in enumerate(_questions(places))}
    tables = {name: np.zeros((size, size)) for name in _NAMES}
    for i in range(size):
        for j in range(size):
            if i != j:
                for name in _between(places, rank, i, j):
                    tables[name][i, j] = 1.0
    return named(tables, (size, size))


def beginning(places: Sequence[Place]) -> Named:
    """Places by features: of a talk's beginning there."""
    size, lead = len(places), _questions(places)[0]
    tables = {name: np.zeros(size) for name in ("first", "nowhere", "script")}
    tables["first"][lead] = tables["nowhere"][-1] = 1.0
    tables["script"][:lead] = 1.0
    return named(tables, (size,))


def _questions(places: Sequence[Place]) -> list[int]:
    return [i for i, place in enumerate(places) if place.question_id is not None]


def _between(places: Sequence[Place], rank: dict[int, int], i: int, j: int) -> Iterator[str]:
    """What is so of going from the one to the other. `rank`: numbers of questions, and which of them each is."""
    lead, last = min(rank), max(rank)
    nowhere = len(places) - 1
    if i in rank and j in rank:
        ahead = rank[j] - rank[i]
        yield _AHEAD.get(ahead, _FAR_AHEAD if ahead > 0 else _FAR_BACK)
        if places[i].section_id == places[j].section_id:
            yield "same"
        if ahead > 1 and (j == 0 or places[j - 1].section_id != places[j].section_id):
            yield "new_theme"
        if j == last:
            yield "to_last"
    elif j in rank:
        early = i == nowhere or i < lead
        yield "begins_first" if rank[j] == 0 else "begins_other" if early else "from_other"
    elif i in rank:
        yield "ends_last" if i == last else "ends_other"
        if j < lead:
            yield "to_script_back"
        if last < j < nowhere:
            yield "late_script"
    else:
        yield "script_script"
