"""How many words come under the right question, with key presses and without. Exit 1 when a goal is missed.

    python -m bench.linking                            every interview under every condition, and the goals
    python -m bench.linking --quick                    the same, fewer conditions and fewer generated interviews
    python -m bench.linking --keys-once                key presses at 10 % word errors and with speakers only: every
                                                       goal in a third of the time
    python -m bench.linking --only tuning              one set: tuning, measured, second_hand, unseen, last_unseen,
                                                       generated
    python -m bench.linking --only tuning --failures   what stands wrong, and where
        [--timeline "late"] [--errors 10] [--labels no]

Six sets: `generated` (by a seed), and written by hand: `tuning`, which whoever makes the matching may read, and
`measured`, `second_hand`, `unseen` and `last_unseen`, which nobody reads who does. Prints tables, and one line of JSON
last.
"""

import argparse
import json
import math
import sys
import time
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from typing import Any

from bench.interview_bank import vocabulary
from bench.interview_baseline import link_by_words_alone
from bench.interview_file import INTERVIEWS, Script, read_folder
from bench.interview_presses import TIMELINES, Timeline, presses
from bench.interview_score import Score, Sum, add_up, by_tenths, score
from bench.interview_scripts import generated as made_up
from bench.interview_spoken import Talk, garbled, segments, spoken
from bench.linking_conditions import ERRORS, SETS, UNSEEN, Condition, conditions
from bench.linking_failures import failures
from bench.linking_goals import HOUR, JUDGED, Goal, judged
from bench.linking_hour import seconds_for_an_hour
from bench.linking_manners import by_manner
from bench.linking_tables import goal_lines, manner_lines, table, tenth_lines
from interview_tui.linking.passages import link


@dataclass(frozen=True, slots=True)
class Outcome:
    """One interview under one condition."""

    condition: Condition
    talk: Talk
    score: Score
    wrong: tuple[str, ...] = ()
    """What stands wrong, in words, if that was asked for."""


class Bench:
    """Interviews as they are heard under each condition; each made once."""

    def __init__(self, scripts: dict[str, list[Script]], seed: int) -> None:
        self.scripts, self.seed = scripts, seed
        self._spoken = {name: [spoken(script, seed) for script in some] for name, some in scripts.items()}
        self.words = {language: vocabulary(language) for language in ("sv", "en")}
        self._garbled: dict[tuple[str, float], list[Talk]] = {}

    def talks(self, name: str, errors: float) -> list[Talk]:
        """The interviews of a set with that share of wrong words."""
        if (name, errors) not in self._garbled:
            self._garbled[name, errors] = [
                garbled(talk, errors, self.seed, self.words[talk.script.language]) for talk in self._spoken[name]
            ]
        return self._garbled[name, errors]

    def run(self, condition: Condition, tell_wrong: bool = False) -> list[Outcome]:
        """Each interview of the condition's set."""
        return [self._one(condition, talk, tell_wrong) for talk in self.talks(condition.set, condition.errors)]

    def _one(self, condition: Condition, talk: Talk, tell_wrong: bool) -> Outcome:
        timeline: Timeline | None = next((one for one in TIMELINES if one.name == condition.timeline), None)
        pressed = presses(talk, timeline, self.seed)
        heard = segments(talk, condition.labels and talk.script.labels, self.seed)
        guide = talk.script.guide
        linking = link_by_words_alone(guide, heard) if condition.baseline else link(guide, pressed.events, heard)
        wrong = tuple(failures(talk, linking, pressed.forgotten)) if tell_wrong else ()
        return Outcome(condition, talk, score(talk, linking, pressed.forgotten), wrong)


def read_sets(names: Sequence[str], seed: int, generated: int) -> dict[str, list[Script]]:
    """The interviews of each set that has any."""
    found = {
        name: made_up(generated, seed) if name == "generated" else read_folder(INTERVIEWS / name) for name in names
    }
    return {name: some for name, some in found.items() if some}


def main() -> int:
    args = _arguments()
    names = [args.only] if args.only else list(SETS)
    if args.failures and not args.measured_failures and (unseen := [name for name in names if name in UNSEEN]):
        print(f"The failures of {' and '.join(unseen)} are not for whoever makes the matching: they would stop "
              "measuring anything. Choose a set with --only, or add --measured-failures.", file=sys.stderr)  # fmt: skip
        return 2
    began = time.monotonic()
    scripts = read_sets(names, args.seed, 12 if args.quick else 48)
    bench = Bench(scripts, args.seed)
    if args.failures:
        return _tell_failures(bench, args)
    sums: dict[Condition, Sum] = {}
    stated: dict[tuple[str, bool], list[Score]] = {}
    for condition in conditions(scripts, args.quick):
        if not _chosen(condition, args):
            continue
        outcomes = bench.run(condition)
        sums[condition] = add_up([outcome.score for outcome in outcomes])
        if not condition.baseline:
            stated.setdefault((condition.set, condition.timeline is not None), []).extend(o.score for o in outcomes)
    tenths = {key: by_tenths([one for each in some for one in each.stated]) for key, some in stated.items()}
    manners = by_manner(bench.talks("generated", 0.1), args.seed) if "generated" in scripts else []
    hour = seconds_for_an_hour(args.seed, bench.words)
    goals = [*judged(sums), Goal(HOUR, hour, 1.0, at_least=False)]
    for name in scripts:
        print("\n".join(table(name, {c: s for c, s in sums.items() if c.set == name})), end="\n\n")
    print("\n".join(tenth_lines(tenths)), end="\n\n")
    print("\n".join(manner_lines(manners)), end="\n\n")
    print("\n".join(goal_lines(goals)))
    print(f"the whole took {time.monotonic() - began:.0f} s")
    print(
        _as_json(
            {
                "bench": "linking",
                "seed": args.seed,
                "interviews": {name: len(some) for name, some in scripts.items()},
                "words": {name: sum(script.counted for script in some) for name, some in scripts.items()},
                "conditions": [asdict(condition) | asdict(figures) for condition, figures in sums.items()],
                "tenths": [
                    {"set": name, "timeline": timed} | asdict(tenth)
                    for (name, timed), some in tenths.items()
                    for tenth in some
                ],
                "manners": [asdict(one) for one in manners],
                "seconds_for_an_hour": hour,
                "wall_seconds": round(time.monotonic() - began, 1),
                "goals": [asdict(goal) for goal in goals],
            }
        )
    )
    return 0 if all(goal.met for goal in goals) else 1


def _as_json(figures: dict[str, Any]) -> str:
    """One line; a figure that is infinite is null."""

    def finite(value: Any) -> Any:
        if isinstance(value, dict):
            return {key: finite(inner) for key, inner in value.items()}
        if isinstance(value, list):
            return [finite(inner) for inner in value]
        return (round(value, 4) if math.isfinite(value) else None) if isinstance(value, float) else value

    return json.dumps(finite(figures))


def _chosen(condition: Condition, args: argparse.Namespace) -> bool:
    """The condition is one that was asked for."""
    timeline = condition.timeline or "none"
    goes_by = condition.timeline is None or (condition.labels and abs(condition.errors - JUDGED) < 1e-9)
    return (
        (goes_by or not args.keys_once)
        and args.timeline in (None, timeline)
        and (args.errors is None or abs(args.errors / 100 - condition.errors) < 1e-9)
        and args.labels in (None, "yes" if condition.labels else "no")
    )


def _tell_failures(bench: Bench, args: argparse.Namespace) -> int:
    args.timeline = args.timeline or "none"
    args.errors = 10 if args.errors is None else args.errors
    args.labels = args.labels or "yes"
    for condition in conditions(bench.scripts, quick=False):
        if condition.baseline or not _chosen(condition, args):
            continue
        for outcome in bench.run(condition, tell_wrong=True):
            result = outcome.score
            print(f"## {condition.set}/{result.name}: {result.share:.1%} right, {result.share_accepted:.1%} with "
                  f"proposals, {result.unlinked} of {result.words} words under no question")  # fmt: skip
            print("\n".join(outcome.wrong), end="\n\n")
    return 0


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m bench.linking", description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("--only", choices=SETS)
    parser.add_argument("--failures", action="store_true", help="print what stands wrong")
    parser.add_argument("--measured-failures", action="store_true", help="also of the interviews that measure")
    parser.add_argument("--timeline", choices=("none", *(timeline.name for timeline in TIMELINES)))
    parser.add_argument("--errors", type=int, choices=[round(errors * 100) for errors in ERRORS], metavar="PERCENT")
    parser.add_argument("--labels", choices=("yes", "no"))
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--keys-once", action="store_true", help="key presses only as goals are judged")
    parser.add_argument("--quick", action="store_true", help="fewer conditions and fewer generated interviews")
    return parser.parse_args()


if __name__ == "__main__":
    sys.exit(main())
