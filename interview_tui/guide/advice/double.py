"""`double`: two questions in one, of which only one will be answered.

Two clauses that both have the word order of a question, two sentences with a question mark each, or a judgement of two
things at once (`nöjd med hyran och med grannarna`). Quiet for a short tail (`och varför?`), for `i så fall`, for two
sides of one thing (`vilka kommer, och vilka kommer inte`), and for pairs that are one (`vänner och familj`).
"""

import re
from itertools import pairwise

from interview_tui.guide.advice.asked import Asked, Sentence, words_in
from interview_tui.guide.advice.finding import Span
from interview_tui.guide.advice.grammar import clauses, is_invitation, wh_word, without_lead

_TAIL = {
    "sv": re.compile(
        r"(?:tycker|tror|tänker|menar|anser|känner|minns|upplever) (?:du|ni)(?: (?:själv|själva|då))?$|vad hände"
        r"|(?:varför|hur|när|var|vem|vad|vilk\w+)(?: (?:då|så|inte|kom det sig))?$|hur kommer det sig|hur (?:då|så)"
        r"|kan (?:du|ni)|är det (?:så|rätt)|hur (?:kändes|var|gick|blev|känns|reagerade|gjorde) (?:det|du)(?: då"
        r"| sedan| sen)?$|vad (?:tänkte|gjorde|kände|sa) (?:du|ni)(?: då)?$"
    ),
    "en": re.compile(
        r"(?:do|would|did|can) you (?:think|say|feel|remember|recall|mean|believe)$|what happened|why$|how$|how so"
        r"|(?:why|how|when|where|who|what|which)(?: \w+)?$|is that|can you|could you|would you say$|how come$"
        r"|what (?:was|is) (?:that|it) like$|how (?:did|was) (?:you|it|that)(?: feel| go| react)?$"
        r"|what did you (?:do|think|say)$"
    ),
}
"""Belongs to the question before it."""
_IF_SO = {
    "sv": re.compile(r"\b(?:i så fall|isåfall|i förekommande fall|om ja|om så|om nej|om inte|i sådana fall)\b"),
    "en": re.compile(r"\b(?:if so|if yes|if not|if no|if any|in that case|if applicable)\b"),
}
_MIND = {
    "sv": re.compile(r"(?:vad|hur) (?:tycker|tror|tänker|menar|säger) (?:du|ni)$|(?:minns|vet|kommer) (?:du|ni)\b"),
    "en": re.compile(
        r"(?:what|how) (?:do|did|would) you (?:think|feel|say|believe)$|do you (?:remember|know|recall)\b"
    ),
}
"""Only leads to what follows: `Vad tror du, hur …`."""
_INVITES_TWO = {
    "sv": re.compile(r"(?:,|;) (?:och|samt) (?:också |även |dessutom )?(?:om )?(?:hur|vad|vem|vilk\w+|varför|när)\b"
                     r"|\b(?:och|samt) (?:också|även|dessutom) (?:om )?(?:hur|vad|vem|vilk\w+|varför|när|berätta"
                     r"|beskriv\w*)\b|\bsamt (?:om )?(?:hur|vad|vem|vilk\w+|varför|när|berätta|beskriv\w*"
                     r"|förklara)\b"),
    "en": re.compile(r"\band also (?:tell|describe|explain|about )?(?:\w+ )?(?:how|what|who|which|why|when|where)\b"
                     r"|\bas well as (?:how|what|who|which|why|when|where)\b"),
}  # fmt: skip
"""An invitation that asks for two accounts, and says so."""
_JUDGED = {
    "sv": r"(?:(?:nöjd|nöjda|trygg|trygga|bekväm|bekväma|säker|säkra|stolt|stolta|förtjust|missnöjd|missnöjda) "
          r"(?:(?:är|var) (?:du|ni) )?(?:med|på|i|över|hos)|(?:trivs|trivdes) (?:du|ni) (?:med|på|i|hos)|(?:tycker"
          r"|tyckte) (?:du|ni) om|(?:gillar|gillade|uppskattar|uppskattade) (?:du|ni)|litar (?:du|ni) på"
          r"|förtroende för|påverkar|påverkat)",
    "en": r"(?:(?:happy|unhappy|satisfied|dissatisfied|pleased|comfortable|content|confident) (?:with|about|in)"
          r"|(?:do|did|would) you (?:\w+ )?(?:like|enjoy|trust|recommend|appreciate|value|support)|(?:do"
          r"|did) you (?:think|feel) (?:of|about))",
}  # fmt: skip
_TWO = {
    "sv": re.compile(
        rf"\b{_JUDGED['sv']} (?P<one>(?:[\w-]+ ){{1,4}}?)och (?P<two>(?:med|på|i|över|hos|av|om|för|din|ditt|dina|er"
        r"|ert|era|det|den|de|hur|att|vad) [\w-]+|[\w-]+(?:en|et|na|orna|arna|erna|n|t))\b"
    ),
    "en": re.compile(
        rf"\b{_JUDGED['en']} (?P<one>(?:the|your|how|its|their|this|that"
        rf"|our) (?:[\w'-]+ ){{1,4}}?)and (?P<two>(?:with |about |in )?(?:the|your|how|its|their|this|that"
        r"|our) [\w'-]+)"
    ),
}
_ONE_PAIR = {
    "sv": re.compile(r"\b(?:vän\w*|familj\w*|barn\w*|för-|mor|mamma\w*|man|kvinn\w+|kropp\w*|vård\w*|flick\w+|tjej\w*"
                     r"|hem\w*|kost\w*|hälsa\w*|dag|lärar\w*|syster|bror|tid\w*|stöd\w*) och\b"),
    "en": re.compile(r"\b(?:friends?|family|children|pros|mother|mum|men|women|body|health|boys|home|brother|sister"
                     r"|terms|advantages|parents|time|help) and\b"),
}  # fmt: skip
_JOINED = re.compile(r"\b(?:och|and|samt)(?: (?:också|även|also))? $")
_ASKS_HER = {
    "sv": re.compile(r"(?:hur|vad|varför|när|vem|vilk\w+)(?: \w+){0,2}? \w+ (?:du|ni|det|den)\b"),
    "en": re.compile(
        r"(?:how|what|why|when|who|where|which)(?: \w+){0,2}? (?:do|does|did|is|was|were|are|has|have|had|would"
        r"|could|can|will) (?:you|it|that|this|they|your|the|there)\b"
    ),
}
_BETWEEN = {"sv": re.compile(r"\bmellan\b"), "en": re.compile(r"\bbetween\b")}
_NOT = {"sv": re.compile(r"\b(?:inte|mindre|sämre)\b"), "en": re.compile(r"\b(?:not|less|worse)\b|n't\b")}
_SHORT = 3
"""Words that make a clause worth an answer of its own."""
_SIDES = 12
"""Words of a second clause that may be the other side of the first."""


def double(question: Asked) -> Span | None:
    """Where the second question stands."""
    return _two_sentences(question) or next(
        (
            span
            for s in question.sentences
            if (span := _two_clauses(s, question.language) or _two_things(s, question.language))
        ),
        None,
    )


def _two_sentences(question: Asked) -> Span | None:
    counted = [s for s in question.sentences if _counts(s, question.language)]
    if len(counted) < 2:
        return None
    second = counted[1]
    return second.start, second.start + len(second.text)


def _counts(sentence: Sentence, language: str) -> bool:
    """The sentence asks for an answer of its own."""
    text = without_lead(sentence, language)
    if not sentence.asks or words_in(text) < _SHORT or is_invitation(sentence, language):
        return False
    if _TAIL[language].match(text) or _IF_SO[language].search(text):
        return False
    return next(clauses(sentence, language), None) is not None


def _two_clauses(sentence: Sentence, language: str) -> Span | None:
    if is_invitation(sentence, language):
        match = _INVITES_TWO[language].search(sentence.text)
        return sentence.span(match) if match else _asked_after(sentence, language)
    found = list(clauses(sentence, language))
    for first, second in pairwise(found):
        between, rest = sentence.text[first.start() : second.start()], sentence.text[second.start() :]
        if _are_two(between, rest, language):
            return sentence.start + second.start(), sentence.start + len(sentence.text)
    return None


def _asked_after(sentence: Sentence, language: str) -> Span | None:
    """A question that follows the invitation: `Could you describe …, and what did you …`."""
    for clause in clauses(sentence, language):
        text = sentence.text[clause.start() :]
        joined = _JOINED.search(sentence.text[: clause.start()])
        if joined and words_in(text) > _SHORT and _ASKS_HER[language].match(text) and not _TAIL[language].match(text):
            return sentence.start + clause.start(), sentence.start + len(sentence.text)
    return None


def _are_two(first: str, second: str, language: str) -> bool:
    first = re.sub(
        r"[,;: -]+(?:(?:och|and|men|but|samt|så|so)\b)?[,; ]*(?:också|även|also|then|sedan|sen|då)?[ ,]*$", "", first
    )
    if words_in(second) < _SHORT or words_in(first) < _SHORT or _TAIL[language].match(second):
        return False
    if _IF_SO[language].search(first[-20:] + " " + second) or _MIND[language].match(first):
        return False
    one, two = wh_word(language).match(first), wh_word(language).match(second)
    if not (one and two and one[0] == two[0]):
        return True
    length = words_in(second)
    if length <= _SHORT or (length <= _SIDES and _NOT[language].search(second)):
        return False
    names = one[0] in {"vad", "vilka", "what", "which"}  # what is good, and what is not: one list with two sides
    return not (names and (length == _SHORT + 1 or first.split()[:3] == second.split()[:3]))


def _two_things(sentence: Sentence, language: str) -> Span | None:
    match = _TWO[language].search(sentence.text)
    if not match or _ONE_PAIR[language].search(match[0]) or _BETWEEN[language].search(match[0]):
        return None
    return sentence.span(match)
