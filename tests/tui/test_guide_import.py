"""A document looked through before it is a guide: what is not sure is found, put right, and saved as she wants it."""

from pathlib import Path

import pytest
from textual.pilot import Pilot
from textual.widgets import Input, Static

from interview_tui.guide.markdown import read_guide
from interview_tui.guide_drafts import draft_path
from interview_tui.guide_import import read_document_file
from interview_tui.study import Study
from interview_tui.tui.app import InterviewApp
from interview_tui.tui.screens.guide_import import GuideImportScreen
from interview_tui.tui.widgets.source_lines import SourceLines
from tests.audio.two_places import Disks
from tests.tui.conftest import said, shown, until, until_screen

DOCUMENT = """Interview guide about support

Introduction
Thank you for seeing me.

Everyday life (10 min)
1. Could you tell me about an ordinary day?
a. What do you do first?
2. What is it like to live here?
Something about the neighbours
- anything else?

Closing
3. Is there anything you would like to add?
"""


@pytest.fixture
def document(tmp_path: Path) -> Path:
    path = tmp_path / "guide.txt"
    path.write_text(DOCUMENT, encoding="utf-8")
    return path


def review(document: Path, target: Path | None = None) -> InterviewApp:
    read = read_document_file(document)
    return InterviewApp(place=lambda: GuideImportScreen(read, document, target), language="en")


def screen(pilot: Pilot[None]) -> GuideImportScreen:
    here = pilot.app.screen
    assert isinstance(here, GuideImportScreen)
    return here


async def test_the_first_row_that_is_not_sure_is_marked_with_its_reason_and_its_lines_are_lit(document: Path) -> None:
    app = review(document)
    async with app.run_test(size=(80, 24)) as pilot:
        await until_screen(pilot, "GuideImportScreen")
        await until(pilot, lambda: screen(pilot).marked.unsure, "a row that is not sure")
        here = screen(pilot)
        assert here.marked.text == "Something about the neighbours"
        lit = here.query_one(SourceLines)
        assert [line.text for line in lit.source if line.n in lit.lit] == ["Something about the neighbours"]
        assert "8 Something about the neighbours" in " ".join(shown(app).split())
        assert here.marked.unsure[:30] in said(app)
        assert "1 row not sure" in said(app)


async def test_a_row_put_right_is_sure_and_the_guide_is_written(document: Path, tmp_path: Path) -> None:
    target = tmp_path / "guide.md"
    app = review(document, target)
    async with app.run_test(size=(120, 40)) as pilot:
        await until_screen(pilot, "GuideImportScreen")
        await until(pilot, lambda: screen(pilot).marked.unsure, "a row that is not sure")
        await pilot.press("3")
        assert "not sure" not in said(app)
        await pilot.press("s")
        await pilot.pause()
    guide = read_guide(target.read_text(encoding="utf-8"))
    assert [probe.text for question in guide.questions() for probe in question.all_probes()] == [
        "What do you do first?",
        "Something about the neighbours",
        "anything else?",
    ]
    assert not draft_path(document).exists()


async def test_y_says_that_it_is_right_as_it_stands(document: Path) -> None:
    app = review(document)
    async with app.run_test(size=(80, 24)) as pilot:
        await until_screen(pilot, "GuideImportScreen")
        await until(pilot, lambda: screen(pilot).marked.unsure, "a row that is not sure")
        await pilot.press("y")
        assert "not sure" not in said(app)
        await pilot.press("u")
        assert "1 row not sure" in said(app)


async def test_nothing_is_written_over_and_nothing_put_right_is_lost_by_that(document: Path, tmp_path: Path) -> None:
    target = tmp_path / "guide.md"
    target.write_text("mine", encoding="utf-8")
    app = review(document, target)
    async with app.run_test(size=(80, 24)) as pilot:
        await until_screen(pilot, "GuideImportScreen")
        await until(pilot, lambda: screen(pilot).marked.unsure, "a row that is not sure")
        await pilot.press("x", "s")
        await until_screen(pilot, "ProblemDialog")
        assert "a file of that name already" in said(app)
        await pilot.press("escape")
        await until_screen(pilot, "GuideImportScreen")
        assert "neighbours" not in said(app).split("Closing")[0].split("Everyday")[-1] or screen(pilot).dirty
    assert target.read_text(encoding="utf-8") == "mine"
    assert draft_path(document).exists()


async def test_a_full_disk_leaves_no_empty_guide_and_what_was_put_right_is_saved_when_there_is_room(
    document: Path, small_disk: Disks
) -> None:
    disk = small_disk("1m")
    disk.fill(leave=0)
    target = disk.folder / "guide.md"
    app = review(document, target)
    async with app.run_test(size=(80, 24)) as pilot:
        await until_screen(pilot, "GuideImportScreen")
        await until(pilot, lambda: screen(pilot).marked.unsure, "a row that is not sure")
        await pilot.press("3", "s")
        await until(pilot, lambda: "no room on the disk" in said(app), "why it was not saved")
        assert [path.name for path in disk.folder.iterdir()] == ["of-somebody-else"]
        await pilot.press("escape")
        await until_screen(pilot, "GuideImportScreen")
        disk.make_room()
        await pilot.press("s")
        await pilot.pause()
    assert "Something about the neighbours" in target.read_text(encoding="utf-8")


async def test_what_was_put_right_when_the_program_died_is_offered_with_what_is_still_not_sure(document: Path) -> None:
    app = review(document)
    async with app.run_test(size=(80, 24)) as pilot:
        await until_screen(pilot, "GuideImportScreen")
        await until(pilot, lambda: screen(pilot).marked.unsure, "a row that is not sure")
        await pilot.press("home", "enter", "end", *" today", "enter")
        app.exit()
    again = review(document)
    async with again.run_test(size=(80, 24)) as pilot:
        await until_screen(pilot, "Choice")
        await pilot.press("enter")
        await until_screen(pilot, "GuideImportScreen")
        here = screen(pilot)
        assert here.rows[0].text == "Interview guide about support today"
        assert sum(bool(row.unsure) for row in here.rows) == 1
        assert here.rows[0].source == (1,)


async def test_a_document_is_looked_through_before_a_study_is_made_of_it(document: Path, tmp_path: Path) -> None:
    folder = tmp_path / "study"
    app = InterviewApp(language="en")
    async with app.run_test(size=(120, 40)) as pilot:
        await until_screen(pilot, "StartScreen")
        await pilot.press("n")
        await until_screen(pilot, "NewStudyScreen")
        await pilot.press("left", "tab")
        await until(pilot, lambda: isinstance(app.focused, Input), "the cursor in the file's field")
        app.focused.value = str(document)  # type: ignore[union-attr]
        await until(pilot, lambda: "Read from a document" in said(app), "what was read")
        assert "1 row is not sure" in said(app)
        app.screen.query_one("#folder").value = str(folder)  # type: ignore[attr-defined]
        await pilot.press("enter")
        await until_screen(pilot, "GuideImportScreen")
        await pilot.press("y", "s")
        await until_screen(pilot, "StudyScreen")
        assert Study(folder).guide.title == "Interview guide about support"
        assert not draft_path(document).exists()


async def test_a_remark_is_read_whole_with_its_source_and_v_shows_all_of_them(tmp_path: Path) -> None:
    path = tmp_path / "guide.txt"
    path.write_text(
        "Interview guide\n\nWork\n1. What do you do?\n2. Who leads you?\n3. Isn't it hard to be led by somebody who "
        "has never done the work, and how did you feel about the hegemony of the managers when they closed it?\n",
        encoding="utf-8",
    )
    app = review(path)
    async with app.run_test(size=(80, 24)) as pilot:
        await until_screen(pilot, "GuideImportScreen")
        here = screen(pilot)
        row = next(at for at, one in enumerate(here.rows) if one.text.startswith("Isn't"))
        here.action_row(row - here.cursor)
        told = [remark for remark in here.remarks if remark.row == row]
        assert len(told) > 1
        whole = f"{told[0].text} ({told[0].source})"
        await until(pilot, lambda: whole in " ".join(shown(app).split()), "the remark, whole")
        await pilot.press("v")
        await until_screen(pilot, "RowRemarksDialog")
        lines = [str(one.content) for one in pilot.app.screen.query(Static)]
        assert all(f"» {remark.text}" in lines and f"Source: {remark.source}" in lines for remark in told)
        await pilot.press("escape")
        await until_screen(pilot, "GuideImportScreen")


async def test_v_on_a_row_that_nothing_is_said_of_says_so(document: Path) -> None:
    app = review(document)
    async with app.run_test(size=(80, 24)) as pilot:
        await until_screen(pilot, "GuideImportScreen")
        here = screen(pilot)
        here.action_row(next(at for at, one in enumerate(here.rows) if one.text.startswith("Thank")) - here.cursor)
        await pilot.press("v")
        await until(pilot, lambda: "Nothing is said of this row." in said(app), "that nothing is said")


async def test_a_heading_that_the_document_lacks_shows_the_lines_it_stands_beside(tmp_path: Path) -> None:
    path = tmp_path / "long.txt"
    before = "".join(f"Part {n} tells how we go on, and what happens to the answers then.\n\n" for n in range(1, 41))
    path.write_text(f"A guide\n\n{before}1. What is an ordinary day like?\n2. What would you change?\n", "utf-8")
    app = review(path)
    async with app.run_test(size=(80, 24)) as pilot:
        await until_screen(pilot, "GuideImportScreen")
        await until(pilot, lambda: "no heading" in screen(pilot).marked.unsure, "the heading that was made up")
        assert not screen(pilot).marked.source
        shows = screen(pilot).query_one(SourceLines)
        await until(pilot, lambda: shows.scroll_offset.y > 0, "the lines beside it")
        assert shows.lit == ()
        below = screen(pilot).rows[screen(pilot).cursor + 1]
        assert below.text == "What is an ordinary day like?"
        assert shows.near == below.source[0]
