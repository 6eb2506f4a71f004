"""When each word was said: where the decoder looked while it read the text, along the shortest way through it.

As openai-whisper's `timing` does it (heads that follow the sound, normalised, smoothed, dynamic time warping), on what
the window's decoding has left in memory, and with the way found a whole row at a time instead of by a compiled loop,
which took seconds to compile in each new process.
"""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import torch
from torch import Tensor
from torch.nn.functional import pad
from whisper.audio import TOKENS_PER_SECOND
from whisper.tokenizer import Tokenizer

from interview_tui.transcription.batched.choosing import Chooser
from interview_tui.transcription.batched.decoder import Decoder, Pair

_SMOOTHED = 3
"""Frames before and after one that its median is taken over."""
_OPENING = "\"'“¿([{-"
_CLOSING = "\"'.。,，!！?？:：”)]}、"


@dataclass
class Placed:
    """A word with its space and punctuation, and when it was said, in seconds."""

    text: str
    tokens: int
    """How many it is made of."""
    start: float
    end: float
    probability: float


def places(
    decoder: Decoder,
    chooser: Chooser,
    tokenizer: Tokenizer,
    heads: Sequence[tuple[int, int]],
    sounds: Sequence[Pair],
    tokens: Sequence[int],
    frames: int,
) -> list[Placed]:
    """The words of `tokens` (no timestamps among them), in seconds from the beginning of their window.

    `frames` (fiftieths of a second) is how much of the window may hold them. None where there are no words.
    """
    if not tokens:
        return []
    before = [*tokenizer.sot_sequence, tokenizer.no_timestamps]
    read = decoder.read([*before, *tokens, tokenizer.eot], sounds, heads)
    likely = _likelihoods(read.hidden[len(before) - 1 : -2], tokens, chooser, tokenizer.eot)
    looks = torch.zeros(len(before) + len(tokens) + 1, frames, device=read.hidden.device)
    for head in read.looked:  # one at a time: it stays in the processor's cache
        weights = head[:, :frames].softmax(dim=-1)
        spread, mean = torch.std_mean(weights, dim=0, keepdim=True, unbiased=False)
        looks += smoothed((weights - mean) / spread)
    looks = looks[len(before) - 1 : -1] / len(read.looked)
    begins = first_frames(-looks.double().cpu().numpy()) / TOKENS_PER_SECOND
    words, parts = tokenizer.split_to_word_tokens([*tokens, tokenizer.eot])
    edges = np.cumsum([0, *(len(part) for part in parts)])
    return [
        Placed(word, len(part), float(begins[a]), float(begins[b]), float(np.mean(likely[a:b])))
        for word, part, a, b in zip(words[:-1], parts[:-1], edges, edges[1:], strict=False)
    ]


def _likelihoods(hidden: Tensor, tokens: Sequence[int], chooser: Chooser, words: int) -> list[float]:
    """How likely each token was among all `words`."""
    of_all = chooser.logits(hidden)[:, :words].logsumexp(dim=1)
    chosen = torch.tensor(tokens, device=hidden.device)[:, None]
    return [min(1.0, p) for p in (chooser.exact(hidden, chosen)[:, 0] - of_all).exp().tolist()]


def smoothed(x: Tensor) -> Tensor:
    """The median of each seven neighbours along the last dimension, mirrored at its ends.

    By thirteen exchanges of two (Devillard, "Fast median search", 1998), on whole tensors: sorting took longer than the
    decoder.
    """
    if x.shape[-1] <= _SMOOTHED:
        return x
    wide = pad(x[None], (_SMOOTHED, _SMOOTHED), mode="reflect")[0]
    p = [wide[..., i : i + x.shape[-1]] for i in range(2 * _SMOOTHED + 1)]
    for a, b in _EXCHANGES:
        p[a], p[b] = torch.minimum(p[a], p[b]), torch.maximum(p[a], p[b])
    return p[_SMOOTHED]


_EXCHANGES = ((0, 5), (0, 3), (1, 6), (2, 4), (0, 1), (3, 5), (2, 6), (2, 3), (3, 6), (4, 5), (1, 4), (1, 3), (3, 4))


def first_frames(costs: np.ndarray) -> np.ndarray:
    """For each row of `costs` the first column on the cheapest way from the first corner to the last.

    The way goes one down, one to the right, or both (dynamic time warping). Along a row, what it costs to come from the
    left is a running minimum over sums, so that no cell need be looked at by itself.
    """
    rows, columns = costs.shape
    steps = np.empty((rows, columns), np.int8)
    above = np.full(columns + 1, np.inf)
    above[0] = 0.0
    for i in range(rows):
        sums = np.concatenate([[0.0], np.cumsum(costs[i])])
        enter = np.minimum(above[:-1], above[1:])
        here = np.full(columns + 1, np.inf)
        here[1:] = sums[1:] + np.minimum.accumulate(enter - sums[:-1])
        both, down, right = above[:-1], above[1:], here[:-1]
        steps[i] = np.where((both < down) & (both < right), 0, np.where((down < both) & (down < right), 1, 2))
        above = here
    first = np.zeros(rows, np.int64)
    i, j = rows - 1, columns - 1
    while i >= 0 and j >= 0:
        first[i] = j
        step = steps[i, j]
        i -= step != 2
        j -= step != 1
    return first


def with_punctuation(words: list[Placed]) -> list[Placed]:
    """Punctuation joined to the word it belongs to; what was joined away stays as an empty word, with no tokens."""
    following = len(words) - 1
    for i in range(len(words) - 2, -1, -1):
        one, other = words[i], words[following]
        if one.text.startswith(" ") and one.text.strip() in _OPENING:
            other.text, other.tokens = one.text + other.text, one.tokens + other.tokens
            one.text, one.tokens = "", 0
        else:
            following = i
    before = 0
    for i in range(1, len(words)):
        one, other = words[before], words[i]
        if not one.text.endswith(" ") and other.text in _CLOSING:
            one.text, one.tokens = one.text + other.text, one.tokens + other.tokens
            other.text, other.tokens = "", 0
        else:
            before = i
    return words
