"""What a program for qualitative analysis finds in the codebook of a guide."""

import io
from xml.etree import ElementTree

import pytest
from hypothesis import given
from hypothesis import strategies as st

from interview_tui.export.as_qdc import text
from interview_tui.export.as_qdpx import project
from interview_tui.guide.model import Guide, Question, Section
from interview_tui.problem import Problem
from tests.export.linked_talks import GUIDE, guide, talk
from tests.export.qda_reader import CODEBOOK, Project

NS = {"q": "urn:QDA-XML:codebook:1.0"}


def codes(data: bytes) -> list[tuple[str, str, str, str]]:
    """(guid, name, colour, description) of each code in a valid codebook."""
    CODEBOOK.validate(io.BytesIO(data))
    found = ElementTree.fromstring(data).findall(".//q:Code", NS)
    return [
        (one.get("guid", ""), one.get("name", ""), one.get("color", ""), one.findtext("q:Description", "", NS))
        for one in found
    ]


def test_themes_and_their_questions_are_codes_with_all_that_the_guide_says_of_them() -> None:
    found = codes(text(guide(GUIDE.replace("hard? {#help}", "hard? {#help}\n   > I mean a person."))))
    assert [(name, description) for _guid, name, _colour, description in found] == [
        ("1 Everyday", "■ Everyday"),
        ("1.1 Would you tell me about a normal day?", "Would you tell me about a normal day?\n– What do you do first?"),
        ("1.2 Who helps you when it is hard?", "Who helps you when it is hard?\nI mean a person."),
        ("2 Closing", "▲ Closing"),
        ("2.1 Is there something more?", "Is there something more?"),
    ]


def test_questions_stand_under_their_theme() -> None:
    root = ElementTree.fromstring(text(guide()))
    themes = root.findall("q:Codes/q:Code", NS)
    assert [len(theme.findall("q:Code", NS)) for theme in themes] == [2, 1]
    assert root.find("q:Sets", NS) is None


def test_a_codebook_and_a_project_have_the_same_codes() -> None:
    found = Project(project([talk()])).codes
    assert {guid: name for guid, name, _colour, _description in codes(text(guide()))}.items() <= found.items()


def test_no_two_codes_have_one_name_though_questions_have() -> None:
    same = tuple(Question(id=f"q{number}", text="Why?") for number in range(11))
    theme = Section(id="t", title="Why?", kind="theme", questions=same)
    names = [name for _guid, name, _colour, _description in codes(text(Guide(title="", sections=(theme,))))]
    assert len(set(names)) == len(names) == 12
    assert names == sorted(names)


def test_a_guide_without_questions_is_refused_with_a_sentence() -> None:
    with pytest.raises(Problem, match="no questions"):
        text(Guide(title="Empty"))


@given(st.text(min_size=1, max_size=80), st.text(max_size=80))
def test_whatever_a_guide_says_its_codebook_is_valid(title: str, question: str) -> None:
    theme = Section(id="t", title=title, kind="theme", text=question, questions=(Question(id="q", text=question),))
    found = codes(text(Guide(title=title, sections=(theme,))))
    assert len(found) == 2
    assert all(name.strip() and len(name) <= 60 for _guid, name, _colour, _description in found)
