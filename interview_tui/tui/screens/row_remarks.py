"""All that is said of one row of a guide, each remark whole and with its source."""

from collections.abc import Sequence

from textual.app import ComposeResult
from textual.containers import VerticalScroll
from textual.widgets import Static

from interview_tui.guide.drafting.checking import Remark
from interview_tui.guide.drafting.rows import Row
from interview_tui.language import N_, _
from interview_tui.tui.keys import Command, Dialog, Help
from interview_tui.tui.widgets.footer import KeyLine


class RowRemarksDialog(Dialog[None]):
    """`remarks`: those about `row`, in the order in which they are shown."""

    ABOUT = Help(N_("About the row"), N_("What its reader was not sure of, what seems to be a slip, and advice."))
    KEYS = (Command("enter,escape,v", "close", N_("close"), N_("Back to the guide."), shown="Esc"),)

    def __init__(self, row: Row, remarks: Sequence[Remark]) -> None:
        super().__init__()
        self.row = row
        self.remarks = tuple(remarks)

    def compose(self) -> ComposeResult:
        with VerticalScroll(classes="window"):
            yield Static(self.row.text, classes="heading", markup=False)
            if self.row.unsure:
                yield Static(f"? {self.row.unsure}", classes="about", markup=False)
            for remark in self.remarks:
                yield Static(f"{'»' if remark.code else '!'} {remark.text}", classes="about", markup=False)
                if remark.source:
                    yield Static(_("Source: {source}").format(source=remark.source), classes="quiet", markup=False)
        yield KeyLine()

    def action_close(self) -> None:
        self.dismiss()
