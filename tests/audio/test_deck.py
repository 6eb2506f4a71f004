"""The deck with a source whose every block and moment the test chooses."""

import os
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from interview_tui.audio.hearing.meter import Meter
from interview_tui.audio.hearing.ring import Block, Ring
from interview_tui.audio.recorder import messages as m
from interview_tui.audio.recorder.deck import Deck
from interview_tui.audio.recorder.gaps import Gap, GapFinder
from interview_tui.interview.events import GapDetected, Paused, RecordingStarted, Resumed, Stopped
from interview_tui.interview.timeline import Timeline
from tests.audio.hand_source import MONO, SOUND, HandSource, tenths
from tests.audio.sounds import RATE, Pcm, all_samples


@pytest.fixture
def source() -> HandSource:
    return HandSource()


@pytest.fixture
def deck(interview: Path, source: HandSource) -> Deck:
    return Deck(interview, source)


def test_sound_belongs_to_the_state_it_was_heard_in_even_if_it_is_looked_at_later(
    deck: Deck, source: HandSource, interview: Path
) -> None:
    tenths(source, 0, 60)  # six seconds wait in the ring; the deck was kept by a disk
    deck.carry_out(m.Start(), 1.0)
    deck.carry_out(m.GoOffTheRecord(), 3.0)
    deck.carry_out(m.Resume(), 5.0)
    deck.carry_out(m.Stop(), 6.0)
    assert deck.finished
    assert np.array_equal(all_samples(interview), np.concatenate([SOUND[16_000:48_000], SOUND[80_000:96_000]]))


def test_what_the_device_delivers_late_from_before_the_key_is_left_out(
    deck: Deck, source: HandSource, interview: Path
) -> None:
    source.hear(SOUND[:3200], 0.2)
    deck.carry_out(m.Start(), 0.25)
    source.hear(SOUND[3200:6400], 0.4)  # heard from 0.2 to 0.4
    source.hear(SOUND[6400:9600], 0.6)
    deck.carry_out(m.Stop(), 0.7)
    assert np.array_equal(all_samples(interview), SOUND[4000:9600])


def test_nothing_is_written_while_nothing_may_be(deck: Deck, source: HandSource, interview: Path) -> None:
    tenths(source, 0, 10)
    deck.turn(1.0)
    assert not list((interview / "audio").iterdir())
    deck.carry_out(m.Start(), 1.0)
    deck.carry_out(m.Pause(), 1.0)
    tenths(source, 10, 30)
    for now in (2.0, 3.0, 4.0):
        deck.turn(now)
    assert deck.status.source_seconds == 3
    assert (deck.status.seconds, all_samples(interview).size) == (0, 0)
    assert source.ring.waiting_bytes == 0


def test_lost_sound_becomes_silence_of_the_same_length(deck: Deck, source: HandSource, interview: Path) -> None:
    deck.carry_out(m.Start(), 0.0)
    tenths(source, 0, 20)
    deck.turn(2.0)
    tenths(source, 50, 80)  # three seconds are missing
    deck.turn(8.0)
    deck.carry_out(m.Stop(), 8.0)
    sound = all_samples(interview)
    assert np.array_equal(sound, np.concatenate([SOUND[:32_000], np.zeros(48_000, np.int16), SOUND[80_000:128_000]]))
    (gap,) = [e for e in Timeline(interview / "timeline.jsonl").events() if isinstance(e, GapDetected)]
    assert (gap.start, gap.seconds) == (2.0, 3.0)


def test_what_is_held_back_in_doubt_is_not_lost_by_a_key(deck: Deck, source: HandSource, interview: Path) -> None:
    deck.carry_out(m.Start(), 0.0)
    tenths(source, 0, 20)
    deck.turn(2.0)
    tenths(source, 20, 22, at=0.8)  # late, so it waits for its second
    deck.turn(3.0)
    deck.stop(3.05)
    assert deck.status.state == "recording"  # as of the last turn
    sound = all_samples(interview)
    assert np.array_equal(sound[:32_000], SOUND[:32_000])
    assert np.array_equal(sound[-3200:], SOUND[32_000:35_200])


def test_events_say_what_happened_where(deck: Deck, source: HandSource, interview: Path) -> None:
    deck.carry_out(m.Start(), 0.0)
    tenths(source, 0, 20)
    deck.carry_out(m.Pause(), 2.0)
    deck.carry_out(m.Resume(), 9.5)
    tenths(source, 95, 105)
    deck.carry_out(m.Stop(), 10.5)
    events = Timeline(interview / "timeline.jsonl").events()
    assert [(type(e), e.at) for e in events] == [
        (RecordingStarted, 0),
        (Paused, 2),
        (Resumed, 2),
        (Stopped, 3),
    ]
    assert [e.seconds for e in events if isinstance(e, Resumed)] == [7.5]


def test_a_damaged_timeline_does_not_stop_the_recording(deck: Deck, source: HandSource, interview: Path) -> None:
    (interview / "timeline.jsonl").write_text('{"schema": 1}\nnonsense\n{"event": "Started", "n": 1}\n')
    deck.carry_out(m.Start(), 0.0)
    tenths(source, 0, 20)
    deck.turn(2.0)
    assert "disk_full" in deck.status.faults
    deck.carry_out(m.Stop(), 2.0)
    assert deck.finished
    assert np.array_equal(all_samples(interview), SOUND[:32_000])


def test_without_any_device_nothing_can_be_started(deck: Deck, source: HandSource) -> None:
    source.format = None
    assert "microphone" in deck.carry_out(m.Start(), 0.0).refused
    assert deck.carry_out(m.TryOut(), 0.0).refused
    assert deck.status.refused == ""


def test_other_sound_than_the_earlier_part_has_is_refused(deck: Deck, source: HandSource, interview: Path) -> None:
    from tests.audio.sounds import save

    save(interview / "audio" / "000.wav", SOUND, rate=44_100)
    assert "44100" in deck.carry_out(m.Start(), 0.0).refused


def blocks(*pieces: tuple[float, float]) -> list[Block]:
    """Blocks of so many seconds that came then."""
    return [Block(bytes(round(seconds * RATE) * 2), at) for seconds, at in pieces]


@pytest.mark.parametrize(
    ("pieces", "gaps"),
    [
        pytest.param([(0.1, n / 10) for n in range(1, 60)], [], id="steady"),
        pytest.param([(0.1, n / 10 * 1.0001) for n in range(1, 600)], [], id="a clock 100 ppm off"),
        pytest.param([(0.1, 0.1), (0.1, 0.2), (0.1, 2.3), (0.1, 2.4), (1.9, 2.41)], [], id="late, then all at once"),
        pytest.param([(0.1, 0.1), (0.1, 0.2), (2.1, 2.3), (0.1, 2.4)], [], id="one large block after a wait"),
        pytest.param(
            [(0.1, 0.1), (0.1, 0.2), (0.1, 2.3), *[(0.1, 2.3 + n / 10) for n in range(1, 15)]], [2.0], id="lost"
        ),
        pytest.param([(0.1, 0.1), (0.1, 0.2), (0.1, 0.35), (0.1, 0.45)], [], id="a little late"),
    ],
)
def test_only_sound_that_never_comes_is_a_gap(pieces: list[tuple[float, float]], gaps: list[float]) -> None:
    finder = GapFinder(MONO)
    out: list[Block | Gap] = []
    for block in blocks(*pieces):
        out += finder.take([block], block.at)
    out += finder.take([], pieces[-1][1] + 2)
    assert [item.frames / RATE for item in out if isinstance(item, Gap)] == pytest.approx(gaps, abs=0.01)
    assert [item for item in out if isinstance(item, Block)] == blocks(*pieces)


def test_a_device_that_was_opened_anew_leaves_a_gap_however_short() -> None:
    finder = GapFinder(MONO)
    out: list[Block | Gap] = []
    before = blocks(*[(0.1, n / 10) for n in range(1, 11)])
    after = blocks(*[(0.1, 1.12 + n / 10) for n in range(1, 20)])
    for block in [*before, replace(after[0], lost="device"), *after[1:]]:
        out += finder.take([block], block.at)
    (gap,) = [item for item in out if isinstance(item, Gap)]
    assert (gap.frames / RATE, gap.cause) == (pytest.approx(0.12), "device")
    assert out.index(gap) == len(before)


def test_a_loss_that_the_driver_tells_of_is_a_gap_however_short_and_none_where_nothing_is_missing() -> None:
    for missing, expected in ((0.03, [0.03]), (0.0, [])):
        finder = GapFinder(MONO)
        out: list[Block | Gap] = []
        before = blocks(*[(0.1, n / 10) for n in range(1, 11)])
        after = blocks(*[(0.1, 1 + missing + n / 10) for n in range(1, 20)])
        for block in [*before, replace(after[0], lost="overrun"), *after[1:]]:
            out += finder.take([block], block.at)
        gaps = [item for item in out if isinstance(item, Gap)]
        assert [gap.frames / RATE for gap in gaps] == pytest.approx(expected)
        assert all(gap.cause == "overrun" for gap in gaps)


def test_opened_anew_twice_in_a_second_leaves_both_gaps() -> None:
    finder = GapFinder(MONO)
    sound = blocks(*[(0.1, n / 10) for n in range(1, 11)])
    once = blocks(*[(0.1, 1.3 + n / 10) for n in range(1, 5)])
    twice = blocks(*[(0.1, 2.0 + n / 10) for n in range(1, 30)])
    out: list[Block | Gap] = []
    for block in [*sound, replace(once[0], lost="device"), *once[1:], replace(twice[0], lost="device"), *twice[1:]]:
        out += finder.take([block], block.at)
    assert [item.frames / RATE for item in out if isinstance(item, Gap)] == pytest.approx([0.3, 0.3])


def test_the_first_sound_of_all_has_nothing_before_it() -> None:
    finder = GapFinder(MONO)
    (first,) = blocks((0.1, 5.0))
    assert finder.take([replace(first, lost="device")], 5.0) == [replace(first, lost="device")]


def test_a_full_ring_lets_go_of_the_newest_and_keeps_the_order() -> None:
    ring = Ring(10)
    for n in range(8):
        ring.put(bytes([n, n]), float(n))
    assert [block.data[0] for block in ring.take(2.0)] == [0, 1, 2]
    assert ring.waiting_bytes == 4
    ring.put(b"zz", 9.0)
    assert [block.data for block in ring.take(9.0)] == [b"\3\3", b"\4\4", b"zz"]


@pytest.mark.parametrize(
    ("sound", "dead"),
    [
        pytest.param(np.zeros(48_000), True, id="three seconds of zeros"),
        pytest.param(np.full(48_000, 17), True, id="or of any one value"),
        pytest.param(np.zeros(46_000), False, id="a little less"),
        pytest.param(np.concatenate([np.zeros(47_000), [1]]), False, id="one sample moves"),
        pytest.param(np.tile([0, 1], 24_000), False, id="the quietest room"),
    ],
)
def test_a_microphone_is_dead_when_no_sample_moves(sound: Pcm, dead: bool) -> None:
    meter = Meter()
    for start in range(0, len(sound), 1000):
        meter.add(sound[start : start + 1000].astype("<i2").tobytes(), MONO)
    assert ("only_zeros" in meter.faults) is dead


@pytest.mark.parametrize(("peak", "level"), [(0, -120.0), (1, -90.3), (-32_768, 0.0), (16_384, -6.0), (-3277, -20.0)])
def test_the_level_is_the_peak_of_the_last_quarter_of_a_second(peak: int, level: float) -> None:
    meter = Meter()
    meter.add(np.full(1600, 32_767, "<i2").tobytes(), MONO)
    for _ in range(4):
        sound = np.zeros(1600, "<i2")
        sound[5] = peak
        meter.add(sound.tobytes(), MONO)
    assert meter.peak_dbfs == pytest.approx(level, abs=0.05)
    meter.forget()
    assert meter.peak_dbfs == -120


def full(interview: Path) -> Path:
    """From here on the disk refuses every new sound file: the name it is made under is taken by a folder."""
    obstacle = interview / "audio" / f".000.wav.{os.getpid()}.part"
    obstacle.mkdir()
    return obstacle


def test_a_recording_stopped_on_a_full_disk_waits_for_room(deck: Deck, source: HandSource, interview: Path) -> None:
    deck.carry_out(m.Start(), 0.0)
    obstacle = full(interview)
    tenths(source, 0, 30)
    status = deck.carry_out(m.Stop(), 3.0)
    assert (status.state, status.faults) == ("stopped", ("disk_full",))
    assert not deck.finished
    deck.turn(4.0)
    assert not deck.finished
    obstacle.rmdir()
    deck.turn(5.0)
    assert deck.finished
    assert np.array_equal(all_samples(interview), SOUND[:48_000])
    assert [e.seconds for e in Timeline(interview / "timeline.jsonl").events() if isinstance(e, Stopped)] == [3]


def test_a_disk_full_for_ever_is_given_up_after_a_while(deck: Deck, source: HandSource, interview: Path) -> None:
    deck.carry_out(m.Start(), 0.0)
    full(interview)
    tenths(source, 0, 30)
    deck.carry_out(m.Stop(), 3.0)
    deck.turn(602.0)
    assert not deck.finished
    deck.turn(604.0)
    assert deck.finished
    assert deck.status.seconds == 0


def test_more_sound_than_memory_may_hold_becomes_a_gap(
    deck: Deck, source: HandSource, interview: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("interview_tui.audio.recorder.track.PENDING_SECONDS", 2)
    deck.carry_out(m.Start(), 0.0)
    obstacle = full(interview)
    for second in range(6):
        tenths(source, second * 10, second * 10 + 10)
        deck.turn(second + 1.0)
    obstacle.rmdir()
    deck.turn(7.0)
    tenths(source, 60, 70)
    deck.carry_out(m.Stop(), 7.0)
    (gap,) = [e for e in Timeline(interview / "timeline.jsonl").events() if isinstance(e, GapDetected)]
    assert 2 <= gap.start <= 3.2  # how full memory is, is looked at once for every block
    assert gap.start + gap.seconds == pytest.approx(6)
    kept = round(gap.start * RATE)
    expected = SOUND[:112_000].copy()
    expected[kept:96_000] = 0
    assert np.array_equal(all_samples(interview), expected)


def test_erased_is_erased_on_a_full_disk_too(deck: Deck, source: HandSource, interview: Path) -> None:
    deck.carry_out(m.Start(), 0.0)
    obstacle = full(interview)
    tenths(source, 0, 30)
    deck.turn(3.0)
    obstacle.rmdir()
    assert deck.carry_out(m.Erase(), 3.0).state == "erased"
    deck.turn(9.0)
    assert deck.finished
    assert not list((interview / "audio").iterdir())


def test_a_disk_that_lasts_half_an_hour_no_more_is_told(
    interview: Path, source: HandSource, monkeypatch: pytest.MonkeyPatch
) -> None:
    from collections import namedtuple

    usage = namedtuple("usage", "total used free")
    monkeypatch.setattr("shutil.disk_usage", lambda _path: usage(10**9, 0, 29 * 60 * MONO.second_bytes))
    assert Deck(interview, source).status.faults == ("disk_low",)
    monkeypatch.setattr("shutil.disk_usage", lambda _path: usage(10**9, 0, 31 * 60 * MONO.second_bytes))
    status = Deck(interview, source).status
    assert (status.faults, status.minutes_of_disk) == ((), 31)
