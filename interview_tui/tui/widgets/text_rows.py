"""Which part of which paragraph stands on which line, and where on it. Pure."""

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

Part = tuple[int, int, int]
"""What of a paragraph stands on a line: characters from, to, and how much further on the line each stands."""


@dataclass(frozen=True, slots=True)
class Row:
    """Characters `first` to `last` of paragraph `paragraph` stand on this line, each `shift` characters further on."""

    paragraph: int
    first: int
    last: int
    shift: int


def parts(text: str, lines: Sequence[tuple[int, str]]) -> list[Part]:
    """A paragraph line by line: each has so many characters before its part of `text`, and that part."""
    result, place = [], 0
    for before, part in lines:
        said = part.strip()
        first = max(place, text.find(said, place))
        place = first + len(said)
        result.append((first, place, before + part.find(said) - first))
    return result


class TextRows:
    """Filled paragraph by paragraph while the lines are made; lines and paragraphs are counted from 0."""

    def __init__(self) -> None:
        self.starts: list[int] = []
        """First line of each paragraph."""
        self._parts: list[Sequence[Part]] = []
        self._count = 0

    def __len__(self) -> int:
        return self._count

    def add_blank(self) -> None:
        """A line between two paragraphs."""
        self._count += 1

    def add(self, paragraph: Sequence[Part]) -> None:
        """A paragraph, a part of it a line."""
        self.starts.append(self._count)
        self._parts.append(paragraph)
        self._count += len(paragraph)

    def row(self, line: int) -> Row | None:
        """What stands on a line; None between paragraphs and after the last."""
        paragraph = bisect_right(self.starts, line) - 1
        if paragraph < 0 or line - self.starts[paragraph] >= len(self._parts[paragraph]):
            return None
        return Row(paragraph, *self._parts[paragraph][line - self.starts[paragraph]])

    def lines_of(self, paragraph: int, first: int, last: int) -> Iterator[int]:
        """The lines on which characters `first` to `last` of a paragraph stand."""
        if 0 <= paragraph < len(self.starts):
            for line, (begins, ends, _shift) in enumerate(self._parts[paragraph], self.starts[paragraph]):
                if begins < last and first < ends:
                    yield line
