"""The transcript on the screen: times and speakers at the left, what was said beside them."""

from collections.abc import Sequence

from textual.content import Content
from textual.events import Click
from textual.message import Message
from textual.reactive import reactive
from textual.style import Style

from interview_tui.times import clock_time
from interview_tui.tui.view.block import Block
from interview_tui.tui.view.spoken import SpokenText
from interview_tui.tui.view.word_signs import WordSigns
from interview_tui.tui.widgets.lines import Lines, hanging
from interview_tui.tui.widgets.text_rows import Part, TextRows, parts

_SIGNS = {
    "note": "✎", "quote": "❝", "follow_up": "›", "gap": "▒", "silence": "‖", "empty": " ", "notice": "!",
    "also": "≈", "guess": "?", "proposal": "?", "unplaced": "✗",
}  # fmt: skip
_STYLES = {"gap": "gap", "unplaced": "gap", "also": "side", "guess": "side", "proposal": "side"}
"""Of what is neither speech nor heading; all else is a mark."""
_TIME = 8
_LABEL = 18
"""Cells of a speaker's label at most."""
_BLANK = Content()
_Laid = tuple[list[Content], list[Part]]
"""A block's lines, and what of its text stands on each."""
_UNSURE, _OVERLAP = " ?", " //"
_READABLE = 88
"""Cells of text on a line at most."""


class TranscriptText(Lines, can_focus=True, inherit_bindings=False):
    """Draws `blocks`, the words looked for, the place one has jumped to, the word one is at and the word being heard.

    An hour of talk is laid out once; what changes lies on top of its lines. A block that is being edited leaves its
    room free.
    """

    class Moved(Message):
        """What is seen is another part of the text, or it is laid out anew."""

    class Pointed(Message):
        """A place in the text was clicked on: a word, or what else stands there, with its place in the sound."""

        def __init__(self, word: int, at: float, block: int) -> None:
            super().__init__()
            self.word = word
            self.at = at
            self.block = block

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
        "transcript--unsure",
        "transcript--cursor",
        "transcript--heard",
        "transcript--chosen",
        "transcript--doubt",
        "transcript--quoted",
        "transcript--hidden",
    }
    blocks: reactive[tuple[Block, ...]] = reactive((), layout=False, repaint=False)
    words: reactive[str] = reactive("", layout=False)
    here: reactive[int] = reactive(-1, layout=False)
    """The block one has jumped to; -1 for none."""

    cursor: reactive[int] = reactive(-1, layout=False, repaint=False)
    """The word one is at; -1 for none."""
    heard: reactive[int] = reactive(-1, layout=False, repaint=False)
    """The word that is being heard; -1 for none."""

    chosen: reactive[tuple[int, int] | None] = reactive(None, layout=False)
    """First and last word of the stretch that is chosen."""
    signs: reactive[WordSigns] = reactive(WordSigns(), layout=False)
    """Words that are drawn otherwise: `doubt`, `quoted`, `hidden`."""
    room: reactive[int] = reactive(1, layout=False, repaint=False)
    """Lines for the block that is being edited."""

    def __init__(self, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self.spoken = SpokenText([])
        self._text = TextRows()
        self._laid: dict[int, tuple[Block, _Laid]] = {}
        """Each block's lines as they were laid out last, and what stands on them: after a key few have changed."""
        self._laid_for: tuple[int, int, str] = (0, 0, "")
        """Width, width of the labels, and theme."""
        self._column = 0
        """Width of the labels."""

    def replace(self, blocks: tuple[Block, ...], at: float) -> None:
        """Show other blocks of the same talk, the cursor on the word of second `at`, its line where it was."""
        before = self._lines_of(self.cursor)
        row = before[0] - self.scroll_offset.y if before else None
        for line in self._lines_of(self.cursor):
            self.refresh_line(line)
        self.set_reactive(TranscriptText.cursor, -1)
        self.blocks = blocks
        self.cursor = self.spoken.after(at)
        lines = self._lines_of(self.cursor)
        if row is not None and lines:
            self.scroll_to(y=max(0, lines[0] - row), animate=False, immediate=True)

    def watch_blocks(self) -> None:
        self.spoken = SpokenText([block.words for block in self.blocks])
        self.redraw()
        if self.heard >= 0:  # the word with that number may be another one now
            self.refresh()

    def watch_room(self) -> None:
        self.redraw()

    def redraw(self) -> None:
        super().redraw()
        self.post_message(self.Moved())

    def watch_scroll_y(self, old_value: float, new_value: float) -> None:
        super().watch_scroll_y(old_value, new_value)
        self.post_message(self.Moved())

    def watch_has_focus(self, _has_focus: bool) -> None:
        """It looks the same with the keys and without: its styles need not be looked up again."""

    def watch_cursor(self, before: int, now: int) -> None:
        self._refresh_words(before, now)

    def watch_heard(self, before: int, now: int) -> None:
        self._refresh_words(before, now)

    def watch_here(self, here: int) -> None:
        if 0 <= here < len(self._text.starts):
            heading = self.blocks[here].kind == "heading"
            self.scroll_to(y=max(0, self._text.starts[here] - (1 if heading else 3)), animate=False, immediate=True)

    def _refresh_words(self, *words: int) -> None:
        for word in words:
            for line in self._lines_of(word):
                self.refresh_line(line)

    def _lines_of(self, word: int) -> list[int]:
        if not 0 <= word < len(self.spoken):
            return []
        where = self.spoken.words[word]
        return list(self._text.lines_of(self.spoken.paragraph_of(word), where.first, where.last))

    # Places

    def opened(self) -> tuple[int, int, int] | None:
        """Where the text of the block that is being edited belongs: column, line of what is seen, cells of width."""
        for number, block in enumerate(self.blocks):
            if block.opened:
                left = self._column + _TIME
                width = min(self.scrollable_content_region.width, left + _READABLE) - left
                return self.gutter.left + left, self._text.starts[number] - self.scroll_offset.y, width
        return None

    def line_seen(self, word: int) -> int | None:
        """The line of what is seen that a word begins on; None for no word."""
        lines = self._lines_of(word)
        return lines[0] - self.scroll_offset.y if lines else None

    def show_at(self, word: int, line: int) -> None:
        """Scroll so that a word stands on that line of what is seen."""
        lines = self._lines_of(word)
        if lines:
            self.scroll_to(y=max(0, lines[0] - line), animate=False, immediate=True)

    def show_opened_at(self, line: int) -> None:
        """Scroll so that the block being edited begins on that line of what is seen."""
        place = self.opened()
        if place is not None:
            self.scroll_to(y=max(0, self.scroll_offset.y + place[1] - line), animate=False, immediate=True)

    def show_opened(self) -> None:
        """Scroll so far that the block being edited is seen whole, or as much of it as there is room for."""
        place = self.opened()
        if place is not None:
            height, line = self.scrollable_content_region.height, place[1]
            if line < 1 or line + self.room > height - 1:
                top = self.scroll_offset.y + line - max(1, (height - self.room) // 3)
                self.scroll_to(y=max(0, top), animate=False, immediate=True)

    def show_word(self, word: int) -> None:
        """Scroll only if the word is out of sight, and then so far that what follows is seen too."""
        lines = self._lines_of(word)
        height = self.scrollable_content_region.height
        if lines and not self.scroll_offset.y <= lines[0] < self.scroll_offset.y + height - 1:
            self.scroll_to(y=max(0, lines[0] - height // 3), animate=False, immediate=True)

    def word_beside(self, rows: int) -> int:
        """The word so many lines below (above, if negative) the cursor; the farthest there is if there are fewer."""
        lines = self._lines_of(self.cursor)
        if not lines:
            return min(0, len(self.spoken) - 1)
        row = self._text.row(lines[0])
        assert row is not None
        column = row.shift + max(row.first, self.spoken.words[self.cursor].first)
        found, line, step = self.cursor, lines[0], 1 if rows > 0 else -1
        while 0 <= (line := line + step) < len(self._text):
            word = self._word_at(line, column)
            if word is not None:
                found = word
                if (line - lines[0]) * step >= abs(rows):
                    break
        return found

    def _word_at(self, line: int, column: int) -> int | None:
        """The word at or before a character of a line; None on a line without words."""
        row = self._text.row(line)
        if row is None or not self.blocks[row.paragraph].words:
            return None
        return self.spoken.from_character(row.paragraph, min(max(row.first, column - row.shift), row.last - 1))

    def on_click(self, event: Click) -> None:
        line = event.y - self.gutter.top + self.scroll_offset.y
        row = self._text.row(line)
        if row is None:
            return
        before = self.row(line).truncate(max(0, event.x - self.gutter.left)).plain
        word = self._word_at(line, len(before))
        if word is not None:
            self.post_message(self.Pointed(word, self.spoken.words[word].start, row.paragraph))
        else:
            at = self.blocks[row.paragraph].at
            self.post_message(self.Pointed(self.spoken.from_paragraph(row.paragraph), at, row.paragraph))

    # Drawing

    def lines(self, width: int) -> Sequence[Content]:
        lines: list[Content] = []
        self._text = TextRows()
        labels = max((len(block.speaker) + len(_marks(block)) for block in self.blocks), default=0)
        column = self._column = min(_LABEL, labels + 1 if labels else 0)
        if (width, column, self.app.theme) != self._laid_for:
            self._laid, self._laid_for = {}, (width, column, self.app.theme)
        laid: dict[int, tuple[Block, _Laid]] = {}
        for block in self.blocks:
            if block.kind == "heading" and lines:
                lines.append(_BLANK)
                self._text.add_blank()
            if block.opened:
                rows, where = self._opened(block, column)
                self._text.add(where)
                lines += rows
                continue
            known = self._laid.get(id(block))
            if known is None or known[0] is not block:
                known = (
                    block,
                    self._heading(block, width) if block.kind == "heading" else self._paragraph(block, width, column),
                )
            laid[id(block)] = known
            rows, where = known[1]
            self._text.add(where)
            lines += rows
        self._laid = laid
        return lines

    def _paragraph(self, block: Block, width: int, column: int) -> _Laid:
        left = column + _TIME
        time = Content.styled(clock_time(block.at).rjust(_TIME - 2) + "  ", self._style("time"))
        room = min(width, left + _READABLE)
        if block.kind == "notice":
            first, rest = self._styled("! ", "gap"), 2
            text, room = self._styled(block.text, "gap"), width
        elif block.kind == "speech":
            first, rest = self._label(block, column) + time, left
            text = self._styled(block.text, "speech")
        else:
            # What is about the whole passage has the heading's time.
            first = Content(" " * left) if block.kind in ("also", "guess") else Content(" " * column) + time
            rest = left + 2
            text = self._styled(_shown(block), _STYLES.get(block.kind, "mark"))
            if block.unsure:
                text = text.stylize(self._style("unsure"), 0, 1)
        rows = hanging(text, room, first, rest)
        before = [len(first.plain), *(rest for _row in rows[1:])]
        said = [(count, row.plain[count:]) for count, row in zip(before, rows, strict=True)]
        return rows, parts(_shown(block), said)

    def _opened(self, block: Block, column: int) -> _Laid:
        """Who speaks and when, and free lines beside them."""
        time = Content.styled(clock_time(block.at).rjust(_TIME - 2) + "  ", self._style("time"))
        rows = [self._label(block, column) + time, *(Content() for _line in range(self.room - 1))]
        return rows, [(0, 0, 0) for _row in rows]

    def _label(self, block: Block, column: int) -> Content:
        """Who speaks, with a sign where that is unsure and one where somebody else talks at the same time."""
        if not column:
            return Content()
        name = block.speaker[: column - 1 - len(_marks(block))]
        room = " " * (column - len(name) - len(_marks(block)))
        return Content.assemble(
            (name, self._style("speaker")), (_marks(block), self._style("unsure")), room
        )  # fmt: skip

    def _heading(self, block: Block, width: int) -> _Laid:
        side = Content.styled(block.side, self._style("side"))
        if block.sure:
            sure = Content.styled(block.sure, self._style("unsure" if block.unsure else "side"))
            side = Content.assemble(sure, "  ", side)
        sign = Content.styled(f"{block.theme.sign} ", block.theme.colour) if block.theme is not None else Content()
        left = sign.cell_length
        room = max(10, width - left - side.cell_length - 2)
        first, *rest = self._styled(block.text, "heading").wrap(room) or [Content()]
        rows = [
            Content.assemble(sign, first, " " * (room - first.cell_length + 2), side),
            *(Content(" " * left) + row for row in rest),
        ]
        return rows, parts(block.text, [(left, row.plain) for row in (first, *rest)])

    def row(self, number: int) -> Content:
        """The line with what lies on it this moment: band, words found, the word heard, the cursor."""
        line = super().row(number)
        row = self._text.row(number)
        if row is None:
            return line
        block = self.blocks[row.paragraph]
        marks = self.signs.runs(block.words) if block.words else []
        marks += [(first, last, "found") for first, last in self._found_in(_shown(block))]
        if self.chosen is not None and block.words:
            marks += self._chosen_in(row.paragraph)
        for word, name in ((self.heard, "heard"), (self.cursor, "cursor")):
            if 0 <= word < len(self.spoken) and self.spoken.paragraph_of(word) == row.paragraph:
                marks.append((self.spoken.words[word].first, self.spoken.words[word].last, name))
        for first, last, name in marks:
            if first < row.last and row.first < last:
                style = self.get_visual_style(f"transcript--{name}", partial=name not in ("cursor", "found", "chosen"))
                line = line.stylize(style, row.shift + max(first, row.first), row.shift + min(last, row.last))
        if row.paragraph == self.here:
            width = self.scrollable_content_region.width
            line = line.pad_right(max(0, width - line.cell_length)).stylize_before(self.backing("transcript--here"))
        return line

    def _chosen_in(self, paragraph: int) -> list[tuple[int, int, str]]:
        """What of a paragraph is chosen."""
        assert self.chosen is not None
        first, last = self.spoken.words_of(paragraph)
        first, last = max(first, self.chosen[0]), min(last, self.chosen[1])
        return [(self.spoken.words[first].first, self.spoken.words[last].last, "chosen")] if first <= last else []

    def _found_in(self, text: str) -> list[tuple[int, int]]:
        """Where the words looked for stand in a paragraph."""
        wanted = " ".join(self.words.casefold().split())
        found: list[tuple[int, int]] = []
        plain, start = text.casefold(), 0
        while wanted and (start := plain.find(wanted, start)) >= 0:
            found.append((start, start + len(wanted)))
            start += len(wanted)
        return found

    def _styled(self, text: str, name: str) -> Content:
        return Content.styled(text, self._style(name))

    def _style(self, name: str) -> Style:
        return self.get_visual_style(f"transcript--{name}", partial=True)


def _marks(block: Block) -> str:
    """The signs after a speaker's name."""
    if block.kind != "speech":
        return ""
    return (_UNSURE if block.unsure else "") + (_OVERLAP if block.overlap else "")


def _shown(block: Block) -> str:
    """What is written of a block, without its time and speaker."""
    return block.text if block.kind in ("heading", "speech", "notice") else f"{_SIGNS[block.kind]} {block.text}"
