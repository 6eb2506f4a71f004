"""What has been read is counted by its words."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from interview_tui.correcting.reading import progress, read_states
from interview_tui.correcting.stretches import Stretches
from interview_tui.interview.correction import Read
from interview_tui.interview.corrections import decisions
from interview_tui.linking.passages import Passage
from interview_tui.transcription.segments import Segment
from tests.correcting.talks import said
from tests.interview.test_corrections import numbered

RAW = (
    Passage(0, 10, (said("0.0", 0, "ett", "två", "tre", "fyra"),), "a", "t"),
    Passage(10, 10, (), "b", "t"),
    Passage(10, 20, (said("1.0", 10, "fem", "sex"), Segment(id="1.1", start=12, end=14, text="sju åtta")), "c", "t"),
)


@pytest.mark.parametrize(("log", "share", "states"), [
    ([], 0, ["not", "read", "not"]),
    ([Read(start=0, end=10)], 4 / 8, ["read", "read", "not"]),
    ([Read(start=0, end=1.75)], 2 / 8, ["partly", "read", "not"]),
    ([Read(start=0, end=20), Read(start=0, end=0.75, read=False)], 7 / 8, ["partly", "read", "read"]),
    ([Read(start=0, end=20, read=False), Read(start=0, end=20)], 1, ["read", "read", "read"]),
])  # fmt: skip
def test_words_in_stretches_that_were_read_are_read(log: list[Read], share: float, states: list[str]) -> None:
    decided = decisions(numbered(*log))
    assert progress(RAW, decided) == share
    assert list(read_states(RAW, decided)) == states


def test_a_transcript_without_words_has_not_been_read() -> None:
    assert progress((), decisions([])) == 0


@given(
    st.lists(st.tuples(st.integers(0, 20), st.integers(0, 20), st.booleans()), max_size=12),
    st.integers(0, 19),
    st.integers(0, 19),
)
def test_the_last_word_about_every_second_counts(spans: list[tuple[int, int, bool]], at: int, other: int) -> None:
    said_of = [yes for start, end, yes in spans if start <= at < end]
    stretches = Stretches(spans)
    assert (at in stretches) == (said_of[-1] if said_of else False)
    if stretches.alike(at, other):
        assert (at in stretches) == (other in stretches)
