"""Schools, places of work and authorities: the whole phrase that names one, with the place it is in."""

import re
from collections.abc import Iterator

from interview_tui.language import _
from interview_tui.privacy.finding import lists
from interview_tui.privacy.finding.language import words
from interview_tui.privacy.finding.places import begins_with_place, reason_of, several
from interview_tui.privacy.finding.proposal import Found
from interview_tui.privacy.finding.senses import CUES, sense
from interview_tui.privacy.finding.text import Line

_BETWEEN = frozenset(["i", "på", "vid", "in", "at", "of"])
_OF = frozenset(["of", "for"])
_MOST_BEFORE = 4
"""Words of a name before its head: `Anna Whitlocks gymnasium`."""
_BEFORE_NAMED = words(
    """förskolan förskola vårdcentralen vårdcentral hälsocentralen äldreboendet gruppboendet gruppbostaden
    servicehuset restaurang restaurangen café cafe kafé hotell hotellet dagis pizzeria pizzerian äldreboende
    krogen förlaget region montessoriförskolan friskolan gymnasieskolan fritidsgården boendet hvb-hemmet
    behandlingshemmet demensboendet vårdboendet familjecentralen butiken salongen folkhögskolan skolan
    hemtjänsten hotel restaurant pub cafe café the"""
)
"""Heads that stand before the name: `förskolan Solstrålen`."""
_FORM = words("""ab hb kb aktiebolag ltd limited plc inc llc gmbh""")
_SMALL_HEADS = frozenset(["stad", "kommun", "kommuns", "region", "skola", "gymnasium"])
_COMPOUND = {
    "school": re.compile(r"(.{3,}?)(?:skolan|skolans|skola|gymnasiet|gymnasiets|gymnasium|förskola|förskolan|dagis|"
                         r"universitetet|universitet|högskolan|högskola|skolas)"),
    "workplace": re.compile(r"(.{3,}?)(?:sjukhuset|sjukhus|lasarettet|lasarett|vårdcentralen|vårdcentral|kliniken|"
                            r"boendet|hemmet|kyrkan|hotellet|hotell|bruket|verken|fabriken|biblioteket|församlingen|"
                            r"församling|apoteket|gården|mottagningen|restaurangen|caféet|museet|teatern|verkstaden)"),
    "authority": re.compile(r"(.{4,}?)(?:regionen|kommun|kommunen|polisen|tingsrätten|tingsrätt|anstalten|förvaltningen|"
                            r"verket|myndigheten|häktet|kontoret|nämnden)"),
}  # fmt: skip
_DEFINITE = re.compile(r".{3,}(?:en|an|et|na|ns|gården|backen|ängen|hemmet|huset|kullen|gläntan|stigen)")
_NOT_AFTER = words("""sedan innan medan redan utan nästan ibland sen men den igen annan min han igenom egen""")


def organisations(line: Line, code: str) -> Iterator[Found]:
    """Schools, places of work and authorities in a line. They may overlap; the longest is meant."""
    for at, token in enumerate(line.tokens):
        if token.is_word:
            yield from _head(line, at, code)
            yield from _one_word(line, at, code)
            yield from _office(line, at, code)
            yield from _firm(line, at, code)
            yield from _of_work(line, at, code)


def kind_of_head(low: str, code: str) -> str | None:
    """What the noun names: `school`, `workplace`, `authority`; None if it is none of these."""
    cues = CUES[code]
    base = low.removesuffix("s") if low not in cues.authorities else low
    for kind, heads in (("school", cues.schools), ("workplace", cues.workplaces), ("authority", cues.authorities)):
        if low in heads or base in heads:
            return kind
    return None


def place_after(line: Line, at: int, code: str) -> int | None:
    """Index of the last word of `i Växjö` where it begins at `at`; None if no place stands there."""
    if line.low(at) not in _BETWEEN or line.token(at + 1) is None:
        return None
    if code == "en" and line.low(at) == "of" and not line.tokens[at + 1].named and not line.small:
        return None
    last = several(line, at + 1, code)
    if last is not None:
        return last
    token = line.tokens[at + 1]
    if not token.is_word:
        return None
    known = sense(token.low, code)
    if known.silent:
        return None
    if token.named:
        return at + 1 if known.somewhere or not known.native_first else None
    if known.somewhere and not known.plain:
        return at + 1
    if known.place >= 5000 and not known.never and line.small and token.low in lists.home_places(code):
        return at + 1
    return at + 1 if line.small and not known.everyday and line.low(at) in ("i", "in") else None


def _end_of(line: Line, last: int, first: int, code: str) -> int:
    """Where a phrase ends, without the genitive s of its last word."""
    token = line.tokens[last]
    known = sense(token.low, code)
    if known.somewhere or known.name or code == "en":
        return token.start + known.length
    if token.low.endswith("s") and _owned(token.low, code):
        return token.end - 1
    return token.end


def _owned(low: str, code: str) -> bool:
    """Is the s at the end a genitive's: `Boråsskolans`, `kommuns`?"""
    return code == "sv" and bool(
        re.search(r"(?:an|en|et|skola|gymnasium|kommun|verket|universitet|lasarett|sjukhus|kassan)s$", low)
        and not low.endswith("sjukhus")
    )


def _head(line: Line, at: int, code: str) -> Iterator[Found]:
    """`Lunds universitet`, `vårdcentralen Hjärtat`, `socialtjänsten i Lund`, `University of Leeds`."""
    token = line.tokens[at]
    kind = kind_of_head(token.low, code)
    if kind is None:
        return
    first = _names_before(line, at, code)
    last = at
    named = first < at
    if code == "en":
        while line.token(last + 1) and kind_of_head(line.low(last + 1), code) and line.beside(last + 1):
            last += 1
            kind = kind_of_head(line.low(last), code) or kind
        if line.low(last + 1) in _OF and line.token(last + 2) is not None and line.tokens[last + 2].named:
            last, named = last + 2, True
            while line.token(last + 1) is not None and line.tokens[last + 1].named and line.beside(last + 1):
                last += 1
    if not named and (token.low in _BEFORE_NAMED):
        after = _names_after(line, at, code)
        if after > at:
            last, named = after, True
    where = place_after(line, last + 1, code) if not token.low.endswith("ans") else None
    if where is not None and line.low(last + 1) in _BETWEEN and not (kind == "authority" and token.low in ("region",)):
        last, named = where, True
    if not named:
        return
    if kind == "authority" and token.low in ("kommun", "kommuns", "stad") and _lived_in(line, first, code):
        kind = "place"
    reason = {
        "school": _("a school with its name"),
        "workplace": _("a place of work with its name"),
        "authority": _("an authority with its name"),
        "place": _("a municipality"),
    }[kind]
    yield Found(line.tokens[first].start, _end_of(line, last, first, code), kind, reason)


def _lived_in(line: Line, first: int, code: str) -> bool:
    return line.low(first - 1) in ("i", "till", "från", "in") and any(
        line.low(i) in CUES[code].living and line.low(i) not in CUES[code].working
        for i in range(max(0, first - 5), first)
    )


def _names_before(line: Line, at: int, code: str) -> int:
    """Index of the first word of a name that stands before a head; `at` if none does."""
    head = line.low(at)
    if head.endswith(("skolan", "gymnasiet", "kommunen", "tjänsten", "lingen")) and head in CUES[code].generic:
        return at
    first = at
    while at - first < _MOST_BEFORE and line.beside(first):
        token = line.tokens[first - 1]
        if not token.is_word or not _is_part(line, first - 1, code, nearest=first == at):
            break
        first -= 1
    return first


def _is_part(line: Line, at: int, code: str, nearest: bool) -> bool:
    """Can the word be part of an organisation's name, standing before its head?"""
    token, known = line.tokens[at], sense(line.low(at), code)
    if token.low in CUES[code].near and not token.capital:
        return False
    if token.capital and not token.first:
        return not known.silent or token.low in ("christian", "english", "catholic", "western", "northern", "southern")
    if token.capital:
        if known.plain and not known.twin and not known.native and not (known.land or known.place >= 5000):
            return False
        return not known.silent and (known.name or known.somewhere or not known.everyday)
    if known.silent or known.never:
        return False
    if known.somewhere and (
        not known.plain or (known.place >= 10_000 and token.low in lists.home_places(code) and line.small)
    ):
        return True
    if known.native_first and not known.twin and line.small:
        return True
    if not known.everyday and line.small and len(token.low) > 3:
        return True
    # `springfield primary school`: between the name and the head
    return (
        code == "en"
        and kind_of_head(token.low, code) is not None
        and line.small
        and at > 0
        and _is_part(line, at - 1, code, False)
    )


def _names_after(line: Line, at: int, code: str) -> int:
    """Index of the last word of a name that stands after its head; `at` if none does."""
    last = at
    while line.token(last + 1) is not None and line.beside(last + 1) and last - at < 3:
        token = line.tokens[last + 1]
        known = sense(token.low, code)
        if not token.is_word or (known.silent and not token.named) or token.low in _BETWEEN:
            break
        if token.named:
            last += 1
            continue
        if not line.small or last > at:
            break
        if (not known.everyday) or (known.somewhere and not known.plain) or (known.native_first and not known.twin):
            last += 1
            continue
        if (
            code == "sv"
            and _DEFINITE.fullmatch(token.low)
            and token.low not in _NOT_AFTER
            and not _verb_follows(line, last + 2, code)
        ):
            last += 1
        break
    return last


def _verb_follows(line: Line, at: int, code: str) -> bool:
    return line.low(at) in CUES[code].human - {"och"}


def _one_word(line: Line, at: int, code: str) -> Iterator[Found]:
    """`Boråsskolan`, `Mariaskolan`, `Björkgymnasiet`, with `i Lund` after it."""
    token = line.tokens[at]
    if code != "sv" or kind_of_head(token.low, code) is not None:
        return
    bare = re.sub(r"(n|ns|t|ts|s)$", "", token.low)
    for kind, pattern in _COMPOUND.items():
        match = pattern.fullmatch(token.low)
        if match is None:
            continue
        stem = match.group(1).removesuffix("-")
        generic = bare in CUES[code].generic or bare.removesuffix("e") in CUES[code].generic
        if generic or not _names_one(line, at, stem, kind, code):
            continue
        last = place_after(line, at + 1, code) or at
        if token.low.endswith("s") and _owned(token.low, code):
            last = at
        first = at
        while kind == "school" and first > 0 and line.beside(first) and line.tokens[first - 1].named:
            if sense(line.low(first - 1), code).silent:
                break
            first -= 1
        reason = _("a school with its name") if kind == "school" else _("the name of an organisation")
        yield Found(line.tokens[first].start, _end_of(line, last, at, code), kind, reason)
        return


def _names_one(line: Line, at: int, stem: str, kind: str, code: str) -> bool:
    """Does a compound's first part name one of its kind, rather than say of what sort it is?"""
    token = line.tokens[at]
    known = sense(token.low, code)
    part = sense(stem, code)
    if begins_with_place(token.low, code):
        return True
    if token.named:
        return kind == "school" or not known.plain
    if kind == "school":
        if known.plain:
            return False
        return not part.everyday or part.twin or part.native_first or not known.everyday or _like_nature(stem)
    if part.native_first and not part.twin and not part.plain and not known.plain:
        return True
    return not known.everyday and not part.everyday and not (token.first and not part.name)


def _like_nature(stem: str) -> bool:
    """Schools are called after what grows and lies around them: `björkskolan`, `sjöängsskolan`."""
    return bool(re.search(
        r"(?:björk|ek|lind|tall|gran|alm|ask|asp|rönn|berg|dal|sjö|äng|ängs|hag|hags|kulle|backa|back|bäck|å|ås|strand|viks|"
        r"vik|park|sol|stjärn|kyrk|slott|slotts|norr|söder|väst|väster|öst|öster|central|sten|mo|mos|ström|holm|näs|torp|"
        r"hult|fors|lunds|lund|gård|gårds|katedral|dom|nybygge|råd|rönnbärs|furu|käll|hav|havs|skog|skogs|rosen|ros)$",
        stem,
    ))  # fmt: skip


def _office(line: Line, at: int, code: str) -> Iterator[Found]:
    """`Migrationsverket`, `Home Office`: there is one in the country, which tells a little; with a place, more."""
    for last in range(min(at + 6, len(line.tokens)) - 1, at - 1, -1):
        text = line.text[line.tokens[at].start : line.tokens[last].end].casefold()
        form = text if text in CUES[code].offices else text.removesuffix("s")
        if form not in CUES[code].offices:
            continue
        end = line.tokens[last].end - (len(text) - len(form))
        where = place_after(line, last + 1, code) if form == text else None
        if where is not None:
            yield Found(
                line.tokens[at].start, _end_of(line, where, at, code), "authority", _("an authority in a place")
            )
        else:
            yield Found(
                line.tokens[at].start, end, "authority", _("an authority of the whole country; tells little alone")
            )
        return


def _firm(line: Line, at: int, code: str) -> Iterator[Found]:
    """`Ica Maxi i Skövde`, `Volvo`, `Bergs Bygg AB`."""
    token, cues = line.tokens[at], CUES[code]
    if token.low in _FORM and token.text != token.low and at > 0 and line.tokens[at - 1].capital:
        first = at
        while first > 0 and line.beside(first) and line.tokens[first - 1].capital and at - first < _MOST_BEFORE:
            first -= 1
        yield Found(line.tokens[first].start, token.end, "workplace", _("a firm"))
        return
    form = token.low if token.low in cues.firms else token.low.removesuffix("s")
    joined = line.text[token.start : line.tokens[at + 2].end].casefold() if at + 2 < len(line.tokens) else ""
    last = at
    if joined in cues.firms:
        last = at + 2
    elif form not in cues.firms or (sense(token.low, code).plain and not token.capital and not line.small):
        return
    if token.first and sense(form, code).plain and token.capital and not _working(line, at, code) and len(form) < 5:
        return
    if form in ("ving", "scan", "max", "king", "bolt", "stadium", "holmen", "saab", "bt", "next") and not (
        token.named or _working(line, at, code)
    ):
        return
    if form in ("klarna", "spotify", "google", "amazon", "uber") and not _working(line, at, code):
        return
    while form == token.low and line.token(last + 1) is not None and line.beside(last + 1) and last - at < 3:
        after = line.tokens[last + 1]
        if not (after.is_word and (after.named or after.low in _BRANCH)):
            break
        last += 1
    where = place_after(line, last + 1, code) if form == token.low else None
    if where is not None:
        last = where
    end = line.tokens[last].end if last > at else token.start + len(form)
    yield Found(
        token.start, _end_of(line, last, at, code) if last > at else end, "workplace", _("a known place of work")
    )


_BRANCH = words("""maxi kvantum nära supermarket stormarknad forum trucks cars konsum express extra""")


def _working(line: Line, at: int, code: str) -> bool:
    cues = CUES[code]
    return line.low(at - 1) in cues.at and any(line.low(i) in cues.working for i in range(max(0, at - 6), at - 1))


def _of_work(line: Line, at: int, code: str) -> Iterator[Found]:
    """`jobbar på Solrosen`: a name after work that no list knows."""
    token, known = line.tokens[at], sense(line.low(at), code)
    if not _working(line, at, code) or known.silent or line.low(at - 1) in ("från", "from", "till", "med", "with"):
        return
    if code == "en" and line.low(at - 1) in ("in", "by"):
        return
    inside = line.low(at - 1) in ("i",)
    if inside and (known.somewhere or known.name):
        return
    believed = (
        token.named and not known.native_first and not (known.land or (reason_of(line, at, code) and known.somewhere))
    )
    if (
        not token.capital
        and not known.everyday
        and not known.somewhere
        and not known.name
        and not inside
        and len(token.low) > 3
    ):
        believed = True
    if not believed or (token.low in CUES[code].firms and not token.named):
        return
    last = at
    while line.token(last + 1) is not None and line.beside(last + 1) and line.tokens[last + 1].named and last - at < 3:
        last += 1
    where = place_after(line, last + 1, code)
    if where is not None and line.low(last + 1) in ("i", "in"):
        last = where
    yield Found(token.start, _end_of(line, last, at, code), "workplace", _("comes after words of work"))
