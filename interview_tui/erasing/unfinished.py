"""Finishes an erasure that was cut short, without knowing more of it than its journal."""

import os
from dataclasses import dataclass
from pathlib import Path

from interview_tui.erasing.carrying_out import carry_out, finish_closing, is_closed, leave_folder, receipt_place
from interview_tui.erasing.journal import journal_path, read_journal
from interview_tui.erasing.receipt import ErasedReceipt, What, read_receipt
from interview_tui.language import _
from interview_tui.problem import Problem
from interview_tui.study import study_lock


@dataclass(frozen=True, slots=True)
class Finished:
    """What was finished."""

    what: What
    receipt: ErasedReceipt | None
    """None of a study that was purged without leaving one."""


def finish(folder: Path) -> Finished | None:
    """`opening.finish_erasing`, where there may be something to finish."""
    root = folder.expanduser().resolve()
    if read_journal(root) is None and not is_closed(root):
        return None
    if not os.access(root, os.W_OK):
        raise Problem(
            _("Something was being erased in this study, and cannot be finished: the study is read-only now."),
            cure=_("Open it where it can be written."),
            where=journal_path(root),
        )
    finished: Finished | None = None
    with study_lock(root):
        if (journal := read_journal(root)) is not None:  # another program may have finished meanwhile
            finished = Finished(journal.what, carry_out(root, journal).receipt)
        elif is_closed(root):
            finished = Finished("purge", read_receipt(receipt_place(root)))
            finish_closing(root)
    leave_folder(root)
    return finished
