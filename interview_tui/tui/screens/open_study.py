"""Opening a study that is not in the list: its folder is chosen where it lies."""

import os
from pathlib import Path

from textual.app import ComposeResult
from textual.containers import VerticalScroll
from textual.widgets import Static

from interview_tui.at_rest import LOCKED, SETTINGS, UNLOCKED, finish
from interview_tui.language import N_, _
from interview_tui.tui.keys import Command, Help, Place
from interview_tui.tui.memory import is_locked
from interview_tui.tui.screens.new_study import home_of_studies
from interview_tui.tui.widgets.file_field import FileField
from interview_tui.tui.widgets.footer import KeyLine
from interview_tui.tui.widgets.topline import TopLine


class OpenStudyScreen(Place[Path | None]):
    """Asks for a folder, and returns it when a study lies in it; None when she thought better of it."""

    ABOUT = Help(
        N_("Open a study"),
        N_(
            "A study that was moved, copied from a backup or made on another computer is opened where it lies. Type "
            "the path of its folder, or go to the list with Tab and choose there with Enter: folders that are a study "
            "say so. From then on it stands in the list of the start screen."
        ),
    )
    KEYS = (
        Command("enter", "open", N_("open"), N_("Open the study in this folder, or see what is in the folder.")),
        Command("tab", "app.focus_next", N_("next line"), N_("Go to the next line; Shift+Tab goes back.")),
        Command("escape", "back", N_("back"), N_("Back; nothing is opened.")),
    )

    def __init__(self) -> None:
        super().__init__()
        proposed = str(home_of_studies()) + os.sep
        self._folder = FileField(_("Folder"), (), name="folder", value=proposed, called=_called)

    def compose(self) -> ComposeResult:
        yield TopLine("Interview TUI", _("open a study"))
        with VerticalScroll(classes="page", can_focus=False):
            yield self._folder
            yield Static(id="found", markup=False)
        yield KeyLine()

    def on_mount(self) -> None:
        self._folder.focus_field()
        self._say()

    def on_file_field_changed(self) -> None:
        self._say()

    def on_file_field_chosen(self) -> None:
        self.action_open()

    def on_input_submitted(self) -> None:
        self.action_open()

    def action_open(self) -> None:
        folder = study_around(self._folder.path)
        if folder is not None:
            finish(folder)  # what a kill left of locking it
            self.dismiss(folder)
        else:
            self._folder.looks_into()

    def action_back(self) -> None:
        self.dismiss(None)

    def _say(self) -> None:
        path, found = self._folder.path, self.query_one("#found", Static)
        folder = study_around(path)
        found.set_class(folder is not None, "-good")
        if folder is not None:
            found.update("✓ " + _("A study lies here: {name}. Enter opens it.").format(name=folder.name))
        elif not path.is_dir():
            found.update(_("There is no such folder yet. Go on typing, or choose in the list."))
        else:
            found.update(
                _("This folder is no study. Go on to the folder that is: a file called study.toml lies in it.")
            )


def study_around(path: Path) -> Path | None:
    """The folder of the study that `path` is, or lies in; None if it lies in none."""
    whole = path.expanduser().absolute()
    return next((folder for folder in (whole, *whole.parents) if _is_study(folder)), None)


def _is_study(folder: Path) -> bool:
    try:
        return any((folder / name).exists() for name in (SETTINGS, LOCKED, UNLOCKED))
    except OSError:  # it may not be looked into
        return False


def _called(folder: Path) -> str:
    if not _is_study(folder):
        return ""
    return _("locked study") if is_locked(folder) else _("study")
