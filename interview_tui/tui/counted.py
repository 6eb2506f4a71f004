"""How many interviews of a study count, by the rule of its own list, without opening it.

Two small files of each interview are read, a millisecond for both: not before the first screen stands there.
"""

from pathlib import Path

from interview_tui.interview.standing import Standing, of_the_whole, standing, told_of
from interview_tui.language import _, ngettext
from interview_tui.problem import Problem
from interview_tui.study import Interview, Study, first_sitting
from interview_tui.tui.view.coverage import replayed_words


def counted_words(folder: Path) -> str:
    """What the list of the study would say of their number; empty where it cannot be looked into."""
    try:
        sittings = {interview.id: _sitting(interview) for interview in Study(folder).interviews()}
    except (Problem, OSError):  # told where it is opened
        return ""
    goes_on_with = {id: before for id, (before, _standing) in sittings.items()}
    wholes: dict[str, list[Standing]] = {id: [] for id in sittings if first_sitting(id, goes_on_with) == id}
    for id in sorted(sittings, key=lambda id: id not in wholes):
        wholes[first_sitting(id, goes_on_with)].append(sittings[id][1])
    found = [of_the_whole(standings) for standings in wholes.values()]
    told = told_of(found)
    count = found.count(told)
    if not count:
        return _("no interview yet")
    if told == "replayed":
        return replayed_words(count)
    return ngettext("{count} interview", "{count} interviews", count).format(count=count)


def _sitting(interview: Interview) -> tuple[str, Standing]:
    """What it goes on with, and what it is to the study by itself."""
    try:
        record = interview.record
        return record.sitting_of or "", standing(record, interview.events())
    except (Problem, OSError):
        return "", "unreadable"
