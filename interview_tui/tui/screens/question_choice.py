"""Where words belong: a list of questions that gets shorter with every letter typed."""

from collections.abc import Sequence
from dataclasses import dataclass

from textual.app import ComposeResult
from textual.containers import Vertical
from textual.widgets import Input, OptionList, Static
from textual.widgets.option_list import Option

from interview_tui.guide.model import Guide
from interview_tui.language import N_, _
from interview_tui.tui.keys import Command, Dialog, Help
from interview_tui.tui.widgets.footer import KeyLine


@dataclass(frozen=True, slots=True)
class Place:
    """Where words can stand: under a question, under a script (`section`), or (both None) under neither."""

    question: str | None
    section: str | None
    text: str


def places(guide: Guide, first: Sequence[str] = ()) -> list[Place]:
    """Every question, those of `first` before the others; then the scripts; then none."""
    questions = [
        Place(question.id, section.id, f"{section.title} › {question.text}")
        for section in guide.sections
        for question in section.questions
    ]
    likely = [place for id in dict.fromkeys(first) for place in questions if place.question == id]
    others = [place for place in questions if place not in likely]
    scripts = [Place(None, section.id, section.title) for section in guide.sections if section.kind != "theme"]
    return [*likely, *others, *scripts, Place(None, None, _("no question"))]


def matching(choices: Sequence[Place], typed: str) -> list[Place]:
    """Those that hold every word typed, case aside."""
    words = typed.casefold().split()
    return [place for place in choices if all(word in place.text.casefold() for word in words)]


class QuestionChoice(Dialog[Place | None]):
    """Gives the place that was chosen, None for Esc."""

    ABOUT = Help(N_("To which question"), N_("Type some letters of the question. Nothing is changed before Enter."))
    KEYS = (
        Command("enter", "choose", N_("choose"), N_("The words go there.")),
        Command("up,down", "move('{key}')", N_("next"), N_("The question above, or below."), shown="↑ ↓"),
        Command("escape", "back", N_("back"), N_("Back, and nothing is changed.")),
    )

    def __init__(self, what: str, choices: Sequence[Place]) -> None:
        super().__init__()
        self.what = what
        self.choices = choices
        self._offered = list(choices)

    def compose(self) -> ComposeResult:
        with Vertical(classes="window choice"):
            yield Static(self.what, classes="heading", markup=False)
            yield Input(placeholder=_("some letters of the question"), compact=True)
            yield OptionList(markup=False)
            yield Static(_("No question has these words."), id="none", classes="quiet", markup=False)
        yield KeyLine()

    def on_mount(self) -> None:
        self.query_one(OptionList).can_focus = False
        self.query_one(Input).focus()
        self._offer("")

    def _offer(self, typed: str) -> None:
        self._offered = matching(self.choices, typed)
        choice = self.query_one(OptionList)
        choice.clear_options()
        choice.add_options([Option(place.text) for place in self._offered])
        choice.highlighted = 0 if self._offered else None
        self.query_one("#none").display = not self._offered

    def on_input_changed(self, event: Input.Changed) -> None:
        self._offer(event.value)

    def on_input_submitted(self) -> None:
        self.action_choose()

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        self.dismiss(self._offered[event.option_index])

    def action_choose(self) -> None:
        number = self.query_one(OptionList).highlighted
        if number is not None:
            self.dismiss(self._offered[number])

    def action_move(self, key: str) -> None:
        choice = self.query_one(OptionList)
        choice.action_cursor_down() if key == "down" else choice.action_cursor_up()

    def action_back(self) -> None:
        self.dismiss(None)
