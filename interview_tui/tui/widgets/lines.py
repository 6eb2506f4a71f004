"""A column of lines that scrolls: drawn line by line, so that an hour of talk opens as fast as a minute."""

from collections.abc import Sequence

from textual.content import Content
from textual.events import Resize
from textual.geometry import Region, Size
from textual.scroll_view import ScrollView
from textual.strip import Strip
from textual.style import Style

_REMEMBERED = 500
"""Rows that are remembered as they were painted: those of some screens."""


class Lines(ScrollView, can_focus=False):
    """Shows what `lines(width)` returns, a `Content` without line breaks for each row."""

    ALLOW_SELECT = False

    def __init__(self, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self._drawn: Sequence[Content] = ()
        self._strips: dict[int, tuple[Content, Strip]] = {}
        """Rows as they were painted last; those that are drawn again as they are need not be painted again."""
        self._painted_for: tuple[int, Style | None] = (0, None)
        """Their width and what lies under them."""

    def lines(self, width: int) -> Sequence[Content]:
        """The rows for a column of `width` cells."""
        raise NotImplementedError

    def row(self, number: int) -> Content:
        """The row as it is drawn this moment."""
        return self._drawn[number]

    def backing(self, name: str) -> Style:
        """The background alone of component class `name`, to lie under text that has its own colours."""
        return Style(background=self.get_visual_style(name).background)

    def redraw(self) -> None:
        """Make the lines again, after what they show has changed. Only those that are others now are drawn again."""
        width = self.scrollable_content_region.width
        if width <= 0:
            return
        before, self._drawn = self._drawn, self.lines(width)
        size, top = Size(width, len(self._drawn)), self.scroll_offset.y
        if size != self.virtual_size:
            self.set_reactive(Lines.virtual_size, size)  # set as usual, every line would be drawn again
            self.refresh(repaint=False, layout=True)
        for y in range(top, top + self.size.height):
            one, other = before[y : y + 1], self._drawn[y : y + 1]
            if len(one) != len(other) or (one and one[0] is not other[0]):
                self.refresh_line(y)

    def show_line(self, y: int, *, top: bool = False) -> None:
        """Scroll so that line `y` is seen, at the top if `top`."""
        if top:
            self.scroll_to(y=y, animate=False, immediate=True)
        else:
            self.scroll_to_region(Region(0, max(0, y - 1), 1, 3), animate=False, immediate=True)

    def on_resize(self, event: Resize) -> None:
        del event
        self.redraw()

    def render_line(self, y: int) -> Strip:
        row = y + self.scroll_offset.y
        style = self.visual_style
        if row >= len(self._drawn):
            return Strip.blank(self.size.width, style.rich_style)
        width, content = self.size.width, self.row(row)
        if self._painted_for != (width, style):
            self._strips, self._painted_for = {}, (width, style)
        known = self._strips.get(id(content))
        if known is None or known[0] is not content:
            strip = Strip(content.render_segments(style)).adjust_cell_length(width, style.rich_style)
            if content is not self._drawn[row]:  # something lies on it just now
                return strip
            if len(self._strips) >= _REMEMBERED:
                self._strips.clear()
            known = self._strips[id(content)] = content, strip
        return known[1]


def hanging(text: Content, width: int, first: Content, rest: int) -> list[Content]:
    """`text` wrapped to `width` cells, `first` before its first line and `rest` spaces before the others."""
    wrapped = text.wrap(max(8, width - max(rest, first.cell_length))) or [Content()]
    return [first + wrapped[0], *(Content(" " * rest) + line for line in wrapped[1:])]
