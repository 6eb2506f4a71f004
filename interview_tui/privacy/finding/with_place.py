"""A house that is told by what it is and where: `kiosken vid Långviksbadet`, `the call centre in Ashby Vale`.

What is definite and has a place after it is a certain one; the whole is what one would change.
"""

from collections.abc import Iterator, Sequence

from interview_tui.language import _
from interview_tui.privacy.finding.called_after import TRADES
from interview_tui.privacy.finding.english_slot_words import CROWN, SORT, USUAL
from interview_tui.privacy.finding.frames import frame_at
from interview_tui.privacy.finding.heads import kind_of_head
from interview_tui.privacy.finding.house_nouns import house, is_definite
from interview_tui.privacy.finding.language import words
from interview_tui.privacy.finding.proposal import Found
from interview_tui.privacy.finding.senses import CUES, sense
from interview_tui.privacy.finding.text import Line

_BETWEEN = {"sv": words("i på vid"), "en": words("in on at")}
_KINDS = ("place", "address", "workplace")
_MOST_BEFORE = 3
_MORE_HEADS = words(
    """co-op office takeaway bookies bookmaker chippy launderette laundrette salon barbers hairdressers dentists vets
    branch depot yard stables showroom airport station port docks site prison abattoir unit school college centre
    center shop store"""
)
_HOMELY = words("huset stugan gården kyrkan affären banken macken badhuset simhallen torget baren krogen biografen")
"""Houses that one lives in or passes: with a place they are somebody's only where work is told."""
_NO_HOUSE = words("church surgery home bank park street")
"""Heads that also name a part of a town, or what is done."""
_DESCRIBED = words("old new big small little local first second other same only whole main nearest a an my our")


def with_place(line: Line, code: str, found: Sequence[Found]) -> Iterator[Found]:
    """Such houses; `found`: what else was found in the line, the places among it."""
    starts = {token.start: at for at, token in enumerate(line.tokens)}
    houses = [one for one in found if one.kind in ("school", "workplace", "authority") and not one.weak]
    for one in found:
        at = starts.get(one.start)
        if one.kind not in _KINDS or at is None or at < 2 or line.low(at - 1) not in _BETWEEN[code]:
            continue
        if (one.kind == "workplace" and line.low(at - 1) != "vid") or not line.beside(at - 1):
            continue
        if any(other.start <= one.start and one.end <= other.end and other is not one for other in houses):
            continue
        told = _swedish(line, at - 2) if code == "sv" else _english(line, at - 2)
        if told is not None:
            first, kind = told
            reason = _("a school with its name") if kind == "school" else _("a place of work with its name")
            yield Found(line.tokens[first].start, one.end, kind, reason)


def _swedish(line: Line, at: int) -> tuple[int, str] | None:
    low = line.low(at)
    kind = house(low) if is_definite(low) else None
    if low in _HOMELY:
        frame = frame_at(line, at, "sv")
        kind = kind if frame is not None and frame.kind == "workplace" else None
    return (at, kind) if kind is not None else None


def _english(line: Line, at: int) -> tuple[int, str] | None:
    """Back to `the`, over what describes the house."""
    low = line.low(at)
    kind = kind_of_head(low, "en")
    if kind is None and line.tokens[at].named and line.low(at - 1) == "the" and _is_called(low):
        return at, "workplace"  # `the Texaco on`
    food = low == "bank" and line.low(at - 1) == "food"
    if kind == "authority" or (low in _NO_HOUSE and not food):
        return None
    chain = low in CUES["en"].firms
    worked = _is_worked_at(line, at)
    if kind is None and not (chain or worked or low in _MORE_HEADS or low in TRADES["en"]):
        return None
    first = at
    while first > 0 and at - first < _MOST_BEFORE and line.beside(first) and line.low(first - 1) != "the":
        first -= 1
    if line.low(first - 1) != "the":
        return None
    while first < at and line.low(first) in _DESCRIBED:
        first += 1
    return first, kind if kind == "school" else "workplace"


def _is_called(low: str) -> bool:
    """With a capital after `the`: no people, army or part of a country."""
    known = sense(low, "en")
    return not (known.silent or known.somewhere or low in CROWN | _DESCRIBED | _WINDS)


_WINDS = words("north south east west midlands highlands borders internet police council government")


def _is_worked_at(line: Line, at: int) -> bool:
    """`managing the crooked billet in`: in a slot of work whatever stands there is a house."""
    if line.low(at) in USUAL | SORT:
        return False
    for first in range(at, max(0, at - _MOST_BEFORE), -1):
        if line.low(first - 1) == "the":
            frame = frame_at(line, first, "en")
            return frame is not None and (frame.by == "" or (frame.kind == "workplace" and frame.by in ("at", "from")))
    return False
