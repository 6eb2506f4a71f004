"""What an erasure that was cut short left to do is done before anything else, by whoever opens the study next.

Looking costs a moment and loads nothing heavy: the start screen does it.
"""

import os
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from interview_tui.erasing.receipt import ErasedReceipt

_JOURNAL = ".erasing.json"
_CLOSED = b"purged = true"


def finish_erasing(folder: Path) -> "ErasedReceipt | None":
    """Finish it; None where nothing is to be finished. Called before the study is opened and locked.

    Raises `Problem` if another program is at it, or if a file cannot be deleted: the study is not to be opened then.
    """
    if not _may_be_unfinished(folder):
        return None
    from interview_tui.erasing.unfinished import finish

    return finish(folder)


def _may_be_unfinished(folder: Path) -> bool:
    try:
        if any(one.name.endswith(_JOURNAL) or _JOURNAL in one.name for one in os.scandir(folder)):
            return True
        with (folder / "study.toml").open("rb") as file:
            return file.read(len(_CLOSED)) == _CLOSED
    except OSError:
        return False
