"""Text with lists in it: what stands behind a mark stays behind it where the line is wrapped."""

from collections.abc import Iterator
from dataclasses import dataclass

from textual.content import Content
from textual.geometry import Size
from textual.reactive import reactive
from textual.widget import Widget

from interview_tui.tui.widgets.lines import hanging


@dataclass(frozen=True, slots=True)
class Entry:
    """A line, wrapped where it is too long."""

    text: Content
    mark: str = ""
    """`· ` or the like, with the space after it; none in front of a sentence."""


class Listed(Widget, can_focus=False):
    """As high as its lines are."""

    DEFAULT_CSS = "Listed { width: 1fr; height: auto; }"
    entries: reactive[tuple[Entry, ...]] = reactive((), layout=True)

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:
        return max(1, sum(1 for _line in self._wrapped(width)))

    def render(self) -> Content:
        return Content("\n").join(self._wrapped(self.content_size.width))

    def _wrapped(self, width: int) -> Iterator[Content]:
        for entry in self.entries:
            yield from hanging(entry.text, width, Content(entry.mark), len(entry.mark))
