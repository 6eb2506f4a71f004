"""Interviews made into what is learned from: who asks, and where in the guide the talk is, with keys and without."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from functools import cache

import numpy as np

from bench.interview_bank import vocabulary
from bench.interview_file import INTERVIEWERS, INTERVIEWS, Script, read_folder
from bench.interview_presses import TIMELINES, Timeline, presses
from bench.interview_scripts import generated
from bench.interview_spoken import Heard, Talk, garbled, segments, spoken
from bench.link_field import Case, Numbers
from bench.link_usual import Counted
from interview_tui.interview.state import state
from interview_tui.linking.asking_roles import role_features
from interview_tui.linking.features import Features, features
from interview_tui.linking.keyed import with_keys
from interview_tui.linking.likeness import Likeness, likeness
from interview_tui.linking.named import Named
from interview_tui.linking.passages import asked_in
from interview_tui.linking.places import NOWHERE, Place, places_of
from interview_tui.linking.pressing import Span, pressed
from interview_tui.linking.roles import RoleWeights
from interview_tui.linking.settling import PlaceWeights
from interview_tui.linking.talk import spans
from interview_tui.linking.usual import Usual
from interview_tui.linking.utterances import Utterance, utterances

_SEED = 77
"""Of the generated interviews; the bench measures with others."""
_ROLES_GENERATED, _ROLES_WEIGHT = 12, 0.2
_PLACES_GENERATED, _PLACES_WEIGHT = 24, 0.3
"""How many generated interviews, and what one counts against one written by hand."""
_ROLE_ERRORS = (0.0, 0.1, 0.2)
"""Shares of words heard wrong."""
_PLACES = ((0.0, True), (0.1, True), (0.1, False))
"""The same, and with labels or without."""
_PRESSES_SEED = 5
_PRESSED, _PRESSED_GENERATED = 3, 1
"""Under how many ways of pressing each interview is learned from: written by hand, and generated."""
_PRESSED_ERRORS = 0.1


@dataclass(frozen=True)
class _Spoken:
    """An interview as it is heard, against its guide."""

    talk: Talk
    utterances: list[Utterance]
    heard: list[list[Heard]]
    """For each utterance the words it has, with what is right for them."""
    places: list[Place]
    like: Likeness
    counted: Usual
    """How usual words are in the interviews of other guides."""
    spans: list[Span]
    """What was current when, if keys were pressed."""


@cache
def counted() -> Counted:
    """The words of those written by hand."""
    return Counted(interviews(0)[0])


def interviews(generated_ones: int) -> tuple[list[Script], list[Script]]:
    """Those written by hand, and as many generated ones."""
    return read_folder(INTERVIEWS / "tuning"), generated(generated_ones, _SEED)


def role_cases() -> list[Case]:
    """Talks without labels, two places each: not the interviewer, the interviewer."""
    by_hand, made = interviews(_ROLES_GENERATED)
    cases = [_role_case(script, errors, 1, False, 1.0) for script in by_hand for errors in _ROLE_ERRORS]
    cases += [_role_case(script, 0.1, 2, True, 1.0) for script in by_hand]
    return cases + [_role_case(script, _ROLE_ERRORS[number % 3], 1, False, _ROLES_WEIGHT)
                    for number, script in enumerate(made)]  # fmt: skip


def place_cases(roles: Callable[[str], RoleWeights]) -> list[Case]:
    """`roles`: what is learned of who asks from other guides than this one."""
    by_hand, made = interviews(_PLACES_GENERATED)
    cases = [_place_case(script, errors, labels, roles(script.guide.title), 1.0)
             for script in by_hand for errors, labels in _PLACES]  # fmt: skip
    return cases + [_place_case(script, *_PLACES[1 + number % 2], roles(script.guide.title), _PLACES_WEIGHT)
                    for number, script in enumerate(made)]  # fmt: skip


def key_cases(roles: Callable[[str], RoleWeights], places: Callable[[str], PlaceWeights]) -> list[Case]:
    """With key presses; `roles` and `places`: what is learned of talks without them from other guides than this one."""
    by_hand, made = interviews(_PLACES_GENERATED)
    wanted = [(script, 1.0) for script in by_hand for _time in range(_PRESSED)]
    wanted += [(script, _PLACES_WEIGHT) for script in made for _time in range(_PRESSED_GENERATED)]
    cases = []
    for number, (script, weight) in enumerate(wanted):
        timeline, labels = TIMELINES[number % len(TIMELINES)], number % 4 > 0
        guide = script.guide.title
        cases.append(_key_case(script, timeline, labels, roles(guide), places(guide), weight))
    return cases


def _spoken(script: Script, errors: float, labels: bool, seed: int, timeline: Timeline | None = None) -> _Spoken:
    talk = garbled(spoken(script, seed), errors, seed, vocabulary(script.language))
    heard = segments(talk, labels and script.labels, seed)
    asked = asked_in(script.guide, state(script.guide, presses(talk, timeline, seed).events)) if timeline else []
    said = utterances(heard, [at for one in asked for at in (one.start, one.end)])
    places = [*places_of(script.guide), NOWHERE]
    known = counted().without(script.language, script.guide.title)
    like = likeness(said, places, script.guide.language, script.language, known)
    of = {one.word: one for one in talk.words}
    words = [[of[word] for segment, first, after in one.places for word in heard[segment].words[first:after]]
             for one in said]  # fmt: skip
    return _Spoken(talk, said, words, places, like, known, spans(asked, places))


def _role_case(script: Script, errors: float, seed: int, timeless: bool, weight: float) -> Case:
    """`timeless`: no pauses, as in a transcript whose times say nothing."""
    made = _spoken(script, errors, False, seed)
    said = [replace(one, pause=0.0) for one in made.utterances] if timeless else made.utterances
    own, changes = role_features(said, made.like.opens.max(axis=1).tolist(), script.language)
    size = len(said)
    being = np.zeros((size, 2, len(own.names)))
    being[:, 1] = own.values
    opening = np.repeat(changes.values[:, None], 2, axis=1)
    order, first = np.zeros((2, 2, 1)), np.zeros((2, 1))
    order[1, 0], first[1] = 1, 1
    found = Features(
        Named(own.names, being), Named(changes.names, opening), Named(("back",), order), Named(("first",), first)
    )
    right = np.zeros((size, 2))
    for i, words in enumerate(made.heard):
        for one in words:
            right[i, int(one.speaker in INTERVIEWERS)] += 1
    condition = "without times" if timeless else f"{errors:.0%} wrong"
    allowed = right >= right.max(axis=1, keepdims=True)
    words = right.sum(axis=1)
    return Case(script.guide.title, condition, weight, found, right, allowed, words, np.array([True, True]), words)


def _place_case(script: Script, errors: float, labels: bool, roles: RoleWeights, weight: float) -> Case:
    made = _spoken(script, errors, labels, 1)
    found = features(script.guide, made.places, made.utterances, made.like, roles, made.counted)
    return _case(script, made, found, f"{errors:.0%} wrong, {'labels' if labels else 'no labels'}", weight)


def _key_case(
    script: Script, timeline: Timeline, labels: bool, roles: RoleWeights, places: PlaceWeights, weight: float
) -> Case:
    made = _spoken(script, _PRESSED_ERRORS, labels, _PRESSES_SEED, timeline)
    found = features(script.guide, made.places, made.utterances, made.like, roles, made.counted)
    scripts = np.array([place.question_id is None for place in made.places])
    return _case(script, made, with_keys(found, pressed(made.spans, made.utterances, scripts), places),
                 timeline.name, weight)  # fmt: skip


def _case(script: Script, made: _Spoken, found: Features, condition: str, weight: float) -> Case:
    ids = [place.question_id for place in made.places]
    right, allowed, counted = _truth(made.heard, ids)
    questions = np.array([question is not None for question in ids])
    sizes = np.array([len(one.words) for one in made.utterances], dtype=float)
    return Case(script.guide.title, condition, weight, found, right, allowed, counted, questions, sizes)


def _truth(heard: Sequence[Sequence[Heard]], ids: Sequence[str | None]) -> tuple[Numbers, Numbers, Numbers]:
    """Utterances by places: words that are right there, and if it is right for most; and words that are counted."""
    right = np.zeros((len(heard), len(ids)))
    counted = np.zeros(len(heard))
    idle = np.zeros(len(heard))
    for i, words in enumerate(heard):
        for one in words:
            for question in one.truth:
                right[i, ids.index(question)] += 1
            counted[i] += bool(one.truth)
            idle[i] += not one.truth
    best = right.max(axis=1, keepdims=True)
    nowhere = np.array([question is None for question in ids])
    allowed = np.where((idle > counted)[:, None], nowhere[None, :], right >= best)
    return right, allowed, counted
