"""faster-whisper hears what openai-whisper hears, from the same model file, alone or with others, and asks nobody."""

import socket
from collections.abc import Sequence
from pathlib import Path

import numpy as np
import pytest

from interview_tui.problem import Problem
from interview_tui.transcription import adding, models
from interview_tui.transcription.converted import converted
from interview_tui.transcription.engine import Engine, Heard
from interview_tui.transcription.engine_names import FASTER, OPENAI
from interview_tui.transcription.engines import choose, engine_for
from interview_tui.transcription.models import NANO, find
from tests.transcription.conftest import said, talk
from tests.transcription.fast import needs_fast
from tests.transcription.made import hugging_face, nano, random_openai

RATE = 16_000
SENTENCES = 9.4
"""Seconds after which the first three are over: half a word is heard by each engine in its own way."""
REST = 3.0
"""The small model says too early that a sentence is over."""


def engine(name: str, model: str = NANO, language: str | None = "sv") -> Engine:
    found = find(model)
    return engine_for(found, choose(found, name), language, rest=REST)


def words(heard: Sequence[Heard]) -> list[str]:
    return [word.text.lower().strip(".,?!") for segment in heard for word in segment.words]


@pytest.fixture(scope="module")
def sound() -> np.ndarray:
    return talk(40).astype(np.float32) / 32_768


@needs_fast
def test_all_words_of_the_demo_are_heard_where_they_are_said(sound: np.ndarray) -> None:
    heard = engine(FASTER).segments(sound[: 20 * RATE], 100.0)
    whole = [word.lower().strip(".,?!") for word in said(19.5)]
    assert words(heard)[: len(whole)] == whole
    times = [time for segment in heard for word in segment.words for time in (word.start, word.end)]
    assert times == sorted(times)
    assert times[0] >= 100
    assert times[-1] <= 120


@needs_fast
@pytest.mark.parametrize("how", ["safetensors", "shards", "bin"])
def test_a_model_of_hugging_face_says_the_same_words_in_both_engines(
    how: str, sound: np.ndarray, tmp_path: Path
) -> None:
    added = adding.add(hugging_face(tmp_path / "of hers", nano(), how))
    assert added.name == "of-hers"
    chunk = sound[: round(SENTENCES * RATE)]
    before = engine(FASTER).segments(chunk, 0.0)
    assert engine(FASTER, added.name).segments(chunk, 0.0) == before
    assert words(engine(OPENAI, added.name).segments(chunk, 0.0)) == words(before)
    assert len(words(before)) > 15


@needs_fast
def test_a_chunk_gets_the_answer_it_would_get_alone(sound: np.ndarray) -> None:
    chunks = [(sound[a * RATE : b * RATE], float(a)) for a, b in ((0, 12), (12, 14), (14, 30), (5, 5), (30, 40))]
    one = engine(FASTER)
    together = list(one.several(chunks))
    assert together == [engine(FASTER).segments(*chunk) for chunk in chunks]
    assert together == list(one.several(chunks))
    assert together[3] == []


@needs_fast
def test_the_language_is_found_with_the_first_words(sound: np.ndarray) -> None:
    one = engine(FASTER, language=None)
    silent, talking = one.several([(np.zeros(5 * RATE, np.float32), 0.0), (sound[: 10 * RATE], 5.0)])
    assert silent == []
    assert len(words(talking)) > 10
    assert one.language == "sv"


@needs_fast
def test_a_model_is_converted_once_and_again_when_it_is_another(tmp_path: Path) -> None:
    first = adding.add(random_openai(tmp_path / "mine.pt"))
    folder = converted(first)
    made = (folder / "model.bin").stat().st_mtime_ns
    assert (folder / "model.bin").stat().st_mode & 0o077 == 0
    assert converted(first) == folder
    assert (folder / "model.bin").stat().st_mtime_ns == made
    other = adding.add(random_openai(tmp_path / "other.pt"))
    assert converted(other.model_copy(update={"name": "mine"})) != folder


@needs_fast
def test_nothing_is_fetched(sound: np.ndarray, monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[object] = []

    def refuse(_self: socket.socket, address: object) -> None:
        asked.append(address)
        raise OSError("no network")

    monkeypatch.setattr(socket.socket, "connect", refuse)
    assert engine(FASTER).segments(sound[: 5 * RATE], 0.0)
    assert asked == []


@needs_fast
def test_the_vocabulary_is_whispers_own() -> None:
    from tokenizers import Tokenizer
    from whisper.tokenizer import get_tokenizer

    from interview_tui.transcription.vocabulary import tokenizer_json, tokens

    for size, languages in ((51_865, 99), (51_866, 100)):
        ours, theirs = Tokenizer.from_str(tokenizer_json(size)), get_tokenizer(True, num_languages=languages)
        for text in (' Åsa åkte till Malmö, och sa: "hej"  1 234 gånger…\nja', "don't you I'll", "日本語 🙂 \u200b x"):
            ids = theirs.encoding.encode(text)
            assert ours.encode(text, add_special_tokens=False).ids == ids
            assert ours.decode(ids) == text
        assert tokens(size).index("<|nospeech|>") == theirs.no_speech
        assert ours.token_to_id("<|0.00|>") == theirs.timestamp_begin
        assert len(set(tokens(size))) == size


@needs_fast
def test_its_own_layout_serves_faster_whisper_alone(sound: np.ndarray, tmp_path: Path) -> None:
    added = adding.add(converted(find(NANO)), "converted")
    assert models.verify("converted") == added
    assert choose(added).engine == FASTER
    chunk = sound[: 8 * RATE]
    assert engine(FASTER, "converted").segments(chunk, 0.0) == engine(FASTER).segments(chunk, 0.0)
    with pytest.raises(Problem, match="only faster-whisper reads"):
        choose(added, OPENAI)


def test_a_gpu_that_is_not_there_is_refused_and_auto_does_without() -> None:
    import torch

    if torch.cuda.is_available():
        pytest.skip("there is one")
    assert choose(find(NANO), OPENAI, "auto").device == "cpu"
    assert choose(find(NANO), OPENAI, "auto").options["device"] == "cpu"
    with pytest.raises(Problem, match="No GPU was found"):
        choose(find(NANO), OPENAI, "cuda")
