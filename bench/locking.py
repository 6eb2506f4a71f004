"""Locks and unlocks studies: killed at a hundred moments of each, and with gigabytes of recordings.

    python -m bench.locking [--kills 50] [--gigabytes 2] [--into FOLDER]

The child that is killed (SIGKILL) has its key already: a passphrase would be most of the time, and nothing of the study
is touched before. So many kills come by the clock, evenly over the time that it takes, and as many before a counted
operation on a file: half of these evenly, half among the last ones, where files change places.

After each kill the study is opened: it must be whole and bit for bit what it was, or locked, with no readable byte of
it left, and then open to what it was. Prints lines of JSON.
"""

import argparse
import json
import os
import resource
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from interview_tui.at_rest import LOCKED_FILES, Locked
from interview_tui.locking.lock import lock
from interview_tui.locking.streams import StudyKey
from interview_tui.locking.unlock import unlock
from interview_tui.study import Study, study_lock
from tests.locking import SECRETS, killed_at, on_disk, readable, study_to_lock

KILLED_STUDY = 48 * 2**20
"""Bytes of sound in the study that is locked and killed."""


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("--kills", type=int, default=50)
    parser.add_argument("--gigabytes", type=float, default=2.0)
    parser.add_argument("--into", type=Path, default=Path(tempfile.gettempdir()))
    parser.add_argument("--child", nargs=3, metavar=("DO", "FOLDER", "SECRET"))
    told = parser.parse_args()
    if told.child:
        _child(told.child[0], Path(told.child[1]), StudyKey(told.child[2], b"sealed"))
        return
    with tempfile.TemporaryDirectory(dir=told.into) as place:
        for act in ("lock", "unlock"):
            print(json.dumps(kills(act, told.kills, Path(place))), flush=True)
            print(json.dumps(counted(act, told.kills, Path(place))), flush=True)
        print(json.dumps(large(told.gigabytes, Path(place))), flush=True)


def kills(act: str, count: int, place: Path) -> dict[str, object]:
    """Kill `act` at `count` moments, spread evenly over the time that it takes."""
    key = _key()
    study = study_to_lock(place / f"study-{act}")
    _sound(study, KILLED_STUDY)
    before = _contents(study.folder)
    if act == "unlock":
        _lock(study.folder, key)
    copy = place / "copy"
    seconds = sorted(_killed(act, study.folder, copy, key, None) for _turn in range(3))[1]
    ends = {"whole": 0, "locked": 0}
    failures = []
    for n in range(count):
        _killed(act, study.folder, copy, key, seconds * (n + 0.5) / count)
        end, wrong = _looked_at(copy, key, before)
        ends[end] += 1
        failures += [f"{n}: {wrong}"] if wrong else []
    shutil.rmtree(study.folder)
    return {"act": act, "by": "clock", "kills": count, "seconds": round(seconds, 3), **ends, "failures": failures}


def counted(act: str, count: int, place: Path) -> dict[str, object]:
    """Kill `act` before `count` of its operations on files."""
    key = _key()
    study = study_to_lock(place / f"counted-{act}")
    before = _contents(study.folder)
    if act == "unlock":
        _lock(study.folder, key)
    copy = place / "copy"

    def fresh() -> None:
        shutil.rmtree(copy, ignore_errors=True)
        shutil.copytree(study.folder, copy)

    def do() -> None:
        _do(act, copy, key)

    fresh()
    total = killed_at(10**9, do, copy)
    half = count // 2
    points = [1 + n * (total - half) // half for n in range(half)] + list(range(total - (count - half) + 1, total + 1))
    ends = {"whole": 0, "locked": 0}
    failures = []
    for point in points:
        fresh()
        killed_at(point, do, copy)
        end, wrong = _looked_at(copy, key, before)
        ends[end] += 1
        failures += [f"{point}: {wrong}"] if wrong else []
    shutil.rmtree(study.folder)
    return {"act": act, "by": "operations", "kills": count, "operations": total, **ends, "failures": failures}


def _looked_at(copy: Path, key: StudyKey, before: dict[str, object]) -> tuple[str, str]:
    """How the study is found, and what is wrong with it."""
    end = "whole"
    try:
        Study(copy)
    except Locked:
        end = "locked"
        if left := readable(copy):
            return end, f"readable: {left}"
        if set(on_disk(copy)) != {*LOCKED_FILES, "study.toml"}:
            return end, "something else is left"
        with study_lock(copy):
            unlock(copy, key, lambda _share, _left: None)
    return end, "" if _contents(copy) == before else "not what it was"


def _killed(act: str, study: Path, copy: Path, key: StudyKey, after: float | None) -> float:
    """Do `act` with a fresh copy of the study, killed after so many seconds; returns how long it took."""
    shutil.rmtree(copy, ignore_errors=True)
    shutil.copytree(study, copy)
    command = [sys.executable, "-m", "bench.locking", "--child", act, copy, key.secret]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE) as child:
        assert child.stdout is not None
        assert child.stdin is not None
        child.stdout.readline()
        child.stdin.close()
        began = time.perf_counter()
        try:
            child.wait(after)
        except subprocess.TimeoutExpired:
            child.send_signal(signal.SIGKILL)
        child.wait()
        return time.perf_counter() - began


def _child(act: str, folder: Path, key: StudyKey) -> None:
    print("ready", flush=True)
    sys.stdin.read()
    _do(act, folder, key)


def _do(act: str, folder: Path, key: StudyKey) -> None:
    if act == "lock":
        _lock(folder, key)
    else:
        with study_lock(folder):
            unlock(folder, key, lambda _share, _left: None)


def large(gigabytes: float, place: Path) -> dict[str, object]:
    """Seconds and memory for a study with so much sound."""
    key = _key()
    study = study_to_lock(place / "large")
    _sound(study, int(gigabytes * 10**9))
    found: dict[str, object] = {"act": "large", "gigabytes": gigabytes}
    for act in ("lock", "unlock"):
        command = [sys.executable, "-m", "bench.locking", "--child", act, study.folder, key.secret]
        began = time.perf_counter()
        subprocess.run(command, input=b"", stdout=subprocess.DEVNULL, check=True)
        found[f"{act}_seconds"] = round(time.perf_counter() - began, 1)
    unit = 2**20 if sys.platform == "darwin" else 2**10
    found["peak_mib"] = round(resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / unit)
    shutil.rmtree(study.folder)
    return found


def _key() -> StudyKey:
    from pyrage import x25519

    return StudyKey(str(x25519.Identity.generate()), b"sealed")


def _lock(folder: Path, key: StudyKey) -> None:
    study = Study(folder)
    with study.lock():
        lock(study, key, lambda _share, _left: None)


def _sound(study: Study, size: int) -> None:
    piece = os.urandom(2**20 - len(SECRETS[0])) + SECRETS[0]
    with (study.interviews()[0].audio / "001.wav").open("wb") as file:
        for _n in range(-(-size // len(piece))):
            file.write(piece)


def _contents(folder: Path) -> dict[str, object]:
    """Modes and sums of everything, and times of files."""
    return {name: about if about[2] else about[0] for name, about in on_disk(folder).items()}


if __name__ == "__main__":
    main()
