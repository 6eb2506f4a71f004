"""What is remarked on in one question, and what is let be: sentences of our own, Swedish and English."""

from pathlib import Path

import pytest

from interview_tui.guide.advice.advising import advice
from interview_tui.guide.advice.finding import Finding
from interview_tui.guide.model import Condition, Guide, Probe, Question, Section

SENTENCES = [
    tuple(line.split("|"))
    for line in Path(__file__).with_name("sentences.txt").read_text(encoding="utf-8").splitlines()
    if line
]
"""language|codes, commas between them|sentence"""


def guide_of(*questions: Question, language: str = "en") -> Guide:
    section = Section(id="s", title="S", kind="theme", questions=questions)
    return Guide.model_validate({"title": "G", "language": language, "sections": (section,)})


def about(question: Question, language: str = "en") -> list[Finding]:
    return [f for f in advice(guide_of(question, language=language)) if f.question and f.code != "sensitive"]


def codes_of(text: str, language: str = "en") -> set[str]:
    return {finding.code for finding in about(Question(id="q", text=text), language)}


@pytest.mark.parametrize(("language", "codes", "text"), SENTENCES)
def test_a_question_gets_the_remarks_that_it_should_and_no_other(language: str, codes: str, text: str) -> None:
    assert codes_of(text, language) == set(filter(None, codes.split(",")))


def test_every_rule_has_sentences_in_both_languages() -> None:
    told = {(language, code) for language, codes, _text in SENTENCES for code in codes.split(",")}
    rules = ("closed", "leading", "double", "why", "jargon", "long", "")
    assert told >= {(language, code) for language in ("sv", "en") for code in rules}


@pytest.mark.parametrize(
    ("text", "code", "said"),
    [
        ("  Well, do you feel safe here?", "closed", "do you feel safe here"),
        ("Tell me. Why didn’t you call? I wonder.", "why", "Why didn’t you"),
        ("How is your HABITUS?", "jargon", "HABITUS"),
        ("İ 𝒳 how is your habitus, ẞ?", "jargon", "habitus"),
        ("What do you sing, and who do you sing with?", "double", "who do you sing with"),
    ],
)
def test_the_place_is_in_code_points_of_the_text(text: str, code: str, said: str) -> None:
    found = next(f for f in about(Question(id="q", text=text)) if f.code == code)
    assert found.span is not None
    assert text[slice(*found.span)] == said


def test_each_remark_says_what_to_try_and_who_says_so() -> None:
    for language, codes, text in SENTENCES:
        for finding in about(Question(id="q", text=text), language) if codes else ():
            assert finding.text.count(". ") >= 1
            assert any(year in finding.source for year in ("(2015)", "(2016)"))
            assert (finding.question, finding.section) == ("q", "s")


def test_a_question_of_25_words_is_short_enough_and_one_of_26_is_not() -> None:
    assert "long" not in codes_of("What " + "so " * 23 + "then?")
    assert "long" in codes_of("What " + "so " * 24 + "then?")


def test_short_sentences_are_too_long_together_from_41_words() -> None:
    assert "long" not in codes_of("Think of a day. " * 10)
    assert "long" in codes_of("Think of a day. " * 10 + "Well.")


def test_a_closed_question_is_let_be_where_the_guide_says_what_to_ask_next() -> None:
    text = "Do you feel safe here?"
    assert codes_of(text) == {"closed"}
    on_yes = Condition(text="If yes:", probes=(Probe(id="p", text="Why?"),))
    assert not about(Question(id="q", text=text, probes=(on_yes,)))
    assert not about(Question(id="q", text=text, probes=(Probe(id="p", text="What makes it so?"),)))
    assert about(Question(id="q", text=text, probes=(Probe(id="p", text="Is it safe at night?"),)))


def test_a_follow_up_may_ask_for_yes_or_no_but_not_lead() -> None:
    question = Question(
        id="q",
        text="How is it here?",
        probes=(Probe(id="a", text="Do you feel safe?"), Probe(id="b", text="Don't you feel safe?")),
    )
    assert [(f.code, f.question, f.section) for f in about(question)] == [("leading", "b", "s")]


def test_a_word_of_theory_may_be_used_where_it_is_explained() -> None:
    text = "How would you describe your habitus?"
    assert codes_of(text) == {"jargon"}
    assert not about(Question(id="q", text=text, clarifications=("By habitus I mean how you carry yourself.",)))
    assert not codes_of("How would you describe your habitus, that is, how you carry yourself?")


def test_advice_is_silenced_for_one_question_and_one_code() -> None:
    text = "Are you happy with the rehearsals and the concerts?"
    assert codes_of(text) == {"closed", "double"}
    assert [f.code for f in about(Question(id="q", text=text, silenced=("closed",)))] == ["double"]
    probe = Probe(id="p", text="Don't you like it?", silenced=("leading",))
    assert not about(Question(id="q", text="How is it?", probes=(probe,)))
