"""Has the speakers of an interview found by a process of its own, and hears how far it is. Light: screens use it."""

import json
import os
import subprocess
import sys
import tempfile
import threading
from collections.abc import Callable
from pathlib import Path

from interview_tui.files import held
from interview_tui.language import _, current_language
from interview_tui.problem import Problem, reason
from interview_tui.speakers.found import Speakers, read_speakers
from interview_tui.speakers.process import LOCK, speakers_lock
from interview_tui.study import Interview

_PATIENCE = 3.0
"""Seconds a stopped process has to leave before it is killed."""
_LOOK = 0.1
_launched: "dict[Path, SpeakerFinder]" = {}
"""By interview folder."""


class SpeakerFinder:
    """A process that was started here. It ends with `stop`, or when `speakers.json` is written."""

    def __init__(self, process: "subprocess.Popen[bytes]") -> None:
        self._process = process
        self._said: list[str] = []
        self._share = 0.0
        self._stopped = False
        self._listeners = [
            threading.Thread(target=listen, name="hearing how far the speakers are found", daemon=True)
            for listen in (self._hear, self._hear_reasons)
        ]
        for listener in self._listeners:
            listener.start()

    @classmethod
    def launch(cls, interview_folder: Path, voices: int | None = None) -> "SpeakerFinder":
        """Start it and return at once. Raises `Problem` if it cannot be started."""
        command = [sys.executable, "-P", "-m", "interview_tui.speakers.process", str(interview_folder.absolute())]
        command += ["--texts", current_language(), *([] if voices is None else ["--voices", str(voices)])]
        flags = 0
        if sys.platform == "win32":
            flags = subprocess.CREATE_NEW_PROCESS_GROUP
        try:
            process = subprocess.Popen(
                command,
                stdin=subprocess.DEVNULL,
                stdout=subprocess.PIPE,
                stderr=subprocess.PIPE,
                cwd=tempfile.gettempdir(),
                # Ctrl-C in the terminal is for whoever started it, and she stops it.
                start_new_session=sys.platform != "win32",
                creationflags=flags,
            )
        except OSError as error:
            raise Problem(
                _("The speakers could not be found: {reason}.").format(reason=reason(error)),
                cure=_("Recording and transcript are safe. Close other programs, then try again."),
            ) from error
        finder = cls(process)
        _launched[interview_folder.absolute()] = finder
        return finder

    @classmethod
    def launched_here(cls, interview_folder: Path) -> "SpeakerFinder | None":
        """The newest one that this program has started for the interview, whether it still runs or not."""
        return _launched.get(interview_folder.absolute())

    @property
    def running(self) -> bool:
        return self._process.poll() is None

    @property
    def share(self) -> float:
        """How much is done, 0 to 1."""
        return self._share

    @property
    def problem(self) -> str | None:
        """Why it ended without speakers; None while it runs, if all is well, and if it was told to stop."""
        code = self._process.poll()
        if code is None or code == 0 or self._stopped:
            return None
        for listener in self._listeners:
            listener.join(_PATIENCE)
        if self._said and code == 1:  # killed from outside it has no last word, but some library's warnings
            return self._said[-1]
        return _("The search for the speakers was broken off.")

    def wait(self, timeout: float | None = None) -> bool:
        """Wait until it has ended, at most `timeout` seconds; returns whether it has."""
        try:
            self._process.wait(timeout)
        except subprocess.TimeoutExpired:
            return False
        return True

    def stop(self) -> None:
        """End it. The speakers that were there before stay."""
        self._stopped = True
        if self.running:
            self._process.terminate()
            if not self.wait(_PATIENCE):
                self._process.kill()
                self._process.wait()

    def _hear(self) -> None:
        assert self._process.stdout is not None
        with self._process.stdout as lines:
            for line in lines:
                if line.startswith(b'{"share"'):
                    self._share = float(json.loads(line)["share"])

    def _hear_reasons(self) -> None:
        assert self._process.stderr is not None
        with self._process.stderr as lines:
            for line in lines:
                if said := line.decode(errors="replace").strip():
                    self._said.append(said)


def being_found(interview_folder: Path) -> bool:
    """Whether a process finds the speakers of this interview now, whoever started it."""
    return (interview_folder / LOCK).exists() and held(speakers_lock(interview_folder, wait=0.0))


def find_speakers(
    interview: Interview, voices: int | None = None, tell: Callable[[float], None] = lambda _share: None
) -> Speakers:
    """Find the speakers and return when they are written; `tell` hears what share is done.

    Ctrl-C stops it; what was there before stays. Raises `Problem` if it fails.
    """
    finder = SpeakerFinder.launched_here(interview.folder)
    if finder is None or not finder.running:
        finder = SpeakerFinder.launch(interview.folder, voices)
    try:
        while not finder.wait(_LOOK):
            tell(finder.share)
    except KeyboardInterrupt:
        finder.stop()
        raise
    if finder.problem:
        raise Problem(finder.problem)
    found = read_speakers(interview.folder)
    if found is None:
        raise Problem(_("The search for the speakers was broken off."), cure=os.fspath(interview.folder))
    tell(1.0)
    return found
