"""The goals of linking, and whether they are met. Judged where labels come as each interview has them."""

from collections.abc import Mapping
from dataclasses import dataclass

from bench.interview_score import Sum
from bench.linking_conditions import WRITTEN, Condition

HOUR, LOST = "seconds to link an hour of talk", "words in no passage or in two"
"""Goals of the program, not of a set."""
_TIMELINES = ("exact", "early", "late", "jittered", "forgotten 10 %", "late, forgotten 10 %")
JUDGED = 0.1
"""Share of words heard wrong at which goals are judged."""


@dataclass(frozen=True, slots=True)
class Goal:
    """A promise and what was measured."""

    promise: str
    figure: float
    bound: float
    at_least: bool = True
    """Else at most."""

    @property
    def met(self) -> bool:
        return self.figure >= self.bound if self.at_least else self.figure <= self.bound


def least_share(set: str, timeline: str | None) -> float:
    """The share of words that must be right."""
    if timeline is None:
        return 0.85 if set in WRITTEN else 0.90
    return 0.95 if set in WRITTEN else 0.97


def right(figures: Sum, timeline: str | None) -> float:
    """The share that is judged: a forgotten press is proposed, and a person takes every proposal."""
    return figures.mean_accepted if timeline is not None and "forgotten" in timeline else figures.mean


def judged(sums: Mapping[Condition, Sum]) -> list[Goal]:
    """Every goal that the conditions measured speak of."""
    goals: list[Goal] = []
    for condition, figures in sums.items():
        if condition.baseline or not condition.labels or condition.errors != JUDGED:
            continue
        where = f"{condition.set}, {condition.timeline or 'no timeline'}"
        if condition.timeline is None or condition.timeline in _TIMELINES:
            goals.append(Goal(f"words right: {where}", right(figures, condition.timeline),
                              least_share(condition.set, condition.timeline)))  # fmt: skip
        if condition.timeline in _TIMELINES:
            goals.append(Goal(f"median border error, s: {where}", figures.border_median, 1.0, at_least=False))
        if condition.timeline is None:
            sure = figures.sure_right if figures.sure_passages else 0.0
            goals.append(Goal(f"right of the passages at least 90 % sure: {where}", sure, 0.90))
    lost = sum(figures.lost for condition, figures in sums.items() if not condition.baseline)
    goals.append(Goal(LOST, lost, 0, at_least=False))
    return goals
