"""Pictures of the places that show all interviews, in both languages and both sizes, as somebody has approved them."""

from pathlib import Path
from typing import Any

import pytest
from textual.pilot import Pilot

from interview_tui.study import Study
from interview_tui.tui.app import InterviewApp
from tests.across.material import small_study
from tests.tui.conftest import LooksRight, said, shown, until, until_screen


@pytest.fixture
def trust(tmp_path: Path) -> Study:
    study = small_study(tmp_path / "trust")
    study.change_settings(interviews=8)
    return study


@pytest.fixture
def program(trust: Study, language: str) -> InterviewApp:
    return InterviewApp(trust, language=language)


async def the_overview(pilot: Pilot[None]) -> Any:
    app: Any = pilot.app
    await until(pilot, lambda: "Robin" in shown(app), "the interviews")
    await pilot.press("v")
    await until_screen(pilot, "OverviewScreen")
    await until(pilot, lambda: app.screen.read, "everything to be read")
    return app


def test_overview(looks_right: LooksRight, program: InterviewApp) -> None:
    async def steps(pilot: Pilot[None]) -> None:
        await the_overview(pilot)
        await pilot.press("up", "right", "right")
        await pilot.pause()

    looks_right(program, steps)


def test_all_answers(looks_right: LooksRight, program: InterviewApp) -> None:
    async def steps(pilot: Pilot[None]) -> None:
        app = await the_overview(pilot)
        await pilot.press("up", "right", "right", "a")
        await until(pilot, lambda: "being able to count" in said(app), "the answers")

    looks_right(program, steps)


def test_quotes(looks_right: LooksRight, program: InterviewApp) -> None:
    async def steps(pilot: Pilot[None]) -> None:
        app = await the_overview(pilot)
        await pilot.press("u")
        await until(pilot, lambda: "Without my sister" in said(app), "the quotes")

    looks_right(program, steps)


def test_over_time(looks_right: LooksRight, program: InterviewApp) -> None:
    async def steps(pilot: Pilot[None]) -> None:
        app = await the_overview(pilot)
        await pilot.press("t")
        await until_screen(pilot, "OverTimeScreen")
        await until(pilot, lambda: len(app.screen._new) == 3, "the new words")
        await pilot.pause()

    looks_right(program, steps)


def test_find(looks_right: LooksRight, program: InterviewApp) -> None:
    async def steps(pilot: Pilot[None]) -> None:
        app: Any = pilot.app
        await until(pilot, lambda: "Robin" in shown(app), "the interviews")
        await pilot.press("f")
        await until_screen(pilot, "FindAcrossScreen")
        await until(pilot, lambda: app.screen.read, "everything to be read")
        await pilot.press(*"trust")
        await until(pilot, lambda: len(app.screen._rows) > 5, "the places")

    looks_right(program, steps)
