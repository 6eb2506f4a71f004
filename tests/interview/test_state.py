"""Where an interview stands: the fold as tables, then what holds for any log."""

from functools import reduce
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from interview_tui.interview.events import AnyEvent
from interview_tui.interview.state import Interval, before, last_undoable, state, step
from tests.builders import (
    agreed,
    asked,
    broken_off,
    consent_read,
    consented,
    covered,
    ended,
    guide,
    improvised,
    noted,
    numbered,
    off_the_record,
    paused,
    probed,
    quoted,
    recording,
    refused,
    reopened,
    resumed,
    script_read,
    shown,
    skipped,
    slept,
    started,
    stopped,
    undone,
)
from tests.interview.strategies import QUESTIONS, event_lists

GUIDE = guide(*QUESTIONS, scripts=["intro"], consent="samtycke")


@pytest.mark.parametrize(
    ("events", "status"),
    [
        pytest.param([], "not_asked", id="untouched"),
        pytest.param([shown("tillit")], "not_asked", id="looked at"),
        pytest.param([asked("vardag")], "not_asked", id="another asked"),
        pytest.param([asked("tillit", at=9)], "asked", id="asked"),
        pytest.param([skipped("tillit")], "skipped", id="skipped"),
        pytest.param([skipped("tillit"), asked("tillit", at=9)], "asked", id="skipped, then asked after all"),
        pytest.param([covered("tillit")], "covered", id="covered by another answer"),
        pytest.param([covered("tillit"), asked("tillit", at=9)], "asked", id="covered, then asked after all"),
        pytest.param([skipped("tillit"), reopened("tillit")], "not_asked", id="skipped, then put back"),
        pytest.param([asked("tillit"), skipped("tillit"), reopened("tillit")], "asked", id="asked, skipped, put back"),
        pytest.param([asked("tillit"), undone(1)], "not_asked", id="asked, then undone"),
        pytest.param([skipped("tillit"), asked("tillit"), undone(2)], "skipped", id="undone to what was before"),
        pytest.param([asked("tillit"), asked("tillit", at=5), undone(2)], "asked", id="only the second time undone"),
    ],
)
def test_status_of_a_question(events: list[AnyEvent], status: str) -> None:
    assert state(GUIDE, numbered(*events)).status["tillit"] == status


@pytest.mark.parametrize(
    ("events", "intervals"),
    [
        pytest.param([], (), id="never asked"),
        pytest.param([asked("tillit", at=9)], (Interval(9),), id="still being asked"),
        pytest.param([asked("tillit", at=9), asked("tillit", at=12)], (Interval(9),), id="asked again while current"),
        pytest.param([asked("tillit", at=9), asked("vardag", at=20)], (Interval(9, 20),), id="left for another"),
        pytest.param([asked("tillit", at=9), script_read("intro", at=20)], (Interval(9, 20),), id="left for a script"),
        pytest.param([asked("tillit", at=9), asked("vardag", at=20), asked("tillit", at=31)],
                     (Interval(9, 20), Interval(31)), id="left and come back to"),
        pytest.param([asked("tillit", at=9), probed("p", at=11), quoted(at=12), noted("x", at=13)], (Interval(9),),
                     id="probes, marks and notes leave nothing"),
        pytest.param([asked("tillit", at=9), skipped("vardag", at=12), covered("framtid", at=14)], (Interval(9),),
                     id="marking another leaves nothing"),
        pytest.param([asked("tillit", at=9), paused(at=10), resumed(at=10, seconds=60)], (Interval(9),), id="a pause"),
        pytest.param([asked("tillit", at=9), stopped(at=30)], (Interval(9, 30),), id="the recording stopped"),
        pytest.param([asked("tillit", at=9), ended(at=31)], (Interval(9, 31),), id="the interview ended"),
        pytest.param([asked("tillit", at=9), refused(at=10)], (Interval(9, 10),), id="consent refused"),
        pytest.param([asked("tillit", at=9), asked("vardag", at=20), undone(2)], (Interval(9),), id="leaving undone"),
        pytest.param([asked("tillit", at=9), asked("vardag", at=8)], (Interval(9, 9),), id="a clock that went back"),
    ],
)  # fmt: skip
def test_when_a_question_was_current(events: list[AnyEvent], intervals: tuple[Interval, ...]) -> None:
    assert state(GUIDE, numbered(*events)).intervals.get("tillit", ()) == intervals


@pytest.mark.parametrize(
    ("events", "expected"),
    [
        pytest.param([], ("not_started", "missing", False), id="nothing yet"),
        pytest.param([agreed()], ("not_started", "missing", True), id="agreed to be recorded"),
        pytest.param([agreed(), recording()], ("recording", "missing", True), id="recording"),
        pytest.param([agreed(), recording(), paused(3)], ("paused", "missing", True), id="paused"),
        pytest.param([agreed(), recording(), off_the_record(3)], ("off_record", "missing", True), id="off the record"),
        pytest.param([agreed(), recording(), paused(3), resumed(3)], ("recording", "missing", True), id="resumed"),
        pytest.param([agreed(), recording(), consented()], ("recording", "spoken", True), id="consent in the sound"),
        pytest.param([consented("written")], ("not_started", "written", False), id="consent is not yet agreement"),
        pytest.param([agreed(), recording(), refused()], ("erased", "refused", False), id="refused"),
        pytest.param([agreed(), recording(), refused(), consented()], ("erased", "refused", False), id="still so"),
        pytest.param([agreed(), recording(), refused(), undone(3)], ("erased", "refused", False), id="no undo"),
        pytest.param([agreed(), recording(), refused(), resumed()], ("erased", "refused", False), id="nothing resumed"),
        pytest.param([agreed(), recording(), stopped(9)], ("stopped", "missing", True), id="stopped"),
    ],
)
def test_recording_and_consent(events: list[AnyEvent], expected: tuple[str, str, bool]) -> None:
    now = state(GUIDE, numbered(*events))
    assert (now.recording, now.consent, now.may_record) == expected


def test_the_place_of_spoken_consent_is_kept() -> None:
    assert state(GUIDE, numbered(agreed(), recording(), consented("spoken", at=42))).consent_at == 42


def test_time_spent_is_the_sum_of_its_intervals_and_the_section_holds_its_questions() -> None:
    now = state(GUIDE, numbered(asked("vardag", at=10), asked("tillit", at=20), asked("vardag", at=50)))
    assert now.seconds("vardag", now=65) == 25
    assert now.seconds("framtid", now=65) == 0
    assert now.section_seconds(GUIDE.section("tema"), now=65) == 55


def test_reading_a_script_makes_it_current_and_no_question() -> None:
    now = state(GUIDE, numbered(script_read("intro", at=1), consent_read(at=5)))
    assert now.current == "samtycke"
    assert now.read == {"intro", "samtycke"}
    assert now.intervals["intro"] == (Interval(1, 5),)
    assert set(now.status) == set(QUESTIONS)


def test_notes_marks_and_follow_ups_remember_the_question() -> None:
    now = state(GUIDE, numbered(asked("tillit"), noted("tyst", at=2), quoted(at=3), improvised("Hur då?", at=4)))
    found = [(mark.n, mark.at, mark.text, mark.question) for mark in (*now.notes, *now.quotes, *now.follow_ups)]
    assert found == [(2, 2, "tyst", "tillit"), (3, 3, "", "tillit"), (4, 4, "Hur då?", "tillit")]


def test_what_was_not_recorded_is_told_with_its_length() -> None:
    log = numbered(
        recording(), paused(5), resumed(5, seconds=60), off_the_record(9), resumed(9, seconds=30), slept(12, 600)
    )
    assert state(GUIDE, log).silences == (("paused", 5, 60), ("off_record", 9, 30), ("slept", 12, 600))


def test_the_time_between_a_recorder_that_died_and_the_next_one_is_told() -> None:
    def at(wall: str, event: AnyEvent) -> AnyEvent:
        return event.model_copy(update={"wall": f"2026-11-21T10:{wall}+01:00"})

    log = numbered(recording(), at("04:00", broken_off(60)), at("04:15.500", recording(60)), stopped(90))
    assert state(GUIDE, log).silences == (("broken_off", 60, 15.5),)
    unknown = numbered(recording(), broken_off(60), recording(60), stopped(90), recording(90))
    assert state(GUIDE, unknown).silences == ()


@pytest.mark.parametrize(
    ("log", "expected"),
    [
        pytest.param([recording(), broken_off(5)], True, id="in the middle"),
        pytest.param([recording(), paused(2), resumed(2, 9), slept(3), broken_off(5)], True, id="after a pause"),
        pytest.param([recording(), paused(5), broken_off(5)], False, id="in a pause nobody records by himself"),
        pytest.param([recording(), off_the_record(5), broken_off(5)], False, id="nor off the record"),
        pytest.param([recording(), stopped(5)], False, id="stopped by a key"),
        pytest.param([recording(), broken_off(5), recording(5)], False, id="taken up again"),
        pytest.param([recording(), broken_off(5), ended(5)], False, id="ended"),
        pytest.param([], False, id="never begun"),
    ],
)
def test_a_recording_that_was_broken_off_may_be_taken_up_by_itself(log: list[AnyEvent], expected: bool) -> None:
    assert state(GUIDE, numbered(*log)).broken_off is expected


def test_questions_left_are_in_the_order_of_the_guide() -> None:
    assert state(GUIDE, numbered(asked("tillit"))).questions_not_asked() == ("vardag", "framtid")


@pytest.mark.parametrize(
    ("events", "n"),
    [
        pytest.param([], None, id="nothing"),
        pytest.param([started(), agreed(), recording()], None, id="what the recorder did"),
        pytest.param([asked("vardag"), shown("tillit")], 1, id="looking is nothing to undo"),
        pytest.param([asked("vardag"), paused()], 1, id="a pause is resumed, not undone"),
        pytest.param([asked("vardag"), skipped("tillit"), undone(2)], 1, id="the one before what was undone"),
        pytest.param([asked("vardag"), undone(1)], None, id="everything undone"),
        pytest.param([asked("vardag"), refused()], 1, id="a refusal stands"),
    ],
)
def test_what_undo_would_undo(events: list[AnyEvent], n: int | None) -> None:
    event = last_undoable(state(GUIDE, numbered(*events)))
    assert (event.n if event else None) == n


@settings(deadline=None)
@given(event_lists(), st.data())
def test_a_crash_anywhere_replays_to_the_same_state(log: list[AnyEvent], data: st.DataObject) -> None:
    cut = data.draw(st.integers(0, len(log)))
    assert reduce(step, log[cut:], state(GUIDE, log[:cut])) == state(GUIDE, log)


@settings(deadline=None)
@given(event_lists())
def test_undoing_the_last_key_is_as_if_it_had_not_been_pressed(log: list[AnyEvent]) -> None:
    now = state(GUIDE, log)
    if (event := last_undoable(now)) is None:
        return
    after = step(now, undone(event.n).model_copy(update={"n": len(log) + 1}))
    without = state(GUIDE, [e for e in log if e.n != event.n])
    assert _seen(after) == _seen(without)


@settings(deadline=None)
@given(event_lists())
def test_intervals_follow_each_other_and_only_what_is_current_is_open(log: list[AnyEvent]) -> None:
    now = state(GUIDE, log)
    spans = sorted(
        (interval.start, interval.end if interval.end is not None else float("inf"), id)
        for id, intervals in now.intervals.items()
        for interval in intervals
    )
    assert all(first[1] <= second[0] for first, second in pairwise(spans))
    assert [id for _start, end, id in spans if end == float("inf")] == ([now.current] if now.current else [])


@settings(deadline=None)
@given(event_lists())
def test_ids_that_the_guide_does_not_have_change_nothing(log: list[AnyEvent]) -> None:
    now = state(GUIDE, log)
    assert set(now.status) == set(before(GUIDE).status)
    assert "unknown" not in {now.current, *now.intervals, *now.read, *now.probes}


def _seen(now: object) -> dict[str, object]:
    return {name: value for name, value in vars(now).items() if name != "events"}
