"""`closed`: a main question that yes or no would answer, where an account was meant.

Quiet for invitations (`Kan du berätta …`), for facts about the person (age, years at work, pets), for whether something
is there at all (`Finns det något …`, `Have you ever …`: a filter, or a way to end), for permission and thanks, and
where the guide itself goes on with an open question or with what to ask after a yes.
"""

import re

from interview_tui.guide.advice.asked import Asked, Sentence, asked
from interview_tui.guide.advice.finding import Span
from interview_tui.guide.advice.grammar import clauses, is_invitation, wh_clause, wh_word, without_lead, yes_no
from interview_tui.guide.advice.leading import awaits_yes
from interview_tui.guide.model import Condition, Question

_JUDGES = {
    "sv": re.compile(
        r"\b(?:bra|bättre|bäst|god|gott|goda|dålig\w*|sämre|nöjd\w*|viktig\w*|trygg\w*|tillräcklig\w*|nog|lagom"
        r"|svårt|lätt|rättvis\w*|trivs|trivdes|rolig\w*|jobbig\w*|stressig\w*|meningsfull\w*|lycklig\w*|glad"
        r"|orolig\w*|stolt\w*|nära)\b"
    ),
    "en": re.compile(
        r"\b(?:good|better|best|bad|worse|well|enough|happy|satisfied|content|pleased|important|safe|comfortable"
        r"|difficult|hard|easy|fair|fun|stressful|meaningful|glad|worried|proud|close|strong|sufficient)\b"
    ),
}
"""Words that weigh: a question with one is not about a bare fact."""
_FACT = {
    "sv": re.compile(
        r"(?:har|hade|äger|skaffade) (?:du|ni) (?:(?:några|någon|något|en|ett|egna|eget|egen|fler|andra|idag"
        r"|nu) )*[\w-]+$|(?:har|är) .*\bmodersmål|(?:bor|bodde) (?:du|ni)\b|(?:arbetar|jobbar|studerar|pluggar|läser"
        r"|går|sitter|hyr|äger|tillhör|kommer|kom|sjunger|spelar|odlar|cyklar|pendlar|kör) (?:du|ni) (?:heltid"
        r"|deltid|på|i|som|hos|vid|inom|natt|skift|fortfarande|idag|ensam|själv|med|från|hel|halv|också|just|för"
        r"|varje|bil|din|ert)\b|är (?:du|ni) (?:gift|gifta|sambo\w*|ensamstående|singel|student\w*|pensionär\w*|född"
        r"|uppvuxen|uppväxt|från|medlem\w*|anställd\w*|förälder|föräldrar|utbildad\w*|arbetslös\w*|sjukskriven"
        r"|ensam om|ordförande|ny|nyanställd|legitimerad|uppsagd|van|vegetarian|vegan|troende|religiös|med i"
        r"|den enda|ensambarn|syskon)\b|har (?:du|ni) (?:\w+ )?(?:arbetat|jobbat|bott|studerat|pluggat|gått|varit"
        r"|läst|sökt|sjungit|spelat|odlat) (?:\w+ )?(?:tidigare|förut|här|länge|någon annanstans|inom|på|i|som|hos"
        r"|utomlands|med)\b"
    ),
    "en": re.compile(
        r"(?:do|did|have) (?:you|they) (?:have |own |got |currently have )(?:(?:any|a|an|your own|other"
        r"|more) )?[\w-]+(?: [\w-]+)?$|is .*\b(?:first language|mother tongue|native language)|(?:do"
        r"|did) you (?:currently |still |also |usually |normally )?(?:live|work|study|own|rent|drive|come from|speak"
        r"|belong|volunteer|sing|play|commute|cycle|garden)\b|(?:are|were) you (?:currently |originally |also "
        r"|still )?(?:a|an|the|married|single|divorced|retired|employed|unemployed|self-employed|working|studying"
        r"|from|in|living|born|registered|trained|qualified|new|enrolled|based|vegetarian|vegan|religious)\b"
        r"|have you (?:always |previously |also )?(?:worked|lived|studied|been|done|taken|attended|sung|played"
        r"|applied)(?: \w+)? (?:before|here|anywhere|abroad|long|in|as|at|for|with|previously|elsewhere|to)\b"
    ),
}
"""Asks for a fact about the person: a background question."""
_QUIET = {
    "sv": re.compile(
        r"\b(?:något|någon|några|någonting|någonstans|någonsin|nåt|nån|nåra|frågor|okej|ok|går det bra|redo"
        r"|spelar in|spela in|får jag|kan jag|har jag|förstår jag|uppfattar jag|ska vi|kan vi|ska jag|menar (?:du"
        r"|ni)|vill (?:du|ni) (?:vara med|delta|ställa|veta|pausa|ta en|att jag)|kommer (?:du|ni) ihåg|(?:vet|minns"
        r"|kan|ser) (?:du|ni) (?:hur|vad|vem|varför|när|var|vilk\w+)|skillnad\w*|förändringar|exempel)\b"
    ),
    "en": re.compile(
        r"\b(?:any|anything|anyone|anybody|anywhere|something|someone|somebody|somewhere|some|ever|else|questions"
        r"|(?:is it|would it be) (?:ok|okay|all right|alright)|may i|can i|could i|have i|did i|do i|am i|shall we"
        r"|shall i|do you (?:mind|mean)|happy for me|ready to|would you like to (?:take|ask|stop|add|begin|start"
        r"|know)|(?:know|remember|recall|say|see) (?:how|what|who|why|when|where|which)|differences?|examples?"
        r"|more to say|missed)\b"
    ),
}
"""Permission, a filter, a way to end, a check that one has understood: a yes or no is what is wanted."""
_EITHER = {
    "sv": re.compile(
        r"(?:finns|fanns) det\b|(?:har|hade) (?:du|ni) (?:en|ett|egen|eget|egna)\b|.*\beller\b(?! inte\b)|(?:har"
        r"|hade) (?:du|ni) (?:[\w-]+ )?[\w-]+(?:ar|er|or)\b"
    ),
    "en": re.compile(
        r"(?:is|are|was|were) there\b|(?:do|did) (?:you|they) (?:\w+ )?have (?:a|an|your own)\b|did you grow up\b"
        r"|.*\bor\b(?! not\b)"
    ),
}
"""Whether there is one, which of two: unless it weighs, a fact."""
_GOES_ON = {
    "sv": re.compile(r"(?:,|;| -|\boch|\beller|\bmen|\bsamt) (?:också |i så fall |om ja |då |sedan |sen )?"
                     r"(?:hur|vad|vilk\w+|varför|när|vem|var då|på vilk\w+|berätta|beskriv|i så fall|isåfall)\b"),
    "en": re.compile(r"(?:,|;| -|\band|\bor|\bbut) (?:if so|if yes|also |in that case |then )?,? ?"
                     r"(?:how|what|which|why|when|who|where|in what|tell|describe|if so|if yes)\b"),
}  # fmt: skip
"""An open question follows in the same sentence."""
_FRAME = {
    "sv": re.compile(r"(?:om|när|eftersom|sedan|efter|innan|före|under|med tanke på"
                     r"|i|på|som|för|utifrån|enligt|generellt|överlag|just nu|idag|i dag|idag|ibland"
                     r"|nuförtiden)\b[^,?]*, "),
    "en": re.compile(r"(?:if|when|since|as|after|before|in|on|at|during|thinking|looking|considering|given|overall"
                     r"|generally|today|currently|nowadays|sometimes|for|compared|with|apart|now that)\b[^,?]*, "),
}  # fmt: skip
"""A clause that stands before the question: `När du kommer hem, …`."""


def closed(question: Asked) -> Span | None:
    """Where yes or no would do."""
    language = question.language
    asking = [(s, begins) for s in question.sentences if (begins := _begins(s, language)) is not None]
    if not asking or any(_is_open(s, language) for s in question.sentences):
        return None
    sentence, begins = asking[0]
    text = sentence.text[begins:]
    if any(_is_quiet(s.text[b:], language) for s, b in asking):
        return None
    return sentence.start + begins, sentence.start + begins + len(text)


def goes_on_openly(question: Question, language: str) -> bool:
    """The guide says what to ask after a yes or a no, or asks for an account in a follow-up."""
    if any(isinstance(item, Condition) for item in question.probes):
        return True
    return any(_is_open(s, language) for probe in question.all_probes() for s in asked(probe.text, language).sentences)


def is_background(question: Asked) -> bool:
    """It asks for a bare fact about the person, in the form of a yes or no."""
    found = ((s, b) for s in question.sentences if (b := _begins(s, question.language)) is not None)
    return any(_is_fact(s.text[b:], question.language) for s, b in found)


def _begins(sentence: Sentence, language: str) -> int | None:
    """Where in the sentence a question for yes or no begins."""
    text = without_lead(sentence, language)
    begins = len(sentence.text) - len(text)
    if frame := _FRAME[language].match(text):
        framed = begins + frame.end()
        if not wh_clause(language).match(text) and yes_no(language).match(sentence.text, framed):
            return framed if sentence.asks else None
    if not yes_no(language).match(text) or wh_clause(language).match(text):
        return None
    return begins if sentence.asks or _SPOKEN[language].match(text) else None


_SPOKEN = {"sv": re.compile(r"\w+ (?:du|ni)\b"), "en": re.compile(r"\w+ you\b")}
"""Is a question even without its mark."""


def _is_open(sentence: Sentence, language: str) -> bool:
    if is_invitation(sentence, language):
        return True
    text = without_lead(sentence, language)
    if wh_word(language).match(text) and not yes_no(language).match(text) and _begins(sentence, language) is None:
        return True
    return bool(_GOES_ON[language].search(text)) or any(
        wh_clause(language).match(sentence.text, clause.start()) for clause in clauses(sentence, language)
    )


def _is_fact(text: str, language: str) -> bool:
    return bool(_FACT[language].match(text)) and not _JUDGES[language].search(text)


def _is_quiet(text: str, language: str) -> bool:
    if _QUIET[language].search(text) or awaits_yes(text, language):
        return True
    weighs = _JUDGES[language].search(text) is not None
    return not weighs and any(facts[language].match(text) for facts in (_FACT, _EITHER))
