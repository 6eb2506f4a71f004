"""One interview of a study as a line of its list: what its folder says right now."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

from interview_tui.audio.storage.recording import Recording
from interview_tui.importing import missing_sentence
from interview_tui.interview.record import ImportedTranscript, InterviewKind
from interview_tui.interview.standing import Standing, standing
from interview_tui.interview.state import Status
from interview_tui.problem import Problem
from interview_tui.study import Interview
from interview_tui.transcription.models import NANO
from interview_tui.transcription.progress import progress
from interview_tui.transcription.transcript import read_transcript

TranscriptState = Literal["none", "waiting", "running", "stopped", "ready", "recording", "erased", "damaged", "written"]


@dataclass(frozen=True, slots=True)
class StudyRow:
    """One interview, as its folder says right now."""

    id: str
    name: str
    kind: InterviewKind
    day: str
    """`2026-11-21`."""
    seconds: float | None
    """Length of the recording, or of a transcript with times; None without either."""
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
    """What cannot be read of it, or what is missing in it."""
    sitting_of: str | None = None
    """The interview that this recording goes on with."""
    sitting: int = 1
    """Which recording of its interview it is."""
    goes_on: bool = False
    """There is a recording that goes on with it."""
    several: bool = False
    """More than one takes part."""
    standing: Standing = "counts"
    """Whether the whole interview counts among those of the study, and why not."""
    recorded: bool = True
    """The length is that of a recording."""


def study_row(interview: Interview) -> StudyRow:
    """Read one interview's folder. What cannot be read is said in the row, so that the others can still be seen."""
    try:
        record = interview.record
        state = interview.state()
        told = record.imported.transcript if record.imported is not None else None
        kept: dict[str, object] = {"transcript": "erased"}
        if state.recording != "erased":
            kept = _transcript(interview, told) if record.has_times else {"transcript": "written"}
    except Problem as problem:
        name = interview.id.partition("-")[2] or interview.id
        return StudyRow(
            interview.id, name, "interview", "", None, 0, 0, "damaged", trouble=str(problem), standing="unreadable"
        )
    recording = Recording(interview.audio)
    seconds = recording.seconds if recording.exists and state.recording != "erased" else None
    recorded = seconds is not None
    if seconds is None and told is not None and told.times != "none" and state.events:
        seconds = state.events[-1].at
    return StudyRow(
        id=interview.id,
        name=", ".join(person.pseudonym for person in record.participants),
        kind=record.kind,
        day=record.created[:10],
        seconds=seconds,
        asked=asked_in(state.status),
        # What was asked in one from elsewhere only its words can tell, and they are read when it is opened.
        questions=len(state.status) if asked_in(state.status) or record.imported is None else 0,
        broken_off=not state.ended and kept["transcript"] not in ("recording", "erased"),
        trouble=missing_sentence(record.imported.missing, seconds) if record.imported and seconds is not None else "",
        sitting_of=record.sitting_of,
        several=len(record.participants) > 1,
        standing=standing(record, state.events),
        recorded=recorded,
        **kept,  # type: ignore[arg-type]
    )


def asked_in(status: Mapping[str, Status]) -> int:
    """How many questions were asked, or covered by another answer."""
    return sum(one in ("asked", "covered") for one in status.values())


def _transcript(interview: Interview, told: ImportedTranscript | None) -> dict[str, object]:
    """How far the transcript is. One that came from a file, as `told`, needs no sound."""
    recording = Recording(interview.audio)
    if not recording.exists or not recording.seconds:
        return {"transcript": "ready" if told is not None and interview.transcript.exists() else "none"}
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
