"""Phone numbers and personal identity numbers: written, and said aloud."""

import re
from collections.abc import Iterator

from interview_tui.language import _
from interview_tui.privacy.finding.numerals import Run, runs
from interview_tui.privacy.finding.proposal import Found
from interview_tui.privacy.finding.text import Line

_PERSONAL = re.compile(
    r"(?<![\d-])(?:(?P<century>19|20|18)[ ]?)?(?P<date>\d{2}[ ]?\d{2}[ ]?\d{2})"
    r"(?P<sign>\s?[-+–−]\s?|\s)?(?P<last>\d{4})(?!\d|[-]\d)"
)
_CUE_PERSONAL = re.compile(
    r"person ?-?n(?:umm?e?r|r)|\bpnr\b|samordningsn|fyra sista|sista fyra|sista siffr|födelsenummer|national insurance|"
    r"social security|\bmy ni\b|\bni number|insurance number|"
    r"\bnhs number|\bssn\b|personal (?:identity )?number|identity number|id number|last four",
    re.IGNORECASE,
)
_CUE_OTHER = re.compile(
    r"pass(?:et|port)?-?\s?(?:nummer|number|nr)|konto-?n(?:umme)?r|account number|journal-?(?:nummer|nr)|"
    r"ärende-?n(?:umme)?r|diarienummer|dossier-?nummer|beteckningsnummer|(?:kund|medlems|anställnings|mål)-?(?:nummer|nr)|"
    r"körkorts?-?nummer|registreringsnumm?er|regn(?:umme)?r|lma-?(?:kort|nummer)|id-?(?:nummer|kort)|kortnummer|"
    r"(?:case|reference|patient|student|employee|licen[cs]e|membership|card|policy|hospital|registration) number",
    re.IGNORECASE,
)
_CODE = re.compile(r"(?<!\w)[A-Za-z]{0,4}-?\d[\d -]{2,18}\d(?!\w)|(?<!\w)[A-Za-z]{1,3}-?\d{4,10}[A-Za-z]?(?!\w)")
_PLATE = re.compile(r"(?<!\w)[A-HJ-PR-UW-Z]{3}\s?\d{2}[\dA-Z](?!\w)", re.IGNORECASE)
_NATIONAL_INSURANCE = re.compile(
    r"(?<!\w)[A-CEGHJ-PR-TW-Z][A-CEGHJ-NPR-TW-Z][\s-]?\d{2}[\s-]?\d{2}[\s-]?\d{2}[\s-]?[A-D](?!\w)", re.IGNORECASE
)
_WORDS = ("an", "as", "at", "am", "be", "by", "he", "me", "my", "we", "ok", "ex", "ah", "eh", "er")
_SPELT = re.compile(r"(?<!\w)[a-z][\s,]*[a-z][\s,]*$", re.IGNORECASE)
_LAST_LETTER = re.compile(r"[\s,]*[a-d](?!\w)", re.IGNORECASE)
"""Before and after the digits of a National Insurance number that is read out."""
_SOCIAL_SECURITY = re.compile(r"(?<![\d,.] )(?<!\d)\d{3}(?:-\d{2}-|\s\d{2}\s)\d{4}(?![\d]|\s?\d)")
_HEALTH = re.compile(r"(?<!\d)\d{3}[ -]\d{3}[ -]\d{4}(?!\d)")
_FOREIGN = re.compile(r"(?<![\w+])\d{6}[-+A]\d{3,4}[\dA-Y]?(?!\w)|(?<![\w+])[0-7]\d{5} ?\d{5}(?!\w)")
_PHONE = re.compile(r"(?<![\w+])(?:\+|00(?=[1-9])|\(0|0(?=[\d(-]))[\d \-–/()]{5,20}\d(?!\w)")
_DATE = re.compile(r"\d{1,2}[/.-]\d{1,2}[/.-](?:19|20)?\d\d|(?:19|20)\d\d[/.-]\d\d[/.-]\d\d")
_TIMES = re.compile(r"\d\d?[.:]\d\d\s?[-–]\s?\d\d?[.:]\d\d")
_CUE_PHONE = re.compile(
    r"(?<!person)(?:nummer|numret)\b|(?:telefon|mobil|hem|jobb|direkt)nummer|telefon|\btel\b|\bmobil|\bring(?:a|er|de)?\b|"
    r"nås på|nå (?:mig|oss|henne|honom)|sms|messa|swish|växel|anknytning|\bphone|\bnumber\b(?! of)|\bcall|\btext\b|"
    r"\breach\b|\bmobile|\bcell\b|whatsapp|landline|extension|\brang\b|\bfax|"
    r"\b(?:hot|help|crisis)line|switchboard|voicemail|jourlinje|telefonjour",
    re.IGNORECASE,
)
_CUE_HEALTH = re.compile(r"\bnhs\b|health|patient|hospital|number is|record", re.IGNORECASE)
_AMOUNT = re.compile(
    r"\s*(?:kr\b|kronor|spänn|euro|dollar|pounds|procent|percent|per cent|%|:-|meter|kilo|mil\b|kvm|timmar|hours|"
    r"personer|people|stycken|st\b|år\b|years)",
    re.IGNORECASE,
)
_FEWEST = 7
"""Digits of a phone number without a word that says it is one."""
_FEWEST_WITH_CUE = 6
_FEWEST_ALONE = 5
"""Digits of a part of one that is looked for elsewhere, too."""
_MOST = 15
_NEAR_BEFORE, _NEAR_AFTER = 48, 28
"""Letters between a word of phoning and its number."""


def identity_numbers(line: Line, code: str) -> Iterator[Found]:
    """Personal identity numbers, with what the check digit says, and numbers that are said to be somebody's."""
    text = line.text
    said_before = bool(_CUE_PERSONAL.search(line.before))
    cue = said_before or bool(_CUE_PERSONAL.search(text))
    yield from _written(text, cue)
    yield from _foreign(text, cue)
    for run in runs(text, code):
        digits = run.digits
        after_cue = said_before or _CUE_PERSONAL.search(text, 0, run.start)
        if (after_cue and len(digits) >= 4) or (cue and len(digits) >= 10):
            yield Found(run.start, run.end, "id_number", _("a number after words that say it is personal"))
        elif code == "en" and len(digits) in (6, 8) and (spelt := _spelt(text, run)):
            yield Found(spelt[0], spelt[1], "id_number", _("a National Insurance number"))
        elif (
            run.spoken
            and len(digits) in (10, 12)
            and digits[0] != "0"
            and is_date(digits[-10:-4])
            and has_right_check_digit(digits[-10:])
        ):
            yield Found(run.start, run.end, "id_number", _("a personal identity number said aloud"))
    named = _CUE_OTHER.search(text)
    if named:
        reason = _("a number after words that say whose it is")
        for pattern in (_CODE, _PLATE):
            for match in pattern.finditer(text, named.end()):
                yield Found(match.start(), match.end(), "id_number", reason)
        for run in runs(text, code):
            if run.start > named.end() and len(run.digits) >= 5:
                yield Found(run.start, run.end, "id_number", reason)


def _spelt(text: str, run: Run) -> tuple[int, int] | None:
    """`s g six oh, one nine, four four, b`: two letters, six digits, a letter; `oh` may be a digit or not."""
    before, after = _SPELT.search(text, 0, run.start), _LAST_LETTER.match(text, run.end)
    return (before.start(), after.end()) if before and after else None


def _written(text: str, cue: bool) -> Iterator[Found]:
    for match in _PERSONAL.finditer(text):
        digits = re.sub(r"\D", "", match["date"] + match["last"])
        if not is_date(digits[:6]) or is_amount(text, match.end()):
            continue
        sure = bool(match["century"] or cue or (match["sign"] or "").strip())
        if not sure and digits[0] == "0":
            continue  # `0709876543`: a phone number
        if has_right_check_digit(digits):
            yield Found(
                match.start(), match.end(), "id_number", _("a personal identity number; its check digit is right")
            )
        elif sure:
            reason = _("formed like a personal identity number, but its check digit is wrong")
            yield Found(match.start(), match.end(), "id_number", reason)


def _foreign(text: str, cue: bool) -> Iterator[Found]:
    if sum(sign.isdecimal() for sign in text) < 6:
        return
    from stdnum.dk import cpr
    from stdnum.fi import hetu
    from stdnum.gb import nhs
    from stdnum.no import fodselsnummer

    for pattern, module in ((_HEALTH, nhs), (_FOREIGN, hetu), (_FOREIGN, fodselsnummer), (_FOREIGN, cpr)):
        for match in pattern.finditer(text):
            if module is nhs and _CUE_PHONE.search(text) and not _CUE_HEALTH.search(text):
                continue  # the check digit is right by chance
            if module.is_valid(match.group()):
                yield Found(match.start(), match.end(), "id_number", _("a personal identity number of another country"))
    for match in _SOCIAL_SECURITY.finditer(text):
        yield Found(match.start(), match.end(), "id_number", _("formed like a social security number"))
    for match in _NATIONAL_INSURANCE.finditer(text):
        spaced = (
            re.search(r"\d[\s-]?[A-D]$", match.group(), re.IGNORECASE) and match.group()[:2].casefold() not in _WORDS
        )
        if cue or match.group()[:2].isupper() or spaced:
            yield Found(match.start(), match.end(), "id_number", _("a National Insurance number"))


def is_date(digits: str) -> bool:
    """Are six digits a date, year first? Sixty is added to the day of a coordination number."""
    month, day = int(digits[2:4]), int(digits[4:6])
    return 1 <= month <= 12 and (1 <= day <= 31 or 61 <= day <= 91)


def has_right_check_digit(digits: str) -> bool:
    """Is the last of ten digits the check digit of the others?"""
    from stdnum import luhn

    return bool(luhn.is_valid(digits))


def is_amount(text: str, end: int) -> bool:
    """Does a number that ends there count something: kronor, years, people?"""
    return bool(_AMOUNT.match(text, end))


def is_part(text: str, kind: str) -> bool:
    """Is it a part of a phone number, too short to tell anybody by itself where it stands elsewhere?"""
    digits = max(sum(len(run.digits) for run in runs(text, code)) for code in ("sv", "en"))
    return kind == "phone" and digits < _FEWEST_ALONE


def phones(line: Line, code: str) -> Iterator[Found]:
    """Phone numbers: in digits, in words, and short ones after words that say so."""
    text = line.text
    for match in _PHONE.finditer(text):
        count = sum(sign.isdecimal() for sign in match.group())
        if _FEWEST <= count <= _MOST and not (_DATE.fullmatch(match.group()) or is_amount(text, match.end())):
            yield Found(match.start(), match.end(), "phone", _("formed like a phone number"))
    if sum(sign.isdecimal() for sign in text) >= _FEWEST:
        yield from _valid(line, code)
    for run in runs(text, code):
        if is_phone(run, is_told(line, run.start, run.end)) and not is_amount(text, run.end):
            plus = re.search(r"\bplus\s*$", text[: run.start], re.IGNORECASE)
            reason = _("a phone number said aloud") if run.spoken else _("a number after words of phoning")
            start = plus.start() if plus else run.start
            if text[start - 1 : start] == "(" and ")" in text[start : run.end]:
                start -= 1
            yield Found(start, run.end, "phone", reason)


def _valid(line: Line, code: str) -> Iterator[Found]:
    from phonenumbers import Leniency, PhoneNumberMatcher

    for region in ("SE",) if code == "sv" else ("GB", "US", "SE"):
        for found in PhoneNumberMatcher(line.text, region, leniency=Leniency.VALID):
            if _TIMES.fullmatch(found.raw_string):
                continue
            if is_told(line, found.start, found.end) or line.text[found.start] in "+0(":
                yield Found(found.start, found.end, "phone", _("a valid phone number"))


def is_told(line: Line, start: int, end: int) -> bool:
    """Is there a word of phoning close to a number, or in what was said before?"""
    before = line.text[max(0, start - _NEAR_BEFORE) : start]
    after = line.text[end : end + _NEAR_AFTER]
    if _CUE_PHONE.search(before) or _CUE_PHONE.search(after.split(".")[0]):
        return True
    return len(line.tokens) <= 20 and bool(_CUE_PHONE.search(line.before))


def is_phone(run: Run, told: bool) -> bool:
    """Can the numbers be a phone number? `told`: the talk is of phoning."""
    count = len(run.digits)
    if count > _MOST or (len(run.parts) == 1 and run.spoken):
        return False
    spoken = sum(part.spoken for part in run.parts)
    if not spoken:
        years = all(len(part.digits) == 4 and part.digits[:2] in ("19", "20") for part in run.parts)
        return told and count >= _FEWEST_WITH_CUE and not years
    begins = run.digits[0] == "0" or run.digits.startswith("46")
    return (begins and count >= _FEWEST and spoken >= 3) or (told and count >= _FEWEST_WITH_CUE and spoken >= 2)
