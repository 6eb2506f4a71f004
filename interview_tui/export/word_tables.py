"""A plain table in a document for Word: thin lines, a first row that stands on every page, rows that are not torn."""

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

from interview_tui.export import word

if TYPE_CHECKING:
    from docx.document import Document
    from docx.table import Table


def table(
    document: "Document",
    widths: Sequence[int],
    head: Sequence[str],
    rows: Iterable[Sequence[str]],
    style: str,
    head_style: str = "",
) -> None:
    """Add it; `widths` of the columns in twentieths of a point, `style` the id of the paragraphs' style in it."""
    from docx.oxml.ns import nsdecls
    from docx.oxml.parser import parse_xml
    from docx.shared import Twips

    made = document.add_table(rows=0, cols=len(widths))
    line = "w:val='single' w:sz='4' w:space='0' w:color='BFBFBF'"
    made._tbl.replace(
        made._tbl.tblPr,
        parse_xml(
            f"<w:tblPr {nsdecls('w')}><w:tblW w:w='{sum(widths)}' w:type='dxa'/><w:tblBorders><w:top {line}/>"
            f"<w:left {line}/><w:bottom {line}/><w:right {line}/><w:insideH {line}/><w:insideV {line}/>"
            "</w:tblBorders><w:tblLayout w:type='fixed'/></w:tblPr>"
        ),
    )
    for column, width in zip(made.columns, widths, strict=True):
        column.width = Twips(width)
    _row(made, head, head_style or style, "w:cantSplit", "w:tblHeader")
    for cells in rows:
        _row(made, cells, style, "w:cantSplit")
    word.paragraph(document, "Normal")  # Word needs one after a table


def _row(made: "Table", cells: Sequence[str], style: str, *properties: str) -> None:
    from docx.oxml.parser import OxmlElement

    row = made.add_row()
    for name in properties:
        row._tr.get_or_add_trPr().append(OxmlElement(name))
    for cell, text in zip(row.cells, cells, strict=True):
        paragraph = cell.paragraphs[0]
        paragraph._p.style = style
        word.say(paragraph, text)
