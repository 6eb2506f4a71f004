"""The field in which a segment is put right, in its own place in the text."""

from collections.abc import Mapping
from typing import ClassVar

from textual.binding import Binding, BindingType
from textual.events import Key, Paste
from textual.message import Message
from textual.widgets import TextArea

from interview_tui.tui.problems import CatchesProblems

_KEYS = {
    "up": "cursor_up",
    "down": "cursor_down",
    "left": "cursor_left",
    "right": "cursor_right",
    "ctrl+left": "cursor_word_left",
    "ctrl+right": "cursor_word_right",
    "home": "cursor_line_start",
    "end": "cursor_line_end",
    "shift+left": "cursor_left(True)",
    "shift+right": "cursor_right(True)",
    "shift+up": "cursor_up(True)",
    "shift+down": "cursor_down(True)",
    "shift+home": "cursor_line_start(True)",
    "shift+end": "cursor_line_end(True)",
    "backspace": "delete_left",
    "delete": "delete_right",
    "ctrl+w,ctrl+backspace,alt+backspace": "delete_word_left",
    "alt+delete,ctrl+delete": "delete_word_right",
    "ctrl+u": "delete_to_start_of_line",
    "ctrl+k": "delete_to_end_of_line_or_delete_line",
    "ctrl+x": "cut",
    "ctrl+c": "copy",
    "ctrl+v": "paste",
    "ctrl+z": "undo",
    "ctrl+y": "redo",
}
"""What edits; every other key that types nothing is its screen's: the sound goes on under the edit."""

_ACTIONS = {key: action for keys, action in _KEYS.items() for key in keys.split(",")}


class EditArea(CatchesProblems, TextArea, inherit_bindings=False):
    """One paragraph without line breaks, as high as its lines."""

    BINDINGS: ClassVar[list[BindingType]] = [Binding(key, action, show=False) for key, action in _KEYS.items()]

    class Edge(Message):
        """Up on its first line (-1), or down on its last one (1)."""

        def __init__(self, by: int) -> None:
            super().__init__()
            self.by = by

    class Join(Message):
        """Deleting beyond its beginning (-1), or beyond its end (1)."""

        def __init__(self, by: int) -> None:
            super().__init__()
            self.by = by

    def __init__(self, keys: Mapping[str, str], *, id: str | None = None) -> None:
        """`keys`: those that mean an action of its screen, which is carried out before the next key is looked at."""
        super().__init__(id=id, compact=True, tab_behavior="focus", highlight_cursor_line=False)
        self._meaning = keys

    def watch_has_focus(self, _has_focus: bool) -> None:
        """It looks the same with the keys and without: its styles need not be looked up again."""

    @property
    def line(self) -> str:
        """What stands in it, each run of spaces as one."""
        return " ".join(self.text.split())

    @property
    def place(self) -> int:
        """The character of `text` that its cursor stands before."""
        return self.cursor_location[1]

    def rows(self, width: int) -> int:
        """The lines its text takes in so many cells; one of them is the cursor's after the last letter."""
        self.wrapped_document.wrap(width - 1)
        return max(1, self.wrapped_document.height)

    # A key that a binding has goes up to the program and comes back: a letter typed at once after it would be there
    # first. What edits, and what ends the edit, is done here and now.

    async def _on_key(self, event: Key) -> None:
        if not self.display:  # it was closed while this key was on its way: the key is the screen's
            event.prevent_default()
            event.stop()
            self.app.post_message(Key(event.key, event.character))
            return
        mine, meant = _ACTIONS.get(event.key), self._meaning.get(event.key)
        if mine is None and meant is None:
            return
        event.prevent_default()
        event.stop()
        if meant is not None:
            await self.screen.run_action(meant)
        elif mine is not None:
            await self.run_action(mine)

    def insert_text_at_cursor(self, text: str) -> None:
        """Write it where the cursor is: letters that were typed before the field was open."""
        self.insert(text)

    async def _on_paste(self, event: Paste) -> None:
        event.prevent_default()
        self.put(event.text)

    def action_paste(self) -> None:
        self.put(self.app.clipboard)

    def put(self, text: str) -> None:
        """Write it where the cursor is, in place of what is selected; the cursor stands after it."""
        result = self.replace(" ".join(text.split()), *self.selection)
        self.move_cursor(result.end_location)

    def put_words(self, text: str, *, spaced: bool) -> None:
        """The same, as words of their own; `spaced`: with a space before them."""
        after = self.text[self.place : self.place + 1] if self.selection.is_empty else ""
        result = self.replace(f"{' ' if spaced else ''}{text}{' ' if after and after != ' ' else ''}", *self.selection)
        self.move_cursor(result.end_location)

    def action_cursor_up(self, select: bool = False) -> None:
        if not select and self.navigator.is_first_wrapped_line(self.cursor_location):
            self.post_message(self.Edge(-1))
        else:
            super().action_cursor_up(select)

    def action_cursor_down(self, select: bool = False) -> None:
        if not select and self.navigator.is_last_wrapped_line(self.cursor_location):
            self.post_message(self.Edge(1))
        else:
            super().action_cursor_down(select)

    def action_delete_left(self) -> None:
        if self.selection.is_empty and self.place == 0:
            self.post_message(self.Join(-1))
        else:
            super().action_delete_left()

    def action_delete_right(self) -> None:
        if self.selection.is_empty and self.place == len(self.text):
            self.post_message(self.Join(1))
        else:
            super().action_delete_right()
