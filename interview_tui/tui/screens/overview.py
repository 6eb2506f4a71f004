"""The overview of a study: what was asked in which interview, and for how long."""

from textual.app import ComposeResult
from textual.containers import Vertical
from textual.content import Content
from textual.widgets import Static

from interview_tui.language import N_, _
from interview_tui.tui.across_place import AcrossPlace
from interview_tui.tui.keys import Command, Help
from interview_tui.tui.view.coverage import (
    about_interview,
    about_question,
    left_out_words,
    legend,
    status_words,
    totals_words,
)
from interview_tui.tui.widgets.coverage_matrix import CoverageMatrix
from interview_tui.tui.widgets.footer import KeyLine
from interview_tui.tui.widgets.quiet_lines import TypedLine
from interview_tui.tui.widgets.topline import TopLine

_MOST_PLANNED = 1000


class OverviewScreen(AcrossPlace):
    """Interviews down, questions across; the question that the cursor is on stands below in full."""

    ABOUT = Help(
        N_("Overview"),
        N_(
            "Every interview is a line and every question a column; the longer the bar, the longer it was talked of. "
            "Pilots count, rehearsals do not. Interviews that were held with another version of the guide stand in the "
            "same columns: a question is known by its id, and one that was reworded by its words."
        ),
    )
    KEYS = (
        Command("enter", "open", N_("read"), N_("Open the transcript where this question was answered.")),
        Command("a", "answers", N_("all answers"), N_("Read what everybody answered to this question, side by side.")),
        Command("u", "quotes", N_("quotes"), N_("The quotes of all interviews, theme by theme.")),
        Command("t", "over_time", N_("over time"), N_("Themes and new words from interview to interview.")),
        Command("f", "find", N_("find"), N_("Find a word in all interviews.")),
        Command("p", "plan", N_("planned"), N_("Say how many interviews are planned."), footer=False),
        Command("up", "move(-1,0)", N_("interview before"), footer=False),
        Command("down", "move(1,0)", N_("next interview"), footer=False),
        Command("left", "move(0,-1)", N_("question before"), footer=False),
        Command("right", "move(0,1)", N_("next question"), footer=False),
        Command("pageup", "move(-10,0)", N_("ten interviews up"), footer=False),
        Command("pagedown", "move(10,0)", N_("ten interviews down"), footer=False),
        Command("home", "move(0,-1000)", N_("first question"), footer=False),
        Command("end", "move(0,1000)", N_("last question"), footer=False),
        Command("escape,q,v", "back", N_("back"), N_("Back to the study.")),
    )  # fmt: skip

    def compose(self) -> ComposeResult:
        yield TopLine(self.study.settings.title, _("overview"))
        with Vertical(id="overview"):
            yield Static(id="totals", markup=False)
            yield Static(id="matrix-heads", markup=False)
            yield CoverageMatrix(id="matrix")
            yield Static(id="matrix-legend", classes="quiet", markup=False)
            with Vertical(id="matrix-about"):
                yield Static(id="about-question", markup=False)
                yield Static(id="about-cell", markup=False)
                yield Static(id="about-all", classes="quiet", markup=False)
        yield TypedLine(id="typed")
        yield KeyLine()

    def on_mount(self) -> None:
        self._matrix.focus()

    @property
    def _matrix(self) -> CoverageMatrix:
        return self.query_one(CoverageMatrix)

    def show_all(self) -> None:
        self._matrix.show(self.shown)
        totals, left_out = self.shown.totals, left_out_words(self.shown.left_out)
        said = " · ".join([*totals_words(totals, self.study.settings.interviews), *([left_out] if left_out else [])])
        self.query_one("#totals", Static).update(said if self.shown.interviews or left_out else _teaching())
        self.query_one("#matrix-legend", Static).update(legend(self.shown))
        for selector in ("#matrix-heads", "#matrix", "#matrix-legend", "#matrix-about"):
            self.query_one(selector).display = bool(self.shown.interviews)

    def on_resize(self) -> None:
        self.call_after_refresh(self.on_coverage_matrix_moved)

    def on_coverage_matrix_moved(self) -> None:
        """Say in words what the cursor is on."""
        if not self.is_attached:
            return
        self.query_one("#matrix-heads", Static).update(Content("\n").join(self._matrix.heads))
        column, interview = self._matrix.question, self._matrix.interview
        question, cell, all = Content(), "", ""
        if column is not None:
            title = Content.styled(f"{column.sign.sign} {column.section.title} ", column.sign.colour)
            question = title + Content.styled(f"{column.number}. {column.text}", "bold")
            all = about_question(self.shown, column)
            if interview is not None:
                versions = len({one.guide for one in self.shown.interviews})
                status = status_words(self.shown.cell(interview, column))
                cell = f"{about_interview(interview, versions)}: {status}"
        self.query_one("#about-question", Static).update(question)
        self.query_one("#about-cell", Static).update(cell)
        self.query_one("#about-all", Static).update(all)
        self.refresh_bindings()

    # Keys

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        if not self.is_mounted:
            return True
        if self.query_one(TypedLine).open:
            return action == "back"
        match action:
            case "open" | "answers":
                return self._matrix.interview is not None and self._matrix.question is not None
            case "quotes" | "over_time" | "find" | "move":
                return bool(self.shown.interviews)
            case "plan":
                return self.study.writable
        return True

    def action_move(self, lines: int, columns: int) -> None:
        self._matrix.move(lines, columns)

    def action_open(self) -> None:
        column, interview = self._matrix.question, self._matrix.interview
        if column is not None and interview is not None:
            self.open_at(interview.id, self.shown.cell(interview, column).asked.at)

    def action_answers(self) -> None:
        from interview_tui.tui.screens.answers_across import AnswersAcrossScreen

        if (column := self._matrix.question) is not None:
            at = self._matrix.line
            self.app.push_screen(AnswersAcrossScreen(self.study, self.across, column.text, at))

    def action_quotes(self) -> None:
        from interview_tui.tui.screens.quotes_across import QuotesAcrossScreen

        self.app.push_screen(QuotesAcrossScreen(self.study, self.across))

    def action_over_time(self) -> None:
        from interview_tui.tui.screens.over_time import OverTimeScreen

        self.app.push_screen(OverTimeScreen(self.study, self.across))

    def action_find(self) -> None:
        from interview_tui.tui.screens.find_across import FindAcrossScreen

        self.app.push_screen(FindAcrossScreen(self.study, self.across))

    def action_plan(self) -> None:
        planned = self.study.settings.interviews
        hint = _("Enter keeps it · empty: no number · Esc back")
        self.query_one(TypedLine).ask(_("Planned interviews"), hint, str(planned or ""))
        self.refresh_bindings()

    def on_typed_line_typed(self, event: TypedLine.Typed) -> None:
        text = event.text
        number = int(text) if text.isdecimal() else None
        if text and (number is None or not 1 <= number <= _MOST_PLANNED):
            self._close_line()
            self.query_one(TypedLine).say(_("That is no number of interviews."), trouble=True)
            return
        self.study.save_settings(self.study.settings.model_copy(update={"interviews": number}))
        self._close_line()
        self.show_all()

    def _close_line(self) -> None:
        self.query_one(TypedLine).close()
        self._matrix.focus()
        self.refresh_bindings()

    def action_back(self) -> None:
        if self.query_one(TypedLine).open:
            self._close_line()
        else:
            self.dismiss()


def _teaching() -> str:
    return _(
        "No interview has been held in this study yet. When there are some, you see here what was asked in each of "
        "them, and for how long."
    )
