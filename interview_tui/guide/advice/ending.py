"""Whether a guide leaves room at its end for what was not asked. Quiet when unsure: what may do counts as if it did."""

import re
from collections.abc import Iterator

from interview_tui.guide.advice.asked import Sentence, asked
from interview_tui.guide.advice.grammar import is_invitation, without_lead, yes_no
from interview_tui.guide.advice.parts import asked_questions, is_end, leaves_room
from interview_tui.guide.model import Guide, Question

_LAST_SURE, _LAST_UNSURE = 3, 2
"""Questions from the end among which one that surely leaves room is looked for, and one that may."""

_SOMETHING = {
    "sv": re.compile(r"\b(?:något|någonting|nåt|nånting|några)\b"),
    "en": re.compile(r"\b(?:any|anything|something)\b"),
}
"""In a question for yes or no, or in one without a verb: there may be something that was not asked."""
_REST = {
    "sv": re.compile(
        r"\b(?:annat|övrigt|ytterligare|resten|kvar|vad mer|tillägg\w*|lägga? (?:till|fram)|fyll(?:a|er)? (?:på|i|ut)"
        r"|komplett\w+|förtydlig\w+|rätta till|glömt?|missat|utelämnat|obesvarat|osagt|oklart|på hjärtat|komma på"
        r"|(?:jag|vi) (?:\w+ )?(?:frågat|pratat|talat|berört|tagit upp|gått igenom|kommit in på|hoppat)"
        r"|(?:borde|skulle) (?:jag|vi) (?:ha |också |inte )*(?:fråga|prata|ta upp|tagit)\w*"
        r"|frågor (?:till|om|kring) (?:mig|oss|studien)|fråga (?:mig|om)|din tur|ordet är|fritt ord|sista ord\w*)\b"
    ),
    "en": re.compile(
        r"\b(?:else|further|what more|left (?:out|to)|remain\w*|unsaid|unclear|add|missed|forgotten|on your mind"
        r"|(?:i|we)(?:'ve|'d| have| had)? (?:\w+ )?(?:asked|talked|discussed|covered|touched|missed|forgot\w*|skipped)"
        r"|(?:should|did|have) (?:i|we) (?:not |have |also )*(?:ask|talk|cover|miss|forg[eo]t|leave|skip|touch)\w*"
        r"|(?:haven't|hadn't|didn't) (?:i|we)|ask me|your turn|the floor is yours|(?:final|last) words?"
        r"|other (?:things?|thoughts|points|comments|issues))\b"
    ),
}
"""In any question, or a text that is read aloud: what is left, what has been talked about."""
_LOOKS_BACK = {
    "sv": re.compile(
        r"sammanfatt|viktigast|skicka med|hälsa till|\bråd\b|ta med (?:dig|mig|oss) "
        r"|\bintervjun?\b|\bsamtalet\b|\bser (?:du |ni )?tillbaka|avslutningsvis|slutligen|till sist"
        r"|innan vi (?:slutar|avslutar)"
    ),
    "en": re.compile(
        r"sum(?:ming)? up|summari|most important|take away|\badvice\b|\bmessage\b|look(?:ing)? back"
        r"|\b(?:this|the|our) (?:interview|conversation)\b|\bfinally\b|\blastly\b|\bto (?:end|finish|close|conclude)\b"
        r"|before we (?:end|finish|stop|close|wrap)"
    ),
}
"""The last question ends the talk in another way."""


def lacks_closing(guide: Guide) -> bool:
    """Neither a question nor a section at the end leaves room for what was not asked."""
    questions = [question for _section, question in asked_questions(guide)]
    if not questions:
        return False
    place = max(i for i, section in enumerate(guide.sections) if section.questions)
    after = [section.text for section in guide.sections[place + 1 :]]
    if is_end(guide.sections[place]) or any("?" in text for text in after):
        return False
    language = guide.language
    sure = [*after, *(text for question in questions[-_LAST_SURE:] for text in _said(question))]
    if any(leaves_room(text, language) for text in sure):
        return False
    unsure = [*after, *(text for question in questions[-_LAST_UNSURE:] for text in _said(question))]
    if any(_may_leave_room(text, language) for text in unsure):
        return False
    return not any(_LOOKS_BACK[language].search(s.text) for s in asked(questions[-1].text, language).sentences)


def _said(question: Question) -> Iterator[str]:
    """All that is said with a question."""
    yield question.text
    yield from question.clarifications
    for probe in question.all_probes():
        yield probe.text
        yield from probe.clarifications


def _may_leave_room(text: str, language: str) -> bool:
    return any(
        _REST[language].search(sentence.text)
        or (_SOMETHING[language].search(sentence.text) and _is_bare(sentence, language))
        for sentence in asked(text, language).sentences
    )


def _is_bare(sentence: Sentence, language: str) -> bool:
    """It asks for yes or no, or only names something: `Några frågor?`."""
    if is_invitation(sentence, language):
        return False
    begins = without_lead(sentence, language)
    return bool(yes_no(language).match(begins) or _SOMETHING[language].match(begins))
