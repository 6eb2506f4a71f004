"""The key of a study, open: who the pseudonyms are. Real names stand on the screen only while this one is open."""

from collections.abc import Sequence

from textual import work
from textual.app import ComposeResult
from textual.containers import VerticalScroll
from textual.content import Content
from textual.widgets import OptionList, Static
from textual.widgets.option_list import Option
from textual.worker import get_current_worker

from interview_tui.erasing.key_note import forget_notes, still_in
from interview_tui.language import N_, _
from interview_tui.privacy.key import Entry
from interview_tui.privacy.key_people import Line, clashes, lines_of, people_of
from interview_tui.privacy.synced import syncing_service
from interview_tui.study import Study
from interview_tui.tui.key_session import LOCKS_AFTER_MINUTES, KeySession
from interview_tui.tui.keys import Command, Help, Place
from interview_tui.tui.screens.key_entry import EntryDialog
from interview_tui.tui.screens.key_passphrase import NewPassphraseDialog, synced_words
from interview_tui.tui.screens.leaving import Choice
from interview_tui.tui.view.key_rows import details, table
from interview_tui.tui.widgets.footer import KeyLine
from interview_tui.tui.widgets.topline import TopLine

_BESIDE_THE_LINES = 7
"""Cells at both sides of the list: edges of the page and of a line, and the scroll bar."""


class KeyScreen(Place[None]):
    """Shows what the session holds. Whoever locks the key closes this, and whatever stands on top of it."""

    ABOUT = Help(
        N_("The key"),
        N_(
            "Which real name each pseudonym stands for, and how to reach that person. Every change is saved at once, "
            "encrypted. Without a key press for five minutes the key locks itself; a line that is just being filled "
            "in is lost then."
        ),
    )
    KEYS = (
        Command("enter", "edit", N_("change"), N_("Fill in or change the line that is marked.")),
        Command("a", "add", N_("one more"), N_("Somebody who is in no interview yet, or in none any more.")),
        Command(
            "d,delete", "remove", N_("take out"), N_("Take the real name and the rest of the line out of the key.")
        ),
        Command("u", "undo", N_("undo"), N_("Take back what was done last.")),
        Command("l", "lock", N_("lock"), N_("Lock the key: it asks for its passphrase again.")),
        Command("p", "passphrase", N_("passphrase"), N_("Give the key another passphrase.")),
        Command("escape,q", "back", N_("back"), N_("Back to the study. The key stays open, its names are not shown.")),
    )

    def __init__(self, study: Study, session: KeySession) -> None:
        super().__init__()
        self.study = study
        self.session = session
        self._people = people_of(study)
        self._lines: list[Line] = []

    def compose(self) -> ComposeResult:
        yield TopLine(self.study.settings.title, _("the key"))
        with VerticalScroll(classes="page", can_focus=False):
            if service := syncing_service(self.study.folder):
                yield Static("! " + synced_words(service), classes="-trouble", markup=False)
            yield Static(id="columns", classes="quiet", markup=False)
            yield OptionList(id="people", compact=True, markup=False)
            yield Static(_teaching(), id="teaching", markup=False)
            yield Static(id="details", classes="quiet", markup=False)
        yield KeyLine()

    def on_mount(self) -> None:
        self._show()
        self.query_one("#people").focus()
        if not self.session.saved:  # left and opened again while it was written
            self._write()
        elif self.study.writable:
            self._look_for_withdrawn()

    def on_resize(self) -> None:
        self.call_after_refresh(self._show)

    # Who has withdrawn while the key was locked

    @work(thread=True, group="withdrawn")
    def _look_for_withdrawn(self) -> None:
        left = still_in(self.study.folder, self.session.key)
        if left and not get_current_worker().is_cancelled:
            self.app.call_from_thread(self._ask_about, [one.pseudonym for one in left])

    def _ask_about(self, pseudonyms: list[str]) -> None:
        if self.is_current:
            self.app.push_screen(withdrawn(pseudonyms), lambda answer: self._answered(answer, pseudonyms))

    def _answered(self, answer: str | None, pseudonyms: list[str]) -> None:
        if answer == "out":
            self._take_out(pseudonyms)

    @work(thread=True, group="withdrawn")
    def _take_out(self, pseudonyms: list[str]) -> None:
        self.session.take_out(pseudonyms)
        forget_notes(self.study.folder)
        if not get_current_worker().is_cancelled:
            self.app.call_from_thread(self._written, True)

    # What stands there

    def _show(self, marked: str | None = None) -> None:
        """Draw the list; the mark goes to the line of that pseudonym, or stays where it is."""
        self._lines = lines_of(self._people, self.session.key)
        listed = self.query_one("#people", OptionList)
        place = listed.highlighted
        head, rows = table(self._lines, max(30, self.size.width - _BESIDE_THE_LINES))
        listed.clear_options()
        listed.add_options(Option(Content(row)) for row in rows)
        by_name = [n for n, line in enumerate(self._lines) if marked is not None and line.pseudonym == marked]
        listed.highlighted = (by_name or [min(place or 0, len(rows) - 1)])[0] if rows else None
        self.query_one("#columns", Static).update(head)
        for name, shown in (("#people", rows), ("#columns", rows), ("#teaching", not rows)):
            self.query_one(name).display = bool(shown)
        self._say()

    def _say(self) -> None:
        self.query_one("#details", Static).update(details(self._marked()))
        saved = _("unlocked") if self.session.saved else _("saving …")
        self.query_one(TopLine).state = _("{state} · locks after {minutes} min without a key").format(
            state=saved, minutes=LOCKS_AFTER_MINUTES
        )
        self.refresh_bindings()

    def on_option_list_option_highlighted(self) -> None:
        self._say()

    def on_option_list_option_selected(self) -> None:
        self.action_edit()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        line = self._marked() if self.is_mounted else None
        match action:
            case "edit":
                return line is not None and self.study.writable
            case "remove":
                return line is not None and line.entry is not None and self.study.writable
            case "undo":
                return self.session.can_undo
            case "add" | "passphrase":
                return self.study.writable
        return True

    def _marked(self) -> Line | None:
        number = self.query_one("#people", OptionList).highlighted
        return self._lines[number] if number is not None and number < len(self._lines) else None

    # Keys

    def action_edit(self) -> None:
        if (line := self._marked()) is not None:
            instead_of = line.entry.pseudonym if line.entry is not None else None
            self.app.push_screen(EntryDialog(self.session.key, line), lambda entry: self._filled_in(entry, instead_of))

    def action_add(self) -> None:
        self.app.push_screen(EntryDialog(self.session.key, None), lambda entry: self._filled_in(entry, None))

    def _filled_in(self, entry: Entry | None, instead_of: str | None) -> None:
        if entry is None or entry == self.session.key.entry(instead_of or ""):
            return
        self.session.put(entry, instead_of)
        taken = [name for person in self._people for name in (person.pseudonym, *person.formerly)]
        if clashes(entry, [*taken, *(one.pseudonym for one in self.session.key.entries)]):
            self.notify(
                _("A name in this line is a pseudonym of this study too. Choose another pseudonym there."),
                severity="warning",
            )
        self._changed(entry.pseudonym)

    def action_remove(self) -> None:
        line = self._marked()
        if line is not None and line.entry is not None:
            self.session.remove(line.entry.pseudonym)
            self._changed(line.pseudonym)

    def action_undo(self) -> None:
        self.session.undo()
        self._changed()

    def action_passphrase(self) -> None:
        self.app.push_screen(NewPassphraseDialog(self.study, self.session), self._passphrase_set)

    def _passphrase_set(self, done: bool | None) -> None:
        if done:
            self.notify(_("The new passphrase opens the key from now on."))

    def action_lock(self) -> None:
        self.program.lock_key()

    def action_back(self) -> None:
        self.dismiss()

    # Writing

    def _changed(self, marked: str | None = None) -> None:
        self._show(marked)
        self._write()

    def _write(self) -> None:
        self.program.write_key(self.session, self._written)

    def _written(self, _written: bool) -> None:
        if self.is_attached:
            self._show()


def withdrawn(pseudonyms: Sequence[str]) -> Choice:
    """Asked when the key is opened the next time. Gives "out" or None."""
    return Choice(
        _("Take {names} out of the key?").format(names=", ".join(pseudonyms)),
        [("", _("Not now; ask again")), ("out", _("Take the real name out, for good"))],
        about=_("The interview was withdrawn and erased while the key was locked. The real name still stands in it."),
    )


def _teaching() -> str:
    return _("Nobody has taken part yet. Add somebody with a: a pseudonym, and the real name it stands for.")
