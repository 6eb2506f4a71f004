"""The framework matrix, as openpyxl and LibreOffice read it, says what the JSON export says."""

import csv
import io
import json
import subprocess
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from openpyxl.workbook import Workbook

from interview_tui.export import write_exports
from interview_tui.export.cells import MOST_CHARACTERS
from interview_tui.guide.theme_signs import theme_signs
from interview_tui.held import corrections_of
from interview_tui.interview.correction import Assigned
from interview_tui.interview.record import InterviewRecord, Participant
from interview_tui.study import Interview, Study
from tests.studies import events, finished_study, write_transcript
from tests.truth import read

SAID = [
    ("I", 5.4, "Would you tell me about a normal day?"),
    ("Robin", 8.0, "=HYPERLINK(1) she said, 😀 and then we went home."),
    ("I", 11.0, "Mm."),
    ("Robin", 11.5, "Home."),
    ("I", 12.4, "Who helps you?"),
    ("Robin", 13.0, "My sister."),
]


@pytest.fixture
def study(tmp_path: Path) -> Study:
    """Two interviews about the same guide: Robin with labels, and a pair who were not asked everything."""
    study, first = finished_study(tmp_path / "study")
    _say(first, SAID)
    pair = (Participant(pseudonym="Kim", role="mother"), Participant(pseudonym="Love"))
    second = study.new_interview(InterviewRecord(participants=pair))
    for event in events()[:8]:
        second.timeline.append(event)
    write_transcript(second)
    _say(second, [("I", 5.4, "A normal day?"), ("Kim", 8.0, "I work."), ("Love", 9.0, "She does.")])
    return study


def _say(interview: Interview, said: list[tuple[str, float, str]]) -> None:
    lines = interview.transcript.read_text(encoding="utf-8").splitlines()
    chunk = json.loads(lines[1])
    chunk["segments"] = [_segment(*one) for one in said]
    interview.transcript.write_text("\n".join([lines[0], json.dumps(chunk), *lines[2:]]) + "\n", encoding="utf-8")


def _segment(speaker: str, start: float, text: str) -> dict[str, Any]:
    return {"start": start, "end": start + 0.4, "text": text, "words": [], "speaker": speaker}


def book_of(study: Study) -> tuple[Workbook, Path]:
    (path,) = write_exports(study, study.interviews(), ["matrix"])
    return openpyxl.load_workbook(path), path


def table(book: Workbook, sheet: str) -> list[list[str]]:
    return [[cell or "" for cell in row] for row in book[sheet].iter_rows(values_only=True)]


def answers(row: list[str]) -> list[str]:
    """A row of a matrix without who it is and without the links."""
    return row[5::2]


def test_a_row_a_participant_and_a_column_a_question(study: Study) -> None:
    book, _path = book_of(study)
    themes, questions, *rows = table(book, "Matrix")
    assert [theme for theme in themes if theme] == ["■ Everyday", "▲ Closing"]
    assert questions[4::2] == [
        "Would you tell me about a normal day?",
        "Who helps you when it is hard?",
        "Is there something more?",
        "Under no question",
    ]
    assert [row[:3] for row in rows] == [
        ["Robin", "nurse", "01-robin"],
        ["Kim", "mother", "02-kim"],
        ["Love", "", "02-kim"],
    ]
    robin, kim, love = (answers(row) for row in rows)
    assert robin[0] == "❝ [0:08] =HYPERLINK(1) she said, 😀 and then we went home.\n\n[0:11] Home."
    assert robin[1:3] == ["[0:13] My sister.", "– skipped"]
    assert kim[:2] == ["❝ [0:08] I work.", "○"]
    assert love[0] == "[0:09] She does."


def test_every_answer_is_in_the_cell_of_its_question(study: Study) -> None:
    book, _path = book_of(study)
    _themes, questions, *rows = table(book, "Matrix")
    texts = {row[0]: dict(zip(questions[4::2], answers(row), strict=True)) for row in rows}
    guide = study.guide
    seen = 0
    for whole in write_exports(study, study.interviews(), ["json"]):
        for passage in read(whole)["passages"]:
            for segment in passage["segments"]:
                if segment["speaker"] not in (None, "I"):
                    seen += 1
                    assert segment["text"] in texts[segment["speaker"]][guide.question(passage["question_id"]).text]
    assert seen == 5


def test_a_link_leads_from_each_answer_to_its_place_in_the_transcript(study: Study) -> None:
    book, _path = book_of(study)
    sheet = book["Matrix"]
    targets = {}
    for row in sheet.iter_rows(min_row=3):
        for cell in row:
            if cell.hyperlink is not None:
                name, place = cell.hyperlink.location.rsplit("!", 1)
                line = int(place.removeprefix("A"))
                answer = sheet.cell(cell.row, cell.column + 1).value
                targets[cell.value, answer] = [value.value for value in book[name.strip("'")][line]]
    assert targets["0:13", "[0:13] My sister."] == [
        "0:13", "Robin", "■ Everyday", "Who helps you when it is hard?", "My sister."
    ]  # fmt: skip
    assert len(targets) == 4


def test_each_theme_has_a_sheet_in_its_own_colour(study: Study) -> None:
    book, _path = book_of(study)
    assert book.sheetnames == ["Matrix", "Everyday", "Closing", "01-robin", "02-kim"]
    colours = [sign.colour for sign in theme_signs(study.guide).values()]
    assert [book[name].sheet_properties.tabColor.rgb for name in ("Everyday", "Closing")] == [
        f"FF{colour[1:]}" for colour in colours
    ]
    assert book["Matrix"]["E1"].fill.fgColor.rgb == f"FF{colours[0][1:]}"
    assert table(book, "Everyday")[1][4::2] == [
        "Would you tell me about a normal day?", "Who helps you when it is hard?", "Summary"
    ]  # fmt: skip
    assert book["Matrix"].freeze_panes == "B3"
    assert book["Matrix"]["F3"].alignment.wrap_text


def test_a_theme_has_one_sign_in_the_whole_workbook_whatever_version_of_the_guide_was_used(study: Study) -> None:
    text = study.guide_path.read_text(encoding="utf-8")
    study.guide_path.write_text(text.replace("## Everyday", "## News\n9. What is new? {#new}\n\n## Everyday"), "utf-8")
    third = study.new_interview(InterviewRecord(participants=(Participant(pseudonym="Alex"),)))
    for event in events():
        third.timeline.append(event)
    write_transcript(third)
    book, _path = book_of(study)
    heads = {str(cell)[2:]: str(cell)[0] for cell in table(book, "Matrix")[0] if cell}
    assert len(set(heads.values())) == len(heads) == 3
    shown = {row[2] for sheet in ("01-robin", "02-kim", "03-alex") for row in table(book, sheet)[1:]}
    assert {theme for theme in shown if theme[2:] in heads} == {f"{heads['Everyday']} Everyday"}


def test_an_answer_that_no_cell_can_hold_goes_on_in_the_next_line(study: Study) -> None:
    first = study.interviews()[0]
    long = " ".join(f"{number} 😀" for number in range(9000))
    _say(first, [("Robin", 8.0, long), ("Robin", 13.0, "My sister.")])
    corrections_of(first).append(Assigned(start=12.9, end=13.5, question="help"))  # whatever linking would say
    book, _path = book_of(study)
    rows = [row for row in table(book, "Matrix")[2:] if row[0] == "Robin"]
    parts = [row[5] for row in rows if row[5]]
    assert len(parts) == 3
    assert " ".join(parts).removeprefix("❝ [0:08] ") == long
    assert all(len(part.encode("utf-16-le")) // 2 <= MOST_CHARACTERS for part in parts)
    assert [row[7] for row in rows] == ["[0:13] My sister.", "", ""]
    transcript = [row[4] for row in table(book, "01-robin")[1:] if row[1]]
    assert " ".join(transcript[:-1]) == long


def test_the_same_interviews_give_the_same_file(study: Study) -> None:
    _book, path = book_of(study)
    before = path.read_bytes()
    _book, again = book_of(study)
    assert again == path
    assert again.read_bytes() == before


def test_nothing_in_it_is_a_formula_or_tells_who_made_it(study: Study) -> None:
    book, _path = book_of(study)
    types = {cell.data_type for sheet in book for row in sheet.iter_rows() for cell in row if cell.value is not None}
    assert types == {"s"}
    assert not book.properties.creator
    assert not book.properties.lastModifiedBy
    assert book.properties.created.year == 2000


def test_titles_that_no_sheet_can_have_get_names_of_their_own(study: Study) -> None:
    title = "History: what [was] / is * and ? a very long heading indeed"
    text = study.guide_path.read_text(encoding="utf-8")
    for path in (study.guide_path, *(interview.folder / "guide.md" for interview in study.interviews())):
        path.write_text(
            text.replace("## Everyday", f"## {title}").replace("## Closing", f"## {title}\n1. One?\n\n## 'History'"),
            encoding="utf-8",
        )
    book, _path = book_of(study)
    names = book.sheetnames
    assert len({name.casefold() for name in names}) == len(names) == 6
    assert all(len(name) <= 31 and not set(name) & set("[]:*?/\\") and name != "History" for name in names)


def test_on_paper_no_answer_is_parted_from_its_question_and_only_headings_stand_on_each_page(study: Study) -> None:
    book, _path = book_of(study)
    whole = book["Matrix"]
    begins = [one.id for one in whole.col_breaks.brk]
    questions = [cell.column - 1 for cell in whole[2][4:] if cell.value]
    assert len(questions) > 3
    assert begins == questions[1::2], "one question beside the facts of each interview, then two on a page"
    assert whole.print_title_rows == "$1:$2"
    assert book["01-robin"].print_title_rows == "$1:$1", "the first words that were said are no heading"


def test_libreoffice_reads_the_same_cells(study: Study, tmp_path: Path) -> None:
    book, path = book_of(study)
    profile = (tmp_path / "profile").as_uri()
    out = tmp_path / "read"
    subprocess.run(
        ["soffice", f"-env:UserInstallation={profile}", "--headless", "--convert-to",
         "csv:Text - txt - csv (StarCalc):44,34,76,1,,0,false,true,false,false,false,-1", "--outdir", out, path],
        check=True, capture_output=True, timeout=120,
    )  # fmt: skip
    for name in book.sheetnames:
        rows = list(csv.reader(io.StringIO((out / f"{path.stem}-{name}.csv").read_text(encoding="utf-8"))))
        expected = table(book, name)
        width = max(len(row) for row in expected)
        assert [row + [""] * (width - len(row)) for row in rows] == expected
