"""Timing reports as files, written as exports are: all or none, and never over what somebody has changed."""

from collections.abc import Sequence
from pathlib import Path

from interview_tui.export.traces import check_exports
from interview_tui.export.write import write_files
from interview_tui.exported import ExportedFile
from interview_tui.files import private_folder
from interview_tui.language import _
from interview_tui.problem import Problem, reason
from interview_tui.study import Interview, Study
from interview_tui.timing.documents import FORMATS, TimingDocument


def write_timing(
    study: Study, interviews: Sequence[Interview], document: TimingDocument, formats: Sequence[str], into: Path | None
) -> list[Path]:
    """Write `document`, which is of these interviews, into the study's `exports/` or the folder `into`.

    The study's list remembers whose figures each file holds, so that it is found when one of them withdraws. Nothing
    that was said stands in it; it is searched all the same for what is to be hidden, but for the names in the key.
    Raises `Problem`.
    """
    holds = tuple(study.sittings(one)[0].id for one in interviews)
    files = [ExportedFile("timing", FORMATS[name][0], FORMATS[name][1](document), holds) for name in formats]
    check_exports(study, files, ())
    try:
        return write_files(study, private_folder(into) if into is not None else study.exports, files)
    except OSError as error:
        raise Problem(
            _("The report could not be written: {reason}.").format(reason=reason(error)),
            cure=_("Make room on the disk, or choose a folder that you may write in."),
            where=into or study.folder / "exports",
        ) from error
