"""The guide by section: title, number of questions, planned minutes."""

from textual.app import RenderResult
from textual.content import Content
from textual.widget import Widget

from interview_tui.guide.model import Guide
from interview_tui.guide.theme_signs import theme_signs
from interview_tui.language import _, ngettext


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
