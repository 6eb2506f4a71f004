"""Ways of asking the same kind of thing in several words: `something to add?` is `have I missed anything?`. Pure."""

import re
from functools import cache

_KINDS: tuple[tuple[str, str], ...] = (
    # Anything to add
    (
        r"(nåt|något|nånting|någonting|saker?) (mer|annat|mera|övrigt)|något (som )?(jag|vi|du|ni) (inte )?(har"
        r"|hade|borde|skulle|missat"
        r"|glömt)|(nåt|något) (jag|vi) (har )?(missat|glömt|inte)|tillägga|lägga till|(borde|skulle) (jag"
        r"|vi) (ha )?(frågat|tagit)"
        r"|(jag|vi) (har )?(missat|glömt|inte frågat)|glömt (nåt|något)|missat (nåt|något)|inte har frågat"
        r"|har vi allt"
        r"|vill(e)? (du |ni )?(ta upp|säga|få sagt)|(tänkt|hade) säga",
        r"(anything|something|what) (else|more)|to add|(i|we)('ve| have)? ?(not |n't |n’t )?(missed|forgotten"
        r"|left out)|should(n't| have| i)"
        r"( i)? (have )?(asked|ask|had)|(haven't|have not|didn't|did not) (asked|ask|covered|talked)|(expect"
        r"|expecting|hoping|thought) (me|we|i)"
        r"|(want|like|wanted) to (say|mention|tell me) (before|that)|anything (you|i|that)|still want to|bring up",
    ),
    # How it began, how one came to it
    (
        r"hur (kom|hamnade|blev|började|fick|startade|gick det till|kommer) |kom(mer)? (det )?(sig|du in|ni in)"
        r"|hamna(t|de)|fick (du|ni) (in|kontakt)"
        r"|väg(en)? (hit|dit|till|in)|från (början|start)|(allra )?första (gången|tiden|kontakt)|hur det (började"
        r"|blev)|började det|blev det så"
        r"|i(n)? början",
        r"how (did|do) (you|it|that|they) (\w+ )?(start|come|begin|end up|get (in|to|start))|come (about|to be)"
        r"|came (about|into|to be)"
        r"|(get|got) (into|started|involved)|in the beginning|how (it|this|that) (all )?(began|started)|at first"
        r"|the first (go|time|contact)"
        r"|end(ed)? up|what (made|led|brought) you|lead you to|led to",
    ),
    # Who one is
    (
        r"om dig själv|vem du är|vilka (är|ni är)|(lite )?om (er|din|er) (familj|bakgrund)|presentera|bakgrund"
        r"|berätta (lite )?(om|kort om) (dig|er)\b"
        r"|vad (du|ni) heter|hur gammal|hur länge har (du|ni)|vad (pluggar|läser|studerar|jobbar) (du|ni)",
        r"about (yourself|you\b)|who (are you|you are)|introduce|background|what (do you|are you) (study|do"
        r"|studying)|which (year|programme|program)"
        r"|what (year|programme|program)|(first|second|third|final) year|how long have you|how old",
    ),
    # An ordinary day
    (
        r"(vanlig|typisk|normal)\w* (\w+)?(dag|vecka|pass|kväll|natt|morgon|lektion)|en (hel )?dag (på|för|med|i)"
        r"|dag(en)? ut|dina dagar|om dagarna"
        r"|hänga med (dig|er)|följa med (dig|er)|från (att|det att)? ?(du|ni) (vaknar|kommer|börjar)|arbetsdag"
        r"|arbetspass|steg för steg"
        r"|(gå|ta|tar|går) (mig )?igenom|från morgon|vad gör (du|ni) (om|på) dag",
        r"(normal|typical|ordinary|usual|average|regular|average) (\w+ )?(day|week|shift|night|evening|morning"
        r"|lesson|one)|day (look|go|like)"
        r"|(walk|take|talk|run) (me|us) through|step by step|(follow|shadow)(ed|ing)? you|fly on the wall"
        r"|start to finish|a day in|day to day",
    ),
    # The last time, an example
    (
        r"senast(e)? (gången|du|ni|gång)|sist(a)? (gången|du|ni)|förra gången|(en|någon|nån) (särskild "
        r"|speciell )?(gång|situation|händelse) (då|när|där|som)"
        r"|(en|ett) (exempel|konkret)|minns (du|ni) (nån|någon|en)|nyligen|igår|häromdagen",
        r"(last|latest|most recent|previous) (time|one|occasion|thing)|a (particular |specific )?(time|moment"
        r"|situation|occasion|case) (when|where|that|you)"
        r"|an example|recently|yesterday|the other day|ever (been|had|felt) (a time|a moment)",
    ),
    # What is hard
    (
        r"svår(t|ast|aste|igheter|are)?\b|jobbig(t|ast|aste)?\b|tuff(t|ast|aste)?\b|tung(t|ast|aste|sta)\b|tyngsta"
        r"|utmaning\w*|kämpig(t|ast|aste)?|värst\w*"
        r"|går (inte )?(fel|snett)|frustrera\w*|hinder|problem\w*|skaver",
        r"\bhard(est|er)?\b|difficult\w*|challeng\w+|toughe?s?t?\b|worst|struggl\w+|problem\w*|obstacle\w*"
        r"|frustrat\w+|goes? wrong|went wrong|get(s)? in the way"
        r"|low point",
    ),
    # What is good
    (
        r"(riktigt|extra|särskilt|som) bra|bäst\w*|roligast\w*|stolt\w*|glad(a|der)?\b|(fungerade?"
        r"|funkade?r?) (riktigt |så |väldigt )?bra|gick (riktigt )?bra|lyckad\w*"
        r"|det (fina|goda|bra)|styrk\w+|höjdpunkt",
        r"\bbest\b|(really|particularly|especially) (well|good)|proud\w*|went well|works? (really )?well"
        r"|favou?rite|enjoy\w*|highlight|success\w*|strength\w*",
    ),
    # If one could change something
    (
        r"om (du|ni) (fick|kunde|skulle|själv|satt|hade)[^.?]{0,30}(ändra|bestämma|välja|önska|trolla|göra om|ge"
        r"|makt|chef|drömma|designa|skriva|vill)"
        r"|troll\w+|önska\w*|få(r)? (du )?(ändra|bestämma|önska)|(ändra|förändra|ändras|göras? om|annorlunda"
        r"|bättre|byta ut|på ett annat sätt)"
        r"|skulle (du|ni) (vilja|önska)[^.?]{0,20}(ändra|annorlunda|såg)|förbättr\w+",
        r"if (you|it) (could|were|had|got|was|ran|designed|wrote)|magic|wand|in charge|(would"
        r"|could) (you )?(like to )?(change|improve|do differently|design)|different(ly)?\b"
        r"|\bwish\b|change (one|any|some)|got to decide|up to you|improve\w*|wave|you're the|make the rules|goes in",
    ),
    # Advice to others
    (
        r"\bråd\b|\btips\b|(säga|säg|skulle du säga|hälsa) (till|åt)|ge (någon|nån|en|andra|dem|dom)|(någon|nån"
        r"|den|dom|de|en) som (ska|är|går|tar|precis|just|börjar|planerar|kommer)"
        r"|lärde sig|ska(ll)? (jag|man|de|dom) (ha|lära|tänka|göra) ",
        r"advice|\btips?\b|(say|tell|said) to (someone|somebody|a |an |the |your|those|people|new)|recommend\w*"
        r"|(someone|somebody|anyone) who (is|are|was|just|wants|has)"
        r"|note to|pass on|younger self",
    ),
    # What lies ahead
    (
        r"framtid\w*|framöver|om (fem|tio|två|tre|några|ett par) år|(blickar?|ser|tänker) (du )?(framåt|fram)"
        r"|framåt|härifrån|drömmer|\bplaner\b|kvar om|på sikt"
        r"|längre fram|nästa år|efter (det här|examen)",
        r"future|(five|ten|two|three|few|couple of) years|look(ing)? ahead|ahead|going forward|years? from now"
        r"|from here|plans? for|hope (to|for)|next year|down the (line|road)"
        r"|long run|come next|after (this|graduat)",
    ),
    # Stopping
    (
        r"\bsluta\b|\blämna\b|ge(r|tt)? upp|byta (jobb|yrke|bana)|hoppa av|\bstanna\b|vara kvar|lägga av|göra (nåt"
        r"|något) annat|nåt annat\b",
        r"\bquit\w*|\bleav(e|ing)\b|giv(e|en|ing) up|drop(ping)? out|walk away|\bstay(ed|ing)?\b"
        r"|doing something else|pack(ing)? it in|stopp(ed|ing)",
    ),
    # How it is felt, what it does to one
    (
        r"(hur|vad) (mår|känner|kändes|känns|gör det med|påverka)\w*|påverka\w*|må(r|dde)? (du|ni|av)|känns det"
        r"|det gör med|gjort med (dig|er)|blir det för (dig|er)"
        r"|för (dig|er) själv|orka\w*|tar (det|du) (på|med)|(hur|vad) (var|är) det för (dig|er)|själv av",
        r"(how|what) (do|did|does|has) (you|it|that|this) (make you )?(feel|affect|do to|felt)\w*|affect\w*"
        r"|feel\w* about|impact\w*|make you feel|do(es)? (that|it) to you|for you personally"
        r"|take(s)? (its|a) toll|cope|coping|get through|keep going|switch off",
    ),
    # What it means
    (
        r"vad (betyder|innebär|är det|är) [^.?]{0,40}(för (dig|er))|betyd\w+|innebär|innebörd|menar (du|man"
        r"|ni) med|skulle (du|ni) förklara|förklara(r)? (du|ni|för|vad|det)"
        r"|definiera\w*|ordet|begrepp\w*|i praktiken|tänker du (på|när)|vad är (det|\w+) för dig",
        r"what (does|is|do|would) [^.?]{0,40}(mean|to you|for you)|mean\w* (to|for|by)|(how would you"
        r"|would you) (explain|define|put)|defin\w+|the word|in practice|understand by"
        r"|comes? to mind|what is it to you",
    ),
    # Who decides
    (
        r"bestäm\w+|(vem|vems) (är det som|som|styr|avgör|har)|påverka (vad|hur)|vara med och|inflytande"
        r"|delaktig\w*|fick (du|ni) (säga|välja|vara)|din(a)? (egna )?(val|vilja|röst)",
        r"decid\w+|decision\w*|whose (choice|idea)|who('s| is| has)? (in charge|gets|makes)|\bsay in\b|have a say"
        r"|choice|call the shots|up to (you|who)|your voice",
    ),
    # Without it
    (
        r"\butan\b|(om|när|ifall) (det|den|de|dom|du)[^.?]{0,25}(inte (fanns|finns|hade|funnits|är|var)|försv\w+)"
        r"|försvann|försvinn\w+|aldrig hade|togs? bort|inte (längre )?fanns"
        r"|inte hade (blivit|funnits|fått)",
        r"without (it|them|that|this|the|your|any)|(if|when|what if) (it|they|that|this|she|he|you"
        r"|there)[^.?]{0,25}(disappear\w*|gone|went|weren't|wasn't|did ?n't (exist|have)|vanish\w*|stopped)"
        r"|disappear\w*|no longer|had never",
    ),
    # Who else
    (
        r"(folk|alla|andra|de|dom|personer|människor|dem) (runt|omkring|i närheten)|runt ?omkring|omgivning\w*"
        r"|släkt\w*|vänner\w*|kompisar\w*|anhöriga?\w*|familjen|närstående|grannar\w*|de andra"
        r"|dom andra|kurskamrat\w*|klasskamrat\w*",
        r"(people|those|everyone|others) around|around you|friends?\b|famil(y|ies)|relatives?|classmates?"
        r"|the others|peers?|surroundings|flatmates?|housemates?|parents?|partner",
    ),
    # Those at work
    (
        r"kolleg\w+|arbetskamrat\w*|arbetslag\w*|chef\w*|rektor\w*|ledning\w*|på (jobbet|arbetsplatsen|skolan)"
        r"|prata med (om|på)|handled\w+|(nån|någon) att (prata|vända|ringa|luta)|back(ar|ade) upp",
        r"colleagues?|cowork\w+|co-work\w+|manage\w*|boss\w*|supervis\w+|someone to (talk|turn|lean)|(talk|turn"
        r"|go) to (when|if|about)|the (team|others|staff)|back(ed|s)? you up|shift lead\w*",
    ),
    # Trust
    (
        r"tillit\w*|förtroende\w*|lita(r|de|t)? på|pålitlig\w*|tro(r)? på (det|den|vad)|tillförlitlig\w*",
        r"\btrust\w*|believ\w+|rel(y|ies|iable|ied)\b|confiden\w+|take it (at|for)|double.check\w*|comparing",
    ),
    # What another is like, the relation
    (
        r"(hur|som) (är|var) (hon|han|hen|de|den|dom)\b|(mellan|med) (er|varandra)|relation\w*"
        r"|kom(mer)? (ni )?(överens|varandra|nära)|går (inte )?ihop|kontakt(en)? med|beskriva (relation|er|henne"
        r"|honom|din|hur ni)"
        r"|som person|extra nära|bra kontakt|skulle (du|ni) beskriva",
        r"(what|how) (is|was|are|were) (she|he|they)( like)?\b|get(ting)? (on|along)|relationship\w*|between you"
        r"|close to|as a person|what('s| is) (she|he) like|gets? on with",
    ),
    # What others do not know or believe wrongly
    (
        r"(folk|andra|man|de flesta|allmänheten|dom|utanför) (tror|tro|inte (vet|förstår|ser))|fördom\w*"
        r"|bild(en)? (av|du|ni|som)|föreställning\w*|missförst\w+|tror folk|förväntning\w*|innan (du|ni) (kom|fick"
        r"|började)",
        r"(people|others|most|outsiders|everyone|they) (think|believe|don't (know|see|understand|realise|realize)"
        r"|get wrong|assume)|misunderst\w+|misconception\w*|expectation\w*|picture (of|you|did)|before you (came"
        r"|started|began)"
        r"|did you (expect|imagine|think it)",
    ),
    # How often, how much, how long
    (
        r"hur (ofta|mycket|många|länge|lång)|antal|timmar|räcker\w*|hinn(er|a)|tid(en)? (till|för|räcker|att)"
        r"|hur mycket (tid|blir)|i veckan|tidsbrist",
        r"how (often|much|many|long|frequently)|hours?\b|enough (time|of)|time (enough|for)|number of|per (day"
        r"|week|night)|count (up|all)|all (in|told)",
    ),
    # How one goes about it
    (
        r"hur (gör|arbetar|jobbar|hanterar|brukar|tänker|går|bär|löser|klarar|sköter|förbereder|planerar) (du|ni"
        r"|man|det|dig|er)|vad gör (du|ni|man)|(rent )?konkret|strategi\w*|tillväga|går det till|gick det till"
        r"|metod\w*",
        r"how (do|did|would) you (\w+ )?(do|go|handle|deal|manage|work|cope|tackle|approach|prepare|plan|decide"
        r"|organi\w+|use)|what do you (do|actually do|then do)|strateg\w+|go about|in practice|the way you",
    ),
    # Good and bad, pros and cons
    (
        r"fördel\w*|nackdel\w*|för- och|plus|minus|(bra|dåligt) (med|och)|behålla|bevara|rädd om|slänga|viktigast\w*",
        r"advantages?|disadvantages?|pros|cons|upsides?|downsides?|good (and|about)|bad (and|about)|worth (keeping"
        r"|it)|keep\b|most important|matters? most",
    ),
    # Right and wrong
    (
        r"(okej|ok|tillåt\w+|rätt|fel|fusk\w*|gräns\w*|regler?\w*|får man|får inte|förbjud\w+|etisk\w*|moral\w*"
        r"|var går)",
        r"\b(okay|ok|allowed|right side|wrong side|cheat\w*|the line\b|lines?\b|rules?\b|polic(y|ies)|permitted"
        r"|forbidden|ethic\w*|moral\w*|acceptable|fair\b|crosses?)",
    ),
)


KINDS = len(_KINDS)


@cache
def _patterns(language: str) -> tuple[re.Pattern[str], ...]:
    return tuple(re.compile(swedish if language == "sv" else english) for swedish, english in _KINDS)


@cache
def kinds_of(text: str, language: str) -> tuple[int, ...]:
    """Numbers of the kinds of question that a text, in small letters, has the words of."""
    return tuple(number for number, pattern in enumerate(_patterns(language)) if pattern.search(text))
