"""What looks like a name and is nobody: days with a name, and things with a make.

`Christmas Eve` has a first name in it, `in the back of a Zafira` a capital that no dictionary explains. Pure.
"""

from interview_tui.privacy.finding.language import words
from interview_tui.privacy.finding.senses import CUES
from interview_tui.privacy.finding.text import Line


def is_of_calendar(line: Line, at: int) -> bool:
    """`Christmas Eve`, `Valentine's Day`."""
    if line.low(at) == "eve":
        return line.low(at - 1) in ("christmas", "year") and line.owned(at)
    return line.low(at) == "valentine" and line.owned(at + 1) and line.low(at + 1) in _OF_VALENTINE


_OF_VALENTINE = words("day baby card cards night weekend present dance disco")


def is_a_make(line: Line, at: int, code: str) -> bool:
    """`the Zafira`, `a Nespresso`: in English a thing, by its article; a family has its s, people what they do."""
    article = code == "en" and line.low(at - 1) in ("the", "a", "an", "new", "old") and line.beside(at)
    family = line.tokens[at].low.endswith("s") or line.low(at + 1) in CUES[code].human | _PEOPLE
    following = line.token(at + 1)
    full = following is not None and following.named and line.beside(at + 1)
    return article and not family and not full and line.low(at - 2) in _IN_A_THING


_PEOPLE = words("family boy girl lot")
_IN_A_THING = words("of in into with out from by my his her our their drove drive got bought had sold parked hired a")
