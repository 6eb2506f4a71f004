"""How long a question takes, by the pilots that a study has held.

Pilots alone count: they are held to find this out, and the guide is changed after them. The times are those of the
keys, for they are at hand at once; a pilot without keys, or one that nobody has ended, tells nothing here.
"""

from collections.abc import Iterable, Mapping, Sequence
from contextlib import suppress
from statistics import median

from interview_tui.guide.advice.finding import PilotMinutes
from interview_tui.guide.model import Guide
from interview_tui.guide.pairing import nodes, paired
from interview_tui.held import held, standing_of
from interview_tui.interview.state import State
from interview_tui.problem import Problem
from interview_tui.study import Interview, Study


def pilots(study: Study) -> list[Interview]:
    """The study's pilots that count, the first sitting of each; those that cannot be read are left out."""
    found = []
    for sittings in study.wholes():
        with suppress(Problem):
            record = sittings[0].record
            if record.kind == "pilot" and record.sitting_of is None and standing_of(sittings) == "counts":
                found.append(sittings[0])
    return found


def pilot_seconds(study: Study, guide: Guide) -> dict[str, float]:
    """Main question of `guide` → median of what it took in the pilots that asked it, in seconds with its follow-ups.

    Questions of another version of the guide are known by id, then by likeness. Empty where no pilot tells.
    """
    return medians(_taken(study, guide))


def pilot_minutes(study: Study, guide: Guide) -> PilotMinutes | None:
    """The same in minutes, as advice about the guide asks for it; None where no pilot tells."""
    taken = _taken(study, guide)
    per_question = {id: seconds / 60 for id, seconds in medians(taken).items()}
    return PilotMinutes(len(taken), per_question) if per_question else None


def median_minutes_per_question(study: Study) -> float | None:
    """What a question takes with its follow-ups in the study's pilots, the middle of all, in minutes.

    None where no pilot tells.
    """
    seconds = pilot_seconds(study, study.guide)
    return median(seconds.values()) / 60 if seconds else None


def _taken(study: Study, guide: Guide) -> list[dict[str, float]]:
    """What each pilot that has ended took for the questions of `guide`."""
    taken = []
    for interview in pilots(study):
        with suppress(Problem):
            whole = [sitting.state() for sitting in held(interview)]
            if whole[-1].ended:
                taken.append(_now_called(seconds_of(whole), whole[0].guide, guide))
    return [one for one in taken if one]


def seconds_of(sittings: Sequence[State]) -> dict[str, float]:
    """How long each question that was asked has been current, in all sittings of one interview. Pure."""
    taken: dict[str, float] = {}
    for state in sittings:
        now = max((event.at for event in state.events), default=0.0)
        for id in state.status:
            if state.intervals.get(id):
                taken[id] = taken.get(id, 0.0) + state.seconds(id, now)
    return taken


def medians(taken: Iterable[Mapping[str, float]]) -> dict[str, float]:
    """The middle of what each question took in several interviews. Pure."""
    all_of: dict[str, list[float]] = {}
    for one in taken:
        for id, seconds in one.items():
            all_of.setdefault(id, []).append(seconds)
    return {id: median(seconds) for id, seconds in all_of.items()}


def same_question(old: Guide, new: Guide) -> dict[str, str]:
    """Main question of `old` → the main question of `new` that it has become; those that are gone are missing. Pure."""
    if old == new:
        return {question.id: question.id for question in old.questions()}
    before, after = nodes(old), nodes(new)
    pairs = [(before[a], after[b]) for a, b in paired(before, after).items()]
    return {a.id: b.id for a, b in pairs if a.kind == b.kind == "question"}


def _now_called(taken: Mapping[str, float], old: Guide, new: Guide) -> dict[str, float]:
    became = same_question(old, new)
    return {became[id]: seconds for id, seconds in taken.items() if id in became}
