"""While a recording is imported: what is being done, how far it is, and a way out that leaves nothing behind."""

import threading

from textual import work
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.message import Message
from textual.widgets import ProgressBar, Static

from interview_tui.importing import ImportStopped, Source, import_interview
from interview_tui.language import N_, _
from interview_tui.problem import Problem
from interview_tui.study import Interview, Study
from interview_tui.times import clock_time
from interview_tui.tui.keys import Command, Help, Place
from interview_tui.tui.widgets.footer import KeyLine
from interview_tui.tui.widgets.topline import TopLine


class ImportProgressScreen(Place[Interview | Problem | None]):
    """Imports `source` and returns the interview, or why there is none; None when it was cancelled."""

    ABOUT = Help(
        N_("Importing"),
        N_(
            "A sound file is copied and checked, then its sound is read once and compared; words of a transcript are "
            "put where they are heard in it. Nothing is half done: it is all there in the end, or not at all."
        ),
    )
    KEYS = (Command("escape", "cancel", N_("cancel"), N_("Stop; nothing of it is kept.")),)

    class Moved(Message):
        """It has come further."""

        def __init__(self, what: str, share: float, seconds_left: float | None) -> None:
            super().__init__()
            self.what = what
            self.share = share
            self.seconds_left = seconds_left

    def __init__(self, study: Study, source: Source) -> None:
        super().__init__()
        self.study = study
        self.source = source
        self._stop = threading.Event()

    def compose(self) -> ComposeResult:
        yield TopLine(self.study.settings.title, self.source.participants[0].pseudonym)
        with Vertical(id="finishing"):
            has_sound = self.source.file is not None
            said = _("The recording is being imported.") if has_sound else _("The transcript is being imported.")
            yield Static(said, classes="heading", markup=False)
            yield Static(id="finishing-what", markup=False)
            yield ProgressBar(100, id="finishing-bar", show_eta=False)
            yield Static(id="finishing-left", classes="quiet", markup=False)
        yield KeyLine()

    def on_mount(self) -> None:
        self._import()

    def on_unmount(self) -> None:
        self._stop.set()

    def action_cancel(self) -> None:
        self._stop.set()
        self.query_one("#finishing-left", Static).update(_("Stopping."))

    @work(thread=True)
    def _import(self) -> None:
        answer: Interview | Problem | None
        try:
            answer = import_interview(self.study, self.source, tell=self._tell, stop=self._stop)
        except ImportStopped:
            answer = None
        except Problem as problem:
            answer = problem
        if self.is_attached:
            self.app.call_from_thread(self.dismiss, answer)

    def _tell(self, what: str, share: float, seconds_left: float | None) -> None:
        if self.is_attached:
            self.post_message(self.Moved(what, share, seconds_left))

    def on_import_progress_screen_moved(self, event: Moved) -> None:
        if self._stop.is_set():
            return
        self.query_one("#finishing-what", Static).update(event.what)
        self.query_one(ProgressBar).update(progress=100 * event.share)
        left = "" if event.seconds_left is None else _("{time} left").format(time=clock_time(event.seconds_left))
        self.query_one("#finishing-left", Static).update(left)
