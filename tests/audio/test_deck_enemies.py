"""The deck while something it relies on fails: a microphone that is away when a key is pressed, a lock, a folder."""

from pathlib import Path
from time import monotonic

import numpy as np
import pytest
from filelock import FileLock

from interview_tui.audio.recorder import messages as m
from interview_tui.audio.recorder.deck import Deck
from interview_tui.audio.recorder.sleep_watch import SleepWatch
from interview_tui.audio.storage.recover import recover
from interview_tui.interview.events import AnyEvent, GapDetected, Paused, Resumed, Slept, Stopped
from interview_tui.interview.timeline import Timeline
from tests.audio.hand_source import SOUND, HandSource, tenths
from tests.audio.sounds import Pcm, all_samples

SECOND = -SOUND


@pytest.fixture
def source() -> HandSource:
    return HandSource()


def silence(seconds: float) -> Pcm:
    return np.zeros(round(seconds * 16_000), np.int16)


def timeline(interview: Path) -> list[AnyEvent]:
    return Timeline(interview / "timeline.jsonl").events()


def gaps(interview: Path) -> list[tuple[float, float]]:
    return [(event.start, event.seconds) for event in timeline(interview) if isinstance(event, GapDetected)]


def test_a_microphone_that_comes_back_after_the_resume_leaves_a_gap(source: HandSource, interview: Path) -> None:
    deck = Deck(interview, source)
    deck.carry_out(m.Start(), 0.0)
    tenths(source, 0, 20)
    deck.carry_out(m.Pause(), 2.0)
    deck.carry_out(m.Resume(), 5.0)  # it was unplugged in the pause
    tenths(source, 80, 110)
    deck.turn(11.0)
    deck.carry_out(m.Stop(), 11.0)
    assert np.array_equal(all_samples(interview), np.concatenate([SOUND[:32_000], silence(3), SOUND[128_000:176_000]]))
    assert gaps(interview) == [(2.0, 3.0)]


def test_a_microphone_that_comes_back_after_the_start_leaves_a_gap(source: HandSource, interview: Path) -> None:
    deck = Deck(interview, source)
    deck.carry_out(m.Start(), 1.0)
    tenths(source, 30, 60)
    deck.turn(6.0)
    deck.carry_out(m.Stop(), 6.0)
    assert np.array_equal(all_samples(interview), np.concatenate([silence(2), SOUND[48_000:96_000]]))
    assert gaps(interview) == [(0.0, 2.0)]


@pytest.mark.parametrize("key", [m.Pause(), m.GoOffTheRecord(), m.Stop()])
def test_a_key_pressed_while_the_microphone_is_away_comes_after_the_gap(
    source: HandSource, interview: Path, key: m.Command
) -> None:
    deck = Deck(interview, source)
    deck.carry_out(m.Start(), 0.0)
    tenths(source, 0, 20)
    deck.turn(2.0)
    deck.carry_out(key, 5.0)
    assert gaps(interview) == [(2.0, 3.0)]
    assert timeline(interview)[-1].at == 5.0
    assert len(all_samples(interview)) == 80_000


def test_both_microphones_stay_together_whatever_is_away_when(source: HandSource, interview: Path) -> None:
    second = HandSource()
    deck = Deck(interview, source, second)
    deck.carry_out(m.Start(), 0.0)
    tenths(source, 0, 50)
    tenths(second, 0, 20, sound=SECOND)
    deck.carry_out(m.Pause(), 5.0)
    deck.carry_out(m.Resume(), 6.0)
    tenths(source, 60, 120)
    tenths(second, 90, 120, sound=SECOND)
    deck.turn(12.0)
    deck.carry_out(m.Stop(), 12.0)
    backup = deck.recording.backup
    there = backup.pcm(0, backup.frames)[:, 0]
    assert np.array_equal(there, np.concatenate([SECOND[:32_000], silence(6), SECOND[144_000:192_000]]))
    assert len(there) == len(all_samples(interview))
    assert gaps(interview) == []


def test_what_lay_in_memory_when_the_machine_fell_asleep_makes_no_gap_of_the_sleep(
    source: HandSource, interview: Path
) -> None:
    always = [0.0]
    deck = Deck(interview, source, sleep_watch=SleepWatch(awake=lambda: 0.0, always=lambda: always[0]))
    deck.carry_out(m.Start(), 0.0)
    tenths(source, 0, 20)
    deck.turn(1.9)
    always[0] = 600.0
    tenths(source, 20, 40, at=600.0)  # where the clock that blocks are stamped with goes on in sleep
    deck.turn(602.5)
    deck.turn(604.1)
    deck.carry_out(m.Stop(), 604.1)
    assert np.array_equal(all_samples(interview), SOUND[:64_000])
    assert [(e.at, e.seconds) for e in timeline(interview) if isinstance(e, Slept)] == [(2.0, 600.0)]
    assert gaps(interview) == []


def test_a_second_microphone_that_has_no_folder_costs_the_first_nothing(source: HandSource, interview: Path) -> None:
    deck = Deck(interview, source, HandSource())
    (interview / "audio" / "backup").write_text("not a folder")
    deck.carry_out(m.Start(), 0.0)
    tenths(source, 0, 30)
    deck.turn(3.0)
    (interview / "audio" / "backup").unlink()
    tenths(source, 30, 50)
    deck.turn(5.0)
    deck.carry_out(m.Stop(), 5.0)
    assert np.array_equal(all_samples(interview), SOUND[:80_000])
    assert deck.recording.backup.seconds == 5


def test_a_screen_that_froze_over_the_timeline_keeps_no_sound_from_the_disk(
    source: HandSource, interview: Path
) -> None:
    deck = Deck(interview, source)
    deck.carry_out(m.Start(), 0.0)
    tenths(source, 0, 10)
    with FileLock(interview / ".timeline.jsonl.lock"):
        deck.carry_out(m.Pause(), 1.0)
        deck.carry_out(m.Resume(), 1.0)
        tenths(source, 10, 20)
        began = monotonic()
        deck.turn(2.0)
        assert monotonic() - began < 1.0  # of the second within which sound is on the disk
        assert len(all_samples(interview)) == 32_000
        assert not any(isinstance(event, Paused) for event in timeline(interview))
    deck.carry_out(m.Stop(), 2.0)
    assert [type(event) for event in timeline(interview)][1:] == [Paused, Resumed, Stopped]


def test_events_of_a_timeline_that_somebody_damaged_are_kept_until_it_is_mended(
    source: HandSource, interview: Path
) -> None:
    deck = Deck(interview, source, has_spare=True)
    deck.carry_out(m.Start(), 0.0)
    whole = (interview / "timeline.jsonl").read_bytes()
    (interview / "timeline.jsonl").write_bytes(whole + b"nonsense\n{}\n")
    tenths(source, 0, 10)
    deck.carry_out(m.GoOffTheRecord(), 1.0)
    deck.carry_out(m.Stop(), 2.0)
    assert deck.finished
    (interview / "timeline.jsonl").write_bytes(whole)
    recover(interview)
    assert [type(event).__name__ for event in timeline(interview)] == ["RecordingStarted", "OffTheRecord", "Stopped"]
