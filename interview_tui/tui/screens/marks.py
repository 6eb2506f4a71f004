"""All quotes and notes of a transcript: go to one, change it, take it away."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from textual.app import ComposeResult
from textual.containers import Vertical
from textual.widgets import OptionList, Static
from textual.widgets.option_list import Option

from interview_tui.guide.model import Guide
from interview_tui.language import N_, ngettext
from interview_tui.tui.keys import Command, Dialog, Help
from interview_tui.tui.view.marks import Mark, place_of, row
from interview_tui.tui.widgets.footer import KeyLine

_WIDTH = 66
"""Characters of a line in a narrow terminal."""


@dataclass(frozen=True, slots=True)
class Wish:
    """What she wants with a mark."""

    kind: Literal["go", "change", "remove"]
    mark: Mark


class MarksDialog(Dialog[Wish | None]):
    """Gives what is wished with one of the marks, None for Esc."""

    ABOUT = Help(
        N_("Quotes and notes"),
        N_("Those of the interview and those you made while reading. Only your own can be taken away."),
    )
    KEYS = (
        Command("enter", "wish('go')", N_("go there"), N_("Go to the place in the transcript.")),
        Command("c", "wish('change')", N_("comment and theme"), N_("Write the comment anew, or choose another theme.")),
        Command("delete,d", "wish('remove')", N_("take away"), N_("Take it away; U brings it back."), shown="d Del"),
        Command("escape", "back", N_("back"), N_("Back, and nothing is changed.")),
    )

    def __init__(self, guide: Guide, marks: Sequence[Mark], at: float) -> None:
        """`at`: the second she is at; the mark before it is marked."""
        super().__init__()
        self.guide = guide
        self.marks = marks
        self.at = at

    def compose(self) -> ComposeResult:
        count = ngettext("{count} mark", "{count} marks", len(self.marks)).format(count=len(self.marks))
        with Vertical(classes="window choice -list"):
            yield Static(count, classes="heading", markup=False)
            yield OptionList(*(Option(row(self.guide, mark, _WIDTH)) for mark in self.marks), markup=False)
        yield KeyLine()

    def on_mount(self) -> None:
        choice = self.query_one(OptionList)
        choice.focus()
        choice.highlighted = max(0, sum(place_of(mark) <= self.at + 0.01 for mark in self.marks) - 1)

    def _marked(self) -> Mark:
        return self.marks[self.query_one(OptionList).highlighted or 0]

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        self.dismiss(Wish("go", self.marks[event.option_index]))

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        if action == "wish" and parameters == ("remove",):
            return self._marked().by == "hand"
        return True

    def on_option_list_option_highlighted(self) -> None:
        self.refresh_bindings()

    def action_wish(self, kind: Literal["go", "change", "remove"]) -> None:
        self.dismiss(Wish(kind, self._marked()))

    def action_back(self) -> None:
        self.dismiss(None)
