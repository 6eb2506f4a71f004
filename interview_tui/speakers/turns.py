"""From how likely each voice is at each moment to turns, whose borders lie between words. Needs numpy alone."""

from collections.abc import Sequence
from itertools import groupby, pairwise
from typing import Any

import numpy as np

from interview_tui.speakers.found import Turn
from interview_tui.speakers.telling_apart import STEPS
from interview_tui.transcription.segments import Word, middle

Array = np.ndarray[Any, Any]

_ENDS = (".", "?", "!", "…")
_PAUSE = 0.3
"""Seconds between two words that are a pause."""
_SILENCE = 0.5
"""Seconds between two words that belong to no turn: somebody else may have said "mm" there."""
_LEAST = 0.01
"""So unlikely is any voice at most: a few steps must not decide alone."""
_SAYS = 0.5
"""How much a step of a word says; its neighbours say nearly the same."""
_AFTER_SENTENCE, _AFTER_COMMA, _WITHIN = 0.3, 1.0, 2.5
"""What it costs to change the voice between two words, in nats: the times of words are off by a few tenths, but
people seldom take over in the middle of a sentence."""
_UNHEARD = 5
"""Steps: what is said without a word of it in the transcript ("mm") is a turn from this length on."""


def turns(words: Sequence[Word], likely: Array, active: Array, names: Sequence[str]) -> list[Turn]:
    """The turns of a recording. `likely`: steps × voices; `active`: steps in which somebody speaks."""
    labels = said_by(words, likely)
    found = _of_words(words, labels, likely, names)
    return sorted([*found, *_unheard(words, found, likely, active, names)], key=lambda turn: turn.start)


def said_by(words: Sequence[Word], likely: Array) -> Array:
    """The voice of each word: the likeliest way through all of them."""
    if not words:
        return np.zeros(0, dtype=int)
    evidence = np.log(np.maximum(likely, _LEAST))
    scores = np.stack([_SAYS * evidence[slice(*_steps(word, len(likely)))].sum(axis=0) for word in words])
    best = np.empty((len(words), likely.shape[1]), dtype=int)
    state = scores[0]
    for i in range(1, len(words)):
        moved = state.max() - _cost(words[i - 1], words[i])
        best[i] = np.where(state >= moved, np.arange(len(state)), int(state.argmax()))
        state = np.maximum(state, moved) + scores[i]
    labels = np.empty(len(words), dtype=int)
    labels[-1] = int(state.argmax())
    for i in range(len(words) - 1, 0, -1):
        labels[i - 1] = best[i, labels[i]]
    return labels


def _cost(before: Word, after: Word) -> float:
    if before.text.endswith(_ENDS) or after.start - before.end >= _PAUSE:
        return _AFTER_SENTENCE
    return _AFTER_COMMA if before.text.endswith((",", ":", ";", "–", "-")) else _WITHIN


def _steps(word: Word, steps: int) -> tuple[int, int]:
    first = min(steps - 1, max(0, int(word.start * STEPS)))
    return first, min(steps, max(first + 1, int(np.ceil(word.end * STEPS))))


def _of_words(words: Sequence[Word], labels: Array, likely: Array, names: Sequence[str]) -> list[Turn]:
    found: list[Turn] = []
    i = 0
    silences = [after.start - before.end >= _SILENCE for before, after in pairwise(words)]
    parts = np.cumsum([0, *silences]).tolist()[: len(words)]
    for (label, _part), run in groupby(zip(labels.tolist(), parts, strict=True)):
        count = len(list(run))
        own = words[i : i + count]
        sure = [float(likely[slice(*_steps(word, len(likely))), label].mean()) for word in own]
        start = found[-1].end if found and own[0].start <= found[-1].end else own[0].start
        end = own[-1].end
        if i + count < len(words):  # two words may overlap by their times: the border lies between their middles
            end = min(end, max((middle(own[-1]) + middle(words[i + count])) / 2, start))
        found.append(Turn(start=round(start, 3), end=round(max(start, end), 3), speaker=names[label],
                          probability=round(sum(sure) / len(sure), 3)))  # fmt: skip
        i += count
    return found


def _unheard(
    words: Sequence[Word], found: Sequence[Turn], likely: Array, active: Array, names: Sequence[str]
) -> list[Turn]:
    """Turns in which somebody speaks and no word was heard."""
    free = active.copy()
    for turn in found:
        free[int(turn.start * STEPS) : int(np.ceil(turn.end * STEPS))] = False
    for word in words:
        free[slice(*_steps(word, len(free)))] = False
    label = np.where(free, likely.argmax(axis=1), -1)
    result: list[Turn] = []
    at = 0
    for who, run in groupby(label.tolist()):
        count = len(list(run))
        if who >= 0 and count >= _UNHEARD:
            sure = float(likely[at : at + count, who].mean())
            result.append(Turn(start=at / STEPS, end=(at + count) / STEPS, speaker=names[who],
                               probability=round(sure, 3)))  # fmt: skip
        at += count
    return result
