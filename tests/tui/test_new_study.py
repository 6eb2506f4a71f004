"""Making a study: from an example, from a file, and from files that are not quite guides."""

from pathlib import Path

import pytest
from textual.pilot import Pilot
from textual.widgets import Input

from interview_tui.study import Study
from interview_tui.tui.app import InterviewApp
from interview_tui.tui.widgets.pick import Pick
from tests.tui.conftest import said, shown, until, until_screen

GUIDE = "# Trust\n\n## Everyday (10 min)\n1. What is a day like?\n2. And a night?\n"


async def choose_file(pilot: Pilot[None], path: Path) -> None:
    """Go to the new study and give `path` as the file of the guide."""
    await until_screen(pilot, "StartScreen")
    await pilot.press("n")
    await until_screen(pilot, "NewStudyScreen")
    await pilot.press("left")
    field = pilot.app.screen.query_one("#file", Input)
    await until(pilot, lambda: field.parent and field.parent.display, "the line for the file")
    await pilot.press("tab")
    assert pilot.app.focused is field
    field.value = str(path)
    await pilot.pause()


def value(pilot: Pilot[None], name: str) -> str:
    return pilot.app.screen.query_one(f"#{name}", Input).value


async def test_an_example_is_two_keys_away(tmp_path: Path) -> None:
    app = InterviewApp(language="en")
    async with app.run_test() as pilot:
        await until_screen(pilot, "StartScreen")
        await pilot.press("n")
        await until_screen(pilot, "NewStudyScreen")
        assert "questions" in said(app)
        pilot.app.screen.query_one("#folder", Input).value = str(tmp_path / "mine")
        await pilot.press("enter")
        await until_screen(pilot, "StudyScreen")
    study = Study(tmp_path / "mine")
    assert study.settings.language == "en"
    assert list(study.guide.questions())


async def test_a_guide_of_her_own_is_one_key_away_and_found_in_its_folder(tmp_path: Path) -> None:
    folder = tmp_path / "Uppsats å ä ö"
    folder.mkdir()
    (folder / "guide.md").write_text(GUIDE, encoding="utf-8")
    (folder / "holiday.jpg").write_bytes(b"no guide")
    app = InterviewApp(language="en")
    async with app.run_test() as pilot:
        await until_screen(pilot, "StartScreen")
        await pilot.press("n")
        await until_screen(pilot, "NewStudyScreen")
        assert "f a file of mine" in said(app)
        await pilot.press("f")
        field = app.screen.query_one("#file", Input)
        await until(pilot, lambda: app.focused is field, "the line for the file")
        field.value = str(folder)
        await pilot.press("enter")  # a folder is looked into, and no study is made
        await until(pilot, lambda: "guide.md" in shown(app), "what lies in the folder")
        assert "holiday.jpg" not in shown(app)
        await pilot.press("enter")
        await until(pilot, lambda: "1 theme, 2 questions" in said(app), "the guide")
        assert value(pilot, "file") == str(folder / "guide.md")
        assert value(pilot, "title") == "Trust"


async def test_title_minutes_language_and_folder_follow_the_guide(tmp_path: Path) -> None:
    path = tmp_path / "guide.md"
    path.write_text(f"---\nlanguage: sv\nminutes: 40\n---\n{GUIDE}", encoding="utf-8")
    app = InterviewApp(language="en")
    async with app.run_test() as pilot:
        await choose_file(pilot, path)
        assert value(pilot, "title") == "Trust"
        assert value(pilot, "minutes") == "40"
        assert value(pilot, "folder").endswith("trust")
        assert pilot.app.screen.query_one("#language", Pick).value == "sv"
        assert "1 theme, 2 questions, 40 min planned" in said(app)


async def test_what_she_has_written_herself_is_not_overwritten(tmp_path: Path) -> None:
    path = tmp_path / "guide.md"
    path.write_text(GUIDE, encoding="utf-8")
    app = InterviewApp(language="en")
    async with app.run_test() as pilot:
        await until_screen(pilot, "StartScreen")
        await pilot.press("n")
        await until_screen(pilot, "NewStudyScreen")
        pilot.app.screen.query_one("#title", Input).value = "My own title"
        await pilot.pause()
        assert value(pilot, "folder").endswith("my-own-title")
        await pilot.press("escape")
        await choose_file(pilot, path)
        assert value(pilot, "title") == "Trust"
        pilot.app.screen.query_one("#title", Input).value = "My own title"
        pilot.app.screen.query_one("#file", Input).value = str(path) + "x"
        pilot.app.screen.query_one("#file", Input).value = str(path)
        await pilot.pause()
        assert value(pilot, "title") == "My own title"


async def test_a_guide_in_latin_1_is_offered_to_be_read_as_such(tmp_path: Path) -> None:
    path = tmp_path / "guide.md"
    path.write_bytes("# Tillit i mötet\n\n## Vardag\n1. Hur är det på våren?\n".encode("latin-1"))
    app = InterviewApp(language="en")
    async with app.run_test() as pilot:
        await choose_file(pilot, path)
        assert "guide.md" in said(app)
        assert "may be Latin-1" in said(app)
        await pilot.press("tab", "right")
        await pilot.pause()
        assert value(pilot, "title") == "Tillit i mötet"
        pilot.app.screen.query_one("#folder", Input).value = str(tmp_path / "study")
        await pilot.press("enter")
        await until_screen(pilot, "StudyScreen")
    assert "på våren" in (tmp_path / "study" / "guide.md").read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (b"", "empty"),
        (b"PK\x03\x04....word/document.xml", "Word"),
        (b"# T\n\n## Theme\n1. One? {#a}\n2. Two? {#a}\n", "line 5"),
        (b"# T\n\n1. A question too early?\n", "line 3"),
    ],
    ids=["empty", "a Word file renamed", "two equal ids", "a question outside any section"],
)
async def test_a_file_that_is_no_guide_says_why_and_makes_nothing(tmp_path: Path, data: bytes, words: str) -> None:
    path = tmp_path / "guide.md"
    path.write_bytes(data)
    app = InterviewApp(language="en")
    async with app.run_test() as pilot:
        await choose_file(pilot, path)
        assert words in said(app)
        pilot.app.screen.query_one("#folder", Input).value = str(tmp_path / "study")
        await pilot.press("enter")
        await pilot.pause()
        assert type(app.screen).__name__ == "NewStudyScreen"
    assert not (tmp_path / "study").exists()


async def test_a_folder_that_is_taken_is_said_and_nothing_in_it_is_touched(tmp_path: Path) -> None:
    (tmp_path / "letter.txt").write_text("dear")
    app = InterviewApp(language="en")
    async with app.run_test() as pilot:
        await until_screen(pilot, "StartScreen")
        await pilot.press("n")
        await until_screen(pilot, "NewStudyScreen")
        pilot.app.screen.query_one("#folder", Input).value = str(tmp_path)
        await pilot.press("enter")
        await until(pilot, lambda: "something in this folder already" in said(app), "the reason")
    assert [path.name for path in tmp_path.iterdir()] == ["letter.txt"]
