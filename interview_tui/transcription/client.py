"""Starts the transcriber and hears how it ended. Closing the screen's terminal leaves it alone."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

from interview_tui.language import _, current_language
from interview_tui.problem import Problem, reason

_LAST_WORDS = ".worker.log"
"""Beside the transcript: why the last worker stopped. Holds nothing of what was said."""
_PATIENCE = 3.0
"""Seconds a stopped worker has to leave before it is killed."""
_LEAST_ROOM = 100_000
"""Bytes on the disk below which a broken-off transcription has run out of room."""
_launched: "dict[Path, Transcriber]" = {}
"""By interview folder."""


class Transcriber:
    """A worker that was started here. It goes on without this object, until the transcript is whole."""

    def __init__(self, process: "subprocess.Popen[bytes]", log: Path) -> None:
        self._process = process
        self._log = log
        self._told_to_stop = False

    @classmethod
    def launch(cls, interview_folder: Path, model: str, language: str | None = None) -> "Transcriber":
        """Start a worker for the interview; `language` "sv" or "en", None to let it find out.

        Returns at once: what is wrong with model or recording is told by `problem`. Raises `Problem` if the process
        cannot be started.
        """
        command = [sys.executable, "-m", "interview_tui.transcription.worker", str(interview_folder.absolute())]
        command += ["--model", model, "--texts", current_language()]
        if language is not None:
            command += ["--language", language]
        log = interview_folder / _LAST_WORDS
        flags = 0
        if sys.platform == "win32":
            flags = subprocess.CREATE_NEW_PROCESS_GROUP | subprocess.DETACHED_PROCESS
        try:
            handle = os.open(log, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
            with os.fdopen(handle, "wb") as stderr:
                process = subprocess.Popen(
                    command,
                    stdin=subprocess.DEVNULL,
                    stdout=subprocess.DEVNULL,
                    stderr=stderr,
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
        transcriber = cls(process, log)
        _launched[interview_folder.absolute()] = transcriber
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
        """Why it ended before the transcript was whole; None while it runs, if all is well, and if it was told to."""
        code = self._process.poll()
        if code is None or code == 0 or self._told_to_stop:
            return None
        try:
            lines = self._log.read_text(encoding="utf-8", errors="replace").split("\n")
        except OSError:
            lines = []
        said = [line.strip() for line in lines if line.strip()]
        if said and code == 1:  # killed from outside it has no last word, but some library's warnings
            return said[-1]
        if shutil.disk_usage(self._log.parent).free < _LEAST_ROOM:  # not even the reason could be written down
            return _("There is no room on the disk for the transcript. Make some; the recording is safe.")
        return _("The transcription was broken off.")

    def wait(self, timeout: float | None = None) -> bool:
        """Wait until it has ended, at most `timeout` seconds; returns whether it has."""
        try:
            self._process.wait(timeout)
        except subprocess.TimeoutExpired:
            return False
        return True

    def stop(self) -> None:
        """End it within seconds. What it has done stays; the next worker goes on from there."""
        self._told_to_stop = True
        if not self.running:
            return
        self._process.terminate()
        if not self.wait(_PATIENCE):
            self._process.kill()
            self._process.wait()
