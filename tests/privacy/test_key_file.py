"""The key on the disk: encrypted or not at all, whole or as it was, and told in a sentence when it cannot be opened.

Encrypting takes a second on any computer: that is what keeps others from trying passphrases. So few tests write a key,
and those that only read one read a file that asks for less work.
"""

import os
import signal
import subprocess
import sys
import tempfile
import threading
from collections.abc import Callable
from pathlib import Path

import pyrage  # type: ignore[import-untyped]
import pytest

from interview_tui.files import PRIVATE_FILE
from interview_tui.privacy.key import Entry, Key, key_bytes
from interview_tui.privacy.key_file import (
    INBOX_FILE,
    create_key,
    forget_key,
    has_key,
    inbox_of,
    key_path,
    open_key,
)
from interview_tui.privacy.sealing import WrongPassphrase, advice, normalised, sealed, unsealed
from interview_tui.privacy.sealing_process import patiently, strongest, work_of
from interview_tui.problem import Problem
from interview_tui.tui.key_session import KeySession
from tests.privacy.age_by_hand import age_file
from tests.waiting import wait_until

PASSPHRASE = "fyra ord är säkrare"
ANNA = Entry(pseudonym="Robin", name="Anneli Qvarnström", other_names=("Nelleponken",), contact="070-1740658")
BO = Entry(pseudonym="Kim", name="Bosse Xylander")
SECRETS = (*Key(entries=(ANNA, BO)).names(), PASSPHRASE, "nytt och långt och annat")


@pytest.fixture
def study(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A study's folder, and a folder for temporary files beside it, in which every test looks for names afterwards."""
    for name in ("study/private", "temporary", "home"):
        (tmp_path / name).mkdir(parents=True)
    for name in ("TMPDIR", "TEMP", "TMP"):
        monkeypatch.setenv(name, str(tmp_path / "temporary"))
    monkeypatch.setenv("HOME", str(tmp_path / "home"))
    monkeypatch.setattr(tempfile, "tempdir", None)
    return tmp_path / "study"


def put_cheap_key(study: Path, *entries: Entry, passphrase: str = PASSPHRASE) -> Path:
    """A key that takes no second to open."""
    path = key_path(study)
    path.write_bytes(age_file(key_bytes(Key(entries=entries)), passphrase))
    return path


def no_name_anywhere(folder: Path) -> bool:
    """Whether no file under `folder` holds a name or a passphrase, in UTF-8 or UTF-16, and none is called by one."""
    files = [path for path in folder.rglob("*") if path.is_file()]
    assert files
    held = [path.name.encode() + path.read_bytes() for path in files]
    coded = [secret.encode(code) for secret in SECRETS for code in ("utf-8", "utf-16-le", "latin-1")]
    return not any(secret in data for secret in coded for data in held)


def test_what_is_put_into_a_key_is_there_when_it_is_opened_and_nothing_of_it_stands_anywhere(study: Path) -> None:
    opened = create_key(study, PASSPHRASE)
    path = key_path(study)
    if os.name == "posix":
        assert path.stat().st_mode & 0o777 == PRIVATE_FILE
    path.chmod(0o644)
    opened.change(lambda key: key.with_entry(ANNA).with_entry(BO))
    assert opened.names() == Key(entries=(ANNA, BO)).names()
    assert path.read_bytes().startswith(b"age-encryption.org/v1\n-> scrypt ")
    if os.name == "posix":
        assert path.stat().st_mode & 0o777 == PRIVATE_FILE
    assert open_key(study, PASSPHRASE).key.entries == (ANNA, BO)
    assert "Anneli" not in repr(opened)
    assert no_name_anywhere(study.parent)
    assert sorted(file.name for file in path.parent.iterdir()) == [".key-inbox", ".key.age.lock", "key.age"]


def test_a_key_of_another_program_opens_whichever_way_the_keyboard_writes_the_passphrase(study: Path) -> None:
    put_cheap_key(study, ANNA)
    for typed in (PASSPHRASE, PASSPHRASE.replace("ä", "a\u0308")):
        assert open_key(study, typed).key.entries == (ANNA,)


def test_a_wrong_passphrase_is_a_sentence_and_changes_nothing(study: Path) -> None:
    data = put_cheap_key(study, ANNA).read_bytes()
    for wrong in ("fel", PASSPHRASE + " ", PASSPHRASE.upper()):
        with pytest.raises(WrongPassphrase, match="does not open the key") as refused:
            open_key(study, wrong)
        assert wrong not in str(refused.value)
    with pytest.raises(Problem, match="empty"):
        open_key(study, " ")
    assert key_path(study).read_bytes() == data


def of_newer_version(_data: bytes) -> bytes:
    return age_file(b'{"schema": 2, "people": []}', PASSPHRASE)


def for_somebodys_key(_data: bytes) -> bytes:
    return bytes(pyrage.encrypt(key_bytes(Key()), [pyrage.x25519.Identity.generate().to_public()]))


def too_much_work(data: bytes) -> bytes:
    head, _work, rest = data.partition(b" 4\n")
    return head + b" 40\n" + rest


@pytest.mark.parametrize(
    ("damage", "what"),
    [
        (lambda data: b"", "damaged, or is no key"),
        (lambda data: b"Robin: Anneli Qvarnstr\xf6m\n", "damaged, or is no key"),
        (lambda data: data[:50], "damaged, or is no key"),
        (lambda data: data[:-20], "damaged, or is no key"),
        (lambda data: data[:-1] + bytes([data[-1] ^ 1]), "damaged, or is no key"),
        (lambda data: data + b"x", "damaged, or is no key"),
        (lambda data: bytes(17 * 2**20), "damaged, or is no key"),
        (lambda data: age_file(b"not JSON", PASSPHRASE), "cannot be read"),
        (of_newer_version, "newer version"),
        (for_somebodys_key, "private key"),
        (too_much_work, "more work than this computer"),
    ],
    ids=["empty", "plain", "header cut", "content cut", "content changed", "content added", "huge", "no JSON", "newer",
         "for a recipient", "too much work"],
)  # fmt: skip
def test_what_cannot_be_opened_is_a_sentence_and_stays_as_it_is(
    study: Path, damage: Callable[[bytes], bytes], what: str
) -> None:
    path = put_cheap_key(study, ANNA)
    data = damage(path.read_bytes())
    path.write_bytes(data)
    with pytest.raises(Problem, match=what) as refused:
        open_key(study, PASSPHRASE)
    assert not isinstance(refused.value, WrongPassphrase)
    assert not any(secret in str(refused.value) for secret in SECRETS)
    assert path.read_bytes() == data


def test_two_programs_that_change_the_key_lose_nothing_of_each_other(study: Path) -> None:
    put_cheap_key(study)
    opened = open_key(study, PASSPHRASE)
    put_cheap_key(study, ANNA)  # as another program does
    assert opened.key.entries == ()
    assert opened.change(lambda key: key.with_entry(BO)).entries == (ANNA, BO)
    put_cheap_key(study, ANNA, passphrase="nytt och långt och annat")
    with pytest.raises(Problem, match="another passphrase"):
        opened.change(lambda key: key.without("Robin"))


def test_a_change_that_cannot_be_made_leaves_the_key_as_it_was(study: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    opened_file = put_cheap_key(study, ANNA, BO)
    data, opened = opened_file.read_bytes(), open_key(study, PASSPHRASE)
    with pytest.raises(Problem, match="stands for somebody else"):
        opened.change(lambda key: key.with_entry(ANNA))
    assert (opened_file.read_bytes(), opened.key.entries) == (data, (ANNA, BO))
    opened_file.unlink()
    with pytest.raises(Problem, match="has no key"):
        opened.change(lambda key: key.without("Robin"))
    assert not has_key(study)  # what was deleted does not come back


def test_a_new_passphrase_opens_it_from_then_on(study: Path) -> None:
    put_cheap_key(study, ANNA)
    open_key(study, PASSPHRASE).change_passphrase("nytt och långt och annat")
    assert open_key(study, "nytt och långt och annat").key.entries == (ANNA,)


def test_there_is_one_key_and_it_can_be_deleted_without_its_passphrase(study: Path) -> None:
    put_cheap_key(study, ANNA)
    left = key_path(study).with_name(".key.age.1.part")
    left.write_bytes(b"of a program that was killed")
    forget_key(study)
    assert not has_key(study)
    assert not left.exists()
    for act in (lambda: forget_key(study), lambda: open_key(study, PASSPHRASE)):
        with pytest.raises(Problem, match="has no key"):
            act()


KILLED = """
import sys
from pathlib import Path
from interview_tui.privacy.key import Entry
from interview_tui.privacy.key_file import open_key
study, passphrase = Path(sys.argv[1]), sys.stdin.readline().strip()
entry = Entry.model_validate_json(sys.stdin.readline())
opened = open_key(study, passphrase)
print("opened", flush=True)
while True:
    opened.change(lambda key: key.without(entry.pseudonym).with_entry(entry))
    print("written", flush=True)
"""


@pytest.mark.skipif(os.name != "posix", reason="kills a process group")
def test_a_program_that_is_killed_while_it_writes_leaves_the_old_key_or_the_new_and_no_name(study: Path) -> None:
    before = put_cheap_key(study, ANNA).read_bytes()
    for written in (0, 1):
        program = subprocess.Popen(
            [sys.executable, "-c", KILLED, str(study)],
            stdin=subprocess.PIPE, stdout=subprocess.PIPE, start_new_session=True, text=True,
        )  # fmt: skip
        assert program.stdin is not None
        assert program.stdout is not None
        program.stdin.write(f"{PASSPHRASE}\n{BO.model_dump_json()}\n")
        program.stdin.flush()
        for word in ["opened", *["written"] * written]:
            assert program.stdout.readline().strip() == word
        lock = key_path(study).with_name(".key.age.lock")
        wait_until(lock.exists, what="the next write")  # it encrypts now
        os.killpg(program.pid, signal.SIGKILL)
        program.wait()
        program.stdin.close()
        program.stdout.close()
        assert no_name_anywhere(study.parent)
        assert (key_path(study).read_bytes() == before) == (written == 0)
    assert {entry.pseudonym for entry in open_key(study, PASSPHRASE).key.entries} == {"Robin", "Kim"}


def test_a_process_that_dies_while_it_encrypts_is_a_sentence(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "executable", "/bin/false" if os.name == "posix" else sys.executable + "-none")
    with pytest.raises(Problem, match=r"system ended the work|could not be opened or written"):
        sealed(b"x", PASSPHRASE)


def test_a_module_in_the_folder_one_stands_in_does_not_get_to_see_the_passphrase(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "pyrage.py").write_text("open('seen', 'w').write('here')\n", encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    assert unsealed(age_file(b"hello", PASSPHRASE), PASSPHRASE) == b"hello"
    assert not (tmp_path / "seen").exists()


@pytest.mark.parametrize(
    ("works", "taken", "turns"), [([20], 20, 1), ([17, 18], 18, 2), ([16, 15, 14, 20], 16, 3), ([9, 12, 11], 12, 3)]
)
def test_a_computer_that_is_busy_does_not_make_a_key_that_is_easy_to_guess(
    works: list[int], taken: int, turns: int
) -> None:
    made = [age_file(b"x", PASSPHRASE).replace(b" 4\n", b" %d\n" % work, 1) for work in works]
    left = iter(made)
    assert work_of(strongest(lambda: next(left))) == taken
    assert len(list(left)) == len(works) - turns


def test_a_computer_that_is_busy_for_a_moment_still_opens_its_key(study: Path) -> None:
    """The library's own words for a key of too much work, said twice, and then the key is taken."""
    data = put_cheap_key(study, ANNA).read_bytes()
    left = iter([too_much_work(data), too_much_work(data), data])
    opened = patiently(lambda: bytes(pyrage.passphrase.decrypt(next(left), PASSPHRASE)), pyrage.DecryptError)
    assert ANNA.name in opened.decode()
    assert list(left) == []


def test_a_wrong_passphrase_is_not_tried_again(study: Path) -> None:
    data = put_cheap_key(study, ANNA).read_bytes()
    left = iter([data, data])
    with pytest.raises(pyrage.DecryptError):
        patiently(lambda: bytes(pyrage.passphrase.decrypt(next(left), "fel")), pyrage.DecryptError)
    assert len(list(left)) == 1


@pytest.mark.parametrize(
    ("passphrase", "has_advice"), [("kort", True), ("fyra ord är säkrare", False), ("", False), (" " * 20 + "x", True)]
)
def test_a_short_passphrase_gets_a_word_of_advice_and_an_empty_one_is_refused(
    passphrase: str, has_advice: bool
) -> None:
    assert bool(advice(passphrase)) == has_advice
    if passphrase.strip():
        assert normalised(passphrase) == passphrase
    else:
        with pytest.raises(Problem, match="empty"):
            normalised(passphrase)


# While it is open in the program


def test_what_is_changed_while_something_is_written_is_written_with_it_and_can_be_undone(study: Path) -> None:
    put_cheap_key(study, ANNA)
    session = KeySession(open_key(study, PASSPHRASE))
    session.put(BO)
    writing = threading.Thread(target=session.write)
    writing.start()
    session.put(ANNA.model_copy(update={"name": "Someone"}), "Robin")
    session.remove("kim")
    session.undo()
    session.undo()
    assert session.key.entries == (ANNA, BO)
    writing.join()
    session.write()
    assert session.saved
    session.undo()
    assert session.key.entries == (ANNA,)
    assert not session.can_undo


def test_what_cannot_be_written_is_not_shown_as_if_it_were(study: Path) -> None:
    put_cheap_key(study, ANNA)
    session = KeySession(open_key(study, PASSPHRASE))
    session.put(BO)
    key_path(study).unlink()
    with pytest.raises(Problem, match="has no key"):
        session.write()
    assert session.key.entries == (ANNA,)
    assert session.saved
    assert not session.can_undo


def test_it_is_time_to_lock_five_minutes_after_the_last_key(study: Path) -> None:
    put_cheap_key(study)
    now = [1000.0]
    session = KeySession(open_key(study, PASSPHRASE), lambda: now[0])
    now[0] += 299
    assert not session.is_idle
    session.touched()
    now[0] += 299
    assert not session.is_idle
    now[0] += 1
    assert session.is_idle


def test_the_key_keeps_its_inbox_and_puts_its_public_half_back_where_that_is_gone(study: Path) -> None:
    opened = create_key(study, PASSPHRASE)
    public = inbox_of(study)
    assert public.startswith("age1")
    assert opened.key.inbox
    assert opened.key.inbox not in "".join(
        path.read_bytes().decode("latin-1") for path in study.rglob("*") if path.is_file()
    )
    (key_path(study).parent / INBOX_FILE).unlink()
    again = open_key(study, PASSPHRASE)
    assert inbox_of(study) == public
    again.change(lambda key: key.with_entry(ANNA))
    assert inbox_of(study) == public
    forget_key(study)
    assert inbox_of(study) == ""
