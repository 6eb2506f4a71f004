"""One line that says how the playing stands: sign, position, length, a bar to click on, speed."""

from textual.app import RenderResult
from textual.content import Content
from textual.events import Click
from textual.message import Message
from textual.reactive import reactive
from textual.widget import Widget

from interview_tui.audio.playback.client import Playback
from interview_tui.tui.view.playing import bar, pace, place, seconds_at, side_word


class PlayerLine(Widget, can_focus=False):
    """Draws a `Playback`; why nothing is heard takes the place of the bar. `marks` are seconds that stand out."""

    ALLOW_SELECT = False
    COMPONENT_CLASSES = {"player--place", "player--playing", "player--bar", "player--trouble"}

    class Pointed(Message):
        """The bar was clicked on, at that second of the recording."""

        def __init__(self, at: float) -> None:
            super().__init__()
            self.at = at

    playback: reactive[Playback] = reactive(Playback())
    position: reactive[float] = reactive(0.0)
    marks: reactive[tuple[float, ...]] = reactive(())

    def __init__(self, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self._bar = (0, 0)
        """First cell of the bar, and how many it has."""

    def watch_playback(self, playback: Playback) -> None:
        self.set_class(bool(playback.trouble), "-trouble")

    def render(self) -> RenderResult:
        now = self.playback
        style = self.get_visual_style("player--playing" if now.sounding else "player--place", partial=True)
        left = Content.styled(place(now, self.position), style)
        right = pace(now.speed) if now.channels == 1 else f"{side_word(now.side)} · {pace(now.speed)}"
        width = self.content_size.width
        if (problem := now.problem) is not None:
            room = max(8, width - left.cell_length - 2)
            said = Content.styled(f"✕ {problem}", self.get_visual_style("player--trouble", partial=True)).wrap(room)
            rows = [left + "  " + said[0], *(Content(" " * (left.cell_length + 2)) + row for row in said[1:])]
            return Content("\n").join(rows[: max(1, self.content_size.height)])
        start = left.cell_length + 2
        cells = max(0, width - start - len(right) - 2)
        self._bar = (start, cells)
        line = Content.styled(
            bar(cells, self.position, now.length, self.marks), self.get_visual_style("player--bar", partial=True)
        )
        return Content.assemble(left, "  ", line, "  ", Content.styled(right, style))

    def on_click(self, event: Click) -> None:
        start, cells = self._bar
        cell = event.x - self.gutter.left - start
        if 0 <= cell < cells and not self.playback.trouble:
            self.post_message(self.Pointed(seconds_at(cell, cells, self.playback.length)))
