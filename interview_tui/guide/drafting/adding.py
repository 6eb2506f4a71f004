"""Where a new row goes, and what it is. Pure."""

from collections.abc import Sequence

from interview_tui.guide.drafting.places import open_after
from interview_tui.guide.drafting.rows import HEADINGS, ITEMS, Row, RowKind, under

_AFTER: dict[RowKind, RowKind] = {"title": "text", "theme": "question", "consent": "text", "script": "text"}
"""What is likely to come after a heading."""


def new_row(rows: Sequence[Row], at: int, kind: RowKind | None = None) -> tuple[int, Row]:
    """The number that a new row gets which is asked for at row `at`, and the row, still without a text.

    Without a kind it is one of the row's own, or what is likely to come after a heading.
    """
    row = rows[at]
    kind = kind or _AFTER.get(row.kind, row.kind)
    place, depth = at + 1, 0
    if kind in HEADINGS:
        place = _after_section(rows, at)
    elif kind == "question":
        top = next((i for i in range(at, -1, -1) if rows[i].kind in ("question", "title", *HEADINGS)), 0)
        place = under(rows, top) if rows[top].kind == "question" else _after_texts(rows, top)
    elif kind == "text":
        top = next((i for i in range(at, -1, -1) if rows[i].kind in ("text", "title", *HEADINGS)), 0)
        place = top + 1
    elif kind in ("probe", "condition", "clarification"):
        beside = row.kind == kind or row.kind not in ITEMS
        place, depth = under(rows, at), row.depth if beside else row.depth + 1
    elif kind == "comment":
        depth = min(row.depth, open_after(rows[:place]))
    numbered = next((r.numbered for r in reversed(rows[:place]) if r.kind == "question"), True)
    return place, Row(kind, "", depth, numbered=numbered or kind != "question", labelled=kind == "theme")


def _after_section(rows: Sequence[Row], at: int) -> int:
    section = next((i for i in range(at, -1, -1) if rows[i].kind in HEADINGS), None)
    if section is not None:
        return under(rows, section)
    return next((i for i, row in enumerate(rows) if row.kind in HEADINGS), len(rows))


def _after_texts(rows: Sequence[Row], heading: int) -> int:
    place = heading + 1
    while place < len(rows) and rows[place].kind in ("text", "comment"):
        place += 1
    return place
