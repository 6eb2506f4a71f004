"""Which words stand under which question."""

from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from interview_tui.interview.events import AnyEvent
from interview_tui.linking.passages import Passage, link
from interview_tui.transcription.segments import Segment
from tests.builders import asked, consent_read, ended, guide, numbered, script_read, segment, stopped, undone, word
from tests.interview.strategies import QUESTIONS, event_lists

GUIDE = guide(*QUESTIONS, scripts=["intro"], consent="samtycke")


def linked(events: list[AnyEvent], *segments: Segment) -> list[tuple[str | None, str]]:
    """(question or section, what was said) for each passage, in order."""
    found = link(GUIDE, numbered(*events), segments).passages
    return [(p.question_id or p.section_id, " ".join(w.text for w in p.words)) for p in found]


@pytest.mark.parametrize(
    ("events", "expected"),
    [
        pytest.param([], [(None, "ett två tre fyra")], id="nothing was asked"),
        pytest.param([asked("vardag", 0)], [("vardag", "ett två tre fyra")], id="one question, still current"),
        pytest.param([asked("vardag", 0), asked("tillit", 200)], [("vardag", "ett två"), ("tillit", "tre fyra")],
                     id="two questions share a segment"),
        pytest.param([asked("vardag", 0), asked("tillit", 152)], [("vardag", "ett"), ("tillit", "två tre fyra")],
                     id="a word goes where its middle is"),
        pytest.param([asked("tillit", 200)], [(None, "ett två"), ("tillit", "tre fyra")], id="words before the first"),
        pytest.param([asked("vardag", 0), stopped(200)], [("vardag", "ett två"), (None, "tre fyra")],
                     id="words after the last"),
        pytest.param([asked("vardag", 0), asked("tillit", 150), asked("vardag", 200)],
                     [("vardag", "ett"), ("tillit", "två"), ("vardag", "tre fyra")], id="left and come back to"),
        pytest.param([script_read("intro", 0), consent_read(at=200), asked("vardag", 400)],
                     [("intro", "ett två"), ("samtycke", "tre fyra"), ("vardag", "")],
                     id="script and consent"),
        pytest.param([asked("vardag", 0), asked("tillit", 150), undone(2)], [("vardag", "ett två tre fyra")],
                     id="an undone key"),
        pytest.param([asked("vardag", 0), asked("tillit", 50), asked("framtid", 80)],
                     [("vardag", ""), ("tillit", ""), ("framtid", "ett två tre fyra")], id="asked without an answer"),
        pytest.param([asked("unknown", 0)], [(None, "ett två tre fyra")], id="a question that the guide has not"),
    ],
)  # fmt: skip
def test_where_the_talk_says_nothing_the_keys_decide(
    events: list[AnyEvent], expected: list[tuple[str | None, str]]
) -> None:
    assert linked(events, segment("ett två tre fyra", 100, 300)) == expected


def test_a_question_knows_its_section_and_a_script_has_no_question() -> None:
    script, question = link(GUIDE, numbered(script_read("intro", 0), asked("tillit", 5), ended(9)), []).passages
    assert (script.question_id, script.section_id, script.start, script.end) == (None, "intro", 0, 5)
    assert (question.question_id, question.section_id, question.start, question.end) == ("tillit", "tema", 5, 9)
    assert question.linked_by == "timeline"


def test_a_segment_that_is_cut_keeps_its_id_with_letters_and_its_parts_their_times() -> None:
    whole = segment("ett två tre fyra", 100, 140, id="3.1").model_copy(update={"speaker": "I"})
    first, second = [
        part
        for p in link(GUIDE, numbered(asked("vardag", 0), asked("tillit", 120)), [whole]).passages
        for part in p.segments
    ]
    assert (first.id, first.start, first.end, first.text, first.speaker) == ("3.1a", 100, 120, "ett två", "I")
    assert (second.id, second.start, second.end, second.text) == ("3.1b", 120, 140, "tre fyra")


def test_a_segment_in_one_question_is_left_as_it_is() -> None:
    whole = segment("Ja,  precis", 12.0, 13.1)
    assert link(GUIDE, numbered(asked("vardag", 0)), [whole]).passages[0].segments == (whole,)


def test_a_segment_without_words_goes_where_its_middle_is() -> None:
    bare = Segment(id="0.0", start=100, end=140, text="ja precis")
    first, second = link(GUIDE, numbered(asked("vardag", 0), asked("tillit", 100)), [bare]).passages
    assert (first.segments, second.segments) == ((), (bare,))


def test_words_before_and_after_every_question_are_two_passages() -> None:
    before, asked_one, after = linked(
        [asked("vardag", 50), stopped(80)],
        segment("hej", 10, 11),
        segment("ja", 60, 61, "0.1"),
        segment("tack", 99, 100, "0.2"),
    )
    assert [before, asked_one, after] == [(None, "hej"), ("vardag", "ja"), (None, "tack")]


@st.composite
def transcripts(draw: st.DrawFn) -> list[Segment]:
    """Segments in order; words may overlap by a little, as Whisper's do."""
    segments, at = [], 0.0
    for n in range(draw(st.integers(0, 8))):
        at += draw(st.floats(0, 30))
        words = []
        for i in range(draw(st.integers(0, 6))):
            end = at + draw(st.floats(0, 3))
            words.append(word(f"{n}-{i}", at, end))
            at = end
        start = words[0].start if words else at
        text = " ".join(w.text for w in words)
        segments.append(Segment(id=f"{n}.0", start=start, end=at, text=text, words=tuple(words)))
    return segments


@settings(deadline=None)
@given(event_lists(), transcripts())
def test_every_word_is_in_exactly_one_passage_and_in_order(log: list[AnyEvent], segments: list[Segment]) -> None:
    found = link(GUIDE, log, segments).passages
    said = [w.text for s in segments for w in s.words]
    assert sorted(w.text for p in found for w in p.words) == sorted(said)
    assert [w.text for w in _in_time(found)] == said
    assert all(first.start <= second.start for first, second in pairwise(found))


@settings(deadline=None)
@given(event_lists(), transcripts())
def test_parts_of_segments_have_ids_of_their_own(log: list[AnyEvent], segments: list[Segment]) -> None:
    ids = [s.id for p in link(GUIDE, log, segments).passages for s in p.segments]
    assert len(ids) == len(set(ids))


@settings(deadline=None)
@given(event_lists(), transcripts())
def test_a_word_is_under_its_question_when_its_middle_is_in_the_interval(
    log: list[AnyEvent], segments: list[Segment]
) -> None:
    for passage in link(GUIDE, log, segments).passages:
        for spoken in passage.words:
            if passage.section_id is not None:
                assert passage.start <= (spoken.start + spoken.end) / 2 <= passage.end


def _in_time(found: list[Passage]) -> list:
    """All words in the order they stand in the passages; those at the same moment as they were said."""
    return [w for p in found for w in p.words]
