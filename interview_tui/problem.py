"""The one family of errors that a user sees."""

import errno
from pathlib import Path

from interview_tui.language import N_, _

_REASONS = {
    errno.ENOENT: N_("it does not exist"),
    errno.EACCES: N_("you have no right to it"),
    errno.EPERM: N_("you have no right to it"),
    errno.EROFS: N_("the disk is read-only"),
    errno.ENOSPC: N_("there is no room on the disk"),
    errno.EISDIR: N_("it is a folder"),
    errno.ENOTDIR: N_("a file stands where a folder should be"),
    errno.EEXIST: N_("it exists already"),
    errno.ENAMETOOLONG: N_("the name is too long"),
    errno.EIO: N_("the disk does not work as it should"),
}
"""The system's own words are English, whatever language she has chosen."""


def reason(error: OSError) -> str:
    """Why the system refused, in the user's language where it is a common reason."""
    known = _REASONS.get(error.errno or 0)
    return _(known) if known else error.strerror or str(error) or type(error).__name__


class Problem(Exception):
    """Something the user can understand and mend. Everything else is a bug.

    Caught in two places, the command line and the app, and shown as
    `guide.md:12: This probe has no question above it. Put a numbered question first, or remove the dash.`
    """

    def __init__(self, what: str, *, cure: str = "", where: Path | str | None = None, line: int | None = None) -> None:
        super().__init__(what)
        self.what = what
        """What happened, one sentence, in the user's language."""
        self.cure = cure
        """What she can do about it, one or two sentences; empty when there is nothing to do."""
        self.where = Path(where) if where is not None else None
        """The file it is about; only its name is shown, and the interview it belongs to."""
        self.line = line
        """Line in that file, from 1."""

    @property
    def file(self) -> str:
        """What `where` is called on screen: `guide.md`; `01-robin/guide.md` in an interview. Empty without a place."""
        if self.where is None:
            return ""
        name = self.where.name or str(self.where)
        folders = self.where.parts[:-1]
        for depth in range(len(folders) - 2, -1, -1):
            if folders[depth] == "interviews":  # every interview has files of the same names
                return "/".join((*folders[depth + 1 :], name))
        return name

    def __str__(self) -> str:
        place = ""
        if self.where is not None:
            place = f"{self.file}:{self.line}: " if self.line else f"{self.file}: "
        elif self.line:
            place = f"{self.line}: "
        return f"{place}{self.what} {self.cure}".strip()
