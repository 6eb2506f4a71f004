"""What the meter says about sound, and what it must not say: speech is the demo's, spoken by a computer."""

import time
from functools import cache
from pathlib import Path

import numpy as np
import pytest
import soundfile

import interview_tui.demo
from interview_tui.audio.hearing.meter import Meter
from interview_tui.audio.storage.wav import SoundFormat

RATE = 16_000
Sound = np.ndarray
"""In shares of full scale, one row a frame if there are several channels."""


@cache
def recording(language: str) -> Sound:
    path = Path(interview_tui.demo.__file__).parent / language / "recording.flac"
    return soundfile.read(path)[0]


def speech(seconds: float, peak_dbfs: float = -12.0) -> Sound:
    part = recording("sv")[5 * RATE : round((5 + seconds) * RATE)]
    return part / abs(part).max() * amplitude(peak_dbfs)


def amplitude(dbfs: float) -> float:
    return 10 ** (dbfs / 20)


def noise(seconds: float, rms_dbfs: float) -> Sound:
    return np.random.default_rng(5).standard_normal(round(seconds * RATE)) * amplitude(rms_dbfs)


def hum(seconds: float, rms_dbfs: float, hertz: float = 50.0) -> Sound:
    t = np.arange(round(seconds * RATE)) / RATE
    wave = sum(share * np.sin(2 * np.pi * hertz * k * t + k) for k, share in ((1, 1.0), (2, 0.5), (3, 0.6), (5, 0.2)))
    return wave / np.sqrt(np.mean(wave**2)) * amplitude(rms_dbfs)


def silence(seconds: float) -> Sound:
    return np.zeros(round(seconds * RATE))


def two(left: Sound, right: Sound) -> Sound:
    return np.stack([left, right], axis=1)


def heard(sound: Sound, meter: Meter | None = None, block: int = 3200) -> list[tuple[float, set[str]]]:
    """When the faults changed, in seconds, and to what."""
    meter = meter or Meter()
    channels = 1 if sound.ndim == 1 else sound.shape[1]
    pcm = np.clip(np.round(sound * 32768), -32768, 32767).astype("<i2")
    changes: list[tuple[float, set[str]]] = []
    before: frozenset[str] = frozenset()
    for start in range(0, len(pcm), block):
        meter.add(pcm[start : start + block].tobytes(), SoundFormat(RATE, channels))
        if meter.faults != before:
            before = meter.faults
            changes.append(((start + block) / RATE, set(before)))
    return changes


ROOM = noise(40, -70)
KNOCK = np.zeros(40 * RATE)
for second in (12, 20):
    KNOCK[second * RATE : second * RATE + 2000] = np.sign(np.sin(np.arange(2000) / 4))
TICKS = np.zeros(40 * RATE)
for second in range(40):
    TICKS[second * RATE : second * RATE + 200] = amplitude(-46)


@pytest.mark.parametrize("language", ["sv", "en"])
def test_a_whole_interview_of_ordinary_speech_gives_no_alarm(language: str) -> None:
    assert heard(recording(language)) == []


@pytest.mark.parametrize(
    "sound",
    [
        pytest.param(speech(40, -1) + ROOM, id="loud speech that just fits"),
        pytest.param(speech(40, -36) + ROOM, id="soft speech"),
        pytest.param(np.concatenate([speech(15, -20), silence(60)]) + noise(75, -70), id="a minute of thinking"),
        pytest.param(np.concatenate([speech(15, -20), silence(60)]) + noise(75, -88), id="in a very good room"),
        pytest.param(ROOM + KNOCK, id="two knocks on the table"),
        pytest.param(np.concatenate([speech(10, -20), silence(30)]) + ROOM + TICKS, id="a clock in the silence"),
        pytest.param(noise(40, -40), id="a fan"),
        pytest.param(noise(40, -62), id="a quiet room where nobody has spoken yet"),
        pytest.param(speech(40, -12) + hum(40, -62) + ROOM, id="hum that nobody hears"),
        pytest.param(np.tile(hum(1, -20, 107), 20) * np.repeat([1, 0.02], RATE * 10), id="a low voice holds a note"),
        pytest.param(hum(30, -30, 85) + ROOM[: 30 * RATE], id="a tone that is not the mains'"),
        pytest.param(two(speech(40, -12), speech(40, -55)) + noise(40, -72)[:, None], id="one speaks, the other hears"),
    ],
)
def test_no_alarm(sound: Sound) -> None:
    assert heard(sound) == []


@pytest.mark.parametrize(
    ("sound", "fault"),
    [
        pytest.param(np.concatenate([speech(20), silence(12)]), "only_zeros", id="a mute switch"),
        pytest.param(two(speech(32), np.concatenate([speech(20), silence(12)])), "one_side_dead", id="right is dead"),
        pytest.param(two(np.concatenate([speech(20), silence(12)]), speech(32)), "one_side_dead", id="left is dead"),
        pytest.param(np.concatenate([speech(20), speech(12, 6)]), "clipping", id="far too loud"),
        pytest.param(np.concatenate([speech(20), speech(12, 3)]), "clipping", id="too loud"),
        pytest.param(two(speech(32), np.concatenate([speech(20), speech(12, 6)])), "clipping", id="on one side"),
        pytest.param(np.concatenate([speech(20), speech(12, -45)]), "too_quiet", id="moved away"),
        pytest.param(np.concatenate([speech(20), speech(12, -45)]) + noise(32, -75), "too_quiet", id="in a room"),
        pytest.param(np.concatenate([speech(20), speech(12) + hum(12, -40)]), "hum", id="hum of 50 Hz"),
        pytest.param(np.concatenate([speech(20), speech(12) + hum(12, -45, 60.05)]), "hum", id="of 60 Hz"),
        pytest.param(two(speech(32), np.concatenate([silence(20), hum(12, -30)]) + noise(32, -70)), "hum", id="right"),
    ],
)
def test_each_fault_is_said_within_ten_seconds_of_its_beginning(sound: Sound, fault: str) -> None:
    changes = heard(sound)
    assert [faults for _, faults in changes] == [{fault}]
    assert 20 < changes[0][0] <= 30


@pytest.mark.parametrize("floor", [-90, -75])
def test_nothing_but_a_faint_floor_from_the_beginning_is_said(floor: float) -> None:
    changes = heard(np.concatenate([noise(20, floor), speech(10)]))
    assert [faults for _, faults in changes] == [{"too_quiet"}, set()]
    assert changes[0][0] <= 10
    assert 20 < changes[1][0] <= 25


@pytest.mark.parametrize("bad", ["only_zeros", "one_side_dead", "clipping", "too_quiet", "hum"])
def test_a_fault_ends_by_itself_when_it_is_over_and_does_not_flicker(bad: str) -> None:
    well, ill, room = speech(20), speech(14), noise(54, -72)
    parts = {
        "only_zeros": silence(14),
        "one_side_dead": two(ill, silence(14)),
        "clipping": speech(14, 8),
        "too_quiet": speech(14, -48),
        "hum": ill + hum(14, -35),
    }
    part = parts[bad]
    if bad == "one_side_dead":
        whole = np.concatenate([two(well, well), part, two(well, well)])
    elif bad == "only_zeros":
        whole = np.concatenate([well, part, well])
    else:
        whole = np.concatenate([well, part, well]) + room
    changes = heard(whole)
    assert [faults for _, faults in changes] == [{bad}, set()]
    assert 34 <= changes[1][0] <= 48


def test_speech_too_quiet_stays_said_while_the_quiet_one_pauses() -> None:
    changes = heard(np.concatenate([speech(12, -48), silence(20), speech(12, -48), speech(10, -15)]) + noise(54, -75))
    assert [faults for _, faults in changes] == [{"too_quiet"}, set()]
    assert changes[1][0] > 44


@pytest.mark.parametrize("block", [1, 139, 2000, 40_000])
def test_how_sound_is_cut_into_blocks_changes_nothing(block: int) -> None:
    sound = np.concatenate([speech(3), speech(5, 10)])
    assert [faults for _, faults in heard(sound, block=block)] == [{"clipping"}]


def test_a_device_that_went_away_takes_its_faults_along() -> None:
    meter = Meter()
    heard(speech(8, 10), meter)
    assert meter.faults == {"clipping"}
    meter.forget()
    assert meter.faults == frozenset()
    assert meter.peaks_dbfs == (-120.0,)


def test_each_side_has_its_own_level() -> None:
    meter = Meter()
    heard(two(np.full(4000, 0.5), np.full(4000, -0.05)), meter)
    assert meter.peaks_dbfs == pytest.approx((-6.0, -26.0), abs=0.05)
    assert meter.peak_dbfs == meter.peaks_dbfs[0]


@pytest.mark.parametrize(("rate", "channels", "share"), [(16_000, 1, 0.01), (48_000, 2, 0.04)])
def test_listening_costs_next_to_nothing(rate: int, channels: int, share: float) -> None:
    """At most a hundredth of a core at 16 kHz, four hundredths at 48 kHz in stereo."""
    blocks = [np.random.default_rng(1).integers(-9000, 9000, rate // 5 * channels, "<i2").tobytes()] * 100
    meter, format = Meter(), SoundFormat(rate, channels)
    shares = []
    for _ in range(3):  # the best of three: the machine has other things to do
        begun = time.process_time()
        for block in blocks:
            meter.add(block, format)
        shares.append((time.process_time() - begun) / 20)
    assert min(shares) < share
