"""A guide that is changed once interviews have been held with it: the versions, and why."""

import json
from pathlib import Path

import pytest

from interview_tui.guide_versions import keep_version, needs_reason, note_reason, reason_noted
from interview_tui.interview.events import ConsentRefused, Ended, QuestionAsked, RecordingStarted, Started
from interview_tui.interview.record import InterviewKind, InterviewRecord, Participant
from interview_tui.problem import Problem
from interview_tui.study import Interview, Study
from tests.studies import GUIDE, Settings

REWORDED = GUIDE.replace("Who helps you when it is hard?", "Who do you turn to when it is hard?")


@pytest.fixture
def study(tmp_path: Path) -> Study:
    return Study.create(tmp_path / "study", GUIDE, Settings(title="Trust", language="en"))


def hold(study: Study, name: str = "Robin", kind: InterviewKind = "interview", **known: object) -> Interview:
    """An interview with the guide as it is now."""
    record = InterviewRecord(participants=(Participant(pseudonym=name),), kind=kind, **known)
    interview = study.new_interview(record)
    for event in (Started(), RecordingStarted(), QuestionAsked(question="day", at=1.0), Ended(at=9.0)):
        interview.timeline.append(event)
    return interview


def change(study: Study, text: str) -> None:
    study.guide_path.write_text(text, encoding="utf-8")


def test_before_any_interview_a_guide_may_change_without_a_reason(study: Study) -> None:
    change(study, REWORDED)
    assert not needs_reason(study)


def test_after_an_interview_a_change_asks_for_a_reason_once(study: Study) -> None:
    hold(study)
    assert not needs_reason(study)
    change(study, REWORDED)
    assert needs_reason(study)
    assert keep_version(study, "  The question was taken\n for another. ") == 2
    assert not needs_reason(study)
    assert reason_noted(study) == "The question was taken for another."
    hold(study, "Kim")
    assert not needs_reason(study)


def test_a_pilot_counts_and_a_rehearsal_a_replay_and_a_refusal_do_not(study: Study) -> None:
    hold(study, kind="rehearsal")
    hold(study, "Kim", replayed=True)
    hold(study, "Sam").timeline.append(ConsentRefused(at=9.0))
    change(study, REWORDED)
    assert not needs_reason(study)
    change(study, GUIDE)
    hold(study, "Love", kind="pilot")
    change(study, REWORDED)
    assert needs_reason(study)


def test_an_interview_that_was_only_prepared_asks_for_nothing(study: Study) -> None:
    study.new_interview(InterviewRecord(participants=(Participant(pseudonym="Robin"),)))
    change(study, REWORDED)
    assert not needs_reason(study)


def test_a_reason_that_was_not_given_is_asked_for_before_the_next_interview(study: Study) -> None:
    hold(study)
    change(study, REWORDED)
    hold(study, "Kim")
    assert needs_reason(study)
    keep_version(study, "It was too narrow.")
    assert not needs_reason(study)


def test_going_on_with_a_change_needs_no_second_reason_and_makes_no_second_version(study: Study) -> None:
    hold(study)
    change(study, REWORDED)
    assert keep_version(study, "It was too narrow.") == 2
    more = REWORDED.replace("Is there something more?", "Is there something that we have not talked about?")
    change(study, more)
    assert not needs_reason(study)
    assert hold(study, "Kim").record.guide_version == 2
    assert study.versions.text(2) == more


def test_a_version_that_an_interview_has_begun_with_stays_as_it_was(study: Study) -> None:
    hold(study)
    change(study, REWORDED)
    keep_version(study, "It was too narrow.")
    hold(study, "Kim")
    change(study, GUIDE.replace("normal", "usual"))
    assert needs_reason(study)
    assert keep_version(study, "Normal sounded like a judgement.") == 3
    assert study.versions.text(2) == REWORDED


def test_going_back_to_an_older_version_is_a_change_too(study: Study) -> None:
    hold(study)
    change(study, REWORDED)
    keep_version(study, "It was too narrow.")
    hold(study, "Kim")
    change(study, GUIDE)
    assert needs_reason(study)
    assert keep_version(study, "The first wording was understood better.") == 1
    assert not needs_reason(study)


def test_other_spaces_make_no_other_version(study: Study) -> None:
    first = hold(study)
    change(study, GUIDE.replace("## Closing", "\n\n##   Closing"))
    assert not needs_reason(study)
    assert hold(study, "Kim").record.guide_version == first.record.guide_version == 1


def test_a_study_from_before_there_was_a_log_keeps_its_versions(study: Study) -> None:
    hold(study)
    (study.folder / "guide-versions" / "versions.jsonl").unlink()
    change(study, REWORDED)
    assert needs_reason(study)
    assert keep_version(study, "It was too narrow.") == 2
    assert study.versions.text(1) == GUIDE


def test_the_log_says_when_and_why(study: Study) -> None:
    hold(study)
    change(study, REWORDED)
    keep_version(study, "It was too narrow.")
    lines = (study.folder / "guide-versions" / "versions.jsonl").read_text(encoding="utf-8").splitlines()
    schema, first, second = map(json.loads, lines)
    assert schema == {"schema": 1}
    assert (first["number"], first["reason"], first["begun"]) == (1, "", True)
    assert (second["number"], second["reason"], second["begun"]) == (2, "It was too narrow.", False)
    assert second["wall"] > first["wall"] > "2020"


@pytest.mark.parametrize("reason", ["", " \n ", "x" * 301, "Robin did not understand it.", "It was Robins idea."])
def test_a_reason_is_one_line_and_names_nobody(study: Study, reason: str) -> None:
    hold(study)
    change(study, REWORDED)
    with pytest.raises(Problem):
        keep_version(study, reason)
    assert needs_reason(study)


def test_a_reason_can_be_said_afterwards_for_an_older_version(study: Study) -> None:
    hold(study)
    change(study, REWORDED)
    hold(study, "Kim")
    change(study, GUIDE.replace("normal", "usual"))
    note_reason(study, 2, "It was too narrow.")
    assert needs_reason(study)
    assert [entry.reason for entry in study.versions.entries() if entry.number == 2] == ["", "It was too narrow."]
    with pytest.raises(Problem, match="no version 7"):
        note_reason(study, 7, "Why not.")


def test_a_damaged_log_keeps_nobody_from_an_interview(study: Study) -> None:
    hold(study)
    log = study.folder / "guide-versions" / "versions.jsonl"
    log.write_text("no log\n" + log.read_text(encoding="utf-8"), encoding="utf-8")
    change(study, REWORDED)
    assert hold(study, "Kim").record.guide_version == 2
    with pytest.raises(Problem, match="cannot be read"):
        keep_version(study, "It was too narrow.")
