"""`withdraw` and `purge` on the command line: shown first, typed, done, and finished by whatever command comes next."""

import json
from collections.abc import Callable

import pytest
from click.testing import CliRunner, Result

from interview_tui.cli import commands
from interview_tui.commands.terminal import Context
from interview_tui.erasing.journal import JOURNAL
from interview_tui.erasing.key_note import NOTE
from interview_tui.erasing.withdrawal import withdrawal_plan
from interview_tui.privacy.key import Entry
from interview_tui.privacy.key_file import create_key
from interview_tui.problem import Problem
from interview_tui.tui.memory import recent_studies, remember_study
from tests.erasing.everything import Everything, tree, where

Command = Callable[..., Result]


@pytest.fixture
def command(everything: Everything) -> Command:
    def run(*arguments: str, typed: str = "") -> Result:
        options = ["--study", str(everything.folder), "--language", "en"]
        return CliRunner().invoke(commands, [*options, *arguments], input=typed, catch_exceptions=True)

    return run


def test_what_would_go_is_shown_and_nothing_is_changed(command: Command, everything: Everything) -> None:
    before = tree(everything.around)
    result = command("withdraw", "kim", "--show")
    assert result.exit_code == 0
    assert "interviews/03-kim/audio/recording.flac" in result.stdout
    assert "What cannot be promised:" in result.stdout
    assert "Backups" in result.stdout
    assert "interviews/01-robin" not in result.stdout
    assert tree(everything.around) == before


def test_a_script_names_the_study_and_gets_the_receipt(command: Command, everything: Everything) -> None:
    result = command("withdraw", "03-kim", "--yes-erase", "trust", "--json")
    assert result.exit_code == 0, result.output
    receipt = json.loads(result.stdout)
    assert receipt["gone"] is True
    assert receipt["left"] == []
    assert "kim" not in result.stdout.lower()
    assert where(everything.folder, [b"plommonstop", b"03-kim"]) == []


@pytest.mark.parametrize("arguments", [("--yes-erase", "Trusty"), ("--yes-erase", ""), ()])
def test_another_name_or_nobody_to_ask_erases_nothing(
    command: Command, everything: Everything, arguments: tuple[str, ...]
) -> None:
    before = tree(everything.around)
    result = command("withdraw", "kim", *arguments)
    assert isinstance(result.exception, Problem)
    after = tree(everything.around)
    assert {name: data for name, data in after.items() if name != "trust/.lock"} == {
        name: data for name, data in before.items() if name != "trust/.lock"
    }


def test_a_name_that_is_typed_is_compared(
    command: Command, everything: Everything, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("interview_tui.commands.erasing.can_ask", lambda: True)
    assert isinstance(command("withdraw", "kim", typed="no\n").exception, Problem)
    result = command("withdraw", "kim", typed=" TRUST \n")
    assert result.exit_code == 0, result.output
    assert "nothing is left" in result.stdout
    assert "The receipt, which names nobody, lies in the study's folder: interviews/03/erased.json" in result.stdout
    assert (everything.folder / "interviews" / "03" / "erased.json").exists()
    assert where(everything.folder, [b"03-kim"]) == []


def test_another_interview_of_hers_has_to_be_decided_about(command: Command, everything: Everything) -> None:
    result = command("withdraw", "01-robin", "--yes-erase", "Trust")
    assert "05-robin" in str(result.exception)
    assert command("withdraw", "01-robin", "--yes-erase", "Trust", "--only-this").exit_code == 0
    assert [one.id for one in everything.study.interviews()] == ["03-kim", "04-alex", "05-robin", "06-sam"]


def test_for_a_look_all_of_the_participant_is_shown(command: Command, everything: Everything) -> None:
    result = command("withdraw", "01-robin", "--show", "--json")
    assert result.exit_code == 0
    found = json.loads(result.stdout)
    assert sum("05-robin" in one["path"] for one in found["goes"]) > 5
    assert found["yours"] == [str(everything.thesis / "01-robin.txt")]
    assert found["key"] == "none"


def test_all_of_a_participant_go_with_one_command(command: Command, everything: Everything) -> None:
    assert command("withdraw", "05", "--yes-erase", "Trust", "--all-of-participant").exit_code == 0
    assert where(everything.folder, [b"robin"]) == []


def test_of_a_pair_only_the_whole_goes(command: Command, everything: Everything) -> None:
    result = command("withdraw", "alex", "--yes-erase", "Trust")
    assert "Alex, Love take part in this interview together" in str(result.exception)
    assert command("withdraw", "alex", "--yes-erase", "Trust", "--whole").exit_code == 0
    assert where(everything.folder, [b"sjogurkor"]) == []


def test_any_command_finishes_what_was_cut_short_first(
    everything: Everything, capsys: pytest.CaptureFixture[str]
) -> None:
    study = everything.study
    plan = withdrawal_plan(study, [study.interview("03-kim")])
    (everything.folder / JOURNAL).write_text(plan.journal.model_dump_json())
    assert [one.id for one in Context(everything.folder, "en", False).study().interviews()] == [
        "01-robin", "02-robin", "04-alex", "05-robin", "06-sam",
    ]  # fmt: skip
    assert "A withdrawal had been interrupted" in capsys.readouterr().err
    assert where(everything.folder, [b"plommonstop", b"03-kim"]) == []


def test_a_line_that_is_still_in_the_key_is_asked_about_when_it_is_opened(
    command: Command, everything: Everything, monkeypatch: pytest.MonkeyPatch
) -> None:
    opened = create_key(everything.folder, "en lång fras för provet")
    opened.change(lambda key: key.with_entry(Entry(pseudonym="Kim", name="Bosse Xylander")))
    secret = everything.around / "secret.txt"
    secret.write_text("en lång fras för provet\n")
    assert command("withdraw", "kim", "--yes-erase", "Trust", "--without-key").exit_code == 0
    monkeypatch.setattr("interview_tui.commands.passphrase.can_ask", lambda: True)
    shown = command("pseudonyms", "show", "--passphrase-file", str(secret), typed="y\n")
    assert "still holds 1 line" in shown.stderr
    assert "Xylander" not in shown.stdout
    assert not (everything.folder / "private" / NOTE).exists()


def test_a_purge_forgets_the_study_and_keeps_what_is_named(command: Command, everything: Everything) -> None:
    remember_study(everything.folder, "Trust")
    result = command("purge", "--yes-erase", "Trust", "--keep", "guide")
    assert result.exit_code == 0, result.output
    assert {path.name for path in everything.folder.iterdir()} == {"guide.md", "guide-versions"}
    assert recent_studies() == ([], [])
    assert command("purge", "--keep", "everything").exit_code == 2


def test_a_purge_by_the_day_waits_for_it(command: Command, everything: Everything) -> None:
    settings = everything.folder / "study.toml"
    text = settings.read_text()
    assert command("purge", "--when-due", "--yes-erase", "Trust").exit_code == 0
    settings.write_text(text + "retention = 2999-01-01\n")
    result = command("purge", "--when-due", "--yes-erase", "Trust")
    assert "2999-01-01" in result.stderr
    assert (everything.folder / "interviews" / "03-kim").exists()
    settings.write_text(text + "retention = 2001-01-01\n")
    assert command("purge", "--when-due", "--yes-erase", "Trust", "--keep", "nothing").exit_code == 0
    assert not everything.folder.exists()


def test_of_a_pair_it_is_said_what_cannot_be_done_and_what_stays(command: Command, everything: Everything) -> None:
    result = command("withdraw", "alex", "--yes-erase", "Trust")
    assert "cannot take one voice out of a conversation" in str(result.exception)
    assert "stay in the study until it is erased" in str(result.exception)
    assert "--whole" in str(result.exception)
