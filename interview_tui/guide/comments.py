"""Comments in a guide, `<!-- … -->`: for whoever writes it; never asked, read aloud, shown or exported."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

BEGIN = re.compile(r"(?<!\\)<!--")
"""What begins a comment, unless a backslash stands before it."""
_END = "-->"
_COMMENT = re.compile(
    r"(?P<before>[ \t]*)(?<!\\)<!--(?P<text>.*?)(?P<end>-->|\Z)(?P<after>[ \t]*)(?P<last>$)?", re.S | re.M
)
_NOTHING = re.compile(r"(?:\s|<!--.*?-->)*", re.S)


@dataclass(frozen=True, slots=True)
class Comment:
    """A comment as it stands in the file."""

    line: int
    """Where it begins, from 1."""
    space: str
    """What it is indented by."""
    text: str
    after: bool
    """Something stands before it on its line."""


class NoEnd(Exception):
    """A comment that nothing ends. `line` is the one it begins on, from 1."""

    def __init__(self, line: int) -> None:
        super().__init__(line)
        self.line = line


def comment_text(text: str) -> str:
    """What stands between a comment's marks, as a row keeps it: an end mark in it taken apart, its lines moved left."""
    lines = [line.rstrip() for line in text.replace(_END, "-- >").split("\n")]
    while lines and not lines[0]:
        del lines[0]
    while lines and not lines[-1]:
        del lines[-1]
    rest = [len(line) - len(line.lstrip()) for line in lines[1:] if line]
    common = min(rest, default=0)
    return "\n".join([*(line.strip() for line in lines[:1]), *(line[common:] for line in lines[1:])])


def first_line(lines: Sequence[str]) -> int:
    """Number of the first line, from 0, that is neither empty nor a comment's; the last one if there is none."""
    text = "\n".join(lines)
    found = _NOTHING.match(text)
    return min(text.count("\n", 0, found.end() if found else 0), len(lines) - 1)


def without_comments(lines: Sequence[str]) -> tuple[list[str], list[Comment]]:
    """The lines with nothing where comments stood, as many as before, and the comments. Raises `NoEnd`."""
    text = "\n".join(lines)
    comments = []

    def nothing(found: re.Match[str]) -> str:
        line = text.count("\n", 0, found.start("text")) + 1
        if not found["end"]:
            raise NoEnd(line)
        begins = found.start() == 0 or text[found.start() - 1] == "\n"
        said = comment_text(found["text"])
        if said:
            comments.append(Comment(line, found["before"] if begins else "", said, not begins))
        ends = found["last"] is not None
        between = " " if found["before"] or found["after"] else ""
        return "\n" * found["text"].count("\n") + ("" if ends else found["before"] if begins else between)

    return _COMMENT.sub(nothing, text).split("\n"), comments
