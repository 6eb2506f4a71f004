"""The first screen: recent studies, a new one, the demo, the doctor. Nothing heavy is imported for it."""

from contextlib import suppress
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from textual.app import ComposeResult
from textual.containers import VerticalScroll
from textual.content import Content
from textual.widgets import OptionList, Static
from textual.widgets.option_list import Option
from textual.worker import get_current_worker

from interview_tui.at_rest import Locked, finish
from interview_tui.language import N_, _, current_language, ngettext
from interview_tui.problem import Problem
from interview_tui.retention import is_due, retention_in, when
from interview_tui.tui import memory
from interview_tui.tui.keys import Command, Help, Place
from interview_tui.tui.widgets.footer import KeyLine
from interview_tui.tui.widgets.topline import TopLine

if TYPE_CHECKING:
    from interview_tui.study import Study


class StartScreen(Place[None]):
    """Where one begins."""

    ABOUT = Help(
        N_("Start"),
        N_("A study is one folder with an interview guide and the interviews. Open one, make one, or watch the demo."),
    )
    KEYS = (
        Command("enter", "open", N_("open"), N_("Open what is marked.")),
        Command("n", "new", N_("new study"), N_("Make a study from an interview guide.")),
        Command(
            "d", "demo", N_("demo"), N_("See a whole interview of about three minutes; there is nothing to prepare.")
        ),
        Command(
            "o",
            "elsewhere",
            N_("open another"),
            N_("Open a study that is not in the list: choose its folder."),
            footer=False,
        ),
        Command(
            "t", "quick", N_("transcribe a file"), N_("Turn any recording into text, without a study."), footer=False
        ),
        Command("c", "doctor", N_("check"), N_("Check microphone, disk, models and terminal.")),
        Command("h", "app.contrast", N_("contrast"), N_("Change between the calm look and high contrast.")),
        Command("q", "app.leave", N_("quit"), N_("Close the program.")),
    )

    def __init__(self) -> None:
        super().__init__()
        self._studies: list[memory.Recent] = []
        self._language = ""
        """What its texts are in: a study that was closed may have had another language."""

    def compose(self) -> ComposeResult:
        self._language = current_language()
        yield TopLine("Interview TUI", _("from interview guide to transcript, on this machine alone"))
        with VerticalScroll(classes="page", can_focus=False):
            yield Static(_("Studies"), classes="heading")
            yield Static(id="gone", classes="quiet", markup=False)
            yield Static(id="due", classes="-trouble", markup=False)
            yield Static(_teaching(), id="teaching")
            yield OptionList(id="ways", compact=True)
        yield KeyLine()

    async def on_screen_resume(self) -> None:
        """Show the recent studies as they are now; those whose folder is gone are dropped with a word."""
        if self._language != current_language():
            await self.recompose()
        self._studies, gone = memory.recent_studies()
        for study in self._studies:
            with suppress(Problem, OSError):  # told where it is opened
                finish(study.folder)
        word = self.query_one("#gone", Static)
        word.display = bool(gone)
        if gone:
            word.update(_gone(gone))
            memory.forget_missing_studies()
        due = _due(self._studies, date.today())
        reminder = self.query_one("#due", Static)
        reminder.display = bool(due)
        reminder.update(due)
        self.query_one("#teaching").display = not self._studies
        ways = self.query_one(OptionList)
        ways.clear_options()
        ways.add_options(
            Option(_study_line(study, self._studies), id=str(number)) for number, study in enumerate(self._studies)
        )
        if self._studies:
            self.run_worker(self._count, thread=True, exclusive=True)
            ways.add_option(None)
        ways.add_options(_way(key, name, about) for key, name, about in _ways())
        ways.highlighted = 0
        ways.focus()

    def _count(self) -> None:
        """Say of each study how many interviews it has, when that is known. In a thread: the screen stands by then."""
        from interview_tui.tui.counted import counted_words

        worker, studies = get_current_worker(), self._studies
        for number, study in enumerate(studies):
            if worker.is_cancelled:
                return
            if not memory.is_locked(study.folder) and (words := counted_words(study.folder)):
                line = _study_line(study, studies, words)
                self.app.call_from_thread(self._show_count, studies, number, line)

    def _show_count(self, studies: list[memory.Recent], number: int, line: Content) -> None:
        if studies is self._studies:
            self.query_one(OptionList).replace_option_prompt(str(number), line)

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        chosen = str(event.option.id)
        if chosen.isdigit():
            self._open(self._studies[int(chosen)])
        else:
            self.app.simulate_key(chosen)

    def action_open(self) -> None:
        self.query_one(OptionList).action_select()

    def _open(self, recent: memory.Recent) -> None:
        from interview_tui.erasing.opening import finish_before_opening
        from interview_tui.study import Study

        if said := finish_before_opening(recent.folder):
            self.notify(said)
        try:
            study = Study(recent.folder)
        except Locked:
            from interview_tui.tui.screens.locking import UnlockDialog

            dialog = UnlockDialog(recent.folder, recent.title)
            self.app.push_screen(dialog, lambda opened: self._open(recent) if opened else None)
        else:
            self.program.open_study(study)

    def action_new(self) -> None:
        from interview_tui.tui.screens.new_study import NewStudyScreen

        self.app.push_screen(NewStudyScreen(), self._made)

    def _made(self, study: "Study | None") -> None:
        if study is not None:
            self.program.open_study(study)

    def action_elsewhere(self) -> None:
        from interview_tui.tui.screens.open_study import OpenStudyScreen

        def chosen(folder: Path | None) -> None:
            if folder is not None:
                self._open(memory.Recent(folder, folder.name))

        self.app.push_screen(OpenStudyScreen(), chosen)

    def action_demo(self) -> None:
        self.program.open_demo()

    def action_quick(self) -> None:
        from interview_tui.tui.screens.quick import QuickScreen

        self.app.push_screen(QuickScreen())

    def action_doctor(self) -> None:
        from interview_tui.tui.screens.doctor import DoctorScreen

        self.app.push_screen(DoctorScreen())


def _ways() -> tuple[tuple[str, str, str], ...]:
    return (
        ("n", _("New study"), _("from an interview guide of yours or an example")),
        ("o", _("Open a study"), _("that is not in this list: choose its folder")),
        ("d", _("Watch the demo"), _("a whole interview, about three minutes")),
        ("t", _("Transcribe a recording"), _("any sound file, without a study")),
        ("c", _("Check the machine"), _("microphone, disk, models, terminal")),
    )


def _way(key: str, name: str, about: str) -> Option:
    width = max(len(other) for _key, other, _about in _ways())
    return Option(Content.assemble((key, "bold $primary"), "  ", name.ljust(width), ("  " + about, "$quiet")), id=key)


def _study_line(study: memory.Recent, all_studies: list[memory.Recent], about: str = "") -> Content:
    """A study's title and what is known `about` it; its folder too where two have the same title."""
    if memory.is_locked(study.folder):
        about = _("locked")
    if sum(other.title == study.title for other in all_studies) > 1:
        about = " · ".join(part for part in (about, study.folder.name) if part)
    return Content.assemble("▪  ", (study.title, "bold"), ("   " + about, "$quiet"))


def _due(studies: list[memory.Recent], today: date) -> str:
    """A line for each study whose material is to be deleted soon, or should be deleted by now."""
    days = [(study.title, retention_in(study.folder)) for study in studies]
    due = [f"! {title}: {when(day, today)}" for title, day in days if day is not None and is_due(day, today)]
    return "\n".join([*due, _("Open the study to delete or lock it.")] if due else [])


def _gone(gone: list[memory.Recent]) -> str:
    return ngettext(
        "{names} is no longer in its folder and has been taken off this list. If you have moved it, press o and choose "
        "the folder where it lies now.",
        "{names} are no longer in their folders and have been taken off this list. If you have moved them, press o and "
        "choose the folders where they lie now.",
        len(gone),
    ).format(names=", ".join(study.title for study in gone))


def _teaching() -> str:
    return _(
        "No study has been opened here yet. A study is one folder: an interview guide, and the interviews "
        "held with it.\n\nTo see what the program does, watch the demo first: press d.\n"
        "To begin, press n. To open a study that you have already, press o."
    )
