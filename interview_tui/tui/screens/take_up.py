"""An interview whose window was closed is still open in its recorder: take it up again?"""

from textual.app import ComposeResult
from textual.containers import VerticalScroll
from textual.widgets import Static

from interview_tui.audio.recorder.messages import RecorderState
from interview_tui.language import N_, _
from interview_tui.times import length
from interview_tui.tui.keys import Command, Dialog, Help
from interview_tui.tui.widgets.footer import KeyLine


class TakeUpDialog(Dialog[bool]):
    """True: go to the interview; False: leave it, and its recorder ends it by itself after `grace_seconds`."""

    ABOUT = Help(
        N_("Still open"),
        N_("The window of this interview was closed, and its recorder went on by itself. Take it up, or leave it."),
    )
    KEYS = (
        Command("enter", "answer(True)", N_("take it up"), N_("Back to the interview, where it was.")),
        Command("escape", "answer(False)", N_("leave it"), N_("The recording ends by itself and is kept.")),
    )

    def __init__(self, pseudonym: str, recorder: RecorderState = "recording", grace_seconds: float = 120.0) -> None:
        super().__init__()
        self.pseudonym = pseudonym
        self.recorder = recorder
        self.grace_seconds = grace_seconds

    def compose(self) -> ComposeResult:
        with VerticalScroll(classes="window -trouble"):
            yield Static(_how(self.recorder).format(name=self.pseudonym), classes="what", markup=False)
            yield Static(
                _(
                    "Nothing is lost. Enter takes the interview up where it is. If you leave it, the recording ends "
                    "by itself within {time} and is kept."
                ).format(time=length(self.grace_seconds)),
                classes="cure",
                markup=False,
            )
        yield KeyLine()

    def action_answer(self, take_up: bool) -> None:
        self.dismiss(take_up)


def _how(recorder: RecorderState) -> str:
    match recorder:
        case "paused":
            return _("‖ The interview with {name} is still open, and paused")
        case "off_record":
            return _("◌ The interview with {name} is still open, off the record")
        case "listening":
            return _("○ The interview with {name} is still open; nothing is being recorded")
        case "recording" | "stopped" | "erased":
            return _("● The interview with {name} is still being recorded")
