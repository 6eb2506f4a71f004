"""The report on methods, read as a person reads the file: its parts, its table of interviews, its checklist."""

import io
import re

import docx

from interview_tui import __version__
from tests.whole_study.plan import StudyPlan

PARTS = 6
Told = tuple[list[str], list[list[str]], list[str]]
"""The text of each part; the table of interviews, line by line; what the data tell for COREQ."""


def without_names(text: str, plan: StudyPlan) -> str:
    """The text without the numbers of program, recogniser and review, and without what she wrote herself."""
    for name in (__version__, "20250625", plan.ethics_reference, *(why for one in plan.guides for why in one.reasons)):
        text = text.replace(name, "") if name else text
    return text


def from_markdown(data: bytes) -> Told:
    text, _heading, checklist = data.decode().partition("## COREQ")
    parts = re.split(r"^## .*$", text, flags=re.MULTILINE)[1:]
    table = [line for line in text.splitlines() if re.match(r"\| \d", line)]
    rows = [[cell.strip() for cell in line.strip("|").split("|")] for line in table]
    parts = ["\n".join(line for line in part.splitlines() if line[:1] not in "|*") for part in parts]
    answers = [line.split("|")[3] for line in checklist.splitlines() if line.startswith(("| ✓", "| ◐"))]
    return parts, rows, answers


def from_docx(data: bytes) -> Told:
    document = docx.Document(io.BytesIO(data))
    parts: list[str] = []
    for paragraph in document.paragraphs:
        if paragraph.style.style_id == "Heading1":
            parts.append("")
        elif paragraph.style.style_id == "Body" and parts:
            parts[-1] += paragraph.text + "\n"
    first, *others = document.tables
    rows = [[cell.text for cell in row.cells] for row in first.rows[1:]]
    answers = [
        row.cells[2].text for table in others for row in table.rows[1:] if row.cells[0].text.startswith(("✓", "◐"))
    ]
    return parts[:PARTS], rows, answers


def numbers_in_row(row: list[str]) -> list[int]:
    """Of the cells that hold nothing else."""
    return [int(n) for cell in row if not cell.strip("0123456789/ ") for n in re.findall(r"\d+", cell)]
