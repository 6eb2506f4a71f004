"""One rule says what counts as an interview of a study, whoever asks."""

import pytest

from interview_tui.guide.markdown import read_guide
from interview_tui.interview.events import (
    AnyEvent,
    ConsentGiven,
    ConsentRefused,
    ConsentWithdrawn,
    Ended,
    QuestionAsked,
    RecordingAgreed,
    RecordingStarted,
    Started,
    Undone,
)
from interview_tui.interview.record import InterviewRecord, Participant
from interview_tui.interview.standing import Standing, of_the_whole, standing, told_of
from interview_tui.interview.state import state

HELD = [Started(n=1), RecordingAgreed(n=2), RecordingStarted(n=3), ConsentGiven(n=4, at=5.0, how="spoken")]
WITHDREW = ConsentWithdrawn(n=5, at=20.0)


def record(**changes: object) -> InterviewRecord:
    return InterviewRecord.model_validate({"participants": (Participant(pseudonym="Robin"),)} | changes)


@pytest.mark.parametrize(
    ("changes", "events", "found"),
    [
        ({}, HELD, "counts"),
        ({"kind": "pilot"}, HELD, "counts"),
        ({"form": "written"}, [Started(n=1), QuestionAsked(n=2, question="day")], "counts"),
        ({}, [Started(n=1), Ended(n=2)], "counts"),  # a transcript from elsewhere, no key pressed
        ({"kind": "rehearsal"}, HELD, "rehearsal"),
        ({"replayed": True}, HELD, "replayed"),
        ({}, [*HELD, ConsentRefused(n=5, at=9.0)], "refused"),
        ({}, [*HELD, ConsentRefused(n=5, at=9.0), WITHDREW], "refused"),
        ({}, [*HELD, WITHDREW], "withdrawn"),
        ({}, [*HELD, WITHDREW, Undone(n=6, of=5)], "counts"),
        ({}, [*HELD, WITHDREW, ConsentGiven(n=6, at=30.0, how="written")], "counts"),
        ({}, [], "prepared"),
        ({}, [Started(n=1), RecordingAgreed(n=2), ConsentGiven(n=3, how="spoken")], "prepared"),
    ],
)
def test_what_a_sitting_is(changes: dict[str, object], events: list[AnyEvent], found: Standing) -> None:
    assert standing(record(**changes), events) == found


@pytest.mark.parametrize(
    "after",
    [
        [WITHDREW],
        [WITHDREW, Undone(n=6, of=5)],
        [WITHDREW, ConsentGiven(n=6, at=30.0, how="spoken")],
        [WITHDREW, ConsentGiven(n=6, at=30.0, how="spoken"), Undone(n=7, of=6)],
    ],
)
def test_withdrawn_is_what_the_interview_itself_says_of_its_consent(after: list[AnyEvent]) -> None:
    events = [*HELD, *after]
    by_the_state = state(read_guide("# Trust\n\n## Everyday\n1. Who helps?\n"), events).consent == "withdrawn"
    assert (standing(record(), events) == "withdrawn") == by_the_state


@pytest.mark.parametrize(
    ("sittings", "found"),
    [
        (["counts"], "counts"),
        (["prepared", "counts"], "counts"),
        (["counts", "prepared"], "counts"),
        (["counts", "refused"], "counts"),
        (["refused", "counts"], "counts"),
        (["refused", "refused"], "refused"),
        (["refused", "prepared"], "prepared"),
        (["counts", "withdrawn"], "withdrawn"),
        (["withdrawn", "counts"], "withdrawn"),
        (["replayed", "counts"], "replayed"),
        (["rehearsal", "unreadable"], "unreadable"),
        (["counts", "unreadable"], "unreadable"),
    ],
)
def test_the_sittings_of_an_interview_are_one(sittings: list[Standing], found: Standing) -> None:
    assert of_the_whole(sittings) == found


@pytest.mark.parametrize(
    ("standings", "found"),
    [
        ([], "counts"),
        (["rehearsal", "prepared"], "counts"),
        (["counts", "replayed"], "counts"),
        (["replayed"], "replayed"),
        (["replayed", "rehearsal"], "replayed"),
    ],
)
def test_replays_are_told_of_only_where_nothing_was_held(standings: list[Standing], found: Standing) -> None:
    assert told_of(standings) == found
