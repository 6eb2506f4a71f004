"""What somebody does for a living right beside a place, whatever word says it: `korgflätare i Östra Grebo`.

A noun for people before a place says what they are there, and what ends like an occupation is one. English leaves
the article out where there is one such post: `he was prison chaplain up in Carlisle`.
"""

import re
from collections.abc import Iterator, Sequence

from interview_tui.language import _
from interview_tui.privacy.finding import lists
from interview_tui.privacy.finding.language import words
from interview_tui.privacy.finding.occupations import BANAL, NO_ROLE, NO_WORK, indefinite, level
from interview_tui.privacy.finding.proposal import Found
from interview_tui.privacy.finding.senses import CUES, sense
from interview_tui.privacy.finding.text import Line

_BY = {
    "sv": words("i på vid utanför kring från över"),
    "en": words("in on at of from near round around outside for"),
}
_WHERE = words("uppe nere ute inne borta hemma bort där up down out over back here there")
_BE = words("was is am been be became become becoming made as being were are")
_DETERMINERS = words("a an the one our another only my this that its any no first last two three some")
_MOST = 3
"""Words that an English occupation has before its last."""
_PERSON = re.compile(r".{4,}(?:are|erska|ist|ör|log|graf|tekniker|musiker|mästare|man|råd)")
_OWNERS = words("landets länets stadens kommunens bygdens sveriges nordens europas världens socknens byns öns stans")
_LIVING = words(
    """arbetar arbetade arbetat jobbar jobbade jobbat försörjer försörjde livnär livnärde tjänstgör tjänstgjorde
    utbildade utbildad utbildar utbildat extraknäcker anställd anställdes verkar verksam frilansar"""
)


def work_beside_place(line: Line, code: str, taken: Sequence[Found]) -> Iterator[Found]:
    """Such occupations; `taken`: what else was found in the line, the places among it."""
    starts = {token.start: at for at, token in enumerate(line.tokens)}
    houses = [one for one in taken if one.kind in ("school", "workplace", "authority") and not one.weak]
    for one in taken:
        at = starts.get(one.start)
        if one.kind not in ("place", "address") or at is None or at < 2 or line.low(at - 1) not in _BY[code]:
            continue
        if any(other.start <= one.start and one.end <= other.end and other.kind != "address" for other in houses):
            continue
        last = at - 2
        if line.low(last) in _WHERE and last > 0:
            last -= 1
        if line.tokens[last].text == "," and last < at - 2 and last > 0:
            last -= 1
            if (
                line.low(last - 1) not in _BE | _DETERMINERS | {"är", "var"}
                and line.low(last - 2) not in _BE | _DETERMINERS
            ):
                continue
        if not line.tokens[last].is_word or line.tokens[last].named:
            continue
        first = _swedish(line, last) if code == "sv" else _english(line, last)
        if first is not None:
            reason = _("what somebody works as, beside a place")
            yield Found(line.tokens[first].start, line.tokens[last].end, "occupation", reason)
    if code == "en":
        yield from _that_is_me(line)
        if any(one.kind in ("place", "address") for one in taken):
            yield from _described(line)
    if code == "sv":
        if any(one.kind in ("place", "address") for one in taken):
            yield from _compounds(line)
        yield from _owned(line)
        yield from _lived_by(line)


def _swedish(line: Line, at: int) -> int | None:
    base = indefinite(line.low(at), "sv")[0]
    cues = CUES["sv"]
    several = line.low(at - 1) in _NUMBERS
    if several and (one := next((one for one in _singulars(line.low(at)) if level(one, "sv")), "")):
        return None if one in cues.usual_occupations | NO_WORK else at
    told = line.low(at - 1) in ("som", "är", "var", "blev", "man", "en")
    if told and sense(base, "sv").unknown and _PERSON.fullmatch(base):
        return at  # `som korgflätare i`
    if base in NO_WORK | cues.people - cues.occupations or not level(base, "sv"):
        return None
    if base in cues.usual_occupations:
        return None
    before = line.low(at - 1)
    adjective = at > 1 and before.endswith(("lig", "liga")) and line.low(at - 2) in ("en", "den", "första", "enda")
    return at - 1 if adjective else at


_NUMBERS = words("två tre fyra fem sex båda några flera vi är var andra många")


def _singulars(low: str) -> list[str]:
    """`bergsguider` → `bergsguide`, `barnmorskor` → `barnmorska`."""
    ends = (("or", "a"), ("er", ""), ("r", ""), ("ar", ""), ("ar", "e"))
    return [low.removesuffix(end) + instead for end, instead in ends if low.endswith(end)]


def _english(line: Line, at: int) -> int | None:
    """Index of the first word of the occupation that ends at an index; None if none does."""
    cues = CUES["en"]
    low = line.low(at)
    several = low.endswith("s") and not level(low, "en")
    single = (lists.lemma(low, "en") or low[:-1]) if several else low
    first = at
    while first > 0 and at - first < _MOST and line.beside(first) and line.low(first - 1) not in _DETERMINERS | _BE:
        first -= 1
    before = line.low(first - 1) if line.beside(first) else ""
    told = before in _DETERMINERS | _BE
    if not told or single is None or low in NO_ROLE | NO_WORK or single in NO_ROLE | NO_WORK:
        return None
    described = any(line.low(i) not in BANAL for i in range(first, at))
    if single in cues.usual_occupations and not described:
        return None
    if any(line.low(i) in cues.human | cues.near | cues.whose for i in range(first, at)):
        return None
    if level(single, "en") and not (before in _BE and line.low(at + 1) == "from"):
        return first
    there = line.low(at + 1) in _WHERE and before == "the" and line.low(first - 2) in ("i'm", "he's", "she's", "m", "s")
    if there and _is_post(line, at):
        return first
    post = before in _BE and line.low(at) not in cues.people and _is_post(line, at)
    return first if post and before in ("as", "been") else None


def _is_post(line: Line, at: int) -> bool:
    """`puffin warden`, `lay justice`: nouns as the dictionary has them, no word for how somebody is."""
    low = line.low(at)
    known = sense(low, "en")
    return lists.is_own_form(low, "en") and lists.lemma(low + "s", "en") == low and not known.silent


def _that_is_me(line: Line) -> Iterator[Found]:
    """`dry stone waller, that's me`, `my job? toxicologist.`"""
    for at, token in enumerate(line.tokens):
        if not token.is_word or not level(token.low, "en") or token.low in CUES["en"].usual_occupations | NO_ROLE:
            continue
        me = (
            line.low(at + 1) == ","
            and line.low(at + 2) in ("that's", "that")
            and line.low(at + 3) in ("me", "him", "her")
        )
        job = line.low(at - 1) == "?" and line.low(at - 2) in ("job", "work", "trade", "living", "profession")
        if not (me or job):
            continue
        first = at
        while first > 0 and at - first < _MOST and line.beside(first) and line.low(first - 1) not in _DETERMINERS:
            first -= 1
        yield Found(line.tokens[first].start, token.end, "occupation", _("what somebody works as"))


def _owned(line: Line) -> Iterator[Found]:
    """`landets enda valthornsbyggerska`."""
    for at, token in enumerate(line.tokens):
        if token.low in _OWNERS and line.low(at + 1) in CUES["sv"].only | {"bästa", "äldsta", "yngsta"}:
            last = at + 3 if line.low(at + 2).endswith("liga") else at + 2
            if line.low(at + 3) == "-" and line.low(at + 4) == "och" and not line.beside(at + 3):
                last = at + 5  # `syn- och hörselpedagog`
            work = line.token(last)
            if work is not None and work.is_word and (level(work.low, "sv") or work.low.endswith("erska")):
                yield Found(token.start, work.end, "occupation", _("an occupation that only one has"))


def _lived_by(line: Line) -> Iterator[Found]:
    """`jag arbetar vid sidan av som bårhustekniker`: a compound that no dictionary has is hardly usual."""
    cues = CUES["sv"]
    for at, token in enumerate(line.tokens):
        if line.low(at - 1) != "som" or not token.is_word or token.named or at < 2:
            continue
        base, definite = indefinite(token.low, "sv")
        if definite or base in cues.usual_occupations or base in NO_WORK or not level(base, "sv"):
            continue
        rare = level(base, "sv") == 2 or not lists.is_word(base, "sv")
        if rare and any(line.low(i) in _LIVING for i in range(max(0, at - 7), at - 1)):
            yield Found(token.start, token.end, "occupation", _("a rarer occupation, said of somebody"))


_LAST = re.compile(
    r".{3,}(?:präst|prost|läkare|forskare|psykolog|förvaltare|båtsman|byggare|byggerska|hyvlare|verkare|skötare|tekniker|"
    r"musiker|mästare|kapten|skeppare|smed|vakt|väktare|odlare|fiskare|jägare|flätare|makare|bindare|slipare|bonde|"
    r"konsulent|pedagog|terapeut|veterinär|kirurg|jurist|advokat|arkitekt|ingenjör|inspektör|konservator|intendent|guide|"
    r"tolk|flygare|pilot|förare|dykare|svetsare|fejare|spårare|räddare|mekaniker|kantor|organist|dirigent)"
)


def _compounds(line: Line) -> Iterator[Found]:
    """`båtbyggerskan`, `dövprästen`: a compound that no dictionary has, of work, in a line with a place."""
    cues = CUES["sv"]
    for token in line.tokens:
        if not token.is_word or token.named or "-" in token.text:
            continue
        ends = ("", "en", "n", "an", "na", "erna")
        bases = [token.low.removesuffix(end) + ("a" if end == "an" else "") for end in ends if token.low.endswith(end)]
        base = next((one for one in bases if _LAST.fullmatch(one)), None)
        if base is None or base in cues.usual_occupations | NO_WORK or lists.is_word(base, "sv"):
            continue
        yield Found(token.start, token.end, "occupation", _("a rarer occupation beside a place"))


_JOB = re.compile(
    r".*(?:keeper|maker|driver|leader|conductor|surgeon|ologist|therapist|opodist|smith|wright|rider|officer|warden|manager|"
    r"engineer|teacher|trainer|builder|master|mistress|skipper|pilot|captain|ranger|inspector|director|midwife|nurse|farmer|"
    r"doctor|worker|chaplain|organist|vet|diver|dealer|singer|dancer|painter|writer|editor|graphist|rigger|breeder|picker)"
)
_ONE = words("one only another exactly")


def _described(line: Line) -> Iterator[Found]:
    """`a snow plough driver`, `exactly one chiropodist`: of a sort, or the one there is, in a line with a place."""
    for at, token in enumerate(line.tokens):
        if not token.is_word or (token.named and at) or token.low in NO_ROLE | NO_WORK | CUES["en"].people:
            continue
        if not (token.low in CUES["en"].occupations or _JOB.fullmatch(token.low)):
            continue
        first = at
        while first > 0 and at - first < _MOST and line.beside(first) and line.low(first - 1) not in _DETERMINERS | _BE:
            first -= 1
        before = line.low(first - 1) if first > 0 and line.beside(first) else ""
        nouns = all(_is_noun(line.low(i)) for i in range(first, at))
        one = first == at and before in _ONE and token.low not in CUES["en"].usual_occupations
        of_a_sort = any(line.low(i) not in BANAL for i in range(first, at))
        if one or (of_a_sort and nouns and before in _DETERMINERS | _BE):
            yield Found(line.tokens[first].start, token.end, "occupation", _("a rarer occupation beside a place"))


def _is_noun(low: str) -> bool:
    """A thing, which says of what sort somebody's work is: no word for how he is."""
    plain = lists.is_own_form(low, "en") and lists.lemma(low + "s", "en") == low
    return plain and not low.endswith(("ly", "ed", "ing", "ous", "ful")) and low not in CUES["en"].human
