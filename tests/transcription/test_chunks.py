"""Chunks: cut in silence, never longer than Whisper's window, the same however the recording was followed."""

from itertools import pairwise

import numpy as np
import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from interview_tui.transcription.chunks import Chunk, Cutting, next_chunk
from interview_tui.transcription.engine import RATE
from tests.transcription.builders import loud_and_quiet, loud_spans

CUTTING = Cutting(at_least=4.0)
LENGTHS = st.lists(st.integers(1, 140).map(lambda tenths: tenths / 10), max_size=9)


def chunks(sound: np.ndarray, cutting: Cutting = CUTTING, grows_by: float | None = None) -> list[Chunk]:
    """All chunks of `sound`, seen whole or as it grows by so many seconds at a time."""
    result: list[Chunk] = []
    total = len(sound) / RATE
    known = total if grows_by is None else 0.0
    while True:
        at = result[-1].end if result else 0.0
        if total - at < 0.002:
            return result
        until = min(known, at + cutting.window)
        part = sound[round(at * RATE) : round(until * RATE)]
        chunk = next_chunk(part, at, loud_spans, cutting, ended=known >= total and until == known)
        if chunk is not None:
            result.append(chunk)
        else:
            assert known < total, "the end came and no chunk with it"
            known = min(total, known + (grows_by or total))


@given(LENGTHS)
@example([60.0])
@example([0.1, 75.0])
@settings(deadline=None, max_examples=40)
def test_every_second_is_in_one_chunk_and_no_engine_hears_more_than_its_window(lengths: list[float]) -> None:
    sound = loud_and_quiet(lengths)
    found = chunks(sound)
    assert [c.start for c in found[:1]] == [0.0][: len(found)]
    assert all(one.end == other.start for one, other in pairwise(found))
    assert not len(sound) or found[-1].end == pytest.approx(len(sound) / RATE, abs=0.002)
    for c in found:
        assert c.end > c.start
        if c.sound is not None:
            assert c.start <= c.sound[0] < c.sound[1] <= c.end
            assert c.sound[1] - c.sound[0] <= 30.0


@given(LENGTHS, st.sampled_from([0.5, 1.7, 7.3]))
@settings(deadline=None, max_examples=25)
def test_a_recording_followed_live_is_cut_like_a_finished_one(lengths: list[float], step: float) -> None:
    sound = loud_and_quiet(lengths)
    assert chunks(sound, grows_by=step) == chunks(sound)


def test_it_is_cut_in_the_first_silence_after_the_least_length() -> None:
    first, second = chunks(loud_and_quiet([0.5, 2.0, 1.0, 3.0, 1.0, 3.0]))
    assert 6.5 < first.end < 7.5, "in the second silence"
    assert second.end == 10.5


def test_speech_without_a_pause_is_cut_where_it_is_quietest() -> None:
    sound = loud_and_quiet([0.5, 50.0])
    sound[24 * RATE : 24 * RATE + 6400] *= 0.3  # still speech to the detector, and lower
    assert chunks(sound)[0].end == pytest.approx(24.2, abs=0.1)


def test_nobody_hears_a_long_silence() -> None:
    found = chunks(loud_and_quiet([47.0, 2.0]))
    assert [c.sound is None for c in found] == [True] * 4 + [False]
    assert found[-1].speech == ((47.0, 49.0),)


def test_a_recording_that_still_grows_is_not_cut_before_a_second_after_the_cut_is_known() -> None:
    sound = loud_and_quiet([0.5, 5.0, 1.2])
    assert next_chunk(sound, 0.0, loud_spans, CUTTING, ended=False) is None
    assert next_chunk(loud_and_quiet([0.5, 5.0, 2.0]), 0.0, loud_spans, CUTTING, ended=False) is not None
