"""A rough idea of whose stretches are whose, to begin with: by words, by what was put right, by likeness of voices."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Any

import numpy as np

from interview_tui.speakers.by_text import Asking
from interview_tui.speakers.telling_apart import STEP, STEPS
from interview_tui.speakers.voiceprint import LONGEST, Prints

Array = np.ndarray[Any, Any]

_LONGEST_UNIT = 400
"""Frames: a longer run is cut, since two may speak without a pause between them."""
_SHORTEST_UNIT = 60
"""Frames: what is shorter says too little of a voice to begin with."""
_INSIDE = 0.8
"""Share of a print that lies in its unit."""
_TRIES = 16
_CERTAIN, _DOUBTFUL = 0.85, 0.3
"""Of the interviewer, by the words: her voice is learned from what is certain; from what is doubtful the others'."""
_DIFFERENT = 0.95
"""Two ideas that agree on this share of the talk are one."""


@dataclass(frozen=True)
class Units:
    """Stretches in which most likely one voice speaks."""

    first: Array
    """Step."""
    last: Array
    """Step after the last."""
    vectors: Array
    """Voiceprints, of length 1."""
    asking: Array
    """How likely it is the interviewer's by its words; 0.5 where there are none."""

    @property
    def sizes(self) -> Array:
        return (self.last - self.first).astype(float)


def units(prints: Prints, runs: Sequence[tuple[int, int]], asking: Asking | None) -> Units:
    """The sentences of the transcript where there is one, else what lies between two pauses."""
    spans = (
        list(_spans(runs))
        if asking is None
        else [(round(start * 100), round(end * 100)) for start, end in zip(asking.starts, asking.ends, strict=True)]
    )
    likely = np.full(len(spans), 0.5) if asking is None else asking.likely
    kept: list[tuple[int, int, float]] = []
    vectors: list[Array] = []
    by_start = np.argsort(prints.starts, kind="stable")
    starts = prints.starts[by_start]
    for (first, after), ask in zip(spans, likely, strict=True):
        if after - first < _SHORTEST_UNIT:
            continue
        near = by_start[np.searchsorted(starts, first - LONGEST) : np.searchsorted(starts, after)]
        inside = np.minimum(prints.ends[near], after) - np.maximum(prints.starts[near], first)
        lengths = prints.ends[near] - prints.starts[near]
        good = near[(inside >= _INSIDE * lengths) & (lengths >= _SHORTEST_UNIT)]
        if len(good):
            mean = prints.vectors[good].mean(axis=0)
            vectors.append(mean / (np.linalg.norm(mean) + 1e-9))
            kept.append((first // STEP, -(-after // STEP), float(ask)))
    table = np.array(kept, dtype=float).reshape(-1, 3)
    return Units(
        table[:, 0].astype(int),
        table[:, 1].astype(int),
        np.array(vectors).reshape(-1, prints.vectors.shape[1]),
        table[:, 2],
    )


def _spans(runs: Sequence[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    for first, after in runs:
        pieces = max(1, round((after - first) / _LONGEST_UNIT))
        edges = [first + (after - first) * i // pieces for i in range(pieces + 1)]
        yield from pairwise(edges)


def ideas(
    found: Units, voices: int, steps: int, asked: bool, examples: Sequence[Array] = (), most: int = 2
) -> list[Array]:
    """Rough ideas to begin with (steps × voices), likelier ones first; rows of zeros where there is none.

    With `asked` the voices stand in the order of how much they ask by their words, in every idea: the interviewer's is
    the first. `examples`: for each of the first voices the steps that are known to be its own, maybe none.
    """
    if len(found.first) < voices:
        return [_whole(found, np.arange(len(found.first)) % voices, voices, steps)]
    ways: list[Array] = []
    taught = [_taught(found, example) for example in examples]
    if len(taught) == voices and all(one.any() for one in taught):
        centres = np.stack([_mean(found, one) for one in taught])
        ways.append((found.vectors @ centres.T).argmax(axis=1))
    certain = found.asking > _CERTAIN
    if asked and certain.any():
        others = np.flatnonzero(found.asking < _DOUBTFUL)
        if voices == 2:
            ways.append((found.asking < 0.5).astype(int))
        elif len(others) >= voices - 1:
            best = _clustered(found.vectors[others], found.sizes[others], voices - 1)[0]
            centres = np.stack([_mean(found, certain), *(_mean(found, others[best == i]) for i in range(voices - 1))])
            ways.append((found.vectors @ centres.T).argmax(axis=1))
    for labels in _clustered(found.vectors, found.sizes, voices):
        if all(_agreement(labels, way, found.sizes) < _DIFFERENT for way in ways):
            ways.append(labels)
        if len(ways) >= most:
            break
    return [_whole(found, _in_order(labels, found, voices, asked, taught), voices, steps) for labels in ways[:most]]


def _taught(found: Units, example: Array) -> Array:
    """Units that lie for the most part in the example."""
    return np.array([example[first:last].mean() > 0.5 for first, last in zip(found.first, found.last, strict=True)])


def _in_order(labels: Array, found: Units, voices: int, asked: bool, taught: Sequence[Array]) -> Array:
    """The labels numbered anew: a voice with an example gets its place, the others come by how much they ask."""
    place: dict[int, int] = {}
    for number, one in enumerate(taught):
        free = [label for label in range(voices) if label not in place]
        own = {label: float(found.sizes[one & (labels == label)].sum()) for label in free}
        if own and max(own.values()) > 0:
            place[max(own, key=lambda label: own[label])] = number
    share = {label: _share(found, labels == label, asked) for label in range(voices)}
    left = [number for number in range(voices) if number not in place.values()]
    for label in sorted((label for label in range(voices) if label not in place), key=lambda label: -share[label]):
        place[label] = left.pop(0)
    return np.array([place[label] for label in range(voices)])[labels]


def _share(found: Units, which: Array, asked: bool) -> float:
    """How much of it asks; where there are no words the interviewer's is the voice that says least."""
    if not asked:
        return -float(found.sizes[which].sum())
    return float(np.average(found.asking[which], weights=found.sizes[which])) if which.any() else -1.0


def _whole(found: Units, labels: Array, voices: int, steps: int) -> Array:
    idea = np.zeros((steps, voices))
    for first, last, label in zip(found.first, found.last, labels, strict=True):
        idea[first:last] = 0
        idea[first:last, label] = 1
    return idea


def _mean(found: Units, which: Array) -> Array:
    mean = (found.vectors[which] * found.sizes[which][:, None]).sum(axis=0)
    result: Array = mean / (np.linalg.norm(mean) + 1e-9)
    return result


def _agreement(labels: Array, others: Array, sizes: Array) -> float:
    """Share of the talk on which two ideas agree, whatever the voices are numbered."""
    total = 0.0
    for label in np.unique(labels):
        same = labels == label
        total += max(float(sizes[same & (others == other)].sum()) for other in np.unique(others))
    return total / float(sizes.sum())


def _clustered(vectors: Array, sizes: Array, count: int) -> list[Array]:
    """Labels by likeness, from several beginnings, the tightest first. The same each time."""
    chance = np.random.default_rng(0)
    found: list[tuple[float, Array]] = []
    for _try in range(_TRIES):
        centres = vectors[chance.choice(len(vectors), 1, p=sizes / sizes.sum())]
        while len(centres) < count:
            far = np.maximum(1e-9, 1 - (vectors @ centres.T).max(axis=1)) * sizes
            centres = np.concatenate([centres, vectors[chance.choice(len(vectors), 1, p=far / far.sum())]])
        for _round in range(30):
            labels = (vectors @ centres.T).argmax(axis=1)
            sums = np.stack([(vectors * (sizes * (labels == i))[:, None]).sum(axis=0) for i in range(count)])
            moved = np.where(np.abs(sums).sum(axis=1, keepdims=True) > 0, sums, centres)
            moved = moved / np.linalg.norm(moved, axis=1, keepdims=True)
            if np.allclose(moved, centres):
                break
            centres = moved
        loose = float((sizes * (1 - (vectors @ centres.T).max(axis=1))).sum())
        found.append((loose, labels))
    return [labels for _loose, labels in sorted(found, key=lambda one: one[0])]


def hints(asking: Asking, steps: int, voices: int, askers: int, weight: float) -> Array:
    """What the words say, as logarithms of likelihoods: steps × voices; the first `askers` voices are interviewers.

    An utterance says `weight` times its odds in all, however long it is.
    """
    result = np.zeros((steps, voices))
    odds = np.log(np.clip(asking.likely, 0.02, 0.98) / np.clip(1 - asking.likely, 0.02, 0.98))
    for start, end, one in zip(asking.starts, asking.ends, odds, strict=True):
        first = min(steps - 1, max(0, round(start * STEPS)))
        last = min(steps, max(first + 1, round(end * STEPS)))
        result[first:last, :askers] += weight * one / (last - first)
    return result
