"""`guide import` and `new --guide FILE.docx` as a user and a program meet them."""

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from interview_tui.guide.markdown import read_guide
from tests.audio.two_places import Disks
from tests.guide_import.by_hand import by_hand
from tests.guide_import.guides import SWEDISH
from tests.guide_import.manners import lists_that_restart, multilevel_list
from tests.running import interview_tui
from tests.terminal import Terminal
from tests.waiting import wait_until


@pytest.fixture
def document(tmp_path: Path) -> Path:
    path = tmp_path / "min guide.docx"
    path.write_bytes(multilevel_list(SWEDISH).data)
    return path


def test_a_guide_is_written_beside_the_document_and_never_over_another(document: Path) -> None:
    done = interview_tui("guide", "import", document)
    assert done.returncode == 0, done.stderr
    written = document.with_suffix(".md")
    assert done.stdout.strip() == str(written)
    assert "4 themes, 8 questions, 9 follow-ups" in done.stderr
    guide = read_guide(written.read_text(encoding="utf-8"))
    assert guide.title == SWEDISH.title
    assert len(list(guide.questions())) == 8
    before = written.read_bytes()
    again = interview_tui("guide", "import", document)
    assert again.returncode == 1
    assert "already" in again.stderr
    assert written.read_bytes() == before


def test_a_full_disk_takes_nothing_and_leaves_no_empty_guide(document: Path, small_disk: Disks) -> None:
    disk = small_disk("1m")
    disk.fill(leave=0)
    target = disk.folder / "guide.md"
    full = interview_tui("guide", "import", document, "-o", target)
    assert (full.returncode, full.stdout) == (1, "")
    assert "no room" in full.stderr
    assert [path.name for path in disk.folder.iterdir()] == ["of-somebody-else"]
    disk.make_room()
    assert interview_tui("guide", "import", document, "-o", target).returncode == 0
    assert read_guide(target.read_text(encoding="utf-8")).title == SWEDISH.title


def test_what_is_not_sure_is_said(tmp_path: Path) -> None:
    case = next(case for case in by_hand() if case.name == "stages")
    (tmp_path / case.file).write_bytes(case.data)
    done = interview_tui("guide", "import", tmp_path / case.file, "-o", tmp_path / "other.md")
    assert done.returncode == 0, done.stderr
    assert (tmp_path / "other.md").exists()
    assert "“Diskussion”: The time is a range" in done.stderr


def test_a_program_gets_lines_and_rows(document: Path, tmp_path: Path) -> None:
    done = interview_tui("guide", "import", document, "-o", tmp_path / "other.md", "--json")
    found = json.loads(done.stdout)
    assert found["file"] == str(tmp_path / "other.md")
    row = next(row for row in found["rows"] if row["kind"] == "condition")
    assert found["lines"][row["source"][0] - 1]["text"] == row["text"] == "Om ja:"
    assert found["language"] == "sv"


def test_markdown_of_others_is_not_written_over(tmp_path: Path) -> None:
    path = tmp_path / "notes.md"
    path.write_text("# Guide\n### Vardag\n* Hur mår du?\n", encoding="utf-8")
    done = interview_tui("guide", "import", path)
    assert done.stdout.strip() == str(tmp_path / "notes-guide.md")


def test_a_study_is_made_from_a_document(tmp_path: Path) -> None:
    (tmp_path / "a.docx").write_bytes(lists_that_restart(SWEDISH).data)
    made = interview_tui("new", tmp_path / "study", "--guide", tmp_path / "a.docx")
    assert made.returncode == 0, made.stderr
    guide = read_guide((tmp_path / "study" / "guide.md").read_text(encoding="utf-8"))
    assert [section.title for section in guide.sections] == [part.title for part in SWEDISH.parts]


@pytest.mark.parametrize("name", ["none.docx", "broken.docx"])
def test_what_cannot_be_read_leaves_nothing_behind(name: str, tmp_path: Path) -> None:
    (tmp_path / "broken.docx").write_bytes(b"PK\x03\x04 no")
    done = interview_tui("guide", "import", tmp_path / name)
    assert done.returncode == 1
    assert "Traceback" not in done.stderr
    assert not list(tmp_path.glob("*.md"))


def test_a_review_is_no_output_for_programs(document: Path) -> None:
    assert interview_tui("guide", "import", document, "--review", "--json").returncode == 2


def test_a_document_is_looked_through_before_it_is_a_guide(tmp_path: Path, require: Callable[[str], None]) -> None:
    require("tmux")
    case = next(case for case in by_hand() if case.name == "stages")
    (tmp_path / case.file).write_bytes(case.data)
    written = (tmp_path / case.file).with_suffix(".md")
    terminal = Terminal("--language", "en", "guide", "import", tmp_path / case.file, "--review")
    terminal.wait_for("DISKUSSION")
    assert not written.exists()
    terminal.press("s")
    wait_until(lambda: written.exists() and written.stat().st_size > 0, what="the guide, on the disk")
    assert len(list(read_guide(written.read_text(encoding="utf-8")).questions())) == 4
