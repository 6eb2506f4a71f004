"""Pictures of locking, of a locked study and of consent in full, in both languages and both sizes."""

from pathlib import Path
from typing import Any

from textual.pilot import Pilot
from textual.widgets import Input

from interview_tui.interview.consent import PersonConsent
from interview_tui.study import Study
from interview_tui.tui import memory
from interview_tui.tui.app import InterviewApp
from interview_tui.tui.screens.consent_details import ConsentDialog
from tests.locking import lock_cheaply
from tests.tui.conftest import LooksRight, shown, until, until_screen


def test_lock_the_study(looks_right: LooksRight, language: str, study: Path) -> None:
    async def steps(pilot: Pilot[None]) -> None:
        await until(pilot, lambda: "Robin" in shown(pilot.app), "the study")  # type: ignore[arg-type]
        await pilot.press("n")
        await until_screen(pilot, "LockDialog")
        pilot.app.screen.query_one("#passphrase", Input).value = "kort"
        await pilot.pause()

    looks_right(InterviewApp(Study(study), language=language), steps)


def test_locking(looks_right: LooksRight, language: str, study: Path) -> None:
    async def steps(pilot: Pilot[None]) -> None:
        await until(pilot, lambda: "Robin" in shown(pilot.app), "the study")  # type: ignore[arg-type]
        await pilot.press("n")
        await until_screen(pilot, "LockDialog")
        screen: Any = pilot.app.screen
        screen.working = True
        screen._show(0.4, 312.0)
        screen.refresh_bindings()
        await pilot.pause()

    looks_right(InterviewApp(Study(study), language=language), steps)


def test_start_with_a_locked_study(looks_right: LooksRight, language: str, study: Path) -> None:
    lock_cheaply(Study(study), "blue elephants")
    memory.remember_study(study, "Trust in the meeting")

    async def steps(pilot: Pilot[None]) -> None:
        await until_screen(pilot, "StartScreen")

    looks_right(InterviewApp(language=language), steps)


def test_open_a_locked_study(looks_right: LooksRight, language: str, study: Path) -> None:
    lock_cheaply(Study(study), "blue elephants")
    memory.remember_study(study, "Trust in the meeting")

    async def steps(pilot: Pilot[None]) -> None:
        await until_screen(pilot, "StartScreen")
        await pilot.press("enter")
        await until_screen(pilot, "UnlockDialog")
        pilot.app.screen.query_one("#passphrase", Input).value = "fel"
        await pilot.press("enter")
        await until(pilot, lambda: "! " in shown(pilot.app), "that it is wrong", 60)  # type: ignore[arg-type]

    looks_right(InterviewApp(language=language), steps)


def test_consent_in_full(looks_right: LooksRight, language: str) -> None:
    people = (
        PersonConsent("Robin", "spoken", 41.0, recording="yes", quotes="yes"),
        PersonConsent("Kim", by="guardian", assent="yes", recording="yes"),
    )

    async def steps(pilot: Pilot[None]) -> None:
        await until_screen(pilot, "StartScreen")
        await pilot.app.push_screen(ConsentDialog(people, 60.0, live=True))
        await pilot.press("right", "right")
        await pilot.pause()

    looks_right(InterviewApp(language=language), steps)
