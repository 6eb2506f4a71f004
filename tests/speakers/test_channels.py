"""A microphone each: who speaks is told by loudness, cross-talk and all."""

from pathlib import Path

import numpy as np
import pytest

from interview_tui.speakers import channels
from interview_tui.speakers.client import find_speakers
from interview_tui.speakers.found import Turn
from interview_tui.speakers.sound import levels_of
from tests.speakers.held import demo_talk, held

RATE = 16000


def in_channels(leak: float, seconds: float = 60.0) -> np.ndarray:
    """The demo's two voices with a channel each, the interviewer left; each hears the other `leak` as loud."""
    sound, said = demo_talk()
    own = {who: np.zeros_like(sound) for who in "IP"}
    for who, word in said:
        first, last = round((word.start - 0.1) * RATE), round((word.end + 0.1) * RATE)
        own[who][first:last] = sound[first:last]
    noise = np.random.default_rng(0).normal(0, 3e-4, (len(sound), 2))
    both = np.stack([own["I"] + leak * own["P"], own["P"] + leak * own["I"]], axis=1) + noise
    return both[: round(seconds * RATE)]


def levels(sound: np.ndarray) -> np.ndarray:
    return levels_of((sound * 32767).astype(np.int16), RATE)


def right(turns: tuple[Turn, ...], until: float, names: dict[str, str]) -> float:
    said = [(who, (word.start + word.end) / 2) for who, word in demo_talk()[1] if word.end < until]
    found = [next((t.speaker for t in turns if t.start <= at < t.end), None) for _who, at in said]
    return sum(names[who] == one for (who, _at), one in zip(said, found, strict=True)) / len(said)


@pytest.mark.parametrize("leak", [0.03, 0.3, 0.5])
def test_each_word_goes_to_the_one_in_whose_channel_it_is_louder(leak: float) -> None:
    found = channels.apart(levels(in_channels(leak)), None, told=True)
    assert found is not None
    said = [(who, (word.start + word.end) / 2) for who, word in demo_talk()[1] if word.end < 59]
    hits = [found.likely[round(at * 20), "IP".index(who)] > 0.5 for who, at in said]
    assert sum(hits) / len(hits) >= 0.97


def test_one_microphone_with_two_channels_is_no_microphone_each() -> None:
    sound = demo_talk()[0][: 60 * RATE]
    both = np.stack([sound, sound * 0.8], axis=1)
    assert channels.apart(levels(both), None, told=False) is None
    assert channels.apart(levels(both), None, told=True) is None


def test_talk_at_the_same_time_is_marked_and_cross_talk_is_not() -> None:
    sound = in_channels(0.2)
    alone = channels.apart(levels(sound), None, told=True)
    assert alone is not None
    assert sum(end - start for start, end in alone.overlaps) < 0.5
    said = demo_talk()[1]
    asked = next(word.start for who, word in said if who == "I" and word.start > 5)
    told = next(
        one.start for (who, one), (later, other) in zip(said, said[6:], strict=False)
        if who == later == "P" and other.start - one.start < 3 and one.end > 10
    )  # fmt: skip
    crossed = sound.copy()
    for channel in (0, 1):
        crossed[round(asked * RATE) : round((asked + 2) * RATE), channel] += sound[
            round(told * RATE) : round((told + 2) * RATE), channel
        ]
    found = channels.apart(levels(crossed), None, told=True)
    assert found is not None
    marked = [(max(start, asked), min(end, asked + 2)) for start, end in found.overlaps]
    assert sum(max(0.0, end - start) for start, end in marked) > 0.4
    assert sum(end - start for start, end in found.overlaps) < 2.5


def test_an_interview_with_a_microphone_each_knows_who_is_who_by_the_channel(tmp_path: Path) -> None:
    said = [one for one in demo_talk()[1] if one[1].end < 59]
    interview = held(tmp_path, in_channels(0.2), said, microphones="two_channels")
    found = find_speakers(interview)
    assert found.method == "two_channels"
    assert right(found.turns, 59, {"I": "I", "P": "Robin"}) >= 0.97


def test_a_file_from_elsewhere_with_the_channels_the_other_way_round_is_put_right_by_its_words(tmp_path: Path) -> None:
    said = [one for one in demo_talk()[1] if one[1].end < 59]
    interview = held(tmp_path, in_channels(0.2)[:, ::-1], said)
    found = find_speakers(interview)
    assert found.method == "two_channels"
    assert right(found.turns, 59, {"I": "I", "P": "Robin"}) >= 0.97
