"""What the study's screen says of all interviews is what the reports say."""

from collections import Counter
from statistics import fmean

from interview_tui.tui.study_rows import study_rows, summary
from tests.whole_study.conftest import Made
from tests.whole_study.reckoning import counted, length
from tests.whole_study.telling import numbers_in


def test_the_studys_list_says_how_many_interviews_there_are_and_how_long(made: Made) -> None:
    ones = counted(made.plan)
    seconds = [found for one in ones if (found := length(one)) is not None]
    minutes = [round(value / 60) for value in (min(seconds), max(seconds), fmean(seconds))]
    assert numbers_in(summary(study_rows(made.study))) == Counter([len(ones), *minutes])
