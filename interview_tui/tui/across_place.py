"""Places that show all interviews of a study: they are read first, those that the index knows at once."""

from textual import work
from textual.worker import get_current_worker

from interview_tui.across.kept import Across
from interview_tui.across.overview import Overview, overview
from interview_tui.guide.model import Guide
from interview_tui.language import _
from interview_tui.problem import Problem
from interview_tui.study import Study
from interview_tui.tui.keys import Place
from interview_tui.tui.widgets.topline import TopLine

_SHOW_EACH = 5
"""Interviews that are read before those so far are shown."""


class AcrossPlace(Place[None]):
    """Reads what has changed when it is opened, and again whenever one comes back to it."""

    def __init__(self, study: Study, across: Across) -> None:
        super().__init__()
        self.study = study
        self.across = across
        self.shown = Overview((), ())
        self.read = False
        """Everything has been read."""

    def on_screen_resume(self) -> None:
        self._load()

    @work(thread=True, exclusive=True, group="across")
    def _load(self) -> None:
        """Only what has changed is read; of two hundred interviews that takes a tenth of a second."""
        worker = get_current_worker()
        working = self._working_guide()

        def show(read: bool) -> None:
            held = self.across.held()
            self.app.call_from_thread(self._take, overview(held.interviews, held.guides, working), read)

        def progress(done: int, all: int) -> bool:
            if not worker.is_cancelled:
                if done % _SHOW_EACH == 0:
                    show(False)
                self.app.call_from_thread(self._say_how_far, done, all)
            return not worker.is_cancelled

        try:
            held = self.across.refresh(progress)
        except Problem as problem:
            if not worker.is_cancelled:
                self.app.call_from_thread(self.program.show_problem, problem)
            return
        if not worker.is_cancelled:
            self.app.call_from_thread(self._take, overview(held.interviews, held.guides, working), True)

    def _working_guide(self) -> Guide | None:
        try:
            return self.study.guide
        except Problem:  # the study's screen says it
            return None

    def _take(self, shown: Overview, read: bool) -> None:
        if self.is_attached:  # else closed while it was read
            self.shown, self.read = shown, read
            if read:
                self._say_how_far(0, 0)
            self.show_all()
            self.refresh_bindings()

    def _say_how_far(self, done: int, all: int) -> None:
        if self.is_attached:
            said = _("reading {done} of {all} …").format(done=done + 1, all=all) if all else self.state_words()
            self.query_one(TopLine).state = said

    def state_words(self) -> str:
        """What stands at the right of the top line when everything has been read."""
        return ""

    def show_all(self) -> None:
        """Draw `self.shown`."""
        raise NotImplementedError

    def open_at(self, interview: str, at: float | None, words: str = "") -> None:
        """Open the transcript of that interview at that second, where `words` stand."""
        whole = self.study.sittings(self.study.interview(interview))
        self.program.open_transcript(whole[0], at, words)

    def action_back(self) -> None:
        self.dismiss()
