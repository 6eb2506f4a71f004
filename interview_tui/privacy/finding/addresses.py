"""Street addresses and postal codes, with the place after them: `Storgatan 14 i Örebro`, `22 Elm Grove, Sheffield`."""

import re
from collections.abc import Iterator

from interview_tui.language import _
from interview_tui.privacy.finding.heads import place_after
from interview_tui.privacy.finding.language import words
from interview_tui.privacy.finding.numerals import value
from interview_tui.privacy.finding.proposal import Found
from interview_tui.privacy.finding.senses import sense
from interview_tui.privacy.finding.text import Line

_ONE_WORD = re.compile(
    r".{2,}(?:gatan|gata|vägen|väg|gränd|gränden|stigen|stig|backen|torget|torg|allén|alléen|esplanaden|leden|"
    r"promenaden|"
    r"kajen|slingan|vreten|bågen|ringen|tvären|brinken|stråket|kroken|plats|platsen)"
)
_SURE_ENDS = (
    "gatan",
    "vägen",
    "gränd",
    "gränden",
    "stigen",
    "torget",
    "allén",
    "esplanaden",
    "brinken",
    "stråket",
    "slingan",
)
_APART = words(
    """väg gata gränd stig plats torg allé vägen gatan gränden kyrkogata strandgata långgata esplanad backe kaj
    promenaden esplanaden allén kajen leden backen stigen torget platsen"""
)
_WIDE = words("stora lilla västra östra norra södra nya gamla sankt s:t st övre nedre inre yttre korta långa")
_ORDINARY = words(
    """vägen gatan landsvägen motorvägen järnvägen riksvägen huvudgatan tvärgatan bakgatan gågatan sidogatan sidovägen
    grusvägen skogsvägen byvägen omvägen genvägen hemvägen medvägen utvägen återvändsgatan skolvägen mittvägen
    cykelvägen gångvägen bilvägen halvvägen flyktvägen luftvägen spårvägen europavägen torget stortorget salutorget
    arbetsplatsen lekplatsen parkeringsplatsen boplats badplats kajen backen slalombacken skidbacken pulkabacken ringen
    vigselringen boxningsringen stigen skogsstigen gångstigen karriärstigen allén leden vandringsleden sjukleden
    handleden höftleden axelleden fotleden knäleden promenaden strandpromenaden bågen regnbågen armbågen slingan
    motionsslingan väg gata stig torg kroken iväg arbetsplats mötesplats mötesplatsen platsen plats vårdplats
    praktikplats praktikplatsen tågvägen snabbvägen livsvägen uppfartsvägen infartsvägen utfartsvägen"""
)
_ENGLISH_ENDS = words(
    "street road avenue lane drive close crescent terrace gardens grove square court way hill mews row boulevard "
    "parade yard wharf quay walk place rise green passage"
)
_OLD = words("old next long high back main upper lower country")
_NEVER_BARE = words("yard wharf quay walk place rise green passage")
"""Last words that are a street's with a number alone."""
_SHORT_ENDS = words("st rd ave blvd")
_SURE_ENGLISH = words("street road avenue lane crescent terrace grove mews boulevard")
_STOPS = words(
    """the a this that my our your his her their every each on in at off down up from to near by along across of and or
    is was for with over past onto around towards no any some which same next own wrong right dirt whole quiet busy
    live lives lived living main country long side back high hard only best easy i we you he she they it's that's
    clinic's shop's there's straight all one other supreme crown county tennis food law legal old driving private"""
)
_LIVING = re.compile(
    r"\b(?:live|lives|lived|living|moved|house|flat|home|address|clinic|office|rent|room|grew up|shop|school|stay\w*)\b"
)
_HOUSE = re.compile(
    r"\s+(?:nr\.?\s*|nummer\s+)?\d{1,4}(?:\s?[A-Ga-g]\b)?(?:\s?[-–]\s?\d{1,4})?(?![\d%])"
    r"(?!\s?(?:år|kr|kronor|procent|gånger|minuter|meter)\b)"
)
_FLAT = re.compile(r",?\s*(?:(?:lgh|lägenhet|apt|flat)\s*\d{1,4}|\d{1,2}\s*(?:tr|trappor)\b)", re.IGNORECASE)
_FLAT_BEFORE = re.compile(
    r"(?:flat|apartment|apt|unit|number|suite|room)\s*\d{0,4}[a-z]?,?\s*(?:(?:[^\W\d_]+\s){1,2}?(?:house|court|"
    r"lodge|building|"
    r"heights|tower|point|mansions),\s*)?$",
    re.IGNORECASE,
)
_STATE = re.compile(r"(?:,\s*[^\W\d_]{2,}(?:\s[^\W\d_]+)?)?,?\s+\d{5}(?:-\d{4})?(?!\d)")
"""`, Idaho 83702`."""
_BOX = re.compile(r"(?<!\w)(?:PO )?box\s\d{1,5}(?:,\s*[1-9]\d{2}\s?\d{2}\s+[^\W\d_]+)?(?!\w)", re.IGNORECASE)
_POSTAL = {
    "sv": re.compile(r"(?<!\d)(?:SE?-?)?[1-9]\d{2}\s\d{2}(?=\s+[A-ZÅÄÖ])"),
    "en": re.compile(r"(?<!\w)[A-Z]{1,2}\d[A-Z\d]?\s?\d[A-Z]{2}(?!\w)", re.IGNORECASE),
}
_BRITISH_AFTER = re.compile(
    r"(?:,\s*[^\W\d_]+(?:[ -][^\W\d_]+)?){0,2},?\s+[A-Z]{1,2}\d[A-Z\d]?\s?\d[A-Z]{2}(?!\w)", re.IGNORECASE
)
"""`, Arbroath, DD11 1AA`."""
_POSTAL_AFTER = re.compile(r",?\s+(?:SE?-?)?[1-9]\d{2}\s\d{2}(?!\d)")


_HOUSE_CALLED = re.compile(
    r"(?<!\w)(?:[Gg]ården|[Hh]uset|[Tt]orpet|[Ss]tugan|[Vv]illan|[Ff]astigheten)\s+(?:som\s+)?(?:heter|hette|kallas)\s+"
    r"(?P<name>[A-ZÅÄÖ][\w-]+(?:\s[A-ZÅÄÖ][\w-]+)?)(?!\w)(?!\s\d)"
)
"""`huset heter Solbacka`."""
_LIVED_AT = re.compile(
    r"(?<!\w)(?:(?:bor|bodde|bott|bo|skriven|skrivna|flyttade|växte upp|hemma|adress(?:en)?|gården|torpet|huset|"
    r"stället|fastigheten|"
    r"lägenheten|stugan)\s+(?:\w+\s+)?(?:på|i|vid|till|heter|hette|är|var|ute på|nere på))\s+"
    r"(?P<street>(?!(?:nummer|våning|plan|rum|avdelning|trapp|ett|en|den|de|det|hans|min|nivå|klockan|vägen|"
    r"linje|buss|skola|"
    r"cirka|ungefär|minst|över|under|mellan|bara|drygt|"
    r"typ)\b)[^\W\d_]{3,}(?:\s+[^\W\d_]{3,})?\s+\d{1,4}(?:\s?[a-f](?!\w))?)"
    r"(?=\s*(?:[.,!?;]|$|(?:och|å|men|i|så|där|när|som|då|nu|fast)\b))",
    re.IGNORECASE,
)
"""`gården heter Nedre Svedjan 118`, `vi bor på ekbacken 12`: where one lives, a name and a number."""


def addresses(line: Line, code: str) -> Iterator[Found]:
    """Addresses in a line."""
    yield from _in_swedish(line) if code == "sv" else _in_english(line)
    if code == "sv":
        for match in _HOUSE_CALLED.finditer(line.text):
            yield Found(match.start("name"), match.end("name"), "address", _("what a house is called"))
        for match in _LIVED_AT.finditer(line.text):
            end = with_town(line, match.end("street"), code)
            yield Found(match.start("street"), end, "address", _("a street and a house"))
    for match in _BOX.finditer(line.text):
        if match.group()[0].isupper() or line.small:
            yield Found(match.start(), with_town(line, match.end(), code), "address", _("a postal code"))
    for match in _POSTAL[code].finditer(line.text):
        if line.small or match.group().isupper() or code == "sv":
            yield Found(match.start(), with_town(line, match.end(), code), "address", _("a postal code"))


def _in_swedish(line: Line) -> Iterator[Found]:
    for at, token in enumerate(line.tokens):
        if not token.is_word:
            continue
        house = _house(line, at)
        if token.low in _APART and at > 0 and line.beside(at):
            first = _apart(line, at, bool(house))
        elif _ONE_WORD.fullmatch(token.low):
            first = _one_word(line, at, bool(house))
        else:
            continue
        if first is not None:
            flat = _FLAT.match(line.text, house or token.end)
            end = with_town(line, flat.end() if flat else house or token.end, "sv")
            reason = _("a street and a house") if house else _("a street")
            yield Found(line.tokens[first].start, end, "address", reason, weak=not house)


def _house(line: Line, at: int) -> int:
    """Where the number of a house after the token ends; 0 if there is none."""
    match = _HOUSE.match(line.text, line.tokens[at].end)
    if match:
        return match.end()
    after = at + 2 if line.low(at + 1) == "nummer" else at + 1
    follower = line.token(after)
    if follower is None or not line.beside(after) or value(follower.low, "sv") is None or follower.low in ("en", "ett"):
        return 0
    if line.low(after + 1) in ("år", "minuter", "meter", "gånger", "stycken", "personer", "barn", "kronor", "dagar"):
        return 0
    letter = line.token(after + 1)
    return letter.end if letter is not None and letter.low in ("a", "b", "c", "d") else follower.end


def _one_word(line: Line, at: int, house: bool) -> int | None:
    """Index of the first word of a street of one word, `Västra Hamngatan`; None if it is no street's name."""
    token = line.tokens[at]
    known = sense(token.low, "sv")
    if known.somewhere and not house:
        return None
    wide = line.low(at - 1) in _WIDE and line.beside(at) and (line.tokens[at - 1].capital or line.small)
    street = house and sure_street(token.low) and line.low(at - 1) in ("på", "till", "från")
    if token.low in _ORDINARY and not (house and (token.named or wide)) and not street:
        return None
    sure = token.low.endswith(_SURE_ENDS)
    if not (
        token.named
        or (house and wide)
        or (house and (sure or token.capital or not known.plain))
        or (sure and not known.plain)
    ):
        return None
    return at - 1 if wide else at


def sure_street(low: str) -> bool:
    """`tvärgatan`, with a number after it; not `riksvägen 40`."""
    return low.endswith(("gatan", "gränd", "stigen")) and len(low) > 6


def _apart(line: Line, at: int, house: bool) -> int | None:
    """Index of the first word of `Carl Gustafs väg`, `Södra vägen`, `Lilla Torg`; None if it is no street's name."""
    token, before = line.tokens[at], line.tokens[at - 1]
    if not before.is_word:
        return None
    known = sense(before.low, "sv")
    if before.named or (before.capital and (house or known.native_first)):
        if not (token.capital or house or before.low.endswith("s") or before.low in _WIDE):
            return None
    elif not (line.small and (house and (before.low in _WIDE or not known.plain or before.low.endswith("s")))):
        return None
    first = at - 1
    while first > 0 and line.beside(first) and line.tokens[first - 1].named:
        first -= 1
    if first > 0 and line.small and line.beside(first) and sense(line.low(first - 1), "sv").native_first:
        first -= 1
    return first


def _in_english(line: Line) -> Iterator[Found]:
    for at, token in enumerate(line.tokens):
        if token.low in _ENGLISH_ENDS or (token.low in _SHORT_ENDS and token.capital and line.tokens[at - 1].named):
            first = _first_of_english(line, at)
            if first is None:
                continue
            start = line.tokens[first].start
            if len(line.tokens[first].text) == 1 and first + 1 < at:
                first += 1  # `4B`
                letter = first > 1 and _is_number(line, first - 2)
                number = letter
                start = line.tokens[first - 2].start if letter else start
            else:
                letter = False
                number = first > 0 and line.beside(first) and _is_number(line, first - 1)
            if number and not letter:
                start = line.tokens[_first_number(line, first - 1)].start
            if not number and not _believed(line, first, at):
                continue
            flat = _FLAT_BEFORE.search(line.text, 0, start)
            if flat and (number or flat.group().rstrip().endswith(",")):
                start, number = flat.start(), True
            reason = _("a street and a house") if number else _("a street")
            end = with_town(line, token.end, "en")
            state = _STATE.match(line.text, end)
            yield Found(start, state.end() if state and number else end, "address", reason, weak=not number)


def _first_number(line: Line, at: int) -> int:
    """Index of the first word of a number that ends at `at`: `one hundred and four`."""
    while at > 0 and line.beside(at):
        low = line.low(at - 1)
        linked = low in ("and", "hundred") or value(low, "en") is not None
        if line.tokens[at].text.isdecimal() or not linked or low == "oh":
            break
        at -= 1
    return at + 1 if line.low(at) == "and" else at


def _is_number(line: Line, at: int) -> bool:
    token = line.tokens[at]
    return token.text.isdecimal() or (value(token.low, "en") is not None and token.low not in ("one", "oh"))


def _first_of_english(line: Line, at: int) -> int | None:
    """Index of the first word of a street's name that ends at `at`."""
    first = at
    while first > 0 and at - first < 3 and line.owned(first):
        before = line.tokens[first - 1]
        if not before.is_word or _is_number(line, first - 1):
            break
        lone = first == at and first > 1 and _is_number(line, first - 2)  # `14 High Street`
        if before.low in ("to", "of", "and", "by", "with", "for", "a"):
            break
        counted = any(_is_number(line, i) for i in range(max(0, first - 3), first - 1)) and before.low in _OLD
        if before.low in _STOPS and not (before.named and line.tokens[at].capital) and not (lone or counted):
            break
        if not (before.named or line.small or lone or counted):
            break
        first -= 1
    return first if first < at else None


def _believed(line: Line, first: int, at: int) -> bool:
    """Without a number: capitals, or words of living before `on maple road`."""
    token = line.tokens[at]
    if token.capital:
        return line.tokens[first].named and token.low not in _NEVER_BARE | frozenset(
            ("court", "way", "close", "hill", "row", "drive", "parade")
        )
    if not line.small or token.low not in _SURE_ENGLISH:
        return False
    before = line.text[: line.tokens[first].start].rstrip()
    certain = not sense(line.low(first), "en").plain
    return before.endswith((" on", " in", " off", " down", " at")) and (certain or bool(_LIVING.search(before)))


def with_town(line: Line, end: int, code: str) -> int:
    """The end of an address with `i Örebro` or `, 702 10 Örebro` after it."""
    postal = _POSTAL_AFTER.match(line.text, end)
    if postal:
        end = postal.end()
    code_after = _BRITISH_AFTER.match(line.text, end) if code == "en" else None
    if code_after:
        return code_after.end()
    at = next((at for at, token in enumerate(line.tokens) if token.start >= end), None)
    if at is None:
        return end
    token = line.tokens[at]
    where = place_after(line, at, code)
    if where is not None and line.text[end : token.start].isspace():
        last = line.tokens[where]
        return last.start + sense(last.low, code).length
    if postal and token.low in _WIDE and line.token(at + 1) is not None and line.beside(at + 1):
        token = line.tokens[at + 1]  # `421 43 Västra Frölunda`
        if sense(line.text[line.tokens[at].start : token.end].lower(), code).somewhere:
            return token.end
    follower = line.token(at + 1) if token.text == "," else token
    if follower is not None and follower.is_word and (follower.named or (postal and line.small)):
        known = sense(follower.low, code)
        if known.somewhere and not known.native_first:
            return follower.start + known.length
    if code == "en" and follower is not None and follower.text.isupper() is False and line.small and token.text == ",":
        known = sense(follower.low, code)
        if known.somewhere and not known.plain:
            return follower.start + known.length
    return end
