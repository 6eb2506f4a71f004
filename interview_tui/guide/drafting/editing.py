"""A draft, an edit → the draft after it, or why not. Undo and redo are folds over the edits. Pure."""

from dataclasses import dataclass, replace

from interview_tui.guide import marks
from interview_tui.guide.drafting import edits
from interview_tui.guide.drafting.edits import Edit
from interview_tui.guide.drafting.kinds import merged, serving, split, with_kind
from interview_tui.guide.drafting.places import (
    Rows,
    block,
    follow_up,
    moved,
    open_after,
    parents,
    research_questions_in,
    shifted,
)
from interview_tui.guide.drafting.rows import (
    HEADINGS,
    ITEMS,
    MOST_MINUTES,
    Draft,
    Row,
    RowKind,
    is_id,
    plain,
    settled,
    under,
)
from interview_tui.guide.drafting.valid import refuse, whole
from interview_tui.guide.marks import clean
from interview_tui.language import _


@dataclass(frozen=True, slots=True)
class Edited:
    """A draft, and which row the last edit was about."""

    draft: Draft
    row: int = 0


@dataclass(frozen=True, slots=True)
class History:
    """A draft and what was done to it: each edit with what came of it."""

    start: Draft
    done: tuple[tuple[Edit, Edited], ...] = ()
    undone: tuple[Edit, ...] = ()

    @property
    def now(self) -> Draft:
        return self.done[-1][1].draft if self.done else self.start

    @property
    def row(self) -> int:
        """The row that the last edit was about."""
        return self.done[-1][1].row if self.done else 0

    def edit(self, edit: Edit) -> "History":
        """With one more edit. Raises `Problem` that says why it cannot be."""
        return History(self.start, (*self.done, (edit, edited(self.now, edit))))

    def undo(self) -> "History":
        """Without the last edit; the same history where there is none."""
        if not self.done:
            return self
        return History(self.start, self.done[:-1], (*self.undone, self.done[-1][0]))

    def redo(self) -> "History":
        """With the edit again that was undone last; the same history where there is none."""
        if not self.undone:
            return self
        again = self.undone[-1]
        return History(self.start, (*self.done, (again, edited(self.now, again))), self.undone[:-1])


def edited(draft: Draft, edit: Edit) -> Edited:
    """The draft after the edit, always one that a file can say. Raises `Problem` that says why it cannot be."""
    rows = draft.rows
    if isinstance(edit, edits.SetHeader):
        return Edited(settled(replace(draft, header=edit.header)))
    if not 0 <= edit.row < len(rows) + isinstance(edit, edits.Add):
        refuse(_("There is no such row."))
    match edit:
        case edits.Add():
            new = (*rows[: edit.row], _typed(edit.new, edit.new.text), *rows[edit.row :])
            return Edited(whole(draft, new), edit.row)
        case edits.SetMinutes() if rows[edit.row].kind == "title":
            _check_minutes(edit.minutes)
            return Edited(replace(draft, header=draft.header.model_copy(update={"minutes": edit.minutes})), edit.row)
        case edits.Move():
            found = moved(rows, edit.row, down=edit.down)
            if rows[edit.row].kind == "title" or found is None:
                refuse(_("It cannot go further down.") if edit.down else _("It cannot go further up."))
            new, at = found
        case edits.Indent():
            new, at = _indented(rows, edit.row)
        case edits.Outdent():
            new, at = _outdented(rows, edit.row)
        case edits.ChangeKind():
            new, at = with_kind(rows, edit.row, edit.kind), edit.row
        case edits.Merge():
            new, at = merged(rows, edit.row)
        case edits.Split():
            new, at = split(rows, edit.row, edit.at)
        case edits.Delete():
            new, at = _without(rows, edit.row)
        case _:
            at = edit.row
            new = (*rows[:at], _with(rows[at], edit, rows), *rows[at + 1 :])
    return Edited(whole(draft, new), at)


def _with(row: Row, edit: Edit, rows: Rows) -> Row:
    """The row with another text or mark."""
    match edit:
        case edits.Reword():
            return replace(_typed(row, edit.text), unsure="")
        case edits.SetMinutes():
            if row.kind not in HEADINGS:
                refuse(_("Minutes are planned for a section or for the whole guide."))
            _check_minutes(edit.minutes)
            return replace(row, minutes=edit.minutes)
        case edits.SetOptional():
            _need(row, ("question", "probe"))
            return replace(row, optional=edit.optional)
        case edits.SetResearchQuestions():
            _need(row, ("question",))
            odd = next((name for name in edit.names if not marks.RESEARCH_MARK.search(f"[{name}]")), None)
            if odd is not None:
                refuse(_("{name} is no name of a research question.").format(name=odd), _("Write RQ1, or RQ1, RQ2."))
            return replace(row, research_questions=edit.names)
        case edits.Silence():
            _need(row, ("question", "probe"))
            return replace(row, silenced=edit.codes)
        case edits.SetId():
            _need(row, ("question", "probe", *HEADINGS))
            if edit.id and not is_id(edit.id):
                refuse(_("{id} cannot be an id.").format(id=edit.id), _("Use the letters a to z, digits and hyphens."))
            if edit.id and any(other.id == edit.id for other in rows if other is not row):
                refuse(_("Another row has the id {id}.").format(id=edit.id))
            return replace(row, id=edit.id)
        case _:
            return replace(row, unsure="")


def _typed(row: Row, text: str) -> Row:
    """The row with a text that a person typed: one that says If … and ends with a colon is a condition."""
    text = plain(text).strip() if row.kind in ("text", "comment") else clean(plain(text))
    if not text.strip():
        refuse(_("A row needs a text."), _("Delete the row if it is not wanted."))
    typed = replace(row, text=text)
    if row.kind in ("probe", "condition"):
        return replace(follow_up(typed), research_questions=())
    return typed


def _need(row: Row, kinds: tuple[RowKind, ...]) -> None:
    if row.kind not in kinds:
        refuse(
            _("Only a question can have that.")
            if kinds == ("question",)
            else _("Only a question or a follow-up can have that.")
        )


def _check_minutes(minutes: int | None) -> None:
    if minutes is not None and not 0 < minutes <= MOST_MINUTES:
        refuse(_("The planned time is not a number of minutes."), _("Write a number from 1 to 999."))


def _indented(rows: Rows, at: int) -> tuple[Rows, int]:
    row = rows[at]
    if row.kind == "comment":
        if row.depth >= open_after(rows[:at]):
            refuse(_("There is nothing above it that it could stand under."))
        return (*rows[:at], replace(row, depth=row.depth + 1), *rows[at + 1 :]), at
    _need_level(row)
    start, end = block(rows, at)
    belongs = parents(rows)
    above = [i for i in range(start) if belongs[i] == belongs[at] and rows[i].kind in ITEMS]
    if not above:
        refuse(_("There is nothing above it that it could stand under."), _("Move it under a question."))
    place = under(rows, above[-1])
    own = shifted(rows[start:end], 1)
    new = (*rows[:place], *own, *rows[place:start], *rows[end:])
    return serving(new, place, research_questions_in(rows[at:end])), place + at - start


def _outdented(rows: Rows, at: int) -> tuple[Rows, int]:
    row = rows[at]
    if row.kind == "comment" and row.depth:
        return (*rows[:at], replace(row, depth=row.depth - 1), *rows[at + 1 :]), at
    _need_level(row)
    least = 0 if row.kind == "probe" else 1
    above = parents(rows)[at]
    if row.depth <= least or above is None:
        refuse(
            _("It stands as far out as it can."),
            _("Change its kind, and it can stand further out.") if row.kind != "question" else "",
        )
    start, end = block(rows, at)
    place = under(rows, above)
    own = shifted(rows[start:end], -1)
    return (*rows[:start], *rows[end:place], *own, *rows[place:]), place - len(own) + at - start


def _need_level(row: Row) -> None:
    if row.kind not in (*ITEMS, "clarification"):
        refuse(_("Only questions and what stands under them have levels."), _("Change its kind first."))


def _without(rows: Rows, at: int) -> tuple[Rows, int]:
    if rows[at].kind == "title":
        refuse(_("A guide has one title, and it stands first."), _("Its words can be changed."))
    left = (*rows[:at], *rows[under(rows, at) :])
    return left, min(at, len(left) - 1)
