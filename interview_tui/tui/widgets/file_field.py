"""A field for the path of a file, with what the folder offers under it while one is there."""

import os
from collections.abc import Callable, Collection
from pathlib import Path

from textual.app import ComposeResult
from textual.containers import Vertical
from textual.content import Content
from textual.message import Message
from textual.widgets import Input, OptionList
from textual.widgets.option_list import Option

from interview_tui.tui.file_list import Entry, entries
from interview_tui.tui.typed_path import meant
from interview_tui.tui.view.numbers import size
from interview_tui.tui.widgets.form import Row, text_field


class FileField(Vertical):
    """Files whose names end in one of `kinds` are offered. Its parts are `#NAME` and `#NAME-list`.

    A whole path may be typed or pasted behind the folder that stands in it (`typed_path`). `called` says what a folder
    is that can be chosen itself, and nothing of others: those are gone into.
    """

    class Changed(Message):
        """Another path stands in it."""

        def __init__(self, field: "FileField") -> None:
            super().__init__()
            self.field = field

    class Chosen(Message):
        """A file was chosen in the list, or a folder that can be."""

        def __init__(self, field: "FileField") -> None:
            super().__init__()
            self.field = field

    def __init__(
        self,
        label: str,
        kinds: Collection[str],
        *,
        name: str,
        value: str = "",
        placeholder: str = "",
        called: Callable[[Path], str] = lambda _folder: "",
    ) -> None:
        super().__init__(id=f"{name}-field")
        self._called = called
        self._label = label
        self._kinds = kinds
        self._input = text_field(value, id=name, placeholder=placeholder)
        self._list = OptionList(id=f"{name}-list", compact=True)
        self._shown: list[Entry] = []

    def compose(self) -> ComposeResult:
        yield Row(self._label, self._input)
        yield self._list

    def on_mount(self) -> None:
        self._input.cursor_position = len(self._input.value)
        self._offer()

    @property
    def value(self) -> str:
        """The path that is meant, as it is typed."""
        return meant(self._input.value)

    @property
    def path(self) -> Path:
        """The same, as a path; the folder one is in if nothing is typed."""
        return Path(self.value or ".").expanduser()

    @property
    def is_file(self) -> bool:
        """Whether a file is there."""
        return bool(self.value) and self.path.is_file()

    def focus_field(self) -> None:
        """Go to the place where it is typed."""
        self._input.focus()

    def looks_into(self) -> bool:
        """Whether one has typed a folder, here where one is: then its list is gone to."""
        if self.screen.focused is not self._input or not self.value or not self.path.is_dir():
            return False
        self._type(str(self.path).rstrip(os.sep) + os.sep)
        if self._shown:
            self._list.focus()
        return True

    def _type(self, value: str) -> None:
        self._input.value = value
        self._input.cursor_position = len(value)
        self._offer()

    def on_input_changed(self, event: Input.Changed) -> None:
        event.stop()
        self._offer()
        self.post_message(self.Changed(self))

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        event.stop()
        chosen = self._shown[event.option_index]
        self._type(chosen.typed)
        if not chosen.is_folder or self._called(chosen.path):
            self.post_message(self.Chosen(self))

    def on_descendant_focus(self) -> None:
        self._show_list()

    def on_descendant_blur(self) -> None:
        self.call_later(self._left)  # it may be the list that is gone to

    def _left(self) -> None:
        """Show what was meant, when she is done with it."""
        if self.screen.focused not in (self._input, self._list) and self._input.value.strip() != self.value:
            self._type(self.value)
        self._show_list()

    def _offer(self) -> None:
        """Say what the path that is typed could become."""
        self._shown = [] if self.is_file else entries(self.value, self._kinds)
        self._list.clear_options()
        self._list.add_options(Option(self._line(entry)) for entry in self._shown)
        self._list.highlighted = 0 if self._shown else None
        self._show_list()

    def _show_list(self) -> None:
        self._list.display = bool(self._shown) and self.screen.focused in (self._input, self._list)

    def _line(self, entry: Entry) -> Content:
        about = self._called(entry.path) if entry.is_folder else size(entry.bytes)
        return Content.assemble(entry.name, (f"  {about}" if about else "", "$quiet"))
