"""Rehearsals of a study: nobody took part in them, nothing counts of them, and they go with one key."""

import shutil

from interview_tui.at_rest import is_link
from interview_tui.audio.recorder.runtime import recorder_lives
from interview_tui.erasing.processes import refuse_unreachable, stop_work
from interview_tui.interview.record import RECORD_FILE
from interview_tui.language import _
from interview_tui.problem import Problem, reason
from interview_tui.recovery import erase_what_was_said
from interview_tui.study import Interview


def delete_rehearsal(interview: Interview) -> None:
    """Delete the folder of a rehearsal with its sound, and what was exported of it.

    The record goes last: after a crash in the middle it still is a rehearsal, and can be deleted again. Raises
    `Problem` if it is none, if it is being held, or if something of it cannot be deleted.
    """
    if interview.record.kind != "rehearsal":
        raise Problem(
            _("This is no rehearsal: somebody took part in it."),
            cure=_("Mark it in the study and press d to delete what a participant has said."),
        )
    if is_link(interview.folder) or is_link(interview.folder.parent):
        raise Problem(
            _("The folder of this rehearsal is a link to another place, and nothing is deleted through a link."),
            cure=_("Take the link out of the study, and delete by hand what it leads to."),
            where=interview.folder,
        )
    if recorder_lives(interview.audio):
        raise Problem(_("This rehearsal is still being recorded."), cure=_("End it first, with e."))
    try:
        refuse_unreachable(interview.folder)
        stop_work(interview.folder)
        erase_what_was_said(interview)
        for path in list(interview.folder.iterdir()):
            if path.name == RECORD_FILE:
                continue
            if path.is_dir() and not path.is_symlink():
                shutil.rmtree(path)
            else:
                path.unlink()
        (interview.folder / RECORD_FILE).unlink()
        interview.folder.rmdir()
    except OSError as error:
        raise Problem(
            _("The rehearsal could not be deleted: {reason}.").format(reason=reason(error)),
            cure=_("Close other programs that have its files open, and press the key again."),
            where=interview.folder,
        ) from error
