"""What locking does not reach is told: files changed at the last moment, late exports, spare folders that are away."""

import json
import os
import shutil
from pathlib import Path

import pytest

from interview_tui.at_rest import Locked, is_locked, left_readable, not_encrypted, spares_back
from interview_tui.audio.storage.spare import prepare_spare
from interview_tui.export import write_exports
from interview_tui.locking.before import away_words, spares_away
from interview_tui.locking.lock import lock
from interview_tui.locking.streams import StudyKey
from interview_tui.locking.unlock import unlock
from interview_tui.problem import Problem
from interview_tui.retention import retention_in
from interview_tui.study import Study, study_lock
from tests.locking import killed_at, lock_cheaply, on_disk, readable, study_to_lock
from tests.privacy.age_by_hand import age_file


def lock_while(study: Study, happens: object) -> StudyKey:
    """Lock it; `happens` at the last moment, when everything has been compared."""
    from pyrage import x25519

    secret = str(x25519.Identity.generate())
    key = StudyKey(secret, age_file(f"{secret}\n".encode(), "a passphrase of words"))

    def tell(share: float, _left: float | None) -> None:
        if share == 1.0:
            happens()  # type: ignore[operator]

    with study.lock():
        lock(study, key, tell)
    return key


def open_again(folder: Path, key: StudyKey) -> None:
    with study_lock(folder):
        unlock(folder, key, lambda _share, _left: None)


def files(found: dict[str, tuple[object, ...]]) -> dict[str, tuple[object, ...]]:
    """Without folders, whose times change with what is put into them."""
    return {name: about for name, about in found.items() if about[2]}


def test_a_file_that_is_changed_after_it_was_compared_is_told_and_not_lost(tmp_path: Path) -> None:
    study = study_to_lock(tmp_path / "s")
    before = on_disk(study.folder)
    notes = study.folder / "guide.md"
    key = lock_while(study, lambda: notes.write_text("changed: Robin"))
    assert left_readable(study.folder) == [notes]
    with pytest.raises(Locked, match=r"1 file in its folder is not encrypted.*: guide\.md"):
        Study(study.folder)
    with pytest.raises(Problem, match="would be lost"):
        open_again(study.folder, key)
    assert notes.read_text() == "changed: Robin"
    notes.rename(tmp_path / "newer.md")
    assert not_encrypted(study.folder) == []
    open_again(study.folder, key)
    assert files(on_disk(study.folder)) == files(before)


def test_files_that_are_written_at_the_last_moment_are_told_and_locked_the_next_time(tmp_path: Path) -> None:
    study = study_to_lock(tmp_path / "s")
    before = on_disk(study.folder)
    late = [study.folder / "interviews" / "01-robin" / "sketch.txt", study.folder / "notes" / "a.txt"]

    def write() -> None:
        for path in late:
            path.parent.mkdir(exist_ok=True)
            path.write_text("Robin")

    key = lock_while(study, write)
    assert left_readable(study.folder) == sorted(late)
    open_again(study.folder, key)
    assert all(path.read_text() == "Robin" for path in late)
    names = {path.relative_to(study.folder).as_posix() for path in late}
    assert {name: one for name, one in files(on_disk(study.folder)).items() if name not in names} == files(before)
    lock_cheaply(study, "a passphrase of words")
    assert readable(study.folder) == []
    assert not_encrypted(study.folder) == []


@pytest.mark.skipif(not hasattr(os, "fork"), reason="a child is killed in the middle")
def test_a_study_with_files_written_since_is_unlocked_whole_whenever_that_is_killed(tmp_path: Path) -> None:
    study = study_to_lock(tmp_path / "s")
    before = files(on_disk(study.folder))
    key = lock_cheaply(study, "a passphrase of words")
    late = study.folder / "interviews" / "01-robin" / "audio" / "late.txt"
    late.parent.mkdir(parents=True)
    late.write_text("since")
    copy = tmp_path / "copy"
    shutil.copytree(study.folder, copy)
    total = killed_at(10**6, lambda: open_again(copy, key), copy)
    ends = set()
    for point in range(total - 66, total + 1, 6):
        shutil.rmtree(copy)
        shutil.copytree(study.folder, copy)
        assert killed_at(point, lambda: open_again(copy, key), copy) == point
        try:
            Study(copy)
        except Locked:
            ends.add("locked")
            open_again(copy, key)
        else:
            ends.add("whole")
        found = files(on_disk(copy))
        assert (copy / late.relative_to(study.folder)).read_text() == "since", f"killed at {point}"
        del found[late.relative_to(study.folder).as_posix()]
        assert found == before, f"killed at {point}"
    assert ends == {"locked", "whole"}


@pytest.mark.skipif(os.name == "nt", reason="no such names there")
def test_a_file_whose_name_is_no_text_is_told_in_letters(tmp_path: Path) -> None:
    study = study_to_lock(tmp_path / "s")
    lock_cheaply(study, "a passphrase of words")
    try:
        (study.folder / "a\udcf6.txt").write_text("hers")
    except OSError:
        pytest.skip("no such names here")
    (said,) = not_encrypted(study.folder)
    assert said.encode("utf-8")


@pytest.mark.skipif(os.name == "nt", reason="links need rights there")
def test_a_study_is_not_unlocked_through_a_link_in_its_folder(tmp_path: Path) -> None:
    study = study_to_lock(tmp_path / "s")
    key = lock_cheaply(study, "a passphrase of words")
    hers = tmp_path / "hers"
    hers.mkdir()
    (study.folder / "interviews").symlink_to(hers)
    assert left_readable(study.folder) == [study.folder / "interviews"]
    with pytest.raises(Problem, match="would be lost"):
        open_again(study.folder, key)
    assert not list(hers.iterdir())


@pytest.mark.parametrize("elsewhere", [False, True])
def test_an_export_that_was_begun_before_writes_nothing_into_a_locked_study(tmp_path: Path, elsewhere: bool) -> None:
    study = study_to_lock(tmp_path / "s")
    into = tmp_path / "out" if elsewhere else None

    def progress(interview: str, share: float) -> None:
        if interview and share == 1.0:
            lock_cheaply(study, "a passphrase of words")

    with pytest.raises(Locked):
        write_exports(study, study.interviews(), ["md", "json"], into, progress=progress)
    assert is_locked(study.folder)
    assert readable(study.folder) == []
    assert left_readable(study.folder) == []
    assert not elsewhere or not list((tmp_path / "out").glob("*.md"))


def away(study: Study, stick: Path) -> Path:
    """A spare folder of the interview, on a disk that is not there now."""
    stick.mkdir()
    audio = study.interview("robin").audio
    spare = prepare_spare(audio, stick)
    assert spare is not None
    told = json.loads((audio / "spare.json").read_text())
    told["folders"][0]["mount"] = str(stick / "no disk")
    (audio / "spare.json").write_text(json.dumps(told))
    spare.folder.rmdir()
    spare.folder.parent.rmdir()
    return spare.folder


def test_a_spare_folder_that_is_away_is_told_before_and_again_when_it_is_back(tmp_path: Path) -> None:
    study = study_to_lock(tmp_path / "s")
    before = on_disk(study.folder)
    spare = away(study, tmp_path / "stick")
    assert spares_away(study) == [spare]
    assert all(str(spare) in said for said in away_words(spares_away(study)))
    before = on_disk(study.folder)
    key = lock_cheaply(study, "a passphrase of words")
    assert spares_back(study.folder) == []
    with pytest.raises(Locked) as still:
        Study(study.folder)
    assert str(spare) not in str(still.value), "there is nothing to be done yet"
    spare.mkdir(parents=True)
    assert spares_back(study.folder) == [], "there is nothing in it"
    (spare / "001.wav").write_bytes(b"RIFFsound")
    assert spares_back(study.folder) == [spare]
    with pytest.raises(Locked, match="is there again, and is not encrypted"):
        Study(study.folder)
    open_again(study.folder, key)
    assert on_disk(study.folder) == before
    with pytest.raises(Problem, match="spare folder"):
        lock_cheaply(study, "a passphrase of words")
    assert (spare / "001.wav").exists()


@pytest.mark.parametrize("name", ["ståle", "a\x7fb", "a\nb", 'a"b\\c', "\udcf6"])
def test_whatever_a_spare_folder_is_called_the_locked_study_can_be_read(tmp_path: Path, name: str) -> None:
    study = study_to_lock(tmp_path / "s")
    try:
        spare = away(study, tmp_path / name)
    except (OSError, UnicodeEncodeError):
        pytest.skip("no such names here")
    lock_cheaply(study, "a passphrase of words")
    assert is_locked(study.folder)
    assert retention_in(study.folder) is None
    spare.mkdir(parents=True)
    (spare / "001.wav").write_bytes(b"RIFFsound")
    assert spares_back(study.folder) == ([spare] if name.isprintable() else [])


def test_a_plan_that_was_tampered_with_deletes_no_file_that_is_not_in_the_archive(tmp_path: Path) -> None:
    study = study_to_lock(tmp_path / "s")
    lock_cheaply(study, "a passphrase of words")
    hers = study.folder / "thesis.docx"
    hers.write_text("hers")
    stage = study.folder / ".locked"
    stage.mkdir()
    plan = {
        "archive": (study.folder / "locked.age").stat().st_size,
        "files": [["thesis.docx", None, 0], ["locked.age", None, 0]],
        "folders": [],
    }
    (stage / "plain.json").write_text(json.dumps(plan))
    with pytest.raises(Locked, match=r"thesis\.docx"):
        Study(study.folder)
    assert hers.read_text() == "hers"
    assert (study.folder / "locked.age").exists()
