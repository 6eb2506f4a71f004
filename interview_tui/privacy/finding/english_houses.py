"""English schools and firms wherever they stand, by the last word of their name: `Gadsby Motors owed me`.

What begins a sentence has its capital from that, and what stands in small letters has none; but hardly anything else
than a name is made of a word that no dictionary has and *motors*, *sixth form*, or of a saint with his s.
"""

import re
from collections.abc import Iterator

from interview_tui.language import _
from interview_tui.privacy.finding.called_after import TRADES
from interview_tui.privacy.finding.english_slot_words import NEED_NAME, SCHOOL_ENDS, SORT, TITLES
from interview_tui.privacy.finding.heads import end_of, place_after
from interview_tui.privacy.finding.language import words
from interview_tui.privacy.finding.proposal import Found
from interview_tui.privacy.finding.senses import CUES, sense
from interview_tui.privacy.finding.text import Line

_EN = "en"
_MOST = 4
_SCHOOLS = SCHOOL_ENDS | words(
    "school college academy university nursery preschool kindergarten infants upper lower convent uni "
    "polytech polytechnic lycée"
)
_BETWEEN = words("and & of girls boys boys' girls' sixth high central primary junior community memorial street")
_SAINTS = words("st saint dame queen king lady sir bishop archbishop cardinal pope father abbot")
_CHURCH = words(
    "church vicar priest mass congregation parish choir vestry pews service sunday cathedral hospital hospice drop-in "
    "ward foodbank shelter"
)
_NOT_FIRST = words(
    "the a an my our your his her their this that its these those some any no every each in at on for to from and but "
    "or so if when where then after before because with by as is was were are be been old new good bad big small"
)
_HEADS = words(
    "dairy brewery bakery pharmacy laundry nursery brasserie garage sawmill foundry creamery distillery bookshop"
)
_ALSO_VERBS = words("works travel travels centre hire rentals homes press windows glass books tools water energy gas")
"""In small letters too much else: `nathalie works`."""
_WEAK = words("care works club centre project trust group partners house home high upper lower prep primary school")
"""Last words that need a name no dictionary has before them, or capitals."""


def english_houses(line: Line) -> Iterator[Found]:
    """Such names in a line; they may overlap with what else is found."""
    yield from _of_service(line)
    for at, token in enumerate(line.tokens):
        if not token.is_word:
            continue
        kind = _kind(line, at)
        if kind is not None:
            first = _first(line, at)
            if first is not None:
                yield _found(line, first, at, kind)
        yield from _of_owner(line, at)
        yield from _at_two(line, at)
        if token.low in _SAINTS and line.token(at + 1) is not None and line.beside(at + 1):
            yield from _of_saint(line, at)


def _found(line: Line, first: int, last: int, kind: str) -> Found:
    where = place_after(line, last + 1, _EN) if line.low(last + 1) == "in" else None
    reason = _("a school with its name") if kind == "school" else _("a firm, by what it does")
    return Found(line.tokens[first].start, end_of(line, where or last, _EN), kind, reason)


def _kind(line: Line, at: int) -> str | None:
    low = line.low(at)
    if low == "form":
        return "school" if line.low(at - 1) == "sixth" else None
    if low in _SCHOOLS:
        return "school"
    trades = TRADES[_EN] - NEED_NAME
    dairy = line.tokens[at].named and low in _HEADS
    return "workplace" if dairy or low in (trades if line.tokens[at].capital else trades - _ALSO_VERBS) else None


def _first(line: Line, last: int) -> int | None:
    """Index of the first word of the name that ends at `last`; None if it is none."""
    first = last
    while first > 0 and last - first < _MOST and line.owned(first):
        before = line.tokens[first - 1]
        if not before.is_word or before.low in _NOT_FIRST or before.low in TITLES:
            break
        if not (before.capital or before.low in _BETWEEN or line.small):
            break
        if line.small and not _may_name(line, first - 1):
            break
        first -= 1
    while first < last and line.low(first) in _BETWEEN and not line.tokens[first].capital:
        first += 1
    if first == last:
        return None
    names = [line.tokens[i] for i in range(first, last) if line.low(i) not in _BETWEEN]
    if not names:
        return None
    weak = line.low(last) in _WEAK
    odd = any(_is_odd(token.low) for token in names)
    capitals = line.tokens[last].capital and names[0].capital
    if capitals and (names[0].named or odd or line.tokens[last].named):
        return None if all(token.low in SORT for token in names) else first
    return first if line.small and odd and (not weak or all(_is_odd(token.low) for token in names)) else None


def _may_name(line: Line, at: int) -> bool:
    low = line.low(at)
    return _is_odd(low) or low in _BETWEEN


def _is_odd(low: str) -> bool:
    """A word that is a surname, a town or nothing known, and no word of every day."""
    known = sense(low, _EN)
    return not (known.everyday or known.silent or known.twin or known.native_first) and len(low) > 3


def _at_two(line: Line, at: int) -> Iterator[Found]:
    """`at Sea Meadows`: two words of every day with capitals and no article are a house."""
    token, second = line.tokens[at], line.token(at + 1)
    if line.low(at - 1) != "at" or not token.named or second is None or not second.named or not line.beside(at + 1):
        return
    one, two = sense(token.low, _EN), sense(second.low, _EN)
    if (
        one.plain
        and two.plain
        and not (one.silent or two.silent or one.native_first)
        and not line.tokens[at].text.isupper()
    ):
        yield Found(token.start, second.end, "workplace", _("capital letters after “at”"), weak=True)


def with_ampersand(line: Line, code: str) -> Iterator[Found]:
    """`Rudge & Holloway`, `Zagrosi Riv & Håltagning`: the sign stands in names of firms alone."""
    for at, token in enumerate(line.tokens):
        after = line.token(at + 1)
        if token.text != "&" or at == 0 or after is None or not after.is_word or not line.tokens[at - 1].is_word:
            continue
        first, last = at - 1, at + 1
        if not (line.tokens[first].capital and after.named) and not line.small:
            continue
        while first > 0 and line.beside(first) and line.tokens[first - 1].named and line.tokens[first].named:
            first -= 1
        if line.small and first > 0 and line.beside(first) and not sense(line.low(first - 1), code).everyday:
            first -= 1
        while line.beside(last + 1) and line.tokens[last + 1].named:
            last += 1
        if len(token.text) + len(line.tokens[first].text) > 2:
            yield Found(line.tokens[first].start, line.tokens[last].end, "workplace", _("a firm"))


_SERVICES = re.compile(
    r"(?:supported (?:living|housing|lodgings)|home ?care|domiciliary care|foster(?:ing| care)(?: agency)?|"
    r"residential care|"
    r"care (?:group|homes?|services|agency)|facilities management|property management|estate agents?|"
    r"funeral directors?|"
    r"cleaning services|security services|nursing agency|day ?centre|housing association|community (?:centre|"
    r"kitchen|hub|trust)|"
    r"letting agents?|dental care|eye care|child ?care|youth club|scrap metal|dog grooming|recycling centre|"
    r"garden centre|"
    r"medical (?:centre|practice)|health centre|leisure centre|law firm|call centre)(?!\w)",
    re.IGNORECASE,
)


def _of_service(line: Line) -> Iterator[Found]:
    """`with fernhill supported living`: a word that no dictionary has before a service of two words."""
    starts = {token.start: at for at, token in enumerate(line.tokens)}
    for match in _SERVICES.finditer(line.text):
        at = starts.get(match.start(), 0)
        first = at
        while first > 0 and at - first < _MOST and line.owned(first) and _names_service(line, first - 1):
            first -= 1
        if first < at:
            last = max(i for i, token in enumerate(line.tokens) if token.start < match.end())
            where = place_after(line, last + 1, _EN) if line.low(last + 1) == "in" else None
            end = end_of(line, where, _EN) if where is not None else match.end()
            yield Found(line.tokens[first].start, end, "workplace", _("a firm, by what it does"))


def _names_service(line: Line, at: int) -> bool:
    token, known = line.tokens[at], sense(line.low(at), _EN)
    if token.low in _NOT_FIRST | SORT or known.silent or not token.is_word:
        return False
    return token.named or (line.small and (_is_odd(token.low) or (known.somewhere and not known.plain)))


def _of_owner(line: Line, at: int) -> Iterator[Found]:
    """`Nkem's Kitchen`: a name, and a thing of theirs with a capital."""
    token, thing = line.tokens[at], line.token(at + 1)
    if not token.capital or thing is None or not thing.named or line.beside(at + 1) or not line.owned(at + 1):
        return
    if thing.low in _NO_THINGS or token.low in _NO_THINGS or not sense(thing.low, _EN).plain or len(thing.text) < 4:
        return
    if sense(thing.low, _EN).silent or thing.low in CUES[_EN].people or sense(thing.low, _EN).native_first:
        return
    yield _found(line, at, at + 1, "school" if thing.low in _SCHOOLS else "workplace")


_NO_THINGS = words(
    "day eve disease syndrome mother father women children people god valentine year men king queen law house mum dad "
    "palace park bible week night meadow lane close hill cross green men's mother's world"
)


def _of_saint(line: Line, at: int) -> Iterator[Found]:
    """`Saint Petroc's`, `the Dame Ursula's uniform`: nobody is called so who has a house of that name."""
    token, name = line.tokens[at], line.tokens[at + 1]
    if not name.is_word or (token.named != name.named and not token.first) or not (name.named or line.small):
        return
    end = name.end
    owner = re.match(r"[’']s?(?!\w)", line.text[end:])
    if owner is None:
        return
    what = line.token(at + 2) if line.owned(at + 2) else None
    cues = CUES[_EN]
    if what is not None and (what.low in cues.people or what.low in cues.workplaces | cues.schools):
        return  # told elsewhere, or somebody of theirs
    royal = token.low in ("queen", "king", "lady", "sir", "father", "pope")
    told = any(one.low in _SCHOOL_TALK for one in line.tokens)
    if royal and not told:
        return
    church = any(one.low in _CHURCH for one in line.tokens)
    kind = "workplace" if church and not told else "school"
    reason = _("a school with its name") if kind == "school" else _("a place of work with its name")
    where = place_after(line, at + 2, _EN) if line.low(at + 2) == "in" else None
    last = end_of(line, where, _EN) if where is not None else end + owner.end()
    yield Found(token.start, last, kind, reason, weak=kind == "workplace")


_SCHOOL_TALK = words(
    """school uniform class teacher teachers headteacher head pupils exams gcses a-levels levels year term lessons gym
    assembly playground detention letter coats kids daughter son boys girls studied taught teach attended reports"""
)
_AUTHORITY = re.compile(
    r"(?:social services|children[’']s services|adult services|fire brigade|fire (?:and rescue )?service|"
    r"ambulance service|probation(?: service| office)?|youth offending team|benefits? office|job ?centre(?: plus)?|"
    r"housing (?:office|department|benefit office)|council offices?|regist(?:ry|er) office|courthouse|cps|"
    r"child protective services|"
    r"sheriff(?:[’']?s)? (?:office|court|department)|magistrates[’']? court|(?:crown|county|family|district) court|"
    r"employment tribunal|coroner[’']?s (?:office|court)|environmental health|trading standards|police(?: station)?|"
    r"immigration (?:office|tribunal|enforcement)|health board|adult social care|mental health tribunal|youth justice|"
    r"housing association|crown prosecution|social security(?: office)?|county sheriff|combined court|"
    r"transport executive|trading board|passport office|tax office|uscis(?: office)?|constabulary|"
    r"crown prosecution service|(?:community )?mental health team|county jail|city hall|town hall|camhs|child services|"
    r"school board|police department|department of [a-z]+|"
    r"dcfs|dhs|dss|cps|dcf|dmv|acs|dcyf|dshs|mash|icb|ccg|mash team|magistrates|youth offending service|"
    r"family services|human services|health department|housing authority|parks department|fire department)(?!\w)",
    re.IGNORECASE,
)
_GENERAL = re.compile(
    r"(?<!\w)(?:at|in|from|to)\s+(?:the\s+)?(?P<name>[^\W\d_]+\s(?:general|royal|memorial|infirmary))"
    r"(?=\s*(?:[,.!?]|$|(?:we|i|they|she|he|and|for|when|it|on|before|after|but)\b))",
    re.IGNORECASE,
)
_CARE = re.compile(
    r"\b(?:wards?|nurs\w+|patients?|chart(?:s|ed|ing)?|shifts?|surg\w+|doctors?|consultants?|midwi\w+|scans?|a&e|icu|"
    r"theatre|bleeps?|discharged|admitted|beds?|maternity|oncology|operation|born)\b",
    re.IGNORECASE,
)
_NO_GENERAL = words(
    "in the a attorney surgeon secretary director postmaster major governor consul more very my his her"
)
_OF_COUNCIL = re.compile(
    r"(?<!\w)(?P<name>[^\W\d_]+)(?P<own>['’]s)\s+(?:housing|homeless(?:ness)?|planning|benefits?|licensing|fostering|adoption|"
    r"safeguarding|parking|refuse|highways|children[’']?s|adult|social(?: work| care)?|send?|early help)\s+"
    r"(?:team|office|officers?|department|services?|panel|workers?|people|list|lot|register)(?!\w)",
    re.IGNORECASE,
)
"""`Camden's housing team`: a council, by the name of its place alone."""
_PRISON = re.compile(
    r"(?<!\w)(?:HMP(?: ?(?:&|and) ?YOI)?|HMYOI|YOI|HM Prison|NHS)\s+(\w+(?:\s[A-Z]\w+)?)", re.IGNORECASE
)
_NOT_NHS = words("dentist trust staff nurse doctor hospital waiting direct england and is was job number pension")


def english_authorities(line: Line) -> Iterator[Found]:
    """`Lancashire social services`, `the benefits office in Scunthorpe`, `NHS Tayside`, `HMP Barnfield`."""
    starts = {token.start: at for at, token in enumerate(line.tokens)}
    for match in _PRISON.finditer(line.text):
        at = starts.get(match.start(1))
        if at is None or not (line.small or line.tokens[at].capital) or line.low(at) in _NOT_NHS:
            continue
        known = sense(line.low(at), _EN)
        nhs = match.group().casefold().startswith("nhs")
        if not known.plain or not nhs:
            yield Found(match.start(), match.end(), "authority", _("an authority with its name"))
    if _CARE.search(line.text):
        for match in _GENERAL.finditer(line.text):
            name = match["name"].split()[-2].lower()
            if name not in _NO_GENERAL and (line.small or match["name"][0].isupper()):
                yield Found(match.start("name"), match.end("name"), "workplace", _("a place of work with its name"))
    for match in _OF_COUNCIL.finditer(line.text):
        at = starts.get(match.start())
        if at is not None and _is_of_place(line, at) and sense(line.low(at), _EN).somewhere:
            yield Found(match.start(), match.end("name"), "authority", _("an authority with its name"))
    for match in _AUTHORITY.finditer(line.text):
        at = starts.get(match.start())
        if at is None:
            continue
        last = at
        while last + 1 < len(line.tokens) and line.tokens[last + 1].end <= match.end():
            last += 1
        first = at
        while first > 0 and at - first < _MOST and line.beside(first) and _is_of_place(line, first - 1):
            first -= 1
        where = place_after(line, last + 1, _EN)
        if where is None and line.low(last + 1) in ("in", "at"):
            where = _county(line, last + 2)
        if first < at or (where is not None and line.low(last + 1) in ("in", "at")):
            end = end_of(line, where, _EN) if where is not None else match.end()
            yield Found(line.tokens[first].start, end, "authority", _("an authority with its name"))


def _is_of_place(line: Line, at: int) -> bool:
    token, known = line.tokens[at], sense(line.low(at), _EN)
    if token.low in _NOT_FIRST or not token.is_word:
        return False
    if token.low == "county" and at > 0 and line.beside(at):
        return True
    if line.low(at + 1) == "county" and token.capital:
        return True
    if token.named or (token.capital and (known.somewhere or not known.everyday)):
        return not known.silent and (known.somewhere or not known.native_first)
    return line.small and ((known.somewhere and not known.never) or _is_odd(token.low))


def _county(line: Line, at: int) -> int | None:
    """Index of the last word of `Canyon County`; None if no county begins at `at`."""
    for last in (at + 1, at + 2):
        if line.low(last) in ("county", "parish", "borough"):
            return last
    return None
