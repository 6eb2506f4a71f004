"""A guide as a draft of flat rows, and back: `draft_of(text)`, `draft_text(draft)`."""

from collections.abc import Iterator
from pathlib import Path

from interview_tui.guide.drafting.rows import Draft, Row, RowKind, settled
from interview_tui.guide.drafting.writing import draft_text
from interview_tui.guide.marks import unescaped
from interview_tui.guide.outline import Paragraphs
from interview_tui.guide.reader import Reader, ReadSection
from interview_tui.guide.tree import Marked, text_of

__all__ = ["Draft", "Row", "RowKind", "draft_of", "draft_text", "settled"]

_Placed = tuple[float, Row]
"""A row and the line it begins on; what comes after something on the same line, half a line further down."""


def draft_of(text: str, path: Path | None = None) -> Draft:
    """The guide in `text` with its comments. Raises `Problem` with `path` (which is not opened), line and cure."""
    reader = Reader(text, path)
    guide = reader.guide()
    rows: list[_Placed] = [
        (comment.line + (0.5 if comment.after else -0.5), Row("comment", comment.text, depth))
        for comment, depth in reader.comments
    ]
    rows += [(reader.title_line, Row("title", guide.title)), *_texts(reader.text)]
    for read, section, questions in zip(reader.sections, guide.sections, reader.trees, strict=True):
        rows += [(read.line, _heading(read, section.kind)), *_texts(read.text)]
        rows += [row for question in questions for row in _items(question, 0)]
    rows.sort(key=lambda placed: placed[0])
    header = reader.header.model_copy(update={"language": guide.language})
    return Draft(header, tuple(row for _line, row in rows))


def _heading(section: ReadSection, kind: RowKind) -> Row:
    return Row(kind, section.title, minutes=section.minutes, id=section.fixed_id or "", labelled=section.labelled)


def _texts(paragraphs: Paragraphs) -> Iterator[_Placed]:
    texts = text_of(paragraphs).split("\n\n") if paragraphs.lines else []
    for line, text in zip(paragraphs.lines, texts, strict=True):
        yield line, Row("text", text)


def _items(read: Marked, depth: int) -> Iterator[_Placed]:
    item = read.item
    yield (
        item.line,
        Row(
            "question" if not depth else "condition" if read.is_condition else "probe",
            read.text,
            depth,
            optional=read.optional,
            research_questions=read.research_questions,
            silenced=read.silenced,
            id=read.fixed_id or "",
            numbered=item.numbered or depth > 0,
        ),
    )
    for line, text in zip(item.clarification_lines, item.clarifications, strict=True):
        if text:
            yield line, Row("clarification", unescaped(text), depth + 1)
    for below in read.items:
        yield from _items(below, depth + 1)
