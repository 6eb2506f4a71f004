"""Answers in writing: an interview like any other, whose words stand under their questions to the letter."""

import os
from pathlib import Path

import pytest

from interview_tui.export.linked import linked
from interview_tui.interview.events import ConsentGiven, NoteTaken, QuestionAsked
from interview_tui.interview.record import InterviewRecord, Participant
from interview_tui.linking.passages import Passage
from interview_tui.problem import Problem
from interview_tui.study import Interview, Settings, Study
from interview_tui.transcription.transcript import read_transcript
from interview_tui.written import answered, finish_writing, paragraphs, read_answers, rewrite_answers, write_answers
from tests.studies import GUIDE, finished_study

RECORD = InterviewRecord(participants=(Participant(pseudonym="Robin"),))
DAY = "I get up at six.\n\nThen I work, and work, and work, and work."
HELP = "My sister."
ANSWERS = [("help", HELP), (None, "Thanks for the letter!"), ("day", DAY), ("more", "  \n ")]


@pytest.fixture
def study(tmp_path: Path) -> Study:
    return Study.create(tmp_path / "study", GUIDE, Settings(title="Trust", language="en"))


@pytest.fixture
def interview(study: Study) -> Interview:
    return write_answers(study, RECORD, ANSWERS)


def passages(interview: Interview) -> tuple[Passage, ...]:
    transcript = read_transcript(interview.transcript)
    assert transcript is not None
    return answered(interview.guide, transcript, transcript.segments)


def said(interview: Interview) -> dict[str | None, str]:
    """What stands under each question."""
    return {passage.question_id: " ".join(one.text for one in passage.segments) for passage in passages(interview)}


def test_every_answer_stands_under_its_question_and_what_answers_none_comes_first(interview: Interview) -> None:
    assert said(interview) == {None: "Thanks for the letter!", "help": HELP, "day": " ".join(DAY.split())}
    assert next(iter(said(interview))) is None
    assert interview.record.form == "written"


def test_every_word_and_every_time_of_the_timeline_is_in_the_passages(interview: Interview) -> None:
    transcript = read_transcript(interview.transcript)
    assert transcript is not None
    assert [word for passage in passages(interview) for word in passage.words] == transcript.words
    asked = [(event.question, event.at) for event in interview.events() if isinstance(event, QuestionAsked)]
    assert [(p.question_id, p.start) for p in passages(interview) if p.question_id is not None] == asked
    assert {passage.section_id for passage in passages(interview)} == {None, "everyday"}


def test_exports_have_every_answer_under_its_question_too(interview: Interview) -> None:
    found = linked(interview)
    assert found.passages == passages(interview)
    assert {id: one.status for id, one in found.coverage.items()} == interview.state().status


def test_an_answer_to_a_question_that_somebody_took_out_of_the_guide_stands_under_none(interview: Interview) -> None:
    guide = interview.folder / "guide.md"
    guide.write_text(guide.read_text(encoding="utf-8").replace("{#day}", "{#morning}"), encoding="utf-8")
    assert said(interview)[None] == " ".join(DAY.split())


def test_the_clock_counts_words(interview: Interview) -> None:
    events = [event for event in interview.events() if isinstance(event, QuestionAsked)]
    assert [event.question for event in events] == ["help", "day"]
    assert events[0].at == pytest.approx(4 * 0.4 + 2)  # after four words and a pause
    transcript = read_transcript(interview.transcript)
    assert transcript is not None
    assert transcript.complete
    assert not transcript.uncovered
    assert all(word.end - word.start == pytest.approx(0.4) for word in transcript.words)


def test_the_words_are_the_participants(study: Study, interview: Interview) -> None:
    assert {segment.speaker for passage in passages(interview) for segment in passage.segments} == {"Robin"}
    pair = InterviewRecord(participants=(Participant(pseudonym="Kim"), Participant(pseudonym="Alex")))
    together = write_answers(study, pair, ANSWERS)  # nobody knows who of them wrote what
    assert {segment.speaker for passage in passages(together) for segment in passage.segments} == {None}


def test_answers_are_read_as_they_were_written_and_can_be_changed(interview: Interview) -> None:
    assert read_answers(interview) == [(None, "Thanks for the letter!"), ("help", HELP), ("day", DAY)]
    rewrite_answers(interview, [("day", "It was long."), ("more", "No.")])
    assert read_answers(interview) == [("day", "It was long."), ("more", "No.")]
    assert said(interview) == {"day": "It was long.", "more": "No."}
    assert interview.state().status == {"day": "asked", "help": "not_asked", "more": "asked"}


def test_a_consent_is_kept_when_answers_are_changed(study: Study) -> None:
    interview = write_answers(study, RECORD, ANSWERS, consent=ConsentGiven(how="written", reference="folder 3"))
    rewrite_answers(interview, [("day", "It was long.")])
    assert interview.state().consent == "written"
    assert [event.n for event in interview.events()] == [1, 2, 3, 4]


def test_no_answer_at_all_is_an_interview_without_words(study: Study) -> None:
    interview = write_answers(study, RECORD, [])
    assert read_answers(interview) == []
    assert passages(interview) == ()
    assert interview.state().ended


@pytest.mark.parametrize("worked_on", ["note", "correction"])
def test_answers_that_were_worked_on_are_not_written_over(interview: Interview, worked_on: str) -> None:
    if worked_on == "note":
        interview.timeline.append(NoteTaken(text="compare with Kim", at=1.0))
    else:
        (interview.folder / "corrections.jsonl").write_text('{"schema": 1}\n')
    with pytest.raises(Problem, match="worked on since"):
        rewrite_answers(interview, [("day", "It was long.")])
    assert said(interview)["help"] == HELP


def test_a_question_that_the_guide_does_not_have_is_named_and_nothing_is_made(study: Study) -> None:
    with pytest.raises(Problem, match="no question with the id weather"):
        write_answers(study, RECORD, [("weather", "Rain.")])
    assert study.interviews() == []


def test_a_program_killed_between_the_two_files_leaves_the_answers_whole(
    interview: Interview, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The transcript is new and the timeline old, as when the power goes between the two renames."""
    real = os.replace

    def killed(source: str, target: Path) -> None:
        if target.name == "timeline.jsonl":
            raise KeyboardInterrupt
        real(source, target)

    monkeypatch.setattr(os, "replace", killed)
    with pytest.raises(KeyboardInterrupt):
        rewrite_answers(interview, [("day", "It was a long day."), ("help", "Nobody at all.")])
    monkeypatch.undo()
    finish_writing(interview)
    assert said(interview) == {"day": "It was a long day.", "help": "Nobody at all."}
    before = interview.timeline.path.read_bytes()
    finish_writing(interview)  # what is whole stays as it is
    assert interview.timeline.path.read_bytes() == before


def test_an_interview_that_was_held_is_no_writing_to_finish(tmp_path: Path) -> None:
    _study, held = finished_study(tmp_path / "held")
    before = held.timeline.path.read_bytes()
    finish_writing(held)
    assert held.timeline.path.read_bytes() == before


def test_a_disk_that_is_full_is_a_sentence(interview: Interview, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(_source: str, _target: Path) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "replace", full)
    with pytest.raises(Problem, match="could not be written"):
        rewrite_answers(interview, [("day", "It was long.")])


def test_a_disk_that_is_full_makes_no_interview_without_answers(study: Study, monkeypatch: pytest.MonkeyPatch) -> None:
    replace = os.replace

    def full(source: str, target: Path) -> None:
        if Path(target).name == "transcript.jsonl":
            raise OSError(28, "No space left on device")
        replace(source, target)

    monkeypatch.setattr(os, "replace", full)
    for _attempt in range(2):
        with pytest.raises(Problem, match="could not be written"):
            write_answers(study, RECORD, ANSWERS)
    monkeypatch.undo()
    assert write_answers(study, RECORD, ANSWERS).id == "01-robin"


MAIL = """The first thing I do in the morning is to look who has called me
during the night.

Then:
- letters
- visits
"""


def test_line_breaks_that_a_mail_program_made_are_no_paragraphs() -> None:
    assert paragraphs(MAIL.replace("letters\n", "letters\r\n")) == [
        "The first thing I do in the morning is to look who has called me during the night.",
        "Then:",
        "- letters",
        "- visits",
    ]


def test_paragraphs_out_of_a_word_processor_stay_paragraphs() -> None:
    assert paragraphs("One.\nTwo.\u2028Three.\n\n\n Four \t words. ") == ["One.", "Two.", "Three.", "Four words."]
