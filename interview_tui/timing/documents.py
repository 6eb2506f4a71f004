"""A timing report as Markdown, as a document for Word, and as lines for a terminal. Pure."""

import textwrap
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from interview_tui.export.as_markdown import plain
from interview_tui.export.legal import legal
from interview_tui.guide.model import Guide
from interview_tui.language import _, in_language
from interview_tui.timing.compared import Compared, compared
from interview_tui.timing.cuts import fit
from interview_tui.timing.report import TimingReport
from interview_tui.timing.words import (
    Block,
    Grid,
    Heading,
    Sentence,
    compared_blocks,
    fit_blocks,
    report_blocks,
)

_MARGIN = 1247
_NUMBER, _REMARK = 1100, 2600
"""Widths of columns in twentieths of a point."""
_SHORTEST = 24
"""Cells of the first column, however narrow the terminal."""


@dataclass(frozen=True, slots=True)
class TimingDocument:
    """Some interviews, and the guide that is worked with."""

    guide: Guide
    told: Compared

    @classmethod
    def of(cls, reports: Sequence[TimingReport], guide: Guide) -> "TimingDocument":
        """`reports` in order of time."""
        return cls(guide, compared(reports, guide))

    def heading(self) -> str:
        return _("Time and talk: {title}").format(title=self.guide.title)

    def blocks(self) -> Iterator[Block]:
        """Side by side where there are several, what to cut, and each on its own."""
        if len(self.told.reports) > 1:
            yield from compared_blocks(self.told)
        yield from fit_blocks(fit(self.told))
        for report in self.told.reports:
            yield from report_blocks(report)


def as_markdown(document: TimingDocument) -> bytes:
    """In the language of the guide."""
    with in_language(document.guide.language):
        parts = [f"# {_cell(document.heading())}", *(_marked_down(block) for block in document.blocks())]
        return (legal("\n\n".join(parts)) + "\n").encode()


def as_docx(document: TimingDocument) -> bytes:
    """On A4, in the language of the guide."""
    from interview_tui.export import word
    from interview_tui.export.word_styles import LOOKED_AT, Style, letters, shared, spacing
    from interview_tui.export.word_tables import table

    with in_language(document.guide.language):
        width = word.PAGE_WIDTH - 2 * _MARGIN
        small, bold = (letters(face=LOOKED_AT, size=9, bold=bold) for bold in (None, True))
        cell = Style("Cell", _("Table text"), spacing(40, 40), small, own=True)
        head = Style("Column", _("Column"), f"<w:keepNext/>{spacing(40, 40)}", bold, own=True)
        made = word.blank(document.guide.language, (*shared(width), cell, head))
        section = made.sections[0]
        word.margins(section, top=_MARGIN, bottom=_MARGIN, left=_MARGIN, right=_MARGIN)
        word.head_and_foot(section, document.guide.title, "")
        word.say(word.paragraph(made, "Title"), document.heading())
        for block in document.blocks():
            match block:
                case Heading(text, level):
                    word.say(word.paragraph(made, f"Heading{level - 1}"), text)
                case Sentence(text):
                    word.say(word.paragraph(made, "Normal"), text)
                case Grid() as grid:
                    table(made, _widths(grid, width), grid.head, grid.rows, "Cell", "Column")
        return word.finished(made, document.heading())


FORMATS: dict[str, tuple[str, Callable[[TimingDocument], bytes]]] = {
    "md": (".md", as_markdown),
    "docx": (".docx", as_docx),
}
"""Name → ending of the file, and what makes it."""


def as_lines(blocks: Iterator[Block], width: int) -> list[str]:
    """For a terminal of `width` cells, headings of a whole part in capitals."""
    lines: list[str] = []
    for block in blocks:
        if lines and not isinstance(block, Sentence) and lines[-1]:
            lines.append("")
        match block:
            case Heading(text, level):
                lines.append(text if level > 2 else text.upper())
            case Sentence(text):
                lines += textwrap.wrap(text, width)
            case Grid() as grid:
                lines += [*grid_lines(grid, width), ""]
    return lines


def grid_lines(grid: Grid, width: int) -> Iterator[str]:
    """Columns of equal width; the first is cut where room is short, times stand to the right."""
    rows = [grid.head, *grid.rows]
    widths = [max(len(row[n]) for row in rows) for n in range(len(grid.head))]
    if grid.remarks:
        widths[-1] = min(widths[-1], max(0, width - _SHORTEST - sum(widths[1:-1]) - 2 * (len(widths) - 1)))
    widths[0] = min(widths[0], max(_SHORTEST, width - sum(widths[1:]) - 2 * (len(widths) - 1)))
    last = len(widths) - 1
    for row in rows:
        cells = [_cut(text, room) for text, room in zip(row, widths, strict=True)]
        placed = [
            text.ljust(room) if n == 0 or (n == last and grid.remarks) else text.rjust(room)
            for n, (text, room) in enumerate(zip(cells, widths, strict=True))
        ]
        yield "  ".join(placed).rstrip()


def _cut(text: str, room: int) -> str:
    return text if len(text) <= room else text[: max(0, room - 1)] + "…"


def _marked_down(block: Block) -> str:
    match block:
        case Heading(text, level):
            return f"{'#' * level} {_cell(text)}"
        case Sentence(text):
            return _cell(text)
        case Grid(head, rows, remarks):
            last = len(head) - 1
            rule = ["---" if n == 0 or (n == last and remarks) else "---:" for n in range(len(head))]
            return "\n".join(_line(cells) for cells in ([_cell(one) for one in head], rule, *_cells(rows)))


def _cells(rows: Sequence[Sequence[str]]) -> Iterator[list[str]]:
    for row in rows:
        yield [_cell(text) for text in row]


def _line(cells: Sequence[str]) -> str:
    return f"| {' | '.join(cells)} |"


def _cell(text: str) -> str:
    """On one line, nothing in it markup."""
    return " ".join(plain(text).replace("|", "\\|").split())


def _widths(grid: Grid, width: int) -> list[int]:
    """Of a table on paper: the first column takes what the others leave."""
    others = [_NUMBER] * (len(grid.head) - 1)
    if grid.remarks:
        others[-1] = _REMARK
    return [width - sum(others), *others]
