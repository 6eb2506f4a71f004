"""The day by which everything is to be deleted: set where a study is made and on its screen, brought up in time."""

import json
from datetime import date, timedelta
from pathlib import Path

import pytest
from textual.widgets import Input, Static

from interview_tui.problem import Problem
from interview_tui.retention import day_typed, is_due, retention_in, when
from interview_tui.study import Settings, Study
from interview_tui.study_facts import FACTS, changed
from interview_tui.study_settings import read_settings
from interview_tui.transcription import adding
from interview_tui.tui import memory
from interview_tui.tui.app import InterviewApp
from interview_tui.tui.widgets.pick import Pick
from tests.running import interview_tui
from tests.studies import GUIDE
from tests.transcription.made import random_openai
from tests.tui.conftest import said, until, until_screen

TODAY = date(2026, 11, 21)


@pytest.mark.parametrize(
    ("days", "due"), [(-400, True), (-1, True), (0, True), (1, True), (30, True), (31, False), (4000, False)]
)
def test_a_month_before_the_day_it_is_brought_up_and_ever_after(days: int, due: bool) -> None:
    assert is_due(TODAY + timedelta(days=days), TODAY) is due
    assert not is_due(None, TODAY)


def test_the_sentence_says_how_long_it_is_until_then() -> None:
    assert when(date(2026, 12, 1), TODAY) == "Everything in it is to be deleted by 2026-12-01, in 10 days."
    assert when(date(2026, 11, 22), TODAY) == "Everything in it is to be deleted by 2026-11-22, in 1 day."
    assert when(TODAY, TODAY) == "Everything in it is to be deleted today."
    assert when(date(2026, 11, 1), TODAY) == "Everything in it was to be deleted by 2026-11-01."


@pytest.mark.parametrize(
    ("written", "day"),
    [
        ("retention = 2027-06-30\n", date(2027, 6, 30)),
        ('retention = "2027-06-30"\n', date(2027, 6, 30)),
        ("retention = 2027-06-30T12:00:00Z\n", date(2027, 6, 30)),
        ('retention = "soon"\n', None),
        ("retention = 7\n", None),
        ("title = \n", None),
        ("", None),
    ],
)
def test_the_start_screen_reads_the_day_whatever_else_stands_there(
    tmp_path: Path, written: str, day: date | None
) -> None:
    (tmp_path / "study.toml").write_text(written, encoding="utf-8")
    assert retention_in(tmp_path) == day
    assert retention_in(tmp_path / "nothing") is None


def test_a_day_is_typed_as_year_month_day() -> None:
    assert day_typed(" 2027-06-30 ") == date(2027, 6, 30)
    assert day_typed("") is None
    for wrong in ("30/6 2027", "2027-13-01", "2027"):
        with pytest.raises(Problem, match="year, month and day"):
            day_typed(wrong)


def test_facts_about_a_study_are_kept_whole(tmp_path: Path) -> None:
    study = Study.create(tmp_path / "s", GUIDE, Settings(title="Trust"))
    told = {name: f'Åsa "{name}" \\ é' for name in FACTS if name not in ("minutes", "interviews", "retention")}
    study.save_settings(changed(study.settings, told | {"minutes": 45, "interviews": 8, "retention": TODAY}))
    read = read_settings(study.folder / "study.toml").model_dump()
    assert {name: read[name] for name in FACTS} == told | {"minutes": 45, "interviews": 8, "retention": TODAY}


def test_a_study_keeps_its_title_and_a_length_that_can_be() -> None:
    for wrong in ({"title": "  "}, {"minutes": 0}, {"minutes": 601}, {"minutes": None}, {"interviews": 0}):
        with pytest.raises(Problem):
            changed(Settings(title="Trust"), wrong)


def test_the_command_line_sets_shows_and_empties_facts(tmp_path: Path) -> None:
    made = interview_tui("new", tmp_path / "s", "--retention", "2027-06-30", "--language", "en")
    assert made.returncode == 0, made.stderr
    done = interview_tui("study", "set", "--responsible", "Ida Ek", "--minutes", "50", "--study", tmp_path / "s")
    assert done.returncode == 0, done.stderr
    shown = json.loads(interview_tui("study", "show", "--json", "--study", tmp_path / "s").stdout)
    assert (shown["retention"], shown["responsible"], shown["minutes"]) == ("2027-06-30", "Ida Ek", 50)
    assert interview_tui("study", "set", "--retention", "-", "--study", tmp_path / "s").returncode == 0
    assert json.loads(interview_tui("study", "show", "--json", "--study", tmp_path / "s").stdout)["retention"] is None
    wrong = interview_tui("study", "set", "--retention", "in June", "--study", tmp_path / "s")
    assert (wrong.returncode, wrong.stdout) == (1, "")
    assert "2027-06-30" in wrong.stderr
    assert interview_tui("study", "set", "--study", tmp_path / "s").returncode == 2


async def test_the_start_screen_names_the_studies_whose_day_is_near(tmp_path: Path) -> None:
    for name, days in (("Gone by", -3), ("Near", 20), ("Far", 300)):
        day = date.today() + timedelta(days=days)
        study = Study.create(tmp_path / name, GUIDE, Settings(title=name, language="en", retention=day))
        memory.remember_study(study.folder, name)
    app = InterviewApp(language="en")
    async with app.run_test() as pilot:
        await until_screen(pilot, "StartScreen")
        await pilot.pause()
        due = str(app.screen.query_one("#due", Static).content)
        assert "Gone by: Everything in it was to be deleted" in due
        assert "Near: Everything in it is to be deleted by" in due
        assert "Far" not in due


async def test_a_new_study_gets_its_day_and_a_warning_where_a_service_copies_it(tmp_path: Path) -> None:
    app = InterviewApp(language="en")
    async with app.run_test(size=(100, 40)) as pilot:
        await until_screen(pilot, "StartScreen")
        await pilot.press("n")
        await until_screen(pilot, "NewStudyScreen")
        folder, day = app.screen.query_one("#folder", Input), app.screen.query_one("#retention", Input)
        folder.value = str(tmp_path / "OneDrive - Lund" / "mine")
        await until(pilot, lambda: "OneDrive copies this folder" in said(app), "the warning")
        folder.value = str(tmp_path / "mine")
        await until(pilot, lambda: "copies this folder" not in said(app), "no warning")
        day.value = "2027-06"
        await pilot.press("enter")
        await until(pilot, lambda: "cannot be read" in said(app), "what is wrong with the day")
        assert not (tmp_path / "mine").exists()
        day.value = "2027-06-30"
        await pilot.press("enter")
        await until_screen(pilot, "StudyScreen")
    assert Study(tmp_path / "mine").settings.retention == date(2027, 6, 30)


def test_a_link_into_a_folder_that_is_copied_is_seen_through(tmp_path: Path) -> None:
    (tmp_path / "Dropbox").mkdir()
    try:
        (tmp_path / "Documents").symlink_to(tmp_path / "Dropbox")
    except OSError:
        pytest.skip("no links here")
    made = interview_tui("new", tmp_path / "Documents" / "s", "--language", "en")
    assert made.returncode == 0
    assert "Dropbox copies this folder" in made.stderr


async def test_facts_are_changed_on_the_screen_of_the_study(tmp_path: Path) -> None:
    adding.add(random_openai(tmp_path / "mine.pt"), "mine")
    study = Study.create(tmp_path / "s", GUIDE, Settings(title="Trust", language="en", retention=TODAY))
    app = InterviewApp(study, language="en")
    async with app.run_test(size=(100, 40)) as pilot:
        await until_screen(pilot, "StudyScreen")
        await until(pilot, lambda: "was to be deleted" in said(app) or "is to be deleted" in said(app), "the reminder")
        await pilot.press("b")
        await until_screen(pilot, "StudyFactsScreen")
        app.screen.query_one("#responsible", Input).value = "Ida Ek"
        app.screen.query_one("#retention", Input).value = "2099-01-01"
        app.screen.query_one("#interviews", Input).value = "12"
        assert app.screen.query_one("#model", Pick).value == "mine"
        app.screen.query_one("#title", Input).value = ""
        await pilot.press("enter")
        await until(pilot, lambda: "no title" in said(app), "what is missing")
        app.screen.query_one("#title", Input).value = "Trust again"
        await pilot.press("enter")
        await until_screen(pilot, "StudyScreen")
        await until(pilot, lambda: "to be deleted" not in said(app) and "Trust again" in said(app), "the new facts")
    kept = Study(tmp_path / "s").settings
    assert (kept.title, kept.responsible, kept.retention) == ("Trust again", "Ida Ek", date(2099, 1, 1))
    assert kept.interviews == 12
    assert kept.model == "mine"
