"""Pictures for docs/tutorial.md, made by going its way: the same commands, the same keys, in the running program.

python -m tools.make_tutorial_pictures        writes docs/pictures/tutorial-*.svg; takes about two minutes
"""

import asyncio
import os
import subprocess
import sys
import tempfile
from collections.abc import Awaitable, Callable
from pathlib import Path

from interview_tui.demo.material import material
from interview_tui.guide_import import read_document_file
from interview_tui.study import Study
from interview_tui.tui.app import InterviewApp
from interview_tui.tui.screens.guide_import import GuideImportScreen
from tools.pictures import PICTURES, Driver

DOCUMENT = PICTURES.parent / "tutorial" / "interview-guide.docx"
SIZE = (100, 30)
_REASON = "It did not say what is talked about."


def command(*arguments: str) -> None:
    """A step of the tutorial that is typed; raises `CalledProcessError` where it fails."""
    subprocess.run([sys.executable, "-m", "interview_tui", "--language", "en", *arguments], check=True)


def reword(study: Path, before: str, after: str) -> None:
    """What the tutorial does in the guide editor."""
    guide = Study(study).guide_path
    text = guide.read_text(encoding="utf-8")
    assert before in text
    guide.write_text(text.replace(before, after), encoding="utf-8")


def go(app: InterviewApp, keys: Callable[[Driver], Awaitable[None]]) -> None:
    """Run the program and press its keys."""

    async def run() -> None:
        async with app.run_test(size=SIZE) as pilot:
            await keys(Driver(app, pilot))

    asyncio.run(run())


async def review(screen: Driver) -> None:
    await screen.until("1 row not sure")
    screen.save("tutorial-1-review")
    await screen.press("1", "p")
    await screen.type("3")
    await screen.press("s")


async def rehearsal(screen: Driver) -> None:
    await screen.until("No interview has been held")
    await screen.press("r")
    await screen.until("Enter begins the rehearsal")
    await screen.press("enter")
    await screen.until("The participant waits")
    await screen.press("space")
    await screen.until("Informed consent")
    await screen.press("down", "space")
    await screen.until("silent now")
    screen.save("tutorial-2-rehearsal")
    await screen.press("e")
    await screen.until("End the rehearsal?")
    await screen.press("down", "enter")
    await screen.until("The rehearsal is over")
    await screen.press("d")
    await screen.until("No interview has been held")


async def transcript(screen: Driver) -> None:
    await screen.until("Robin")
    await screen.press("enter")
    await screen.until("4 doubtful places")
    await screen.press("y", *["o", "y"] * 3)
    await screen.press("g", *["down"] * 5, "enter")
    await screen.press(*["right"] * 8, "left_square_bracket")
    await screen.until("Border moved")
    await screen.press("down", "m")
    await screen.type("a brother who listens")
    await screen.until("Quote marked")
    screen.save("tutorial-3-transcript")
    await screen.press("g", "home", *["down"] * 3, "enter")
    await screen.press(*["down"] * 4, "enter")
    await screen.until("from its beginning")
    await screen.press("end", "ctrl+u")
    await screen.type("My supervisor Margaret and I talk about the plan on Monday.")
    await screen.until("Margaret and I talk")
    await screen.press("home")
    while "100 % read" not in screen.said():
        await screen.press("r")
    await screen.press("q")
    await screen.until("ready")
    await screen.press("z")
    await screen.until("What does support mean")
    screen.save("tutorial-4-timing")


async def together(screen: Driver) -> None:
    await screen.until("Sam")
    await screen.press("v")
    await screen.until("Asked or answered")
    await screen.press(*["right"] * 4)
    await screen.until("What does support mean")
    screen.save("tutorial-5-overview")
    await screen.press("escape")
    await screen.until("ready")
    await screen.press("up", "enter")
    await screen.until("100 % read")
    await screen.press("P")
    await screen.until("Margaret")
    await screen.press("r")
    await screen.until("1 of 1 decided")
    screen.save("tutorial-6-names")
    await screen.press("escape", "q")
    await screen.until("ready")
    await screen.press("y")
    await screen.until("Written from the data")
    screen.save("tutorial-7-methods")


def main() -> None:
    PICTURES.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(prefix="interview-tui-pictures-", ignore_cleanup_errors=True) as name:
        folder = Path(name)
        for variable in ("HOME", "USERPROFILE", "LOCALAPPDATA", "APPDATA"):
            os.environ[variable] = name  # nobody's own list of studies changes
        guide, study = folder / "interview-guide.md", folder / "student-life"
        read = read_document_file(DOCUMENT)
        go(InterviewApp(place=lambda: GuideImportScreen(read, DOCUMENT, guide), language="en"), review)
        new = ("new", str(study), "--guide", str(guide), "--title", "Student life", "--model", "nano-demo")
        command(*new, "--retention", "2030-06-30")
        reword(study, "Don't you think that the university should help more?", "What could the university do for you?")
        go(InterviewApp(Study(study), language="en"), rehearsal)
        bring_in = ("--study", str(study), "import", str(material("en") / "recording.flac"), "--role", "student")
        command(*bring_in, "--participant", "Robin", "--pilot", "--consent", "spoken")
        go(InterviewApp(Study(study), language="en"), transcript)
        reword(study, "talk with a colleague", "talk about the essay with a colleague")
        command("--study", str(study), "guide", "reason", _REASON)
        command(*bring_in, "--participant", "Sam", "--consent", "written")
        go(InterviewApp(Study(study), language="en"), together)


if __name__ == "__main__":
    main()
