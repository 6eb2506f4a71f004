"""More of where English talk says somebody lives: `Fern Cottage, Little Snoring`, `on gaol road number six`.

A house may have its number behind the street, a name and a village instead of both, or, in America, two numbers and a
side of the town (`410 west ninth`). And a street is told with the town that no list has. Pure but for the lists.
"""

import re
from collections.abc import Iterator, Sequence

from interview_tui.language import _
from interview_tui.privacy.finding.language import words
from interview_tui.privacy.finding.proposal import Found
from interview_tui.privacy.finding.senses import sense
from interview_tui.privacy.finding.text import Line

_EN = "en"
_DIGITS = (
    r"(?:oh|zero|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|\w+teen|\w+ty(?:[ -]\w+)?|hundred)"
)
_ORDINAL = (
    r"(?:\d{1,3}(?:st|nd|rd|th)|first|second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth|eleventh|twelfth|"
    r"\w+teenth|\w+tieth|(?:twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety)[ -](?:first|second|third|fourth|"
    r"fifth|sixth|seventh|eighth|ninth))"
)
_BLOCK = re.compile(
    rf"(?<!\w)(?:\d{{1,5}}|{_DIGITS}(?:\s{_DIGITS}){{0,3}})\s+(?:north|south|east|west|n|s|e|w)\.?\s+{_ORDINAL}"
    r"(?:\s+(?:street|st|avenue|ave|place|drive))?(?:,?\s+(?:apartment|apt|unit|suite|number|floor)\s+[\w-]+"
    r"(?:\s?[a-z](?!\w))?)?(?!\w)",
    re.IGNORECASE,
)
_NUMBER_AFTER = re.compile(
    rf",?\s+(?:at\s+)?(?:number|no\.?|nr\.?)\s+(?:\d{{1,4}}[a-d]?|{_DIGITS}(?:\s{_DIGITS})?)(?!\w)", re.I
)
_LETTER_BEFORE = re.compile(r"(?<![\w.,£$€-])\d{1,4}\s?[a-h]\s+$", re.IGNORECASE)
_DISTRICT_AFTER = re.compile(r",?\s+(?:N|E|S|W|NW|SW|SE|NE|EC|WC|[BGLM]|BS|LS|CF|EH)\d{1,2}[A-Z]?(?!\w)")
"""`, N16`, `, LS7`: the first half of a postcode, after a street."""
_HOME = (
    r"(?:cottages?|lodge|farm|farmhouse|rectory|vicarage|grange|croft|bungalow|barn|manor|mill house|"
    r"schoolhouse|gatehouse|"
    r"towers?|mansions)"
)
_HOME_IN = re.compile(
    rf"(?<!\w)(?:(?:the\s+)?[^\W\d_]+(?:['’]s)?\s+){{1,2}}{_HOME},\s+"
    r"(?P<town>[^\W\d_]+(?:[ -][^\W\d_]+)?)(?=\s*(?:[,.!?;]|$))",
    re.IGNORECASE,
)
_TOWN_AFTER = re.compile(r"\s+in\s+(?P<town>[^\W\d_]+)(?=\s*(?:[,.!?;]|$))")
_NO_TOWN = words("london winter summer spring autumn front bed person town there here time which march may")


def english_homes(line: Line, found: Sequence[Found]) -> Iterator[Found]:
    """Such addresses. `found`: addresses that are found already, which may get longer."""
    text = line.text
    reason = _("a street and a house")
    for match in _BLOCK.finditer(text):
        yield Found(match.start(), match.end(), "address", reason)
    for match in _HOME_IN.finditer(text):
        home = _home(line, match)
        if home is not None:
            yield Found(home, match.end(), "address", reason)
    for one in found:
        if one.kind == "address":
            yield from _whole(line, one)


def _home(line: Line, match: "re.Match[str]") -> int | None:
    """Where the name of a home begins that has a village behind it; None if it is no name, or no village."""
    said = match.group()[: match.start("town") - match.start()]
    names = list(re.finditer(r"[^\W\d_]+", said))
    town = sense(match["town"].split()[-1].lower(), _EN)
    if line.small:
        first_of_town = sense(match["town"].split()[0].lower(), _EN)
        odd = not town.everyday or not first_of_town.everyday or first_of_town.somewhere
        before = names[-2].group() if len(names) > 1 else ""
        return (
            match.start() + names[-2].start() if odd and before not in ("the", "a", "an", "my", "our", "his") else None
        )
    if not match["town"][0].isupper() or not names[-1].group()[0].isupper():
        return None
    first = len(names) - 1
    while first > 0 and names[first - 1].group()[0].isupper() and names[first - 1].group() not in ("The", "A"):
        first -= 1
    return match.start() + names[first].start() if first < len(names) - 1 else None


def _whole(line: Line, one: Found) -> Iterator[Found]:
    """With `77b` before, and `number eleven`, `, N16` or a town behind."""
    text, start, end = line.text, one.start, one.end
    before = _LETTER_BEFORE.search(text, 0, start)
    numbered = before is not None or text[start].isdecimal()
    if before is not None:
        start = before.start()
    after = _NUMBER_AFTER.match(text, end) or (_DISTRICT_AFTER.match(text, end) if not line.small else None)
    if after is not None:
        end, numbered = after.end(), True
    town = _TOWN_AFTER.match(text, end)
    if town is not None and town["town"].lower() not in _NO_TOWN:
        known = sense(town["town"].lower(), _EN)
        street = text[one.start : one.end].split()
        named = town["town"][0].isupper() and not known.native_first and not known.silent
        small = (
            line.small and len(street) > 1 and (known.somewhere or town["town"].endswith(_TOWNS)) and not known.never
        )
        if named or small:
            end = town.end()
    if (start, end) != (one.start, one.end):
        yield Found(start, end, "address", _("a street and a house") if numbered else _("a street"))


_TOWNS = (
    "ton",
    "ham",
    "ford",
    "bury",
    "ville",
    "burgh",
    "wick",
    "combe",
    "dale",
    "mouth",
    "ington",
    "port",
    "ning",
    "field",
)
"""How towns end that the lists do not have."""
