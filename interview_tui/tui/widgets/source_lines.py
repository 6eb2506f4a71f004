"""The lines of a document beside the rows that were made of them; those of the marked row are lit."""

from collections.abc import Sequence

from textual.content import Content
from textual.events import Resize
from textual.reactive import reactive

from interview_tui.guide_import import SourceLine
from interview_tui.tui.widgets.lines import Lines, hanging

_STEP = 2
"""Cells that a step from the margin is shown by."""
_DEEPEST = 6
_NUMBER = 4
"""Cells of the line's number."""


class SourceLines(Lines):
    """Scrolls to what is lit."""

    COMPONENT_CLASSES = {"source--number", "source--text", "source--heading", "source--unused", "source--lit"}
    lit: reactive[tuple[int, ...]] = reactive((), layout=False, init=False)
    """Numbers of the lines that the marked row was made from."""
    near: reactive[int | None] = reactive(None, layout=False, init=False)
    """Number of the line to show where none is lit: beside it stands what the marked row was made for."""
    used: reactive[frozenset[int]] = reactive(frozenset(), layout=False, init=False)
    """Numbers of the lines that any row was made from; the others are quiet."""

    def __init__(self, source: Sequence[SourceLine], *, id: str | None = None) -> None:
        super().__init__(id=id)
        self.source = tuple(source)
        self._starts: dict[int, int] = {}
        self._known: dict[tuple[int, int, bool, bool], list[Content]] = {}

    def watch_lit(self) -> None:
        self.redraw()
        self.show_lit()

    def watch_near(self) -> None:
        self.show_lit()

    def watch_used(self) -> None:
        self.redraw()

    def on_resize(self, event: Resize) -> None:
        del event
        self.redraw()
        self.call_after_refresh(self.show_lit)

    def show_lit(self) -> None:
        """Scroll so that the first line that is lit is seen, with some before it; where none is, `near`."""
        wanted = self.lit or (() if self.near is None else (self.near,))
        first = next((self._starts[n] for n in wanted if n in self._starts), None)
        if first is not None:
            height = self.scrollable_content_region.height
            last = max(self._starts.get(n, first) for n in wanted)
            if not (self.scroll_offset.y < first and last < self.scroll_offset.y + height - 1):
                self.scroll_to(y=max(0, first - max(1, height // 4)), animate=False, force=True, immediate=True)

    def lines(self, width: int) -> Sequence[Content]:
        drawn: list[Content] = []
        for line in self.source:
            self._starts[line.n] = len(drawn)
            key = (line.n, width, line.n in self.lit, line.n in self.used)
            if key not in self._known:
                self._known[key] = self._draw(line, width, lit=key[2], used=key[3])
            drawn += self._known[key]
        return drawn

    def _draw(self, line: SourceLine, width: int, *, lit: bool, used: bool) -> list[Content]:
        name = "heading" if line.heading or line.bold else "text"
        style = self.get_visual_style(f"source--{name if used or lit else 'unused'}", partial=True)
        number = Content.styled(f"{line.n:>{_NUMBER - 1}} ", self.get_visual_style("source--number", partial=True))
        cell = f"{line.column + 1}│ " if line.column is not None else ""
        label = f"{line.label} " if line.label else ""
        head = number + Content.styled(" " * (_STEP * min(line.indent, _DEEPEST)) + cell + label, style)
        text = " ".join([line.text, *(f"[{note}]" for note in line.notes)])
        lines = hanging(Content.styled(text, style), width, head, head.cell_length)
        if lit:
            back = self.backing("source--lit")
            lines = [part.pad_right(max(0, width - part.cell_length)).stylize_before(back) for part in lines]
        return lines
