"""The help: what the place one is in is for, and every key it has."""

from textual.app import ComposeResult
from textual.containers import Grid, VerticalScroll
from textual.screen import Screen
from textual.widgets import Static

from interview_tui.language import N_, _
from interview_tui.tui.keys import Command, Dialog, Help, Keyed
from interview_tui.tui.widgets.footer import KeyLine


class KeyTable(Grid):
    """Keys at the left, what they do at the right."""

    def __init__(self, commands: list[Command]) -> None:
        super().__init__()
        self.commands = commands

    def compose(self) -> ComposeResult:
        for command in self.commands:
            yield Static(command.all_keys(), classes="key", markup=False)
            yield Static(_(command.help), markup=False)


def grouped(place: Keyed) -> list[tuple[str, list[Command]]]:
    """The commands of a place under their headings."""
    found: dict[str, list[Command]] = {group: [] for group in place.GROUPS}
    for command in place.all_commands():
        if command.help:
            found.setdefault(command.group, []).append(command)
    return [(group, commands) for group, commands in found.items() if commands]


class HelpDialog(Dialog[None]):
    """Help for `place`, on top of it."""

    ABOUT = Help(N_("Help"))
    KEYS = (Command("escape,question_mark,enter,q", "close", N_("close"), N_("Back to where you were.")),)

    def __init__(self, place: Keyed) -> None:
        super().__init__()
        self.place = place

    def compose(self) -> ComposeResult:
        place = self.place
        assert isinstance(place, Screen)
        with VerticalScroll(classes="window -help"):
            yield Static(_(place.ABOUT.title) if place.ABOUT.title else _("Help"), classes="heading")
            if place.ABOUT.text:
                yield Static(_(place.ABOUT.text), classes="about", markup=False)
            for group, commands in grouped(place):
                if group:
                    yield Static(_(group), classes="heading second", markup=False)
                yield KeyTable(commands)
            if general := [command for command in place.app_commands() if command.help]:
                yield Static(_("Everywhere"), classes="heading second")
                yield KeyTable(general)
        yield KeyLine()

    def action_close(self) -> None:
        self.dismiss()
