"""E-mail addresses, written and said aloud: `anna punkt berg snabel-a gmail punkt com`."""

import re
from collections.abc import Iterator

from interview_tui.language import _
from interview_tui.privacy.finding.proposal import Found
from interview_tui.privacy.finding.text import Line

_WRITTEN = re.compile(r"[\w.+-]*\w ?@ ?[\w-]+(?: ?\. ?[\w-]+)+")
_BETWEEN = (
    r"(?:\s*,?\s*(?:punkt|dot|point|prick|understreck|underscore|streck|bindestreck|dash|hyphen|minus)\s*,?\s*|[._-])"
)
_AT = {
    "sv": r"(?:[(\[]\s?(?:at|snabel-?a)\s?[)\]]|snabel[ -]?a|snabelan|alfakrull|"
    r"alfaslang|alfa-?slang|kanelbulle|krull-?a|ät|at|@)",
    "en": r"(?:[(\[]\s?at\s?[)\]]|at sign|at|@)",
}
_ENDINGS = r"(?:com|se|nu|org|net|co|uk|eu|info|no|dk|fi|de|edu|gov|ac|io|me|komm?)"
_SAID = {
    code: re.compile(
        rf"(?<!\w)\w+(?:{_BETWEEN}\w+)*\s*,?\s*{at}\s*,?\s*\w+(?:{_BETWEEN}\w+)*?{_BETWEEN}{_ENDINGS}(?:{_BETWEEN}{_ENDINGS})?(?!\w)",
        re.IGNORECASE,
    )
    for code, at in _AT.items()
}
_SURELY_SAID = re.compile(
    rf"(?<!\w)\w+(?:{_BETWEEN}\w+)*\s*,?\s*(?:snabel[ -]?a|snabelan|alfakrull|kanelbulle)\s*,?\s*"
    rf"(?:\w+(?:\s\w+){{1,2}}{_BETWEEN}{_ENDINGS}(?!\w)|\w+(?:{_BETWEEN}\w+)*)",
    re.IGNORECASE,
)
_PROVIDERS = r"(?:gmail|hotmail|outlook|yahoo|icloud|live|msn|protonmail|proton|telia|spray|btinternet|aol|googlemail)"
_STOPS = (
    r"(?:it[’']?s|is|den|det|heter|min|mitt|en|jag|my|me|email|e-mail|mail|mejl|mejla|"
    r"address|adress\w*|so|then|just|yeah|ja|så|sen|try|use|to|till|på|är|and|och|men|skriv|write|send|on|the|at|s)"
)
_IN_PIECES = {
    code: re.compile(
        rf"(?<![\w'’])(?:(?!{_STOPS}\s)[\w-]+\s+){{1,3}}[\w-]+\s*,?\s+{at}\s*,?\s*(?:{_PROVIDERS}|(?:[a-z]\s){{1,4}}[a-z](?=\s+(?:dot|punkt)\s)|\w+(?=\s+(?:dot|punkt)\s+(?:ac|co|gov|org|edu|nhs|se|com)(?!\w)))(?:\s*(?:dot|punkt)\s*nhs)?{_BETWEEN}{_ENDINGS}(?:{_BETWEEN}{_ENDINGS})?(?!\w)",
        re.IGNORECASE,
    )
    for code, at in _AT.items()
}
"""`zofia em ninety-two at gmail dot com`: what stands before a known provider is said in pieces."""
_MAY_BE = re.compile(r"snabel|krull|slang|kanelbulle|\b(?:at|ät)\b|@", re.IGNORECASE)


def emails(line: Line, code: str) -> Iterator[Found]:
    """E-mail addresses in a line."""
    if not _MAY_BE.search(line.text):
        return
    for match in _WRITTEN.finditer(line.text):
        yield Found(match.start(), match.end(), "email", _("an e-mail address"))
    for pattern in (_SAID[code], _SURELY_SAID):
        for match in pattern.finditer(line.text):
            yield Found(match.start(), match.end(), "email", _("an e-mail address said aloud"))
    pieces = _IN_PIECES[code].search(line.text)
    if pieces is not None:
        yield Found(pieces.start(), pieces.end(), "email", _("an e-mail address said aloud"))
