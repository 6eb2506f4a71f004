"""The study's words reach the recogniser, as far as it can read them, and a person as proposals; nowhere else."""

import argparse
from pathlib import Path

import pytest

from interview_tui.study import Study
from interview_tui.study_settings import Settings
from interview_tui.transcription.glossary import Entry, nearest, parse, prompt, read_glossary
from interview_tui.transcription.models import NANO
from interview_tui.transcription.order import add_arguments, order_for, order_of
from interview_tui.transcription.recogniser import Recogniser

WORDS = """\ufeff# the authorities
Socialförvaltningen = authority
IBIC   = term  # individens behov i centrum

Angered
lagen om stöd och service
angered = place
"""


def counted(text: str) -> int:
    return len(text.split())


def test_a_word_a_line_with_its_kind_and_the_last_line_about_a_word_counts() -> None:
    assert parse(WORDS) == (
        Entry("Socialförvaltningen", "authority"),
        Entry("IBIC", "term"),
        Entry("lagen om stöd och service"),
        Entry("angered", "place"),
    )


def test_no_glossary_is_an_empty_one(tmp_path: Path) -> None:
    assert read_glossary(tmp_path / "glossary.txt") == ()
    assert prompt((), counted) == ""


def test_the_newest_words_that_fit_are_given_and_the_newest_stands_last() -> None:
    assert prompt(parse(WORDS), counted) == "Socialförvaltningen, IBIC, lagen om stöd och service, angered."
    assert prompt(parse(WORDS), counted, most=3) == "Socialförvaltningen, IBIC, angered."
    assert prompt(parse(WORDS), counted, most=1) == "angered."


def study_with(folder: Path, words: str) -> Study:
    study = Study.create(folder, "# Vardag\n\n## Hej\n\n1. Hur?\n", Settings(title="Vardag", language="sv", model=NANO))
    if words:
        (study.folder / "glossary.txt").write_text(words, encoding="utf-8")
    return study


def test_the_header_tells_that_there_were_words_and_not_which(tmp_path: Path) -> None:
    with_words = order_for(study_with(tmp_path / "a", WORDS))
    without = order_for(study_with(tmp_path / "b", ""))
    assert with_words is not None
    assert without is not None
    header = Recogniser(with_words).header
    assert set(header.options["glossary"]) == {"sha256", "letters"}
    assert "Social" not in header.model_dump_json()
    assert Recogniser(without).header.options["glossary"] is None
    assert not header.same_work(Recogniser(without).header)


def test_a_long_glossary_is_cut_to_what_the_recogniser_reads(tmp_path: Path) -> None:
    from whisper.tokenizer import get_tokenizer

    order = order_for(study_with(tmp_path / "a", "\n".join(f"Socialförvaltningen{i}" for i in range(300))))
    assert order is not None
    given = Recogniser(order)._prompt
    assert given.endswith("Socialförvaltningen299.")
    assert len(get_tokenizer(multilingual=True).encode(f" {given}")) <= 223


def test_no_word_of_it_stands_on_the_workers_command_line(tmp_path: Path) -> None:
    """Everybody on the computer can read that."""
    order = order_for(study_with(tmp_path / "a", WORDS))
    assert order is not None
    assert "Social" not in " ".join(order.arguments())
    parser = argparse.ArgumentParser()
    add_arguments(parser)
    assert order_of(parser.parse_args(order.arguments())) == order


@pytest.mark.parametrize(
    ("said", "proposed"),
    [
        ("socialförvaltning", "Socialförvaltningen"),
        ("Angeret,", "angered"),
        ("lagen om stöd av service", "lagen om stöd och service"),
        ("Angered", None),
        ("lärare", None),
        ("ibi", None),
    ],
)
def test_a_word_near_one_of_the_study_is_proposed(said: str, proposed: str | None) -> None:
    assert nearest(said, parse(WORDS)) == proposed
