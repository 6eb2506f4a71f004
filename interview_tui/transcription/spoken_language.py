"""Which language a few sentences are in, guessed by the small words that no text does without. Pure, and offline.

Good for one question: has the recogniser fallen into another language? Where that is not clear, there is no answer.
"""

import re
from functools import cache

_SMALL = {
    "sv": """och att det är jag inte som en på har för med till den av vi om men så var han hon de kan man ett då här
        där vad när hur mig dig sig nu bara eller från alla också skulle från efter mycket någon något sådär liksom
        alltså ju ja nej väl kanske ska vill vara hade blir blev varit""",
    "en": """the and that is it i you was of to in for on with he she they we but not this have be are what so my your
        had as at when there their would like just about know think were from or if do did because then really some""",
    "no": """og det er jeg ikke som på har med til av vi men så var han hun de kan man et da her der hva når hvordan
        meg deg seg nå bare eller fra alle også skulle etter mye noen noe altså ja nei vel kanskje skal vil være hadde
        blir ble vært dere hvorfor""",
    "da": """og det er jeg ikke som på har med til af vi men så var han hun de kan man et da her der hvad når hvordan
        mig dig sig nu bare eller fra alle også skulle efter meget nogen noget altså ja nej vel måske skal vil være
        havde bliver blev været jer hvorfor""",
    "de": """und das ist ich nicht die der ein eine auf hat für mit zu den von wir aber so war er sie es kann man dann
        hier da was wann wie mir dich sich nur oder aus alle auch sollte nach sehr jemand etwas also ja nein wohl
        vielleicht soll will sein hatte wird wurde""",
    "fr": """et que est je ne pas qui un une sur a pour avec le la les de nous mais il elle on peut alors ici ce quand
        comment me te se ou tous aussi après très quelque donc oui non peut-être sont était des du dans c'est""",
    "es": """y que es no yo el la los las un una en por con para de nosotros pero él ella se puede entonces aquí lo
        cuando como me te o todos también después muy algo pues sí quizás son era del al hay está más""",
    "fi": """ja että on minä ei joka se mutta niin oli hän he voi kun sitten täällä siellä mitä miten minua sinua vain
        tai kaikki myös jälkeen hyvin joku jotain siis joo kyllä ehkä pitää haluaa olla olen ovat""",
    "nl": """en dat is ik niet die een op heeft voor met de het van wij maar zo was hij zij ze kan men dan hier daar
        wat wanneer hoe mij jou zich nu of uit alle ook zou na veel iemand iets dus ja nee wel misschien zal wil zijn
        had wordt werd""",
}
_WORD = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*")
_LEAST = 4
"""Small words of the other language: fewer are a name or a quotation."""
_SHARE = 0.35
"""Of all the words."""
_LEAD = 2
"""Small words of the other language for each one of its own, that both have counted in both."""


def another_language(text: str, language: str | None) -> str | None:
    """The language that `text` is in where that clearly is not `language`; None where it is, or nobody knows."""
    if language not in _SMALL:
        return None
    words = [word.casefold() for word in _WORD.findall(text)]
    hits = {code: sum(word in _known(code) for word in words) for code in _SMALL}
    best = max(hits, key=lambda code: hits[code])
    clear = hits[best] >= max(_LEAST, _SHARE * len(words)) and hits[best] >= _LEAD * hits[language]
    return best if clear and best != language else None


@cache
def _known(code: str) -> frozenset[str]:
    return frozenset(_SMALL[code].split())
