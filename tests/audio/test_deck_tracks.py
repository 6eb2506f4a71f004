"""The deck with two microphones, a machine that sleeps, and a disk that fills up under it."""

import json
from collections.abc import Callable
from pathlib import Path

import numpy as np
import pytest

from interview_tui.audio.recorder import messages as m
from interview_tui.audio.recorder.alignment import backup_alignment
from interview_tui.audio.recorder.clock import read_diary
from interview_tui.audio.recorder.deck import Deck
from interview_tui.audio.recorder.sleep_watch import SleepWatch
from interview_tui.audio.storage.recover import recover
from interview_tui.interview.events import AnyEvent, GapDetected, OffTheRecord, Resumed, Slept, Stopped
from interview_tui.interview.timeline import Timeline
from tests.audio.hand_source import SOUND, HandSource, tenths
from tests.audio.small_disk import SmallDisk
from tests.audio.sounds import RATE, Pcm, all_samples

SECOND = -SOUND
"""What the second microphone hears: never the same as the first."""


@pytest.fixture
def source() -> HandSource:
    return HandSource()


@pytest.fixture
def second() -> HandSource:
    return HandSource()


@pytest.fixture
def deck(interview: Path, source: HandSource, second: HandSource) -> Deck:
    return Deck(interview, source, second)


def both(source: HandSource, second: HandSource, first: int, last: int) -> None:
    tenths(source, first, last)
    tenths(second, first, last, sound=SECOND)


def backup_samples(deck: Deck) -> Pcm:
    backup = deck.recording.backup
    return backup.pcm(0, backup.frames)[:, 0]


def timeline(interview: Path) -> list[AnyEvent]:
    return Timeline(interview / "timeline.jsonl").events()


class TestTwoMicrophones:
    def test_both_keep_what_may_be_kept_and_nothing_else(
        self, deck: Deck, source: HandSource, second: HandSource, interview: Path
    ) -> None:
        both(source, second, 0, 60)
        deck.carry_out(m.Start(), 1.0)
        deck.carry_out(m.GoOffTheRecord(), 3.0)
        deck.carry_out(m.Resume(), 5.0)
        deck.carry_out(m.Stop(), 6.0)
        kept = [slice(16_000, 48_000), slice(80_000, 96_000)]
        assert np.array_equal(all_samples(interview), np.concatenate([SOUND[part] for part in kept]))
        assert np.array_equal(backup_samples(deck), np.concatenate([SECOND[part] for part in kept]))

    def test_one_that_is_found_later_begins_with_silence_so_that_its_times_are_right(
        self, deck: Deck, source: HandSource, second: HandSource
    ) -> None:
        format, second.format = second.format, None
        deck.carry_out(m.Start(), 0.0)
        tenths(source, 0, 20)
        deck.turn(2.0)
        assert deck.status.second_device == "by hand"
        second.format = format
        deck.turn(2.0)
        both(source, second, 20, 50)
        deck.carry_out(m.Stop(), 5.0)
        assert np.array_equal(backup_samples(deck), np.concatenate([np.zeros(32_000, np.int16), SECOND[32_000:80_000]]))

    def test_one_that_fails_is_said_and_costs_the_first_nothing(
        self, deck: Deck, source: HandSource, second: HandSource, interview: Path
    ) -> None:
        deck.carry_out(m.Start(), 0.0)
        both(source, second, 0, 10)
        second.closed = True
        tenths(source, 10, 30)
        deck.turn(3.0)
        assert "second_gone" in deck.status.faults
        assert deck.status.running
        deck.carry_out(m.Stop(), 3.0)
        assert np.array_equal(all_samples(interview), SOUND[:48_000])

    def test_its_gaps_are_filled_but_are_no_gaps_of_the_interview(
        self, deck: Deck, source: HandSource, second: HandSource, interview: Path
    ) -> None:
        deck.carry_out(m.Start(), 0.0)
        both(source, second, 0, 20)
        deck.turn(2.0)
        tenths(source, 20, 80)
        tenths(second, 50, 80, sound=SECOND)
        deck.turn(8.0)
        deck.carry_out(m.Stop(), 8.0)
        assert len(backup_samples(deck)) == len(all_samples(interview)) == 128_000
        assert not [e for e in timeline(interview) if isinstance(e, GapDetected)]

    def test_how_fast_its_clock_runs_against_the_first_one_is_measured(
        self, deck: Deck, source: HandSource, second: HandSource
    ) -> None:
        deck.carry_out(m.Start(), 0.0)
        heard = 0
        for tenth in range(1, 1801):  # three minutes
            now = tenth / 10
            source.hear(SOUND[:1600], now)
            come = round(now * RATE * (1 + 200e-6))
            second.hear(SECOND[: come - heard], now)
            heard = come
            deck.turn(now)
        deck.carry_out(m.Stop(), 180.0)
        alignment = backup_alignment(deck.recording)
        assert alignment is not None
        assert alignment.ppm == pytest.approx(200, abs=10)
        assert alignment.offset_seconds == pytest.approx(0, abs=0.002)

    def test_both_are_erased(self, deck: Deck, source: HandSource, second: HandSource, interview: Path) -> None:
        deck.carry_out(m.Start(), 0.0)
        both(source, second, 0, 30)
        deck.turn(3.0)
        assert deck.carry_out(m.Erase(), 3.0).state == "erased"
        assert not [path for path in (interview / "audio").rglob("*") if path.is_file()]


class TestSleep:
    def test_a_machine_that_slept_is_noted_and_no_sound_is_made_up(self, interview: Path, source: HandSource) -> None:
        always = [0.0]
        deck = Deck(interview, source, sleep_watch=SleepWatch(awake=lambda: 0.0, always=lambda: always[0]))
        deck.carry_out(m.Start(), 0.0)
        tenths(source, 0, 20)
        deck.turn(2.0)
        always[0] = 600.0
        tenths(source, 20, 40, at=600.0)  # also where the clock that blocks are stamped with goes on in sleep
        deck.turn(604.0)
        deck.carry_out(m.Stop(), 604.0)
        assert np.array_equal(all_samples(interview), SOUND[:64_000])
        (slept,) = [e for e in timeline(interview) if isinstance(e, Slept)]
        assert (slept.at, slept.seconds) == (2.0, 600.0)
        assert not [e for e in timeline(interview) if isinstance(e, GapDetected)]

    def test_what_happens_while_nothing_is_recorded_is_nobodys_business(
        self, interview: Path, source: HandSource
    ) -> None:
        always = [0.0]
        deck = Deck(interview, source, sleep_watch=SleepWatch(awake=lambda: 0.0, always=lambda: always[0]))
        always[0] = 600.0
        deck.turn(1.0)
        assert timeline(interview) == []


def test_the_diary_tells_what_happened_and_nothing_else(interview: Path, source: HandSource) -> None:
    deck = Deck(interview, source)
    deck.carry_out(m.Start(), 0.0)
    tenths(source, 0, 20)
    deck.turn(2.0)
    tenths(source, 50, 80)
    deck.turn(8.0)
    deck.note("sighup")
    deck.carry_out(m.GoOffTheRecord(), 8.0)
    deck.carry_out(m.Resume(), 9.0)
    deck.carry_out(m.Stop(), 9.0)
    diary = read_diary(deck.recording.diary)
    assert [note["note"] for note in diary.notes] == [
        "started",
        "overrun",
        "sighup",
        "off_record",
        "resumed",
        "stopped",
    ]
    assert diary.notes[1]["seconds"] == 3.0
    assert source.device not in deck.recording.diary.read_text()


class TestFullDisk:
    @pytest.fixture
    def home(self, small_disk: Callable[..., SmallDisk]) -> SmallDisk:
        return small_disk("1m")

    @pytest.fixture
    def studied(self, home: SmallDisk) -> Path:
        folder = home.folder / "interviews" / "01-robin"
        (folder / "audio").mkdir(parents=True)
        return folder

    def test_sound_and_events_go_on_elsewhere_at_once_and_come_home(
        self, home: SmallDisk, studied: Path, source: HandSource, tmp_path: Path
    ) -> None:
        spare = tmp_path / "spare"
        spare.mkdir()
        deck = Deck(studied, source, spare=spare, has_spare=True)
        deck.carry_out(m.Start(), 0.0)
        tenths(source, 0, 20)
        deck.turn(2.0)
        assert deck.status.faults in ((), ("disk_low",))
        home.fill()
        tenths(source, 20, 80)
        deck.turn(8.0)
        assert "on_spare" in deck.status.faults
        assert "disk_full" not in deck.status.faults
        assert Path(deck.status.spare).is_relative_to(spare)
        times = 40  # the first ones find room in the timeline's last block
        for _time in range(times):
            deck.carry_out(m.GoOffTheRecord(), 8.0)
            deck.carry_out(m.Resume(), 9.0)
        tenths(source, 90, 100)
        deck.turn(10.0)
        in_spare = [json.loads(line) for line in (Path(deck.status.spare) / "events.jsonl").open()]
        assert in_spare[-1]["event"] == "Resumed"
        assert len(timeline(studied)) + len(in_spare) == 1 + 2 * times
        home.make_room()
        deck.carry_out(m.Stop(), 10.0)
        assert deck.finished
        expected = np.concatenate([SOUND[:128_000], SOUND[144_000:160_000]])
        assert np.array_equal(all_samples(studied), expected)
        assert [type(e) for e in timeline(studied)[1:]] == [OffTheRecord, Resumed] * times + [Stopped]
        deck.recording.archive()
        assert np.array_equal(all_samples(studied), expected)
        assert not [path for path in spare.rglob("*") if path.is_file()]

    def test_killed_there_everything_is_found_again(
        self, home: SmallDisk, studied: Path, source: HandSource, tmp_path: Path
    ) -> None:
        spare = tmp_path / "spare"
        spare.mkdir()
        deck = Deck(studied, source, spare=spare, has_spare=True)
        deck.carry_out(m.Start(), 0.0)
        tenths(source, 0, 20)
        deck.turn(2.0)
        home.fill()
        tenths(source, 20, 60)
        deck.carry_out(m.Pause(), 6.0)
        del deck  # killed: nothing is written any more
        home.make_room()
        assert recover(studied)
        assert np.array_equal(all_samples(studied), SOUND[:96_000])
        assert [type(e).__name__ for e in timeline(studied)] == ["RecordingStarted", "Paused", "Stopped"]
        assert not [path for path in spare.rglob("*") if path.is_file()]
