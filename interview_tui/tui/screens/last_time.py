"""What the same participant said last time, question by question: read before the interview, and during it."""

from textual import work
from textual.app import ComposeResult
from textual.containers import VerticalScroll
from textual.widgets import Static

from interview_tui.again import LastTime, SaidBefore, last_time
from interview_tui.guide.model import Guide
from interview_tui.interview.record import InterviewRecord
from interview_tui.language import N_, _
from interview_tui.study import Study
from interview_tui.tui.keys import Command, Dialog, Help
from interview_tui.tui.widgets.footer import KeyLine


class LastTimeDialog(Dialog[None]):
    """Opens at `question` of `guide`, the guide of this interview; what was said then is `record.earlier`'s."""

    ABOUT = Help(
        N_("Last time"),
        N_(
            "What was said on this question in the interview before. A question whose wording has changed since is "
            "found by its words, and stands here as it was worded then. Nothing is noted in the interview."
        ),
    )
    KEYS = (
        Command("right", "turn(1)", N_("next question"), N_("What was said on the next question.")),
        Command("left", "turn(-1)", N_("question before"), N_("What was said on the question before.")),
        Command("down,pagedown,space", "scroll(1)", N_("further down"), footer=False),
        Command("up,pageup", "scroll(-1)", N_("further up"), N_("Scroll a long answer."), footer=False),
        Command("escape,l,q", "back", N_("back"), N_("Back to where you were.")),
    )

    def __init__(self, study: Study, record: InterviewRecord, guide: Guide, question: str | None = None) -> None:
        super().__init__()
        self.study = study
        self.record = record
        self.guide = guide
        self.question = question
        self._then: LastTime | None = None
        self._place: int | None = 0
        """In what was asked then; None at a question that was not."""

    def compose(self) -> ComposeResult:
        with VerticalScroll(classes="window", id="last-time"):
            yield Static(id="when", classes="quiet", markup=False)
            yield Static(id="asked", classes="what second", markup=False)
            yield Static(id="said", classes="second", markup=False)
        yield KeyLine()

    def on_mount(self) -> None:
        self.query_one("#when", Static).update(_("reading …"))
        self._read()

    @work(thread=True)
    def _read(self) -> None:
        """An hour of talk takes a moment to link, and the interview goes on meanwhile."""
        then = last_time(self.study, self.record, self.guide)
        self.app.call_from_thread(self._show_first, then or LastTime())

    def _show_first(self, then: LastTime) -> None:
        if not self.is_attached:  # closed while it was read
            return
        self._then = then
        self._place = then.places.get(self.question) if self.question is not None else 0
        self._show()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        return bool(self._then and self._then.asked) if action == "turn" else True

    def action_turn(self, by: int) -> None:
        """From a question that was not asked then, one goes into those that were."""
        if self._then is None or not self._then.asked:
            return
        last = len(self._then.asked) - 1
        self._place = (0 if by > 0 else last) if self._place is None else min(last, max(0, self._place + by))
        self._show()
        self.query_one("#last-time").scroll_home(animate=False)

    def action_scroll(self, by: int) -> None:
        self.query_one("#last-time").scroll_relative(y=3 * by, animate=False)

    def action_back(self) -> None:
        self.dismiss()

    def _show(self) -> None:
        then = self._then or LastTime()
        when = _("Last time, {day}").format(day=then.day) if then.day else _("Last time")
        asked, said = "", ""
        if then.trouble:
            said = then.trouble
        elif not then.asked:
            said = _("Nothing was said on any question then.")
        elif self._place is None:
            asked = self.guide.question(self.question).text if self.question is not None else ""
            said = _("Nothing was said on this question then. The arrows show what was said on others.")
        else:
            when += " · " + _("{number} of {count}").format(number=self._place + 1, count=len(then.asked))
            asked, said = then.asked[self._place].question, _turns(then.asked[self._place])
        self.query_one("#when", Static).update(when)
        self.query_one("#asked", Static).update(asked)
        self.query_one("#said", Static).update(said)
        self.refresh_bindings()


def _turns(before: SaidBefore) -> str:
    return "\n\n".join(f"{speaker}: {text}" if speaker else text for speaker, text in before.said)
