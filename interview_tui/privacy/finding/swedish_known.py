"""Swedish schools that are known by a name, headlands after an island, and posts with what they are for.

`hermods i Kista` is one school though many have the name, `ölands södra udde` one place, and who is `kassör i byalaget`
or `förbundskapten i rodd` is one of few: the whole is what one would change.
"""

import re
from collections.abc import Iterator

from interview_tui.language import _
from interview_tui.privacy.finding import lists
from interview_tui.privacy.finding.heads import end_of, place_after
from interview_tui.privacy.finding.in_swedish_slots import is_noun
from interview_tui.privacy.finding.language import words
from interview_tui.privacy.finding.proposal import Found
from interview_tui.privacy.finding.senses import CUES, sense
from interview_tui.privacy.finding.text import Line

_SV = "sv"
_SCHOOL = re.compile(
    r"(?<!\w)(?:internationella engelska skolan|engelska skolan|kunskapsskolan|hermods|lernia|komvux|komvuxcentrum|abf|"
    r"medborgarskolan|folkuniversitetet|studiefrämjandet|vuxenskolan|studieförbundet vuxenskolan|bilda|sensus|"
    r"nti|nti-gymnasiet|jensen|jensens|thorengruppen|thorengymnasiet|astar|movant|vittra|pysslingen|"
    r"realgymnasiet|praktiska gymnasiet|praktiska|drottning blanka|lbs|cybergymnasiet|procivitas|"
    r"yrkesakademin|eductus|montessori|waldorf|waldorfskolan|franska skolan|tyska skolan|estniska skolan|"
    r"lärvux|sfi|vuxenutbildningen)(?!\w)",
    re.IGNORECASE,
)
_HEADLAND = re.compile(
    r"(?<!\w)[^\W\d_]{3,}s?\s+(?:norra|södra|östra|västra|norr|yttre|inre)\s+"
    r"(?:udde|spets|ände|näs|strand|kust|skärgård|hamn)(?!\w)",
    re.IGNORECASE,
)
_POSTS = words(
    """ordförande kassör sekreterare ledamot suppleant styrelseledamot revisor valberedare talesperson
    kanslist ombud förtroendevald kapten domare kyrkvärd vice språkrör"""
)
_FOR = words("i på för vid inom")
_TOLD = words("är var va blev bli blir blivit vara varit som till")
_NOT_FOR = words(
    """år dag dagen tid tiden gång gången morgon natten natt helgen veckan halvtid heltid deltid timmar sommaren
    vintern början slutet sitt min mitt sin alla några många allt livet grunden stort fred den det en ett hela flera
    mig dig oss er dem dom honom henne fem tio tre två fyra sex sju åtta nio tjugo trettio fyrtio hur vad sånt sådant
    kvällen kvällar nätter dagarna dagtid nattetid egen eget smällen praktiken princip vägen plats"""
)


def swedish_known(line: Line) -> Iterator[Found]:
    """Such names in a line."""
    starts = {token.start: at for at, token in enumerate(line.tokens)}
    ends = {token.end: at for at, token in enumerate(line.tokens)}
    for match in _SCHOOL.finditer(line.text):
        last = ends.get(match.end())
        if last is None or line.low(last + 1) != "i":
            continue
        where = place_after(line, last + 1, _SV)
        if where is None and line.small and sense(line.low(last + 2), _SV).land:
            where = last + 2
        if where is not None:
            yield Found(match.start(), end_of(line, where, _SV), "school", _("a school with its name"))
    for match in _HEADLAND.finditer(line.text):
        at = starts.get(match.start())
        if at is not None and (line.tokens[at].named or line.small) and sense(line.low(at), _SV).somewhere:
            yield Found(match.start(), match.end(), "place", _("formed like a place"))


def posts(line: Line, found: list[Found]) -> Iterator[Found]:
    """Posts in an association, and occupations among `found` with the field or the house that they are in."""
    reason = _("a rarer occupation, said of somebody")
    for at, token in enumerate(line.tokens):
        if token.low in _POSTS and line.low(at - 1) in _TOLD:
            last = _field(line, at + 1)
            if last is not None:
                yield Found(token.start, line.tokens[last].end, "occupation", reason)
    ends = {token.end: at for at, token in enumerate(line.tokens)}
    places = {one.start for one in found if one.kind == "place"}
    for one in found:
        if one.kind == "occupation" and not one.weak and one.end in ends:
            last = _field(line, ends[one.end] + 1)
            if last is not None and line.tokens[last].start not in places:
                yield Found(one.start, line.tokens[last].end, "occupation", reason)


def _field(line: Line, at: int) -> int | None:
    """Index of the last word of `i byalaget`, `i rodd`, `på slussen` that begins at an index; None if none does."""
    what = line.token(at + 1)
    if line.low(at) not in _FOR or what is None or not what.is_word or not line.beside(at) or not line.beside(at + 1):
        return None
    low = what.low
    if low in _NOT_FOR | CUES[_SV].people or what.named or sense(low, _SV).silent or not lists.is_word(low, _SV):
        return None
    known = sense(low, _SV)
    if known.somewhere and not known.plain:
        return None
    definite = low.endswith(("n", "t")) and lists.lemma(low, _SV) in (low[:-1], low[:-2])
    field = line.low(at) == "i" and (is_noun(low) or (lists.is_own_form(low, _SV) and lists.is_compound(low, _SV)))
    return at + 1 if definite or field else None
