"""The line under the title: a rule when all is well, trouble with its cure when it is not."""

from collections.abc import Sequence

from textual.content import Content
from textual.geometry import Size
from textual.reactive import reactive
from textual.widget import Widget

from interview_tui.language import _
from interview_tui.tui.view.trouble import TopWord
from interview_tui.tui.widgets.lines import hanging

MOST_LINES = 4
"""More would push the question away, and nobody reads five sentences while she listens."""


class TopWords(Widget, can_focus=False):
    """Takes the place of the rule, so that nothing else moves for a single line.

    The worst is said in full. What does not fit shares the last line, a few words each.
    """

    ALLOW_SELECT = False
    COMPONENT_CLASSES = {"topwords--trouble", "topwords--reminder", "topwords--rule"}
    words: reactive[tuple[TopWord, ...]] = reactive((), layout=True)

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:
        return max(1, len(arranged(self.words, width)))

    def render(self) -> Content:
        width = self.content_size.width
        lines = arranged(self.words, width)
        if not lines:
            return Content.styled("─" * width, self.get_visual_style("topwords--rule", partial=True))
        return Content("\n").join(self._coloured(line, loud, width) for line, loud in lines)

    def _coloured(self, line: Content, loud: bool, width: int) -> Content:
        style = self.get_visual_style("topwords--trouble" if loud else "topwords--reminder")
        return line.pad_right(max(0, width - line.cell_length)).stylize(style)


def arranged(words: Sequence[TopWord], width: int) -> list[tuple[Content, bool]]:
    """The lines, `MOST_LINES` at most, each with whether it is loud."""
    said = [_said(word, width) for word in words]
    if sum(map(len, said)) <= MOST_LINES:
        return [line for lines in said for line in lines]
    whole: list[tuple[Content, bool]] = []
    for number, lines in enumerate(said):
        if number and len(whole) + len(lines) >= MOST_LINES:
            return [*whole[: MOST_LINES - 1], _shared(words[number:], width)]
        whole += lines
    return whole[:MOST_LINES]


def _said(word: TopWord, width: int) -> list[tuple[Content, bool]]:
    first = Content(" ! " if word.loud else " ○ ")
    return [(line, word.loud) for line in hanging(Content(word.text), width - 2, first, 3)]


def _shared(words: Sequence[TopWord], width: int) -> tuple[Content, bool]:
    loud = any(word.loud for word in words)
    text = _("Also: {matters}").format(matters=" · ".join(word.short or word.text for word in words))
    return Content(f"{' ! ' if loud else ' ○ '}{text}").truncate(max(8, width - 1), ellipsis=True), loud
