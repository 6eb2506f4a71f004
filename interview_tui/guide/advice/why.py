"""`why`: a *why* that asks the participant to defend herself.

Only where it is about what she did or did not do: `Varför gick du inte …`, `Why do you always …`. A *why* about others,
about an opinion (`Varför tror du att …`) or a choice is let be.
"""

import re

from interview_tui.guide.advice.asked import Asked
from interview_tui.guide.advice.finding import Span

_ACCUSES = {
    "sv": re.compile(
        r"\bvarför(?: i hela världen| egentligen| då| just)? (?!(?:tror|tycker|tänker|menar|anser|upplever) (?:du"
        r"|ni) (?:att|det)\b)(?:[\w]+ (?:du|ni)\b(?: \w+){0,3}? (?:inte|aldrig|ingen|inga|inget|ingenting|knappt"
        r"|bara|alltid|fortfarande|ständigt|jämt|hela tiden|så (?:länge|ofta|sent|sällan|lite|mycket|dåligt|slarvigt"
        r"|tidigt|snabbt|dyrt|onödigt|få|många))\b|(?:struntar|struntade|skiter|sket|slarvar|slarvade|vägrar|vägrade"
        r"|ignorerar|ignorerade|missar|missade|klagar|klagade|ljuger|ljög|skyller|skyllde|glömmer|glömde|skjuter"
        r"|sköt|undviker|undvek|misslyckas|misslyckades|slösar|slösade|försummar|försummade|gnäller|gnällde"
        r"|överdriver|stannade|accepterar|accepterade|gav|ger|lät|låter) (?:du|ni)\b(?! (?:dig in|dig på|mig|stöd"
        r"|råd|hjälp|namn))|(?:har|hade|kan|kunde|vill|ville|ska|skulle|får|orkar) (?:du|ni) (?:\w+ )?(?:struntat"
        r"|slarvat|vägrat|ignorerat|missat|klagat|ljugit|skyllt|glömt|undvikit|misslyckats|slösat|försummat|gett upp"
        r"|låtit bli|skjutit)\b|(?:inte|aldrig) (?:\w+ )?(?:du|ni)\b|är (?:du|ni) så (?!intressera\w*|engagera\w*"
        r"|glad\w*|bra|duktig\w*)\w+)|\bhur kunde (?:du|ni) (?!hantera|lösa|veta|märka|se|kombinera|få|använda|bidra"
        r"|hjälpa)\w+|\bvarför (?:inte|aldrig) (?:\w+ )?(?:du|ni)\b"
    ),
    "en": re.compile(
        r"\bwhy(?: on earth| exactly| then| the hell| ever)? (?!(?:do|did|would) you (?:think|believe|feel|suppose"
        r"|say|reckon)\b)(?:(?:didn|don|haven|hadn|aren|weren|can|couldn|won|wouldn|shouldn)'t you\b|(?:did|do|have"
        r"|had|are|were|can|could|will|would|should|must) you (?:\w+ ){0,3}?(?:not|never|always|just|only|constantly"
        r"|still|keep|hardly|rarely|ignore|refuse|neglect|fail|waste|complain|forget|lie|blame|bother|insist|avoid"
        r"|give up|put off|let|allow|ignored|refused|neglected|failed|wasted|complained|forgotten|lied|blamed"
        r"|avoided|given up|tolerate|accept|so (?:negative|lazy|angry|rude|stubborn|passive|critical|against|afraid"
        r"|strict|hard|harsh|mean|cold|distant|quiet|unhappy|difficult|sensitive|impatient|long|late|little|often"
        r"|much|badly|careless\w*|early|few|many))\b(?! of\b))|\bhow could you (?!tell|improve|help|make|use|get"
        r"|change|support|be (?:helped|supported))\w+|\bhow come you (?:didn't|don't|haven't|never|never|always"
        r"|can't|won't|couldn't)\b"
    ),
}


def why(question: Asked) -> Span | None:
    """Where it accuses."""
    return question.search(_ACCUSES[question.language])
