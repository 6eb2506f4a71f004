"""Information and consent, large on the screen, before anything is recorded."""

from pathlib import Path

from textual import work
from textual.app import ComposeResult
from textual.containers import VerticalScroll
from textual.widgets import Static

from interview_tui.guide.placeholders import filled
from interview_tui.interview.consent import read_first
from interview_tui.interview.events import RecordingAgreed
from interview_tui.interview.record import InterviewRecord
from interview_tui.language import N_, _
from interview_tui.problem import Problem
from interview_tui.sitting import Sitting
from interview_tui.study import Study
from interview_tui.tui.keys import Command, Help, Place
from interview_tui.tui.opening import open_sitting
from interview_tui.tui.widgets.footer import KeyLine
from interview_tui.tui.widgets.topline import TopLine


class ConsentScreen(Place[Sitting | None]):
    """Read out what stands here, then note with one key what the participant says.

    Returns the interview that begins; None when there will be none. Nothing is written before an answer.
    """

    ABOUT = Help(
        N_("Information and consent"),
        N_(
            "Tell about the study in your own words or read what stands here. Nothing is recorded before you have "
            "noted, with a, that the participant agrees to be recorded. The consent itself is often spoken on the "
            "recording, and is noted in the interview."
        ),
    )
    KEYS = (
        Command("a,g", "agree", N_("agrees to be recorded"), N_("The participant agrees: the recording starts.")),
        Command("w", "without", N_("without recording"), N_("Hold the interview without recording anything.")),
        Command("escape", "back", N_("back"), N_("Back, or no interview after all. Nothing is kept.")),
    )

    def __init__(
        self, study: Study, record: InterviewRecord, *, source: Path | None = None, sound: bool = True
    ) -> None:
        super().__init__()
        self.study = study
        self.record = record
        self.source = source
        self.sound = sound
        """There is a microphone to record with."""
        self._beginning = False
        self._shown: tuple[str, ...] = ()
        """The sections that stand here to be read."""

    def compose(self) -> ComposeResult:
        guide = filled(self.study.guide_for(self.record), self.record.placeholders)
        self._shown = tuple(section.id for section in read_first(guide))
        yield TopLine(self.study.settings.title, _("information and consent"), _("○ not recording"))
        with VerticalScroll(classes="page script"):
            for section in read_first(guide):
                yield Static(section.title, classes="heading", markup=False)
                yield Static(section.text, classes="aloud", markup=False)
            if not any(section.kind == "consent" for section in read_first(guide)):
                yield Static(_("The guide has no consent script"), classes="heading", markup=False)
                yield Static(_own_words(), classes="aloud", markup=False)
        yield KeyLine()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        return self.sound if action == "agree" else True

    def action_agree(self) -> None:
        self._begin(agreed=True)

    def action_without(self) -> None:
        self._begin(agreed=False)

    def action_back(self) -> None:
        if not self._beginning:
            self.dismiss(None)

    def _begin(self, agreed: bool) -> None:
        """Once: a key that is pressed again while the recorder starts must not begin a second interview."""
        if not self._beginning:
            self._beginning = True
            self._open(agreed)

    @work(thread=True)
    def _open(self, agreed: bool) -> None:
        try:
            sitting = open_sitting(self.study, self.record, source=self.source, sound=agreed)
        except (Problem, OSError):
            self._beginning = False
            raise
        if agreed:
            try:
                sitting.dispatch(RecordingAgreed(shown=self._shown))
            except Problem as problem:
                self.app.call_from_thread(self.program.show_problem, problem)
        self.app.call_from_thread(self.dismiss, sitting)


def _own_words() -> str:
    return _(
        "Say in your own words what the study is about, that taking part is voluntary and can be ended at any time "
        "without a reason, how what is said is kept and who may hear it.\n\n"
        "Then ask: May I record our talk?"
    )
