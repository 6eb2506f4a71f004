"""Pilots side by side, over versions of the guide, and what to cut so that it fits: by hand."""

from collections.abc import Mapping

import pytest

from interview_tui.guide.markdown import read_guide
from interview_tui.guide.model import Guide
from interview_tui.interview.state import Status
from interview_tui.timing.compared import Compared, compared
from interview_tui.timing.cuts import fit
from interview_tui.timing.measure import planned_seconds
from interview_tui.timing.report import QuestionTime, SectionTime, TimingReport

FIRST: Guide = read_guide(
    """---
language: en
minutes: 20
---
# Trust

## Everyday (12 min)
1. Would you tell me about an ordinary day? {#day}
2. Who helps you when it is hard? {#help}
3. What do you do on Sundays? (optional) {#sunday}

## Closing
4. Is there something more? {#more}
"""
)
SECOND: Guide = read_guide(
    """---
language: en
minutes: 15
---
# Trust

## Everyday (12 min)
1. Would you tell me about an ordinary day at work? {#workday}
2. Who helps you when it is hard? {#help}

## Closing
3. Is there something more? {#more}
4. Who else should I talk to? {#else}
"""
)


def held(id: str, guide: Guide, version: int, seconds: float, took: Mapping[str, float | Status]) -> TimingReport:
    """An interview in which each question took its seconds, or has another status."""

    def time(question_id: str, text: str, optional: bool) -> QuestionTime:
        value = took.get(question_id, "not_asked")
        if isinstance(value, str):
            return QuestionTime(question_id, text, value, None, 0.0, optional)
        return QuestionTime(question_id, text, "asked", None, value, optional)

    sections = tuple(
        SectionTime(
            section.id, section.title, section.kind, None, 0.0,
            tuple(time(one.id, one.text, one.optional) for one in section.questions),
        )
        for section in guide.sections
    )  # fmt: skip
    return TimingReport(id, id, "pilot", "", version, guide, planned_seconds(guide), seconds, sections, 0.0)


ONE = held("01", FIRST, 1, 1500.0, {"day": 600.0, "help": 420.0, "sunday": 240.0, "more": "covered"})
TWO = held("02", SECOND, 2, 1020.0, {"workday": 500.0, "help": 300.0, "more": 60.0})


def side_by_side(told: Compared) -> dict[str, list[float | str | None]]:
    """Question → what each interview says of it."""
    cells: dict[str, list[float | str | None]] = {}
    for question in told.questions:
        times = [told.time(report, question) for report in told.reports]
        cells[question.id] = [one and (one.seconds or one.status) for one in times]
    return cells


def test_two_versions_stand_side_by_side_matched_by_id_then_by_likeness() -> None:
    assert side_by_side(compared([ONE, TWO], SECOND)) == {
        "workday": [600.0, 500.0],  # reworded, with another id
        "help": [420.0, 300.0],
        "sunday": [240.0, None],  # gone from the second version
        "more": ["covered", 60.0],
        "else": [None, "not_asked"],  # new in it
    }


def test_the_middle_of_those_that_asked_counts() -> None:
    told = compared([ONE, TWO], SECOND)
    took = {question.id: told.took(question) for question in told.questions}
    assert took == {"workday": 550.0, "help": 360.0, "sunday": 240.0, "more": 60.0, "else": None}
    assert (told.planned, told.seconds) == (900.0, 1260.0)


def test_what_was_never_reached_is_reckoned_in_and_the_reasons_come_in_order() -> None:
    """1260 s held, one question never reached at the middle of 550, 360 and 60: 360 s more; 900 s are planned.

    The guide's own questions alone: what is gone from it, or new in no interview, is not proposed.
    """
    found = fit(compared([ONE, TWO], SECOND))
    assert (found.planned, found.took, found.not_reached, found.not_reached_seconds) == (900.0, 1260.0, 1, 360.0)
    assert found.too_long == 720.0
    assert [(cut.question, cut.reason, cut.saves) for cut in found.cuts] == [
        ("more", "covered", 60.0),  # in one of two
        ("else", "never_asked", 360.0),
        ("workday", "over_plan", 190.0),  # 550 of 360
    ]
    assert not found.enough


def test_no_more_is_proposed_than_is_needed() -> None:
    """1500 s of 1200: 300 s too long. Covered first, then the optional one; the last is not needed then."""
    alone = held("01", FIRST, 1, 1440.0, {"day": 600.0, "help": 420.0, "sunday": 240.0, "more": 60.0})
    found = fit(compared([alone], FIRST))
    assert found.too_long == 240.0
    assert [(cut.question, cut.reason, cut.saves) for cut in found.cuts] == [("sunday", "optional", 240.0)]
    assert found.enough


def test_an_optional_question_that_was_never_reached_goes_first() -> None:
    rushed = held("01", FIRST, 1, 1300.0, {"day": 600.0, "help": 420.0, "more": 60.0})
    found = fit(compared([rushed], FIRST))
    assert found.not_reached_seconds == 420.0
    assert (found.cuts[0].question, found.cuts[0].reason) == ("sunday", "optional_never_asked")


def test_what_fits_is_left_alone() -> None:
    short = held("01", FIRST, 1, 900.0, {"day": 300.0, "help": 300.0, "sunday": 100.0, "more": 60.0})
    found = fit(compared([short], FIRST))
    assert (found.too_long, found.cuts, found.enough) == (0.0, (), True)


def test_without_a_plan_nothing_is_proposed() -> None:
    bare = FIRST.model_copy(
        update={"minutes": None, "sections": tuple(s.model_copy(update={"minutes": None}) for s in FIRST.sections)}
    )
    found = fit(compared([held("01", bare, 1, 9000.0, {"day": 9000.0})], bare))
    assert (found.planned, found.cuts) == (None, ())


def test_a_question_that_no_pilot_had_is_not_said_to_be_never_reached() -> None:
    found = fit(compared([ONE], SECOND))
    assert "else" not in {cut.question for cut in found.cuts}
    assert found.not_reached == 0


@pytest.mark.parametrize(("seconds", "told"), [(449.0, False), (451.0, True)])
def test_over_its_share_is_a_quarter_and_a_minute(seconds: float, told: bool) -> None:
    """The share of the two questions is 360 s: a quarter over is 450 s."""
    one = held("01", SECOND, 2, 2000.0, {"workday": seconds, "help": 60.0, "more": 60.0, "else": 60.0})
    assert ("workday" in {cut.question for cut in fit(compared([one], SECOND)).cuts}) is told
