"""Guides from documents: how much of them is understood, and what broken ones do.

    python -m bench.guide_import [--mutations 2000] [--seed 1] [--show]

1. Read: the documents of tests/guide_import, in five groups: laid out by the generator, written by hand, written by
   LibreOffice, those the reader was not made with, and those of a writer who did not know it. For each group the
   questions found, the rows with the right kind and level, and the words lost. Of that writer's also the rows as she
   wrote them, nothing of what she leaves open taken off (tests/guide_import/strangers.py).
2. Broken: each document with bytes flipped, cut, parts of its ZIP swapped, renamed, nested deep, until there are as
   many as asked for. A guide or a sentence; anything else is a fault.
3. Seconds for a document.

Prints JSON. With --show also each row that is wrong.
"""

import argparse
import json
import random
import time
from collections import Counter
from collections.abc import Sequence
from typing import Any

from interview_tui.guide.drafting.draft import draft_text
from interview_tui.guide_import import read_document
from interview_tui.problem import Problem
from tests.guide_import.by_hand import by_hand
from tests.guide_import.files_made import of_libreoffice
from tests.guide_import.manners import Case, generated
from tests.guide_import.mutating import mutated
from tests.guide_import.scoring import ASKED, score
from tests.guide_import.strangers import scored, strangers
from tests.guide_import.texts_by_hand import texts_by_hand
from tests.guide_import.unseen import unseen
from tests.guide_import.unseen_again import unseen_again
from tests.guide_import.unseen_third import unseen_third


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--mutations", type=int, default=2000)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--show", action="store_true")
    options = parser.parse_args()
    groups = {
        "generated": list(generated()),
        "by hand": [*by_hand(), *texts_by_hand()],
        "LibreOffice": of_libreoffice(),
        "unseen, mended since": [*unseen(), *unseen_again(), *unseen_third()],
        "by a stranger, mended since": strangers(),
    }
    result: dict[str, Any] = {name: measured(cases, show=options.show) for name, cases in groups.items()}
    whole = [case for cases in groups.values() for case in cases]
    result["broken"] = broken(whole, options.mutations, options.seed)
    print(json.dumps(result, ensure_ascii=False, indent=1))


def measured(cases: Sequence[Case], *, show: bool) -> dict[str, Any]:
    """What is understood of some documents."""
    began = time.process_time()
    read = [read_document(case.data, case.file) for case in cases]
    seconds = time.process_time() - began
    results = [scored(case, one) for case, one in zip(cases, read, strict=True)]
    written = [score(case.tree, one) for case, one in zip(cases, read, strict=True)]
    asked = sum(kind in ASKED for case in cases for kind, _depth, _text in case.tree)
    missing = sum(len(one.missing) for one in results)
    rows, right = sum(one.rows for one in results), sum(one.right for one in results)
    if show:
        for case, one, result in zip(cases, read, results, strict=True):
            wrong = {*case.tree} ^ {(row.kind, row.depth, row.text) for row in one.draft.rows}
            print(case.name, f"{result.right}/{result.rows}", *sorted(wrong), sep="\n  ")
    return {
        "documents": len(cases),
        "questions": asked,
        "questions found": asked - missing,
        "rows": rows,
        "right kind and level": right,
        "share": round(right / rows, 4),
        "share as written": round(sum(one.right for one in written) / sum(one.rows for one in written), 4),
        "words lost": sum(len(one.lost) for one in results),
        "unsure": sum(one.unsure for one in read),
        "seconds a document": round(seconds / len(cases), 4),
    }


def broken(cases: Sequence[Case], count: int, seed: int) -> dict[str, Any]:
    """What broken documents do."""
    chance = random.Random(seed)
    outcomes: Counter[str] = Counter()
    slowest = 0.0
    for n in range(count):
        case = cases[n % len(cases)]
        data = mutated(case.data, chance)
        began = time.process_time()
        try:
            draft_text(read_document(data, case.file).draft)
            outcomes["a guide"] += 1
        except Problem:
            outcomes["a sentence"] += 1
        except Exception as error:  # what is measured: a fault of any kind
            outcomes[f"FAULT {type(error).__name__} in {case.name}"] += 1
        slowest = max(slowest, time.process_time() - began)
    return {"documents": count, **outcomes, "slowest second": round(slowest, 2)}


if __name__ == "__main__":
    main()
