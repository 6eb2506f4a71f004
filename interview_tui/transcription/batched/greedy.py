"""Decodes windows together, each to its own end: a slot that is free takes the next window at once."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field

import torch
from torch import Tensor

from interview_tui.transcription.batched.ahead import Ahead, Window
from interview_tui.transcription.batched.choosing import Chooser, Text
from interview_tui.transcription.batched.decoder import SLOTS, Decoder, Pair, Slots


@dataclass(frozen=True)
class Decoded:
    """What was heard in a window."""

    window: Window
    tokens: tuple[int, ...]
    """Text and timestamps, without the end."""
    avg_logprob: float
    at_start: Tensor
    """What the decoder made of the first token, which tells whether anybody speaks: (1, width)."""
    features: Tensor
    sounds: list[Pair]
    """Of `Decoder.sounds`; the slot's own, to be used before the next window comes."""


@dataclass
class _Row:
    window: Window
    features: Tensor
    at_start: Tensor
    text: Text = field(default_factory=Text)


Finish = Callable[[Decoded], Iterable[Window]]
"""Takes what was heard, and says which windows that asks for."""


def decode(
    ahead: Ahead,
    finish: Finish,
    decoder: Decoder,
    chooser: Chooser,
    slots: Slots,
    *,
    sot: int,
    end: int,
    longest: int,
) -> Iterator[None]:
    """Hear all windows of `ahead` and those that `finish` asks for; goes on after each that was heard when asked to.

    `longest` is the most tokens of a text. A step costs much the same for one window as for many, so that it waits for
    some more of them; not so before the first words are there.
    """
    rows: list[_Row] = []
    hidden = torch.zeros(SLOTS, decoder.width, device=decoder.device)
    enough = 1
    while True:
        while len(rows) < slots.places:
            encoded = ahead.take(wait=len(rows) < enough)
            if encoded is None:
                break
            window, features = encoded
            sounds = decoder.sounds(features)
            read = decoder.read(window.first, sounds)
            slots.fill(len(rows), read.kept, sounds)
            hidden[len(rows)] = read.hidden[-1]
            rows.append(_Row(window, features, read.hidden[window.first.index(sot)][None]))
        if not rows:
            return
        chosen = chooser.choose(hidden, [row.text for row in rows])
        for row, token in zip(rows, chosen, strict=True):
            row.text.tokens.append(token)
        for slot in reversed(range(len(rows))):
            row = rows[slot]
            ended = row.text.tokens[-1] == end
            if not ended and len(row.text.tokens) < longest:
                continue
            tokens = tuple(row.text.tokens[:-1] if ended else row.text.tokens)
            average = row.text.logprob / (len(tokens) + 1)
            for window in finish(Decoded(row.window, tokens, average, row.at_start, row.features, slots.sounds(slot))):
                ahead.ask(window)
            if slot < len(rows) - 1:
                slots.move(len(rows) - 1, slot)
                rows[slot] = rows[-1]
            rows.pop()
            enough = max(1, slots.places // 2)
            yield
        if rows:
            hidden = slots.step(
                [row.text.tokens[-1] for row in rows],
                [len(row.window.first) + len(row.text.tokens) - 1 for row in rows],
            )
