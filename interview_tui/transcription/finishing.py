"""Sees one transcript through to its end, whoever works on it: for the command line and the headless demo."""

import threading
from collections.abc import Callable
from pathlib import Path

from interview_tui.language import _
from interview_tui.problem import Problem
from interview_tui.transcription.client import Transcriber
from interview_tui.transcription.progress import Progress, progress, worker_lives
from interview_tui.transcription.transcript import read_transcript

_LOOK = 0.1
"""Seconds between two looks at the progress."""


def finish_transcript(
    interview_folder: Path, model: str, language: str | None, tell: Callable[[Progress], None] = lambda _progress: None
) -> None:
    """Return when the interview is wholly transcribed with `model`; `tell` hears how far it is.

    A worker that is at it already is waited for; else one is started, and stopped again by Ctrl-C. Raises `Problem` if
    it cannot be finished; what is done is kept.
    """
    pulse = threading.Event()
    mine: Transcriber | None = None
    try:
        while not _done(interview_folder, model):
            if mine is None and not worker_lives(interview_folder):
                mine = Transcriber.launch(interview_folder, model=model, language=language)
            elif mine is not None and not mine.running:
                if _done(interview_folder, model):
                    return
                if not worker_lives(interview_folder):
                    raise _undone(interview_folder, mine)
                mine = None  # another one was quicker: wait for it
            tell(progress(interview_folder))
            pulse.wait(_LOOK)
    except KeyboardInterrupt:
        stop_worker(interview_folder)
        raise


def stop_worker(interview_folder: Path) -> None:
    """Stop the worker that this program has started for the interview, if it has; the next one goes on from there."""
    if (worker := Transcriber.launched_here(interview_folder)) is not None:
        worker.stop()


def _done(interview_folder: Path, model: str) -> bool:
    if not progress(interview_folder).complete:
        return False
    transcript = read_transcript(interview_folder / "transcript.jsonl")
    return transcript is not None and transcript.complete and transcript.header.model == model


def _undone(interview_folder: Path, worker: Transcriber) -> Problem:
    if worker.problem:
        return Problem(worker.problem)  # it says what to do
    return Problem(
        _("The transcription stopped before it was done."),
        cure=_("Go on with: interview-tui transcribe {name}").format(name=interview_folder.name),
    )
