"""A number that is read out over two questions, two segments or a pause is found in all its parts, and hidden there."""

import pytest

from interview_tui.interview.corrections import decisions
from interview_tui.linking.passages import Passage
from interview_tui.privacy.finding.finder import proposals
from interview_tui.privacy.hiding import hidden
from interview_tui.privacy.proposing import replaced, sought
from interview_tui.privacy.to_hide import decided_in
from tests.interview.test_corrections import numbered
from tests.privacy.test_hiding import said, segment, shown


def parts(lines: list[str], language: str) -> list[tuple[int, str, str]]:
    return [(one.line, one.kind, one.text) for one in proposals(lines, language)]


@pytest.mark.parametrize(
    ("lines", "language", "expected"),
    [
        (
            ["mitt nummer är noll sju noll tre", "tjugotre fyrtiofem sextio"],
            "sv",
            [(1, "phone", "noll sju noll tre"), (2, "phone", "tjugotre fyrtiofem sextio")],
        ),
        (
            ["Det är noll sju noll tre,", "Mm.", "tolv trettiofyra femtiosex."],
            "sv",
            [(1, "phone", "noll sju noll tre"), (3, "phone", "tolv trettiofyra femtiosex")],
        ),
        (["070-123", "45 67"], "sv", [(1, "phone", "070-123"), (2, "phone", "45 67")]),
        (
            ["call me on oh seven seven", "double nine four five", "six one two"],
            "en",
            [(1, "phone", "oh seven seven"), (2, "phone", "double nine four five"), (3, "phone", "six one two")],
        ),
        (["sextiofyra noll åtta tjugotre", "trettiotvå trettiofyra"], "sv", [
            (1, "id_number", "sextiofyra noll åtta tjugotre"), (2, "id_number", "trettiotvå trettiofyra"),
        ]),
    ],
)  # fmt: skip
def test_every_part_of_a_number_is_proposed(
    lines: list[str], language: str, expected: list[tuple[int, str, str]]
) -> None:
    assert parts(lines, language) == expected


@pytest.mark.parametrize(
    ("lines", "language"),
    [
        (["jag var sju", "åtta år senare flyttade vi"], "sv"),
        (["det var nittonhundraåttio", "tjugo personer kom"], "sv"),
        (["först ett två tre", "fyra fem sex sju åtta"], "sv"),
        (["noll ett två", "Det var så det började, vi räknade.", "tre fyra fem sex sju"], "sv"),
        (["vi var tre", "hundra fyrtio kronor kostade det"], "sv"),
        (["there were twenty", "thirty of us in the end"], "en"),
    ],
)
def test_numbers_one_after_the_other_are_no_phone_number(lines: list[str], language: str) -> None:
    assert [one for one in parts(lines, language) if one[1] != "age"] == []


def test_a_number_over_two_questions_is_hidden_in_both_and_its_parts_nowhere_else() -> None:
    first = Passage(0.0, 5.0, (segment("Ring 070-123", 0, 2, "0.0"),))
    second = Passage(5.0, 12.0, (segment("45 67. Vi var 45 67 gånger.", 5, 11, "0.1"),))
    found = {one.original: one for one in sought((first, second), "sv")}
    assert [len(found[part].spots) for part in ("070-123", "45 67")] == [1, 1]
    assert not found["45 67"].everywhere
    events = [
        replaced(one.spots[0], one, f"[{number}]", everywhere=one.everywhere)
        for number, one in enumerate(found.values())
    ]
    log = decisions(numbered(*events))
    text = shown(hidden((first, second), log, "sv"))
    assert "070" not in text
    assert "45 67." not in text
    assert "Vi var 45 67 gånger." in text
    assert ("45", "67") not in decided_in(log).replaced, "it would be looked for in all files"


def test_a_number_that_is_read_out_over_a_long_breath_is_one_number() -> None:
    (passage,) = said("Ring 070-123")
    later = Passage(0.0, 12.0, (*passage.segments, segment("45 67 på kvällen", 7.0, 11.0, "0.1")))
    assert [one.original for one in sought((later,), "sv")] == ["070-123 45 67"]
