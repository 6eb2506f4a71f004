"""A word about a study whose material is to be deleted soon, or should be deleted by now, and what to do."""

from datetime import date
from pathlib import Path

from textual.widgets import Static

from interview_tui.language import _
from interview_tui.retention import is_due, retention_in, when


class RetentionReminder(Static):
    """One line of the study's screen; nothing while the day is far off. `look` reads the day again."""

    def __init__(self, folder: Path) -> None:
        super().__init__(classes="-trouble", markup=False)
        self._folder = folder

    def on_mount(self) -> None:
        self.look()

    def look(self) -> None:
        """Say what there is to say today."""
        day, today = retention_in(self._folder), date.today()
        self.display = is_due(day, today)
        if day is not None:
            self.update("! " + when(day, today) + " " + _what_to_do())


def _what_to_do() -> str:
    return _("d deletes it, n locks it, b changes the day.")
