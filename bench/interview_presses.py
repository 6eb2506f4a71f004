"""The key presses of an interview, as a person would have made them. Deterministic by seed.

A press stands where another question becomes the right one. Of two questions in one breath the first is pressed. Then
the presses are moved, and some are forgotten.
"""

import random
from collections.abc import Callable
from dataclasses import dataclass

from bench.interview_spoken import Border, Talk
from interview_tui.interview.events import (
    AnyEvent,
    ConsentGiven,
    Ended,
    QuestionAsked,
    RecordingAgreed,
    RecordingStarted,
    Started,
    Stopped,
)


@dataclass(frozen=True, slots=True)
class Timeline:
    """A way of pressing."""

    name: str
    late: float = 0.0
    """Share of the presses that come late."""
    forgotten: float = 0.0
    """Share that never comes; at least one."""
    moved: Callable[[random.Random], float] = lambda dice: 0.0
    """Seconds from the true place to the press."""
    own: bool = True
    """A question that the participant takes up without being asked is pressed, too."""


def _late(dice: random.Random) -> float:
    return dice.uniform(0.5, 20)


TIMELINES = (
    Timeline("exact"),
    Timeline("asked", own=False),
    Timeline("early", moved=lambda dice: -dice.uniform(0.5, 6)),
    Timeline("late", moved=_late),
    Timeline("jittered", moved=lambda dice: dice.gauss(0, 3)),
    Timeline("forgotten 10 %", forgotten=0.10),
    Timeline("forgotten 25 %", forgotten=0.25),
    Timeline("late, forgotten 10 %", forgotten=0.10, moved=_late),
    Timeline("late, forgotten 25 %", forgotten=0.25, moved=_late),
)


@dataclass(frozen=True, slots=True)
class Pressed:
    """What was pressed, and what was not."""

    events: tuple[AnyEvent, ...]
    forgotten: tuple[Border, ...] = ()


def presses(talk: Talk, timeline: Timeline | None, seed: int) -> Pressed:
    """The timeline of the interview; without any, only that it was recorded."""
    made: list[AnyEvent] = []
    forgotten: list[Border] = []
    if timeline is not None:
        dice = random.Random(f"{seed} {talk.script.name} presses {timeline.name}")
        wanted = _wanted(talk, timeline.own)
        # Never the only one: a timeline without a question is none.
        missed = round(timeline.forgotten * len(wanted)) or bool(timeline.forgotten)
        numbers = set(dice.sample(range(len(wanted)), min(missed, len(wanted) - 1)))
        before = 0.0
        for number, border in enumerate(wanted):
            if number in numbers:
                forgotten.append(border)
                continue
            # A person presses in order, however late.
            before = min(max(border.at + timeline.moved(dice), before + 0.3), talk.seconds - 0.1)
            made.append(QuestionAsked(question=border.truth[0], at=round(before, 3)))
    begun: list[AnyEvent] = [Started(), RecordingAgreed(), RecordingStarted(), ConsentGiven()]
    end: list[AnyEvent] = [Stopped(at=talk.seconds, seconds=talk.seconds), Ended(at=talk.seconds)]
    numbered = (event.model_copy(update={"n": n}) for n, event in enumerate((*begun, *made, *end), 1))
    return Pressed(tuple(numbered), tuple(forgotten))


def _wanted(talk: Talk, own: bool) -> list[Border]:
    """The borders at which a person who never errs presses: what is current is not pressed again."""
    found: list[Border] = []
    for border in talk.borders:
        if (border.asked or own) and not (found and found[-1].truth[0] in border.truth):
            found.append(border)
    return found
