"""The interviews of a study as lines: how long, how much was asked, how far the transcript is."""

import time
from collections.abc import Callable
from dataclasses import replace
from functools import lru_cache
from pathlib import Path

from interview_tui.export.linked import linked
from interview_tui.interview.standing import of_the_whole, told_of
from interview_tui.language import _, ngettext
from interview_tui.problem import Problem
from interview_tui.speaking import shares_sentence, speaking
from interview_tui.study import Interview, Study, first_sitting
from interview_tui.times import length
from interview_tui.together import carried
from interview_tui.tui.row_memory import RowMemory
from interview_tui.tui.study_row import StudyRow, asked_in, study_row
from interview_tui.tui.view.coverage import replayed_words

_TELL_EACH = 0.5
"""Seconds."""
_LONGEST_NAME = 16
_WHAT_WAS_SAID = ("interview.json", "transcript.jsonl", "speakers.json", "corrections.jsonl")
"""The files that say who said what."""
_TO_THE_RIGHT = (3, 4)
"""Columns of numbers."""


def study_rows(
    study: Study,
    memory: RowMemory | None = None,
    so_far: Callable[[list[StudyRow], int], None] = lambda _rows, _all: None,
) -> list[StudyRow]:
    """Every recording of the study, the sittings of an interview one after the other.

    What was asked stands with the first sitting, for all of them. `memory` keeps the lines for the next look. The first
    look at hundreds of hours takes many seconds: `so_far` hears twice a second of the lines there are, and of how many.
    """
    memory = memory or RowMemory(study)
    interviews = list(study.interviews())
    rows: list[StudyRow] = []
    told = time.monotonic()
    for interview in interviews:
        rows.append(memory.row(interview, study_row))
        if time.monotonic() - told > _TELL_EACH:
            so_far(_in_order(study, rows), len(interviews))
            told = time.monotonic()
    memory.write()
    return _in_order(study, rows)


def _in_order(study: Study, rows: list[StudyRow]) -> list[StudyRow]:
    goes_on_with = {row.id: row.sitting_of or "" for row in rows}
    firsts = {row.id: first_sitting(row.id, goes_on_with) for row in rows}
    wholes: dict[str, list[StudyRow]] = {first: [] for first in firsts.values()}
    for row in sorted(rows, key=lambda row: row.id != firsts[row.id]):
        wholes[firsts[row.id]].append(row)
    return [row for row in rows for row in _together(study, wholes.get(row.id, []))]


def _together(study: Study, sittings: list[StudyRow]) -> list[StudyRow]:
    """The sittings of one interview, told apart. One whose first sitting is gone stands for itself, and says so."""
    if not sittings:
        return []
    first, *later = sittings
    if first.sitting_of is not None:
        gone = _("The sitting before this one is no longer in this study.")
        first = replace(first, trouble=" ".join(part for part in (gone, first.trouble) if part))
    if not later:
        return [first]
    whole = of_the_whole([row.standing for row in sittings])
    first = replace(first, asked=_asked_in_all(study, sittings), goes_on=True, standing=whole)
    return [
        first,
        *(
            replace(row, sitting=number, goes_on=number <= len(later), asked=0, questions=0, standing=whole)
            for number, row in enumerate(later, 2)
        ),
    ]


def _asked_in_all(study: Study, sittings: list[StudyRow]) -> int:
    interviews = [study.interview(row.id) for row in sittings if row.transcript != "damaged"]
    if not interviews:
        return 0
    status = carried(interviews[0].guide, [interview.events() for interview in interviews])
    return asked_in(status)


def who_spoke(interview: Interview) -> str:
    """Who has spoken how much; empty where nobody knows. Linking an hour takes a moment: not for every look.

    It is read again only when one of the files it follows from has changed.
    """
    study = interview.study
    files = [one.folder / name for one in study.sittings(interview) for name in _WHAT_WAS_SAID]
    return _who_spoke(
        study.folder, interview.id, tuple((path, path.stat().st_mtime_ns) for path in files if path.exists())
    )


@lru_cache(maxsize=32)
def _who_spoke(study: Path, id: str, _files: tuple[tuple[Path, int], ...]) -> str:
    try:
        found = linked(Study(study).interview(id))
    except Problem:  # told to whoever opens it
        return ""
    return shares_sentence(speaking(found.segments, found.record.voices))


def transcript_words(row: StudyRow) -> str:
    """The state of its transcript, as one says it."""
    per_cent = round(row.share * 100)
    if row.broken_off:
        return _("‖ broken off; g goes on with it")
    match row.transcript:
        case "none":
            return _("not recorded")
        case "erased":
            return _("refused, erased")
        case "damaged":
            return _("! cannot be read")
        case "recording":
            return _("● is being recorded; g takes it up")
        case "waiting":
            return _("○ not transcribed")
        case "stopped":
            return _("◐ stopped at {share} %").format(share=per_cent)
        case "running":
            said = _("◐ transcribing, {share} %").format(share=per_cent)
            return said if row.seconds_left is None else f"{said}, {_left(row.seconds_left)}"
        case "written":
            return _("✓ answers in writing") if row.asked else _("○ no answers yet")
        case "ready":
            return _("✓ ready, by the demo model") if row.doubtful else _("✓ ready to read")


def _left(seconds: float) -> str:
    if seconds < 60:
        return _("under a minute left")
    return _("{minutes} min left").format(minutes=round(seconds / 60))


def asked_words(row: StudyRow) -> str:
    """`7 of 9`; nothing for an interview that cannot be read."""
    return _("{asked} of {questions}").format(asked=row.asked, questions=row.questions) if row.questions else ""


def kind_words(row: StudyRow) -> str:
    """What kind, where it is not an ordinary interview, and why it does not count where nothing else says it."""
    match row.standing:
        case "replayed":
            return _("demo")
        case "withdrawn":
            return _("withdrawn")
        case "prepared":
            return _("prepared")
    return {"interview": "", "pilot": _("pilot"), "rehearsal": _("rehearsal")}[row.kind]


def table(rows: list[StudyRow], width: int) -> tuple[str, list[str], int]:
    """Heads and lines of equal columns in `width` cells, and how wide the names are.

    Where room is short the day is left out, then the kind; the last column is cut.
    """
    heads = (_("who"), "", _("day"), _("length"), _("asked"), _("transcript"))
    cells = [heads, *(_cells(row) for row in rows)]
    widths = [max(len(line[n]) for line in cells) for n in range(len(heads))]
    widths[0] = min(widths[0], _LONGEST_NAME)
    shown = [n for n in range(len(heads)) if widths[n]]
    for dropped in (2, 1):
        if sum(widths[n] + 2 for n in shown) - 2 > width and dropped in shown:
            shown.remove(dropped)
    lines = [_line(line, widths, shown, width) for line in cells]
    return lines[0], lines[1:], widths[0]


def _cells(row: StudyRow) -> tuple[str, ...]:
    seconds = length(row.seconds) if row.seconds is not None else "–"
    name = row.name if row.sitting == 1 else "└ " + _("sitting {number}").format(number=row.sitting)
    return name, kind_words(row) if row.sitting == 1 else "", row.day, seconds, asked_words(row), transcript_words(row)


def _line(cells: tuple[str, ...], widths: list[int], shown: list[int], width: int) -> str:
    parts = []
    for n in shown:
        text = _cut(cells[n], widths[n])
        parts.append(text.rjust(widths[n]) if n in _TO_THE_RIGHT else text.ljust(widths[n]))
    return _cut("  ".join(parts).rstrip(), width)


def _cut(text: str, width: int) -> str:
    return text if len(text) <= width else text[: width - 1] + "…"


def summary(rows: list[StudyRow], planned: int | None = None) -> str:
    """`6 of 8 interviews · 25–52 min, mean 41 min`: those that count, sittings of one interview as one.

    The lengths are those of recordings. In the demo's own study it says how many were replayed.
    """
    told = told_of([row.standing for row in rows])
    held: list[float] = []
    for row in (row for row in rows if row.standing == told):
        if row.sitting == 1 or not held:
            held.append(0.0)
        held[-1] += (row.seconds or 0.0) if row.recorded else 0.0
    if not held:
        return ""
    if told == "replayed":
        said = replayed_words(len(held))
    elif planned:
        said = _("{count} of {planned} interviews").format(count=len(held), planned=planned)
    else:
        said = ngettext("{count} interview", "{count} interviews", len(held)).format(count=len(held))
    lengths = sorted(seconds for seconds in held if seconds)
    if not lengths:
        return said
    if length(lengths[0]) == length(lengths[-1]):
        return f"{said} · {length(lengths[0])}"
    mean = _("mean {time}").format(time=length(sum(lengths) / len(lengths)))
    if lengths[0] < 60:
        return f"{said} · {length(lengths[0])} – {length(lengths[-1])}, {mean}"
    return f"{said} · {round(lengths[0] / 60)}–{length(lengths[-1])}, {mean}"


def makes_sense(action: str, row: StudyRow) -> bool:
    """Whether this can be done with the interview of that row."""
    match action:
        case "go_on":
            return (row.broken_off or row.transcript == "recording") and not row.goes_on
        case "edit":
            return row.transcript == "written"
        case "next_sitting":
            over = row.transcript not in ("recording", "written", "erased", "damaged")
            return over and not row.broken_off and row.kind != "rehearsal"
        case "other_model":
            return row.transcript == "ready" and row.seconds is not None
        case _:
            return row.transcript in ("waiting", "stopped", "running")
