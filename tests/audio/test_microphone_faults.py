"""A microphone in trouble: told within two seconds, taken up again, never replaced by another without being told."""

import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import numpy as np
import pytest

from interview_tui.audio.hearing.microphone import Microphone
from interview_tui.audio.recorder.messages import Fault
from interview_tui.audio.recorder.runtime import announced
from interview_tui.audio.storage.wav import SoundFormat
from interview_tui.interview.events import GapDetected
from interview_tui.interview.timeline import Timeline
from tests.audio.conftest import Launch
from tests.audio.processes import children, lives, state
from tests.audio.sounds import all_samples, ramp, save
from tests.virtual_audio import VirtualAudio
from tests.waiting import wait_until

PATIENCE = 20
PROMISE = 2
"""Seconds within which a fault is told."""
Hear = Callable[..., Microphone]


@pytest.fixture
def hear() -> Iterator[Hear]:
    """An opened microphone that is closed at the end."""
    opened: list[Microphone] = []

    def start(*arguments: object, **options: object) -> Microphone:
        microphone = Microphone(*arguments, **options)  # type: ignore[arg-type]
        opened.append(microphone)
        microphone.open()
        return microphone

    yield start
    for microphone in opened:
        microphone.close()
    wait_until(lambda: not children(os.getpid(), "hearing.ear"), PATIENCE, "every ear to be gone")


def told(microphone: Microphone, fault: Fault, seconds: float = PROMISE) -> None:
    wait_until(lambda: fault in microphone.faults(time.monotonic()), seconds, f"{fault} to be told")


def well(microphone: Microphone) -> None:
    def look() -> bool:
        now = time.monotonic()
        return microphone.running(now) and not microphone.faults(now)

    wait_until(look, PATIENCE, "sound without a fault")


def heard(microphone: Microphone) -> "np.ndarray[tuple[int], np.dtype[np.int16]]":
    return np.frombuffer(b"".join(block.data for block in microphone.ring.take(float("inf"))), dtype="<i2")


def sound_goes_on(microphone: Microphone) -> None:
    here = microphone.ring.waiting_bytes
    wait_until(lambda: microphone.ring.waiting_bytes > here + 16_000, PATIENCE, "half a second of sound")


def test_an_ear_that_is_killed_is_replaced_and_what_it_said_is_kept(hear: Hear, virtual_audio: VirtualAudio) -> None:
    microphone = hear(None)
    well(microphone)
    sound_goes_on(microphone)
    before = microphone.ring.waiting_bytes
    (ear,) = children(os.getpid(), "hearing.ear")
    os.kill(ear, signal.SIGKILL)
    told(microphone, "device_gone")
    well(microphone)
    sound_goes_on(microphone)
    blocks = microphone.ring.take(float("inf"))
    assert sum(len(block.data) for block in blocks) > before + 16_000
    assert [block.at for block in blocks] == sorted(block.at for block in blocks)


def test_a_chosen_microphone_is_awaited_when_the_sound_server_dies(hear: Hear, virtual_audio: VirtualAudio) -> None:
    microphone = hear("vmic, ALSA")
    well(microphone)
    virtual_audio.kill()
    told(microphone, "device_gone")
    assert not microphone.running(time.monotonic())
    virtual_audio.start()
    well(microphone)
    assert (microphone.device, microphone.format) == ("vmic", SoundFormat(16_000, 1))


def test_a_frozen_server_is_told_and_forgiven(hear: Hear, virtual_audio: VirtualAudio) -> None:
    microphone = hear(None)
    well(microphone)
    virtual_audio.freeze()
    told(microphone, "stalled")
    virtual_audio.thaw()
    well(microphone)


def test_a_device_that_stays_stuck_is_opened_anew(hear: Hear, virtual_audio: VirtualAudio) -> None:
    microphone = hear(None)
    well(microphone)
    before = children(os.getpid(), "hearing.ear")
    virtual_audio.suspend(True)
    told(microphone, "stalled")
    wait_until(lambda: children(os.getpid(), "hearing.ear") not in ([], before), PATIENCE, "another ear")
    assert microphone.faults(time.monotonic()) == {"stalled"}
    virtual_audio.suspend(False)
    well(microphone)


def test_a_device_that_blocks_on_opening_hangs_nobody_and_is_tried_anew(
    hear: Hear, virtual_audio: VirtualAudio
) -> None:
    virtual_audio.block_openings()
    microphone = hear(None)
    told(microphone, "hangs", 5 + PROMISE)
    virtual_audio.unblock_openings()
    well(microphone)
    before = time.monotonic()
    microphone.close()
    assert time.monotonic() - before < 0.5


def test_a_microphone_that_is_not_there_is_awaited_until_the_default_is_asked_for(
    hear: Hear, virtual_audio: VirtualAudio
) -> None:
    microphone = hear("Nobody's, ALSA")
    told(microphone, "no_device")
    assert not microphone.running(time.monotonic())
    assert microphone.use_default()
    well(microphone)
    assert microphone.device == "default"
    assert not microphone.use_default()


def test_a_silent_move_is_told_and_undone_when_the_microphone_is_back(
    hear: Hear, virtual_audio: VirtualAudio, tmp_path: Path
) -> None:
    virtual_audio.plug_in(name="other")
    microphone = hear("vmic, ALSA")
    well(microphone)
    sound_goes_on(microphone)
    name = microphone.device
    virtual_audio.unplug_one("vmic")
    told(microphone, "device_moved")
    assert microphone.running(time.monotonic())
    assert microphone.device not in ("", name)
    sound_goes_on(microphone)
    virtual_audio.plug_in()
    well(microphone)
    assert microphone.device == name
    heard(microphone)
    virtual_audio.say(save(tmp_path / "said.wav", ramp(0.5)))
    sound_goes_on(microphone)
    assert ramp(0.5)[8000 - 1000 :].tobytes() in heard(microphone).tobytes()


def test_a_server_that_comes_back_with_another_default_gives_the_same_microphone(
    hear: Hear, virtual_audio: VirtualAudio, tmp_path: Path
) -> None:
    microphone = hear(None)
    well(microphone)
    sound_goes_on(microphone)
    virtual_audio.kill()
    told(microphone, "device_gone")
    virtual_audio.start_with_default("speaker.monitor")
    well(microphone)
    sound_goes_on(microphone)  # by now it has been asked where the new ear listens
    well(microphone)
    virtual_audio.say(save(tmp_path / "said.wav", ramp(0.5)))
    sound_goes_on(microphone)
    assert ramp(0.5)[-4000:].tobytes() in heard(microphone).tobytes()


def test_a_move_by_hand_is_told_but_not_fought_with(hear: Hear, virtual_audio: VirtualAudio) -> None:
    virtual_audio.plug_in(name="other")
    microphone = hear(None)
    well(microphone)
    ears = children(os.getpid(), "hearing.ear")
    virtual_audio.moved_to("other")
    told(microphone, "device_moved")
    sound_goes_on(microphone)
    assert children(os.getpid(), "hearing.ear") == ears
    assert microphone.use_default()
    well(microphone)
    assert children(os.getpid(), "hearing.ear") == ears


def test_left_and_right_are_kept_apart_bit_by_bit(hear: Hear, virtual_audio: VirtualAudio, tmp_path: Path) -> None:
    virtual_audio.unplug_one("vmic")
    virtual_audio.plug_in(channels=2)
    microphone = hear("vmic", channels=2)
    well(microphone)
    assert microphone.format == SoundFormat(16_000, 2)
    both = np.stack([ramp(1), ramp(2)[:15_999:-1]], axis=1)
    sound_goes_on(microphone)
    virtual_audio.say(save(tmp_path / "both.wav", both.reshape(-1), channels=2))
    sound_goes_on(microphone)
    assert both.tobytes() in heard(microphone).tobytes()


STOPPED = """
import os, signal, sys, threading, time
from interview_tui.audio.hearing.microphone import Microphone
microphone = Microphone(None)
microphone.open()
while not microphone.running(0):
    threading.Event().wait(0.02)
print("ready", flush=True)
before = time.monotonic()
os.kill(os.getpid(), signal.SIGSTOP)
after = time.monotonic()
microphone.catch_up(after)
blocks = microphone.ring.take(after)
frames = sum(len(block.data) // 2 for block in blocks)
print(after - before, frames / 16_000 - (after - before), time.monotonic() - after, flush=True)
os._exit(0)
"""


def test_an_order_that_a_stopped_recorder_finds_waits_for_the_sound_before_it(virtual_audio: VirtualAudio) -> None:
    command = [sys.executable, "-c", STOPPED]
    recorder = subprocess.Popen(command, stdout=subprocess.PIPE, stdin=subprocess.DEVNULL, text=True)
    assert recorder.stdout is not None
    assert recorder.stdout.readline() == "ready\n"
    wait_until(lambda: state(recorder.pid) == "T", PATIENCE, "the recorder to be stopped")
    since = time.monotonic()
    wait_until(lambda: time.monotonic() - since > 2.5, PATIENCE, "more sound than the pipe holds")
    recorder.send_signal(signal.SIGCONT)
    stopped, ahead, waited = map(float, recorder.stdout.readline().split())
    assert stopped > 2.5
    assert ahead > -0.35
    assert waited < 2
    recorder.wait(PATIENCE)


def test_a_recorder_that_was_stopped_for_three_seconds_loses_nothing(
    launch: Launch, interview: Path, virtual_audio: VirtualAudio, tmp_path: Path
) -> None:
    recorder = launch()
    recorder.start()
    wait_until(lambda: recorder.status().seconds > 0.5, PATIENCE, "the recording")
    address = announced(interview / "audio")
    assert address is not None
    os.kill(address.pid, signal.SIGSTOP)
    try:
        virtual_audio.say(save(tmp_path / "said.wav", ramp(3)))
    finally:
        os.kill(address.pid, signal.SIGCONT)
    wait_until(lambda: recorder.status().seconds > 4, PATIENCE, "what was said meanwhile")
    recorder.stop()
    assert recorder.wait_until_gone(PATIENCE)
    assert ramp(3).tobytes() in all_samples(interview).tobytes()
    assert not [e for e in Timeline(interview / "timeline.jsonl").events() if isinstance(e, GapDetected)]


def test_nothing_listens_any_more_when_the_recorder_was_killed(
    launch: Launch, interview: Path, virtual_audio: VirtualAudio
) -> None:
    recorder = launch()
    wait_until(lambda: recorder.status().running, PATIENCE, "the microphone")
    address = announced(interview / "audio")
    assert address is not None
    wait_until(lambda: children(address.pid, "pactl"), PATIENCE, "the watch over the sound server")
    helpers = children(address.pid, "hearing.ear") + children(address.pid, "pactl")
    virtual_audio.freeze()  # an ear that is stuck in the driver must go, too
    os.kill(address.pid, signal.SIGKILL)
    wait_until(lambda: not any(map(lives, helpers)), PROMISE, "ear and watch to be gone")
