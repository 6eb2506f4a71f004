"""Whatever works on an interview that is to go is ended first: recorder, transcriber, the search for speakers."""

import sys
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING

from filelock import FileLock, Timeout

from interview_tui.audio.recorder.client import kill_recorder
from interview_tui.audio.recorder.runtime import recorder_lives, recorder_lock
from interview_tui.language import _
from interview_tui.problem import Problem
from interview_tui.recovery import end_recorder
from interview_tui.speakers.process import LOCK as SPEAKERS_LOCK
from interview_tui.transcription.client import Transcriber
from interview_tui.transcription.progress import worker_lives, worker_lock

if TYPE_CHECKING:
    from psutil import Process

_WORKERS = ("interview_tui.transcription.worker", "interview_tui.speakers.process")
_PATIENCE = 2.0
"""Seconds that a process has to end before it is killed."""
_LAST = 5.0
"""Seconds that its lock may take to fall afterwards."""


def refuse_unreachable(folder: Path) -> None:
    """Raises `Problem` where another computer transcribes this interview: it cannot be ended from here."""
    if worker_lives(folder) and Transcriber.launched_here(folder) is None and not list(_at_work(folder)):
        raise Problem(
            _("This interview is being transcribed by another program, which cannot be stopped from here."),
            cure=_("Stop it there, or wait until it is done. Nothing has been erased."),
        )


def stop_work(folder: Path) -> None:
    """End what works on this interview. Raises `Problem` if something goes on all the same."""
    _stop_recorder(folder)
    if (launched := Transcriber.launched_here(folder)) is not None:
        launched.stop()
    _end(list(_at_work(folder)))
    for lock in (worker_lock(folder), FileLock(folder / SPEAKERS_LOCK, mode=0o600)):
        if not Path(lock.lock_file).exists():
            continue
        try:
            with lock.acquire(timeout=_LAST):
                pass
        except Timeout:
            raise Problem(
                _("A program still works on what is to be erased."),
                cure=_("Close it, and open the study again: the rest is erased then."),
            ) from None
        except OSError:  # nobody can hold a lock where nothing can be written
            continue


def _stop_recorder(folder: Path) -> None:
    """It erases and leaves by itself; one that does not is killed."""
    audio = folder / "audio"
    if not recorder_lives(audio):
        return
    with suppress(Problem):  # another window drives it: it is killed like one that hangs
        end_recorder(folder)
    with suppress(Timeout), recorder_lock(audio).acquire(timeout=_LAST):
        return
    kill_recorder(audio)
    if recorder_lives(audio):
        raise Problem(
            _("The recorder of this interview could not be stopped."),
            cure=_("Wait a moment and open the study again: the rest is erased then."),
        )


def _at_work(folder: Path) -> "Iterator[Process]":
    """Processes of this program that were started for this folder."""
    import psutil

    wanted = {str(folder), str(folder.resolve())}
    for process in psutil.process_iter():
        with suppress(psutil.Error, OSError):
            command = process.cmdline()
            if any(name in command for name in _WORKERS) and any(_same(one, wanted) for one in command):
                yield process


def _same(argument: str, wanted: set[str]) -> bool:
    if sys.platform == "win32":
        return argument.casefold() in {one.casefold() for one in wanted}
    return argument in wanted


def _end(processes: "list[Process]") -> None:
    import psutil

    for process in processes:
        with suppress(psutil.Error):
            process.terminate()
    _gone, alive = psutil.wait_procs(processes, timeout=_PATIENCE)
    for process in alive:
        with suppress(psutil.Error):
            process.kill()
    psutil.wait_procs(alive, timeout=_PATIENCE)
