"""What is remarked on in a guide as a whole."""

import json
from pathlib import Path

import pytest
from hypothesis import given, settings

from interview_tui.guide.advice.advising import advice
from interview_tui.guide.advice.finding import PilotMinutes
from interview_tui.guide.examples import example_guides
from interview_tui.guide.markdown import read_guide, write_guide
from interview_tui.guide.marks import GUIDE_ADVICE, QUESTION_ADVICE
from interview_tui.guide.model import Guide
from tests.guide.strategies import guides
from tests.running import interview_tui
from tests.studies import finished_study

GOOD = """---
language: en
minutes: 30
research_questions: [How is a day?, Who helps?]
---
# G

## Consent
Taking part is voluntary.

## Everyday
1. Could you tell me about an ordinary day? [RQ1]
2. What do you do first? [RQ1]
3. How do you travel? [RQ1]
4. Who helps you? [RQ2]
5. Is there anything you would like to add?
"""


def codes_of(text: str, minutes: PilotMinutes | None = None) -> list[tuple[str, str | None]]:
    return [(finding.code, finding.question) for finding in advice(read_guide(text), minutes=minutes)]


def test_a_good_guide_gets_no_remarks() -> None:
    assert codes_of(GOOD) == []


@pytest.mark.parametrize("path", example_guides(), ids=lambda path: path.stem)
def test_the_example_guides_get_no_remarks(path: Path) -> None:
    assert codes_of(path.read_text(encoding="utf-8")) == []


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        ("## Consent\nTaking part is voluntary.\n", "", [("no_consent", None)]),
        ("Taking part is voluntary.", "", [("no_consent", None)]),
        ("5. Is there anything you would like to add?\n", "", [("no_closing", None)]),
        ("5. Is there anything you would like to add?\n", "\n## End\nWould you like to add anything?\n", []),
        ("5. Is there anything you would like to add?\n", "5. What else should I know?\n", []),
        (
            "Could you tell me about an ordinary day?",
            "Why didn't you ask for help?",
            [("no_opening", None), ("why", "q")],
        ),
        ("[RQ2]", "[RQ1]", [("unserved", None)]),
        ("Who helps you? [RQ2]", "Who helps you? [RQ2]\n6. What do you cook?", [("serves_none", "q")]),
        ("Who helps you? [RQ2]", "Who helps you? [RQ2]\n6. How old are you?", []),
        ("minutes: 30", "minutes: 6", [("too_long", None)]),
        ("minutes: 30\n", "", []),
    ],
)
def test_what_is_missing_is_said(old: str, new: str, expected: list[tuple[str, str | None]]) -> None:
    assert old in GOOD
    found = [(code, question and "q") for code, question in codes_of(GOOD.replace(old, new))]
    assert found == expected


@pytest.mark.parametrize(
    ("language", "last"),
    [
        ("en", "What have I left out?"),
        ("en", "Any questions?"),
        ("en", "If there are other things on your mind, please say so."),
        ("en", "What has this interview been like for you?"),
        ("en", "What did I not think of?"),
        ("en", "What would you have asked somebody like you?"),
        ("sv", "Vad har jag missat?"),
        ("sv", "Några funderingar?"),
        ("sv", "Vill du komplettera det du har sagt?"),
        ("sv", "Hur var den här intervjun för dig?"),
        ("sv", "Vad tänkte jag inte på?"),
        ("sv", "Vad skulle du själv ha frågat om?"),
    ],
)
def test_a_question_that_may_leave_room_at_the_end_is_one(language: str, last: str) -> None:
    text = GOOD.replace("language: en", f"language: {language}").replace(
        "5. Is there anything you would like to add?", ""
    )
    assert "no_closing" in dict(codes_of(text))
    assert "no_closing" not in dict(codes_of(f"{text}5. {last}\n"))
    assert "no_closing" in dict(codes_of(text.replace("1. Could", f"1. {last}\n2. Could"))), "it has to be at the end"


@pytest.mark.parametrize("last", ["What should the council do more of?", "Tell me about something you are proud of."])
def test_a_question_about_the_subject_leaves_no_room(last: str) -> None:
    assert "no_closing" in dict(codes_of(GOOD.replace("Is there anything you would like to add?", last)))


@pytest.mark.parametrize("question", ["What is your work like?", "Describe where you live."])
def test_what_warms_up_serves_no_research_question(question: str) -> None:
    assert "serves_none" not in dict(codes_of(GOOD.replace("1. Could", f"1. {question}\n2. Could")))
    within = GOOD.replace("3. How do you travel? [RQ1]", f"3. How do you travel? [RQ1]\n4. {question}")
    assert "serves_none" in dict(codes_of(within))
    last = GOOD.replace("5. Is there anything you would like to add?", f"5. {question}")
    assert "serves_none" not in dict(codes_of(last)), "the last one closes"
    ending = "## Looking at the end\n1. What do you do first? [RQ1]\n"
    assert "serves_none" not in dict(codes_of(f"{GOOD}{ending}2. {question}\n"))


def test_recording_as_a_subject_is_no_consent() -> None:
    bare = GOOD.replace("## Consent\nTaking part is voluntary.\n", "")
    assert "no_consent" in dict(codes_of(bare.replace("Who helps you?", "When do you stop a recording?")))
    assert "no_consent" not in dict(
        codes_of(bare.replace("1. Could", "1. Is it all right that I record this?\n2. Could"))
    )


def test_thanks_at_the_end_are_no_welcome() -> None:
    hard = "1. How do you see the church?\n2. What does it mean to you?\n3. Is there anything you would like to add?\n"
    text = f"---\nlanguage: en\n---\n# G\n\n## Consent\nIt is voluntary.\n\n## Belief\n{hard}"
    assert "no_opening" in dict(codes_of(f"{text}\n## Goodbye\nThank you.\n"))
    assert "no_opening" not in dict(codes_of(text.replace("## Belief", "## Hello\nGood of you to come.\n\n## Belief")))


@pytest.mark.parametrize(
    ("language", "first"),
    [
        ("en", "Who do you blame for the fire?"),
        ("en", "What was the hardest part of the trial?"),
        ("en", "What is justice to you?"),
        ("sv", "Vems fel var det?"),
        ("sv", "Vad var det värsta med resan?"),
        ("sv", "Vad är rättvisa för dig?"),
    ],
)
def test_guilt_what_was_worst_and_large_words_are_hard_to_begin_with_even_after_a_welcome(
    language: str, first: str
) -> None:
    text = GOOD.replace("language: en", f"language: {language}").replace("## Everyday", "## Background\nWelcome!\n")
    assert "no_opening" not in dict(codes_of(text))
    assert "no_opening" in dict(codes_of(text.replace("1. Could", f"1. {first}\n2. Could")))


@pytest.mark.parametrize(
    ("language", "first"),
    [
        ("en", "What is a normal day for you?"),
        ("en", "What is your job?"),
        ("sv", "Vad är en vanlig dag för dig?"),
        ("sv", "Vad är du utbildad till?"),
        ("sv", "Hur länge har du arbetat med män som har slagit?"),
        ("en", "How long have you worked with people who cheat?"),
    ],
)
def test_a_day_and_a_job_are_easy_to_begin_with(language: str, first: str) -> None:
    text = GOOD.replace("language: en", f"language: {language}")
    assert "no_opening" not in dict(codes_of(text.replace("1. Could", f"1. {first}\n2. Could")))


def test_a_question_about_the_subject_closes_nothing_under_any_heading() -> None:
    last = "## Closing\n1. How will people get their post in twenty years?\n"
    text = GOOD.replace("5. Is there anything you would like to add?\n", last)
    assert "no_closing" in dict(codes_of(text))
    assert "no_closing" not in dict(codes_of(f"{text}\n## After\nIf there is more on your mind, go on.\n"))


@pytest.mark.parametrize(
    "said",
    [
        "You are here because you want to be.",
        "You may leave whenever you feel like it.",
        "Du är med så länge du vill.",
        "Säg till om du vill pausa.",
        "Jag antecknar om det är okej för dig.",
    ],
)
def test_leave_is_asked_in_other_words_too(said: str) -> None:
    assert "no_consent" not in dict(codes_of(GOOD.replace("Taking part is voluntary.", said)))


def test_a_research_question_without_a_question_is_named() -> None:
    (finding,) = advice(read_guide(GOOD.replace("[RQ2]", "[RQ1]")))
    assert "RQ2" in finding.text
    assert "Who helps?" in finding.text


def test_research_questions_that_nobody_has_marked_are_let_be() -> None:
    assert codes_of(GOOD.replace(" [RQ1]", "").replace(" [RQ2]", "")) == []


def test_the_time_is_reckoned_by_the_pilots_where_there_are_any() -> None:
    ids = [question.id for question in read_guide(GOOD).questions()]
    quick = PilotMinutes(pilots=1, per_question=dict.fromkeys(ids, 1.0))
    assert codes_of(GOOD.replace("minutes: 30", "minutes: 6"), quick) == []
    slow = PilotMinutes(pilots=2, per_question={ids[0]: 9.0, ids[1]: 5.0, ids[2]: 5.0})
    assert codes_of(GOOD, slow) == []  # 9 + 5 + 5 and, for the two not asked, the median: 29
    slower = PilotMinutes(pilots=2, per_question={ids[0]: 9.0, ids[1]: 7.0, ids[2]: 5.0})
    (finding,) = advice(read_guide(GOOD), minutes=slower)
    assert finding.code == "too_long"
    assert "35" in finding.text
    assert "30" in finding.text
    assert "pilots" in finding.text


@pytest.mark.parametrize(
    ("language", "before", "hard"),
    [
        ("en", ["What do you do?"], "Have you ever been beaten?"),
        ("en", [], "How much money do you owe?"),
        ("sv", ["Vad gör du?"], "Har du blivit slagen?"),
        ("sv", [], "Hur har ditt missbruk påverkat dig?"),
    ],
)
def test_a_hard_question_before_warm_up_is_remarked_on(language: str, before: list[str], hard: str) -> None:
    head = f"---\nlanguage: {language}\n---\n# G\n## T\n"

    def sensitive(*texts: str) -> list[str | None]:
        found = codes_of(head + "".join(f"{i}. {text} {{#q{i}}}\n" for i, text in enumerate(texts)))
        return [question for code, question in found if code == "sensitive"]

    assert sensitive(*before, hard) == [f"q{len(before)}"]
    easy = ["How do you live?", "What do you like?"] if language == "en" else ["Hur bor du?", "Vad gillar du?"]
    assert sensitive(*easy, hard) == []


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("sv", "Hur arbetar ni med missbruk på enheten?"),
        ("sv", "Hur ser du på våld i filmer?"),
        ("en", "How do you work with clients in debt?"),
        ("en", "What does the school do about bullying?"),
    ],
)
def test_what_she_meets_at_work_is_not_hard(language: str, text: str) -> None:
    assert "sensitive" not in dict(codes_of(f"---\nlanguage: {language}\n---\n# G\n## T\n1. {text}\n"))


@pytest.mark.parametrize("code", [*GUIDE_ADVICE, "closed"])
def test_advice_is_silenced_for_the_whole_guide_in_its_header(code: str) -> None:
    text = (
        "---\nlanguage: en\nminutes: 1\nresearch_questions: [A, B]\n---\n# G\n## T\n"
        "1. Don't you think so? [RQ1]\n2. Do you feel safe? [RQ1]\n3. Who helps you? [RQ1]\n"
    )
    assert code in dict(codes_of(text))
    silent = codes_of(text.replace("minutes: 1\n", f"minutes: 1\nadvice_off: [{code}]\n"))
    assert code not in dict(silent)
    assert len(silent) == len(codes_of(text)) - 1


def test_nothing_is_asked_of_the_consent_script() -> None:
    text = GOOD.replace("Taking part is voluntary.\n", "It is voluntary.\n\n1. Don't you feel safe here?\n")
    assert codes_of(text) == []


@settings(max_examples=60, deadline=None)
@given(guides())
def test_any_guide_gets_its_advice_and_always_the_same(guide: Guide) -> None:
    found = advice(guide)
    assert found == advice(guide) == advice(read_guide(write_guide(guide)))
    texts = {i.id: i.text for q in guide.questions() for i in (q, *q.all_probes())}
    for finding in found:
        assert finding.code in (*GUIDE_ADVICE, *QUESTION_ADVICE)
        assert finding.code not in guide.advice_off
        if finding.span and finding.question:
            start, end = finding.span
            assert 0 <= start < end <= len(texts[finding.question])


def test_the_command_shows_remarks_with_their_source_and_is_no_error(tmp_path: Path) -> None:
    path = tmp_path / "my.md"
    path.write_text(GOOD.replace("4. Who helps you?", "4. Do you get enough help?"), encoding="utf-8")
    shown = interview_tui("guide", "check", path, "--advice")
    assert shown.returncode == 0, shown.stderr
    assert "Everyday: Do you get enough help?" in shown.stdout
    assert "[closed]" in shown.stdout
    assert "Source: Patton (2015)" in shown.stdout
    assert "{ok: closed}" in shown.stdout
    told = interview_tui("guide", "check", path, "--advice", "--json")
    assert told.returncode == 0, told.stderr
    (remark,) = json.loads(told.stdout)
    assert set(remark) == {"code", "question", "section", "text", "source", "start", "end"}
    assert (remark["code"], remark["question"], remark["section"]) == ("closed", "do-you-get-enough-help", "everyday")
    assert (remark["start"], remark["end"]) == (0, 22)


def test_the_command_takes_the_working_guide_of_the_study_that_one_stands_in(tmp_path: Path) -> None:
    study, _interview = finished_study(tmp_path / "study")
    study.guide_path.write_text(GOOD, encoding="utf-8")
    shown = interview_tui("--study", study.folder, "guide", "check", "--advice")
    assert shown.returncode == 0, shown.stderr
    assert "No remarks" in shown.stdout
    assert interview_tui("--study", study.folder, "guide", "check", "--json").returncode == 2
