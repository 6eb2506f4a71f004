"""Reading the text files of a study: what can be wrong with one is said once, here."""

from pathlib import Path

from interview_tui.language import _
from interview_tui.problem import Problem


def stored_text(path: Path) -> str:
    """A text file of the study. Raises `Problem` if it is missing or not UTF-8."""
    try:
        return path.read_text(encoding="utf-8")
    except FileNotFoundError:
        raise Problem(
            _("This file of the study is missing."), cure=_("Put back its copy from a backup."), where=path
        ) from None
    except UnicodeDecodeError:
        raise Problem(
            _("This file is not UTF-8 text."), cure=_("Save it as UTF-8 in a text editor."), where=path
        ) from None


def refuse_newer(schema: object, known: int, path: Path) -> None:
    """Raise `Problem` if the number a file says is above what this program knows."""
    if isinstance(schema, int) and schema > known:
        raise Problem(
            _("This was made by a newer version of Interview TUI."),
            cure=_("Install that version, or a later one, and open the study again."),
            where=path,
        )
