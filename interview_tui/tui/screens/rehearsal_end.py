"""After a rehearsal: what it took, how she waited, and one key that deletes it."""

from textual.app import ComposeResult
from textual.containers import VerticalScroll
from textual.widgets import Static

from interview_tui.language import N_, _
from interview_tui.rehearsals import delete_rehearsal
from interview_tui.rehearsing import Rehearsal, summary
from interview_tui.study import Interview
from interview_tui.transcription.client import Transcriber
from interview_tui.tui.keys import Command, Help, Place
from interview_tui.tui.view.rehearsed import summary_table, summary_words
from interview_tui.tui.widgets.footer import KeyLine
from interview_tui.tui.widgets.topline import TopLine

_WIDEST = 72
"""Cells of the table."""


class RehearsalEndScreen(Place[None]):
    """Shows what `interview` came to, with the participant's part in it."""

    ABOUT = Help(
        N_("After the rehearsal"),
        N_(
            "What each theme took beside what was planned, and how long you waited before you spoke. A rehearsal "
            "counts nowhere: keep it, or delete it with d."
        ),
    )
    KEYS = (
        Command("enter,escape,q", "leave", N_("to the study"), N_("Keep the rehearsal; it counts nowhere.")),
        Command("t", "transcript", N_("transcript"), N_("Transcribe what you said, and read it.")),
        Command("d,delete", "delete", N_("delete"), N_("Delete this rehearsal, with its recording, at once.")),
    )

    def __init__(self, interview: Interview, rehearsal: Rehearsal, transcriber: Transcriber | None = None) -> None:
        super().__init__()
        self.interview = interview
        self.transcriber = transcriber
        self._state = interview.state()
        self._summary = summary(self._state, rehearsal)

    def compose(self) -> ComposeResult:
        yield TopLine(self.interview.study.settings.title, _("rehearsal"))
        with VerticalScroll(id="rehearsed", can_focus=False):
            yield Static(_("The rehearsal is over."), classes="heading", markup=False)
            table = summary_table(self._summary, min(_WIDEST, self.app.size.width - 10))
            yield Static("\n".join(table), id="rehearsed-table", markup=False)
            yield Static("\n".join(summary_words(self._summary)), id="rehearsed-words", markup=False)
        yield KeyLine()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        return self._state.has_been_recorded if action == "transcript" else True

    def action_leave(self) -> None:
        self.dismiss()

    def action_transcript(self) -> None:
        from interview_tui.tui.screens.finishing import FinishingScreen

        self.app.switch_screen(FinishingScreen(self.interview, self.transcriber))

    def action_delete(self) -> None:
        if self.transcriber is not None:
            self.transcriber.stop()
        delete_rehearsal(self.interview)
        self.notify(_("The rehearsal is deleted."))
        self.dismiss()
