"""Another try for a window whose first text cannot be trusted: openai-whisper's own decoder, which draws lots."""

from collections.abc import Sequence
from dataclasses import dataclass

import torch
import whisper
from torch import Tensor
from whisper.decoding import DecodingOptions, DecodingTask
from whisper.utils import compression_ratio

TEMPERATURES = (0.2, 0.4, 0.6, 0.8, 1.0)
MOST_COMPRESSION = 2.4
"""A text that can be packed to less than its length through this goes round in circles."""
LEAST_LOGPROB = -1.0
"""Mean over the tokens of a text, natural logarithm; one that is less likely was guessed."""
NO_SPEECH = 0.6
"""How likely silence must be for an unlikely text to be left out."""


@dataclass(frozen=True)
class Try:
    """A text that a window may hold."""

    tokens: tuple[int, ...]
    text: str
    avg_logprob: float
    no_speech_prob: float

    @property
    def silent(self) -> bool:
        """Nobody speaks, and the text was guessed."""
        return self.no_speech_prob > NO_SPEECH and not self.avg_logprob > LEAST_LOGPROB

    @property
    def doubtful(self) -> bool:
        """So unlikely, or going so much in circles, that another try may be better; silence is not tried again."""
        unlikely = self.avg_logprob < LEAST_LOGPROB
        circles = compression_ratio(self.text) > MOST_COMPRESSION
        return (unlikely or circles) and not (unlikely and self.no_speech_prob > NO_SPEECH)


class _Heard(DecodingTask):
    """The stock decoder, given what a window sounds like in whatever kind of number the network computes."""

    def _get_audio_features(self, mel: Tensor) -> Tensor:
        return mel


def again(
    model: "whisper.Whisper", features: Tensor, first: Try, language: str, prompt: Sequence[int], seed: int
) -> Try:
    """`first`, or the next try that is not doubtful, or the last one. `seed` decides how the lots fall."""
    best = first
    torch.manual_seed(seed)
    for temperature in TEMPERATURES:
        if not best.doubtful:
            break
        options = DecodingOptions(
            language=language, temperature=temperature, fp16=False, prompt=list(prompt) if prompt else None
        )
        (result,) = _Heard(model, options).run(features[None])
        best = Try(tuple(result.tokens), result.text, result.avg_logprob, result.no_speech_prob)
    return best
