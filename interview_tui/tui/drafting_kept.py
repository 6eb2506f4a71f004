"""What is edited and not saved: kept on the disk all the time, offered at the next opening, asked about on leaving."""

from pathlib import Path

from textual.timer import Timer

from interview_tui.guide.drafting.draft import Draft
from interview_tui.guide.drafting.editing import History
from interview_tui.guide_drafts import Unsaved, drop_draft, keep_draft, unsaved_draft
from interview_tui.language import _, ngettext
from interview_tui.problem import Problem, reason
from interview_tui.tui.drafting_field import TypingView
from interview_tui.tui.screens.leaving import Choice
from interview_tui.tui.widgets.quiet_lines import TypedLine
from interview_tui.tui.widgets.topline import TopLine

_KEEP_AFTER = 0.5
"""Seconds without a key before what is being typed is kept."""


class KeptView(TypingView):
    """Rows that no crash takes. True if they were saved."""

    def __init__(self, draft: Draft, beside: Path, of: str, *, saved: bool) -> None:
        """`beside`: the file that what is not saved is kept beside; `of`: its text; `saved`: the draft is in it."""
        super().__init__(draft)
        self.beside = beside
        self.of = of
        self.saved_draft: Draft | None = draft if saved else None
        self.was_saved = False
        self._timer: Timer | None = None

    def on_mount(self) -> None:
        self.check()
        self.show(0)
        self.tell()
        left = unsaved_draft(self.beside, self.of)
        if left is not None:
            self._offer(left)

    def save(self) -> bool:
        """Save what stands here; whether it is saved. Raises `Problem`."""
        raise NotImplementedError

    @property
    def dirty(self) -> bool:
        """Whether something differs from what was saved."""
        return self.typed_draft() != self.saved_draft

    # Keeping

    def _offer(self, left: Unsaved) -> None:
        """What was not saved when the program ended last."""
        changed = _("The file itself has been changed since.") if not left.of_this else ""
        when = _("It was edited last {when}.").format(when=left.wall[:16].replace("T", " "))
        dialog = Choice(
            _("This guide has changes that were not saved"),
            [("go_on", _("Go on with them")), ("drop", _("Open the file as it is, without them"))],
            about=f"{when} {changed}".strip(),
        )
        self.app.push_screen(dialog, lambda answer: self._answered(answer, left))

    def _answered(self, answer: str | None, left: Unsaved) -> None:
        if answer is None:
            self.dismiss(False)
        elif answer == "go_on":
            self.history = History(left.draft)
            self.check()
            self.show(0)
            self.tell()
        else:
            self._drop()

    def changed(self) -> None:
        self._keep()
        self.tell()

    def letter_typed(self) -> None:
        if self._timer is not None:
            self._timer.stop()
        self._timer = self.set_timer(_KEEP_AFTER, self._keep)
        self.tell()

    def _keep(self) -> None:
        draft = self.typed_draft()
        try:
            if draft == self.saved_draft:
                drop_draft(self.beside)
            else:
                keep_draft(self.beside, self.of, draft)
        except OSError as error:
            said = _("Not kept beside the guide ({reason}): save it now and then.")
            self.say(said.format(reason=reason(error)), trouble=True)

    def _drop(self) -> None:
        if self._timer is not None:
            self._timer.stop()
        try:
            drop_draft(self.beside)
        except OSError as error:
            raise Problem(
                _("What was not saved could not be removed: {reason}.").format(reason=reason(error)), where=self.beside
            ) from error

    def tell(self) -> None:
        """How it stands, in the line at the top."""
        line, draft = self.query_one(TopLine), self.draft
        line.title = next(row.text for row in draft.rows if row.kind == "title")
        questions = sum(row.kind == "question" for row in draft.rows)
        told = [ngettext("{count} question", "{count} questions", questions).format(count=questions)]
        unsure = sum(bool(row.unsure) for row in draft.rows)
        slips = len({remark.row for remark in self.remarks if not remark.code})
        if unsure:
            told.append(ngettext("{count} row not sure", "{count} rows not sure", unsure).format(count=unsure))
        elif slips:
            told.append(ngettext("{count} row to look at", "{count} rows to look at", slips).format(count=slips))
        told.append(_("not saved yet") if self.dirty else _("✓ saved"))
        line.state = " · ".join(told)

    # Leaving

    def action_back(self) -> None:
        if self.query_one(TypedLine).open:
            self.query_one(TypedLine).close()
        elif self.dirty:
            self._ask_to_leave(leave_program=False)
        else:
            self.dismiss(self.was_saved)

    def leave_program(self) -> bool:
        """Ctrl+Q and Ctrl+C: what is not saved is asked about first."""
        if not self.dirty:
            return True
        if self.is_active:
            self._ask_to_leave(leave_program=True)
        return False

    def _ask_to_leave(self, *, leave_program: bool) -> None:
        def answered(answer: str | None) -> None:
            if answer is None or (answer == "save" and not self.save()):
                return
            if answer == "drop":
                self._drop()
            if leave_program:
                self.app.exit()
            else:
                self.dismiss(self.was_saved)

        dialog = Choice(
            _("The guide is not saved"),
            [("save", _("Save it, and go")), ("drop", _("Go without saving: what you changed is lost"))],
            about=_("Esc goes on editing."),
        )
        self.app.push_screen(dialog, answered)
