"""Numbers with letters that stand for one person or one thing of theirs: passports, cases, licences, cars.

A word says what is numbered (`my passport`, `målet`, `the reg was`), and within a few words a code follows: groups of
digits and letters, written or spelt. Shapes that only one kind has (the plate of a car, a driving licence) need a
word near them, no cue before. Pure.
"""

import re
from collections.abc import Iterator

from interview_tui.language import _
from interview_tui.privacy.finding.numbers import is_date
from interview_tui.privacy.finding.numerals import Run, runs
from interview_tui.privacy.finding.proposal import Found
from interview_tui.privacy.finding.text import Line

_NUMBERED = {
    "en": (
        r"passport|(?:driving |driver[’']?s? )?licen[cs]e|case|claim|file|reference|ref|crime|incident|docket|"
        r"warrant|patient|"
        r"hospital|student|employee|staff|payroll|candidate|registration|reg|pin|badge|membership|member|policy|"
        r"account|"
        r"card|visa|permit|brp|green card|a-number|alien|id|i\.d\.|medicaid|medicare|medical record|mrn|nhs|nhs app|ni|"
        r"insurance|social|ssn|sort code|tax|utr|ticket|booking|prisoner|prison|inmate|service|union|library|chart|"
        r"record|records|wristbands?|bracelets?|name ?tags?|"
        r"application|tracking|invoice|plate|number plate|licence plate|iban|nmc|gmc|hcpc|"
        r"dbs|ucas|uscis|home office|receipt|chip|blue badge|veteran|va|learner|"
        r"universal credit|pension|share code"
    ),
    "sv": (
        r"pass(?:et)?|körkort(?:et|s)?|ärende(?:t)?|mål(?:et)?|dossi[eé]r?n?|dnr|diarie\w*|beslut(?:et|s)?|id|"
        r"leg(?:et)?|"
        r"legitimation(?:en)?|kort(?:et)?|bankkort(?:et)?|konto(?:t)?|clearing\w*|medlem\w*|kund\w*|"
        r"anställning\w*|tjänste\w*|"
        r"journal(?:en)?|patient\w*|remiss(?:en)?|reservnummer\w*|lma\w*|uppehålls\w*|visum(?:et)?|försäkring\w*|"
        r"avtal\w*|"
        r"faktura\w*|bokning\w*|student\w*|elev\w*|ansökan|ansöknings\w*|bil(?:en)?|reg|regnr|registrering\w*|"
        r"skylt(?:en)?|plåt(?:en)?|"
        r"bg|pg|bankgiro\w*|plusgiro\w*|iban|ocr|fack\w*|soldat\w*|intern\w*|deltagar\w*|personnum\w*|personnr|"
        r"prov\w*|löpnummer\w*"
    ),
}
_CUE = {
    "en": re.compile(
        rf"(?<![\w-])(?:{_NUMBERED['en']})(?![\w-])(?:\s+(?:id|number|no\.?|ref(?:erence)?|code|plate|card))?", re.I
    ),
    "sv": re.compile(rf"(?<![\w-])(?:{_NUMBERED['sv']})-?(?:\s?(?:nummer|numret|nr|id|kod|koden))?(?!\w)", re.I),
}
_SAYS = {
    "en": re.compile(
        r"number|numbers|\bno\b|\bid\b|\bis\b|\bwas\b|\bbeen\b|\bstarts?\b|\bends?\b|\bending\b|[’']s\b|\bsays?\b|"
        r"\breads?\b|:|,|\bref"
    ),
    "sv": re.compile(
        r"nummer|numret|\bnr\b|\bid\b|\bär\b|\bvar\b|\bheter\b|\bslutar\b|\bbörjar\b|\bstår\b|\bstod\b|:|,|\blöd"
    ),
}
_NEAR = 6
"""Words between what is numbered and its number."""
_CODE = re.compile(
    r"(?<![\w.'’-])(?=[^\d]{0,8}\d)(?:[A-Za-zÅÄÖåäö]{1,6}[ -]?\d[\dA-Za-z]*|\d[\dA-Za-z]*)(?:[ /-](?:\d[\dA-Za-z]*|"
    r"[A-Z]{1,4}\d[\dA-Z]*|[A-Z]{1,4}\b)|-[a-z]{1,4}\d[\da-z]*)*(?![\w:])"
)
_MONEY = re.compile(
    r"\s*(?:kr\b|kronor|procent|percent|per cent|%|pounds|quid|dollars|euro|years?|år\b|days|dagar|hours|timmar|minut|"
    r"weeks|veckor|months|månader|people|personer|gånger|times|am\b|pm\b|sidor|pages|mil\b|meter|av\b|of\b|o'clock)",
    re.I,
)
_YEAR = re.compile(r"(?:19|20)\d\d")
_ISO = re.compile(r"(?:18|19|20)\d\d-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\d|3[01])")
_CARS = re.compile(
    r"(?<!\w)(?:car|van|motor|plates?|reg|registration|parked|vehicle|truck|taxi|drove|driving|"
    r"bil|bilen|bilens|skylt\w*|plåt\w*|regnr|registrering\w*|parkera\w*|volvon|saaben|kombi\w*|skåpbil\w*|"
    r"lastbil\w*|moped\w*|körde|ägare\w*)(?!\w)",
    re.IGNORECASE,
)
_PLATES = {
    "en": re.compile(
        r"(?<!\w)[A-Z]{2}\d{2}\s?[A-Z]{3}(?!\w)|(?<!\w)[A-Z]\d{1,3}\s?[A-Z]{3}(?!\w)|"
        r"(?<!\w)[A-Z]{3}\s?\d{3,4}[A-Z]?(?!\w)",
        re.I,
    ),
    "sv": re.compile(r"(?<!\w)[A-HJ-PR-UW-Z]{3}\s?\d{2}[\dA-Z](?!\w)", re.I),
}
_LICENCE = re.compile(r"(?<!\w)[A-Z9]{5}\s?\d{6}\s?[A-Z0-9]{2,5}(?:\s?[A-Z0-9]{2})?(?!\w)", re.I)
_TEN = re.compile(r"(?<![\d+-])[1-9]\d{2}[ -]\d{3}[ -]\d{4}(?![\d-])")
_PHONED = re.compile(r"phone|call|\bring|\brang|text|mobile|cell\b|whatsapp|fax|landline|extension|\bdial", re.I)
_PAIRS = re.compile(r"(?<![\d-])(?:(?:19|20)[ .-])?\d\d[ .-]\d\d[ .-]\d\d[ .-]+\d\d[ .-]?\d\d(?![\d-])")
_SPELT_BEFORE = re.compile(r"(?<![\w'’])(?:[a-zåäö][\s,]+){1,4}$|(?<![\w'’])(?-i:[A-Z]{2})[\s,]+$", re.IGNORECASE)
_SPELT_AFTER = re.compile(r"(?:[\s,]+[a-zåäö](?!\w)){1,4}", re.IGNORECASE)
_LETTER_WORDS = re.compile(r"^(?:[ai][\s,]+)+$", re.IGNORECASE)


def codes(line: Line, code: str) -> Iterator[Found]:
    """Such numbers in a line."""
    text = line.text
    reason = _("a number after words that say whose it is")
    if any(sign.isdecimal() for sign in text):
        yield from _written(text, code, reason)
        yield from _shapes(text, code)
    yield from _said(text, code, reason)


def _cued(text: str, start: int, code: str) -> bool:
    """Does a word for what is numbered stand shortly before, with one that says its number comes?"""
    for cue in _CUE[code].finditer(text, max(0, start - 80), start):
        between = text[cue.end() : start]
        if re.search(r"[.!](?:\s|$)|\?\s+\w+\W+\w+\W+\w+", between) or len(re.findall(r"\w+", between)) > _NEAR:
            continue
        if _SAYS[code].search(cue.group() + between) or not between.strip():
            return True
    return False


def _written(text: str, code: str, reason: str) -> Iterator[Found]:
    for match in _CODE.finditer(text):
        start, given = match.start(), match.group()
        small = re.match(r"([A-Za-zåäö]{1,6})[ -](?=\d)", given)
        if small and (small.group(1) in _SMALL_WORDS or not (small.group(1).isupper() or len(small.group(1)) < 3)):
            start, given = start + small.end(), given[small.end() :]
        if _ISO.fullmatch(given) and re.search(r"född|födel|born|birth", text, re.IGNORECASE):
            continue  # a date, and the talk is of birth
        digits = sum(sign.isdecimal() for sign in given)
        letters = any(sign.isalpha() for sign in given)
        if digits < (3 if letters else 4) or len(given) > 30 or _MONEY.match(text, match.end()):
            continue
        if (_YEAR.fullmatch(given) and not re.search(r"number|nummer|slutar|ending", text)) or not _cued(
            text, start, code
        ):
            continue
        yield Found(start, match.end(), "id_number", reason)


_SMALL_WORDS = frozenset(
    {"i", "a", "at", "in", "on", "is", "to", "of", "är", "va", "på", "en", "nr", "no", "by", "my", "så"}
)


def _shapes(text: str, code: str) -> Iterator[Found]:
    if _CARS.search(text):
        for match in _PLATES[code].finditer(text):
            if match.group()[:3].casefold() not in _NO_PLATES:
                yield Found(match.start(), match.end(), "id_number", _("the number of a car"))
    for match in _LICENCE.finditer(text):
        if (
            sum(sign.isalpha() for sign in match.group()[:5]) == 5
            and sum(sign.isdecimal() for sign in match.group()) >= 6
        ):
            yield Found(match.start(), match.end(), "id_number", _("formed like a driving licence"))
    if code == "en" and not _PHONED.search(text):
        for match in _TEN.finditer(text):
            if match.group()[4:7] != "555":
                yield Found(match.start(), match.end(), "id_number", _("formed like a number of health care"))
    if code == "sv":
        for match in _PAIRS.finditer(text):
            digits = re.sub(r"\D", "", match.group())
            if is_date(digits[-10:-4]) and (len(digits) == 12 or digits[0] != "0"):
                yield Found(match.start(), match.end(), "id_number", _("formed like a personal identity number"))


_NO_PLATES = frozenset({
    *("the", "and", "for", "kl ", "was", "age", "bus", "row", "top", "all"),
    *("rum", "vid", "ett", "tog", "sen", "hon", "han"),
    *("jan", "feb", "mar", "apr", "may", "maj", "jun", "jul", "aug", "sep", "oct", "okt", "nov", "dec"),
})  # fmt: skip


def _said(text: str, code: str, reason: str) -> Iterator[Found]:
    """`j g, twenty two, oh five, eighty one, a`, `passport's five three three oh one`."""
    for run in runs(text, code):
        if not run.spoken or len(run.parts) < 2 or len(run.digits) < 4:
            continue
        before, after = _SPELT_BEFORE.search(text, 0, run.start), _SPELT_AFTER.match(text, run.end)
        spelt = before if before and not _LETTER_WORDS.match(before.group()) else None
        start = spelt.start() if spelt else run.start
        end = (
            after.end()
            if after and (spelt or len(run.digits) > 5) and not _LETTER_WORDS.match(after.group().strip(" ,") + " ")
            else run.end
        )
        if spelt and after and start < run.start:
            end = after.end()
        cued = _cued(text, start, code) or (
            code == "en" and re.match(r"[,\s]+(?:on|for|with)\s+(?:the|my)\s+nhs", text[run.end :])
        )
        if cued or (spelt and len(spelt.group()) > 3 and len(run.digits) >= 4) or _is_personal(run, text, code):
            yield Found(start, end, "id_number", reason)


def _is_personal(run: Run, text: str, code: str) -> bool:
    """Ten digits said in pairs, a date first: `noll tre, tolv, elva, tjugotre, åttiosex`."""
    digits = run.digits
    if code != "sv" or len(digits) not in (10, 12) or re.search(r"telefon|mobil|\bring|\bsms|swish|nås", text, re.I):
        return False
    mobile = digits.startswith(("07", "08"))
    return is_date(digits[-10:-4]) and not (len(digits) == 10 and mobile) and len(run.parts) <= 8
