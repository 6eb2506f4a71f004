"""`guide-docx`: the interviewer's paper copy of the guide, to read from, tick off and write in with a pen.

A table a theme, a row a question with its probes and room for notes; a row never breaks over two pages. Everything is
said without colour, too.
"""

from typing import TYPE_CHECKING

from interview_tui.export import word
from interview_tui.export.guide_paper import BLANK, BOX, Asked, Row, asked, blanks, numbered, paragraphs
from interview_tui.export.word_styles import GREY, LOOKED_AT, Style, letters, shared, spacing
from interview_tui.guide.model import Guide, Section
from interview_tui.guide.theme_signs import ThemeSign, theme_signs
from interview_tui.language import _, in_language

if TYPE_CHECKING:
    from docx.blkcntnr import BlockItemContainer
    from docx.document import Document
    from docx.table import Table, _Cell
    from docx.text.paragraph import Paragraph

SUFFIX = ".docx"
_LEFT, _RIGHT = 1077, 907
_WIDTH = word.PAGE_WIDTH - _LEFT - _RIGHT
_COLUMNS = (794, 4592, 3742, 794)
"""Box and number, question, notes, time."""
_STEP = 340
"""How far a probe stands in from what it is under."""
_LINE = 400
"""Height of a line to write on: 7 mm."""
_LETTERS = 40
"""Of a question that fit on a line of its column."""
_AFTERWARDS = 10
"""Lines to write on when the participant has left."""


def make(guide: Guide) -> bytes:
    """The file, in the guide's language, on A4."""
    with in_language(guide.language):
        document = word.blank(guide.language, _styles())
        section = document.sections[0]
        word.margins(section, top=1247, bottom=1134, left=_LEFT, right=_RIGHT)
        number = f"{_('Interview no.')} {BLANK[:6]}   {_('Date')} {BLANK}"
        word.head_and_foot(section, blanks(guide.title), number)
        _Writer(document, guide).write()
        return word.finished(document, guide.title)


class _Writer:
    def __init__(self, document: "Document", guide: Guide) -> None:
        self.document = document
        self.guide = guide
        self.signs = theme_signs(guide)

    def write(self) -> None:
        guide = self.guide
        self._add("Title", blanks(guide.title))
        planned = _("Planned: {minutes} min").format(minutes=guide.planned_minutes)
        self._add("Fill", f"{planned}   {_('Began')} {BLANK[:8]}   {_('Ended')} {BLANK[:8]}")
        for name in guide.placeholders:
            self._add("Fill", f"{name}: {BLANK * 3}")
        for _point, text in paragraphs(guide.text):
            self._add("Intro", text)
        for section in guide.sections:
            self._section(section)
        self._heading(_("Afterwards"), None, None)
        for _line in range(_AFTERWARDS):
            self._add("NoteLine", "")
        if guide.research_questions:
            self._heading(_("Research questions"), None, None)
            for mark, text in numbered(guide.research_questions):
                self._add("Point", f"{mark}\t{text}")

    def _section(self, section: Section) -> None:
        sign = self.signs.get(section.id)
        self._heading(blanks(section.title), section.minutes, sign, box=not section.questions)
        for point, text in paragraphs(section.text):
            style = "Intro" if section.questions else "PointAloud" if point else "Aloud"
            self._add(style, f"–\t{text}" if point and style == "PointAloud" else text)
        if section.kind == "consent":
            answers = f"{BOX} {_('Agrees to be recorded')}   {BOX} {_('Agrees to take part')}"
            self._add("Fill", f"{answers}   {_('Time')} {BLANK[:8]}")
        if section.questions:
            table = _table(self.document, sign)
            for question in asked(self.guide, section):
                _question(table, question)

    def _heading(self, title: str, minutes: int | None, sign: ThemeSign | None, *, box: bool = False) -> None:
        heading = word.paragraph(self.document, "Heading1")
        if sign is not None:
            word.coloured(word.say(heading, sign.sign), sign.colour)
            word.say(heading, " ")
        word.say(heading, f"{BOX} {title}" if box else title)
        if minutes:
            word.say(heading, "\t" + _("{minutes} min").format(minutes=minutes), "Minutes")

    def _add(self, style: str, text: str) -> None:
        word.say(word.paragraph(self.document, style), text)


def _table(document: "Document", sign: ThemeSign | None) -> "Table":
    """A table with its first row, which stands on every page that it goes on to."""
    from docx.oxml.ns import nsdecls
    from docx.oxml.parser import parse_xml
    from docx.shared import Twips

    table = document.add_table(rows=0, cols=len(_COLUMNS))
    inside = "w:val='single' w:sz='4' w:space='0' w:color='BFBFBF'"
    bar = f"w:val='single' w:sz='24' w:space='0' w:color='{sign.colour.removeprefix('#')}'" if sign else inside
    table._tbl.replace(
        table._tbl.tblPr,
        parse_xml(
            f"<w:tblPr {nsdecls('w')}><w:tblW w:w='{sum(_COLUMNS)}' w:type='dxa'/><w:tblBorders><w:top {inside}/>"
            f"<w:left {bar}/><w:bottom {inside}/><w:right {inside}/><w:insideH {inside}/><w:insideV {inside}/>"
            "</w:tblBorders><w:tblLayout w:type='fixed'/></w:tblPr>"
        ),
    )
    for column, width in zip(table.columns, _COLUMNS, strict=True):
        column.width = Twips(width)
    titles = ("", _("Question"), _("Notes"), _("Time"))
    for cell, title in zip(_row(table, "w:cantSplit", "w:tblHeader"), titles, strict=True):
        word.say(_first(cell, "Column"), title)
    return table


def _question(table: "Table", question: Asked) -> None:
    box, text, notes, _clock = _row(table, "w:cantSplit")
    word.say(_first(box, "Question"), f"{BOX} {question.number}".rstrip())
    line = _first(text, "Question")
    word.say(line, question.text)
    if question.research_questions:
        word.say(line, f"  {', '.join(question.research_questions)}", "Minutes")
    for row in question.rows:
        _under(text, row)
    high = 2 + sum(-(-len(row) // _LETTERS) for row in (question.text, *(row.text for row in question.rows)))
    _first(notes, "NoteLine")
    for _line in range(max(4, round(0.75 * high)) - 1):
        word.paragraph(notes, "NoteLine")


def _under(cell: "BlockItemContainer", row: Row) -> None:
    """A probe, a condition or a clarification, as far in as what it is under."""
    from docx.shared import Twips

    style = {"probe": "Probe", "condition": "Condition", "clarification": "Clarification"}[row.kind]
    line = word.paragraph(cell, style)
    hanging = _STEP if row.kind == "probe" else 0
    line.paragraph_format.left_indent = Twips(_STEP * row.depth + hanging)
    line.paragraph_format.first_line_indent = Twips(-hanging)
    word.say(line, f"{BOX}\t{row.text}" if row.kind == "probe" else row.text)


def _row(table: "Table", *properties: str) -> "tuple[_Cell, ...]":
    from docx.oxml.parser import OxmlElement

    row = table.add_row()
    for name in properties:
        row._tr.get_or_add_trPr().append(OxmlElement(name))
    return row.cells


def _first(cell: "_Cell", style: str) -> "Paragraph":
    """The paragraph that every cell has."""
    line = cell.paragraphs[0]
    line._p.style = style
    return line


def _styles() -> tuple[Style, ...]:
    aloud = "<w:pBdr><w:left w:val='single' w:sz='12' w:space='10' w:color='A6A6A6'/></w:pBdr>"
    dots = "w:val='dotted' w:sz='4' w:space='0' w:color='8C8C8C'"
    small = letters(face=LOOKED_AT, size=9, colour=GREY)
    read = letters(size=12.5)
    return (
        *shared(_WIDTH),
        Style("Fill", _("To fill in"), spacing(60, 120), letters(face=LOOKED_AT, size=10), own=True),
        Style("Intro", _("Introduction"), spacing(after=120, line=259), letters(colour=GREY), own=True),
        Style("Aloud", _("Read aloud"), f"{aloud}{spacing(after=120, line=288)}<w:ind w:left='284'/>", read, own=True),
        Style(
            "PointAloud",
            _("Point read aloud"),
            f"{aloud}{spacing(after=120, line=288)}<w:ind w:left='624' w:hanging='340'/>",
            read,
            own=True,
        ),
        Style("Point", _("Point"), f"{spacing(after=60)}<w:ind w:left='794' w:hanging='794'/>", own=True),
        Style("Column", _("Column"), f"<w:keepNext/>{spacing(40, 40)}", small, own=True),
        Style("Question", _("Question"), spacing(80, 80), letters(face=LOOKED_AT, size=10.5, bold=True), own=True),
        Style("Probe", _("Probe"), spacing(after=60), own=True),
        Style(
            "Condition", _("Condition"), f"<w:keepNext/>{spacing(after=60)}", letters(bold=True, italic=True), own=True
        ),
        Style("Clarification", _("Clarification"), spacing(after=80), letters(italic=True, colour=GREY), own=True),
        Style(
            "NoteLine",
            _("Line to write on"),
            f"<w:pBdr><w:bottom {dots}/><w:between {dots}/></w:pBdr>"
            f"<w:spacing w:before='0' w:after='0' w:line='{_LINE}' w:lineRule='exact'/>",
            own=True,
        ),
        Style(
            "Minutes",
            _("Minutes"),
            letters=letters(face=LOOKED_AT, size=9, bold=False, colour=GREY),
            based_on="DefaultParagraphFont",
            kind="character",
            own=True,
        ),
    )
