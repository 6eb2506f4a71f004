"""What an erasure that was cut short left to do is done before anything else, by whoever opens the study next.

Looking costs a moment and loads nothing heavy: the start screen does it.
"""

import os
from pathlib import Path
from typing import TYPE_CHECKING

from interview_tui.language import _
from interview_tui.problem import Problem

if TYPE_CHECKING:
    from interview_tui.erasing.unfinished import Finished

_JOURNAL = ".erasing.json"
_CLOSED = b"purged = true"


def finish_before_opening(folder: Path) -> str:
    """Finish it; returns a sentence that says so, empty where there was nothing to do.

    Called before the study is opened and locked. Raises `Problem` if another program is at it, if a file cannot be
    deleted (the study is not to be opened then), and where the study is gone now, as it had been wished.
    """
    finished = finish_erasing(folder)
    if finished is None:
        return ""
    if finished.what == "purge":
        raise Problem(_("This study was being erased when the program was interrupted. Now all of it is erased."))
    return _("A withdrawal had been interrupted. It is finished now, and all of it is erased.")


def finish_erasing(folder: Path) -> "Finished | None":
    """The same; says what was finished, None where there was nothing."""
    if not _may_be_unfinished(folder):
        return None
    from interview_tui.erasing.unfinished import finish

    return finish(folder)


def _may_be_unfinished(folder: Path) -> bool:
    try:
        with os.scandir(folder) as found:
            if any(_JOURNAL in one.name for one in found):  # half written, too
                return True
        with (folder / "study.toml").open("rb") as file:
            return file.read(len(_CLOSED)) == _CLOSED
    except OSError:
        return False
