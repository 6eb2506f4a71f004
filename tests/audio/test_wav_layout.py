"""WAV files of other programs, finished or not: where the sound is, and how much of it is missing."""

import os
import struct
from collections.abc import Callable
from pathlib import Path

import numpy as np
import pytest
import soundfile

from interview_tui.audio.storage.wav_layout import FLOAT, PCM, wav_layout
from tests.audio.sounds import RATE, Pcm, ramp, save

SOUND = ramp(1.0)


def chunk(name: bytes, data: bytes, said: int | None = None, pad: bool = True) -> bytes:
    return name + struct.pack("<I", len(data) if said is None else said) + data + b"\0" * (pad and len(data) % 2)


def riff(*chunks: bytes) -> bytes:
    return b"RIFF" + struct.pack("<I", 4 + sum(map(len, chunks))) + b"WAVE" + b"".join(chunks)


FMT = chunk(b"fmt ", struct.pack("<HHIIHH", 1, 1, RATE, 2 * RATE, 2, 16))
DATA = SOUND.astype("<i2").tobytes()
JUNK = chunk(b"JUNK", bytes(28))
LIST = chunk(b"LIST", b"INFOISFT\x05\0\0\0Some\0")
FILES = {
    "as it should be": (riff(FMT, chunk(b"data", DATA)), 0),
    "length zero": (riff(FMT, chunk(b"data", DATA, 0)), None),
    "length unknown": (riff(FMT, chunk(b"data", DATA, 0xFFFFFFFF)), None),
    "length too large": (riff(FMT, chunk(b"data", DATA, len(DATA) + 2 * RATE)), RATE),
    "chunks before and after": (riff(JUNK, LIST, FMT, LIST, chunk(b"data", DATA), LIST), 0),
    "chunks of odd length without their pad": (
        riff(chunk(b"note", b"abc", pad=False), FMT, chunk(b"note", b"x", pad=False), chunk(b"data", DATA)),
        0,
    ),
    "chunks of odd length with their pad": (riff(chunk(b"note", b"abc"), FMT, chunk(b"data", DATA)), 0),
    "wrong bytes a frame": (
        riff(chunk(b"fmt ", struct.pack("<HHIIHH", 1, 1, RATE, 0, 1, 16)), chunk(b"data", DATA)),
        0,
    ),
    "more than four gigabytes said": (
        b"RF64\xff\xff\xff\xffWAVE"
        + chunk(b"ds64", struct.pack("<QQQI", 0, len(DATA), len(SOUND), 0))
        + FMT
        + chunk(b"data", DATA, 0xFFFFFFFF),
        0,
    ),
}


@pytest.mark.parametrize(("content", "missing"), FILES.values(), ids=FILES.keys())
def test_the_sound_of_any_header_is_found_to_the_sample(tmp_path: Path, content: bytes, missing: int | None) -> None:
    path = tmp_path / "of another program.wav"
    path.write_bytes(content)
    layout = wav_layout(path)
    assert layout is not None
    assert (layout.code, layout.rate, layout.channels, layout.bits, layout.frame_bytes) == (PCM, RATE, 1, 16, 2)
    assert content[layout.data_at : layout.data_at + layout.data_bytes] == DATA
    assert (layout.frames, layout.seconds) == (RATE, 1.0)
    assert (layout.said_bytes is None) == (missing is None)
    assert layout.missing_seconds == (missing or 0) / RATE
    assert layout.header_is_true == (missing == 0)


def test_a_file_cut_in_the_middle_of_a_sample_says_what_is_missing(tmp_path: Path) -> None:
    path = save(tmp_path / "a.wav", SOUND)
    os.truncate(path, path.stat().st_size - RATE - 1)
    layout = wav_layout(path)
    assert layout is not None
    assert layout.frames == RATE // 2 - 1
    assert layout.missing_seconds == pytest.approx(0.5, abs=0.001)


def test_no_sound_is_no_unfinished_sound(tmp_path: Path) -> None:
    path = tmp_path / "empty.wav"
    for tail in ((), (LIST,), (chunk(b"note", b"abc"),)):
        path.write_bytes(riff(FMT, chunk(b"data", b""), *tail))
        layout = wav_layout(path)
        assert layout is not None
        assert (layout.frames, layout.said_bytes) == (0, 0)


@pytest.mark.parametrize(
    ("subtype", "code", "bits", "kind"),
    [("PCM_24", PCM, 24, "WAV"), ("FLOAT", FLOAT, 32, "WAV"), ("PCM_16", PCM, 16, "WAVEX"), ("PCM_U8", PCM, 8, "WAV")],
)
def test_other_kinds_of_samples_are_told_apart(tmp_path: Path, subtype: str, code: int, bits: int, kind: str) -> None:
    path = tmp_path / "a.wav"
    soundfile.write(path, np.repeat(SOUND, 2).reshape(-1, 2), RATE, subtype=subtype, format=kind)
    layout = wav_layout(path)
    assert layout is not None
    assert (layout.code, layout.channels, layout.bits, layout.frames) == (code, 2, bits, RATE)


NO_WAV: dict[str, Callable[[], bytes]] = {
    "nothing": lambda: b"",
    "text": lambda: b"Interview with nobody\n" * 20,
    "a header without sound": lambda: riff(FMT),
    "sound without a format": lambda: riff(chunk(b"data", DATA)),
    "half a format": lambda: riff(FMT)[:30],
    "a header of zeros": lambda: bytes(44) + DATA,
}


@pytest.mark.parametrize("content", NO_WAV.values(), ids=NO_WAV.keys())
def test_what_is_no_wav_file_is_none(tmp_path: Path, content: Callable[[], bytes]) -> None:
    path = tmp_path / "a.wav"
    path.write_bytes(content())
    assert wav_layout(path) is None


def test_any_byte_may_be_wrong_without_an_error(tmp_path: Path) -> None:
    path = tmp_path / "a.wav"
    good = riff(JUNK, FMT, chunk(b"data", DATA[:2000]))
    for at in range(len(good) - 2000):
        for value in (0, 255, good[at] ^ 1):
            path.write_bytes(good[:at] + bytes([value]) + good[at + 1 :])
            layout = wav_layout(path)
            assert layout is None or 0 <= layout.data_bytes <= len(good) - layout.data_at


def test_ours_are_read_the_same(tmp_path: Path) -> None:
    sound: Pcm = np.repeat(SOUND, 2)
    layout = wav_layout(save(tmp_path / "000.wav", sound, 48_000, 2))
    assert layout is not None
    assert (layout.rate, layout.channels, layout.frames, layout.data_at) == (48_000, 2, RATE, 44)
