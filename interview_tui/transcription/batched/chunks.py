"""Chunks of sound in, sentences with their words out: several at once, each as if it were alone."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

import numpy as np
import torch
import whisper
from torch import Tensor
from whisper.audio import FRAMES_PER_SECOND, N_FRAMES
from whisper.tokenizer import Tokenizer, get_tokenizer

from interview_tui.transcription.batched.ahead import Ahead, Window
from interview_tui.transcription.batched.choosing import Chooser
from interview_tui.transcription.batched.decoder import Decoder, Slots
from interview_tui.transcription.batched.fallback import LEAST_LOGPROB, Try, again
from interview_tui.transcription.batched.greedy import Decoded, decode
from interview_tui.transcription.batched.hearing import Encoder, spectrogram, window
from interview_tui.transcription.batched.likely_lengths import give_words
from interview_tui.transcription.batched.sentences import Sentence, sentences
from interview_tui.transcription.batched.weights import prepare
from interview_tui.transcription.batched.word_places import places

_COLUMNS_A_FRAME = 2


@dataclass
class _Chunk:
    columns: Tensor
    seconds: float
    seed: int
    found: list[Sentence] = field(default_factory=list)
    last_speech: float = 0.0


class Together:
    """A network that hears several chunks at once."""

    def __init__(
        self, model: "whisper.Whisper", dtype: torch.dtype, rest: float, *, prompt: str = "", retry: bool = True
    ) -> None:
        """`rest` is how many seconds after the last sentence of a chunk are not heard once more by themselves.

        `prompt` stands before every window; without `retry` no text is drawn again, however doubtful.
        """
        self._model = model
        encoder, decoder = prepare(model, dtype)
        self._encoder, self._decoder = Encoder(model, encoder), Decoder(model, decoder)
        self._rest, self._retry = rest, retry
        self._heads = [(int(layer), int(head)) for layer, head in model.alignment_heads.indices().T.tolist()]
        self._longest = model.dims.n_text_ctx // 2
        tokenizer = self._tokenizer("en")
        self._chooser = Chooser(self._decoder.embedding, tokenizer)
        self._prompt = tuple(tokenizer.encode(" " + prompt.strip()))[-(self._longest - 1) :] if prompt.strip() else ()
        before = len(tokenizer.sot_sequence) + (1 + len(self._prompt) if self._prompt else 0)
        self._slots = Slots(self._decoder, before + self._longest)

    @property
    def places(self) -> int:
        """How many windows are decoded at once."""
        return self._slots.places

    def language(self, samples: np.ndarray) -> str:
        """What is most likely spoken in a chunk."""
        tokenizer = self._tokenizer("en")
        if not self._model.is_multilingual:
            return "en"
        features = self._encoder(spectrogram(samples, self._model.dims.n_mels))
        read = self._decoder.read([tokenizer.sot], self._decoder.sounds(features))
        likely = self._chooser.logits(read.hidden)[0, list(tokenizer.all_language_tokens)]
        return str(tokenizer.all_language_codes[int(likely.argmax())])

    def hear(
        self, chunks: Iterable[tuple[np.ndarray, int]], language: str, threads: int = 1
    ) -> Iterator[list[Sentence]]:
        """The sentences of each chunk (at most 30 s of samples, and the seed for its lots), in seconds of the chunk.

        Each as soon as it and those before it are heard. `chunks` are taken in another thread, a few before they are
        needed, which works with so many `threads` of torch's.
        """
        tokenizer = self._tokenizer(language)
        prompt = (tokenizer.sot_prev, *self._prompt) if self._prompt else ()
        first = (*prompt, *tokenizer.sot_sequence)
        work: dict[int, _Chunk] = {}
        heard_to_the_end: set[int] = set()

        def windows() -> Iterator[Window]:
            for number, (samples, seed) in enumerate(chunks):
                columns = spectrogram(samples, self._model.dims.n_mels)
                work[number] = _Chunk(columns, len(samples) / whisper.audio.SAMPLE_RATE, seed)
                yield Window(number, 0, first)

        def encode(wanted: Window) -> Tensor:
            return self._encoder(window(work[wanted.chunk].columns, wanted.seek))

        def finish(heard: Decoded) -> Iterable[Window]:
            chunk = work[heard.window.chunk]
            seek = self._understood(chunk, heard, tokenizer, language)
            left = chunk.seconds - seek / FRAMES_PER_SECOND
            # A chunk ends in silence, so what is left after the last sentence is that silence: six tries to find words
            # in it, and in the end invented ones. It is not heard.
            if seek >= N_FRAMES or left < self._rest:
                heard_to_the_end.add(heard.window.chunk)
                return []
            return [Window(heard.window.chunk, seek, first)]

        given = 0
        with Ahead(windows(), encode, threads) as ahead:
            for _window in decode(
                ahead,
                finish,
                self._decoder,
                self._chooser,
                self._slots,
                sot=tokenizer.sot,
                end=tokenizer.eot,
                longest=self._longest,
            ):
                while given in heard_to_the_end:
                    yield work.pop(given).found
                    given += 1

    def _understood(self, chunk: _Chunk, heard: Decoded, tokenizer: Tokenizer, language: str) -> int:
        """Add the sentences of a window to its chunk; the column at which to go on."""
        seek, size = heard.window.seek, N_FRAMES - heard.window.seek
        text = tokenizer.decode([*heard.tokens]).strip()
        unlikely = not heard.avg_logprob > LEAST_LOGPROB  # else it does not matter whether the first token said silence
        no_speech = self._chooser.likelihood(heard.at_start, tokenizer.no_speech) if unlikely else 0.0
        result = Try(heard.tokens, text, heard.avg_logprob, no_speech)
        if self._retry:
            result = again(self._model, heard.features, result, language, self._prompt, chunk.seed + seek)
        if result.silent:
            return N_FRAMES
        found, following, whole = sentences(result.tokens, seek, size, tokenizer.timestamp_begin, tokenizer.eot)
        tokens = [token for sentence in found for token in sentence.tokens]
        words = places(
            self._decoder, self._chooser, tokenizer, self._heads, heard.sounds, tokens, size // _COLUMNS_A_FRAME
        )
        from_start = seek / FRAMES_PER_SECOND
        chunk.last_speech = give_words(found, words, from_start, chunk.last_speech)
        if not whole:
            ends = [word.end for sentence in found for word in sentence.words] or [found[-1].end]
            if ends[-1] > from_start:
                following = round(ends[-1] * FRAMES_PER_SECOND)
        for sentence in found:
            sentence.text = tokenizer.decode([*sentence.tokens]).strip()
            if sentence.text and sentence.start != sentence.end:
                chunk.found.append(sentence)
        return following

    def _tokenizer(self, language: str) -> Tokenizer:
        return get_tokenizer(
            self._model.is_multilingual,
            num_languages=self._model.num_languages,
            language=language,
            task="transcribe",
        )
