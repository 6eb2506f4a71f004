"""Ages of people, in digits and in words: `fyrtiotre`, `43-årig`, `seven years old`."""

import re
from collections.abc import Iterator
from functools import cache

from interview_tui.language import _
from interview_tui.privacy.finding.language import words
from interview_tui.privacy.finding.proposal import Found
from interview_tui.privacy.finding.text import Line

_UNIT = {"sv": "ett|två|tre|fyra|fem|sex|sju|åtta|nio", "en": "one|two|three|four|five|six|seven|eight|nine"}
_TEEN = {
    "sv": "tio|elva|tolv|tretton|fjorton|femton|sexton|sjutton|arton|nitton",
    "en": "ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen|seventeen|eighteen|nineteen",
}
_TEN = {
    "sv": r"(?:tjug[oi]|trettio?|fyrtio?|förtio?|femtio?|sextio?|sjuttio?|åttio?|nittio?)"
    r"(?:en|ett|två|tre|fyra|fem|sex|sju|åtta|nio)?|hundra(?:ett|två|tre|fyra|fem)?",
    "en": r"(?:twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety)"
    r"(?:[ -](?:one|two|three|four|five|six|seven|eight|nine))?|a hundred(?: and (?:one|two|three|four|five))?",
}
_END = {
    "sv": r"(?=\s*(?:$|[.,;:!?…)\]–—-]|(?:nu|och|men|så|idag|i (?:maj|år|dag|december|januari|mars|april|juni|juli|"
    r"augusti|september|oktober|november|februari|höst|vår|sommar|vinter|morgon|helgen|veckan|"
    r"somras|vintras|våras|höstas)|snart|bast|fyllda|nästa|imorgon|om en|om ett|"
    r"på (?:mån|tis|ons|tors|fre|lör|sön)dag|när|då|alltså|liksom|ju)\b))",
    "en": r"(?=\s*(?:$|[.,;:!?…)\]–—]|(?:now|and|but|so|today|next|this|in|soon|when|already|last)\b))",
}
_FILLER = {
    "sv": r"(?:(?:ju|nu|precis|väl|snart|alltså|typ|liksom|faktiskt|eh|öh|bara|redan|ungefär|cirka|nog|nyss|själv|idag|"
    r"strax|då)\s+)*",
    "en": r"(?:(?:now|just|only|about|almost|nearly|like|um|uh|er|actually|already|currently|turning)\s+)*",
}
_NO_TIME = (
    r"(?!\s+(?:sedan|sen|kvar|yngre|äldre|i rad|på|mellan|som|av|till|framåt|tillbaka|ago|later|younger|older)\b)"
)
_KIN = {
    "sv": r"(?:son|dotter|bror|syster|mamma|pappa|man|fru|sambo|dottern|sonen|mannen|frun|mormor|farmor|morfar|farfar)",
    "en": r"(?:son|daughter|brother|sister|mum|mom|dad|husband|wife|partner|gran|nan|grandad|grandma|grandpa)",
}
_SPANS = (
    r"(?!utbildning|plan|period|kontrakt|projekt|process|satsning|avtal|relation|program|erfarenhet|kurs|linje|tid\b)"
)
_GENERAL = words(
    """under över från till mellan i för på minst högst efter inom över for between least most after within first sedan
    om the only"""
)
_OF_AGE = words("kvinna man tjej kille pojke flicka gubbe tant dam herre")
"""Before `på femtiofyra`."""
_NOBODY = words("det där vi dom de som här vilket detta it there that")
_DECADES = r"(?:twent|thirt|fort|fift|sixt|sevent|eight|ninet)ies"
_GREATEST = 115
_HALVES = {
    "sv": rf"(?:{_UNIT['sv']}|{_TEEN['sv']}|\d{{1,2}})\s+och\s+(?:ett\s+halvt|en\s+halv)"
    r"(?!\s+(?:timm|dag|veck|mil|kilo|meter|liter|minut))",
    "en": rf"(?:{_UNIT['en']}|{_TEEN['en']}|\d{{1,2}})\s+and\s+a\s+half"
    r"(?!\s+(?:hour|day|week|mile|stone|month|minute))",
}
_HALF_END = r"(?=\s*(?:[.,!?;:]|$|now\b|and\b|years?\b))"
_GROWN = rf"{_TEN['en']}|(?:thir|four|fif|six|seven|eigh|nine)teen"
_STOP = r"[.,!?]|$"
_NO_UNIT = (
    r"(?!\s+(?:miles?|pounds?|quid|minutes?|hours?|days?|weeks?|months?|per|percent|degrees?|pages?|stone|times|of|"
    r"o'clock|past|to|and a half)\b)"
)


@cache
def _patterns(code: str) -> tuple[tuple[re.Pattern[str], bool], ...]:
    """Patterns with a group `age`; the second says whether they tell without a place in the line."""
    grown = rf"(?:\d{{2,3}}|{_TEEN[code]}|{_TEN[code]})"
    number = rf"(?:\d{{1,3}}|{_TEN[code]}|{_TEEN[code]}|{_UNIT[code]})"
    end, filler, kin = _END[code], _FILLER[code], _KIN[code]
    if code == "sv":
        who = r"(?!(?:det|där|här|som|vi|dom|de|klockan|siffran|antal|antalet|vilket|detta)\b)[^\W\d_]{3,}"
        found = [
            (rf"\b(?P<age>{number}\s+(?:och ett halvt\s+)?års?\s+(?:gammal|gamla|gammalt|ung)|{number} bast)\b", True),
            (
                rf"\b{who}\s+(?:är|fyller|fyllde|blir|blev|hunnit bli)\s+{filler}(?P<age>{number}\s+år){_NO_TIME}\b",
                True,
            ),
            (rf"\b(?:jag|du)\s+(?:är|fyller|fyllde|blir|blev)\s+{filler}(?P<age>{grown}){end}", True),
            (rf"\b(?:han|hon|hen)\s+(?:är|fyller|fyllde|blir|blev)\s+{filler}(?P<age>{number}){end}", True),
            (rf"\b(?:är|fyller|blir)\s+(?:jag|han|hon|hen)\s+{filler}(?P<age>{grown}(?:\s+år)?){end}", True),
            (rf"\b(?:fyller|fyllde|fyllt)\s+{filler}(?P<age>{number}(?:\s+år)?){end}", True),
            (rf"\b{kin}\s+(?:\w+\s+)?är\s+{filler}(?P<age>{number}){end}", True),
            (rf"(?<!\w)(?P<age>{number}[ -]?(?:åring(?:en)?|årig[ae]?))(?=\s+{_SPANS})", True),
            (rf"(?<!\w)(?P<age>{number}[ -]?åring(?:en)?)(?=[.,!?;:]|$)", True),
            (
                rf"\b(?:yngst|äldst)[ae]\b(?:\s+\w+){{0,3}}\s+(?:är|var|va)\s+{filler}(?P<age>{number}\s+år){_NO_TIME}\b",
                True,
            ),
            (
                rf"\b(?:en|ett|två|tre)\s+(?:\w+\s+)?som\s+(?:är|var|blir|fyller)\s+{filler}(?P<age>{number}\s+(?:år|månader|veckor)){_NO_TIME}(?=\s*(?:$|[.,!?]|(?:och|så|nu|men|idag)\b))",
                True,
            ),
            (
                rf"(?<!\w)(?P<age>{grown}\s?(?:[-–]|\s(?:eller|till)\s)\s?{grown}\s+år)(?=\s*(?:$|[.,!?]|(?:och|så|nu|men|när|då|gammal|gamla)\b))",
                True,
            ),
            (rf"\bålder(?:n)?(?: är)?:?\s+(?P<age>{number}(?:\s+år)?){end}", True),
            (rf"\bvid\s+(?P<age>{number}\s+års(?:\s+ålder)?)\b", False),
            (rf"\b{who}\s+var\s+{filler}(?P<age>{number}(?:\s+år)?){_NO_TIME}{end}", False),
            (rf"(?<!\w)(?P<age>{number}[ -]?års ?åldern)", False),
            (
                rf"\b(?:han|hon|hen|minstingen|yngsta|äldsta|{kin}|är|blir|fyller|fyllde)\s+{filler}(?P<age>{_HALVES['sv']})(?=\s*(?:[.,!?;:]|$|nu\b|år\b))",
                True,
            ),
            (
                rf"(?:^|[.,!?]\s*|\bja\s+)(?P<age>{grown}(?:\s+år)?)(?=\s+(?:fyllda|(?:år\s+)?är\s+(?:jag|han|hon|hen)|alltså)\b)",
                True,
            ),
            (
                rf"\b(?:{'|'.join(sorted(_OF_AGE))})\s+på\s+(?P<age>{grown}(?:\s+år)?)\b",
                True,
            ),
            (rf"\b{kin}\s+(?:blev|hann bli)\s+{filler}(?P<age>{grown}){end}", True),
            (rf"\bmed\s+(?:mina|sina|hans|hennes|dina)\s+(?P<age>{number}\s+år)\b", True),
            (
                rf"\b(?:jag|han|hon|hen|{kin}|\w+(?:bror|syster))\s+var\s+{filler}(?P<age>{number}(?:\s+år)?){_NO_TIME}{end}",
                True,
            ),
            (rf"\bmed\s+(?:mina|sina|hans|hennes|dina)\s+(?P<age>{grown})(?=[.,!?]|$)", True),
            (rf"(?<!\w)(?P<age>{grown})\s+(?:blir|fyller|är|blev|fyllde)\s+(?:jag|han|hon|hen)\b", True),
            (rf"(?:^|[.!?]\s+)vid\s+(?P<age>{_TEN['sv']})(?=\s+(?:kom|fick|var|blev|började|flyttade|hade)\b)", True),
            (
                rf"\b(?:ungar|barn|pojkar|flickor|döttrar|söner),?\s+(?P<age>{number})(?=\s+och\s+{number}\b(?!\s+år))",
                True,
            ),
            (
                rf"\b(?:ungar|barn|pojkar|flickor|döttrar|söner),?\s+{number}\s+och\s+(?P<age>{number})(?=[.,!?]|$)",
                True,
            ),
            (rf"\bjag,\s+(?P<age>{grown})(?=\s+och\b)", True),
            (
                rf"\b(?:jag|han|hon|hen)\s+(?:var|är|blev)\s+{filler}{grown}\s+och\s+(?:jag|han|hon|hen)\s+(?P<age>{grown}){end}",
                True,
            ),
            (rf"\b(?:hunnit|hann|skulle|ska)\s+(?:bli|fylla)\s+{filler}(?P<age>{grown})\b{_NO_TIME}", True),
            (rf"(?:,\s*|\bär\s+)(?P<age>{number}\s+år){_NO_TIME}(?=\s*(?:,|$|\.|och\b))", True),
        ]
    else:
        who = r"(?:i[’']?m|i am|we[’']?re both)"
        other = r"(?:she[’']?s|he[’']?s|she is|he is|they[’']?re)"
        found = [
            (rf"\b(?P<age>{number}(?: and a half)?[ -](?:years?|yrs?)[ -](?:(?:old|of age)s?|young))\b", True),
            (rf"\b{who}\s+{filler}(?P<age>{grown}){end}", True),
            (rf"\b{other}\s+{filler}(?P<age>{number}){end}", True),
            (rf"\b(?:turn|turned|turns|turning|aged|age(?: is)?|age:)\s+{filler}(?P<age>{number}){end}", True),
            (rf"(?:\b(?:is|turns|turned|nearly)|[’']s)\s+{filler}(?P<age>{_HALVES['en']}){_HALF_END}", True),
            (rf"\b(?:turn(?:ed|s|ing)?|pushing|nearing|approaching)\s+{filler}(?P<age>{grown})\b{_NO_UNIT}", True),
            (rf"(?<!\w)at\s+{filler}(?P<age>{_GROWN})(?=,|\s+(?:you|i|he|she|we|they)\b)", True),
            (r"(?<!\w)at\s+(?P<age>1[3-9]|[2-9]\d)(?=,?\s+(?:i|he|she)\b)", True),
            (rf"^\W*(?P<age>{_TEN['en']})(?=\s+and\s+(?:still|counting|never|not)\b)", True),
            (rf"\b(?:lived|live)\s+to\s+(?:be\s+)?(?P<age>{grown})\b", True),
            (
                r"\b(?:a|my|his|her)\s+(?:woman|man|bloke|lady|guy|person|son|daughter|boy|girl|lad|brother|sister)\s+"
                rf"of\s+(?P<age>{number})\b",
                True,
            ),
            (rf"\b(?:i|he|she)\s+was\s+{filler}(?P<age>{number}){_NO_UNIT}{end}", True),
            (rf"\b(?:i|he|she|you)\s+(?:hit|hits)\s+(?P<age>{_GROWN}|\d\d)(?=\s+(?:i|he|she|you|and)\b|{_STOP})", True),
            (rf"\bbeing\s+(?P<age>{grown})(?=\s+and\b|[.,!?]|$)", True),
            (rf"\b(?:kids|boys|girls|children|daughters|sons),?\s+(?P<age>{number})(?=\s+and\s+{number}\b)", True),
            (rf"\b(?:kids|boys|girls|children|daughters|sons),?\s+{number}\s+and\s+(?P<age>{number})(?={_STOP})", True),
            (rf"\b(?:eldest|oldest|youngest|{kin}),\s+(?P<age>{number})(?=,)", True),
            (rf"\b(?:youngest|oldest|eldest|middle one|baby)(?:\s+is|[’']s)\s+{filler}(?P<age>{number}){end}", True),
            (rf"\b{kin}(?:\s+\w+)?(?:\s+is|[’']s)\s+{filler}(?P<age>{number}){end}", True),
            (rf"\bat the age of\s+(?P<age>{number})\b", False),
            (rf"\b(?:was|were)\s+{filler}(?P<age>{number}){end}", False),
            (rf"\bin (?:my|his|her|their) (?:early |mid-?|late )?(?P<age>{_DECADES})\b", False),
            (rf",\s*(?P<age>{number})(?=,)", False),
        ]  # fmt: skip
    return tuple((re.compile(pattern, re.IGNORECASE), alone) for pattern, alone in found)


_ASKED = re.compile(r"hur gamm(?:al|la)|how old|(?:din|er|your) (?:ålder|age)\b", re.IGNORECASE)


@cache
def _answer(code: str) -> re.Pattern[str]:
    number = rf"(?:\d{{1,3}}|{_TEN[code]}|{_TEEN[code]}|{_UNIT[code]})"
    return re.compile(rf"\W*(?:\w+:\s)?(?:(?:jag|eh|öh|ja|mm|um|well|er|oh|är)\W+)*(?P<age>{number})\b", re.IGNORECASE)


def ages(line: Line, code: str, has_place: bool) -> Iterator[Found]:
    """Ages of people. `has_place`: the line tells a place too, so that a past age tells more."""
    answer = _answer(code).match(line.text) if _ASKED.search(line.before) else None
    if answer:
        yield Found(answer.start("age"), answer.end("age"), "age", _("an age, after a question about it"))
    for pattern, alone in _patterns(code):
        if alone or has_place:
            for match in pattern.finditer(line.text):
                if not _is_general(line.text, match):
                    reason = _("an age beside a place") if has_place else _("an age")
                    yield Found(match.start("age"), match.end("age"), "age", reason)


def _is_general(text: str, match: "re.Match[str]") -> bool:
    """`barn under 18 år gamla`, `det är tre år`, `1987`: nobody's age."""
    digits = re.match(r"\d+", match["age"])
    if digits and int(digits.group()) > _GREATEST:
        return True
    before = text[: match.start("age")].casefold().split()[-3:]
    if not before:
        return False
    if before[-1] == "på" and before[-2:][0] in _OF_AGE:
        return False
    if before[-2:][0] == "som" and before[0] in ("en", "ett", "två", "tre"):
        return False
    return before[-1] in _GENERAL or (before[-1] in ("är", "var", "is", "was") and before[-2:][0] in _NOBODY)
