"""Where rows stand to each other: what each belongs to, and whether it still does when another is moved."""

from collections.abc import Sequence
from dataclasses import replace

from interview_tui.guide.drafting.rows import HEADINGS, ITEMS, Row, RowKind, under
from interview_tui.guide.marks import CONDITION
from interview_tui.guide.outline import DEEPEST

Rows = tuple[Row, ...]


def parents(rows: Sequence[Row]) -> list[int | None]:
    """For each row the number of the one it belongs to: an item, a section, the title; None for the rest.

    -1: a text below questions, which no guide has.
    """
    found: list[int | None] = []
    title: int | None = None
    section: int | None = None
    stack: list[int] = []
    for at, row in enumerate(rows):
        if row.kind == "title":
            title = at
            found.append(None)
        elif row.kind in HEADINGS:
            section, stack = at, []
            found.append(title)
        elif row.kind == "comment":
            found.append(None)
        else:
            above = stack[row.depth - 1] if 0 < row.depth <= len(stack) else None
            misplaced = row.kind == "text" and bool(stack)
            found.append(-1 if misplaced else above if above is not None else title if section is None else section)
            if row.kind in ITEMS:
                stack = [*stack[: row.depth], at]
            elif row.kind == "clarification":
                stack = stack[: row.depth]
    return found


def open_after(rows: Sequence[Row]) -> int:
    """How many items a row after these may stand under."""
    for row in reversed(rows):
        if row.kind in (*HEADINGS, "title", "text"):
            return 0
        if row.kind in ITEMS:
            return row.depth + 1
        if row.kind == "clarification":
            return row.depth
    return 0


def block(rows: Sequence[Row], at: int) -> tuple[int, int]:
    """What moves with row `at`: the comments right above it, and all under it."""
    start = at
    if rows[at].kind != "comment":
        while start and rows[start - 1].kind == "comment" and rows[start - 1].depth == rows[at].depth:
            start -= 1
    return start, under(rows, at)


def shifted(rows: Sequence[Row], by: int) -> Rows:
    """The rows `by` levels further in: a question becomes a follow-up, a follow-up at the edge a question."""
    return tuple(_shifted(row, by) for row in rows)


def follow_up(row: Row) -> Row:
    """A question as a probe, or as the condition that its words make it."""
    marked = row.optional or row.id or row.silenced
    kind: RowKind = "condition" if CONDITION.fullmatch(row.text) and not marked else "probe"
    return replace(row, kind=kind, research_questions=())


def too_deep(rows: Sequence[Row]) -> bool:
    """Whether an item stands further in than a guide can say."""
    return any(row.kind in ITEMS and row.depth >= DEEPEST for row in rows)


def research_questions_in(rows: Sequence[Row]) -> tuple[str, ...]:
    return tuple(name for row in rows for name in row.research_questions)


def _shifted(row: Row, by: int) -> Row:
    moved = replace(row, depth=max(0, row.depth + by))
    if row.kind == "question" and moved.depth:
        return follow_up(moved)
    if row.kind in ("probe", "condition") and not moved.depth:
        return replace(moved, kind="question")
    if row.kind == "clarification" and not moved.depth:
        return replace(moved, kind="text")
    return moved


def moved(rows: Rows, at: int, *, down: bool) -> tuple[Rows, int] | None:
    """The rows with row `at` and what moves with it one place further, and where it is then; None where it cannot.

    A place is one where every other row still belongs to what it did.
    """
    start, end = block(rows, at)
    own, rest = rows[start:end], rows[:start] + rows[end:]
    before = parents(rest)
    first = next((i for i, row in enumerate(rest) if row.kind == "title"), -1) + 1 if own[-1].kind != "comment" else 0
    for place in range(start + 1, len(rest) + 1) if down else range(start - 1, first - 1, -1):
        put = _put(rest, own, place)
        if put is None:
            continue
        now = parents(put)
        others = [*range(place), *range(place + len(own), len(put))]
        back = {new: old for old, new in enumerate(others)}
        if all(before[back[i]] == (None if now[i] is None else back.get(now[i] or 0)) for i in others):
            return put, place + at - start
    return None


def _put(rest: Rows, own: Rows, place: int) -> Rows | None:
    root = next((row for row in own if row.kind != "comment"), own[0])
    opened = open_after(rest[:place])
    if root.kind != "comment" and _parts_comment(rest, place):
        return None
    if root.kind in ("probe", "condition", "clarification") and not opened:
        return None
    if root.kind == "text" and opened:
        return None
    if root.kind in ITEMS and not any(row.kind in HEADINGS for row in rest[:place]):
        return None
    depth = min(root.depth, opened) if root.depth else 0
    put = tuple(replace(row, depth=max(0, row.depth + depth - root.depth)) for row in own)
    return rest[:place] + put + rest[place:]


def _parts_comment(rest: Rows, place: int) -> bool:
    """Whether a row put here would stand between a comment and what it is about."""
    if not 0 < place < len(rest):
        return False
    return rest[place - 1].kind == "comment" and rest[place - 1].depth == rest[place].depth
