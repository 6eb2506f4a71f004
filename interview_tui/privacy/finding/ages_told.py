"""Ages as talk tells them: `when i was eleven i did`, `our twins are six and nine`, `a man on the ward, 88, who`.

A number is somebody's age where a person is the subject and *be*, *turn* or *fill* the verb, and what follows goes on
with something else. What is counted (`she was two hours late`) has its noun after the number and is none. Pure.
"""

import re
from collections.abc import Iterator
from functools import cache

from interview_tui.language import _
from interview_tui.privacy.finding.age_words import CHILDREN, GOES_ON, PERSONS, PLURAL, number_pattern
from interview_tui.privacy.finding.language import words
from interview_tui.privacy.finding.proposal import Found
from interview_tui.privacy.finding.senses import CUES, sense
from interview_tui.privacy.finding.text import Line

_OLDEST = 112
_MOST_BETWEEN = 4
_SUBJECTS = {
    "sv": words("jag han hon hen du man"),
    "en": words("i he she you i'm he's she's im hes shes i'll he'll she'll i'd he'd she'd you'll"),
}
_BE = {
    "sv": words("är var va e blir blev bli blivit fyller fyllde fyllt fylla vart ä"),
    "en": words("am is was be been being turn turns turned turning become became are were 's 'm m s hit reached"),
}
_FILLERS = {
    "sv": words(
        "ju nu precis väl snart alltså typ liksom faktiskt eh öh bara redan ungefär cirka nog nyss själv idag strax då "
        "kanske runt drygt knappt nästan närmare typ inte ens bara fortfarande år hela som visst exakt jämnt ganska"
    ),
    "en": words(
        "now just only about almost nearly like um uh er actually already currently turning still not even maybe "
        "probably around roughly barely going on gonna be coming up to over all of well exactly rising what was "
        "then at the time bloody literally ,"
    ),
}
_GENERAL = {
    "sv": words("för till i om mellan per nummer plats klockan kl rum nivå minst högst vid från efter av med på"),
    "en": words("for at by to in on of number room level chapter size page least most from between one"),
}
_MONTHS = re.compile(
    r"(?<!\w)(?P<age>(?:{n})(?:\s+(?:and a half|och en halv))?[ -](?:months?|weeks?|days?)[ -]old)(?!\w)".replace(
        "{n}", r"\d{1,2}|\w+(?:-\w+)?"
    ),
    re.IGNORECASE,
)
_SMALL_UNITS = words("månader veckor dagar månad dygn months weeks days month")
_NO_MONTHS = words("i på kvar sedan sen försenad gravid pregnant late early behind away into clean sober gone in ago")
_NOT_AFTER_YEARS = words("i på in into sedan sen yngre äldre older younger kvar apart ago och and av of på")
_DECADES = {
    "en": re.compile(
        r"(?<!\w)in\s+(?:my|his|her|their|your|our)\s+(?P<age>(?:(?:very\s+)?(?:early|mid|late|middle)[ -]+)?"
        r"(?:twent|thirt|fort|fift|sixt|sevent|eight|ninet)ies|(?:(?:early|mid|late)[ -]+)?['’]?[2-9]0[’']?s)(?!\w)",
        re.IGNORECASE,
    ),
    "sv": re.compile(
        r"(?<!\w)(?P<age>(?:tjugo|trettio?|fyrtio?|förtio?|femtio?|sextio?|sjuttio?|åttio?|nittio?|\d0)[a-zåäö]*[ -]?"
        r"(?:års?[ -]?åldern|plussare|års?[ -]strecket))(?!\w)",
        re.IGNORECASE,
    ),
}
_DIED = {
    "en": re.compile(
        r"(?<!\w)(?:died|passed(?: away)?|retired|married|pregnant|widowed|orphaned|left home|had (?:me|him|her|"
        r"us)|got|"
        r"made it|lived|gone|diagnosed|sectioned|arrived|first|second|third|baby|grandmother|granny|mother|"
        r"mum|mom|dad|father)\s+(?:at|"
        r"to|aged|by)\s+"
        r"(?:just |only |the age of |about |nearly )?(?P<age>{n})(?!\w)",
        re.IGNORECASE,
    ),
    "sv": re.compile(
        r"(?<!\w)(?:dog|gick bort|pensionerad|gravid|änka|änkeman|gift|mormor|farmor|farfar|morfar|mamma|pappa|"
        r"flyttade hemifrån|"
        r"gick i pension|insjuknade|levde tills?(?: \w+ var)?)\s+(?:vid|redan vid|"
        r"som)\s+(?P<age>{n}(?:\s+års?(?:\s+ålder)?)?)(?!\w)",
        re.IGNORECASE,
    ),
}
_OF_AGE = {
    "en": re.compile(r"(?<!\w)(?:at|by|from|until|before|till)\s+the\s+age\s+of\s+(?P<age>{n})(?!\w)", re.IGNORECASE),
    "sv": re.compile(
        r"(?<!\w)(?:(?:vid|i)\s+(?:en\s+ålder\s+av\s+)?(?P<age>{n}\s+års(?:\s+ålder)?)|"
        r"vid\s+(?:en\s+)?ålder\s+av\s+(?P<old>{n}(?:\s+år)?))(?!\w)",
        re.IGNORECASE,
    ),
}
_COUNTED = re.compile(
    r"\s+(?:days?|weeks?|months?|hours?|minutes?|miles?|pounds|people|times|per|percent|dagar|veckor|timmar|gånger|procent)\b",
    re.IGNORECASE,
)
_ASKED = re.compile(r"how old|hur gamm(?:al|la)|(?:what|your|my) age|(?:min|din) ålder", re.IGNORECASE)
_SAID = {"en": words("said say says told answered goes went like"), "sv": words("sa säger sade svarade ba bah")}


def ages_told(line: Line, code: str) -> Iterator[Found]:
    """Ages of people in a line; they may overlap with what else is found."""
    reason = _("an age")
    for match in _by_words(line.text, code):
        group = "old" if "old" in match.re.groupindex and match["old"] else "age"
        if _is_age(match[group]) and not _COUNTED.match(line.text, match.end(group)):
            yield Found(match.start(group), match.end(group), "age", reason)
    numbers = [match for match in number_pattern(code).finditer(line.text) if _is_age(match.group())]
    if not numbers:
        return
    starts = {token.start: at for at, token in enumerate(line.tokens)}
    ends = {token.end: at for at, token in enumerate(line.tokens)}
    spans = [
        (starts[match.start()], ends[match.end()], match)
        for match in numbers
        if match.start() in starts and match.end() in ends
    ]
    for index, (first, last, match) in enumerate(spans):
        if _is_told(line, first, last, code) or _is_apposed(line, first, last, code) or _answered(line, first, code):
            yield Found(match.start(), match.end(), "age", reason)
            continue
        small = line.low(last + 1) in _SMALL_UNITS and line.low(last + 2) not in _NO_MONTHS
        if small and (verb := _verb(line, first, code)) is not None and _is_subject(line, verb, code):
            yield Found(match.start(), line.tokens[last + 1].end, "age", reason)
        elif _is_of_children(line, spans, index, code):
            yield Found(match.start(), match.end(), "age", reason)


def _by_words(text: str, code: str) -> Iterator["re.Match[str]"]:
    for pattern in _compiled(code):
        yield from pattern.finditer(text)


@cache
def _compiled(code: str) -> tuple["re.Pattern[str]", ...]:
    number = number_pattern(code).pattern
    bare = [re.compile(one.pattern.replace("{n}", number), re.IGNORECASE) for one in (_DIED[code], _OF_AGE[code])]
    return (_MONTHS, _DECADES[code], *bare)


def _is_age(text: str) -> bool:
    digits = re.match(r"\d+", text)
    return not digits or 0 < int(digits.group()) <= _OLDEST


def _verb(line: Line, first: int, code: str) -> int | None:
    """Index of *be* or *turn* before a number, past fillers; None if none stands there."""
    at = first - 1
    while at > 0 and first - at <= _MOST_BETWEEN and line.low(at) in _FILLERS[code] - _BE[code]:
        at -= 1
    if at < 0:
        return None
    if line.low(at) in _BE[code] or line.low(at) in ("i'm", "he's", "she's", "im", "hes", "shes"):
        return at
    return at if code == "en" and _short_be(line, at) else None


def _short_be(line: Line, at: int) -> bool:
    """`my mum's`, `who's`: a short *is* after the word."""
    token = line.tokens[at]
    return line.text[token.end : token.end + 2] in ("'s", "’s", "'m", "’m")


def _is_subject(line: Line, verb: int, code: str) -> bool:
    """Is one person what the verb at an index is said of?"""
    low = line.low(verb)
    if low in ("i'm", "he's", "she's", "im", "hes", "shes") or line.low(verb) in _SUBJECTS[code] - {"you", "du", "man"}:
        return True
    if low in PERSONS[code] or (low in ("who", "one") and _short_be(line, verb)):
        return True
    return _is_somebody(line, verb - 1, code) or _is_somebody(line, verb + 1, code, inverted=True)


def _is_somebody(line: Line, at: int, code: str, inverted: bool = False) -> bool:
    """A pronoun, kin, a name; past what stands between commas: `Rolf, min man, är`."""
    if at < 0 or line.token(at) is None:
        return False
    low = line.low(at)
    if code == "en" and low in ("was", "is", "had", "have", "has", "'ve", "would", "will", "'ll", "just", "gonna"):
        return _is_somebody(line, at - 1, code)
    if code == "sv" and low in (
        "har",
        "hade",
        "ska",
        "skulle",
        "kommer",
        "hann",
        "hunnit",
        "att",
        "bara",
        "ju",
        "precis",
    ):
        return _is_somebody(line, at - 1, code)
    if low in _SUBJECTS[code] or low in PERSONS[code]:
        return True
    if inverted:
        return False
    if low in ("som", "who", "one", "other", "ena", "andra") and at > 0:
        if low in ("one", "other", "ena", "andra"):
            return any(line.low(i) in CHILDREN[code] | PLURAL[code] for i in range(at))
        return any(line.low(i) in PERSONS[code] for i in range(max(0, at - 3), at))
    token = line.tokens[at]
    if token.text == "," and any(line.low(i) in PERSONS[code] for i in range(max(0, at - 4), at)):
        return True
    known = sense(low, code) if token.is_word else None
    return known is not None and known.native_first and (token.capital or not known.plain)


def _is_told(line: Line, first: int, last: int, code: str) -> bool:
    """`she was only seventeen bless her`: a subject, a verb, a number that counts nothing."""
    if code == "en" and line.low(last) == "one" and first == last:
        return False
    if line.low(first - 1) == "aged":
        return _counts_nothing(line, last + 1, code)
    if _is_turned(line, first, code) or _is_next_one(line, first, code):
        return _counts_nothing(line, last + 1, code)
    verb = _verb(line, first, code)
    if verb is None:
        return False
    if line.low(first - 1) in _GENERAL[code]:
        return False
    return _is_subject(line, verb, code) and _counts_nothing(line, last + 1, code)


def _is_turned(line: Line, first: int, code: str) -> bool:
    """`då var jag väl tjugotvå`: the subject stands after the verb."""
    at = first - 1
    while at > 0 and line.low(at) in _FILLERS[code]:
        at -= 1
    person = line.low(at) in PERSONS[code] or line.low(at) in ("jag", "han", "hon", "hen")
    return code == "sv" and person and line.low(at - 1) in _BE[code] - {"e", "ä"}


def _is_next_one(line: Line, first: int, code: str) -> bool:
    """`tösen är sex och grabben nio`: the verb was said before."""
    if line.low(first - 1) not in PERSONS[code] - {"man"}:
        return False
    told = [i for i in range(first - 1) if line.low(i) in _BE[code] or _short_be(line, i)]
    return any(number_pattern(code).fullmatch(line.low(i)) for at in told[:1] for i in range(at + 1, first - 1))


def _counts_nothing(line: Line, at: int, code: str) -> bool:
    if line.low(at) == "years":
        return False
    if line.low(at) == "år":  # `fyra år när`, and not `fyra år i`
        at += 1
        if line.low(at) in _NOT_AFTER_YEARS:
            return False
    if line.low(at) == "in" and line.low(at - 1) == "one":
        return False
    token = line.token(at)
    if token is None or token.low in GOES_ON[code]:
        return token is None or not (token.low in ("and", "och", "to", "of") and line.low(at + 1) in ("a", "en", "ett"))
    if not token.is_word:
        return token.text not in "%/:°+-–" and not (token.text in ".," and _digit_after(line, at))
    return token.low in CUES[code].human


def _digit_after(line: Line, at: int) -> bool:
    after = line.token(at + 1)
    return after is not None and after.text[0].isdigit() and line.tokens[at].end == after.start


def _is_apposed(line: Line, first: int, last: int, code: str) -> bool:
    """`a patient, 41, who`: between signs, after one who is spoken of."""
    before, after = line.token(first - 1), line.token(last + 1)
    if before is None or before.text not in ",(–-" or (after is not None and after.text not in ",.)–-!?"):
        return False
    if number_pattern(code).fullmatch(line.low(first - 2)) or _digit_after(line, first - 1):
        return False
    if after is not None and after.text == "," and number_pattern(code).match(line.low(last + 2)):
        return False
    ahead = range(max(0, first - 6), first - 1)
    if any(line.tokens[i].text in ".!?;" for i in ahead):
        return False
    return _ends_with_person(line, first - 2, code) or (
        first > 1 and _is_somebody(line, first - 2, code) and line.low(first - 2) not in _SUBJECTS[code]
    )


_WHERE = words("on at from in of with next på i från hos med vid på bredvid som")


def _ends_with_person(line: Line, at: int, code: str) -> bool:
    """`a gentleman`, `a gentleman on the ward`: ends the phrase at an index with one who is spoken of?"""
    for back in range(4):
        if line.low(at - back) in PERSONS[code]:
            return back == 0 or line.low(at - back + 1) in _WHERE
    return False


def _answered(line: Line, first: int, code: str) -> bool:
    """`how old are you, and I said thirty`."""
    asked = _ASKED.search(line.text, 0, line.tokens[first].start)
    if asked is None:
        return False
    between = line.text[asked.end() : line.tokens[first].start].casefold().split()
    return len(between) <= 9 and bool(_SAID[code] & set(between))


def _is_of_children(line: Line, spans: list[tuple[int, int, "re.Match[str]"]], index: int, code: str) -> bool:
    """`our twins are six and nine`, `three kids, two, five and seven`: each of a row after a noun for children."""
    joined = words(", and och å or eller &")
    begin = index
    while begin > 0 and all(line.low(i) in joined for i in range(spans[begin - 1][1] + 1, spans[begin][0])):
        begin -= 1
    end = index
    while end + 1 < len(spans) and all(line.low(i) in joined for i in range(spans[end][1] + 1, spans[end + 1][0])):
        end += 1
    last = spans[end][1]
    if not _counts_nothing(line, last + 1, code):
        return False
    at = spans[begin][0] - 1
    told = _verb(line, spans[begin][0], code)
    if told is not None:
        at = told - (0 if line.low(told) in PLURAL[code] else 1)
    elif line.low(at) in (",", "aged", "ages", "on", "på", ":"):
        at -= 1
    else:
        return False
    if begin == end and told is None and line.low(spans[begin][0] - 1) not in ("aged", "ages"):
        return False
    return line.low(at) in PLURAL[code]
