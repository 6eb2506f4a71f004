"""Every figure of the reports is the one that was reckoned from what is known of the study, apart from the program."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace

import pytest

from interview_tui.study import Study
from tests.whole_study import comparing
from tests.whole_study.conftest import Made, Make
from tests.whole_study.inventing import REMODELLED
from tests.whole_study.plan import InterviewPlan, StudyPlan
from tests.whole_study.reckoning import counted


def test_the_study_has_fourteen_interviews_of_all_kinds(made: Made) -> None:
    ones = counted(made.plan)
    assert len(ones) == 14
    assert {one.setting for one in ones} == {"one_to_one", "pair", "support", "group"}
    assert {one.mode for one in ones} == {"in_person", "phone", "video"}
    assert {one.sound for one in ones} == {"recorded", "imported", "none"}
    assert {one.origin for one in ones} == {"recogniser", "imported", "written"}
    assert {one.version for one in ones} == {1, 2, 3}
    assert {one.fate for one in made.plan.interviews} == {
        "counts", "rehearsal", "refused", "prepared", "withdrawn", "replayed",
    }  # fmt: skip
    assert sum(one.kind == "pilot" for one in ones) == 2
    assert sum(len(one.sittings) > 1 for one in ones) == 1


def test_the_facts_of_the_methods_report_are_those_of_the_plan(made: Made) -> None:
    assert "\n".join(comparing.methods(made.plan, made.study)) == ""


def test_the_timing_report_is_that_of_the_plan(made: Made) -> None:
    assert "\n".join(comparing.timing(made.plan, made.study)) == ""


def test_the_overview_is_that_of_the_plan(made: Made) -> None:
    assert "\n".join(comparing.coverage(made.plan, made.study)) == ""


def a_minute_longer(one: InterviewPlan) -> InterviewPlan:
    (sitting,) = one.sittings
    return replace(one, sittings=(replace(sitting, seconds=sitting.seconds + 60, heard_to=sitting.seconds + 60),))


def a_word_less(one: InterviewPlan) -> InterviewPlan:
    (sitting,) = one.sittings
    *turns, last = sitting.turns
    chunk = last.chunks[-1]
    last = replace(last, chunks=(*last.chunks[:-1], replace(chunk, words=chunk.words[:-1])))
    return replace(one, sittings=(replace(sitting, turns=(*turns, last)),))


def a_question_less(one: InterviewPlan) -> InterviewPlan:
    (sitting,) = one.sittings
    last = max(n for n, press in enumerate(sitting.presses) if press.event == "QuestionAsked")
    presses = tuple(press for n, press in enumerate(sitting.presses) if n != last)
    return replace(one, sittings=(replace(sitting, presses=presses),))


@pytest.mark.parametrize(
    ("change", "reports"),
    [
        (a_minute_longer, (comparing.methods, comparing.timing, comparing.coverage)),
        (a_word_less, (comparing.methods, comparing.coverage)),
        (a_question_less, (comparing.timing, comparing.coverage)),
    ],
)
def test_a_figure_that_is_off_by_one_is_seen(
    make: Make,
    change: Callable[[InterviewPlan], InterviewPlan],
    reports: Sequence[Callable[[StudyPlan, Study], Iterator[str]]],
) -> None:
    made = make("en")
    ones = [change(one) if n == REMODELLED else one for n, one in enumerate(made.plan.interviews)]
    for compare in reports:
        assert list(compare(replace(made.plan, interviews=tuple(ones)), made.study)) != [], compare
