"""A process that works for an import and says how far it is: `{"share": 0.4}` a line, and at last what came out."""

import json
import queue
import subprocess
import sys
import threading
from pathlib import Path

from interview_tui.importing.work import Work

_LOOK = 0.1
"""Seconds between two looks at whether it is to be stopped."""


def last_word(
    module: str, arguments: list[str], log: Path, work: Work, what: str, shares: tuple[float, float]
) -> tuple[bytes, str]:
    """Run a module of this program; the last line it says, and what went wrong in it, if anything.

    `what` is done meanwhile, from one share of the work to another. `log` is there only while it runs. Raises
    `ImportStopped`, also while the process hangs; it is ended then.
    """
    with log.open("wb") as errors:
        process = subprocess.Popen(
            [sys.executable, "-P", "-m", module, *arguments],
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=errors,
        )
    try:
        last = _listen(process, work, what, shares)
    finally:
        process.kill()
        process.wait()
        if process.stdout is not None:
            process.stdout.close()
    trace = log.read_text(encoding="utf-8", errors="replace").strip()
    log.unlink()
    return last, trace


def _listen(process: "subprocess.Popen[bytes]", work: Work, what: str, shares: tuple[float, float]) -> bytes:
    lines: queue.SimpleQueue[bytes] = queue.SimpleQueue()

    def read() -> None:
        assert process.stdout is not None
        for line in process.stdout:
            lines.put(line)
        lines.put(b"")

    threading.Thread(target=read, name="hearing a process", daemon=True).start()
    share, last = 0.0, b""
    while True:
        try:
            line = lines.get(timeout=_LOOK)
        except queue.Empty:
            line = None
        if line == b"":
            return last
        if line is not None:
            last = line
            if line.startswith(b'{"share"'):
                share = json.loads(line)["share"]
        begin, end = shares
        work.tell(what, begin + (end - begin) * share)
