"""An erasure that is killed (SIGKILL) before a certain change to the disk, and what the next opening makes of it.

The moments are counted, not timed: Python tells a hook before each file is removed, renamed, made or opened for
writing, and the process ends itself there. Used by the tests, and by `bench/erasing.py` for more moments.
"""

import multiprocessing
import os
import re
import signal
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any, Literal

from interview_tui.erasing.carrying_out import erase, leave_folder
from interview_tui.erasing.journal import JOURNAL
from interview_tui.erasing.opening import finish_erasing
from interview_tui.erasing.plan import Plan
from interview_tui.erasing.purge import purge_plan
from interview_tui.erasing.withdrawal import others_with, withdrawal_plan
from interview_tui.study import Study, study_lock
from tests.erasing.everything import Everything, tree

What = Literal["withdraw", "purge"]
CHANGES = frozenset({"os.remove", "os.rename", "os.rmdir", "os.mkdir", "os.truncate", "os.chmod"})
NEVER = 10**9
_RUNNING = re.compile(r"(.*/)?(\.lock|\.lock-owner|\..*\.lock|\.\.lock-owner\.\d+\.part)")
"""Locks: they may stay, and may be gone."""
_WHEN = re.compile(rb'"(began|wall)": ?"[^"]*"')


def plan_of(what: What, folder: Path) -> Plan:
    """Robin withdraws, with all her interviews; or everything goes but the guide and a receipt."""
    study = Study(folder)
    if what == "purge":
        return purge_plan(study, ("receipt", "guide"))
    first = study.interview("01-robin")
    return withdrawal_plan(study, [first, *others_with(first)])


def run(do: Callable[[], object], moment: int) -> int | None:
    """`do` in a process of its own, killed before change `moment` (from 0); how many there were if it came through."""
    receiver, sender = multiprocessing.Pipe(duplex=False)
    process = multiprocessing.get_context("fork").Process(target=_count, args=(do, moment, sender))
    process.start()
    sender.close()
    try:
        counted: int | None = receiver.recv()
    except EOFError:
        counted = None
    process.join()
    assert (counted is None) == (process.exitcode != 0)
    return counted


def carried_out(plan: Plan) -> None:
    with study_lock(plan.root):
        erase(plan)
    leave_folder(plan.root)


def _count(do: Callable[[], object], moment: int, sender: Any) -> None:
    count, armed = 0, True

    def hook(event: str, arguments: tuple[Any, ...]) -> None:
        nonlocal count
        writes = event == "open" and isinstance(arguments[2], int) and arguments[2] & (os.O_WRONLY | os.O_RDWR)
        if armed and (event in CHANGES or writes):
            if count == moment:
                os.kill(os.getpid(), signal.SIGKILL)
            count += 1

    sys.addaudithook(hook)
    do()
    armed = False
    sender.send(count)
    sender.close()


def state(everything: Everything) -> dict[str, bytes | None]:
    """All there is, without locks, and without when it was."""
    found = tree(everything.around)
    return {
        name: _WHEN.sub(b"", data) if data is not None and name.endswith(("erased.json", "corrections.jsonl")) else data
        for name, data in found.items()
        if not _RUNNING.fullmatch(name)
    }


def came_of(
    everything: Everything, before: dict[str, bytes | None], after: dict[str, bytes | None], again: int | None = None
) -> str:
    """`untouched` or `finished` once the study is opened again; else what is between.

    `again`: the first who opens it is killed too, at that moment.
    """
    had_begun = (everything.folder / JOURNAL).exists()
    if again is not None:
        run(lambda: finish_erasing(everything.folder), again)
    finish_erasing(everything.folder)
    now = state(everything)
    if now == before:
        return "untouched" if not had_begun else "untouched, though it had begun"
    if now == after:
        return "finished"
    odd = [name for name in sorted({*now, *after}) if now.get(name, b"-") != after.get(name, b"-")]
    return f"between: {odd[:5]}"


def moments(total: int, wanted: int) -> list[int]:
    """So many of `total` moments, from the first to the last, and one after it."""
    if wanted >= total:
        return list(range(total))
    return sorted({round(i * (total - 1) / (wanted - 1)) for i in range(wanted)})
