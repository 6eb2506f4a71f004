"""Killed processes, full disks, strangers at the door: what a recorder must outlive, or leave in order."""

import os
import random
import signal
import socket
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from multiprocessing.connection import Client
from pathlib import Path

import numpy as np
import psutil
import pytest

from bench.kill_recorder import ENOUGH_SECONDS, FILE_SECONDS, Plan, kill_one, plan
from bench.known_sound import KnownSound
from interview_tui.audio.recorder.client import Recorder, RecorderGone
from interview_tui.audio.recorder.messages import RecorderStatus
from interview_tui.audio.recorder.runtime import announced, recorder_lives
from interview_tui.audio.storage.recording import Recording
from interview_tui.audio.storage.recover import recover
from interview_tui.interview.events import GapDetected, Stopped
from interview_tui.interview.timeline import Timeline
from interview_tui.problem import Problem
from tests.audio.conftest import Launch, RampFile, go_to
from tests.audio.sounds import RATE, all_samples, ramp, save
from tests.virtual_audio import VirtualAudio
from tests.waiting import wait_until

posix = pytest.mark.skipif(os.name == "nt", reason="signals")


def the_pid(interview: Path) -> int:
    address = announced(interview / "audio")
    assert address is not None
    return address.pid


def stops(interview: Path) -> list[Stopped]:
    return [e for e in Timeline(interview / "timeline.jsonl").events() if isinstance(e, Stopped)]


@posix
def test_killed_at_any_moment_it_loses_a_second_at_most(tmp_path: Path) -> None:
    sound = KnownSound(tmp_path / "known.wav", ENOUGH_SECONDS, seed=5)
    dice = random.Random(5)
    plans = [Plan(0, "new file", FILE_SECONDS - 0.5, 1.5, ())]
    plans += [replace(plan(number, dice, ["halts"]), kill=dice.uniform(0, 4)) for number in range(1, 7)]
    with ThreadPoolExecutor(len(plans)) as pool:
        outcomes = list(pool.map(lambda plan: kill_one(plan, sound, tmp_path), plans))
    assert all(outcome.hit for outcome in outcomes)
    assert [outcome for outcome in outcomes if outcome.broken or outcome.missing > 1] == []
    assert outcomes[0].length > FILE_SECONDS, "the second file had begun"
    assert sum(outcome.events for outcome in outcomes) > len(outcomes)


@posix
def test_a_killed_recording_can_be_taken_up_again(launch: Launch, interview: Path, ramp_file: RampFile) -> None:
    for part in range(2):
        recorder = launch(source=ramp_file(8), speed=0, hold_at=0)
        recorder.start()
        go_to(recorder, 4)
        assert recorder.status().seconds == 4 * (part + 1)
        os.kill(the_pid(interview), signal.SIGKILL)
        wait_until(lambda: not recorder_lives(interview / "audio"), what="its death")
        if part:
            recover(interview)  # an archive and a WAV file become one
    both = np.concatenate([ramp(4), ramp(4)])
    assert np.array_equal(all_samples(interview), both)
    assert [stop.seconds for stop in stops(interview)] == [4, 8]
    recorder = launch(source=ramp_file(8), speed=0, hold_at=0)
    recorder.start()
    go_to(recorder, 1)
    assert recorder.stop().seconds == 9
    assert recorder.wait_until_gone(20)
    assert np.array_equal(all_samples(interview), np.concatenate([both, ramp(1)]))
    assert not Recording(interview / "audio").wavs


def gone(recorder: Recorder) -> bool:
    try:
        recorder.status()
    except RecorderGone:
        return True
    return False


@posix
def test_a_frozen_recorder_keeps_no_screen_waiting_and_is_found_again(
    launch: Launch, interview: Path, ramp_file: RampFile
) -> None:
    recorder = launch(source=ramp_file(20), hold_at=0)
    recorder.start()
    pid = the_pid(interview)
    os.kill(pid, signal.SIGSTOP)
    try:
        wait_until(lambda: gone(recorder), 20, "the freeze to take hold")
        with pytest.raises(RecorderGone):
            Recorder.attach(interview)
        assert not recover(interview)
    finally:
        os.kill(pid, signal.SIGCONT)
    found = again(interview)
    go_to(found, 3)  # between its drivers it played on
    assert found.status().seconds == 3


def again(interview: Path) -> Recorder:
    """Drive a recorder that was stopped: its old driver may have given it up."""
    found: list[Recorder] = []

    def attached() -> bool:
        try:
            found.extend(filter(None, [Recorder.attach(interview)]))
        except Problem:  # it has not noticed yet that the old connection has gone
            return False
        return bool(found)

    wait_until(attached, 20, "the recorder to wake up")
    return found[0]


@posix
@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGHUP], ids=["Ctrl-C", "terminal closed"])
def test_what_happens_to_the_terminal_does_not_touch_it(
    launch: Launch, interview: Path, ramp_file: RampFile, number: signal.Signals
) -> None:
    recorder = launch(source=ramp_file(8), speed=0, hold_at=0)
    recorder.start()
    os.kill(the_pid(interview), number)
    go_to(recorder, 5)
    assert recorder.status().state == "recording"
    assert os.getsid(the_pid(interview)) != os.getsid(0)
    diary = interview / "audio" / "clock.jsonl"
    assert f'"{number.name.lower()}"' in diary.read_text(encoding="utf-8"), "noted"


@posix
def test_stopped_for_ten_seconds_with_its_ear_it_loses_nothing(
    launch: Launch, interview: Path, virtual_audio: VirtualAudio, tmp_path: Path
) -> None:
    recorder = launch()
    recorder.start()
    wait_until(lambda: recorder.status().seconds > 0.5, 20, "the recording")
    process = psutil.Process(the_pid(interview))
    family = [process, *process.children(recursive=True)]
    for one in family:
        one.suspend()
    try:
        virtual_audio.say(save(tmp_path / "said.wav", ramp(10)))
    finally:
        for one in family:
            one.resume()
    wait_until(lambda: recorder.status().seconds > 10.5, 20, "what was said meanwhile")
    recorder.stop()
    assert recorder.wait_until_gone(20)
    assert ramp(10).tobytes() in all_samples(interview).tobytes()
    assert not [e for e in Timeline(interview / "timeline.jsonl").events() if isinstance(e, GapDetected)]
    assert '"sigcont"' in (interview / "audio" / "clock.jsonl").read_text(encoding="utf-8"), "noted"


@posix
def test_told_to_terminate_it_ends_in_order_to_the_last_sample(
    launch: Launch, interview: Path, ramp_file: RampFile
) -> None:
    recorder = launch(source=ramp_file(8), speed=0, hold_at=0)
    recorder.start()
    go_to(recorder, 5.5)
    os.kill(the_pid(interview), signal.SIGTERM)
    assert recorder.wait_until_gone(20)
    assert np.array_equal(all_samples(interview), ramp(5.5))
    assert [(s.seconds, s.interrupted) for s in stops(interview)] == [(5.5, True)]  # nobody ended the interview
    wait_until(lambda: not recorder_lives(interview / "audio"), what="its end")
    assert not (interview / "audio" / "recorder.json").exists()


DRIVER = """
import sys, pathlib
from interview_tui.audio.recorder.client import Recorder
folder, source = map(pathlib.Path, sys.argv[1:3])
recorder = Recorder.launch(folder, source=source, speed=1, grace=float(sys.argv[3]))
recorder.start()
print("started", flush=True)
sys.stdin.read()
"""


def driver(interview: Path, source: Path, grace: float) -> "subprocess.Popen[bytes]":
    command = [sys.executable, "-c", DRIVER, str(interview), str(source), str(grace)]
    process = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE)
    assert process.stdout is not None
    assert process.stdout.readline() == b"started\n"
    return process


def test_a_killed_screen_finds_its_recording_as_it_left_it(interview: Path, ramp_file: RampFile) -> None:
    screen = driver(interview, ramp_file(60), grace=120)
    screen.kill()
    screen.communicate()
    recorder = Recorder.attach(interview)
    assert recorder is not None
    wait_until(lambda: recorder.status().seconds > 0.2, what="some sound")
    status = recorder.status()
    assert status.state == "recording"
    assert recorder.pause().state == "paused"
    recorder.detach()
    recorder = Recorder.attach(interview)
    assert recorder is not None
    assert recorder.status().state == "paused"
    assert recorder.status().seconds >= status.seconds
    assert recorder.stop().state == "stopped"
    assert recorder.wait_until_gone(20)
    sound = all_samples(interview)
    assert np.any(sound)
    assert ramp(60).tobytes().find(sound.tobytes()) % 2 == 0


def test_without_a_screen_it_stops_by_itself_after_the_grace_period(interview: Path, ramp_file: RampFile) -> None:
    screen = driver(interview, ramp_file(60), grace=0.5)
    screen.kill()
    screen.communicate()
    wait_until(lambda: not recorder_lives(interview / "audio"), 20, "its end")
    (stop,) = stops(interview)
    assert stop.interrupted  # nobody ended the interview
    assert stop.seconds == Recording(interview / "audio").seconds
    assert Recorder.attach(interview) is None


def test_a_file_that_ends_with_nobody_there_ends_the_recording(
    launch: Launch, interview: Path, ramp_file: RampFile
) -> None:
    recorder = launch(source=ramp_file(2), speed=0, hold_at=0)
    recorder.start()
    recorder.hold_at(None)
    wait_until(lambda: recorder.status().source_ended, what="the end of the file")
    assert recorder.status().state == "recording"
    recorder.detach()
    wait_until(lambda: not recorder_lives(interview / "audio"), 20, "its end")
    assert np.array_equal(all_samples(interview), ramp(2))


def test_a_second_screen_is_refused_and_a_second_recorder_too(
    launch: Launch, interview: Path, ramp_file: RampFile
) -> None:
    source = ramp_file(8)
    recorder = launch(source=source, speed=0, hold_at=0)
    recorder.start()
    with pytest.raises(Problem, match="another window"):
        Recorder.attach(interview)
    with pytest.raises(Problem, match="recorded already"):
        Recorder.launch(interview, source=source)
    go_to(recorder, 1)
    assert recorder.status().state == "recording"


@posix
def test_strangers_at_the_door_change_nothing(launch: Launch, interview: Path, ramp_file: RampFile) -> None:
    recorder = launch(source=ramp_file(20), hold_at=0)
    recorder.start()
    address = announced(interview / "audio")
    assert address is not None
    assert Path(address.address).parent.stat().st_mode & 0o777 == 0o700
    assert (interview / "audio" / "recorder.json").stat().st_mode & 0o777 == 0o600
    silent = [socket.socket(socket.AF_UNIX) for _ in range(3)]
    for connection in silent:
        connection.connect(address.address)
    silent[0].sendall(b"\xff" * 40)
    silent[1].sendall(b"GET / HTTP/1.1\r\n\r\n")
    go_to(recorder, 1)
    recorder.detach()
    wait_until(lambda: recorder_status_after_garbage(interview).seconds >= 1, what="an answer")
    for connection in silent:
        connection.close()


def recorder_status_after_garbage(interview: Path) -> RecorderStatus:
    """Send what is no message to a recorder that recognises us, and return its last answer."""
    address = announced(interview / "audio")
    assert address is not None
    with Client(address.address, authkey=address.authkey) as connection:
        for message in (b"", b"\x00\xff\xfe", b"{", b'{"do": "dance"}', b'{"do": "stop", "now": true}', b"[1]"):
            connection.send_bytes(message)
            status = RecorderStatus.model_validate_json(connection.recv_bytes())
            assert status.refused
            assert status.state == "recording"
        return status


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="needs prlimit")
def test_a_full_disk_loses_nothing_once_there_is_room_again(
    launch: Launch, interview: Path, ramp_file: RampFile
) -> None:
    import resource

    recorder = launch(source=ramp_file(30), speed=0, hold_at=0)
    recorder.start()
    pid = the_pid(interview)
    resource.prlimit(pid, resource.RLIMIT_FSIZE, (200_001, resource.RLIM_INFINITY))  # in the middle of a sample
    go_to(recorder, 20)
    wait_until(lambda: "disk_full" in recorder.status().faults, what="the fault")
    assert recorder.status().state == "recording"
    assert (interview / "audio" / "000.wav").stat().st_size == 200_000  # half a sample is cut off
    go_to(recorder, 25)
    paused = recorder.pause()
    assert (paused.state, paused.seconds) == ("paused", 25)
    recorder.resume()
    resource.prlimit(pid, resource.RLIMIT_FSIZE, (resource.RLIM_INFINITY, resource.RLIM_INFINITY))
    wait_until(lambda: "disk_full" not in recorder.status().faults, what="room")
    go_to(recorder, 30)
    recorder.stop()
    assert recorder.wait_until_gone(20)
    assert np.array_equal(all_samples(interview), ramp(30))


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="needs prlimit")
def test_killed_on_a_full_disk_what_was_written_is_there(launch: Launch, interview: Path, ramp_file: RampFile) -> None:
    import resource

    recorder = launch(source=ramp_file(30), speed=0, hold_at=0)
    recorder.start()
    resource.prlimit(the_pid(interview), resource.RLIMIT_FSIZE, (200_001, resource.RLIM_INFINITY))
    go_to(recorder, 20)
    recorder.end_process()
    wait_until(lambda: not recorder_lives(interview / "audio"), what="its death")
    assert recover(interview)
    assert np.array_equal(all_samples(interview), ramp(30)[: (200_001 - 44) // 2])


def test_an_erased_recording_is_gone_when_the_answer_comes(
    launch: Launch, interview: Path, ramp_file: RampFile
) -> None:
    recorder = launch(source=ramp_file(8), speed=0, hold_at=0)
    recorder.start()
    go_to(recorder, 3)
    assert Recording(interview / "audio").seconds == 3
    status = recorder.erase()
    assert (status.state, status.seconds) == ("erased", 0)
    assert not [path for path in (interview / "audio").iterdir() if path.suffix in (".wav", ".flac", ".part")]
    assert recorder.wait_until_gone(10)
    assert not Recording(interview / "audio").exists


def test_a_recording_cannot_be_left_or_tried_out_while_it_goes_on(launch: Launch, ramp_file: RampFile) -> None:
    recorder = launch(source=ramp_file(8), speed=0, hold_at=0)
    assert recorder.pause().refused
    assert recorder.resume().refused
    recorder.start()
    assert recorder.leave().refused
    assert recorder.try_out(1).refused
    assert recorder.start().refused == ""
    assert recorder.status().refused == ""
    assert recorder.pause().refused == ""
    assert recorder.start().refused
    assert recorder.leave().refused
    assert recorder.status().state == "paused"


def test_a_source_that_is_no_sound_is_a_problem_with_a_cure(interview: Path, tmp_path: Path) -> None:
    text = tmp_path / "renamed.wav"
    text.write_text("Hej, det här är ett brev.")
    with pytest.raises(Problem, match="text file") as problem:
        Recorder.launch(interview, source=text)
    assert problem.value.cure
    assert problem.value.where == text
    assert not recorder_lives(interview / "audio")


def test_silence_from_a_file_is_told_as_a_dead_microphone(launch: Launch, tmp_path: Path) -> None:
    recorder = launch(source=save(tmp_path / "zeros.wav", np.zeros(5 * RATE, dtype=np.int16)), speed=0, hold_at=4.5)
    wait_until(lambda: recorder.status().source_seconds >= 4.5, what="the hold")
    assert "only_zeros" not in recorder.status().faults  # held: nothing comes in, so nothing is said about it
    assert recorder.status().peak_dbfs == -120
