"""An OpenDocument text's paragraphs (OpenDocument 1.2, parts 1 and 3): styles, lists, tables, footnotes.

Deleted text stands apart from the body there, so that the body reads as if all changes were accepted.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Literal
from xml.etree.ElementTree import Element

from interview_tui.guide_import.numbering import LEVELS, Level, List, format_of
from interview_tui.guide_import.paragraphs import Cell, Content, Paragraph, Runs, cells_of
from interview_tui.guide_import.tree import based_on, children, number, through, tree, tree_if_any
from interview_tui.packed_xml import Damaged

_OASIS = "urn:oasis:names:tc:opendocument:xmlns:"
_PREFIXES = {
    f"{_OASIS}office:1.0": "office",
    f"{_OASIS}text:1.0": "",
    f"{_OASIS}style:1.0": "style",
    f"{_OASIS}table:1.0": "table",
    f"{_OASIS}drawing:1.0": "draw",
    f"{_OASIS}xsl-fo-compatible:1.0": "fo",
}
_LENGTH = re.compile(r"(-?[0-9]+(?:\.[0-9]+)?)(cm|mm|in|pt|pc|px)")
_POINTS = {"cm": 72 / 2.54, "mm": 7.2 / 2.54, "in": 72.0, "pt": 1.0, "pc": 12.0, "px": 0.75}
_MOST_REPEATED = 100
"""Spaces, or equal cells, that one element may stand for."""
_LIST = re.compile(r"(?:List (?:Bullet|Number)|Punktlista|Numrerad lista)[ _](?:20_)?([2-5])$", re.I)
_GROUPS = ("section", "index-body", "table:table-header-rows", "table:table-rows", "table:table-row-group")
_INDEXES = ("table-of-content", "alphabetical-index", "illustration-index", "table-index", "user-index")


@dataclass(frozen=True, slots=True)
class Look:
    """What a style says."""

    name: str = ""
    list: str = ""
    outline: int = 0
    indent: float = 0.0
    bold: bool = False
    italic: bool = False
    size: float = 0.0
    hidden: bool = False
    digit: int = 0
    """Level that a list's own style has, from 0: `List Bullet 2`."""

    @property
    def role(self) -> Literal["", "title", "subtitle"]:
        if self.name == "Title":
            return "title"
        return "subtitle" if self.name == "Subtitle" else ""


def read_odt(data: bytes) -> Content:
    """The document's content. Raises `Damaged` and `TooLarge`."""
    root = tree(data, "content.xml", _PREFIXES)
    styles = tree_if_any(data, "styles.xml", _PREFIXES)
    text = next((t for body in children(root, "office:body") for t in children(body, "office:text")), None)
    if text is None:
        raise Damaged
    reader = _Reader(styles, root)
    reader.blocks(text, ())
    masters = (master for kind in children(styles, "office:master-styles") for master in kind)
    reader.content.headers = sum(
        bool("".join(part.itertext()).strip()) for master in masters for part in master if part.tag.startswith("style:")
    )
    return reader.content


class _Reader:
    def __init__(self, styles: Element, root: Element) -> None:
        self.content = Content()
        self._styles: dict[tuple[str, str], Element] = {}
        self._lists: dict[str, List] = {}
        self._known: dict[tuple[str, str], Look] = {}
        self._tables = 0
        self._gap = False
        for part in (*styles, *root):
            if part.tag in ("office:styles", "office:automatic-styles"):
                for style in part:
                    name = style.get("style:name", "")
                    if style.tag == "style:style":
                        self._styles[style.get("style:family", ""), name] = style
                    elif style.tag in ("list-style", "outline-style"):
                        self._lists[name] = List(dict(_levels(style)))

    def blocks(
        self, parent: Element, lists: tuple[str, ...], cell: Cell | None = None, *, counted: bool = True
    ) -> None:
        """Paragraphs, lists and tables in it. `lists`: the styles of the lists around it, outermost first."""
        first = True
        for block in parent:
            if block.tag in ("p", "h"):
                self._paragraph(block, lists, cell, item=first and counted)
                first = False
            elif block.tag == "list":
                self._list(block, lists, cell)
            elif block.tag == "table:table":
                self._table(block, cell)
            elif block.tag in _GROUPS:
                self.blocks(block, lists, cell)
            elif block.tag in _INDEXES:
                lines = (p for body in block if body.tag == "index-body" for p in body.iter("p"))
                self.content.contents += [said for p in lines if (said := " ".join("".join(p.itertext()).split()))]
            elif block.tag == "tracked-changes":
                self.content.changes += len(block)
            elif block.tag == "draw:frame":
                self._box(block)

    def _list(self, block: Element, lists: tuple[str, ...], cell: Cell | None) -> None:
        style = block.get("style-name", lists[-1] if lists else "")
        if not lists and block.get("continue-numbering") != "true" and not block.get("continue-list"):
            self._lists.setdefault(style, List()).counts = [None] * LEVELS
        for item in block:
            if item.tag in ("list-item", "list-header"):
                start = item.get("start-value")
                if start is not None and len(lists) < LEVELS:
                    self._lists.setdefault(style, List()).counts[len(lists)] = number(start, 1) - 1
                self.blocks(item, (*lists, style), cell, counted=item.tag == "list-item")

    def _table(self, table: Element, within: Cell | None) -> None:
        rows = [list(_cells(row)) for row in through(table, "table:table-row", _GROUPS)]
        place = self._tables
        self._tables += within is None
        for here, cell in cells_of(place, rows):
            self.blocks(cell, (), within or here)
        self._gap = True

    def _paragraph(self, p: Element, lists: tuple[str, ...], cell: Cell | None, *, item: bool) -> None:
        look = self._look("paragraph", p.get("style-name", ""))
        runs = Runs()
        self._said(p, runs, look)
        text = runs.text
        if not text.strip():
            self._gap = True
            return
        if not lists and look.list:
            lists = (look.list,)
        listed = bool(lists) and any(lists) and item
        at = min(max(0, len(lists) - 1), LEVELS - 1)
        deep = at or look.digit
        counting = self._lists.setdefault(lists[-1], List()) if listed else List()
        level = counting.level(at)
        heading = number(p.get("outline-level"), look.outline or 1) if p.tag == "h" else look.outline
        indent = look.indent
        if listed and level.left is not None:
            indent = level.left
        self.content.paragraphs.append(
            Paragraph(
                text,
                heading=heading if 1 <= heading <= 9 else 0,
                role=look.role,
                level=deep if listed else None,
                format=level.format if listed else "",
                label=counting.next(at) if listed else "",
                indent=indent,
                bold=runs.bold,
                italic=runs.italic,
                size=runs.size,
                notes=tuple(runs.notes),
                cell=cell,
                gap=self._gap,
            )
        )
        self._gap = False

    def _said(self, element: Element, runs: Runs, look: Look) -> None:
        self._add(element.text, runs, look)
        for child in element:
            if child.tag == "s":
                self._add(" " * min(number(child.get("c"), 1), _MOST_REPEATED), runs, look, as_it_is=True)
            elif child.tag == "tab":
                self._add("\t", runs, look, as_it_is=True)
            elif child.tag == "line-break":
                self._add("\n", runs, look, as_it_is=True)
            elif child.tag == "span":
                self._said(child, runs, self._look("text", child.get("style-name", ""), look))
            elif child.tag == "note":
                bodies = (body for body in children(child, "note-body"))
                if note := " ".join(" ".join("".join(body.itertext()).split()) for body in bodies):
                    runs.notes.append(note)
            elif child.tag == "office:annotation":
                self.content.comments += 1
            elif child.tag.startswith("draw:"):
                self._box(child)
            elif child.tag != "office:annotation-end" and not child.tag.startswith("?"):
                self._said(child, runs, look)
            self._add(child.tail, runs, look)

    def _add(self, text: str | None, runs: Runs, look: Look, *, as_it_is: bool = False) -> None:
        if not text:
            return
        if not as_it_is:
            text = re.sub(r"\s+", " ", text)  # line ends and tabs of the file itself mean a space
        if look.hidden:
            self.content.hidden.append(text.strip())
        else:
            runs.pieces.append((text, look.bold, look.italic, look.size))

    def _box(self, element: Element) -> None:
        for box in element.iter("draw:text-box"):
            if said := " ".join(" ".join("".join(box.itertext()).split()).split()):
                self.content.boxes.append(said)

    def _look(self, family: str, name: str, base: Look | None = None) -> Look:
        """What a style says; of letters: over `base`, what their paragraph says."""
        if base is None and (known := self._known.get((family, name))) is not None:
            return known
        look = base or Look()
        known_as, parent = (
            (lambda at: self._styles.get((family, at))),
            (lambda one: one.get("style:parent-style-name", "")),
        )
        for style in based_on(name, known_as, parent):
            if family == "paragraph":
                own = style.get("style:name", "")
                named_list = _LIST.match(style.get("style:display-name", own))
                look = replace(look, digit=int(named_list[1]) - 1 if named_list else look.digit)
                named = own if own in ("Title", "Subtitle") else look.name
                outline = number(style.get("style:default-outline-level"), look.outline)
                look = replace(look, name=named, outline=outline, list=style.get("style:list-style-name", look.list))
            for properties in style:
                look = _with(look, properties)
        if base is None:
            self._known[family, name] = look
        return look


def _with(look: Look, said: Element) -> Look:
    if said.tag == "style:paragraph-properties":
        left = length(said.get("fo:margin-left"))
        first = length(said.get("fo:text-indent"))
        look = replace(look, indent=(look.indent if left is None else left) + max(0.0, first or 0.0))
    elif said.tag == "style:text-properties":
        if (weight := said.get("fo:font-weight")) is not None:
            look = replace(look, bold=weight in ("bold", "600", "700", "800", "900"))
        if said.get("style:text-underline-style", "none") != "none":
            look = replace(look, bold=True)
        if (slant := said.get("fo:font-style")) is not None:
            look = replace(look, italic=slant != "normal")
        if (size := length(said.get("fo:font-size"))) is not None:
            look = replace(look, size=size)
        if said.get("text:display", said.get("display")) == "none":
            look = replace(look, hidden=True)
    return look


def length(value: str | None) -> float | None:
    """A length of an attribute in points; None where it is none."""
    found = _LENGTH.fullmatch(value or "")
    return float(found[1][:10]) * _POINTS[found[2]] if found else None


def _levels(style: Element) -> Iterator[tuple[int, Level]]:
    for level in style:
        at = number(level.get("level"), 1) - 1
        left = None
        for properties in level:
            for said in (properties, *properties):
                left = length(said.get("fo:margin-left")) or left
            left = left or length(properties.get("space-before"))
        if level.tag.endswith("-bullet"):
            yield at, Level("bullet", "bullet", level.get("bullet-char", "•"), 1, left)
        elif level.tag.endswith(("-number", "outline-level-style")):
            name = level.get("style:num-format", "1")
            shown = min(number(level.get("display-levels"), 1), at + 1)
            inner = ".".join(f"%{i + 1}" for i in range(at + 1 - max(1, shown), at + 1))
            text = f"{level.get('style:num-prefix', '')}{inner}{level.get('style:num-suffix', '')}"
            yield at, Level(format_of(name), name, text, number(level.get("start-value"), 1), left)


def _cells(row: Element) -> Iterator[tuple[int, int, Element]]:
    """The cells with the column that each begins at, and how many it covers."""
    column = 0
    for cell in row:
        times = min(max(1, number(cell.get("table:number-columns-repeated"), 1)), _MOST_REPEATED)
        if cell.tag == "table:covered-table-cell":
            column += times
        elif cell.tag == "table:table-cell":
            span = min(max(1, number(cell.get("table:number-columns-spanned"), 1)), _MOST_REPEATED)
            yield column, span, cell
            column += span if times == 1 and span > 1 else times
            if span > 1:
                column -= span - 1  # the cells that it covers are counted as they come
