"""Made-up studies, many of them: their reports against what is known of them.

    python -m bench.whole_study 20          twenty seeds, in Swedish and in English
    python -m bench.whole_study 5 --show    with every difference

Each study has fourteen interviews of all kinds and five that count nowhere. The figures are reckoned from the plan that
the study was written from, apart from the program (`tests/whole_study`). Times are not measured here.
"""

import argparse
import shutil
import tempfile
from pathlib import Path

from tests.whole_study import comparing
from tests.whole_study.inventing import invented
from tests.whole_study.writing import write

REPORTS = {
    "methods, facts": comparing.methods,
    "methods, numbers in the text": comparing.methods_text,
    "timing": comparing.timing,
    "coverage": comparing.coverage,
}


def main() -> None:
    arguments = argparse.ArgumentParser()
    arguments.add_argument("seeds", type=int, nargs="?", default=10)
    arguments.add_argument("--first", type=int, default=100)
    arguments.add_argument("--show", action="store_true")
    asked = arguments.parse_args()
    found: dict[str, list[str]] = {name: [] for name in REPORTS}
    studies = interviews = 0
    for seed in range(asked.first, asked.first + asked.seeds):
        for language in ("sv", "en"):
            place = Path(tempfile.mkdtemp(prefix="whole-study-"))
            try:
                plan = invented(seed, language)
                study = write(plan, place / "study")
                for name, compare in REPORTS.items():
                    found[name] += [f"{seed} {language}: {one}" for one in compare(plan, study)]
                studies, interviews = studies + 1, interviews + len(plan.interviews)
            finally:
                shutil.rmtree(place)
    print(f"{studies} studies, {interviews} interviews")
    for name, differences in found.items():
        print(f"{name}: {len(differences)} differences")
        for one in differences if asked.show else ():
            print(f"  {one[:400]}")


if __name__ == "__main__":
    main()
