"""Dates of birth, in digits and in words: `den femte maj åttiosju`, `14/3 1992`, `nineteen eighty-seven`."""

import re
from collections.abc import Iterator
from functools import cache

from interview_tui.language import _
from interview_tui.privacy.finding.numerals import value
from interview_tui.privacy.finding.proposal import Found
from interview_tui.privacy.finding.text import Line

_MONTHS = {
    "sv": r"januari|februari|mars|april|maj|juni|juli|augusti|september|oktober|november|december|"
    r"jan|feb|mar|apr|jun|jul|aug|sept?|okt|nov|dec",
    "en": r"january|february|march|april|may|june|july|august|september|october|november|december|"
    r"jan|feb|mar|apr|jun|jul|aug|sept?|oct|nov|dec",
}
_ORDINALS = {
    "sv": r"första|andra|tredje|fjärde|femte|sjätte|sjunde|åttonde|nionde|tionde|elfte|tolfte|trettonde|fjortonde|"
    r"femtonde|sextonde|sjuttonde|artonde|nittonde|(?:tjugo|tjugi)(?:första|förste|andra|andre|tredje|fjärde|"
    r"femte|sjätte|"
    r"sjunde|åttonde|nionde|ende)?|trettionde|trettioförsta|trettiförsta|förste",
    "en": r"first|second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth|eleventh|twelfth|thirteenth|fourteenth|"
    r"fifteenth|sixteenth|seventeenth|eighteenth|nineteenth|twentieth|twenty[- ](?:first|second|third|fourth|fifth|"
    r"sixth|seventh|eighth|ninth)|thirtieth|thirty[- ]first",
}
_YEAR = {
    "sv": r"(?:(?:18|19|20)\d\d|[-’']?\d\d(?![\d:])|nittonhundra[a-zåäö]*(?: [a-zåäö]*(?:tio|ti|ton)[a-zåäö]*)?|"
    r"tjugohundra[a-zåäö]*|tvåtusen[a-zåäö]*|två tusen(?: [a-zåäö]*)?|"
    r"(?:tjugo|tretti|fyrti|förti|femti|sexti|sjutti|åtti|nitti)[a-zåäö]*|"
    r"nollnoll|noll[ -]?(?:ett?|två|tre|fyra|fem|sex|sju|åtta|nio))",
    "en": r"(?:(?:18|19|20)\d\d|['’]\d\d|\d\d(?![\d:])|"
    r"nineteen(?: hundred(?: and)?)?[ -](?:[a-z]+ty[ -]?[a-z]*|oh[ -][a-z]+|[a-z]+teen)|"
    r"two thousand(?:(?: and)? (?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|[a-z]+teen))?|"
    r"twenty[ -](?:[a-z]+teen|twenty(?:[ -][a-z]+)?|oh[ -][a-z]+|ten|eleven|twelve)|"
    r"(?:oh|o|nought)[ -](?:one|two|three|four|five|six|seven|eight|nine)|"
    r"(?:thirty|forty|fifty|sixty|seventy|eighty|ninety)(?:[ -](?:one|two|three|four|five|six|seven|eight|nine))?)",
}
_BORN = {
    "sv": r"\b(?:född|födas|född:|födda|föddes|föds|födde|födelsedag\w*|födelsedatum\w*|födelseår\w*|"
    r"fyller|fyllde(?: år)?|kom till världen|förlossning\w*|vattnet gick|värkar\w*|årgång|årsmodell|föddes|nedkom)\b",
    "en": r"\b(?:born|birthday|birth ?date|date of birth|dob|d\.o\.b\.?|birth year|year of birth|"
    r"waters broke|had me|year older|due (?:at|on|in)|came into the world|came along|delivered|"
    r"twins arrived|baby arrived)\b",
}
_ASKED = re.compile(
    r"\bnär\b.{0,20}(?:född|föddes|fyller)|är (?:du|ni|hon|han) född|födelsedatum|födelsedag.*\?|"
    r"when\b.{0,24}(?:born|birthday)|date of birth|birthday.*\?|year were you",
    re.IGNORECASE,
)
"""A question of the line before."""
_ELSE = re.compile(
    r"\b(?:flytt\w+|började|kom hit|kom till sverige|gifte|skil\w+|slutade|anställ\w+|utbild\w+|examen|tog|fick|moved|"
    r"started|came|married|divorced|began|graduated|left|arrived|dog|died|invandrade|startade|öppnade)\b",
    re.IGNORECASE,
)
_NUMERIC = (
    r"(?:18|19|20)\d\d[-–/.](?:0?[1-9]|1[0-2])[-–/.](?:3[01]|[12]\d|0?[1-9])|"
    r"(?:3[01]|[12]\d|0?[1-9])[/.-](?:0?[1-9]|1[0-2])[/.\- ]+(?:(?:18|19|20)\d\d|\d\d)|"
    r"(?:18|19|20)\d\d(?:0[1-9]|1[0-2])(?:3[01]|[12]\d|0[1-9])|\d\d(?:0[1-9]|1[0-2])(?:3[01]|[12]\d|0[1-9])|"
    r"(?:3[01]|[12]\d|0?[1-9])/(?:0?[1-9]|1[0-2])"
)
_FEASTS = re.compile(
    r"(?<!\w)(?:midsommar(?:afton|dagen)?|julafton|juldagen|annandag(?:en)? jul|nyårs(?:afton|dagen)|"
    r"luciadagen|lucia|valborg|skottdagen|påskafton|boxing day|christmas (?:day|eve)|"
    r"new year[’']?s (?:day|eve)|bonfire night|"
    r"halloween|"
    r"valentine[’']?s day|leap day|st patrick[’']?s day)\s+(?:19|20)\d\d(?!\d)",
    re.IGNORECASE,
)
"""A day with a name, and its year: `Boxing Day 1999`."""
_AMERICAN = re.compile(r"(?<![\d/])(?:1[0-2]|0?[1-9])/(?:3[01]|[12]\d|0?[1-9])/(?:(?:19|20)\d\d|\d\d)(?![\d/])")
_BABY = re.compile(rf"\b(?:an?|the)\s+({_YEAR['en']})(?:er)?\s+(?:baby|child|kid|vintage)\b", re.IGNORECASE)
"""`an eighty-one baby`."""
_LAST_BIRTH = 2012
"""Whoever is interviewed, or spoken of with a whole date that nothing explains, was hardly born later."""


@cache
def _birth(code: str) -> tuple[re.Pattern[str], ...]:
    month, day, year = _MONTHS[code], rf"(?:\d{{1,2}}|{_ORDINALS[code]})", _YEAR[code]
    if code == "sv":
        whole = rf"(?:den\s+)?{day}(?::?[ea]|\.)?\s+(?:i\s+)?(?:{month})\.?(?:\s*,?\s*(?:år\s+)?{year})?\b"
        spoken = rf"(?:den\s+)?(?:{_ORDINALS[code]})\s+i?\s*(?:{_ORDINALS[code]})(?:\s*,?\s*{year})?\b"
        month_year = rf"(?:{month})\s+(?:år\s+)?{year}\b"
    else:
        whole = (
            rf"(?:the\s+)?{day}(?:st|nd|rd|th)?\s+(?:of\s+)?(?:{month})\.?(?:\s*,?\s*{year})?\b|"
            rf"(?:the\s+)?{day}(?:st|nd|rd|th)?\s+of\s+the\s+{day}(?:st|nd|rd|th)?(?:\s*,?\s*{year})?(?!\w)|"
            rf"(?:{month})\.?\s+(?:the\s+)?{day}(?:st|nd|rd|th)?\b(?:\s*,?\s*{year})?\b"
        )
        spoken = whole
        month_year = rf"(?:{month})\s+(?:of\s+)?{year}\b"
    return tuple(
        re.compile(rf"(?<![\w.-])(?:{p})(?![\w-])", re.IGNORECASE) for p in (whole, _NUMERIC, spoken, month_year, year)
    )


@cache
def date_pattern(code: str) -> re.Pattern[str]:
    """A day and a month, with a year or without."""
    return re.compile("|".join(pattern.pattern for pattern in (_birth(code)[0], _birth(code)[2])), re.IGNORECASE)


@cache
def month_year_pattern(code: str) -> re.Pattern[str]:
    """A month and a year: `March '39`."""
    return _birth(code)[3]


def birth_dates(line: Line, code: str) -> Iterator[Found]:
    """Dates of birth: dates beside words of birth, and whole dates long ago."""
    text = line.text
    cues = list(re.finditer(_BORN[code], text, re.IGNORECASE))
    asked = bool(_ASKED.search(line.before)) and len(text.split()) <= 12
    for index, pattern in enumerate(_birth(code)):
        year_only = index == 4
        for match in pattern.finditer(text):
            if any(_belongs(text, cue.start(), cue.end(), match, year_only) for cue in cues) or (
                asked and not year_only
            ):
                yield Found(match.start(), match.end(), "birth_date", _("a date beside words of birth"))
            elif asked and len(text.split()) <= 6:
                yield Found(match.start(), match.end(), "birth_date", _("a date, after a question about birth"))
            elif index in (0, 1) and _long_ago(match.group(), code) and not _ELSE.search(text):
                yield Found(match.start(), match.end(), "birth_date", _("a whole date long ago"))
    for match in re.finditer(
        r"(?:är|var)\s+(?:en\s+)?((?:\d\d):a|(?:\d\d)a\b|[a-zåäö]{3,}:a\b|[a-zåäö]*tio(?:etta|tvåa|trea|fyra|"
        r"femma|sexa|sjua|åtta|nia))\b",
        text,
        re.IGNORECASE,
    ):
        if code == "sv" and not (match.group(1).endswith(("fyra", "åtta")) and " en " not in match.group()):
            yield Found(match.start(1), match.end(1), "birth_date", _("a year of birth"))
    if cues:
        for pattern in (_FEASTS, _AMERICAN):
            for match in pattern.finditer(text):
                yield Found(match.start(), match.end(), "birth_date", _("a date beside words of birth"))
    if code == "en":
        for match in _BABY.finditer(text):
            yield Found(match.start(1), match.end(1), "birth_date", _("a year of birth"))


def _belongs(text: str, start: int, end: int, match: "re.Match[str]", year_only: bool) -> bool:
    """Does a date stand by words of birth, within the same sentence and nothing else between?"""
    if match.start() >= end:
        between = text[end : match.start()]
        near = len(between.split()) <= (5 if year_only else 9)
        if year_only and text[start:end].casefold().startswith(("fyll", "birthday")):
            return False
        if year_only and (_is_age(text, match.end()) or _AGED.search(between)):
            return False
    else:
        between = text[match.end() : start]
        if year_only and "next" in between.split():
            return False  # `I'm fifty next birthday`
        near = len(between.split()) <= 4
    return near and not re.search(r"[.!?](?:\s|$)", between) and not _ELSE.search(between)


_AGED = re.compile(
    r"\b(?:she|he|i|they|hon|han|jag)\s+(?:was|were|is|var|är|va)\s*$|\b(?:aged|at|vid)\s*$", re.IGNORECASE
)
"""Before an age rather than a year: `had me when she was`."""


def _is_age(text: str, at: int) -> bool:
    return bool(re.match(r"\s*(?:år\b|years|barn|st\b|stycken|veckor|weeks|minut|gram|kilo)", text[at:], re.IGNORECASE))


def _long_ago(date: str, code: str) -> bool:
    year = re.search(r"(?<!\d)(?:18|19|20)\d\d", date)
    if year:
        return int(year.group()) <= _LAST_BIRTH and (bool(re.search(r"\D", date)) or len(date) == 8)
    said = re.search(rf"(?:{_MONTHS[code]})\.?,?\s+(?:år\s+)?(?P<year>{_YEAR[code]})$", date, re.IGNORECASE)
    number = _year_said(said["year"] if said else date.split()[-1], code)
    return number is not None and len(date.split()) > 2 and (20 <= number <= 99 or 1900 <= number <= _LAST_BIRTH)


def _year_said(said: str, code: str) -> int | None:
    """`två tusen tre`, `nineteen eighty three`, `fifty nine` as a number; None if it is none."""
    parts = [part for part in re.split(r"[\s-]+", said.casefold()) if part not in ("and", "och", "hundred")]
    numbers = [1000 if part in ("tusen", "thousand") else value(part, code) for part in parts]
    known = [number for number in numbers if number is not None]
    if not known or len(known) < len(numbers):
        return None
    if 1000 in known and known[0] == 2:
        return 2000 + sum(known[2:])
    if known[0] in (19, 20) and len(known) > 1:
        return 100 * known[0] + sum(known[1:])
    return sum(known)
