"""Made-up studies, many of them: their reports against what is known of them, also when one after the other withdraws.

    python -m bench.whole_study 20             twenty seeds, in Swedish and in English
    python -m bench.whole_study 5 --show       with every difference
    python -m bench.whole_study 5 --withdraw   and after each withdrawal, until few are left

Each study has fourteen interviews of all kinds and five that count nowhere. The figures are reckoned from the plan that
the study was written from, apart from the program (`tests/whole_study`); after a withdrawal its folder is searched byte
by byte for the words, the names and the sound of who withdrew.
"""

import argparse
import random
import shutil
import tempfile
from collections.abc import Iterator
from pathlib import Path

from interview_tui.across.kept import Across
from interview_tui.erasing.carrying_out import erase
from interview_tui.erasing.withdrawal import withdrawal_plan
from interview_tui.study import Study
from tests.whole_study import comparing
from tests.whole_study.inventing import invented
from tests.whole_study.leaving import sounds_of, where, words_of
from tests.whole_study.plan import StudyPlan
from tests.whole_study.writing import write

REPORTS = {
    "methods, facts": comparing.methods,
    "methods, numbers in the text": comparing.methods_text,
    "timing": comparing.timing,
    "coverage": comparing.coverage,
}
LEFT = 6
"""So many of the interviews that count stay."""


def main() -> None:
    arguments = argparse.ArgumentParser()
    arguments.add_argument("seeds", type=int, nargs="?", default=10)
    arguments.add_argument("--first", type=int, default=100)
    arguments.add_argument("--show", action="store_true")
    arguments.add_argument("--withdraw", action="store_true")
    asked = arguments.parse_args()
    found: dict[str, list[str]] = {name: [] for name in (*REPORTS, "traces")}
    studies = withdrawals = 0
    for seed in range(asked.first, asked.first + asked.seeds):
        for language in ("sv", "en"):
            place = Path(tempfile.mkdtemp(prefix="whole-study-"))
            try:
                plan = invented(seed, language)
                study = write(plan, place / "study")
                for name, compare in REPORTS.items():
                    found[name] += [f"{seed} {language}: {one}" for one in compare(plan, study)]
                for name, difference in _withdrawn(plan, study, seed) if asked.withdraw else ():
                    withdrawals += name == ""
                    if name:
                        found[name].append(f"{seed} {language}: {difference}")
                studies += 1
            finally:
                shutil.rmtree(place)
    print(f"{studies} studies, {withdrawals} withdrawals")
    for name, differences in found.items():
        print(f"{name}: {len(differences)} differences")
        for one in differences if asked.show else ():
            print(f"  {one[:400]}")


def _withdrawn(plan: StudyPlan, study: Study, seed: int) -> Iterator[tuple[str, str]]:
    """One after the other withdraws, by chance: which report differs, and how; an empty name for each that is done."""
    sittings = [len(one.sittings) for one in plan.interviews]
    numbers = [number for number, one in enumerate(plan.interviews) if one.counts]
    gone: list[int] = []
    for number in random.Random(seed).sample(numbers, len(numbers) - LEFT):
        Across(study).refresh()
        first = 1 + sum(sittings[:number])
        folders = [path for path in sorted((study.folder / "interviews").iterdir()) if path.is_dir()]
        mine = [path for path in folders if int(path.name[:2]) in range(first, first + sittings[number])]
        sounds = sounds_of(mine, [path for path in folders if path not in mine])
        gone.append(number)
        staying = {who.name for n in numbers if n not in gone for who in plan.interviews[n].people}
        people = [who for who in plan.interviews[number].people if who.name not in staying]
        texts = [text for who in people for text in words_of(who)] + [path.name.encode() for path in mine]
        done = erase(withdrawal_plan(study, [study.interview(mine[0].name)], whole=True))
        if not done.receipt.gone:
            yield "traces", f"without {gone}: the receipt says that something is left: {done.left}"
        for name in where(study.folder, texts, sounds):
            yield "traces", f"without {gone}: {name}"
        for name, compare in REPORTS.items():
            for one in compare(plan.without(*gone), study):
                yield name, f"without {gone}: {one}"
        yield "", ""


if __name__ == "__main__":
    main()
