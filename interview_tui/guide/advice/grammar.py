"""The little grammar that the rules share: how a question begins in Swedish and in English.

Word order tells a question from a clause inside one: `hur gjorde du` asks, `hur du gjorde` does not.
"""

import re
from collections.abc import Iterator
from functools import cache

from interview_tui.guide.advice.asked import Sentence

_SV_SUBJECT = r"(?:du|ni|man|det|den|de|dom|han|hon|vi|jag|din|ditt|dina|er|ert|era|detta|denna|dessa|alla|folk|andra)"
_SV_VERBS = """är var har hade kan kunde ska skall skulle vill ville får fick blir blev gör gjorde går gick ser såg
    ger gav tar tog vet visste kommer kom står stod mår mådde bor bodde tror trodde finns fanns sa sade måste bör borde
    tycker tyckte tänker tänkte känner kände känns kändes upplever upplevde anser ansåg trivs trivdes gillar
    brukar brukade påverkar påverkade påverkas påverkades hjälper hjälpte fungerar fungerade räcker räckte
    märker märkte använder använde stämmer saknar saknade litar vågar hinner orkar lever behöver behövde lyckas
    lyckades oroar ångrar föredrar håller hör pratar deltar arbetar jobbar studerar pluggar läser äger
    förändrade ändrade ökar minskar bidrar bidrog leder innebär innebar betyder betydde lär lärde spelar spelade
    sker bestämmer bestämde händer hände kostar tillåter erbjuder stöttar stödjer underlättar försvårar minns
    uppskattar passar förstår förstod hanterar hanterade reagerade började slutade stör störde lockar driver
    gynnar skiljer låter finner fann skedde uppstår uppstod ingår ingick täcker motsvarar motsvarade uppfyller
    respekterar"""
_SV_VERB = rf"(?:{'|'.join(_SV_VERBS.split())})"
_SV_ANY_VERB = rf"(?:{_SV_VERB}|\w{{2,}}(?:ar|er|de|te|des|tes|as|ör|år)(?= {_SV_SUBJECT}\b))"
_SV_NO_VERB = r"(?!(?:efter|under|eller|över|inför|utöver|annars|för|där|här|kring|per|inte|både|även|utan)\b)"
_SV_WH_WORD = r"(?:hur|vad|vem|vems|vilken|vilket|vilka|när|var|vart|varifrån|varför|hurdan|hurdana|hurdant)"
_SV_PREPOSITION = r"(?:på|i|till|med|av|från|för|om|under|inom|åt|hos|vid|efter|kring|genom|mot)"
_SV_WH = rf"(?:{_SV_PREPOSITION} )?{_SV_WH_WORD}"
_SV_BETWEEN = rf"(?: (?!{_SV_SUBJECT}\b|som\b|{_SV_VERB}\b)[\w-]+)"  # "hur ofta", "vilket stöd", "på vilket sätt"
_SV_WH_CLAUSE = (
    rf"{_SV_WH} {_SV_ANY_VERB}\b|{_SV_WH} \w{{2,}}(?:ar|er)(?= [\w-]+(?:en|et|na)\b)"
    rf"|(?:{_SV_PREPOSITION} )?(?:vilken|vilket|vilka){_SV_BETWEEN}{{1,3}} {_SV_ANY_VERB}\b|hur (?:mycket|många|ofta"
    rf"|länge|långt|väl|bra|stor\w*|nöjd\w*|viktig\w*|gammal|\w+t){_SV_BETWEEN}{{0,2}} {_SV_ANY_VERB}\b"
    r"|hur kommer det sig\b"
)
_SV_YES_NO = rf"{_SV_NO_VERB}(?:(?!var\b){_SV_VERB} (?!som\b)|var {_SV_SUBJECT}\b|{_SV_ANY_VERB} {_SV_SUBJECT}\b)"

_EN_AUX = (
    r"(?:do|does|did|is|are|was|were|am|has|have|had|can|could|will|would|shall|should|may|might|must|[a-z]{2,6}n't)"
)
_EN_SUBJECT = r"(?:you|i|we|it|he|she|they|your|the|this|that|these|those|there|my|our|people|anyone|anything|a|an)"
_EN_WH_WORD = r"(?:how|what|which|who|whom|whose|when|where|why)"
_EN_WH = rf"(?:(?:in|to|at|from|with|for|by|on|about|of|under) )?{_EN_WH_WORD}"
_EN_BETWEEN = rf"(?: (?!{_EN_SUBJECT}\b|{_EN_AUX}\b|to\b)[\w'-]+)"
_EN_WH_CLAUSE = (
    rf"{_EN_WH}{_EN_BETWEEN}{{0,4}} {_EN_AUX}\b|{_EN_WH_WORD}'(?:s|re|d|ve)\b|(?:who|what) (?:else )?(?:makes|made"
    r"|happens|happened|helps|helped|decides|decided|gets|got|keeps|kept|drives|takes|took|comes|came|matters"
    r"|changed|changes|affects|affected|causes|brought|led|leads|motivates|motivated)\b|how come\b"
)
_EN_YES_NO = rf"{_EN_AUX} (?!to\b|in\b|of\b)"

_YES_NO_LATER = {
    "sv": rf"{_SV_NO_VERB}{_SV_ANY_VERB} {_SV_SUBJECT}\b",
    "en": rf"{_EN_AUX} {_EN_SUBJECT}\b",
}
"""After another clause: only with its subject, since `och ska försöka` goes on with the first."""
_WH_CLAUSE = {"sv": _SV_WH_CLAUSE, "en": _EN_WH_CLAUSE}
_YES_NO = {"sv": _SV_YES_NO, "en": _EN_YES_NO}
_WH_WORD = {"sv": rf"(?:{_SV_PREPOSITION} )?{_SV_WH_WORD}", "en": _EN_WH}

_LEAD = {
    "sv": re.compile(
        r"(?:(?:men|och|så|alltså|okej|ok|ja|nu|då|sedan|först|sen|till sist|slutligen|generellt|idag|i dag)\b,? )*"
    ),
    "en": re.compile(r"(?:(?:and|but|so|well|okay|ok|now|then|also|first|finally|lastly|generally|overall)\b,? )*"),
}
_JOINT = {
    "sv": re.compile(r"(?:,|;|:| -) (?:(?:och|men|samt|så)\b )?(?:(?:också|även|sedan|sen|då|i sin tur)\b )?"
                     r"|\b(?:och|men|samt) (?:(?:också|även|sedan|sen|då)\b )?"),
    "en": re.compile(r"(?:,|;|:| -) (?:(?:and|but|so)\b )?(?:(?:also|then|secondly)\b )?"
                     r"|\b(?:and|but) (?:(?:also|then)\b )?"),
}  # fmt: skip
"""Where a second clause may begin."""

_ACTING = {
    "sv": re.compile(rf"(?:vad|vem|varför|vilka?|vilket) (?!{_SV_SUBJECT}\b|som\b)[\w-]+ "),
    "en": re.compile(rf"(?:who|what) (?!{_EN_SUBJECT}\b|{_EN_AUX}\b|to\b)[\w'-]+ (?!{_EN_SUBJECT} {_EN_AUX}\b)"),
}
"""First in a sentence: the question word is what acts, or stands before what does: `Vem sköter …`."""

_INVITATION = {
    "sv": re.compile(
        r"(?:(?:kan|kunde|skulle|vill|ville|orkar) (?:du|ni)(?: \w+){0,4}? |jag (?:\w+ ){1,4}?(?:att )?(?:du"
        r"|ni) )?(?:berätta|berättar|beskriv|beskriva|beskriver|förklara|utveckla|ge|dela med|nämn|nämna|visa"
        r"|exemplifiera|reflektera|tänk|tänka|måla|ta mig|ta med|gå igenom|guida|resonera|redogör|redogöra|fundera"
        r"|föreställ|föreställa|prata (?:lite|om|fritt)|börja|minnas|minns|räkna upp|lista|sammanfatta|sätta ord"
        r"|sätt ord|säga|jämför|jämföra|presentera|definiera|rita|komma på|lägga till|tillägga|ta upp|exempel)\b"
        r"|(?:minns|kommer) (?:du|ni) (?:ihåg )?(?:en|ett|när|hur|första|sista|senaste|den|det|vad)\b"
    ),
    "en": re.compile(
        r"(?:(?:can|could|would|will|might) you(?: [\w']+){0,4}? |please |i'd [\w ]+? you to |let's |just "
        r"|perhaps )?(?:tell|describe|explain|elaborate|expand|give|share|walk|talk|talking|think|imagine|picture"
        r"|show|take me|take us|name|list|recall|remember|reflect|draw|sketch|demonstrate|outline|summari[sz]e"
        r"|mention|introduce|speak|go through|run me|guide|compare|paint|start|begin|say (?:a|some|more|something"
        r"|how|what|why|when|where|who)|define|add|help me)\b|do you (?:remember|recall)\b|would you mind (?:tell"
        r"|describ|explain|shar|giv|say|talk|elaborat)ing\b"
    ),
}
"""Asks for an account, though some have the form of a yes or no: `Kan du berätta …`, `Could you tell me …`."""
_LOST_INVITATION = {
    "sv": re.compile(
        r"(?:skulle|kan) (?:du|ni) (?:vilja )?säga att\b|(?:kan|kunde|skulle) (?:du|ni) (?:kunna )?(?:tänka"
        r"|föreställa) (?:dig|er) att\b"
    ),
    "en": re.compile(
        r"(?:would|could) you say (?:that|it|you|your|the)\b|(?:can|could) you (?:ever )?imagine \w+ing\b"
    ),
}
"""Has the words of one, and asks for agreement."""


def without_lead(sentence: Sentence, language: str) -> str:
    """The sentence from its first word that says something: without `Men`, `And`."""
    lead = _LEAD[language].match(sentence.text)
    return sentence.text[lead.end() if lead else 0 :]


def is_invitation(sentence: Sentence, language: str) -> bool:
    """It asks for an account."""
    text = without_lead(sentence, language)
    return bool(_INVITATION[language].match(text)) and not _LOST_INVITATION[language].match(text)


@cache
def wh_clause(language: str) -> re.Pattern[str]:
    """A question word with the word order of a question after it."""
    return re.compile(_WH_CLAUSE[language])


@cache
def wh_word(language: str) -> re.Pattern[str]:
    """A question word, whatever follows."""
    return re.compile(rf"{_WH_WORD[language]}\b")


@cache
def yes_no(language: str) -> re.Pattern[str]:
    """The beginning of a question that asks for yes or no."""
    return re.compile(_YES_NO[language])


@cache
def _yes_no_later(language: str) -> re.Pattern[str]:
    return re.compile(_YES_NO_LATER[language])


def clauses(sentence: Sentence, language: str) -> Iterator[re.Match[str]]:
    """The clauses of the sentence that ask, each as the match of its beginning."""
    lead = _LEAD[language].match(sentence.text)
    first = lead.end() if lead else 0
    if acting := _ACTING[language].match(sentence.text, first):
        yield acting
    places = [] if acting else [first]
    places += [joint.end() for joint in _JOINT[language].finditer(sentence.text)]
    for place in dict.fromkeys(places):
        for pattern in (wh_clause(language), yes_no(language) if place == first else _yes_no_later(language)):
            if match := pattern.match(sentence.text, place):
                yield match
                break
