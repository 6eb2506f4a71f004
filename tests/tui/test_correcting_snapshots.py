"""Pictures of a transcript that is being put right: as somebody approved them."""

from pathlib import Path

import pytest
from textual.pilot import Pilot

from interview_tui.tui.app import InterviewApp
from tests.tui.conftest import LooksRight
from tests.tui.talks import talk
from tests.tui.test_correcting import go_to, screen
from tests.tui.test_reading_through import doubt

STATES: dict[str, tuple[str, list[str]]] = {
    "editing": ("well, i get", ["enter", "ctrl+right", *" yes,"]),
    "doubtful": ("well, i get", ["r", "home", "o"]),
    "quoting": ("the bus, and", ["v", *["right"] * 7, "m", *"always late"]),
    "marks": (
        "the bus, and",
        ["m", *"late", "enter", "n", *"sighs", "enter", "down", "down", "m", "tab", "enter", "M"],
    ),
    "replacing": ("well, i get", ["E", *"the bus", "tab", *"the tram", "tab", "tab", "down", "space"]),
    "pauses": ("well, i get", ["w"]),
    "clean": ("well, i get", ["w", "w"]),
    "help": ("well, i get", ["question_mark"]),
}
"""What she does, from which words on."""


@pytest.mark.parametrize("where", STATES)
def test_picture(looks_right: LooksRight, tmp_path: Path, where: str, language: str) -> None:
    app = InterviewApp(language=language)
    words, keys = STATES[where]

    async def steps(pilot: Pilot[None]) -> None:
        await app.push_screen(screen(doubt(talk(tmp_path / "trust"))))
        await pilot.pause()
        await go_to(pilot, words)
        await pilot.press(*keys)
        await pilot.pause()
        await pilot.pause()

    looks_right(app, steps)
