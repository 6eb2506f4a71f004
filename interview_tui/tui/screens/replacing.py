"""Find words and replace them: every place with what stands around it, before anything is changed."""

from collections.abc import Callable, Sequence

from textual.app import ComposeResult
from textual.containers import Vertical
from textual.content import Content
from textual.events import DescendantFocus
from textual.widgets import Input, OptionList, Static
from textual.widgets.option_list import Option

from interview_tui.correcting.finding import Match
from interview_tui.language import N_, _, ngettext
from interview_tui.times import clock_time
from interview_tui.tui.keys import Command, Dialog, Help
from interview_tui.tui.widgets.footer import KeyLine
from interview_tui.tui.widgets.form import Row, text_field
from interview_tui.tui.widgets.pick import Pick

Look = Callable[[str, bool], Sequence[Match]]
"""What stands in the transcript: words looked for, and whether they must be whole words."""
Propose = Callable[[str], str | None]
"""What may be meant instead, of the words of the study."""
_BEFORE = 20
"""Characters shown before a place; after it, as many as there is room for."""
_ROOM = 62
"""Cells of a line before anybody knows how wide the window is."""


class ReplaceDialog(Dialog[tuple[Sequence[Match], str] | None]):
    """Gives the places that are to be replaced and what by; None for Esc."""

    ABOUT = Help(
        N_("Replace words"),
        N_(
            "The places are listed as they will read. Space leaves one out, or takes it in again. Enter in the list "
            "replaces those with ✓; a single u takes all of it back. Large and small letters are the same when words "
            "are looked for; what is written instead keeps the capital that begins a sentence."
        ),
    )
    KEYS = (
        Command("enter", "go_on", N_("next line"), N_("On to the next line.")),
        Command("enter", "replace", N_("replace"), N_("In the list: replace the places with ✓.")),
        Command("space", "leave_out", N_("in or out"), N_("Leave this place out, or take it in again.")),
        Command("a", "all", N_("all or none"), N_("All places, or none of them.")),
        Command("tab", "app.focus_next", N_("next line"), N_("Go to the next line; Shift+Tab goes back."),
                footer=False),
        Command("escape", "back", N_("back"), N_("Back, and nothing is changed.")),
    )  # fmt: skip

    def __init__(self, look: Look, words: str = "", propose: Propose = lambda _words: None) -> None:
        """`words`: what is looked for at first."""
        super().__init__()
        self._look = look
        self._propose = propose
        self._proposed = ""
        """What was put into the second line by itself: it gives way to the next proposal."""
        self._words = words
        self.found: Sequence[Match] = ()
        self.left_out: set[int] = set()
        """Numbers of the places that stay as they are."""

    def compose(self) -> ComposeResult:
        with Vertical(classes="window replacing"):
            yield Static(_("Replace words"), classes="heading", markup=False)
            yield Row(_("Look for"), text_field(self._words, id="what"))
            yield Row(_("Write instead"), text_field(id="by", placeholder=_("empty takes them out")))
            yield Row(_("Find"), Pick([("whole", _("whole words")), ("parts", _("parts of words, too"))], id="whole"))
            yield Static("", id="count", markup=False)
            yield OptionList(markup=False, id="found")
        yield KeyLine()

    def on_mount(self) -> None:
        self.query_one("#what").focus()
        self._search()

    # What is found

    def on_input_changed(self, event: Input.Changed) -> None:
        if event.input.id == "what":
            self._search()
        else:
            self._draw()

    def on_pick_changed(self) -> None:
        self._search()

    def _search(self) -> None:
        what = self.query_one("#what", Input).value.strip()
        self.found = self._look(what, self.query_one("#whole", Pick).value == "whole") if what else ()
        self.left_out = set()
        by = self.query_one("#by", Input)
        if by.value == self._proposed:
            by.value = self._proposed = (self._propose(what) or "") if self.found else ""
        self._draw()

    def _draw(self) -> None:
        places, count = self.query_one("#found", OptionList), len(self.found)
        at = places.highlighted or 0
        places.clear_options()
        places.add_options([Option(self._row(number)) for number in range(count)])
        places.highlighted = min(at, count - 1) if count else None
        places.disabled = not count
        self._tell()

    def _tell(self) -> None:
        count, chosen = len(self.found), len(self.found) - len(self.left_out)
        words = self.query_one("#what", Input).value.strip()
        if count:
            said = ngettext("{chosen} of {count} place", "{chosen} of {count} places", count).format(
                chosen=chosen, count=count
            )
        else:
            said = _("“{words}” does not stand in this transcript.").format(words=words) if words else ""
        self.query_one("#count", Static).update(said)
        self.refresh_bindings()

    def _row(self, number: int) -> Content:
        match, by = self.found[number], self.query_one("#by", Input).value.strip()
        out = number in self.left_out
        before = match.before if len(match.before) <= _BEFORE else f"…{match.before[1 - _BEFORE :]}"
        sign = "·" if out else "✓"
        put = match.written(by)
        new = Content.assemble((match.text, "strike dim"), " " if put else "", (put, "bold"))
        now = Content(match.text) if out else new
        line = Content.assemble(
            f"{sign} {clock_time(match.start):>7}  ", (before.rjust(_BEFORE), "dim"), now, (match.after, "dim")
        )
        room = self.query_one("#found").scrollable_content_region.width - 2
        return line.truncate(room if room > 0 else _ROOM, ellipsis=True)

    # Keys

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        in_list = self.focused is not None and self.focused.id == "found"
        if action in ("leave_out", "all", "replace"):
            return in_list
        return action != "go_on" or not in_list

    def on_descendant_focus(self, event: DescendantFocus) -> None:
        """What was put in by itself is written over by what she types."""
        by = self.query_one("#by", Input)
        if event.widget is by and by.value == self._proposed:
            by.action_select_all()
        self.refresh_bindings()

    def on_input_submitted(self) -> None:
        self.action_go_on()

    def on_option_list_option_selected(self) -> None:
        self.action_replace()

    def action_go_on(self) -> None:
        self.app.action_focus_next()

    def action_replace(self) -> None:
        chosen = [match for number, match in enumerate(self.found) if number not in self.left_out]
        if chosen:
            self.dismiss((chosen, self.query_one("#by", Input).value.strip()))

    def action_leave_out(self) -> None:
        places = self.query_one("#found", OptionList)
        number = places.highlighted
        if number is None:
            return
        self.left_out ^= {number}
        places.replace_option_prompt_at_index(number, self._row(number))
        places.action_cursor_down()
        self._tell()

    def action_all(self) -> None:
        self.left_out = set() if self.left_out else set(range(len(self.found)))
        self._draw()

    def action_back(self) -> None:
        self.dismiss(None)
