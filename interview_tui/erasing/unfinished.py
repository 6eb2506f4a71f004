"""Finishes an erasure that was cut short, without knowing more of it than its journal."""

from pathlib import Path

from interview_tui.erasing.carrying_out import carry_out, finish_closing, is_closed, leave_folder
from interview_tui.erasing.journal import journal_path, read_journal
from interview_tui.erasing.receipt import ErasedReceipt, read_receipt
from interview_tui.language import _
from interview_tui.problem import Problem
from interview_tui.study import study_lock


def finish(folder: Path) -> ErasedReceipt | None:
    """`opening.finish_erasing`, when there may be something to finish."""
    root = folder.expanduser().resolve()
    if read_journal(root) is None and not is_closed(root):
        return None
    receipt: ErasedReceipt | None = None
    with study_lock(root):
        _refuse_read_only(root)
        journal = read_journal(root)  # another program may have finished meanwhile
        if journal is not None:
            receipt = carry_out(root, journal).receipt
        elif is_closed(root):
            receipt = read_receipt(root / "erased.json")
            finish_closing(root)
    leave_folder(root)
    return receipt


def _refuse_read_only(root: Path) -> None:
    import os

    if not os.access(root, os.W_OK):
        raise Problem(
            _("Something was being erased in this study, and cannot be finished: the study is read-only now."),
            cure=_("Open it where it can be written."),
            where=journal_path(root),
        )
