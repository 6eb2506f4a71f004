"""The interviews of a study as lines: how long, how much was asked, how far the transcript is."""

from dataclasses import dataclass
from typing import Literal

from interview_tui.audio.storage.recording import Recording
from interview_tui.importing import missing_sentence
from interview_tui.interview.record import InterviewKind
from interview_tui.interview.state import State
from interview_tui.language import _, ngettext
from interview_tui.problem import Problem
from interview_tui.study import Interview
from interview_tui.times import length
from interview_tui.transcription.models import NANO
from interview_tui.transcription.progress import progress
from interview_tui.transcription.transcript import read_transcript

_LONGEST_NAME = 16
_TO_THE_RIGHT = (3, 4)
"""Columns of numbers."""

TranscriptState = Literal["none", "waiting", "running", "stopped", "ready", "recording", "erased", "damaged"]


@dataclass(frozen=True, slots=True)
class StudyRow:
    """One interview, as its folder says right now."""

    id: str
    name: str
    kind: InterviewKind
    day: str
    """`2026-11-21`."""
    seconds: float | None
    """Length of the recording; None without one."""
    asked: int
    """Questions asked or covered."""
    questions: int
    transcript: TranscriptState
    share: float = 0.0
    """How much is transcribed, 0 to 1."""
    seconds_left: float | None = None
    broken_off: bool = False
    """The program or the machine went down before the interview was ended."""
    doubtful: bool = False
    """Made by the demo's model, which does not understand real speech."""
    trouble: str = ""
    """What cannot be read of it, or what is missing in a recording that was imported."""


def study_row(interview: Interview) -> StudyRow:
    """Read one interview's folder. What cannot be read is said in the row, so that the others can still be seen."""
    try:
        record = interview.record
        state = interview.state()
        kept: dict[str, object] = {"transcript": "erased"} if state.recording == "erased" else _transcript(interview)
    except Problem as problem:
        name = interview.id.partition("-")[2] or interview.id
        return StudyRow(interview.id, name, "interview", "", None, 0, 0, "damaged", trouble=str(problem))
    recording = Recording(interview.audio)
    seconds = recording.seconds if recording.exists and state.recording != "erased" else None
    return StudyRow(
        id=interview.id,
        name=", ".join(person.pseudonym for person in record.participants),
        kind=record.kind,
        day=record.created[:10],
        seconds=seconds,
        asked=_asked(state),
        questions=len(state.status),
        broken_off=not state.ended and kept["transcript"] not in ("recording", "erased"),
        trouble=missing_sentence(record.imported.missing, seconds) if record.imported and seconds is not None else "",
        **kept,  # type: ignore[arg-type]
    )


def _asked(state: State) -> int:
    return sum(status in ("asked", "covered") for status in state.status.values())


def _transcript(interview: Interview) -> dict[str, object]:
    """How far the transcript is."""
    recording = Recording(interview.audio)
    if not recording.exists or not recording.seconds:
        return {"transcript": "none"}
    done = progress(interview.folder)
    transcript = read_transcript(interview.transcript)
    share = min(1.0, done.done_seconds / done.total_seconds) if done.total_seconds else 0.0
    if done.complete:
        state: TranscriptState = "ready"
    elif not recording.ended:
        state = "recording"
    elif done.running:
        state = "running"
    else:
        state = "stopped" if share else "waiting"
    doubtful = transcript is not None and transcript.header.model == NANO
    return {"transcript": state, "share": share, "seconds_left": done.seconds_left, "doubtful": doubtful}


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
            return _("● is being recorded")
        case "waiting":
            return _("○ not transcribed")
        case "stopped":
            return _("◐ stopped at {share} %").format(share=per_cent)
        case "running":
            said = _("◐ transcribing, {share} %").format(share=per_cent)
            return said if row.seconds_left is None else f"{said}, {_left(row.seconds_left)}"
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
    """What kind, where it is not an ordinary interview."""
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
    return row.name, kind_words(row), row.day, seconds, asked_words(row), transcript_words(row)


def _line(cells: tuple[str, ...], widths: list[int], shown: list[int], width: int) -> str:
    parts = []
    for n in shown:
        text = _cut(cells[n], widths[n])
        parts.append(text.rjust(widths[n]) if n in _TO_THE_RIGHT else text.ljust(widths[n]))
    return _cut("  ".join(parts).rstrip(), width)


def _cut(text: str, width: int) -> str:
    return text if len(text) <= width else text[: width - 1] + "…"


def summary(rows: list[StudyRow]) -> str:
    """`6 interviews · 25–52 min`: rehearsals are not counted."""
    held = [row for row in rows if row.kind != "rehearsal"]
    if not held:
        return ""
    said = ngettext("{count} interview", "{count} interviews", len(held)).format(count=len(held))
    lengths = sorted(row.seconds for row in held if row.seconds)
    if not lengths:
        return said
    if length(lengths[0]) == length(lengths[-1]):
        return f"{said} · {length(lengths[0])}"
    if lengths[0] < 60:
        return f"{said} · {length(lengths[0])} – {length(lengths[-1])}"
    return f"{said} · {round(lengths[0] / 60)}–{length(lengths[-1])}"
