"""What was read of a document, told in lines for a person and as JSON for a program."""

from collections.abc import Iterator
from dataclasses import asdict
from typing import Any

from interview_tui.guide_import.document import ReadDocument
from interview_tui.language import _, ngettext

_SHOWN = 60
"""Letters of a row that are shown."""
_MOST = 20
"""Rows that are named; a guide with more of them is better looked through as a whole."""


def told(read: ReadDocument) -> Iterator[str]:
    """What is in it, what was left out, and what is not sure; a line each."""
    rows = read.draft.rows
    themes = sum(row.kind == "theme" for row in rows)
    questions = sum(row.kind == "question" for row in rows)
    follow_ups = sum(row.kind == "probe" for row in rows)
    yield _("{themes} themes, {questions} questions, {follow_ups} follow-ups").format(
        themes=themes, questions=questions, follow_ups=follow_ups
    )
    yield from read.notices
    unsure = [row for row in rows if row.unsure]
    if not unsure:
        return
    yield ngettext("{count} row is not sure:", "{count} rows are not sure:", len(unsure)).format(count=len(unsure))
    for row in unsure[:_MOST]:
        text = row.text if len(row.text) <= _SHOWN else f"{row.text[: _SHOWN - 1].rstrip()}…"
        yield f"  “{text}”: {row.unsure}"
    if len(unsure) > _MOST:
        yield "  " + _("… and {count} more").format(count=len(unsure) - _MOST)


def as_json(read: ReadDocument) -> dict[str, Any]:
    """Lines of the original, the rows made of them, and what was left out."""
    header = read.draft.header
    return {
        "language": read.draft.language,
        "minutes": header.minutes,
        "placeholders": list(header.placeholders),
        "research_questions": list(header.research_questions),
        "rows": [
            {
                "kind": row.kind,
                "depth": row.depth,
                "text": row.text,
                "minutes": row.minutes,
                "optional": row.optional,
                "research_questions": list(row.research_questions),
                "source": list(row.source),
                "unsure": row.unsure,
            }
            for row in read.draft.rows
        ],
        "lines": [asdict(line) for line in read.lines],
        "notices": list(read.notices),
        "passed_over": list(read.passed_over),
    }
