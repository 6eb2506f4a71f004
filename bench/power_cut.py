"""Power cuts while a recording goes on: what the disk had then is mounted, opened, and compared with what was played.

    python -m bench.power_cut                       200 cuts; Linux, root (loop device, FUSE, ext4)
    python -m bench.power_cut --cuts 20 --seconds 6

The study lies on an ext4 whose disk notes every write and every flush (`bench/logging_disk.py`), as dm-log-writes does
in kernels that have it. A cut at a moment gives a disk that holds everything written before the last flush, and of what
came after it all, nothing, or each 512 bytes or not at random: a disk may empty its cache in any order.
Half of the moments are taken by the clock, half by the write, since most of the time a disk does nothing. Then ext4
replays its journal, and the interview is opened as the program opens it.
"""

import argparse
import json
import random
import shutil
import statistics
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from bench.kill_recorder import ENOUGH_SECONDS, FILE_SECONDS, Outcome, Plan, Told, ask, command, examine, listen
from bench.known_sound import KnownSound
from bench.logging_disk import NAME, Operation, operations
from interview_tui.audio.recorder.client import Recorder
from interview_tui.language import set_language
from tests.waiting import wait_until

PROMISED_SECONDS = 1.0
MEGABYTES = 64
_SECTOR = 512
_PATIENCE = 60.0
_SHOWN = 20


@dataclass(frozen=True)
class Run:
    """A recording on the logging disk, and what its driver knew at each moment."""

    operations: list[Operation]
    known: list[tuple[float, Told]]
    began: float
    """Monotonic clock when sound came in real time."""
    ended: float


def power_cuts(cuts: int, seconds: float, late: bool, seed: int, work: Path) -> dict[str, Any]:
    """The figures of `cuts` cuts in one recording of `seconds` of real time; `late`: around a change of files."""
    dice = random.Random(seed)
    begin = FILE_SECONDS - seconds / 2 if late else 0.0
    sound = KnownSound(work / "sound.wav", ENOUGH_SECONDS if late else seconds + 10, seed)
    run = _record(sound, begin, seconds, work, dice)
    outcomes = [_opened(run, sound, moment, image, work) for moment, image in _images(run, cuts, dice)]
    missing = sorted(outcome.missing for outcome in outcomes)
    broken = [f"cut {n} ({outcome.state}): {said}" for n, outcome in enumerate(outcomes) for said in outcome.broken]
    broken += [f"{seconds:.3f} s are missing" for seconds in missing if seconds > PROMISED_SECONDS]
    return {
        "cuts": len(outcomes),
        "recorded_seconds": round(begin + seconds, 1),
        "writes": sum(not operation.flush for operation in run.operations),
        "flushes": sum(operation.flush for operation in run.operations),
        "missing_seconds": {
            "median": round(statistics.median(missing), 3),
            "p95": round(missing[int(len(missing) * 0.95)], 3),
            "worst": round(missing[-1], 3),
        },
        "events_acknowledged": sum(outcome.events for outcome in outcomes),
        "promises_broken": len(broken),
        "broken": broken[:_SHOWN],
    }


def _record(sound: KnownSound, begin: float, seconds: float, work: Path, dice: random.Random) -> Run:
    """Record, with questions asked and two halts, stop, archive; then take the disk away."""
    known: list[tuple[float, Told]] = []
    told = Told()
    told.changed = lambda: known.append((time.monotonic(), _copy(told)))
    with _logging_disk(work) as folder:
        interview = folder / "interview"
        (interview / "audio").mkdir(parents=True)
        recorder = Recorder.launch(interview, source=sound.path, speed=0.0, hold_at=0.0)
        told.done.append(("start", time.monotonic(), recorder.start()))
        if begin:
            recorder.hold_at(begin)
            wait_until(lambda: recorder.status().source_seconds >= begin, _PATIENCE, "the late moment")
        recorder.set_speed(1.0)
        began = time.monotonic()
        told.zero = began - begin
        told.heard(recorder.hold_at(None), real_time=False)
        never = threading.Event()
        acts = ["ask", "ask", "off_the_record", "ask", "resume", "ask", "pause", "resume", "ask"]
        for number, act in enumerate(acts):
            listen(recorder, told, never, began + seconds * (number + dice.random()) / len(acts))
            if act == "ask":
                ask(interview, number, told)
            else:
                command(recorder, act, told)
        listen(recorder, told, never, began + seconds)
        command(recorder, "stop", told)
        recorder.wait_until_gone(_PATIENCE)
        ended = time.monotonic()
    return Run(list(operations(work / "log")), known, began, ended)


def _copy(told: Told) -> Told:
    return replace(told, done=list(told.done), asked=list(told.asked))


def _images(run: Run, cuts: int, dice: random.Random) -> Iterator[tuple[float, bytes]]:
    """Moments in order, each with what the disk holds when the power comes back."""
    busy = [operation.at for operation in run.operations if run.began <= operation.at <= run.ended]
    moments = [dice.uniform(run.began, run.ended) if n % 2 else dice.choice(busy) for n in range(cuts)]
    durable = bytearray(MEGABYTES << 20)
    cached: list[Operation] = []
    waiting = iter(run.operations)
    operation = next(waiting, None)
    for moment in sorted(moments):
        while operation is not None and operation.at <= moment:
            if operation.flush:
                for write in cached:
                    durable[write.offset : write.offset + len(write.data)] = write.data
                cached.clear()
            else:
                cached.append(operation)
            operation = next(waiting, None)
        yield moment, _with_some(durable, cached, dice)


def _with_some(durable: bytearray, cached: Sequence[Operation], dice: random.Random) -> bytes:
    """The disk after the cut: what its cache held is written, lost, or written in part."""
    image = bytearray(durable)
    share = dice.choice((0.0, 0.5, 1.0))
    for write in cached:
        for start in range(0, len(write.data), _SECTOR):
            if dice.random() < share:
                piece = write.data[start : start + _SECTOR]
                image[write.offset + start : write.offset + start + len(piece)] = piece
    return bytes(image)


def _opened(run: Run, sound: KnownSound, moment: float, image: bytes, work: Path) -> Outcome:
    """Mount what is left and compare."""
    path = work / "cut.img"
    path.write_bytes(image)
    told = _copy(next(told for at, told in reversed(run.known) if at <= moment))
    told.killed_at = moment
    with _mounted(path, work / "cut") as folder:
        return examine(Plan(0, "power cut", 0.0, moment - run.began, ()), sound, folder / "interview", told)


@contextmanager
def _logging_disk(work: Path) -> Iterator[Path]:
    """A fresh ext4 on a disk that writes its log to `work/log`; the folder it is mounted on."""
    below = work / "below"
    below.mkdir()
    command = [sys.executable, "-m", "bench.logging_disk", str(below), str(MEGABYTES), str(work / "log")]
    disk = subprocess.Popen(command, stdout=subprocess.PIPE)
    assert disk.stdout is not None
    try:
        if disk.stdout.readline() != b"ready\n":
            raise SystemExit("There is no FUSE here: this needs Linux and root.")
        try:
            with _mounted(below / NAME.decode(), work / "study", make=True) as folder:
                yield folder
        finally:
            _run("umount", below)
    finally:
        disk.wait(timeout=_PATIENCE)


@contextmanager
def _mounted(image: Path, folder: Path, make: bool = False) -> Iterator[Path]:
    """The file system in `image` through a loop device, nothing cached below it; made anew if `make`."""
    folder.mkdir(exist_ok=True)
    device = _run("losetup", "--find", "--show", "--direct-io=on", image)
    try:
        if make:
            _run("mkfs.ext4", "-q", "-b", "4096", "-E", "lazy_itable_init=0,lazy_journal_init=0", device)
        _run("mount", "-t", "ext4", device, folder)
        try:
            yield folder
        finally:
            _run("umount", folder)
    finally:
        _run("losetup", "--detach", device)


def _run(*command: str | Path) -> str:
    done = subprocess.run([str(part) for part in command], capture_output=True, text=True)
    if done.returncode:
        raise SystemExit(f"{command[0]}: {done.stderr.strip()}")
    return done.stdout.strip()


def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m bench.power_cut", description=__doc__)
    parser.add_argument("--cuts", type=int, default=200)
    parser.add_argument("--seconds", type=float, default=30.0, help="of recording in real time")
    parser.add_argument("--early", action="store_true", help="from the beginning, not around a change of files")
    parser.add_argument("--seed", type=int, default=1)
    wish = parser.parse_args()
    set_language("en")
    work = Path(tempfile.mkdtemp(prefix="power-cut-"))
    try:
        figures = power_cuts(wish.cuts, wish.seconds, not wish.early, wish.seed, work)
    finally:
        shutil.rmtree(work, ignore_errors=True)
    print(json.dumps({"bench": "power_cut", "seed": wish.seed, **figures}, ensure_ascii=False))
    sys.exit(1 if figures["promises_broken"] else 0)


if __name__ == "__main__":
    main()
