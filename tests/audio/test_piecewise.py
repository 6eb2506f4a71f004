"""Sound files of every kind, whole and damaged: what can be had is had, in its right place, and the rest is named."""

import itertools
import random
import shutil
from collections.abc import Callable
from pathlib import Path

import numpy as np
import pytest
import soundfile
from hypothesis import given, settings
from hypothesis import strategies as st

from interview_tui.audio.decoding.piecewise import Lost, NoSound, Piecewise, Unreadable
from tests.audio.scale import CODECS, FRAME_SECONDS, SECONDS, encoded, scale, wrong_seconds
from tests.audio.sounds import Pcm, ramp, save

Spans = list[tuple[float, float | None]]
Fault = Callable[[bytes], bytes]
KINDS = (*CODECS, "ogg")
TIMED = ("flac", "m4a", "opus", "ogg", "mkv", "webm", "wma")
BARE = ("mp3", "aac")


@pytest.fixture(scope="module")
def files(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    """The scale in every kind of file."""
    folder = tmp_path_factory.mktemp("kinds")
    made = {kind: encoded(folder / f"whole.{kind}", scale(rate=rate)) for kind, (_codec, rate) in CODECS.items()}
    made["ogg"] = folder / "whole.ogg"
    soundfile.write(made["ogg"], scale(), 44_100)
    return made


def heard(path: Path) -> tuple[Pcm, int, Spans]:
    """All of it as one sound with silence for what is lost, its rate, and what is missing."""
    pieces, missing, seconds = [], [], 0.0
    decoder = Piecewise(path)
    for piece in decoder:
        if isinstance(piece, Lost):
            missing.append((seconds, None if piece.seconds is None else seconds + piece.seconds))
            if piece.at_end or piece.seconds is None:
                continue
            piece = np.zeros((round(piece.seconds * decoder.rate), decoder.channels), np.int16)
        pieces.append(piece)
        seconds += len(piece) / decoder.rate
    return np.concatenate(pieces)[:, 0], decoder.rate, missing


def damaged(tmp_path: Path, whole: Path, fault: Fault) -> Path:
    path = tmp_path / f"damaged{whole.suffix}"
    path.write_bytes(fault(whole.read_bytes()))
    return path


def cut(share: float) -> Fault:
    return lambda data: data[: int(len(data) * share)]


def garbage(data: bytes) -> bytes:
    start, length = len(data) // 2, len(data) // 20
    return data[:start] + random.Random(0).randbytes(length) + data[start + length :]


def zeros(data: bytes) -> bytes:
    start, length = len(data) // 2, len(data) // 20
    return data[:start] + bytes(length) + data[start + length :]


def hole(data: bytes) -> bytes:
    start, length = len(data) // 2, len(data) // 20
    return data[:start] + data[start + length :]


@pytest.mark.parametrize("kind", KINDS)
def test_a_whole_file_is_whole_and_as_long_as_its_sound(files: dict[str, Path], kind: str) -> None:
    sound, rate, missing = heard(files[kind])
    assert missing == []
    assert abs(len(sound) / rate - SECONDS) <= FRAME_SECONDS.get(kind, 0)
    assert wrong_seconds(sound, rate, missing) == []


@pytest.mark.parametrize("share", [0.2, 0.55, 0.9])
@pytest.mark.parametrize("kind", [kind for kind in KINDS if kind != "amr"])
def test_of_a_file_that_breaks_off_everything_before_is_had(
    files: dict[str, Path], tmp_path: Path, kind: str, share: float
) -> None:
    sound, rate, missing = heard(damaged(tmp_path, files[kind], cut(share)))
    seconds = len(sound) / rate
    assert seconds > SECONDS * share - 1.2
    assert wrong_seconds(sound, rate, missing) == []
    if kind == "aac":  # it has neither a length nor an end
        assert missing == []
        return
    (only,) = missing
    assert abs(only[0] - seconds) < 0.01
    if kind in ("ogg", "opus"):  # it does not say how long it was
        assert only[1] is None
    else:
        assert only[1] == pytest.approx(SECONDS, abs=0.1)


@pytest.mark.parametrize(
    ("kind", "fault"),
    # An M4A's table says at which byte each sound lies: with bytes gone, all after them are wrong, and nothing helps.
    [(kind, fault) for kind in TIMED for fault in (garbage, zeros, hole) if (kind, fault) != ("m4a", hole)],
)
def test_damage_in_the_middle_is_silence_of_its_length_and_later_times_stay_right(
    files: dict[str, Path], tmp_path: Path, kind: str, fault: Fault
) -> None:
    sound, rate, missing = heard(damaged(tmp_path, files[kind], fault))
    assert abs(len(sound) / rate - SECONDS) <= max(0.03, FRAME_SECONDS.get(kind, 0))
    assert missing
    assert all(SECONDS * 0.35 < start < SECONDS * 0.85 for start, _end in missing)
    assert wrong_seconds(sound, rate, missing) == []


@pytest.mark.parametrize("fault", [garbage, zeros])
@pytest.mark.parametrize("kind", BARE)
def test_damage_in_a_stream_without_times_is_as_long_as_its_bytes(
    files: dict[str, Path], tmp_path: Path, kind: str, fault: Fault
) -> None:
    sound, rate, missing = heard(damaged(tmp_path, files[kind], fault))
    (only,) = missing
    assert only[1] is not None
    assert only[1] - only[0] == pytest.approx(SECONDS / 20, abs=0.1)
    assert abs(len(sound) / rate - SECONDS) < 0.1
    assert wrong_seconds(sound, rate, missing) == []


def wav_with_length(path: Path, length: int, riff: int | None = None) -> Path:
    data = bytearray(save(path, ramp(3)).read_bytes())
    data[40:44] = length.to_bytes(4, "little")
    data[4:8] = (length if riff is None else riff).to_bytes(4, "little")
    path.write_bytes(data)
    return path


@pytest.mark.parametrize("length", [0, 0xFFFF_FFFF, 0xFFFF_FFFE, 0x7FFF_F000, 0x8000_0000, 3200])
def test_a_wav_whose_header_was_never_finished_is_read_to_its_end(tmp_path: Path, length: int) -> None:
    sound, rate, missing = heard(wav_with_length(tmp_path / "a.wav", length))
    assert (rate, missing) == (16_000, [])
    assert np.array_equal(sound, ramp(3))


def test_a_wav_that_says_more_than_it_holds_has_lost_its_end(tmp_path: Path) -> None:
    sound, _rate, missing = heard(wav_with_length(tmp_path / "a.wav", 5 * 32_000))
    assert np.array_equal(sound, ramp(3))
    assert missing == [(pytest.approx(3.0), pytest.approx(5.0))]


def test_a_wav_cut_in_the_middle_of_a_sample_keeps_every_whole_one(tmp_path: Path) -> None:
    path = save(tmp_path / "a.wav", ramp(3))
    path.write_bytes(path.read_bytes()[: 44 + 2 * 32_000 + 1])
    sound, _rate, _missing = heard(path)
    assert np.array_equal(sound, ramp(2))


def test_a_note_after_the_sound_of_a_wav_is_no_sound(tmp_path: Path) -> None:
    path = save(tmp_path / "a.wav", ramp(1))
    path.write_bytes(path.read_bytes() + b"LIST" + (400).to_bytes(4, "little") + b"INFOnote" + bytes(392))
    assert len(heard(path)[0]) == 16_000


@settings(max_examples=25, deadline=None)
@given(
    frames=st.integers(1, 30_000),
    rate=st.sampled_from([8000, 11_025, 16_000, 22_050, 32_000, 44_100, 48_000]),
    channels=st.integers(1, 2),
    kind=st.sampled_from(["wav", "flac", "aiff"]),
)
def test_sound_that_was_not_packed_comes_out_sample_for_sample(
    tmp_path_factory: pytest.TempPathFactory, frames: int, rate: int, channels: int, kind: str
) -> None:
    samples = np.random.default_rng(frames).integers(-32_768, 32_768, (frames, channels), dtype=np.int16)
    path = tmp_path_factory.mktemp("exact") / f"a.{kind}"
    soundfile.write(path, samples, rate, subtype="PCM_16")
    decoder = Piecewise(path)
    pieces = [piece for piece in decoder if not isinstance(piece, Lost)]
    assert (decoder.rate, decoder.channels) == (rate, channels)
    assert np.array_equal(np.concatenate(pieces), samples)


@settings(max_examples=20, deadline=None)
@given(milliseconds=st.integers(200, 4000), kind=st.sampled_from(["mp3", "m4a", "mp4", "aac", "opus", "mkv", "wma"]))
def test_packed_sound_is_as_long_as_it_was_but_for_a_frame(
    tmp_path_factory: pytest.TempPathFactory, milliseconds: int, kind: str
) -> None:
    sound = scale(milliseconds / 1000, CODECS[kind][1])
    heard_, rate, missing = heard(encoded(tmp_path_factory.mktemp("long") / f"a.{kind}", sound))
    assert missing == []
    assert abs(len(heard_) / rate - milliseconds / 1000) <= FRAME_SECONDS[kind] + 0.001


@pytest.mark.parametrize("tail", [b"TAG" + bytes(125), b"APETAGEX" + bytes(24) + b"Artist" * 40])
def test_what_programs_write_behind_an_mp3_is_no_missing_sound(
    files: dict[str, Path], tmp_path: Path, tail: bytes
) -> None:
    head = b"ID3\x03\x00\x00\x00\x00\x07\x76" + bytes(1014)
    sound, rate, missing = heard(damaged(tmp_path, files["mp3"], lambda data: head + data + tail))
    assert missing == []
    assert abs(len(sound) / rate - SECONDS) < 0.03


@pytest.mark.parametrize(("rate", "kept"), [(96_000, 48_000), (192_000, 48_000), (48_000, 48_000), (88_200, 48_000)])
def test_rates_above_48_khz_are_brought_down_without_losing_time(tmp_path: Path, rate: int, kept: int) -> None:
    soundfile.write(tmp_path / "a.wav", scale(3, rate), rate, subtype="PCM_24")
    sound, found, missing = heard(tmp_path / "a.wav")
    assert found == kept
    assert abs(len(sound) - 3 * kept) <= 2
    assert wrong_seconds(sound, found, missing) == []


@pytest.mark.parametrize("channels", [3, 4, 6, 8])
def test_more_than_two_channels_become_one_in_which_all_are_heard(tmp_path: Path, channels: int) -> None:
    samples = np.zeros((16_000, channels), np.int16)
    samples[:, channels - 1] = 8000
    soundfile.write(tmp_path / "a.wav", samples, 16_000)
    decoder = Piecewise(tmp_path / "a.wav")
    pieces = [piece for piece in decoder if not isinstance(piece, Lost)]
    assert decoder.channels == 1
    assert abs(int(np.concatenate(pieces).mean()) - 8000 // channels) <= 1


def test_two_files_one_after_the_other_keep_all_their_sound(tmp_path: Path, files: dict[str, Path]) -> None:
    path = tmp_path / "two.ogg"
    path.write_bytes(files["ogg"].read_bytes() * 2)
    sound, rate, missing = heard(path)
    assert missing == []
    assert len(sound) / rate == pytest.approx(2 * SECONDS, abs=0.02)


@pytest.mark.parametrize("kind", ["mp3", "aac", "wav", "ogg", "flac", "m4a", "amr"])
def test_noise_is_no_sound_whatever_its_name(tmp_path: Path, kind: str) -> None:
    path = tmp_path / f"noise.{kind}"
    path.write_bytes(random.Random(1).randbytes(200_000))
    with pytest.raises(Unreadable):
        list(Piecewise(path))


def test_an_m4a_without_its_table_cannot_be_read(tmp_path: Path) -> None:
    whole = encoded(tmp_path / "a.m4a", scale(3), faststart=False)
    with pytest.raises(Unreadable):
        list(Piecewise(damaged(tmp_path, whole, cut(0.9))))


def test_a_film_without_sound_has_none(tmp_path: Path) -> None:
    import av

    path = tmp_path / "silent.mkv"
    with av.open(str(path), "w") as file:
        stream = file.add_stream("mpeg4", rate=10)
        stream.width = stream.height = 32
        for picture in range(5):
            frame = av.VideoFrame.from_ndarray(np.full((32, 32, 3), picture, np.uint8), format="rgb24")
            file.mux(stream.encode(frame))
        file.mux(stream.encode(None))
    with pytest.raises(NoSound):
        list(Piecewise(path))


def test_a_playlist_leads_to_no_other_file(tmp_path: Path, files: dict[str, Path]) -> None:
    shutil.copy(files["mp3"], tmp_path / "secret.mp3")
    lists = ("#EXTM3U\n#EXTINF:5,\nsecret.mp3\n", "ffconcat version 1.0\nfile secret.mp3\n")
    for name, text in itertools.product(("a.m3u8", "a.mp3"), lists):
        (tmp_path / name).write_text(text)
        with pytest.raises(Unreadable):
            list(Piecewise(tmp_path / name))
