"""Places that no list has, told by what the sentence does with them: one lives *on* them, takes the boat *to* them.

The same unknown word after *to* is somebody where one talks and a place where one travels; so the words of travelling
and of living that stand before decide.
"""

from collections.abc import Iterator

from interview_tui.language import _
from interview_tui.privacy.finding.house_nouns import house
from interview_tui.privacy.finding.language import words
from interview_tui.privacy.finding.proposal import Found
from interview_tui.privacy.finding.senses import Sense, sense
from interview_tui.privacy.finding.text import Line
from interview_tui.privacy.finding.villages import is_village, sounds_like_place

_MOST = 3
_FURTHEST = 6
"""Words before the preposition among which one of travelling or living stands."""
_TRAVEL = {
    "sv": words(
        """åkte åker åka åkt reste reser resa rest båten båt färjan färja bussen buss bussar tåget tåg flyget flyg flög
        flyger cyklade cyklar cykla seglade seglar segla paddlade vandrade vandrar vandra liftade flydde flyr fly
        flytt flyttade flyttar flytta flyttat pendlar pendlade semester semestrade utflykt utflykter campade husvagn
        kollo skjuts skjutsade vägen väg sträckan mil avfarten bilen kommer kom kommit spårvagnen tunnelbanan
        skolskjuts hamnade återvända återvände resan bilfärden turen promenad promenerade skidade badade bad simma
        simmade evakuerades landade strandade ligger låg avstånd"""
    ),
    "en": words(
        """bus buses train trains ferry boat boats coach plane flight flew fly drive travelled travel travelling drove
        driving driven cycled cycle walked walk walking sailed sailing sail hitchhiked fled flee escaped moved
        move moving commute commuted commuting holiday holidays holidayed caravan caravans camping camped trip trips
        road roads miles mile taxi tram tube lift ride rode swim swam swimming daytrip outing relocated settled
        evacuated landed stranded bypass turnoff hike hiked outskirts chalet beach cottage seaside"""
    ),
}
_LIVE = {
    "sv": words(
        """bor bo bott bodde boende växte vuxit uppväxt uppvuxen född föddes hus huset stuga sommarstuga lägenhet
        lägenheten etta tvåa villa gård torp kolonilott sommarställe hyr hyrde hyra köpte flyttade flytta flyttat
        badade badar semester somrarna somrar strandtomt husvagn fritidshus radhus inneboende skriven landställe tomt
        gården fiskade fiskar sommarhus"""
    ),
    "en": words(
        """live lives lived living born raised grew house flat home bungalow cottage caravan farm croft holiday holidays
        holidayed stayed rent rented bought settled moved beach camped swim swam swimming summers allotment houseboat"""
    ),
}
_TO = {
    "sv": words("till från mot över runt via genom förbi kring utanför"),
    "en": words("to from towards via through past around round outside off near of"),
}
_AT = {"sv": words("på vid ute inne nere uppe"), "en": words("on at in down up near")}
_FLED = {"sv": words("flydde flytt fly"), "en": words("fled flee fleeing")}
_NOBODY_THERE = words("tack hej sms mejl brev ring ringde mail text message letter call email according present")


def whereabouts(line: Line, code: str) -> Iterator[Found]:
    """Such places in a line; they may overlap with what else is found."""
    for at, token in enumerate(line.tokens):
        if (
            code == "en"
            and at > 0
            and line.owned(at)
            and (token.low in _LANDSCAPE or (token.low in _GREENS and token.named))
        ):
            yield from _of_landscape(line, at)
        if at == 0 or not token.is_word or not (token.named or line.small):
            continue
        known = sense(token.low, code)
        if not _may_be(line, at, known, code):
            continue
        before = line.low(at - 1)
        fled = before in _FLED[code]
        to = before in _TO[code] and _told(line, at, _TRAVEL[code] | _LIVE[code])
        lived = before in _AT[code] and _told(line, at, _LIVE[code])
        going = before == "till" and line.low(at - 3) in ("ska", "skulle", "ville")  # `ska du till`
        to = to or going or (before in _ALWAYS[code] and not known.name)
        sited = before in _SITED[code] and line.low(at - 2) in _WHERE
        listed = _is_listed(line, at, code)
        island = code == "en" and before == "on" and token.named and not known.name
        if not (fled or to or lived or sited or listed or island):
            continue
        last = at
        while token.named and line.beside(last + 1) and line.tokens[last + 1].named:
            last += 1
        end = line.tokens[last]
        length = known.length if last == at else len(end.text)
        yield Found(token.start, end.start + length, "place", _("where somebody lives or travels"))


_ALWAYS = {"sv": words("runt kring utanför"), "en": words("round around outside")}
_WHERE = words("uppe nere ute inne borta bort ner upp ut hem hemma up down out over back past")
"""Before the preposition, where somewhere is meant."""
_SITED = {"sv": words("i på vid till mot från"), "en": words("in to at on past from near")}


def _is_listed(line: Line, at: int, code: str) -> bool:
    """`Först Hargeisa, sen Addis`: after a place and a comma or a small word, one of the same kind."""
    before = at - 1
    while before > 0 and line.low(before) in _THEN:
        before -= 1
    if before == at - 1 or not line.tokens[before].is_word:
        return False
    last = sense(line.low(before), code)
    return last.place > 0 and not (last.name or last.plain) and not sense(line.low(at), code).name


_THEN = words(", then sen sedan och and or eller därefter till to")


def _told(line: Line, at: int, cues: frozenset[str]) -> bool:
    before = [line.low(i) for i in range(max(0, at - 1 - _FURTHEST), at - 1)]
    return any(low in cues for low in before) and not any(low in _NOBODY_THERE for low in before)


def _may_be(line: Line, at: int, known: Sense, code: str) -> bool:
    """Is it no word of every day, and rather no name of somebody?"""
    token = line.tokens[at]
    if known.silent or known.plain or known.native_first or len(known.base) < 4 or token.text.isupper():
        return False
    if code == "sv" and house(token.low) is not None and not token.named:
        return False
    village = code == "sv" and (is_village(known.base) or (sounds_like_place(known.base, code) and not token.named))
    if token.named:
        return not known.native_last or village or known.somewhere
    if known.everyday:  # compounds: `hemavan`, not `ungdomsgården`
        return village or (line.low(at - 2) in _WHERE and not known.plain and not _ends_as_word(known.base))
    return village or known.somewhere or not (known.name or known.like_surname) or known.like_place


def _ends_as_word(low: str) -> bool:
    """`skolgården`, `matsalen`: definite, as most compounds that mean what they say."""
    return low.endswith(("en", "et", "na", "an", "arna", "erna"))


_LANDSCAPE = words("estate island isle peninsula")
_GREENS = words(
    "green cross heath strand sands meadow common moor bay haven ridge hollow vale fen marsh point sound dell hatch"
)


def _of_landscape(line: Line, at: int) -> Iterator[Found]:
    """`the Raffles estate`, `Calf Island`."""
    first = at
    while first > 0 and at - first < _MOST and line.owned(first):
        before = line.tokens[first - 1]
        odd = line.small and not (sense(before.low, "en").everyday or sense(before.low, "en").silent)
        if not before.is_word or not (before.named or odd):
            break
        first -= 1
    if first == at - 1 and line.low(at) in _GREENS and sense(line.low(first), "en").native_first:
        return  # somebody of that name
    if first < at:
        yield Found(line.tokens[first].start, line.tokens[at].end, "place", _("formed like a place"))
