"""What pilots and interviews took, how the interviewer talked, and what to cut: page by page."""

from collections.abc import Sequence

from textual import work
from textual.app import ComposeResult
from textual.containers import VerticalScroll
from textual.content import Content
from textual.widgets import Static
from textual.worker import get_current_worker

from interview_tui.held import standing_of
from interview_tui.language import N_, _
from interview_tui.problem import Problem
from interview_tui.study import Interview, Study
from interview_tui.timing.compared import compared
from interview_tui.timing.cuts import fit
from interview_tui.timing.documents import FORMATS, TimingDocument, grid_lines
from interview_tui.timing.reading import report_of, to_report
from interview_tui.timing.report import TimingReport
from interview_tui.timing.words import Block, Grid, Heading, compared_blocks, fit_blocks, report_blocks
from interview_tui.timing.writing import write_timing
from interview_tui.tui.keys import Command, Help, Place
from interview_tui.tui.widgets.footer import KeyLine
from interview_tui.tui.widgets.topline import TopLine

_EDGES = 7
"""Cells beside the text: edges of the page and the scroll bar."""
_WIDEST = 110


class TimingScreen(Place[None]):
    """The pilots of `study`, or all its interviews where there is none.

    It opens at the interview whose folder is called `marked`, which is told of whatever it is.
    """

    ABOUT = Help(
        N_("Time and talk"),
        N_(
            "What each theme and question took beside the plan, how much the interviewer talked and waited, and what "
            "may go so that the guide fits. Of the pilots; where there is none, of every interview. What the recording "
            "or the transcript does not tell is said. docs/timing.md says how each figure is reckoned."
        ),
    )
    KEYS = (
        Command("right", "turn(1)", N_("next"), N_("The next interview.")),
        Command("left", "turn(-1)", N_("before"), N_("The interview before; the first page compares them.")),
        Command(
            "x", "write", N_("write it"), N_("Write all of it as Markdown and for Word, into the study's exports.")
        ),
        Command("down,pagedown,space", "scroll(1)", N_("further down"), footer=False),
        Command("up,pageup", "scroll(-1)", N_("further up"), N_("Scroll a long page."), footer=False),
        Command("escape,q,z", "back", N_("back"), N_("Back to where you were.")),
    )

    def __init__(self, study: Study, marked: str | None = None) -> None:
        super().__init__()
        self.study = study
        self.marked = marked
        self._interviews: list[Interview] = []
        self._reports: list[TimingReport] = []
        self._page = 0

    def compose(self) -> ComposeResult:
        yield TopLine(self.study.settings.title, _("time and talk"))
        with VerticalScroll(id="timing", can_focus=False):
            yield Static(_("reading …"), id="timing-page", markup=False)
        yield KeyLine()

    def on_mount(self) -> None:
        self._read()

    @work(thread=True)
    def _read(self) -> None:
        """Linking an hour takes a moment."""
        worker = get_current_worker()
        try:
            interviews, mine = self._chosen()
            reports: list[TimingReport] = []
            for interview in interviews:
                if worker.is_cancelled:
                    return
                reports.append(report_of(interview))
        except Problem as problem:
            self.app.call_from_thread(self._say, str(problem))
            return
        self.app.call_from_thread(self._show_first, interviews, reports, mine)

    def _chosen(self) -> tuple[list[Interview], Interview | None]:
        """Those to be told of, and the one that it opens at. Raises `Problem` if there is none."""
        sittings = self.study.sittings(self.study.interview(self.marked)) if self.marked is not None else None
        if sittings is None:
            return to_report(self.study), None
        marked = sittings[0]
        if standing_of(sittings) in ("rehearsal", "replayed"):  # counts nowhere, and is told of alone
            return to_report(self.study, [marked]), marked
        interviews = to_report(self.study)
        if marked.id not in {one.id for one in interviews}:
            interviews = to_report(self.study, [*interviews, marked])
        return interviews, marked

    def _say(self, text: str) -> None:
        if self.is_attached:
            self.query_one("#timing-page", Static).update(text)

    def _show_first(self, interviews: list[Interview], reports: list[TimingReport], marked: Interview | None) -> None:
        if not self.is_attached:  # closed while it was read
            return
        self._interviews, self._reports = interviews, reports
        ids = [one.id for one in interviews]
        self._page = 1 + ids.index(marked.id) if marked is not None and marked.id in ids and len(ids) > 1 else 0
        self._show()

    @property
    def _pages(self) -> int:
        """The first one compares, where there is more than one interview."""
        return len(self._reports) + (len(self._reports) > 1)

    def on_resize(self) -> None:
        if self._reports:
            self._show()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        match action:
            case "turn":
                return self._pages > 1
            case "write":
                return bool(self._reports) and self.study.writable
        return True

    def action_turn(self, by: int) -> None:
        if self._reports:
            self._page = (self._page + by) % self._pages
            self.query_one("#timing").scroll_home(animate=False)
            self._show()

    def action_scroll(self, by: int) -> None:
        self.query_one("#timing").scroll_relative(y=6 * by, animate=False)

    def action_write(self) -> None:
        document = TimingDocument.of(self._reports, self.study.guide)
        paths = write_timing(self.study, self._interviews, document, list(FORMATS), None)
        self.notify(_("Written into exports: {names}").format(names=", ".join(path.name for path in paths)))

    def action_back(self) -> None:
        self.dismiss()

    def _show(self) -> None:
        width = max(40, min(_WIDEST, self.size.width - _EDGES))
        self.query_one("#timing-page", Static).update(shown(self._blocks(), width))
        several = self._pages > 1
        page = _("{number} of {count}").format(number=self._page + 1, count=self._pages) if several else ""
        self.query_one(TopLine).state = page
        self.refresh_bindings()

    def _blocks(self) -> list[Block]:
        told = compared(self._reports, self.study.guide)
        if len(self._reports) == 1:
            return [*report_blocks(self._reports[0]), *fit_blocks(fit(told))]
        if self._page == 0:
            return [*compared_blocks(told), *fit_blocks(fit(told))]
        return list(report_blocks(self._reports[self._page - 1]))


def shown(blocks: Sequence[Block], width: int) -> Content:
    """The blocks as lines on the screen; headings stand out, heads of tables are quiet."""
    lines: list[Content] = []
    for block in blocks:
        if lines and isinstance(block, Heading | Grid) and lines[-1].plain:
            lines.append(Content())
        match block:
            case Heading(text, level):
                lines.append(Content.styled(text, "bold $primary" if level == 2 else "bold"))
            case Grid() as grid:
                head, *rows = grid_lines(grid, width)
                lines += [Content.styled(head, "$quiet"), *(Content(row) for row in rows), Content()]
            case _:
                lines += Content(block.text).wrap(width)
    return Content("\n").join(lines)
