"""The guide on paper holds every word of the guide in its order, with boxes, blanks and room to write."""

import io
from collections.abc import Callable, Iterator
from pathlib import Path

import docx
import pytest
from docx.document import Document
from docx.oxml.ns import qn
from docx.table import Table
from docx.text.paragraph import Paragraph
from hypothesis import HealthCheck, Phase, given, settings
from markdown_it import MarkdownIt
from markdown_it.token import Token

from interview_tui.export import guide_docx, guide_markdown, write_exports
from interview_tui.export.guide_paper import BLANK, BOX, blanks
from interview_tui.guide.examples import example_guides
from interview_tui.guide.markdown import read_guide
from interview_tui.guide.model import Guide, Item, Question
from interview_tui.guide.theme_signs import theme_signs
from tests.export.word_talks import GUIDE, clean, disorder, libreoffice, paragraphs_of, parts, talk
from tests.guide.strategies import guides

TOWN = f"{BLANK} (town)"


@pytest.fixture(scope="module")
def guide() -> Guide:
    return read_guide(GUIDE.format(language="en"))


def opened(data: bytes) -> Document:
    return docx.Document(io.BytesIO(data))


def lines(document: Document) -> Iterator[tuple[str, str]]:
    """Style and text of everything that is not empty, in the order it is read: a row's cells from left to right."""
    for block in document.iter_inner_content():
        inside = [block] if isinstance(block, Paragraph) else in_table(block)
        for paragraph in inside:
            if paragraph.text.strip():
                yield paragraph.style.style_id, paragraph.text


def in_table(table: Table) -> Iterator[Paragraph]:
    for row in table.rows:
        for cell in row.cells:
            yield from cell.paragraphs


def test_the_paper_says_the_guide_from_top_to_bottom(guide: Guide) -> None:
    day, help_ = (theme_signs(guide)[id].sign for id in ("everyday", "help-2"))
    columns = [("Column", "Question"), ("Column", "Notes"), ("Column", "Time")]
    assert list(lines(opened(guide_docx.make(guide)))) == [
        ("Title", "Trust <in> & out"),
        ("Fill", "Planned: 30 min   Began ________   Ended ________"),
        ("Fill", f"town: {BLANK * 3}"),
        ("Intro", "A guide for talks."),
        ("Heading1", f"{BOX} Welcome\t2 min"),
        ("Aloud", "Thank you for being here."),
        ("Aloud", "You may stop whenever you want to."),
        ("Heading1", f"{BOX} Consent"),
        ("Aloud", "Before we begin:"),
        ("PointAloud", "–\tIt is voluntary."),
        ("PointAloud", "–\tIt is recorded."),
        ("Fill", f"{BOX} Agrees to be recorded   {BOX} Agrees to take part   Time ________"),
        ("Heading1", f"{day} Everyday\t10 min"),
        ("Intro", "Begin gently."),
        *columns,
        ("Question", f"{BOX} 1."),
        ("Question", 'Would you tell me about a "normal" day?  RQ1'),
        ("Clarification", "If needed: from when you wake up."),
        ("Probe", f"{BOX}\tWhat do you do first?"),
        ("Condition", "If it is a working day:"),
        ("Probe", f"{BOX}\tWho is there? (optional)"),
        ("Question", f"{BOX} 2."),
        ("Question", f"Who helps you in {TOWN} when it is hard? (optional)"),
        ("Heading1", f"{help_} Help"),
        *columns,
        ("Question", BOX),
        ("Question", "What should others know?  RQ1, RQ2"),
        ("Heading1", f"{BOX} Closing"),
        ("Aloud", "Is there something more?"),
        ("Heading1", "Afterwards"),
        ("Heading1", "Research questions"),
        ("Point", "RQ1\tHow do they & others live?"),
        ("Point", "RQ2\tWhat helps?"),
    ]


def test_the_paper_has_a_place_for_number_date_and_pages(guide: Guide) -> None:
    (section,) = opened(guide_docx.make(guide)).sections
    assert section.header.paragraphs[0].text == "Trust <in> & out\tInterview no. ______   Date ____________"
    assert [field.text.strip() for field in section.footer._element.iter(qn("w:instrText"))] == ["PAGE", "NUMPAGES"]
    assert (round(section.page_width.mm), round(section.page_height.mm)) == (210, 297)


def test_a_question_and_its_probes_stay_on_one_page_with_room_to_write(guide: Guide) -> None:
    document = opened(guide_docx.make(guide))
    room = []
    for table in document.tables:
        for row in table.rows:
            assert row._tr.trPr.find(qn("w:cantSplit")) is not None
        assert table.rows[0]._tr.trPr.find(qn("w:tblHeader")) is not None, "the titles of the columns on each page"
        room += [sum(p.style.style_id == "NoteLine" for p in row.cells[2].paragraphs) for row in table.rows[1:]]
    assert min(room) >= 4
    assert room[0] > room[1], "more where there is more to ask"


def test_what_a_theme_is_known_by_is_seen_without_colour(guide: Guide) -> None:
    data = guide_docx.make(guide)
    for section, sign in theme_signs(guide).items():
        headings = [text for style, text in lines(opened(data)) if style == "Heading1"]
        assert any(text.startswith(f"{sign.sign} {guide.section(section).title}") for text in headings)
        assert sign.colour.removeprefix("#").encode() in parts(data)["word/document.xml"]


@settings(max_examples=10, deadline=None, suppress_health_check=[HealthCheck.too_slow], phases=[Phase.generate])
@given(guides())
def test_any_guide_can_be_printed_and_loses_no_question(guide: Guide) -> None:
    data = guide_docx.make(guide)
    assert disorder(data) == []
    printed = "\n".join(text for _style, text in lines(opened(data)))
    at = 0
    for text in asked_in(guide):
        at = printed.index(clean(blanks(text)), at)


def asked_in(guide: Guide) -> Iterator[str]:
    """Texts of all questions, probes and conditions, in the order of the guide."""

    def below(item: Question | Item) -> Iterator[str]:
        yield item.text
        for probe in item.probes:
            yield from below(probe)

    for question in guide.questions():
        yield from below(question)


def markdown(guide: Guide) -> list[Token]:
    """What a reader of CommonMark finds."""
    return [token for token in MarkdownIt().parse(guide_markdown.make(guide).decode()) if token.type == "inline"]


def said(token: Token) -> str:
    return "".join(
        child.content if child.type == "text" else "\n" * (child.type == "softbreak") for child in token.children or ()
    )


def test_the_appendix_in_markdown_says_the_guide_with_boxes_to_tick(guide: Guide) -> None:
    day, help_ = (theme_signs(guide)[id].sign for id in ("everyday", "help-2"))
    text = guide_markdown.make(guide).decode()
    assert [said(token) for token in markdown(guide)] == [
        "Trust <in> & out",
        f"Interview no.: {BLANK} · Date: {BLANK} · town: {BLANK}",
        "A guide for talks.",
        "Welcome (2 min)",
        "Thank you for being here.",
        "You may stop whenever you want to.",
        "Consent",
        "Before we begin:",
        "It is voluntary.",
        "It is recorded.",
        "[ ] Agrees to be recorded",
        "[ ] Agrees to take part",
        f"{day} Everyday (10 min)",
        "Begin gently.",
        '[ ] 1. Would you tell me about a "normal" day? (RQ1)',
        "If needed: from when you wake up.",
        "[ ] What do you do first?",
        "If it is a working day:",
        "[ ] Who is there? (optional)",
        f"[ ] 2. Who helps you in {TOWN} when it is hard? (optional)",
        f"{help_} Help",
        "[ ] What should others know? (RQ1, RQ2)",
        "Closing",
        "Is there something more?",
        "Research questions",
        "RQ1 How do they & others live?",
        "RQ2 What helps?",
    ]
    assert "    - [ ] Who is there? (optional)" in text.splitlines(), "under its condition"


def test_libreoffice_reads_the_paper_as_word_does(guide: Guide, tmp_path: Path, require: Callable[[str], None]) -> None:
    require("soffice")
    file = tmp_path / "guide.docx"
    file.write_bytes(guide_docx.make(guide))
    (read,) = libreoffice(tmp_path, file)
    expected = [text for _style, text in lines(docx.Document(str(file)))]
    assert [text for _level, text in paragraphs_of(read)] == expected
    assert [text for level, text in paragraphs_of(read) if level == "1"] == [
        text for style, text in lines(docx.Document(str(file))) if style == "Heading1"
    ]


@pytest.mark.parametrize("path", example_guides(), ids=lambda path: path.stem)
def test_every_example_guide_is_printed_in_its_language(path: Path) -> None:
    guide = read_guide(path.read_text(encoding="utf-8"), path)
    data = guide_docx.make(guide)
    assert disorder(data) == []
    language = {"sv": "sv-SE", "en": "en-GB"}[guide.language]
    assert f'w:val="{language}"'.encode() in parts(data)["word/styles.xml"]
    boxes = sum(text.startswith(BOX) for style, text in lines(opened(data)) if style in ("Question", "Probe"))
    assert boxes == sum(1 + sum(1 for _probe in question.all_probes()) for question in guide.questions())


def test_the_guide_is_written_beside_the_exports(tmp_path: Path) -> None:
    study, interview = talk(tmp_path / "study")
    paths = write_exports(study, [interview], ["guide-docx", "guide-md"])
    assert [path.name for path in paths] == ["interview-guide.docx", "interview-guide.md"]
    assert write_exports(study, [interview], ["guide-docx", "guide-md"]) == paths, "the same bytes: known again"
    assert opened(paths[0].read_bytes()).core_properties.author == ""
