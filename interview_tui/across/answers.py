"""Reading across: all answers to one question, and all quotes of a theme."""

import sqlite3
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from interview_tui.across.columns import Column
from interview_tui.across.digest import Asked, Digest
from interview_tui.across.kept import Across
from interview_tui.across.overview import Overview
from interview_tui.indexed import ROWS_AN_INTERVIEW


@dataclass(frozen=True, slots=True)
class Said:
    """What one speaker says in one go."""

    start: float
    speaker: str | None
    text: str = field(repr=False)


@dataclass(frozen=True, slots=True)
class Answer:
    """One interview's answer to a question."""

    interview: Digest
    asked: Asked
    in_guide: bool
    """Whether that interview's guide has the question."""
    said: tuple[Said, ...]
    """The question and the answer, in order; also what was said under another question and answers this one."""


@dataclass(frozen=True, slots=True)
class Quote:
    """A marked quote, with whose it is."""

    interview: Digest
    start: float
    speaker: str | None
    text: str = field(repr=False)
    comment: str = field(repr=False)
    column: Column | None
    """The question it was said under; None outside questions."""
    theme: str | None
    """Id of the theme that it belongs to, as in `Column.section`; None for none."""


def answers(across: Across, shown: Overview, column: Column) -> tuple[Answer, ...]:
    """Every interview's answer to that question, in order. Raises `Problem` as `Across.ask` does."""

    def found(index: sqlite3.Connection) -> tuple[Answer, ...]:
        numbers = _numbers(index)
        result = []
        for interview in shown.interviews:
            cell = shown.cell(interview, column)
            id, number = column.of.get(interview.guide), numbers.get(interview.id)
            rows: Iterable[tuple[float, str | None, str]] = ()
            if id is not None and number is not None:
                rows = index.execute(
                    "SELECT start, speaker, text FROM turns WHERE row >= ? AND row < ? "
                    "AND (question = ? OR instr(also, ?) > 0) ORDER BY row",
                    (number * ROWS_AN_INTERVIEW, (number + 1) * ROWS_AN_INTERVIEW, id, f" {id} "),
                )
            result.append(Answer(interview, cell.asked, cell.in_guide, tuple(Said(*row) for row in rows)))
        return tuple(result)

    return across.ask(found)


def quotes(across: Across, shown: Overview) -> tuple[Quote, ...]:
    """Every quote, by theme in the order of the guide, those of no theme last; within it by interview and time."""

    def found(index: sqlite3.Connection) -> tuple[Quote, ...]:
        numbers = _numbers(index)
        result = []
        for interview in shown.interviews:
            number = numbers.get(interview.id, -1)
            by_question = {
                column.of[interview.guide]: column for column in shown.columns if interview.guide in column.of
            }
            themes = _themes(shown, interview)
            for question, section, start, speaker, text, comment in index.execute(
                "SELECT question, section, start, speaker, text, comment FROM quotes WHERE row >= ? AND row < ? "
                "ORDER BY row",
                (number * ROWS_AN_INTERVIEW, (number + 1) * ROWS_AN_INTERVIEW),
            ):
                column = by_question.get(question)
                theme = themes.get(section) or (column.section.id if column is not None and not section else None)
                result.append(Quote(interview, start, speaker, text, comment, column, theme))
        return tuple(result)

    order = {theme.section: place for place, theme in enumerate(shown.themes)}
    return tuple(sorted(across.ask(found), key=lambda one: order.get(one.theme or "", len(order))))


def stems(across: Across, interviews: Sequence[Digest]) -> list[tuple[Digest, frozenset[str]]]:
    """Each interview with the stems of its participants' content words."""
    by_id = dict(across.ask(lambda index: index.execute("SELECT id, stems FROM interviews").fetchall()))
    return [(one, frozenset(by_id.get(one.id, "").split())) for one in interviews]


def _themes(shown: Overview, interview: Digest) -> Mapping[str, str]:
    """Section's id in that interview's guide → the theme's in the overview, by where its questions stand there."""
    guide = shown.guides.get(interview.guide)
    known = _columns(shown, interview)
    return {
        section.id: known[section.questions[0].id].section.id
        for section in (guide.sections if guide else ())
        if section.questions
    }


def _columns(shown: Overview, interview: Digest) -> dict[str, Column]:
    """Question's id in that interview's guide → its column."""
    return {column.of[interview.guide]: column for column in shown.columns if interview.guide in column.of}


def _numbers(index: sqlite3.Connection) -> dict[str, int]:
    return {id: number for number, id in index.execute("SELECT number, id FROM interviews")}
