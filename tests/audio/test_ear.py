"""What an ear says, and that it neither loses a block nor outlives its recorder."""

import io
import os
import subprocess
import sys
import threading
from collections.abc import Iterator
from types import SimpleNamespace

import pytest

from interview_tui.audio.hearing.ear import Mouth, listen
from interview_tui.audio.hearing.ear_frames import Frame, packed, read_frame
from tests.waiting import wait_until

NO_FLAGS = SimpleNamespace(input_overflow=False)
OVERFLOW = SimpleNamespace(input_overflow=True)


def spoken(mouth: Mouth) -> list[Frame]:
    """Everything the mouth has to say, to its last word."""
    mouth.say("finished")
    read, write = os.pipe()
    sender = threading.Thread(target=mouth.send_all, args=(write,))
    sender.start()
    with os.fdopen(read, "rb") as pipe:
        frames = []
        while (frame := read_frame(pipe)) is not None and frame.kind != "finished":
            frames.append(frame)
    sender.join()
    os.close(write)
    return frames


def test_frames_are_read_as_they_were_said_and_half_a_one_is_the_end() -> None:
    said = [Frame("opened", 1.25, b"{}"), Frame("block", 2.5, bytes(range(256))), Frame("finished", 3.0, b"")]
    whole = b"".join(map(packed, said))
    pipe = io.BytesIO(whole)
    assert [read_frame(pipe) for _ in range(4)] == [*said, None]
    torn = io.BytesIO(whole[: len(packed(said[0])) + 100])
    assert [read_frame(torn), read_frame(torn)] == [said[0], None]


def test_more_than_the_pipe_holds_is_said_in_order_to_the_last_block() -> None:
    mouth = Mouth()
    blocks = [number.to_bytes(2, "little") * 500 for number in range(400)]
    for block in blocks:
        mouth.heard(block, 500, None, NO_FLAGS)
    frames = spoken(mouth)
    assert [frame.payload for frame in frames] == blocks
    assert {frame.kind for frame in frames} == {"block"}
    assert [frame.at for frame in frames] == sorted(frame.at for frame in frames)


def test_sound_that_was_lost_is_told_by_the_block_after_it() -> None:
    mouth = Mouth(capacity_bytes=8)
    mouth.heard(b"aaaa", 2, None, NO_FLAGS)
    mouth.heard(b"bbbb", 2, None, OVERFLOW)
    mouth.heard(b"cccc", 2, None, NO_FLAGS)  # there is no room for it
    assert [(f.kind, f.payload) for f in spoken(mouth)] == [("block", b"aaaa"), ("block_after_loss", b"bbbb")]
    mouth.heard(b"dddd", 2, None, NO_FLAGS)
    mouth.heard(b"eeee", 2, None, NO_FLAGS)
    assert [(f.kind, f.payload) for f in spoken(mouth)] == [("block_after_loss", b"dddd"), ("block", b"eeee")]


class SoundSystem:
    """As much of sounddevice as an ear uses: one device, with the formats that it does not refuse."""

    class PortAudioError(Exception):
        pass

    class default:
        device = (0, -1)

    def __init__(self, refuse: set[tuple[int, int]]) -> None:
        self.refuse = refuse
        self.open_streams = 0

    def query_hostapis(self) -> list[dict[str, object]]:
        return [{"name": "ALSA", "default_input_device": 0}]

    def query_devices(self) -> list[dict[str, object]]:
        return [{"name": "Headset", "hostapi": 0, "max_input_channels": 2, "default_samplerate": 48_000.0}]

    def RawInputStream(self, rate: int, **options: object) -> "SoundSystem.Stream":
        self.open_streams += 1
        return self.Stream(self, (rate, options["channels"]) in self.refuse, options)

    class Stream:
        def __init__(self, system: "SoundSystem", refused: bool, options: dict[str, object]) -> None:
            self.system, self.refused, self.options = system, refused, options

        def start(self) -> None:
            assert self.system.open_streams == 1, "another attempt's stream was left open"
            if self.refused:
                raise self.system.PortAudioError("no")
            self.options["callback"](b"\x01\x00\x02\x00", 1, None, NO_FLAGS)  # type: ignore[operator]
            self.options["finished_callback"]()  # type: ignore[operator]

        def close(self, ignore_errors: bool = True) -> None:
            self.system.open_streams -= 1


@pytest.mark.parametrize(
    ("refuse", "rate", "channels", "opened", "heard"),
    [
        pytest.param(
            {(16_000, 1), (48_000, 1), (16_000, 2)}, None, None, b'"rate": 48000, "channels": 2',
            b"\x01\x00\x02\x00", id="a device that refuses mono and 16 kHz is taken as it is",
        ),
        pytest.param(
            {(16_000, 1)}, 16_000, 1, b'"rate": 16000, "channels": 1',
            b"\x01\x00", id="a mono recording goes on with the first channel of a stereo device",
        ),
    ],
)  # fmt: skip
def test_what_is_opened(
    refuse: set[tuple[int, int]], rate: int | None, channels: int | None, opened: bytes, heard: bytes
) -> None:
    mouth = Mouth()
    listen(SoundSystem(refuse), SimpleNamespace(device=None, rate=rate, channels=channels), mouth)  # type: ignore[arg-type]
    frames = spoken(mouth)
    (said,) = [frame for frame in frames if frame.kind == "opened"]
    assert opened in said.payload
    assert b'"device": "Headset", "default": true' in said.payload
    assert [frame.payload for frame in frames if frame.kind == "block"] == [heard]


@pytest.fixture
def ear() -> Iterator["subprocess.Popen[bytes]"]:
    """One that looks for a device that does not exist."""
    process = subprocess.Popen(
        [sys.executable, "-m", "interview_tui.audio.hearing.ear", "--device", "nobody's, ALSA"],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
    )
    yield process
    process.kill()
    process.communicate()


def test_an_ear_that_finds_nothing_says_so(ear: "subprocess.Popen[bytes]") -> None:
    assert ear.stdout is not None
    frame = read_frame(ear.stdout)
    assert frame is not None
    assert (frame.kind, frame.payload) in [("failed", b"no_device"), ("failed", b"no_sound_system")]


def test_an_ear_ends_with_its_recorder(ear: "subprocess.Popen[bytes]") -> None:
    assert ear.stdin is not None
    ear.stdin.close()
    ear.stdin = None
    wait_until(lambda: ear.poll() is not None, 2, "the ear to be gone")
