"""Questions that come before something that cannot be taken back, and the ways to note consent."""

from collections.abc import Sequence

from textual.app import ComposeResult
from textual.containers import Vertical, VerticalScroll
from textual.widgets import OptionList, Static
from textual.widgets.option_list import Option

from interview_tui.interview.state import State
from interview_tui.language import N_, _
from interview_tui.tui.keys import Command, Dialog, Help
from interview_tui.tui.view.said import not_asked
from interview_tui.tui.widgets.footer import KeyLine


class Choice(Dialog[str | None]):
    """A question with its answers; the first one is the safe one. Gives the answer's name, None for Esc."""

    ABOUT = Help(N_("A question"), N_("Nothing has happened yet. Esc goes back and changes nothing."))
    KEYS = (
        Command("enter", "choose", N_("choose"), N_("Do what is marked.")),
        Command("escape", "back", N_("back"), N_("Back, and nothing is changed.")),
    )

    def __init__(
        self, question: str, answers: Sequence[tuple[str, str]], *, about: str = "", things: Sequence[str] = ()
    ) -> None:
        super().__init__()
        self.question = question
        self.answers = answers
        self.about = about
        self.things = things

    def compose(self) -> ComposeResult:
        with Vertical(classes="window choice"):
            yield Static(self.question, classes="heading", markup=False)
            if self.about:
                yield Static(self.about, classes="about", markup=False)
            if self.things:
                with VerticalScroll(classes="things", can_focus=False):
                    yield Static("\n".join(f"○ {thing}" for thing in self.things), markup=False)
            yield OptionList(*(Option(text, id=name) for name, text in self.answers), markup=False)
        yield KeyLine()

    def on_mount(self) -> None:
        self.query_one(OptionList).focus()

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        self.dismiss(event.option.id)

    def action_choose(self) -> None:
        self.query_one(OptionList).action_select()

    def action_back(self) -> None:
        self.dismiss(None)


def leaving(state: State, *, rehearsal: bool = False) -> Choice:
    """Asked before an interview ends; says what has not been asked. Gives "end" or None."""
    sentence, open_questions = not_asked(state)
    if rehearsal:
        asked, stay, leave = _("End the rehearsal?"), _("Go on with the rehearsal"), _("End the rehearsal")
    else:
        asked, stay, leave = _("End the interview?"), _("Go on with the interview"), _("End the interview")
    return Choice(asked, [("", stay), ("end", leave)], about=sentence, things=open_questions)


def consent(who: str, unwilling: str = "") -> Choice:
    """The ways in which consent is given: "spoken", "written", "earlier"; "more" for all else that is to be noted; or
    "refused", by `unwilling` of several."""
    return Choice(
        _("How does {who} consent?").format(who=who),
        [
            ("spoken", _("Spoken, now; the place in the sound is noted")),
            ("written", _("In writing")),
            ("earlier", _("Given earlier")),
            ("refused", _("{who} does not want to take part").format(who=unwilling or who)),
            ("more", _("More: for whom, by a guardian, quotes, archiving")),
        ],
    )


def refusing() -> Choice:
    """Asked before a refusal erases what was recorded. Gives "refused" or None."""
    return Choice(
        _("Erase everything that was said?"),
        [("", _("Go back, erase nothing")), ("refused", _("Stop the recording and erase it"))],
        about=_("Sound and transcript of this interview are erased at once. It cannot be undone."),
    )
