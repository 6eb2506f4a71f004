"""The rows of a guide that is being edited, as an outline; the field in which a row is typed lies over its place."""

from bisect import bisect_right
from collections.abc import Sequence

from textual.content import Content
from textual.events import Click, Resize
from textual.message import Message
from textual.reactive import reactive

from interview_tui.guide.drafting.rows import HEADINGS
from interview_tui.language import _
from interview_tui.tui.view.outline_lines import KIND_NAMES, UNSURE, OutlineRow
from interview_tui.tui.widgets.lines import Lines, hanging

_GUTTER = 4
"""Cells before a row: the cursor, a sign, and a space after each."""
_STEP = 3
"""Cells that a level stands further in."""
_KIND = 12
"""Cells of the column that names the kinds, where there is room for it."""
_WIDE = 90
_KNOWN = 600


class OutlineRows(Lines):
    """Draws its `rows`; tells its screen which one was clicked, and when the field has to follow."""

    COMPONENT_CLASSES = {
        "outline--title", "outline--heading", "outline--text", "outline--aloud", "outline--question",
        "outline--number", "outline--condition", "outline--aside", "outline--comment", "outline--side",
        "outline--doubt", "outline--unsure", "outline--cursor",
    }  # fmt: skip
    rows: reactive[tuple[OutlineRow, ...]] = reactive((), layout=False, init=False)
    cursor: reactive[int] = reactive(0, layout=False, init=False)

    class Pointed(Message):
        """A row was clicked."""

        def __init__(self, row: int) -> None:
            super().__init__()
            self.row = row

    class Moved(Message):
        """The field has to follow: the rows were drawn again or scrolled."""

    def __init__(self, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self.open_row: int | None = None
        """The row that is being typed."""
        self.room = 1
        """Lines that the field takes."""
        self._starts: list[int] = []
        self._known: dict[tuple[OutlineRow, int, bool, int], list[Content]] = {}

    def watch_rows(self) -> None:
        self.redraw()

    def watch_cursor(self) -> None:
        self.redraw()
        self.show_row()

    def redraw(self) -> None:
        super().redraw()
        self.post_message(self.Moved())

    def show_row(self) -> None:
        """Scroll so that the marked row is seen, whole where there is room, with a line of what is around it."""
        if not self._starts:
            return
        first = self._starts[min(self.cursor, len(self._starts) - 1)]
        last, top, height = first + self._height(self.cursor) - 1, self.scroll_offset.y, self.size.height
        if last + 1 >= top + height:
            top = last + 2 - height
        if first - 1 < top:
            top = first - 1
        if top != self.scroll_offset.y:  # forced: the first time nothing knows yet that there is more than is seen
            self.scroll_to(y=max(0, top), animate=False, force=True, immediate=True)

    def lines(self, width: int) -> Sequence[Content]:
        drawn: list[Content] = []
        self._starts = []
        for at, row in enumerate(self.rows):
            if at and (row.row.kind in HEADINGS) and row.row.kind != "title":
                drawn.append(Content())
            self._starts.append(len(drawn))
            drawn += self._lines_of(at, row, width)
        return drawn

    def field_place(self) -> tuple[int, int, int] | None:
        """Where the field lies in what is seen: column, line, width; None where no row is typed, or out of sight."""
        if self.open_row is None or self.open_row >= len(self._starts):
            return None
        row = self.rows[self.open_row]
        width = self.scrollable_content_region.width
        left = self._left(row, width)
        y = self._starts[self.open_row] - self.scroll_offset.y
        return (left, y, max(10, width - left)) if 0 <= y < self.size.height else None

    def watch_scroll_y(self, old_value: float, new_value: float) -> None:
        super().watch_scroll_y(old_value, new_value)
        self.post_message(self.Moved())

    def on_resize(self, event: Resize) -> None:
        del event
        self.redraw()
        self.call_after_refresh(self.show_row)  # it can be scrolled only when it is known how much there is

    def on_click(self, event: Click) -> None:
        line = event.y + self.scroll_offset.y
        row = bisect_right(self._starts, line) - 1
        if row >= 0:
            self.post_message(self.Pointed(row))

    def _height(self, row: int) -> int:
        if row + 1 < len(self._starts):
            return self._starts[row + 1] - self._starts[row]
        return max(1, self.virtual_size.height - self._starts[row]) if row < len(self._starts) else 1

    def _left(self, row: OutlineRow, width: int) -> int:
        """The column that its text begins in."""
        number = f"{row.number} " if row.number else ""
        return self._margin(width) + _STEP * row.row.depth + len(number)

    def _margin(self, width: int) -> int:
        return _GUTTER + (_KIND if width >= _WIDE else 0)

    def _lines_of(self, at: int, row: OutlineRow, width: int) -> list[Content]:
        here, room = at == self.cursor, self.room if at == self.open_row else 0
        known = self._known.get(key := (row, width, here, room))
        if known is None:
            if len(self._known) >= _KNOWN:
                self._known.clear()
            known = self._known[key] = self._draw(row, width, here, room)
        return known

    def _draw(self, row: OutlineRow, width: int, here: bool, room: int) -> list[Content]:
        style = lambda name: self.get_visual_style(f"outline--{name}", partial=True)  # noqa: E731 - said often here
        sign = Content.styled(row.sign or " ", style("unsure" if row.sign == UNSURE else "doubt"))
        kind = Content()
        if width >= _WIDE:
            kind = Content.styled(_(KIND_NAMES[row.row.kind])[: _KIND - 1].ljust(_KIND), style("side"))
        head = Content.assemble("▸ " if here else "  ", sign, " ", kind, " " * (_STEP * row.row.depth))
        if row.number:
            head = head + Content.styled(f"{row.number} ", style("number"))
        left, side = head.cell_length, Content.styled(f" {row.side}" if row.side else "", style("side"))
        if room:
            lines = [head, *(Content() for _line in range(room - 1))]
        else:
            text = Content.styled(self._said(row), style(_STYLES[row.row.kind]))
            if row.marks:
                text = text + Content.styled(f"  {row.marks}", style("side"))
            lines = []
            for part in text.split("\n"):
                lines += hanging(part, width - side.cell_length, head if not lines else Content(" " * left), left)
        if side.cell_length:
            lines[0] = lines[0] + Content(" " * max(0, width - side.cell_length - lines[0].cell_length)) + side
        for note in row.notes:
            words = Content.styled(note, style("doubt"))
            lines += hanging(words, width, Content(" " * left), left)
        if here:
            back = self.backing("outline--cursor")
            lines = [line.pad_right(max(0, width - line.cell_length)).stylize_before(back) for line in lines]
        return lines

    def _said(self, row: OutlineRow) -> str:
        return row.row.text.upper() if row.row.kind in HEADINGS else row.row.text


_STYLES = {
    "title": "title",
    "theme": "heading",
    "script": "heading",
    "consent": "heading",
    "text": "aloud",
    "question": "question",
    "probe": "text",
    "condition": "condition",
    "clarification": "aside",
    "comment": "comment",
}
