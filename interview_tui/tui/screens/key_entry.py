"""One person in the key: pseudonym, real name, contact."""

from textual.app import ComposeResult
from textual.containers import VerticalScroll
from textual.widgets import Input, Static

from interview_tui.language import N_, _
from interview_tui.privacy.key import Entry, Key, one_line
from interview_tui.privacy.key_people import Line
from interview_tui.problem import Problem
from interview_tui.tui.keys import Command, Dialog, Help
from interview_tui.tui.widgets.footer import KeyLine
from interview_tui.tui.widgets.form import Row, text_field


class EntryDialog(Dialog[Entry | None]):
    """Fills in or changes a line of the key; None when she thought better of it. `line` is None for one more person."""

    ABOUT = Help(
        N_("A person in the key"),
        N_(
            "Everything but the pseudonym may be left empty. What the person is called besides, a nickname or an "
            "earlier surname, stands under Also called, with commas between: exports are searched for these names too, "
            "and for phone numbers and e-mail addresses."
        ),
    )
    KEYS = (
        Command("enter", "save", N_("save"), N_("Save the line.")),
        Command("tab,down", "app.focus_next", N_("next line"), N_("Go to the next line; Shift+Tab goes back.")),
        Command("up", "app.focus_previous", "", footer=False),
        Command("escape", "back", N_("back"), N_("Back; nothing is changed.")),
    )

    def __init__(self, key: Key, line: Line | None) -> None:
        super().__init__()
        self.key = key
        self.line = line
        self.entry = line.entry if line is not None else None

    def compose(self) -> ComposeResult:
        entry = self.entry or Entry(pseudonym=self.line.pseudonym if self.line is not None else "–")
        pseudonym = entry.pseudonym if self.line is not None else ""
        with VerticalScroll(classes="window"):
            yield Static(_("A person in the key"), classes="heading", markup=False)
            yield Row(_("Pseudonym"), text_field(pseudonym, id="pseudonym"), classes="second")
            yield Row(_("Real name"), text_field(entry.name, id="name"))
            also = text_field(", ".join(entry.other_names), id="also", placeholder=_("nickname, earlier surname"))
            yield Row(_("Also called"), also)
            contact = text_field(entry.contact, id="contact", placeholder=_("phone, e-mail; may be left empty"))
            yield Row(_("Contact"), contact)
            yield Row(_("Note"), text_field(entry.note, id="note", placeholder=_("may be left empty")))
            yield Static(id="said", classes="-trouble", markup=False)
        yield KeyLine()

    def on_mount(self) -> None:
        self.query_one("#name" if self.line is not None else "#pseudonym").focus()

    def on_input_submitted(self) -> None:
        self.action_save()

    def action_save(self) -> None:
        pseudonym = one_line(self._value("pseudonym"))
        if not pseudonym:
            self.query_one("#pseudonym").focus()
            self._say(_("Whose line is this? Write the pseudonym."))
            return
        also = tuple(name for name in map(one_line, self._value("also").split(",")) if name)
        told = {"pseudonym": pseudonym, "name": self._value("name"), "other_names": also}
        told |= {"contact": self._value("contact"), "note": self._value("note")}
        # What a newer version wrote beside these stays.
        entry = Entry.model_validate((self.entry.model_dump() if self.entry is not None else {}) | told)
        try:
            self.key.with_entry(entry, self.entry.pseudonym if self.entry is not None else None)
        except Problem as problem:
            self.query_one("#pseudonym").focus()
            self._say(str(problem))
            return
        self.dismiss(entry)

    def action_back(self) -> None:
        self.dismiss(None)

    def _value(self, name: str) -> str:
        return self.query_one(f"#{name}", Input).value

    def _say(self, text: str) -> None:
        self.query_one("#said", Static).update(f"! {text}")
