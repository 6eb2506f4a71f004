"""The report leaves the study as an export does: checked, noted in the list, found when somebody withdraws."""

import io
import json
from pathlib import Path

import docx
import pytest
from click.testing import CliRunner

from interview_tui.cli import commands
from interview_tui.export.traces import KeyIsLocked, Traces
from interview_tui.exported import Exported
from interview_tui.guide_versions import keep_version
from interview_tui.interview.correction import Replaced
from interview_tui.problem import Problem
from interview_tui.reporting.gathering import facts
from interview_tui.reporting.methods import methods_report
from interview_tui.reporting.writing import write_methods
from interview_tui.study import Study
from tests.reporting.holding import REWORDED, change_guide, correct, hold, new_study


@pytest.fixture
def study(tmp_path: Path) -> Study:
    study = new_study(tmp_path / "study")
    hold(study, "Robin", said=["one two three four"] * 3)
    hold(study, "Kim", kind="pilot")
    return study


def test_both_formats_say_the_same(study: Study) -> None:
    word, markdown = write_methods(study)
    assert (word.name, markdown.name) == ("method.docx", "method.md")
    document = docx.Document(str(word))
    report, text = methods_report(facts(study)), markdown.read_text(encoding="utf-8")
    said = [paragraph.text for paragraph in document.paragraphs]
    for part in report.parts:
        assert part.heading in said
        assert f"## {part.heading}\n" in text
        for paragraph in part.paragraphs:
            assert paragraph in said
            assert paragraph in text.replace("\\", "")
    cells = [[cell.text for cell in row.cells] for table in document.tables for row in table.rows]
    assert [list(row) for row in report.interviews.rows] == cells[1:3]
    assert sum(row[0].endswith(f" {n}") for n in range(1, 33) for row in cells) == 32
    assert text.count("\n| ✓ ") + text.count("\n| ◐ ") + text.count("\n| ☐ ") == 32


def test_the_same_study_gives_the_same_bytes(study: Study) -> None:
    before = [path.read_bytes() for path in write_methods(study)]
    paths = write_methods(study)
    assert [path.name for path in paths] == ["method.docx", "method.md"]  # replaced, for nobody has changed them
    assert [path.read_bytes() for path in paths] == before


def test_a_report_that_was_worked_on_is_left_alone(study: Study) -> None:
    (path,) = write_methods(study, ["md"])
    path.write_text("my own words", encoding="utf-8")
    assert [one.name for one in write_methods(study, ["md"])] == ["method-2.md"]
    assert path.read_text(encoding="utf-8") == "my own words"


def test_whoever_withdraws_is_found_in_it(study: Study) -> None:
    paths = write_methods(study)
    for id in ("01-robin", "02-kim"):
        assert set(Exported(study).holding([id])[0]) == set(paths)


def test_what_is_to_be_hidden_keeps_it_from_being_written(study: Study) -> None:
    place = Replaced(start=0.0, end=0.4, everywhere=True, original="Grönköping", by="[place]", kind="place")
    correct(study.interview("01-robin"), place)
    change_guide(study, REWORDED)
    keep_version(study, "Nobody in Grönköping understood it.")
    hold(study, "Sam")
    with pytest.raises(Traces):
        write_methods(study)
    assert not list(study.exports.glob("method*"))


def test_a_real_name_keeps_it_from_being_written_and_a_locked_key_too(study: Study) -> None:
    study.save_settings(study.settings.model_copy(update={"ethics_reference": "by Lisbet Hammarlund"}))
    with pytest.raises(Traces):
        write_methods(study, names=["Lisbet Hammarlund"])
    (study.folder / "private" / "key.age").write_bytes(b"age")
    with pytest.raises(KeyIsLocked):
        write_methods(study)
    assert not list(study.exports.glob("method*"))
    assert write_methods(study, names=())


def test_without_an_interview_there_is_nothing_to_tell(tmp_path: Path) -> None:
    study = new_study(tmp_path / "empty")
    hold(study, "Alex", kind="rehearsal")
    with pytest.raises(Problem, match="no interview to tell of"):
        write_methods(study)


def test_markup_in_what_she_wrote_stays_text(study: Study) -> None:
    study.save_settings(study.settings.model_copy(update={"title": "Trust | *me* <b>", "ethics_reference": "a|b\n# c"}))
    word, markdown = write_methods(study)
    text = markdown.read_text(encoding="utf-8")
    assert text.startswith("# Method: Trust | \\*me\\* \\<b\\>\n")
    assert "\n# c" not in text
    assert docx.Document(io.BytesIO(word.read_bytes())).paragraphs[0].text == "Method: Trust | *me* <b>"


def test_from_the_command_line(study: Study, tmp_path: Path) -> None:
    def run(*arguments: object) -> str:
        result = CliRunner().invoke(commands, ["report", "methods", "--study", str(study.folder), *map(str, arguments)])
        assert result.exit_code == 0, result.output
        return result.stdout

    assert [Path(line).name for line in run("--language", "sv").split("\n") if line] == ["metod.docx", "metod.md"]
    told = json.loads(run("--format", "md", "--into", tmp_path / "thesis", "--json"))
    assert [Path(one) for one in told] == [tmp_path / "thesis" / "method.md"]
    found = json.loads(run("--facts"))
    assert found["figures"]["lengths"] == {
        "count": 1, "least": 2400.0, "most": 2400.0, "mean": 2400.0, "median": 2400.0, "total": 2400.0,
    }  # fmt: skip
    assert [one["day"] for one in found["interviews"]] == ["2026-03-09"] * 2
    wrong = CliRunner().invoke(commands, ["report", "methods", "--study", str(study.folder), "--format", "pdf"])
    assert isinstance(wrong.exception, Problem)
