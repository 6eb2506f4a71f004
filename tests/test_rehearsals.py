"""A rehearsal counts nowhere: not in exports, reports, overviews and searches, unless it is named."""

import json
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner

from interview_tui.cli import commands
from interview_tui.interview.events import ConsentWithdrawn
from interview_tui.interview.record import InterviewRecord, Participant
from interview_tui.problem import Problem
from interview_tui.rehearsals import delete_rehearsal
from interview_tui.study import Interview, Study
from interview_tui.tui.app import InterviewApp
from tests.studies import events, finished_study, write_transcript
from tests.tui.conftest import shown, until


@pytest.fixture
def rehearsed(tmp_path: Path) -> tuple[Study, Interview]:
    """A study with one interview, and a rehearsal that was recorded and transcribed."""
    study, _interview = finished_study(tmp_path / "trust")
    record = InterviewRecord(participants=(Participant(pseudonym="Rehearsal"),), kind="rehearsal")
    rehearsal = study.new_interview(record)
    for event in events():
        rehearsal.timeline.append(event)
    write_transcript(rehearsal)
    return study, rehearsal


def run(study: Study, *arguments: str) -> Any:
    done = CliRunner().invoke(commands, ["--language", "en", "--study", str(study.folder), *arguments])
    assert done.exit_code == 0, done.output
    return json.loads(done.stdout)


def exported(study: Study, *arguments: str) -> list[str]:
    return sorted(Path(path).name for path in run(study, "export", "--format", "md", "--json", *arguments))


def test_an_export_of_everything_leaves_it_out_and_one_that_names_it_does_not(
    rehearsed: tuple[Study, Interview],
) -> None:
    study, _rehearsal = rehearsed
    assert exported(study) == exported(study, "--all") == ["01-robin.md"]
    assert exported(study, "02-rehearsal") == ["02-rehearsal.md"]


def test_an_export_of_everything_leaves_out_whoever_has_withdrawn(rehearsed: tuple[Study, Interview]) -> None:
    study, _rehearsal = rehearsed
    kim = study.new_interview(InterviewRecord(participants=(Participant(pseudonym="Kim"),)))
    for event in events():
        kim.timeline.append(event)
    write_transcript(kim)
    assert exported(study) == ["01-robin.md", "03-kim.md"]
    kim.timeline.append(ConsentWithdrawn())
    assert exported(study) == ["01-robin.md"]


def test_reports_and_searches_do_not_know_it(rehearsed: tuple[Study, Interview]) -> None:
    study, _rehearsal = rehearsed
    told = json.dumps([run(study, "report", "coverage", "--json"), run(study, "report", "timing", "--json")])
    assert "Robin" in told
    assert "Rehearsal" not in told


def test_deleting_it_takes_what_was_exported_of_it_and_nothing_of_anybody_else(
    rehearsed: tuple[Study, Interview],
) -> None:
    study, rehearsal = rehearsed
    exported(study)
    exported(study, "02-rehearsal")
    delete_rehearsal(rehearsal)
    assert [one.id for one in study.interviews()] == ["01-robin"]
    assert sorted(path.name for path in study.exports.glob("*.md")) == ["01-robin.md"]
    assert not [path for path in study.folder.rglob("*") if "rehearsal" in path.name]


async def test_d_in_the_study_deletes_it_at_once_and_asks_about_anybody_else(
    rehearsed: tuple[Study, Interview],
) -> None:
    study, rehearsal = rehearsed
    app = InterviewApp(study, language="en")
    async with app.run_test() as pilot:
        await until(pilot, lambda: "Rehearsal" in shown(app), "the study")
        await pilot.press("end", "d")
        await until(pilot, lambda: not rehearsal.folder.exists(), "the deletion")
        await until(pilot, lambda: "Rehearsal" not in shown(app), "the list without it")
        await pilot.press("d")
        await until(pilot, lambda: "What is to be erased?" in shown(app), "the question")
        assert [one.id for one in study.interviews()] == ["01-robin"]


def test_a_rehearsal_is_not_deleted_through_a_link(rehearsed: tuple[Study, Interview], tmp_path: Path) -> None:
    _study, rehearsal = rehearsed
    elsewhere = tmp_path / "elsewhere"
    rehearsal.folder.rename(elsewhere)
    try:
        rehearsal.folder.symlink_to(elsewhere)
    except OSError:
        pytest.skip("no links here")
    before = sorted(elsewhere.rglob("*"))
    with pytest.raises(Problem):
        delete_rehearsal(rehearsal)
    assert sorted(elsewhere.rglob("*")) == before
