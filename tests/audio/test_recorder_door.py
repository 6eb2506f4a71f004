"""Who comes to the recorder's door, and what is asked there: nothing of it ends a recorder or hangs a screen."""

import os
import signal
import subprocess
import sys
from multiprocessing.connection import Client
from pathlib import Path

import psutil
import pytest

from interview_tui.audio.recorder import messages as m
from interview_tui.audio.recorder.client import Recorder, RecorderGone
from interview_tui.audio.recorder.runtime import announced, recorder_lives
from tests.audio.conftest import Launch, RampFile
from tests.waiting import wait_until

_NUMBERS = [b"NaN", b"Infinity", b"-Infinity", b"1e308", b"-1"]


@pytest.mark.parametrize("device_there", [True, False])
def test_numbers_that_are_none_are_refused_and_change_nothing(
    launch: Launch, interview: Path, ramp_file: RampFile, device_there: bool
) -> None:
    recorder = launch(source=ramp_file(3), hold_at=0)
    if device_there:
        recorder.start()
    before = recorder.status()
    recorder.detach()
    address = announced(interview / "audio")
    assert address is not None
    with Client(address.address, authkey=address.authkey) as connection:
        for number in _NUMBERS:
            for message in (
                b'{"do": "set_speed", "speed": %s}' % number,
                b'{"do": "hold_at", "seconds": %s}' % number,
                b'{"do": "try_out", "seconds": %s}' % number,
            ):
                connection.send_bytes(message)
                status = m.RecorderStatus.model_validate_json(connection.recv_bytes())
                assert status.refused, message
                assert (status.state, status.speed) == (before.state, before.speed)


def test_without_any_grace_it_still_waits_for_its_first_screen(interview: Path, ramp_file: RampFile) -> None:
    command = [sys.executable, "-m", "interview_tui.audio.recorder", str(interview), "--grace", "0"]
    command += ["--source", str(ramp_file(3))]
    with subprocess.Popen(command, stdin=subprocess.DEVNULL, stdout=subprocess.PIPE) as process:
        assert process.stdout is not None
        assert process.stdout.readline() == b'{"ready": true}\n'
        with pytest.raises(subprocess.TimeoutExpired):
            process.wait(0.5)
        recorder = Recorder.attach(interview)
        assert recorder is not None
        assert recorder.start().state == "recording"
        recorder.detach()
        assert process.wait(20) == 0


@pytest.mark.skipif(sys.platform == "win32", reason="no SIGSTOP")
def test_a_frozen_recorder_keeps_no_screen_waiting_however_often_it_asks(
    launch: Launch, interview: Path, ramp_file: RampFile, monkeypatch: pytest.MonkeyPatch
) -> None:
    launch(source=ramp_file(20), hold_at=0).detach()
    monkeypatch.setattr("interview_tui.audio.recorder.client.ANSWER_SECONDS", 0.02)
    address = announced(interview / "audio")
    assert address is not None
    os.kill(address.pid, signal.SIGSTOP)

    def too_long(_number: int, _frame: object) -> None:
        raise AssertionError("the screen hangs")

    before = signal.signal(signal.SIGALRM, too_long)
    signal.alarm(20)
    try:
        for _again in range(40):
            with pytest.raises(RecorderGone):
                Recorder.attach(interview)
    finally:
        signal.alarm(0)
        signal.signal(signal.SIGALRM, before)
        os.kill(address.pid, signal.SIGCONT)


def test_a_recorder_that_nobody_can_reach_is_not_left_behind(
    interview: Path, ramp_file: RampFile, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("interview_tui.audio.recorder.client._connect", lambda _folder: None)
    with pytest.raises(RecorderGone):
        Recorder.launch(interview, source=ramp_file(3))
    wait_until(lambda: not recorder_lives(interview / "audio"), 20, "its end")


def test_no_list_of_processes_names_a_device(launch: Launch, interview: Path) -> None:
    recorder = launch(device="Anna's AirPods", second_device="Anna's phone")
    address = announced(interview / "audio")
    assert address is not None
    status = recorder.status()
    assert (status.device, status.second_device) == ("Anna's AirPods", "Anna's phone")
    process = psutil.Process(address.pid)
    wait_until(lambda: len(process.children()) >= 2, 10, "both ears")
    for one in (process, *process.children(recursive=True)):
        assert "Anna" not in " ".join(one.cmdline())
    ears = sorted(one.environ().get("INTERVIEW_TUI_DEVICE", "") for one in process.children())
    assert ears == ["Anna's AirPods", "Anna's phone"]
