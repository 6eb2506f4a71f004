"""Phone numbers, personal identity numbers and e-mail addresses: written, and said aloud."""

import re
from collections.abc import Iterator

from interview_tui.language import _
from interview_tui.privacy.finding.numerals import Run, runs
from interview_tui.privacy.finding.proposal import Found
from interview_tui.privacy.finding.text import Line

_EMAIL = re.compile(r"[\w.+-]+ ?@ ?[\w-]+(?: ?\. ?[\w-]+)+")
_DOT = r"(?:\s*,?\s*(?:punkt|dot|point|prick|understreck|underscore|streck|bindestreck|dash|hyphen|minus)\s*,?\s*)"
_SAID_EMAIL = {
    "sv": rf"[\w.-]+(?:{_DOT}[\w.-]+)*\s*,?\s*(?:snabel[ -]?a|snabelan|alfakrull|alfaslang|kanelbulle|ät|at|@)\s*,?\s*"
    rf"[\w-]+(?:(?:{_DOT}|\s*\.\s*)[\w-]+)+",
    "en": rf"[\w.-]+(?:{_DOT}[\w.-]+)*\s*,?\s*(?:at|@)\s*,?\s*[\w-]+(?:{_DOT}[\w-]+)+",
}
_SAID = {code: re.compile(pattern, re.IGNORECASE) for code, pattern in _SAID_EMAIL.items()}
_PERSONAL = re.compile(
    r"(?<![\d-])(?P<century>19|20|18)?[ ]?(?P<date>\d{2}[ ]?\d{2}[ ]?\d{2})(?P<sign>\s?[-+–−]\s?|\s)?(?P<last>\d{4})(?!\d|[-]\d)"
)
_CUE_PERSONAL = re.compile(
    r"person ?-?n(?:umm?e?r|r)|\bpnr\b|samordningsn|fyra sista|sista fyra|sista siffr|födelsenummer|national insurance|"
    r"social security|\bnhs number|\bssn\b|personal (?:identity )?number|identity number|id number|last four",
    re.IGNORECASE,
)
_CUE_OTHER = re.compile(
    r"pass(?:et|port)?-?\s?(?:nummer|number|nr)|konto-?n(?:umme)?r|kontonummer|account number|journal-?nummer|"
    r"ärende-?n(?:umme)?r|diarienummer|dossier-?nummer|beteckningsnummer|kund-?nummer|medlems-?nummer|anställnings-?nummer|"
    r"körkorts?-?nummer|registreringsnummer|lma-?(?:kort|nummer)|id-?nummer|case number|reference number|"
    r"patient number|student number|employee number|licen[cs]e number|membership number|kortnummer|card number",
    re.IGNORECASE,
)
_CODE = re.compile(r"(?<!\w)(?=[\w-]*\d)[A-Za-z]{0,4}[-\s]?\d[\d -]{3,18}\d(?!\w)|(?<!\w)[A-Z]{1,3}\d{4,10}(?!\w)")
_PLATE = re.compile(r"(?<!\w)[A-HJ-PR-UW-Z]{3}\s?\d{2}[\dA-Z](?!\w)")
_NATIONAL_INSURANCE = re.compile(r"(?<!\w)[A-CEGHJ-PR-TW-Z]{2}\s?\d{2}\s?\d{2}\s?\d{2}\s?[A-D](?!\w)", re.IGNORECASE)
_SOCIAL_SECURITY = re.compile(r"(?<!\d)\d{3}-\d{2}-\d{4}(?!\d)")
_HEALTH = re.compile(r"(?<!\d)\d{3}[ -]\d{3}[ -]\d{4}(?!\d)")
_FOREIGN = re.compile(r"(?<![\w+])\d{6}[-+A]?\d{3,5}[\dA-Y]?(?!\w)")
_PHONE = re.compile(r"(?<![\w+])(?:\+|00(?=[1-9])|\(0|0(?=[\d(-]))[\d \-–/()]{5,20}\d(?!\w)")
_CUE_PHONE = re.compile(
    r"nummer|numret|telefon|\btel\b|mobil|ring(?:a|er)?\b|nås på|nå mig|sms:?a|swisha?\b|phone|number|\bcall|\btext\b|reach me|"
    r"\bmobile|\bcell\b|whatsapp|landline|extension|växel|anknytning|swish",
    re.IGNORECASE,
)
_DATE = re.compile(r"\d{1,2}[/.-]\d{1,2}[/.-](?:19|20)?\d\d|(?:19|20)\d\d[/.-]\d\d[/.-]\d\d")
_AMOUNT = re.compile(
    r"\s*(?:kr\b|kronor|spänn|euro|dollar|pounds|procent|percent|%|:-|meter|kilo|mil\b|kvm|timmar|hours)", re.IGNORECASE
)
_FEWEST = 7
"""Digits of a phone number without a word that says it is one."""
_FEWEST_WITH_CUE = 5
_MOST = 15


def emails(line: Line, code: str) -> Iterator[Found]:
    """E-mail addresses, also those said aloud."""
    for match in _EMAIL.finditer(line.text):
        yield Found(match.start(), match.end(), "email", _("an e-mail address"))
    if re.search(r"snabel|krull|slang|kanelbulle|\b(?:at|ät)\b|@", line.text, re.IGNORECASE):
        for match in _SAID[code].finditer(line.text):
            start = match.start() + _before_name(match.group(), code)
            yield Found(start, match.end(), "email", _("an e-mail address said aloud"))


def _before_name(text: str, code: str) -> int:
    return len("är ") if text.startswith("är ") else 0


def identity_numbers(line: Line, code: str) -> Iterator[Found]:
    """Personal identity numbers, with what the check digit says, and other numbers that the talk names as somebody's."""
    text = line.text
    cue = bool(_CUE_PERSONAL.search(text) or _CUE_PERSONAL.search(line.before))
    for match in _PERSONAL.finditer(text):
        digits = re.sub(r"\D", "", match["date"] + match["last"])
        if not is_date(digits[:6]):
            continue
        right = has_right_check_digit(digits)
        if digits[0] == "0" and digits[1] != "0" and not (match["century"] or cue or (match["sign"] or "").strip()):
            continue  # `0709876543`: a phone number
        sure = match["century"] or (match["sign"] or "").strip() or cue
        if right and (sure or not text[: match.start()].rstrip().endswith(("0", "+46"))):
            yield Found(
                match.start(), match.end(), "id_number", _("a personal identity number; its check digit is right")
            )
        elif sure and not _AMOUNT.match(text, match.end()):
            reason = _("formed like a personal identity number, but its check digit is wrong")
            yield Found(match.start(), match.end(), "id_number", reason)
    yield from _foreign(text)
    if cue:
        for run in runs(text, code):
            if len(run.digits) >= 4 and (
                _CUE_PERSONAL.search(text[: run.start] or line.before) or len(run.digits) >= 10
            ):
                yield Found(run.start, run.end, "id_number", _("a number after words that say it is personal"))
    for run in runs(text, code):
        if (
            run.spoken
            and len(run.digits) in (10, 12)
            and is_date(run.digits[-10:-4])
            and has_right_check_digit(run.digits[-10:])
        ):
            yield Found(run.start, run.end, "id_number", _("a personal identity number said aloud"))
    named = _CUE_OTHER.search(text)
    if named:
        for match in _CODE.finditer(text, named.end()):
            yield Found(match.start(), match.end(), "id_number", _("a number after words that say whose it is"))
        for run in runs(text, code):
            if run.start > named.end() and len(run.digits) >= 5:
                yield Found(run.start, run.end, "id_number", _("a number after words that say whose it is"))
        for match in _PLATE.finditer(text, named.end()):
            yield Found(match.start(), match.end(), "id_number", _("a registration plate"))


def _foreign(text: str) -> Iterator[Found]:
    from stdnum.dk import cpr
    from stdnum.fi import hetu
    from stdnum.gb import nhs
    from stdnum.no import fodselsnummer
    from stdnum.us import ssn

    for pattern, module in (
        (_SOCIAL_SECURITY, ssn),
        (_HEALTH, nhs),
        (_FOREIGN, hetu),
        (_FOREIGN, fodselsnummer),
        (_FOREIGN, cpr),
    ):
        for match in pattern.finditer(text):
            if module.is_valid(match.group()):
                yield Found(match.start(), match.end(), "id_number", _("a personal identity number of another country"))
    for match in _SOCIAL_SECURITY.finditer(text):
        yield Found(match.start(), match.end(), "id_number", _("formed like a social security number"))
    for match in _NATIONAL_INSURANCE.finditer(text):
        if sum(sign.isdigit() for sign in match.group()) == 6 and match.group()[:2].isupper():
            yield Found(match.start(), match.end(), "id_number", _("a National Insurance number"))


def is_date(digits: str) -> bool:
    """Are six digits a date, year first? Sixty is added to the day of a coordination number."""
    month, day = int(digits[2:4]), int(digits[4:6])
    return 1 <= month <= 12 and (1 <= day <= 31 or 61 <= day <= 91)


def has_right_check_digit(digits: str) -> bool:
    """Is the last of ten digits the check digit of the others?"""
    from stdnum import luhn

    return bool(luhn.is_valid(digits))


def phones(line: Line, code: str) -> Iterator[Found]:
    """Phone numbers: in digits, in words, and short ones after words that say so."""
    from phonenumbers import Leniency, PhoneNumberMatcher

    text = line.text
    cue = bool(_CUE_PHONE.search(text) or _CUE_PHONE.search(line.before))
    for match in _PHONE.finditer(text):
        digits = re.sub(r"\D", "", match.group())
        if _DATE.fullmatch(match.group()):
            continue
        if _FEWEST <= len(digits) <= _MOST and not _AMOUNT.match(text, match.end()):
            yield Found(match.start(), match.end(), "phone", _("formed like a phone number"))
    if sum(sign.isdecimal() for sign in text) >= _FEWEST:
        for region in ("SE",) if code == "sv" else ("GB", "US", "SE"):
            for found in PhoneNumberMatcher(text, region, leniency=Leniency.VALID):
                if cue or text[found.start] in "+0(" or code == "en":
                    yield Found(found.start, found.end, "phone", _("a valid phone number"))
    for run in runs(text, code):
        if is_phone(run, cue) and not _AMOUNT.match(text, run.end):
            start = run.start
            plus = re.search(r"\bplus\s*$", text[:start], re.IGNORECASE)
            yield Found(
                plus.start() if plus else start,
                run.end,
                "phone",
                _("a phone number said aloud") if run.spoken else _("a number after words of phoning"),
            )


def is_phone(run: Run, cue: bool) -> bool:
    """Can the numbers be a phone number? `cue`: the talk is of phoning."""
    count = len(run.digits)
    if count > _MOST or (len(run.parts) == 1 and run.spoken):
        return False
    if all(not part.spoken for part in run.parts):
        return cue and count >= _FEWEST_WITH_CUE + (run.digits[:2] in ("19", "20")) and not _is_years(run)
    begins = run.digits[0] == "0" or run.digits.startswith("46")
    spoken = sum(part.spoken for part in run.parts)
    return (begins and count >= _FEWEST and spoken >= 3) or (cue and count >= _FEWEST_WITH_CUE and spoken >= 2)


def _is_years(run: Run) -> bool:
    return all(len(part.digits) == 4 and part.digits[:2] in ("19", "20") for part in run.parts)
