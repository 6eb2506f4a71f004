"""The command line as a user and a program meet it."""

import io
import json
from pathlib import Path

import pytest

from interview_tui.cli import draft_of
from interview_tui.commands.terminal import folded
from tests.running import interview_tui
from tests.studies import GUIDE, finished_study


def test_a_study_is_made_from_a_guide_and_its_guide_shown(tmp_path: Path) -> None:
    (tmp_path / "my.md").write_text(GUIDE, encoding="utf-8")
    made = interview_tui("new", tmp_path / "study", "--guide", tmp_path / "my.md")
    assert made.returncode == 0, made.stderr
    assert (tmp_path / "study" / "guide.md").read_text(encoding="utf-8") == GUIDE
    shown = interview_tui("guide", "show", tmp_path / "study" / "guide.md", "--json")
    themes = [s for s in json.loads(shown.stdout)["sections"] if s["kind"] == "theme"]
    assert [q["id"] for q in themes[0]["questions"]] == ["day", "help"]
    assert themes[0]["questions"][0]["probes"][0]["text"] == "What do you do first?"


def test_a_study_is_made_from_an_example(tmp_path: Path) -> None:
    made = interview_tui("--language", "sv", "new", tmp_path / "study")
    assert made.returncode == 0, made.stderr
    assert 'language = "sv"' in (tmp_path / "study" / "study.toml").read_text(encoding="utf-8")


def test_options_for_all_commands_may_stand_before_or_after_the_command(tmp_path: Path) -> None:
    study, _interview = finished_study(tmp_path / "study")
    for arguments in (
        ["--study", study.folder, "--language", "sv", "export", "--format", "pdf"],
        ["export", "--study", study.folder, "--language", "sv", "--format", "pdf"],
    ):
        done = interview_tui(*arguments)
        assert done.returncode == 1
        assert "Formaten är: " in done.stderr
    assert "Användning" in interview_tui("demo", "--language", "sv", "--help").stdout


def test_a_guide_is_checked_and_formatted(tmp_path: Path) -> None:
    path = tmp_path / "my.md"
    path.write_text(GUIDE.replace("1. Would", "1)   Would"), encoding="utf-8")
    checked = interview_tui("guide", "check", path)
    assert checked.returncode == 0
    assert "3 questions" in checked.stdout
    assert interview_tui("guide", "format", path).returncode == 0
    assert "1. Would you" in path.read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("arguments", "code"),
    [
        pytest.param(["nonsense"], 2, id="unknown command"),
        pytest.param(["export", "--nonsense"], 2, id="unknown option"),
        pytest.param(["interview", "--pilot", "--rehearsal"], 2, id="two kinds at once"),
        pytest.param(["interview", "--participant", "Robin", "--participant", "robin"], 1, id="one name for two"),
        pytest.param(["interview", "--setting", "group", "--participant", "Kim"], 2, id="a group of one"),
        pytest.param(["interview", "--interviewers", "3"], 2, id="three interviewers"),
        pytest.param(["interview", "--continue", "robin", "--participant", "Kim"], 2, id="somebody else goes on"),
        pytest.param(["interview", "--spare", "nowhere"], 2, id="no such second place"),
        pytest.param(["interview", "--grace", "601"], 2, id="longer than any interview"),
        pytest.param(["demo", "--headless"], 2, id="a demo without a place"),
        pytest.param(["--study", "nowhere", "export"], 1, id="no study there"),
        pytest.param(["guide", "check", "nowhere.md"], 1, id="no guide there"),
        pytest.param(["models", "verify", "nothing"], 1, id="no such model"),
        pytest.param(["new", "study", "--model", "nothing"], 1, id="a study with no such model"),
        pytest.param(["demo", "--headless", "--with", "nowhere", "--into", "x"], 1, id="nothing to replay"),
    ],
)
def test_mistakes_end_with_one_line_and_the_right_code(arguments: list[str], code: int, tmp_path: Path) -> None:
    done = interview_tui(*arguments, cwd=tmp_path)
    assert done.returncode == code, done.stderr
    assert "Traceback" not in done.stderr
    assert done.stdout == ""
    if code == 1:
        assert len(done.stderr.strip().splitlines()) == 1


def test_who_takes_part_is_told_by_options() -> None:
    assert draft_of(("Kim", " Love "), ("Mika",), None, 2).voices == ("I", "I2", "Kim", "Love", "Mika")
    assert draft_of(("Kim", "Love"), (), None, 1).setting == "pair"
    assert draft_of(("Kim", "Love"), (), "group", 1).setting == "group"
    assert draft_of(("Kim",), ("Mika",), "support", 1).setting == "support"
    assert draft_of((), (), None, 1).participants == ()


def test_a_second_sitting_is_told_what_it_cannot_go_on_with(tmp_path: Path) -> None:
    study, first = finished_study(tmp_path / "study")
    draft = study.next_sitting(first)
    assert (draft.sitting_of, draft.participants) == (first.id, first.record.participants)
    unended = study.new_interview(draft)
    for name, sentence in (("nobody", "no interview called nobody"), (unended.id, "has not been ended yet")):
        done = interview_tui("--study", study.folder, "interview", "--continue", name)
        assert done.returncode == 1
        assert sentence in done.stderr


def test_exports_are_listed_for_programs(tmp_path: Path) -> None:
    study, _interview = finished_study(tmp_path / "study")
    done = interview_tui("--study", study.folder, "export", "--format", "json,md", "--json")
    assert [Path(path).name for path in json.loads(done.stdout)] == ["01-robin.json", "01-robin.md"]
    inside = interview_tui("export", "robin", "--format", "txt", cwd=study.folder)
    assert inside.stdout.strip().endswith("01-robin.txt"), inside.stderr


def test_transcribing_without_a_model_says_how_to_get_one(tmp_path: Path) -> None:
    study, interview = finished_study(tmp_path / "study")
    interview.transcript.unlink()
    done = interview_tui("--study", study.folder, "transcribe", interview.id)
    assert done.returncode == 1
    assert "models get small" in done.stderr


def test_the_doctor_says_what_to_do(tmp_path: Path) -> None:
    done = interview_tui("doctor", "--json", "--no-listen")
    found = {check["name"]: check for check in json.loads(done.stdout)}
    assert found["Models"]["ok"] is False
    assert "models get" in found["Models"]["cure"]
    assert all(check["cure"] for check in found.values() if check["ok"] is False)


def test_what_is_no_command_may_be_a_study_that_lies_elsewhere(tmp_path: Path) -> None:
    done = interview_tui("my-study", cwd=tmp_path)
    assert done.returncode == 2
    assert "neither a command nor, in this folder, a study called 'my-study'" in done.stderr


@pytest.mark.parametrize("columns", [40, 80])
def test_in_a_terminal_a_line_ends_between_words(monkeypatch: pytest.MonkeyPatch, columns: int) -> None:
    monkeypatch.setenv("COLUMNS", str(columns))
    text = "The file cannot be read. Check the network and give the same command again: it goes on where it stopped."
    lines = folded(text, _Terminal(), "  ").split("\n")
    assert len(lines) > 1
    assert all(len(line) < columns for line in lines)
    assert " ".join(line.strip() for line in lines) == text
    assert folded(text, io.StringIO()) == text, "a program reads it as it is"


class _Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True
