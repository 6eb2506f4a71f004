"""A choice on one line: `▸ Interview   Pilot   Rehearsal`, changed with the arrows or a click."""

from collections.abc import Sequence

from textual.app import RenderResult
from textual.binding import Binding
from textual.content import Content
from textual.events import Click
from textual.message import Message
from textual.reactive import reactive
from textual.widget import Widget


class Pick(Widget, can_focus=True):
    """One of `options`, each a value and the text it is shown by. Where not all fit, only the chosen one is shown."""

    ALLOW_SELECT = False
    COMPONENT_CLASSES = {"pick--chosen", "pick--other"}
    BINDINGS = [Binding("left", "move(-1)", show=False), Binding("right,space", "move(1)", show=False)]
    index: reactive[int] = reactive(0)

    class Changed(Message):
        """Another option was chosen."""

        def __init__(self, pick: "Pick", value: str) -> None:
            super().__init__()
            self.pick = pick
            self.value = value

        @property
        def control(self) -> "Pick":
            return self.pick

    def __init__(self, options: Sequence[tuple[str, str]], value: str | None = None, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self.options = list(options)
        values = [option for option, _text in options]
        self.set_reactive(Pick.index, values.index(value) if value in values else 0)
        self._spots: list[tuple[int, int, int]] = []

    @property
    def value(self) -> str:
        """The value that is chosen; empty when there is nothing to choose from."""
        return self.options[self.index][0] if self.options else ""

    @value.setter
    def value(self, value: str) -> None:
        self.index = [option for option, _text in self.options].index(value)

    def replace(self, options: Sequence[tuple[str, str]], value: str | None = None) -> None:
        """Offer other options; `value` is chosen if it is among them, else the first one. Tells nobody."""
        self.options = list(options)
        values = [option for option, _text in options]
        self.set_reactive(Pick.index, values.index(value) if value in values else 0)
        self.refresh()

    def watch_index(self) -> None:
        self.post_message(self.Changed(self, self.value))

    def action_move(self, step: int) -> None:
        if self.options:
            self.index = (self.index + step) % len(self.options)

    def on_click(self, event: Click) -> None:
        self.focus()
        for start, end, number in self._spots:
            if start <= event.x < end:
                self.index = number
                return
        self.action_move(1)

    def render(self) -> RenderResult:
        self._spots = []
        if not self.options:
            return ""
        chosen = self.get_visual_style("pick--chosen", partial=True)
        other = self.get_visual_style("pick--other", partial=True)
        texts = [text for _value, text in self.options]
        if sum(len(text) + 4 for text in texts) > self.content_size.width + 2:
            count = f"   ‹ {self.index + 1} / {len(texts)} ›" if len(texts) > 1 else ""
            room = max(4, self.content_size.width - len(count) - 2)
            only = Content(texts[self.index]).truncate(room, ellipsis=True)
            return Content.assemble(("▸ ", chosen), only.stylize(chosen), (count, other))
        line = Content()
        for number, text in enumerate(texts):
            here = number == self.index
            start = line.cell_length
            line = (
                line + Content.styled(f"▸ {text}" if here else f"  {text}", chosen if here else other) + Content("  ")
            )
            self._spots.append((start, line.cell_length, number))
        return line
