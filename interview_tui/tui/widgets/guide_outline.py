"""The guide by section: title, number of questions, planned minutes."""

from textual.app import ComposeResult, RenderResult
from textual.containers import Vertical
from textual.content import Content
from textual.widget import Widget
from textual.widgets import Static

from interview_tui.guide.model import Guide
from interview_tui.guide.theme_signs import theme_signs
from interview_tui.language import _, ngettext
from interview_tui.problem import Problem
from interview_tui.study import Study


class GuideOfStudy(Vertical):
    """The working guide of a study, or what is wrong with it."""

    def __init__(self, study: Study, *, id: str) -> None:
        super().__init__(id=id)
        self.study = study
        self._shown = self._written()

    def look(self) -> None:
        """Draw it again if it was edited."""
        if (now := self._written()) != self._shown:
            self._shown = now
            self.refresh(recompose=True)

    def _written(self) -> int | None:
        """When the guide was written last (ns); None where it is missing."""
        try:
            return self.study.guide_path.stat().st_mtime_ns
        except OSError:
            return None

    def compose(self) -> ComposeResult:
        yield Static(_("Interview guide"), classes="heading")
        try:
            yield GuideOutline(self.study.guide, id="outline")
        except Problem as problem:
            yield Static(f"! {problem}", classes="-trouble", markup=False)


class GuideOutline(Widget, can_focus=False):
    """A line a section; a theme has its sign, scripts are quieter."""

    COMPONENT_CLASSES = {"outline--theme", "outline--quiet"}

    def __init__(self, guide: Guide, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self.guide = guide

    def render(self) -> RenderResult:
        theme = self.get_visual_style("outline--theme", partial=True)
        quiet = self.get_visual_style("outline--quiet", partial=True)
        lines = []
        signs = theme_signs(self.guide)
        for section in self.guide.sections:
            about = []
            if section.questions:
                count = len(section.questions)
                about.append(ngettext("{count} question", "{count} questions", count).format(count=count))
            elif section.kind == "consent":
                about.append(_("consent"))
            if section.minutes:
                about.append(_("{minutes} min").format(minutes=section.minutes))
            right = Content.styled(", ".join(about), quiet)
            left = Content.styled(section.title, theme if section.questions else quiet)
            if (known := signs.get(section.id)) is not None:
                left = Content.assemble((f"{known.sign} ", known.colour), left)
            left = left.truncate(max(8, self.content_size.width - right.cell_length - 2), ellipsis=True)
            gap = max(2, self.content_size.width - left.cell_length - right.cell_length)
            lines.append(Content.assemble(left, " " * gap, right))
        return Content("\n").join(lines)
