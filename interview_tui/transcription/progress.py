"""How far a transcription is: a fold of the transcript and the recording, asked as often as one likes."""

from functools import lru_cache
from pathlib import Path

from pydantic import BaseModel, ConfigDict

from interview_tui.audio.storage.recording import Recording
from interview_tui.files import Lock, held
from interview_tui.transcription.transcript import Transcript, read_transcript, transcript_in_work

_RECENT = 20
"""Chunks by whose pace the rest is estimated."""
_SLACK = 0.05
"""Seconds by which two ways of measuring a recording may differ."""


class Progress(BaseModel):
    model_config = ConfigDict(frozen=True)
    done_seconds: float
    total_seconds: float
    """Length of the recording so far."""
    complete: bool
    """The recording has ended and all of it is transcribed."""
    seconds_left: float | None
    """Work that remains for what has been recorded, at the pace of the last chunks; None until one is done."""
    running: bool
    """A worker is at it."""

    @property
    def share(self) -> float:
        """How much is done, 0 to 1."""
        return self.done_seconds / self.total_seconds if self.total_seconds else float(self.complete)


def worker_lock(interview_folder: Path) -> Lock:
    """Held by the worker for its whole life; it falls with it, however it dies."""
    return Lock(interview_folder / ".worker.lock", timeout=0, mode=0o600)


def worker_lives(interview_folder: Path) -> bool:
    """Whether a worker transcribes this interview now."""
    return (interview_folder / ".worker.lock").exists() and held(worker_lock(interview_folder))


def progress(interview_folder: Path) -> Progress:
    """Where the transcription of an interview stands. Raises `Problem` as `read_transcript` does."""
    recording = Recording(interview_folder / "audio")
    # The worker is asked first: one that finishes between two looks must not seem to have died undone.
    running = worker_lives(interview_folder)
    ended, total = recording.ended, recording.seconds
    transcript = _read(transcript_in_work(interview_folder))
    if not running and (whole := _read(interview_folder / "transcript.jsonl")) is not None:
        # Another one that was stopped on its way changes nothing: this one is read until that one is whole.
        transcript = whole if _reaches(whole, total) else transcript
    if transcript is None:
        return Progress(done_seconds=0.0, total_seconds=total, complete=False, seconds_left=None, running=running)
    complete = ended and _reaches(transcript, total)
    done = total if complete else min(transcript.seconds, total)
    return Progress(
        done_seconds=done,
        total_seconds=total,
        complete=complete,
        seconds_left=0.0 if complete else _seconds_left(transcript, total - done),
        running=running,
    )


def _reaches(transcript: Transcript, total: float) -> bool:
    """Whether it was whole when the recording was this long."""
    return transcript.end is not None and transcript.end.seconds >= total - _SLACK


def _seconds_left(transcript: Transcript, remaining: float) -> float | None:
    recent = transcript.chunks[-_RECENT:]
    heard = sum(chunk.end - chunk.start for chunk in recent)
    return remaining * sum(chunk.took for chunk in recent) / heard if heard else None


def _read(path: Path) -> Transcript | None:
    """`read_transcript`, which a screen asks for ten times a second, once for each state of the file."""
    try:
        stat = path.stat()
    except FileNotFoundError:
        return None
    return _read_once(path, stat.st_ino, stat.st_size, stat.st_mtime_ns)


@lru_cache(maxsize=8)
def _read_once(path: Path, _inode: int, _size: int, _changed: int) -> Transcript | None:
    return read_transcript(path)
