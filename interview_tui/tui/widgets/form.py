"""Rows of a form: a label, a field and, where it helps, a quiet word after it."""

from textual.app import ComposeResult
from textual.containers import Horizontal
from textual.content import Content
from textual.widget import Widget
from textual.widgets import Input, Static

from interview_tui.language import _


class Row(Horizontal):
    """One line of a form."""

    def __init__(
        self, label: str | Content, field: Widget, hint: str = "", *, id: str | None = None, classes: str | None = None
    ) -> None:
        super().__init__(id=id, classes=classes)
        self.label = label
        self.field = field
        self.hint = hint

    def compose(self) -> ComposeResult:
        yield Static(self.label, classes="label", markup=False)
        yield self.field
        if self.hint:
            yield Static(self.hint, classes="hint", markup=False)

    # `:focus-within` on the row does not reach its label: Textual restyles the row alone.

    def on_descendant_focus(self) -> None:
        self.query_one(".label").add_class("-here")

    def on_descendant_blur(self) -> None:
        self.query_one(".label").remove_class("-here")


def text_field(value: str = "", *, id: str, placeholder: str = "", restrict: str | None = None) -> Input:
    """A field for a line of text."""
    return Input(value, placeholder=placeholder, restrict=restrict, compact=True, id=id, select_on_focus=False)


def retention_field(value: str = "") -> Input:
    """A field for the day when everything is to be deleted."""
    return text_field(value, id="retention", placeholder=_("year-month-day: 2027-06-30"), restrict=r"[0-9-]{0,10}")
