"""English addresses without a number and a capital: `on station road`, `flat nine, larch court`, `fifth and main`.

A street has no article: `on station road` is its name, `on the main road` is none. A house may have a name instead of a
number (`Rose Cottage, Back Lane`), a flat a house, a box a town.
"""

import re
from collections.abc import Iterator, Sequence

from interview_tui.language import _
from interview_tui.privacy.finding.addresses import with_town
from interview_tui.privacy.finding.proposal import Found
from interview_tui.privacy.finding.senses import sense
from interview_tui.privacy.finding.text import Line

_STREET = (
    r"(?:street|road|lane|avenue|close|crescent|drive|terrace|grove|gardens|mews|boulevard|way|hill|row|st|rd|ave)"
)
_SURE = r"(?:street|road|lane|avenue|crescent|drive|terrace|grove|mews|boulevard)"
_HOUSES = (
    r"(?:court|house|lodge|heights|tower|towers|point|mansions|buildings?|apartments|villas?|cottages?|flats|hostel|"
    r"place|gardens|hall|manor|park|close|view|wharf|quay|mill|works|square|mount|bank)"
)
_NUMBER = (
    r"(?:\d{1,4}[a-z]?|(?:twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety)(?:[ -](?:one|two|three|four|"
    r"five|six|seven|"
    r"eight|nine))?|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|\w+teen|[a-d])"
)
_WORD = r"(?:[^\W\d_]+(?:['’-][^\W\d_]+)*)"
_NOT = (
    r"(?!(?:the|a|an|this|that|my|our|your|his|her|their|its|every|each|any|some|which|what|same|whole|main|"
    r"wrong|right|one|other|"
    r"another|first|last|next|long|dirt|busy|quiet|open|back|side|cross|no|and|or|to|of|in|on|at|is|was|by|for|"
    r"with|from|"
    r"rocky|all|two|both|off|bumpy|cycle|slip|ring|toll|trunk|fast|middle|hard|shoulder|bus|memory|easy)\b)"
)
_ON = re.compile(
    rf"(?<!\w)(?:on|in|off|down|up|along|at|from|to|of|near|outside|opposite|live|lived)\s+"
    rf"(?P<street>(?:(?:upper|lower|old|new|north|south|east|west|great|little|st|"
    rf"saint)\s+)?{_NOT}{_WORD}(?:\s+{_NOT}{_WORD})?\s+{_SURE})"
    r"(?=\s*(?:$|[.,!?;:–-]|(?:and|but|for|in|by|with|when|since|all|then|she|he|they|we|i|so|now|because|until|"
    r"near|at|"
    r"my|still|every|is|was|came|where|who|before|after|next|that|till|with|on|half|again|it|or|from|till)\b))",
    re.IGNORECASE,
)
_ENDS_MORE = (
    r"(?:view|cottages?|villas?|buildings?|mount|vale|fold|croft|meadows?|steps|approach|circle|trail|loop|pike|"
    r"highway|parkway|"
    r"plaza|broadway|embankment|mead|dene|garth|brae|wynd|loan|gait|gate|hurst|park|bank|end|heights|side|ridge|"
    r"orchard|fields?|"
    r"common|green|walk|rise|passage|wharf|quay|yard|lea|leas|glebe|paddock|spinney|copse|hollow|turnpike|alley|"
    r"bend|mall)"
)
_ROOMS = r"flat|apartment|apt|unit|room|suite"
_FLAT = re.compile(
    rf"(?<!\w)(?:{_ROOMS}|plot)\s+(?:number\s+)?{_NUMBER}(?:\s?[a-d]\b)?,?\s+(?:(?:in|at)\s+)?"
    rf"(?:the\s+)?(?:{_NOT}{_WORD}\s+){{1,2}}(?:{_HOUSES}|{_STREET})(?!\w)"
    rf"(?:,\s*(?:\d{{1,4}}\s+)?(?:{_NOT}{_WORD}\s+){{1,2}}(?:{_ENDS_MORE}|{_STREET})(?!\w))?",
    re.IGNORECASE,
)
_BEFORE_NUMBER = re.compile(rf"(?<!\w)(?:{_ROOMS})\s+{_NUMBER},?\s+(?:in|at|on)\s+$", re.IGNORECASE)
_AFTER = re.compile(
    r"\s*,?\s*(?:flat|apartment|apt\.?|unit|room|suite|floor|block)\s+(?:number\s+)?(?:\d{1,4}\s?[a-z]?|"
    r"[a-z]\d{0,3}|\w+)(?!\w)",
    re.IGNORECASE,
)
_ON_NAMED = re.compile(
    r"(?<!\w)(?:on|off|down|up)\s+(?P<street>(?-i:[A-Z])[\w'’-]+(?:\s(?-i:[A-Z])[\w'’-]+)?\s"
    r"(?-i:Hill|Row|Parade|Way|Drive|Close|Court|Square|Walk|Rise|Place|Green|Circus|Broadway|Quay|Wharf|Gate|"
    r"Gardens))(?!\w)",
    re.IGNORECASE,
)
_NAMED_STREET = re.compile(
    rf"(?<!\w)(?:outside|at|to|in|from|near|is|it[’']?s)\s+"
    rf"(?P<street>{_NOT}{_WORD}(?:\s+{_NOT}{_WORD})?,\s+{_WORD}\s+{_SURE})(?!\w)",
    re.IGNORECASE,
)
_ORDINAL = (
    r"(?:\d{1,3}(?:st|nd|rd|th)|first|second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth|eleventh|twelfth|"
    r"\w+teenth|twentieth|thirtieth|fortieth|(?:twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety)[ -]?"
    r"(?:first|second|third|fourth|fifth|sixth|seventh|eighth|ninth))"
)
_COMPASS = r"(?:(?:north|south|east|west)\s+)?"
_AVENUE = r"(?:\s+(?:street|st|avenue|ave))?"
_CORNER = re.compile(
    rf"(?<!\w)(?:on|at|off|of|near|to|by)\s+(?P<street>(?:the\s+)?(?:corner\s+of\s+)?{_COMPASS}"
    rf"(?:{_ORDINAL}{_AVENUE}\s+(?:and|&)\s+{_COMPASS}{_NOT}(?:{_ORDINAL}|{_WORD})"
    rf"|{_WORD}\s+(?:and|&)\s+{_ORDINAL}){_AVENUE})(?!\w)",
    re.IGNORECASE,
)
_CORNER_OF = re.compile(
    rf"(?<!\w)(?:the\s+)?corner\s+of\s+"
    rf"(?P<street>{_NOT}{_WORD}(?:\s+{_STREET})?\s+(?:and|&)\s+{_NOT}{_WORD}(?:\s+{_STREET})?)(?!\w)",
    re.IGNORECASE,
)
_NOT_CORNERS = re.compile(
    r"\b(?:and|&)\s+(?:foremost|second|third|last|fourth|final|only|he|she|i|we|they|it|then|so)\b", re.I
)
_NUMBERED = re.compile(
    rf"(?<![\w.,£$€-])(?P<number>\d{{1,4}}(?:\s?[a-d])?|(?:twenty|thirty|forty|fifty|sixty|seventy|eighty|"
    rf"ninety)[ -]\w+\s[a-d])\s+(?P<name>{_NOT}{_WORD}(?:\s+{_NOT}{_WORD})?\s+{_ENDS_MORE})"
    r"(?=\s*(?:$|[.,!?;:]|(?:and|but|in|by|when|since|where|is|was|so|because|then|that[’']?s|i|we|she|he|they)\b))",
    re.IGNORECASE,
)
_HOUSE_STREET = re.compile(
    rf"(?<!\w)(?P<house>(?:old|new|{_NOT}{_WORD})\s+(?:forge|barn|rectory|vicarage|cottage|farm|mill|lodge|"
    rf"manor|bungalow|grange|"
    rf"schoolhouse|gatehouse|farmhouse|croft))\s*(?:,|\son\b)\s*{_NOT}{_WORD}\s+{_STREET}(?:(?:,\s*|"
    rf"\s+in\s+)(?-i:[A-Z])\w+)?(?!\w)",
    re.IGNORECASE,
)
_OUTSIDE = re.compile(
    rf"(?<!\w)(?:outside|at|to|in|from|near)\s+(?P<house>{_NOT}{_WORD}(?:\s{_NOT}{_WORD})?),\s+$", re.IGNORECASE
)
_BOX = re.compile(
    r"(?<!\w)p\.?\s?o\.?\s?box\s+(?:number\s+)?(?:\d{1,6}|"
    r"(?:\w+\s?){1,3})(?P<town>(?:,\s*[^\W\d_]+(?:\s[^\W\d_]+)?){0,2}(?:,?\s+\d{5})?)",
    re.IGNORECASE,
)
_POSTCODE = re.compile(
    r"(?<!\w)(?:post ?code|zip(?: ?code)?)(?:\s+(?:is|was|it[’']?s|that[’']?s)|[’']s|,|:)*\s+(?P<code>\d{5}|"
    r"[a-z]{1,2}\s?\d[\da-z]?\s?\d[a-z]{2}|"
    r"(?:[a-z][\s,]+){1,2}(?:\w+[\s,]+){2,4}[a-z][\s,]+[a-z]|(?:(?:oh|zero|one|two|three|four|five|six|seven|"
    r"eight|nine)[\s,]*){5})(?!\w)",
    re.IGNORECASE,
)
_HOUSE_CALLED = re.compile(
    r"(?<!\w)(?:house|cottage|bungalow|farmhouse|croft|smallholding)(?:\s+(?:is|was)|[’']s)?\s+called\s+"
    rf"(?P<code>{_NOT}(?-i:[A-Z])[\w’'-]+(?:\s(?-i:[A-Z])[\w’'-]+)?(?:,?\s+on\s+{_NOT}{_WORD}\s+{_STREET})?)(?!\w)",
    re.IGNORECASE,
)
_LIVES_AT = re.compile(
    rf"(?<!\w)(?:live|lives|lived|living|stay|stayed|staying|moved|we[’']?re|i[’']?m)\s+(?:in|at|"
    rf"to)\s+(?P<code>number\s+{_NUMBER}|\d{{1,4}}[a-d]?\s+(?-i:[A-Z])[\w’'-]{{3,}}(?:\s(?-i:[A-Z])[\w’'-]+)?)(?!\w)",
    re.I,
)


def english_streets(line: Line, found: Sequence[Found]) -> Iterator[Found]:
    """Such addresses. `found`: addresses that are found already, which may get longer."""
    text = line.text
    reason = _("a street")
    for match in (*_CORNER.finditer(text), *_CORNER_OF.finditer(text)):
        if not _NOT_CORNERS.search(match.group()):
            yield Found(match.start("street"), match.end("street"), "address", reason)
    for match in _ON_NAMED.finditer(text):
        end = with_town(line, match.end("street"), "en")
        yield Found(match.start("street"), end, "address", reason, weak=True)
    for match in _ON.finditer(text):
        start = match.start("street")
        if line.small or text[start].isupper() or match["street"].split()[-1][0].isupper():
            house = _OUTSIDE.search(text, 0, start)
            end = with_town(line, match.end("street"), "en")
            yield Found(house.start("house") if house else start, end, "address", reason, weak=True)
    for pattern in (_FLAT, _HOUSE_STREET):
        for match in pattern.finditer(text):
            if line.small or any(word[0].isupper() for word in match.group().split()[1:]):
                yield Found(match.start(), with_town(line, match.end(), "en"), "address", _("a street and a house"))
    for match in _NAMED_STREET.finditer(text):
        if line.small or match["street"][0].isupper():
            yield Found(match.start("street"), match.end("street"), "address", _("a street and a house"))
    for match in _NUMBERED.finditer(text):
        if _is_name(match["name"], line.small):
            yield Found(match.start(), with_town(line, match.end(), "en"), "address", _("a street and a house"))
    for match in _BOX.finditer(text):
        if any(sign.isdecimal() for sign in match.group()):
            yield Found(match.start(), match.end(), "address", _("a postal code"))
    for pattern in (_POSTCODE, _LIVES_AT, _HOUSE_CALLED):
        for match in pattern.finditer(text):
            yield Found(match.start("code"), match.end("code"), "address", _("a postal code"))
    for one in found:
        if one.kind == "address":
            yield from _longer(text, one, line.small)


def _is_name(name: str, small: bool) -> bool:
    """`Orchard View`; not `3 garden gates`, `2 car park`."""
    parts = name.split()
    if not small:
        return parts[0][0].isupper() and parts[-1][0].isupper()
    last = parts[-1].lower()
    usual = last in (
        "park",
        "bank",
        "end",
        "side",
        "green",
        "field",
        "fields",
        "gate",
        "yard",
        "walk",
        "common",
        "mall",
    )
    return not usual or not sense(parts[0].lower(), "en").everyday


def _longer(text: str, one: Found, small: bool) -> Iterator[Found]:
    """`room 12 at` before a street, `, apartment 4C` behind it, `Rosedale,` before one without a number."""
    start, end = one.start, one.end
    before, after = _BEFORE_NUMBER.search(text, 0, start), _AFTER.match(text, end)
    if before:
        start = before.start()
    elif not text[start].isdecimal():
        house = _OUTSIDE.search(text, 0, start)
        if house is not None and (small or house["house"][0].isupper()):
            start = house.start("house")
    if after:
        end = after.end()
    if (start, end) != (one.start, one.end):
        yield Found(start, end, "address", _("a street and a house"))
