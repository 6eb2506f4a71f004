"""An interview's talk linked to its guide: every utterance under the place it most likely belongs to."""

from collections.abc import Sequence
from itertools import groupby

import numpy as np

from interview_tui.guide.model import Guide
from interview_tui.interview.events import QuestionCovered
from interview_tui.linking.assembling import Linked, passages_of
from interview_tui.linking.by_text import aligned
from interview_tui.linking.passages import Asked, LinkedBy, Linking, Proposal
from interview_tui.linking.places import NOWHERE, Place, places_of
from interview_tui.linking.pressing import Pressed, Span
from interview_tui.linking.relevant import relevant
from interview_tui.linking.sharing import shared
from interview_tui.linking.utterances import Utterance, utterances
from interview_tui.transcription.segments import Segment

_LINKED_FROM = 0.25
"""Less likely than this, words stand under no question and no script, with their best guess beside."""
_FOUND_FROM, _PROPOSED_FROM = 0.5, 0.3
"""A question without a press is shown as found from here, and only proposed from there."""
_WORTH_ASKING = 12
"""Words; a shorter stretch is not proposed to anybody."""
_SAID_NO = 1e-6


def link_talk(
    guide: Guide,
    asked: Sequence[Asked] | None,
    segments: Sequence[Segment],
    declined: Sequence[tuple[str, float, float]],
    covered: Sequence[QuestionCovered],
) -> Linking:
    """`asked`: what was current when, by the keys; None if there are none. `declined`: what a person has said no to."""
    spoken = utterances(segments, [at for one in asked or () for at in (one.start, one.end)])
    always = {one.id for one in asked or ()} | {event.question for event in covered}
    places = [*relevant(places_of(guide), spoken, guide.language, always), NOWHERE]
    found = aligned(guide, places, spoken, spans(asked, places) if asked is not None else None)
    likely = _without_declined(found.likely, found.pressed, spoken, declined)
    if found.pressed is None:
        linked = [_by_text(places, row) for row in likely]
        proposals: list[Proposal] = []
    else:
        linked, proposals = _by_keys(places, spoken, likely, found.pressed)
    linked = shared(linked, spoken, places, found, covered)
    return Linking(tuple(passages_of(segments, spoken, linked)), tuple(proposals))


def spans(asked: Sequence[Asked], places: Sequence[Place]) -> list[Span]:
    """What was current when, as numbers of places."""
    at = {place.question_id or place.section_id: number for number, place in enumerate(places)}
    return [Span(one.start, one.end, at[one.id]) for one in asked if one.id in at]


def _without_declined(
    likely: np.ndarray, keys: Pressed | None, spoken: Sequence[Utterance], declined: Sequence[tuple[str, float, float]]
) -> np.ndarray:
    """A stretch for which a person has said no stays with what was pressed: nothing else is found in it again."""
    if keys is None or not declined:
        return likely
    result = likely.copy()
    for i, utterance in enumerate(spoken):
        at = (utterance.start + utterance.end) / 2
        if any(start <= at <= end for _question, start, end in declined):
            allowed = keys.near[i].copy()
            allowed[keys.current[i]] = True
            result[i] *= np.where(allowed, 1.0, _SAID_NO)
    shares: np.ndarray = result / result.sum(axis=1, keepdims=True)
    return shares


def _by_text(places: Sequence[Place], row: np.ndarray) -> Linked:
    best = int(row.argmax())
    place, sure = places[best], float(row[best])
    if sure < _LINKED_FROM:
        nowhere = sum(float(share) for share, other in zip(row, places, strict=True) if other.question_id is None)
        if place.question_id is None:
            return Linked(None, None, "text", nowhere)
        return Linked(None, None, "text", nowhere, guess=place.question_id, guess_confidence=sure)
    return Linked(place.question_id, place.section_id, "text", sure)


def _by_keys(
    places: Sequence[Place], spoken: Sequence[Utterance], likely: np.ndarray, keys: Pressed
) -> tuple[list[Linked], list[Proposal]]:
    """Where the keys are at odds with the talk, the talk is shown only if it is sure; else it proposes."""
    linked: list[Linked] = []
    proposals: list[Proposal] = []
    best = _begun_once(likely.argmax(axis=1), keys)
    for number, run in groupby(range(len(spoken)), key=lambda i: int(best[i])):
        stretch = list(run)
        place = places[number]
        sizes = [len(spoken[i].words) + 1 for i in stretch]
        sure = float(np.average(likely[stretch, number], weights=sizes))
        by: LinkedBy = "timeline"
        if place.question_id is not None and not _explained(keys, stretch, number):
            by = "text"
            worth_asking = sum(len(spoken[i].words) for i in stretch) >= _WORTH_ASKING
            if worth_asking and sure >= _PROPOSED_FROM:
                start, end = spoken[stretch[0]].start, max(spoken[i].end for i in stretch)
                proposals.append(Proposal(place.question_id, start, end, round(sure, 3), "forgotten_press"))
            if not worth_asking or sure < _FOUND_FROM:
                currents = [places[int(keys.current[i])] for i in stretch]
                linked += [Linked(one.question_id, one.section_id, "timeline", 1 - sure) for one in currents]
                continue
        linked += [Linked(place.question_id, place.section_id, by, float(likely[i, number])) for i in stretch]
    return linked, proposals


def _begun_once(best: np.ndarray, keys: Pressed) -> np.ndarray:
    """A press explains one beginning: from A to B, back, and to B again without a key in between is once to B."""
    runs = [(number, list(run)) for number, run in groupby(range(len(best)), key=lambda i: int(best[i]))]
    result: np.ndarray = best.copy()
    for (first, _run), (second, early), (third, back), (fourth, _later) in zip(
        runs, runs[1:], runs[2:], runs[3:], strict=False
    ):
        if first == third and second == fourth and len({int(keys.current[i]) for i in (*early, *back)}) == 1:
            result[early] = first
    return result


def _explained(keys: Pressed, stretch: Sequence[int], number: int) -> bool:
    """A press of the place is near enough to be what was meant."""
    return bool((keys.current[stretch] == number).any() or keys.near[stretch, number].any())
