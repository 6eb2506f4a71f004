"""How a rehearsal is held: how the participant answers whose part the program takes, and whether one is recorded."""

from collections.abc import Mapping
from secrets import randbelow
from statistics import median
from typing import cast

from textual.app import ComposeResult
from textual.containers import Vertical
from textual.widgets import Static

from interview_tui.interview.participants import distinct
from interview_tui.interview.record import Answers, InterviewRecord, Participant, Rehearsed
from interview_tui.language import _
from interview_tui.rehearsing.answers import FACTORS, TYPICAL
from interview_tui.times import length
from interview_tui.tui.widgets.form import Row
from interview_tui.tui.widgets.pick import Pick

_SEEDS = 10_000


class RehearsalChoice(Vertical):
    """`seconds`: main question's id → how long it takes by the study's pilots; `before`: the choice to begin with."""

    def __init__(self, seconds: Mapping[str, float], before: Rehearsed | None = None, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self._seconds = dict(seconds)
        self._before = before or Rehearsed()

    def compose(self) -> ComposeResult:
        answers = [("silent", _("silent")), ("short", _("short")), ("typical", _("typical")), ("long", _("long"))]
        recording = [("", _("no")), ("recorded", _("yes, to hear myself afterwards"))]
        yield Row(_("Answers"), Pick(answers, self._before.answers, id="answers"))
        yield Row("", Static(id="answers-length", classes="finding", markup=False))
        yield Row(_("Recording"), Pick(recording, id="rehearsal-recorded"))

    def on_mount(self) -> None:
        self._say_length()

    def on_pick_changed(self) -> None:
        self._say_length()

    @property
    def recorded(self) -> bool:
        """Whether she wants to hear herself afterwards."""
        return bool(self.query_one("#rehearsal-recorded", Pick).value)

    def rehearsed(self) -> Rehearsed:
        """What is chosen, with a new beginning for chance."""
        return Rehearsed(answers=self._answers, seed=randbelow(_SEEDS), seconds=self._seconds)

    @property
    def _answers(self) -> Answers:
        return cast(Answers, self.query_one("#answers", Pick).value)

    def _say_length(self) -> None:
        self.query_one("#answers-length", Static).update(answers_word(self._answers, self._seconds))


def nobody(draft: InterviewRecord) -> tuple[Participant, ...]:
    """Who is not there in a rehearsal: those who were named, else a word that is nobody's name."""
    return distinct(draft.participants or (Participant(pseudonym=_("Rehearsal")),))


def answers_word(answers: Answers, seconds: Mapping[str, float]) -> str:
    """How long the answers will be, and where that is known from."""
    if answers == "silent":
        return _("The participant says nothing: you keep the pace. p lets the participant speak.")
    if seconds:
        typical = length(median(seconds.values()) * FACTORS[answers])
        return _("About {time} a question with its follow-ups, by the pilots of this study.").format(time=typical)
    typical = length(TYPICAL * FACTORS[answers])
    return _("About {time} an answer; after a pilot, as long as its answers were.").format(time=typical)
