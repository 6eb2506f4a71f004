"""A recorder that only listens, for the level before an interview and the test recording. Nothing reaches the disk."""

import tempfile
import threading
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

from interview_tui.audio.recorder.client import Recorder
from interview_tui.audio.recorder.messages import RecorderStatus
from interview_tui.problem import Problem

_PERIOD = 0.12
"""Seconds between two looks at the level."""
_GRACE = 5.0
"""Seconds the recorder waits for us if the program dies."""
TRY_OUT_SECONDS = 5.0


class Listening:
    """Listens in a thread of its own until `close`; `tell` is called there with what the recorder says.

    `device`, `channels` and `second_device` are `Recorder.launch`'s; a sound file as `source` is heard instead.
    """

    def __init__(
        self,
        tell: Callable[[RecorderStatus | Problem], None],
        *,
        source: Path | None = None,
        device: str | None = None,
        channels: int | None = None,
        second_device: str | None = None,
    ) -> None:
        self._source = source
        self._device = device
        self._channels = channels
        self._second_device = second_device
        self._tell = tell
        self._closing = threading.Event()
        self._try_out = threading.Event()
        self._thread = threading.Thread(target=self._run, name="listening", daemon=True)
        self._thread.start()

    def try_out(self) -> None:
        """Take five seconds, in memory alone, and play them back."""
        self._try_out.set()

    def close(self) -> None:
        """Let go of the microphone soon; returns at once."""
        self._closing.set()

    def closed(self, seconds: float) -> bool:
        """Whether the microphone is free, waiting up to `seconds` for it."""
        self._thread.join(seconds)
        return not self._thread.is_alive()

    def _run(self) -> None:
        with tempfile.TemporaryDirectory(prefix="interview-tui-", ignore_cleanup_errors=True) as folder:
            try:
                recorder = Recorder.launch(
                    Path(folder),
                    source=self._source,
                    device=self._device,
                    channels=self._channels,
                    second_device=self._second_device,
                    grace=_GRACE,
                )
            except Problem as problem:
                self._tell(problem)
                return
            try:
                while not self._closing.wait(_PERIOD):
                    if self._try_out.is_set():
                        self._try_out.clear()
                        self._tell(recorder.try_out(TRY_OUT_SECONDS))
                    else:
                        self._tell(recorder.status())
            except Problem as problem:
                self._tell(problem)
            finally:
                with suppress(Problem):  # it may be gone already, which is what is wanted
                    recorder.leave()
