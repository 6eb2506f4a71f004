"""Decodes windows together, each to its own end: a slot that is free takes the next window at once."""

from collections import deque
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field

import torch
from torch import Tensor

from interview_tui.transcription.batched.choosing import Chooser, Text
from interview_tui.transcription.batched.decoder import SLOTS, Decoder, Pair, Slots


@dataclass(frozen=True)
class Window:
    """One window of one chunk, to be heard."""

    chunk: int
    """Which of the chunks that are heard together."""
    seek: int
    """Column (hundredths of a second) of the chunk with which it begins."""
    first: tuple[int, ...]
    """The tokens before the text: prompt, language, task."""


@dataclass(frozen=True)
class Decoded:
    """What was heard in a window."""

    window: Window
    tokens: tuple[int, ...]
    """Text and timestamps, without the end."""
    avg_logprob: float
    no_speech_prob: float
    features: Tensor
    sounds: list[Pair]
    """Of `Decoder.sounds`; the slot's own, to be used before the next window comes."""


@dataclass
class _Row:
    window: Window
    features: Tensor
    no_speech: float
    text: Text = field(default_factory=Text)


Finish = Callable[[Decoded], Iterable[Window]]
"""Takes what was heard, and says which windows that asks for."""


def decode(
    windows: Iterable[Window],
    encode: Callable[[Window], Tensor],
    finish: Finish,
    decoder: Decoder,
    chooser: Chooser,
    slots: Slots,
    *,
    sot: int,
    no_speech: int,
    end: int,
    longest: int,
) -> None:
    """Hear all `windows` and those that `finish` asks for. `longest` is the most tokens of a text."""
    waiting = deque(windows)
    rows: list[_Row] = []
    hidden = torch.zeros(SLOTS, decoder.width, device=decoder.device)
    while waiting or rows:
        while waiting and len(rows) < slots.places:
            window = waiting.popleft()
            features = encode(window)
            sounds = decoder.sounds(features)
            read = decoder.read(window.first, sounds)
            at_start = chooser.logits(read.hidden[window.first.index(sot)][None])[0]
            slots.fill(len(rows), read.kept, sounds)
            hidden[len(rows)] = read.hidden[-1]
            rows.append(_Row(window, features, float(at_start.softmax(dim=-1)[no_speech])))
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
            waiting.extend(
                finish(Decoded(row.window, tokens, average, row.no_speech, row.features, slots.sounds(slot)))
            )
            if slot < len(rows) - 1:
                slots.move(len(rows) - 1, slot)
                rows[slot] = rows[-1]
            rows.pop()
        if rows:
            hidden = slots.step(
                [row.text.tokens[-1] for row in rows],
                [len(row.window.first) + len(row.text.tokens) - 1 for row in rows],
            )
