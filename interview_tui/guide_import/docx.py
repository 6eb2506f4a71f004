"""A Word document's paragraphs: styles, lists, tables, footnotes, as it reads with all changes accepted.

Read as the ZIP of XML that it is (ECMA-376, WordprocessingML; also its strict form). python-docx unpacks every part,
bombs included, and leaves inserted text out.
"""

from collections.abc import Iterator
from xml.etree.ElementTree import Element

from interview_tui.guide_import.numbering import LEVELS, WordLists
from interview_tui.guide_import.paragraphs import Cell, Content, Paragraph, Runs, cells_of
from interview_tui.guide_import.tree import children, number, text_in, through, tree, tree_if_any
from interview_tui.guide_import.word_styles import Look, Styles, is_on
from interview_tui.packed_xml import Damaged, has_part

_PREFIXES = {
    "http://schemas.openxmlformats.org/wordprocessingml/2006/main": "",
    "http://purl.oclc.org/ooxml/wordprocessingml/main": "",
    "http://schemas.openxmlformats.org/markup-compatibility/2006": "mc",
    "http://schemas.openxmlformats.org/officeDocument/2006/math": "m",
    "http://purl.oclc.org/ooxml/officeDocument/math": "m",
    "http://schemas.openxmlformats.org/package/2006/relationships": "",
}
_THROUGH = ("ins", "moveTo", "hyperlink", "smartTag", "sdt", "sdtContent", "fldSimple", "bdo", "dir", "customXml",
            "ruby", "rubyBase", "mc:AlternateContent", "mc:Choice")  # fmt: skip
"""What stands around text without being any. Of alternatives the first is read."""
_CHANGES = ("ins", "del", "moveTo", "moveFrom")
_SIGNS = {"tab": "\t", "br": "\n", "cr": "\n", "noBreakHyphen": "-", "sym": "•"}
_BOXES = ("drawing", "pict", "object")


def read_docx(data: bytes) -> Content:
    """The document's content. Raises `Damaged` and `TooLarge`."""
    part = _main_part(data)
    folder = part.rpartition("/")[0]
    body = next(children(tree(data, part, _PREFIXES), "body"), None)
    if body is None:
        raise Damaged
    reader = _Reader(data, folder)
    reader.blocks(body)
    reader.content.headers = sum(_has_header(data, f"{folder}/{kind}{n}.xml") for kind in ("header", "footer")
                                 for n in range(1, 4))  # fmt: skip
    return reader.content


def _main_part(data: bytes) -> str:
    for relation in tree_if_any(data, "_rels/.rels", _PREFIXES):
        target = relation.get("Target", "").lstrip("/")
        if relation.get("Type", "").endswith("/officeDocument") and target and has_part(data, target):
            return target
    return "word/document.xml"


def _has_header(data: bytes, part: str) -> bool:
    return bool(text_in(tree_if_any(data, part, _PREFIXES), "t").strip())


class _Reader:
    def __init__(self, data: bytes, folder: str) -> None:
        self.content = Content()
        self._styles = Styles(tree_if_any(data, f"{folder}/styles.xml", _PREFIXES))
        self._lists = WordLists(tree_if_any(data, f"{folder}/numbering.xml", _PREFIXES))
        self._notes = {
            f"{kind} {note.get('id')}": " ".join(text_in(note, "t").split())
            for kind in ("footnote", "endnote")
            for note in children(tree_if_any(data, f"{folder}/{kind}s.xml", _PREFIXES), kind)
        }
        self._tables = 0
        self._gap = False
        self._joined: Runs | None = None
        """The text of a paragraph whose end was deleted: it goes on in the next one."""

    def blocks(self, parent: Element, cell: Cell | None = None) -> None:
        """Paragraphs and tables in it, in order."""
        for block in parent:
            if block.tag == "p":
                self._paragraph(block, cell)
            elif block.tag == "tbl":
                self._table(block, cell)
            elif block.tag in _THROUGH:
                self.blocks(block, cell)

    # Tables

    def _table(self, table: Element, within: Cell | None) -> None:
        rows = [list(_cells(row)) for row in through(table, "tr", _THROUGH) if not _is_deleted_row(row)]
        place = self._tables
        self._tables += within is None
        for here, cell in cells_of(place, rows):
            self.blocks(cell, within or here)  # a table in a table is a part of its cell
        self._gap = True

    # Paragraphs

    def _paragraph(self, p: Element, cell: Cell | None) -> None:
        properties = next(children(p, "pPr"), None)
        said = {child.tag: child for child in (properties if properties is not None else ())}
        style = said["pStyle"].get("val", "") if "pStyle" in said else self._styles.default
        look = self._styles.look(style)
        runs, self._joined = self._joined or Runs(), None
        self._runs(p, runs, look)
        if "rPr" in said and next(children(said["rPr"], "del"), None) is not None:
            self._joined = runs
            return
        text = runs.text
        if not text.strip():
            self._gap = True
            return
        if look.name.startswith("toc"):
            self.content.contents.append(" ".join(text.split()))
            return
        numbering = said.get("numPr")
        name, at = look.list, look.level
        if numbering is not None:
            given = {child.tag: child.get("val", "") for child in numbering}
            name, at = given.get("numId", name), number(given.get("ilvl"), at)
        at = min(max(at, 0), LEVELS - 1)
        listed = name not in ("", "0") and name in self._lists
        level = self._lists.level(name, at) if listed else None
        heading = look.outline
        if "outlineLvl" in said:
            heading = number(said["outlineLvl"].get("val"), 9) + 1
        self.content.paragraphs.append(
            Paragraph(
                text,
                heading=heading if 1 <= heading <= 9 else 0,
                role=look.role,
                level=(at or look.digit) if listed else None,
                format=level.format if level else "",
                label=self._lists.next(name, at) if listed else "",
                indent=_indent(said.get("ind"), level.left if level else None, look),
                bold=runs.bold,
                italic=runs.italic,
                size=runs.size,
                notes=tuple(runs.notes),
                cell=cell,
                gap=self._gap,
            )
        )
        self._gap = False

    def _runs(self, parent: Element, runs: Runs, look: Look) -> None:
        for child in parent:
            if child.tag in _CHANGES:
                self.content.changes += 1
            if child.tag == "r":
                self._run(child, runs, look)
            elif child.tag in ("m:oMath", "m:oMathPara"):
                runs.pieces.append((text_in(child, "m:t"), look.bold, look.italic, look.size))
            elif child.tag in _THROUGH:
                self._runs(child, runs, look)

    def _run(self, run: Element, runs: Runs, look: Look) -> None:
        bold, italic, size, hidden, lined = look.bold, look.italic, look.size, False, False
        for properties in children(run, "rPr"):
            for said in properties:
                if said.tag == "rStyle":
                    of_letters = self._styles.look(said.get("val", ""))
                    bold, italic = bold or of_letters.bold, italic or of_letters.italic
                    size = of_letters.own_size or size
            for said in properties:
                if said.tag == "b":
                    bold = is_on(said)
                elif said.tag == "u":
                    lined = said.get("val", "single") != "none"
                elif said.tag == "i":
                    italic = is_on(said)
                elif said.tag == "sz":
                    size = number(said.get("val")) / 2
                elif said.tag == "vanish":
                    hidden = is_on(said)
        text = "".join(self._said(run, runs))
        if hidden and text.strip():
            self.content.hidden.append(" ".join(text.split()))
        elif text:
            runs.pieces.append((text, bold or lined, italic, size))

    def _said(self, run: Element, runs: Runs) -> Iterator[str]:
        for piece in run:
            if piece.tag == "t":
                yield piece.text or ""
            elif piece.tag in _SIGNS:
                yield _SIGNS[piece.tag]
            elif piece.tag in ("footnoteReference", "endnoteReference"):
                if note := self._notes.get(f"{piece.tag.removesuffix('Reference')} {piece.get('id')}", ""):
                    runs.notes.append(note)
            elif piece.tag == "commentReference":
                self.content.comments += 1
            elif piece.tag in _BOXES or piece.tag == "mc:AlternateContent":
                self._box(piece)

    def _box(self, element: Element) -> None:
        """The text boxes in it; of two ways of drawing one box the first is read."""
        for child in element:
            if child.tag == "txbxContent":
                said = " ".join(" ".join(text_in(p, "t").split()) for p in child.iter("p"))
                if said.strip():
                    self.content.boxes.append(" ".join(said.split()))
            else:
                self._box(child)
                if child.tag == "mc:Choice":
                    return


def _indent(ind: Element | None, of_list: float | None, look: Look) -> float:
    """Points from the margin to the first letter of the text."""
    left, first = of_list if of_list is not None else look.indent, 0
    if ind is not None:
        if (value := ind.get("left", ind.get("start"))) is not None:
            left = number(value) / 20
        first = number(ind.get("firstLine"))
    return left + (first / 20 if of_list is None else 0)


def _cells(row: Element) -> Iterator[tuple[int, int, Element]]:
    """The cells with the column that each begins at, and how many it covers."""
    column = 0
    for properties in children(row, "trPr"):
        column += sum(max(0, number(skip.get("val"))) for skip in children(properties, "gridBefore"))
    for cell in through(row, "tc", _THROUGH):
        span = 1
        for properties in children(cell, "tcPr"):
            for said in children(properties, "gridSpan"):
                span = min(max(1, number(said.get("val"), 1)), 63)
        yield column, span, cell
        column += span


def _is_deleted_row(row: Element) -> bool:
    return any(next(children(properties, "del"), None) is not None for properties in children(row, "trPr"))
