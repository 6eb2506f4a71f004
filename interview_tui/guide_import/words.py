"""The words by which people say, in Swedish and English, what a line of their guide is. Pure."""

import re

_ASKS = re.compile(r"\?[\"”“'’)\]\s]*(?:[(\[{][^()\[\]{}]*[)\]}]\s*)*$")
"""A question mark last, aside from brackets after it."""
_BEGINS_ASKING = re.compile(
    r"[\"”“'’]?(?:och |så |men |and |so |please |snälla )?(?:(?:task|uppgift|statement|"
    r"påstående) ?\d{1,2}(?=\s*[.:–-]\s)|hur|vad|vilk(?:a|en|et)|varför|när|vem|"
    r"vilkas|vems|varifrån|"
    r"på vil(?:ka|ket) sätt|i vil(?:ka|ken)|till vilken|med vilka|berätta|beskriv|förklara|"
    r"ge (?:gärna )?(?:ett )?exempel|"
    r"show me|imagine|suppose|picture|remember the|visa (?:gärna |mig )|föreställ dig|"
    r"(?:rita|skriv|peka|välj|rangordna|placera|sortera|jämför|räkna upp|gradera|blunda|läs|titta|dela med|draw|"
    r"write|"
    r"point|choose|rank|sort|compare|list|rate|pick|share|read|look)(?=[^?:]{0,60}?\b(?:du|dig|din|ditt|dina|you|"
    r"your)\b)|"
    r"nämn|utveckla|resonera|reflektera|kan du|kan ni|skulle du|vill du|får du|har du|har ni|är du|upplever du|"
    r"känner du|tycker du|tror du|brukar du|finns det|tänk (?:dig|på|tillbaka)|jag skulle vilja (?:att du|höra)|"
    r"how|what|which|why|when|where|who|whose|tell me|describe|explain|give (?:me )?an example|think (?:of|about|"
    r"back)|"
    r"talk me|walk me|take me|could you|can you|would you|do you|did you|does|have you|are you|is there|are there|"
    r"to what extent|in what way)\b",
    re.I,
)
_LEADS_IN = re.compile(
    r"[\"”“'’]?(?:tänk (?:dig|på|tillbaka|efter)|föreställ (?:dig|er)|anta\b|säg att|imagine|suppose|picture|"
    r"think (?:of|about|"
    r"back)|remember (?:the|a|when)|say (?:that )?you)\b",
    re.I,
)
_STATES = re.compile(
    r"[\"”“'’]?(?:(?:hur|vad|när|var|what|how|when|where|who) (?:du|ni|jag|vi|man|you|i|we|they)\b"
    r"|vad (?:roligt|kul|bra|fint|trevligt|skönt|snällt)\b)",
    re.I,
)
"""Begins as a question, and is none: `What you say …`, `Vad bra att …`."""
_CONDITION = re.compile(
    r"\(?((?:om|if)\s[^:?.!]{1,80}|(?:vid|in case of) (?:ja|nej|yes|no)|(?:ja|nej|yes|no))\s*(:|\)|\s[–-]\s|→|"
    r"=>|->)\s*(.*)$",
    re.I | re.S,
)
_ANSWERS = re.compile(r"svarar(?: ([^\W\d_]+))? (ja|nej)\s*:\s*(.*)$", re.I | re.S)
_ABOUT_YOU = re.compile(r"om (?:dig|er|mig|oss)(?: själva?)?", re.I)
_ABOUT = re.compile(
    r"om (?!(?:ingen|inget|någon|något|annan|annat|egen|eget|liten|litet)\b)[\w-]+(?:en|et|an|na|or)\s*:", re.I
)
_ARROWS = ("→", "=>", "->")
_IN_BRACKETS = re.compile(
    r"(?:(?:följdfråga|probe|prompt|follow[- ]?up)\s*)?[(\[]((?:om|if)\s[^:?.!()\[\]]{1,80})[)\]]\s*[,:]?\s+(\S.*)$",
    re.I | re.S,
)
"""`[If not] Why?`"""
_BARE_IF = re.compile(r"((?:om|if) (?:ja|nej|yes|no|inte|so|not))\s*[,.]?", re.I)
_AFTER_ANSWER = re.compile(r"(?:(?:om|if) (?:ja|nej|yes|no|så|so|inte|not)|i så fall)\b,?\s", re.I)
_ONLY_IF = re.compile(r"((?:om|if)\s.{1,80}|(?:om|if) (?:ja|nej|yes|no|so|not|inte))\s*(?:\.{3}|…)$", re.I)
_CLARIFICATION = re.compile(
    r"\(?(vid behov(?: av (?:exempel|förtydligande|förklaring))?|(?:om|if) (?:det )?(?:behövs|needed|necessary)|"
    r"(?:when|where|as|if) (?:needed|necessary|required)|när det behövs|"
    r"förtydligande|förklaring|förklara vid behov|exempel|t\.?\s?ex\.?|till exempel|exempelvis|"
    r"ex(?:\.|(?=:))|stödord|nyckelord|hjälpord|hjälp|ledord|tips|minneslista|som stöd|stickord|minnesord|minnesstöd|"
    r"täck in|att täcka|möjliga svar|svarsalternativ|skala|omformulering|alternativ formulering|förtydliga|"
    r"vid (?:tystnad|oklarhet)|definition|clarify|cover|look for|points to cover|possible answers|scale|rephrase|"
    r"clarification|explanation|example|"
    r"examples|"
    r"for example|listen for|lyssna efter|"
    r"e\.g\.|hint|hints|keywords|cues)\s*(?::|(?<=[.x])\s)\s*(.*)$",
    re.I | re.S,
)
_PERHAPS = re.compile(r"(?:ev|eventuellt|evt|poss)\.?:?\s+(?=\S)", re.I)
_EXPLAINS = re.compile(r"\(?(?:med .{1,60} (?:menas|menar jag|avses)|by .{1,60} (?:i|we) mean|(?:här |då )?menar jag|"
                       r"(?:tänk |det kan vara )?t\.?\s?ex\.?\b|till exempel\b|exempelvis\b|e\.g\.|for example\b|"
                       r"for instance\b)", re.I)  # fmt: skip
_IF_UNSURE = re.compile(
    r"(?:om|if)\b[^?.!:]{2,60},\s*(?:nämn|säg|föreslå|ge|förklara|påminn|visa|mention|say|suggest|give|explain|"
    r"remind|show|"
    r"offer|clarify)\b[^?]*$",
    re.I,
)
_SCALE = re.compile(
    r"\(?\s*(?:skala|scale)?\s*:?\s*[0-9]{1,3}\s*(?:=|är\b|is\b|means\b|betyder\b)|"
    r"\(?\s*[0-9]{1,3}\s*\([^()]{2,40}\)\s*(?:[–-]|till|to)|\(?(?:skala|scale)\s*:?\s*[0-9]", re.I
)  # fmt: skip
"""What the numbers of a scale mean."""
_FOLLOW_UPS = re.compile(
    r"(?:ff|fu|uf|p|ev\.?|följdfr\.?)\s*:\s*|"
    r"(?:möjliga |eventuella |ev\.? |förslag på |exempel på |possible |potential |suggested )?"
    r"(?:följdfr(?:åga|ågor)|uppföljning(?:s?fr(?:åga|ågor))?|uppföljande fr(?:åga|ågor)|underfr(?:åga|ågor)|"
    r"stödfr(?:åga|ågor)|delfr(?:åga|ågor)|fördjup(?:ning|ande)s? ?fr(?:åga|ågor)|sonderande fr(?:åga|ågor)|"
    r"hjälpfr(?:åga|ågor)|följ(?:a)? upp(?: med)?|fråga vidare|follow[- ]?up(?:s| questions?| with)?|"
    r"ask further|probes?(?: for| about)?|prober|prompts?|probing questions?|sub-?questions?)"
    r"\s*(?:\d{1,2}(?:[.:]\d{1,2})?)?[a-zåäö]?\s*(?::|[–-]\s|$)\s*|"
    r"(?:probe|prompt)s? (?:for|about|on) (?=[^?]*$)|"
    r"(?:ev\.? |tänkbara |spontana |planerade |valfria |optional |planned |additional |further )?"
    r"(?:tilläggsfr(?:åga|ågor)|extrafr(?:åga|ågor)|kontrollfr(?:åga|ågor)|kompletterande fr(?:åga|ågor)|"
    r"sekundära? fr(?:åga|ågor)|följdfr(?:\.|åga|ågor)?|följd|uppf\.?|uppföljande|fördjupning(?:ar)?|fördjupande|"
    r"sondering|"
    r"fråga (?:också|även|gärna|vidare)(?: om)?|följ upp på|mini[- ]?tour(?: question)?|contrast(?: question)?|"
    r"structural(?: question)?|probing|prompting|probes?|prompts?|"
    r"follow[- ]?ups?(?: qs?)?|"
    r"(?:back-?up|additional|further|supplementary|secondary) questions?|dig deeper|deepening|(?:also ask|"
    r"ask also)(?: about)?|fq)"
    r"\s*\d{0,2}\s*(?:\((?:vid behov|om tid finns|if needed|if time)\)|vid behov|if needed)?\s*:\s*",
    re.I,
)
_TAG = (
    r"[(\[](?:ev\.? |eventuell |möjlig )?(?:följdfråg(?:a|or)|uppföljning(?:sfråga)?|följd|ff|uf|probe|prompt|"
    r"follow[- ]?up(?: question)?)[)\]]"
)
_TAG_BEFORE = re.compile(rf"{_TAG}\s*:?\s*(?=\S)", re.I)
_TAG_AFTER = re.compile(rf"(?<=\S)\s*{_TAG}\s*[.:]?$", re.I)
"""`(följdfråga)` beside a question."""
_MAIN = re.compile(r"(?:(?:inledande|avslutande|övergripande|öppen|allmän) fråga(?=\s*\d*\s*:)|(?:avslutnings|"
                   r"slut)fråga(?=\s*\d*\s*:)|"
                   r"(?:opening|closing|introductory|transition|ending|final|overall|overarching|general|broad|key|"
                   r"grand tour) question(?=\s*\d*\s*:)|"
                   r"huvudfr(?:åga|ågor)|öppningsfråga|ingångsfråga|main questions?|"
                   r"lead question|[FQ](?=:)|nyckelfråga(?=\s*\d*\s*:)|\((?:huvudfråga|"
                   r"main question)\))\s*\d{0,2}\s*(?::|$)\s*", re.I)  # fmt: skip
_PROCEDURE = re.compile(
    r"innan vi (?:börjar|startar|sätter)|spela(?:r|s)? in|inspelning|samtyck|vilja delta|vill du delta|redo att|"
    r"känns det bra att vi|"
    r"höra av mig|(?:får|kan) jag (?:åter)?komma|kontakta dig|"
    r"before we (?:begin|start)|record|consent|take part|ready to|"
    r"(?:may|can|could) i (?:contact|call|write to|get back to) you",
    re.I,
)
_GREETING = re.compile(
    r"[\"”“]?(?:(?:moderator|intervjuare|interviewer)n?\s*:\s*)?(?:hej\b|välk(?:ommen|omna)|"
    r"god(?:dag|morgon)|tack för att|jag heter|mitt namn är|hello\b|hi\b|welcome|thank you for|"
    r"thanks for|my name is|i am a student|jag är student)",
    re.I,
)
_GOODBYE = re.compile(r"\btacka?\b|\bthank|\bdet var (?:alla|mina)|inga fler frågor|those were|no more questions|"
                      r"that is all|avslutningsvis|^avsluta\b|^(?:end|finish) by\b|"
                      r"hör gärna av dig", re.I)  # fmt: skip
_REMINDS = re.compile(
    r"\W*(?:obs\b|nb\b|kom ihåg\b(?! att (?:du|ni)\b)|glöm inte\b(?! att (?:du|ni)\b)|tänk på att (?!du\b|ni\b)"
    r"|påminnelse\b|till intervjuaren\b|till mig(?: själv)?\s*:|note(?: to (?:self|the interviewer))?:|reminder\b"
    r"|remember(?::| to\b)|to the interviewer\b|\((?:intervjuaren|interviewer|moderator)\s*:)",
    re.I,
)
_TO_YOU = re.compile(r"\b(?:du|dig|din|ditt|dina|ni|er|era|you|your|yourself)\b", re.I)
_SUBJECT = re.compile(
    r"(?:hur|vad|vilk(?:a|en|et)|varför|när|how|what|which|why|when|where|who)\b[^?]*[^?.!:]$", re.I | re.S
)
_ANYTHING = re.compile(
    r"något (?:att|mer|annat|ytterligare|du|ni|som)|tillägga|lägga till|anything|add\b|har (?:jag|vi) (?:glömt|"
    r"missat)",
    re.I,
)
_CONSENT_TEXT = re.compile(r"frivillig|avbryt|samtyck|konfidentiell|voluntary|withdraw|consent|confidential", re.I)


def asks(text: str) -> bool:
    """Whether it ends as a question, marks in brackets after it aside."""
    return _ASKS.search(text[-400:]) is not None


def begins_asking(text: str) -> bool:
    """Whether it begins as a question or as a request to tell."""
    return _BEGINS_ASKING.match(text) is not None and (_STATES.match(text) is None or asks(text))


def leads_in(text: str) -> bool:
    """Whether it sets a scene for the question that comes after it: `Think of last Monday.`"""
    return _LEADS_IN.match(text) is not None and not asks(text)


def is_asked(text: str) -> bool:
    """Whether it is something to be asked."""
    return asks(text) or begins_asking(text)


def condition(text: str) -> tuple[str, str] | None:
    """`Om ja: Hur?` → `Om ja:` and `Hur?`; `Svarar hen ja:` → `Om hen svarar ja:`; None for no condition."""
    if _CLARIFICATION.match(text):
        return None
    if found := _ONLY_IF.fullmatch(text) or _BARE_IF.fullmatch(text):
        return f"{found[1].strip()}:", ""
    if found := _ANSWERS.match(text):
        return f"Om {found[1] or 'hen'} svarar {found[2].lower()}:", found[3].strip()
    found = _CONDITION.match(text)
    if found is None:
        return None
    said, sign, rest = found[1].strip(), found[2].strip(), found[3].strip()
    if _ABOUT_YOU.fullmatch(said):
        return None
    if sign == ")" and not text.startswith("("):
        return None
    short = re.fullmatch(
        r"(?:(?:om|if|vid|in case of) )?(?:ja|nej|yes|no|så|inte|so|"
        r"not)(?:[ ,].{0,30})?",
        said,
        re.I,
    )
    in_brackets = text.startswith("(") and rest.endswith("?)")
    arrow = asks(rest) and (sign in _ARROWS or (sign in ("–", "-") and len(said.split()) <= 4))
    if sign != ":" and not (short or not rest or in_brackets or arrow):
        return None
    if text.startswith("(") and (sign == ":" or in_brackets):
        rest = rest.removesuffix(")")
    if not re.match(r"(?:om|if)\s", said, re.I):
        said = said.lower() if said.istitle() else said
        said = f"{'If' if re.search('yes|no$', said, re.I) and not re.search('nej', said, re.I) else 'Om'} {said}"
    return f"{said}:", rest


def after_an_answer(text: str) -> bool:
    """Whether it goes on from an answer: `Om ja, vad?`"""
    return _AFTER_ANSWER.match(text) is not None and asks(text)


def is_about(text: str) -> bool:
    """`Om skolan:`, which is a heading where it stands alone above questions, and a condition else."""
    return _ABOUT.fullmatch(text) is not None


def bracketed_condition(text: str) -> tuple[str, str] | None:
    """`[If not] Why?` → `If not:` and `Why?`; None for anything else."""
    found = _IN_BRACKETS.match(text)
    return (f"{found[1].strip()}:", found[2]) if found and asks(found[2]) else None


def clarification(text: str) -> str | None:
    """What is said if needed, without its `Vid behov:`; "" where only the label stands there; None for no such line."""
    if (found := _PERHAPS.match(text)) and not asks(text) and _FOLLOW_UPS.match(text) is None:
        return text[found.end() :].strip()
    found = _CLARIFICATION.match(text)
    if found is None:
        return None
    label, rest = found[1], found[2].strip()
    if text.startswith("(") and rest.endswith(")"):
        rest = rest[:-1].rstrip()
    bare = re.fullmatch(
        r"vid behov|(?:om|if|when|as) .*|förtydligande|förklaring|clarification|explanation", label, re.I
    )
    if not rest:
        return ""
    if label.endswith("."):
        return f"{label[:1].upper()}{label[1:]} {rest}"
    if bare:
        return rest
    label = re.sub(r"(?i)^vid behov av ", "", label)
    joint = (
        " "
        if re.match(r"(?i)t\.?\s?ex|e\.g|till exempel|exempelvis|for example", label)
        and ":" not in text[: len(found[1]) + 2]
        else ": "
    )
    return f"{label[:1].upper()}{label[1:]}{joint}{rest}"


def explains(text: str) -> bool:
    """Whether it says what a word in the question means, or gives examples."""
    return _EXPLAINS.match(text) is not None or helps(text)


def helps(text: str) -> bool:
    """Whether it says how to help with an answer: what a scale means, what to mention to somebody who is unsure."""
    return _IF_UNSURE.match(text) is not None or (_SCALE.match(text) is not None and not asks(text))


def follow_up(text: str) -> str | None:
    """`Följdfråga: Hur?` → `Hur?`; "" where only the label stands there; None without it."""
    if found := _FOLLOW_UPS.match(text) or _TAG_BEFORE.match(text):
        return text[found.end() :].strip()
    found = _TAG_AFTER.search(text)
    return text[: found.start()].strip() if found else None


def main_question(text: str) -> str | None:
    """The same of `Huvudfråga:`."""
    found = _MAIN.match(text)
    return text[found.end() :].strip() if found else None


def is_procedure(text: str) -> bool:
    """Whether a question is about the interview itself: may it be recorded, shall we begin."""
    return _PROCEDURE.search(text) is not None


def greets(text: str) -> bool:
    """Whether it is how one begins to talk to somebody."""
    return _GREETING.match(text) is not None


def reminds(text: str) -> bool:
    """Whether it is a note of the interviewer to herself."""
    return _REMINDS.match(text) is not None and not asks(text)


def is_to_you(text: str) -> bool:
    """Whether it speaks to somebody."""
    return _TO_YOU.search(text) is not None


def is_subject(text: str) -> bool:
    """Whether it names what something is about, though it begins as a question: `How managers handle absence`."""
    return _SUBJECT.match(text) is not None and not asks(text)


def says_goodbye(text: str) -> bool:
    """Whether it is how one ends."""
    return _GOODBYE.search(text) is not None


def asks_for_more(text: str) -> bool:
    """Whether it asks for what was not asked for."""
    return _ANYTHING.search(text) is not None and (asks(text) or _ANYTHING.match(text) is not None)


def is_about_consent(text: str) -> bool:
    """Whether it says what only a text to consent to says."""
    return len({found.lower() for found in _CONSENT_TEXT.findall(text)}) >= 2
