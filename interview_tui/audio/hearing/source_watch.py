"""Which microphone the sound server really gives to a process. Linux with PulseAudio or PipeWire; elsewhere nothing.

When a microphone is unplugged, the server moves its listeners to another one, and PortAudio cannot tell. `pactl
subscribe` tells when anything about sources has changed; only then is it asked who listens where.
"""

import json
import os
import select
import shutil
import subprocess
import sys
import threading
from dataclasses import dataclass
from typing import Any

_PAUSE_SECONDS = 0.5
"""Between two looks: one change is told in many lines."""
_FIRST_SECONDS = 1.0
"""What changes before the subscription stands is seen by a second look."""
_ANSWER_SECONDS = 1.5


@dataclass(frozen=True, slots=True)
class Seen:
    """Where a process listens."""

    source: str
    """The server's own name for the microphone; it comes back with it."""
    description: str
    """Its name for people."""
    present: frozenset[str]
    """Every microphone's own name."""


class SourceWatch:
    """Looks for one process until `close`. `seen` is the last look's answer, None while there is none."""

    def __init__(self, pid: int, changed: threading.Event) -> None:
        self.seen: Seen | None = None
        self._pid = pid
        self._changed = changed
        self._closed = threading.Event()
        self._subscription: subprocess.Popen[bytes] | None = None
        # setpriv, of util-linux: pactl does not notice that nobody reads, and must not outlive the recorder.
        if sys.platform == "linux" and shutil.which("pactl") and shutil.which("setpriv"):
            threading.Thread(target=self._watch, name="source watch", daemon=True).start()

    def close(self) -> None:
        """Returns at once."""
        self._closed.set()
        if self._subscription is not None:
            self._subscription.kill()

    def _watch(self) -> None:
        """This very thread starts pactl, which dies with it."""
        try:
            subscription = subprocess.Popen(
                ["setpriv", "--pdeathsig", "KILL", "pactl", "subscribe"],
                stdin=subprocess.DEVNULL,
                stdout=subprocess.PIPE,
                stderr=subprocess.DEVNULL,
                env=_plain_environment(),
            )
        except OSError:
            return  # the next ear is watched again
        self._subscription = subscription
        if self._closed.is_set():
            subscription.kill()
        pipe = subscription.stdout
        assert pipe is not None
        self._look()
        patience: float | None = _FIRST_SECONDS
        while not self._closed.is_set():
            ready, _, _ = select.select([pipe], [], [], patience)
            if ready:
                self._closed.wait(_PAUSE_SECONDS)
                lines = os.read(pipe.fileno(), 65_536)
                if not lines:
                    break
                if b" on source" not in lines:
                    continue
            patience = None
            self._look()
        pipe.close()
        subscription.kill()
        subscription.wait()

    def _look(self) -> None:
        outputs, sources = _asked("source-outputs"), _asked("sources")
        seen = where(self._pid, outputs, sources)
        if seen is not None and seen != self.seen:
            self.seen = seen
            self._changed.set()


def where(pid: int, outputs: Any, sources: Any) -> Seen | None:
    """What the server's two lists say of that process; None if nothing, or nothing that makes sense."""
    try:
        mine = [o["source"] for o in outputs if o["properties"].get("application.process.id") == str(pid)]
        names = {source["index"]: source["name"] for source in sources}
        people = {source["index"]: source["description"] for source in sources}
        if not mine or mine[-1] not in names:
            return None
        name = names[mine[-1]]
        description = people[mine[-1]]
    except (KeyError, TypeError, AttributeError):
        return None
    # "(null)" is what pactl prints for a description that it cannot.
    return Seen(name, name if description in ("", "(null)") else description, frozenset(names.values()))


def _asked(what: str) -> Any:
    """The server's list; None where it does not answer, or in words of another version."""
    try:
        done = subprocess.run(
            ["pactl", "-f", "json", "list", what],
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            env=_plain_environment(),
            timeout=_ANSWER_SECONDS,
        )
        return json.loads(done.stdout)
    except (OSError, ValueError, subprocess.TimeoutExpired):
        return None


def _plain_environment() -> dict[str, str]:
    """Numbers with a decimal point, words that are not translated."""
    return {**os.environ, "LC_ALL": "C"}
