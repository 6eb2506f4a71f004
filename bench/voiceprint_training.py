"""Trains the small network that comes with the program: `interview_tui/speakers/voiceprint.npz`.

    python -m bench.voiceprint_training        about ten minutes of one core of a busy computer

It hears synthetic voices only: espeak-ng's variants but those that `bench.speakers` measures with, each at several
pitches and with many lengths of the vocal tract, saying sentences made here. Noise, rooms and telephones are laid over
the spectrum. The loss is that of GE2E: a stretch of a voice must be nearer the mean of the voice's other stretches than
any other voice's. All that is drawn by chance has a seed. Needs espeak-ng, torch and 1 GB of memory.
"""

import io
import random
import subprocess
import time
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from itertools import pairwise
from typing import Any

import numpy as np
import soundfile
import torch

from bench.speaker_voices import voices
from interview_tui.audio.decoding.decode import RATE, resampled
from interview_tui.speakers.features import network_mel
from interview_tui.speakers.networks import OWN
from interview_tui.speakers.own_network import OwnNetwork
from interview_tui.speakers.voiceprint import levelled

Array = np.ndarray[Any, Any]

_NAMES = """
adam Alex Andy anika antonio aunty benjamin boris caleb Demonic Denis Diogo ed edward edward2 f1 f3 Gene Gene2 grandpa
gustave Henrique Hugo iven iven2 iven3 iven4 Jacky john kaukovalta klatt klatt3 klatt4 klatt5 klatt6 linda m1 m3 m5 m6
marcelo Mario max Michael miguel Mike Mr Nguyen norbert pablo pedro quincy RicishayMax RicishayMax2 RicishayMax3 sandro
shelby steph steph2 steph3 Storm travis Tweaky zac
"""
VARIANTS = tuple(_NAMES.split())
"""Without those that whisper, robots, the voices measured with, and those that babble behind them there."""
WOMEN = ("anika", "aunty", "f1", "f3", "linda", "shelby", "steph", "steph2", "steph3")
"""Rendered at three times as many pitches, since there are so few."""
PITCHES = 4
SENTENCES = 8
"""Of each variant at each pitch."""
TRACTS = (0.88, 1.12)
_APART = 0.002
"""So near the length of a measured voice's tract no voice is trained."""
_RATE = 20_000
"""Hz; more than is heard, for tracts that are longer."""
_WINDOW, _HOP, _BINS = 500, 200, 251
"""25 and 10 ms, as in the program."""
STEPS = 4000
PAIRS = 20
"""Renderings in a batch; each is two voices, of different tracts."""
EACH = 4
"""Stretches of each voice in a batch."""
_SHORTEST, _LONGEST = 35, 160
"""Frames."""

WHO = {
    "sv": ["Min granne", "Den nya läraren", "Fiskaren", "Hennes kusin", "En av pojkarna", "Kapten Blom", "Du och jag",
           "Mormors syster", "Vaktmästaren", "Flickan i fönstret", "Ingen annan", "Den gamle bagaren"],
    "en": ["My neighbour", "The new teacher", "A fisherman", "Her cousin", "One of the boys", "Captain Bloom",
           "The two of us", "Our old uncle", "The caretaker", "A girl in the window", "Nobody else", "The baker"],
}  # fmt: skip
DOES = {
    "sv": ["målar båten", "har tappat nyckeln", "vill köpa en häst", "sjunger för tranorna", "gräver upp rabatten",
           "söker efter vägen", "bygger en brygga", "skriver ett långt brev", "öppnar porten", "väntar på posten",
           "plockar björnbär", "vänder hemåt igen"],
    "en": ["painted the boat", "lost the only key", "would buy a horse", "sang to the cranes", "dug up the garden",
           "looked for the road", "built a small bridge", "wrote a long letter", "opened the gate",
           "waited for the post", "picked blackberries", "turned back home"],
}  # fmt: skip
WHEN = {
    "sv": ["innan snön föll.", "medan klockan slog fyra!", "vid den yttersta fyren.", "utan att säga ett ord.",
           "varje torsdag i juli.", "för nio år sedan?", "mellan husen och sjön.", "trots det hårda vädret.",
           "och skrattade högt.", "under ljusblå himmel.", "tvärs över torget.", "så fort båten kom."],
    "en": ["before the snow came.", "while the clock struck four!", "by the furthest lighthouse.",
           "without a single word.", "every Thursday in July.", "about nine years ago?",
           "between the house and the lake.",
           "despite the rough weather.", "and laughed out loud.", "under a pale blue sky.", "right across the square.",
           "as soon as the ship arrived."],
}  # fmt: skip


@dataclass(frozen=True)
class Order:
    """One utterance to be spoken."""

    variant: str
    language: str
    pitch: int
    speed: int
    text: str


def orders(chance: random.Random) -> list[list[Order]]:
    """For each rendering of a voice (variant and pitch) its utterances."""
    held_out = {voice.variant for some in voices("measured").values() for voice in some}
    assert not held_out & set(VARIANTS)
    found = []
    for variant in VARIANTS:
        for _pitch in range(PITCHES * (3 if variant in WOMEN else 1)):
            pitch, speed = chance.uniform(25, 75), chance.gauss(165, 12)
            some = []
            for _sentence in range(SENTENCES):
                language = chance.choice(("sv", "en"))
                text = " ".join(chance.choice(part[language]) for part in (WHO, DOES, WHEN))
                own = max(0, min(99, round(pitch + chance.gauss(0, 5))))
                some.append(Order(variant, language, own, round(speed * chance.uniform(0.85, 1.15)), text))
            found.append(some)
    return found


def spoken(order: Order) -> Array:
    """Power, frames × bins of 40 Hz, to the fourth root; loudness evened."""
    done = subprocess.run(
        ["espeak-ng", "--stdout", "-v", f"{order.language}+{order.variant}", "-p", str(order.pitch),
         "-s", str(order.speed), order.text],
        capture_output=True, check=True,
    )  # fmt: skip
    sound, rate = soundfile.read(io.BytesIO(done.stdout), dtype="float32")
    sound = resampled(sound, round(rate * RATE / _RATE))  # as it is at 16 kHz if played more slowly
    loud = np.flatnonzero(np.abs(sound) > 0.02 * np.abs(sound).max())
    sound = sound[loud[0] : loud[-1] + 1]
    windows = np.lib.stride_tricks.sliding_window_view(sound, _WINDOW)[::_HOP]
    shape = (0.5 - 0.5 * np.cos(2 * np.pi * np.arange(_WINDOW) / _WINDOW)).astype(np.float32)
    power = np.abs(np.fft.rfft(windows * shape, axis=1)) ** 2
    result: Array = ((power / power.mean()) ** 0.25).astype(np.float16)
    return result


def tracts() -> list[float]:
    """Lengths of vocal tracts to train with: none is a measured voice's."""
    measured = [voice.tract for some in voices("measured").values() for voice in some]
    grid = [round(float(one), 3) for one in np.arange(*TRACTS, 0.004)]
    return [one for one in grid if min(abs(one - other) for other in measured) > _APART]


class Material:
    """Rendered voices, of which batches are drawn."""

    def __init__(self, renderings: list[list[Array]]) -> None:
        self.renderings = renderings
        self.tracts = tracts()
        self.chance = np.random.default_rng(1)

    def batch(self) -> torch.Tensor:
        """Voices × stretches × frames × bands, as the network hears them, with what lies over a real recording."""
        chance = self.chance
        length = int(chance.integers(_SHORTEST, _LONGEST + 1))
        powers, mels = [], []
        for number in chance.choice(len(self.renderings), PAIRS, replace=False):
            one = chance.choice(self.tracts)
            other = chance.choice([tract for tract in self.tracts if abs(tract - one) >= 0.04])
            for tract in (one, other):
                picked = chance.choice(len(self.renderings[number]), EACH, replace=False)
                powers += [self._cut(self.renderings[number][i], length) for i in picked]
                near = np.clip(tract * chance.normal(1, 0.008, EACH), *TRACTS)
                mels += [network_mel(min(self.tracts, key=lambda own: abs(own - this)), _BINS) for this in near]
        power = torch.from_numpy(np.stack(powers).astype(np.float32)) ** 4
        bands = torch.bmm(power, torch.from_numpy(np.stack(mels)))
        return torch.from_numpy(levelled(self._recorded(bands.numpy()) ** 0.25)).reshape(2 * PAIRS, EACH, length, -1)

    def _cut(self, power: Array, length: int) -> Array:
        if len(power) < length:
            power = np.concatenate([power] * -(-length // len(power)))
        first = int(self.chance.integers(0, len(power) - length + 1))
        return power[first : first + length]

    def _recorded(self, bands: Array) -> Array:
        """Rooms, noises and microphones, of each stretch its own: they must not tell who speaks."""
        chance, (count, frames, width) = self.chance, bands.shape
        level = bands.mean(axis=(1, 2), keepdims=True)
        bands = bands / level
        for i in np.flatnonzero(chance.random(count) < 0.35):
            tail = np.exp(-13.8 * np.arange(1, 40) / 100 / chance.uniform(0.15, 0.6))
            tail *= chance.uniform(0.1, 1.3) / tail.sum()
            kernel = np.concatenate([[1.0], tail])
            size = frames + len(kernel)
            wet = np.fft.irfft(np.fft.rfft(bands[i], size, axis=0) * np.fft.rfft(kernel, size)[:, None], size, axis=0)
            bands[i] = np.maximum(wet[:frames] * chance.gamma(8, 1 / 8, (frames, width)), 0)
        place = np.linspace(-1, 1, width)
        tilt = chance.normal(0, 2.5, (count, 1)) * place
        for wave in range(1, 4):
            tilt += chance.normal(0, 1.0, (count, 1)) * np.cos(np.pi * wave * (place + 1) / 2)
        tilt += chance.normal(0, 0.7, (count, width))
        bands = bands * 10 ** (tilt / 10)[:, None]
        noise = np.empty_like(bands)
        for i in range(count):
            kind = chance.random()
            if kind < 0.6:  # white, to brown
                shape = 10 ** (-chance.uniform(0, 3) * (place + 1) * (chance.random() < 0.5))
                noise[i] = shape * chance.gamma(3, 1 / 3, (frames, width))
            elif kind < 0.75:  # hum
                noise[i] = 10 ** (-chance.uniform(2, 8) * (place + 1)) * chance.gamma(20, 1 / 20, (frames, width))
            else:  # others' talk
                some = chance.choice(count, 4, replace=False)
                noise[i] = bands[some].mean(axis=0) * chance.gamma(8, 1 / 8, (frames, width))
        noise /= noise.mean(axis=(1, 2), keepdims=True)
        bands = bands + noise * 10 ** (-chance.uniform(8, 45, (count, 1, 1)) / 10)
        phone = chance.random(count) < 0.1
        bands[phone, :, :4] *= 1e-6
        bands[phone, :, 27:] *= 1e-6
        return bands.astype(np.float32)


def far_from_right(vectors: torch.Tensor, scale: torch.Tensor) -> tuple[torch.Tensor, float]:
    """GE2E's loss of voices × stretches × numbers, and the share of the stretches that are nearest their own voice."""
    count, each, _size = vectors.shape
    means = torch.nn.functional.normalize(vectors.mean(dim=1), dim=-1)
    others = torch.nn.functional.normalize(vectors.sum(dim=1, keepdim=True) - vectors, dim=-1)
    alike = torch.einsum("ves,os->veo", vectors, means)
    own = (vectors * others).sum(dim=-1)
    here = torch.eye(count, dtype=torch.bool)[:, None, :].expand(count, each, count)
    alike = torch.where(here, own[:, :, None].expand_as(alike) - 0.05, alike) * scale
    truth = torch.arange(count).repeat_interleave(each)
    flat = alike.reshape(count * each, count)
    loss = torch.nn.functional.cross_entropy(flat, truth)
    return loss, float((flat.argmax(dim=1) == truth).float().mean())


def trained(material: Material, steps: int = STEPS) -> OwnNetwork:
    """The network after so many steps; prints how it comes along."""
    torch.manual_seed(1)
    network = OwnNetwork()
    scale = torch.nn.Parameter(torch.tensor(15.0))
    optimiser = torch.optim.AdamW([{"params": network.parameters()}, {"params": [scale], "weight_decay": 0.0}], lr=3e-3)
    schedule = torch.optim.lr_scheduler.OneCycleLR(optimiser, 3e-3, total_steps=steps, pct_start=0.1)
    began, right, losses = time.monotonic(), [], []
    for step in range(1, steps + 1):
        bands = material.batch()
        count, each, frames, width = bands.shape
        ends = [[frames]] * (count * each)
        vectors = network(bands.reshape(count * each, frames, width), ends)
        loss, share = far_from_right(vectors.reshape(count, each, -1), scale)
        optimiser.zero_grad()
        loss.backward()
        torch.nn.utils.clip_grad_norm_(network.parameters(), 1.0)
        optimiser.step()
        schedule.step()
        right.append(share)
        losses.append(float(loss.detach()))
        if step % 100 == 0:
            print(f"{step} steps, {time.monotonic() - began:.0f} s: loss {np.mean(losses[-100:]):.3f}, "
                  f"{np.mean(right[-100:]):.1%} right", flush=True)  # fmt: skip
    return network.eval()


def rendered() -> list[list[Array]]:
    """All utterances, by rendering."""
    wanted = orders(random.Random("voiceprint"))
    with ThreadPoolExecutor(2) as pool:
        powers = list(pool.map(spoken, (order for some in wanted for order in some)))
    edges = np.cumsum([0, *(len(some) for some in wanted)])
    return [powers[first:after] for first, after in pairwise(edges.tolist())]


def main() -> None:
    torch.set_num_threads(1)
    began = time.monotonic()
    material = Material(rendered())
    print(f"{len(material.renderings)} voices rendered in {time.monotonic() - began:.0f} s", flush=True)
    network = trained(material)
    weights = {name: value.numpy().astype(np.float16) for name, value in network.state_dict().items()}
    np.savez_compressed(OWN, **weights)  # type: ignore[arg-type]
    print(f"{OWN.name}: {OWN.stat().st_size} bytes, {sum(one.size for one in weights.values())} numbers, "
          f"{(time.monotonic() - began) / 60:.1f} minutes")  # fmt: skip


if __name__ == "__main__":
    main()
