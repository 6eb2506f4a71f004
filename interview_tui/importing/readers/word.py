"""A Word document as text: paragraphs, tables, labels in bold, times; as it reads with all changes accepted.

The document is read as the ZIP of XML that it is, a piece at a time. python-docx leaves the inserted text of tracked
changes out, and unpacks every part of the file, pictures and bombs included.
"""

from dataclasses import dataclass, field
from pathlib import Path

from interview_tui.importing.readers.cue import too_long
from interview_tui.importing.readers.marks import plain_label, whole_line_label
from interview_tui.language import _
from interview_tui.packed_xml import Bounds, Damaged, Listener, TooLarge, hear
from interview_tui.problem import Problem

MOST_XML = 64_000_000
"""Bytes of the unpacked text part: a document of some thousand pages."""
MOST_ELEMENTS = 3_000_000
"""Elements in it: Word makes five or so for a word that was changed."""
_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_STRICT = "{http://purl.oclc.org/ooxml/wordprocessingml/main}"
_GONE = ("del", "moveFrom", "txbxContent", "instrText", "delText")
"""What is not read: deleted and moved text, boxes (which come twice), and what fields are made of."""
_SIGNS = {"tab": "\t", "br": "\n", "cr": "\n", "noBreakHyphen": "-"}
_OFF = ("0", "false", "off")


@dataclass
class _Paragraph:
    runs: list[tuple[str, bool]] = field(default_factory=list)
    """Text, and whether it is bold."""

    @property
    def text(self) -> str:
        return "".join(text for text, _bold in self.runs)

    @property
    def is_bold(self) -> bool:
        return all(bold for text, bold in self.runs if text.strip())


@dataclass
class Document:
    """What a document holds, in order: paragraphs as text, tables as rows of cells."""

    parts: list[str | list[list[str]]] = field(default_factory=list)
    bold: set[int] = field(default_factory=set)
    """Places in `parts` of paragraphs that are in bold letters from end to end."""

    @property
    def text(self) -> str:
        """All of it; a blank line after each paragraph, a line for each row with tabs between its cells."""
        lines = []
        for part in self.parts:
            lines.append(part if isinstance(part, str) else "\n".join("\t".join(row) for row in part))
        return "\n\n".join(lines)


def read_document(data: bytes, path: Path) -> Document:
    """The text of a .docx. Raises `Problem` if it is none, is damaged, or would not fit in memory."""
    reader = _Reader()
    try:
        hear(data, "word/document.xml", reader, Bounds(MOST_XML, MOST_ELEMENTS))
    except TooLarge as error:
        raise too_long(path) from error
    except Damaged as error:
        raise damaged(path) from error
    return reader.document


def damaged(path: Path) -> Problem:
    """What is said of a document that is none."""
    return Problem(
        _("This is no Word document that can be read."),
        cure=_("Open it in Word or LibreOffice and save it as docx, or as plain text (txt)."),
        where=path,
    )


class _Reader(Listener):
    """Hears the XML as it goes by, and keeps paragraphs and tables. A table in a table is a part of its cell."""

    def __init__(self) -> None:
        super().__init__()
        self.document = Document()
        self._gone = 0
        self._said: list[str] | None = None
        """The letters of the text that is being read."""
        self._bold = False
        self._paragraph: _Paragraph | None = None
        self._rows: list[list[str]] = []
        self._cell: list[str] | None = None
        self._tables = 0

    def start(self, tag: str, attributes: dict[str, str]) -> None:
        super().start(tag, attributes)
        name = tag.removeprefix(_W).removeprefix(_STRICT)
        if name in _GONE:
            self._gone += 1
        elif name == "p":
            self._paragraph = self._paragraph or _Paragraph()
        elif name == "r":
            self._bold = False
        elif name == "b":
            self._bold = not any(value in _OFF for key, value in attributes.items() if key.endswith("}val"))
        elif name == "t":
            self._said = []
        elif name == "tbl":
            self._tables += 1
        elif name == "tr" and self._tables == 1:
            self._rows.append([])
        elif name == "tc" and self._tables == 1:
            self._cell = []

    def data(self, text: str) -> None:
        if self._said is not None:
            self._said.append(text)

    def end(self, tag: str) -> None:
        super().end(tag)
        name = tag.removeprefix(_W).removeprefix(_STRICT)
        if name in _GONE:
            self._gone -= 1
        elif name == "t":
            self._say("".join(self._said or ()))
            self._said = None
        elif name in _SIGNS:
            self._say(_SIGNS[name])
        elif name == "p" and self._paragraph is not None and not self._gone:
            is_bold, text = self._paragraph.is_bold, _with_label(self._paragraph)
            self._paragraph = None
            if self._cell is not None:
                self._cell.append(text.replace("\t", " "))
            elif text.strip():
                if is_bold:
                    self.document.bold.add(len(self.document.parts))
                self.document.parts.append(text)
        elif name == "tc" and self._tables == 1 and self._cell is not None and self._rows:
            self._rows[-1].append(" ".join(" ".join(self._cell).split()))
            self._cell = None
        elif name == "tbl":
            self._tables -= 1
            if not self._tables and self._rows:
                self.document.parts.append(self._rows)
                self._rows, self._cell = [], None

    def _say(self, text: str) -> None:
        if self._paragraph is not None and not self._gone and text:
            self._paragraph.runs.append((text, self._bold))


def _with_label(paragraph: _Paragraph) -> str:
    """The text; where it begins with a name in bold and goes on in plain letters, with a colon after the name."""
    bold = ""
    rest = list(paragraph.runs)
    while rest and (rest[0][1] or not rest[0][0].strip()):
        bold += rest.pop(0)[0]
    plain = "".join(text for text, _bold in rest)
    name = plain_label(bold)
    if plain.strip() and name and ":" not in bold.rstrip(": ") and whole_line_label(name):
        plain = plain.lstrip().removeprefix(":")
        return f"**{name}:** {plain.strip()}"
    return paragraph.text
