"""How long an answer is, and where it pauses: made by chance, and the same again from the same beginning. Pure."""

from dataclasses import dataclass
from random import Random

from interview_tui.guide.model import Question
from interview_tui.interview.record import Answers, Rehearsed

TYPICAL = 45.0
"""Seconds of an answer to a question of which no pilot tells how long it takes."""
FOLLOW_UP = 0.4
"""A follow-up's answer, as a share of the answer to its question."""
FACTORS = {"silent": 0.0, "short": 1 / 3, "typical": 1.0, "long": 2.5}
"""How long answers are, beside the typical ones."""
_SHORT_ONES = {"silent": 0.0, "short": 0.5, "typical": 0.2, "long": 0.05}
"""The share of answers so short that they ask for a follow-up."""
_COVERS = 0.15
"""The share of answers that touch the next question, too."""
_BREAKS = 0.3
"""The share of pauses that are long: somebody thinks, and goes on if nobody speaks."""
_WORDS_A_SECOND = 2.5
"""Of somebody who reads a question aloud."""
_SHORTEST = 3.0
"""Seconds that somebody speaks before a pause."""


@dataclass(frozen=True, slots=True)
class Answer:
    """What follows on one question, in seconds from the key press."""

    heard: float
    """The question has been read aloud."""
    speaks: tuple[tuple[float, float], ...] = ()
    """From, to: between two of them there is a pause, and nobody knows whether more will come."""
    short: bool = False
    """It says so little that a follow-up is called for."""
    covers: bool = False
    """It touches the next question, too."""


def answer(rehearsed: Rehearsed, n: int, text: str, question: Question | None, *, follow_up: bool) -> Answer:
    """The answer to what was asked by event `n`, in the words `text`, under `question` (None between questions)."""
    chance = Random(f"{rehearsed.seed} {n}")
    heard = reading_seconds(text)
    think, roll, cover, spread = chance.uniform(1, 3), chance.random(), chance.random(), chance.uniform(0.7, 1.3)
    if rehearsed.answers == "silent":
        return Answer(heard)
    if roll < _SHORT_ONES[rehearsed.answers]:
        return Answer(heard, ((heard + think, heard + think + chance.uniform(3, 8)),), short=True)
    seconds = spread * answer_seconds(rehearsed, question, follow_up=follow_up)
    spoken = stretches(chance, heard + think, seconds)
    return Answer(heard, spoken, covers=not follow_up and cover < _COVERS)


def goes_on(rehearsed: Rehearsed, n: int, question: Question | None, at: float) -> tuple[tuple[float, float], ...]:
    """What a participant says who is let go on by event `n`, at second `at`: about as much as to a follow-up."""
    chance = Random(f"{rehearsed.seed} {n}")
    answers: Answers = "typical" if rehearsed.answers == "silent" else rehearsed.answers
    seconds = answer_seconds(rehearsed.model_copy(update={"answers": answers}), question, follow_up=True)
    return stretches(chance, at, chance.uniform(0.7, 1.3) * seconds)


def answer_seconds(rehearsed: Rehearsed, question: Question | None, *, follow_up: bool) -> float:
    """The middling length of an answer.

    Where pilots tell how long a question takes as a whole, the answers to it and to all its follow-ups make that
    together, besides the time to ask them.
    """
    seconds = TYPICAL
    if question is not None and question.id in rehearsed.seconds:
        probes = list(question.all_probes())
        asking = reading_seconds(question.text) + sum(reading_seconds(probe.text) for probe in probes)
        parts = 1 + FOLLOW_UP * len(probes)
        seconds = max(_SHORTEST, (rehearsed.seconds[question.id] - asking) / parts)
    return seconds * (FOLLOW_UP if follow_up else 1.0) * FACTORS[rehearsed.answers]


def reading_seconds(text: str) -> float:
    """How long it takes to read `text` aloud."""
    return round(len(text.split()) / _WORDS_A_SECOND, 3)


def stretches(chance: Random, start: float, seconds: float) -> tuple[tuple[float, float], ...]:
    """`seconds` from `start`, pauses among them: some seconds of speech, a breath or a thought, and so on."""
    spoken, at, end = [], start, start + seconds
    while at < end:
        until = at + chance.uniform(6, 18)
        pause = chance.uniform(4, 9) if chance.random() < _BREAKS else chance.uniform(0.8, 2.5)
        if end - (until + pause) < _SHORTEST:  # what is left is too little for another beginning
            until = end
        spoken.append((round(at, 3), round(until, 3)))
        at = until + pause
    return tuple(spoken)
