"""The transcript on the screen: times and speakers at the left, what was said beside them."""

from collections.abc import Sequence

from textual.content import Content
from textual.reactive import reactive
from textual.style import Style

from interview_tui.times import clock_time
from interview_tui.tui.view.transcript_blocks import Block
from interview_tui.tui.widgets.lines import Lines, hanging

_SIGNS = {"note": "✎", "quote": "❝", "follow_up": "›", "gap": "▒", "silence": "‖", "empty": " ", "notice": "!"}
_TIME = 8
_READABLE = 88
"""Cells of text on a line at most."""


class TranscriptText(Lines, can_focus=True):
    """Draws `blocks`, the words looked for and the place one is at. Scrolls with arrows, PgUp, PgDn, Home, End."""

    COMPONENT_CLASSES = {
        "transcript--heading",
        "transcript--side",
        "transcript--time",
        "transcript--speaker",
        "transcript--speech",
        "transcript--mark",
        "transcript--gap",
        "transcript--found",
        "transcript--here",
    }
    blocks: reactive[tuple[Block, ...]] = reactive((), layout=False)
    words: reactive[str] = reactive("", layout=False)
    here: reactive[int] = reactive(-1, layout=False)
    """The block one has jumped to; -1 for none."""

    def __init__(self, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self._starts: list[int] = []
        """First line of each block."""

    def watch_blocks(self) -> None:
        self.redraw()

    def watch_words(self) -> None:
        self.redraw()

    def watch_here(self, here: int) -> None:
        self.redraw()
        if 0 <= here < len(self._starts):
            heading = self.blocks[here].kind == "heading"
            self.scroll_to(y=max(0, self._starts[here] - (1 if heading else 3)), animate=False, immediate=True)

    def heading_in_view(self) -> int:
        """Index of the heading under which the top line stands; -1 before the first."""
        top = self.scroll_offset.y + 1
        found = -1
        for index, start in enumerate(self._starts):
            if start > top:
                break
            if self.blocks[index].kind == "heading":
                found = index
        return found

    def lines(self, width: int) -> Sequence[Content]:
        lines: list[Content] = []
        self._starts = []
        speakers = max((len(block.speaker) for block in self.blocks), default=0)
        column = min(14, speakers + 1 if speakers else 0)
        for index, block in enumerate(self.blocks):
            if block.kind == "heading" and lines:
                lines.append(Content())
            self._starts.append(len(lines))
            lines += self._block(block, width, column, index == self.here)
        return lines

    def _block(self, block: Block, width: int, column: int, here: bool) -> list[Content]:
        if block.kind == "heading":
            return self._heading(block, width, here)
        if block.kind == "notice":
            return hanging(self._styled(block.text, "gap"), width, self._styled("! ", "gap"), 2)
        left = column + _TIME
        time = Content.styled(clock_time(block.at).rjust(_TIME - 2) + "  ", self._style("time"))
        speaker = Content.styled(block.speaker[: column - 1].ljust(column) if column else "", self._style("speaker"))
        if block.kind == "speech":
            text = Content.styled(block.text, self._style("speech"))
            if self.words:
                text = self._mark_found(text)
            rows = hanging(text, min(width, left + _READABLE), speaker + time, left)
        else:
            style = "gap" if block.kind == "gap" else "mark"
            text = self._mark_found(self._styled(f"{_SIGNS[block.kind]} {block.text}", style))
            rows = hanging(text, min(width, left + _READABLE), Content(" " * column) + time, left + 2)
        return self._backed(rows, width) if here else rows

    def _heading(self, block: Block, width: int, here: bool) -> list[Content]:
        side = Content.styled(block.side, self._style("side"))
        room = max(10, width - side.cell_length - 2)
        text = self._mark_found(self._styled(block.text, "heading"))
        first, *rest = text.wrap(room) or [Content()]
        rows = [Content.assemble(first, " " * (room - first.cell_length + 2), side), *rest]
        return self._backed(rows, width) if here else rows

    def _backed(self, rows: list[Content], width: int) -> list[Content]:
        """The place one has jumped to, on a band of its own."""
        band = self.backing("transcript--here")
        return [row.pad_right(max(0, width - row.cell_length)).stylize_before(band) for row in rows]

    def _mark_found(self, text: Content) -> Content:
        wanted = " ".join(self.words.casefold().split())
        if not wanted:
            return text
        plain, start = text.plain.casefold(), 0
        while (start := plain.find(wanted, start)) >= 0:
            text = text.stylize(self.get_visual_style("transcript--found"), start, start + len(wanted))
            start += len(wanted)
        return text

    def _styled(self, text: str, name: str) -> Content:
        return Content.styled(text, self._style(name))

    def _style(self, name: str) -> Style:
        return self.get_visual_style(f"transcript--{name}", partial=True)
