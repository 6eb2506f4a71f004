"""How an interviewer's talk looks where a new question begins: question words, prompts, turns of phrase. Pure."""

import re

_ASKS = {
    "sv": """vad vem vems vilken vilket vilka hur när varför vart varifrån vadå""",
    "en": """what who whose which how when where why""",
}
_ASKS_FIRST = {
    "sv": """har är kan skulle vill brukar tycker känner finns får gör minns upplever blev var ser går tror hade
        fick kände vet behöver fanns vågar pratar händer funkar fungerar räcker jobbar betyder""",
    "en": """do did have has are is can could would was were will does had any tell describe""",
}
_PROMPTS = {
    "sv": r"berätta|beskriv|igenom|exempel|måla upp|ta mig|säg(a)? (lite|något|nåt)|prata (lite )?om|höra (lite )?om",
    "en": r"\btell (me|us)|describe|walk (me|us)|take (me|us)|talk (me|us|about)|paint|example|hear (a bit )?about",
}
_TURNS_TO = {
    "sv": r"gå(r|tt)? (vi )?(över|vidare|in på|tillbaka)|kommer (vi )?in på|\bnästa\b|\bom vi\b|en annan (sak"
    r"|fråga|grej)"
    r"|byt(a|er)|hoppa|back(a|ar)|tillbaka till|jag (tänkte|undrar|undrade|är nyfiken|skulle vilja"
    r"|vill(e)? (gärna )?(fråga"
    r"|höra|veta|prata))|tänkte (jag )?(fråga|höra|gå)|du (nämnde|var inne på|har varit inne)"
    r"|leder (ju )?(oss )?(in|över)"
    r"|apropå|på tal om|till (sist|slut|att börja)|avslutningsvis|sista (frågan|biten|delen|grej)|innan vi (slutar"
    r"|rundar|"
    r"avslutar)|börja(r)? (lite )?(med|där|lätt|från)|\btemat?\b|om du (skulle|fick|tänker|ser|blickar)|nu då"
    r"|då undrar"
    r"|låt oss|ska(ll)? vi (ta|prata|gå|börja|se)|har jag (här|en)|må(ste) (jag )?(ju )?(också )?fråga|handlar om"
    r"|lite (grann )?om|vänd(a|er)|\bsedan (har|är|undrar)|kvar (att|på)",
    "en": r"let'?s|mov(e|ing) (on|to)|\bnext\b|go(ing)? (back|on) to|turn(ing)? to|another (thing|question|topic)"
    r"|you (also )?"
    r"mentioned|i('d| would) (like|love|want)|i (wanted|want) to (ask|talk|know|hear)|wonder|curious|speaking of"
    r"|finally"
    r"|last (question|thing|one)|before we (finish|end|wrap|stop)|start(ing)? (with|off|at)|what about|how about"
    r"|shift"
    r"|if (you|we) (could|had|were|think|look|go|talk|take)|switch|jump|thinking (about|of)|when it comes"
    r"|looking (back|ahead"
    r"|forward)|let me (ask|take|go)|can (i|we) (ask|talk|go)|i have (a|one)|circle back|come back to|begin (with)?",
}
_AROUND = {
    "sv": r"spela(r|s|t)? in|inspelning|spelar in|frivillig|samtyck|avbryta|hoppa av|hoppa över|anonym|konfident"
    r"|skrivit (på|under)|brevet|informationen"
    r"|välkom|tack(ar)? (så (mycket|hemskt)|för (att|idag|mig|tiden|din|er)|ska)|stort tack|stänger? av|lycka till"
    r"|hej då|höra? av (mig|dig|sig)|det (är|blinkar|lyser) rött"
    r"|uppsats(en)? (handlar|om)|handledare|(fika|kaffe|te)\b.*(vill|ha|finns)|rätta (eller|och) fel|inga (rätta"
    r"|fel)|raderas|vad (du|ni) heter|byt(er|a) ut",
    "en": r"\brecord|voluntar|consent|anonym|confidential|signed|(information|consent) (sheet|form)|(stop|leave"
    r"|skip|withdraw) (at any|whenever|when|any)|welcome"
    r"|thank(s| you) (so|very|for|again)|turn(ing)? (this|it) off|stop (it|there|the)|good luck|bye\b|the form"
    r"|right or wrong|no wrong|deleted|your name|supervisor (and|has|will)"
    r"|(tea|coffee)\b.*(want|there|fine)|let you go|is it (going|on|working)",
}
_FOLLOWS_UP = {
    "sv": r"hur (då|menar|så)|på vilket sätt|vad menar|varför då|utveckla|mer om det|hände (då|sen|sedan)|du (sa"
    r"|säger|sade)"
    r"|kändes (det|de)|ge (ett |nåt |något )?exempel|nåt exempel|något exempel|menar du|till exempel\?|jaså"
    r"|verkligen\?"
    r"|vadå|som vad|gjorde du då|gör du då|tänkte du då|sa (hon|han|de|dom) då|hur gammal",
    "en": r"how (so|do you mean)|in what way|what do you mean|why (is|was) that|tell me more|say more"
    r"|more about that|happened"
    r" (then|next)|you (said|say)|did (that|it) feel|an example|like what|such as|really\?|what did you do (then"
    r"|about)"
    r"|and then\?|did (he|she|they) say",
}
_ACKNOWLEDGES = {
    "sv": """mm mhm ja jo nej jaha aha okej ok just precis visst bra fint tack nä jasså haha åh oj verkligen exakt
        absolut kul skönt vad roligt toppen förstår det jag är intressant spännande hm a nämen gud så
        klart ju usch herregud men fattar nähä jösses
        härligt underbart perfekt""",
    "en": """mm mhm yes yeah no okay ok right sure good great thanks thank you oh wow really exactly absolutely nice
        lovely i see awful perfect sorry fine that's that is interesting fair enough haha gosh hm ah of course
        well wonderful brilliant""",
}


def _words(table: dict[str, str]) -> dict[str, frozenset[str]]:
    return {language: frozenset(text.split()) for language, text in table.items()}


_ASKING, _ASKING_FIRST, _ACKNOWLEDGING = _words(_ASKS), _words(_ASKS_FIRST), _words(_ACKNOWLEDGES)
_TABLES = {"prompt": _PROMPTS, "turns_to": _TURNS_TO, "follows_up": _FOLLOWS_UP, "around": _AROUND}
_PATTERNS = {
    name: {language: re.compile(pattern) for language, pattern in table.items()} for name, table in _TABLES.items()
}
_YOU = _words({"sv": "du dig din ditt dina ni er ert era", "en": "you your yours"})
_ME = _words({"sv": "jag mig min mitt mina vi oss vår", "en": "i me my mine we us our"})
_BEFORE_IT = _words(
    {
        "sv": "mm ja jo nej jaha okej ok just precis och men så då nå eh hm aha du alltså bra",
        "en": "mm yes yeah no okay ok right so and but um uh oh well hm ah now then",
    }
)
"""What may stand before a question that begins with its verb."""
_LEADS_IN = 5
"""Words at the beginning among which a question word is looked for."""


def asks(words: tuple[str, ...], text: str, language: str) -> bool:
    """It has the form of a question or of a prompt."""
    if "?" in text or _PATTERNS["prompt"][language].search(" ".join(words)):
        return True
    lead = [word for word in words[: 2 * _LEADS_IN] if word not in _BEFORE_IT[language]][:_LEADS_IN]
    return any(word in _ASKING[language] for word in lead) or bool(lead and lead[0] in _ASKING_FIRST[language])


def prompts(words: tuple[str, ...], language: str) -> bool:
    """It asks for a story or a description."""
    return bool(_PATTERNS["prompt"][language].search(" ".join(words)))


def turns_to(words: tuple[str, ...], language: str) -> bool:
    """It leads over to something else: `då går vi över till`, `looking ahead`."""
    return bool(_PATTERNS["turns_to"][language].search(" ".join(words)))


def follows_up(words: tuple[str, ...], text: str, language: str) -> bool:
    """It asks about what has just been said: `hur menar du?`."""
    said = " ".join(words) + ("?" if text.rstrip().endswith("?") else "")
    return bool(_PATTERNS["follows_up"][language].search(said))


def greets(words: tuple[str, ...], language: str) -> bool:
    """It belongs to how an interview begins and ends: greeting, consent, recorder, thanks."""
    return bool(_PATTERNS["around"][language].search(" ".join(words)))


def acknowledges(words: tuple[str, ...], language: str) -> bool:
    """It only says that one has heard: `mm`, `okej, vad fint`."""
    return len(words) <= 6 and all(word in _ACKNOWLEDGING[language] for word in words)


def you_and_me(words: tuple[str, ...], language: str) -> tuple[int, int]:
    """How often it says you, and how often I."""
    return sum(word in _YOU[language] for word in words), sum(word in _ME[language] for word in words)
