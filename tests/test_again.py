"""The same participant months later: what was said last time stands under this time's questions."""

from pathlib import Path

import pytest

from interview_tui.again import earlier_with, last_time, same_questions
from interview_tui.guide.markdown import read_guide
from interview_tui.guide.model import Guide
from interview_tui.interview.record import InterviewRecord, Part, Participant
from interview_tui.study import Interview
from interview_tui.written import write_answers
from tests.studies import GUIDE, finished_study


def person(name: str, part: Part = "participant") -> Participant:
    return Participant(pseudonym=name, part=part)


def again(first: Interview) -> InterviewRecord:
    return InterviewRecord(participants=first.record.participants, earlier=first.id)


@pytest.fixture
def first(tmp_path: Path) -> Interview:
    return finished_study(tmp_path / "study")[1]


def test_what_was_said_on_a_question_is_read_under_it(first: Interview) -> None:
    then = last_time(first.study, again(first), first.guide)
    assert then is not None
    assert (then.day, then.trouble) == (first.record.created[:10], "")
    assert {id: then.asked[place].question for id, place in then.places.items()} == {
        "day": "Would you tell me about a normal day?",
        "help": "Who helps you when it is hard?",
    }
    assert then.asked[then.places["help"]].said == (("", "Who helps you? My sister."),)
    assert len(then.asked) == 2  # `more` was not asked


def test_what_one_says_in_one_go_is_one_turn(first: Interview) -> None:
    record = InterviewRecord(participants=(person("Kim"),))
    before = write_answers(first.study, record, [("day", "I get up.\n\nThen I work.")])
    then = last_time(first.study, again(before), first.guide)
    assert then is not None
    assert then.asked[0].said == (("Kim", "I get up. Then I work."),)


def test_an_interview_without_one_before_it_has_no_last_time(first: Interview) -> None:
    assert last_time(first.study, first.record, first.guide) is None


def test_an_interview_that_was_deleted_is_a_sentence(first: Interview) -> None:
    record = again(first).model_copy(update={"earlier": "07-robin"})
    then = last_time(first.study, record, first.guide)
    assert then is not None
    assert then.trouble == "The interview from last time is no longer in this study."
    assert (then.asked, dict(then.places)) == ((), {})


@pytest.mark.parametrize(
    ("file", "content", "says"),
    [
        ("timeline.jsonl", '{"schema": 99}\n', "newer version"),
        ("interview.json", "{", "record of this interview is damaged"),
        ("guide.md", None, "missing"),
        ("transcript.jsonl", None, "has not been transcribed"),
    ],
)
def test_one_that_cannot_be_read_is_a_sentence(first: Interview, file: str, content: str | None, says: str) -> None:
    record = again(first)
    if content is None:
        (first.folder / file).unlink()
    else:
        (first.folder / file).write_text(content)
    then = last_time(first.study, record, read_guide(GUIDE))
    assert then is not None
    assert says in then.trouble


# Which interview it was


def test_the_latest_interview_with_any_of_them_is_found(first: Interview) -> None:
    study = first.study
    second = study.new_interview(InterviewRecord(participants=(person("Kim"), person("robin"))))
    study.new_interview(InterviewRecord(participants=(person("Robin"),), kind="rehearsal"))
    study.new_interview(InterviewRecord(participants=(person("Robin"),), sitting_of=second.id))
    study.new_interview(InterviewRecord(participants=(person("Alex"), person("Robin", part="support"))))
    found = earlier_with(study, ["ROBIN"])
    assert found is not None
    assert found.id == second.id
    assert earlier_with(study, ["Mika"]) is None


def test_an_interview_whose_record_is_damaged_is_passed_by(first: Interview) -> None:
    second = first.study.new_interview(InterviewRecord(participants=(person("Robin"),)))
    (second.folder / "interview.json").write_text("{")
    found = earlier_with(first.study, ["Robin"])
    assert found is not None
    assert found.id == first.id


# When the guide has changed


def guide(*questions: str) -> Guide:
    return read_guide("# G\n\n## Tema: A\n" + "\n".join(f"{n}. {text}" for n, text in enumerate(questions, 1)) + "\n")


BEFORE = (
    "Vill du berätta om en vanlig dag?",
    "Vad betyder tillit för dig?",
    "Vem vänder du dig till när det är svårt?",
    "Hur upplevde du den första kontakten med socialtjänsten?",
    "Hur går det med sömnen?",
    "Vad betyder familjen för dig?",
    "Berätta om din skola",
)
NOW = {
    "Kan du ta mig igenom en vanlig dag?": BEFORE[0],
    "Vad innebär tillit för dig i mötet med kommunen?": BEFORE[1],
    "Den första kontakten, hur var den?": BEFORE[3],
    "Berätta hur sömnen är nu": BEFORE[4],
    "Vem vänder du dig till när det är svårt?": BEFORE[2],
    "Hur ser du på framtiden?": None,
    "Berätta om din fritid": None,
    "Vad har hänt sedan sist?": None,
}


def test_a_reworded_question_is_known_again_and_a_new_one_is_not_taken_for_an_old_one() -> None:
    now, before = guide(*NOW), guide(*BEFORE)
    same = same_questions(now, before, "sv")
    found = {q.text: before.question(same[q.id]).text if q.id in same else None for q in now.questions()}
    assert found == NOW


def test_a_question_that_kept_its_id_is_the_same_however_it_is_worded() -> None:
    same = same_questions(guide("Vem? {#stod}", "Vad är stöd?"), guide("Vad är stöd? {#stod}"), "sv")
    assert same == {"stod": "stod"}
