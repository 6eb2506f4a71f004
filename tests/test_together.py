"""Two recordings, one interview: what is read as a whole is one, and nothing of either sitting is touched or lost."""

from pathlib import Path

import pytest

from interview_tui.guide.markdown import read_guide
from interview_tui.interview.events import AnyEvent, ConsentRefused
from interview_tui.interview.record import InterviewRecord, Participant, update_record
from interview_tui.interview.state import Interval, state
from interview_tui.linking.passages import link
from interview_tui.problem import Problem
from interview_tui.sitting import Sitting
from interview_tui.study import Interview, Study
from interview_tui.together import SittingHeld, carried, sitting_at, together, whole_record
from interview_tui.transcription.transcript import read_transcript
from tests import builders as b
from tests.studies import GUIDE, finished_study

GUIDE_READ = read_guide(GUIDE)
ROBIN = (Participant(pseudonym="Robin"),)
LATER = "2026-03-10T10:00:00+01:00"


def held(interview: Interview) -> SittingHeld:
    transcript = read_transcript(interview.transcript)
    return SittingHeld(tuple(interview.events()), 20.0, transcript, transcript.segments if transcript else ())


@pytest.fixture
def first(tmp_path: Path) -> Interview:
    return finished_study(tmp_path / "study")[1]


@pytest.fixture
def second(first: Interview) -> Interview:
    """Asks what the first one skipped, comes back to the day, and takes the first key press back."""
    interview = first.study.new_interview(InterviewRecord(participants=ROBIN, sitting_of=first.id))
    events = (b.started(), b.recording(), b.asked("help", 1), b.undone(3, 1.5), b.asked("more", 2), b.asked("day", 8))
    for event in (*events, b.stopped(20), b.ended(20)):
        interview.timeline.append(event)
    (interview.folder / "transcript.jsonl").write_bytes(first.transcript.read_bytes())
    return interview


def test_the_whole_is_as_long_as_its_sittings(first: Interview, second: Interview) -> None:
    whole = together([held(first), held(second)])
    assert (whole.seconds, whole.starts) == (40.0, (0.0, 20.0))
    now = whole.state(GUIDE_READ)
    assert now.intervals["day"] == (Interval(5.0, 12.0), Interval(28.0, 40.0))
    assert now.status == {"day": "asked", "help": "asked", "more": "asked"}
    assert now.intervals["help"] == (Interval(12.0, 20.0),)  # what was taken back stays so, and takes nothing else


def test_every_word_of_both_sittings_stands_under_its_question_once(first: Interview, second: Interview) -> None:
    whole = together([held(first), held(second)])
    found = link(GUIDE_READ, whole.events, whole.segments).passages
    words = [word for passage in found for word in passage.words]
    assert len(words) == 2 * len(held(first).segments[0].words + sum((s.words for s in held(first).segments[1:]), ()))
    assert [word.start for word in words] == sorted(word.start for word in words)
    ids = [segment.id for passage in found for segment in passage.segments]
    assert len(set(ids)) == len(ids)
    assert whole.transcript is not None
    assert whole.transcript.segments == whole.segments


def test_what_was_not_transcribed_is_told_of_both(first: Interview, second: Interview) -> None:
    alone = read_transcript(first.transcript)
    whole = together([held(first), held(second)]).transcript
    assert alone is not None
    assert whole is not None
    assert whole.complete
    (start, end), *_rest = alone.uncovered
    assert whole.uncovered == (*alone.uncovered, (start + 20, end + 20), *((a + 20, z + 20) for a, z in _rest))


@pytest.mark.parametrize("lacking", ["no transcript", "unfinished"])
def test_the_whole_is_not_transcribed_before_each_sitting_is(first: Interview, second: Interview, lacking: str) -> None:
    lines = second.transcript.read_text().splitlines(keepends=True)
    if lacking == "unfinished":
        second.transcript.write_text("".join(lines[:-1]))
    else:
        second.transcript.unlink()
    whole = together([held(first), held(second)]).transcript
    assert whole is not None
    assert not whole.complete


def test_the_break_between_two_sittings_is_a_silence_as_long_as_it_was() -> None:
    one = (b.started().model_copy(update={"wall": "2026-03-09T11:00:00+01:00"}),)
    two = (b.started().model_copy(update={"wall": LATER}),)
    whole = together([SittingHeld(one, 60.0), SittingHeld(two, 30.0), SittingHeld((b.started(),), 10.0)])
    assert whole.state(GUIDE_READ).silences == (("new_sitting", 60.0, 23 * 3600.0), ("new_sitting", 90.0, 0.0))


def test_one_sitting_is_the_interview_as_it_was(first: Interview) -> None:
    whole = together([held(first)])
    assert whole.sittings == (held(first),)
    assert whole.state(GUIDE_READ) == first.state()


def test_a_sitting_that_was_refused_leaves_the_other_as_it_was(first: Interview, second: Interview) -> None:
    second.timeline.append(ConsentRefused(at=20.0))
    assert together([held(first), held(second)]).sittings == (held(first),)
    assert len(together([held(second)]).sittings) == 1


def test_a_place_in_the_whole_is_found_in_its_own_recording() -> None:
    assert [sitting_at((0.0, 20.0, 35.5), at) for at in (0.0, 19.5, 20.0, 40.0)] == [
        (0, 0.0), (0, 19.5), (1, 0.0), (2, 4.5),
    ]  # fmt: skip


def test_everybody_who_took_part_in_any_sitting_is_named() -> None:
    parent = Participant(pseudonym="Mika", part="support")
    one = InterviewRecord(participants=ROBIN, place="library")
    two = InterviewRecord(participants=(*ROBIN, parent), interviewers=2)
    assert whole_record([one, two]) == InterviewRecord(
        participants=(*ROBIN, parent), setting="one_to_one", interviewers=2, place="library"
    )


# What is left for the next sitting


def test_a_second_sitting_begins_with_what_the_first_one_left(first: Interview) -> None:
    second = first.study.new_interview(InterviewRecord(participants=ROBIN, sitting_of=first.id))
    sitting = Sitting(second)
    assert sitting.state.status == {"day": "asked", "help": "asked", "more": "skipped"}
    assert sitting.state.questions_not_asked() == ()
    sitting.ask("more")
    sitting.undo()
    assert sitting.state.status["more"] == "skipped"  # as it was before this sitting
    assert Sitting(second).state == sitting.state  # taken up again after a crash


@pytest.mark.parametrize("split", [1, 5, 6, 7, 8, 9, 10, 12, 13])
def test_the_whole_stands_where_its_sittings_left_it(split: int) -> None:
    """Wherever an interview is cut in two, but between a key and its undoing, its questions end up the same."""
    events: list[AnyEvent] = b.numbered(
        b.asked("day", 1), b.covered("help", at=2), b.skipped("more", 3), b.reopened("more", 4), b.undone(2, 5),
        b.asked("more", 6), b.skipped("day", 7), b.reopened("day", 8), b.skipped("help", 9), b.reopened("help", 10),
        b.asked("help", 11), b.undone(11, 12), b.covered("more", at=13), b.asked("day", 14),
    )  # fmt: skip
    one, two = events[:split], events[split:]
    renumbered = [
        e.model_copy(update={"n": e.n - split} | ({"of": e.of - split} if e.event == "Undone" else {})) for e in two
    ]
    left = carried(GUIDE_READ, [one, renumbered])
    whole = together([SittingHeld(tuple(one), 0.0), SittingHeld(tuple(renumbered), 20.0)])
    assert whole.state(GUIDE_READ).status == left == state(GUIDE_READ, events).status


# In the study


def test_the_sittings_of_an_interview_are_found_from_any_of_them(first: Interview, second: Interview) -> None:
    study = first.study
    third = study.new_interview(InterviewRecord(participants=ROBIN, sitting_of=second.id))
    other = study.new_interview(InterviewRecord(participants=(Participant(pseudonym="Kim"),)))
    for one in (first, second, third):
        assert [sitting.id for sitting in study.sittings(one)] == [first.id, second.id, third.id]
    assert [sitting.id for sitting in study.sittings(other)] == [other.id]


def test_a_sitting_goes_on_with_the_guide_it_began_with(first: Interview) -> None:
    first.study.guide_path.write_text("# Something else\n\n## Theme\n1. What? {#what}\n")
    second = first.study.new_interview(InterviewRecord(participants=ROBIN, sitting_of=first.id))
    assert second.guide == first.guide
    assert second.record.guide_version == first.record.guide_version


def test_a_sitting_of_an_interview_that_is_not_there_is_not_begun(first: Interview) -> None:
    with pytest.raises(Problem, match="no interview called 09-kim"):
        first.study.new_interview(InterviewRecord(participants=ROBIN, sitting_of="09-kim"))
    assert len(first.study.interviews()) == 1


def test_a_sitting_whose_first_one_was_deleted_stands_for_itself(first: Interview, second: Interview) -> None:
    study = Study(first.study.folder)
    (first.folder / "interview.json").unlink()
    for name in ("timeline.jsonl", "transcript.jsonl"):
        (first.folder / name).unlink()
    assert [sitting.id for sitting in study.sittings(second)] == [second.id]
    assert Sitting(second).state.carried == {}


def test_a_sitting_whose_first_one_cannot_be_read_is_held_all_the_same(first: Interview, second: Interview) -> None:
    first.timeline.path.write_text('{"schema": 99}\n')
    assert Sitting(second).state.carried == {}
    (first.folder / "interview.json").write_text("{")
    assert [sitting.id for sitting in first.study.sittings(second)] == [first.id, second.id]


def test_sittings_that_name_each_other_end_nowhere(first: Interview, second: Interview) -> None:
    update_record(first.folder, sitting_of=second.id)
    for one in (first, second):
        assert one.id in [sitting.id for sitting in first.study.sittings(one)]
