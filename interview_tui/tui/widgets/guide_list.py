"""The guide at the side: what is asked, what is now, what is left."""

from collections.abc import Sequence

from textual.content import Content
from textual.message import Message
from textual.reactive import reactive
from textual.style import Style

from interview_tui.tui.view.guide_rows import GuideRow
from interview_tui.tui.widgets.lines import Lines


class GuideList(Lines):
    """Draws `rows`; a click moves the cursor."""

    COMPONENT_CLASSES = {"guide--heading", "guide--now", "guide--done", "guide--open", "guide--cursor", "guide--side"}
    rows: reactive[tuple[GuideRow, ...]] = reactive((), layout=False)

    class Pointed(Message):
        """The row of this question or section was clicked."""

        def __init__(self, place: str) -> None:
            super().__init__()
            self.place = place

    def watch_rows(self, before: tuple[GuideRow, ...], now: tuple[GuideRow, ...]) -> None:
        self.redraw()
        cursor = _cursor_line(now)
        if cursor is not None and (cursor != _cursor_line(before) or len(before) != len(now)):
            self.show_line(cursor)

    def lines(self, width: int) -> Sequence[Content]:
        return [self._line(row, width) for row in self.rows]

    def action_point(self, place: str) -> None:
        self.post_message(self.Pointed(place))

    def _line(self, row: GuideRow, width: int) -> Content:
        text = row.text.upper() if row.kind == "section" else row.text
        side = f" {row.side} " if row.side else " "
        sign = Content.styled(f"{row.theme.sign} ", row.theme.colour) if row.theme is not None else Content("")
        # An open theme has no status: its sign takes that place.
        status = f"{row.sign} " if row.sign else "" if row.theme is not None else "  "
        head = f"{'▸' if row.cursor else ' '}{status}"
        room = max(4, width - len(head) - len(side) - sign.cell_length)
        body = Content(text).truncate(room, ellipsis=True)
        line = Content.assemble(
            (head, self._style(row)),
            sign,
            body.stylize(self._style(row)),
            " " * (room - body.cell_length),
            (side, self.get_visual_style("guide--side", partial=True)),
        )
        if row.cursor:
            line = line.stylize_before(self.backing("guide--cursor"))
        if row.stop:
            line = line.stylize(Style.from_meta({"@click": f"point({row.id!r})"}))
        return line

    def _style(self, row: GuideRow) -> Style:
        if row.now:
            return self.get_visual_style("guide--now", partial=True)
        if row.kind == "section":
            return self.get_visual_style("guide--heading", partial=True)
        return self.get_visual_style("guide--open" if row.sign == "○" else "guide--done", partial=True)


def _cursor_line(rows: Sequence[GuideRow]) -> int | None:
    return next((y for y, row in enumerate(rows) if row.cursor), None)
