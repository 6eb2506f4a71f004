"""What Word, LibreOffice and python-docx find in a docx is what the JSON export says."""

import getpass
import io
import json
import platform
import re
from collections.abc import Callable, Sequence
from dataclasses import replace
from itertools import pairwise
from pathlib import Path
from typing import Any

import docx
import pytest
from docx.document import Document
from docx.oxml.ns import qn
from docx.text.paragraph import Paragraph
from docx.text.run import Run
from hypothesis import given, settings
from hypothesis import strategies as st

from interview_tui.correcting.marks import Quote
from interview_tui.export import as_docx, as_json, word, write_exports
from interview_tui.export.chosen import chosen
from interview_tui.export.docx_marks import pieces
from interview_tui.export.linked import LinkedInterview, linked
from interview_tui.export.options import Options
from interview_tui.export.reading import Line
from interview_tui.export.word_styles import shared
from interview_tui.guide.theme_signs import theme_signs
from interview_tui.transcription.segments import Segment, Word
from tests.export.word_talks import another, clean, comments_of, disorder, libreoffice, paragraphs_of, parts, talk

SPOKEN = {"Interviewer", "Participant", "Turn"}
"""Styles of what is said."""
TURN = re.compile(r"(?:(?P<speaker>\w+):)?\t(?:\[(?P<h>\d+):(?P<m>\d\d):(?P<s>\d\d)\] )?(?P<text>.*)", re.S)


@pytest.fixture(scope="module")
def whole(tmp_path_factory: pytest.TempPathFactory) -> LinkedInterview:
    return linked(talk(tmp_path_factory.mktemp("talk") / "study")[1])


@pytest.fixture(scope="module")
def both(tmp_path_factory: pytest.TempPathFactory) -> list[LinkedInterview]:
    study, first = talk(tmp_path_factory.mktemp("two") / "study")
    return [linked(first), linked(another(study, "Alex"))]


def opened(data: bytes) -> Document:
    return docx.Document(io.BytesIO(data))


def told(document: Document) -> list[dict[str, Any]]:
    """Every paragraph of talk: the headings it stands under, speaker, second and words."""
    found, theme, question = [], "", ""
    for paragraph in document.paragraphs:
        style = paragraph.style.style_id if paragraph.style is not None else ""
        if style == "Heading1":
            theme, question = paragraph.text, ""
        elif style == "Heading2":
            question = paragraph.text
        elif style in SPOKEN:
            turn = TURN.fullmatch(paragraph.text)
            assert turn is not None, paragraph.text
            at = None if turn["h"] is None else 3600 * int(turn["h"]) + 60 * int(turn["m"]) + int(turn["s"])
            found.append({"under": (theme, question), "speaker": turn["speaker"], "at": at, "text": turn["text"]})
    return found


def wanted(interview: LinkedInterview) -> list[tuple[tuple[str, str], dict[str, Any]]]:
    """Every segment of the JSON export, and the headings that it stands under."""
    data = json.loads(as_json.text(interview))
    signs = {id: one.sign for id, one in theme_signs(interview.guide).items()}
    titles = {section["id"]: section["title"] for section in data["guide"]["sections"]}
    texts = {question["id"]: question["text"] for part in data["guide"]["sections"] for question in part["questions"]}
    found = []
    for passage in data["passages"]:
        theme = f"{signs.get(passage['section_id'], '')} {titles[passage['section_id']]}".strip()
        found += [((theme, texts.get(passage["question_id"], "")), segment) for segment in passage["segments"]]
    return found


def as_read(text: str) -> str:
    """A segment's text as a document holds it."""
    return clean(text.strip())


def test_every_heading_speaker_word_and_time_is_what_the_json_export_says(whole: LinkedInterview) -> None:
    said, segments = told(opened(as_docx.make([whole]))), wanted(whole)
    assert len(said) >= 8
    for paragraph in said:
        taken, text = [segments.pop(0)], ""
        while (text := " ".join(as_read(one["text"]) for _under, one in taken)) != paragraph["text"]:
            assert paragraph["text"].startswith(text), (text, paragraph)
            taken.append(segments.pop(0))
        assert {under for under, _one in taken} == {paragraph["under"]}
        assert {one["speaker"] for _under, one in taken} == {paragraph["speaker"]}
        assert paragraph["at"] == int(taken[0][1]["start"])
    assert segments == [], "every segment stands in the document, once and in order"


def test_speakers_have_styles_of_their_own_and_stand_first_in_bold(whole: LinkedInterview) -> None:
    styles: dict[str, set[str | None]] = {}
    for paragraph in opened(as_docx.make([whole])).paragraphs:
        if paragraph.style.style_id in SPOKEN:
            turn = TURN.fullmatch(paragraph.text)
            assert turn is not None
            styles.setdefault(paragraph.style.style_id, set()).add(turn["speaker"])
            if turn["speaker"]:
                assert paragraph.runs[0].text == f"{turn['speaker']}:"
                assert paragraph.runs[0].style.font.bold
    assert styles == {"Interviewer": {"I"}, "Participant": {"Robin", "Kim"}, "Turn": {None}}


def test_lines_of_talk_are_numbered_and_nothing_else_is(whole: LinkedInterview) -> None:
    document = opened(as_docx.make([whole]))
    (numbers,) = document.element.body.iter(qn("w:lnNumType"))
    assert (numbers.get(qn("w:countBy")), numbers.get(qn("w:restart"))) == ("1", "continuous")
    for paragraph in document.paragraphs:
        counted = paragraph.style.element.find(f"{qn('w:pPr')}/{qn('w:suppressLineNumbers')}") is None
        assert counted == (paragraph.style.style_id in SPOKEN), paragraph.text
    assert {paragraph.style.style_id for paragraph in document.paragraphs} >= {
        "Title", "Facts", "Heading1", "Heading2", "Remark",
    }  # fmt: skip


def test_a_theme_has_its_colour_in_the_margin_and_its_sign_before_the_heading(whole: LinkedInterview) -> None:
    bars: dict[str, set[str | None]] = {}
    theme = ""
    loose = replace(whole.passages[-1], section_id=None, question_id=None)
    interview = replace(whole, passages=(*whole.passages, loose))
    for paragraph in opened(as_docx.make([interview])).paragraphs:
        theme = paragraph.text if paragraph.style.style_id == "Heading1" else theme
        bar = paragraph._p.find(f"{qn('w:pPr')}/{qn('w:pBdr')}/{qn('w:left')}")
        bars.setdefault(theme, set()).add(None if bar is None else bar.get(qn("w:color")))
    signs = theme_signs(whole.guide)
    day, help_ = signs["everyday"], signs["help-2"]
    assert bars == {
        "": {None},
        "Welcome": {None},
        f"{day.sign} Everyday": {day.colour.removeprefix("#")},
        f"{help_.sign} Help": {help_.colour.removeprefix("#")},
        "Between the questions": {None},
    }


def commented(document: Document) -> list[tuple[str, str, str]]:
    """Author and text of each comment, and the text that it stands beside."""
    found = []
    for comment in document.comments:
        within, beside = False, ""
        for element in document.element.body.iter():
            if element.get(qn("w:id")) == str(comment.comment_id):
                within = element.tag == qn("w:commentRangeStart") or (within and element.tag != qn("w:commentRangeEnd"))
            elif within and element.tag == qn("w:r"):
                beside += Run(element, Paragraph(element.getparent(), document)).text
        found.append((comment.author, comment.text, beside))
    return found


def test_notes_and_quotes_are_comments_beside_what_was_said(whole: LinkedInterview) -> None:
    document = opened(as_docx.make([whole]))
    sign = theme_signs(whole.guide)["everyday"].sign
    by_key = "Så 😀 gick jag hem. שלום עולם, sa hon. Then\tI read\u2028and it was fine – wasn’t it?"
    beside = {(author, text): said for author, text, said in commented(document)}
    assert beside.pop(("Quote", f"{sign} Everyday\nso <it> is\nindeed")) == "word10 word11 word12 word13"
    assert beside.pop(("Quote", f"{sign} Everyday")).replace("[0:00:11] ", "").endswith("wasn’t it?")
    assert beside == {
        ("Field note", "[0:00:09] smiles\t*a lot*\nthen <not>"): "Robin:",
        ("Field note", "[1:02:22] about listening"): "Kim:",
    }
    shaded = [
        run.text
        for p in document.paragraphs
        for run in p.runs
        if run._r.find(f"{qn('w:rPr')}/{qn('w:shd')}") is not None
    ]
    assert " ".join(shaded) == f"{by_key} word10 word11 word12 word13"
    assert not [p.text for p in document.paragraphs if "smiles" in p.text or "Quote marked" in p.text]


def test_a_note_stands_in_the_text_where_nothing_was_said(tmp_path: Path) -> None:
    _study, interview = talk(tmp_path / "study")
    interview.transcript.unlink()
    document = opened(as_docx.make([linked(interview)]))
    remarks = [p.text for p in document.paragraphs if p.style.style_id == "Remark"]
    assert "[0:00:09] [smiles\t*a lot*\nthen <not>]" in remarks
    assert "[0:00:12] [Quote marked here]" in remarks


def test_page_header_and_footer_name_guide_pseudonym_and_page(both: list[LinkedInterview]) -> None:
    document = opened(as_docx.make(both))
    assert [section.header.paragraphs[0].text for section in document.sections] == [
        "Trust <in> & out\tRobin", "Trust <in> & out\tAlex",
    ]  # fmt: skip
    for section in document.sections:
        footer = section.footer.paragraphs[0]
        assert footer.text == "Page 1 of 1", "until Word counts"
        fields = [element.text.strip() for element in footer._p.iter(qn("w:instrText"))]
        assert fields == ["PAGE", "NUMPAGES"]


def test_several_interviews_each_begin_on_a_page_of_their_own(both: list[LinkedInterview]) -> None:
    document = opened(as_docx.make(both))
    assert len(document.sections) == 2
    assert document.sections[1].start_type == docx.enum.section.WD_SECTION_START.NEW_PAGE
    titles = [p.text for p in document.paragraphs if p.style.style_id == "Title"]
    assert titles == ["Trust <in> & out · Robin", "Trust <in> & out · Alex"]
    alone = [told(opened(as_docx.make([one]))) for one in both]
    assert told(document) == [*alone[0], *alone[1]]
    assert all(paragraph.text for paragraph in document.paragraphs), "an empty line would be counted"
    assert {(round(s.page_width.mm), round(s.page_height.mm)) for s in document.sections} == {(210, 297)}


def test_without_times_there_is_none_anywhere(whole: LinkedInterview) -> None:
    data = as_docx.make([chosen(whole, Options(times=False))])
    assert {one["at"] for one in told(opened(data))} == {None}
    assert not [name for name, part in parts(data).items() if re.search(rb"\[\d+:\d\d", part)]


def test_answers_in_writing_have_no_times(whole: LinkedInterview) -> None:
    written = replace(whole, record=whole.record.model_copy(update={"form": "written"}))
    document = opened(as_docx.make([written]))
    assert {one["at"] for one in told(document)} == {None}
    assert not [comment.text for comment in document.comments if re.search(r"\d:\d\d", comment.text)]


def test_who_is_unsure_and_what_is_said_at_once_is_shown_as_in_every_transcript(whole: LinkedInterview) -> None:
    unsure = {"speaker_probability": 0.4}
    passages = tuple(
        replace(
            passage,
            segments=tuple(
                one.model_copy(update={"overlap": one.speaker == "Kim"} | (unsure if one.speaker == "Robin" else {}))
                for one in passage.segments
            ),
        )
        for passage in whole.passages
    )
    texts = [p.text for p in opened(as_docx.make([replace(whole, passages=passages)])).paragraphs]
    assert "Robin?:\t[1:02:03] My sister. ]]> she does." in texts
    assert "Kim:\t[1:02:22] //That it is enough to listen.//" in texts


def test_nobody_has_a_label_and_the_words_begin_at_the_margin(whole: LinkedInterview) -> None:
    passages = tuple(
        replace(passage, segments=tuple(one.model_copy(update={"speaker": None}) for one in passage.segments))
        for passage in whole.passages
    )
    document = opened(as_docx.make([replace(whole, passages=passages)]))
    spoken = [p for p in document.paragraphs if p.style.style_id in SPOKEN]
    assert spoken[0].text == "[0:00:01] Thank you for being here."
    assert document.styles["Turn"].paragraph_format.left_indent is None


def test_quotes_alone_stand_under_theme_and_question_with_who_said_them(whole: LinkedInterview) -> None:
    document = opened(as_docx.make([chosen(whole, Options(quotes_only=True, times=False))]))
    shown = [(p.style.style_id, p.text) for p in document.paragraphs if p.style.style_id not in ("Facts", "Title")]
    sign = theme_signs(whole.guide)["everyday"].sign
    first, second = (clean(quote.text) for quote in whole.quotes)
    assert shown == [
        ("Heading1", f"{sign} Everyday"),
        ("Heading2", 'Would you tell me about a "normal" day?'),
        ("Quote", f"“{' '.join(first.split())}” (Robin, nurse)"),
        ("Quote", f"“{second}” (Robin, nurse)"),
    ]
    assert [comment.text for comment in document.comments] == ["so <it> is\nindeed"]


@pytest.fixture(scope="module")
def in_libreoffice(
    whole: LinkedInterview, both: list[LinkedInterview], tmp_path_factory: pytest.TempPathFactory
) -> Any:
    folder = tmp_path_factory.mktemp("libreoffice")
    files = [folder / "one.docx", folder / "two.docx"]
    files[0].write_bytes(as_docx.make([whole]))
    files[1].write_bytes(as_docx.make(both))
    return list(zip(files, libreoffice(folder, *files), strict=True))


def test_libreoffice_reads_every_heading_and_paragraph(
    require: Callable[[str], None], request: pytest.FixtureRequest
) -> None:
    require("soffice")
    levels = {"Heading1": "1", "Heading2": "2"}
    for file, read in request.getfixturevalue("in_libreoffice"):
        expected = [(levels.get(p.style.style_id, ""), p.text) for p in docx.Document(file).paragraphs]
        assert [(level, text) for level, text in paragraphs_of(read)] == expected


def test_libreoffice_shows_every_comment(require: Callable[[str], None], request: pytest.FixtureRequest) -> None:
    require("soffice")
    for file, read in request.getfixturevalue("in_libreoffice"):
        comments = docx.Document(file).comments
        assert sorted(comments_of(read)) == sorted((comment.author, comment.text) for comment in comments)
        assert len(list(comments)) >= 4


def test_word_finds_every_element_in_its_order(whole: LinkedInterview, both: list[LinkedInterview]) -> None:
    assert disorder(as_docx.make([whole])) == []
    assert disorder(as_docx.make(both)) == []
    assert disorder(as_docx.make([chosen(whole, Options(quotes_only=True))])) == []


def test_a_document_tells_nothing_of_the_computer_it_was_made_on(both: list[LinkedInterview]) -> None:
    files = parts(as_docx.make(both))
    assert not [name for name in files if "thumbnail" in name or "app.xml" in name or "custom" in name.lower()]
    everything = b"\n".join(files.values()).decode()
    for trace in ("python", "Macintosh", "Normal.dotm", "rsid", "w:date", getpass.getuser(), platform.node()):
        assert not re.search(rf"\b{re.escape(trace)}\b", everything, re.I), trace
    properties = opened(as_docx.make(both)).core_properties
    assert (properties.author, properties.last_modified_by, properties.comments, properties.keywords) == (
        "",
        "",
        "",
        "",
    )
    assert properties.created is None
    assert properties.title == "Trust <in> & out"


def test_the_same_interview_gives_the_same_bytes_and_a_changed_file_is_left_alone(tmp_path: Path) -> None:
    study, interview = talk(tmp_path / "study")
    (path,) = write_exports(study, [interview], ["docx"])
    assert write_exports(study, [interview], ["docx"]) == [path], "it is known again"
    document = docx.Document(str(path))
    document.add_paragraph("My own words.")
    document.save(str(path))
    changed = path.read_bytes()
    (second,) = write_exports(study, [interview], ["docx"])
    assert (second.name, path.read_bytes()) == ("01-robin-2.docx", changed)


def test_the_spelling_is_checked_in_the_language_of_the_guide(tmp_path: Path, whole: LinkedInterview) -> None:
    swedish = linked(talk(tmp_path / "sv", "sv")[1])
    document = opened(as_docx.make([swedish, whole]))
    default = document.styles.element.find(f"{qn('w:docDefaults')}//{qn('w:lang')}")
    assert default is not None
    assert default.get(qn("w:val")) == "sv-SE"
    marked = [run._r.find(f"{qn('w:rPr')}/{qn('w:lang')}") for p in document.paragraphs for run in p.runs]
    assert {None if lang is None else lang.get(qn("w:val")) for lang in marked} == {None, "en-GB"}
    assert document.paragraphs[1].text.startswith("Längd: ")


@settings(max_examples=30, deadline=None)
@given(st.text(st.characters(exclude_categories=())))
def test_no_text_breaks_a_document_and_only_what_xml_cannot_hold_is_lost(text: str) -> None:
    document = word.blank("en", shared(9000))
    word.say(word.paragraph(document, "Normal"), text)
    (paragraph,) = opened(word.finished(document, text)).paragraphs
    assert paragraph.text == clean(text.replace("\r\n", "\n").replace("\r", "\n"))


@given(
    st.lists(
        st.tuples(st.text(st.characters(exclude_categories=()), max_size=12), st.booleans()), min_size=1, max_size=5
    ),
    st.lists(st.tuples(st.floats(-1, 12), st.floats(-1, 12)), max_size=4),
    st.booleans(),
)
def test_a_turn_cut_at_its_quotes_says_the_same(
    said: Sequence[tuple[str, bool]], quoted: Sequence[tuple[float, float]], overlap: bool
) -> None:
    segments = tuple(_segment(number, text, timed) for number, (text, timed) in enumerate(said))
    text = " ".join(segment.text.strip() for segment in segments)
    line = Line("turn", f"//{text}//" if overlap else text, 0.0, "Kim", segments)
    quotes = [Quote(a, b, "", "Kim", "", None, None, "timeline", n) for n, (a, b) in enumerate(quoted)]
    found = list(pieces(line, quotes))
    assert "".join(part for part, _quotes in found) == line.text
    assert all(a[1] != b[1] for a, b in pairwise(found)), "cut only where something begins or ends"
    others = [replace(quote, speaker="Robin") for quote in quotes]
    assert not any(numbers for _part, numbers in pieces(line, others)), "what a key marked, one person said"


def test_a_quote_over_two_segments_is_one_stretch_with_the_space_between_them() -> None:
    segments = (_segment(0, "one two", True), _segment(1, "three four", True))
    line = Line("turn", "one two three four", 0.0, "Kim", segments)
    quote = Quote(0.1, 1.1, "", None, "", None, None, "hand", 1)
    assert list(pieces(line, [quote])) == [
        ("one ", frozenset()), ("two three", frozenset({0})), (" four", frozenset()),
    ]  # fmt: skip


def _segment(number: int, text: str, timed: bool) -> Segment:
    words = [Word(start=number + 0.1 * i, end=number + 0.1 * i + 0.05, text=one) for i, one in enumerate(text.split())]
    end = max([number + 1.0, *(one.end for one in words)])
    return Segment(id=str(number), start=number, end=end, text=text, words=tuple(words) if timed else (), speaker="Kim")
