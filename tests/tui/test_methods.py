"""The report on methods on the screen: read in both languages, written for the thesis."""

from pathlib import Path

import pytest
from textual.pilot import Pilot

from interview_tui.guide_versions import keep_version
from interview_tui.interview.correction import Read
from interview_tui.study import Study
from interview_tui.tui.app import InterviewApp
from interview_tui.tui.screens.methods import MethodsScreen
from tests.reporting.holding import REWORDED, change_guide, correct, hold, new_study
from tests.tui.conftest import LooksRight, said, shown, until, until_screen


@pytest.fixture
def study(tmp_path: Path) -> Study:
    """A pilot, a change, and two interviews."""
    study = new_study(tmp_path / "trust", ethics_reference="Dnr 2026-1")
    hold(study, "Pia", day="2026-03-01", minutes=31, kind="pilot", consent={"how": "spoken"})
    change_guide(study, REWORDED)
    keep_version(study, "It was too narrow.")
    robin = hold(study, "Robin", minutes=40, consent={"how": "spoken"}, said=["one two three four"] * 5)
    correct(robin, Read(start=0, end=200, read=True))
    hold(study, "Kim", day="2026-03-12", minutes=52, mode="phone", consent={"how": "written"}, said=["one two"])
    return study


async def opened(pilot: Pilot[None]) -> None:
    await until(pilot, lambda: "Robin" in shown(pilot.app), "the study")  # type: ignore[arg-type]
    await pilot.press("y")
    await until_screen(pilot, "MethodsScreen")
    await until(pilot, lambda: "Every figure" in said(pilot.app), "the report")  # type: ignore[arg-type]


async def test_y_in_the_study_opens_the_report_and_x_writes_it(study: Study) -> None:
    app = InterviewApp(study, language="en")
    async with app.run_test(size=(80, 24)) as pilot:
        await opened(pilot)
        assert "40 and 52 minutes (mean 46)" in " ".join(said(app).split())
        assert "in English" in shown(app)
        await pilot.press("x")
        await until(pilot, lambda: (study.folder / "exports" / "method.md").exists(), "the documents")
        await pilot.press("l")
        assert "in Swedish" in shown(app)
        await pilot.press("x")
        await until(pilot, lambda: (study.folder / "exports" / "metod.docx").exists(), "the Swedish ones")
        await pilot.press("escape")
        await until_screen(pilot, "StudyScreen")


async def test_the_report_scrolls_by_keys(study: Study) -> None:
    app = InterviewApp(study, language="en")
    async with app.run_test(size=(80, 24)) as pilot:
        await opened(pilot)
        assert "Every figure is counted" in shown(app)
        await pilot.press("down", "down", "down")
        assert "Every figure is counted" not in shown(app)
        await pilot.press("up", "up", "up")
        assert "Every figure is counted" in shown(app)


async def test_without_an_interview_it_says_so_and_nothing_can_be_written(tmp_path: Path) -> None:
    app = InterviewApp(language="en")
    async with app.run_test(size=(80, 24)) as pilot:
        await app.push_screen(MethodsScreen(new_study(tmp_path / "empty")))
        await until(pilot, lambda: "no interview to tell of" in said(app), "the word")
        await pilot.press("x", "l")
        assert not list((tmp_path / "empty" / "exports").iterdir())


def test_the_report_looks_right(
    study: Study,
    looks_right: LooksRight,
    language: str,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr("interview_tui.reporting.gathering.__version__", "1.0.0")

    async def steps(pilot: Pilot[None]) -> None:
        await opened(pilot)
        if language == "sv":
            await pilot.press("l")
        await pilot.press("down", "down")
        await pilot.pause()

    looks_right(InterviewApp(study, language=language), steps)
