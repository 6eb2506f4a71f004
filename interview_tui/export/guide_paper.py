"""The interview guide as it is printed: what stands under a question, and the blanks to be filled in. Pure."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Literal

from interview_tui.guide.marks import PLACEHOLDER, WORDS
from interview_tui.guide.model import Guide, Item, Probe, Question, Section

BOX = "☐"
BLANK = "_" * 12
"""To be filled in by hand."""
_POINT = re.compile(r"[-*•–]\s+")


@dataclass(frozen=True, slots=True)
class Row:
    """A line under a question."""

    kind: Literal["probe", "condition", "clarification"]
    text: str
    depth: int
    """0 right under the question."""


@dataclass(frozen=True, slots=True)
class Asked:
    """A question with what stands under it."""

    number: str
    """`1.`, as in the guide: from 1 in each section; empty where it has none there."""
    text: str
    research_questions: tuple[str, ...]
    rows: tuple[Row, ...]


def asked(guide: Guide, section: Section) -> Iterator[Asked]:
    """The questions of a section, in order."""
    number = 0
    for question in section.questions:
        number += question.numbered
        yield Asked(
            f"{number}." if question.numbered else "",
            _said(guide, question),
            question.research_questions,
            tuple(_rows(guide, question, 0)),
        )


def blanks(text: str) -> str:
    """`text` with a line to write on for each `{placeholder}`, its name after it."""
    return PLACEHOLDER.sub(lambda found: f"{BLANK} ({found[1]})", text)


def paragraphs(text: str) -> Iterator[tuple[bool, str]]:
    """The paragraphs and the points of a text that is read aloud: whether it is a point, and what it says."""
    for line in blanks(text).splitlines():
        if line.strip():
            point = _POINT.match(line.strip())
            yield point is not None, _POINT.sub("", line.strip(), count=1) if point else line.strip()


def numbered(texts: Iterable[str]) -> list[tuple[str, str]]:
    """Research questions with the marks that the guide calls them by: `RQ1`, `RQ2`."""
    return [(f"RQ{number}", text) for number, text in enumerate(texts, 1)]


def _rows(guide: Guide, item: Question | Item, depth: int) -> Iterator[Row]:
    """What explains it first, for it is needed while the question is still being understood; then its probes."""
    for clarification in item.clarifications:
        yield Row("clarification", f"{WORDS[guide.language]['clarification']}: {blanks(clarification)}", depth)
    for below in item.probes:
        yield Row(below.kind, _said(guide, below), depth)
        yield from _rows(guide, below, depth + 1)


def _said(guide: Guide, item: Question | Item) -> str:
    optional = not isinstance(item, Question | Probe) or not item.optional
    return blanks(item.text) if optional else f"{blanks(item.text)} ({WORDS[guide.language]['optional']})"
