"""A recording that has ended is cut by a process of its own, which begins while the worker still loads its model.

Finding speech takes a third of the time that a small model takes to hear it; on a processor of its own it takes none.
`python -m interview_tui.transcription.cut_before FOLDER …` prints a line of JSON for each chunk: where it is, and where
somebody speaks in it. No sound and no word goes through the pipe. It ends with whoever started it: when that one is
gone, however it went, its input is at an end.
"""

import json
import os
import subprocess
import sys
import threading
from collections.abc import Iterator, Mapping
from dataclasses import asdict
from pathlib import Path
from types import TracebackType
from typing import Self

from interview_tui.audio.storage.recording import Recording
from interview_tui.transcription.chunks import Chunk, Cutting
from interview_tui.transcription.cut import cut, speech_finder
from interview_tui.transcription.priority import ENVIRONMENT

_CREATE_NO_WINDOW = 0x0800_0000
"""From winbase.h: the worker has no console, and this process would open one."""


class CutBefore:
    """The chunks of one recording that has ended. Its process runs until this is left."""

    def __init__(self, interview_folder: Path, finding: Mapping[str, float], cutting: Cutting) -> None:
        """`finding` is how speech is found: the arguments of `speech_finder`."""
        self._folder, self._finding, self._cutting = interview_folder, finding, cutting
        self._at: float | None = None
        """Where the process that runs began."""
        self._process: subprocess.Popen[str] | None = None

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, _kind: type[BaseException] | None, _error: BaseException | None, _trace: TracebackType | None
    ) -> None:
        self._stop()

    def begin(self, at: float) -> None:
        """Begin to cut from there on, before anybody asks for it."""
        self._stop()
        how = json.dumps([at, dict(self._finding), asdict(self._cutting)])
        try:
            self._process = subprocess.Popen(
                [sys.executable, "-P", "-m", __name__, str(self._folder), how],
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                stderr=subprocess.DEVNULL,
                text=True,
                encoding="ascii",
                env={**os.environ, **ENVIRONMENT},
                creationflags=_CREATE_NO_WINDOW if sys.platform == "win32" else 0,
            )
        except OSError:  # no memory for a process: there are no chunks
            return
        self._at = at

    def chunks(self, at: float, length: float) -> Iterator[Chunk]:
        """The chunks from `at` on, in order, up to `length`.

        Fewer, or none, where its process ends before: the recording cannot be read, or somebody has killed it.
        """
        if self._at != at:
            self.begin(at)
        if self._process is None or self._process.stdout is None:
            return
        self._at = None
        for line in self._process.stdout:
            if not line.endswith("\n"):
                return
            chunk = _read(line)
            yield chunk
            if chunk.end >= length:
                return

    def _stop(self) -> None:
        if self._process is None:
            return
        self._process.kill()
        self._process.communicate()
        self._process, self._at = None, None


def _read(line: str) -> Chunk:
    told = json.loads(line)
    speech = tuple((start, end) for start, end in told["speech"])
    return Chunk(told["start"], told["end"], speech, told["sound"] and (told["sound"][0], told["sound"][1]))


def main() -> None:
    folder, how = sys.argv[1:]
    at, finding, cutting = json.loads(how)
    threading.Thread(target=_end_with_it, daemon=True).start()
    recording = Recording(Path(folder) / "audio")
    finder = speech_finder(**finding)
    for chunk in cut(recording, at, recording.seconds, finder, Cutting(**cutting), ended=True):
        sys.stdout.write(json.dumps(asdict(chunk)) + "\n")
        sys.stdout.flush()


def _end_with_it() -> None:
    """Whoever started this process holds its input open, and writes nothing there."""
    sys.stdin.read()
    os._exit(1)


if __name__ == "__main__":
    main()
