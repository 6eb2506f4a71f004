"""From what was filled in to an interview that can be held. Blocks for up to some seconds: call it in a thread."""

import shutil
from pathlib import Path

from interview_tui.audio.client import Recorder
from interview_tui.interview.record import InterviewRecord
from interview_tui.language import _
from interview_tui.problem import Problem, reason
from interview_tui.sitting import Sitting
from interview_tui.study import Interview, Study

NO_SOUND = ("no_sound_system", "no_device", "device_gone")
"""Faults of a recorder that hears nothing at all."""


def open_sitting(study: Study, record: InterviewRecord, *, source: Path | None, sound: bool) -> Sitting:
    """Make the interview's folder and, with `sound`, a recorder that listens. Nothing is recorded yet.

    Raises `Problem`, and leaves no folder behind, when the microphone has vanished since it was chosen.
    """
    try:
        interview = study.new_interview(record)
    except OSError as error:
        raise Problem(
            _("The interview could not be written: {reason}.").format(reason=reason(error)),
            cure=_("Make room on the disk, or see that you may write in the study's folder."),
        ) from error
    if not sound:
        return Sitting(interview, None)
    try:
        recorder = _listening(interview, record, source)
    except Problem:
        shutil.rmtree(interview.folder)  # nothing has happened in it: the timeline begins with the sitting
        raise
    return Sitting(interview, recorder)


def open_again(interview: Interview, *, source: Path | None) -> Sitting:
    """Go on with an interview that was broken off; a key starts the recording again.

    Without a microphone one goes on without recording if nothing had been recorded; else `Problem` is raised, because
    what is noted then would stand at the wrong places in the sound.
    """
    try:
        recorder = _listening(interview, interview.record, source)
    except Problem:
        if interview.state().has_been_recorded:
            raise
        return Sitting(interview, None)
    return Sitting(interview, recorder)


def _listening(interview: Interview, record: InterviewRecord, source: Path | None) -> Recorder:
    recorder = Recorder.launch(interview.folder, source=source, device=record.device)
    if any(fault in NO_SOUND for fault in recorder.status().faults):
        recorder.leave()
        raise Problem(
            _("The microphone is not there any more."),
            cure=_("Plug it in again, or choose another."),
        )
    return recorder
