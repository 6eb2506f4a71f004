"""Pictures of the screens around the interview, in both languages and both sizes, as somebody has approved them."""

from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import numpy as np
from textual.pilot import Pilot
from textual.widgets import Input

from interview_tui.audio.recorder.messages import RecorderStatus
from interview_tui.doctor import Check
from interview_tui.language import _
from interview_tui.problem import Problem
from interview_tui.study import Settings, Study
from interview_tui.tui import memory
from interview_tui.tui.app import InterviewApp
from interview_tui.tui.screens.take_up import TakeUpDialog
from interview_tui.tui.widgets.microphone import MicrophoneLevel
from interview_tui.tui.widgets.pick import Pick
from tests.audio.sounds import RATE, save
from tests.tui.conftest import LooksRight, shown, until, until_screen
from tests.virtual_audio import VirtualAudio

Compare = Callable[..., bool]

CHECKS = (
    Check("Terminal", True, "80 columns, 24 lines"),
    Check("Disk", True, "41 GB free, 355 hours of recording"),
    Check("Models", None, "no model for real speech; the demo model understands the demo's voices only", "Fetch one."),
    Check("Microphone", False, "none found", "Plug one in, and let the terminal use it (privacy settings)."),
)
PEAKS = (-60, -55, -40, -30, -22, -18, -25, -33, -28, -20, -15, -19, -24)


def studies(folder: Path) -> Path:
    """A folder with two studies that were opened lately."""
    for name in ("trust", "studying"):
        Study.create(folder / name, GUIDE, Settings(title=GUIDE_TITLES[name], language="en"))
        memory.remember_study(folder / name, GUIDE_TITLES[name])
    return folder


GUIDE = "---\nlanguage: en\n---\n# Trust\n\n## Everyday (10 min)\n1. What is a day like?\n"
GUIDE_TITLES = {"trust": "Trust in the meeting", "studying": "Studying with ADHD"}


def test_start(looks_right: LooksRight, language: str, tmp_path: Path) -> None:
    studies(tmp_path)

    async def steps(pilot: Pilot[None]) -> None:
        await until_screen(pilot, "StartScreen")
        await pilot.app.workers.wait_for_complete()  # how many interviews each has

    looks_right(InterviewApp(language=language), steps)


def test_start_for_the_first_time(looks_right: LooksRight, language: str) -> None:
    async def steps(pilot: Pilot[None]) -> None:
        await until_screen(pilot, "StartScreen")

    looks_right(InterviewApp(language=language), steps)


def test_start_in_high_contrast(looks_right: LooksRight, language: str, tmp_path: Path) -> None:
    studies(tmp_path)

    async def steps(pilot: Pilot[None]) -> None:
        await until_screen(pilot, "StartScreen")
        await pilot.app.workers.wait_for_complete()  # how many interviews each has
        await pilot.press("h")

    looks_right(InterviewApp(language=language), steps)


def test_help(looks_right: LooksRight, language: str) -> None:
    async def steps(pilot: Pilot[None]) -> None:
        await until_screen(pilot, "StartScreen")
        await pilot.press("question_mark")
        await until_screen(pilot, "HelpDialog")

    looks_right(InterviewApp(language=language), steps)


def test_problem(looks_right: LooksRight, language: str) -> None:
    async def steps(pilot: Pilot[None]) -> None:
        await until_screen(pilot, "StartScreen")
        problem = Problem(
            "This probe has no question above it.", cure="Put a question first.", where="guide.md", line=12
        )
        pilot.app.show_problem(problem)  # type: ignore[attr-defined]
        await until_screen(pilot, "ProblemDialog")

    looks_right(InterviewApp(language=language), steps)


def test_open_study(looks_right: LooksRight, language: str) -> None:
    studies(Path.home() / "theses")
    (Path.home() / "theses" / "literature").mkdir()

    async def steps(pilot: Pilot[None]) -> None:
        await until_screen(pilot, "StartScreen")
        await pilot.press("o")
        await until_screen(pilot, "OpenStudyScreen")
        pilot.app.screen.query_one("#folder", Input).value = "~/theses/"
        await pilot.pause()

    looks_right(InterviewApp(language=language), steps)


def test_new_study(looks_right: LooksRight, language: str) -> None:
    (Path.home() / "guide.md").write_text(GUIDE, encoding="utf-8")

    async def steps(pilot: Pilot[None]) -> None:
        await until_screen(pilot, "StartScreen")
        await pilot.press("n")
        await until_screen(pilot, "NewStudyScreen")
        await pilot.press("left")
        pilot.app.screen.query_one("#file", Input).value = "~/guide.md"
        await pilot.pause()
        pilot.app.screen.query_one("#title", Input).value = GUIDE_TITLES["trust"]
        await pilot.pause()
        pilot.app.screen.query_one("#folder", Input).value = "~/Documents/trust-in-the-meeting"
        await pilot.pause()

    looks_right(InterviewApp(language=language), steps)


def test_study(looks_right: LooksRight, language: str, study: Path) -> None:
    async def steps(pilot: Pilot[None]) -> None:
        await until(pilot, lambda: "Robin" in shown(pilot.app), "the interview")  # type: ignore[arg-type]

    looks_right(InterviewApp(Study(study), language=language), steps)


def test_study_without_interviews(looks_right: LooksRight, language: str, tmp_path: Path) -> None:
    study = Study(studies(tmp_path) / "trust")

    async def steps(pilot: Pilot[None]) -> None:
        await until(pilot, lambda: pilot.app.screen.query("#teaching"), "the study")
        await until(pilot, lambda: pilot.app.screen.query_one("#held").display, "its interviews")

    looks_right(InterviewApp(study, language=language), steps)


def test_import(looks_right: LooksRight, language: str, study: Path) -> None:
    memos = Path.home() / "memos"
    memos.mkdir()
    for name, seconds in (("Memo 1.wav", 40), ("zoom.wav", 75)):
        save(memos / name, np.zeros(seconds * RATE, np.int16))

    async def steps(pilot: Pilot[None]) -> None:
        await until(pilot, lambda: "Robin" in shown(pilot.app), "the interview")  # type: ignore[arg-type]
        await pilot.press("m")
        await until_screen(pilot, "ImportScreen")
        pilot.app.screen.query_one("#file", Input).value = "~/memos/"
        await until(pilot, lambda: "zoom.wav" in shown(pilot.app), "the files")  # type: ignore[arg-type]
        pilot.app.screen.query_one("#who", Input).value = "Kim"
        await pilot.pause()

    looks_right(InterviewApp(Study(study), language=language), steps)


def test_doctor(looks_right: LooksRight, language: str) -> None:
    async def steps(pilot: Pilot[None]) -> None:
        await until_screen(pilot, "StartScreen")
        await pilot.press("c")
        await until_screen(pilot, "DoctorScreen")
        screen: Any = pilot.app.screen
        await pilot.app.workers.wait_for_complete()
        await screen.query_one("#checks").remove_children()
        for check in CHECKS:
            screen._show(check)
        screen._say(_("something should be mended first"))
        await pilot.pause()

    looks_right(InterviewApp(language=language), steps)


def test_take_up(looks_right: LooksRight, language: str) -> None:
    async def steps(pilot: Pilot[None]) -> None:
        await until_screen(pilot, "StartScreen")
        pilot.app.push_screen(TakeUpDialog("Kim"))
        await until_screen(pilot, "TakeUpDialog")

    looks_right(InterviewApp(language=language), steps)


def test_before(looks_right: LooksRight, language: str, study: Path, tone: Path) -> None:
    async def steps(pilot: Pilot[None]) -> None:
        await until(pilot, lambda: "Robin" in shown(pilot.app), "the study")  # type: ignore[arg-type]
        await pilot.press("i")
        await until_screen(pilot, "BeforeScreen")
        screen: Any = pilot.app.screen
        await until(pilot, lambda: screen._hears, "the microphone")
        listening = screen._listening
        listening.close()
        await until(pilot, lambda: listening.closed(0), "the end of listening")
        for peak in PEAKS:
            screen.query_one(MicrophoneLevel).show(RecorderStatus(peak_dbfs=float(peak)))
        await pilot.pause()

    looks_right(InterviewApp(Study(study), language=language, source=tone), steps)


def test_before_with_a_backup(looks_right: LooksRight, language: str, study: Path, sound_system: VirtualAudio) -> None:
    async def steps(pilot: Pilot[None]) -> None:
        await until(pilot, lambda: "Robin" in shown(pilot.app), "the study")  # type: ignore[arg-type]
        await pilot.press("i")
        await until_screen(pilot, "BeforeScreen")
        screen: Any = pilot.app.screen
        await until(pilot, lambda: screen._hears, "the microphone")
        alone = screen._listening
        screen.query_one("#tracks", Pick).value = "two_devices"
        await until(pilot, lambda: screen._listening is not alone and screen._hears, "both microphones")
        listening = screen._listening
        listening.close()
        await until(pilot, lambda: listening.closed(0), "the end of listening")
        for peak in PEAKS:
            status = RecorderStatus(peak_dbfs=float(peak), second_peak_dbfs=float(peak) - 12, second_running=True)
            screen.query_one(MicrophoneLevel).show(status)
        await pilot.pause()

    looks_right(InterviewApp(Study(study), language=language), steps)


def test_take_up_off_the_record(looks_right: LooksRight, language: str) -> None:
    async def steps(pilot: Pilot[None]) -> None:
        await until_screen(pilot, "StartScreen")
        pilot.app.push_screen(TakeUpDialog("Kim", "off_record", 1800.0))
        await until_screen(pilot, "TakeUpDialog")

    looks_right(InterviewApp(language=language), steps)


def test_consent(looks_right: LooksRight, language: str, study: Path, tone: Path) -> None:
    async def steps(pilot: Pilot[None]) -> None:
        await until(pilot, lambda: "Robin" in shown(pilot.app), "the study")  # type: ignore[arg-type]
        await pilot.press("i")
        await until_screen(pilot, "BeforeScreen")
        await pilot.press("enter")
        await until_screen(pilot, "ConsentScreen")

    looks_right(InterviewApp(Study(study), language=language, source=tone), steps)


def test_about_the_study(looks_right: LooksRight, language: str, tmp_path: Path) -> None:
    study = Study(studies(tmp_path) / "trust")

    async def steps(pilot: Pilot[None]) -> None:
        await until_screen(pilot, "StudyScreen")
        await pilot.press("b")
        await until_screen(pilot, "StudyFactsScreen")

    looks_right(InterviewApp(study, language=language), steps)


def test_start_with_a_study_whose_day_has_passed(looks_right: LooksRight, language: str, tmp_path: Path) -> None:
    study = Study(studies(tmp_path) / "trust")
    study.change_settings(retention=date(2026, 1, 31))

    async def steps(pilot: Pilot[None]) -> None:
        await until_screen(pilot, "StartScreen")
        await pilot.app.workers.wait_for_complete()  # how many interviews each has

    looks_right(InterviewApp(language=language), steps)
