"""A whole study is locked and unlocked: bit for bit, with nothing readable in between, whenever it is killed."""

import io
import os
import shutil
import subprocess
import tarfile
from collections import namedtuple
from datetime import date
from pathlib import Path

import pytest
from filelock import FileLock

from interview_tui.at_rest import ARCHIVE, KEY, LOCKED_FILES, Locked, is_locked
from interview_tui.locking.before import exports_elsewhere
from interview_tui.locking.lock import lock, note
from interview_tui.locking.pace import Pace
from interview_tui.locking.streams import StudyKey, encrypt
from interview_tui.locking.unlock import study_key, unlock
from interview_tui.privacy.sealing import WrongPassphrase
from interview_tui.problem import Problem
from interview_tui.retention import retention_in
from interview_tui.study import Study, study_lock
from tests.locking import killed_at, on_disk, readable, study_to_lock

PASSPHRASE = "åtta blå elefanter sjunger"
LAST = 10**6
needs_fork = pytest.mark.skipif(not hasattr(os, "fork"), reason="a child is killed in the middle")


def quiet(_share: float, _left: float | None) -> None:
    """Hears how far it is."""


@pytest.fixture(scope="module")
def key() -> StudyKey:
    """Made once: a passphrase takes seconds on purpose."""
    return StudyKey.new(PASSPHRASE)


def close(folder: Path, key: StudyKey) -> None:
    study = Study(folder)
    with study.lock():
        lock(study, key, quiet)


def open_again(folder: Path, key: StudyKey) -> None:
    with study_lock(folder):
        unlock(folder, key, quiet)


def test_a_locked_study_comes_back_bit_for_bit(tmp_path: Path, key: StudyKey) -> None:
    study = study_to_lock(tmp_path / "s")
    before = on_disk(study.folder)
    close(study.folder, key)
    assert is_locked(study.folder)
    open_again(study.folder, study_key(study.folder, PASSPHRASE))
    assert on_disk(study.folder) == before
    assert Study(study.folder).interview("robin").record.pseudonym == "Robin"


def test_nothing_of_a_locked_study_can_be_read_not_even_a_name(tmp_path: Path, key: StudyKey) -> None:
    study = study_to_lock(tmp_path / "s")
    assert readable(study.folder), "else the search would prove nothing"
    close(study.folder, key)
    assert readable(study.folder) == []
    assert set(on_disk(study.folder)) == {*LOCKED_FILES, "study.toml"}
    assert key.secret.encode() not in b"".join((study.folder / name).read_bytes() for name in LOCKED_FILES)


def test_a_locked_study_says_so_and_still_tells_its_last_day(tmp_path: Path, key: StudyKey) -> None:
    study = study_to_lock(tmp_path / "s")
    study.change_settings(retention=date(2027, 6, 30))
    close(study.folder, key)
    with pytest.raises(Locked, match="unlock"):
        Study(study.folder)
    assert retention_in(study.folder) == date(2027, 6, 30)


def test_it_is_opened_without_this_program_too(tmp_path: Path, key: StudyKey) -> None:
    """As `LOCKED.txt` says, with the secret in the place of the passphrase: age asks for that on a terminal only."""
    age, tar = shutil.which("age"), shutil.which("tar")
    if age is None or tar is None:
        pytest.skip("neither age nor tar here")
    study = study_to_lock(tmp_path / "s")
    before = on_disk(study.folder)
    close(study.folder, key)
    assert f"age -d -i THIS-FOLDER/{KEY} THIS-FOLDER/{ARCHIVE} | tar x" in note()
    identity = tmp_path / "identity.txt"
    identity.write_text(key.secret + "\n", encoding="ascii")
    plain = subprocess.run([age, "-d", "-i", identity, study.folder / ARCHIVE], capture_output=True, check=True).stdout
    (tmp_path / "out").mkdir()
    subprocess.run([tar, "x", "-p"], input=plain, cwd=tmp_path / "out", check=True)
    assert on_disk(tmp_path / "out") == before


def _points(total: int, wanted: int) -> list[int]:
    """So many of the operations, the first and the last among them."""
    return sorted({1 + round(n * (total - 1) / (wanted - 1)) for n in range(wanted)})


@needs_fork
def test_whenever_locking_is_killed_the_study_is_whole_or_locked(tmp_path: Path, key: StudyKey) -> None:
    study = study_to_lock(tmp_path / "s")
    before = on_disk(study.folder)
    copy = tmp_path / "copy"
    shutil.copytree(study.folder, copy)
    total = killed_at(LAST, lambda: close(copy, key), copy)
    ends = set()
    for point in [*_points(total, 24), *range(total - 30, total)]:
        shutil.rmtree(copy)
        shutil.copytree(study.folder, copy)
        assert killed_at(point, lambda: close(copy, key), copy) == point
        try:
            Study(copy)
        except Locked:
            assert readable(copy) == [], f"killed at {point}"
            assert set(on_disk(copy)) == {*LOCKED_FILES, "study.toml"}
            open_again(copy, key)
            ends.add("locked")
        else:
            ends.add("whole")
        assert _without_times_of_folders(on_disk(copy)) == _without_times_of_folders(before), f"killed at {point}"
    assert ends == {"locked", "whole"}


@needs_fork
def test_whenever_unlocking_is_killed_the_study_is_locked_or_whole(tmp_path: Path, key: StudyKey) -> None:
    study = study_to_lock(tmp_path / "s")
    before = on_disk(study.folder)
    close(study.folder, key)
    copy = tmp_path / "copy"
    shutil.copytree(study.folder, copy)
    total = killed_at(LAST, lambda: open_again(copy, key), copy)
    ends = set()
    for point in [*_points(total, 24), *range(total - 20, total)]:
        shutil.rmtree(copy)
        shutil.copytree(study.folder, copy)
        assert killed_at(point, lambda: open_again(copy, key), copy) == point
        try:
            Study(copy)
        except Locked:
            assert readable(copy) == [], f"killed at {point}"
            assert set(on_disk(copy)) == {*LOCKED_FILES, "study.toml"}
            ends.add("locked")
            continue
        ends.add("whole")
        assert on_disk(copy) == before, f"killed at {point}"
    assert ends == {"locked", "whole"}


@needs_fork
def test_putting_in_order_may_itself_be_killed_at_any_moment(tmp_path: Path, key: StudyKey) -> None:
    study = study_to_lock(tmp_path / "s")
    copy, again = tmp_path / "copy", tmp_path / "again"
    shutil.copytree(study.folder, copy)
    total = killed_at(LAST, lambda: close(copy, key), copy)
    shutil.rmtree(copy)
    shutil.copytree(study.folder, copy)
    killed_at(total - 25, lambda: close(copy, key), copy)
    shutil.copytree(copy, again)
    rest = killed_at(LAST, lambda: is_open(again), again)
    for point in range(1, rest + 1):
        shutil.rmtree(again)
        shutil.copytree(copy, again)
        killed_at(point, lambda: is_open(again), again)
        assert not is_open(again)
        assert readable(again) == []
        open_again(again, key)
        assert _without_times_of_folders(on_disk(again)) == _without_times_of_folders(on_disk(study.folder))


def is_open(folder: Path) -> bool:
    try:
        Study(folder)
    except Locked:
        return False
    return True


def _without_times_of_folders(found: dict[str, tuple[object, ...]]) -> dict[str, tuple[object, ...]]:
    """A study that was copied, or killed while a lock was made in a folder, has folders with other times."""
    return {name: about if about[2] else (about[0], about[2]) for name, about in found.items()}


@pytest.mark.parametrize("what", ["lock", "unlock"])
def test_whoever_stops_it_is_told_so_only_while_nothing_has_happened(tmp_path: Path, key: StudyKey, what: str) -> None:
    study = study_to_lock(tmp_path / "s")
    if what == "unlock":
        close(study.folder, key)
    heard: list[bool] = []

    def tell(_share: float, _left: float | None) -> None:
        heard.append(is_locked(study.folder))

    if what == "lock":
        with study.lock():
            lock(study, key, tell)
    else:
        with study_lock(study.folder):
            unlock(study.folder, key, tell)
    assert heard
    assert set(heard) == {what == "unlock"}, "it may raise, which says that the study is as it was"
    assert is_locked(study.folder) == (what == "lock")


def test_a_wrong_passphrase_is_a_sentence_and_changes_nothing(tmp_path: Path, key: StudyKey) -> None:
    study = study_to_lock(tmp_path / "s")
    close(study.folder, key)
    locked = on_disk(study.folder)
    with pytest.raises(WrongPassphrase, match="does not open the study"):
        study_key(study.folder, "another one")
    assert on_disk(study.folder) == locked


@pytest.mark.parametrize("harm", ["changed", "cut", "empty", "gone", "other key"])
def test_a_damaged_archive_is_a_sentence_and_changes_nothing(tmp_path: Path, key: StudyKey, harm: str) -> None:
    study = study_to_lock(tmp_path / "s")
    close(study.folder, key)
    path = study.folder / ARCHIVE
    data = path.read_bytes()
    match harm:
        case "changed":
            path.write_bytes(data[:100_000] + bytes([data[100_000] ^ 1]) + data[100_001:])
        case "cut":
            path.write_bytes(data[:-70_000])
        case "empty":
            path.write_bytes(b"")
        case "gone":
            path.unlink()
        case "other key":
            key = StudyKey("AGE-SECRET-KEY-1" + _other_secret(), key.sealed)
    locked = on_disk(study.folder)
    with pytest.raises(Problem, match="damaged"):
        open_again(study.folder, key)
    assert on_disk(study.folder) == locked


def _other_secret() -> str:
    from pyrage import x25519

    return str(x25519.Identity.generate()).removeprefix("AGE-SECRET-KEY-1")


def test_a_study_locked_by_a_newer_version_is_left_alone(tmp_path: Path, key: StudyKey) -> None:
    study = study_to_lock(tmp_path / "s")
    close(study.folder, key)
    (study.folder / "study.toml").write_text("schema = 9\nlocked = 2\n", encoding="utf-8")
    with pytest.raises(Problem, match="newer version"):
        Study(study.folder)


def test_programs_from_before_locking_take_it_for_newer_and_write_nothing(tmp_path: Path, key: StudyKey) -> None:
    from interview_tui.study_settings import read_settings

    study = study_to_lock(tmp_path / "s")
    close(study.folder, key)
    with pytest.raises(Problem, match="newer version"):
        read_settings(study.folder / "study.toml")


@pytest.mark.parametrize("name", ["interviews/01-robin/.worker.lock", "interviews/01-robin/audio/.recorder.lock"])
def test_a_study_in_which_a_program_works_is_not_locked(tmp_path: Path, key: StudyKey, name: str) -> None:
    study = study_to_lock(tmp_path / "s")
    with FileLock(study.folder / name), pytest.raises(Problem, match="still working"):
        close(study.folder, key)
    close(study.folder, key)


def test_a_study_that_is_open_elsewhere_is_neither_locked_nor_put_in_order(tmp_path: Path, key: StudyKey) -> None:
    study = study_to_lock(tmp_path / "s")
    with study.lock(), pytest.raises(Problem, match="open already"):
        close(study.folder, key)
    (study.folder / ".locking").mkdir()
    with study.lock():
        Study(study.folder)
        assert (study.folder / ".locking").exists(), "it may be at work there"
    Study(study.folder)
    assert not (study.folder / ".locking").exists()


def test_too_little_room_is_said_before_anything_is_written(
    tmp_path: Path, key: StudyKey, monkeypatch: pytest.MonkeyPatch
) -> None:
    study = study_to_lock(tmp_path / "s")
    before = on_disk(study.folder)
    Usage = namedtuple("Usage", "total used free")
    monkeypatch.setattr("shutil.disk_usage", lambda _path: Usage(10**9, 10**9, 10**7))
    with pytest.raises(Problem, match="too little room"):
        close(study.folder, key)
    assert on_disk(study.folder) == before


def test_a_file_that_changes_meanwhile_keeps_the_study_open(tmp_path: Path, key: StudyKey) -> None:
    study = study_to_lock(tmp_path / "s")
    sound = study.folder / "interviews" / "01-robin" / "transcript.jsonl"
    grown = False

    class Growing(StudyKey):
        def identity(self) -> object:
            nonlocal grown
            with sound.open("a", encoding="utf-8") as file:
                file.write("\n")
            grown = True
            return super().identity()

    with study.lock(), pytest.raises(Problem, match="changed meanwhile"):
        lock(study, Growing(key.secret, key.sealed), quiet)
    assert grown
    assert Study(study.folder).interview("robin")
    assert not list(study.folder.glob(".lock*ed")) + list(study.folder.glob("locked*"))


def test_a_link_in_the_study_is_not_followed(tmp_path: Path, key: StudyKey) -> None:
    study = study_to_lock(tmp_path / "s")
    (tmp_path / "mine.txt").write_text("mine", encoding="utf-8")
    try:
        (study.folder / "link.txt").symlink_to(tmp_path / "mine.txt")
    except OSError:
        pytest.skip("no links here")
    with pytest.raises(Problem, match="link"):
        close(study.folder, key)
    assert (tmp_path / "mine.txt").exists()
    assert not is_locked(study.folder)


def test_stopping_in_the_middle_leaves_the_study_as_it_was(tmp_path: Path, key: StudyKey) -> None:
    study = study_to_lock(tmp_path / "s")
    before = on_disk(study.folder)
    (study.folder / "interviews/01-robin/audio/001.wav").write_bytes(bytes(30_000_000))
    told: list[float] = []

    def stop(share: float, _left: float | None) -> None:
        told.append(share)
        raise KeyboardInterrupt

    with study.lock(), pytest.raises(KeyboardInterrupt):
        lock(study, key, stop)
    assert told
    (study.folder / "interviews/01-robin/audio/001.wav").unlink()
    assert _without_times_of_folders(on_disk(study.folder)) == _without_times_of_folders(before)


def test_what_somebody_put_into_a_locked_study_is_not_overwritten(tmp_path: Path, key: StudyKey) -> None:
    study = study_to_lock(tmp_path / "s")
    close(study.folder, key)
    (study.folder / "guide.md").write_text("mine", encoding="utf-8")
    with pytest.raises(Problem, match="would be lost"):
        open_again(study.folder, key)
    assert (study.folder / "guide.md").read_text(encoding="utf-8") == "mine"
    assert is_locked(study.folder)
    assert not (study.folder / ".unlocking").exists()


def test_a_locked_copy_that_has_gone_keeps_the_plain_study(tmp_path: Path, key: StudyKey) -> None:
    study = study_to_lock(tmp_path / "s")
    before = on_disk(study.folder)
    (study.folder / ".locked").mkdir()
    (study.folder / ".locked" / "plain.json").write_text(
        '{"archive": 5, "files": [["guide.md", null, 0]], "folders": []}', encoding="utf-8"
    )
    with pytest.raises(Problem, match="Nothing is deleted"):
        Study(study.folder)
    shutil.rmtree(study.folder / ".locked")
    assert on_disk(study.folder) == before


def test_the_time_that_is_left_follows_from_what_is_done() -> None:
    now = [0.0]
    told: list[tuple[float, float | None]] = []
    pace = Pace(100, lambda share, left: told.append((share, left)), clock=lambda: now[0])
    for now[0] in (0.05, 0.5, 2.0, 4.0):
        pace.done(20)
    assert told == [(0.4, None), (0.6, pytest.approx(2.0 / 0.6 - 2.0)), (0.8, pytest.approx(1.0))]


def test_exports_outside_the_study_are_listed(tmp_path: Path) -> None:
    from interview_tui.export import write_exports

    study = study_to_lock(tmp_path / "s")
    assert exports_elsewhere(study) == []
    (tmp_path / "out").mkdir()
    write_exports(study, study.interviews(), ["txt"], tmp_path / "out")
    write_exports(study, study.interviews(), ["txt"])
    assert [path.parent.name for path in exports_elsewhere(study)] == ["out"]


@pytest.mark.parametrize("name", ["../outside.txt", "/outside.txt", "a/../../outside.txt", "link"])
def test_an_archive_that_leads_out_of_the_folder_is_damaged(tmp_path: Path, key: StudyKey, name: str) -> None:
    """Nobody can make one without the key; a fault of ours could."""
    study = study_to_lock(tmp_path / "s")
    close(study.folder, key)
    told = io.BytesIO()
    with tarfile.open(fileobj=told, mode="w") as archive:
        info = tarfile.TarInfo(name)
        info.type, info.linkname = (tarfile.SYMTYPE, "/etc") if name == "link" else (tarfile.REGTYPE, "")
        archive.addfile(info)
    (study.folder / ARCHIVE).unlink()
    encrypt(io.BytesIO(told.getvalue()).read, study.folder / ARCHIVE, key)
    with pytest.raises(Problem, match="damaged"):
        open_again(study.folder, key)
    assert not (tmp_path / "outside.txt").exists()
    assert not (study.folder / ".unlocking").exists()
    assert is_locked(study.folder)
