"""The record of an interview: old ones are read on, and no change loses another."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
from filelock import FileLock

from interview_tui.interview import record as module
from interview_tui.interview.record import (
    Imported,
    InterviewRecord,
    Participant,
    SealedAudio,
    read_record,
    update_record,
)
from interview_tui.problem import Problem
from interview_tui.study import Settings, Study
from interview_tui.study_settings import settings_text

GUIDE = "# Guide\n\n## Tema: Vardag\n1. Hur var dagen? {#dagen}\n"
SOUND = SealedAudio(file="audio/recording.flac", sha256="0" * 64, seconds=1.5, rate=16_000, channels=1, frames=24_000)
CHANGER = """
import sys
from pathlib import Path
from interview_tui.interview.record import update_record
folder, name = Path(sys.argv[1]), sys.argv[2]
for i in range(20):
    update_record(folder, **{name: str(i)})
"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    study = Study.create(tmp_path / "study", GUIDE, Settings(title="Tillit"))
    return study.new_interview(InterviewRecord(participants=(Participant(pseudonym="Robin", role="nurse"),))).folder


def test_a_change_is_on_the_disk_and_leaves_the_rest(folder: Path) -> None:
    before = read_record(folder)
    after = update_record(folder, audio=(SOUND,), microphones="two_channels")
    assert read_record(folder) == after == before.model_copy(update={"audio": (SOUND,), "microphones": "two_channels"})
    assert {path.name for path in folder.iterdir()} - {".interview.json.lock"} == {
        "audio",
        "guide.md",
        "interview.json",
    }


def test_a_record_of_the_first_version_is_read_on(folder: Path) -> None:
    old = {
        "schema": 1, "participants": [{"pseudonym": "Robin", "role": "nurse"}], "kind": "pilot", "mode": "phone",
        "place": "", "guide_version": 1, "placeholders": {}, "device": None, "created": "", "replayed": False,
    }  # fmt: skip
    (folder / "interview.json").write_text(json.dumps(old))
    record = read_record(folder)
    assert (record.kind, record.audio, record.imported, record.microphones, record.second_device) == (
        "pilot", (), None, "one", None,
    )  # fmt: skip


def test_what_a_later_version_added_survives_a_change(folder: Path) -> None:
    path = folder / "interview.json"
    path.write_text(json.dumps(json.loads(path.read_text()) | {"weather": "rain"}))
    update_record(folder, place="office")
    assert json.loads(path.read_text())["weather"] == "rain"


def test_two_programs_change_it_at_once_and_both_are_heard(folder: Path) -> None:
    names = ("place", "device", "second_device")
    changers = [subprocess.Popen([sys.executable, "-c", CHANGER, str(folder), name]) for name in names]
    assert [changer.wait(60) for changer in changers] == [0, 0, 0]
    record = read_record(folder)
    assert (record.place, record.device, record.second_device) == ("19", "19", "19")


def test_only_the_owner_can_read_what_was_changed(folder: Path) -> None:
    if os.name == "nt":
        pytest.skip("Windows has no such modes")
    update_record(folder, place="office")
    assert all(path.stat().st_mode & 0o077 == 0 for path in folder.iterdir())


@pytest.mark.parametrize("changes", [{"weather": "rain"}, {"kind": "chat"}, {"audio": ({"file": "x"},)}])
def test_what_does_not_fit_is_refused_and_changes_nothing(folder: Path, changes: dict[str, object]) -> None:
    before = (folder / "interview.json").read_bytes()
    with pytest.raises(ValueError, match=r"no such field|validation error"):
        update_record(folder, **changes)
    assert (folder / "interview.json").read_bytes() == before


@pytest.mark.parametrize("content", [None, "{", "[]", '{"schema": 2}', '{"schema": 1}'])
def test_a_record_that_cannot_be_read_is_not_written_over(folder: Path, content: str | None) -> None:
    path = folder / "interview.json"
    path.unlink() if content is None else path.write_text(content)
    with pytest.raises(Problem) as problem:
        update_record(folder, place="office")
    assert problem.value.cure
    assert problem.value.where == path
    assert content is None or path.read_text() == content
    assert path.exists() == (content is not None)


def test_a_record_that_another_program_never_lets_go_of_is_said(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "_LOCK_SECONDS", 0.1)
    with FileLock(folder / ".interview.json.lock"), pytest.raises(Problem, match="another program"):
        update_record(folder, place="office")


def test_an_import_is_remembered_without_the_name_of_its_file(folder: Path) -> None:
    imported = Imported(kind="m4a", file="audio/original.m4a", sha256="1" * 64, missing=((3.0, 4.5),))
    update_record(folder, imported=imported)
    assert read_record(folder).imported == imported


def test_settings_that_are_as_usual_are_not_written() -> None:
    text = settings_text(Settings(title="Tillit"))
    assert "grace" not in text
    assert "spare" not in text


@pytest.mark.parametrize("minutes", [0, 7.5, 600])
def test_settings_of_the_recorder_come_back(tmp_path: Path, minutes: float) -> None:
    settings = Settings(title="Tillit", grace_minutes=minutes, spare="C:\\Övrigt")
    study = Study.create(tmp_path / "study", GUIDE, settings)
    assert Study(study.folder).settings == settings


def test_what_is_not_given_stays_as_it_was(tmp_path: Path) -> None:
    study = Study.create(tmp_path / "study", GUIDE, Settings(title="Tillit", spare="/media/minne"))
    study.change_settings(spare=None, grace_minutes=None)
    study.change_settings(spare=None, grace_minutes=60)
    assert Study(study.folder).settings == Settings(title="Tillit", spare="/media/minne", grace_minutes=60)


@pytest.mark.parametrize("line", ["grace_minutes = -1", "grace_minutes = 601", "grace_minutes = nan", "spare = 3"])
def test_settings_out_of_range_are_said(tmp_path: Path, line: str) -> None:
    study = Study.create(tmp_path / "study", GUIDE, Settings(title="Tillit"))
    (study.folder / "study.toml").write_text(f'title = "Tillit"\n{line}\n')
    with pytest.raises(Problem):
        Study(study.folder)
