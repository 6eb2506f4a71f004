"""A new study: a guide from a file or an example, a title, a length and a folder."""

import os
from pathlib import Path

from textual.app import ComposeResult
from textual.containers import VerticalScroll
from textual.widgets import Input, Static

from interview_tui.guide.drafting.draft import draft_text
from interview_tui.guide.examples import example_guides
from interview_tui.guide.markdown import read_guide
from interview_tui.guide.model import Guide
from interview_tui.guide.source import guide_text
from interview_tui.guide_import import DOCUMENT_KINDS, ReadDocument, read_document_file
from interview_tui.language import N_, _, current_language, ngettext
from interview_tui.privacy.synced import synced_warning
from interview_tui.problem import Problem, reason
from interview_tui.retention import day_typed
from interview_tui.study import Settings, Study, slug
from interview_tui.tui.keys import Command, Help, Place
from interview_tui.tui.screens.problem import problem_lines
from interview_tui.tui.widgets.file_field import FileField
from interview_tui.tui.widgets.footer import KeyLine
from interview_tui.tui.widgets.form import Row, retention_field, text_field
from interview_tui.tui.widgets.pick import Pick
from interview_tui.tui.widgets.topline import TopLine

_OWN_FILE = "file"
DOCUMENTS = {*DOCUMENT_KINDS, "dotx", "docm", "ott", "doc", "rtf", "pdf"} - {"md"}
"""Endings of files that are read as documents; what cannot be read of them is said."""


class NewStudyScreen(Place[Study | None]):
    """Makes a study and returns it; None when she thought better of it. Nothing is written before Enter."""

    ABOUT = Help(
        N_("New study"),
        N_(
            "Choose an example guide or a file of your own: Markdown, or a document from Word or LibreOffice, which is "
            "looked through before the study is made. Title, length and language follow the guide and can be changed. "
            "f asks for a file of yours and shows what is in its folder. Tab goes to the next line, the arrows choose. "
            "Nothing is written before Enter."
        ),
    )
    KEYS = (
        Command("enter", "make", N_("make the study"), N_("Make the folder with the guide in it, and open the study.")),
        Command("f", "own_file", N_("a file of mine"), N_("Take a guide of your own: a Word document, or text.")),
        Command("tab,down", "app.focus_next", N_("next line"), N_("Go to the next line; Shift+Tab goes back.")),
        Command("up", "app.focus_previous", "", footer=False),
        Command("escape", "back", N_("back"), N_("Back; nothing is made.")),
    )

    def __init__(self) -> None:
        super().__init__()
        self._guide: Guide | None = None
        self._text = ""
        self._document: ReadDocument | None = None
        """The file is no guide yet, but a document that is read as one: it is looked through first."""
        self._followed: dict[str, str] = {}
        """What was put into each field by itself: a field that still holds it may be changed again."""
        self._file = FileField(_("File"), DOCUMENT_KINDS, name="file", value=str(Path.home()) + os.sep)

    def compose(self) -> ComposeResult:
        examples = [(path, read_guide(path.read_text(encoding="utf-8"), path)) for path in example_guides()]
        examples.sort(key=lambda example: example[1].language != current_language())
        titles = [(str(path), guide.title) for path, guide in examples]
        yield TopLine("Interview TUI", _("new study"))
        with VerticalScroll(classes="page", can_focus=False):
            yield Row(_("Guide"), Pick([*titles, (_OWN_FILE, _("a file of mine"))], id="guide"))
            yield self._file
            letters = [("utf-8", _("UTF-8")), ("latin-1", _("Latin-1 (old Windows programs)"))]
            yield Row(_("Read it as"), Pick(letters, id="letters"), id="letters-row")
            yield Static(id="outline", markup=False)
            yield Row(_("Title"), text_field(id="title"))
            yield Row(_("Language"), Pick([("sv", _("Swedish")), ("en", _("English"))], id="language"))
            yield Row(_("Minutes"), text_field(id="minutes", restrict=r"[0-9]{0,3}"), id="minutes-row")
            yield Row(_("Delete by"), retention_field(), _("may be left empty"))
            yield Row(_("Folder"), text_field(id="folder"))
            yield Static(id="synced", classes="-trouble", markup=False)
            yield Static(id="trouble", markup=False)
        yield KeyLine()

    def on_mount(self) -> None:
        self._warn_of_copies("")
        self._read()
        self.query_one("#guide").focus()

    def on_pick_changed(self, event: Pick.Changed) -> None:
        if event.pick.id in ("guide", "letters"):
            self._read()

    def on_input_changed(self, event: Input.Changed) -> None:
        if event.input.id == "title":
            self._follow("folder", str(home_of_studies() / slug(event.value)) if event.value.strip() else "")
        elif event.input.id == "folder":
            self._warn_of_copies(event.value.strip())

    def on_file_field_changed(self) -> None:
        if self.query_one("#guide", Pick).value == _OWN_FILE:
            self._read()

    def on_file_field_chosen(self) -> None:
        self.query_one("#title").focus()

    def on_input_submitted(self) -> None:
        self.action_make()

    def action_back(self) -> None:
        self.dismiss(None)

    def action_own_file(self) -> None:
        self.query_one("#guide", Pick).value = _OWN_FILE
        self._file.display = True
        self._file.focus_field()

    def action_make(self) -> None:
        """Make the study, or say on the screen why that cannot be done yet."""
        if self._file.display and self._file.looks_into():
            return
        if self._guide is None:
            self.query_one("#file" if self._file.display else "#guide").focus()
            return
        if self._document is not None:
            self._review(self._document)
            return
        try:
            study = Study.create(self._folder(), self._text, self._settings(self._guide))
        except Problem as problem:  # of the folder, or of the day when everything is to be deleted
            self._say(problem)
            return
        self.dismiss(study)

    def _review(self, document: ReadDocument) -> None:
        """Show what was read beside the document; what is saved there is the study's guide."""
        from interview_tui.tui.screens.guide_import import GuideImportScreen

        screen = GuideImportScreen(document, self._file.path)

        def reviewed(saved: bool | None) -> None:
            if saved:
                self._document, self._text = None, screen.text
                self._guide = read_guide(self._text)
                self._show(self._guide)
                self.action_make()

        self.app.push_screen(screen, reviewed)

    def _settings(self, guide: Guide) -> Settings:
        from interview_tui.transcription.models import default_model

        language = self.query_one("#language", Pick).value
        return Settings(
            title=self._value("title") or guide.title,
            language=language,
            minutes=max(1, int(self._value("minutes") or guide.planned_minutes)),
            model=default_model(language),
            retention=day_typed(self._value("retention")),
        )

    def _folder(self) -> Path:
        if not self._value("folder"):
            self.query_one("#folder").focus()
            raise Problem(_("The study has no folder yet."), cure=_("Say where it is to be kept, under Folder."))
        return Path(self._value("folder")).expanduser()

    def _value(self, name: str) -> str:
        return self.query_one(f"#{name}", Input).value.strip()

    def _read(self) -> None:
        """Read the guide that is chosen, and show what is in it, or what is wrong with it."""
        chosen = self.query_one("#guide", Pick).value
        self._file.display = chosen == _OWN_FILE
        letters_row = self.query_one("#letters-row")
        letters_row.display = False
        self._guide = self._document = None
        self._say(None)
        name = self._file.value if chosen == _OWN_FILE else chosen
        path = Path(name).expanduser()
        if not name or path.is_dir():
            self._outline(_("Give the file of your interview guide, or choose an example."))
            return
        if not path.is_file():
            self._outline(_("There is no such file yet."))
            return
        try:
            if path.suffix.lower().removeprefix(".") in DOCUMENTS:
                self._document = read_document_file(path)
                self._text = draft_text(self._document.draft)
                self._guide = read_guide(self._text, path)
                self._show(self._guide)
                return
            data = path.read_bytes()
            self._text = guide_text(data, path, latin_1=True)
            letters_row.display = not _is_utf8(data)
            if letters_row.display and self.query_one("#letters", Pick).value == "utf-8":
                raise Problem(
                    _("The guide is not UTF-8 text; it may be Latin-1."),
                    cure=_("Choose Latin-1 in the line Read it as, or save the file as UTF-8 in its editor."),
                    where=path,
                )
            self._guide = read_guide(self._text, path)
        except Problem as problem:
            self._outline("")
            self._say(problem)
            return
        except OSError as error:
            self._outline(_("The file cannot be read: {reason}.").format(reason=reason(error)))
            return
        self._show(self._guide)

    def _show(self, guide: Guide) -> None:
        themes = sum(section.kind == "theme" for section in guide.sections)
        questions = sum(1 for _question in guide.questions())
        self._outline(
            "✓ "
            + ngettext("{count} theme", "{count} themes", themes).format(count=themes)
            + ", "
            + ngettext("{count} question", "{count} questions", questions).format(count=questions)
            + ", "
            + _("{minutes} min planned").format(minutes=guide.planned_minutes)
            + self._doubts()
        )
        self._follow("title", guide.title)
        self._follow("minutes", str(guide.planned_minutes))
        self.query_one("#language", Pick).value = guide.language

    def _doubts(self) -> str:
        """What is said of a document besides."""
        if self._document is None:
            return ""
        unsure = self._document.unsure
        rows = ngettext("{count} row is not sure", "{count} rows are not sure", unsure).format(count=unsure)
        return (
            "\n" + _("Read from a document: Enter shows it beside its lines first.") + (f" {rows}." if unsure else "")
        )

    def _follow(self, name: str, value: str) -> None:
        """Put `value` into a field that she has not written in herself."""
        field = self.query_one(f"#{name}", Input)
        if field.value == self._followed.get(name, ""):
            self._followed[name] = value
            field.value = value

    def _warn_of_copies(self, folder: str) -> None:
        """Say before the study is made that the folder is copied to somebody's servers, if it is."""
        warning = synced_warning(Path(folder)) if folder else ""
        synced = self.query_one("#synced", Static)
        synced.display = bool(warning)
        synced.update(f"! {warning}")

    def _outline(self, text: str) -> None:
        outline = self.query_one("#outline", Static)
        outline.update(text)
        outline.set_class(self._guide is not None, "-good")

    def _say(self, problem: Problem | None) -> None:
        trouble = self.query_one("#trouble", Static)
        trouble.display = problem is not None
        if problem is not None:
            where, what, cure = problem_lines(problem)
            trouble.update("! " + " ".join(part for part in (f"{where}:" if where else "", what, cure) if part))


def _is_utf8(data: bytes) -> bool:
    try:
        data.decode("utf-8")
    except UnicodeDecodeError:
        return False
    return True


def home_of_studies() -> Path:
    """Where a new study is proposed: the user's documents if there are any, else her home."""
    from platformdirs import user_documents_path

    documents = user_documents_path()
    return documents if documents.is_dir() else Path.home()
