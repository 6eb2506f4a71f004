"""The network's decoder over several windows at once, with what it has read kept for the next step.

A row's numbers never hang on its neighbours. Matrix products always have as many rows as there are slots, used or not,
so that the processor takes the same way through each; attention works row by row. `tests/transcription/test_batched.py`
compares the bits.
"""

import math
from collections.abc import Sequence
from dataclasses import dataclass

import torch
import whisper
from torch import Tensor
from torch.nn.functional import gelu

from interview_tui.transcription.batched.weights import Layer

SLOTS = 8
"""Windows that are decoded together. Eight rows cost a processor hardly more than one: it waits for the weights."""
MOST_MEMORY = 1_500_000_000
"""Bytes that what the windows sound like may take in all slots; a large model has fewer."""

Pair = tuple[Tensor, Tensor]
"""Keys and values of one layer, (heads, length, width of a head) each."""


@dataclass(frozen=True)
class Read:
    """What the decoder made of tokens read in one go."""

    hidden: Tensor
    """(tokens, width), 32 bits."""
    kept: list[Pair]
    """For each layer, for the tokens that follow."""
    looked: list[Tensor]
    """Where the heads that were asked about looked, before softmax: (tokens, 1500) each, 32 bits."""


class Decoder:
    """The layers, without any window."""

    def __init__(self, model: "whisper.Whisper", layers: list[Layer]) -> None:
        self.layers = layers
        self.heads = model.dims.n_text_head
        self.width = model.dims.n_text_state
        self.sound = model.dims.n_audio_ctx
        self.longest = model.dims.n_text_ctx
        self.dtype = layers[0].out.weight.dtype
        self.device = layers[0].out.weight.device
        self.embedding = model.decoder.token_embedding.weight.data
        self._places = model.decoder.positional_embedding.data
        self._last = model.decoder.ln
        self.scale = 1 / math.sqrt(self.width // self.heads)

    def sounds(self, features: Tensor) -> list[Pair]:
        """What each layer asks about a window: keys and values of its `features` (1500, width)."""
        pairs = []
        for layer in self.layers:
            assert layer.across is not None
            key, value = layer.across.key_value(features).view(len(features), 2, self.heads, -1).permute(1, 2, 0, 3)
            pairs.append((key.contiguous(), value.contiguous()))
        return pairs

    def read(self, tokens: Sequence[int], sounds: Sequence[Pair], ask: Sequence[tuple[int, int]] = ()) -> Read:
        """Read `tokens` of one window from its beginning; `ask` for the looks of heads (layer, head)."""
        n = len(tokens)
        x = self.embed(torch.tensor(tokens, device=self.device), torch.arange(n, device=self.device))
        later = torch.ones(n, n, dtype=torch.bool, device=self.device).triu(1)
        kept: list[Pair] = []
        looked: dict[tuple[int, int], Tensor] = {}
        for number, (layer, (sound_key, sound_value)) in enumerate(zip(self.layers, sounds, strict=True)):
            query, key, value = self._split(layer.query_key_value(layer.norm(x)))
            kept.append((key, value))
            scores = (query * self.scale @ key.transpose(-1, -2)).masked_fill(later, -math.inf)
            x = x + layer.out(self._joined(scores.softmax(dim=-1) @ value))
            assert layer.across is not None
            asked = layer.across.query(layer.across.norm(x)).view(n, self.heads, -1).transpose(0, 1)
            scores = asked * self.scale @ sound_key.transpose(-1, -2)
            looked |= {(number, head): scores[head].float() for at, head in ask if at == number}
            x = x + layer.across.out(self._joined(scores.softmax(dim=-1) @ sound_value))
            x = x + layer.narrow(gelu(layer.wide(layer.mlp_norm(x))))
        return Read(self.finished(x), kept, [looked[at] for at in ask])

    def embed(self, tokens: Tensor, places: Tensor) -> Tensor:
        return self.embedding[tokens].float() + self._places[places]

    def finished(self, x: Tensor) -> Tensor:
        """After the last layer: 32 bits, however the layers compute."""
        result: Tensor = self._last(x.float())
        return result

    def _split(self, joined: Tensor) -> tuple[Tensor, Tensor, Tensor]:
        query, key, value = joined.view(len(joined), 3, self.heads, -1).permute(1, 2, 0, 3)
        return query, key, value

    def _joined(self, heads: Tensor) -> Tensor:
        return heads.transpose(0, 1).reshape(heads.shape[1], self.width)


def places_for(layers: int, sound: int, width: int, number: int) -> int:
    """How many windows have room: of `sound` columns of `width` numbers of so many bytes, keys and values a layer."""
    return max(1, min(SLOTS, MOST_MEMORY // (2 * layers * sound * width * number)))


class Slots:
    """Places for windows that are being decoded; the used ones come first."""

    def __init__(self, decoder: Decoder, longest: int) -> None:
        """`longest` is the most tokens that any window will have read, its first ones included."""
        self._decoder = decoder
        head = decoder.width // decoder.heads
        self.places = places_for(len(decoder.layers), decoder.sound, decoder.width, decoder.embedding.element_size())

        def room(length: int) -> list[Pair]:
            shape = (self.places, decoder.heads, length, head)
            return [
                (
                    torch.zeros(shape, dtype=decoder.dtype, device=decoder.device),
                    torch.zeros(shape, dtype=decoder.dtype, device=decoder.device),
                )
                for _layer in decoder.layers
            ]

        self._read, self._sounds = room(longest), room(decoder.sound)
        self._numbers = torch.arange(longest, device=decoder.device)

    def fill(self, slot: int, kept: Sequence[Pair], sounds: Sequence[Pair]) -> None:
        """Put a window that has read its first tokens into a slot."""
        for rooms, pairs in ((self._read, kept), (self._sounds, sounds)):
            for room, pair in zip(rooms, pairs, strict=True):
                for there, here in zip(room, pair, strict=True):
                    there[slot, :, : here.shape[1]] = here

    def move(self, source: int, target: int) -> None:
        for rooms in (self._read, self._sounds):
            for room in rooms:
                for part in room:
                    part[target] = part[source]

    def sounds(self, slot: int) -> list[Pair]:
        """What the window in a slot sounds like, as `Decoder.sounds` gave it."""
        return [(key[slot], value[slot]) for key, value in self._sounds]

    def step(self, tokens: Sequence[int], places: Sequence[int]) -> Tensor:
        """Read one token more in each of the first slots, at its place; (slots, width), 32 bits, unused ones last."""
        decoder, n = self._decoder, len(tokens)
        unused = [0] * (SLOTS - n)
        at = torch.tensor(list(places), device=decoder.device)
        x = decoder.embed(
            torch.tensor([*tokens, *unused], device=decoder.device),
            torch.tensor([*places, *unused], device=decoder.device),
        )
        rows = torch.arange(n, device=decoder.device)
        later = (self._numbers > at[:, None])[:, None, None]
        for layer, (keys, values), (sound_keys, sound_values) in zip(
            decoder.layers, self._read, self._sounds, strict=True
        ):
            query, key, value = layer.query_key_value(layer.norm(x)).view(SLOTS, 3, decoder.heads, -1).unbind(1)
            keys[rows, :, at], values[rows, :, at] = key[:n], value[:n]
            x = x + layer.out(self._looked(query, keys[:n], values[:n], later))
            assert layer.across is not None
            query = layer.across.query(layer.across.norm(x)).view(SLOTS, decoder.heads, -1)
            x = x + layer.across.out(self._looked(query, sound_keys[:n], sound_values[:n], None))
            x = x + layer.narrow(gelu(layer.wide(layer.mlp_norm(x))))
        return decoder.finished(x)

    def _looked(self, query: Tensor, keys: Tensor, values: Tensor, later: Tensor | None) -> Tensor:
        """Attention of the first rows, each to its own keys; zeros for unused slots."""
        n = len(keys)
        scores = query[:n, :, None] * self._decoder.scale @ keys.transpose(-1, -2)
        if later is not None:
            scores = scores.masked_fill(later, -math.inf)
        result = torch.zeros(SLOTS, self._decoder.width, dtype=query.dtype, device=query.device)
        result[:n] = (scores.softmax(dim=-1) @ values).view(n, -1)
        return result
