"""The guide editor: a guide's rows, saved as the Markdown that a person would write, and never lost."""

from pathlib import Path

from textual.app import ComposeResult
from textual.timer import Timer

from interview_tui.guide.drafting.draft import draft_of, draft_text
from interview_tui.guide.drafting.editing import History
from interview_tui.guide_drafts import Unsaved, drop_draft, guide_on_disk, keep_draft, save_guide, unsaved_draft
from interview_tui.language import N_, _, ngettext
from interview_tui.problem import Problem, reason
from interview_tui.study import Study
from interview_tui.tui.drafting_field import TypingView
from interview_tui.tui.drafting_keys import FIELD, GROUPS, LEAVING, OUTLINE, REVIEWING, SAVING
from interview_tui.tui.keys import Help
from interview_tui.tui.screens.leaving import Choice
from interview_tui.tui.screens.reason import ask_why
from interview_tui.tui.widgets.footer import KeyLine
from interview_tui.tui.widgets.quiet_lines import TypedLine
from interview_tui.tui.widgets.topline import TopLine

_KEEP_AFTER = 0.5
"""Seconds without a key before what is being typed is kept."""


class GuideEditorScreen(TypingView):
    """Edits the guide in a file; with `study`, the study's own. True if it was saved. Raises `Problem` if it cannot
    be read."""

    ABOUT = Help(
        N_("Interview guide"),
        N_(
            "Each row is a heading, a question or what stands under one. What is doubtful is said below its row (!), "
            "advice from the methods literature about the marked row at the bottom (»). What is not saved is kept "
            "beside the guide all the time: no crash takes it."
        ),
    )
    GROUPS = GROUPS
    KEYS = (*FIELD, OUTLINE[0], *SAVING, *OUTLINE[1:], *REVIEWING[:1], *LEAVING)

    def __init__(self, path: Path, study: Study | None = None) -> None:
        self.path = path
        self.study = study
        self._on_disk: str | None = guide_on_disk(path)
        self._saved_draft = draft_of(self._on_disk, path)
        super().__init__(self._saved_draft)
        self._timer: Timer | None = None
        self._kept = True
        """What is not saved could be kept beside the guide when it was tried last."""
        self._was_saved = False

    def compose(self) -> ComposeResult:
        yield TopLine("", _("interview guide"))
        yield from self.compose_rows()
        yield KeyLine()

    def on_mount(self) -> None:
        self.check()
        self.show(0)
        self._tell()
        left = unsaved_draft(self.path, self._on_disk or "")
        if left is not None:
            self._offer(left)

    def _offer(self, left: Unsaved) -> None:
        """What was not saved when the program ended last."""
        changed = _("The guide itself has been changed since.") if not left.of_this else ""
        when = _("It was edited last {when}.").format(when=left.wall[:16].replace("T", " "))
        dialog = Choice(
            _("This guide has changes that were not saved"),
            [("go_on", _("Go on with them")), ("drop", _("Open the guide as it was saved"))],
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
            self._tell()
        else:
            drop_draft(self.path)

    # What is not saved

    @property
    def dirty(self) -> bool:
        """Whether something differs from what was saved."""
        return self.typed_draft() != self._saved_draft

    def changed(self) -> None:
        if self._timer is not None:
            self._timer.stop()
        if self.typing is None:
            self._keep()
        else:
            self._timer = self.set_timer(_KEEP_AFTER, self._keep)
        self._tell()

    def _keep(self) -> None:
        """Keep what is not saved beside the guide."""
        draft = self.typed_draft()
        try:
            if draft == self._saved_draft:
                drop_draft(self.path)
            else:
                keep_draft(self.path, self._on_disk or "", draft_text(draft))
            self._kept = True
        except OSError as error:
            if self._kept:
                said = _("What you edit cannot be kept beside the guide ({reason}): save it now and then.")
                self.notify(said.format(reason=reason(error)), severity="warning")
            self._kept = False

    def _tell(self) -> None:
        line, draft = self.query_one(TopLine), self.draft
        line.title = next(row.text for row in draft.rows if row.kind == "title")
        questions = sum(row.kind == "question" for row in draft.rows)
        told = [ngettext("{count} question", "{count} questions", questions).format(count=questions)]
        slips = len({remark.row for remark in self.remarks if not remark.code})
        if slips:
            told.append(ngettext("{count} row to look at", "{count} rows to look at", slips).format(count=slips))
        told.append(_("not saved yet") if self.dirty else _("✓ saved"))
        line.state = " · ".join(told)

    # Saving and leaving

    def action_save(self) -> None:
        if self.save() and self.study is not None:
            ask_why(self, self.study)

    def save(self) -> bool:
        """Write the guide; whether it is written. Raises `Problem` if the disk does not take it."""
        if self.typing is not None and not self.action_take():
            return False
        draft = self.draft
        text = draft_text(draft)
        if draft != self._saved_draft or self._on_disk is None:
            before, self._on_disk = self._on_disk, None  # asked once: saved again, it is written all the same
            save_guide(self.path, before, text)
            self._on_disk, self._saved_draft, self._was_saved = text, draft, True
        self.say(_("✓ saved"))
        self._tell()
        return True

    def action_back(self) -> None:
        if self.query_one(TypedLine).open:
            self.query_one(TypedLine).close()
        elif self.dirty:
            self._ask_to_leave(leave_program=False)
        else:
            self.dismiss(self._was_saved)

    def leave_program(self) -> bool:
        """Ctrl+Q and Ctrl+C: what is not saved is asked about first."""
        if not self.dirty:
            return True
        if self.is_current:
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
                self.dismiss(self._was_saved)

        dialog = Choice(
            _("The guide is not saved"),
            [("save", _("Save it, and go")), ("drop", _("Go without saving: what you changed is lost"))],
            about=_("Esc goes on editing."),
        )
        self.app.push_screen(dialog, answered)

    def _drop(self) -> None:
        try:
            drop_draft(self.path)
        except OSError as error:
            raise Problem(
                _("What was not saved could not be removed: {reason}.").format(reason=reason(error)), where=self.path
            ) from error
