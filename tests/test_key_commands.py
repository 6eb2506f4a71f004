"""`interview-tui pseudonyms show|set|remove|passphrase|forget`: as a user at a terminal and as a program meets it."""

import json
import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from interview_tui.cli import commands
from interview_tui.commands.passphrase import needed_key, opened_key, passphrase_in
from interview_tui.privacy.key import Entry, Key, key_bytes
from interview_tui.privacy.key_file import has_key, key_path
from interview_tui.privacy.sealing import normalised
from interview_tui.problem import Problem
from interview_tui.study import Study
from tests.privacy.age_by_hand import age_file
from tests.running import interview_tui
from tests.studies import finished_study
from tests.terminal import Terminal
from tests.waiting import wait_until

PASSPHRASE = "four words are safer"
ANNA = Entry(pseudonym="Robin", name="Anneli Qvarnström", other_names=("Nelleponken",), contact="070-1740658")


@pytest.fixture
def study(tmp_path: Path) -> Path:
    """A study with one interview, and the passphrase in a file outside of it."""
    (tmp_path / "passphrase").write_text(PASSPHRASE + "\r\n", encoding="utf-8")
    return finished_study(tmp_path / "study")[0].folder


def put_cheap_key(study: Path, *entries: Entry) -> None:
    """A key that takes no second to open."""
    key_path(study).write_bytes(age_file(key_bytes(Key(entries=entries)), PASSPHRASE))


def pseudonyms(study: Path, *arguments: str, stdin: str = "") -> Result:
    file = () if arguments[0] == "forget" else ("--passphrase-file", str(study.parent / "passphrase"))
    return CliRunner().invoke(commands, ["--study", str(study), "pseudonyms", *arguments, *file], input=stdin)


def test_a_program_makes_a_key(study: Path) -> None:
    made = pseudonyms(study, "passphrase", "--new-passphrase-file", str(study.parent / "passphrase"))
    assert made.exit_code == 0, made.output
    assert key_path(study).read_bytes().startswith(b"age-encryption.org/v1\n-> scrypt ")


def test_a_program_fills_in_a_key_and_reads_it(study: Path) -> None:
    put_cheap_key(study)
    told = json.dumps({"name": ANNA.name, "other_names": ["Nelleponken"], "contact": ANNA.contact})
    assert pseudonyms(study, "set", "robin", "--stdin", stdin=told).exit_code == 0
    shown = json.loads(pseudonyms(study, "show", "--json").stdout)
    assert shown["entries"] == [
        {"pseudonym": "Robin", "formerly": [], "interviews": ["01-robin"], "name": ANNA.name,
         "other_names": ["Nelleponken"], "contact": ANNA.contact, "note": ""}
    ]  # fmt: skip


def test_the_key_is_shown_in_lines(study: Path) -> None:
    put_cheap_key(study, Entry(pseudonym="Kimberly", contact="k@exempel.se"), ANNA)
    assert pseudonyms(study, "show").stdout == (
        "Robin     Anneli Qvarnström  (Nelleponken)  070-1740658\nKimberly  –  k@exempel.se\n"
    )


def test_what_is_to_be_typed_next_names_the_study_that_is_meant(
    study: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for arguments in (("show",), ("forget", "--yes")):
        assert f"interview-tui pseudonyms passphrase --study {study}" in str(pseudonyms(study, *arguments).exception)
    put_cheap_key(study)
    none = str(pseudonyms(study, "remove", "Robin").exception)
    assert f"interview-tui pseudonyms show --study {study}" in none
    key_path(study).unlink()
    monkeypatch.chdir(study)
    here = str(CliRunner().invoke(commands, ["pseudonyms", "show"]).exception)
    assert here.endswith("interview-tui pseudonyms passphrase")
    monkeypatch.chdir(tmp_path)
    spaced = study.rename(tmp_path / "my study")
    assert f'--study "{spaced}"' in str(pseudonyms(spaced, "show").exception)


def test_a_line_is_taken_out_and_a_key_deleted_when_it_is_meant(study: Path) -> None:
    put_cheap_key(study, ANNA)
    for arguments in (("remove", "Robin"), ("forget",)):
        refused = pseudonyms(study, *arguments)
        assert isinstance(refused.exception, Problem)
        assert "--yes" in str(refused.exception)
    assert "has no line" in str(pseudonyms(study, "remove", "Kim", "--yes").exception)
    assert pseudonyms(study, "remove", "Robin", "--yes").exit_code == 0
    assert pseudonyms(study, "forget", "--yes").exit_code == 0
    assert not has_key(study)
    assert isinstance(pseudonyms(study, "forget", "--yes").exception, Problem)


@pytest.mark.parametrize(
    "told", ["", "Anneli", "[]", '{"name": 1}', '{"name": "Anneli", "age": "7"}', '{"other_names": [1]}', "\x00"]
)
def test_what_cannot_be_set_is_a_sentence_without_a_word_of_it(study: Path, told: str) -> None:
    put_cheap_key(study, ANNA)
    refused = pseudonyms(study, "set", "Robin", "--stdin", stdin=told).exception
    assert isinstance(refused, Problem)
    assert "Anneli" not in str(refused)


@pytest.mark.parametrize(
    ("arguments", "code"),
    [
        (["show"], 1), (["show", "--json"], 1), (["set", "Robin"], 1), (["remove", "Robin"], 1), (["forget"], 1),
        (["passphrase"], 1), (["set"], 2), (["set", "Robin", "--name", "Anneli"], 2),
        (["show", "--passphrase", "x"], 2),
    ],
)  # fmt: skip
def test_without_a_key_or_a_terminal_there_is_one_line_and_the_right_code(
    study: Path, arguments: list[str], code: int
) -> None:
    done = interview_tui("--study", study, "pseudonyms", *arguments)
    assert done.returncode == code
    assert done.stdout == ""
    assert "Traceback" not in done.stderr
    if code == 1:
        assert len(done.stderr.strip().splitlines()) == 1


def test_a_key_that_is_not_there_or_stays_locked_is_none_for_whoever_says_what_follows(study: Path) -> None:
    opened = Study(study)
    assert opened_key(opened, None) is None
    put_cheap_key(study, ANNA)
    assert opened_key(opened, None) is None
    with pytest.raises(Problem, match="no terminal"):
        needed_key(opened, None)
    key = opened_key(opened, study.parent / "passphrase")
    assert key is not None
    assert key.names() == Key(entries=(ANNA,)).names()


@pytest.mark.parametrize(
    ("data", "passphrase"),
    [(b"a b\n", "a b"), (b"\xef\xbb\xbfa b\r\nnext", "a b"), (b" a b ", " a b "), (b"", "")],
)
def test_a_passphrase_in_a_file_is_its_first_line(tmp_path: Path, data: bytes, passphrase: str) -> None:
    (tmp_path / "file").write_bytes(data)
    assert passphrase_in(tmp_path / "file") == passphrase


def test_a_file_without_a_passphrase_is_a_sentence(tmp_path: Path) -> None:
    (tmp_path / "latin").write_bytes(b"l\xf6sen")
    for name in ("latin", "nowhere"):
        with pytest.raises(Problem):
            passphrase_in(tmp_path / name)


@pytest.mark.parametrize("locale", ["C", "C.UTF-8"])
def test_a_passphrase_on_stdin_that_is_no_text_is_a_sentence(study: Path, locale: str) -> None:
    put_cheap_key(study, ANNA)
    command = [sys.executable, "-m", "interview_tui", "--study", str(study), "--language", "en"]
    environment = {**os.environ, "LC_ALL": locale, "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"}
    done = subprocess.run(
        [*command, "lock", "--passphrase-file", "-"], input=b"l\xf6sen ord\n", capture_output=True, env=environment
    )
    assert done.returncode == 1
    assert b"Traceback" not in done.stderr
    assert b"not UTF-8" in done.stderr


def test_signs_that_are_no_letters_are_a_sentence_in_a_passphrase() -> None:
    with pytest.raises(Problem, match="no letters"):
        normalised("four words \udcf6 or more")


def test_at_a_terminal_the_passphrase_is_asked_for_and_never_shown(study: Path, require: Callable[[str], None]) -> None:
    require("tmux")
    put_cheap_key(study, ANNA)
    before = key_path(study).read_bytes()
    terminal = Terminal("--study", study, "pseudonyms", "set", "Kim")
    try:
        terminal.wait_for("Passphrase of the key:")
        terminal.press("wrong", "Enter")
        terminal.wait_for("does not open the key")
        terminal.press(*PASSPHRASE.replace(" ", " Space ").split(), "Enter")
        terminal.wait_for("Real name:")
        terminal.press("Bosse", "Enter")
        terminal.wait_for("Also called")
        terminal.press("Enter")
        terminal.wait_for("Contact")
        terminal.press("Enter")
        shown = terminal.wait_for("Note")
        assert "words" not in shown
        assert "wrong" not in shown
        terminal.press("Enter")
        wait_until(lambda: not terminal.alive, 120, "the end of the command")
    finally:
        terminal.close()
    assert key_path(study).read_bytes() != before
