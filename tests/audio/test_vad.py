"""Where somebody speaks."""

import subprocess
from collections.abc import Callable
from itertools import pairwise
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from interview_tui.audio.decoding.decode import RATE, decode
from interview_tui.audio.hearing.vad import CHUNK, SpeechDetector, spans, speech_spans

STEP = CHUNK / RATE


def chunks(text: str) -> list[float]:
    """ "#" is speech, "." is silence, a chunk each."""
    return [0.9 if sign == "#" else 0.05 for sign in text]


@pytest.mark.parametrize(
    ("heard", "expected"),
    [
        pytest.param("", [], id="nothing"),
        pytest.param("....", [], id="silence"),
        pytest.param("##########", [(0, 10)], id="speech from end to end"),
        pytest.param("..........##########..........", [(10, 20)], id="one stretch"),
        pytest.param("#####" + "." * 5 + "#####", [(0, 15)], id="a breath"),
        pytest.param("#####" + "." * 15 + "#####", [(0, 5), (20, 25)], id="a pause"),
        pytest.param("..........##..........", [], id="a click"),
    ],
)
def test_stretches(heard: str, expected: list[tuple[int, int]]) -> None:
    found = spans(chunks(heard), len(heard) * STEP, pad=0)
    assert [(span.start / STEP, span.end / STEP) for span in found] == pytest.approx(expected)


@given(st.lists(st.floats(0, 1), max_size=200), st.floats(0, 0.5), st.floats(0, 1))
def test_stretches_are_in_order_within_the_sound_and_never_overlap(
    likely: list[float], pad: float, min_silence: float
) -> None:
    seconds = len(likely) * STEP
    found = spans(likely, seconds, pad=pad, min_silence=min_silence)
    edges = [edge for span in found for edge in (span.start, span.end)]
    assert edges == sorted(edges)
    assert all(0 <= edge <= seconds for edge in edges)
    assert all(a.end < b.start for a, b in pairwise(found))


def test_spoken_words_are_found_and_silence_and_noise_are_not(tmp_path: Path, require: Callable[[str], None]) -> None:
    require("espeak-ng")
    said = tmp_path / "said.wav"
    subprocess.run(["espeak-ng", "-w", said, "This is a question about an ordinary day."], check=True)
    speech = decode(said)
    silence = np.zeros(2 * RATE, dtype=np.float32)
    noise = (np.random.default_rng(1).normal(size=2 * RATE) * 0.01).astype(np.float32)
    (span,) = speech_spans(np.concatenate([silence, speech, noise]))
    assert span.start == pytest.approx(2, abs=0.3)
    assert span.end == pytest.approx(2 + len(speech) / RATE, abs=0.5)
    assert speech_spans(silence) == []
    assert speech_spans(noise) == []
    assert speech_spans(np.empty(0, dtype=np.float32)) == []


def test_sound_in_pieces_is_judged_as_in_one(tmp_path: Path) -> None:
    sound = (np.random.default_rng(2).normal(size=10_000) * 0.1).astype(np.float32)
    whole = SpeechDetector().probabilities(sound)
    detector = SpeechDetector()
    pieces = [p for start in range(0, 10_000, 700) for p in detector.probabilities(sound[start : start + 700])]
    assert len(whole) == 10_000 // CHUNK
    assert pieces == pytest.approx(whole)


def test_it_judges_as_the_library_whose_weights_it_uses(tmp_path: Path, require: Callable[[str], None]) -> None:
    from pysilero_vad import SileroVoiceActivityDetector

    require("espeak-ng")
    said = tmp_path / "said.wav"
    subprocess.run(["espeak-ng", "-w", said, "This is a question. This is an answer, and a longer one."], check=True)
    noise = np.random.default_rng(3)
    speech = decode(said)
    sound = np.concatenate([noise.normal(size=RATE) * 0.1, speech, np.zeros(RATE), speech * 0.05]).astype(np.float32)
    sound += noise.normal(size=len(sound)).astype(np.float32) * 1e-3
    library = SileroVoiceActivityDetector()
    pieces = sound[: len(sound) // CHUNK * CHUNK].reshape(-1, CHUNK)
    expected = [library.process_samples(piece.tolist()) for piece in pieces]
    assert max(expected) > 0.9
    assert min(expected) < 0.1
    assert SpeechDetector().probabilities(sound) == pytest.approx(expected, abs=0.005)
