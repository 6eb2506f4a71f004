"""The timeline on disk: one fsync'd line of JSON an event, appended, never rewritten.

The screen and the recorder both write to it, each under the same lock, so that every event gets a number of its own.
"""

from pydantic import TypeAdapter

from interview_tui.interview.events import EVENT, AnyEvent
from interview_tui.interview.log import Log
from interview_tui.language import _

SCHEMA = 1


class Timeline(Log[AnyEvent]):
    """The events of one interview. `append` returns when the event is on the disk."""

    SCHEMA = SCHEMA

    def events(self) -> list[AnyEvent]:
        """Every event, oldest first; none if nothing was written yet. A torn last line is left out.

        Raises `Problem` if a newer program wrote it, or if the file is damaged in the middle.
        """
        return self._read()[1]

    @property
    def _reader(self) -> TypeAdapter[AnyEvent]:
        return EVENT

    def _newer(self) -> str:
        return _("The timeline was written by a newer version of Interview TUI.")

    def _broken(self) -> str:
        return _("This line of the timeline cannot be read.")
