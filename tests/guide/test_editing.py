"""Edits of a draft: each gives a guide or says why not, takes no text away, and can be undone."""

from collections import Counter
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from interview_tui.guide.drafting import edits
from interview_tui.guide.drafting.draft import Draft, Row, draft_of, draft_text, settled
from interview_tui.guide.drafting.editing import History, edited
from interview_tui.guide.drafting.places import block, parents
from interview_tui.guide.header import Header
from interview_tui.guide.markdown import read_guide
from interview_tui.problem import Problem
from tests.guide.strategies import texts
from tests.guide.test_drafts import KINDS, headers, rows

GUIDE = """---
language: en
minutes: 30
research_questions: [How?, Why?]
---
# A guide

About it.

## Welcome
Good day.

Thank you.

## Everyday life (10 min)
1. An ordinary day? [RQ1]
   - What first?
     - And then?
   - If with support:
     - How did it begin?
   > If needed: Any day.
2. An evening? [RQ2] (optional) {#evening}
<!-- perhaps cut -->
3. A weekend?

## Closing
1. Anything else?
"""


def numbers() -> st.SearchStrategy[int]:
    return st.integers(0, 14)


def edits_that_keep() -> st.SearchStrategy[edits.Edit]:
    """All that takes no text away."""
    row = numbers()
    return st.one_of(
        st.builds(edits.Move, row, st.booleans()),
        st.builds(edits.Indent, row),
        st.builds(edits.Outdent, row),
        st.builds(edits.ChangeKind, row, st.sampled_from(KINDS)),
        st.builds(edits.Merge, row),
        st.builds(edits.Split, row, st.integers(0, 8)),
    )


def any_edit() -> st.SearchStrategy[edits.Edit]:
    row = numbers()
    return st.one_of(
        edits_that_keep(),
        st.builds(edits.Reword, row, texts()),
        st.builds(edits.Add, row, rows()),
        st.builds(edits.Delete, row),
        st.builds(edits.SetMinutes, row, st.none() | st.integers(-1, 1000)),
        st.builds(edits.SetOptional, row, st.booleans()),
        st.builds(edits.SetResearchQuestions, row, st.just(("RQ1",)) | st.just(("so what",)) | st.just(())),
        st.builds(edits.Silence, row, st.just(("closed",)) | st.just(())),
        st.builds(edits.SetId, row, st.sampled_from(["", "an-id", "å"])),
        st.builds(edits.Sure, row),
        st.builds(edits.SetHeader, headers()),
    )


def whole_drafts() -> st.SearchStrategy[Draft]:
    many = st.lists(rows(), min_size=4, max_size=14).map(tuple)
    return st.builds(Draft, headers(), many).map(settled)


def letters(draft: Draft) -> Counter[str]:
    return Counter("".join("".join(row.text.split()) for row in draft.rows))


@settings(max_examples=100, deadline=None)
@given(whole_drafts(), st.lists(any_edit(), min_size=1, max_size=8))
def test_every_edit_gives_a_guide_or_says_why_not_and_undo_restores_exactly(
    draft: Draft, wanted: list[edits.Edit]
) -> None:
    history, states = History(draft), [draft]
    for edit in wanted:
        try:
            history = history.edit(edit)
        except Problem:
            continue
        assert settled(history.now) == history.now
        assert draft_of(draft_text(history.now)).rows == tuple(
            replace(row, source=(), unsure="") for row in history.now.rows
        )
        assert 0 <= history.row < len(history.now.rows)
        states.append(history.now)
    final = history
    for state in reversed(states):
        assert history.now == state
        history = history.undo()
    assert history.now == draft
    for _edit in wanted:
        history = history.redo()
    assert history.now == final.now


@settings(max_examples=120, deadline=None)
@given(whole_drafts(), edits_that_keep())
def test_nothing_of_the_text_is_lost_by_anything_but_delete(draft: Draft, edit: edits.Edit) -> None:
    try:
        after = edited(draft, edit).draft
    except Problem:
        return
    gone = letters(draft) - letters(after)
    assert not gone
    assert set(letters(after) - letters(draft)) <= {":"}  # what makes a condition of "If yes"
    if not isinstance(edit, edits.Merge | edits.Split):
        assert len(after.rows) == len(draft.rows)


@settings(max_examples=80, deadline=None)
@given(whole_drafts(), numbers(), st.booleans())
def test_what_is_moved_takes_along_what_is_under_it_and_changes_nobody_elses_place(
    draft: Draft, at: int, down: bool
) -> None:
    named = Draft(draft.header, tuple(replace(row, source=(n,)) for n, row in enumerate(draft.rows)))
    try:
        after = edited(named, edits.Move(at, down))
    except Problem:
        return
    start, end = block(named.rows, at)

    def belongs(draft: Draft) -> dict[tuple[int, ...], tuple[int, ...] | None]:
        rows = draft.rows
        return {
            row.source: None if above is None else rows[above].source
            for row, above in zip(rows, parents(rows), strict=True)
        }

    before, now = belongs(named), belongs(after.draft)
    assert after.draft.rows != named.rows
    assert after.draft.rows[after.row].source == (at,)
    for n in range(len(named.rows)):
        if not start <= n < end or n > at:
            assert before[n,] == now[n,]


def draft() -> Draft:
    return draft_of(GUIDE)


def at(draft: Draft, text: str) -> int:
    return next(n for n, row in enumerate(draft.rows) if row.text == text)


def after(text: str, edit: type[edits.Edit], *more: object) -> tuple[Draft, Row]:
    begun = draft()
    result = edited(begun, edit(at(begun, text), *more))  # type: ignore[arg-type]
    return result.draft, result.draft.rows[result.row]


def body(draft: Draft) -> str:
    return draft_text(draft).split("## Everyday life")[1]


def test_a_question_moves_past_the_next_one_with_all_its_follow_ups() -> None:
    moved, row = after("An ordinary day?", edits.Move, True)
    assert row.text == "An ordinary day?"
    assert body(moved).startswith(
        " (10 min)\n1. An evening? [RQ2] (optional) {#evening}\n2. An ordinary day? [RQ1]\n   - What first?\n"
    )


def test_a_comment_above_a_question_goes_with_it() -> None:
    moved, _row = after("A weekend?", edits.Move, False)
    assert "<!-- perhaps cut -->\n2. A weekend?\n3. An evening?" in body(moved)


def test_the_last_question_of_a_theme_moves_into_the_next() -> None:
    moved, _row = after("A weekend?", edits.Move, True)
    assert "## Closing\n<!-- perhaps cut -->\n1. A weekend?\n2. Anything else?" in draft_text(moved)


def test_a_theme_moves_whole() -> None:
    moved, _row = after("Closing", edits.Move, False)
    assert [s.title for s in read_guide(draft_text(moved)).sections] == ["Welcome", "Closing", "Everyday life"]


def test_a_question_moved_in_is_a_follow_up_and_what_it_served_is_served_by_the_question_above() -> None:
    moved, row = after("An evening?", edits.Indent)
    assert (row.kind, row.depth, row.optional, row.id) == ("probe", 1, True, "evening")
    assert moved.rows[at(moved, "An ordinary day?")].research_questions == ("RQ1", "RQ2")


def test_a_follow_up_moved_out_stands_after_its_question_and_takes_nobody_along() -> None:
    moved, row = after("What first?", edits.Outdent)
    assert (row.kind, row.depth) == ("question", 0)
    assert "   > If needed: Any day.\n2. What first?\n   - And then?\n3. An evening?" in body(moved)


def test_a_section_that_is_no_section_gives_its_questions_away() -> None:
    moved, row = after("Closing", edits.ChangeKind, "question")
    assert row.kind == "question"
    assert "4. Closing\n   - Anything else?\n" in body(moved)


def test_a_question_that_is_a_heading_has_its_follow_ups_as_questions() -> None:
    moved, row = after("An ordinary day?", edits.ChangeKind, "theme")
    assert (row.kind, row.labelled) == ("theme", False)
    assert (
        "## An ordinary day?\nAny day.\n\n1. What first?\n   - And then?\n2. If with support:\n   - How did it begin?\n"
    ) in draft_text(moved)


@pytest.mark.parametrize(
    ("text", "edit", "more", "why"),
    [
        ("A guide", edits.Delete, (), "one title"),
        ("A guide", edits.Move, (True,), "further down"),
        ("Welcome", edits.Move, (False,), "further up"),
        ("Good day.", edits.Indent, (), "levels"),
        ("An ordinary day?", edits.Indent, (), "nothing above"),
        ("An ordinary day?", edits.Outdent, (), "as far out"),
        ("If with support:", edits.Outdent, (), "as far out"),
        ("An ordinary day?", edits.ChangeKind, ("condition",), "no question above"),
        ("An evening?", edits.ChangeKind, ("condition",), "begins with If"),
        ("An evening?", edits.ChangeKind, ("text",), "stands above the questions"),
        ("Everyday life", edits.ChangeKind, ("script",), "is a theme"),
        ("A guide", edits.Merge, (), "no row above"),
        ("A weekend?", edits.Merge, (), "never shown"),
        ("Closing", edits.Merge, (), "right above"),
        ("A weekend?", edits.Split, (0,), "nothing to part"),
        ("A weekend?", edits.Reword, ("  ",), "needs a text"),
        ("Welcome", edits.SetMinutes, (1000,), "number of minutes"),
        ("What first?", edits.SetMinutes, (5,), "planned for a section"),
        ("What first?", edits.SetResearchQuestions, (("RQ1",),), "Only a question"),
        ("Welcome", edits.SetOptional, (True,), "question or a follow-up"),
        ("A weekend?", edits.SetId, ("evening",), "Another row"),
        ("A weekend?", edits.SetId, ("å",), "cannot be an id"),
    ],
)
def test_what_cannot_be_is_said(text: str, edit: type[edits.Edit], more: tuple[object, ...], why: str) -> None:
    with pytest.raises(Problem, match=why):
        after(text, edit, *more)


def test_split_and_merged_is_as_it_was() -> None:
    parted, second = after("An ordinary day?", edits.Split, 11)
    assert second.text == "day?"
    assert edited(parted, edits.Merge(at(parted, "day?"))).draft == draft()


def test_a_condition_and_its_question_on_one_line_are_parted_into_both() -> None:
    begun = draft_of("# A\n\n## B\n1. C?\n   - If yes: how?\n     - Where?\n")
    assert draft_text(edited(begun, edits.Split(3, 7)).draft).endswith(
        "1. C?\n   - If yes:\n     - how?\n       - Where?\n"
    )


def test_a_follow_up_that_is_typed_as_a_condition_is_one() -> None:
    _draft, row = after("What first?", edits.Reword, "If early:")
    assert row.kind == "condition"
    assert edited(draft(), edits.Add(7, Row("probe", "If late:", 1))).draft.rows[7].kind == "condition"


def test_minutes_of_the_title_are_the_guides() -> None:
    assert edited(draft(), edits.SetMinutes(0, 45)).draft.header == Header(
        language="en", minutes=45, research_questions=("How?", "Why?")
    )


def test_what_a_person_has_looked_at_is_sure() -> None:
    begun = draft()
    unsure = replace(begun, rows=tuple(replace(row, unsure="Why so?") for row in begun.rows))
    assert edited(unsure, edits.Sure(3)).draft.rows[3].unsure == ""
    assert edited(unsure, edits.Reword(3, "Other words")).draft.rows[3].unsure == ""
    assert edited(unsure, edits.Move(3, True)).draft.rows[4].unsure == "Why so?"
