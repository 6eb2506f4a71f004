"""A guide's rows on the screen, and the keys that edit them: the editor and the review of an import are made of it."""

from collections.abc import Sequence

from textual.app import ComposeResult
from textual.containers import Container
from textual.widgets import Static

from interview_tui.guide.advice.finding import PilotMinutes
from interview_tui.guide.drafting import edits
from interview_tui.guide.drafting.checking import Remark, advised, doubts
from interview_tui.guide.drafting.editing import History
from interview_tui.guide.drafting.edits import Edit
from interview_tui.guide.drafting.rows import HEADINGS, Draft, Row, under
from interview_tui.guide.header import Header
from interview_tui.language import _, ngettext
from interview_tui.problem import Problem
from interview_tui.tui.drafting_keys import FIELD_KEYS, KINDS
from interview_tui.tui.keys import Place
from interview_tui.tui.view.outline_lines import KIND_NAMES, outline_rows
from interview_tui.tui.widgets.outline_rows import OutlineRows
from interview_tui.tui.widgets.quiet_lines import TypedLine
from interview_tui.tui.widgets.row_field import RowField


class DraftingView(Place[bool]):
    """Draws the last draft of a history of edits, and adds to it; a subclass says where it comes from and goes to."""

    AUTO_FOCUS = ""  # the keys are the screen's

    def __init__(self, draft: Draft) -> None:
        super().__init__()
        self.history = History(draft)
        self.remarks: tuple[Remark, ...] = ()
        self._pilots: PilotMinutes | None = None
        self._asked = ""
        """What is typed in the line at the bottom is: minutes, research, id."""

    @property
    def draft(self) -> Draft:
        return self.history.now

    @property
    def rows(self) -> tuple[Row, ...]:
        return self.history.now.rows

    @property
    def cursor(self) -> int:
        """The marked row."""
        return self.query_one(OutlineRows).cursor

    @property
    def marked(self) -> Row:
        rows = self.shown_draft().rows
        return rows[min(self.cursor, len(rows) - 1)]

    def compose_rows(self) -> ComposeResult:
        """The outline with its field, what is said of the marked row, and the line at the bottom."""
        with Container(id="drafting"):
            yield OutlineRows(id="rows")
            yield RowField(FIELD_KEYS, id="edit")
        yield Static(id="about-row", markup=False)
        yield TypedLine()

    # Edits

    def edit(self, edit: Edit, said: str = "") -> bool:
        """Carry it out, or say why it cannot be; whether it was."""
        try:
            history = self.history.edit(edit)
        except Problem as problem:
            self.say(f"{problem.what} {problem.cure}".strip(), trouble=True)
            return False
        self.turn_to(history, said)
        return True

    def turn_to(self, history: History, said: str = "") -> None:
        """Show what the history has come to."""
        self.history = history
        self.check()
        self.show(history.row)
        self.say(said)
        self.changed()

    def changed(self) -> None:
        """An edit was made or taken back."""

    def check(self) -> None:
        """Look the draft over, as it stands now."""
        self.remarks = (*doubts(self.draft), *advised(self.draft, self._pilots))

    def know_pilots(self, pilots: PilotMinutes) -> None:
        """How long the questions took: advice about time is given by it."""
        self._pilots = pilots
        self.check()
        self.show()

    def show(self, cursor: int | None = None) -> None:
        """Draw the rows, the cursor on that one."""
        outline = self.query_one(OutlineRows)
        drawn = tuple(outline_rows(self.shown_draft(), self.shown_remarks()))
        outline.set_reactive(OutlineRows.rows, drawn)
        if cursor is not None:
            outline.set_reactive(OutlineRows.cursor, max(0, min(cursor, len(drawn) - 1)))
        outline.redraw()
        outline.show_row()
        self.pointed()

    def shown_draft(self) -> Draft:
        """What is drawn."""
        return self.draft

    def shown_remarks(self) -> Sequence[Remark]:
        return self.remarks

    def pointed(self) -> None:
        """The cursor stands on another row, or the row has become another."""
        self.query_one("#about-row", Static).update(self._about())
        self.refresh_bindings()

    def say(self, text: str, *, trouble: bool = False) -> None:
        self.query_one(TypedLine).say(text, trouble=trouble)

    def _about(self) -> str:
        row = self.marked
        told = [remark for remark in self.shown_remarks() if remark.row == self.cursor and remark.code]
        lines = []
        if row.unsure:
            lines.append(f"? {row.unsure}")
        for remark in told[:1]:
            more = f" (+{len(told) - 1})" if len(told) > 1 else ""
            lines.append(f"» {remark.text} ({remark.source}){more}")
        kind = _(KIND_NAMES[row.kind])
        kind = kind[:1].upper() + kind[1:]
        return "\n".join([f"{kind} · {lines[0]}" if lines else kind, *lines[1:]])

    def action_move(self, down: bool) -> None:
        self.edit(edits.Move(self.cursor, down))

    def action_indent(self) -> None:
        self.edit(edits.Indent(self.cursor))

    def action_outdent(self) -> None:
        self.edit(edits.Outdent(self.cursor))

    def action_kind(self, key: str) -> None:
        kind = KINDS[key]
        if kind != self.marked.kind:
            self.edit(edits.ChangeKind(self.cursor, kind), _(KIND_NAMES[kind]))

    def action_merge(self) -> None:
        self.edit(edits.Merge(self.cursor))

    def action_delete(self) -> None:
        count = under(self.rows, self.cursor) - self.cursor
        said = ngettext(
            "{count} row is deleted; u brings it back.", "{count} rows are deleted; u brings them back.", count
        )
        self.edit(edits.Delete(self.cursor), said.format(count=count))

    def action_undo(self) -> None:
        if not self.history.done:
            self.say(_("There is nothing to take back."))
            return
        row = self.history.done[-1][0].row
        self.turn_to(self.history.undo(), _("Taken back."))
        self.show(row)

    def action_redo(self) -> None:
        if self.history.undone:
            self.turn_to(self.history.redo(), _("Done again."))

    def action_read(self) -> None:
        """All that is said of the row: at the bottom only the first advice stands, and it may be long."""
        from interview_tui.tui.screens.row_remarks import RowRemarksDialog

        told = [remark for remark in self.shown_remarks() if remark.row == self.cursor]
        if told or self.marked.unsure:
            self.app.push_screen(RowRemarksDialog(self.marked, told))
        else:
            self.say(_("Nothing is said of this row."))

    def action_optional(self) -> None:
        self.edit(edits.SetOptional(self.cursor, not self.marked.optional))

    def action_silence(self) -> None:
        """The first advice about the row goes; advice about the whole guide is the header's matter."""
        remark = next((r for r in self.remarks if r.row == self.cursor and r.code), None)
        if remark is None:
            self.say(_("There is no advice about this row."))
        elif self.marked.kind in ("question", "probe"):
            codes = dict.fromkeys((*self.marked.silenced, remark.code))
            self.edit(edits.Silence(self.cursor, tuple(codes)))
        else:
            off = dict.fromkeys((*self.draft.header.advice_off, remark.code))
            header = self.draft.header.model_copy(update={"advice_off": tuple(off)})
            self._set_header(header, _("This advice is off for the whole guide."))

    def action_advise(self) -> None:
        if self.marked.silenced:
            self.edit(edits.Silence(self.cursor, ()))
        elif self.marked.kind == "title" and self.draft.header.advice_off:
            self._set_header(self.draft.header.model_copy(update={"advice_off": ()}))

    def _set_header(self, header: Header, said: str = "") -> None:
        row = self.cursor
        if self.edit(edits.SetHeader(header), said):
            self.show(row)

    def action_sure(self) -> None:
        if self.marked.unsure:
            self.edit(edits.Sure(self.cursor))
        self.action_next(1)

    # Marks that are typed

    def action_ask(self, what: str) -> None:
        row, line = self.marked, self.query_one(TypedLine)
        self._asked = what
        match what:
            case "minutes" if row.kind in (*HEADINGS, "title"):
                now = self.draft.header.minutes if row.kind == "title" else row.minutes
                line.ask(_("Minutes"), _("Enter keeps it · empty: none"), str(now or ""))
            case "research" if row.kind == "question":
                line.ask(_("It serves"), _("RQ1, RQ2"), ", ".join(row.research_questions))
            case "id" if row.kind in ("question", "probe", *HEADINGS):
                line.ask(_("Id"), _("letters, digits, hyphens · empty: none"), row.id)
            case "minutes":
                self.say(_("Minutes are planned for a section, or at the title for the whole interview."), trouble=True)
            case _:
                self.say(_("This row cannot have that."), trouble=True)

    def on_typed_line_typed(self, event: TypedLine.Typed) -> None:
        at, text, line = self.cursor, event.text, self.query_one(TypedLine)
        edit: Edit
        match self._asked:
            case "minutes":
                if text and not text.isdecimal():
                    line.ask_about(_("Minutes, a number"))
                    return
                edit = edits.SetMinutes(at, int(text) if text else None)
            case "research":
                names = tuple(name.strip().upper() for name in text.split(",") if name.strip())
                edit = edits.SetResearchQuestions(at, names)
            case _:
                edit = edits.SetId(at, text)
        line.close()
        self.edit(edit)

    def action_about_guide(self) -> None:
        from interview_tui.tui.screens.guide_facts import GuideFactsDialog

        header = self.draft.header
        self.app.push_screen(GuideFactsDialog(header), lambda new: self._set_header(new) if new is not None else None)

    # The cursor

    def action_row(self, by: int) -> None:
        self.query_one(OutlineRows).cursor = max(0, min(self.cursor + by, len(self.rows) - 1))
        self.say("")
        self.pointed()

    def action_page(self, key: str) -> None:
        rows = {"home": -len(self.rows), "end": len(self.rows), "pageup": -10, "pagedown": 10}
        self.action_row(rows[key])

    def action_next(self, by: int) -> None:
        """To the next row that is to be looked at, the unsure ones first if there are any."""
        unsure = {at for at, row in enumerate(self.rows) if row.unsure}
        wanted = sorted(unsure or {remark.row for remark in self.remarks})
        if not wanted:
            self.say(_("Nothing is left to look at."))
            return
        beyond = [at for at in wanted if (at > self.cursor if by > 0 else at < self.cursor)]
        target = (beyond[0] if by > 0 else beyond[-1]) if beyond else (wanted[0] if by > 0 else wanted[-1])
        self.action_row(target - self.cursor)

    def on_outline_rows_pointed(self, event: OutlineRows.Pointed) -> None:
        self.action_row(event.row - self.cursor)
