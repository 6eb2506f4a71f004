"""What was changed in a guide, as it is told: in a terminal, as a table."""

from interview_tui.guide.markdown import read_guide
from interview_tui.guide.revision import compare
from interview_tui.guide.revision_words import ChangeRow, headings, lines, rows, summary
from interview_tui.language import in_language

OLD = """# Trust
## Theme: Work (10 min)
1. What is your job?
2. Who helps you? [RQ1]
- Anything unnumbered?
   - Which one?
## Theme: Home
1. Where do you live?
"""


def told(*replaced: tuple[str, str]) -> list[ChangeRow]:
    new = OLD
    for old, by in replaced:
        assert old in new
        new = new.replace(old, by, 1)
    return rows(compare(read_guide(OLD), read_guide(new)))


def test_a_row_says_what_where_before_and_after() -> None:
    assert told(("Who helps you?", "Who helps you at work?")) == [
        ChangeRow("Rewording", "Question", "Work, question 2", "Who helps you?", "Who helps you at work?")
    ]
    assert told(("2. Who helps you? [RQ1]\n", "")) == [
        ChangeRow("Removal", "Question", "Work, question 2", "Who helps you?", "")
    ]
    assert told(("   - Which one?\n", "   - Which one?\n   - Since when?\n")) == [
        ChangeRow("Addition", "Follow-up", "Work: Anything unnumbered?", "", "Since when?")
    ]


def test_a_move_says_from_where_to_where() -> None:
    moved = told(("1. What is your job?\n", ""), ("1. Where do", "1. What is your job?\n1. Where do"))
    assert moved == [
        ChangeRow("Move", "Question", "Home, question 1", "Work, question 1: What is your job?", "Home, question 1")
    ]
    swapped = told(("1. What is your job?\n2. Who helps you? [RQ1]", "1. Who helps you? [RQ1]\n2. What is your job?"))
    assert [(row.kind, row.before, row.after) for row in swapped] == [
        ("Move", "Work, question 1: What is your job?", "Work, question 2")
    ]


def test_a_question_without_a_number_is_told_once() -> None:
    assert told(("- Anything unnumbered?", "- Anything without a number?")) == [
        ChangeRow("Rewording", "Question", "Work", "Anything unnumbered?", "Anything without a number?")
    ]
    assert told(("- Anything unnumbered?\n   - Which one?\n", ""))[0] == (
        ChangeRow("Removal", "Question", "Work", "Anything unnumbered?", "")
    )
    away = told(
        ("- Anything unnumbered?\n   - Which one?\n", ""), ("1. Where do", "- Anything unnumbered?\n1. Where do")
    )
    assert away[0] == ChangeRow("Move", "Question", "Home", "Work: Anything unnumbered?", "Home")
    unnumbered = "- What is your job?\n- Who helps you?"
    swapped = told(("1. What is your job?\n2. Who helps you?", unnumbered)), told(
        ("1. What is your job?\n2. Who helps you? [RQ1]\n- Anything unnumbered?\n   - Which one?",
         "- Anything unnumbered?\n   - Which one?\n1. What is your job?\n2. Who helps you? [RQ1]")
    )  # fmt: skip
    assert swapped[0] == []
    assert swapped[1] == [
        ChangeRow("Move", "Question", "Work", "Anything unnumbered?", "in another place in the order")
    ]
    served = told(("Anything unnumbered?", "Anything unnumbered? [RQ1]"))
    assert served == [ChangeRow("Change", "Serves research question", "Work: Anything unnumbered?", "–", "RQ1")]


def test_the_middle_of_three_that_were_turned_round_is_told_once() -> None:
    a, b, c = "1. What is your job?\n", "2. Who helps you? [RQ1]\n", "- Anything unnumbered?\n   - Which one?\n"
    turned = told((a + b + c, c + b + a))
    assert all(row.before.count(text) <= 1 for row in turned for text in ("Who helps you?", "Anything unnumbered?"))


def test_values_are_words() -> None:
    assert told(("(10 min)", "(15 min)"), ("[RQ1]", "(optional)")) == [
        ChangeRow("Change", "Planned time", "Work", "10 min", "15 min"),
        ChangeRow("Change", "May be left out", "Work, question 2", "no", "yes"),
        ChangeRow("Change", "Serves research question", "Work, question 2", "RQ1", "–"),
    ]


def test_a_follow_up_that_became_a_question_says_both() -> None:
    row = told(("   - Which one?\n", ""), ("1. Where do", "1. Which one?\n1. Where do"))[0]
    assert (row.kind, row.what) == ("Move", "Follow-up → Question")


def test_the_terminal_shows_both_texts() -> None:
    changes = compare(read_guide(OLD), read_guide(OLD.replace("Who helps you?", "Who helps you at work?")))
    assert list(lines(changes)) == [
        "~ Rewording, Question, Work, question 2", "    - Who helps you?", "    + Who helps you at work?",
    ]  # fmt: skip
    assert summary(changes) == "Rewording 1"
    assert summary(()) == "Nothing was changed."


def test_every_heading_is_said_in_the_language_of_the_table() -> None:
    with in_language("en"):
        assert headings() == ("Kind of change", "What", "Where", "Before", "After")
