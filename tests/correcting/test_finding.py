"""Words are found wherever they stand, and replaced in one correction that one undo takes back."""

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from interview_tui.correcting.finding import find, replacement
from interview_tui.correcting.text import corrected
from interview_tui.interview.correction import Replaced, Undone
from interview_tui.interview.corrections import decisions
from interview_tui.linking.passages import Passage
from interview_tui.transcription.segments import Segment
from tests.correcting.talks import TEXTS, said, talks
from tests.correcting.test_editing import Session

RAW = (
    Passage(
        0,
        20,
        (
            said("0.0", 0, "Skolan", "i", "Borås,", "den", "stora", speaker="Robin"),
            said("0.1", 10, "skolan.", "Den", "skolans", "gård", speaker="Robin"),
            said("0.2", 15, "skolan", speaker="I"),
        ),
        "q",
        "t",
    ),
)


@pytest.mark.parametrize(("text", "whole", "case", "found"), [
    ("skolan", True, False, ["Skolan", "skolan", "skolan"]),
    ("skolan", False, False, ["Skolan", "skolan", "skolan", "skolan"]),
    ("Skolan", True, True, ["Skolan"]),
    ("stora  skolan", True, False, ["stora skolan"]),
    ("Borås", True, False, ["Borås"]),
    ("BORÅS,", True, False, ["Borås,"]),
    ("gård skolan", True, False, []),
    ("s", True, False, []),
    (" ", True, False, []),
    ("(", False, False, []),
])  # fmt: skip
def test_words_are_found(text: str, whole: bool, case: bool, found: list[str]) -> None:
    assert [match.text for match in find(RAW, text, whole_words=whole, match_case=case)] == found


def test_a_place_has_its_seconds_and_what_stands_around_it() -> None:
    match = find(RAW, "stora skolan")[0]
    assert (match.start, match.end) == (4, 10.5)
    assert (match.before, match.after) == ("Skolan i Borås, den ", ". Den skolans gård")
    assert [(part.segment.id, part.first, part.last) for part in match.parts] == [("0.0", 20, 25), ("0.1", 0, 6)]


def test_places_are_replaced_in_one_correction() -> None:
    session = Session(RAW)
    assert session.does(replacement(find(session.shown, "skolan"), "förskolan", session.editing))
    assert session.texts == ["Förskolan i Borås, den stora", "förskolan. Den skolans gård", "förskolan"]
    session.does(Undone(of=1))
    assert session.texts == [segment.text for segment in RAW[0].segments]


def test_only_the_chosen_places_are_replaced() -> None:
    session = Session(RAW)
    assert session.does(replacement(find(session.shown, "skolan")[1:2], "förskolan", session.editing))
    assert session.texts[0] == "Skolan i Borås, den stora"
    assert session.texts[1] == "förskolan. Den skolans gård"


def test_words_over_two_segments_are_written_into_the_first() -> None:
    session = Session(RAW)
    assert session.does(replacement(find(session.shown, "stora skolan"), "gymnasiet", session.editing))
    assert session.texts[:2] == ["Skolan i Borås, den gymnasiet.", "Den skolans gård"]


def test_a_part_of_a_word_is_replaced() -> None:
    session = Session(RAW)
    assert session.does(replacement(find(session.shown, "skol", whole_words=False), "för", session.editing))
    assert session.texts[1] == "föran. Den förans gård"


def test_a_capital_is_kept_where_a_sentence_begins_and_not_that_of_a_name() -> None:
    session = Session(RAW)
    assert session.does(replacement(find(session.shown, "borås"), "staden", session.editing))
    assert session.texts[0] == "Skolan i staden, den stora"


def test_words_are_taken_out() -> None:
    session = Session(RAW)
    assert session.does(replacement(find(session.shown, "den stora"), "", session.editing))
    assert session.texts[0] == "Skolan i Borås,"


def test_the_same_instead_is_no_correction() -> None:
    session = Session(RAW)
    assert replacement(find(session.shown, "Borås"), "Borås", session.editing) is None


def test_what_is_hidden_is_not_found() -> None:
    town = Replaced(start=1, end=3, everywhere=True, original="Borås", by="[en stad]", kind="place")
    session = Session(RAW, town)
    assert not find(session.shown, "Borås")
    assert session.does(replacement(find(session.shown, "stad", whole_words=False), "ort", session.editing))
    assert session.texts[0] == "Skolan i [en ort], den stora"


def test_a_segment_without_words_is_searched_too() -> None:
    raw = (Passage(0, 10, (Segment(id="0.0", start=0, end=10, text="om skolan nu"),), "q", "t"),)
    match = find(raw, "skolan nu")[0]
    assert (match.start, match.end) == (0, 10)


@settings(max_examples=50)
@given(talks(), st.sampled_from(TEXTS), st.sampled_from(["", "nytt", "helt nytt", "ja"]), st.booleans())
def test_replaced_and_undone_is_as_it_was(raw: tuple[Passage, ...], text: str, by: str, whole: bool) -> None:
    session = Session(raw)
    found = find(session.shown, text, whole_words=whole)
    one = replacement(found, by, session.editing)
    assume(one is not None)
    session.does(one)
    assert text in by or not find(session.shown, text, whole_words=whole)
    assert corrected(raw, decisions(session.log)).unplaced == ()
    session.does(Undone(of=1))
    assert session.shown == raw
