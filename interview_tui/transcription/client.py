"""Starts the transcriber and hears how it ended. Closing the screen's terminal leaves it alone."""

import os
import shutil
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

from interview_tui.files import PRIVATE_FILE
from interview_tui.language import _, current_language
from interview_tui.problem import Problem, reason
from interview_tui.transcription.order import Order
from interview_tui.transcription.priority import ENVIRONMENT
from interview_tui.transcription.progress import worker_lives

LAST_WORDS = ".worker.log"
"""Beside the transcript: why the last worker stopped. Holds nothing of what was said."""
_PATIENCE = 0.8
"""Seconds a stopped worker has to leave before it is killed; it loses the chunk it is in either way."""
_LEAST_ROOM = 100_000
"""Bytes on the disk below which a broken-off transcription has run out of room."""
_launched: "dict[Path, Transcriber]" = {}
"""By interview folder."""


class Transcriber:
    """A worker that was started here. It goes on without this object, until its transcripts are whole."""

    def __init__(self, process: "subprocess.Popen[bytes]", folders: Sequence[Path]) -> None:
        self._process = process
        self.folders = tuple(folders)
        """The interviews it transcribes, one after the other."""
        self._told_to_stop = False

    @classmethod
    def launch(cls, folders: Sequence[Path], order: Order) -> "Transcriber":
        """Start a worker for these interviews, one after the other.

        Returns at once: what is wrong with model or recording is told by `problem`. Raises `Problem` if the process
        cannot be started.
        """
        folders = [folder.absolute() for folder in folders]
        command = [sys.executable, "-P", "-m", "interview_tui.transcription.worker", *map(str, folders)]
        command += [*order.arguments(), "--texts", current_language()]
        flags = 0
        if sys.platform == "win32":
            flags = subprocess.CREATE_NEW_PROCESS_GROUP | subprocess.DETACHED_PROCESS
        try:
            for folder in folders[1:]:  # so that no reason of the last time is taken for one of this
                (folder / LAST_WORDS).unlink(missing_ok=True)
            handle = os.open(folders[0] / LAST_WORDS, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, PRIVATE_FILE)
            with os.fdopen(handle, "wb") as stderr:
                process = subprocess.Popen(
                    command,
                    stdin=subprocess.DEVNULL,
                    stdout=subprocess.DEVNULL,
                    stderr=stderr,
                    env={**os.environ, **ENVIRONMENT},
                    start_new_session=sys.platform != "win32",
                    creationflags=flags,
                )
        except OSError as error:
            raise Problem(
                _("The transcription could not be started: {reason}.").format(reason=reason(error)),
                cure=_(
                    "The recording is safe. See that the disk has room and that you may write in the study's folder."
                ),
            ) from error
        transcriber = cls(process, folders)
        for folder in folders:
            _launched[folder] = transcriber
        return transcriber

    @classmethod
    def launched_here(cls, interview_folder: Path) -> "Transcriber | None":
        """The newest worker that this program has started for the interview, whether it still runs or not."""
        return _launched.get(interview_folder.absolute())

    @property
    def pid(self) -> int:
        return self._process.pid

    @property
    def running(self) -> bool:
        return self._process.poll() is None

    @property
    def problem(self) -> str | None:
        """Why it ended before all was whole; None while it runs, if all is well, and if it was told to."""
        code = self._process.poll()
        if code is None or code == 0 or self._told_to_stop:
            return None
        # Killed from outside it has no last word, but some library's warnings.
        if code == 1 and (why := next(filter(None, map(_last_word, self.folders)), None)):
            return why
        if shutil.disk_usage(self.folders[0]).free < _LEAST_ROOM:  # not even the reason could be written down
            return _("There is no room on the disk for the transcript. Make some; the recording is safe.")
        return _("The transcription was broken off.")

    def problem_of(self, folder: Path) -> str | None:
        """Why this one of its interviews is not whole, once its turn is over; None if nothing is known against it."""
        if self._told_to_stop or (self.running and worker_lives(folder)) or self._process.poll() not in (None, 1):
            return None
        return _last_word(folder)

    def wait(self, timeout: float | None = None) -> bool:
        """Wait until it has ended, at most `timeout` seconds; returns whether it has."""
        try:
            self._process.wait(timeout)
        except subprocess.TimeoutExpired:
            return False
        return True

    def stop(self) -> None:
        """End it within a second. What it has done stays; the next worker goes on from there."""
        self._told_to_stop = True
        if not self.running:
            return
        self._process.terminate()
        if not self.wait(_PATIENCE):
            self._process.kill()
            self._process.wait()


def _last_word(folder: Path) -> str | None:
    try:
        said = (folder / LAST_WORDS).read_text(encoding="utf-8", errors="replace").split("\n")
    except OSError:
        return None
    return next((line.strip() for line in reversed(said) if line.strip()), None)
