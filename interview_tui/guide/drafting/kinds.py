"""Another kind for a row; two rows of one and one of two. Each gives the rows and where the edited one is then."""

from dataclasses import replace

from interview_tui.guide.drafting.places import Rows, follow_up, open_after, shifted
from interview_tui.guide.drafting.rows import HEADINGS, ITEMS, Row, RowKind, under
from interview_tui.guide.drafting.valid import refuse
from interview_tui.guide.marks import CONDITION, clean
from interview_tui.language import _


def with_kind(rows: Rows, at: int, kind: RowKind) -> Rows:
    """Row `at` as a `kind`, in its place; what is under it follows where it can."""
    row = rows[at]
    if "title" in (row.kind, kind):
        refuse(_("A guide has one title, and it stands first."), _("Its words can be changed."))
    if row.kind in HEADINGS and kind in HEADINGS:
        return (*rows[:at], _section(rows, at, kind), *rows[at + 1 :])
    if row.kind in HEADINGS:
        return _taken_in(rows, at, kind)
    if kind in HEADINGS:
        end = under(rows, at)
        heading = replace(_bare(row, kind), labelled=kind == "theme" and not _asks(rows[at + 1 : end]))
        follow = shifted(rows[at + 1 : end], -row.depth - 1)
        follow = tuple(
            sorted(follow, key=lambda below: below.kind != "text")
        )  # what was its clarification is read first
        return (*rows[:at], heading, *follow, *rows[end:])
    return _levelled(rows, at, kind)


def merged(rows: Rows, at: int) -> tuple[Rows, int]:
    """Row `at` as the end of the row before, which takes what is under it."""
    row, before = rows[at], rows[at - 1] if at else rows[at]
    if not at or before.kind == "title" or row.kind == "title":
        refuse(_("There is no row above it that could take its text."))
    if (row.kind == "comment") != (before.kind == "comment"):
        refuse(
            _("A comment is never shown to anybody, and the other row is."), _("Change the kind of one of them first.")
        )
    if row.kind in HEADINGS and before.kind not in HEADINGS:
        refuse(_("A heading goes together only with a heading right above it."), _("Change its kind first."))
    end = under(rows, at)
    between = "\n" if row.kind == "comment" else " "
    kind = before.kind
    text = before.text + between + row.text
    if kind == "condition" and CONDITION.fullmatch(text) is None:
        kind = "probe"
    one = replace(
        before,
        kind=kind,
        text=text,
        minutes=before.minutes or row.minutes,
        research_questions=(*before.research_questions, *row.research_questions) if kind == "question" else (),
        source=tuple(sorted({*before.source, *row.source})),
        unsure="",
    )
    follow: Rows = rows[at + 1 : end]
    if row.kind in ITEMS and before.kind in HEADINGS:
        follow = shifted(follow, -row.depth - 1)
    elif row.kind in ITEMS and before.kind in ITEMS:
        follow = shifted(follow, before.depth - row.depth)
    return serving((*rows[: at - 1], one, *follow, *rows[end:]), at - 1, row.research_questions), at - 1


def split(rows: Rows, at: int, place: int) -> tuple[Rows, int]:
    """Row `at` as two, the second from code point `place` of its text; what is under it stays under the second."""
    row = rows[at]
    first, second = row.text[:place].strip(), row.text[place:].strip()
    if not first or not second:
        refuse(_("There is nothing to part there."), _("Put the cursor between two words."))
    kind: RowKind = "text" if row.kind == "title" else row.kind
    new = Row(kind, second, row.depth, numbered=row.numbered, labelled=row.labelled, source=row.source)
    end = under(rows, at) if row.kind in ITEMS else at + 1
    if row.kind == "probe" and CONDITION.fullmatch(first) and not (row.optional or row.id or row.silenced):
        condition = replace(row, kind="condition", text=first, unsure="")
        deeper = shifted(rows[at + 1 : end], 1)
        return (*rows[:at], condition, replace(new, depth=row.depth + 1), *deeper, *rows[end:]), at + 1
    if kind == "condition":
        new = follow_up(replace(new, kind="probe"))
    return (*rows[:at], replace(row, text=first, unsure=""), new, *rows[at + 1 :]), at + 1


def _section(rows: Rows, at: int, kind: RowKind) -> Row:
    row = rows[at]
    asks = _asks(rows[at + 1 : under(rows, at)])
    if kind == "script" and asks:
        refuse(_("A section with questions is a theme."), _("Move its questions out first."))
    return replace(row, kind=kind, labelled=kind == "theme" and (row.labelled or not asks), unsure="")


def _taken_in(rows: Rows, at: int, kind: RowKind) -> Rows:
    """A heading that is none: its questions stand under it if it is a question, else in the section before."""
    end = under(rows, at)
    if kind == "question":
        return (*rows[:at], _bare(rows[at], kind), *shifted(rows[at + 1 : end], 1), *rows[end:])
    return _levelled((*rows[:at], _bare(rows[at], "question"), *rows[at + 1 :]), at, kind, alone=True)


def _levelled(rows: Rows, at: int, kind: RowKind, *, alone: bool = False) -> Rows:
    """A row that is no heading as another that is none, on the level that its kind has."""
    row, end = rows[at], at + 1 if alone else under(rows, at)
    opened = open_after(rows[:at])
    new = _bare(row, kind)
    if kind in ("probe", "condition", "clarification"):
        if not opened:
            refuse(_("There is no question above it that it could stand under."), _("Move it under one first."))
        new = replace(new, depth=min(max(1, row.depth), opened))
    elif kind == "comment":
        new = replace(new, depth=min(row.depth, opened))
    else:
        new = replace(new, depth=0)
    if kind == "condition":
        new = _condition(new)
    follow = rows[at + 1 : end]
    if kind in ITEMS and row.kind in ITEMS:
        follow = shifted(follow, new.depth - row.depth)
    result = (*rows[:at], new, *follow, *rows[end:])
    return serving(result, at, row.research_questions) if kind in ITEMS and new.depth else result


def _condition(row: Row) -> Row:
    for said in (row.text, f"{row.text}:" if row.text[-1:].isalnum() else ""):
        if CONDITION.fullmatch(said):
            return replace(row, text=said)
    return refuse(
        _("A condition begins with If and ends with a colon: If yes:"),
        _("Reword it first, and part it from the question."),
    )


def serving(rows: Rows, at: int, names: tuple[str, ...]) -> Rows:
    """The rows, with `names` at the question that row `at` stands under: what served them serves them still."""
    while at and rows[at].kind != "question":
        at -= 1
    if not names or rows[at].kind != "question":
        return rows
    served = tuple(dict.fromkeys((*rows[at].research_questions, *names)))
    return (*rows[:at], replace(rows[at], research_questions=served), *rows[at + 1 :])


def _bare(row: Row, kind: RowKind) -> Row:
    """The row as a `kind`, without the marks that it cannot have; one line where its kind has one."""
    text = row.text if kind in ("text", "comment") else clean(row.text)
    return replace(
        row,
        kind=kind,
        text=text,
        depth=0 if kind in HEADINGS else row.depth,
        research_questions=row.research_questions if kind == "question" else (),
        unsure="",
    )


def _asks(rows: Rows) -> bool:
    return any(row.kind in ITEMS for row in rows)
