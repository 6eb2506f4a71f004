"""A study: its interviews with length, coverage and transcript, and its guide. From here everything is begun."""

import threading
from pathlib import Path

from textual import work
from textual.app import ComposeResult
from textual.containers import Vertical, VerticalScroll
from textual.content import Content
from textual.widgets import OptionList, Static
from textual.widgets.option_list import Option
from textual.worker import get_current_worker

from interview_tui.across.kept import Across
from interview_tui.audio.recorder.client import Recorder
from interview_tui.importing import clear_unfinished
from interview_tui.interview.record import InterviewKind, InterviewRecord
from interview_tui.language import N_, _
from interview_tui.problem import Problem
from interview_tui.recovery import recover_interview
from interview_tui.sitting import Sitting
from interview_tui.study import Interview, Study
from interview_tui.tui.keys import Help
from interview_tui.tui.opening import open_again
from interview_tui.tui.problems import as_problem
from interview_tui.tui.row_memory import RowMemory
from interview_tui.tui.screens.answers import AnswersScreen
from interview_tui.tui.screens.take_up import TakeUpDialog
from interview_tui.tui.study_keys import STUDY_KEYS
from interview_tui.tui.study_rows import StudyRow, makes_sense, study_rows, summary, table, who_spoke
from interview_tui.tui.study_transcripts import StudyTranscripts
from interview_tui.tui.transcribing import Transcribing, queue_words
from interview_tui.tui.widgets.footer import KeyLine
from interview_tui.tui.widgets.guide_outline import GuideOfStudy
from interview_tui.tui.widgets.reminder import RetentionReminder
from interview_tui.tui.widgets.topline import TopLine
from interview_tui.written import finish_writing

_LOOK = 1.0
"""Seconds between two looks at the folder."""
_BESIDE_THE_LINES = 7
"""Cells at both sides of the list: edges of the page and of a line, and the scroll bar."""


class StudyScreen(StudyTranscripts):
    """Draws what the folder says, once a second; what an interrupted program left is finished on the way in."""

    ABOUT = Help(
        N_("Study"),
        N_(
            "The interviews of this study, and its guide. Pilots count as interviews; rehearsals, replays of the demo, "
            "and what was refused, withdrawn or only prepared do not. Transcripts are made in the background, one at a "
            "time, and go on where they were if they are stopped."
        ),
    )
    KEYS = STUDY_KEYS

    def __init__(self, study: Study, interview: InterviewRecord | None = None) -> None:
        super().__init__()
        self.study = study
        self._first_interview = interview
        self._rows: list[StudyRow] = []
        self._width = 0
        self.transcribing = Transcribing(study)
        self._memory = RowMemory(study)
        self.across = Across(study)
        self._looking = False
        self._read = False
        """All of the list has been read once."""
        self._coming = False
        """A part of it stands there while the rest is read."""
        self._mended = False
        self._opening = False
        self._away = False
        """The folder is not where it was: moved, or its disk is unplugged. It is not called empty then."""
        self._to_mark: str | None = None
        """The interview that is to be marked when it stands in the list."""

    def compose(self) -> ComposeResult:
        yield TopLine(self.study.settings.title)
        if not self.study.writable:
            yield Static("! " + _("This study is read-only: it can be read, but nothing is saved."), classes="banner")
        with VerticalScroll(classes="page", can_focus=False):
            yield RetentionReminder(self.study.folder)
            yield Static(_away(self.study.folder), id="away", classes="-trouble", markup=False)
            with Vertical(id="held"):
                yield Static(_("Interviews"), classes="heading")
                yield Static(id="columns", classes="quiet")
                yield OptionList(id="interviews", compact=True)
                yield Static(id="damage", classes="-trouble", markup=False)
                yield Static(id="spoken", classes="quiet", markup=False)
                yield Static(id="queue", classes="quiet", markup=False)
                yield Static(_teaching(), id="teaching", markup=False)
            yield GuideOfStudy(self.study, id="guide")
        yield KeyLine()

    def on_mount(self) -> None:
        self.query_one("#held").display = self.query_one("#away").display = False
        self.look()
        self._begin()
        self.set_interval(_LOOK, self._look_again)

    def on_unmount(self) -> None:
        # A worker takes some moments to leave; the screen need not wait for it, and the program does when it ends.
        threading.Thread(target=self.transcribing.leave, name="leaving the transcriber").start()

    def on_screen_resume(self) -> None:
        self.query_one(GuideOfStudy).look()
        self.look()

    # What the folder says

    @work(thread=True)
    def _begin(self) -> None:
        """Finish what was cut short, and find an interview that is still being recorded."""
        mended, torn, living = [], [], None
        if self.study.writable:
            clear_unfinished(self.study)
            for interview in self.study.interviews():
                try:
                    if interview.timeline.torn():  # the next line that is written cuts it away
                        torn.append(interview.record.pseudonym)
                    finish_writing(interview)
                    if recover_interview(interview):
                        mended.append(interview.record.pseudonym)
                    living = living or self._alive(interview)
                except (Problem, OSError) as error:
                    if problem := as_problem(error):
                        self.app.call_from_thread(self.program.show_problem, problem)
        self.app.call_from_thread(self._ready, mended, torn, living)

    def _alive(self, interview: Interview) -> tuple[Interview, Recorder] | None:
        """A recorder that may be taken up; one that has stopped and archives needs nobody."""
        recorder = Recorder.attach(interview.folder)
        if recorder is not None and recorder.status().state in ("stopped", "erased"):
            recorder.detach()
            return None
        return (interview, recorder) if recorder is not None else None

    def _ready(self, mended: list[str], torn: list[str], living: tuple[Interview, Recorder] | None) -> None:
        self._mended = True
        for name in torn:
            said = _("The last key pressed in the interview with {name} was cut short, and does not count.")
            self.notify(said.format(name=name), severity="warning")
        if mended:
            names = ", ".join(mended)
            self.notify(_("The recording of {names} had been cut short. It is whole again.").format(names=names))
        self.look()
        if living is not None:
            self._offer_to_take_up(*living)
        elif self._first_interview is not None:
            self._prepare(self._first_interview)

    def _look_again(self) -> None:
        if self.is_current:
            self.look()

    def look(self) -> None:
        if not self._looking:  # one that takes long is waited for: the next one comes within a second
            self._looking = True
            self._look()

    @work(thread=True, group="look")
    def _look(self) -> None:
        worker = get_current_worker()

        def so_far(rows: list[StudyRow], all: int) -> None:
            if not worker.is_cancelled:
                self.app.call_from_thread(self._show_so_far, rows, all)

        try:
            rows = study_rows(self.study, self._memory, so_far)
            self._away = not rows and not (self.study.folder / "study.toml").is_file()
        finally:
            self._looking = False
        if worker.is_cancelled:
            return
        self.app.call_from_thread(self._show_read, rows)
        if self._mended and self.is_current:
            self.transcribing.go_on(rows)

    def _show_read(self, rows: list[StudyRow]) -> None:
        if self._coming:
            self._width = 0  # the line at the top has said how far it was
        self._show(rows)
        self._read, self._coming = True, False

    def _show_so_far(self, rows: list[StudyRow], all: int) -> None:
        """While they are read for the first time; later a look that takes long changes nothing before its end."""
        if self.is_attached and not self._read:
            self._show(rows)
            self._coming = True
            self.query_one(TopLine).state = _("reading {done} of {all} …").format(done=min(all, len(rows) + 1), all=all)

    def _show(self, rows: list[StudyRow]) -> None:
        if not self.is_attached:  # closed while the folder was read
            return
        self.query_one("#away").display = self._away
        self.query_one("#held").display = self.query_one("#guide").display = not self._away
        interviews = self.query_one("#interviews", OptionList)
        width = max(30, self.size.width - _BESIDE_THE_LINES)
        if (rows, width) != (self._rows, self._width) or not rows:
            marked = interviews.highlighted
            if self._coming and marked == len(self._rows) - 1:  # the newest one so far
                marked = None
            self._rows, self._width = rows, width
            heads, lines, names = table(rows, width)
            interviews.clear_options()
            interviews.add_options(
                Option(Content(line).stylize("bold", 0, names), id=row.id)
                for row, line in zip(rows, lines, strict=True)
            )
            interviews.highlighted = (
                min(len(rows) - 1, marked if marked is not None else len(rows) - 1) if rows else None
            )
            self.query_one("#columns", Static).update(heads)
            self.query_one(TopLine).state = summary(rows, self.study.settings.interviews)
        said = queue_words(rows, self.transcribing.left(rows))
        queue = self.query_one("#queue", Static)
        queue.display = bool(said)
        queue.update(said)
        for number, row in enumerate(rows):
            if row.id == self._to_mark:
                interviews.highlighted, self._to_mark = number, None
        for selector, shown in (("#interviews", rows), ("#columns", rows), ("#teaching", not rows)):
            self.query_one(selector).display = bool(shown)
        if rows and self.focused is None:
            interviews.focus()
        self.refresh_bindings()

    # Keys

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        if self._away:
            return action == "back"
        if action in ("open", "transcribe") and not self._rows:
            return False
        row = self.marked()
        match action:
            case "interview" | "import" | "written" | "facts" | "guide" | "lock" | "erase":
                return self.study.writable
            case "overview" | "find":
                return bool(self._rows)
            case "listen":
                return row is not None and row.seconds is not None
            case "transcribe_all":
                return self.study.writable and any(makes_sense("transcribe", row) for row in self._rows)
            case "consent":
                return self.study.writable and row is not None and row.transcript != "damaged"
            case "go_on" | "edit" | "next_sitting" | "transcribe" | "other_model":
                return self.study.writable and row is not None and makes_sense(action, row)
        return True

    def on_option_list_option_highlighted(self) -> None:
        row = self.marked()
        damage = self.query_one("#damage", Static)
        damage.display = bool(row and row.trouble)
        damage.update(f"! {row.trouble}" if row else "")
        self._say_who_spoke(row)
        self.refresh_bindings()

    @work(thread=True, exclusive=True, group="spoken")
    def _say_who_spoke(self, row: StudyRow | None) -> None:
        """Below the list, where several took part in what is marked."""
        worker = get_current_worker()
        said = ""
        if row is not None and row.several and row.transcript == "ready":
            said = who_spoke(self.study.sittings(self.study.interview(row.id))[0])
        if not worker.is_cancelled:
            self.app.call_from_thread(self._show_who_spoke, said)

    def _show_who_spoke(self, said: str) -> None:
        if self.is_attached:
            spoken = self.query_one("#spoken", Static)
            spoken.display = bool(said)
            spoken.update(said)

    def on_resize(self) -> None:
        if self._width:
            self.call_after_refresh(self._show, self._rows)

    def on_option_list_option_selected(self) -> None:
        self.action_open()

    def action_interview(self, kind: InterviewKind) -> None:
        self._prepare(InterviewRecord(participants=(), kind=kind))

    def action_written(self) -> None:
        self._prepare(InterviewRecord(participants=(), form="written"))

    def action_edit(self) -> None:
        if row := self.marked():
            self.app.push_screen(AnswersScreen(self.study, interview=self.study.interview(row.id)))

    def action_next_sitting(self) -> None:
        if row := self.marked():
            self._prepare(self.study.next_sitting(self.study.interview(row.id)))

    def action_import(self) -> None:
        from interview_tui.tui.screens.import_sound import ImportScreen

        row = self.marked()
        may_go_on = row is not None and makes_sense("next_sitting", row)
        before = self.study.interview(row.id) if row is not None and may_go_on else None
        self.app.push_screen(ImportScreen(self.study, before), self._imported)

    def _imported(self, interview: Interview | None) -> None:
        """Mark it in the list, where what is missing in it is said."""
        if interview is not None:
            self._to_mark = interview.id
            self.look()

    def action_open(self) -> None:
        """All sittings of an interview are read as one."""
        if row := self.marked():
            self.program.open_transcript(self.study.sittings(self.study.interview(row.id))[0])

    def action_listen(self) -> None:
        if row := self.marked():
            self.program.open_recording(self.study.interview(row.id))

    def action_go_on(self) -> None:
        row = self.marked()
        if row is not None and not self._opening:  # the recorder takes a moment, and a key may be pressed twice
            self._opening = True
            self._go_on(self.study.interview(row.id))

    @work(thread=True, group="go on")
    def _go_on(self, interview: Interview) -> None:
        """One that its recorder still goes on with is taken up where it is; else another recorder is started."""
        try:
            living = self._alive(interview)
            if living is None and interview.state().ended:  # it ended by itself since the folder was looked at
                return
            sitting = Sitting(*living) if living is not None else open_again(interview, source=self.program.source)
            self.app.call_from_thread(self._hold, sitting)
        finally:
            self._opening = False

    def action_back(self) -> None:
        self.dismiss()

    def marked(self) -> StudyRow | None:
        number = self.query_one("#interviews", OptionList).highlighted
        return self._rows[number] if number is not None and number < len(self._rows) else None

    # An interview

    def _prepare(self, draft: InterviewRecord) -> None:
        from interview_tui.tui.screens.before import BeforeScreen

        self.app.push_screen(BeforeScreen(self.study, draft, source=self.program.source), self._hold)

    def _hold(self, sitting: Sitting | None) -> None:
        if sitting is not None:
            self._in_the_background(self.transcribing.leave)  # the machine is the interview's now
            self.program.open_interview(sitting)

    def _offer_to_take_up(self, interview: Interview, recorder: Recorder) -> None:
        def answered(take_up: bool | None) -> None:
            if take_up:
                self._hold(Sitting(interview, recorder))
            else:
                recorder.detach()

        grace = self.study.settings.grace_minutes * 60
        dialog = TakeUpDialog(interview.record.pseudonym, recorder.status().state, grace)
        self.app.push_screen(dialog, answered)


def _away(folder: Path) -> str:
    return "! " + _(
        "The study's folder is not where it was: {folder}\n\n"
        "It has been moved, renamed or deleted, or its disk is unplugged. Put it back, or close the study with Esc, "
        "press o and choose the folder where it lies now."
    ).format(folder=folder)


def _teaching() -> str:
    return _(
        "No interview has been held in this study yet.\n\n"
        "Read through the guide aloud in a rehearsal first: press r. Then hold a pilot with someone you know: press p. "
        "An interview with a participant begins with i. A recording or a transcript from elsewhere is imported with m, "
        "and answers in writing are taken in with w."
    )
