"""The guide was changed once interviews had been held with it: one line of why, for the methods section."""

from typing import Any

from textual.app import ComposeResult
from textual.containers import VerticalScroll
from textual.screen import Screen
from textual.widgets import Input, Static

from interview_tui.guide.revision import Change
from interview_tui.guide.revision_words import ChangeRow, rows, summary
from interview_tui.guide_versions import changes_since, keep_version, needs_reason
from interview_tui.language import N_, _
from interview_tui.study import Study
from interview_tui.tui.keys import Command, Dialog, Help
from interview_tui.tui.widgets.footer import KeyLine
from interview_tui.tui.widgets.form import Row, text_field

_SHOWN = 5
"""Changes that are shown; the rest is counted."""


class ReasonDialog(Dialog[bool]):
    """True: the reason is kept. False: she says it later, and is asked again before the next interview."""

    ABOUT = Help(
        N_("Why the guide was changed"),
        N_(
            "The guide is not the one that an interview was held with any more. One line of why stands in the report "
            "on methods, and beside the version. Name nobody: it is kept when an interview is deleted."
        ),
    )
    KEYS = (
        Command("enter", "keep", N_("keep"), N_("Keep the reason with this version of the guide.")),
        Command("escape", "later", N_("later"), N_("Go on without; it is asked for again before the next interview.")),
    )

    def __init__(self, study: Study) -> None:
        super().__init__()
        self.study = study
        self._changes = changes_since(study)

    def compose(self) -> ComposeResult:
        with VerticalScroll(classes="window"):
            yield Static(
                _("The guide was changed after an interview: {changes}").format(changes=summary(self._changes)),
                classes="what",
                markup=False,
            )
            yield Static("\n".join(self._shown()), classes="quiet", markup=False)
            field = text_field(id="reason", placeholder=_("in one line; name nobody"))
            yield Row(_("Why"), field, classes="second")
        yield KeyLine()

    def on_mount(self) -> None:
        self.query_one("#reason").focus()

    def on_input_submitted(self) -> None:
        self.action_keep()

    def action_keep(self) -> None:
        keep_version(self.study, self.query_one("#reason", Input).value)
        self.dismiss(True)

    def action_later(self) -> None:
        self.dismiss(False)

    def _shown(self) -> list[str]:
        first = self._changes[:_SHOWN]
        shown = [_line(change, row) for change, row in zip(first, rows(first), strict=True)]
        if (more := len(self._changes) - _SHOWN) > 0:
            shown.append(_("and {count} more").format(count=more))
        return [" ".join(line.split()) for line in shown]


def _line(change: Change, row: ChangeRow) -> str:
    """A change in one line; of what was moved, the text stands after the place that it has now."""
    where, text = row.where or row.what, change.new if change.kind == "moved" else row.after or row.before
    return f"{row.kind}, {where}" if where == text else f"{row.kind}, {where}: {text}"


def ask_why(screen: Screen[Any], study: Study) -> None:
    """Ask on top of `screen` if a reason is missing. Raises `Problem` if the versions cannot be read."""
    if needs_reason(study):
        screen.app.push_screen(ReasonDialog(study))
