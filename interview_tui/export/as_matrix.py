"""`matrix`: a framework matrix for Excel and LibreOffice: a sheet of everything, one a theme, one an interview.

Beside each answer a link leads to the line of the transcript where it begins. It has a narrow column of its own: on the
answer's cell it would keep LibreOffice from wrapping the text and from making the row as high as it needs.
"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from io import BytesIO
from typing import TYPE_CHECKING

from interview_tui.export.cells import in_cells
from interview_tui.export.legal import legal
from interview_tui.export.linked import LinkedInterview
from interview_tui.export.matrix.table import Cell, Matrix, Row, Theme, matrix
from interview_tui.export.reading import speaker_in_words
from interview_tui.export.turns import turns
from interview_tui.guide.theme_signs import theme_signs
from interview_tui.language import _, in_language
from interview_tui.times import clock_time, length

if TYPE_CHECKING:
    from xlsxwriter import Workbook
    from xlsxwriter.format import Format
    from xlsxwriter.worksheet import Worksheet

SUFFIX = ".xlsx"
_ANSWER_WIDTH = 48
_LINK_WIDTH = 6
_TRANSCRIPT_WIDTH = 90
_HEADING_WIDTH = 28
_ON_A_PAGE = 2
"""Questions beside each other on paper."""
_SCALE = 80
"""Per cent at which they fit beside the names, also where the computer lacks Excel's font and takes a wider one."""
_LINE = 15
"""Points that a line of text is high."""
_HIGHEST = 409
"""Points: no row may be higher."""
_MADE = datetime(2000, 1, 1)
"""What stands as the day it was made: the same interviews give the same file, and nobody's working hours show."""


def workbook(interviews: Sequence[LinkedInterview]) -> bytes:
    """The workbook of all interviews, at least one."""
    from xlsxwriter import Workbook

    out = BytesIO()
    options = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}
    with in_language(interviews[-1].guide.language), Workbook(out, options) as book:
        book.set_properties({"title": legal(interviews[0].guide.title), "author": "", "created": _MADE})
        _Book(book, matrix(interviews)).write(interviews)
    return out.getvalue()


@dataclass(frozen=True, slots=True)
class _Looks:
    """How cells look."""

    head: "Format"
    side: "Format"
    answer: "Format"
    link: "Format"
    quiet: "Format"


class _Book:
    """A workbook that is being written."""

    def __init__(self, book: "Workbook", table: Matrix) -> None:
        self.book = book
        self.table = table
        wrapped = {"text_wrap": True, "valign": "top"}
        self.looks = _Looks(
            head=book.add_format({**wrapped, "bold": True, "bottom": 1}),
            side=book.add_format({**wrapped, "bold": True}),
            answer=book.add_format(wrapped),
            link=book.add_format({"valign": "top", "font_color": "#666666", "underline": 1}),
            quiet=book.add_format({**wrapped, "italic": True, "font_color": "#666666"}),
        )
        self.names = _sheet_names([_("Matrix"), *(theme.section.title for theme in table.themes)])
        self.transcripts: dict[str, str] = {}
        """Interview → the name of its sheet."""
        self.lines: dict[str, list[tuple[float, int]]] = {}
        """Interview → when its turns begin, and the lines of its sheet where they stand."""

    def write(self, interviews: Sequence[LinkedInterview]) -> None:
        sheets = [self.book.add_worksheet(name) for name in self.names]
        taken = [*self.names, *(interview.id for interview in interviews)]
        ids = _sheet_names(taken)[len(self.names) :]
        self.transcripts = {interview.id: name for interview, name in zip(interviews, ids, strict=True)}
        for interview in interviews:
            self._transcript(interview)
        self._matrix(sheets[0], self.table.themes, loose=True)
        for sheet, theme in zip(sheets[1:], self.table.themes, strict=True):
            sheet.set_tab_color(theme.sign.colour)
            self._matrix(sheet, [theme], summary=True)
        sheets[0].activate()

    def _matrix(
        self, sheet: "Worksheet", themes: Sequence[Theme], *, loose: bool = False, summary: bool = False
    ) -> None:
        """Themes and questions across, participants down; headings and names stay when one scrolls."""
        side = [_("Participant"), _("Role"), _("Interview"), _("Length")]
        for column, title in enumerate(side):
            sheet.write_string(1, column, title, self.looks.head)
        sheet.set_column(0, 2, 16, self.looks.side)
        sheet.set_column(3, 3, 9)
        column = len(side)
        for theme in themes:
            self._theme_head(sheet, column, theme)
            column += 2 * len(theme.questions)
        if loose:
            sheet.merge_range(1, column, 1, column + 1, _("Under no question"), self.looks.head)
            column += 2
        for link in range(len(side), column, 2):
            sheet.set_column(link, link, _LINK_WIDTH, self.looks.link)
            sheet.set_column(link + 1, link + 1, _ANSWER_WIDTH, self.looks.answer)
        if summary:
            sheet.write_string(1, column, _("Summary"), self.looks.head)
            sheet.set_column(column, column, _ANSWER_WIDTH, self.looks.answer)
        headings = [question.text for theme in themes for question in theme.questions]
        sheet.set_row(1, _height(headings, _LINK_WIDTH + _ANSWER_WIDTH))
        sheet.freeze_panes(2, 1)
        line = 2
        for row in self.table.rows:
            cells = [row.cells[question.id] for theme in themes for question in theme.questions]
            line = self._row(sheet, line, row, [*cells, row.elsewhere] if loose else cells, len(side))
        _printed(sheet, 2, range(len(side) + 2, column, 2 * _ON_A_PAGE) if loose else None)

    def _theme_head(self, sheet: "Worksheet", column: int, theme: Theme) -> None:
        head = {"bold": True, "font_color": "#FFFFFF", "bg_color": theme.sign.colour, "valign": "top"}
        title = f"{theme.sign.sign} {legal(theme.section.title)}"
        sheet.merge_range(0, column, 0, column + 2 * len(theme.questions) - 1, title, self.book.add_format(head))
        under = self.book.add_format({"bold": True, "text_wrap": True, "valign": "top", "bottom": 2,
                                      "bottom_color": theme.sign.colour})  # fmt: skip
        for number, question in enumerate(theme.questions):
            place = column + 2 * number
            sheet.merge_range(1, place, 1, place + 1, legal(question.text), under)

    def _row(self, sheet: "Worksheet", line: int, row: Row, cells: Sequence[Cell], first: int) -> int:
        """A participant, on as many lines as the longest answer needs; returns the line after."""
        interview = row.interview
        timed = interview.record.has_times
        side = [row.person, row.role, interview.id, length(interview.audio_seconds) if timed else _("in writing")]
        texts = [list(in_cells(_in_words(cell, times=interview.shows_times))) for cell in cells]
        lines = max((len(parts) for parts in texts), default=1) or 1
        for number in range(lines):
            for column, text in enumerate(side):
                sheet.write_string(line + number, column, legal(text), self.looks.side)
            for place, (cell, parts) in enumerate(zip(cells, texts, strict=True)):
                column = first + 2 * place
                if number == 0 and cell.pieces:
                    self._link(sheet, line, column, row, cell.pieces[0].at)
                if number < len(parts):
                    look = self.looks.answer if cell.pieces else self.looks.quiet
                    sheet.write_string(line + number, column + 1, parts[number], look)
            shown = [parts[number] for parts in texts if number < len(parts)]
            sheet.set_row(line + number, _height(shown, _ANSWER_WIDTH))
        return line + lines

    def _link(self, sheet: "Worksheet", line: int, column: int, row: Row, at: float) -> None:
        """A link to the line of the transcript's sheet where the answer that begins at `at` stands."""
        name = self.transcripts[row.interview.id].replace("'", "''")
        _start, there = max(place for place in self.lines[row.interview.id] if place[0] <= at)
        shown = clock_time(at) if row.interview.shows_times else "→"
        sheet.write_url(line, column, f"internal:'{name}'!A{there + 1}", self.looks.link, shown, _("To the transcript"))

    def _transcript(self, interview: LinkedInterview) -> None:
        """Every turn on a line of its own: when, who, to which question, what."""
        sheet = self.book.add_worksheet(self.transcripts[interview.id])
        for column, title in enumerate((_("Time"), _("Speaker"), _("Theme"), _("Question"), _("What was said"))):
            sheet.write_string(0, column, title, self.looks.head)
        sheet.set_column(0, 1, 10, self.looks.answer)
        sheet.set_column(2, 3, _HEADING_WIDTH, self.looks.answer)
        sheet.set_column(4, 4, _TRANSCRIPT_WIDTH, self.looks.answer)
        sheet.freeze_panes(1, 0)
        # As the matrix has them: another version of the guide counts its themes in another order.
        signs = {**theme_signs(interview.guide), **{theme.section.id: theme.sign for theme in self.table.themes}}
        line = 1
        begun = self.lines.setdefault(interview.id, [])
        for turn in turns(interview):
            begun.append((turn.start, line))
            section = turn.passage.section_id
            title = interview.guide.section(section).title if section is not None else ""
            sign = f"{signs[section].sign} " if section is not None and section in signs else ""
            question = interview.heading(turn.passage) if turn.passage.question_id is not None else ""
            time = clock_time(turn.start) if interview.shows_times else ""
            for part in in_cells(legal(turn.text)):
                row = (time, speaker_in_words(turn.segments[0]), f"{sign}{title}", question, part)
                for column, text in enumerate(row):
                    sheet.write_string(line, column, legal(text), self.looks.answer)
                sheet.set_row(line, max(_height([part], _TRANSCRIPT_WIDTH), _height([title, question], _HEADING_WIDTH)))
                line += 1
        sheet.autofilter(0, 0, max(1, line - 1), 4)
        _printed(sheet, 1)


def _in_words(cell: Cell, *, times: bool) -> str:
    """What stands in a cell: the answer, or why there is none."""
    said = "\n\n".join(
        ("❝ " if piece.quote else "") + (f"[{clock_time(piece.at)}] " if times else "") + legal(piece.text)
        for piece in cell.pieces
    )
    under = "\n".join(_("≈ answered under “{question}”").format(question=legal(text)) for text in cell.under)
    if said or under:
        return "\n\n".join(part for part in (under, said) if part)
    return {"skipped": _("– skipped"), "asked": "✓", "covered": "≈", "not_asked": "○"}[cell.status]


def _height(texts: Sequence[str], width: int) -> int:
    """Points that a row needs for the longest of its texts in a column so wide: no program measures merged cells, and
    LibreOffice not those of a file that it has just opened."""
    room = width - 2
    lines = [sum(1 + len(paragraph) // room for paragraph in text.splitlines()) for text in texts]
    return min(_HIGHEST, _LINE * max([1, *lines]))


def _sheet_names(titles: Sequence[str]) -> list[str]:
    """A name a sheet: at most 31 characters, none of Excel's own signs, no two alike."""
    names: list[str] = []
    taken = {"history"}
    for title in titles:
        name = re.sub(r"[\[\]:*?/\\\n\t]", " ", legal(title)).strip(" '")[:31].strip(" '") or "-"
        number = 1
        while name.casefold() in taken:
            number += 1
            name = f"{name[: 30 - len(str(number))].rstrip()} {number}"
        taken.add(name.casefold())
        names.append(name)
    return names


def _printed(sheet: "Worksheet", heads: int, begins: Iterable[int] | None = None) -> None:
    """On paper: lying, with the lines of headings, `heads` of them, on each page, and all columns on one.

    `begins`: the columns that a page begins with, where there are too many for one. The names stand on each, and no
    answer is parted from its question or its time.
    """
    sheet.set_landscape()
    sheet.set_paper(9)
    if begins is None:
        sheet.fit_to_pages(1, 0)
    else:
        sheet.repeat_columns(0, 0)
        sheet.set_print_scale(_SCALE)
        sheet.set_v_pagebreaks(list(begins))
    sheet.repeat_rows(0, heads - 1)
