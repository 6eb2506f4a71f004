"""Chunks that are heard together: each as if it were alone, with the words and times of the stock decoder."""

import dataclasses
from functools import cache
from itertools import pairwise
from pathlib import Path

import numpy as np
import pytest
import torch
import whisper
from hypothesis import example, given, settings
from hypothesis import strategies as st
from whisper.decoding import ApplyTimestampRules, DecodingOptions, DecodingTask, SuppressBlank, SuppressTokens
from whisper.tokenizer import get_tokenizer

from bench.stock_chunks import stock_segments
from interview_tui.transcription.batched.choosing import Chooser, Text
from interview_tui.transcription.batched.chunks import Together
from interview_tui.transcription.batched.decoder import MOST_MEMORY, SLOTS, places_for
from interview_tui.transcription.batched.fallback import Try, again
from interview_tui.transcription.batched.word_places import first_frames, smoothed
from interview_tui.transcription.engine import Heard
from interview_tui.transcription.heard import in_recording
from interview_tui.transcription.models import find
from interview_tui.transcription.openai_whisper import OpenAIWhisper, load_weights
from interview_tui.transcription.segments import Word
from tests.transcription.conftest import talk

RATE = 16_000
REST = 3.0
EDGES = (0.0, 9.6, 17.0, 21.3, 29.0)
"""Seconds of the demo's talk; not all of them in silence."""


@cache
def nano() -> Path | bytes:
    return find("nano-demo").weights()


@cache
def engine(kind: str = "float32") -> OpenAIWhisper:
    return OpenAIWhisper("nano-demo", nano(), "sv", rest=REST, kind=kind)


@cache
def chunks() -> list[tuple[np.ndarray, float]]:
    sound = talk(EDGES[-1]).astype(np.float32) / 32768
    parts = [(sound[round(a * RATE) : round(b * RATE)], a) for a, b in pairwise(EDGES)]
    noise = np.random.default_rng(5).normal(0, 0.05, 3 * RATE).astype(np.float32)
    return [*parts, (noise, 40.0), (np.zeros(4 * RATE, np.float32), 50.0), (parts[0][0][: RATE // 5], 60.0)]


@cache
def alone(kind: str, number: int) -> list[Heard]:
    return list(engine(kind).segments(*chunks()[number]))


@pytest.mark.parametrize("kind", ["float32", "bfloat16"])
@given(order=st.permutations(range(7)), broken_off=st.integers(1, 6))
@example(order=list(range(7)), broken_off=6)
@settings(deadline=None, max_examples=2)
def test_a_chunk_is_heard_the_same_whatever_is_heard_with_it(kind: str, order: list[int], broken_off: int) -> None:
    for part in (order[:broken_off], order[broken_off:]):
        together = engine(kind).several(chunks()[number] for number in part)
        assert [list(heard) for heard in together] == [alone(kind, number) for number in part]


def test_more_chunks_than_are_decoded_together_take_the_places_of_those_that_are_done() -> None:
    numbers = [0, 1, 2, 3, 6] * 2
    together = engine().several(chunks()[number] for number in numbers)
    assert len(numbers) > SLOTS
    assert [list(heard) for heard in together] == [alone("float32", number) for number in numbers]


@pytest.mark.parametrize("kind", ["float32", "bfloat16"])
def test_the_number_of_threads_decides_no_word_and_no_time(kind: str) -> None:
    before = torch.get_num_threads()
    answers = []
    for threads in (1, 2):
        torch.set_num_threads(threads)
        with torch.inference_mode():
            answers.append(list(engine(kind)._together.hear([(chunks()[1][0], 0)], "sv", threads)))
    torch.set_num_threads(before)
    assert answers[0] == answers[1]


@pytest.mark.parametrize("kind", ["float32", "bfloat16"])
def test_the_words_and_their_times_are_those_of_the_stock_decoder(kind: str) -> None:
    model = load_weights(nano())
    off = []
    for number in range(len(EDGES) - 1):
        samples, place = chunks()[number]
        expected = list(in_recording(stock_segments(model, samples, place, "sv", REST), place, len(samples) / RATE))
        heard = alone(kind, number)
        assert [segment.text for segment in heard] == [segment.text for segment in expected]
        for word, other in zip(words_of(heard), words_of(expected), strict=True):
            assert word.text == other.text
            assert word.probability == pytest.approx(other.probability, abs=1e-3 if kind == "float32" else 0.1)
            off += [abs(word.start - other.start), abs(word.end - other.end)]
    assert len(off) > 50
    assert np.median(off) < 0.1
    if kind == "float32":
        assert max(off) < 0.03


def words_of(heard: list[Heard]) -> list[Word]:
    return [word for segment in heard for word in segment.words]


def test_lots_are_drawn_about_noise_and_fall_as_in_the_stock_decoder() -> None:
    samples, place = chunks()[4]
    expected = stock_segments(load_weights(nano()), samples, place, "sv", REST)
    assert expected[0]["temperature"] > 0
    assert [one.text for one in alone("float32", 4)] == [one["text"].strip() for one in expected]


def test_silence_and_a_moment_of_sound_give_no_words_and_no_fault() -> None:
    assert alone("float32", 5) == []
    assert len(alone("float32", 6)) <= 1
    assert list(engine().several([])) == []


def test_a_window_that_is_full_to_its_end_is_heard_and_a_longer_one_refused() -> None:
    full = np.resize(chunks()[0][0], 30 * RATE)
    heard = engine().segments(full, 100.0)
    assert heard
    assert heard[-1].end <= 130.0
    with pytest.raises(ValueError, match=r"30\.1 s"):
        engine().segments(np.zeros(round(30.1 * RATE), np.float32), 0.0)


def test_the_language_is_found_out_from_the_first_chunk_with_words() -> None:
    finding = OpenAIWhisper("nano-demo", nano(), None, rest=REST, kind="float32")
    silence, first, second = chunks()[5], chunks()[0], chunks()[1]
    heard = list(finding.several([silence, first, second]))
    assert finding.language == "sv"
    assert [list(one) for one in heard] == [[], alone("float32", 0), alone("float32", 1)]


def random_network(seed: int = 1) -> "whisper.Whisper":
    """One that says the same again and again, as networks without sense do."""
    torch.manual_seed(seed)
    dims = whisper.ModelDimensions(80, 1500, 32, 2, 1, 51865, 64, 32, 2, 1)
    network = whisper.Whisper(dims).eval()
    torch.nn.init.normal_(network.decoder.positional_embedding, std=0.01)
    return network


def test_a_text_that_goes_in_circles_is_drawn_again_and_falls_the_same_each_time() -> None:
    sound = [(chunks()[number][0][: 5 * RATE], number) for number in range(3)]
    with torch.inference_mode():
        once = list(Together(random_network(), torch.float32, 30.0, retry=False).hear(sound, "sv"))
        drawing = Together(random_network(), torch.float32, 30.0)
        drawn = list(drawing.hear(sound, "sv"))
        again_alone = [next(drawing.hear([one], "sv")) for one in reversed(sound)][::-1]
    assert drawn == again_alone
    assert drawn != once


def test_another_try_is_made_until_one_is_good_enough() -> None:
    network = random_network()
    features = torch.zeros(network.dims.n_audio_ctx, network.dims.n_audio_state)
    good = Try((1, 2), "said once", -0.2, 0.1)
    assert again(network, features, good, "sv", (), 0) is good
    for doubtful in (Try((), "again and " * 30, -0.2, 0.1), Try((), "guessed", -1.5, 0.1)):
        assert doubtful.doubtful
        with torch.inference_mode():
            assert again(network, features, doubtful, "sv", (), 0) != doubtful
    silence = Try((), "guessed", -1.5, 0.9)
    assert silence.silent
    assert not silence.doubtful
    assert again(network, features, silence, "sv", (), 0) is silence


TOKENS = get_tokenizer(True, num_languages=99, language="sv", task="transcribe")
STAMP = TOKENS.timestamp_begin


@given(st.integers(0, 10_000), st.sampled_from([0.0, 3.0, 6.0]))
@settings(deadline=None, max_examples=12)
def test_the_next_token_is_the_one_that_the_stock_rules_leave_most_likely(seed: int, stamps: float) -> None:
    chance = np.random.default_rng(seed)
    embedding = torch.from_numpy(chance.normal(size=(51865, 8)).astype(np.float32))
    embedding[STAMP:, 0] += stamps
    hidden = torch.from_numpy(chance.normal(size=(SLOTS, 8)).astype(np.float32))
    hidden[:, 0] = hidden[:, 0].abs()
    word, later = 440, int(chance.integers(STAMP, STAMP + 1400))
    said = [[], [later], [later, word], [later, word, later + 9], [later, word, later + 9, later + 9], [word, word]]
    texts = [Text(list(tokens)) for tokens in said]
    chosen = Chooser(embedding, TOKENS).choose(hidden, texts)

    dims = dataclasses.replace(random_network().dims, n_text_ctx=448)
    task = DecodingTask(whisper.Whisper(dims), DecodingOptions(language="sv", fp16=False))
    before = list(task.initial_tokens)
    for row, tokens in enumerate(said):
        logits = hidden[row : row + 1] @ embedding.T
        for rule in task.logit_filters:
            assert isinstance(rule, SuppressBlank | SuppressTokens | ApplyTimestampRules)
            rule.apply(logits, torch.tensor([[*before, *tokens]]))
        assert chosen[row] == int(logits.argmax())
        expected = float(logits.log_softmax(dim=-1).max())
        assert texts[row].logprob == pytest.approx(expected, abs=1e-3)


@given(st.lists(st.floats(-5, 5, width=32), min_size=4, max_size=40))
@settings(max_examples=30)
def test_the_median_of_seven_neighbours(values: list[float]) -> None:
    wide = np.pad(values, 3, mode="reflect")
    expected = [float(np.median(wide[i : i + 7])) for i in range(len(values))]
    assert smoothed(torch.tensor([values, values[::-1]]))[0].tolist() == pytest.approx(expected)


@given(st.integers(1, 9), st.integers(1, 14), st.integers(0, 10_000))
@settings(max_examples=40)
def test_the_way_through_the_looks_is_the_cheapest(rows: int, columns: int, seed: int) -> None:
    costs = np.random.default_rng(seed).normal(size=(rows, columns))

    @cache
    def cheapest(i: int, j: int) -> tuple[float, tuple[int, ...]]:
        """Least cost of a way from the first corner to (i, j), and the first column in each row on it."""
        if i < 0 or j < 0:
            return (0.0, ()) if i == j == -1 else (float("inf"), ())
        cost, firsts = min(cheapest(i - 1, j - 1), cheapest(i - 1, j), cheapest(i, j - 1))
        return cost + costs[i, j], (*firsts, j) if len(firsts) <= i else firsts

    assert tuple(first_frames(costs)) == cheapest(rows - 1, columns - 1)[1]


@pytest.mark.parametrize(("layers", "width"), [(2, 144), (12, 768), (24, 1024), (32, 1280), (4, 1280)])
@pytest.mark.parametrize("number", [2, 4], ids=["16 bits", "32 bits"])
def test_what_several_windows_take_in_memory_is_bounded(layers: int, width: int, number: int) -> None:
    places = places_for(layers, 1500, width, number)
    assert 1 <= places <= SLOTS
    assert places * 2 * layers * 1500 * width * number <= MOST_MEMORY
