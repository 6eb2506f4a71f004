"""What is packed into a finished file: the members of a ZIP, what office documents say of themselves."""

import html
import io
import re
from collections.abc import Iterator, Mapping
from functools import partial

from interview_tui.language import N_, _
from interview_tui.privacy.leaks import sound
from interview_tui.privacy.leaks.markup import Place, by_line, markup
from interview_tui.privacy.leaks.spots import Spot, Stream, Where, in_place, raw, text_of, text_streams
from interview_tui.privacy.leaks.unpacking import (
    DAMAGED,
    Room,
    damaged,
    opened,
    refuse_closed,
    refuse_too_deep,
    refuse_too_many_texts,
)

_ZIP = (b"PK\x03\x04", b"PK\x05\x06")
"""First bytes of a packed file, and of an empty one."""
_CELL = re.compile(rb'<c r="([A-Z]+[0-9]+)"[^>]*?\bt="s"[^>]*>\s*<v>([0-9]+)</v>')
_SHEET = re.compile(r"xl/worksheets/sheet(\d+)\.xml")
_SOURCE = re.compile(r"<(?:TextSource|Transcript|Note)\b[^>]*>")
_NAME = re.compile(r'\bname="([^"]*)"')
_PACKED = re.compile(r'Path="internal://([^"]*)"')
_PROPERTIES = {
    "creator": N_("author"),
    "lastModifiedBy": N_("last changed by"),
    "title": N_("title"),
    "subject": N_("subject"),
    "description": N_("comment on the document"),
    "keywords": N_("keywords"),
    "category": N_("category"),
    "Company": N_("company"),
    "Manager": N_("manager"),
}
_PARTS = (
    ("word/header", N_("page header")),
    ("word/footer", N_("page footer")),
    ("word/comments", N_("comments")),
    ("word/footnotes", N_("footnotes")),
    ("word/endnotes", N_("endnotes")),
    ("xl/comments", N_("comments")),
    ("customXml/", N_("custom XML")),
    ("xl/workbook.xml", N_("names of the sheets")),
)


def streams(name: str, data: bytes) -> Iterator[Stream]:
    """Everything that a file says, its name first. Raises `Unsearchable` where it cannot be looked through."""
    yield Stream([Spot(name, _file_name, is_name=True)])
    yield from _content(name, data, Room(), 0)


def _content(name: str, data: bytes, room: Room, depth: int) -> Iterator[Stream]:
    """What a file says inside. What it is, its first bytes tell rather than its name; what only its own program can
    read, its name.
    """
    refuse_closed(name)
    if data[:4] in _ZIP:
        refuse_too_deep(depth)
        yield from _members(data, room, depth)
    elif sound.is_sound(data):
        yield from sound.tags(io.BytesIO(data))
    elif (text := text_of(data)) is None:
        yield from raw(data, _inside)
    elif text.lstrip()[:1] == "<" and (found := markup(data, by_line)) is not None:
        yield from found
    else:
        if depth:
            refuse_too_many_texts(text)
        yield from text_streams(name, text)


def _members(data: bytes, room: Room, depth: int) -> Iterator[Stream]:
    try:
        with opened(data) as packed:
            comment, members, parts = packed.comment, packed.infolist(), dict(room.members(packed))
    except DAMAGED:
        raise damaged() from None
    yield from raw(comment, _packing)
    yield Stream([Spot(member.filename, _member_name, is_name=True) for member in members])
    for member in members:
        yield from raw(member.comment + b"\n" + member.extra, _packing)
    cells, called = _cells(parts), _called(parts)
    for name, part in parts.items():
        place = _place_in(name, cells)
        if place is not None and (found := markup(part, place)) is not None:
            yield from found
        else:
            yield from in_place([called.get(name, name)], _content(name, part, room, depth + 1))


def _cells(parts: Mapping[str, bytes]) -> dict[int, tuple[int, str]]:
    """The number of a shared string of a workbook → the first cell that shows it."""
    cells: dict[int, tuple[int, str]] = {}
    for name, part in parts.items():
        if sheet := _SHEET.fullmatch(name):
            for cell, number in _CELL.findall(part):
                cells.setdefault(int(number), (int(sheet[1]), cell.decode()))
    return cells


def _called(parts: Mapping[str, bytes]) -> dict[str, str]:
    """The names by which a project calls its sources, which are packed under numbers."""
    called: dict[str, str] = {}
    for tag in _SOURCE.findall(parts.get("project.qde", b"").decode("utf-8", "replace")):
        if name := _NAME.search(tag):
            called.update((f"sources/{file}", html.unescape(name[1])) for file in _PACKED.findall(tag))
    return called


def _place_in(name: str, cells: Mapping[int, tuple[int, str]]) -> Place | None:
    """How places are told in a part of an office document; None for any other file."""
    if name == "word/document.xml":
        return _in_document
    if name == "xl/sharedStrings.xml":
        return partial(_in_strings, cells)
    if sheet := _SHEET.fullmatch(name):
        return partial(_on_sheet, int(sheet[1]))
    if name.startswith("docProps/") and name.endswith(".xml"):
        return _in_properties
    for beginning, words in _PARTS:
        if name.startswith(beginning) and name.endswith(".xml"):
            return partial(_in_part, words)
    return None


def _in_document(name: str, paragraph: int, line: int) -> Where:
    return partial(_paragraph, paragraph) if paragraph else by_line(name, paragraph, line)


def _in_strings(cells: Mapping[int, tuple[int, str]], name: str, paragraph: int, line: int) -> Where:
    sheet = cells.get(paragraph - 1)
    return partial(_cell, *sheet) if sheet else by_line(name, paragraph, line)


def _on_sheet(sheet: int, _name: str, _paragraph: int, _line: int) -> Where:
    return lambda: _("sheet {sheet}").format(sheet=sheet)


def _in_properties(name: str, _paragraph: int, _line: int) -> Where:
    def where() -> str:
        known = _PROPERTIES.get(name)
        return _("document properties: {which}").format(which=_(known)) if known else _("document properties")

    return where


def _in_part(words: str, _name: str, _paragraph: int, _line: int) -> Where:
    return lambda: _(words)


def _paragraph(number: int) -> str:
    return _("paragraph {number}").format(number=number)


def _cell(sheet: int, cell: str) -> str:
    return _("sheet {sheet}, cell {cell}").format(sheet=sheet, cell=cell)


def _file_name() -> str:
    return _("the file's name")


def _member_name() -> str:
    return _("the name of a file packed into it")


def _packing() -> str:
    return _("a comment in its packing")


def _inside() -> str:
    return _("inside the file")
