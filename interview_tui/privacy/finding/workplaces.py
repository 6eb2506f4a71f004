"""Firms that are known, firms by their legal form, authorities there is one of, and names after words of work."""

from collections.abc import Iterator

from interview_tui.language import _
from interview_tui.privacy.finding import lists
from interview_tui.privacy.finding.frames import WHERE, frame_at
from interview_tui.privacy.finding.heads import end_of, kind_of_head, place_after
from interview_tui.privacy.finding.language import words
from interview_tui.privacy.finding.places import reason_of
from interview_tui.privacy.finding.proposal import Found
from interview_tui.privacy.finding.senses import CUES, sense
from interview_tui.privacy.finding.text import Line
from interview_tui.privacy.finding.villages import is_by_water

_FORM = words("ab hb kb aktiebolag ltd limited plc inc llc gmbh")
_MOST_BEFORE = 3
_SCHOOLS = words("chalmers kth konstfack slu gih lth södertörn ucl lse eton")
"""Schools that are known by a name alone."""
_BRANCH = words(
    "maxi kvantum nära supermarket stormarknad forum trucks cars konsum express extra bank lastvagnar "
    "personvagnar bussar aero varv"
)
_ALSO_WORDS = words(
    """ving scan max king bolt stadium holmen saab bt next klarna spotify google amazon uber mind target
    stadsmissionen akademiska kry tui preem ups iss mtr sca seb nk hm ee boots shelter ford costa"""
)
"""Firms whose name is another word too, or that everybody uses: only with words of work, or `på` before a capital."""
_STAFF = words("på hos vid för av till heter från at for of by from")
_FEELING = words(
    """skyller skyllde litar litade arg sur tänker tänkte väntar väntade vänta trött besviken lyssnar lyssnade tittar
    tittade ropade ropa skrik skriker svartsjuk skrek kär stolt laughed looked shouted angry mad smiled"""
)
"""Before `på` and somebody."""
_HOME = words(
    """bor bo bott bodde boende född uppvuxen uppväxt växte hemma lägenhet stuga sommarstuga badade badar swim swam
    caravan cottage holiday holidays beach hus flyttade flyttat"""
)
_BEFORE_NONE = words("från from till med with om")


def workplaces(line: Line, code: str) -> Iterator[Found]:
    """Places of work and authorities by their own names. They may overlap; the longest is meant."""
    for at, token in enumerate(line.tokens):
        if token.is_word:
            yield from _office(line, at, code)
            yield from _firm(line, at, code)
            yield from _legal_form(line, at)
            yield from _after_work(line, at, code)
            yield from _at_some(line, at, code)


def _office(line: Line, at: int, code: str) -> Iterator[Found]:
    """`Migrationsverket`, `Home Office`: there is one in the country, which tells a little; with a place, more."""
    offices = CUES[code].offices
    for last in range(min(at + 6, len(line.tokens)) - 1, at - 1, -1):
        text = line.text[line.tokens[at].start : line.tokens[last].end].casefold()
        form = text if text in offices else text.removesuffix("s")
        if form not in offices:
            continue
        where = place_after(line, last + 1, code) if form == text else None
        beside = line.token(last + 1)
        if form == text and beside is not None and beside.named and line.beside(last + 1):
            where = last + 1 if sense(beside.low, code).somewhere else where  # `BUP Lund`
        if where is not None:
            reason, end = _("an authority in a place"), end_of(line, where, code)
        else:
            reason = _("an authority of the whole country; tells little alone")
            end = line.tokens[last].end - (len(text) - len(form))
        yield Found(line.tokens[at].start, end, "authority", reason)
        return


def _legal_form(line: Line, at: int) -> Iterator[Found]:
    """`Bergs Bygg AB`."""
    token = line.tokens[at]
    if token.low not in _FORM or not line.beside(at):
        return
    first = at
    while first > 0 and at - first < _MOST_BEFORE and line.beside(first):
        before = line.tokens[first - 1]
        if not before.is_word or not (
            before.capital or (line.small and before.low not in _STAFF | _BEFORE_NONE | {"ett"})
        ):
            break
        first -= 1
    odd = line.small and first < at and not sense(line.low(first), "sv").plain
    known = odd or (line.small and line.low(first - 1) in _STAFF)
    if first < at and (token.capital or known):
        yield Found(line.tokens[first].start, token.end, "workplace", _("a firm"))


def _firm(line: Line, at: int, code: str) -> Iterator[Found]:
    """`Ica Maxi i Skövde`, `Volvo`."""
    token, firms = line.tokens[at], CUES[code].firms
    last = at
    firms |= _SCHOOLS
    form = token.low if token.low in firms else token.low.removesuffix("s")
    joined = line.text[token.start : line.tokens[at + 2].end].casefold() if at + 2 < len(line.tokens) else ""
    spaced = joined.replace(" ", "-")
    pair = f"{token.low}-{line.low(at + 1)}" in firms and line.beside(at + 1)
    odd = pair and not sense(line.low(at + 1), code).everyday
    if pair and (token.named or odd or works(line, at, code)):
        last, form = at + 1, token.low
    elif joined in firms or (line.token(at + 1) and line.tokens[at + 1].text == "&" and spaced in firms):
        last, form = at + 2, token.low
    elif form not in firms or (form in _SCHOOLS and line.low(at - 1) in ("in", "i")):
        return
    known = sense(token.low, code)
    owned = form != token.low
    at_it = token.named and line.low(at - 1) in ("på", "hos", "at")
    # `the Boots in Carrow`: a certain one
    certain = code == "en" and line.low(at - 1) == "the" and place_after(line, last + 1, code) is not None
    if form in _ALSO_WORDS and last == at and not (works(line, at, code) or at_it or certain):
        return
    if known.plain and not (pair or certain or token.named or works(line, at, code)):
        return
    shortest = last
    while not owned and line.token(last + 1) is not None and line.beside(last + 1) and last - at < _MOST_BEFORE:
        after = line.tokens[last + 1]
        branch = (
            after.named or after.low in _BRANCH or (line.small and last == shortest and _is_branch(after.low, code))
        )
        if not (after.is_word and branch):
            break
        last += 1
    where = None if owned else place_after(line, last + 1, code)
    if where is not None:
        last = where
    if form in CUES[code].chains and last == shortest and not works(line, at, code):
        return
    end = end_of(line, last, code) if last > at else token.start + len(form)
    kind = "school" if form in _SCHOOLS else "workplace"
    yield Found(token.start, end, kind, _("a known place of work"))


def _is_branch(low: str, code: str) -> bool:
    """`på ica rönnhaga`: no word of every day after the name of a chain."""
    known = sense(low, code)
    return not known.silent and not known.plain and not known.native_first and len(low) > 4


def works(line: Line, at: int, code: str) -> bool:
    """Does a word of work stand before, with `på` or `hos` between?"""
    cues = CUES[code]
    if code == "en" and line.low(at - 1) == "the":
        at -= 1
    if line.low(at - 1) not in cues.at:
        return False
    before = [line.low(i) for i in range(max(0, at - 6), at - 1)]
    jobs = cues.working | cues.occupations | cues.usual_occupations
    if any(word in jobs for word in before):
        return True
    frame = frame_at(line, at, code)
    return frame is not None and frame.kind == "workplace" and frame.by in ("på", "hos", "från", "at", "for")


def _after_work(line: Line, at: int, code: str) -> Iterator[Found]:
    """`jobbar på Solrosen`: a name after words of work that no list has."""
    token, known = line.tokens[at], sense(line.low(at), code)
    before = line.low(at - 1)
    following = line.token(at + 1)
    pair = token.named and following is not None and following.named and line.beside(at + 1)  # `Scottish Power`
    if (
        (known.silent and not pair)
        or (before in _BEFORE_NONE and not (pair and code == "en"))
        or not works(line, at, code)
        or (known.native_first and before != "the")
    ):
        return
    if before == "by" and line.low(at - 2) not in ("employed", "hired", "trained", "paid"):
        return
    town = known.land or (known.somewhere and known.base in lists.home_places(code)) or is_by_water(token.low, code)
    if before in ("i", "in") or (town and not pair) or line.low(at - 2) in WHERE:
        return
    kind = kind_of_head(token.low, code)
    if token.named:
        believed = known.unknown or known.loan or not known.plain or kind is None
        if (
            line.low(at - 1) == "the"
            and not line.tokens[min(at + 1, len(line.tokens) - 1)].named
            and line.low(at + 1) != "and"
        ):
            return
    else:
        believed = not known.everyday and not known.somewhere and not known.name and len(token.low) > 3
    if token.capital != token.named or not believed:
        return
    last = at
    while line.token(last + 1) is not None and line.beside(last + 1) and line.tokens[last + 1].named:
        last += 1
    joined = line.token(last + 2)
    if line.low(last + 1) == "and" and line.low(at - 1) == "the" and joined is not None and joined.named:
        last += 2  # `the Rose and Crown`
    where = place_after(line, last + 1, code) if line.low(last + 1) in ("i", "in") else None
    yield Found(token.start, end_of(line, where or last, code), "workplace", _("comes after words of work"))


def _at_some(line: Line, at: int, code: str) -> Iterator[Found]:
    """`Han är på Solbacka`: a capital after `på` that is no island and nobody."""
    token, known = line.tokens[at], sense(line.low(at), code)
    word = {"sv": "på", "en": "at"}[code]
    if line.low(at - 1) != word or (code == "en" and known.everyday) or len(token.text) < 3 or token.text.isupper():
        return
    if not token.named and not (line.small and not known.everyday and not known.name and len(token.text) > 3):
        return
    town = known.somewhere and (code == "en" or known.land or known.base in lists.home_places(code))
    if (
        known.silent
        or town
        or known.native
        or (known.first and not known.plain)
        or kind_of_head(token.low, code) is not None
    ):
        return
    if any(line.low(i) in _FEELING for i in range(max(0, at - 4), at - 1)):
        return
    if reason_of(line, at, code) is not None or ":" in token.text:
        return
    last = at
    while line.token(last + 1) is not None and line.beside(last + 1) and line.tokens[last + 1].named:
        last += 1
    where = place_after(line, last + 1, code) if line.low(last + 1) == "i" else None
    at_home = any(line.low(i) in _HOME for i in range(max(0, at - 5), at)) or line.low(at - 2) in WHERE
    island = is_by_water(token.low, code) and not known.everyday
    kind = "place" if at_home or island else "workplace"
    yield Found(
        token.start,
        end_of(line, where or last, code),
        kind,
        _("a capital letter after “{word}”").format(word=word),
        weak=not island,
    )
