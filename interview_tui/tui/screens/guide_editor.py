"""The guide editor: a guide's rows, saved as the Markdown that a person would write."""

from pathlib import Path

from textual import work
from textual.app import ComposeResult

from interview_tui.guide.drafting.draft import draft_of, draft_text
from interview_tui.guide.markdown import read_guide
from interview_tui.guide_drafts import guide_on_disk, save_guide
from interview_tui.language import N_, _
from interview_tui.problem import Problem
from interview_tui.study import Study
from interview_tui.timing.typical import pilot_minutes
from interview_tui.tui.drafting_kept import KeptView
from interview_tui.tui.drafting_keys import FIELD, GROUPS, LEAVING, OUTLINE, REVIEWING, SAVING
from interview_tui.tui.keys import Help
from interview_tui.tui.screens.reason import ask_why
from interview_tui.tui.widgets.footer import KeyLine
from interview_tui.tui.widgets.topline import TopLine


class GuideEditorScreen(KeptView):
    """Edits the guide in a file; with `study`, the study's own. Raises `Problem` if it cannot be read."""

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
        text = guide_on_disk(path)
        super().__init__(draft_of(text, path), path, text, saved=True)
        self.study = study
        self._before: str | None = text
        """What the file is thought to hold; None to write over whatever it holds."""

    def compose(self) -> ComposeResult:
        yield TopLine("", _("interview guide"))
        yield from self.compose_rows()
        yield KeyLine()

    def on_mount(self) -> None:
        if self.study is not None:
            self._look_at_pilots(self.study)

    @work(thread=True)
    def _look_at_pilots(self, study: Study) -> None:
        """How long each question took in the study's own pilots: that many fit into the minutes."""
        try:
            pilots = pilot_minutes(study, read_guide(self.of))
        except Problem:  # told where the interview is opened
            return
        if pilots is not None:
            self.app.call_from_thread(self.know_pilots, pilots)

    def action_save(self) -> None:
        if self.save() and self.study is not None:
            ask_why(self, self.study)

    def save(self) -> bool:
        """Write the guide; whether it is written. Raises `Problem` if the disk does not take it."""
        if self.typing is not None and not self.action_take():
            return False
        draft = self.draft
        if draft != self.saved_draft:
            before, self._before = self._before, None  # asked once: saved again, it is written all the same
            text = draft_text(draft)
            save_guide(self.beside, before, text)
            self._before = self.of = text
            self.saved_draft, self.was_saved = draft, True
        self.say(_("✓ saved"))
        self.tell()
        return True
