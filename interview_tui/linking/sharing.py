"""Stretches that answer two questions: what was marked as covered by another answer is linked to both. Pure."""

from collections.abc import Sequence
from dataclasses import replace

import numpy as np

from interview_tui.interview.events import QuestionCovered
from interview_tui.linking.assembling import Linked
from interview_tui.linking.by_text import Found
from interview_tui.linking.places import Place
from interview_tui.linking.utterances import Utterance

_AROUND = 4
"""Utterances on either side that go with one that speaks of the other question."""
_SPEAKS_OF = 1.0
"""Nats from which an utterance speaks of a question."""


def shared(
    linked: Sequence[Linked],
    spoken: Sequence[Utterance],
    places: Sequence[Place],
    found: Found,
    covered: Sequence[QuestionCovered],
) -> list[Linked]:
    """`linked` with the questions that were covered beside those they were covered by."""
    result = list(linked)
    at = {place.question_id: number for number, place in enumerate(places)}
    for event in covered:
        by = event.by or _current(result, spoken, event.at)
        if by is None or by == event.question or event.question not in at:
            continue
        mine = [i for i, one in enumerate(result) if one.question_id == by and spoken[i].start <= event.at]
        answering = _answering(_last_run(mine), found.answers[:, at[event.question]])
        for i in _to_the_full_stop(answering, result, spoken):
            result[i] = replace(result[i], also=(*result[i].also, event.question))
    return result


def _current(linked: Sequence[Linked], spoken: Sequence[Utterance], at: float) -> str | None:
    """The question that the last words before a moment are under."""
    before = [one.question_id for one, utterance in zip(linked, spoken, strict=True) if utterance.start <= at]
    return before[-1] if before else None


def _last_run(numbers: Sequence[int]) -> list[int]:
    """The last of them that follow on each other."""
    run: list[int] = []
    for number in reversed(numbers):
        if run and run[-1] != number + 1:
            break
        run.append(number)
    return run[::-1]


def _answering(stretch: Sequence[int], speaks: np.ndarray) -> list[int]:
    """Of a passage, from the first utterance that speaks of the question to the last; all of it if none does."""
    about = [i for i in stretch if speaks[i] >= _SPEAKS_OF]
    if not about:
        return list(stretch)
    return [i for i in stretch if about[0] - _AROUND <= i <= about[-1] + _AROUND]


def _to_the_full_stop(stretch: Sequence[int], linked: Sequence[Linked], spoken: Sequence[Utterance]) -> list[int]:
    """A passage with the rest of its last sentence, where that was still being said when a key was pressed."""
    result = list(stretch)
    while result and result[-1] + 1 < len(spoken) and spoken[result[-1] + 1].broken:
        if linked[result[-1] + 1].question_id != linked[result[-1]].question_id:
            break
        result.append(result[-1] + 1)
    return result
