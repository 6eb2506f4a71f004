"""Answers in a document come to the questions they were written to."""

from pathlib import Path

import pytest

from interview_tui.guide.markdown import read_guide
from interview_tui.importing.written_answers import read_written, written_answers
from interview_tui.problem import Problem
from tests.importing.documents import document, paragraph, run, table
from tests.studies import GUIDE

READ = read_guide(GUIDE, Path("guide.md"))
DAY = "I get up at six.\n\nThen I work."
EXPECTED = [("day", DAY), ("help", "My sister."), ("more", "No.")]

SPELLED_OUT = (
    f"Would you tell me about a normal day?\n\n{DAY}\n\nWho helps you when it is hard?\nMy sister.\n\n"
    "Is there something more?\nNo."
)


@pytest.mark.parametrize(
    "text",
    [
        SPELLED_OUT,
        SPELLED_OUT.replace("Would", "1. Would").replace("Who", "2) Who").replace("Is there", "3 - Is there"),
        SPELLED_OUT.replace("Would you tell", "> Could you tell").replace("hard?", "hard"),
        "Trust\n\nEveryday\n\n" + SPELLED_OUT.replace("\nIs there", "\nClosing\n\nIs there"),
        f"Question 1: {DAY}\n\nQuestion 2\nMy sister.\n\nQuestion 3\n\nNo.",
        f"1. {DAY}\n\n2. My sister.\n\n3. No.",
        SPELLED_OUT.replace("tell me about a normal day?", "tell me?").replace(" when it is hard?", "?"),
        SPELLED_OUT.replace("hard?\nMy", "hard? My").replace("more?\n", "more? "),
    ],
    ids=[
        "spelled out",
        "numbered",
        "quoted and reworded",
        "with headings",
        "by number",
        "numbers alone",
        "shortened",
        "on one line",
    ],
)
def test_every_answer_comes_to_its_question(text: str) -> None:
    assert written_answers(text, READ) == EXPECTED


def test_what_is_written_to_a_probe_belongs_to_its_question() -> None:
    text = (
        "Would you tell me about a normal day?\nFine.\na) What do you do first?\nCoffee.\n\nIs there something more?\n"
    )
    assert written_answers(text, READ) == [("day", "Fine.\n\nCoffee.")]


def test_a_greeting_answers_nothing_and_a_question_may_come_twice() -> None:
    text = (
        "Hi! Here it comes.\n\nWho helps you when it is hard?\nMy sister.\n\nWould you tell me about a normal day?\n"
        "I work.\n\nWho helps you when it is hard?\nAnd my dog."
    )
    assert written_answers(text, READ) == [
        (None, "Hi! Here it comes."),
        ("help", "My sister.\n\nAnd my dog."),
        ("day", "I work."),
    ]


def test_a_list_in_an_answer_is_no_question() -> None:
    text = "Who helps you when it is hard?\n1. My sister.\n2. My dog.\n3. Nobody.\n4. The bus driver."
    assert written_answers(text, READ) == [("help", "1. My sister.\n2. My dog.\n3. Nobody.\n4. The bus driver.")]


def test_a_list_that_counts_no_further_than_the_questions_is_no_question_either() -> None:
    told = "It goes like this:\n1. I get up\n2. I have coffee\n3. I work"
    assert written_answers(SPELLED_OUT.replace(DAY, told), READ) == [("day", told), *EXPECTED[1:]]


def test_a_document_with_questions_in_bold_and_one_with_a_table(tmp_path: Path) -> None:
    bold = document(
        tmp_path / "a.docx",
        *(
            block
            for question, answer in zip(
                READ.questions(), ("I get up at six.\nThen I work.", "My sister.", "No."), strict=True
            )
            for block in (paragraph(run(question.text, bold=True)), paragraph(answer))
        ),
    )
    assert read_written(bold, READ) == [("day", "I get up at six.\nThen I work."), *EXPECTED[1:]]
    rows = document(
        tmp_path / "b.docx",
        table(
            *(
                (question.text, answer)
                for question, answer in zip(READ.questions(), ("Work.", "My sister.", "No."), strict=True)
            )
        ),
    )
    assert read_written(rows, READ) == [("day", "Work."), *EXPECTED[1:]]


def test_a_document_without_the_questions_is_a_sentence(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_text("I like it here, and nobody asked me anything.", encoding="utf-8")
    with pytest.raises(Problem, match="None of the guide's questions"):
        read_written(path, READ)
