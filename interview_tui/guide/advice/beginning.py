"""Whether a question is hard to begin with: guilt, what was worst, what a large word means. Quiet when unsure.

Guilt and the worst are told by the lists `hard_sv.txt` and `hard_en.txt`, be they the participant's or another's: it is
the first question, and nothing has been said yet.
"""

import re

from interview_tui.guide.advice.asked import Asked
from interview_tui.guide.advice.terms import terms

_IDEAS = {
    "sv": r"(?:livet|meningen med|lycka|kärlek|tro|gud|döden|ondska|godhet|frihet|rättvisa|hälsa|identitet|sanning|makt"
    r"|trygghet|tillit|hopp|sorg|respekt|jämställdhet|demokrati|hemma|mod|vänskap|kunskap|kultur|konst)",
    "en": r"(?:life|happiness|love|faith|god|death|evil|goodness|freedom|justice|health|identity|truth|power|safety"
    r"|trust|hope|grief|respect|equality|democracy|home|courage|friendship|knowledge|culture|art)",
}
_LARGE = {
    "sv": re.compile(
        r"vad (?:är|innebär|betyder|menas med)(?: egentligen)? (?:det )?(?:"
        rf"{_IDEAS['sv']}\b|att (?:vara|leva|höra|tro|älska|dö|förlora|bli)\b|(?:en|ett) (?:god|gott|bra|rätt|sann"
        r"|verklig|riktig)\w* (?!dag|vecka|stund|pass|exempel|ställe|plats)[\w-]+(?: för (?:dig|er))?$"
        r"|(?!(?:viktig|bra|rolig|svår|lätt|bäst|din|ditt|dina)\w*\b)[\w-]+ för (?:dig|er)$)"
        r"|(?:tror du på|hur (?:skulle du )?definiera\w*)\b"
    ),
    "en": re.compile(
        rf"what (?:is|are|does it mean to)(?: an?)? (?:{_IDEAS['en']}$|(?:be|live|belong|believe|love|lose|die)\b"
        r"|(?:good|bad|real|true|proper|perfect) (?!(?:time|day|moment|place|way|week|shift|example)\b)[\w-]+"
        r"(?: (?:to|for) you)?$|(?!(?:your|the|it|this|that|these|those|there|important|difficult|easy|good|new)\b)"
        r"[\w-]+ (?:to|for) you$)|what is it to \w+|what is the (?:meaning|point) of\b|do you believe in\b"
        r"|how (?:do|would) you define\b"
    ),
}
"""What a large word means: nobody can say it at once."""
_AT_WORK = re.compile(
    r"\b(?:arbeta\w*|jobba\w*|work(?:ed|ing)?) (?:\w+ ){0,2}(?:med|mot|som|inom|på|with|for|as|in|on|against|at)\b"
)
"""What she meets at work is easier to speak of."""


def is_hard_to_begin_with(question: Asked) -> bool:
    """It asks for guilt, for the worst, or for the meaning of a large word."""
    language = question.language
    return any(
        (terms("hard", language).search(sentence.text) and not _AT_WORK.search(sentence.text))
        or _LARGE[language].match(sentence.text)
        for sentence in question.sentences
    )
