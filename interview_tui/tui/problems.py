"""A `Problem` anywhere in the app becomes a quiet dialog with its sentence and its cure, never a traceback."""

from typing import TYPE_CHECKING, Any

from textual.message import Message
from textual.message_pump import MessagePump

from interview_tui.problem import Problem

if TYPE_CHECKING:
    from interview_tui.tui.app import InterviewApp


class CatchesProblems:
    """Mixed into the app and its screens: a handler or an action may raise `Problem`."""

    async def _dispatch_message(self, message: Message) -> Any:
        # Textual ends a screen's message loop when a handler raises, so this is caught one step earlier.
        assert isinstance(self, MessagePump)
        try:
            await super()._dispatch_message(message)  # type: ignore[misc]
        except Problem as problem:
            app: InterviewApp = self.app  # type: ignore[assignment]
            app.show_problem(problem)
