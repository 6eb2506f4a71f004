"""Timing goes by interviews that count, as every other report does."""

import json
from pathlib import Path

import pytest
from click.testing import CliRunner

from interview_tui.cli import commands
from interview_tui.problem import Problem
from interview_tui.study import Study
from interview_tui.timing.reading import to_report
from interview_tui.timing.typical import pilot_seconds
from tests.reporting.holding import hold, new_study

WITHDREW = {"event": "ConsentWithdrawn", "at": 20.0}
REFUSED = {"event": "ConsentRefused", "at": 20.0}


@pytest.fixture
def study(tmp_path: Path) -> Study:
    """Two that count, of 10 and 20 minutes, and one of each that does not."""
    study = new_study(tmp_path / "study")
    hold(study, "Robin", minutes=10)
    hold(study, "Kim", minutes=20)
    hold(study, "Alex", minutes=100, kind="rehearsal")
    hold(study, "Love", minutes=100, replayed=True)
    hold(study, "Sam", minutes=100, more=[WITHDREW])
    hold(study, "Noa", minutes=None, more=[REFUSED])
    hold(study, "Pia", minutes=None, asked=(), ended=False)
    return study


def test_everyone_is_everyone_that_counts(study: Study) -> None:
    done = CliRunner().invoke(commands, ["report", "timing", "--all", "--json", "--study", str(study.folder)])
    assert done.exit_code == 0, done.output
    told = json.loads(done.stdout)
    assert [one["interview"] for one in told["interviews"]] == ["01-robin", "02-kim"]
    assert told["fit"]["took"] == 900.0  # the middle of 600 and 1200 seconds


def test_without_a_pilot_those_that_count_are_reported(study: Study) -> None:
    assert [one.id for one in to_report(study)] == ["01-robin", "02-kim"]


def test_a_pilot_that_was_withdrawn_or_only_prepared_tells_nothing(study: Study) -> None:
    hold(study, "Charlie", minutes=10, kind="pilot")
    hold(study, "Mika", minutes=30, kind="pilot", more=[WITHDREW])
    hold(study, "Tove", minutes=None, asked=(), ended=False, kind="pilot")
    assert [one.id for one in to_report(study)] == ["08-charlie"]
    assert pilot_seconds(study, study.guide) == {"day": 1.0, "help": 594.0}


def test_a_sitting_of_a_pilot_that_was_refused_takes_no_time(study: Study) -> None:
    hold(study, "Charlie", minutes=10, kind="pilot")
    hold(study, "Charlie", minutes=5, kind="pilot", sitting_of="08-charlie", more=[REFUSED])
    assert pilot_seconds(study, study.guide) == {"day": 1.0, "help": 594.0}


def test_what_one_asks_for_by_name_is_told_unless_it_may_not_or_cannot_be(study: Study) -> None:
    named = [study.interview(name) for name in ("Alex", "Love", "Sam", "Noa", "Pia")]
    assert [one.id for one in to_report(study, named)] == ["03-alex", "04-love"]
    with pytest.raises(Problem, match="no interview to report on"):
        to_report(study, named[2:])


def test_the_demos_own_study_tells_of_what_it_replayed(tmp_path: Path) -> None:
    study = new_study(tmp_path / "demo")
    hold(study, "Robin", replayed=True)
    hold(study, "Alex", kind="rehearsal")
    assert [one.id for one in to_report(study)] == ["01-robin"]


def test_an_interview_that_cannot_be_read_is_not_left_out_without_a_word(study: Study) -> None:
    (study.interview("Kim").folder / "timeline.jsonl").write_text("nothing\nof it\n", encoding="utf-8")
    done = CliRunner().invoke(commands, ["report", "timing", "--all", "--study", str(study.folder)])
    assert done.exit_code != 0
