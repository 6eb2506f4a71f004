"""The participant whose part the program takes: how long it answers, what a key does to it, and what she learns."""

import pytest

from interview_tui.guide.markdown import read_guide
from interview_tui.guide.model import Guide
from interview_tui.interview.events import AnyEvent, ParticipantTurned
from interview_tui.interview.record import Answers, Rehearsed
from interview_tui.interview.state import state
from interview_tui.rehearsing import Moment, Rehearsal, Turn, rehearsing, summary
from interview_tui.rehearsing.answers import TYPICAL, Answer, answer, answer_seconds
from tests.builders import asked, ended, improvised, numbered, probed, script_read, skipped, undone

GUIDE: Guide = read_guide(
    """---
language: en
minutes: 30
---
# Trust

## Welcome (1 min)
Thank you for coming.

## Everyday (10 min)
1. Would you tell me about an ordinary day? {#day}
   - What comes first? {#first}
   - And then? {#then}
2. Who helps you when it is hard? {#help}

## Closing
3. Is there something more? {#more}
"""
)
DAY = GUIDE.question("day")


def turned(speaks: bool, at: float) -> ParticipantTurned:
    return ParticipantTurned(speaks=speaks, at=at)


def rehearse(*events: AnyEvent, answers: Answers = "typical", seed: int = 1) -> Rehearsal:
    return rehearsing(GUIDE, numbered(*events), Rehearsed(answers=answers, seed=seed))


def answers_to_day(answers: Answers, seeds: int = 400, **seconds: float) -> list[Answer]:
    """The first answer of as many rehearsals."""
    made = [Rehearsed(answers=answers, seed=seed, seconds=seconds) for seed in range(seeds)]
    return [answer(one, 1, DAY.text, DAY, follow_up=False) for one in made]


def length(one: Answer) -> float:
    return one.speaks[-1][1] - one.speaks[0][0]


# How long an answer is


def test_the_same_rehearsal_again_has_the_same_answers_and_another_one_has_others() -> None:
    events = (asked("day", 10), probed("first", 90), asked("help", 140))
    assert rehearse(*events) == rehearse(*events)
    assert rehearse(*events) != rehearse(*events, seed=2)


def test_a_question_asked_again_gets_another_answer() -> None:
    first, again = rehearse(asked("day", 0), asked("day", 500), answers="long").turns
    assert [end - start for start, end in first.speaks] != [end - start for start, end in again.speaks]


@pytest.mark.parametrize(
    ("answers", "least", "most"),
    [
        pytest.param("short", 0.7 * 15, 1.3 * 15, id="a third of the typical 45 s"),
        pytest.param("typical", 0.7 * 45, 1.3 * 45, id="45 s where no pilot tells"),
        pytest.param("long", 0.7 * 112.5, 1.3 * 112.5, id="two and a half times that"),
    ],
)
def test_answers_are_about_as_long_as_was_chosen(answers: Answers, least: float, most: float) -> None:
    full = [length(one) for one in answers_to_day(answers) if not one.short]
    assert least - 0.01 <= min(full) < least * 1.15
    assert most * 0.85 < max(full) <= most + 0.01


def test_some_answers_are_so_short_that_they_ask_for_a_follow_up() -> None:
    made = answers_to_day("typical")
    short = [one for one in made if one.short]
    assert 0.14 < len(short) / len(made) < 0.26  # a fifth
    assert all(3 <= length(one) <= 8 and not one.covers for one in short)


def test_some_answers_touch_the_next_question_too() -> None:
    made = answers_to_day("typical")
    assert 0.07 < sum(one.covers for one in made) / len(made) < 0.18  # 0.15 of those that are not short


def test_a_pause_is_never_so_long_that_nobody_comes_back_and_some_are_long_enough_to_be_hard() -> None:
    pauses = [
        after[0] - before[1]
        for one in answers_to_day("long")
        for before, after in zip(one.speaks, one.speaks[1:], strict=False)
    ]
    assert min(pauses) >= 0.79
    assert max(pauses) <= 9.01
    assert 0.2 < sum(pause >= 4 for pause in pauses) / len(pauses) < 0.4


def test_what_the_pilots_took_for_a_question_is_shared_between_it_and_its_follow_ups() -> None:
    """180 s in the pilots: 8 words + 3 + 2 to ask take 5.2 s; the rest is one answer and two of 0.4 of it."""
    known = Rehearsed(seconds={"day": 180.0})
    whole = answer_seconds(known, DAY, follow_up=False)
    assert whole == pytest.approx((180 - 13 / 2.5) / 1.8)
    assert whole + 2 * answer_seconds(known, DAY, follow_up=True) == pytest.approx(180 - 5.2)
    assert answer_seconds(known, GUIDE.question("help"), follow_up=False) == TYPICAL  # no pilot tells of that one


# What it does, moment by moment


def test_the_participant_listens_thinks_answers_and_is_silent_in_turn() -> None:
    turn = Turn("day", 10.0, 13.2, ((15.0, 20.0), (26.0, 30.0)), short=False, covers="help")
    rehearsal = Rehearsal(GUIDE, (turn,))
    moments = {
        11.0: Moment("listens"),
        14.2: Moment("silent", pytest.approx(1.0)),
        17.0: Moment("answers", 2.0),
        21.0: Moment("silent", 1.0),  # only a pause, and nobody can tell
        27.0: Moment("answers", 12.0, covers="help"),  # past its middle it has touched the next question
        34.0: Moment("silent", 4.0, covers="help"),
    }
    assert {at: rehearsal.at(at) for at in moments} == moments


def test_before_the_first_question_and_while_a_script_is_read_nobody_answers() -> None:
    assert rehearse().at(5.0) == Moment("waits")
    assert rehearse(script_read("welcome", 1)).at(9.0) == Moment("listens")
    assert rehearse(script_read("welcome", 1), turned(True, 4)).at(9.0) == Moment("listens")


def test_a_silent_participant_says_nothing_until_let_go_on() -> None:
    rehearsal = rehearse(asked("day", 10), answers="silent")
    assert rehearsal.at(60.0) == Moment("silent", pytest.approx(60 - 13.2))  # eight words are read in 3.2 s
    spoken = rehearse(asked("day", 10), turned(True, 60), answers="silent")
    assert spoken.at(60.0) == Moment("answers", 0.0)


def test_a_key_makes_the_participant_fall_silent_and_go_on() -> None:
    events = [asked("day", 0)]
    (turn,) = rehearse(*events, answers="long").turns
    at = turn.speaks[0][0] + 2
    hushed = rehearse(*events, turned(False, at), answers="long")
    assert hushed.at(at + 30) == Moment("silent", pytest.approx(30.0))
    again = rehearse(*events, turned(False, at), turned(True, at + 30), answers="long")
    assert again.at(at + 31).doing == "answers"
    assert rehearse(*events, turned(False, at), undone(2), answers="long").turns == (turn,)


def test_what_is_asked_next_ends_the_answer_before() -> None:
    rehearsal = rehearse(asked("day", 0), improvised("", 20), ended(25))
    assert [(turn.question, turn.start, turn.end) for turn in rehearsal.turns] == [("day", 0, 20), ("day", 20, 25)]
    assert rehearsal.at(26) == Moment("waits")


def test_a_question_that_is_undone_was_never_asked_and_the_answer_before_it_goes_on() -> None:
    (before,) = rehearse(asked("day", 0)).turns
    assert rehearse(asked("day", 0), asked("help", 20), undone(2, 22)).turns == (before,)


def test_only_a_question_that_is_still_open_is_touched() -> None:
    for seed in range(60):
        turns = rehearse(skipped("help", 0), asked("day", 1), asked("more", 50), seed=seed).turns
        assert turns[0].covers in (None, "more")
        assert turns[1].covers is None  # nothing comes after it


# What she learns


def test_the_summary_tells_planned_and_real_time_and_every_wait() -> None:
    events = numbered(script_read("welcome", 0), asked("day", 30), asked("help", 330), asked("more", 600), ended(660))
    now = state(GUIDE, events)
    rehearsal = Rehearsal(
        GUIDE,
        (
            Turn(None, 0, 0, end=30, aloud=True),
            Turn("day", 30, 33, ((35, 100),), end=104),  # waited 4 s
            Turn("day", 104, 105, ((107, 150), (156, 200)), end=153),  # waited 3 s, and there was more to come
            Turn("day", 153, 154, ((155, 400),), end=330),  # spoke into it
            Turn("help", 330, 333, ((335, 590),), end=600),  # waited 10 s
            Turn("more", 600, 602, ((603, 640),), end=660),  # then the interview was over
        ),
    )
    found = summary(now, rehearsal)
    assert [(one.title, one.planned, one.seconds) for one in found.themes] == [
        ("Welcome", 1, 30.0),
        ("Everyday", 10, 570.0),
        ("Closing", None, 60.0),
    ]
    assert (found.seconds, found.planned, found.dealt_with, found.questions) == (660.0, 30, 3, 3)
    assert [(wait.seconds, wait.had_more) for wait in found.waits] == [(4.0, False), (3.0, True), (10.0, False)]
    assert (found.median_wait, found.interrupted) == (4.0, 1)


def test_before_a_silent_participant_the_wait_begins_when_the_question_is_read() -> None:
    events = numbered(asked("day", 10), asked("help", 25), ended(60))
    found = summary(state(GUIDE, events), rehearsing(GUIDE, events, Rehearsed(answers="silent")))
    assert [wait.seconds for wait in found.waits] == [pytest.approx(25 - 13.2)]


def test_without_any_turn_there_is_nothing_to_learn() -> None:
    events = numbered(ended(3))
    found = summary(state(GUIDE, events), rehearsing(GUIDE, events, Rehearsed()))
    assert (found.waits, found.median_wait, found.interrupted) == ((), None, 0)
