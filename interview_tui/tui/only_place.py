"""One screen as the whole program: for a command that opens a place and ends when it is closed."""

import sys
from collections.abc import Callable
from typing import Any

from textual.screen import Screen

from interview_tui.tui.app import InterviewApp


def run(place: Callable[[], Screen[Any]], *, language: str | None, debug: bool) -> None:
    """Show it; the process ends with the app's own exit code."""
    app = InterviewApp(place=place, language=language, debug=debug)
    app.run()
    sys.exit(app.return_code or 0)
