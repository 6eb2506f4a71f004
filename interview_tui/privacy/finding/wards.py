"""Wards and units with their number: `avdelning 47`, `ward 7B`."""

import re
from collections.abc import Iterator

from interview_tui.language import _
from interview_tui.privacy.finding.language import words
from interview_tui.privacy.finding.proposal import Found
from interview_tui.privacy.finding.text import Line

_NUMBERED = words("avdelning avdelningen avd vårdavdelning ward unit wing")
_NUMBER = re.compile(r"\s\d{1,3}\s?[A-Za-z]?(?!\w)")


def wards(line: Line) -> Iterator[Found]:
    """Such wards in a line."""
    for token in line.tokens:
        if token.low in _NUMBERED:
            match = _NUMBER.match(line.text, token.end)
            if match is not None:
                yield Found(token.start, match.end(), "workplace", _("a ward with its number"))
