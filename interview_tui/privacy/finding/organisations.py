"""Schools, places of work and authorities by the noun that says what they are: `vårdcentralen Hjärtat i Lund`."""

import re
from collections.abc import Iterator

from interview_tui.language import _
from interview_tui.privacy.finding import lists
from interview_tui.privacy.finding.english import ENGLISH
from interview_tui.privacy.finding.heads import BETWEEN, HOME_TOWN, end_of, is_owner, kind_of_head, of_sort, place_after
from interview_tui.privacy.finding.language import words
from interview_tui.privacy.finding.places import begins_with_place
from interview_tui.privacy.finding.proposal import Found
from interview_tui.privacy.finding.senses import CUES, sense
from interview_tui.privacy.finding.text import Line

_MOST_BEFORE = 5
"""Words of a name before its head: `Anna Whitlocks gymnasium`, `Royal Berkshire County Council`."""
_MOST_AFTER = 3
_BEFORE_NAMED = words(
    """förskolan förskola vårdcentralen vårdcentral hälsocentralen äldreboendet gruppboendet gruppbostaden servicehuset
    restaurang restaurangen café cafe kafé caféet kaféet hotell hotellet dagis dagiset pizzeria pizzerian krogen region
    montessoriförskolan friskolan gymnasieskolan fritidsgården boendet hvb-hemmet behandlingshemmet demensboendet
    vårdboendet familjecentralen butiken salongen folkhögskolan skolan hemtjänsten frisörsalongen bageriet konditori
    konditoriet advokatfirman advokatbyrån firman företaget bolaget byrån tidningen föreningen stiftelsen åkeriet
    stödboendet korttidsboendet ålderdomshemmet kvinnojouren träffpunkten hotel restaurant pub mottagningen kliniken
    flyktingförläggningen flyktingboendet kollektivet gården församlingen fabriken mottagningen ridskolan salong
    familjerådgivningen tandvårdshuset vandrarhemmet campingen åkeriet handelsträdgården närhälsan stallet verkstaden"""
)
"""Heads that stand before the name: `förskolan Solstrålen`."""
_LINKS = words(
    """city county borough district town parish crown high magistrates primary secondary care medical nursing grammar
    infant infants junior sixth form community general royal memorial health housing st saint state metropolitan
    national valley university teaching children's and church catholic"""
)
"""English words between a name and its head: `Leeds city council`."""
_SORTS = words(
    """primary high secondary private public local state medical sunday boarding art business law music drama nursing
    night summer infant junior nursery general community teaching mental special mainstream day driving language dance
    ballet my the a this that another other new old first second our her his their good bad big small same which every
    any each no grammar middle elementary normal free independent residential religious faith village whole entire next
    last best worst closest nearest big-city children's women's men's people's england's britain's britain sweden's
    world's country's nation's today's hospital school college university council after before during at in to from of
    and or with by for on until since through"""
)
"""What an English head is only described with."""
_WITH_CAPITAL = words("centre center bank farm plant shop store mill mine practice factory trust church park home")
"""English heads so usual that they name something only with a capital."""
_AT = words("at to from for near")
_OWNERS = words(
    """sveriges stadens barnens kommunens dagens världens landets byns hans hennes deras någons allas vars ens skolans
    statens regionens dens denna områdets ortens stans"""
)
_WIDE = words(
    "västra östra norra södra sankt s:t sankta stora lilla gamla nya west east north south greater upper royal"
)
_COMPOUND = {
    "school": re.compile(
        r"(.{2,}?)(?:skolan|skolans|skola|skolas|gymnasiet|gymnasiets|gymnasium|förskola|förskolan|dagis|universitetet|"
        r"universitet|högskolan|högskola)"
    ),
    "workplace": re.compile(
        r"(.{3,}?)(?:sjukhuset|sjukhus|lasarettet|lasarett|vårdcentralen|vårdcentral|kliniken|boendet|hemmet|kyrkan|"
        r"hotellet|hotell|bruket|verken|fabriken|biblioteket|församlingen|församling|apoteket|gården|mottagningen|"
        r"restaurangen|caféet|museet|teatern|verkstaden)"
    ),
    "authority": re.compile(
        r"(.{4,}?)(?:regionen|kommun|kommunen|polisen|tingsrätten|tingsrätt|anstalten|förvaltningen|verket|"
        r"myndigheten|häktet|kontoret|nämnden)"
    ),
}
_AFTER_NATURE = re.compile(
    r".*(?:björk|ek|eke|lind|tall|gran|alm|ask|asp|rönn|berg|bergs|dal|dals|sjö|äng|ängs|hag|haga|hags|kulle|backa|backe|"
    r"back|bäck|bäcks|å|ås|strand|viks|vik|park|sol|stjärn|kyrk|slott|slotts|norr|söder|väster|öster|central|sten|mo|mos|"
    r"ström|holm|holms|näs|torp|torps|hult|hults|fors|lunds|lund|gård|gårds|katedral|dom|råd|furu|käll|hav|havs|skog|"
    r"skogs|rosen|ros|allé|hem|hems|land|lands|ö|hamn|mark|marks|kvarn|bruks|port|tuna|by|stads)"
)
"""Schools are called after what grows and lies around them: `björkskolan`, `sjöängsskolan`."""
_DEFINITE = re.compile(r".{3,}(?:en|an|et|at|na|ns|ek|ro|bo|hem)")
_NOT_AFTER = words(
    """klockan sedan innan medan redan utan nästan ibland sen men den igen annan min han igenom egen någon ingen dagen
    hemifrån personalen barnen eleverna lärarna föräldrarna läkaren varken sällan sådan alltsedan förstås genast
    mest oftast inget något allt vet fast bara samtidigt egentligen mellan äntligen ungefär både direkt vilket
    det att arbetat jobbat lärt"""
)


_SUBJECTS = words("nursing art arts music law medicine design dance drama economics midwifery technology")
_PUBLIC = words(
    """social children's child adult family families youth health care emergency probation mental protective human
    immigration veterans' victim support community council county city borough homeless housing student disability"""
)
"""Before `services` that a town or a country runs."""


def organisations(line: Line, code: str) -> Iterator[Found]:
    """Schools, places of work and authorities in a line, by their heads. They may overlap; the longest is meant."""
    for at, token in enumerate(line.tokens):
        if token.is_word:
            yield from _head(line, at, code)
            yield from _one_word(line, at, code)


def _head(line: Line, at: int, code: str) -> Iterator[Found]:
    """`Lunds universitet`, `vårdcentralen Hjärtat`, `socialtjänsten i Lund`, `University of Leeds`."""
    token = line.tokens[at]
    kind = kind_of_head(token.low, code)
    if kind is None:
        kind = of_sort(token.low, code)
        where = place_after(line, at + 1, code) if kind is not None else None
        if kind is not None and where is not None and line.low(at + 1) in ("i", "på"):
            yield Found(token.start, end_of(line, where, code), kind, _reason(kind))
        return
    if token.low in _WITH_CAPITAL and not token.named and line.low(at - 1) not in _LINKS:
        return
    first = _names_before(line, at, code)
    last, named = at, first < at
    if code == "en":
        while line.token(last + 1) and kind_of_head(line.low(last + 1), code) and line.beside(last + 1):
            last += 1
            kind = kind_of_head(line.low(last), code) or kind
        following = line.token(last + 2)
        if (
            line.low(last + 1) in ("of", "for")
            and following is not None
            and (following.named or _is_place(line, last + 2))
        ):
            last, named = last + 2, True
            while line.token(last + 1) is not None and line.tokens[last + 1].named and line.beside(last + 1):
                last += 1
    if token.low in _BEFORE_NAMED and (not named or code == "sv"):
        after = _names_after(line, at, code)
        if after > at:
            last, named = after, True
    beside = line.token(last + 1)
    if (
        code == "sv"
        and beside is not None
        and beside.named
        and line.beside(last + 1)
        and sense(beside.low, code).somewhere
    ):
        last, named = last + 1, True  # `Polisen Malmö`
    where = None if is_owner(token.low, code) and last == at else place_after(line, last + 1, code)
    if not named and not _is_certain(line, first, last, code):
        where = None
    if where is not None:
        last, named = where, True
        if line.low(first - 1) in ("social", "children's") or (first > 0 and line.low(first) == "services"):
            first -= 1
    if not named:
        return
    if token.low == "services" and last == at and where is None and line.low(at - 1) not in _PUBLIC:
        kind = "workplace"  # `Merlin Services`
    if kind == "authority" and token.low in ("kommun", "kommuns", "stad") and _lived_in(line, first, code):
        kind = "place"
    yield Found(line.tokens[first].start, end_of(line, last, code), kind, _reason(kind))


def _is_certain(line: Line, first: int, last: int, code: str) -> bool:
    """Is it a certain one, `the library in`, `biblioteket i`, rather than `a school in`, `ett sjukhus i`?"""
    head = line.low(last)
    if code == "sv":
        return head.endswith(("n", "t")) or head in (
            "bup",
            "soc",
            "komvux",
            "sfi",
            "bvc",
            "bb",
            "dagis",
            "fritids",
            "region",
        )
    return line.low(first - 1) == "the" or head in ("services", "police", "council", "jobcentre", "camhs")


def _reason(kind: str) -> str:
    return {
        "school": _("a school with its name"),
        "workplace": _("a place of work with its name"),
        "authority": _("an authority with its name"),
        "place": _("a municipality"),
    }[kind]


def _is_place(line: Line, at: int) -> bool:
    known = sense(line.low(at), "en")
    return line.small and (_is_subject(line, at) or (known.somewhere and not known.plain) or not known.everyday)


def _is_subject(line: Line, at: int) -> bool:
    """`school of nursing`."""
    return line.low(at) in _SUBJECTS


def _lived_in(line: Line, first: int, code: str) -> bool:
    cues = CUES[code]
    return line.low(first - 1) in ("i", "till", "från", "in") and any(
        line.low(i) in cues.living and line.low(i) not in cues.working for i in range(max(0, first - 5), first)
    )


def _names_before(line: Line, at: int, code: str) -> int:
    """Index of the first word of a name that stands before a head; `at` if none does."""
    first = at
    while at - first < _MOST_BEFORE and line.owned(first):
        if not line.tokens[first - 1].is_word or not _is_part(line, first - 1, at, code):
            break
        first -= 1
    while (
        first < at
        and code == "en"
        and not line.tokens[first].named
        and line.low(first) in _LINKS - {"st", "saint", "royal"}
    ):
        first += 1
    return first


def _is_part(line: Line, at: int, head: int, code: str) -> bool:
    """Can the word be part of the name of the organisation whose head stands at `head`?"""
    token, known = line.tokens[at], sense(line.low(at), code)
    if token.low in CUES[code].near and not token.named:
        return False
    if token.low in ("tekniska", "musikaliska", "kungliga", "universitets") and at > 0:
        return line.tokens[at - 1].capital or line.small
    if token.named:
        return not known.silent or (line.tokens[head].capital and token.low not in ("i", "nhs"))
    if token.capital:
        if known.plain and not known.twin and not known.native and not (known.land or known.place >= HOME_TOWN):
            return token.low in _LINKS | _WIDE and line.tokens[at + 1].capital and at + 1 < head
        return not known.silent and (known.name or known.somewhere or not known.everyday)
    if (
        code == "en"
        and token.low in _LINKS - {"church", "st", "saint"}
        and line.tokens[at - 1].named
        and line.owned(at)
        and at > 0
    ):
        return True  # `Leeds city council`
    if not line.small or known.silent:
        return False
    if code == "en":
        return _is_small_part(line, at, head)
    if known.never or token.low in _OWNERS:
        return False
    if token.low in CUES[code].firms:
        return True
    if known.somewhere and (not known.plain or (known.place >= 10_000 and known.base in lists.home_places(code))):
        return True
    if known.native_first and not known.twin:
        return True
    owner = head == at + 1 and token.low.endswith(("ens", "ets", "ans")) and token.low[:-1] not in CUES[code].people
    if owner and line.low(head) in (
        "vårdcentral",
        "äldreboende",
        "folkhögskola",
        "lasarett",
        "församling",
        "hälsocentral",
    ):
        return line.low(at - 1) in ("på", "till", "från", "vid", "hos")
    nature = head == at + 1 and re.fullmatch(r".{5,}(?:ens|ets|ans|s)", token.low) and len(token.low) > 6
    if nature and kind_of_head(line.low(head), code) == "school" and _AFTER_NATURE.match(token.low):
        return True
    return (not known.everyday and len(token.low) > 3) or (
        token.low.endswith("s") and not known.plain and head == at + 1
    )


def _is_small_part(line: Line, at: int, head: int) -> bool:
    """In an English line without capitals: `leeds city council`, `hillcrest academy`, `st mary's school`."""
    token, known = line.tokens[at], sense(line.low(at), "en")
    if token.low in _LINKS:
        return True
    if line.low(at - 1) in ("st", "saint"):
        return True
    owner = line.text[token.end : token.end + 2] in ("'s", "’s") and head == at + 1
    sure = line.low(head) in ("academy", "university", "infirmary", "hospital", "nursery", "council", "constabulary")
    if token.low in _SORTS or token.low + "'s" in _SORTS or (known.never and not (owner or sure)):
        return False
    if owner and token.low not in ENGLISH.people:
        return True
    if known.somewhere and (not known.plain or known.land):
        return True
    if not known.everyday and len(token.low) > 3:
        return True
    linked = line.low(at + 1) in _LINKS and at + 1 < head
    before = at - 1
    if line.low(before) not in _AT | _SORTS and (sure or linked):
        before -= 1  # `at holy trinity primary school`
    led = any(line.low(i) in _LINKS for i in range(at + 1, head))
    return (sure or linked or led) and line.low(before) in _AT


def _names_after(line: Line, at: int, code: str) -> int:
    """Index of the last word of a name that stands after its head; `at` if none does."""
    last = at
    while line.token(last + 1) is not None and line.beside(last + 1) and last - at < _MOST_AFTER:
        token = line.tokens[last + 1]
        known = sense(token.low, code)
        if not token.is_word or (known.silent and not token.named) or token.low in BETWEEN:
            break
        if token.named:
            last += 1
            continue
        if not line.small or last > at:
            break
        if not known.everyday or (known.somewhere and not known.plain) or (known.native_first and not known.twin):
            return last + 1
        acts = line.low(last + 2) in CUES[code].human - {"och"}
        if code == "sv" and _DEFINITE.fullmatch(token.low) and token.low not in _NOT_AFTER and not acts:
            return last + 1
        break
    return last


def _one_word(line: Line, at: int, code: str) -> Iterator[Found]:
    """`Boråsskolan`, `Mariaskolan`, `Björkgymnasiet`, with `i Lund` after it."""
    token = line.tokens[at]
    if code != "sv" or kind_of_head(token.low, code) is not None:
        return
    for kind, pattern in _COMPOUND.items():
        match = pattern.fullmatch(token.low)
        known = sense(token.low, code)
        if (
            match is None
            or known.land
            or known.base in lists.home_places(code)
            or _is_generic(token.low, code)
            or not _names_one(line, at, match.group(1), kind, code)
        ):
            continue
        owner = is_owner(token.low, code)
        last = at if owner else place_after(line, at + 1, code) or at
        first = at
        while first > 0 and line.beside(first) and _stands_before(line, first - 1, code):
            first -= 1
        reason = _("a school with its name") if kind == "school" else _("the name of an organisation")
        yield Found(line.tokens[first].start, end_of(line, last, code), kind, reason)
        return


def _stands_before(line: Line, at: int, code: str) -> bool:
    """`Erik Dahlbergsgymnasiet`, `Västra Götalandsregionen`: is the word part of the name that the next one ends?"""
    token, known = line.tokens[at], sense(line.low(at), code)
    if token.named:
        return not known.silent
    if token.capital:
        return token.low in _WIDE or (known.name and not known.plain) or (known.native_first and not known.never)
    return line.small and (
        token.low in _WIDE or (known.name and not known.plain) or token.low in ("per", "maria", "erik")
    )


def _is_generic(low: str, code: str) -> bool:
    """`musikskolan`, `grundskolan`: of what sort a school is, not which."""
    forms = (low, low.removesuffix("n"), low.removesuffix("ns"), low.removesuffix("s"), low.removesuffix("et") + "um")
    return any(form in CUES[code].generic for form in forms)


def _names_one(line: Line, at: int, stem: str, kind: str, code: str) -> bool:
    """Does a compound's first part name one of its kind, rather than say of what sort it is?"""
    token = line.tokens[at]
    known, part = sense(token.low, code), sense(stem.removesuffix("-"), code)
    if begins_with_place(token.low, code) or token.low.startswith(("katedralskol", "domskol", "latinskol")):
        return True
    if token.named:
        return kind == "school" or not known.plain
    if kind == "school":
        return not known.plain
    if part.native_first and not part.twin and not part.plain and not known.plain:
        return True
    return not known.everyday and not part.everyday and not (token.first and not part.name)
