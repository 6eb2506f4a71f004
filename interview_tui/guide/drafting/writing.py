"""Rows → Markdown. What the reader would take for something else is escaped."""

import re
from collections.abc import Iterator, Sequence

from interview_tui.guide import marks, outline
from interview_tui.guide.comments import BEGIN
from interview_tui.guide.drafting.rows import HEADINGS, ITEMS, Draft, Row, settled
from interview_tui.guide.header import header_text


def draft_text(draft: Draft) -> str:
    """The Markdown a person would write: what is missing is put there, what cannot stand is moved (see `settled`).

    Header, title, sections with an empty line between them, questions numbered from 1 in each.
    """
    draft = settled(draft)
    lines = [header_text(draft.header), *_Writer(draft).lines()]
    return "\n".join(lines) + "\n"


class _Writer:
    def __init__(self, draft: Draft) -> None:
        self.rows = draft.rows
        self.words = marks.WORDS[draft.language]
        self.number = 0
        self.points_are_text = False
        self.indents = [""]
        """What a row is indented by, by the number of items it stands under."""

    def lines(self) -> Iterator[str]:
        for at, row in enumerate(self.rows):
            if at and self._apart(at):
                yield ""
            yield from self._row(row)

    def _apart(self, at: int) -> bool:
        """Whether an empty line stands before the row."""
        row, before = self.rows[at], self.rows[at - 1]
        if before.kind == "comment" and not before.depth:
            return False  # it stands above what it is about
        about = next((r.kind for r in self.rows[at:] if r.kind != "comment" or r.depth), "comment")
        if row.depth or about in ("clarification", "probe", "condition"):
            return False
        if about == "comment" or about in HEADINGS:
            return True
        return before.kind not in (HEADINGS if about == "text" else (*HEADINGS, *ITEMS, "clarification"))

    def _row(self, row: Row) -> Iterator[str]:
        match row.kind:
            case "title":
                yield f"# {_closed(_text(row.text))}"
            case "theme" | "script" | "consent":
                self.number, self.indents, self.points_are_text = 0, [""], row.kind == "consent"
                yield self._heading(row)
            case "text":
                yield _paragraph(row.text.split("\n"), self.points_are_text)
            case "question" | "probe" | "condition":
                yield self._item(row)
            case "clarification":
                yield f"{self.indents[row.depth]}> {self.words['clarification']}: {_text(row.text)}"
            case "comment":
                indent = self.indents[row.depth]
                lines = row.text.split("\n")
                yield "\n".join([f"{indent}<!-- {lines[0]}", *(line and indent + line for line in lines[1:])]) + " -->"

    def _heading(self, row: Row) -> str:
        title = _without_id_marks(_text(row.text))
        for mark in (marks.MINUTES_MARK, marks.ODD_MINUTES, marks.CONSENT_MARK):
            title = _not_a_mark(title, mark)
        if row.labelled:
            title = f"{self.words['label']}: {title}"
        elif marks.LABEL.match(title):
            title = title.replace(":", "\\:", 1)
        title = _closed(title)
        if row.minutes is not None:
            title += f" ({row.minutes} min)"
        if row.kind == "consent" and (row.labelled or not marks.is_consent_title(row.text)):
            title += " {consent}"
        return f"## {title}{_id_mark(row)}"

    def _item(self, row: Row) -> str:
        bullet = "-"
        if row.kind == "question" and row.numbered:
            self.number += 1
            bullet = f"{self.number}."
        indent = self.indents[row.depth]
        self.indents = [*self.indents[: row.depth + 1], indent + " " * (len(bullet) + 1)]
        if row.kind == "condition":
            return f"{indent}{bullet} {_without_id_marks(_text(row.text))}"
        text = _without_id_marks(_text(row.text))
        text = _not_a_mark(_not_a_mark(text, marks.OPTIONAL_MARK), marks.SILENCED_MARK)
        if row.kind == "question":
            text = _not_a_mark(text, marks.RESEARCH_MARK)
        elif marks.CONDITION.fullmatch(text):
            text = f"{text[:-1]}\\:"
        if row.research_questions:
            text += f" [{', '.join(row.research_questions)}]"
        if row.optional:
            text += f" ({self.words['optional']})"
        if row.silenced:
            text += f" {{ok: {', '.join(row.silenced)}}}"
        return f"{indent}{bullet} {text}{_id_mark(row)}"


def _id_mark(row: Row) -> str:
    return f" {{#{row.id}}}" if row.id else ""


def _text(text: str) -> str:
    """`text` with the backslashes it needs wherever it stands."""
    return BEGIN.sub(r"\\<!--", marks.escaped(text))


def _without_id_marks(text: str) -> str:
    return marks.STRAY_ID.sub(r"\\{#", text)


def _not_a_mark(text: str, mark: re.Pattern[str]) -> str:
    """`text` with the bracket escaped if its end looks like `mark`."""
    found = mark.search(text)
    return f"{text[: found.start()]}\\{text[found.start() :]}" if found else text


def _closed(title: str) -> str:
    """A heading's text that ends in `#`, escaped: Markdown takes those for decoration."""
    words, space, last = title.rpartition(" ")
    return f"{words}{space}\\{last}" if last and not last.strip("#") else title


def _paragraph(lines: Sequence[str], points_are_text: bool) -> str:
    """Lines of one paragraph, each kept a line of its own by a backslash where it would be joined."""
    result = ""
    for i, line in enumerate(map(_text, lines)):
        own = _is_own_line(line, points_are_text)
        result += line if i == 0 else f"\n{line}" if own else f" \\\n{line}"  # the space keeps a lone dash a dash
        if not own and (marker := _marker(line)) is not None:
            result = result.removesuffix(line) + f"{line[:marker]}\\{line[marker:]}"
    return result


def _is_own_line(line: str, points_are_text: bool) -> bool:
    """Whether the reader lets the line stand alone: a quotation, or a point that is no question."""
    if outline.QUOTE.match(line):
        return True
    item = outline.ITEM.match(line)
    return item is not None and not item[2][0].isdigit() and (points_are_text or item[2] == "–")


def _marker(line: str) -> int | None:
    """Where to put the backslash in a line that would be read as a heading or an item; None if it would not."""
    if item := outline.ITEM.match(line):
        return item.end(2) - 1
    if nearly := outline.NEARLY_ITEM.match(line):
        return nearly.end() - 1
    if outline.HEADING.match(line) or outline.NEARLY_HEADING.match(line):
        return 0
    return None
