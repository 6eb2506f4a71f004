"""Which part of which paragraph stands on which line, and where on it. Pure."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Row:
    """Characters `first` to `last` of paragraph `paragraph` stand on this line, each `shift` characters further on."""

    paragraph: int
    first: int
    last: int
    shift: int


class TextRows:
    """Filled paragraph by paragraph while the lines are made; lines and paragraphs are counted from 0."""

    def __init__(self) -> None:
        self.starts: list[int] = []
        """First line of each paragraph."""
        self._rows: list[Row | None] = []

    def __len__(self) -> int:
        return len(self._rows)

    def add_blank(self) -> None:
        """A line between two paragraphs."""
        self._rows.append(None)

    def add(self, text: str, lines: Sequence[tuple[int, str]]) -> None:
        """A paragraph: for each line how many characters stand before its part of `text`, and that part."""
        paragraph, place = len(self.starts), 0
        self.starts.append(len(self._rows))
        for before, part in lines:
            said = part.strip()
            first = max(place, text.find(said, place))
            place = first + len(said)
            self._rows.append(Row(paragraph, first, place, before + part.find(said) - first))

    def row(self, line: int) -> Row | None:
        """What stands on a line; None between paragraphs and after the last."""
        return self._rows[line] if 0 <= line < len(self._rows) else None

    def lines_of(self, paragraph: int, first: int, last: int) -> Iterator[int]:
        """The lines on which characters `first` to `last` of a paragraph stand."""
        line = self.starts[paragraph] if 0 <= paragraph < len(self.starts) else len(self._rows)
        while (row := self.row(line)) is not None and row.paragraph == paragraph and row.first < last:
            if first < row.last:
                yield line
            line += 1
