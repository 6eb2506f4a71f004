"""The line at the top of a place: where one is, and at the right how it stands."""

from textual.app import RenderResult
from textual.content import Content
from textual.reactive import reactive
from textual.widget import Widget


class TopLine(Widget, can_focus=False):
    """`title` and a quieter `about` at the left, `state` at the right; the right one stays when room is short."""

    COMPONENT_CLASSES = {"topline--title", "topline--quiet"}
    title: reactive[str] = reactive("")
    about: reactive[str] = reactive("")
    state: reactive[str] = reactive("")

    def __init__(self, title: str, about: str = "", state: str = "", *, id: str | None = None) -> None:
        super().__init__(id=id)
        self.set_reactive(TopLine.title, title)
        self.set_reactive(TopLine.about, about)
        self.set_reactive(TopLine.state, state)

    def render(self) -> RenderResult:
        quiet = self.get_visual_style("topline--quiet")
        left = Content.styled(self.title, self.get_visual_style("topline--title"))
        if self.about:
            left = left + Content.styled(f" · {self.about}", quiet)
        right = Content.styled(self.state, quiet)
        room = max(0, self.content_size.width - right.cell_length - 2)
        left = left.truncate(room, ellipsis=True)
        return Content.assemble(left, " " * (room - left.cell_length + 2), right)
