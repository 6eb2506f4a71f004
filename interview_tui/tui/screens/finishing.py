"""After the interview: the rest is transcribed, with the time it takes, and can be left for later."""

import threading

from textual import work
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.message import Message
from textual.widgets import ProgressBar, Static

from interview_tui.language import N_, _
from interview_tui.problem import Problem
from interview_tui.study import Interview
from interview_tui.times import clock_time, length
from interview_tui.transcription.client import Transcriber
from interview_tui.transcription.models import model_to_begin_with
from interview_tui.transcription.order import order_for
from interview_tui.transcription.progress import Progress, progress
from interview_tui.tui.heard import WordsSoFar
from interview_tui.tui.keys import Command, Help, Place
from interview_tui.tui.widgets.footer import KeyLine
from interview_tui.tui.widgets.quiet_lines import WordsHeard
from interview_tui.tui.widgets.topline import TopLine

_LOOK = 0.25
"""Seconds between two looks at how far the worker is."""


class FinishingScreen(Place[None]):
    """Follows the transcription of `interview` and opens the transcript when it is whole.

    A worker that is running is followed; else one is started, if the study has a model.
    """

    ABOUT = Help(
        N_("Transcribing"),
        N_("What was said is turned into text on this machine. It can be left and gone on with at any time."),
    )
    KEYS = (
        Command("enter", "read", N_("read what is there"), N_("Open the transcript as far as it has come.")),
        Command("l", "later", N_("later"), N_("Stop now; the study goes on with it when you want.")),
        Command("z", "timing", N_("timing"), N_("What this pilot took beside the plan, and what to cut.")),
        Command("escape", "leave", N_("to the study"), N_("Back to the study; the transcription goes on by itself.")),
    )

    class Moved(Message):
        """The worker has come further, or something is in its way."""

        def __init__(self, now: Progress, problem: str = "") -> None:
            super().__init__()
            self.now = now
            self.problem = problem

    def __init__(self, interview: Interview, transcriber: Transcriber | None = None) -> None:
        super().__init__()
        self.interview = interview
        self.transcriber = transcriber
        self._gone = threading.Event()
        self._heard = WordsSoFar(interview.transcript)
        self._complete = False
        """The transcript is whole."""

    def compose(self) -> ComposeResult:
        yield TopLine(self.interview.study.settings.title, self.interview.record.pseudonym)
        with Vertical(id="finishing"):
            yield Static(_("The interview is saved."), classes="heading", markup=False)
            yield Static(id="finishing-what", markup=False)
            yield ProgressBar(id="finishing-bar", show_eta=False, show_percentage=False)
            yield Static(id="finishing-left", classes="quiet", markup=False)
            yield WordsHeard(id="finishing-heard")
        yield KeyLine()

    def on_mount(self) -> None:
        self._show(Progress(done_seconds=0.0, total_seconds=0.0, complete=False, seconds_left=None, running=True))
        self.follow()

    def on_screen_resume(self) -> None:
        if self._complete:
            self.action_read()

    def on_unmount(self) -> None:
        self._gone.set()

    @work(thread=True, exclusive=True, group="transcription")
    def follow(self) -> None:
        """Look at the worker until the transcript is whole; start one if none is at it."""
        study = self.interview.study
        while not self._gone.is_set():
            now = progress(self.interview.folder)
            ours = self.transcriber
            if not now.complete and not now.running and (ours is None or not ours.running):
                order = order_for(study)
                if order is None or (ours is not None and ours.problem):
                    why = (ours.problem if ours else None) or _no_model(study.settings.language)
                    self.post_message(self.Moved(now, why))
                    return
                try:
                    self.transcriber = Transcriber.launch([self.interview.folder], order)
                except Problem as problem:
                    self.post_message(self.Moved(now, str(problem)))
                    return
            self.post_message(self.Moved(now))
            if now.complete:
                return
            self._gone.wait(_LOOK)

    def on_finishing_screen_moved(self, event: Moved) -> None:
        if event.now.complete:
            self._complete = True
            if self.app.screen is self:  # else she reads something else, and comes back
                self.action_read()
            return
        self._show(event.now, event.problem)

    def _show(self, now: Progress, problem: str = "") -> None:
        what, left = progress_words(now)
        self.query_one("#finishing-what", Static).update(problem or what)
        self.query_one("#finishing-left", Static).update("" if problem else left)
        bar = self.query_one(ProgressBar)
        bar.display = not problem
        bar.update(total=now.total_seconds or None, progress=now.done_seconds)
        heard = self._heard.last()
        words = self.query_one(WordsHeard)
        words.time, words.text = (clock_time(heard[0]), heard[1]) if heard else ("", "")

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        return self.interview.record.kind == "pilot" if action == "timing" else True

    def action_timing(self) -> None:
        from interview_tui.tui.screens.timing import TimingScreen

        self.app.push_screen(TimingScreen(self.interview.study, self.interview.id))

    def action_read(self) -> None:
        self._gone.set()
        self.program.open_transcript(self.interview)

    def action_later(self) -> None:
        if self.transcriber is not None:
            self.transcriber.stop()
        self.dismiss()

    def action_leave(self) -> None:
        self.dismiss()


def progress_words(now: Progress) -> tuple[str, str]:
    """How far it is and how long it will take, in words."""
    if not now.total_seconds:
        return _("The words are being written down on this machine."), _("It has just begun.")
    what = _("{done} of {total} are transcribed.").format(
        done=clock_time(now.done_seconds), total=clock_time(now.total_seconds)
    )
    if now.seconds_left is None:
        return what, _("Reckoning how long it takes.")
    if now.seconds_left < 50:
        return what, _("Less than a minute left.")
    return what, _("About {time} left.").format(time=length(now.seconds_left))


def _no_model(language: str) -> str:
    return _(
        "This study has no model to transcribe with. Fetch one while you have a network: "
        "interview-tui models get {name}. Then press t in the study."
    ).format(name=model_to_begin_with(language))
