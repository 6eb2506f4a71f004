"""The coverage matrix, with a cursor on one question of one interview."""

from collections.abc import Sequence

from textual.content import Content
from textual.events import Click
from textual.message import Message

from interview_tui.across.columns import Column
from interview_tui.across.digest import Digest
from interview_tui.across.overview import Overview
from interview_tui.tui.view.coverage import Layout, heads, layout, longest_answer, row
from interview_tui.tui.widgets.lines import Lines


class CoverageMatrix(Lines, can_focus=True):
    """Draws an overview. The questions' heads are drawn by whoever shows it: they stay where they are."""

    COMPONENT_CLASSES = {"matrix--row", "matrix--cell"}

    class Moved(Message):
        """The cursor is on another question, another interview, or what is shown is another."""

    def __init__(self, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self.shown = Overview((), ())
        self.line = self.column = 0
        self._layout: Layout | None = None
        self._for: tuple[Overview | None, int] = (None, 0)

    def show(self, shown: Overview) -> None:
        """Show another overview, the cursor on the same interview and the same question if they are still there."""
        interview, column = self.interview, self.question
        self.shown = shown
        ids = [one.id for one in shown.interviews]
        texts = [one.text for one in shown.columns]
        self.line = ids.index(interview.id) if interview and interview.id in ids else max(0, len(ids) - 1)
        self.column = texts.index(column.text) if column and column.text in texts else 0
        self.redraw()
        self.show_line(self.line)
        self.post_message(self.Moved())

    @property
    def interview(self) -> Digest | None:
        """The one that the cursor is on."""
        return self.shown.interviews[self.line] if self.line < len(self.shown.interviews) else None

    @property
    def question(self) -> Column | None:
        """The one that the cursor is on."""
        return self.shown.columns[self.column] if self.column < len(self.shown.columns) else None

    @property
    def heads(self) -> tuple[Content, Content]:
        """Two lines that stand over it."""
        there = self._there(self.scrollable_content_region.width)
        return heads(self.shown, there, self.column)

    def move(self, lines: int = 0, columns: int = 0) -> None:
        """Move the cursor; at an edge it stays."""
        line = min(max(0, self.line + lines), max(0, len(self.shown.interviews) - 1))
        column = min(max(0, self.column + columns), max(0, len(self.shown.columns) - 1))
        self._put(line, column)

    def _put(self, line: int, column: int) -> None:
        before, self.line, self.column = self.line, line, column
        self.redraw()
        self.refresh_line(before - self.scroll_offset.y)
        self.refresh_line(line - self.scroll_offset.y)
        self.show_line(line)
        self.post_message(self.Moved())

    def on_click(self, event: Click) -> None:
        line = event.y + self.scroll_offset.y
        if line < len(self.shown.interviews):
            column = self._there(self.scrollable_content_region.width).column_at(event.x)
            self._put(line, self.column if column is None else column)

    def _there(self, width: int) -> Layout:
        return layout(self.shown, width, self.column)

    def lines(self, width: int) -> Sequence[Content]:
        there = self._there(width)
        if (there, self._for) != (self._layout, (self.shown, width)):
            self._layout, self._for = there, (self.shown, width)
            longest = longest_answer(self.shown)
            return [row(self.shown, interview, there, longest) for interview in self.shown.interviews]
        return self._drawn

    def row(self, number: int) -> Content:
        content = self._drawn[number]
        if number != self.line or self._layout is None:
            return content
        there = self._layout
        start = there.name + 2 + (self.column - there.first) * there.cell
        width = max(0, self.scrollable_content_region.width - content.cell_length)
        content = (content + Content(" " * width)).stylize(self.backing("matrix--row"))
        return content.stylize(self.backing("matrix--cell"), start, start + there.cell)
