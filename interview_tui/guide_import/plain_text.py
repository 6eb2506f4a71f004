"""A text file's paragraphs: lines that were wrapped are put together, Markdown's few signs and tables are "
"understood."""

import re
from collections.abc import Iterator, Sequence

from interview_tui.guide_import.names import COLUMNS
from interview_tui.guide_import.paragraphs import Cell, Content, Paragraph
from interview_tui.guide_import.signs import sign_of
from interview_tui.guide_import.words import asks, clarification, condition, follow_up, main_question

_DECORATED = re.compile(r"([*=~#_+<>-]{2,})\s*(\w.*?\w[):?!]?)\s*[*=~#_+<>-]{2,}$")
"""`*** TEMA ***`"""
_IN_BRACKETS = re.compile(r"\[\s*([A-ZÅÄÖ][A-ZÅÄÖ0-9 :&,.()/–-]{2,})\s*\]$")
"""`[INTRODUCTION]`"""
_BOX = re.compile(r"([-*+]\s+)\[[ xX]?\]\s+")
"""`- [ ]`"""
_COLUMN = 6.0
"""Points that a space is wide."""
_TAB = 4
_HEADING = re.compile(r"(#{1,6})\s+(.*?)\s*#*$")
_UNDERLINE = re.compile(r"\s*(?:={3,}|-{3,})\s*$")
_BOLD = re.compile(r"(\*\*|__)(?=\S)(.+?)(?<=\S)\1([:?.]?)$")
_ITALIC = re.compile(r"([*_])(?=[^\s*_])([^*_]+?)(?<=[^\s*_])\1$")
_EMPHASIS = re.compile(
    r"\*\*(?=\S)([^*]+?)(?<=\S)\*\*|(?<!\w)_(?=\S)([^_]+?)(?<=\S)_(?!\w)|(?<![\w*])\*(?=\S)([^*]+?)(?<=\S)\*(?![\w*])"
)
_PIPES = re.compile(r"\s*\|(.*)\|\s*$")
_RULE = re.compile(r"[\s|:+-]+$")
_MARK = re.compile(r"<!--(.*?)-->\s*")
_WIDEST = 110
"""Letters of the longest line of a text that was wrapped; a longer one was not."""
_NEAR, _SEVERAL = 12, 3
"""Letters that a line may be shorter than the longest and be as long, and how many such lines a window makes."""
_NARROWEST = 55
"""Letters that a window is wide at least; shorter lines are all of them lines of their own."""
_OPENING = "\"'“”‘’([{«»"
_TABBED = 1_000_000
"""The first number of tables between tabs; those between pipes are counted from 0."""
_NAMED = re.compile(r"[A-ZÅÄÖ][\w ]{2,30}:\s")
_BACKSLASH = re.compile(r"\\([\\`*_{}\[\]()#+.!|>~-])")


def read_text(text: str, *, markdown: bool) -> Content:
    """The paragraphs of a text with `\\n` between its lines."""
    lines = text.replace("\f", "\n").replace("\v", "\n").split("\n")
    markdown = markdown or sum(_HEADING.match(line) is not None for line in lines) >= _SEVERAL - 1
    return Content(list(_with_tables(_paragraphs(lines, markdown=markdown))))


def _paragraphs(lines: Sequence[str], *, markdown: bool) -> Iterator[Paragraph]:
    held: Paragraph | None = None
    gap = asked = False
    n = 0
    width = _width(lines)
    while n < len(lines):
        line = lines[n].rstrip()
        if (end := _tabbed(lines, n)) > n:
            if held is not None:
                yield held
                held = None
            yield from _of_tabs(lines[n:end], _TABBED + n)
            n, gap = end, True
            continue
        after = lines[n + 1] if n + 1 < len(lines) else ""
        n += 1
        if not any(sign.isalnum() for sign in line):
            gap = gap or not (_RULE.match(line) and "|" in line)
            continue
        found = _one(line, gap=gap, markdown=markdown, asked=asked)
        asked = asked or asks(found.text)
        if found.text and _UNDERLINE.match(after) and not sign_of(found.text)[0].format and len(found.text) < 80:
            found = Paragraph(found.text, heading=1 if "=" in after else 2, gap=gap)
            n += 1
        if held is not None and not gap and _goes_on(held, found, lines[n - 2], width):
            held = Paragraph(
                f"{held.text} {found.text}", heading=held.heading, indent=held.indent, bold=held.bold and found.bold,
                italic=held.italic and found.italic, gap=held.gap,
            )  # fmt: skip
        else:
            if held is not None:
                yield held
            held = found
        gap = False
    if held is not None:
        yield held


def _width(lines: Sequence[str]) -> int:
    """Letters that fit into the window a text was wrapped in; no end where it was not: one line is the longest always,
    but where several are nearly as long, the window made them so."""
    lengths = sorted(len(line.rstrip()) for line in lines)
    widest = lengths[-1] if lengths else 0
    near = sum(length > widest - _NEAR for length in lengths)
    return widest if _NARROWEST <= widest <= _WIDEST and near >= _SEVERAL else 1_000_000


def _tabbed(lines: Sequence[str], n: int) -> int:
    """Where a table ends whose head stands on line `n` with tabs between its names; `n` where none does."""
    heads = [cell.strip() for cell in lines[n].split("\t") if cell.strip()]
    names = [next((name for name, pattern in COLUMNS if pattern.match(head)), "") for head in heads]
    if len(heads) < 2 or not all(names) or "question" not in names or any(asks(head) for head in heads):
        return n
    end = n + 1
    while end < len(lines) and "\t" in lines[end]:
        end += 1
    return end if end > n + 1 else n


def _of_tabs(rows: Sequence[str], table: int) -> Iterator[Paragraph]:
    width = max(row.count("\t") for row in rows) + 1
    for r, row in enumerate(rows):
        for c, cell in enumerate(row.split("\t")):
            if cell.strip():
                yield Paragraph(_plain(cell.strip()), cell=Cell(table, r, c, 1, width))


def _one(line: str, *, gap: bool, markdown: bool, asked: bool) -> Paragraph:
    """`asked`: a question stands before it, which a quotation can explain."""
    wide = line.expandtabs(_TAB) if not line.strip().count("\t") else line
    bare = wide.lstrip()
    indent = (len(wide) - len(bare)) * _COLUMN
    if markdown and (found := _MARK.fullmatch(bare)) and found[1].strip():
        return Paragraph(found[1].strip(), gap=gap, note=True)
    if markdown and (found := _HEADING.match(bare)):
        return Paragraph(_plain(found[2]), heading=len(found[1]), gap=gap)
    bold = italic = False
    if markdown:
        bare = _BOX.sub(r"\1", bare, count=1)
    elif found := _DECORATED.match(bare):
        return Paragraph(found[2], indent=indent, bold=True, gap=gap)
    if found := _IN_BRACKETS.match(bare):
        return Paragraph(found[1], indent=indent, bold=True, gap=gap)
    sign, rest = sign_of(bare)
    before = bare[: len(bare) - len(rest)]
    if found := _BOLD.match(rest):
        bold, bare = True, before + found[2] + found[3]
    elif found := _ITALIC.match(rest):
        italic, bare = True, before + found[2]
    if markdown:
        rest = bare[len(before) :]
        bare = before + _plain(rest)
        if sign.written == ">":
            bare = f"Vid behov: {rest}" if asked and not asks(rest) and clarification(rest) is None else rest
    return Paragraph(bare, indent=indent, bold=bold, italic=italic, gap=gap)


def _plain(text: str) -> str:
    """Text without Markdown's emphasis and backslashes."""
    return _BACKSLASH.sub(r"\1", _EMPHASIS.sub(lambda found: next(part for part in found.groups() if part), text))


def _goes_on(before: Paragraph, after: Paragraph, line: str, width: int) -> bool:
    """Whether a line is the rest of the one before it, which was wrapped at the edge of somebody's window: its first
    word had no room there any more."""
    if (
        before.heading
        or after.heading
        or before.note
        or after.note
        or before.bold != after.bold
        or "|" in after.text[:1]
        or "\t" in after.text
    ):
        return False
    if sign_of(after.text)[0].format or any(
        said(after.text) is not None for said in (condition, clarification, follow_up)
    ):
        return False
    if before.text.count("(") > before.text.count(")"):
        return True
    if after.text.endswith(":") and len(after.text.split()) == 1:
        return False
    if _NAMED.match(after.text) and _NAMED.match(before.text):
        return False
    if main_question(before.text) and not asks(before.text) and asks(after.text):
        return True  # what is said first, and then asked
    no_room = len(line.rstrip()) + 1 + len(after.text.split()[0]) > width
    first = after.text.lstrip(_OPENING)[:1]
    if first.islower() or not first.isalnum():
        return no_room or not before.text.endswith(("?", ":"))
    ends = before.text.endswith((":", "?")) or asks(before.text)
    return no_room and not ends and after.indent >= before.indent


def _with_tables(paragraphs: Iterator[Paragraph]) -> Iterator[Paragraph]:
    """Lines between pipes, and lines with as many tabs in them as those around them, are rows of a table."""
    table = 0
    run: list[Paragraph] = []
    width = 0
    for paragraph in (*paragraphs, None):
        split = paragraph is not None and not paragraph.heading and paragraph.cell is None
        cells = _cells(paragraph.text) if paragraph is not None and split else []
        if len(cells) != width and run:
            yield from _table(run, table) if len(run) > 1 else run
            table += len(run) > 1
            run = []
        width = len(cells)
        if paragraph is not None and width > 1:
            run.append(paragraph)
        elif paragraph is not None:
            yield paragraph


def _table(rows: Sequence[Paragraph], table: int) -> Iterator[Paragraph]:
    for r, row in enumerate(rows):
        cells = _cells(row.text)
        for c, cell in enumerate(cells):
            for part in re.split(r"<br\s*/?>", cell):
                if part.strip():
                    yield Paragraph(_plain(part.strip()), bold=row.bold, cell=Cell(table, r, c, 1, len(cells)))


def _cells(text: str) -> list[str]:
    if found := _PIPES.match(text):
        return [cell.strip() for cell in re.split(r"(?<!\\)\|", found[1])]
    inner = text.strip("\t ")
    sign, rest = sign_of(inner)
    return [cell.strip() for cell in re.split(r"\t+", rest if sign.format else inner)] if "\t" in rest else [inner]
