"""What tells voices apart best, the borders of the utterances being known: for `bench.speakers --compare`."""

import itertools
import json
from collections import defaultdict
from collections.abc import Iterator
from typing import Any

import numpy as np

from bench.speaker_talk import Talk
from interview_tui.speakers.activity import activity, runs
from interview_tui.speakers.features import Frames, frames
from interview_tui.speakers.networks import Network
from interview_tui.speakers.telling_apart import Heard, heard
from interview_tui.speakers.voiceprint import of_windows, prints, window
from interview_tui.transcription import models

Array = np.ndarray[Any, Any]

_LENGTHS = {"0.3 s": 30, "0.8 s": 80, "1.6 s": 160}


def compare(kind: str, talks: Iterator[tuple[int, str, str, Talk]], by: Network) -> None:
    """Two figures for each way: the nearest of the other utterances' means, and clusters found without help."""
    sums: dict[tuple[str, str], list[tuple[float, float]]] = defaultdict(list)
    windows: dict[tuple[str, str], list[float]] = defaultdict(list)
    for size, how, _name, spoken in talks:
        group = f"{size} {how}"
        read = frames([spoken.sound])
        whole = [one for one in spoken.utterances if one.end - one.start > 1.0]
        spans = [(round(one.start * 100), min(len(read), round(one.end * 100))) for one in whole]
        truth = np.array([one.speaker for one in whole])
        for way, vectors in _ways(spoken, read, spans, by).items():
            sums[(group, way)].append((_nearest(vectors, truth), _clusters(vectors, truth)))
        for length, count in _LENGTHS.items():
            cut = [(start, start + count, who) for (first, last), who in zip(spans, truth, strict=True)
                   for start in range(first, last - count + 1, count)]  # fmt: skip
            vectors = of_windows([window(read, first, last) for first, last, _who in cut], by)
            windows[(group, length)].append(_nearest(_unit(vectors), np.array([who for *_, who in cut])))
    groups = list(dict.fromkeys(group for group, _way in sums))
    ways = list(dict.fromkeys(way for _group, way in sums))
    print("| voices | " + " | ".join(ways) + " |\n|---" * 1 + "|---" * len(ways) + "|")
    for group in groups:
        means = [np.mean(sums[(group, way)], axis=0) for way in ways]
        print(f"| {group} | " + " | ".join(f"{one:.1%} / {other:.1%}" for one, other in means) + " |")
    print("\n| voices | " + " | ".join(f"network, {length}" for length in _LENGTHS) + " |\n|---|---|---|---|")
    for group in groups:
        print(f"| {group} | " + " | ".join(f"{np.mean(windows[(group, one)]):.1%}" for one in _LENGTHS) + " |")
    print(json.dumps({"bench": "speakers compared", "voices": kind, "network": by.mark, "nearest": {
        f"{group}: {way}": round(float(np.mean(sums[(group, way)], axis=0)[0]), 4) for group in groups for way in ways
    }}))  # fmt: skip


def _ways(spoken: Talk, read: Frames, spans: list[tuple[int, int]], by: Network) -> dict[str, Array]:
    active, weight = activity(read)
    runs(active)
    sound = heard(read, prints(read, [], by=by), active, weight)
    shape = np.array([_super(sound, first, last) for first, last in spans])
    clear = np.clip((read.voiced - 0.6) / 0.25, 0, 1) * active
    pitch = np.array([(clear[a:b] * read.pitch[a:b]).sum() / (clear[a:b].sum() + 1e-9) for a, b in spans])
    network = [of_windows(_pieces(read, first, last), by).mean(axis=0) for first, last in spans]
    early, late = _whisper(spoken.sound, spans)
    return {
        "spectrum": shape,
        "spectrum and pitch": np.column_stack([shape, 15 * (pitch - pitch.mean())]),
        "network": _unit(np.array(network)),
        "Whisper's encoder, first layer": early,
        "Whisper's encoder, last layer": late,
    }


def _super(sound: Heard, first: int, last: int) -> Array:
    """How the means of the mixture move towards a stretch."""
    counts = sound.responsible[first:last].sum(axis=0)[:, None]
    moved = sound.responsible[first:last].T @ sound.shape[first:last] - counts * sound.mixture.means
    scaled = moved / (counts + 6) * np.sqrt(sound.mixture.shares)[:, None] / np.sqrt(sound.mixture.variances)
    result: Array = scaled.ravel()
    return result


def _pieces(read: Frames, first: int, last: int) -> list[Array]:
    count = max(1, (last - first) // 160)
    edges = np.linspace(first, last, count + 1).astype(int)
    return [window(read, start, min(end, start + 160)) for start, end in itertools.pairwise(edges)]


def _whisper(sound: Array, spans: list[tuple[int, int]]) -> tuple[Array, Array]:
    """Mean and spread of the encoder's states over each stretch."""
    import torch
    import whisper

    held = torch.load(models.find(models.NANO).weights(), map_location="cpu", weights_only=True)
    net = whisper.model.Whisper(whisper.model.ModelDimensions(**held["dims"]))
    net.load_state_dict(held["model_state_dict"])
    net.eval()
    states: list[Any] = []
    hooks = [block.register_forward_hook(lambda _m, _i, out: states.append(out)) for block in net.encoder.blocks]
    layers: list[list[Array]] = [[], []]
    with torch.inference_mode():
        for start in range(0, len(sound), 480_000):
            states.clear()
            piece = whisper.pad_or_trim(sound[start : start + 480_000])
            net.encoder(whisper.log_mel_spectrogram(piece, net.dims.n_mels)[None])
            layers[0].append(states[0][0].numpy())
            layers[1].append(states[-1][0].numpy())
    for hook in hooks:
        hook.remove()
    pooled = []
    for parts in layers:
        whole = np.concatenate(parts)
        whole = (whole - whole.mean(axis=0)) / (whole.std(axis=0) + 1e-6)
        cut = [whole[first // 2 : max(first // 2 + 1, last // 2)] for first, last in spans]
        pooled.append(np.array([np.concatenate([one.mean(axis=0), one.std(axis=0)]) for one in cut]))
    return pooled[0], pooled[1]


def _unit(vectors: Array) -> Array:
    result: Array = vectors / (np.linalg.norm(vectors, axis=1, keepdims=True) + 1e-9)
    return result


def _nearest(vectors: Array, truth: Array) -> float:
    """Share whose nearest mean, of each voice's other utterances, is its own voice's."""
    right = 0
    for i, who in enumerate(truth):
        others = np.arange(len(truth)) != i
        means = [vectors[others & (truth == voice)].mean(axis=0) for voice in np.unique(truth)]
        right += int(np.argmin([((vectors[i] - mean) ** 2).sum() for mean in means])) == who
    return right / len(truth)


def _clusters(vectors: Array, truth: Array) -> float:
    """Share that lies in its voice's cluster, the best of sixteen tries of k means."""
    chance, count = np.random.default_rng(1), int(truth.max()) + 1
    best: tuple[float, Array] | None = None
    for _try in range(16):
        centres = vectors[chance.choice(len(vectors), count, replace=False)]
        for _round in range(30):
            far = ((vectors[:, None] - centres) ** 2).sum(axis=2)
            labels = far.argmin(axis=1)
            centres = np.stack([vectors[labels == i].mean(axis=0) if (labels == i).any() else centres[i]
                                for i in range(count)])  # fmt: skip
        loose = float(far.min(axis=1).sum())
        if best is None or loose < best[0]:
            best = (loose, labels)
    assert best is not None
    return max(float(np.mean(np.array(order)[best[1]] == truth)) for order in itertools.permutations(range(count)))
