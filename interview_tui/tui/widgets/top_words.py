"""The line under the title: a rule when all is well, trouble with its cure when it is not."""

from collections.abc import Sequence

from textual.content import Content
from textual.geometry import Size
from textual.reactive import reactive
from textual.widget import Widget

from interview_tui.tui.view.recording import TopWord
from interview_tui.tui.widgets.lines import hanging


class TopWords(Widget, can_focus=False):
    """Takes the place of the rule, so that nothing else moves for a single line."""

    ALLOW_SELECT = False
    COMPONENT_CLASSES = {"topwords--trouble", "topwords--reminder", "topwords--rule"}
    words: reactive[tuple[TopWord, ...]] = reactive((), layout=True)

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:
        return max(1, len(self._lines(width)))

    def render(self) -> Content:
        width = self.content_size.width
        lines = self._lines(width)
        if not lines:
            return Content.styled("─" * width, self.get_visual_style("topwords--rule", partial=True))
        return Content("\n").join(lines)

    def _lines(self, width: int) -> Sequence[Content]:
        lines: list[Content] = []
        for word in self.words:
            style = self.get_visual_style("topwords--trouble" if word.loud else "topwords--reminder")
            for line in hanging(Content(word.text), width - 2, Content(" ! " if word.loud else " ○ "), 3):
                lines.append(line.pad_right(max(0, width - line.cell_length)).stylize(style))
        return lines
