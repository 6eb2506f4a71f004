"""What every reader of a document gives: its paragraphs in order, with all that may tell what each of them is."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import Literal
from xml.etree.ElementTree import Element

Format = Literal["", "number", "letter", "roman", "bullet"]
"""How the items of a list are counted; nothing for a list without signs."""
MOST_PARAGRAPHS = 5_000
"""A guide of two hundred pages; whoever writes more has written something else."""


@dataclass(frozen=True, slots=True)
class Cell:
    """Where in a table a paragraph stands, each counted from 0."""

    table: int
    row: int
    column: int
    """The first column that it covers."""
    span: int
    """Columns that it covers."""
    columns: int
    """Of the whole table."""


def cells_of(table: int, rows: Sequence[Sequence[tuple[int, int, Element]]]) -> Iterator[tuple[Cell, Element]]:
    """The cells of a table, row by row, each with its place. `rows`: of each cell its column, how many it covers, and
    what is in it."""
    columns = max((start + span for row in rows for start, span, _cell in row), default=0)
    for r, row in enumerate(rows):
        for start, span, cell in row:
            yield Cell(table, r, start, span, columns), cell


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph as it reads with all changes accepted."""

    text: str
    """With `\\n` where its writer broke the line, and tabs."""
    heading: int = 0
    """Level of its heading's style, from 1; 0 for no heading."""
    role: Literal["", "title", "subtitle"] = ""
    """By its style."""
    level: int | None = None
    """Of its list, from 0; None outside lists."""
    format: Format = ""
    label: str = ""
    """What the program shows before it: `2.`, `b)`, `•`."""
    indent: float = 0.0
    """From the margin to the text, in points."""
    bold: bool = False
    """Or underlined: it stands out."""
    italic: bool = False
    size: float = 0.0
    """Of its letters in points; 0 where nothing says so."""
    notes: tuple[str, ...] = ()
    """Its footnotes."""
    cell: Cell | None = None
    gap: bool = False
    """An empty paragraph stands before it."""
    note: bool = False
    """A comment in the text itself, which nobody else is to see."""


@dataclass
class Content:
    """A document's paragraphs, and what is in it besides."""

    paragraphs: list[Paragraph] = field(default_factory=list)
    boxes: list[str] = field(default_factory=list)
    """Texts of text boxes: they lie beside the text, and nothing says where in it they belong."""
    contents: list[str] = field(default_factory=list)
    """Lines of tables of contents: all of them stand in the text again."""
    hidden: list[str] = field(default_factory=list)
    """Text that is set to be hidden."""
    comments: int = 0
    changes: int = 0
    """Tracked changes that are read as accepted."""
    headers: int = 0
    """Page headers and footers with text in them."""


@dataclass
class Runs:
    """A paragraph's text as it is put together, with the letters that most of it is set in."""

    pieces: list[tuple[str, bool, bool, float]] = field(default_factory=list)
    """Text, whether it is bold or underlined, italic, and its size."""
    notes: list[str] = field(default_factory=list)

    @property
    def text(self) -> str:
        return "".join(piece[0] for piece in self.pieces)

    @property
    def bold(self) -> bool:
        """Whether every letter is; a bullet or a colon left plain does not count."""
        return self._all(1)

    @property
    def italic(self) -> bool:
        return self._all(2)

    @property
    def size(self) -> float:
        return max((size for text, _bold, _italic, size in self.pieces if text.strip()), default=0.0)

    def _all(self, which: Literal[1, 2]) -> bool:
        said = [piece for piece in self.pieces if any(sign.isalpha() for sign in piece[0])]
        return bool(said) and all(piece[which] for piece in said)
