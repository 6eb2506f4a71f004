"""The line at the bottom: the keys that make sense now, each one a button for the mouse."""

from textual.app import RenderResult
from textual.content import Content
from textual.events import Click, Resize
from textual.widget import Widget

from interview_tui.language import _
from interview_tui.tui.keys import Command, Keyed

WHOLE_WIDTH, WHOLE_HEIGHT = 80, 24
"""The smallest terminal that shows everything."""
_BETWEEN = " · "


class KeyLine(Widget, can_focus=False):
    """Draws the commands of its screen. What does not fit is left out from the end, but never the help.

    In a terminal that is too small it has a line more, which says so.
    """

    ALLOW_SELECT = False
    COMPONENT_CLASSES = {"keyline--key", "keyline--name", "keyline--small"}

    def __init__(self) -> None:
        super().__init__()
        self._spots: list[tuple[int, int, str]] = []

    def on_mount(self) -> None:
        self.screen.bindings_updated_signal.subscribe(self, lambda _screen: self.refresh())

    def on_resize(self, event: Resize) -> None:
        del event
        self._note_size()

    def _note_size(self) -> None:
        small = self.app.size.width < WHOLE_WIDTH or self.app.size.height < WHOLE_HEIGHT
        self.set_class(small, "-small")

    def on_click(self, event: Click) -> None:
        """Press the key that was clicked on."""
        last_line = event.y - self.gutter.top == self.content_size.height - 1
        for start, end, key in self._spots:
            if last_line and start <= event.x - self.gutter.left < end:
                self.app.simulate_key(key)

    def render(self) -> RenderResult:
        keys = self._keys(self.content_size.width)
        if not self.has_class("-small"):
            return keys
        small = _("A small window: everything fits in {width} × {height}.").format(
            width=WHOLE_WIDTH, height=WHOLE_HEIGHT
        )
        small_style = self.get_visual_style("keyline--small", partial=True)
        word = Content.styled(small, small_style).truncate(self.content_size.width, ellipsis=True)
        return Content("\n").join([word, keys])

    def _keys(self, width: int) -> Content:
        """As many commands as fit in `width` cells, the last one always among them."""
        self._spots = []
        screen = self.screen
        if not isinstance(screen, Keyed):
            return Content()
        commands = [(command, enabled) for command, enabled in screen.commands_now() if command.footer]
        line = Content()
        if not commands:
            return line
        *others, last = commands
        room = width - self._drawn(*last).cell_length
        for command, enabled in others:
            drawn = self._drawn(command, enabled)
            if line.cell_length + drawn.cell_length + len(_BETWEEN) > room:
                break
            line = self._add(line, command, drawn) + Content(_BETWEEN)
        return self._add(line, last[0], self._drawn(*last))

    def _add(self, line: Content, command: Command, drawn: Content) -> Content:
        start = line.cell_length
        self._spots.append((start, start + drawn.cell_length, next(command.bindings()).key))
        return line + drawn

    def _drawn(self, command: Command, enabled: bool) -> Content:
        name_style = self.get_visual_style("keyline--name", partial=True)
        key_style = self.get_visual_style("keyline--key", partial=True) if enabled else name_style
        return Content.assemble((command.key(), key_style), (f" {_(command.name)}", name_style))
