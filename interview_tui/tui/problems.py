"""A `Problem` anywhere in the app becomes a quiet dialog with its sentence and its cure, never a traceback."""

from typing import TYPE_CHECKING, Any

from textual.message import Message
from textual.message_pump import MessagePump

from interview_tui.language import _
from interview_tui.problem import Problem, reason

if TYPE_CHECKING:
    from interview_tui.tui.app import InterviewApp


def as_problem(error: BaseException | None) -> Problem | None:
    """`error` as something she can mend: a `Problem`, or what disk or system refused. Else None: a bug."""
    if isinstance(error, Problem):
        return error
    if isinstance(error, OSError):
        return Problem(
            _("This could not be read or written: {reason}.").format(reason=reason(error)),
            cure=_("See that there is room on the disk, and that you may use the folder."),
            where=error.filename if isinstance(error.filename, str) else None,
        )
    return None


class CatchesProblems:
    """Mixed into the app and its screens: a handler or an action may raise `Problem`."""

    async def _dispatch_message(self, message: Message) -> Any:
        # Textual ends a screen's message loop when a handler raises, so this is caught one step earlier.
        assert isinstance(self, MessagePump)
        try:
            await super()._dispatch_message(message)  # type: ignore[misc]
        except (Problem, OSError) as error:
            app: InterviewApp = self.app  # type: ignore[assignment]
            if problem := as_problem(error):
                app.show_problem(problem)
