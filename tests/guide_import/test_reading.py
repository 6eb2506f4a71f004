"""Guides are read as people write them: every question is found, where it belongs, and no word is lost."""

import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest

from interview_tui.guide.drafting.draft import draft_of, draft_text, settled
from interview_tui.guide.markdown import read_guide
from interview_tui.guide_import import ReadDocument, read_document, read_document_file
from tests.guide_import.by_hand import by_hand
from tests.guide_import.files_made import of_libreoffice
from tests.guide_import.guides import SWEDISH, tree
from tests.guide_import.manners import Case, broken_lines, generated, multilevel_list
from tests.guide_import.strangers import scored, strangers
from tests.guide_import.texts_by_hand import texts_by_hand
from tests.guide_import.unseen import unseen
from tests.guide_import.unseen_again import unseen_again
from tests.guide_import.unseen_third import unseen_third
from tests.guide_import.word_xml import BULLETS, Doc, W, run, table

CASES = [*generated(), *by_hand(), *texts_by_hand(), *of_libreoffice(), *unseen(), *unseen_again(), *unseen_third(),
         *strangers()]  # fmt: skip
RIGHT = 0.97


_READ: dict[str, ReadDocument] = {}


def read(case: Case) -> ReadDocument:
    """What is read of it; once for all tests."""
    if case.name not in _READ:
        _READ[case.name] = read_document(case.data, case.file)
    return _READ[case.name]


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_every_question_is_found_and_no_word_is_lost(case: Case) -> None:
    found = read(case)
    result = scored(case, found)
    assert result.missing == ()
    assert result.lost == ()
    assert len(found.draft.header.research_questions) == case.research


def test_nearly_all_rows_have_the_right_kind_and_level() -> None:
    results = [scored(case, read(case)) for case in CASES]
    assert len(CASES) >= 25
    assert sum(result.right for result in results) >= RIGHT * sum(result.rows for result in results)


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_what_is_read_can_be_saved_as_a_guide(case: Case) -> None:
    draft = read(case).draft
    assert settled(draft) == draft
    text = draft_text(draft)
    assert read_guide(text).title
    again = draft_of(text).rows
    assert [(row.kind, row.depth, row.text) for row in again] == [(row.kind, row.depth, row.text) for row in draft.rows]


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_rows_name_the_lines_they_were_made_from(case: Case) -> None:
    found = read(case)
    numbers = [line.n for line in found.lines]
    assert numbers == list(range(1, len(numbers) + 1))
    for row in found.draft.rows:
        assert set(row.source) <= set(numbers)
        assert row.source or row.unsure


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_what_is_passed_over_is_said(case: Case) -> None:
    found = read(case)
    assert found.passed_over == case.passed_over
    if case.notices:
        assert len(found.notices) == case.notices


def test_libreoffice_makes_the_same_guide_of_it(tmp_path: Path, require: Callable[[str], None]) -> None:
    require("soffice")
    case = multilevel_list(SWEDISH)
    (tmp_path / "guide.docx").write_bytes(case.data)
    command = [
        "soffice",
        f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}",
        "--headless",
        "--convert-to",
        "odt",
    ]
    subprocess.run(
        [*command, "--outdir", tmp_path, tmp_path / "guide.docx"], check=True, capture_output=True, timeout=120
    )
    rows = read_document_file(tmp_path / "guide.odt").draft.rows
    assert [(row.kind, row.depth, row.text) for row in rows] == case.tree


def test_minutes_options_and_placeholders_are_no_text() -> None:
    draft = read(multilevel_list(SWEDISH)).draft
    assert [row.minutes for row in draft.rows if row.kind == "theme"] == [5, 15, 15, 2]
    assert [row.text for row in draft.rows if row.optional] == ["Hur skulle du vilja att stödet fungerade?"]
    assert draft.header.placeholders == ("kommun",)
    assert draft.header.language == "sv"


def test_a_question_keeps_the_research_question_it_serves() -> None:
    doc = (
        Doc().p("Forskningsfrågor:").p("Hur lär sig elever?", num=(BULLETS, 0)).p("Vad hindrar dem?", num=(BULLETS, 0))
    )
    doc.p("Lärande", style="Rubrik1").p("1. När lär du dig bäst? [FF1, FF2]").p("2. Vad är svårt? (FF2)")
    draft = read_document(doc.data(), "a.docx").draft
    assert draft.header.research_questions == ("Hur lär sig elever?", "Vad hindrar dem?")
    assert [row.research_questions for row in draft.rows if row.kind == "question"] == [("RQ1", "RQ2"), ("RQ2",)]


def test_a_theme_passes_its_research_question_on_to_its_questions() -> None:
    text = "Guide\n\nForskningsfrågor\n- Hur lär de sig?\n\nTema: Skolan (FF1)\n1. Vad lär du dig?\n   - Hur?\n"
    draft = read_document(text.encode(), "a.txt").draft
    assert [row.text for row in draft.rows if row.kind == "theme"] == ["Skolan"]
    assert [row.research_questions for row in draft.rows if row.kind in ("question", "probe")] == [("RQ1",), ()]


def test_what_was_moved_is_read_where_it_stands_now_and_deleted_rows_are_gone() -> None:
    moved = f'<w:moveTo w:id="5" w:author="H">{run("Vad gör du?")}</w:moveTo>'
    away = f'<w:moveFrom w:id="5" w:author="H">{run("Vad gör du?")}</w:moveFrom>'
    rows = table(("Fråga", "Följdfråga"), ("Var bor du?", "Med vem?"), ("Struken fråga?", ""))
    before, last = rows[: rows.rindex("<w:tr>")], rows[rows.rindex("<w:tr>") :]
    gone = last.replace("<w:tr>", '<w:tr><w:trPr><w:del w:id="6" w:author="H"/></w:trPr>')
    doc = Doc().p("Guide", style="Rubrik").p(away).p("Hur mår du?").p(moved)
    doc.blocks.append(before + gone)
    draft = read_document(doc.data(), "a.docx").draft
    asked = [(row.depth, row.text) for row in draft.rows if row.kind in ("question", "probe")]
    assert asked == [(0, "Hur mår du?"), (0, "Vad gör du?"), (0, "Var bor du?"), (1, "Med vem?")]


def test_an_endnote_stays_with_its_question() -> None:
    doc = Doc().p("Guide", style="Rubrik")
    doc.p(run("1. Vad är hälsa för dig?"), '<w:r><w:endnoteReference w:id="4"/></w:r>').p("2. Hur mår du?")
    note = f'<w:endnote w:id="4"><w:p>{run("Enligt WHO.")}</w:p></w:endnote>'
    doc.parts["word/endnotes.xml"] = f"<w:endnotes {W}>{note}</w:endnotes>"
    rows = read_document(doc.data(), "a.docx").draft.rows
    assert [(row.kind, row.depth, row.text) for row in rows][2:4] == [
        ("question", 0, "Vad är hälsa för dig?"),
        ("clarification", 1, "Enligt WHO."),
    ]


def test_a_range_of_minutes_is_the_longer_and_says_so() -> None:
    found = read_document("Guide\n\nVardag (10–15 min)\n1. Hur är det?\n".encode(), "a.txt")
    theme = next(row for row in found.draft.rows if row.kind == "theme")
    assert theme.minutes == 15
    assert "10–15" in theme.unsure


def test_a_level_that_is_in_doubt_says_why() -> None:
    found = read_document(b"Guide\n\nTheme: Everyday\n1. How are you?\n- If yes:\n- Why?\n- Who?\n", "a.txt")
    rows = [(row.kind, row.depth, bool(row.unsure)) for row in found.draft.rows[2:]]
    assert rows == [("question", 0, False), ("condition", 1, False), ("probe", 2, True), ("probe", 2, False)]
    assert found.unsure == 1


def test_hidden_letters_are_passed_over_and_named() -> None:
    hidden = "<w:r><w:rPr><w:vanish/></w:rPr><w:t>internt</w:t></w:r>"
    found = read_document(Doc().p("Guide", style="Rubrik").p(run("Hur mår du?"), hidden).data(), "a.docx")
    assert found.passed_over == ("internt",)
    assert found.notices == ("1 hidden text was passed over.",)
    assert all("internt" not in row.text for row in found.draft.rows)


def test_a_table_of_contents_is_passed_over() -> None:
    doc = Doc().p("Intervjuguide", style="Rubrik").p("Vardag\t1", style="Innehll1").p("Vardag", style="Rubrik1")
    found = read_document(doc.p("1. Hur mår du?").data(), "a.docx")
    assert found.passed_over == ("Vardag 1",)
    assert [row.text for row in found.draft.rows] == ["Intervjuguide", "Vardag", "Hur mår du?"]


def test_a_guide_in_the_programs_own_format_stays_as_it_is() -> None:
    text = "---\nlanguage: sv\n---\n# Titel\n\n## Tema: A\n1. Hur? {#hur}\n   - Om ja:\n     - Varför?\n"
    found = read_document(text.encode(), "a.md")
    assert draft_text(found.draft) == draft_text(draft_of(text))
    assert found.unsure == 0
    assert [line.text for line in found.lines][3:6] == ["# Titel", "", "## Tema: A"]


def test_lines_show_what_the_program_put_before_them() -> None:
    lines = read(multilevel_list(SWEDISH)).lines
    labels = [line.label for line in lines if line.label]
    assert labels[:5] == ["1.", "2.", "a)", "3.", "a)"]
    assert next(line for line in lines if line.text == "Bakgrund (5 min)").heading == 1


def test_lines_that_were_broken_by_hand_are_lines_of_their_own() -> None:
    assert len(read(broken_lines(SWEDISH)).lines) >= len(broken_lines(SWEDISH).tree)


def test_the_title_of_a_document_without_one_is_its_name() -> None:
    found = read_document(b"1. How are you?\n2. Where do you live?\n", "my_study.txt")
    assert found.draft.rows[0].text == "my study"
    assert found.draft.rows[0].unsure


def test_the_guides_hold_every_kind_of_row() -> None:
    kinds = {kind for case in CASES for kind, _depth, _text in case.tree}
    assert kinds >= {
        "title",
        "theme",
        "script",
        "consent",
        "text",
        "question",
        "probe",
        "condition",
        "clarification",
        "comment",
    }
    assert tree(SWEDISH)[0] == ("title", 0, SWEDISH.title)
