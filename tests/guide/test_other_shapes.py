"""Placeholders filled in, the JSON shape, the examples and the documented format."""

import json
import re
from pathlib import Path

import pytest

from interview_tui.guide.as_json import guide_as_json
from interview_tui.guide.examples import example_guide, example_guides
from interview_tui.guide.markdown import read_guide, write_guide
from interview_tui.guide.model import Guide
from interview_tui.guide.placeholders import filled
from interview_tui.problem import Problem

EVERYWHERE = """\
# I {a}
Hos {a}.
## Tema: Om {a}
Här i {a}.
1. Vad gör {a} och {b}? {#q}
   > Vid behov: {a}?
   - Om {a}:
     - Hur {a}? {#p}
"""


def test_placeholders_are_filled_everywhere_and_ids_stay() -> None:
    guide = filled(read_guide(EVERYWHERE), {"a": " Umeå "})
    assert "{a}" not in write_guide(guide)
    assert write_guide(guide).count("Umeå") == 8
    assert guide.placeholders == guide.question("q").placeholders == ("b",)
    assert next(guide.question("q").all_probes()).id == "p"


def test_a_placeholder_without_a_value_stays_as_written() -> None:
    guide = read_guide(EVERYWHERE)
    assert filled(guide, {"a": "  ", "other": "x"}) == guide


def test_a_value_is_not_filled_in_itself() -> None:
    guide = filled(read_guide(EVERYWHERE), {"a": "{b}", "b": "ord"})
    assert guide.question("q").text == "Vad gör {b} och ord?"


def test_the_json_shape() -> None:
    text = """\
---
language: sv
minutes: 45
research_questions: [Hur?]
---
# G
Om studien.
## Tema: Vardag (10 min)
Nu till vardagen.
1. Vad i {kommun}? [RQ1] {#q}
   > Vid behov: B
   - C (valfri)
   - Om ja:
     - D
"""
    probe = {"kind": "probe", "id": "d", "text": "D", "optional": False, "clarifications": [], "probes": []}
    assert json.loads(json.dumps(guide_as_json(read_guide(text)))) == {
        "title": "G",
        "language": "sv",
        "minutes": 45,
        "placeholders": ["kommun"],
        "research_questions": ["Hur?"],
        "text": "Om studien.",
        "sections": [
            {
                "id": "vardag",
                "title": "Vardag",
                "kind": "theme",
                "minutes": 10,
                "text": "Nu till vardagen.",
                "questions": [
                    {
                        "id": "q",
                        "text": "Vad i {kommun}?",
                        "optional": False,
                        "research_questions": ["RQ1"],
                        "clarifications": ["B"],
                        "placeholders": ["kommun"],
                        "probes": [
                            probe | {"id": "c", "text": "C", "optional": True},
                            {"kind": "condition", "text": "Om ja:", "clarifications": [], "probes": [probe]},
                        ],
                    }
                ],
            }
        ],
    }


def example(path: Path) -> Guide:
    return read_guide(path.read_text(encoding="utf-8"), path)


@pytest.mark.parametrize("path", example_guides(), ids=lambda path: path.stem)
def test_an_example_is_written_in_the_form_of_the_format(path: Path) -> None:
    assert write_guide(example(path)) == path.read_text(encoding="utf-8")


@pytest.mark.parametrize("path", example_guides(), ids=lambda path: path.stem)
def test_an_example_plans_its_time_and_serves_every_research_question(path: Path) -> None:
    guide = example(path)
    planned = sum(section.minutes or 0 for section in guide.sections)
    assert guide.minutes
    assert planned <= guide.minutes
    served = {name for question in guide.questions() for name in question.research_questions}
    assert served == {f"RQ{n}" for n in range(1, len(guide.research_questions) + 1)}
    assert any(section.kind == "consent" for section in guide.sections) or guide.minutes <= 15


def test_there_are_examples_in_both_languages() -> None:
    names = {path.stem: example(path).language for path in example_guides()}
    assert names == names | {"vardagsstod": "sv", "ovning": "sv", "studying": "en", "rehearsal": "en"}


@pytest.mark.parametrize(
    ("name", "language", "stem"),
    [(None, "sv", "vardagsstod"), (None, "en", "studying"), ("ovning", "en", "ovning")],
)
def test_the_example_to_start_from(name: str | None, language: str, stem: str) -> None:
    assert example_guide(name, language).stem == stem


def test_an_unknown_example_names_those_that_are() -> None:
    with pytest.raises(Problem, match="vardagsstod"):
        example_guide("vardagsstöd", "sv")


FORMAT = Path(__file__).parents[2] / "docs" / "guide-format.md"
DOCUMENTED = re.findall(r"^```markdown\n(.*?)^```$", FORMAT.read_text(encoding="utf-8"), re.M | re.S)


def test_the_documented_example_is_a_guide_in_the_form_of_the_format() -> None:
    whole = max(DOCUMENTED, key=len)
    assert write_guide(read_guide(whole)) == whole


def test_every_documented_piece_is_read() -> None:
    assert len(DOCUMENTED) > 3
    for piece in DOCUMENTED:
        read_guide(piece if re.search("^# ", piece, re.M) else f"# Guide\n{piece}")
