"""The line at the bottom: the keys that make sense now, each one a button for the mouse."""

from textual.app import RenderResult
from textual.content import Content
from textual.events import Resize
from textual.style import Style
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

    def on_mount(self) -> None:
        self.screen.bindings_updated_signal.subscribe(self, lambda _screen: self.refresh())

    def on_resize(self, event: Resize) -> None:
        del event
        self._note_size()

    def _note_size(self) -> None:
        small = self.app.size.width < WHOLE_WIDTH or self.app.size.height < WHOLE_HEIGHT
        self.set_class(small, "-small")

    def render(self) -> RenderResult:
        keys = self._keys(self.content_size.width)
        if not self.has_class("-small"):
            return keys
        small = _("A small window: everything fits in {width} × {height}.").format(
            width=WHOLE_WIDTH, height=WHOLE_HEIGHT
        )
        return Content.styled(small, self.get_visual_style("keyline--small")).append("\n").append(keys)

    def _keys(self, width: int) -> Content:
        """As many commands as fit in `width` cells, the last one always among them."""
        screen = self.screen
        if not isinstance(screen, Keyed):
            return Content()
        drawn = [self._command(command, enabled) for command, enabled in screen.commands_now() if command.footer]
        if not drawn:
            return Content()
        *drawn, last = drawn
        room = width - last.cell_length
        kept: list[Content] = []
        for content in drawn:
            room -= content.cell_length + len(_BETWEEN)
            if room < 0:
                break
            kept.append(content)
        return Content(_BETWEEN).join([*kept, last])

    def _command(self, command: Command, enabled: bool) -> Content:
        key, _action = command.first_binding()
        click = Style.from_meta({"@click": f"app.simulate_key('{key}')"})
        key_style, name_style = self.get_visual_style("keyline--key"), self.get_visual_style("keyline--name")
        if not enabled:
            key_style = name_style
        return Content.assemble((command.key(), key_style), " ", (_(command.name), name_style)).stylize(click)
