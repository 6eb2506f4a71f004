"""What a question or a section is for in the guide: to begin, to ask for a fact, to end."""

import re

from interview_tui.guide.advice.asked import asked
from interview_tui.guide.advice.closed import is_background
from interview_tui.guide.advice.grammar import is_invitation, without_lead
from interview_tui.guide.model import Guide, Question, Section

_FACTS = {
    "sv": re.compile(
        r"(?:hur (?:gammal|gammalt|gamla|länge|ofta|många)|vad (?:heter|arbetar|jobbar|studerar|pluggar|läser) (?:du"
        r"|ni)|vad har (?:du|ni) för (?:utbildning|yrke|bakgrund|roll|arbete|jobb|titel|tjänst|befattning)"
        r"|vad är (?:din|ditt|er) (?:ålder|roll|titel|utbildning|yrke|bakgrund|befattning|sysselsättning)|vilket år"
        r"|vilken (?:utbildning|roll|ort|bakgrund|titel)|var (?:bor|kommer|arbetar|jobbar|är du född|är du uppvuxen)"
        r"|när (?:började|flyttade|gick|kom|blev|är) (?:du|ni)|ålder|kön|yrke|vilka arbetsuppgifter|var växte (?:du"
        r"|ni)|vilken (?:termin|årskurs|klass|avdelning|linje|enhet))\b"
    ),
    "en": re.compile(
        r"(?:how (?:old|long|often|many)|what(?:'s| is) your (?:name|age|job|role|occupation|title|background"
        r"|position|profession)|what (?:do you (?:do for a living|study|work (?:with|as))|year"
        r"|are your (?:main )?(?:tasks|duties))|which (?:year|term|semester|class|unit|course|programme|town)"
        r"|where (?:do you (?:live|work|come)|are you from|were you born|did you grow)|when did you (?:start|begin"
        r"|move|join|become)|age|gender|occupation)\b"
    ),
}
_ENDS = {
    "sv": re.compile(
        r"\b(?:något|nåt|någonting) (?:mer|annat|ytterligare|övrigt|du (?:vill|skulle vilja) (?:lägga|tillägga"
        r"|ta upp|fråga|säga)|att tillägga|(?:\w+ ){1,6}?(?:inte har|har inte|glömt|missat|borde ha))\b|\b(?:glömt"
        r"|missat) (?:att )?(?:fråga|ta upp)|\bborde (?:jag )?(?:ha )?fråga\w*|\btillägga\b"
        r"|\blägga till(?=$|,| (?:något|nåt|till|det|innan|eller|om))"
        r"|\bnågot mer\b|\bvad (?:mer|annat) (?:borde|ska|vill|kan|skulle)|\bhar (?:vi|jag) inte (?:pratat|frågat"
        r"|tagit|berört)|\b(?:jag|vi) (?:hade|skulle ha) frågat|\bandra frågor\b|\binnan vi (?:slutar|avslutar"
        r"|rundar)|\bhar du (?:några )?frågor till mig|\böverraskade dig\b|\bmer (?:du|ni|att) (?:\w+ )*(?:vill"
        r"|vilja|berätta|tänker|säga|tillägga)\b|\b(?:känns|kändes|känts|var|varit|känt) (?:det )?(?:nu"
        r"|att (?:ha )?(?:prata|berätta|delta|bli intervjuad|svara))|\bhar det varit att (?:prata|berätta|delta)"
    ),
    "en": re.compile(
        r"\b(?:anything|something|nothing) (?:else|more|further|that (?:i|we)(?: have|'ve)? (?:haven't|not|missed"
        r"|forgotten|forgot)|(?:that )?(?:i|we)(?:'ve| have)? (?:should have|should've|missed|forgot\w*|not asked"
        r"|haven't|have not|did not|didn't)|(?:that )?you (?:would|'d|want|wish) (?:like )?to (?:add|say|ask|raise)"
        r"|you'd like to (?:add|say|ask|raise)|you (?:would like|want|wish) to (?:add|say|ask|raise|tell)|to add)\b"
        r"|\bshould (?:i|we) have asked|\bshould have asked|\blike to add\b|\bwant to add\b|\bwish to add\b"
        r"|\bany (?:other|further|final|last) (?:comments?|thoughts?|questions?|remarks?|things?)"
        r"|\bquestions for me\b|\bbefore we (?:finish|end|stop|close|wrap)|\bhow (?:was|is"
        r"|has) it (?:been )?(?:to talk|talking|for you to|to take part)|\bdo you have any questions\b"
        r"|\bforg[eo]t(?:ten)? to ask\b|\bwhat else (?:should|would|do|can)|\bhaven't (?:we|i) (?:talked|asked"
        r"|covered|touched)|\b(?:i|we) (?:had|have) (?:asked|covered)\b|\bnot (?:asked|covered|talked) (?:about )?"
    ),
}
"""A way to end: room for what was not asked."""
_END_TITLE = re.compile(
    r"\b(?:avslut|avrund|slut\b|slutord|slutfråg|tack\b|till sist|summering|sammanfatt|rund\w* (?:av|upp)|sista\b|övrig"
    r"|clos|end\b|ending|thank|goodbye|bye\b|wrap|final|conclu|round\b|rounding|finish|last\b|any other|anything else"
    r"|debrief|misc)",
    re.I,
)
_START_TITLE = re.compile(
    r"\b(?:inled|bakgrund|uppvärm|introdu|intro\b|presentation|om (?:dig|er|deltagar|intervjuperson)|kort om|start"
    r"|början|öppning|lära känna|vem är du|demogra|warm|backgr|about (?:you|yourself|the participant)|who (?:you are"
    r"|are you)|opening|ice|open\b|getting (?:to know|started))",
    re.I,
)


def is_fact(question: Question, language: str) -> bool:
    """It asks for a fact about the person: age, years at work."""
    read = asked(question.text, language)
    if any(_FACTS[language].match(without_lead(sentence, language)) for sentence in read.sentences[:1]):
        return True
    return is_background(read)


def invites(text: str, language: str) -> bool:
    """It asks for an account."""
    return any(is_invitation(sentence, language) for sentence in asked(text, language).sentences)


def leaves_room(text: str, language: str) -> bool:
    """It asks whether there is more to say, or how the talk was."""
    return any(_ENDS[language].search(sentence.text) for sentence in asked(text, language).sentences)


def is_end(section: Section) -> bool:
    """By its title."""
    return _END_TITLE.search(section.title) is not None


def is_start(section: Section) -> bool:
    """By its title: background, warm-up."""
    return _START_TITLE.search(section.title) is not None


def asked_questions(guide: Guide) -> list[tuple[Section, Question]]:
    """The guide's questions but for those of the consent script, in order, each with its section."""
    return [(s, q) for s in guide.sections if s.kind != "consent" for q in s.questions]
