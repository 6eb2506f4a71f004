"""From samples to what the decoder looks at: log-mel spectrogram and encoder, a whole window of 30 s each time.

Windows go through the encoder one at a time on a processor: a window keeps it busy by itself, what is in the memory is
bounded, and no window's numbers hang on another's.
"""

import math

import numpy as np
import torch
import whisper
from torch import Tensor
from torch.nn.functional import conv1d, gelu, pad, scaled_dot_product_attention
from whisper.audio import HOP_LENGTH, N_FFT, N_FRAMES, N_SAMPLES, log_mel_spectrogram

from interview_tui.transcription.batched.weights import Layer


def spectrogram(samples: np.ndarray, bands: int) -> Tensor:
    """Log-mel spectrogram of a chunk of at most 30 s, filled up with silence: (bands, 3000).

    A full window, as Whisper was taught: on a shorter one `transcribe()` puts the mean of all sounds after the end
    instead of silence, and a small model finds words in it (one sentence in four was said twice). What comes after the
    end of the sound is the same in every column, and is worked out once.
    """
    if len(samples) > N_SAMPLES:
        raise ValueError(f"{len(samples)} samples are more than one window")
    sound = torch.zeros(min(N_SAMPLES, -(-len(samples) // HOP_LENGTH) * HOP_LENGTH) + N_FFT * 2)
    sound[: len(samples)] = torch.from_numpy(samples)
    columns = log_mel_spectrogram(sound, bands)[:, :N_FRAMES]
    silent = columns[:, -1:] if columns.shape[1] < N_FRAMES else columns[:, :0]
    return torch.cat([columns, silent.expand(-1, N_FRAMES - columns.shape[1])], dim=1)


def window(columns: Tensor, seek: int) -> Tensor:
    """The columns from `seek` on, filled up to a whole window as `transcribe()` does: with zeros."""
    rest = columns[:, seek:]
    return pad(rest, (0, N_FRAMES - rest.shape[1]))


class Encoder:
    """The network's encoder, with attention that suits the kind of number."""

    def __init__(self, model: "whisper.Whisper", layers: list[Layer]) -> None:
        encoder = model.encoder
        self._first, self._second, self._last = encoder.conv1, encoder.conv2, encoder.ln_post
        self._places = encoder.positional_embedding
        self._layers = layers
        self._heads = model.dims.n_audio_head
        self.dtype = layers[0].out.weight.dtype

    def __call__(self, columns: Tensor) -> Tensor:
        """What one window (bands, 3000) sounds like: (1500, width), in the layers' kind of number."""
        x = columns[None].to(self._places.device, self.dtype)
        x = gelu(conv1d(x, self._first.weight, self._first.bias, padding=1))
        x = gelu(conv1d(x, self._second.weight, self._second.bias, stride=2, padding=1))
        y = x[0].T.float() + self._places
        for layer in self._layers:
            y = y + layer.out(self._attention(layer.query_key_value(layer.norm(y))))
            y = y + layer.narrow(gelu(layer.wide(layer.mlp_norm(y))))
        result: Tensor = self._last(y).to(self.dtype)
        return result

    def _attention(self, joined: Tensor) -> Tensor:
        length, width = len(joined), joined.shape[1] // 3
        query, key, value = joined.view(length, 3, self._heads, -1).permute(1, 2, 0, 3)
        if self.dtype == torch.float32 or joined.is_cuda:
            together = scaled_dot_product_attention(query[None], key[None], value[None])[0]
            return together.transpose(0, 1).reshape(length, width)
        # torch's own attention multiplies 16-bit numbers no quicker than 32-bit ones on a processor (77 against 31 ms
        # for twelve heads); a head at a time stays in the cache. The memory is asked for once: to get it anew for each
        # head took a third as long again.
        scale = 1 / math.sqrt(width // self._heads)
        result = torch.empty(length, self._heads, width // self._heads, dtype=joined.dtype, device=joined.device)
        scores, weights = result.new_empty(2, length, length)
        for head in range(self._heads):
            torch.matmul(query[head] * scale, key[head].T, out=scores)
            torch._softmax(scores, -1, False, out=weights)
            result[:, head] = torch.matmul(weights, value[head])
        return result.view(length, width)
