"""Reading sound of every kind, and saying clearly why not."""

from fractions import Fraction
from pathlib import Path

import av
import numpy as np
import pytest
import soundfile

from interview_tui.audio.decoding.decode import RATE, Samples, decode, resampled, to_16_bit
from interview_tui.problem import Problem
from tests.audio.sounds import ramp, save


def tone(seconds: float, rate: int) -> Samples:
    return (0.5 * np.sin(2 * np.pi * 440 * np.arange(round(seconds * rate)) / rate)).astype(np.float32)


def by_av(path: Path, codec: str, rate: int) -> Path:
    """A file as a phone makes it."""
    with av.open(str(path), "w") as container:
        stream = container.add_stream(codec, rate=rate)
        stream.layout = "mono"
        samples = tone(2, rate)
        for start in range(0, len(samples), 1024):
            frame = av.AudioFrame.from_ndarray(samples[start : start + 1024].reshape(1, -1), "fltp", "mono")
            frame.sample_rate, frame.pts, frame.time_base = rate, start, Fraction(1, rate)
            container.mux(stream.encode(frame))
        container.mux(stream.encode(None))
    return path


def pitch(samples: Samples) -> float:
    return float(np.argmax(np.abs(np.fft.rfft(samples))) * RATE / len(samples))


def test_16_bit_mono_at_16_khz_comes_out_as_it_went_in(tmp_path: Path) -> None:
    sound = ramp(2)
    wav = save(tmp_path / "a.wav", sound)
    soundfile.write(tmp_path / "a.flac", sound, RATE)
    for path in (wav, tmp_path / "a.flac"):
        samples = decode(path)
        assert samples.dtype == np.float32
        assert to_16_bit(samples) == sound.astype("<i2").tobytes()


@pytest.mark.parametrize("rate", [8_000, 16_000, 22_050, 44_100, 48_000])
@pytest.mark.parametrize("name", ["a.wav", "a.flac", "a.ogg", "a.mp3"])
def test_length_and_pitch_are_kept(tmp_path: Path, name: str, rate: int) -> None:
    soundfile.write(tmp_path / name, tone(2, rate), rate)
    samples = decode(tmp_path / name)
    assert len(samples) == pytest.approx(2 * RATE, abs=0.15 * RATE)
    assert pitch(samples) == pytest.approx(440, abs=2)
    assert np.abs(samples).max() == pytest.approx(0.5, abs=0.05)


@pytest.mark.parametrize(("name", "codec"), [("a.m4a", "aac"), ("a.mp4", "aac"), ("a.webm", "libopus")])
def test_what_phones_and_meetings_make_can_be_read(tmp_path: Path, name: str, codec: str) -> None:
    samples = decode(by_av(tmp_path / name, codec, 48_000))
    assert len(samples) == pytest.approx(2 * RATE, abs=0.1 * RATE)
    assert pitch(samples) == pytest.approx(440, abs=2)


def test_channels_are_mixed(tmp_path: Path) -> None:
    left = tone(1, RATE)
    soundfile.write(tmp_path / "a.wav", np.stack([left, np.zeros_like(left)], axis=1), RATE, subtype="FLOAT")
    assert np.allclose(decode(tmp_path / "a.wav"), left / 2, atol=1e-6)


def test_a_wrong_ending_of_the_name_does_no_harm(tmp_path: Path) -> None:
    path = by_av(tmp_path / "a.m4a", "aac", 44_100).rename(tmp_path / "a.wav")
    assert len(decode(path)) == pytest.approx(2 * RATE, abs=0.1 * RATE)


@pytest.mark.parametrize(
    ("name", "content", "said"),
    [
        pytest.param("a.wav", b"", "empty", id="no bytes"),
        pytest.param("a.wav", "Hej, det här är ett brev.\n".encode(), "text file", id="text called .wav"),
        pytest.param("a.mp3", ("å" * 3000).encode(), "text file", id="long text called .mp3"),
        pytest.param("a.flac", bytes(range(256)) * 40, "cannot be read", id="noise that is no file"),
        pytest.param("a.m4a", b"\0\0\0\x18ftypM4A " + bytes(500), "cannot be read", id="an M4A cut short"),
    ],
)
def test_what_is_no_sound_is_a_problem_with_a_cure(tmp_path: Path, name: str, content: bytes, said: str) -> None:
    path = tmp_path / name
    path.write_bytes(content)
    with pytest.raises(Problem, match=said) as problem:
        decode(path)
    assert problem.value.cure
    assert problem.value.where == path


def test_a_wav_of_length_zero_and_a_missing_file_are_problems(tmp_path: Path) -> None:
    with pytest.raises(Problem, match="length is zero"):
        decode(save(tmp_path / "none.wav", ramp(0)))
    with pytest.raises(Problem, match="no such"):
        decode(tmp_path / "nowhere.wav")


def test_noise_alone_is_sound(tmp_path: Path) -> None:
    noise = np.random.default_rng(1).integers(-3000, 3000, 2 * RATE).astype(np.int16)
    assert len(decode(save(tmp_path / "noise.wav", noise))) == 2 * RATE


def test_resampling_nothing_gives_nothing() -> None:
    assert len(resampled(np.empty(0, dtype=np.float32), 44_100)) == 0
