"""The nouns that say what an organisation is, the place after them, and where a phrase ends. Pure but for the lists."""

import re

from interview_tui.privacy.finding import lists
from interview_tui.privacy.finding.places import AFTER_I, several
from interview_tui.privacy.finding.senses import CUES, sense
from interview_tui.privacy.finding.text import Line
from interview_tui.privacy.finding.villages import is_village

BETWEEN = frozenset({"i", "på", "vid", "in", "at", "of"})
HOME_TOWN = 5_000
"""Inhabitants of a town that is believed in small letters though it is a word too."""
_OWNED = re.compile(r".*(?:an|en|et|skola|gymnasium|kommun|verket|universitet|lasarett|kassan)s")


def kind_of_head(low: str, code: str) -> str | None:
    """What the noun names: `school`, `workplace`, `authority`; None if it is none of these."""
    cues = CUES[code]
    for kind, heads in (("school", cues.schools), ("workplace", cues.workplaces), ("authority", cues.authorities)):
        if low in heads or (code == "sv" and low.endswith("s") and low[:-1] in heads):
            return kind
    return None


_SORT = re.compile(
    r".{3,}(?P<head>kliniken|mottagningen|centralen|sjukhuset|boendet|hemmet|skolan|gymnasiet|biblioteket|jouren|kontoret|"
    r"förvaltningen|nämnden|enheten|butiken|restaurangen|fabriken|salongen|byrån|teatern|museet|anstalten|rätten|verket|"
    r"förläggningen|avdelningen|apoteket)"
)
_OF_SCHOOL = ("skolan", "gymnasiet")
_OF_AUTHORITY = ("kontoret", "förvaltningen", "nämnden", "enheten", "anstalten", "rätten", "verket")


def of_sort(low: str, code: str) -> str | None:
    """What a compound names whose last part is a head: `tandkliniken`, `simskolan`; only a place makes it a name."""
    match = _SORT.fullmatch(low) if code == "sv" else None
    if match is None:
        return None
    head = match["head"]
    return "school" if head in _OF_SCHOOL else "authority" if head in _OF_AUTHORITY else "workplace"


def place_after(line: Line, at: int, code: str) -> int | None:
    """Index of the last word of `i Växjö` where it begins at `at`; None if no place stands there."""
    if line.low(at) not in BETWEEN or line.token(at + 1) is None:
        return None
    token = line.tokens[at + 1]
    if not token.is_word or (code == "en" and line.low(at) == "of" and not token.named and not line.small):
        return None
    last = several(line, at + 1, code)
    if last is not None:
        return last
    known = sense(token.low, code)
    if known.silent:
        return None
    if token.named:
        believed = known.somewhere or (not known.native_first and not known.plain and line.low(at) != "på")
        return at + 1 if believed else None
    if known.somewhere and not known.plain:
        return at + 1
    if not line.small:
        return None
    if code == "sv" and line.low(at) == "i" and is_village(known.base):
        return at + 1
    if line.low(at) == "i" and token.low in AFTER_I:
        return at + 1
    if known.land and not known.never:
        return at + 1
    if known.place >= HOME_TOWN and not known.never and known.base in lists.home_places(code):
        return at + 1
    return at + 1 if not known.everyday and line.low(at) in ("i", "in") else None


def end_of(line: Line, last: int, code: str) -> int:
    """Where a phrase ends, without the genitive s of its last word."""
    token = line.tokens[last]
    known = sense(token.low, code)
    if known.somewhere or known.name:
        return token.start + known.length
    return token.end - 1 if is_owner(token.low, code) else token.end


def is_owner(low: str, code: str) -> bool:
    """Is the s at the end a genitive's: `Boråsskolans`, `kommuns`?"""
    return code == "sv" and bool(_OWNED.fullmatch(low))
