"""An interview's talk linked to its guide: every utterance under the place it most likely belongs to."""

from collections.abc import Sequence

import numpy as np

from interview_tui.guide.model import Guide
from interview_tui.interview.events import QuestionCovered
from interview_tui.linking.assembling import Linked, passages_of
from interview_tui.linking.by_text import aligned
from interview_tui.linking.likeness import Place, places_of
from interview_tui.linking.passages import Asked, Linking, Proposal
from interview_tui.linking.pressing import Pressed, Span
from interview_tui.linking.utterances import Utterance, utterances
from interview_tui.transcription.segments import Segment

_LINKED_FROM = 0.25
"""Less likely than this, words stand under no question, with their best guess beside."""
_FOUND_FROM, _PROPOSED_FROM = 0.7, 0.3
"""A question without a press is shown as found from here, and proposed from there."""


def link_talk(
    guide: Guide,
    asked: Sequence[Asked] | None,
    segments: Sequence[Segment],
    declined: Sequence[tuple[str, float, float]],
    covered: Sequence[QuestionCovered],
) -> Linking:
    """`asked`: what was current when, by the keys; None if there are none. `declined`: what a person has said no to."""
    places = [*places_of(guide), Place(None, None, -1, (), ())]
    cuts = [at for span in asked or () for at in (span.start, span.end)]
    spoken = utterances(segments, cuts)
    found_, keys = aligned(guide, places, spoken, _spans(asked, places) if asked is not None else None)
    likely = found_.likely
    for question, start, end in declined:
        here = np.array([start <= (u.start + u.end) / 2 < end for u in spoken])
        for number, place in enumerate(places):
            if place.question_id == question:
                likely[here, number] *= 1e-6
    likely = likely / likely.sum(axis=1, keepdims=True)
    if keys is None:
        linked = [_by_text(places, row) for row in likely]
        return Linking(tuple(passages_of(segments, spoken, linked)))
    found, proposals = _by_keys(places, spoken, likely, keys)
    return Linking(tuple(passages_of(segments, spoken, found)), tuple(proposals))


def _spans(asked: Sequence[Asked], places: Sequence[Place]) -> list[Span]:
    at = {place.question_id or place.section_id: number for number, place in enumerate(places)}
    return [Span(one.start, one.end, at[one.id]) for one in asked if one.id in at]


def _by_text(places: Sequence[Place], row: np.ndarray) -> Linked:
    best = int(row.argmax())
    place, sure = places[best], float(row[best])
    if place.question_id is None:
        return Linked(None, place.section_id, "text", sure)
    if sure < _LINKED_FROM:
        return Linked(None, None, "text", sure, (), place.question_id)
    return Linked(place.question_id, place.section_id, "text", sure)


def _by_keys(
    places: Sequence[Place], spoken: Sequence[Utterance], likely: np.ndarray, keys: Pressed
) -> tuple[list[Linked], list[Proposal]]:
    linked: list[Linked] = []
    best = likely.argmax(axis=1)
    size = len(spoken)
    proposals: list[Proposal] = []
    i = 0
    while i < size:
        j = i
        while j < size and best[j] == best[i]:
            j += 1
        number = int(best[i])
        explained = number == keys.current[i:j].any() or bool((keys.current[i:j] == number).any()) or bool(
            keys.near[i:j, number].any()
        )
        place = places[number]
        sure = float(likely[i:j, number].mean())
        if explained or place.question_id is None:
            linked += [Linked(place.question_id, place.section_id, "timeline", float(likely[k, number])) for k in range(i, j)]
        else:
            proposals.append(Proposal(place.question_id, spoken[i].start, spoken[j - 1].end, round(sure, 3), "forgotten_press"))
            if sure >= _FOUND_FROM:
                linked += [Linked(place.question_id, place.section_id, "text", float(likely[k, number])) for k in range(i, j)]
            else:
                for k in range(i, j):
                    other = places[int(keys.current[k])]
                    linked.append(Linked(other.question_id, other.section_id, "timeline", 1 - sure))
        i = j
    return linked, proposals
