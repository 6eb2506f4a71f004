"""What speaks for each place at each utterance, as named numbers of about 0 to 1 each; weighed in `weights.py`. Pure.

Names that begin with `p_` are of a participant's words, with `i_` of an interviewer's, with `ahead_` of the answer
that follows; with `if_` of any question, with `script_` of what is no question: scripts, consent, and nowhere.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from interview_tui.guide.model import Guide
from interview_tui.linking.asking import greets
from interview_tui.linking.going import beginning, going
from interview_tui.linking.likeness import Likeness
from interview_tui.linking.named import Named, named
from interview_tui.linking.places import Place
from interview_tui.linking.roles import LEARNED, RoleWeights, interviewer
from interview_tui.linking.terms import language_of
from interview_tui.linking.turning import AHEAD, rests_and_answers, turning
from interview_tui.linking.usual import Usual
from interview_tui.linking.utterances import Utterance
from interview_tui.linking.wording import as_a_whole, heard, wording

Numbers = np.ndarray
_MOST, _MOST_AHEAD = 4, 5
"""Above this, more words of a place say nothing more about it."""
_MIXED = {
    "question_same": 1.0, "question_alike": 0.7, "question_related": 0.5, "under_same": 0.4, "under_alike": 0.3,
    "under_related": 0.25, "theme_same": 0.3, "kinds": 0.5,
}  # fmt: skip
"""What each level and kind of match is worth where places are compared with each other."""
_LIKE = 0.15
"""And a nat of likeness."""
_FIRST, _LAST = 0.08, 0.05
"""Share of a talk in which greeting and parting are expected."""
_MINUTES, _AT_LEAST = 3.0, 1.5
"""A question takes so many minutes where the guide plans none; and so many are added to half of what it plans."""
_OF_SCRIPTS = ("i", "p", "turns", "length", "ack", "p_starts", "bound")
"""What of an utterance's look counts for scripts and nowhere, too."""


@dataclass(frozen=True)
class Features:
    """One talk against one guide."""

    being: Named
    """Utterances by places: of being in the place."""
    opening: Named
    """The same: of opening it here."""
    order: Named
    """Places by places: of going from the one to the other."""
    first: Named
    """Places: of beginning there."""


@dataclass(frozen=True)
class _Seen:
    """Utterances by places, or one of them by 1."""

    by_asker: Numbers
    by_others: Numbers
    script: Numbers
    """Which places are no question; `question`: which are."""
    question: Numbers
    own: Mapping[str, Numbers]
    """How much of the place's wording is in the utterance, in what is left of its turn, in the answer to that."""
    turn: Mapping[str, Numbers]
    ahead: Mapping[str, Numbers]
    whole: Numbers
    """How like what is left of the turn is to the question as a whole."""
    like: Likeness
    like_turn: Numbers
    """Nats, of what is left of the turn and of the answer."""
    like_ahead: Numbers
    early: Numbers
    """How much sooner it is than the place would come in an even talk: share of the talk; below 0 later."""
    greeting: Numbers
    start: Numbers
    """1 at the talk's first words and 0 after greeting; `end`: 1 at the last."""
    end: Numbers
    size: Numbers
    """Of the utterance: a third of the logarithm of its words."""
    form: Mapping[str, Numbers]
    """See `turning`."""


def features(
    guide: Guide,
    places: Sequence[Place],
    spoken: Sequence[Utterance],
    like: Likeness,
    roles: RoleWeights = LEARNED,
    counted: Usual | None = None,
) -> Features:
    """The last place is nowhere; at least one is a question; at least one utterance. `counted` as in `likeness`."""
    seen = _seen(guide, places, spoken, like, roles, counted)
    shape = (len(spoken), len(places))
    return Features(named(_being(seen), shape), named(_opening(seen), shape), going(places), beginning(places))


def _seen(
    guide: Guide,
    places: Sequence[Place],
    spoken: Sequence[Utterance],
    like: Likeness,
    roles: RoleWeights,
    counted: Usual | None,
) -> _Seen:
    language = language_of((word for utterance in spoken for word in utterance.words), guide.language)
    asker = interviewer(spoken, like.opens.max(axis=1), language, roles)
    sizes = np.array([len(utterance.words) for utterance in spoken], dtype=float)
    at = (np.cumsum(sizes) - sizes / 2) / max(1.0, sizes.sum())
    rests, answers = rests_and_answers(spoken, asker)
    turns = [_words(spoken, rest) for rest in rests]
    table = wording(guide, places, spoken, language, counted)
    script = np.array([place.question_id is None for place in places])[None, :]
    return _Seen(
        by_asker=asker[:, None],
        by_others=1 - asker[:, None],
        script=script,
        question=~script,
        own=_at_most(_MOST, heard(table, [utterance.words for utterance in spoken])),
        turn=_at_most(_MOST, heard(table, turns)),
        ahead=_at_most(_MOST_AHEAD, heard(table, [_words(spoken, answer) for answer in answers])),
        whole=as_a_whole(table, turns),
        like=like,
        like_turn=np.stack([like.opens[rest].sum(axis=0) for rest in rests]),
        like_ahead=np.stack([like.answers[answer].sum(axis=0) for answer in answers]),
        early=_early(guide, places, at),
        greeting=np.array([greets(utterance.words, language) for utterance in spoken], dtype=float)[:, None],
        start=np.clip(1 - at / _FIRST, 0, 1)[:, None],
        end=np.clip(1 - (1 - at) / _LAST, 0, 1)[:, None],
        size=np.log1p(sizes)[:, None] / 3,
        form={name: value[:, None] for name, value in turning(spoken, asker, rests, language).items()},
    )


def _being(seen: _Seen) -> dict[str, Numbers]:
    """Of being in a place."""
    own, question, script = seen.own, seen.question, seen.script
    asked, answered = seen.by_asker * question, seen.by_others * question
    far = np.abs(seen.early)
    return {
        "p_same": answered * (own["question_same"] + 0.5 * own["under_same"]),
        "p_alike": answered * (own["question_alike"] + 0.5 * own["under_alike"]),
        "p_related": answered * (own["question_related"] + 0.5 * own["under_related"]),
        "p_theme": answered * (own["theme_same"] + own["theme_alike"] + own["theme_related"]),
        "p_like": answered * np.clip(seen.like.answers, -3, 6) / 3,
        "i_same": asked * own["question_same"],
        "i_alike": asked * own["question_alike"],
        "i_related": asked * own["question_related"],
        "i_under_same": asked * own["under_same"],
        "i_under_alike": asked * own["under_alike"],
        "i_under_related": asked * own["under_related"],
        "i_theme": asked * (own["theme_same"] + own["theme_alike"]),
        "i_kinds": asked * own["kinds"],
        "i_like": asked * np.clip(seen.like.stays, -3, 8) / 3,
        "script": script,
        "script_size": script * seen.size,
        "script_greets": script * seen.greeting,
        "script_i": script * seen.by_asker,
        "script_words": script * np.minimum(_mixed(own), _MOST),
        "script_start": script * seen.start,
        "script_end": script * seen.end,
        "far": np.clip(far, 0, 0.6) * seen.size * question,
        "very_far": np.clip(far - 0.25, 0, 0.5) * seen.size * question,
    }


def _opening(seen: _Seen) -> dict[str, Numbers]:
    """Of opening a place here."""
    ahead, question, script, early = seen.ahead, seen.question, seen.script, seen.early
    asked = seen.by_asker * question
    own = _mixed(seen.own)
    margin = _margin(_mixed(seen.turn) + _LIKE * np.clip(seen.like_turn, -2, 8), script)
    matches = ("question_same", "question_alike", "question_related", "under_same", "under_alike", "under_related",
               "theme_same", "theme_alike", "theme_related", "kinds")  # fmt: skip
    return {
        **{f"if_{name}": value * question for name, value in seen.form.items()},
        **{f"script_{name}": seen.form[name] * script for name in _OF_SCRIPTS},
        "script_greets": script * seen.greeting,
        "script_start": script * seen.start,
        "script_end": script * seen.end,
        **{name: asked * seen.turn[name] for name in matches},
        "whole": asked * seen.whole,
        "like": asked * np.clip(seen.like_turn, -3, 10) / 4,
        "like_own": asked * np.clip(seen.like.opens, -3, 10) / 4,
        "margin": asked * np.clip(margin, -3, 2),
        "best": asked * (margin > 0.05),
        "own": asked * np.minimum(own, _MOST),
        "ahead_same": (ahead["question_same"] + 0.5 * ahead["under_same"]) * question,
        "ahead_alike": (ahead["question_alike"] + 0.5 * ahead["under_alike"]) * question,
        "ahead_related": (ahead["question_related"] + 0.5 * ahead["under_related"]) * question,
        "ahead_like": np.clip(seen.like_ahead, -5, 10) / 5 * question,
        "ahead_margin": np.clip(_margin(_mixed(ahead), script), -2, 2) * question,
        "p_mixed": seen.by_others * np.minimum(own + 0.5 * _mixed(ahead), 5) * question,
        "far": np.clip(np.abs(early), 0, 0.5) * question,
        "early": np.clip(early, 0, 0.6) * question,
        "very_early": np.clip(early - 0.2, 0, 0.6) * question,
        "late": np.clip(-early - 0.15, 0, 0.6) * question,
    }


def _words(spoken: Sequence[Utterance], numbers: Sequence[int]) -> list[str]:
    """The first words of these utterances."""
    return [word for i in numbers for word in spoken[i].words][:AHEAD]


def _at_most(most: float, matches: Mapping[str, Numbers]) -> dict[str, Numbers]:
    return {name: np.minimum(value, most) for name, value in matches.items()}


def _mixed(matches: Mapping[str, Numbers]) -> Numbers:
    """All that is heard of a place's wording, as one number."""
    return np.add.reduce([weight * matches[name] for name, weight in _MIXED.items()])


def _margin(values: Numbers, script: Numbers) -> Numbers:
    """How much better each place is than the best other question."""
    among = np.where(script, -9.0, values)
    top = np.sort(among, axis=1)
    best, second = top[:, -1:], top[:, -2:-1]
    return np.where(among >= best, values - np.maximum(second, 0), values - best)


def _early(guide: Guide, places: Sequence[Place], at: Numbers) -> Numbers:
    """How much sooner each utterance is than its place would come in an even talk. `at`, result: shares of the talk."""
    minutes = {section.id: section.minutes or _MINUTES * len(section.questions) for section in guide.sections}
    many = {section.id: len(section.questions) for section in guide.sections}
    lengths = np.array([
        0.0 if place.question_id is None or place.section_id is None
        else 0.5 * minutes[place.section_id] / many[place.section_id] + _AT_LEAST
        for place in places
    ])  # fmt: skip
    middle = (np.cumsum(lengths) - lengths / 2) / lengths.sum()
    return middle[None, :] - at[:, None]
