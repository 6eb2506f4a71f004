"""Is the machine ready? One line a check, as they come, each with what to do."""

from typing import TYPE_CHECKING

from textual import work
from textual.app import ComposeResult
from textual.containers import VerticalScroll
from textual.content import Content
from textual.widgets import Static
from textual.worker import get_current_worker

from interview_tui.language import N_, _
from interview_tui.tui.keys import Command, Help, Place
from interview_tui.tui.widgets.footer import KeyLine
from interview_tui.tui.widgets.form import Row
from interview_tui.tui.widgets.topline import TopLine

if TYPE_CHECKING:
    from interview_tui.doctor import Check
    from interview_tui.study import Study

_SIGNS = {True: ("✓", "$success"), False: ("✕", "bold $error"), None: ("·", "$warning")}


class DoctorScreen(Place[None]):
    """Runs the checks by the side, so that a microphone that hangs does not hang the screen."""

    ABOUT = Help(
        N_("Check the machine"),
        N_("✓ is fine, ✕ should be mended before an interview, · is worth knowing. The microphone is listened to for "
           "two seconds; nothing is kept."),
    )  # fmt: skip
    KEYS = (
        Command("a", "again", N_("check again"), N_("Go through every check once more.")),
        Command("escape,q", "back", N_("back"), N_("Back to where you were.")),
    )

    def __init__(self, study: "Study | None" = None) -> None:
        super().__init__()
        self.study = study

    def compose(self) -> ComposeResult:
        yield TopLine("Interview TUI", _("is the machine ready?"))
        with VerticalScroll(classes="page", id="checks"):
            pass
        yield KeyLine()

    async def on_mount(self) -> None:
        await self.action_again()

    async def action_again(self) -> None:
        await self.query_one("#checks").remove_children()
        self._say(_("checking; say something to the microphone"))
        self._check()

    def action_back(self) -> None:
        self.dismiss()

    @work(thread=True, exclusive=True)
    def _check(self) -> None:
        from interview_tui.doctor import checks

        worker = get_current_worker()
        troubles = 0
        for check in checks(self.study):
            if worker.is_cancelled:
                return
            troubles += check.ok is False
            self.app.call_from_thread(self._show, check)
        if not worker.is_cancelled:
            self.app.call_from_thread(
                self._say, _("something should be mended first") if troubles else _("ready for an interview")
            )

    def _show(self, check: "Check") -> None:
        sign, style = _SIGNS[check.ok]
        found = Content.assemble(check.what, (f"\n{check.cure}" if check.cure else "", "$quiet"))
        row = Row(Content.assemble((sign, style), f" {check.name}"), Static(found, classes="found"))
        self.query_one("#checks").mount(row)

    def _say(self, state: str) -> None:
        self.query_one(TopLine).about = state
