"""Withdraws and purges, killed at fifty moments of each; and how long it takes in a study of some size.

    python -m bench.erasing [--kills 50] [--interviews 14] [--words 9000] [--megabytes 30]

The moments are counted, not timed: the child ends itself (SIGKILL) before a file is removed, renamed, made or opened
for writing. They are spread evenly over all such changes. After every second kill the first program that opens the
study is killed as well, amid what it finishes. Then the study is opened: all in it, and around it, must be as before,
or as after an erasure that came through; and of the participant no byte may be left in that case. Prints lines of JSON,
and exits with 1 if anything was between. Not on Windows, where no process can be copied.
"""

import argparse
import json
import os
import sys
import tempfile
import time
from collections import Counter
from pathlib import Path

import numpy as np

from interview_tui.erasing.carrying_out import erase
from interview_tui.erasing.withdrawal import withdrawal_plan
from interview_tui.interview.record import InterviewRecord, Participant
from interview_tui.language import set_language
from interview_tui.study import Settings, Study
from tests.erasing.dying import NEVER, What, came_of, carried_out, moments, plan_of, run, state
from tests.erasing.everything import Everything, build, copied, traces_of_robin, transcript, where
from tests.studies import GUIDE, events

_VOCABULARY = 4000
_WORDS_A_TURN = 40


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("--kills", type=int, default=50)
    parser.add_argument("--interviews", type=int, default=14)
    parser.add_argument("--words", type=int, default=9000, help="in each interview")
    parser.add_argument("--megabytes", type=int, default=30, help="of sound in each interview")
    told = parser.parse_args()
    set_language("en")
    whole = True
    with tempfile.TemporaryDirectory() as place:
        around = Path(place) / "around"
        for name in ("HOME", "USERPROFILE", "LOCALAPPDATA", "APPDATA"):
            os.environ[name] = str(around / "home")
        build(around)
        pristine = Path(place) / "pristine"
        copied(around, pristine)
        whats: tuple[What, ...] = ("withdraw", "purge")
        for what in whats:
            outcomes, found = kills(what, told.kills, Everything(around), pristine)
            whole = whole and set(outcomes) <= {"untouched", "finished"}
            print(json.dumps(found), flush=True)
        print(json.dumps(large(Path(place) / "large", told.interviews, told.words, told.megabytes)), flush=True)
    sys.exit(0 if whole else 1)


def kills(what: What, count: int, everything: Everything, pristine: Path) -> tuple[Counter[str], dict[str, object]]:
    """Kill it at `count` moments; what came of each, and figures."""
    copied(pristine, everything.around)
    before, needles = state(everything), traces_of_robin(everything)
    plan = plan_of(what, everything.folder)
    total = run(lambda: carried_out(plan), NEVER)
    assert total is not None
    after = state(everything)
    outcomes: Counter[str] = Counter()
    left = twice = 0
    for number, moment in enumerate(moments(total, count)):
        copied(pristine, everything.around)
        assert run(lambda: carried_out(plan), moment) is None
        again = moment // 2 if number % 2 else None
        twice += again is not None
        outcome = came_of(everything, before, after, again)
        outcomes[outcome] += 1
        if outcome == "finished":
            left += len(where(everything.folder, needles))
    return outcomes, {
        "what": what, "changes": total, "kills": sum(outcomes.values()), "killed twice": twice,
        "outcomes": dict(outcomes), "files with a trace of her afterwards": left, "looked for": len(needles),
    }  # fmt: skip


def large(folder: Path, interviews: int, words: int, megabytes: int) -> dict[str, object]:
    """How long it takes to look for everything of one participant, and to erase it."""
    study = Study.create(folder, GUIDE, Settings(title="Large", language="sv"))
    lot = np.random.default_rng(1)
    vocabulary = ["".join(lot.choice(list("abdefgiklmnoprstuvåäö"), 6)) for _each in range(_VOCABULARY)]
    for number in range(interviews):
        made = study.new_interview(InterviewRecord(participants=(Participant(pseudonym=f"Namn{number}a"),)))
        for event in events():
            made.timeline.append(event)
        texts = [" ".join(lot.choice(vocabulary, _WORDS_A_TURN)) for _turn in range(words // _WORDS_A_TURN)]
        transcript(made.transcript, texts, ["I"] * len(texts))
        (made.audio / "recording.flac").write_bytes(lot.bytes(megabytes * 1_000_000))
    began = time.perf_counter()
    plan = withdrawal_plan(study, [study.interviews()[0]])
    looked = time.perf_counter()
    done = erase(plan)
    assert done.receipt.gone
    return {
        "interviews": interviews, "words in each": words, "MB of sound in each": megabytes,
        "seconds to look": round(looked - began, 2), "seconds to erase": round(time.perf_counter() - looked, 2),
    }  # fmt: skip


if __name__ == "__main__":
    main()
