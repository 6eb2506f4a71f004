"""Wards and units with their number, and the house that has them: `avdelning 47`, `ward 6 at Pinderfields`."""

import re
from collections.abc import Iterator

from interview_tui.language import _
from interview_tui.privacy.finding.language import words
from interview_tui.privacy.finding.proposal import Found
from interview_tui.privacy.finding.senses import CUES, sense
from interview_tui.privacy.finding.text import Line

_NUMBERED = words("avdelning avdelningen avd vårdavdelning ward unit wing")
_NUMBER = re.compile(r"\s\d{1,3}\s?[A-Za-z]?(?!\w)")
_AT = words("på vid at on in i of")
_MOST = 3
_HOSPITALS = words(
    """sahlgrenska karolinska akademiska danderyd södersjukhuset sös östra mölndal ryhov usö nus sus ks lasarettet
    sjukhuset löwenströmska ersta sophiahemmet guys tommy's barts addenbrooke's papworth maudsley broadmoor rampton"""
)


def wards(line: Line, code: str) -> Iterator[Found]:
    """Such wards in a line."""
    for token in line.tokens:
        if token.low in _NUMBERED:
            match = _NUMBER.match(line.text, token.end)
            if match is not None:
                end = _of_house(line, match.end(), code)
                yield Found(token.start, end, "workplace", _("a ward with its number"))


def _of_house(line: Line, end: int, code: str) -> int:
    """Where `at Pinderfields` ends that begins at a place in the line; the place itself if nothing such does."""
    at = next((at for at, token in enumerate(line.tokens) if token.start >= end), None)
    if at is None or line.low(at) not in _AT or line.token(at + 1) is None or line.text[end] != " ":
        return end
    last = at + 1
    first = line.tokens[last]
    known = sense(first.low, code)
    house = first.low in CUES[code].firms or first.low in _HOSPITALS
    if house and not known.silent:
        return first.end
    odd = line.small and (known.somewhere or not known.everyday) and not known.native_first and not known.plain
    if not first.is_word or not (first.named or odd) or known.silent:
        return end
    while last - at < _MOST and line.beside(last + 1) and line.tokens[last + 1].named:
        last += 1
    return line.tokens[last].end
