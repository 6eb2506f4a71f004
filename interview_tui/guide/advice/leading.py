"""`leading`: the question carries its answer.

Four manners: a form that awaits *yes, of course* (a tag at the end, a *not* at the beginning, *surely*); others'
opinion before one's own; a feeling or an effect taken for granted; a judgement in the words. Balanced forms
(*easy or hard*, *some say …, others …*) are let be.
"""

import re
from functools import cache

from interview_tui.guide.advice.asked import Asked
from interview_tui.guide.advice.feelings import CHANGED, FELT, STRONG, beginnings, exactly
from interview_tui.guide.advice.finding import Span

_SV_FELT, _EN_FELT = (beginnings(FELT[language]) for language in ("sv", "en"))
_EN_NT = r"(?:isn|aren|wasn|weren|don|doesn|didn|haven|hasn|hadn|won|wouldn|shouldn|couldn|can|mustn)'t"

_AWAITS_YES = {
    "sv": (
        r"(?:,|-) (?:eller hur|inte sant|visst|va|väl|inte|eller inte sant|håller du (?:inte )?med|stämmer inte det"
        r"|tycker (?:du|ni) inte(?: det)?|är det inte så|har jag rätt)$",
        r"^(?:är|var|har|hade|kan|ska|skulle|tycker|tyckte|tror|känner|kände|känns|kändes|håller|borde|bör|vore|blir"
        r"|blev|anser|upplever|upplevde|vill|saknar|oroar|behöver|märker|tänker|får|finns|måste|brukar|gör|stör"
        r"|ångrar|gick|hjälper|förstår|ser|vet|längtar|gillar|trivs|visste)(?: (?:du|ni|det|den|de|dom|man|han|hon"
        r"|vi))?(?: dig| er)? inte\b(?! (?:bara )?(?:berätta|beskriva))",
        r"^(?:är|var|borde|bör|skulle|kan) (?:[\w-]+ ){1,2}inte (?!längre\b|alltid\b)\w+",
        r"^(?:visst|nog|självklart|naturligtvis|givetvis|uppenbarligen)\b(?! (?:om|när)\b)",
        r"^(?:(?:men|och|så) )?(?:du|ni|det|den|man) (?:\w+ ){1,3}?(?:väl|nog|säkert|förstås|naturligtvis|självklart"
        r"|säkerligen|uppenbarligen|såklart)\b(?! (?:bemött|mottagen|omhänder\w+|fungerande|till mods))",
        r"^(?:du|ni|det) måste (?:väl |ju |verkligen |nog )?(?:ha|vara|känna|kännas|tycka|bli)\b",
        r"\bjag (?:antar|gissar|förmodar|förutsätter|utgår från|utgår ifrån|misstänker|kan tänka mig"
        r"|tror)(?: att)? (?:du|ni|det)\b",
        r"^(?:tycker|tror|anser|menar|behöver|är|vill) (?:du|ni|det) (?:verkligen|också|även) ",
        r"^(?:är det (?:väl )?inte så att|stämmer det (?:inte )?att|är det (?:inte )?sant att|visst är det så)\b",
    ),
    "en": (
        rf"(?:,|-) (?:{_EN_NT} (?:you|it|they|he|she|we|there|that)(?: think| agree| say)?(?: so)?|right|correct|no"
        r"|eh|yes|surely|am i right|is that right|do you not|is it not|would you not|do you agree)$",
        rf"^{_EN_NT} ",
        r"^(?:do|does|did|is|are|was|were|have|has|had|should|would|could|can) (?:you|it|they|he|she|we|there|that"
        r"|this|people) not\b",
        r"^(?:surely|obviously|clearly|of course|naturally|undoubtedly|no doubt)\b",
        r"^(?:(?:and|but|so) )?(?:you|it|they|that|this) (?:\w+ )?(?:must|probably|surely|obviously|certainly"
        r"|clearly|naturally|undoubtedly|doubtless) \w+",
        r"\bi (?:assume|suppose|guess|imagine|take it|presume|expect|bet|am sure|suspect|believe)(?: that)? (?:you"
        r"|it|that|this|they)\b|\bi'm sure\b",
        r"^(?:do|did) you (?:really|honestly|also|too) (?:think|feel|believe|find|need|want) ",
        r"^is it (?:not )?(?:true|correct|right|fair to say|the case) that\b",
    ),
}
_OTHERS_SAY = {
    "sv": (
        r"^(?!.*\bandra\b)(?:(?:men|och|så) )?(?:många|de flesta|alla|flertalet|folk|forskning(?:en)?|studier"
        r"|experter(?:na)?|forskare)(?: (?!inte\b|andra\b)[\w-]+){0,4}? (?:tycker|säger|anser|menar|vet|påstår"
        r"|hävdar|upplever|känner|tror|klagar|håller med|visar|är överens|oroar sig|gillar|älskar|hatar|ogillar"
        r"|vittnar|mår|är (?:emot|för|missnöjda|nöjda|rädda|arga|trötta))\b.*\b(?:hur|vad|tycker|håller|upplever|är"
        r"|känner|instämmer|anser|vilk\w+|på vilket)\b",
        r"\b(?:som (?:bekant|alla vet|vi vet|du vet|ni vet)|alla vet (?:ju )?att|det är (?:ju )?(?:väl)?känt att"
        r"|det sägs (?:ju )?(?:ofta )?att|man (?:brukar säga|säger ju|vet ju)|forskning(?:en)? visar|studier visar"
        r"|vi vet att)\b",
    ),
    "en": (
        r"^(?!.*\bothers\b)(?:(?:and|but|so) )?(?:everyone|everybody|most people|many people|many|most"
        r"|lots of people|people|experts?|research(?:ers)?|studies|nobody"
        r"|no one)(?: (?!others?\b)[\w'-]+){0,4}? (?:says?|thinks?|agrees?|believes?|finds?|feels?|knows?|complains?"
        r"|claims?|shows?|suggests?|argues?|loves?|hates?|likes?|dislikes?|worr(?:y|ies)|struggles?|(?:is"
        r"|are) (?:against|for|afraid|unhappy|happy|tired|angry|worried))\b.*\b(?:how|what|do|would|is|are|don't)\b",
        r"\b(?:as (?:we all|everyone|everybody|you|we) knows?|it(?: i|')s (?:well |widely )?known|research (?:shows"
        r"|suggests)|studies (?:show|suggest)|we (?:all )?know that|it is (?:often )?said that|everyone knows)\b",
    ),
}
_TAKES_FOR_GRANTED = {
    "sv": (
        rf"\bhur (?!svår|hård)(?:(?:otroligt|väldigt|oerhört|extremt) )?{_SV_FELT} (?!eller\b)(?:är|var|blev|blir"
        r"|känns|kändes|har|hade|tycker|tyckte|upplever|upplevde|känner|kände|det|mår|mådde|fungerar|fungerade"
        r"|skulle|gör|gjorde|behandlad\w*)\b",
        rf"\b(?:hur|på vilk\w+ sätt|i vilken \w+)\b[^,?]*? {exactly(CHANGED['sv'])}(?! (?:eller|respektive))",
        r"\bpåverka\w* (?:\w+ ){0,4}?(?:negativt|positivt)\b(?! (?:eller|och|respektive) (?:negativt|positivt))",
        r"(?<!och )(?<!eller )\b(?:negativt|positivt) (?:har|påverka\w+)\b",
        rf"\b(?:varför|vad (?:är det som )?gör(?: att)?) (?!är (?:du|ni) )(?:[\w-]+ ){{1,6}}?så {_SV_FELT}",
        r"\bhur mycket (?:bättre|sämre|\w{3,}(?:are|re))\b(?! eller\b)(?! än\b)",
        r"\b(?:vilka är de (?:största|värsta)|vilka) (?:felen|fel|misstagen|misstag|bristerna|brister) (?:med|i|som"
        r"|gjorde|har)\b",
        rf"\bmed tanke på hur {_SV_FELT}",
        r"\bvad (?:hatar|avskyr) (?:du|ni)\b(?! (?:och|eller|respektive)\b)",
    ),
    "en": (
        r"\bhow (?:very |really |extremely |incredibly )?(?!hard |difficult |nice |happy (?:do|did|were"
        rf"|are) you){_EN_FELT} (?:is|are|was|were|do|does|did|has|have|had|it|would)\b",
        rf"\b(?:how|in what ways?|to what extent)\b[^,?]*?\b{exactly(CHANGED['en'])}(?! (?:or|and) )",
        r"(?<!or )(?<!and )\b(?:negatively|positively|adversely) (?!or\b)(?:affect\w*|impact\w*|influenc\w*)",
        r"\b(?:affect|impact|influenc)\w* (?:[\w']+ ){0,5}?(?:negatively|positively|adversely|for the worse"
        r"|for the better)\b(?! (?:or|and))",
        r"(?<!or )(?<!and )\b(?:negative|positive|harmful|damaging|bad|good|beneficial) (?:effects?|impacts?"
        r"|influence|consequences)(?: \w+){0,2}? (?:has|have|had|did|does|do)\b",
        rf"\b(?:why|what makes|what made) (?!(?:are|were) you )(?:[\w'-]+ ){{1,6}}?so {_EN_FELT}",
        r"\bhow much (?:better|worse|happier|easier|harder|safer|calmer|lonelier|poorer|healthier)\b(?! or\b)",
        r"\bwhat (?:are the (?:biggest|worst) )?(?:mistakes|faults|failings|flaws) (?:did|has|have|in|with|does"
        r"|do)\b",
        rf"\bgiven how {_EN_FELT}",
        r"\bwhat do you (?:hate|loathe|despise)\b(?! (?:and|or)\b)",
        r"\bhow (?:much|badly|greatly) (?:do|did) you (?:love|enjoy|hate|dislike|miss|suffer|regret)\b",
    ),
}
_JUDGES = {
    "sv": (
        r"\b(?:håller (?:du|ni) (?:inte )?med om|instämmer (?:du|ni))\b",
        r"\b(?:så|sådan|sådana|sådant|den|det|de|denna|detta|dessa|din|ditt|dina|er|ert|era|\w+ens|\w+ets) (?:här "
        rf"|där )?(?:väldigt |otroligt |helt |extremt )?{beginnings(STRONG['sv'])} (?!på\b|eller\b|och\b|sak\w*"
        r"|del\w*)\w+",
        r"^som (?:en |ett )?(?:god|bra|ansvarsfull|ansvarstagande|duktig|riktig|kärleksfull|seriös) \w+,",
        r"^(?:det är|det var|eftersom det är|eftersom) (?:ju |väldigt |otroligt |så |mycket |extremt )*(?:viktigt"
        rf"|{_SV_FELT}|bra|onyttigt|nyttigt|farligt) (?!för dig\b)[^?]*[,;] ?(?:så )?(?:hur|vad|när|vilk\w+"
        r"|varför)\b",
        r"^(?!(?:(?:men|och|så) )?(?:du|ni|som)\b).*?\bju\b(?! (?:mer|mera|mindre|fler|\w+re)\b)",
    ),
    "en": (
        r"\b(?:do|would) you (?:not )?agree\b|\bdon't you (?:think|feel|find|agree|believe)\b",
        r"\b(?:so|such|such a|such an|the|that|those|this|these|your|their|his|her|\w+'s) (?:very |really "
        rf"|totally )?{exactly(STRONG['en'])} (?!deal\b|or\b|and\b|things?\b|parts?\b|at\b|days?\b|as\b|news\b"
        r"|weather\b)\w+",
        r"^as an? (?:good|responsible|caring|loving|real|true|dedicated|serious|decent) [\w ]+?,",
        r"^(?:it(?: i|')s|since it(?: i|')s|as it is|because it is) (?:so |very |really |extremely "
        rf"|obviously )?(?:important|{_EN_FELT}|good|healthy|unhealthy"
        r"|dangerous) (?!for you\b)[^?]*[,;] ?(?:so )?(?:how|what|when|which|why)\b",
    ),
}


@cache
def _awaiting(language: str) -> tuple[re.Pattern[str], ...]:
    return tuple(re.compile(pattern) for pattern in _AWAITS_YES[language])


@cache
def _patterns(language: str) -> tuple[re.Pattern[str], ...]:
    others = (*_OTHERS_SAY[language], *_TAKES_FOR_GRANTED[language], *_JUDGES[language])
    return (*_awaiting(language), *(re.compile(pattern) for pattern in others))


def awaits_yes(text: str, language: str) -> bool:
    """The sentence has the form of yes or no, and says which."""
    return any(pattern.search(text) for pattern in _awaiting(language))


def leading(question: Asked) -> Span | None:
    """Where the question says what the answer should be."""
    return next((span for p in _patterns(question.language) if (span := question.search(p)) is not None), None)
