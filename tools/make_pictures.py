"""Pictures for the README, taken from the running program: the demo's interview, at real speed, in both languages.

python -m tools.make_pictures        writes docs/pictures/interview-{sv,en}.svg; takes about four minutes
"""

import asyncio
import tempfile
from pathlib import Path

from interview_tui.demo.material import material
from interview_tui.transcription.models import NANO
from interview_tui.tui.app import InterviewApp
from interview_tui.tui.demo import DemoInterview
from tools.pictures import PICTURES, Driver

MOMENT = 104.0
"""Seconds into the demo: a theme is done, a follow-up asked, words have been heard."""
SIZE = (120, 34)


async def picture(language: str, folder: Path) -> None:
    """Hold the demo's interview up to the moment and save what the screen shows."""
    app = InterviewApp(language=language, demo=(material(language), folder / language, NANO))
    async with app.run_test(size=SIZE) as pilot:
        while not isinstance(app.screen, DemoInterview):
            await pilot.press("enter")
            await pilot.pause(0.2)
        while app.screen.sitting.clock() < MOMENT:
            await pilot.pause(0.2)
        Driver(app, pilot).save(f"interview-{language}")
        app.screen.sitting.end()


def main() -> None:
    PICTURES.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(prefix="interview-tui-pictures-", ignore_cleanup_errors=True) as folder:
        for language in ("sv", "en"):
            asyncio.run(picture(language, Path(folder)))


if __name__ == "__main__":
    main()
