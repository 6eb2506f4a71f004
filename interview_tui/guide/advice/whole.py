"""The guide as a whole: how it begins, what it asks leave for, whether the time holds it."""

import re
from statistics import median

from interview_tui.guide.advice.asked import asked
from interview_tui.guide.advice.beginning import is_hard_to_begin_with
from interview_tui.guide.advice.finding import PilotMinutes
from interview_tui.guide.advice.jargon import jargon
from interview_tui.guide.advice.leading import leading
from interview_tui.guide.advice.parts import asked_questions, invites, is_fact, is_start, leaves_room
from interview_tui.guide.advice.sensitive import sensitive
from interview_tui.guide.advice.why import why
from interview_tui.guide.model import Condition, Guide, Item, Question

MINUTES_A_QUESTION = 2.0
"""Without a pilot: the least that an open question takes with its answer."""
MINUTES_A_FACT = 0.5
MINUTES_A_PROBE = 0.5
SURE = 1.15
"""How many times the planned minutes such an estimate must come to before it is said."""

_CONSENTS = re.compile(
    r"frivillig|samtyck|bandspelare|bandet|bara om du vill|slipper svara|strunta i att svara|"
    r"avbryta|hoppa över|vill sluta|(?:inte|ej) vill svara|väljer själv|bestämmer själv|får sluta"
    r"|kan sluta|anonym|konfidenti|spela(?:r|s|t)? in|inspelning|delta\b|deltagande|godkänn|tillåtelse|volunt"
    r"|consent|withdraw|stop (?:at|when|any)|free will|rather not answer|skip a|pass on any|not have to answer"
    r"|don't have to answer|confidential|up to you|you decide|record(?:ed|ing)?\b|permission|tak(?:e|ing) part"
    r"|participat|\btap(?:e|ing)\b|leave out|whatever you (?:like|want)|only if you (?:like|want)|need not|needn't"
    r"|(?:för att|så länge|bara) du (?:själv )?vill|(?:sluta\w*|gå|pausa|hoppa av|säg\w* (?:nej|stopp|ifrån|till)|"
    r"låta bli|"
    r"stryka) (?:\w+ ){0,4}(?:när|om) (?:du|ni|som)|är (?:okej|ok|okey) för (?:dig|er)|tar upp (?:det|vad|allt)"
    r"|because you (?:want|chose)|free to|(?:stop|leave|quit|pause|pass|go|say no) (?:\w+ ){0,3}(?:when|whenever|"
    r"if) you"
    r"|(?:okay|ok|all right|fine) with you|(?:you (?:can|may)|welcome to|free to) (?:pass|leave|stop|say no)",
    re.I,
)
"""Said anywhere in the guide, consent has been thought of."""
_ASKS_LEAVE = 2
"""Questions from the beginning that may ask for leave; later ones have recording or consent for their subject."""
_OPINION = {
    "sv": re.compile(
        r"\b(?:vad (?:betyder|innebär)|hur ser du på|vad tycker du om|vad anser|hur tänker du|hur påverka\w*"
        r"|vad är(?! (?:din|ditt|dina|er|du|ni|det|en (?:vanlig|typisk))\b))\b"
    ),
    "en": re.compile(
        r"\b(?:what (?:is|are) (?!your\b|the\b)(?:an? )?[\w-]+$|"
        r"what does .* mean|how do you (?:see|view|feel about)|what do you think (?:of|about)"
        r"|how does .* affect)\b"
    ),
}
"""Asks for a view or a meaning, before anything has been told."""


def lacks_opening(guide: Guide) -> bool:
    """The first question is hard, or asks for a view at once where nothing is said before it."""
    questions = asked_questions(guide)
    if not questions:
        return False
    section, first = questions[0]
    read = asked(first.text, guide.language)
    if any(rule(read) for rule in (sensitive, why, leading, jargon)) or is_hard_to_begin_with(read):
        return True
    if is_fact(first, guide.language) or is_start(section) or leaves_room(first.text, guide.language):
        return False
    before = guide.sections[: guide.sections.index(section) + 1]
    welcomed = guide.text or any(one.text for one in before if one.kind != "consent")
    later = [question for _section, question in questions[1:2]]
    easy_later = any(is_fact(q, guide.language) or invites(q.text, guide.language) for q in later)
    opinion = any(_OPINION[guide.language].match(sentence.text) for sentence in read.sentences)
    return opinion and not welcomed and not easy_later and not invites(first.text, guide.language)


def lacks_consent(guide: Guide) -> bool:
    """Nothing in the guide asks for consent or says that taking part is voluntary."""
    if any(section.kind == "consent" and (section.text or section.questions) for section in guide.sections):
        return False
    first = [question.text for _section, question in asked_questions(guide)[:_ASKS_LEAVE]]
    texts = (guide.text, *(section.text for section in guide.sections), *first)
    return not any(_CONSENTS.search(text) for text in texts)


def minutes_needed(guide: Guide, minutes: PilotMinutes | None) -> float:
    """Minutes for the questions that are always asked: by the pilots, else by a low estimate."""
    questions = [question for _section, question in asked_questions(guide) if not question.optional]
    if minutes is None or not minutes.per_question:
        return sum(_estimate(question, guide.language) for question in questions)
    usual = median(minutes.per_question.values())
    return sum(minutes.per_question.get(question.id, usual) for question in questions)


def minutes_there_are(guide: Guide) -> int | None:
    """The planned minutes less those of the scripts; None where the guide plans none."""
    if not guide.minutes and not any(section.minutes for section in guide.sections):
        return None
    scripts = sum(section.minutes or 0 for section in guide.sections if not section.questions)
    return max(1, guide.planned_minutes - scripts)


def _estimate(question: Question, language: str) -> float:
    own = MINUTES_A_FACT if is_fact(question, language) else MINUTES_A_QUESTION
    return own + MINUTES_A_PROBE * _always_asked(question.probes)


def _always_asked(probes: tuple[Item, ...]) -> int:
    return sum(1 + _always_asked(p.probes) for p in probes if not isinstance(p, Condition) and not p.optional)
