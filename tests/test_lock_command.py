"""`interview-tui lock` and `unlock`: passphrases from a file, from stdin or typed, and what else says it is locked."""

import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner

from interview_tui.at_rest import Locked, is_locked
from interview_tui.cli import commands
from tests.locking import lock_cheaply, on_disk, readable, study_to_lock
from tests.running import interview_tui
from tests.terminal import Terminal


@pytest.fixture
def phrase(tmp_path: Path) -> Path:
    path = tmp_path / "phrase.txt"
    path.write_text("åtta blå elefanter\n", encoding="utf-8")
    return path


def test_a_study_is_locked_and_unlocked_with_a_passphrase_in_a_file(tmp_path: Path, phrase: Path) -> None:
    study = study_to_lock(tmp_path / "s")
    before = on_disk(study.folder)
    done = interview_tui("lock", "--study", study.folder, "--passphrase-file", phrase)
    assert (done.returncode, done.stdout) == (0, ""), done.stderr
    assert f"interview-tui unlock --study {study.folder}" in done.stderr
    assert readable(study.folder) == []
    for command in (("study", "show"), ("export", "--all"), ("transcribe", "--all"), ("lock",)):
        refused = CliRunner().invoke(commands, ["--study", str(study.folder), "--language", "en", *command])
        assert isinstance(refused.exception, Locked), refused.output
    # A passphrase on stdin, which is no terminal.
    done_again = subprocess.run(
        [sys.executable, "-m", "interview_tui", "unlock", "--study", study.folder, "--passphrase-file", "-"],
        input="åtta blå elefanter\n", capture_output=True, text=True, encoding="utf-8",
    )  # fmt: skip
    assert done_again.returncode == 0, done_again.stderr
    assert on_disk(study.folder) == before
    twice = interview_tui("unlock", "--study", study.folder, "--passphrase-file", phrase, "--language", "en")
    assert (twice.returncode, twice.stderr) == (1, "s: This study is not locked.\n")


def test_a_command_at_a_terminal_asks_for_the_passphrase_and_goes_on(
    tmp_path: Path, require: Callable[[str], None]
) -> None:
    require("tmux")
    study = study_to_lock(tmp_path / "s")
    lock_cheaply(study, "blue elephants")
    terminal = Terminal(
        "--study", study.folder, "--language", "en", "interview", "--participant", "Kim", size=(100, 30)
    )
    try:
        terminal.wait_for("Passphrase of the study:")
        terminal.press("wrong", "Enter")
        terminal.wait_for("does not open the study")
        terminal.press("blue", "Space", "elephants", "Enter")
        shown = terminal.wait_for("Kim")
        assert "elephants" not in shown
    finally:
        terminal.close()
    assert not is_locked(study.folder)
