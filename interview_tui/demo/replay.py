"""Replays an interview: a recording as the microphone, a list of key presses as the interviewer.

Everything else is the real thing: recorder process, timeline, worker, exporter. The folder that is replayed is the
embedded one or any with `guide.md`, `recording.*` and `presses.jsonl`.
"""

import shutil
import threading
from collections.abc import Callable, Sequence
from math import inf
from pathlib import Path

from interview_tui.audio.recorder.client import Recorder
from interview_tui.demo.material import find_recording
from interview_tui.files import private_folder
from interview_tui.guide.markdown import read_guide
from interview_tui.guide.source import guide_text
from interview_tui.interview.events import AnyEvent
from interview_tui.interview.presses import read_presses
from interview_tui.interview.record import InterviewRecord, Participant
from interview_tui.language import _
from interview_tui.problem import Problem
from interview_tui.sitting import Sitting
from interview_tui.speakers.client import find_speakers
from interview_tui.speakers.wanted import needs_speakers
from interview_tui.study import Interview, Settings, Study
from interview_tui.transcription.finishing import finish_transcript, stop_worker
from interview_tui.transcription.models import NANO, find
from interview_tui.transcription.order import Order

AS_FAST_AS_POSSIBLE = 0.0
_POLL = 0.02
"""Seconds between two looks at the recorder or the worker."""


def guide_text_of(folder: Path) -> str:
    """The text of the guide in a folder to replay. Raises `Problem` if there is none that can be read."""
    path = folder / "guide.md"
    if not path.is_file():
        raise Problem(
            _("There is no guide.md in this folder."),
            cure=_("A folder to replay holds guide.md, recording.wav (or flac, mp3, m4a …) and presses.jsonl."),
            where=folder,
        )
    return guide_text(path.read_bytes(), path)


def replayed_study(folder: Path, into: Path, *, model: str = NANO) -> tuple[Study, Interview]:
    """A new study in `into` with the guide of `folder` and one interview that is about to be held.

    Raises `Problem` if something is missing in `folder`, `into` is taken or `model` is not on this computer.
    """
    text = guide_text_of(folder)
    guide = read_guide(text, folder / "guide.md")
    find(model)
    find_recording(folder)
    read_presses(folder / "presses.jsonl", guide)
    settings = Settings(title=guide.title, language=guide.language, minutes=guide.planned_minutes, model=model)
    study = Study.create(into, text, settings)
    record = InterviewRecord(participants=(Participant(pseudonym="Robin", role=""),), replayed=True)
    return study, study.new_interview(record)


def recorder_for(
    study: Study, interview: Interview, folder: Path, *, speed: float = 1.0, grace: float = 120.0
) -> Recorder:
    """A recorder that hears the recording in `folder`, standing still at its beginning.

    Raises `Problem`, and leaves nothing of the study behind, if that is no sound.
    """
    try:
        return Recorder.launch(interview.folder, source=find_recording(folder), speed=speed, hold_at=0.0, grace=grace)
    except Problem:
        shutil.rmtree(study.folder)  # made a moment ago; nothing has happened in it
        raise


def perform(sitting: Sitting, press: AnyEvent) -> None:
    """Do what the key did, at the place in the sound where it is now."""
    sitting.carry_out(press.model_copy(update={"at": sitting.clock()}))


def replay(
    folder: Path,
    into: Path,
    *,
    real_time: bool = False,
    model: str = NANO,
    tell: Callable[[str, float], None] = lambda what, share: None,
) -> Study:
    """Hold the interview of `folder` without a screen, transcribe it, and return its study in `into`.

    `tell(what, share)` hears how far it is, 0 to 1. Raises `Problem` when it cannot go on; what was recorded is kept.
    """
    study, interview = replayed_study(folder, into, model=model)
    presses = read_presses(folder / "presses.jsonl", interview.guide)
    # Nobody can come back to a replay as fast as possible: without its driver the source stands still.
    speed, grace = (1.0, 120.0) if real_time else (AS_FAST_AS_POSSIBLE, 5.0)
    recorder = recorder_for(study, interview, folder, speed=speed, grace=grace)
    sitting = Sitting(interview, recorder)
    try:
        hold_interview(sitting, recorder, presses, tell)
    except KeyboardInterrupt:
        stop_worker(interview.folder)  # the recorder ends by itself when its grace is over
        raise
    if interview.state().has_been_recorded:
        order = Order(model=model, language=study.settings.language)
        finish_transcript(interview.folder, order, lambda now: tell(_("transcribing"), now.share))
        tell(_("transcribing"), 1.0)
        if needs_speakers(interview):
            find_speakers(interview, tell=lambda share: tell(_("telling the voices apart"), share))
    return study


def hold_interview(
    sitting: Sitting, recorder: Recorder, presses: Sequence[AnyEvent], tell: Callable[[str, float], None]
) -> None:
    """Play the recording to the recorder and press each key at its place in it; `presses` are in order of time."""
    last = max((press.at for press in presses), default=0.0) or 1.0
    for press in presses:
        _play_to(sitting, recorder, press.at)
        perform(sitting, press)
        tell(_("recording"), min(1.0, press.at / last))
        if sitting.state.ended:
            return
    _play_to(sitting, recorder, None)
    sitting.end()


def _play_to(sitting: Sitting, recorder: Recorder, seconds: float | None) -> None:
    """Let the source play to this second, or to its end; a refusal has ended it for good."""
    if sitting.state.recording == "erased":
        return
    recorder.hold_at(seconds)
    pulse = threading.Event()
    while True:
        sitting.refresh()
        status = sitting.status
        if status is not None and (
            status.source_ended or status.source_seconds >= (inf if seconds is None else seconds)
        ):
            return
        pulse.wait(_POLL)


def demo_folder(language: str) -> Path:
    """Where the demo's study lies when no place is named: in the user's data folder, one a language."""
    from platformdirs import user_data_path

    return private_folder(user_data_path("interview-tui", appauthor=False)) / f"demo-{language}"
