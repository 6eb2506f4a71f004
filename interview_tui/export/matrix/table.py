"""A framework matrix as a table: participants down, questions across, what was answered in the cells. Pure.

After the framework method (Ritchie and Spencer 1994; Gale et al. 2013): a row a case, a column a code, and from every
cell a way back to the words it rests on.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from interview_tui.export.linked import LinkedInterview
from interview_tui.export.turns import Turn, turns
from interview_tui.guide.model import Guide, Question, Section
from interview_tui.guide.theme_signs import ThemeSign, theme_signs
from interview_tui.interview.record import INTERVIEWERS
from interview_tui.interview.state import Status
from interview_tui.linking.passages import Passage


@dataclass(frozen=True, slots=True)
class Piece:
    """What one person said in one go."""

    at: float
    """Seconds of recording."""
    text: str
    quote: bool = False
    """It holds, or is, a marked quote."""


@dataclass(frozen=True, slots=True)
class Cell:
    """What one participant has said to one question."""

    pieces: tuple[Piece, ...] = ()
    status: Status = "not_asked"
    under: tuple[str, ...] = ()
    """Texts of the questions under which this one was answered, too."""


@dataclass(frozen=True, slots=True)
class Theme:
    """A theme and its questions, as the latest interview worded them."""

    section: Section
    sign: ThemeSign
    questions: tuple[Question, ...]


@dataclass(frozen=True, slots=True)
class Row:
    """One participant in one interview."""

    interview: LinkedInterview
    person: str
    """Pseudonym; `?` for words that nobody knows the speaker of."""
    role: str
    cells: dict[str, Cell]
    """Question's id → what was answered; every question of the matrix."""
    elsewhere: Cell
    """What was said under no question: before, between and after them."""


@dataclass(frozen=True, slots=True)
class Matrix:
    themes: tuple[Theme, ...]
    rows: tuple[Row, ...]


NOBODY = "?"


def matrix(interviews: Sequence[LinkedInterview]) -> Matrix:
    """The interviews, at least one, as a matrix: every word of a participant stands in exactly one column of her row,
    or, where it answers several questions, in each of theirs."""
    themes = _themes([interview.guide for interview in interviews])
    return Matrix(themes, tuple(row for interview in interviews for row in _rows(interview, themes)))


def _themes(guides: Sequence[Guide]) -> tuple[Theme, ...]:
    """The themes and questions of all guides: the last one's order and wording, what only others have after them."""
    sections: dict[str, Section] = {}
    questions: dict[str, list[Question]] = {}
    seen: set[str] = set()
    for guide in reversed(guides):
        for section in guide.sections:
            new = [question for question in section.questions if question.id not in seen]
            if new:
                sections.setdefault(section.id, section)
                questions.setdefault(section.id, []).extend(new)
                seen.update(question.id for question in new)
    together = guides[-1].model_copy(update={"sections": tuple(sections.values())})
    signs = theme_signs(together)
    return tuple(Theme(section, signs[id], tuple(questions[id])) for id, section in sections.items())


def _rows(interview: LinkedInterview, themes: Sequence[Theme]) -> Iterator[Row]:
    roles = {person.pseudonym: person.role for person in interview.record.participants}
    spoken = [turn for turn in turns(interview) if not turn.is_remark]
    heard = {_speaker(turn, roles) for turn in spoken} - set(INTERVIEWERS)
    for person in dict.fromkeys([*roles, *sorted(heard)]):
        mine = [turn for turn in spoken if _speaker(turn, roles) == person]
        cells = {
            question.id: _cell(interview, question.id, person, mine) for theme in themes for question in theme.questions
        }
        loose = [turn for turn in mine if turn.passage.question_id not in cells]
        yield Row(interview, person, roles.get(person, ""), cells, _cell_of(interview, None, person, loose))


def _speaker(turn: Turn, roles: Iterable[str]) -> str:
    """Who says it; with one participant and no label it is hers, or the interviewer's: better hers than nobody's."""
    people = list(roles)
    return turn.speaker or (people[0] if len(people) == 1 else NOBODY)


def _cell(interview: LinkedInterview, question: str, person: str, mine: Sequence[Turn]) -> Cell:
    own = [turn for turn in mine if question in (turn.passage.question_id, *turn.passage.also)]
    return _cell_of(interview, question, person, own)


def _cell_of(interview: LinkedInterview, question: str | None, person: str, own: Sequence[Turn]) -> Cell:
    quotes = [quote for quote in interview.quotes if quote.speaker in (person, None)]
    pieces = [
        Piece(turn.start, turn.text, any(quote.start < turn.end and quote.end > turn.start for quote in quotes))
        for turn in own
    ]
    if interview.options.quotes_only:
        pieces = [
            Piece(quote.start, quote.text, True)
            for quote in quotes
            if any(turn.start <= quote.start < turn.end for turn in own)
        ]
    covered = interview.coverage.get(question) if question is not None else None
    under = dict.fromkeys(
        interview.heading(passage) for passage in interview.passages if _answers_too(passage, question)
    )
    return Cell(tuple(pieces), covered.status if covered is not None else "not_asked", tuple(under))


def _answers_too(passage: Passage, question: str | None) -> bool:
    return question is not None and question in passage.also and bool(passage.segments)
