"""A document that was read as a guide: its lines beside the rows made of them, put right before anything is saved."""

from pathlib import Path

from textual.app import ComposeResult
from textual.containers import Container, Vertical
from textual.widgets import Static

from interview_tui.files import write_new
from interview_tui.guide.drafting.draft import draft_text
from interview_tui.guide_import import ReadDocument
from interview_tui.language import N_, _
from interview_tui.problem import Problem, reason
from interview_tui.tui.drafting_kept import KeptView
from interview_tui.tui.drafting_keys import FIELD, GROUPS, LEAVING, OUTLINE, REVIEWING, SAVING
from interview_tui.tui.keys import Help
from interview_tui.tui.widgets.footer import KeyLine
from interview_tui.tui.widgets.source_lines import SourceLines
from interview_tui.tui.widgets.topline import TopLine


class GuideImportScreen(KeptView):
    """True if what stands here is to be the guide: `text` is its Markdown, written to `target` if there is one."""

    ABOUT = Help(
        N_("A document as a guide"),
        N_(
            "The lines of the document stand beside the rows that were made of them; those of the marked row are lit. "
            "A row with ? is not sure: the reason stands at the bottom. Put it right with the keys of the guide "
            "editor, or say with y that it is right. Nothing is saved before s."
        ),
    )
    GROUPS = GROUPS
    KEYS = (*FIELD, OUTLINE[0], *REVIEWING, *SAVING, *OUTLINE[1:], *LEAVING)

    def __init__(self, read: ReadDocument, document: Path, target: Path | None = None) -> None:
        """`document`: the file that was read; what is put right and not saved is kept beside it."""
        super().__init__(read.draft, document, "\n".join(line.text for line in read.lines), saved=False)
        self.read = read
        self.target = target
        self.text = ""

    def compose(self) -> ComposeResult:
        yield TopLine("", self.beside.name)
        if self.read.notices:
            yield Static(" ".join(self.read.notices), id="notices", classes="quiet", markup=False)
        with Container(id="reviewing"):
            yield SourceLines(self.read.lines, id="original")
            with Vertical(id="reviewed"):
                yield from self.compose_rows()
        yield KeyLine()

    def on_mount(self) -> None:
        if any(row.unsure for row in self.rows):
            self.call_after_refresh(self.action_next, 1)

    def pointed(self) -> None:
        super().pointed()
        original = self.query_one(SourceLines)
        original.used = frozenset(n for row in self.rows for n in row.source)
        original.near = self._neighbour()
        original.lit = self.marked.source if self.typing is None or self.typing < len(self.rows) else ()

    def _neighbour(self) -> int | None:
        """The document's line beside a marked row that was made of none: the next row's, else the row before's."""
        after = (n for row in self.rows[self.cursor :] for n in row.source[:1])
        before = (n for row in reversed(self.rows[: self.cursor]) for n in row.source[-1:])
        return next(after, None) or next(before, None)

    def action_save(self) -> None:
        if self.save():
            self.dismiss(True)

    def save(self) -> bool:
        """Take what stands here as the guide. Raises `Problem` if it cannot be written."""
        if self.typing is not None and not self.action_take():
            return False
        self.text = draft_text(self.draft)
        if self.target is not None:
            _write(self.target, self.text)
        self._drop()
        self.saved_draft, self.was_saved = self.draft, True
        return True


def _write(target: Path, text: str) -> None:
    try:
        write_new(target, text)
    except FileExistsError as error:
        raise Problem(
            _("There is a file of that name already."), cure=_("Move it away, and save again."), where=target
        ) from error
    except OSError as error:
        raise Problem(
            _("The guide could not be saved: {reason}.").format(reason=reason(error)),
            cure=_("What you have edited is still here. Make room, or check that you may write there, and save again."),
            where=target,
        ) from error


def run(read: ReadDocument, document: Path, target: Path, *, language: str | None, debug: bool) -> None:
    """Review the document in a program of its own, and write the guide to `target`; the process ends then."""
    from interview_tui.tui.only_place import run as run_place

    run_place(lambda: GuideImportScreen(read, document, target), language=language, debug=debug)
