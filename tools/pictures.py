"""What the pictures in docs/ are made with: a screen of the running program, driven by its keys and saved as SVG."""

import asyncio
from pathlib import Path

from textual.pilot import Pilot

from interview_tui.tui.app import InterviewApp

PICTURES = Path(__file__).parent.parent / "docs" / "pictures"
_PATIENCE = 90.0
"""Seconds until words that do not come are given up."""
_NAMES = {" ": "space", ".": "full_stop", "?": "question_mark", "'": "apostrophe", ",": "comma"}


class Driver:
    """Presses keys in `app` and looks at what they do."""

    def __init__(self, app: InterviewApp, pilot: Pilot[None]) -> None:
        self.app = app
        self.pilot = pilot

    async def press(self, *keys: str) -> None:
        await self.pilot.press(*keys)

    async def type(self, text: str) -> None:
        """Type a line, and Enter."""
        await self.pilot.press(*(_NAMES.get(letter, letter) for letter in text), "enter")

    async def until(self, words: str) -> None:
        """Wait until these stand on the screen; raises `TimeoutError` with what stands there instead."""
        try:
            async with asyncio.timeout(_PATIENCE):
                while words not in self.said():
                    await self.pilot.pause(0.1)
        except TimeoutError:
            raise TimeoutError(f"{words!r} did not come; there stands: {self.said()}") from None
        await self.pilot.pause(0.3)

    def said(self) -> str:
        """All words on the screen, in one line."""
        strips = self.app.screen._compositor.render_strips()
        return " ".join(" ".join(strip.text for strip in strips).replace("│", " ").split())

    def save(self, name: str) -> None:
        """Write `docs/pictures/NAME.svg`."""
        self.app.save_screenshot(f"{name}.svg", path=str(PICTURES))
