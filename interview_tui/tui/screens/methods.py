"""The report on methods as it will be written: read, in Swedish or English, and written for the thesis."""

from collections.abc import Iterator

from textual import work
from textual.app import ComposeResult
from textual.containers import VerticalScroll
from textual.content import Content
from textual.widgets import Static
from textual.worker import get_current_worker

from interview_tui.language import N_, _, in_language
from interview_tui.privacy.key_file import has_key
from interview_tui.problem import Problem
from interview_tui.reporting.documents import FORMATS
from interview_tui.reporting.facts import MethodsFacts
from interview_tui.reporting.gathering import facts
from interview_tui.reporting.methods import Report, checklist_rows, methods_report
from interview_tui.reporting.writing import report_files, write_report
from interview_tui.study import Study
from interview_tui.tui.keys import Command, Help, Place
from interview_tui.tui.widgets.footer import KeyLine
from interview_tui.tui.widgets.topline import TopLine

_EDGES = 7
"""Cells beside the text: edges of the page and the scroll bar."""
_WIDEST = 90


class _Left(Exception):
    """The screen was closed: what is left to read is read for nobody."""


class MethodsScreen(Place[None]):
    """How the study was done, from its data."""

    ABOUT = Help(
        N_("The report on methods"),
        N_(
            "Written from the data of the study, for the methods section of a thesis. Every figure is counted; what "
            "the data do not tell is said to be unknown. Nobody is named. Below stand the 32 items of COREQ, a list of "
            "what a report on interviews should tell: ✓ answered, ◐ in part, ☐ yours to write."
        ),
    )
    KEYS = (
        Command("x", "write", N_("write it"), N_("Write it as Markdown and for Word, into the study's exports.")),
        Command("l", "other_language", N_("other language"), N_("Swedish or English.")),
        Command("down,pagedown,space", "scroll(1)", N_("further down"), N_("Scroll.")),
        Command("up,pageup", "scroll(-1)", N_("further up"), footer=False),
        Command("escape,q,y", "back", N_("back"), N_("Back to the study.")),
    )

    def __init__(self, study: Study) -> None:
        super().__init__()
        self.study = study
        self.document_language = study.settings.language
        self._facts: MethodsFacts | None = None
        self._writing = False

    def compose(self) -> ComposeResult:
        yield TopLine(self.study.settings.title, _("method"))
        with VerticalScroll(id="methods", can_focus=False):
            yield Static(_("reading …"), id="methods-page", markup=False)
        yield KeyLine()

    def on_mount(self) -> None:
        self._read()

    def on_resize(self) -> None:
        self._show()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        match action:
            case "write":
                return self._facts is not None and self.study.writable and not self._writing
            case "other_language":
                return self._facts is not None
        return True

    @work(thread=True)
    def _read(self) -> None:
        """Linking an hour of talk takes a moment."""
        worker = get_current_worker()

        def tell(interview: str, share: float) -> None:
            if worker.is_cancelled:
                raise _Left
            said = _("{interview}: {percent} % done").format(interview=interview, percent=round(100 * share))
            self.app.call_from_thread(self._say, said)

        try:
            found = facts(self.study, tell)
            report_files(found, (), self.study.settings.language)  # whether there is anything to tell
        except _Left:
            return
        except Problem as problem:
            self.app.call_from_thread(self._say, f"! {problem}")
            return
        self.app.call_from_thread(self._found, found)

    def _found(self, found: MethodsFacts) -> None:
        if self.is_attached:  # else it was closed while it was read
            self._facts = found
            self._show()

    def _say(self, text: str) -> None:
        if self.is_attached:
            self.query_one("#methods-page", Static).update(text)

    def _show(self) -> None:
        if self._facts is None:
            return
        with in_language(self.document_language):
            report = methods_report(self._facts)
        width = max(40, min(_WIDEST, self.size.width - _EDGES))
        self.query_one("#methods-page", Static).update(Content("\n").join(_lines(report, width)))
        self.query_one(TopLine).state = {"sv": _("in Swedish"), "en": _("in English")}[self.document_language]
        self.refresh_bindings()

    def action_other_language(self) -> None:
        self.document_language = "en" if self.document_language == "sv" else "sv"
        self.query_one("#methods").scroll_home(animate=False)
        self._show()

    def action_scroll(self, by: int) -> None:
        self.query_one("#methods").scroll_relative(y=6 * by, animate=False)

    def action_back(self) -> None:
        self.dismiss()

    def action_write(self) -> None:
        if has_key(self.study.folder):
            self.program.unlock_key(self.study, self._begin)
        else:
            self._begin()

    def _begin(self) -> None:
        if self._facts is not None and not self._writing:
            self._writing = True
            key = self.program.key
            self._write(self._facts, key.names() if key is not None else ())

    @work(thread=True, group="write")
    def _write(self, found: MethodsFacts, names: tuple[str, ...]) -> None:
        """The check for what is to be hidden reads the interviews once more."""
        try:
            paths = write_report(self.study, found, list(FORMATS), self.document_language, names=names)
            said = _("Written into exports: {names}").format(names=", ".join(path.name for path in paths))
        except Problem as problem:
            self.app.call_from_thread(self._written, "", problem)
        else:
            self.app.call_from_thread(self._written, said)

    def _written(self, said: str, problem: Problem | None = None) -> None:
        self._writing = False
        if problem is not None:
            self.program.show_problem(problem)
        else:
            self.notify(said)
        if self.is_attached:
            self.refresh_bindings()


def _lines(report: Report, width: int) -> Iterator[Content]:
    """The report as lines of the screen; the table of interviews stands in the files alone."""
    yield from Content.styled(report.about, "$quiet").wrap(width)
    for part in report.parts:
        yield Content()
        yield Content.styled(part.heading, "bold $primary")
        for number, text in enumerate(part.paragraphs):
            if number:
                yield Content()
            yield from Content(text).wrap(width)
    yield Content()
    yield Content.styled("COREQ", "bold $primary")
    yield from Content.styled(report.checklist_about, "$quiet").wrap(width)
    for domain, found in report.checklist:
        yield Content()
        yield Content.styled(domain, "bold")
        for sign, name, text in checklist_rows(found):
            yield from Content(f"{sign}  {name}").wrap(width)
            yield from (Content("     ") + line for line in Content(text).wrap(width - 5) if text)
