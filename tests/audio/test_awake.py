"""Staying awake while recording.

`systemd-inhibit` is an outside program and needs logind: stand-ins on PATH play one that works and some that do not.
"""

import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import psutil
import pytest

from interview_tui.audio.recorder.awake import Awake, can_stay_awake
from interview_tui.doctor import checks
from tests.waiting import wait_until

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="the stand-in is for Linux")

Install = Callable[[str], Path]

WORKS = 'while case "$1" in --*) true;; *) false;; esac; do shift; done\n"$@"\n'
REFUSES = "echo 'Failed to inhibit: Access denied' >&2; exit 1\n"
HANGS = "exec sleep 600\n"


@pytest.fixture
def install(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Install:
    """Put a `systemd-inhibit` on PATH that does this; returns the file with a line for each time it ran."""

    def make(body: str) -> Path:
        started = tmp_path / "started"
        program = tmp_path / "bin" / "systemd-inhibit"
        program.parent.mkdir(exist_ok=True)
        program.write_text(f'#!/bin/sh\necho "$$ $*" >> "{started}"\n{body}')
        program.chmod(0o755)
        monkeypatch.setenv("PATH", f"{program.parent}:{os.environ['PATH']}")
        return started

    return make


def runs(started: Path) -> list[int]:
    """The process ids of those that run now."""
    pids = [int(line.split()[0]) for line in started.read_text().splitlines()] if started.exists() else []
    return [pid for pid in pids if lives(pid)]


def lives(pid: int) -> bool:
    """Whether this process runs; one that ends while it is looked at does not."""
    try:
        return bool(psutil.Process(pid).status() != psutil.STATUS_ZOMBIE)
    except psutil.NoSuchProcess:
        return False


def test_it_holds_until_it_is_released(install: Install) -> None:
    started = install(WORKS)
    awake = Awake("an interview is being recorded")
    assert not awake.held
    begun = time.monotonic()
    awake.hold()
    wait_until(lambda: awake.held, 1, "the answer, which is promised within a second")
    assert time.monotonic() - begun < 1
    assert len(runs(started)) == 1
    asked = started.read_text()
    assert "--what=sleep:idle" in asked
    assert "--why=an interview is being recorded" in asked
    awake.hold()  # once more changes nothing
    awake.release()
    assert not awake.held
    wait_until(lambda: not runs(started), 5, "the end of what kept it awake")
    assert len(started.read_text().splitlines()) == 1
    awake.release()


def test_it_can_be_held_again_at_once(install: Install) -> None:
    started = install(WORKS)
    awake = Awake("recording")
    for _ in range(3):
        awake.hold()
        wait_until(lambda: awake.held, 5, "it to hold")
        awake.release()
    awake.hold()
    awake.release()  # before there was an answer
    wait_until(lambda: not runs(started), 5, "the end of all of them")
    assert not awake.held


def test_it_is_started_anew_when_it_dies(install: Install) -> None:
    started = install(WORKS)
    awake = Awake("recording")
    awake.hold()
    wait_until(lambda: awake.held, 5, "it to hold")
    (pid,) = runs(started)
    os.kill(pid, signal.SIGKILL)
    wait_until(lambda: awake.held and runs(started) not in ([], [pid]), 5, "another one")
    awake.release()
    wait_until(lambda: not runs(started), 5, "the end of all of them")


@pytest.mark.parametrize("end", ["os.kill(os.getpid(), signal.SIGKILL)", "os._exit(0)"])
def test_it_ends_with_whoever_holds_it_however_that_dies(install: Install, end: str) -> None:
    started = install(WORKS)
    code = f"""
import os, signal, sys, threading
from interview_tui.audio.recorder.awake import Awake
awake = Awake("recording")
awake.hold()
while not awake.held:
    threading.Event().wait(0.01)
print("held", flush=True)
sys.stdin.readline()
{end}
"""
    holder = subprocess.Popen([sys.executable, "-c", code], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)
    assert holder.stdout is not None
    assert holder.stdin is not None
    assert holder.stdout.readline() == "held\n"
    assert len(runs(started)) == 1
    holder.communicate("\n", timeout=20)
    wait_until(lambda: not runs(started), 5, "the machine to be free to sleep")


@pytest.mark.parametrize(
    ("body", "answer"),
    [
        pytest.param(WORKS, "yes", id="it works"),
        pytest.param(REFUSES, "refused", id="it is refused"),
        pytest.param(HANGS, "refused", id="it gives no answer"),
    ],
)
def test_it_is_known_whether_this_machine_can(install: Install, body: str, answer: str) -> None:
    started = install(body)
    assert can_stay_awake(seconds=1) == answer
    wait_until(lambda: not runs(started), 5, "nothing to be left of it")
    (check,) = [check for check in checks(listen=False) if check.name == "Sleep"]
    assert (check.ok is True) is (answer == "yes")
    assert bool(check.cure) is (answer != "yes")


def test_a_machine_without_the_program_says_so(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    assert can_stay_awake() == "no_program"
    awake = Awake("recording")
    awake.hold()
    assert not awake.held
    awake.release()


def test_a_hold_that_is_refused_or_hangs_neither_waits_nor_raises(install: Install) -> None:
    for body in (REFUSES, HANGS):
        started = install(body)
        awake = Awake("recording")
        awake.hold()
        wait_until(lambda s=started: s.exists(), 5, "it to be asked")  # type: ignore[misc]
        assert not awake.held
        awake.release()
        wait_until(lambda s=started: not runs(s), 5, "nothing to be left")  # type: ignore[misc]
