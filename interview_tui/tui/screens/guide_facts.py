"""What a guide says about itself: language, length, research questions."""

from textual.app import ComposeResult
from textual.containers import VerticalScroll
from textual.widgets import Input, Static, TextArea

from interview_tui.guide.header import Header
from interview_tui.language import N_, _
from interview_tui.tui.keys import Command, Dialog, Help
from interview_tui.tui.widgets.footer import KeyLine
from interview_tui.tui.widgets.form import Row, text_field
from interview_tui.tui.widgets.pick import Pick


class GuideFactsDialog(Dialog[Header | None]):
    """Gives the header with what was typed; None when she thought better of it."""

    ABOUT = Help(
        N_("About the guide"),
        N_("Write each research question on a line of its own. The first is RQ1, which a question names to serve it."),
    )
    KEYS = (
        Command("ctrl+s,f2", "keep", N_("keep"), N_("Keep what stands here.")),
        Command("tab", "app.focus_next", N_("next line"), N_("Go to the next line; Shift+Tab goes back.")),
        Command("escape", "back", N_("back"), N_("Back; nothing is changed.")),
    )

    def __init__(self, header: Header) -> None:
        super().__init__()
        self.header = header

    def compose(self) -> ComposeResult:
        header = self.header
        with VerticalScroll(classes="window"):
            yield Static(_("About the guide"), classes="heading")
            languages = [("sv", _("Swedish")), ("en", _("English"))]
            yield Row(_("Language"), Pick(languages, header.language, id="language"), classes="second")
            yield Row(_("Minutes"), text_field(str(header.minutes or ""), id="minutes", restrict=r"[0-9]{0,3}"))
            yield Static(_("Research questions, one a line"), classes="quiet second")
            yield TextArea("\n".join(header.research_questions), id="research", compact=True, tab_behavior="focus")
        yield KeyLine()

    def on_mount(self) -> None:
        field = self.query_one("#research", TextArea)
        field.move_cursor(field.document.end)  # where one goes on
        self.query_one("#language").focus()

    def on_input_submitted(self) -> None:
        self.action_keep()

    def action_keep(self) -> None:
        minutes = self.query_one("#minutes", Input).value
        lines = (" ".join(line.split()) for line in self.query_one("#research", TextArea).text.splitlines())
        told = {
            "language": self.query_one("#language", Pick).value,
            "minutes": int(minutes or 0) or None,
            "research_questions": tuple(line for line in lines if line),
        }
        self.dismiss(self.header.model_copy(update=told))

    def action_back(self) -> None:
        self.dismiss(None)
