"""A list of things to tick: `☑ md  to read`, with Space or a click; a heading ticks all that stands under it."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass

from textual.binding import Binding
from textual.content import Content
from textual.message import Message
from textual.widgets import OptionList
from textual.widgets.option_list import Option


@dataclass(frozen=True, slots=True)
class Tick:
    """One line."""

    value: str
    text: str
    members: tuple[str, ...] = ()
    """Of a heading: the values under it; it has none of its own."""
    indent: int = 0


class Ticks(OptionList):
    """Tells its screen what was ticked; Enter is left to the screen."""

    BINDINGS = [Binding("space", "tick", show=False), Binding("enter", "submit", show=False)]

    class Changed(Message):
        """Something was ticked, or not any more, or the cursor stands on another line."""

        def __init__(self, ticks: "Ticks") -> None:
            super().__init__()
            self.ticks = ticks

        @property
        def control(self) -> "Ticks":
            return self.ticks

    class Submitted(Message):
        """Enter was pressed."""

    def __init__(self, choices: Sequence[Tick], ticked: Collection[str], *, id: str) -> None:
        super().__init__(id=id, markup=False)
        self.choices = tuple(choices)
        self._ticked = set(ticked)

    def on_mount(self) -> None:
        self._draw()

    @property
    def values(self) -> tuple[str, ...]:
        """What is ticked, in the order of the list."""
        return tuple(one.value for one in self.choices if not one.members and one.value in self._ticked)

    @property
    def ticked(self) -> frozenset[str]:
        """The same, and what was ticked on lines that are not there now."""
        return frozenset(self._ticked)

    @property
    def all_ticked(self) -> bool:
        return all(self._is_on(one) for one in self.choices)

    @property
    def here(self) -> str:
        """The value of the line with the cursor; empty on a heading."""
        return self.choices[self.highlighted].value if self.highlighted is not None else ""

    def replace(self, choices: Sequence[Tick], ticked: Collection[str]) -> None:
        """Other lines, with these ticked."""
        self.choices, self._ticked = tuple(choices), set(ticked)
        self._draw()

    def action_tick(self) -> None:
        if self.highlighted is None:
            return
        one = self.choices[self.highlighted]
        values = set(one.members or (one.value,))
        self._ticked = self._ticked - values if self._is_on(one) else self._ticked | values
        self._draw()
        self.post_message(self.Changed(self))

    def action_submit(self) -> None:
        self.post_message(self.Submitted())

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        """A click."""
        event.stop()
        self.action_tick()

    def on_option_list_option_highlighted(self, event: OptionList.OptionHighlighted) -> None:
        event.stop()
        self.post_message(self.Changed(self))

    def on_focus(self) -> None:
        if self.highlighted is None and self.choices:
            self.highlighted = 0

    def _is_on(self, one: Tick) -> bool:
        return all(value in self._ticked for value in one.members or (one.value,))

    def _draw(self) -> None:
        here = self.highlighted
        self.clear_options()
        for one in self.choices:
            box = "☑" if self._is_on(one) else "☐"
            self.add_option(Option(Content(f"{' ' * one.indent}{box} {one.text}")))
        self.highlighted = min(here, len(self.choices) - 1) if here is not None and self.choices else None
