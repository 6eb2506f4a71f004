"""The timing of pilots on the screen: from the study, and after a pilot has ended."""

from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from textual.pilot import Pilot

from interview_tui.interview.events import ConsentRefused
from interview_tui.interview.record import update_record
from interview_tui.study import Interview, Settings, Study
from interview_tui.timing.cuts import Cut, Fit
from interview_tui.timing.measure import timing
from interview_tui.timing.report import LongWait, Monologue, Talk, Waits
from interview_tui.timing.words import fit_blocks, report_blocks
from interview_tui.transcription.progress import Progress
from interview_tui.tui.app import InterviewApp
from interview_tui.tui.screens.finishing import FinishingScreen
from interview_tui.tui.screens.timing import TimingScreen
from interview_tui.tui.screens.timing import shown as page
from tests.studies import GUIDE as TEXT
from tests.timing.studies import pilots
from tests.timing.talks import GUIDE, talk_of
from tests.tui.conftest import LooksRight, said, shown, until, until_screen


@pytest.fixture
def held(tmp_path: Path) -> tuple[Study, list[Interview]]:
    return pilots(tmp_path / "trust")


async def test_z_in_the_study_opens_the_marked_pilot_and_the_arrows_compare(
    held: tuple[Study, list[Interview]],
) -> None:
    study, _interviews = held
    app = InterviewApp(study, language="en")
    async with app.run_test(size=(80, 24)) as pilot:
        await until(pilot, lambda: "Robin" in shown(app), "the study")
        await pilot.press("home", "z")
        await until_screen(pilot, "TimingScreen")
        await until(pilot, lambda: "Robin · pilot" in shown(app), "the marked pilot")
        assert "2 of 3" in shown(app)
        assert "Planned 30 min, took 20 s" in said(app)
        await pilot.press("left")
        assert "Side by side" in shown(app)
        assert "It fits." in said(app)
        await pilot.press("left")
        assert "Kim · pilot" in shown(app)
        assert "It is not transcribed: how the interviewer talked cannot be told." in said(app)
        await pilot.press("x")
        await until(pilot, lambda: (study.folder / "exports" / "timing.docx").exists(), "the documents")
        assert (study.folder / "exports" / "timing.md").exists()
        await pilot.press("escape")
        await until_screen(pilot, "StudyScreen")


async def test_a_long_page_scrolls_by_keys(held: tuple[Study, list[Interview]]) -> None:
    app = InterviewApp(language="en")
    async with app.run_test(size=(80, 24)) as pilot:
        await app.push_screen(TimingScreen(held[0], "01-robin"))
        await until(pilot, lambda: "Robin · pilot" in shown(app), "the page")
        await pilot.press("down", "down", "down")
        assert "Robin · pilot" not in shown(app)
        await pilot.press("up", "up", "up")
        assert "Robin · pilot" in shown(app)


async def test_an_interview_that_is_no_pilot_stands_beside_the_pilots(held: tuple[Study, list[Interview]]) -> None:
    study, interviews = held
    update_record(interviews[1].folder, kind="interview")
    app = InterviewApp(language="en")
    async with app.run_test(size=(80, 24)) as pilot:
        await app.push_screen(TimingScreen(study, "02-kim"))
        await until(pilot, lambda: "Kim · interview" in shown(app), "the interview")
        assert "3 of 3" in shown(app)


async def test_what_the_demo_replayed_is_told_of_alone(held: tuple[Study, list[Interview]]) -> None:
    study, interviews = held
    update_record(interviews[1].folder, kind="interview", replayed=True)
    app = InterviewApp(language="en")
    async with app.run_test(size=(80, 24)) as pilot:
        await app.push_screen(TimingScreen(study, "02-kim"))
        await until(pilot, lambda: "Kim · interview" in shown(app), "the replay")
        assert " of 3" not in shown(app)
        assert "Robin" not in shown(app)


async def test_a_study_with_nobody_in_it_says_what_to_do(tmp_path: Path) -> None:
    study = Study.create(tmp_path / "new", TEXT, Settings(title="Trust", language="en"))
    app = InterviewApp(language="en")
    async with app.run_test(size=(80, 24)) as pilot:
        await app.push_screen(TimingScreen(study))
        await until(pilot, lambda: "Hold a pilot first" in said(app), "the next step")


async def test_after_a_pilot_its_timing_is_offered_and_the_transcript_waits_for_her(
    held: tuple[Study, list[Interview]],
) -> None:
    _study, (robin, _kim) = held
    app = InterviewApp(language="en")
    async with app.run_test(size=(80, 24)) as pilot:
        screen = FinishingScreen(robin)
        screen.follow = lambda: None  # type: ignore[assignment, method-assign, return-value]
        await app.push_screen(screen)
        assert "timing" in shown(app)
        await pilot.press("z")
        await until(pilot, lambda: "Robin · pilot" in shown(app), "the timing")
        screen.post_message(FinishingScreen.Moved(finished()))
        await pilot.pause()
        assert isinstance(app.screen, TimingScreen)  # nothing takes the page from under her eyes
        await pilot.press("escape")
        await until_screen(pilot, "TranscriptScreen")


def finished() -> Progress:
    return Progress(done_seconds=20.0, total_seconds=20.0, complete=True, seconds_left=None, running=False)


async def test_after_an_interview_that_is_no_pilot_it_is_not(study: Path) -> None:
    app = InterviewApp(language="en")
    async with app.run_test(size=(80, 24)) as pilot:
        screen = FinishingScreen(Study(study).interviews()[0])
        screen.follow = lambda: None  # type: ignore[assignment, method-assign, return-value]
        await app.push_screen(screen)
        await pilot.press("z")
        assert app.screen is screen


# Pictures

TALK = Talk(
    share=0.41,
    share_unread=0.36,
    unknown=0.12,
    monologue=Monologue(212.0, 74.0, 161),
    interruptions=(141.0, 302.0, 655.0),
    after_questions=Waits(14, 1.4, 7.2, 3),
    after_answers=Waits(17, 0.8, 5.6),
    long_waits=(LongWait(64.0, 7.2, "day", False), LongWait(390.0, 5.6, "help", True)),
    not_counted=1,
)


def test_the_pilots_side_by_side(looks_right: LooksRight, language: str, held: tuple[Study, list[Interview]]) -> None:
    async def steps(pilot: Pilot[None]) -> None:
        await pilot.app.push_screen(TimingScreen(held[0]))
        await until(pilot, lambda: "Kim" in shown(pilot.app), "the pilots")  # type: ignore[arg-type]

    looks_right(InterviewApp(language=language), steps)


def test_one_pilot_in_all_its_figures(
    looks_right: LooksRight, language: str, held: tuple[Study, list[Interview]]
) -> None:
    """Half an hour's talk is made up: what counts is how it looks."""
    report = replace(timing(talk_of(), GUIDE), talk=TALK, unknown=("few_speakers",))
    fit = Fit(
        600.0, 780.0, 1, 200.0,
        (
            Cut("tell", "Whom do you tell?", "optional", 280.0, 280.0),
            Cut("day", "Would you tell me about an ordinary day?", "over_plan", 180.0, 300.0, 120.0),
        ),
    )  # fmt: skip

    async def steps(pilot: Pilot[None]) -> None:
        screen: Any = TimingScreen(held[0], "01-robin")
        await pilot.app.push_screen(screen)
        await until(pilot, lambda: "Robin" in shown(pilot.app), "the page")  # type: ignore[arg-type]
        width = min(110, pilot.app.size.width - 7)
        screen._reports = []
        screen.query_one("#timing-page").update(page([*report_blocks(report), *fit_blocks(fit)], width))
        await pilot.pause()

    looks_right(InterviewApp(language=language), steps)


async def test_a_refused_interview_has_no_page(held: tuple[Study, list[Interview]]) -> None:
    study, interviews = held
    interviews[1].timeline.append(ConsentRefused(at=20))
    app = InterviewApp(language="en")
    async with app.run_test(size=(80, 24)) as pilot:
        await app.push_screen(TimingScreen(study, "02-kim"))
        await until(pilot, lambda: "Robin · pilot" in shown(app), "the other one")
        assert "Kim" not in shown(app)
