"""Learns how much each thing that is seen of a talk counts, with key presses and without; remakes
`linking/weights.py` and `linking/usual_words.txt`.

    python -m bench.link_training            minutes on two cores of 2026; on one machine the same weights each time
    python -m bench.link_training --folds    also what is right in interviews by guides that were not learned from
    python -m bench.link_training --keep-keys    what key presses count stays as it is
    python -m bench.link_training --dry      changes nothing

Learned from are `bench/interviews/tuning` and generated interviews. First who asks, then where in the guide the talk
is; that twice, the second time with what is laid over the words (see `linking/settling.py`), as it falls out when each
guide's interviews are linked by weights from the others'. Then what key presses count beside the words, which are
weighed there by what was learned from the other guides.
"""

import argparse
import os
import subprocess
import sys
import time
from collections.abc import Sequence
from dataclasses import replace
from itertools import groupby
from pathlib import Path

import numpy as np

from bench.link_cases import counted, key_cases, place_cases, role_cases
from bench.link_field import KINDS, Case, Numbers, fit, named_weights
from interview_tui.linking import weights
from interview_tui.linking.roles import RoleWeights
from interview_tui.linking.settling import WITH_KEYS, WITHOUT_KEYS, PlaceWeights, settle

_FOLDS = 5
_SHRINK, _KEYS_SHRINK = 5.0, 1.0
"""What a weight's square costs."""
_ROLE_ROUNDS, _FIRST_ROUNDS, _ROUNDS = 60, 25, 40
_EACH = 0.5
"""How much the right place of each utterance counts against the right path."""
_DIGITS = 3
_ONE_THREAD = {"OMP_NUM_THREADS": "1", "OPENBLAS_NUM_THREADS": "1", "MKL_NUM_THREADS": "1"}
"""Sums made by several threads differ in their last digits, and the weights with them; it is no slower."""
_HEAD = '''"""How much each named number counts, in nats.

Remade by `python -m bench.link_training`, not edited by hand. Learned from the interviews of `bench/interviews/tuning`
and from generated ones. `ROLE…`: who asks (`asking_roles.py`); `KEYS…`: where a talk with key presses is in the guide
(`keyed.py`, `pressing.py`); the others: where one without is (`features.py`, `going.py`).
"""
'''


class Clock:
    """Says what is done and how many seconds it took."""

    def __init__(self) -> None:
        self._began = self._last = time.monotonic()

    def done(self, what: str) -> None:
        now = time.monotonic()
        print(f"{now - self._began:5.0f} s  (+{now - self._last:.0f})  {what}", flush=True)
        self._last = now


def main() -> int:
    args = _arguments()
    if any(os.environ.get(name) != value for name, value in _ONE_THREAD.items()):
        command = [sys.executable, "-m", "bench.link_training", *sys.argv[1:]]
        return subprocess.run(command, env={**os.environ, **_ONE_THREAD}).returncode
    clock = Clock()
    cases = role_cases()
    guides = sorted({case.guide for case in cases if case.weight == 1})
    others = sorted({case.guide for case in cases} - set(guides))
    fold_of = {guide: number % _FOLDS for names in (guides, others) for number, guide in enumerate(names)}
    clock.done(f"{len(cases)} talks read, of {len(fold_of)} guides")
    roles = [_role_weights(_without(cases, fold_of, fold)) for fold in range(_FOLDS)]
    all_roles = _role_weights(cases)
    clock.done("learned who asks")

    def roles_for(guide: str) -> RoleWeights:
        return roles[fold_of[guide]] if guide in fold_of else all_roles

    made = place_cases(roles_for)
    for case in made:
        fold_of.setdefault(case.guide, len(fold_of) % _FOLDS)
    clock.done(f"{len(made)} talks compared with their guides")
    first = [_place_weights(_without(made, fold_of, fold), _FIRST_ROUNDS) for fold in range(_FOLDS)]
    laid = [settle(case.found, case.questions, case.sizes, first[fold_of[case.guide]]) for case in made]
    made = [replace(case, gain=one.gain, stay=one.stay) for case, one in zip(made, laid, strict=True)]
    clock.done("learned where a talk is, by its words alone")
    second = [_place_weights(_without(made, fold_of, fold), _ROUNDS) for fold in range(_FOLDS)]
    learned = _place_weights(made, _ROUNDS)
    clock.done("learned where a talk is")
    if args.keep_keys:
        _write(args, all_roles, learned, WITH_KEYS, clock)
        return 0
    keyed = key_cases(roles_for, lambda guide: second[fold_of[guide]])
    clock.done(f"{len(keyed)} talks with key presses compared with their guides")
    if args.folds:
        _tell(made, [second[fold_of[case.guide]] for case in made])
        apart = [_key_weights(_without(keyed, fold_of, fold)) for fold in range(_FOLDS)]
        _tell(keyed, [apart[fold_of[case.guide]] for case in keyed])
        clock.done("measured on guides that were not learned from")
    keys = _key_weights(keyed)
    clock.done("learned where a talk with key presses is")
    _write(args, all_roles, learned, keys, clock)
    return 0


def _write(args: argparse.Namespace, roles: RoleWeights, alone: PlaceWeights, keys: PlaceWeights, clock: Clock) -> None:
    if not args.dry:
        counted().write()
        Path(weights.__file__).write_text(_written(roles, alone, keys), encoding="utf-8")
        clock.done(f"written to {Path(weights.__file__).name}")


def _without(cases: Sequence[Case], fold_of: dict[str, int], fold: int) -> list[Case]:
    return [case for case in cases if fold_of[case.guide] != fold]


def _role_weights(cases: Sequence[Case]) -> RoleWeights:
    found = named_weights(cases[0].found, fit(cases, _SHRINK, _ROLE_ROUNDS, each=0.0))
    return RoleWeights(found["being"], found["opening"], found["order"]["back"], found["first"]["first"])


def _place_weights(cases: Sequence[Case], rounds: int) -> PlaceWeights:
    found = named_weights(cases[0].found, fit(cases, _SHRINK, rounds, _EACH))
    return PlaceWeights(**found, sharper=WITHOUT_KEYS.sharper)


def _key_weights(cases: Sequence[Case]) -> PlaceWeights:
    found = named_weights(cases[0].found, fit(cases, _KEYS_SHRINK, _ROUNDS, _EACH))
    return PlaceWeights(**found, sharper=WITH_KEYS.sharper)


def _tell(cases: Sequence[Case], counts: Sequence[PlaceWeights]) -> None:
    """Per cent of words right: each guide by condition, and each condition; generated talks last."""
    rows = []
    for case, one in zip(cases, counts, strict=True):
        likely = settle(case.found, case.questions, case.sizes, one).likely
        rows.append((case.weight < 1, case.guide, case.condition, 100 * _share(case, likely)))
    for made, some in groupby(sorted(rows), key=lambda row: row[0]):
        of_kind = list(some)
        for guide, talks in groupby(of_kind, key=lambda row: row[1]):
            print(f"{guide[:44]:44s}  {_means([(row[2], row[3]) for row in talks])}")
        print(f"{'generated' if made else 'tuning':44s}  {_means([(row[2], row[3]) for row in of_kind])}", flush=True)


def _means(shares: Sequence[tuple[str, float]]) -> str:
    conditions = sorted({condition for condition, _share in shares})
    return "   ".join(f"{name}: {np.mean([one for other, one in shares if other == name]):5.1f}" for name in conditions)


def _share(case: Case, likely: Numbers) -> float:
    return float(case.right[np.arange(len(likely)), likely.argmax(axis=1)].sum() / case.counted.sum())


def _written(roles: RoleWeights, alone: PlaceWeights, keys: PlaceWeights) -> str:
    """The text of the module."""
    tables = {"ROLE": roles.said, "ROLE_CHANGES": roles.changes}
    for before, learned in (("", alone), ("KEYS_", keys)):
        tables |= {f"{before}{kind.upper()}": getattr(learned, kind) for kind in KINDS}
    texts = [_HEAD]
    for name, table in tables.items():
        rows = "".join(f'    "{feature}": {round(value, _DIGITS) + 0.0},\n' for feature, value in table.items())
        texts.append(f"{name}: dict[str, float] = {{\n{rows}}}\n")
    texts.append(f"ROLE_BACK, ROLE_FIRST = {round(roles.back, _DIGITS)}, {round(roles.first, _DIGITS)}\n")
    return "\n".join(texts)


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m bench.link_training", description=__doc__.partition("\n")[0])
    parser.add_argument("--folds", action="store_true", help="also measure on guides that were not learned from")
    parser.add_argument("--keep-keys", action="store_true", help="leave what key presses count as it is")
    parser.add_argument("--dry", action="store_true", help="leave the weights as they are")
    return parser.parse_args()


if __name__ == "__main__":
    sys.exit(main())
