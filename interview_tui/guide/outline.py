"""Lines and indentation: which line is a heading, an item or a clarification, and what it stands under."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

DEEPEST = 5
"""Levels of a list: the question and four below it."""
_STEP = 2
"""Columns that make a level. One column is none: ` 9.` and `10.` stand under each other."""
_TAB_WIDTHS = (4, 2, 8)
"""A tab is four columns; an editor may have shown it as two or eight."""

HEADING = re.compile(r" {0,3}(#{1,6})(?:\s+(.*?))?(?:(?:^|\s)#+)?\s*$")
NEARLY_HEADING = re.compile(r" {0,3}#{1,6}[^#\s]")
ITEM = re.compile(r"(\s*)([-*+•–]|\d{1,9}[.)])(?:\s+(.*))?$")
NEARLY_ITEM = re.compile(r"\s*\d{1,3}[.)](?=[^\W\d_])")
QUOTE = re.compile(r"(\s*)>\s?(.*)$")

Indent = tuple[int, ...]
"""The column a line begins at: for each of the tab widths, then with four columns added for a tab wherever it is."""


class AmbiguousIndent(Exception):
    """What the line stands under depends on how wide a tab is."""


@dataclass
class Item:
    """A question, a probe or a condition as it stands in the file."""

    line: int
    indent: Indent
    numbered: bool = False
    text: str = ""
    clarifications: list[str] = field(default_factory=list)
    clarification_lines: list[int] = field(default_factory=list)
    """Where each begins."""
    items: "list[Item]" = field(default_factory=list)


def indent_of(space: str) -> Indent:
    """The column after `space`, in each way it can be counted."""
    return (*(len(space.expandtabs(width)) for width in _TAB_WIDTHS), len(space.replace("\t", " " * _TAB_WIDTHS[0])))


def depth_of(stack: Sequence[Item], indent: Indent) -> int:
    """How many of the open items, outermost first, a line at `indent` stands under.

    Raises `AmbiguousIndent` when tabs and spaces are mixed so that it could be read in two ways.
    """
    depths = [_depth([item.indent[w] for item in stack], column) for w, column in enumerate(indent)]
    depth = depths[0]
    # Four spaces and a tab are the same column by every rule; a tab after spaces is so by some.
    beside = depth < len(stack) and stack[depth].indent[0] == indent[0] == indent[-1]
    if len(set(depths)) > 1 and not beside:
        raise AmbiguousIndent
    return depth


def _depth(columns: Sequence[int], column: int) -> int:
    depth = len(columns)
    while depth and column < columns[depth - 1] + _STEP:
        depth -= 1
    return depth


class Paragraphs:
    """Text as it is read: lines of a paragraph joined, paragraphs apart."""

    def __init__(self) -> None:
        self._paragraphs: list[str] = []
        self.lines: list[int] = []
        """Where each begins, from 1."""
        self._open = False

    def gap(self) -> None:
        """An empty line: what follows is a new paragraph."""
        self._open = False

    def add(self, line: str, number: int, *, own_line: bool = False) -> None:
        """Add line `number`; with `own_line`, or after a line that ends in a backslash or two spaces, it stays one."""
        text = line.strip()
        if not self._open:
            self._paragraphs.append(text)
            self.lines.append(number)
        else:
            before = self._paragraphs[-1].removesuffix("  ").rstrip()
            broken = self._paragraphs[-1].endswith("  ")
            if (len(before) - len(before.rstrip("\\"))) % 2:
                before, broken = before[:-1].rstrip(), True
            self._paragraphs[-1] = f"{before}\n{text}" if broken or own_line else f"{before} {text}"
        if line.endswith("  "):
            self._paragraphs[-1] += "  "
        self._open = True

    def text(self) -> str:
        """The paragraphs with an empty line between them, escapes as they were written."""
        return "\n\n".join(paragraph.strip() for paragraph in self._paragraphs)
