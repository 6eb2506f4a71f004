"""A phone or personal number that is read out over two lines: `noll sju noll tre`, and later `fyrtiofem sextio`.

Neither line has the whole of it, so neither is one by itself. They are put together, and each part is proposed where it
stands. Pure.
"""

import re
from collections.abc import Iterator, Sequence

from interview_tui.language import _
from interview_tui.privacy.finding.language import words
from interview_tui.privacy.finding.numbers import has_right_check_digit, is_amount, is_date, is_phone, is_told
from interview_tui.privacy.finding.numerals import Run, runs, value
from interview_tui.privacy.finding.proposal import Found
from interview_tui.privacy.finding.text import Line

_FILLERS = words(
    """eh öh ehm öhm mm um uh erm och and sen then så so ja yes vänta wait är is ju streck dash dubbel double trippel
    triple plus"""
)
"""What may stand between two parts of a number."""
_SHORTEST = 3
"""Digits of a part that is proposed: two tell nobody who somebody is."""
_FEWEST, _MOST = 9, 12
"""Digits of a phone number of which nothing says that it is one."""
_TOKEN = re.compile(r"[^\W\d_]+|\d+")
_MOST_LINES = 5
_INTERJECTION = 3
"""Words of what another one says in between: `mm`, `ja just det`."""


def split_numbers(lines: Sequence[Line], code: str) -> dict[int, list[Found]]:
    """The parts of such numbers, by the index of their line."""
    found: dict[int, list[Found]] = {}
    for at in range(len(lines)):
        pieces = _pieces(lines, at, code)
        for many in range(len(pieces), 1, -1):
            kind = _kind([run for _number, run in pieces[:many]], lines[at])
            if kind is None:
                continue
            for number, run in pieces[:many]:
                if len(run.digits) >= _SHORTEST:
                    reason = _("a part of a number that is read out over two lines")
                    found.setdefault(number, []).append(Found(run.start, run.end, kind, reason))
            break
    return found


def _pieces(lines: Sequence[Line], at: int, code: str) -> list[tuple[int, Run]]:
    """The number at the end of a line, and those with which it may go on, with the index of their line."""
    run = _last_run(lines[at].text, code) if ends_with_number(lines[at].text, code) else None
    pieces = [(at, run)] if run is not None else []
    while pieces and len(pieces) < _MOST_LINES:
        after = _next(lines, pieces[-1][0], code)
        run = _first_run(lines[after].text, code) if after is not None else None
        if after is None or run is None or is_amount(lines[after].text, run.end):
            break
        pieces.append((after, run))
        if _rest(lines[after].text[run.end :]):
            break
    return pieces


def ends_with_number(text: str, code: str) -> bool:
    """Is a number the last thing said in it?"""
    return _is_number(_outer(reversed(_TOKEN.findall(text[-60:]))), code)


def begins_with_number(text: str, code: str) -> bool:
    """Is a number the first thing said in it?"""
    return _is_number(_outer(iter(_TOKEN.findall(text[:60]))), code)


def _outer(said: Iterator[str]) -> str:
    return next((low for word in said if (low := word.casefold()) not in _FILLERS), "")


def _is_number(low: str, code: str) -> bool:
    return low.isdecimal() or (bool(low) and value(low, code) is not None)


def _next(lines: Sequence[Line], at: int, code: str) -> int | None:
    """Index of the line in which the number goes on: the next, or the one after a short word of another."""
    passed = False
    for after in range(at + 1, len(lines)):
        text = lines[after].text
        if not text.strip():
            continue
        if begins_with_number(text, code):
            return after
        if passed or len(_TOKEN.findall(text)) > _INTERJECTION:
            return None
        passed = True
    return None


def _last_run(text: str, code: str) -> Run | None:
    found = list(runs(text, code))
    return found[-1] if found and not _rest(text[found[-1].end :]) else None


def _first_run(text: str, code: str) -> Run | None:
    first = next(runs(text, code), None)
    return first if first is not None and not _rest(text[: first.start]) else None


def _rest(text: str) -> bool:
    """Is anything said in it but fillers?"""
    return bool(_outer(iter(_TOKEN.findall(text))))


def _kind(parts: Sequence[Run], line: Line) -> str | None:
    """What they are together; None if only numbers one after the other."""
    first, whole = parts[0], Run(tuple(part for run in parts for part in run.parts))
    digits = whole.digits
    date = len(digits) in (10, 12) and digits[0] != "0" and is_date(digits[-10:-4])
    if date and has_right_check_digit(digits[-10:]):
        return "id_number"
    if is_phone(whole, is_told(line, first.start, first.end)):
        return "phone"
    begins = first.digits[0] == "0" and len(first.digits) >= _SHORTEST
    return "phone" if begins and _FEWEST <= len(digits) <= _MOST else None
