"""The one family of errors that a user sees."""

from pathlib import Path


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
        """The file it is about; only its name is shown."""
        self.line = line
        """Line in that file, from 1."""

    def __str__(self) -> str:
        place = ""
        if self.where is not None:
            place = f"{self.where.name}:{self.line}: " if self.line else f"{self.where.name}: "
        elif self.line:
            place = f"{self.line}: "
        return f"{place}{self.what} {self.cure}".strip()
