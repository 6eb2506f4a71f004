"""What is doubtful in a draft is said at its row, and nothing else is."""

from pathlib import Path

import pytest

from interview_tui.guide.drafting.checking import advised, doubts
from interview_tui.guide.drafting.draft import draft_of
from interview_tui.guide.examples import example_guides

HEAD = "---\nlanguage: en\n{more}---\n# A guide\n\n## Talk (10 min)\n"


def said(body: str, more: str = "") -> list[tuple[str, str]]:
    """For each remark the row it is about and what it says."""
    draft = draft_of(HEAD.format(more=more) + body)
    return [(draft.rows[remark.row].text, remark.text) for remark in doubts(draft)]


@pytest.mark.parametrize(
    ("body", "more", "row", "words"),
    [
        ("1. How is it?\n2. how is  it\n", "", "how is it", "The same question stands under “Talk” already."),
        ("1. How?\n   - If yes:\n", "", "If yes:", "Nothing stands under this condition."),
        ("1. How?\n\n## Theme: More\n", "", "More", "This theme has no question."),
        ("1. How?\n\n## Consent\n", "", "Consent", "Nothing stands under this heading."),
        ("1. How is {town?\n", "", "How is {town?", "A placeholder stands between two braces: {kommun}"),
        ("1. How? [RQ3]\n", "research_questions: [A, B]\n", "How?",
         "It serves RQ3, but the guide has 2 research questions."),
        ("1. How?\n", "minutes: 5\n", "A guide",
         "The sections take 10 minutes, and the interview is planned for 5."),
        ("1. How?\n", "minutes: 11\n", "A guide", "1 minute of the interview is planned for no section."),
    ],
)  # fmt: skip
def test_a_slip_is_said_at_its_row(body: str, more: str, row: str, words: str) -> None:
    assert said(body, more) == [(row, words)]


@pytest.mark.parametrize(
    ("body", "more"),
    [
        ("1. How? [RQ2]\n", "research_questions: [A, B]\nminutes: 10\n"),
        ("1. How? [RQ2]\n", ""),
        ("1. How?\n\n## More\n1. Why?\n", "minutes: 30\n"),
        ("1. How is {town}?\n   - If yes:\n     - Where?\n<!-- {never shown -->\n", ""),
    ],
)
def test_what_is_as_it_should_be_is_passed_over_in_silence(body: str, more: str) -> None:
    assert said(body, more) == []


def test_advice_stands_at_the_row_it_is_about() -> None:
    draft = draft_of(HEAD.format(more="") + "1. How was it?\n   - Do you like it?\n2. Do you feel safe here?\n")
    about = {(draft.rows[remark.row].text, remark.code) for remark in advised(draft)}
    assert ("Do you feel safe here?", "closed") in about
    assert not any(text == "How was it?" and code == "closed" for text, code in about)
    assert ("A guide", "no_consent") in about


@pytest.mark.parametrize("path", example_guides(), ids=lambda path: path.stem)
def test_the_examples_have_no_slips(path: Path) -> None:
    assert list(doubts(draft_of(path.read_text(encoding="utf-8")))) == []
