"""Days of birth as talk tells them: `the twins came on the 3rd of May`, `dad was March '39`, `fyller på lucia`.

What comes is a child where a noun for one is the subject; what has no year is a birthday where one is spoken of. Pure.
"""

import re
from collections.abc import Iterator
from functools import cache

from interview_tui.language import _
from interview_tui.privacy.finding.age_words import PERSONS, PLURAL
from interview_tui.privacy.finding.dates import date_pattern, month_year_pattern
from interview_tui.privacy.finding.language import words
from interview_tui.privacy.finding.numerals import runs
from interview_tui.privacy.finding.proposal import Found
from interview_tui.privacy.finding.text import Line

_BIRTHDAY = {
    "en": re.compile(
        r"birthdays?|\bb-?day\b|\bborn\b|date of birth|\bdob\b|d\.o\.b|birth date|turn(?:ed|s|ing)? \w+ on|"
        r"into the world",
        re.I,
    ),
    "sv": re.compile(
        r"födelse(?:dag|datum)\w*|fyll(?:er|de|t|a)\b|\bfödd?a?\b|\bfödd\b|\bföddes\b|bemärkelsedag|till världen", re.I
    ),
}
_FEAST = {
    "en": r"leap (?:day|year day)|christmas (?:day|eve)|boxing day|new year[’']?s (?:day|eve)|halloween|"
    "bonfire night|valentine[’']?s(?: day)?|"
    r"april fools[’']?(?: day)?|st\.? (?:patrick|david|george|andrew)[’']?s day|(?:the )?(?:fourth|4th) of july|"
    r"midsummer(?:[’']?s)? (?:day|eve)|"
    r"guy fawkes(?: night)?|may day|thanksgiving|good friday|easter (?:sunday|monday)|pancake day|shrove tuesday|"
    r"burns night",
    "sv": r"luciadagen|lucia|julafton|juldagen|annandag(?:en)? jul|nyårs(?:afton|dagen)|midsommar(?:afton|"
    "dagen)?|valborg(?:smässoafton)?|"
    r"skott(?:dagen|årsdagen)|nationaldagen|första maj|alla hjärtans dag|påsk(?:afton|dagen)|långfredagen?|"
    r"trettondag(?:en|safton)?|"
    r"första april|halloween|kanelbullens dag|kristi himmelsfärds?dag|mors dag|fars dag|tjugondag knut",
}
_CAME = {
    "en": r"(?:was|were|is|are|[’']s|arrived|came(?: along)?|turned up|showed up|appeared|popped out|landed|"
    "came out|got here|was due|is due|due)",
    "sv": r"(?:kom|kommer|anlände|föddes|är|var|va|e|är från|var från|tittade ut|såg dagens ljus|beräknad\w*)",
}
_LEADS = {
    "en": r"(?:\s+(?:on|in|from|a|early|late|at last|finally|six weeks early|due on))*",
    "sv": r"(?:\s+(?:från|ifrån|äntligen|då|på|i|till världen|ut|redan|ju|alltså))*",
}
_FROM = {
    "sv": re.compile(r"(?<!\w)(?:jag|han|hon|hen)\s+(?:är|va|var|e)\s+(?:ju\s+)?(?:från|ifrån)\s+$", re.IGNORECASE)
}
_ON_ORDER = words("date birth dob född född: född födelsedatum födelsenummer födelsedag birthday d.o.b")
_READ_OUT = {
    "en": re.compile(
        r"(?:date of birth|\bdob\b|d\.o\.b\.?|birth ?date|\bborn)\W+(?:(?:is|was|it[’']?s|that[’']?s|so|um|er|on|"
        r"the)\W+)*$",
        re.I,
    ),
    "sv": re.compile(
        r"(?:född|födelsedatum\w*|födelsenummer|födelsedata)\W+(?:(?:är|var|den|det|eh|öh|så)\W+)*$", re.I
    ),
}
_READ_BEFORE = {
    "en": re.compile(r"\W+(?:(?:is|was|that[’']?s|it[’']?s)\W+)?(?:(?:when|what)\W+)?"
                     r"(?:(?:i|she|he)\W+(?:was|were)\W+)?"
                     r"(?:my\W+)?(?:born|date of birth|birth ?date|dob\b|birthday)", re.I),
    "sv": re.compile(r"\W+(?:(?:är|var|e|va)\W+)?(?:(?:jag|han|hon|hen|när|då|mitt|min)\W+){0,3}"
                     r"(?:född|födelsedatum|födelsedag)", re.I),
}  # fmt: skip
_HAD = {
    "en": r"(?:(?:i|we|she|they)\s+(?:had|got|welcomed)|gave birth to)",
    "sv": r"(?:(?:jag|vi|hon|de|dom)\s+(?:fick|har fått|födde)|fick\s+(?:jag|vi|hon|de|dom))",
}
_SIX = re.compile(r"(?<![\d-])\d{2}(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])(?![\d-])")
_MOST_AFTER = 8
"""Words between a date and the birthday that it is said to be."""


def births(line: Line, code: str) -> Iterator[Found]:
    """Such days in a line."""
    text = line.text
    reason = _("a date beside words of birth")
    told = _BIRTHDAY[code].search(text)
    dated = date_pattern(code).search(text) or month_year_pattern(code).search(text)
    for match in _came(code).finditer(text) if dated else ():
        yield Found(match.start("date"), match.end("date"), "birth_date", reason)
    for match in date_pattern(code).finditer(text):
        before = _FROM.get(code)
        if (before is not None and before.search(text, 0, match.start())) or _is_birthday(text, match.end(), code):
            yield Found(match.start(), match.end(), "birth_date", reason)
    for match in _had(code).finditer(text) if dated else ():
        yield Found(match.start("date"), match.end("date"), "birth_date", reason)
    if told:
        for match in _feasts(code).finditer(text):
            yield Found(match.start(), match.end(), "birth_date", reason)
        for match in _SIX.finditer(text):
            yield Found(match.start(), match.end(), "birth_date", reason)
        for run in runs(text, code):
            by = _READ_OUT[code].search(text, 0, run.start) or _READ_BEFORE[code].match(text, run.end)
            if len(run.digits) in (6, 8) and len(run.parts) > 2 and by:
                yield Found(run.start, run.end, "birth_date", reason)


@cache
def _feasts(code: str) -> re.Pattern[str]:
    return re.compile(rf"(?<!\w)(?:{_FEAST[code]})(?:\s+(?:['’]\d\d|(?:19|20)\d\d))?(?!\w)", re.IGNORECASE)


@cache
def _came(code: str) -> re.Pattern[str]:
    """`our eldest arrived on` and a date, `dad was` and a month with its year."""
    who = "|".join(sorted(PERSONS[code] | PLURAL[code], key=len, reverse=True))
    date = rf"{date_pattern(code).pattern}|{month_year_pattern(code).pattern}"
    named = r"(?-i:[A-ZÅÄÖ][\w-]+)"
    extra = r"(?:\s*,\s*\w+(?:\s+\w+)?\s*,)?" if code == "sv" else r"(?:\s+\w+)?"
    return re.compile(
        rf"(?<!\w)(?:{who}|{named}|i|jag|hon|han|she|he){extra}\s*(?:{_CAME[code]}){_LEADS[code]}\s+(?P<date>{date})",
        re.IGNORECASE,
    )


@cache
def _had(code: str) -> re.Pattern[str]:
    """`we had the twins on 4 May 2016`, `vi fick vår dotter den tredje mars`: a noun for a child, and its day."""
    who = "|".join(sorted(PERSONS[code] | PLURAL[code], key=len, reverse=True))
    date = rf"{date_pattern(code).pattern}|{month_year_pattern(code).pattern}"
    return re.compile(
        rf"(?<!\w){_HAD[code]}\s+(?:\w+\s+){{0,2}}(?:{who}){_LEADS[code]}\s+(?P<date>{date})", re.IGNORECASE
    )


def _is_birthday(text: str, end: int, code: str) -> bool:
    """`on the second of June, which was my actual birthday`."""
    after = re.split(r"[.!?](?:\s|$)", text[end:])[0]
    cue = re.search(
        r"birthday|\bb-?day\b|date of birth|födelsedag|födelsedatum|fyller år|fyllde år", after, re.IGNORECASE
    )
    return cue is not None and len(after[: cue.start()].split()) <= _MOST_AFTER
