"""Who takes part: what kind of interview they make, what the transcript calls them, how they are told apart."""

import json
from pathlib import Path

import pytest

from interview_tui.interview.participants import distinct
from interview_tui.interview.record import InterviewRecord, Participant, Setting, read_record, update_record
from interview_tui.problem import Problem

ROBIN, KIM, ALEX = (Participant(pseudonym=name) for name in ("Robin", "Kim", "Alex"))
MIKA = Participant(pseudonym="Mika", role="parent", part="support")


@pytest.mark.parametrize(
    ("people", "setting"),
    [
        ((ROBIN,), "one_to_one"),
        ((ROBIN, KIM), "pair"),
        ((ROBIN, MIKA), "support"),
        ((ROBIN, KIM, MIKA), "pair"),
        ((ROBIN, KIM, ALEX), "group"),
    ],
)
def test_the_setting_follows_from_who_takes_part(people: tuple[Participant, ...], setting: Setting) -> None:
    assert InterviewRecord(participants=people).setting == setting


def test_a_group_that_only_two_came_to_is_still_a_group() -> None:
    assert InterviewRecord(participants=(ROBIN, KIM), setting="group").setting == "group"


def test_a_record_from_before_there_were_settings_is_read_as_what_it_was(tmp_path: Path) -> None:
    pair = {"schema": 1, "participants": [{"pseudonym": "Robin", "role": ""}, {"pseudonym": "Kim", "role": ""}]}
    (tmp_path / "interview.json").write_text(json.dumps(pair))
    record = read_record(tmp_path)
    assert (record.setting, record.interviewers, record.form) == ("pair", 1, "conversation")
    assert (record.earlier, record.sitting_of) == (None, None)
    assert update_record(tmp_path, place="here") == record.model_copy(update={"place": "here"})
    assert json.loads((tmp_path / "interview.json").read_text())["setting"] == "pair"


def test_the_labels_of_a_transcript_are_interviewers_first() -> None:
    assert InterviewRecord(participants=(ROBIN,)).voices == ("I", "Robin")
    assert InterviewRecord(participants=(ROBIN, MIKA), interviewers=2).voices == ("I", "I2", "Robin", "Mika")


def test_an_interview_is_called_by_its_participant_whoever_is_named_first() -> None:
    assert InterviewRecord(participants=(MIKA, ROBIN)).pseudonym == "Robin"
    assert InterviewRecord(participants=(MIKA,)).pseudonym == "Mika"


def test_only_talk_has_times() -> None:
    assert InterviewRecord(participants=(ROBIN,)).has_times
    assert not InterviewRecord(participants=(ROBIN,), form="written").has_times


def test_names_are_kept_without_the_space_around_them_and_empty_lines_do_not_count() -> None:
    asked = (Participant(pseudonym=" Robin ", role=" nurse "), Participant(pseudonym=" "))
    assert distinct(asked) == (Participant(pseudonym="Robin", role="nurse"),)


@pytest.mark.parametrize(
    ("people", "says"),
    [
        ((), "no name yet"),
        ((MIKA,), "no participant"),
        ((ROBIN, Participant(pseudonym="robin")), "are called robin"),
        ((Participant(pseudonym="i2"),), "calls the interviewer i2"),
    ],
)
def test_people_who_could_not_be_told_apart_are_refused(people: tuple[Participant, ...], says: str) -> None:
    with pytest.raises(Problem, match=says):
        distinct(people)
