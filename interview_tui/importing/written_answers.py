"""Answers in writing, in one document: which of its lines are the guide's questions, and what is written under each.

A line is a question when it reads like one of the guide's, word for word or nearly, or when it is numbered as one
(`Fråga 3:`). What is written to a probe belongs to the probe's question.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from rapidfuzz import fuzz, utils

from interview_tui.guide.model import Guide
from interview_tui.importing.readers.any_kind import document_of, file_bytes
from interview_tui.language import _
from interview_tui.letters import text_of
from interview_tui.problem import Problem

_NUMBERED = re.compile(
    r"(?i)^\W*(?:(fråga|question|q|f)[ .]*)?(\d{1,2})\s*[.):–-]?\s+|^\W*(fråga|question)\s*(\d{1,2})\W*$"
)
_BEFORE = re.compile(r"^[\s>*•·#\-–—]+|^\W*(?:[a-zA-Z][.)])\s+")
_ALIKE = 84.0
"""Likeness, 0 to 100, from which on a line is a question; people put right a comma, or leave out a word."""
_HEADING = 90.0
"""The same for a line that names a section of the guide, which is nobody's answer."""
_NUMBER_AND_LIKENESS = 50.0
"""A line that is numbered as the question need not be so like it."""
_FEWEST = 3
"""Words of a question that was shortened."""
_ALL = 97.0
"""Likeness of the words that both have."""

Answer = tuple[str | None, str]
"""The id of a main question, None for what stands before the first one, and what was written."""


@dataclass(frozen=True, slots=True)
class _Asked:
    """A text of the guide that may stand in the document."""

    id: str
    """Of the main question it belongs to."""
    text: str
    words: int
    number: int | None
    """Of a main question, counted through the guide; None for a probe."""


def read_written(path: Path, guide: Guide) -> list[Answer]:
    """The answers in a file. Raises `Problem` if it cannot be read, or if no question of the guide is in it."""
    data = file_bytes(path)
    document = document_of(data, path)
    if document is not None:
        rows = (part if isinstance(part, str) else _rows(part) for part in document.parts)
        text = "\n\n".join(rows)
    else:
        text = text_of(data, path)
    answers = written_answers(text, guide)
    if not any(id is not None for id, _text in answers):
        raise Problem(
            _("None of the guide's questions is in this document."),
            cure=_("Put each question, or its number, on a line of its own above its answer."),
            where=path,
        )
    return answers


def _rows(table: Sequence[Sequence[str]]) -> str:
    return "\n\n".join(cell for row in table for cell in row if cell.strip())


def written_answers(text: str, guide: Guide) -> list[Answer]:
    """What is written to each question, in the order of the text; paragraphs with a blank line between. Pure.

    What stands before the first question answers none. A question with nothing under it is left out; one that comes
    twice has all that is written to it, in the place of the first.
    """
    asked = list(_asked(guide))
    numbered = _numbers_are_questions(text, asked)
    said: dict[str | None, list[str]] = {}
    current: str | None = None
    for paragraph in re.split(r"\n[ \t]*\n", text):
        lines = []
        for line in paragraph.split("\n"):
            found = _question_in(line, asked, numbered=numbered)
            if found is None:
                if current is not None or not _is_heading(line, guide):
                    lines.append(line.strip())
                continue
            said.setdefault(current, []).append("\n".join(lines))
            current, rest = found
            lines = [rest] if rest else []
        if len(lines) == 1 and _is_heading(lines[0], guide):
            lines = []
        said.setdefault(current, []).append("\n".join(lines))
    texts = {id: "\n\n".join(part for part in parts if part.strip()) for id, parts in said.items()}
    return [(id, whole) for id, whole in texts.items() if whole]


def _asked(guide: Guide) -> Iterator[_Asked]:
    for number, question in enumerate(guide.questions(), 1):
        yield _Asked(question.id, question.text, len(question.text.split()), number)
        for probe in question.all_probes():
            yield _Asked(question.id, probe.text, len(probe.text.split()), None)


def _numbers_are_questions(text: str, asked: Sequence[_Asked]) -> bool:
    """Whether bare numbers at the beginning of lines rise as the questions do, and there are no more of them.

    Where a question stands without a number, the numbers are those of a list in an answer.
    """
    lines = text.split("\n")
    numbers = [int(found[2] or found[4]) for line in lines if (found := _NUMBERED.match(line))]
    most = max((one.number or 0 for one in asked), default=0)
    if len(numbers) < 2 or numbers != sorted(set(numbers)) or numbers[0] != 1 or numbers[-1] > most:
        return False
    main = [one for one in asked if one.number is not None]
    return not any(_question_in(line, main, numbered=False) for line in lines if not _NUMBERED.match(line))


def _question_in(line: str, asked: Sequence[_Asked], *, numbered: bool) -> tuple[str, str] | None:
    """The question that a line asks, and what stands after it on the line; None if it asks none."""
    found = _NUMBERED.match(line)
    number = int(found[2] or found[4]) if found else None
    said_to_be = bool(found and (found[1] or found[3]))
    bare = _BEFORE.sub("", line[found.end() :] if found else line).strip().strip("*").strip()
    best, likeness, rest = _most_like(bare, asked)
    if best is not None and likeness >= _ALIKE:
        return best.id, rest
    if (short := _shortened(bare, asked)) is not None:
        return short.id, ""
    one = next((one for one in asked if number is not None and one.number == number), None)
    if one is None or not (said_to_be or numbered):
        return None
    if best is not None and best.id == one.id and likeness >= _NUMBER_AND_LIKENESS:
        return one.id, rest
    return one.id, bare


def _most_like(line: str, asked: Sequence[_Asked]) -> tuple[_Asked | None, float, str]:
    """The text of the guide that a line begins with, how like it is, and the rest of the line."""
    words = line.split()
    best: tuple[_Asked | None, float, str] = (None, 0.0, "")
    for one in asked:
        for length in {min(len(words), one.words + more) for more in (-1, 0, 1, 2)}:
            if length < 1:
                continue
            likeness = fuzz.ratio(" ".join(words[:length]), one.text, processor=utils.default_process)
            if likeness > best[1]:
                best = one, likeness, " ".join(words[length:])
    return best


def _shortened(line: str, asked: Sequence[_Asked]) -> _Asked | None:
    """The one question that a line asks in fewer words: all of them stand in it."""
    if not line.endswith("?") or len(line.split()) < _FEWEST:
        return None
    like = [one for one in asked if fuzz.token_set_ratio(line, one.text, processor=utils.default_process) >= _ALL]
    return like[0] if len({one.id for one in like}) == 1 else None


def _is_heading(line: str, guide: Guide) -> bool:
    """Whether a line is the guide's title or a section's, or underlines one."""
    bare = _BEFORE.sub("", line).strip().strip("*:").strip()
    if not bare or not re.search(r"\w", bare):
        return bool(line.strip())
    titles = [guide.title, *(section.title for section in guide.sections)]
    return any(fuzz.ratio(bare, title, processor=utils.default_process) >= _HEADING for title in titles)
