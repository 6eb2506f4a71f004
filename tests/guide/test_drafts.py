"""A draft keeps all that a person wrote, and what it writes is read as the same rows."""

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from interview_tui.guide.drafting.draft import Draft, Row, draft_of, draft_text, settled
from interview_tui.guide.examples import example_guides
from interview_tui.guide.header import KEYS, Header
from interview_tui.guide.markdown import read_guide, write_guide
from interview_tui.guide.marks import PLACEHOLDER, QUESTION_ADVICE
from interview_tui.guide.model import Guide
from interview_tui.problem import Problem
from tests.guide.strategies import IDS, guides, texts

KINDS = ["title", "theme", "script", "consent", "text", "question", "probe", "condition", "clarification", "comment"]
ODD = st.sampled_from(
    ["", "  ", "<!-- x", "x -->", "\\<!--", "--", "a\nb", "a\n\n  b", "Om ja:", "\x00x", "- a\n- b", "#"]
)


def rows() -> st.SearchStrategy[Row]:
    return st.builds(
        Row,
        kind=st.sampled_from(KINDS),
        text=st.one_of(texts(), ODD, st.lists(st.one_of(texts(), ODD), max_size=3).map("\n".join)),
        depth=st.integers(-1, 7),
        minutes=st.none() | st.integers(0, 1001),
        optional=st.booleans(),
        research_questions=st.lists(st.sampled_from(["RQ1", "FF2", "no"]), max_size=2).map(tuple),
        silenced=st.lists(st.sampled_from([*QUESTION_ADVICE, "other"]), max_size=2).map(tuple),
        id=st.sampled_from(["", "", "a", "å"]) | IDS,
        numbered=st.booleans(),
        labelled=st.booleans(),
    )


def headers() -> st.SearchStrategy[Header]:
    names = texts().filter(lambda name: PLACEHOLDER.fullmatch(f"{{{name}}}") is not None)
    return st.builds(
        Header,
        language=st.sampled_from([None, "sv", "en"]),
        minutes=st.none() | st.integers(1, 999),
        placeholders=st.lists(names, max_size=2).map(tuple),
        research_questions=st.lists(texts(), max_size=2).map(tuple),
        comments=st.lists(st.tuples(st.sampled_from([*KEYS, ""]), texts()), max_size=3).map(tuple),
    )


def drafts() -> st.SearchStrategy[Draft]:
    return st.builds(Draft, headers(), st.lists(rows(), max_size=12).map(tuple))


@settings(max_examples=120, deadline=None)
@given(drafts())
def test_any_mix_of_rows_is_read_back_as_the_same_rows(draft: Draft) -> None:
    read = draft_of(draft_text(draft))
    assert read.rows == settled(draft).rows
    assert draft_text(read) == draft_text(draft)


@settings(max_examples=60, deadline=None)
@given(drafts())
def test_settling_twice_is_settling_once(draft: Draft) -> None:
    once = settled(draft)
    assert settled(once) == once


@settings(max_examples=20, deadline=None)
@given(guides())
def test_a_draft_of_a_guide_reads_as_the_same_guide(guide: Guide) -> None:
    text = write_guide(guide)
    assert draft_text(draft_of(text)) == text


@pytest.mark.parametrize("path", example_guides(), ids=lambda path: path.stem)
def test_an_example_is_written_as_it_stands(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    assert draft_text(draft_of(text)) == text


COMMENTED = """<!-- before everything -->

---
# for the pilot
language: en # or sv
placeholders: [town]  # two
research_questions:
  # the first
  - "How # many?"
  - What, and #hash?
# to do
---
<!-- above the title -->
# A guide <!-- beside it -->

Some text <!-- in it --> that goes on.
<!-- between
     two

       lines -->
More \\<!-- text.

## Talk
<!-- first -->
1. What? <!-- cut if late -->
   <!-- under -->
   - How?
   > If needed: so.
   <!-- after -->
<!-- before two -->
<!-- and another --> 2. Why?

<!-- at the end -->
"""


def test_comments_stay_where_they_are_and_are_in_no_text() -> None:
    draft = draft_of(COMMENTED)
    assert [(row.kind, row.text, row.depth) for row in draft.rows] == [
        ("comment", "before everything", 0),
        ("comment", "above the title", 0),
        ("title", "A guide", 0),
        ("comment", "beside it", 0),
        ("text", "Some text that goes on.", 0),
        ("comment", "in it", 0),
        ("comment", "between\ntwo\n\n  lines", 0),
        ("text", "More <!-- text.", 0),
        ("theme", "Talk", 0),
        ("comment", "first", 0),
        ("question", "What?", 0),
        ("comment", "cut if late", 1),
        ("comment", "under", 1),
        ("probe", "How?", 1),
        ("clarification", "so.", 1),
        ("comment", "after", 1),
        ("comment", "before two", 0),
        ("comment", "and another", 0),
        ("question", "Why?", 0),
        ("comment", "at the end", 0),
    ]
    written = draft_text(draft)
    assert draft_of(written) == draft
    assert "2. Why?\n\n<!-- at the end -->" in written
    assert "comment" not in read_guide(COMMENTED).model_dump_json()


def test_comments_in_the_header_stand_above_what_they_are_about() -> None:
    text = draft_text(draft_of(COMMENTED))
    assert text.startswith(
        "---\n# for the pilot\n# or sv\nlanguage: en\n# two\nplaceholders: [town]\n"
        '# the first\n# hash?\nresearch_questions: ["How # many?", "What, and"]\n# to do\n---\n'
    )


def test_a_comment_that_does_not_end_is_refused_with_its_line() -> None:
    with pytest.raises(Problem, match="does not end") as refused:
        read_guide("# A\n\n## B\n1. C <!-- d\n2. E\n")
    assert refused.value.line == 4


def test_rows_that_cannot_stand_where_they_are_lose_no_text() -> None:
    given = (
        Row("probe", "A probe under nothing"),
        Row("clarification", "So", 3),
        Row("text", "Text after a question"),
        Row("title", "A second title"),
        Row("clarification", "Under no question", 2),
        Row("theme", "Without questions"),
    )
    assert [(row.kind, row.text, row.depth) for row in settled(Draft(Header(language="en"), given)).rows] == [
        ("title", "Interview guide", 0),
        ("theme", "Questions", 0),
        ("question", "A probe under nothing", 0),
        ("clarification", "So", 1),
        ("comment", "Text after a question", 0),
        ("script", "A second title", 0),
        ("text", "Under no question", 0),
        ("script", "Without questions", 0),
    ]
