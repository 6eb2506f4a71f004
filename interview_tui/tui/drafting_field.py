"""A row typed in its own place: the field over it, what was typed, and rows that are new."""

from dataclasses import replace

from textual.widgets import TextArea

from interview_tui.guide.drafting import edits
from interview_tui.guide.drafting.adding import new_row
from interview_tui.guide.drafting.checking import Remark
from interview_tui.guide.drafting.edits import Edit
from interview_tui.guide.drafting.rows import Draft, RowKind
from interview_tui.language import _
from interview_tui.problem import Problem
from interview_tui.tui.drafting_keys import IN_THE_FIELD
from interview_tui.tui.drafting_view import DraftingView
from interview_tui.tui.widgets.edit_area import EditArea
from interview_tui.tui.widgets.outline_rows import OutlineRows
from interview_tui.tui.widgets.quiet_lines import TypedLine
from interview_tui.tui.widgets.row_field import RowField


class TypingView(DraftingView):
    """Rows that can be typed anew."""

    def __init__(self, draft: Draft) -> None:
        super().__init__(draft)
        self.typing: int | None = None
        """The row that is being typed."""
        self._new: edits.Add | None = None
        """The row that is being typed is not there yet."""

    def shown_draft(self) -> Draft:
        if self._new is None:
            return self.draft
        at = self._new.row
        return replace(self.draft, rows=(*self.rows[:at], self._new.new, *self.rows[at:]))

    def shown_remarks(self) -> tuple[Remark, ...]:
        if self._new is None:
            return self.remarks
        return tuple(replace(r, row=r.row + 1) if r.row >= self._new.row else r for r in self.remarks)

    # Opening

    def action_edit(self) -> None:
        self._open(self.cursor, len(self.marked.text))

    def action_part(self) -> None:
        """Open the row with the cursor after its first sentence."""
        text = self.marked.text
        ends = [at for at in (text.find(sign) for sign in ("? ", ". ", ": ")) if at >= 0]
        self._open(self.cursor, min(ends) + 2 if ends else len(text) // 2)
        self.say(_("Ctrl+D makes a new row from the cursor on."))

    def action_new(self, kind: RowKind | None = None) -> None:
        at, row = new_row(self.rows, self.cursor, kind)
        self._new = edits.Add(at, row)
        self._open(at, 0)

    def _open(self, at: int, place: int) -> None:
        row = self.shown_draft().rows[at]
        outline, area = self.query_one(OutlineRows), self.query_one(RowField)
        self.typing = outline.open_row = at
        area.several = row.kind in ("text", "comment")
        area.load_text(row.text)
        before = row.text[:place].split("\n")
        area.move_cursor((len(before) - 1, len(before[-1])))
        outline.room = 1
        self.show(at)
        self._fit()
        outline.show_row()
        area.display = True
        self._place_field()
        self.screen.set_focus(area)
        self.say("")
        self.refresh_bindings()

    def _fit(self) -> None:
        """As much room as the text in the field takes."""
        outline, area = self.query_one(OutlineRows), self.query_one(RowField)
        place = outline.field_place()
        if place is None:
            return
        rows = area.rows(place[2])
        area.styles.width, area.styles.height = place[2], rows
        if rows != outline.room:
            outline.room = rows
            outline.redraw()

    def _place_field(self) -> None:
        place = self.query_one(OutlineRows).field_place()
        if self.typing is not None and place is not None:
            self.query_one(RowField).styles.offset = place[:2]

    def on_outline_rows_moved(self) -> None:
        self._place_field()

    def on_resize(self) -> None:
        if self.typing is not None:
            self.call_after_refresh(self._fit)

    def on_text_area_changed(self, event: TextArea.Changed) -> None:
        del event
        if self.typing is not None:
            self._fit()
            self._place_field()
            self.letter_typed()

    def letter_typed(self) -> None:
        """The text in the field has changed."""

    def _close(self) -> None:
        self.typing = self._new = None
        outline, area = self.query_one(OutlineRows), self.query_one(RowField)
        outline.open_row = None
        area.display = False
        self.screen.set_focus(None)
        self.refresh_bindings()

    # What was typed

    def typed_edit(self) -> Edit | None:
        """What stands in the field, as an edit; None where it changes nothing."""
        text = self.query_one(RowField).typed.strip()
        if self.typing is None:
            return None
        if self._new is not None:
            return replace(self._new, new=replace(self._new.new, text=text)) if text else None
        return edits.Reword(self.typing, text) if text != self.rows[self.typing].text else None

    def typed_draft(self) -> Draft:
        """The draft with what stands in the field just now, if it can be taken."""
        edit = self.typed_edit()
        if edit is None:
            return self.draft
        try:
            return self.history.edit(edit).now
        except Problem:
            return self.draft

    def action_take(self) -> bool:
        """The row reads so now. Where it cannot, the field stays."""
        edit, at = self.typed_edit(), self.typing or 0
        gone = self._new is not None and edit is None
        new, self._new = self._new, None
        if edit is not None and not self.edit(edit):
            self._new = new
            return False
        self._close()
        self.show(max(0, at - 1) if gone else at)
        return True

    def action_take_and(self, by: int) -> None:
        """Done, and on to the row after it, or before."""
        at = (self.typing or 0) + by
        if self.action_take() and 0 <= at < len(self.rows):
            self._open(at, 0 if by > 0 else len(self.rows[at].text))

    def action_give_up(self) -> None:
        at = self.typing or 0
        gone = self._new is not None
        self._close()
        self.show(max(0, at - 1) if gone else at)
        self.say("")
        self.changed()

    def action_new_line(self) -> None:
        area = self.query_one(RowField)
        if area.several:
            area.replace("\n", *area.selection)

    def action_divide(self) -> None:
        """Two rows, the second from the cursor on."""
        area, at = self.query_one(RowField), self.typing or 0
        place = len(area.text[: area.character]) - (len(area.text) - len(area.text.lstrip()))
        if self._taken() and self.edit(edits.Split(at, place)):
            self._open(self.history.row, 0)

    def on_edit_area_join(self, event: EditArea.Join) -> None:
        """The row goes together with the one before, or the next one goes on in it."""
        at = self.typing or 0
        last = at if event.by < 0 else at + 1
        if not self._taken() or not 0 < last < len(self.rows):
            return
        place = len(self.rows[last - 1].text)
        if self.edit(edits.Merge(last)):
            self._open(last - 1, place + (1 if event.by < 0 else 0))

    def _taken(self) -> bool:
        """What was typed is taken, and the field is open still."""
        edit = self.typed_edit()
        if edit is None:
            return self._new is None
        new, self._new = self._new, None
        if not self.edit(edit):
            self._new = new
            return False
        return True

    def on_edit_area_edge(self, event: EditArea.Edge) -> None:
        self.action_take_and(event.by)

    def on_outline_rows_pointed(self, event: OutlineRows.Pointed) -> None:
        if self.typing is None or self.action_take():
            super().on_outline_rows_pointed(event)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        if self.query_one(TypedLine).open:
            return action in ("back", "help")
        if self.typing is not None:
            return (
                action in IN_THE_FIELD and (action != "new_line" or self.query_one(RowField).several)
            ) or action in (
                "save",
                "help",
                "leave",
            )
        return action not in IN_THE_FIELD
