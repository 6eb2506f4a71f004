"""Answers in writing, pasted or typed under their questions, and saved as one goes."""

from textual.app import ComposeResult
from textual.containers import VerticalScroll
from textual.timer import Timer
from textual.widgets import Static, TextArea

from interview_tui.guide.placeholders import filled
from interview_tui.interview.events import ConsentGiven
from interview_tui.interview.record import InterviewRecord
from interview_tui.language import N_, _
from interview_tui.study import Interview, Study
from interview_tui.tui.keys import Command, Help, Place
from interview_tui.tui.widgets.footer import KeyLine
from interview_tui.tui.widgets.topline import TopLine
from interview_tui.written import Answer, changeable, read_answers, rewrite_answers, write_answers

_SAVE_AFTER = 0.5
"""Seconds without a key before what stands there is saved."""


class AnswersScreen(Place[Interview | None]):
    """A field for each question. Returns the interview they became; None where nothing was written.

    Nothing is kept before the first word. Raises `Problem` for an `interview` whose answers may not be changed here.
    """

    ABOUT = Help(
        N_("Answers in writing"),
        N_(
            "Paste or type each answer under its question. What stands here is saved as you go. Afterwards it is read, "
            "marked and exported as any other interview, without sound and without times. Leave out names and places "
            "that tell who wrote."
        ),
    )
    KEYS = (
        Command("tab", "app.focus_next", N_("next question"), N_("Go to the next question; Shift+Tab goes back.")),
        Command("escape", "back", N_("done"), N_("Back to the study. What stands here is saved.")),
    )

    def __init__(
        self,
        study: Study,
        *,
        record: InterviewRecord | None = None,
        consent: ConsentGiven | None = None,
        interview: Interview | None = None,
    ) -> None:
        super().__init__()
        if interview is not None:
            changeable(interview)
        self.study = study
        self.interview = interview
        self._record = interview.record if interview is not None else record or InterviewRecord(participants=())
        self._consent = consent
        guide = interview.guide if interview is not None else study.guide_for(self._record)
        self._guide = filled(guide, self._record.placeholders)
        self._places: tuple[str | None, ...] = (*(question.id for question in self._guide.questions()), None)
        self._before = read_answers(interview) if interview is not None else []
        self._saved: list[Answer] = []
        self._timer: Timer | None = None

    def compose(self) -> ComposeResult:
        names = ", ".join(person.pseudonym for person in self._record.participants)
        yield TopLine(names, _("answers in writing"))
        with VerticalScroll(classes="page", can_focus=False):
            for section in self._guide.sections:
                if section.questions:
                    yield Static(section.title.upper(), classes="quiet second", markup=False)
                for question in section.questions:
                    yield Static(question.text, classes="heading second", markup=False)
                    if probes := " · ".join(probe.text for probe in question.all_probes()):
                        yield Static(probes, classes="quiet", markup=False)  # they help to see where an answer ends
                    yield self._field(question.id)
            yield Static(_("Besides the questions"), classes="heading second", markup=False)
            yield self._field(None)
        yield KeyLine()

    def on_mount(self) -> None:
        for field in self.query(TextArea):
            field.move_cursor(field.document.end)  # where one goes on
        self.query(TextArea).first().focus()
        self._saved = self.answers()
        self._say()

    def _field(self, question: str | None) -> TextArea:
        before = "\n\n".join(text for id, text in self._before if id == question)
        return TextArea(before, id=f"answer-{self._places.index(question)}", compact=True, tab_behavior="focus")

    # Saving

    def on_text_area_changed(self) -> None:
        if self._timer is not None:
            self._timer.stop()
        self._timer = self.set_timer(_SAVE_AFTER, self.save)
        self._say()

    def answers(self) -> list[Answer]:
        """What stands in the fields, those left empty aside."""
        fields = [self.query_one(f"#answer-{place}", TextArea).text.strip() for place in range(len(self._places))]
        return [(id, text) for id, text in zip(self._places, fields, strict=True) if text]

    def save(self) -> None:
        """Keep what stands here. Raises `Problem` if the disk does not take it; then it is not saved."""
        answers = self.answers()
        if answers == self._saved:
            return
        if self.interview is None:
            self.interview = write_answers(self.study, self._record, answers, consent=self._consent)
        else:
            rewrite_answers(self.interview, answers)
        self._saved = answers
        self._say()

    def _say(self) -> None:
        answers = self.answers()
        if not answers and self.interview is None:
            word = _("nothing is kept yet")
        else:
            word = _("✓ saved") if answers == self._saved else _("not saved yet")
        self.query_one(TopLine).state = word

    # Leaving

    def action_back(self) -> None:
        self.save()
        self.dismiss(self.interview)

    def leave_program(self) -> bool:
        """Ctrl+C and Ctrl+Q: what was typed last is saved first."""
        self.save()
        return True
