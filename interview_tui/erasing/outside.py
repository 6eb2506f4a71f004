"""What lies outside the study and goes with it: only what this computer knows that it put there itself.

A journal and a study's lists are files of the study, and the study may have come from somebody else. So what a journal
says of places outside counts only with this computer's mark on it (`own_mark`).
"""

import json
from collections.abc import Iterable
from contextlib import suppress
from pathlib import Path

from interview_tui.audio.storage.check import sha256_of
from interview_tui.erasing.journal import Journal
from interview_tui.erasing.paths import is_link, is_quick
from interview_tui.exported import Exported
from interview_tui.own_mark import is_marked, mark_of
from interview_tui.problem import Problem
from interview_tui.study import Interview
from interview_tui.transcription.broken_off import work_folder


def sealed(root: Path, journal: Journal) -> Journal:
    """The journal with this computer's mark on what it says of places outside the study in `root`."""
    return journal.model_copy(update={"seal": mark_of(*_outside(root, journal))})


def is_sealed(root: Path, journal: Journal) -> bool:
    """Whether this computer wrote what the journal says of places outside."""
    return is_marked(journal.seal, *_outside(root, journal))


def _outside(root: Path, journal: Journal) -> tuple[str, ...]:
    exports = json.dumps([one.model_dump(mode="json") for one in journal.exports])
    return str(root), exports, json.dumps(journal.quick)


def quick_of(interviews: Iterable[Interview], ledger: Exported, exports: Iterable[Path]) -> list[str]:
    """Work on the same recordings without the study, by the names of its folders.

    What a record says of its recording is believed only where the recording itself is there and says the same.
    """
    names: dict[str, None] = {}
    for interview in interviews:
        with suppress(Problem):
            record = interview.record
            told = [(one.file, one.sha256) for one in record.audio]
            told += [(record.imported.file, record.imported.sha256)] if record.imported is not None else []
            for file, sum in told:
                if _is_there(sum[:32]) and _is_its_sum(interview.folder, file, sum):
                    names[sum[:32]] = None
    for path in exports:
        if ledger.whose(path)[0]:
            names.update(dict.fromkeys(one[:32] for one in ledger.sums_of(path) if _is_there(one[:32])))
    return list(names)


def _is_there(name: str) -> bool:
    return is_quick(name) and (work_folder() / name).is_dir()


def _is_its_sum(folder: Path, file: str, sum: str) -> bool:
    path = folder / file
    try:
        return bool(file) and not is_link(path) and path.is_file() and sha256_of(path) == sum
    except OSError:
        return False
