"""The study's folder: made, opened, damaged, locked."""

import json
import os
import subprocess
import sys
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from interview_tui.interview.record import InterviewRecord, Participant, update_record
from interview_tui.problem import Problem
from interview_tui.study import Settings, Study
from interview_tui.study_settings import settings_text
from tests.builders import asked

GUIDE = "# Guide\n\n## Tema: Vardag\n1. Hur var dagen? {#dagen}\n"
HOLDER = """
import sys
from pathlib import Path
from interview_tui.study import Study
with Study(Path(sys.argv[1])).lock():
    print("locked", flush=True)
    sys.stdin.readline()
"""


@pytest.fixture
def study(tmp_path: Path) -> Study:
    return Study.create(tmp_path / "study", GUIDE, Settings(title="Tillit"))


def record(pseudonym: str = "Robin") -> InterviewRecord:
    return InterviewRecord(participants=(Participant(pseudonym=pseudonym),))


def test_a_new_study_is_a_folder_of_plain_files(study: Study) -> None:
    assert {path.name for path in study.folder.iterdir()} == {
        "study.toml", "guide.md", "guide-versions", "interviews", "exports", "private"
    }  # fmt: skip
    assert Study(study.folder).settings == Settings(title="Tillit")
    assert study.guide.question("dagen").text == "Hur var dagen?"
    assert study.interviews() == []


@pytest.mark.skipif(os.name == "nt", reason="Windows has no such modes; a profile's folders are its owner's")
def test_only_the_owner_can_read_it(study: Study) -> None:
    study.new_interview(record())
    for path in [study.folder, *study.folder.rglob("*")]:
        assert path.stat().st_mode & 0o077 == 0, path


@pytest.mark.parametrize("taken", ["a file", "a folder with something in it"])
def test_a_study_is_not_made_over_something_else(tmp_path: Path, taken: str) -> None:
    folder = tmp_path / "study"
    if taken == "a file":
        folder.write_text("mine")
    else:
        folder.mkdir()
        (folder / "thesis.txt").write_text("mine")
    with pytest.raises(Problem, match="something in this folder"):
        Study.create(folder, GUIDE, Settings(title="T"))
    assert (folder if folder.is_file() else folder / "thesis.txt").read_text() == "mine"


def test_an_empty_folder_can_become_a_study_and_is_closed_to_others(tmp_path: Path) -> None:
    tmp_path.chmod(0o755)
    assert Study.create(tmp_path, GUIDE, Settings(title="T")).settings.title == "T"
    assert os.name == "nt" or tmp_path.stat().st_mode & 0o077 == 0


@settings(deadline=None, max_examples=60)
@given(
    st.builds(
        Settings,
        title=st.text(st.characters(exclude_categories=["Cs"])),
        minutes=st.integers(1, 600),
        model=st.none() | st.just('a"b\\c'),
        live=st.booleans(),
        retention=st.none() | st.dates(date(2000, 1, 1), date(2100, 1, 1)),
        ethics_reference=st.sampled_from(["", "2026-01234-01"]),
    )
)
def test_settings_survive_being_written_and_read(tmp_path_factory: pytest.TempPathFactory, wanted: Settings) -> None:
    folder = tmp_path_factory.mktemp("study")
    (folder / "study.toml").write_bytes(settings_text(wanted).encode())
    assert Study(folder).settings == wanted


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("speech_threshold = 2", "speech_threshold must be a number from 0.05 to 0.95"),
        ("speech_padding = -1", "speech_padding must be a number from 0 to 0.5"),
        ('least_silence = "short"', "least_silence must be a number from 0.1 to 2"),
    ],
)
def test_a_setting_that_cannot_be_is_named_with_what_it_may_be(study: Study, line: str, said: str) -> None:
    path = study.folder / "study.toml"
    path.write_text(f"{path.read_text()}{line}\n")
    with pytest.raises(Problem, match=said) as caught:
        Study(study.folder)
    assert "take its line out" in caught.value.cure


def test_a_folder_that_is_no_study_is_said_to_be_none(tmp_path: Path) -> None:
    with pytest.raises(Problem, match="no study") as caught:
        Study(tmp_path)
    assert caught.value.where == tmp_path
    assert caught.value.cure


@pytest.mark.parametrize(
    "text",
    [b"title = ", b"minutes = 5\n", b'title = "T"\nminutes = "many"\n', b"\xff\xfe", b'schema = "x"\ntitle = 1\n'],
    ids=["cut short", "no title", "a wrong value", "not UTF-8", "an odd schema"],
)
def test_damaged_settings_are_named_and_left_alone(study: Study, text: bytes) -> None:
    path = study.folder / "study.toml"
    path.write_bytes(text)
    with pytest.raises(Problem) as caught:
        Study(study.folder)
    assert caught.value.where == path
    assert caught.value.cure
    assert path.read_bytes() == text


def test_a_study_of_a_newer_version_is_refused(study: Study) -> None:
    (study.folder / "study.toml").write_text('schema = 2\nname = "T"\n')
    with pytest.raises(Problem, match="newer version"):
        Study(study.folder)


@pytest.mark.parametrize("name", ["guide.md", "interview.json"])
def test_a_missing_file_is_named_when_it_is_asked_for(study: Study, name: str) -> None:
    interview = study.new_interview(record())
    (interview.folder / name).unlink()
    with pytest.raises(Problem, match="missing") as caught:
        _ = interview.guide if name == "guide.md" else interview.record
    assert caught.value.where == interview.folder / name


def test_missing_folders_are_made_when_they_are_needed(study: Study) -> None:
    for name in ("guide-versions", "interviews", "exports", "private"):
        (study.folder / name).rmdir()
    assert Study(study.folder).interviews() == []
    assert study.new_interview(record()).id == "01-robin"
    assert study.exports.is_dir()


def test_a_missing_guide_of_the_study_is_named(study: Study) -> None:
    study.guide_path.unlink()
    with pytest.raises(Problem, match="missing"):
        _ = study.guide


def test_an_interview_keeps_the_guide_as_it_was(study: Study) -> None:
    first = study.new_interview(record("Robin"))
    study.guide_path.write_text(GUIDE.replace("dagen?", "kvällen?"), encoding="utf-8")
    second, third = study.new_interview(record("Sam")), study.new_interview(record("Love Ö"))
    assert [i.id for i in study.interviews()] == ["01-robin", "02-sam", "03-love-o"]
    assert [i.guide.question("dagen").text for i in (first, second)] == ["Hur var dagen?", "Hur var kvällen?"]
    assert [i.record.guide_version for i in (first, second, third)] == [1, 2, 2]
    assert {path.name for path in (study.folder / "guide-versions").glob("*.md")} == {"001.md", "002.md"}


def test_a_file_of_her_own_among_the_versions_is_no_version(study: Study) -> None:
    (study.folder / "guide-versions" / "why.md").write_text("notes")
    assert study.new_interview(record()).record.guide_version == 1


def test_a_folder_that_lost_its_record_keeps_its_number(study: Study) -> None:
    lost = study.new_interview(record())
    (lost.folder / "interview.json").unlink()
    assert study.interviews() == []
    assert study.new_interview(record()).id == "02-robin"


def test_an_interview_that_cannot_be_written_is_a_sentence(study: Study) -> None:
    (study.folder / "interviews").rmdir()
    (study.folder / "interviews").write_text("in the way")
    with pytest.raises(Problem, match="could not be written") as caught:
        study.new_interview(record())
    assert caught.value.cure


@pytest.mark.parametrize(
    ("content", "says"),
    [
        pytest.param('{"participants"', "damaged", id="cut short"),
        pytest.param("[]", "damaged", id="something else"),
        pytest.param('{"schema": 1}', "damaged", id="nobody in it"),
        pytest.param('{"schema": 2, "people": []}', "newer version", id="newer"),
    ],
)
def test_a_record_that_cannot_be_read(study: Study, content: str, says: str) -> None:
    interview = study.new_interview(record())
    (interview.folder / "interview.json").write_text(content)
    with pytest.raises(Problem, match=says):
        _ = interview.record


def test_the_record_says_which_schema_it_has(study: Study) -> None:
    path = study.new_interview(record()).folder / "interview.json"
    assert json.loads(path.read_text(encoding="utf-8"))["schema"] == 1


@pytest.mark.parametrize("name", ["1", "01", "01-robin", "robin", "Robin", "ROBIN"])
def test_an_interview_is_found_by_number_folder_or_pseudonym(study: Study, name: str) -> None:
    study.new_interview(record("Robin"))
    study.new_interview(record("Sam"))
    assert study.interview(name).id == "01-robin"


def test_an_unknown_interview_names_those_that_are(study: Study) -> None:
    study.new_interview(record())
    with pytest.raises(Problem, match="01-robin"):
        study.interview("02")


def test_the_state_of_an_interview_is_read_from_its_timeline(study: Study) -> None:
    interview = study.new_interview(record())
    interview.timeline.append(asked("dagen", at=4))
    assert Study(study.folder).interview("1").state().current == "dagen"


def test_a_study_open_in_another_process_says_where(study: Study) -> None:
    holder = subprocess.Popen(
        [sys.executable, "-c", HOLDER, str(study.folder)], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    )
    assert holder.stdout is not None
    assert holder.stdout.readline() == "locked\n"
    try:
        with pytest.raises(Problem) as caught, study.lock():
            pass
        assert str(holder.pid) in str(caught.value)
    finally:
        holder.communicate("\n", timeout=30)
    with study.lock():
        pass


def test_a_killed_process_leaves_no_lock(study: Study) -> None:
    holder = subprocess.Popen(
        [sys.executable, "-c", HOLDER, str(study.folder)], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    )
    assert holder.stdout is not None
    assert holder.stdout.readline() == "locked\n"
    holder.kill()
    holder.communicate(timeout=30)
    with study.lock():
        pass


def test_the_lock_of_a_study_leaves_nothing_that_says_it_is_open(study: Study) -> None:
    with study.lock():
        assert (study.folder / ".lock-owner").exists()
    assert not (study.folder / ".lock-owner").exists()


@pytest.mark.skipif(
    os.name == "nt" or os.geteuid() == 0, reason="root writes everywhere, and Windows' folders have no such mode"
)
def test_a_read_only_study_can_be_looked_at(study: Study) -> None:
    study.new_interview(record())
    for path in [*study.folder.rglob("*"), study.folder]:
        path.chmod(0o500 if path.is_dir() else 0o400)
    try:
        opened = Study(study.folder)
        assert not opened.writable
        with opened.lock():
            assert [i.record.pseudonym for i in opened.interviews()] == ["Robin"]
    finally:
        for path in [study.folder, *study.folder.rglob("*")]:
            path.chmod(0o700)


def test_an_interview_is_read_once_to_find_the_sittings_of_all(study: Study) -> None:
    """Not once for each of the others: an export of two hundred would read records for minutes."""
    for number in range(12):
        study.new_interview(record(f"P{number}"))
    opened: list[str] = []
    watching = True

    def watch(event: str, arguments: tuple[object, ...]) -> None:
        if watching and event == "open" and str(arguments[0]).endswith("interview.json"):
            opened.append(str(arguments[0]))

    sys.addaudithook(watch)
    assert [len(study.sittings(one)) for one in study.interviews()] == [1] * 12
    watching = False
    assert 0 < len(opened) <= 12
    update_record(study.interviews()[11].folder, sitting_of="01-p0")
    assert [one.id for one in study.sittings(study.interviews()[0])] == ["01-p0", "12-p11"], "a change is seen"
