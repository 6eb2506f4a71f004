"""`jargon`: a word of theory that the participant may not know, from the lists `jargon_sv.txt` and `jargon_en.txt`.

Quiet where the guide explains the word: in a clarification, or beside it (*alltså*, *that is*, a bracket).
"""

import re

from interview_tui.guide.advice.asked import Asked, asked
from interview_tui.guide.advice.finding import Span
from interview_tui.guide.advice.terms import terms

_EXPLAINS = {
    "sv": re.compile(r"\b(?:alltså|det vill säga|d·v·s·|dvs|med andra ord|jag menar|som betyder|i betydelsen)\b|\("),
    "en": re.compile(r"\b(?:that is|i·e·|in other words|i mean|meaning|by which)\b|\("),
}
_STEM = 6
"""Letters that a word and its explanation share."""


def jargon(question: Asked, clarifications: tuple[str, ...] = ()) -> Span | None:
    """The first such word."""
    for sentence in question.sentences:
        if match := terms("jargon", question.language).search(sentence.text):
            explained = _EXPLAINS[question.language].search(sentence.text, match.end()) is not None
            stem = match[0].split()[-1][:_STEM]
            others = (s.text for text in clarifications for s in asked(text, question.language).sentences)
            if not explained and not any(stem in text for text in others):
                return sentence.span(match)
    return None
