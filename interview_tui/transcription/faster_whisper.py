"""faster-whisper: the same network with 8-bit numbers, through CTranslate2. The extra `interview-tui[fast]`.

Many chunks at once, and for each the answer it would get alone. What is heard in a chunk follows the stock decoder: a
window of 30 s, once more from where its last sentence ended while enough is left, other tries where the first one loops
or is unsure. One thing is done otherwise: those tries widen the search instead of drawing lots, because CTranslate2
draws from a generator that each of its threads seeds once, so that the same sound would not give the same words.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from importlib.metadata import PackageNotFoundError, version
from itertools import islice
from typing import TYPE_CHECKING, Any

import numpy as np

from interview_tui.language import _
from interview_tui.problem import Problem
from interview_tui.transcription.devices import CUDA, threads
from interview_tui.transcription.engine import LONGEST_CHUNK, RATE, Heard
from interview_tui.transcription.engine_names import FASTER
from interview_tui.transcription.heard import in_recording
from interview_tui.transcription.models import Model

if TYPE_CHECKING:
    import ctranslate2

TRIES: tuple[dict[str, Any], ...] = (
    {"beam_size": 1},
    {"beam_size": 5},
    {"beam_size": 5, "repetition_penalty": 1.1, "no_repeat_ngram_size": 3},
)
"""One after another, until one is good enough."""
OPTIONS: dict[str, Any] = {
    "condition_on_previous_text": False,
    "word_timestamps": True,
    "tries": TRIES,
    "compression_ratio_threshold": 2.4,
    "logprob_threshold": -1.0,
    "no_speech_threshold": 0.6,
}
"""As for openai-whisper, but for the tries."""

_FRAMES = 3000
"""Of a window, 10 ms each."""
_MOST_TOKENS = 224
"""In a window: half of what the network can see, as in openai-whisper."""
_STAMP = 0.02
"""Seconds from one time stamp to the next."""
_MORE_EACH_TIME = 4
"""By how much the number of chunks grows that are heard together."""
_LONGEST_WORD = 0.7
"""Seconds; of a median, after which a word at a pause counts as stretched."""


def engine_version() -> str:
    """Raises `Problem` where the extra is not installed."""
    try:
        return version(FASTER)
    except PackageNotFoundError:
        raise Problem(
            _("faster-whisper is not installed."),
            cure=_("Install it: pip install 'interview-tui[fast]'; or transcribe with --engine openai-whisper."),
        ) from None


def gpus() -> int:
    """How many graphics cards CTranslate2 can use."""
    import ctranslate2

    return int(ctranslate2.get_cuda_device_count())


def options(device: str) -> dict[str, Any]:
    """What a transcript's header says of this engine on that device."""
    return {**OPTIONS, "device": device, "compute_type": _compute_type(device)}


def _compute_type(device: str) -> str:
    return "int8_float16" if device == CUDA else "int8"


@dataclass
class _Window:
    """A stretch of a chunk that is decoded at once: from `start` to the chunk's end."""

    chunk: int
    start: float
    """Seconds of the chunk."""
    seconds: float
    features: np.ndarray


@dataclass(frozen=True)
class _Decoded:
    tokens: list[int]
    logprob: float
    ratio: float
    silence: bool
    """Nobody speaks in it."""

    @cached_property
    def good(self) -> bool:
        looping = self.ratio > OPTIONS["compression_ratio_threshold"]
        return self.silence or not (looping or self.logprob < OPTIONS["logprob_threshold"])


@dataclass
class _Chunk:
    samples: np.ndarray
    offset: float
    segments: list[dict[str, Any]] = field(default_factory=list)

    @property
    def seconds(self) -> float:
        return len(self.samples) / RATE


class FasterWhisper:
    """An `Engine`. Nothing is ever fetched: the model is a folder on this computer, with all its files."""

    name = FASTER

    def __init__(
        self, model: Model, language: str | None, *, rest: float = 1.0, device: str = "cpu", prompt: str = ""
    ) -> None:
        """`rest` is how many seconds after the last sentence of a chunk are not heard once more by themselves.

        `prompt` is text that Whisper takes for what was said before. Raises `Problem` if the model cannot be loaded.
        """
        import os

        os.environ.setdefault("HF_HUB_OFFLINE", "1")  # before the library is imported: no request, and no telemetry
        os.environ.setdefault("HF_HUB_DISABLE_TELEMETRY", "1")
        from faster_whisper import WhisperModel

        from interview_tui.transcription.converted import converted

        self.model = model.name
        self.language = language
        self._batch = 16 if device == CUDA else 8
        self._rest = rest
        self._prompt = prompt.strip()
        try:
            self._whisper = WhisperModel(
                str(converted(model)),
                device=device,
                compute_type=_compute_type(device),
                cpu_threads=threads(),
                local_files_only=True,
            )
        except (RuntimeError, ValueError) as error:
            raise Problem(
                _("faster-whisper cannot load the model {name}.").format(name=model.name),
                cure=_("Add it again from its original, or transcribe with --engine openai-whisper."),
            ) from error

    def segments(self, samples: np.ndarray, offset: float) -> Sequence[Heard]:
        return next(self.several([(samples, offset)]))

    def several(self, chunks: Iterable[tuple[np.ndarray, float]]) -> Iterator[Sequence[Heard]]:
        left, count = iter(chunks), 1
        while together := list(islice(left, count)):
            for samples, _offset in together:
                if len(samples) > LONGEST_CHUNK * RATE:
                    raise ValueError(f"{len(samples) / RATE:.1f} s is more than one window")
            yield from self._heard(together)
            # What is spoken is known from the first chunk with words in it: until then, one at a time. The first words,
            # and a time left, are there soon.
            count = 1 if self.language is None else min(self._batch, count * _MORE_EACH_TIME)

    def _heard(self, given: Sequence[tuple[np.ndarray, float]]) -> list[Sequence[Heard]]:
        chunks = [_Chunk(samples, offset) for samples, offset in given]
        language = self.language
        windows = [self._window(chunks, i, 0.0) for i in range(len(chunks))]
        while windows:
            encoded = self._whisper.encode(np.stack([window.features for window in windows]))
            if language is None:
                language = self._spoken(encoded)
            words = _words(self._whisper, language)
            decoded = self._decoded(encoded, windows, words)
            found = [_sentences(one.tokens, window, words) for one, window in zip(decoded, windows, strict=True)]
            self._place_words(encoded, windows, [sentences for sentences, _end in found], words)
            following = []
            for window, one, (sentences, end) in zip(windows, decoded, found, strict=True):
                chunk = chunks[window.chunk]
                if not one.silence:
                    chunk.segments += sentences
                    if end > window.start and chunk.seconds - end >= self._rest:
                        following.append(self._window(chunks, window.chunk, end))
            windows = following
        if self.language is None and any(chunk.segments for chunk in chunks):
            self.language = language
        return [list(in_recording(chunk.segments, chunk.offset, chunk.seconds)) for chunk in chunks]

    def _window(self, chunks: Sequence[_Chunk], number: int, start: float) -> _Window:
        """What is left of the chunk after `start`, with silence after it up to a full window, as Whisper was taught."""
        samples = chunks[number].samples[round(start * RATE) :]
        full = np.zeros(int(LONGEST_CHUNK * RATE), np.float32)
        full[: len(samples)] = samples
        features = self._whisper.feature_extractor(full)[..., :_FRAMES]
        return _Window(number, start, len(samples) / RATE, features)

    def _spoken(self, encoded: "ctranslate2.StorageView") -> str:
        if not self._whisper.model.is_multilingual:
            return "en"
        token, _probability = self._whisper.model.detect_language(encoded)[0][0]
        return str(token).strip("<|>")

    def _decoded(self, encoded: Any, windows: Sequence[_Window], words: Any) -> list[_Decoded]:
        """The first try for all at once, the others for each window that needs them."""
        result = self._tried(encoded, len(windows), TRIES[0], words)
        for i, first in enumerate(result):
            tries = [first]
            while not tries[-1].good and len(tries) < len(TRIES):
                alone = self._whisper.encode(windows[i].features)
                tries += self._tried(alone, 1, TRIES[len(tries)], words)
            unlooped = [one for one in tries if one.ratio <= OPTIONS["compression_ratio_threshold"]]
            result[i] = tries[-1] if tries[-1].good else max(unlooped or tries, key=lambda one: one.logprob)
        return result

    def _tried(self, encoded: Any, count: int, how: Mapping[str, Any], words: Any) -> list[_Decoded]:
        from faster_whisper.transcribe import get_compression_ratio, get_suppressed_tokens

        said_before = words.encode(" " + self._prompt) if self._prompt else []
        prompt = self._whisper.get_prompt(words, said_before)
        answers = self._whisper.model.generate(
            encoded,
            [prompt] * count,
            max_length=len(prompt) + _MOST_TOKENS,
            return_scores=True,
            return_no_speech_prob=True,
            suppress_tokens=list(get_suppressed_tokens(words, [-1]) or ()),
            **how,
        )
        result = []
        for answer in answers:
            tokens = answer.sequences_ids[0]
            logprob = answer.scores[0] * len(tokens) / (len(tokens) + 1)  # with the end of the text, as Whisper counts
            silent = answer.no_speech_prob > OPTIONS["no_speech_threshold"] and logprob < OPTIONS["logprob_threshold"]
            ratio = get_compression_ratio(words.decode(tokens).strip())
            result.append(_Decoded(list(tokens), float(logprob), ratio, bool(silent)))
        return result

    def _place_words(
        self, encoded: Any, windows: Sequence[_Window], sentences: Sequence[list[dict[str, Any]]], words: Any
    ) -> None:
        """Give each sentence its words, with times in seconds of the chunk."""
        from faster_whisper.transcribe import merge_punctuations

        texts = [[token for sentence in one for token in sentence["tokens"]] for one in sentences]
        frames = [round(window.seconds * 100) for window in windows]
        alignments = self._whisper.find_alignment(words, texts, encoded, frames)
        for window, window_sentences, aligned in zip(windows, sentences, alignments, strict=True):
            lengths = [word["end"] - word["start"] for word in aligned if word["end"] > word["start"]]
            longest = 2 * min(_LONGEST_WORD, float(np.median(lengths))) if lengths else 0.0
            merge_punctuations(aligned, "\"'“¿([{-", "\"'.。,，!！?？:：”)]}、")
            rest = iter(aligned)
            for sentence in window_sentences:
                taken = _taken(rest, len(sentence["tokens"]))
                sentence["words"] = list(_within([w for w in taken if w["word"]], longest, window.start))


def _words(whisper: Any, language: str) -> Any:
    """The tokenizer for that language; one that Whisper knows and this library does not is heard as English."""
    from faster_whisper.tokenizer import _LANGUAGE_CODES, Tokenizer

    return Tokenizer(
        whisper.hf_tokenizer,
        whisper.model.is_multilingual,
        task="transcribe",
        language=language if language in _LANGUAGE_CODES else "en",
    )


def _sentences(tokens: Sequence[int], window: _Window, words: Any) -> tuple[list[dict[str, Any]], float]:
    """The text cut at its time stamps, and the second of the chunk up to which it was heard.

    As openai-whisper's `transcribe()`: two stamps in a row end a sentence and begin the next. Text after the last pair
    is not whole, and is heard again from there, unless one stamp ends it all.
    """
    first = words.timestamp_begin
    stamped = [token >= first for token in tokens]
    cuts = [i for i in range(1, len(tokens)) if stamped[i] and stamped[i - 1]]
    ended = len(tokens) >= 2 and stamped[-1] and not stamped[-2]
    end = window.start + window.seconds
    if not cuts:
        parts = [tokens]
    else:
        if ended:
            cuts.append(len(tokens))
        else:
            end = window.start + (tokens[cuts[-1] - 1] - first) * _STAMP
        parts = [tokens[a:b] for a, b in zip([0, *cuts], cuts, strict=False)]
    result = []
    for part in parts:
        text = [token for token in part if token < words.eot]
        if text:
            result.append({"text": words.decode(text), "tokens": text, "words": []})
    return result, end


def _taken(aligned: Iterable[dict[str, Any]], count: int) -> list[dict[str, Any]]:
    """The next words that hold `count` tokens."""
    result: list[dict[str, Any]] = []
    while count > 0 and (word := next(iter(aligned), None)) is not None:
        count -= len(word["tokens"])
        result.append(word)
    return result


def _within(words: Sequence[Mapping[str, Any]], longest: float, start: float) -> Iterable[dict[str, Any]]:
    """Words with times of the chunk; the first and the last of a sentence do not reach into the pause beside it."""
    for i, word in enumerate(words):
        begin, end = float(word["start"]), float(word["end"])
        if longest and end - begin > longest:
            if i == 0:
                begin = end - longest
            elif i == len(words) - 1:
                end = begin + longest
        yield {
            "word": word["word"],
            "start": start + begin,
            "end": start + end,
            "probability": float(word["probability"]),
        }
