"""`guide diff`, `guide versions`, `guide reason`: from the command line, in a study and without one."""

import csv
import io
import json
from pathlib import Path

import docx
import pytest
from click.testing import CliRunner, Result

from interview_tui.cli import commands
from interview_tui.problem import Problem
from interview_tui.study import Study
from tests.studies import GUIDE
from tests.test_guide_versions import REWORDED, change, hold, study

__all__ = ["study"]
WAS, IS = "Who helps you when it is hard?", "Who do you turn to when it is hard?"


def run(*arguments: object, fails: bool = False) -> Result:
    result = CliRunner().invoke(commands, [str(one) for one in arguments])
    if fails:
        assert result.exit_code != 0
        return result
    assert result.exception is None, result.output
    return result


def files(folder: Path) -> tuple[Path, Path]:
    old, new = folder / "old.md", folder / "new.md"
    old.write_text(GUIDE, encoding="utf-8")
    new.write_text(REWORDED, encoding="utf-8")
    return old, new


def test_two_files_are_compared_without_a_study(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    old, new = files(tmp_path)
    said = run("guide", "diff", old, new).output
    assert said.splitlines() == [
        "Rewording 1", "~ Rewording, Question, Everyday, question 2", f"    - {WAS}", f"    + {IS}",
    ]  # fmt: skip
    assert run("guide", "diff", old, old).output == "Nothing was changed.\n"
    (found,) = json.loads(run("guide", "diff", old, new, "--json").output)
    assert (found["kind"], found["what"], found["old"], found["new"]) == ("reworded", "question", WAS, IS)
    assert found["new_where"] == {"section": "Everyday", "number": 2, "question": IS}


def test_versions_of_a_study_are_compared_with_their_reasons(study: Study) -> None:
    hold(study, kind="pilot")
    change(study, REWORDED)
    run("guide", "reason", "It was too narrow.", "--study", study.folder)
    hold(study, "Kim")
    at = ("--study", study.folder)
    for names in ((), ("1",), ("1", "2")):
        assert run("guide", "diff", *names, *at).output.splitlines()[:2] == [
            "Rewording 1",
            "Reason: It was too narrow.",
        ]
    assert run("guide", "diff", "2", "2", *at).output == "Nothing was changed.\n"
    assert run("guide", "versions", *at).output.splitlines()[1].endswith("02-kim  It was too narrow.")
    listed = json.loads(run("guide", "versions", "--json", *at).output)
    assert [(one["number"], one["interviews"], one["reasons"]) for one in listed] == [
        (1, ["01-robin"], []), (2, ["02-kim"], ["It was too narrow."]),
    ]  # fmt: skip


def test_a_table_for_the_thesis_holds_the_same_in_every_format(study: Study, tmp_path: Path) -> None:
    hold(study)
    change(study, REWORDED)
    run("guide", "reason", "It was too narrow.", "--study", study.folder)
    at = ("1", "--study", study.folder)
    heading = "Changes in the interview guide, version 1 to version 2"
    markdown = run("guide", "diff", *at, "--format", "md").output
    assert markdown.startswith(f"# {heading}\n\nReason: It was too narrow.\n")
    assert f"| Rewording | Question | Everyday, question 2 | {WAS} | {IS} |" in markdown
    table = tmp_path / "table.csv"
    run("guide", "diff", *at, "-o", table)
    rows = list(csv.reader(io.StringIO(table.read_bytes().decode("utf-8-sig"))))
    assert rows[1:] == [["Rewording", "Question", "Everyday, question 2", WAS, IS]]
    document = tmp_path / "table.docx"
    run("guide", "diff", *at, "-o", document)
    (cells,) = docx.Document(str(document)).tables
    said = [cell.text for row in cells.rows for cell in row.cells]
    said += [paragraph.text for paragraph in docx.Document(str(document)).paragraphs]
    for part in (heading, "Reason: It was too narrow.", WAS, IS, "Everyday, question 2"):
        assert part in said


def test_an_interview_can_be_begun_with_a_reason_alone_that_can_stand(study: Study) -> None:
    begin = ("interview", "--study", study.folder, "--participant", "Sam", "--reason")
    assert isinstance(run(*begin, "Nothing was changed.", fails=True).exception, Problem)
    hold(study)
    change(study, REWORDED)
    assert isinstance(run(*begin, "Robin did not understand it.", fails=True).exception, Problem)
    assert not any(entry.reason for entry in study.versions.entries())


def test_a_guide_from_word_is_compared_with_the_working_guide(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    document = docx.Document()
    document.add_heading("Trust", 0)
    document.add_heading("Everyday", 1)
    document.add_paragraph("1. What is a normal day like?")
    document.save(str(tmp_path / "old.docx"))
    (tmp_path / "new.md").write_text("# Trust\n## Everyday\n1. What was a normal day like?\n", encoding="utf-8")
    said = run("guide", "diff", tmp_path / "old.docx", tmp_path / "new.md").output
    assert "- What is a normal day like?" in said
    assert "+ What was a normal day like?" in said


def test_how_to_give_a_reason_is_said_for_the_study_that_is_meant(study: Study) -> None:
    hold(study)
    change(study, REWORDED)
    said = " ".join(run("guide", "versions", "--study", study.folder).output.split())
    assert said.endswith(f"interview-tui guide reason --study {study.folder} TEXT")


def test_wrong_usage_is_said(study: Study, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    at = ("--study", study.folder)
    hold(study)
    assert isinstance(run("guide", "diff", *at, fails=True).exception, Problem)
    assert isinstance(run("guide", "diff", "7", *at, fails=True).exception, Problem)
    assert isinstance(run("guide", "reason", "Nothing was changed.", *at, fails=True).exception, Problem)
    assert run("guide", "diff", "1", *at, "--format", "docx", fails=True).exit_code == 2
    assert run("guide", "diff", "1", *at, "-o", "table.xyz", fails=True).exit_code == 2
    monkeypatch.chdir(tmp_path)
    assert isinstance(run("guide", "diff", tmp_path / "a.md", fails=True).exception, Problem)
