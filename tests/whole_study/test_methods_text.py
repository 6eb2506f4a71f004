"""Every number that stands in the report on methods is explained by the plan, and each that should be told is."""

import re
from collections import Counter

import pytest

from interview_tui.reporting.documents import as_docx, as_markdown
from interview_tui.reporting.facts import MethodsFacts
from interview_tui.reporting.gathering import facts
from tests.whole_study.conftest import Made
from tests.whole_study.reading_back import from_docx, from_markdown, numbers_in_row, without_names
from tests.whole_study.telling import numbers_in, numbers_told, rows_told


@pytest.fixture(scope="module")
def found(made: Made) -> MethodsFacts:
    return facts(made.study)


READERS = {"md": (as_markdown, from_markdown), "docx": (as_docx, from_docx)}


@pytest.mark.parametrize("language", ["en", "sv"])
@pytest.mark.parametrize("format", sorted(READERS))
def test_each_number_in_the_report_is_explained(made: Made, found: MethodsFacts, format: str, language: str) -> None:
    make, read = READERS[format]
    parts, rows, answers = read(make(found, language))
    parts = [without_names(part, made.plan) for part in parts]
    assert [numbers_in(part) for part in parts] == numbers_told(made.plan)
    told = [numbers_in_row(row) for row in rows]
    assert told == rows_told(made.plan)
    assert len(answers) > 8
    explained = Counter(number for part in parts for number in numbers_in(part))
    roles = Counter(who.role for one in made.plan.interviews for who in one.participants)
    for answer in answers:
        more = numbers_in(without_names(answer, made.plan)).keys() - explained.keys() - set(roles.values())
        assert not more, answer


def test_a_number_that_nobody_can_explain_is_seen(made: Made, found: MethodsFacts) -> None:
    parts, _rows, _answers = from_markdown(as_markdown(found, "en"))
    told = numbers_told(made.plan)
    for number, part in enumerate(parts):
        assert numbers_in(without_names(part, made.plan) + " 4711 of them.") != told[number]
        for spelled in re.findall(r"\b(?:two|three|four|five|six|seven|eight|nine|ten|eleven)\b", part)[:1]:
            assert numbers_in(without_names(part.replace(spelled, "twelve", 1), made.plan)) != told[number]
