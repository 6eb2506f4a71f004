"""An interview whose window was closed is still being recorded: take it up again?"""

from textual.app import ComposeResult
from textual.containers import VerticalScroll
from textual.widgets import Static

from interview_tui.language import N_, _
from interview_tui.tui.keys import Command, Dialog, Help
from interview_tui.tui.widgets.footer import KeyLine


class TakeUpDialog(Dialog[bool]):
    """True: go to the interview; False: leave it, and its recorder ends it by itself."""

    ABOUT = Help(
        N_("Still recording"),
        N_("The window of this interview was closed, and the recording went on by itself. Take it up, or leave it."),
    )
    KEYS = (
        Command("enter", "answer(True)", N_("take it up"), N_("Back to the interview, where it was.")),
        Command("escape", "answer(False)", N_("leave it"), N_("The recording ends by itself within two minutes.")),
    )

    def __init__(self, pseudonym: str) -> None:
        super().__init__()
        self.pseudonym = pseudonym

    def compose(self) -> ComposeResult:
        with VerticalScroll(classes="window -trouble"):
            yield Static(
                _("● The interview with {name} is still being recorded").format(name=self.pseudonym),
                classes="what",
                markup=False,
            )
            yield Static(
                _("Nothing is lost. Enter takes the interview up where it is. If you leave it, the recording ends by "
                  "itself within two minutes and is kept."),
                classes="cure",
                markup=False,
            )  # fmt: skip
        yield KeyLine()

    def action_answer(self, take_up: bool) -> None:
        self.dismiss(take_up)
