"""The transcript's own key for exporting: what it says, and with a key to the real names."""

from pathlib import Path

from textual.pilot import Pilot

from interview_tui.held import corrections_of
from interview_tui.interview.correction import Kept
from interview_tui.study import Study
from interview_tui.tui.app import InterviewApp
from tests.tui.conftest import said, shown, until, until_screen
from tests.tui.test_key import PASSPHRASE, put_cheap_key, write


async def opened(pilot: Pilot[None]) -> None:
    await until(pilot, lambda: "Robin" in shown(pilot.app), "the study")  # type: ignore[arg-type]
    await pilot.press("enter")
    await until_screen(pilot, "TranscriptScreen")


async def test_it_says_that_nothing_is_decided_about_names_and_places(study: Path) -> None:
    app = InterviewApp(Study(study), language="en")
    async with app.run_test(size=(80, 24)) as pilot:
        await opened(pilot)
        await pilot.press("x")
        await until(pilot, lambda: "nothing is decided about names and places yet: press P" in said(app), "the word")
        assert sorted(path.name for path in (study / "exports").glob("*.md")) == ["01-robin.md"]


async def test_it_does_not_once_something_was_decided(study: Path) -> None:
    corrections_of(Study(study).interview("01")).append(Kept(start=1.2, end=1.4, original="Leeds", kind="place"))
    app = InterviewApp(Study(study), language="en")
    async with app.run_test(size=(80, 24)) as pilot:
        await opened(pilot)
        await pilot.press("x")
        await until(pilot, lambda: "Written into exports: " in said(app), "the files")
        assert "nothing is decided" not in said(app)


async def test_with_a_key_it_asks_for_the_passphrase_once_and_then_writes(study: Path) -> None:
    put_cheap_key(study)
    app = InterviewApp(Study(study), language="en")
    async with app.run_test(size=(80, 24)) as pilot:
        await opened(pilot)
        await pilot.press("x")
        await until_screen(pilot, "OpenKeyDialog")
        await write(pilot, "passphrase", PASSPHRASE)
        await pilot.press("enter")
        await until(pilot, lambda: "Exported" in said(app), "the files")
        for path in (study / "exports").glob("01-robin.*"):
            path.unlink()
        await pilot.press("x")
        await until(pilot, lambda: (study / "exports" / "01-robin.md").exists(), "the files once more")
        assert type(app.screen).__name__ == "TranscriptScreen"
