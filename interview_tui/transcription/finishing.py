"""Sees transcripts through to their end, whoever works on them: for the command line, the demo and a cluster."""

import threading
from collections.abc import Callable, Sequence
from pathlib import Path

from interview_tui.audio.storage.recording import Recording
from interview_tui.language import _
from interview_tui.problem import Problem
from interview_tui.transcription.client import Transcriber
from interview_tui.transcription.order import Order
from interview_tui.transcription.progress import Progress, progress, worker_lives
from interview_tui.transcription.transcript import read_transcript

_LOOK = 0.1
"""Seconds between two looks at the progress."""

Tell = Callable[[Path, Progress, float | None], None]
"""Hears which interview is worked on, how far it is, and the seconds left for it and all after it, if known."""


def finish_transcript(
    interview_folder: Path, order: Order, tell: Callable[[Progress], None] = lambda _progress: None
) -> None:
    """Return when the interview is wholly transcribed as ordered; `tell` hears how far it is.

    A worker that is at it already is waited for; else one is started, and stopped again by Ctrl-C. Raises `Problem` if
    it cannot be finished; what is done is kept.
    """
    failed = finish_transcripts([interview_folder], order, lambda _folder, now, _left: tell(now))
    if failed:
        raise Problem(failed[interview_folder])


def finish_transcripts(
    folders: Sequence[Path],
    order: Order,
    tell: Tell = lambda _folder, _progress, _left: None,
    done: Callable[[Path], None] = lambda _folder: None,
) -> dict[Path, str]:
    """The same for several, one after the other, with the model loaded once; `done` hears of each that is whole.

    What stops one does not stop the others: returns why some are not whole, by their folders.
    """
    queue = _Queue(folders, order, done)
    pulse = threading.Event()
    try:
        while queue.left:
            if (folder := queue.go_on()) is not None:
                now = progress(folder)
                if not now.complete:  # else it is the old one that is whole, and the new one has hardly begun
                    tell(folder, now, queue.seconds_left(folder, now))
            if queue.left:
                pulse.wait(_LOOK)
    except BaseException:  # Ctrl-C, or `tell` wants it to end
        queue.stop()
        raise
    return queue.failed


class _Queue:
    """Interviews that are to be transcribed, and the worker that was started for them."""

    def __init__(self, folders: Sequence[Path], order: Order, done: Callable[[Path], None]) -> None:
        self.left = list(folders)
        self.failed: dict[Path, str] = {}
        self._order = order
        self._done = done
        self._worker: Transcriber | None = None
        self._lengths: dict[Path, float] = {}
        self._pace: float | None = None
        """Seconds of work for a second of sound in the last one that was done."""

    def go_on(self) -> Path | None:
        """See what is done, and start a worker where none is at the rest; returns which is worked on now."""
        running = self._worker is not None and self._worker.running
        at_work = self._look(running)
        if running or at_work is not None:
            return at_work
        self._worker = Transcriber.launch(self.left, self._order) if self.left else None
        return None

    def seconds_left(self, folder: Path, now: Progress) -> float | None:
        """Work that remains for this interview and those after it, at its pace, else at that of the one before it."""
        ahead = now.total_seconds - now.done_seconds
        pace = now.seconds_left / ahead if now.seconds_left is not None and ahead > 0 else self._pace
        if pace is None:
            return None
        return pace * (ahead + sum(self._length(one) for one in self.left if one != folder))

    def stop(self) -> None:
        if self._worker is not None:
            self._worker.stop()

    def _look(self, running: bool) -> Path | None:
        """Take out what is whole and what cannot be, as far as the work has come; returns which is worked on.

        `running`: whether our worker was, before anything was looked at. One that died is to blame for the interview
        that it was at; another one takes those after it.
        """
        for folder in list(self.left):
            try:
                if is_made(folder, self._order):
                    self.left.remove(folder)
                    self._note_pace(folder)
                    self._done(folder)
                    continue
            except Problem as problem:
                self._fail(folder, str(problem))
                continue
            if worker_lives(folder):  # ours, or somebody else's, who is waited for
                if not running:
                    self._worker = None
                return folder
            worker = self._worker
            if worker is None or folder not in worker.folders:
                continue
            if why := worker.problem_of(folder):
                self._fail(folder, why)
            elif not running:
                self._fail(folder, worker.problem or _undone(folder))
                self._worker = None
        return None

    def _fail(self, folder: Path, why: str) -> None:
        self.left.remove(folder)
        self.failed[folder] = why

    def _note_pace(self, folder: Path) -> None:
        transcript = read_transcript(folder / "transcript.jsonl")
        if transcript is not None and transcript.seconds:
            self._pace = sum(chunk.took for chunk in transcript.chunks) / transcript.seconds

    def _length(self, folder: Path) -> float:
        if folder not in self._lengths:
            self._lengths[folder] = Recording(folder / "audio").seconds
        return self._lengths[folder]


def stop_worker(interview_folder: Path) -> None:
    """Stop the worker that this program has started for the interview, if it has; the next one goes on from there."""
    if (worker := Transcriber.launched_here(interview_folder)) is not None:
        worker.stop()


def is_made(interview_folder: Path, order: Order) -> bool:
    """Whether the interview is wholly transcribed, and as ordered."""
    if not progress(interview_folder).complete:
        return False
    transcript = read_transcript(interview_folder / "transcript.jsonl")
    return transcript is not None and transcript.complete and order.made(transcript)


def _undone(interview_folder: Path) -> str:
    problem = Problem(
        _("The transcription stopped before it was done."),
        cure=_("Go on with: interview-tui transcribe {name}").format(name=interview_folder.name),
    )
    return str(problem)
