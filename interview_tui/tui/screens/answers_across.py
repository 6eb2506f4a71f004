"""All answers to one question: side by side where there is room, else one after another."""

from textual import work
from textual.app import ComposeResult
from textual.containers import Horizontal, VerticalScroll
from textual.content import Content
from textual.widgets import Static
from textual.worker import get_current_worker

from interview_tui.across.answers import Answer, answers
from interview_tui.across.columns import Column
from interview_tui.across.kept import Across
from interview_tui.across.overview import Cell
from interview_tui.interview.record import INTERVIEWERS
from interview_tui.language import N_, _, ngettext
from interview_tui.study import Study
from interview_tui.tui.across_place import AcrossPlace
from interview_tui.tui.keys import Command, Help
from interview_tui.tui.view.coverage import about_question, status_words
from interview_tui.tui.widgets.footer import KeyLine
from interview_tui.tui.widgets.topline import TopLine

_ROOM_FOR_TWO = 100
"""Cells of a terminal in which answers stand beside each other."""
_NARROWEST = 38
"""Cells of an answer beside others."""
_MOST = 4
"""Answers beside each other: more would be read by nobody."""


class AnswersAcrossScreen(AcrossPlace):
    """Opens at the question with that text, and at that interview."""

    ABOUT = Help(
        N_("All answers"),
        N_(
            "What everybody answered to one question, as it is read: corrected, and with what is hidden hidden. What "
            "was said under another question and answers this one, too, stands here as well."
        ),
    )
    KEYS = (
        Command("right", "turn(1)", N_("next interview"), N_("The next interview's answer.")),
        Command("left", "turn(-1)", N_("interview before"), N_("The answer of the interview before."), footer=False),
        Command("n", "question(1)", N_("next question"), N_("Everybody's answers to the next question.")),
        Command("b", "question(-1)", N_("question before"), N_("Everybody's answers to the question before.")),
        Command("down,space,pagedown", "scroll(1)", N_("further down"), footer=False),
        Command("up,pageup", "scroll(-1)", N_("further up"), footer=False),
        Command("o", "only", N_("only answered"), N_("Leave out the interviews in which nothing was said on it."),
                footer=False),
        Command("enter", "open", N_("transcript"), N_("Open the transcript of the leftmost interview, at this place.")),
        Command("escape,q,a", "back", N_("back"), N_("Back to the overview.")),
    )  # fmt: skip

    def __init__(self, study: Study, across: Across, question: str, at: int) -> None:
        super().__init__(study, across)
        self._question = question
        self._at = at
        """The first interview that is shown, among those of `_answers`."""
        self._answers: tuple[Answer, ...] = ()
        self._all: tuple[Answer, ...] = ()
        self._only_answered = False

    def compose(self) -> ComposeResult:
        yield TopLine(self.study.settings.title, _("all answers"))
        yield Static(id="across-question", markup=False)
        yield Horizontal(*(_column(number) for number in range(_MOST)), id="across-answers")
        yield KeyLine()

    def state_words(self) -> str:
        if not self._answers:
            return ""
        last = min(self._at + self._beside, len(self._answers))
        first = self._at + 1
        where = str(first) if first == last else f"{first}–{last}"
        return _("{number} of {count}").format(number=where, count=len(self._answers))

    @property
    def _beside(self) -> int:
        """How many answers stand beside each other."""
        fits = self.size.width // _NARROWEST if self.size.width >= _ROOM_FOR_TWO else 1
        return max(1, min(_MOST, fits, len(self._answers)))

    def _column(self) -> Column | None:
        return next((one for one in self.shown.columns if one.text == self._question), None)

    def show_all(self) -> None:
        if (column := self._column()) is not None:
            self._read_answers(column)

    @work(thread=True, exclusive=True, group="answers")
    def _read_answers(self, column: Column) -> None:
        worker = get_current_worker()
        found = answers(self.across, self.shown, column)
        if not worker.is_cancelled:
            self.app.call_from_thread(self._found, found)

    def _found(self, found: tuple[Answer, ...]) -> None:
        if self.is_attached:
            self._all = found
            self._choose()

    def _choose(self) -> None:
        there = self._answers[self._at].interview.id if self._at < len(self._answers) else None
        self._answers = tuple(one for one in self._all if one.said or not self._only_answered)
        ids = [one.interview.id for one in self._answers]
        self._at = ids.index(there) if there in ids else min(self._at, max(0, len(ids) - 1))
        self._draw()

    def _draw(self) -> None:
        column = self._column()
        if column is None or not self._all:
            return
        self._at = max(0, min(self._at, len(self._answers) - self._beside))
        title = Content.styled(f"{column.sign.sign} {column.section.title} ", column.sign.colour)
        question = title + Content.styled(f"{column.number}. {column.text}", "bold")
        about = about_question(self.shown, column)
        self.query_one("#across-question", Static).update(question + Content(f"\n{about}"))
        for number in range(_MOST):
            shown = self._answers[self._at + number : self._at + number + 1] if number < self._beside else ()
            place = self.query_one(f"#answer-{number}", VerticalScroll)
            place.display = bool(shown)
            for answer in shown:
                self.query_one(f"#answer-who-{number}", Static).update(_who(answer))
                self.query_one(f"#answer-said-{number}", Static).update(_said(answer))
            place.scroll_home(animate=False)
        self._say_how_far(0, 0)
        self.refresh_bindings()

    def on_resize(self) -> None:
        self.call_after_refresh(self._draw)

    # Keys

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        return bool(self._answers) if action in ("turn", "open", "scroll") else True

    def action_turn(self, by: int) -> None:
        self._at += by
        self._draw()

    def action_question(self, by: int) -> None:
        texts = [column.text for column in self.shown.columns]
        if self._question in texts:
            place = min(len(texts) - 1, max(0, texts.index(self._question) + by))
            self._question = texts[place]
            self.show_all()

    def action_scroll(self, by: int) -> None:
        """All answers that are shown at once: they are read side by side."""
        for number in range(_MOST):
            self.query_one(f"#answer-{number}").scroll_relative(y=3 * by, animate=False)

    def action_only(self) -> None:
        self._only_answered = not self._only_answered
        self._choose()

    def action_open(self) -> None:
        answer = self._answers[self._at]
        self.open_at(answer.interview.id, answer.said[0].start if answer.said else answer.asked.at)


def _column(number: int) -> VerticalScroll:
    column = VerticalScroll(
        Static(id=f"answer-who-{number}", classes="answer-who", markup=False),
        Static(id=f"answer-said-{number}", markup=False),
        id=f"answer-{number}",
        classes="answer",
        can_focus=False,
    )
    column.display = False
    return column


def _who(answer: Answer) -> Content:
    words = sum(len(one.text.split()) for one in answer.said if one.speaker not in INTERVIEWERS)
    said = ngettext("{count} word", "{count} words", words).format(count=words) if words else ""
    status = status_words(Cell(answer.asked, answer.in_guide))
    return Content.styled(answer.interview.name, "bold") + Content(
        "\n" + " · ".join(part for part in (status, said) if part)
    )


def _said(answer: Answer) -> Content:
    """Turn by turn; what the interviewer says stands back."""
    if not answer.said:
        return Content.styled(_("Nothing was said on this question."), "dim")
    several = len(answer.interview.names) > 1
    parts = []
    for one in answer.said:
        if one.speaker in INTERVIEWERS:
            parts.append(Content.styled(f"{one.speaker}: {one.text}", "dim"))
        else:
            parts.append(Content(f"{one.speaker}: {one.text}" if several and one.speaker else one.text))
    return Content("\n\n").join(parts)
