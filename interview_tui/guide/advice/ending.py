"""Whether a guide leaves room at its end for what was not asked. Quiet when unsure: what may do counts as if it did."""

import re
from collections.abc import Iterator

from interview_tui.guide.advice.asked import Sentence, asked
from interview_tui.guide.advice.grammar import is_invitation, wh_clause, without_lead, yes_no
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
        r"\b(?:annat|övrigt|ytterligare|resten (?:av det|som)|kvar(?= att (?:säga|berätta|fråga)|$)|"
        r"vad mer(?= (?:vill|kan|kunde|borde|ska|skulle|har|hade|finns|"
        r"bör|är|behöver|undrar"
        r"|tänker)\b|$)|tillägg\w*|lägg(?:a|er)? till(?=$|,| (?:något|nåt|till))"
        r"|fyll(?:a|er)? (?:på|i|ut)"
        r"|komplett\w+|förtydlig\w+|rätta till|mer att (?:säga|berätta|tillägga)|glömts|missats|utelämnat|obesvarat"
        r"|osagt|oklart|på hjärtat|komma på|(?:jag|vi) (?:\w+ )?(?:frågat|pratat|talat|berört|tagit upp|gått igenom"
        r"|kommit in på|hoppat|glömt|missat)|(?:borde|skulle) (?:jag|vi) (?:ha |också |inte )*(?:fråga|prata|ta upp"
        r"|tagit)\w*|frågor (?:till|om|kring) (?:mig|oss|studien)|fråga (?:mig|om)|din tur|fritt fram|ordet är"
        r"|(?:fått|får|hade) plats|fått med|hunnit med|vill (?:ha sagt|berätta|säga|ta upp|dela|visa|nämna)$"
        r"|vill (?:berätta|säga|ta upp|nämna) (?:\w+ )?(?:som|om det|igen)|fritt ord|sista ord\w*|(?:på|i) mi(?:n|"
        r"tt) (?:plats|stol|ställe)|var(?:it)? jag$)\b"
    ),
    "en": re.compile(
        r"\b(?:(?:any|some|no)(?:thing|body|one|where)? else|else(?= (?:you|that you|i|we|to (?:say|add|tell|"
        r"know))\b|$)"
        r"|what else (?:should|would|could|can|do you (?:want|think)|is there|matters|shall)|further|what more|"
        r"left (?:out|to)|remain\w*|unsaid|unclear|on your mind|there(?:'s| is) more$|more to (?:tell|say|add|"
        r"it)"
        r"|(?:to|could|would|will|can|you) add$|add (?:anything|something|to (?:this|that|what))"
        r"|(?:have|has) been missed|(?:were|was) (?:me|i)$|my (?:place|shoes|chair)|over to you"
        r"|(?:i|we)(?:'ve|'d| have| had)? (?:\w+ )?(?:asked|talked|discussed|covered|touched|missed|forgot\w*|"
        r"skipped)"
        r"|(?:should|did|have) (?:i|we) (?:not |have |also )*(?:ask|talk|cover|miss|forg[eo]t|leave|skip|touch)\w*"
        r"|(?:haven't|hadn't|didn't) (?:i|we)|ask me|your turn|the floor is yours|(?:final|last) words?"
        r"|missing (?:from|on|in)? ?(?:it|this|here|my)|(?:would|you'd) like to (?:tell|say|share|raise|mention)\b"
        r"|other (?:things?|thoughts|points|comments|issues))\b"
    ),
}
"""In any question, or a text that is read aloud: what is left, what has been talked about."""
_OF_THE_TALK = {
    "sv": re.compile(
        r"\b(?:jag|vi)\b|\b(?:ha|hade|du) (?:\w+ ){0,3}frågat\b|\bfrågat?(?: om)?$|\bfråga(?:n|r|rna)?"
        r" (?:saknas|fattas|borde|hade|har|var)\b|\b(?:min|mina|mitt) (?:lista|frågor|papper|blad|guide)\b|\bbandet\b"
        r"|\binspelning\w*"
    ),
    "en": re.compile(
        r"\b(?:i|we|i've|we've|i'd)\b|\b(?:have|had|'ve) (?:\w+ ){0,2}asked\b|\bask(?:ed)?(?: about| for)?$"
        r"|\bquestions?(?=$| (?:is|was|were|did|should|missing|left))|\bmy (?:list|questions|page|paper|guide|"
        r"notes)\b"
        r"|\b(?:the|this) (?:tape|recorder|recording|microphone)\b"
    ),
}
"""The last question is about the talk itself: it speaks of who asks, or of asking."""
_LOOKS_BACK = {
    "sv": re.compile(
        r"sammanfatt|viktigast|skicka med|hälsa till|\bråd\b|ta med (?:dig|mig|oss) "
        r"|\bintervjun?\b|\bsamtalet\b|\bser (?:du |ni )?tillbaka|avslutningsvis|slutligen|till sist"
        r"|innan vi (?:slutar|avslutar)"
    ),
    "en": re.compile(
        r"sum(?:ming)? up|summari|most important|take away|\badvice\b|\bmessage\b|look(?:ing)? back"
        r"|\b(?:this|the|our) (?:interview|conversation)\b|\bfinally\b|\blastly\b|\bto (?:end|finish|close|"
        r"conclude)\b"
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
    language = guide.language
    ends = is_end(guide.sections[place]) and not _is_of_the_subject(questions[-1], language)
    if ends or any("?" in text for text in after):
        return False
    sure = [*after, *(text for question in questions[-_LAST_SURE:] for text in _said(question))]
    if any(leaves_room(text, language) for text in sure):
        return False
    unsure = [*after, *(text for question in questions[-_LAST_UNSURE:] for text in _said(question))]
    if any(_may_leave_room(text, language) for text in unsure):
        return False
    last = asked(questions[-1].text, language).sentences
    return not any(words[language].search(s.text) for words in (_OF_THE_TALK, _LOOKS_BACK) for s in last)


def _is_of_the_subject(question: Question, language: str) -> bool:
    """Though it stands under a heading that ends the guide: it asks how, what or who, and of nothing that is open."""
    read = asked(question.text, language).sentences
    return any(wh_clause(language).match(without_lead(one, language)) for one in read) and not any(
        _SOMETHING[language].search(one.text) for one in read
    )


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
