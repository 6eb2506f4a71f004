"""Before an interview: what is asked, what is heard, and that nothing is kept until somebody has agreed."""

from pathlib import Path

import pytest
from textual.pilot import Pilot
from textual.widgets import Input

from interview_tui.interview.events import ConsentRefused
from interview_tui.interview.pseudonyms import proposed_pseudonym
from interview_tui.study import Study
from interview_tui.tui.app import InterviewApp
from interview_tui.tui.readiness import disk_finding, where_placeholders_stand
from interview_tui.tui.widgets.pick import Pick
from tests.tui.conftest import Usage, said, shown, until, until_screen


async def prepare(pilot: Pilot[None], key: str = "i") -> None:
    await until(pilot, lambda: "Robin" in shown(pilot.app), "the study")  # type: ignore[arg-type]
    await pilot.press(key)
    await until_screen(pilot, "BeforeScreen")


async def ready(pilot: Pilot[None]) -> None:
    await until(pilot, lambda: "hears you well" in said(pilot.app), "the level")  # type: ignore[arg-type]


async def test_a_whole_way_into_an_interview(study: Path, tone: Path) -> None:
    """She takes the proposed name, hears that the microphone works, reads out, notes the yes, and is recorded."""
    app = InterviewApp(Study(study), language="en", source=tone)
    async with app.run_test() as pilot:
        await prepare(pilot)
        assert app.screen.query_one("#who", Input).value == "Kim"  # Robin has an interview already
        await ready(pilot)
        assert "Ready." in said(app)
        app.screen.query_one("#role", Input).value = "nurse"
        await pilot.press("enter")
        await until_screen(pilot, "ConsentScreen")
        assert "Thank you for being here." in shown(app)
        assert "not recording" in shown(app)
        assert len(Study(study).interviews()) == 1  # nothing is kept yet
        await pilot.press("a")
        await until_screen(pilot, "InterviewScreen")
        await until(pilot, lambda: "REC" in shown(app), "the recording light")
        interview = Study(study).interviews()[-1]
        assert interview.record.participants[0].role == "nurse"
        assert interview.record.kind == "interview"
        events = [type(event).__name__ for event in interview.timeline.events()]
        assert events[:3] == ["Started", "RecordingAgreed", "RecordingStarted"]
        app.screen.sitting.dispatch(ConsentRefused())  # type: ignore[attr-defined]


async def test_a_key_pressed_twice_begins_one_interview(study: Path, tone: Path) -> None:
    app = InterviewApp(Study(study), language="en", source=tone)
    async with app.run_test() as pilot:
        await prepare(pilot)
        await ready(pilot)
        await pilot.press("enter")
        await until_screen(pilot, "ConsentScreen")
        await pilot.press("a", "a", "w", "escape")
        await until_screen(pilot, "InterviewScreen")
        await until(pilot, lambda: "REC" in shown(app), "the recording light")
        assert [interview.id for interview in Study(study).interviews()] == ["01-robin", "02-kim"]
        app.screen.sitting.dispatch(ConsentRefused())  # type: ignore[attr-defined]


async def test_without_recording_nothing_is_recorded(study: Path, tone: Path) -> None:
    app = InterviewApp(Study(study), language="en", source=tone)
    async with app.run_test() as pilot:
        await prepare(pilot)
        await ready(pilot)
        await pilot.press("enter")
        await until_screen(pilot, "ConsentScreen")
        await pilot.press("w")
        await until_screen(pilot, "InterviewScreen")
        interview = Study(study).interviews()[-1]
        assert [type(event).__name__ for event in interview.timeline.events()] == ["Started"]
        assert list(interview.audio.iterdir()) == []


async def test_thinking_better_of_it_keeps_nothing(study: Path, tone: Path) -> None:
    app = InterviewApp(Study(study), language="en", source=tone)
    async with app.run_test() as pilot:
        await prepare(pilot)
        await ready(pilot)
        await pilot.press("enter")
        await until_screen(pilot, "ConsentScreen")
        await pilot.press("escape")
        await until_screen(pilot, "BeforeScreen")
        await ready(pilot)  # it listens again
        await pilot.press("escape")
        await until_screen(pilot, "StudyScreen")
    assert len(Study(study).interviews()) == 1


async def test_a_rehearsal_asks_nobody(study: Path, tone: Path) -> None:
    app = InterviewApp(Study(study), language="en", source=tone)
    async with app.run_test() as pilot:
        await prepare(pilot, "r")
        await ready(pilot)
        await pilot.press("enter")
        await until_screen(pilot, "InterviewScreen")
        assert Study(study).interviews()[-1].record.kind == "rehearsal"
        app.screen.sitting.end()  # type: ignore[attr-defined]


async def test_a_test_recording_is_played_back_and_leaves_nothing(study: Path, tone: Path) -> None:
    app = InterviewApp(Study(study), language="en", source=tone)
    async with app.run_test() as pilot:
        await prepare(pilot)
        await ready(pilot)
        files = sorted(path for path in study.rglob("*") if path.is_file())
        await pilot.press("t")
        await until(pilot, lambda: "Speak now" in said(app), "the test recording")
        await until(pilot, lambda: "Speak now" not in said(app), "its end")
        assert sorted(path for path in study.rglob("*") if path.is_file()) == files


async def test_a_name_with_an_interview_already_is_said(study: Path, tone: Path) -> None:
    app = InterviewApp(Study(study), language="en", source=tone)
    async with app.run_test() as pilot:
        await prepare(pilot)
        app.screen.query_one("#who", Input).value = "robin"
        await until(pilot, lambda: "robin has an interview in this study already" in said(app), "the word")


async def test_no_name_is_asked_for_and_the_form_stays(study: Path, tone: Path) -> None:
    app = InterviewApp(Study(study), language="en", source=tone)
    async with app.run_test() as pilot:
        await prepare(pilot)
        app.screen.query_one("#who", Input).value = " "
        await pilot.press("enter")
        await until_screen(pilot, "ProblemDialog")
        await pilot.press("enter")
        await until_screen(pilot, "BeforeScreen")
        assert app.focused is app.screen.query_one("#who")


async def test_a_microphone_that_is_not_there_keeps_nobody_from_the_interview(study: Path, tmp_path: Path) -> None:
    """The file that stands in for it has vanished, as a cable does."""
    app = InterviewApp(Study(study), language="en", source=tmp_path / "gone.wav")
    async with app.run_test() as pilot:
        await prepare(pilot)
        await until(pilot, lambda: "nothing is recorded" in said(app), "the word")
        await pilot.press("enter")
        await until_screen(pilot, "ConsentScreen")
        assert "agrees to be recorded" not in shown(app)
        await pilot.press("w")
        await until_screen(pilot, "InterviewScreen")


async def test_the_kind_follows_the_key_and_can_be_changed_with_arrows_and_mouse(study: Path, tone: Path) -> None:
    app = InterviewApp(Study(study), language="en", source=tone)
    async with app.run_test() as pilot:
        await prepare(pilot, "p")
        kind = app.screen.query_one("#kind", Pick)
        assert kind.value == "pilot"
        await pilot.press("right")
        assert kind.value == "rehearsal"
        assert "Enter begins the rehearsal." in said(app)
        await pilot.click("#kind", offset=(3, 0))
        assert kind.value == "interview"


async def test_each_placeholder_says_where_it_stands_and_is_filled_in_the_script(study: Path, tone: Path) -> None:
    (study / "guide.md").write_text(
        "---\nlanguage: en\nplaceholders: [town, school]\n---\n# Trust\n\n## Welcome\nHello in {town}.\n\n"
        "## Everyday\n1. One?\n2. Two in {town}?\n3. Three in {town}?\n",
        encoding="utf-8",
    )
    opened = Study(study)
    assert where_placeholders_stand(opened.guide) == [("town", "in questions 2 and 3"), ("school", "in a script")]
    app = InterviewApp(opened, language="en", source=tone)
    async with app.run_test() as pilot:
        await prepare(pilot)
        assert "in questions 2 and 3" in said(app)
        app.screen.query_one("#placeholder-0", Input).value = "Lund"
        await pilot.press("enter")
        await until_screen(pilot, "ConsentScreen")
        assert "Hello in Lund." in shown(app)


def test_a_disk_without_room_for_twice_the_time_says_so(study: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    opened = Study(study)
    assert disk_finding(opened).ok
    monkeypatch.setattr("shutil.disk_usage", lambda _path: Usage(10**9, 10**9 - 10**7, 10**7))
    finding = disk_finding(opened)
    assert not finding.ok
    assert "room for 5 min only" in finding.what


def test_a_name_is_proposed_that_the_study_does_not_have() -> None:
    assert proposed_pseudonym([]) == "Robin"
    assert proposed_pseudonym(["robin", "Kim"]) == "Love"
    every: list[str] = []
    for _turn in range(60):
        name = proposed_pseudonym(every, "en")
        assert name.casefold() not in {used.casefold() for used in every}
        every.append(name)
