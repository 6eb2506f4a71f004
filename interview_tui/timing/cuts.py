"""What to cut so that the guide fits the time, with a reason each. Pure.

*Too long*: the middle of the interviews' lengths, and what the questions that were never reached would have taken
(each the middle of the questions that were asked), beyond the planned time.

What is proposed, in this order, until that is saved: optional questions that were never reached; those that other
answers covered in at least half of the interviews; optional ones, the longest first; those never reached; then to
shorten what took more than a quarter and a minute over its share, the longest first. Nobody but the researcher knows
which question the study cannot do without.
"""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from statistics import median
from typing import Literal

from interview_tui.across.columns import Column
from interview_tui.timing.compared import Compared

Reason = Literal["optional_never_asked", "covered", "optional", "never_asked", "over_plan"]
_OVER = 1.25
"""Times its share."""
_MINUTE = 60.0


@dataclass(frozen=True, slots=True)
class Cut:
    """One proposal. Times are seconds."""

    question: str
    """Its id in the guide that is worked with."""
    text: str
    reason: Reason
    saves: float
    """Without it, or, where it is to be shortened, with its share alone."""
    took: float | None
    """The middle of what it took; None where it was never asked."""
    planned: float | None = None


@dataclass(frozen=True, slots=True)
class Fit:
    """Whether the guide fits the time."""

    planned: float | None
    """None where the guide does not say; then nothing is proposed."""
    took: float
    not_reached: int
    """Questions of the guide that were never asked, covered or skipped."""
    not_reached_seconds: float
    """What they would have taken."""
    cuts: tuple[Cut, ...] = ()
    interviews: int = 1
    """By how many of them."""

    @property
    def too_long(self) -> float:
        """Seconds; 0 where it fits, or nobody has planned."""
        if self.planned is None:
            return 0.0
        return max(0.0, self.took + self.not_reached_seconds - self.planned)

    @property
    def enough(self) -> bool:
        """What is proposed makes it fit."""
        return sum(cut.saves for cut in self.cuts) >= self.too_long


def fit(told: Compared) -> Fit:
    """Whether the guide that is worked with fits, by these interviews, and what to cut if it does not."""
    questions = [one for one in told.questions if told.in_guide(one)]
    taken = [took for one in questions if (took := told.took(one)) is not None]
    usual = median(taken) if taken else 0.0
    held = [one for one in questions if told.times(one)]
    missed = [one for one in held if all(time.status == "not_asked" for time in told.times(one))]
    found = Fit(told.planned, told.seconds, len(missed), usual * len(missed), interviews=len(told.reports))
    if not found.too_long:
        return found
    cuts: list[Cut] = []
    for cut in _proposals(told, held, missed, usual):
        if sum(one.saves for one in cuts) >= found.too_long:
            break
        if cut.question not in {one.question for one in cuts}:
            cuts.append(cut)
    return replace(found, cuts=tuple(cuts))


def _proposals(told: Compared, held: list[Column], missed: list[Column], usual: float) -> Iterator[Cut]:
    """All that can be proposed, the best first."""
    optional = {question.id for question in told.guide.questions() if question.optional}
    shares = _shares(told)
    asked = sorted((one for one in held if told.took(one) is not None), key=lambda one: -(told.took(one) or 0.0))
    for one in missed:
        if one.id in optional:
            yield Cut(one.id, one.text, "optional_never_asked", usual, None)
    for one in held:
        covered = [time.status == "covered" for time in told.times(one)]
        if one not in missed and 2 * sum(covered) >= len(covered) and any(covered):
            took = told.took(one)
            # Where every interview covered it, leaving it out shortens none of them: it saves the asking alone.
            yield Cut(one.id, one.text, "covered", 0.0 if took is None else took, took)
    for one in asked:
        if one.id in optional:
            yield Cut(one.id, one.text, "optional", told.took(one) or 0.0, told.took(one))
    for one in missed:
        if one.id not in optional:
            yield Cut(one.id, one.text, "never_asked", usual, None)
    over = [(one, told.took(one) or 0.0, shares[one.id]) for one in asked if one.id in shares]
    for one, took, share in sorted(over, key=lambda each: each[2] - each[1]):
        if took > _OVER * share and took - share >= _MINUTE:
            yield Cut(one.id, one.text, "over_plan", took - share, took, share)


def _shares(told: Compared) -> dict[str, float]:
    """Question's id → its share of its theme's planned time, in seconds."""
    return {
        question.id: 60.0 * section.minutes / len(section.questions)
        for section in told.guide.sections
        if section.minutes
        for question in section.questions
    }
