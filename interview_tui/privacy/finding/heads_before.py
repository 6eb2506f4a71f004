"""Swedish houses with their name behind what they are: `kvinnokliniken Ekhaga`, `komvux kvarnen`, `avdelning 47`.

What is definite has no other noun right after it, so one that stands there is its name.
"""

import re
from collections.abc import Iterator

from interview_tui.language import _
from interview_tui.privacy.finding import lists
from interview_tui.privacy.finding.called_after import SIGNS
from interview_tui.privacy.finding.heads import end_of
from interview_tui.privacy.finding.in_swedish_slots import NOT_NAMES, is_noun
from interview_tui.privacy.finding.language import words
from interview_tui.privacy.finding.proposal import Found
from interview_tui.privacy.finding.senses import CUES, sense
from interview_tui.privacy.finding.text import Line

_HEAD = re.compile(
    r".*(?:kliniken|mottagning|mottagningen|centralen|sjukhuset|boendet|hemmet|huset|gården|skolan|gymnasiet|vården|"
    r"akuten|jouren|butiken|restaurangen|fabriken|salongen|byrån|teatern|museet|bolaget|företaget|studion|hårstudio|"
    r"gymmet|stallet|verket|depån|lagret|kiosken|krogen|caféet|kaféet|enheten|förläggningen|folkhögskola|komvux|"
    r"församlingen|bageriet|apoteket|hotellet|stall|pizzeria|restaurang|salong|studio|kafé|café)"
)
_SCHOOLS = ("skolan", "gymnasiet", "folkhögskola", "komvux")
_TO = words("på hos till från åt av vid för i")
_WINDS = words("väst öst syd nord väster öster söder norr centrum city norra södra")
_NUMBERED = words("avdelning avdelningen avd vårdavdelning ward unit wing")
_NOT_AFTER = words(
    """klockan folk dag natt kväll morgon idag igår tid gång lärare elever personal mat hjälp barn ungdomar vuxna mamma
    pappa chef skola jobb hem sjuk typ kön slut start rum plats tack vad år ett en samma lunch fika rast möte schema"""
)


def heads_before(line: Line, code: str) -> Iterator[Found]:
    """Such names in a line; they may overlap with what else is found."""
    for at, token in enumerate(line.tokens):
        if token.low in _NUMBERED:
            yield from _numbered(line, at)
        if code == "sv" and token.is_word and _HEAD.fullmatch(token.low) and line.beside(at + 1):
            yield from _named(line, at)


def _numbered(line: Line, at: int) -> Iterator[Found]:
    """`avdelning 12B`, `ward 7B`."""
    match = re.compile(r"\s\d{1,3}\s?[A-Za-z]?(?!\w)").match(line.text, line.tokens[at].end)
    if match is not None:
        yield Found(line.tokens[at].start, match.end(), "workplace", _("a ward with its number"))


def _named(line: Line, at: int) -> Iterator[Found]:
    token, name = line.tokens[at], line.tokens[at + 1]
    known = sense(name.low, "sv")
    if not name.is_word or known.silent:
        return
    if name.named:
        believed = not (known.native_first and token.low.endswith(("boendet", "gården", "hemmet")))
        acts = False
    else:
        sure = (name.low in SIGNS or not known.everyday) and name.low not in NOT_NAMES and len(name.low) > 3
        believed = line.small and (sure or (line.low(at - 1) in _TO and _is_name(name.low)))
        acts = name.low in CUES["sv"].human | CUES["sv"].people
    if not believed or acts:
        return
    last = at + 1
    while name.named and line.beside(last + 1) and line.tokens[last + 1].named:
        last += 1
    kind = "school" if token.low.endswith(_SCHOOLS) else "workplace"
    reason = _("a school with its name") if kind == "school" else _("a place of work with its name")
    yield Found(token.start, end_of(line, last, "sv"), kind, reason)


def _is_name(low: str) -> bool:
    """In small letters: a thing houses are called after, a noun of any kind, or no word."""
    if low in _NOT_AFTER | NOT_NAMES or low in CUES["sv"].occupations | CUES["sv"].usual_occupations:
        return False
    known = sense(low, "sv")
    if low in SIGNS | _WINDS or not known.everyday:
        return len(low) > 2
    inflected = low.endswith(("ade", "ar", "er", "or", "ande", "ing", "ligt", "igt", "iga"))
    return not inflected and (is_noun(low) or (not known.plain and not lists.is_word(low, "sv")))
