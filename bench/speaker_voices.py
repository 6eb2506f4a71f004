"""The voices of the bench of speakers: those that the method was tuned with, and those it never heard before."""

import random
from itertools import pairwise

from bench.speaker_talk import Voice

_VARIANTS = {
    "tuning": {
        "f": ["f1", "f3", "linda", "anika", "steph", "aunty"],
        "m": ["m1", "m3", "m5", "Andy", "ed", "Mario", "benjamin", "quincy"],
    },
    "measured": {
        "f": ["f2", "f4", "f5", "Annie", "belinda", "Alicia", "Andrea"],
        "m": ["m2", "m4", "m7", "Lee", "Marco", "david", "paul", "rob", "michel"],
    },
}
_NEAREST = 0.03
"""Two voices of one sex differ at least so much in the length of the vocal tract: two people nearly always do."""


def voices(kind: str) -> dict[str, list[Voice]]:
    """By sex. Pitch, speed and vocal tract of each are drawn once and for all, as far apart as people's are."""
    chance = random.Random(kind)
    return {
        sex: [
            Voice(
                variant,
                sex,
                round(min(70, max(30, chance.gauss(50, 8)))),
                round(chance.gauss(165, 10)),
                round(min(1.08, max(0.92, chance.gauss(1, 0.045))), 3),
            )
            for variant in variants
        ]
        for sex, variants in _VARIANTS[kind].items()
    }


def pairs(kind: str) -> dict[str, list[tuple[Voice, Voice]]]:
    """`far`: of different sex; `near`: of the same. In an order drawn once and for all."""
    chance = random.Random(f"{kind} pairs")
    of = voices(kind)
    far = [(one, other) if chance.random() < 0.5 else (other, one) for one in of["f"] for other in of["m"]]
    near = [
        (one, other) if chance.random() < 0.5 else (other, one)
        for some in of.values()
        for i, one in enumerate(some)
        for other in some[i + 1 :]
        if abs(one.tract - other.tract) >= _NEAREST
    ]
    chance.shuffle(far)
    chance.shuffle(near)
    return {"far": far, "near": near}


def groups(kind: str, size: int) -> list[tuple[Voice, ...]]:
    """Of both sexes by turns, so that in each at least two are of the same."""
    chance = random.Random(f"{kind} groups of {size}")
    of = voices(kind)
    found: list[tuple[Voice, ...]] = []
    while len(found) < 12:
        women = chance.randint(1, size - 1)
        some = [*chance.sample(of["f"], women), *chance.sample(of["m"], size - women)]
        lengths = {sex: sorted(one.tract for one in some if one.sex == sex) for sex in "fm"}
        if all(b - a >= _NEAREST for own in lengths.values() for a, b in pairwise(own)):
            chance.shuffle(some)
            found.append(tuple(some))
    return found
