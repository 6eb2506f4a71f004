"""`sensitive`: a hard question before the participant has had time to settle.

Hard is what is about her own violence, abuse, addiction, debts, crime, grief, sexuality or mental illness, by the lists
`sensitive_sv.txt` and `sensitive_en.txt`; what she meets in her work is not. She has settled after two questions that
are not hard.
"""

import re

from interview_tui.guide.advice.asked import Asked
from interview_tui.guide.advice.finding import Span
from interview_tui.guide.advice.terms import terms

WARM_UP = 2
"""Questions that are not hard, before the first that is."""

_HERS = {
    "sv": re.compile(r"\b(?:du|dig|din|ditt|dina|ni|er|ert|era|i (?:relationen|äktenskapet|förhållandet|familjen))\b"),
    "en": re.compile(r"\b(?:you|your|yours|yourself|in the (?:relationship|marriage|family))\b"),
}
_HER_WORK = {
    "sv": re.compile(
        r"\b(?:arbeta\w*|jobba\w*|möter|mött|klient\w*|patient\w*|brukar(?:e|en|na|nas)|elev\w*|boende\w*"
        r"|personal\w*|kolleg\w*|verksamhet\w*|kommun\w*|organisation\w*|ungdomar\w*|anhörig\w*|rutin\w*|riktlinj\w*"
        r"|i ditt yrke|bild av|syn på|ser du på|tycker du om|tänker du (?:om|kring)|utbild\w*|kurs\w*)\b"
    ),
    "en": re.compile(
        r"\b(?:work(?:ed)? with|working with|clients?|patients?|service users?|pupils?|students?|residents|staff"
        r"|colleagues?|organi[sz]ation|young people|relatives|routines?|guidelines?|in your profession|view of"
        r"|think (?:of|about)|training|courses?|policy|policies)\b"
    ),
}
_BEFELL_HER = {
    "sv": re.compile(r"\b(?:blivit|blev|utsatt\w*|utsätts|råkat)\b"),
    "en": re.compile(r"\b(?:been|were you|experienced)\b"),
}
"""At work too."""


def sensitive(question: Asked) -> Span | None:
    """What makes the question hard for the participant herself."""
    language = question.language
    for sentence in question.sentences:
        hers = _HERS[language].search(sentence.text) and (
            _BEFELL_HER[language].search(sentence.text) or not _HER_WORK[language].search(sentence.text)
        )
        if hers and (match := terms("sensitive", language).search(sentence.text)):
            return sentence.span(match)
    return None
