"""The demo in the terminal: a recorded interview, heard by the real recorder, held on the real screen.

A driver follows the recording and presses the keys at their places; whoever watches may speed it up or take over.
"""

import shutil
from pathlib import Path

from textual import work
from textual.app import App, ComposeResult
from textual.containers import VerticalScroll
from textual.timer import Timer
from textual.widgets import Static

from interview_tui.audio.recorder.client import RecorderGone
from interview_tui.audio.recorder.runtime import recorder_lives
from interview_tui.demo.material import material
from interview_tui.demo.replay import demo_folder, guide_text_of, recorder_for, replayed_study
from interview_tui.guide.markdown import read_guide
from interview_tui.interview.events import AnyEvent, Ended
from interview_tui.interview.presses import read_presses
from interview_tui.language import N_, _
from interview_tui.problem import Problem
from interview_tui.sitting import Sitting
from interview_tui.study import Study
from interview_tui.times import length
from interview_tui.transcription.models import NANO
from interview_tui.tui.keys import Command, Help, Place
from interview_tui.tui.problems import as_problem
from interview_tui.tui.screens.interview import InterviewScreen, Refreshed
from interview_tui.tui.view.captions import SPEEDS, caption, speed_word
from interview_tui.tui.widgets.footer import KeyLine
from interview_tui.tui.widgets.topline import TopLine

_READING = 5.0
"""Seconds that the first page stays."""
_ARRIVING = 3.0
"""Seconds before the first key, in which one sees that nothing is recorded."""
_POLL = 0.02


def start(
    app: "App[None]", language: str, folder: Path | None = None, into: Path | None = None, model: str = NANO
) -> None:
    """Show the demo: the embedded material in `language`, or that in `folder`; its study is made in `into`."""
    app.push_screen(DemoOpening(folder or material(language), into, language, model))


class DemoOpening(Place[None]):
    """What is about to be seen, and what stands where before an interview. Goes on by itself."""

    ABOUT = Help(
        N_("Demo"), N_("A recorded interview is replayed through the real program. Nothing leaves the machine.")
    )
    KEYS = (
        Command("enter,space", "begin", N_("begin"), N_("Begin at once.")),
        Command("escape,q", "back", N_("back"), N_("No demo now.")),
    )

    def __init__(self, folder: Path, into: Path | None, language: str, model: str) -> None:
        super().__init__()
        self.folder = folder
        self.into = into
        self.language = language
        self.model = model
        self.study: Study | None = None
        self._timer: Timer | None = None
        self._begun = False

    def compose(self) -> ComposeResult:
        yield TopLine(_("Demo"), _("an interview replayed through the real program"))
        with VerticalScroll(classes="page", can_focus=False):
            yield Static(_("Before the interview"), classes="heading")
            yield Static(id="demo-facts", markup=False)
            yield Static(_("What you will see"), classes="heading second")
            yield Static(_story(), markup=False)
        yield KeyLine()

    def on_mount(self) -> None:
        try:
            guide = read_guide(guide_text_of(self.folder), self.folder / "guide.md")
            presses = read_presses(self.folder / "presses.jsonl", guide)
        except Problem as problem:
            self._begun = True
            self.call_later(self._fail, problem)
            return
        seconds = max((press.at for press in presses), default=0.0)
        facts = [
            (_("Guide"), guide.title),
            (_("Who"), _("Robin (a pseudonym; no real name is kept here)")),
            (_("Kind"), _("Interview, on site")),
            (_("Microphone"), _("a recording of {time} stands in for it").format(time=length(seconds))),
            (_("Model"), _("a very small one, for the demo alone") if self.model == NANO else self.model),
        ]
        width = max(len(name) for name, _value in facts) + 3
        self.query_one("#demo-facts", Static).update("\n".join(f"{name:<{width}}{value}" for name, value in facts))
        self._timer = self.set_timer(_READING, self.action_begin)

    def on_screen_resume(self) -> None:
        """The interview and its transcript have been closed: the study is hers to look around in."""
        if self._begun and self.study is not None:
            study, self.study = self.study, None
            self.dismiss()
            self.program.open_study(study)

    def _fail(self, error: Exception) -> None:
        """Back to where she came from, with the reason."""
        self.dismiss()
        if problem := as_problem(error):
            self.program.show_problem(problem)

    def action_back(self) -> None:
        self.dismiss()

    def action_begin(self) -> None:
        if self._timer is not None:
            self._timer.stop()
        if not self._begun:
            self._begun = True
            self._open()

    @work(thread=True)
    def _open(self) -> None:
        """Make the study, let the recorder listen to the recording, and show the interview."""
        into = self.into or fresh_folder(self.language)
        try:
            study, interview = replayed_study(self.folder, into, model=self.model)
            presses = tuple(read_presses(self.folder / "presses.jsonl", interview.guide))
            recorder = recorder_for(study, interview, self.folder)
        except (Problem, OSError) as error:
            self.app.call_from_thread(self._fail, error)
            return
        self.study = study
        sitting = Sitting(interview, recorder)
        self.app.call_from_thread(self.app.push_screen, DemoInterview(sitting, presses))


class DemoInterview(InterviewScreen):
    """The interview screen, with somebody at the keys and a line that says what she does."""

    ABOUT = Help(
        N_("Demo"),
        N_("The keys are pressed for you at their places in the recording. t gives them to you; the talk goes on."),
    )
    KEYS = (
        Command("plus,greater_than_sign", "speed(1)", N_("faster"), N_("Play the recording faster."), shown="+"),
        Command("minus,less_than_sign", "speed(-1)", N_("slower"), N_("Play the recording slower."), shown="-"),
        Command("t", "take_over", N_("take the keys"), N_("The keys are yours from here; the recording runs on.")),
    )

    def __init__(self, sitting: Sitting, presses: tuple[AnyEvent, ...]) -> None:
        super().__init__(sitting)
        self.presses = presses
        self.speed = SPEEDS[0]
        self.taken = False
        """The keys are in the hands of whoever watches."""
        self._said = ""

    def compose(self) -> ComposeResult:
        yield from super().compose()
        yield Static(id="caption", markup=False)

    def on_mount(self) -> None:
        super().on_mount()
        self._caption(_("Demo. {who} has come; the guide is ready, and nothing is recorded yet.").format(who=self.who))
        self.drive()

    @work(thread=True, exclusive=True, group="driver")
    def drive(self) -> None:
        """Press each key at its place in the recording, which waits there until it is done."""
        self._gone.wait(_ARRIVING)
        try:
            for press in (*self.presses, Ended(at=float("inf"))):
                if not self._reach(press.at) or self.sitting.state.ended:
                    return
                self.app.call_from_thread(self.press, press)
        except RecorderGone:
            self.lost = True
            self.post_message(Refreshed())

    def _reach(self, at: float) -> bool:
        """Let the recording run to second `at`; False if nobody waits for it any more."""
        recorder = self.sitting.recorder
        if recorder is None:
            return False
        recorder.hold_at(None if at == float("inf") else at)
        while not self._gone.wait(_POLL):
            if self.taken:
                recorder.hold_at(None)
                return False
            self.sitting.refresh()
            status = self.sitting.status
            if status is not None and (status.source_seconds >= at or status.source_ended):
                return True
        return False

    def press(self, press: AnyEvent) -> None:
        """Do what the key does, and say which it was."""
        if self.taken:
            return
        self._caption(caption(self.sitting.guide, press, self.who) or self._said)
        self.carry_out(press.model_copy(update={"at": round(self.sitting.clock(), 3)}))

    def on_refreshed(self) -> None:
        super().on_refreshed()
        status = self.sitting.status
        if self.taken and status is not None and status.source_ended:
            self._caption(_("The recording has come to its end. e ends the interview."))

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        if action == "take_over":
            return not self.taken and not self._typing
        if action == "speed":
            return not self._typing
        return super().check_action(action, parameters)

    def action_speed(self, by: int) -> None:
        self.speed = SPEEDS[min(len(SPEEDS) - 1, max(0, SPEEDS.index(self.speed) + by))]
        if self.sitting.recorder is not None:
            self.sitting.recorder.set_speed(self.speed)
        self._caption(self._said)

    def action_take_over(self) -> None:
        self.taken = True
        self._caption(_("The keys are yours. The recording runs on; e ends the interview."))
        self.refresh_bindings()

    def _caption(self, text: str) -> None:
        self._said = text
        speed = "" if self.speed == SPEEDS[0] else f"  ({speed_word(self.speed)})"
        self.query_one("#caption", Static).update(text + speed)


def fresh_folder(language: str) -> Path:
    """A place for the demo's study: that of the last demo, which is deleted, unless it is open or in use."""
    first = demo_folder(language)
    number = 1
    while True:
        folder = first if number == 1 else first.with_name(f"{first.name}-{number}")
        if not folder.exists():
            return folder
        if _can_go(folder):
            shutil.rmtree(folder)
            return folder
        number += 1


def _can_go(folder: Path) -> bool:
    """Whether it holds nothing but earlier demos, and nobody is at them."""
    try:
        study = Study(folder)
        interviews = study.interviews()
        with study.lock():
            return all(i.record.replayed and not recorder_lives(i.audio) for i in interviews)
    except Problem:
        return False


def _story() -> str:
    return _(
        "The recorder hears a recorded talk of some minutes instead of a microphone, and keeps it as it would keep any "
        "interview. The keys are pressed for you; a line at the bottom says which, and why. Meanwhile the words are "
        "written down on this machine, and in the end they stand under their questions.\n\n"
        "+ and - change the speed. t gives you the keys."
    )
