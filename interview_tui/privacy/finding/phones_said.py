"""Phone numbers read out without a word of phoning, and the last digits of one: `it ends in oh four one seven`.

Nobody counts to ten digits in a row: numbers one after the other that make as many are read from something. Pure.
"""

import re
from collections.abc import Iterator
from itertools import pairwise

from interview_tui.language import _
from interview_tui.privacy.finding.numbers import is_amount
from interview_tui.privacy.finding.numerals import Run, runs
from interview_tui.privacy.finding.proposal import Found
from interview_tui.privacy.finding.text import Line

_FEWEST, _MOST = 10, 13
"""Digits of a number that is read out."""
_FEWEST_PARTS = 4
_END = {
    "en": re.compile(
        r"(?<!\w)(?:(?:extension|ext\.?)(?:\s+(?:is|was|number)|[’']s)?|(?:number|mobile|phone|it|that|which|mine|his|hers|one)\s+(?:\w+\s+)?(?:ends?|finish(?:es)?|"
        r"ending)\s+(?:in|with|on)?|"
        r"last\s+(?:bit|part|four|three|few|digits|six|numbers?)(?:\s+(?:digits|numbers|of it))?(?:\s+(?:is|was|"
        r"are|were)|[’']s)?)\W*$",
        re.IGNORECASE,
    ),
    "sv": re.compile(
        r"(?<!\w)(?:anknytning(?:en|snummer)?(?:\s+(?:är|var))?|(?:slutar|slutade|slutat)\s+(?:\w+\s+)?(?:på|med)|sista\s+(?:siffrorna|biten|delen|fyra|"
        r"tre)(?:\s+(?:är|var))?|"
        r"ändelsen\s+är)\W*$",
        re.IGNORECASE,
    ),
}
_FEWEST_OF_END = 3
_PERSONAL = re.compile(
    r"person|social|\bnhs\b|insurance|\bssn\b|passport|\bpass|konto|account|card|kort\b|\bni\b|case|ärende",
    re.IGNORECASE,
)
_COUNTED = re.compile(
    r"\s*(?:,\s*)?(?:years?|people|of them|o'clock|minutes|barn|gånger|klockan|and counting)\b", re.IGNORECASE
)


def phones_said(line: Line, code: str) -> Iterator[Found]:
    """Such numbers in a line."""
    text = line.text
    for run in runs(text, code):
        if is_amount(text, run.end) or _COUNTED.match(text, run.end):
            continue
        personal = bool(_PERSONAL.search(text))
        if _is_read_out(run) and not personal:
            yield Found(run.start, run.end, "phone", _("a phone number said aloud"))
        elif len(run.digits) >= _FEWEST_OF_END and _END[code].search(text, 0, run.start):
            kind = "id_number" if personal else "phone"
            yield Found(run.start, run.end, kind, _("the last digits of a number"))


def _is_read_out(run: Run) -> bool:
    """Are there as many digits as in a phone number, most of them said one by one or in pairs and threes?"""
    if not _FEWEST <= len(run.digits) <= _MOST or len(run.parts) < _FEWEST_PARTS:
        return False
    return run.spoken and not _is_counting(run)


def _is_counting(run: Run) -> bool:
    """`one two three four five`: each the next."""
    said = [int(part.digits) for part in run.parts]
    return all(after - before == 1 for before, after in pairwise(said))
