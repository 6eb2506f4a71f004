"""Importing a recording made elsewhere: which file, who, how; nothing is written before Enter."""

import os
from pathlib import Path
from typing import cast

from textual.app import ComposeResult
from textual.containers import VerticalScroll
from textual.content import Content
from textual.widgets import Input, OptionList, Static
from textual.widgets.option_list import Option

from interview_tui.audio.decoding.unreadable import refuse_what_is_no_sound
from interview_tui.importing import KINDS, Source
from interview_tui.interview.events import ConsentHow
from interview_tui.interview.presses import read_presses
from interview_tui.interview.pseudonyms import proposed_pseudonym
from interview_tui.interview.record import InterviewKind, Mode, Participant
from interview_tui.language import N_, _
from interview_tui.problem import Problem
from interview_tui.study import Interview, Study
from interview_tui.tui.file_list import Entry, entries
from interview_tui.tui.keys import Command, Help, Place
from interview_tui.tui.screens.import_progress import ImportProgressScreen
from interview_tui.tui.screens.problem import problem_lines
from interview_tui.tui.view.numbers import decimal
from interview_tui.tui.widgets.footer import KeyLine
from interview_tui.tui.widgets.form import Row, text_field
from interview_tui.tui.widgets.pick import Pick
from interview_tui.tui.widgets.topline import TopLine

_NOT_NOTED = ""


class ImportScreen(Place[Interview | None]):
    """Asks for a file and what is known about it, and returns the interview; None when there is none."""

    ABOUT = Help(
        N_("Import a recording"),
        N_(
            "A sound file or a film from a recorder, a phone or a video call becomes an interview of this study. It "
            "is copied and only read. Type a path, or go to the list with Tab and choose there with Enter. Consent is "
            "what you know was given: nothing is claimed without you."
        ),
    )
    KEYS = (
        Command("enter", "go", N_("import"), N_("Copy the file, read its sound, and put it among the interviews.")),
        Command("tab", "app.focus_next", N_("next line"), N_("Go to the next line; Shift+Tab goes back.")),
        Command("escape", "back", N_("back"), N_("Back to the study; nothing is kept.")),
    )

    def __init__(self, study: Study) -> None:
        super().__init__()
        self.study = study
        used = study.pseudonyms()
        self._used = {name.casefold() for name in used}
        self._pseudonym = proposed_pseudonym(used, study.settings.language)
        self._shown: list[Entry] = []

    def compose(self) -> ComposeResult:
        kinds = [("interview", _("Interview")), ("pilot", _("Pilot"))]
        modes = [("in_person", _("In person")), ("phone", _("Phone")), ("video", _("Video"))]
        consents = [(_NOT_NOTED, _("not noted")), ("spoken", _("spoken")), ("written", _("written")),
                    ("earlier", _("earlier"))]  # fmt: skip
        yield TopLine(self.study.settings.title, _("import a recording"))
        with VerticalScroll(classes="page", can_focus=False):
            yield Row(_("Sound file"), text_field(str(Path.home()) + os.sep, id="file"))
            yield OptionList(id="files", compact=True)
            yield Row(_("Who"), text_field(self._pseudonym, id="who"), _("a pseudonym, never the real name"))
            yield Row(_("Role"), text_field(id="role", placeholder=_("for instance nurse, student, parent")))
            yield Row(_("Kind"), Pick(kinds, id="kind"))
            yield Row(_("Mode"), Pick(modes, id="mode"))
            yield Row(_("Consent"), Pick(consents, id="consent"))
            yield Row(
                _("Kept where"),
                text_field(id="reference", placeholder=_("where the consent is kept; never a name")),
                id="reference-row",
            )
            yield Row(_("Questions"), text_field(id="presses", placeholder=_("presses.jsonl, if you have one")))
            yield Static(id="ready", markup=False)
            yield Static(id="trouble", markup=False)
        yield KeyLine()

    def on_mount(self) -> None:
        self.query_one("#reference-row").display = False
        self.query_one("#trouble").display = False
        field = self.query_one("#file", Input)
        field.cursor_position = len(field.value)
        field.focus()
        self._list()
        self._say_ready()

    # Filling in

    def on_input_changed(self, event: Input.Changed) -> None:
        self.query_one("#trouble").display = False
        if event.input.id == "file":
            self._list()
        self._say_ready()

    def on_pick_changed(self, event: Pick.Changed) -> None:
        if event.pick.id == "consent":
            self.query_one("#reference-row").display = event.value != _NOT_NOTED

    def on_input_submitted(self) -> None:
        self.action_go()

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        chosen = self._shown[event.option_index]
        field = self.query_one("#file", Input)
        field.value = chosen.typed
        field.cursor_position = len(field.value)
        if not chosen.is_folder:
            self.query_one("#who").focus()

    def _list(self) -> None:
        """Show what the path that is typed could become."""
        typed = self._value("file")
        files = self.query_one("#files", OptionList)
        self._shown = [] if self._file().is_file() else entries(typed, KINDS)
        files.clear_options()
        files.add_options(Option(_line(entry)) for entry in self._shown)
        files.highlighted = 0 if self._shown else None
        files.display = bool(self._shown)

    def _file(self) -> Path:
        return Path(self._value("file") or ".").expanduser()

    def _value(self, name: str) -> str:
        return self.query_one(f"#{name}", Input).value.strip()

    def _say_ready(self) -> None:
        name = self._value("who")
        file = self._file()
        if not file.is_file():
            word = _("Choose the file that holds the sound.")
        elif name.casefold() in self._used:
            word = _("{name} has an interview in this study already; this will be another.").format(name=name)
        else:
            word = _("Enter imports it. The file itself stays as it is.")
        self.query_one("#ready", Static).update(word)

    # Going on

    def action_back(self) -> None:
        self.dismiss(None)

    def action_go(self) -> None:
        """Import, or say on the screen why that cannot be done yet."""
        if self.focused is not None and self.focused.id == "file" and self._file().is_dir():
            field = self.query_one("#file", Input)  # as far as it is typed: look into it
            field.value = str(self._file()).rstrip(os.sep) + os.sep
            field.cursor_position = len(field.value)
            if self._shown:
                self.query_one("#files").focus()
            return
        try:
            source = self.source()
        except Problem as problem:
            self._say(problem)
            return
        self.app.push_screen(ImportProgressScreen(self.study, source), self._done)

    def source(self) -> Source:
        """What is filled in. Raises `Problem` for what is known to be wrong before anything is copied."""
        file = self._file()
        if not self._value("file") or file.is_dir():
            self.query_one("#file").focus()
            raise Problem(_("No file is chosen yet."), cure=_("Type its path, or choose it in the list."))
        refuse_what_is_no_sound(file)
        name = self._value("who")
        if not name:
            self.query_one("#who").focus()
            raise Problem(_("The participant has no name yet."), cure=_("Write a pseudonym, never the real name."))
        presses = Path(self._value("presses")).expanduser() if self._value("presses") else None
        if presses is not None:
            read_presses(presses, self.study.guide)
        consent = self.query_one("#consent", Pick).value
        return Source(
            file=file,
            participants=(Participant(pseudonym=name, role=self._value("role")),),
            kind=cast(InterviewKind, self.query_one("#kind", Pick).value),
            mode=cast(Mode, self.query_one("#mode", Pick).value),
            consent=cast(ConsentHow, consent) if consent != _NOT_NOTED else None,
            consent_reference=self._value("reference") if consent != _NOT_NOTED else "",
            presses=presses,
        )

    def _done(self, answer: "Interview | Problem | None") -> None:
        if isinstance(answer, Problem):
            self._say(answer)
        elif answer is not None:
            self.dismiss(answer)

    def _say(self, problem: Problem) -> None:
        trouble = self.query_one("#trouble", Static)
        where, what, cure = problem_lines(problem)
        trouble.update("! " + " ".join(part for part in (f"{where}:" if where else "", what, cure) if part))
        trouble.display = True
        trouble.scroll_visible()


def _line(entry: Entry) -> Content:
    size = "" if entry.is_folder else _("{size} MB").format(size=decimal(entry.bytes / 1e6, ".1f"))
    return Content.assemble(entry.name, (f"  {size}" if size else "", "$quiet"))
