"""What an interview took beside what was planned, and what a report does not know: by hand from keys and passages."""

from dataclasses import replace
from typing import Any

import pytest

from interview_tui.export.linked import LinkedInterview
from interview_tui.interview.record import Imported, ImportedTranscript, Participant
from interview_tui.timing.measure import timing
from interview_tui.timing.report import TimingReport
from tests.builders import asked, ended, numbered, recording
from tests.timing.talks import EVENTS, GUIDE, passage, talk_of

TALK = passage("day", [(30.0, 34.0, "I", "Would you tell me?"), (36.0, 60.0, "Robin", "I get up and work")])


def report(interview: LinkedInterview) -> TimingReport:
    return timing(interview, GUIDE)


def imported(times: Any) -> Imported:
    return Imported(kind="vtt", transcript=ImportedTranscript(kind="vtt", times=times, labels=True))


def test_each_theme_and_question_has_what_was_planned_and_what_it_took() -> None:
    found = report(talk_of(TALK))
    assert [(one.title, one.planned, one.seconds) for one in found.sections] == [
        ("Welcome", 60.0, 30.0),
        ("Everyday", 360.0, 300.0 + 170.0 + 280.0),
        ("Closing", None, 0.0),
    ]
    assert [(one.id, one.status, one.planned, one.seconds, one.optional) for one in found.questions] == [
        ("day", "asked", 120.0, 300.0, False),
        ("help", "asked", 120.0, 170.0, False),
        ("tell", "asked", 120.0, 280.0, True),
        ("more", "covered", None, 0.0, False),
        ("call", "skipped", None, 0.0, False),
    ]
    assert (found.planned, found.seconds, found.between) == (600.0, 780.0, 0.0)
    assert (found.name, found.kind, found.day, found.version) == ("Robin", "pilot", "2026-03-09", 1)
    assert found.unknown == ()


def test_what_lies_under_no_question_is_told_and_so_is_what_was_never_asked() -> None:
    found = report(talk_of(TALK, events=numbered(recording(0), asked("day", 100), ended(300)), seconds=300.0))
    assert found.between == 100.0
    assert [one.id for one in found.never_asked] == ["help", "tell", "more", "call"]


def test_a_guide_without_minutes_plans_nothing_rather_than_an_hour() -> None:
    bare = GUIDE.model_copy(
        update={
            "minutes": None,
            "sections": tuple(one.model_copy(update={"minutes": None}) for one in GUIDE.sections),
        }
    )
    found = timing(talk_of(TALK), bare)
    assert found.planned is None
    assert {one.planned for one in (*found.sections, *found.questions)} == {None}


def test_without_keys_the_times_follow_from_the_words_and_the_report_says_so() -> None:
    read = passage(None, [(0.0, 20.0, "I", "Thank you for coming")], "welcome")
    found = report(talk_of(read, TALK, events=numbered(ended(60)), seconds=60.0))
    assert [one.seconds for one in found.sections] == [20.0, 30.0, 0.0]
    assert "by_text" in found.unknown


def test_without_a_transcript_nothing_is_told_of_the_talk() -> None:
    found = report(talk_of())
    assert (found.talk, found.unknown) == (None, ("no_transcript",))


def test_half_a_transcript_is_told_of_as_half() -> None:
    whole = talk_of(TALK)
    assert whole.transcript is not None
    chunk = whole.transcript.chunks[0].model_copy(update={"end": 390.0})
    half = whole.transcript.model_copy(update={"end": None, "chunks": (chunk,)})
    found = report(replace(whole, transcript=half))
    assert (found.unknown, found.transcribed) == (("partly_transcribed",), 0.5)
    assert found.talk is not None


@pytest.mark.parametrize(
    ("known", "unknown", "told"),
    [
        pytest.param(10, 0, (), id="all known"),
        pytest.param(9, 1, ("few_speakers",), id="nine in ten"),
        pytest.param(8, 2, ("few_speakers",), id="eight in ten are enough"),
        pytest.param(7, 3, ("no_speakers",), id="seven are not"),
    ],
)
def test_how_many_speakers_must_be_known(known: int, unknown: int, told: tuple[str, ...]) -> None:
    lines = [(float(n), n + 0.5, "I" if n % 2 else "Robin", "word") for n in range(known)]
    lines += [(50.0 + n, 50.5 + n, None, "word") for n in range(unknown)]
    found = report(talk_of(passage("day", lines)))  # type: ignore[arg-type]
    assert found.unknown == told
    assert (found.talk is None) == ("no_speakers" in told)


def test_one_voice_alone_tells_nothing_of_a_talk_between_two() -> None:
    found = report(talk_of(passage("day", [(0.0, 9.0, "Robin", "I get up and work and sleep")])))
    assert (found.talk, found.unknown) == (None, ("no_speakers",))


def test_speakers_told_apart_with_doubt_are_told_of_as_doubtful() -> None:
    doubtful = tuple(one.model_copy(update={"speaker_probability": 0.6}) for one in TALK.segments)
    assert report(talk_of(replace(TALK, segments=doubtful))).unknown == ("unsure_speakers",)


@pytest.mark.parametrize(
    ("times", "unknown", "waits", "interruptions"),
    [("words", (), True, True), ("lines", ("line_times",), True, False), ("none", ("no_times",), False, False)],
)
def test_a_transcript_from_elsewhere_tells_what_its_times_tell(
    times: str, unknown: tuple[str, ...], waits: bool, interruptions: bool
) -> None:
    talk = talk_of(TALK)
    found = report(replace(talk, record=talk.record.model_copy(update={"imported": imported(times)})))
    assert found.unknown == unknown
    assert found.talk is not None
    assert (found.talk.after_questions is not None, found.talk.interruptions is not None) == (waits, interruptions)


def test_answers_in_writing_have_no_times_at_all() -> None:
    talk = talk_of(TALK)
    found = report(replace(talk, record=talk.record.model_copy(update={"form": "written"})))
    assert (found.unknown, found.measured, found.talk) == (("written",), False, None)
    assert {one.seconds for one in found.questions} == {0.0}


def test_an_interview_that_was_never_ended_says_so() -> None:
    assert "not_ended" in report(talk_of(TALK, events=EVENTS[:-1])).unknown


def test_two_interviewers_are_one_side_of_the_talk() -> None:
    lines = [(0.0, 1.0, "I", "one two"), (1.5, 3.0, "I2", "three four"), (4.0, 9.0, "Robin", "five six seven eight")]
    talk = talk_of(passage("day", lines))
    two = talk.record.model_copy(update={"interviewers": 2, "participants": (Participant(pseudonym="Robin"),)})
    found = report(replace(talk, record=two))
    assert found.talk is not None
    assert found.talk.share == pytest.approx(0.5)
