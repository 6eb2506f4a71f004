"""Locking where the disk refuses, where a study comes from somebody else, where systems leave files of their own."""

import io
import json
import os
import signal
import sys
import tarfile
import tempfile
from pathlib import Path

import pytest

from interview_tui.at_rest import ARCHIVE, KEY, UNLOCKING, is_locked, leads_out
from interview_tui.audio.storage.spare import prepare_spare
from interview_tui.locking.lock import lock
from interview_tui.locking.streams import StudyKey, encrypt
from interview_tui.locking.unlock import unlock
from interview_tui.problem import Problem
from interview_tui.study import Study, study_lock
from tests.locking import lock_cheaply, on_disk, readable, study_to_lock

needs_links = pytest.mark.skipif(os.name == "nt", reason="links need rights there")
needs_fork = pytest.mark.skipif(not hasattr(os, "fork"), reason="a child has the limit")


def _is_refused() -> bool:
    """Whether the system keeps us from writing into a folder that is write-protected."""
    with tempfile.TemporaryDirectory() as folder:
        protected = Path(folder, "protected")
        protected.mkdir(0o500)
        try:
            (protected / "a.txt").touch()
        except PermissionError:
            return True
        return False


needs_refusals = pytest.mark.skipif(not _is_refused(), reason="nothing is refused here")


def quiet(_share: float, _left: float | None) -> None:
    """Hears how far it is."""


def open_again(folder: Path, key: StudyKey) -> None:
    with study_lock(folder):
        unlock(folder, key, quiet)


# A study from somebody else


@needs_links
def test_what_a_tampered_plan_names_behind_a_link_is_left_alone(tmp_path: Path) -> None:
    study = study_to_lock(tmp_path / "s")
    victim = tmp_path / "hers" / "thesis.docx"
    victim.parent.mkdir()
    victim.write_text("hers")
    lock_cheaply(study, "a passphrase of words")
    (study.folder / "away").symlink_to(victim.parent)
    stage = study.folder / ".locked"
    stage.mkdir()
    plan = {
        "archive": (study.folder / ARCHIVE).stat().st_size,
        "files": [["away/thesis.docx", None, 0]],
        "folders": ["away"],
    }
    (stage / "plain.json").write_text(json.dumps(plan))
    with pytest.raises(Problem):
        Study(study.folder)
    assert victim.read_text() == "hers"


@needs_links
@pytest.mark.parametrize("name", [".unlocked", ".locked", ".locking", ".unlocking"])
def test_a_link_in_the_place_of_what_is_prepared_leads_nowhere(tmp_path: Path, name: str) -> None:
    study = study_to_lock(tmp_path / "s")
    hers = tmp_path / "hers"
    (hers / "letters").mkdir(parents=True)
    (hers / "letters" / "a.txt").write_text("hers")
    (hers / "study.toml").write_bytes((study.folder / "study.toml").read_bytes())
    key = lock_cheaply(study, "a passphrase of words")
    (study.folder / name).symlink_to(hers)
    before = on_disk(hers)
    with pytest.raises(Problem, match="link"):
        Study(study.folder)
    with pytest.raises(Problem, match="link"):
        open_again(study.folder, key)
    assert on_disk(hers) == before
    assert is_locked(study.folder)


def packed(make: object) -> bytes:
    told = io.BytesIO()
    with tarfile.open(fileobj=told, mode="w", format=tarfile.PAX_FORMAT) as archive:
        make(archive)  # type: ignore[operator]
    return told.getvalue()


def _sparse(archive: tarfile.TarFile) -> None:
    info = tarfile.TarInfo("huge.wav")
    info.pax_headers = {"GNU.sparse.map": "0,0", "GNU.sparse.size": str(10**15), "GNU.sparse.name": "huge.wav"}
    archive.addfile(info)


def _time(told: str) -> object:
    def make(archive: tarfile.TarFile) -> None:
        info = tarfile.TarInfo("a.txt")
        info.pax_headers = {"mtime": told}
        archive.addfile(info)

    return make


def _device(archive: tarfile.TarFile) -> None:
    info = tarfile.TarInfo("sound.wav")
    info.type, info.devmajor, info.devminor = tarfile.CHRTYPE, 1, 5
    archive.addfile(info)


def _twice(archive: tarfile.TarFile) -> None:
    for _time in range(2):
        archive.addfile(tarfile.TarInfo("a.txt"))


def _under_a_file(archive: tarfile.TarFile) -> None:
    archive.addfile(tarfile.TarInfo("a.txt"))
    archive.addfile(tarfile.TarInfo("a.txt/b.txt"))


@pytest.mark.parametrize(
    "make", [_sparse, _time("never"), _time("1e9"), _time("9" * 40), _device, _twice, _under_a_file]
)
def test_an_archive_that_no_locking_makes_is_refused_with_a_sentence(tmp_path: Path, make: object) -> None:
    study = study_to_lock(tmp_path / "s")
    key = lock_cheaply(study, "a passphrase of words")
    (study.folder / ARCHIVE).unlink()
    encrypt(io.BytesIO(packed(make)).read, study.folder / ARCHIVE, key)
    before = on_disk(study.folder)
    with pytest.raises(Problem):
        open_again(study.folder, key)
    assert on_disk(study.folder) == before


@pytest.mark.parametrize("name", ["C:letter.txt", "a/C:letter.txt", "a.txt:stream", "a\\..\\..\\b", "..\\b"])
def test_names_that_lead_out_on_windows_are_refused_there(name: str) -> None:
    assert leads_out(name, windows=True)
    assert not leads_out(name, windows=False)


def test_the_archive_of_another_study_is_damaged_and_nothing_is_changed(tmp_path: Path) -> None:
    first, second = study_to_lock(tmp_path / "a"), study_to_lock(tmp_path / "b")
    lock_cheaply(first, "a passphrase of words")
    key = lock_cheaply(second, "a passphrase of words")
    (second.folder / ARCHIVE).write_bytes((first.folder / ARCHIVE).read_bytes())
    before = on_disk(second.folder)
    with pytest.raises(Problem, match="damaged"):
        open_again(second.folder, key)
    assert on_disk(second.folder) == before


# What systems and people put there


def test_what_a_mac_writes_into_a_locked_folder_is_not_in_the_way(tmp_path: Path) -> None:
    study = study_to_lock(tmp_path / "s")
    for name in (".DS_Store", "desktop.ini", "Thumbs.db"):
        (study.folder / name).write_bytes(b"as it was")
    before = on_disk(study.folder)
    key = lock_cheaply(study, "a passphrase of words")
    for name in (".DS_Store", "desktop.ini", "Thumbs.db"):
        (study.folder / name).write_bytes(b"somebody looked at the folder")
    open_again(study.folder, key)
    assert on_disk(study.folder) == before


@pytest.mark.parametrize("name", [ARCHIVE, KEY, "LOCKED.txt"])
def test_a_file_called_as_the_locked_form_is_not_lost(tmp_path: Path, name: str) -> None:
    study = study_to_lock(tmp_path / "s")
    (study.folder / name).write_text("hers, from the last time")
    before = on_disk(study.folder)
    with pytest.raises(Problem, match=name):
        lock_cheaply(study, "a passphrase of words")
    assert on_disk(study.folder) == before


def test_notes_that_wait_in_the_spare_folder_are_not_left_readable(tmp_path: Path) -> None:
    study = study_to_lock(tmp_path / "s")
    spare = prepare_spare(study.interview("robin").audio, tmp_path)
    assert spare is not None
    (spare.folder / "events.jsonl").write_text('{"event": "NoteTaken", "text": "Robin"}\n')
    with pytest.raises(Problem, match="spare folder"):
        lock_cheaply(study, "a passphrase of words")
    assert not is_locked(study.folder)


# The disk refuses


@needs_fork
@pytest.mark.parametrize("what", ["lock", "unlock"])
def test_a_disk_that_is_full_in_the_middle_leaves_the_study_as_it_was(tmp_path: Path, what: str) -> None:
    import resource

    study = study_to_lock(tmp_path / "s")
    (study.folder / "interviews/01-robin/audio/001.wav").write_bytes(os.urandom(3_000_000))
    key = lock_cheaply(study, "a passphrase of words")
    if what == "lock":
        open_again(study.folder, key)
    before = on_disk(study.folder)
    child = os.fork()
    if child == 0:
        code = 9
        try:
            signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
            resource.setrlimit(resource.RLIMIT_FSIZE, (1_000_000, 1_000_000))
            if what == "lock":
                with study.lock():
                    lock(Study(study.folder), key, quiet)
            else:
                open_again(study.folder, key)
        except Problem:
            code = 7
        except BaseException as error:
            print(type(error), file=sys.stderr)
        finally:
            os._exit(code)
    _pid, status = os.waitpid(child, 0)
    assert os.waitstatus_to_exitcode(status) == 7, "told as a sentence"
    assert {name: one for name, one in on_disk(study.folder).items() if one[2]} == {
        name: one for name, one in before.items() if one[2]
    }


@needs_refusals
def test_write_protected_folders_are_locked_and_unlocked_too(tmp_path: Path) -> None:
    study = study_to_lock(tmp_path / "s")
    protected = study.folder / "from a disc"
    protected.mkdir()
    (protected / "a.txt").write_text("Robin")
    protected.chmod(0o500)
    before = on_disk(study.folder)
    key = lock_cheaply(study, "a passphrase of words")
    assert readable(study.folder) == []
    open_again(study.folder, key)
    assert on_disk(study.folder) == before
    protected.chmod(0o700)


@needs_refusals
def test_what_was_laid_out_in_vain_goes_though_it_is_write_protected(tmp_path: Path) -> None:
    study = study_to_lock(tmp_path / "s")
    key = lock_cheaply(study, "a passphrase of words")
    protected = study.folder / UNLOCKING / "from a disc"
    protected.mkdir(parents=True)
    (protected / "a.txt").write_text("Robin")
    protected.chmod(0o500)
    with pytest.raises(Problem):
        Study(study.folder)
    assert readable(study.folder) == []
    open_again(study.folder, key)
