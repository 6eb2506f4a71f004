"""Occupations that few have, where a place is told beside them: `enda barnmorskan i Kiruna`."""

import re
from collections.abc import Iterator
from functools import cache

from interview_tui.language import _
from interview_tui.privacy.finding import lists
from interview_tui.privacy.finding.heads import place_after
from interview_tui.privacy.finding.language import words
from interview_tui.privacy.finding.proposal import Found
from interview_tui.privacy.finding.senses import CUES, sense
from interview_tui.privacy.finding.text import Line

_OF = frozenset({"mayor", "bishop", "vicar", "sheriff", "dean"})
"""What somebody is of a place."""
_SMALL_TOWN = 30_000
"""Inhabitants up to which a usual occupation tells something too."""
_ENDING = {
    "sv": re.compile(
        r".{2,}(?:sköterska|läkare|chef|direktör|inspektör|ingenjör|mästare|ledare|byggare|makare|tekniker|pedagog|lärare|"
        r"terapeut|psykolog|kurator|konsulent|handläggare|skötare|förare|vårdare|piloten?|forskare|bonde|odlare|fiskare|"
        r"jägare|jurist|advokat|tolk|präst|pastor|arbetare|skeppare|vakt|musiker|röjare|ägare|maskinist|arkitekt|antikvarie|guide|instruktör|tränare|målare|smed|snickare|"
        r"ordförande|sekreterare|rådgivare|strateg|utredare|koordinator|samordnare|politiker|log|ör|ist|graf|nom)"
    ),
    "en": re.compile(
        r".{2,}(?:ologist|smith|maker|keeper|master|mistress|wright|surgeon|midwife|man|woman|officer|director|inspector|"
        r"engineer|builder|dealer|breeder|farmer|grower|ian|ist|grapher|teacher|nurse|doctor|worker|trainer)"
    ),
}
_AS = {
    "sv": words("som är var blev bli vara jobbar blir varit"),
    "en": words("as am is was be been being became become m s i'm he's she's"),
}
"""Before what somebody is."""


def occupations(line: Line, code: str, taken: list[Found]) -> Iterator[Found]:
    """Occupations beside a place. `taken`: what else was found in the line, places among it."""
    cues = CUES[code]
    places = [found for found in taken if found.kind in ("place", "address")]
    named = [found for found in taken if found.kind in ("school", "workplace", "authority")]
    for at, token in enumerate(line.tokens):
        if not token.is_word or (token.capital and not token.first):
            continue
        base, definite = indefinite(token.low, code)
        level = _level(base, code)
        if not level:
            continue
        only = any(line.low(at - back) in cues.only for back in (1, 2, 3))
        last = place_after(line, at + 1, code) if line.low(at + 1) in ("i", "in", "at") or base in _OF else None
        if last is not None and any(one.start <= line.tokens[last].start < one.end for one in named):
            last = None
        by_definite = definite if code == "sv" else line.low(at - 1) in ("the", *cues.only)
        first = _first(line, at, code)
        if last is not None and (only or (by_definite and (level == 2 or _is_small(line, last, code)))):
            end = line.tokens[last]
            length = sense(end.low, code).length
            yield Found(
                line.tokens[first].start,
                end.start + length,
                "occupation",
                _("an occupation with its place, which may be one person"),
            )
            continue
        if not places and last is None:
            continue
        small = last is not None and _is_small(line, last, code)
        told = only or last is not None or _is_told(line, first, code)
        if told and (level == 2 or only or small):
            pair = f"{token.low}-{line.low(at + 1)}" in cues.occupations
            end_at = line.tokens[at + 1].end if pair else token.end
            yield Found(line.tokens[first].start, end_at, "occupation", _("a rarer occupation beside a place"))


def indefinite(low: str, code: str) -> tuple[str, bool]:
    """The occupation as it stands in a list, and whether it was definite: `barnmorskan` → `barnmorska`, True."""
    cues = CUES[code]
    if low in cues.occupations or low in cues.usual_occupations:
        return low, False
    if code == "sv":
        for ending, instead in (("an", "a"), ("en", ""), ("n", ""), ("n", "e"), ("en", "e"), ("mannen", "man")):
            if low.endswith(ending) and len(low) > len(ending) + 2:
                base = low.removesuffix(ending) + instead
                if (
                    base in cues.occupations
                    or base in cues.usual_occupations
                    or (_ENDING["sv"].fullmatch(base) and _is_known(base, "sv"))
                    or _of_rare(code).fullmatch(base)
                ):
                    return base, True
    return low, False


def _is_known(word: str, code: str) -> bool:
    return lists.is_word(word, code) or lists.is_compound(word, code)


@cache
def _of_rare(code: str) -> re.Pattern[str]:
    """Compounds of a rare occupation: `distriktsveterinär`."""
    rare = sorted(word for word in CUES[code].occupations if len(word) > 5)
    return re.compile(rf".{{3,}}(?:{'|'.join(map(re.escape, rare))})") if code == "sv" else re.compile(r"(?!)")


def _level(base: str, code: str) -> int:
    """2: few have it; 1: many have it; 0: no occupation."""
    cues = CUES[code]
    if base in cues.occupations or _of_rare(code).fullmatch(base):
        return 2
    if base in cues.usual_occupations:
        return 1
    return 1 if len(base) > 6 and _ENDING[code].fullmatch(base) and _is_known(base, code) else 0


def _is_told(line: Line, first: int, code: str) -> bool:
    """Does the talk say that somebody is it: `jobbar som`, `I'm a`?"""
    before = line.low(first - 1)
    if code == "en" and before in ("a", "an", "the"):
        short = line.text[line.tokens[first - 2].start : line.tokens[first - 1].start].rstrip() if first > 1 else ""
        return line.low(first - 2) in _AS["en"] or short.endswith(("'m", "'s", "’m", "’s"))
    return before in _AS[code]


def _first(line: Line, at: int, code: str) -> int:
    """Where the phrase begins: with `enda`, or with `only`."""
    cues = CUES[code]
    for back in (1, 2, 3):
        if line.low(at - back) in cues.only:
            return at - back
    if code == "en":  # `funeral director`: back to the article
        for first in range(at, max(0, at - 3), -1):
            if line.low(first - 1) in ("a", "an", "the"):
                return first
    return at


def _is_small(line: Line, last: int, code: str) -> bool:
    known = sense(line.low(last), code)
    return 0 < known.place < _SMALL_TOWN
