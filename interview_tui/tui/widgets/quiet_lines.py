"""The quiet places of the interview screen: what comes next, the words last heard, what a key just did."""

from textual.app import ComposeResult
from textual.containers import Horizontal
from textual.content import Content
from textual.message import Message
from textual.reactive import reactive
from textual.widget import Widget
from textual.widgets import Input, Static

from interview_tui.language import _


class Ahead(Widget, can_focus=False):
    """What the cursor stands on while something else is being asked. Always takes its room, so that nothing jumps."""

    ALLOW_SELECT = False
    COMPONENT_CLASSES = {"ahead--place", "ahead--text"}
    place: reactive[str] = reactive("")
    text: reactive[str] = reactive("")

    def render(self) -> Content:
        width = max(8, self.content_size.width)
        if not self.text:
            return Content()
        place = Content(self.place).truncate(width, ellipsis=True)
        lines = Content.styled(self.text, self.get_visual_style("ahead--text", partial=True)).wrap(width)
        kept = lines[: max(1, self.content_size.height - 1)]
        if len(kept) < len(lines):
            kept[-1] = (kept[-1].truncate(width - 1)) + Content("…")
        return Content("\n").join([place.stylize(self.get_visual_style("ahead--place", partial=True)), *kept])


class WordsHeard(Widget, can_focus=False):
    """The last words that were transcribed, and when they were said; the newest stay when room is short."""

    ALLOW_SELECT = False
    time: reactive[str] = reactive("")
    text: reactive[str] = reactive("")

    def render(self) -> Content:
        if not self.text:
            return Content()
        head = f"{self.time}  "
        width = max(8, self.content_size.width - len(head))
        height = max(1, self.content_size.height)
        words = self.text.split()
        lines = Content(" ".join(words)).wrap(width)
        while len(lines) > height and len(words) > 1:
            words = words[1:]
            lines = Content(" ".join(["…", *words])).wrap(width)
        return Content("\n").join([Content(head) + lines[0], *(Content(" " * len(head)) + line for line in lines[1:])])


class TypedLine(Horizontal):
    """One line at the bottom: what the last key did, or the place where a note is typed. It covers nothing."""

    _hint = ""
    """What stands after what is typed."""

    class Typed(Message):
        """Enter: what was typed is meant."""

        def __init__(self, text: str) -> None:
            super().__init__()
            self.text = text

    class Changed(Message):
        """A letter more or less."""

        def __init__(self, text: str) -> None:
            super().__init__()
            self.text = text

    def compose(self) -> ComposeResult:
        yield Static(id="typed-what", markup=False)
        typed = Input(id="typed-text", compact=True, select_on_focus=False, disabled=True)
        typed.display = False
        yield typed
        yield Static(id="typed-hint", markup=False)

    @property
    def open(self) -> bool:
        """Whether something is being typed."""
        return self.query_one(Input).display

    def say(self, text: str, *, trouble: bool = False) -> None:
        """Show `text` until something else is said."""
        if not self.open:
            what = self.query_one("#typed-what", Static)
            what.update(text)
            what.set_class(trouble, "-trouble")

    def ask(self, what: str, hint: str, text: str = "") -> None:
        """Open the line for typing, with `what` before it and `text` in it."""
        self.say(what)
        self._hint = hint
        self.finds(True)
        typed = self.query_one(Input)
        typed.value, typed.cursor_position = text, len(text)
        self.open_again()

    def finds(self, something: bool) -> None:
        """Where what is typed so far stands nowhere, that is said in the hint's place."""
        hint = self.query_one("#typed-hint", Static)
        hint.update(self._hint if something else _("not found"))
        hint.set_class(not something, "-nowhere")

    def ask_about(self, what: str) -> None:
        """Something else stands before what is typed."""
        self.query_one("#typed-what", Static).update(what)

    def open_again(self) -> None:
        """Go on typing where one was before `close`; what was said meanwhile stands before it."""
        typed = self.query_one(Input)
        typed.display, typed.disabled = True, False
        self.screen.set_focus(typed)  # at once: focus() comes later, and the next letter may be there before

    def close(self) -> None:
        """Done typing."""
        typed = self.query_one(Input)
        typed.display, typed.disabled = False, True
        self.say("")
        self.query_one("#typed-hint", Static).update("")
        self.screen.set_focus(None)

    def on_input_submitted(self, event: Input.Submitted) -> None:
        event.stop()
        self.post_message(self.Typed(event.value.strip()))

    def on_input_changed(self, event: Input.Changed) -> None:
        event.stop()
        self.post_message(self.Changed(event.value))
