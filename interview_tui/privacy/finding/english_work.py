"""Rarer work that is said of one person, in English, without any place: `my wife is a falconer`.

Everyday work alone tells of nobody (`she's a nurse`); a noun of work that few have, or an everyday one of a sort
(`a prison chaplain`), does where a person is the subject, or where it is said what somebody trained, sat or works as.
"""

import re
from collections.abc import Iterator

from interview_tui.language import _
from interview_tui.privacy.finding import lists
from interview_tui.privacy.finding.age_words import PERSONS
from interview_tui.privacy.finding.english_slot_words import ENDS
from interview_tui.privacy.finding.language import words
from interview_tui.privacy.finding.numerals import value
from interview_tui.privacy.finding.occupations import BANAL, NO_ROLE, NO_WORK, level
from interview_tui.privacy.finding.proposal import Found
from interview_tui.privacy.finding.senses import CUES, sense
from interview_tui.privacy.finding.text import Line
from interview_tui.privacy.finding.work_words import NEED_NOUN, NOT_WORK, RARE, WORK_HEADS

_EN = "en"
_MOST = 4
_I = words("i he she i'm he's she's im hes shes you're who")
_BE = words("am is was be been being became become 'm 's m s i'm he's she's im hes shes you're")
_WORK = words("""work works worked working train trained training qualify qualified retired sat served serve serves
    started job career employed retrained apprenticed registered ordained practised practiced
    volunteered life traded enlisted""")
_WISHES = words(
    "want wanted wants like wish dream dreamed dreamt hope hoped could would pretend should might going if need"
)
_MANNER = words("now actually also once originally really just still only basically formerly sort of kind then")
_ARTICLES = words("a an the")
_NOT_JOBS = words("own real new proper nervous total complete bit")
_WELL_KNOWN = words(
    """clown doctor gp chef director actor actress writer author editor artist musician singer dancer coach
    soldier photographer journalist scientist model pilot captain farmer dentist vet pharmacist
    professor banker politician councillor priest manager builder officer lecturer controller operator
    conductor keeper player champion medium reporter producer footballer postman postwoman driver
    principal headteacher firefighter fireman policeman porter picker packer governor barber butcher
    baker florist poet"""
)
"""Of the rarer ones those that many are: alone they are left."""
_SORTS = words("""care support youth social key play health community school primary secondary english french maths
    science pe music art drama history supply class form bus taxi lorry van delivery truck train night
    day shift bar kitchen shop sales office project team line area store call centre customer service
    services account accounts personal teaching classroom staff student ward charge senior junior mental
    agency bank paediatric psychiatric a&e icu practice district dental hotel restaurant factory
    warehouse security housing benefits job hr it software web data computer business family home house
    foster single stay-at-home full part best good great big little bad terrible lovely hard heavy fast
    slow strong weak quick early late slim non ex daily regular keen avid quiet bit mad massive huge fan
    poor rich young old older mature language swimming driving piano guitar dance football tennis
    fitness yoga gym head deputy assistant relief graduate trainee research lab phd medical hospital
    general nhs private public local first second third group human natural born people fussy picky
    light chain problem decision rule risk mess noise money trouble game film movie news mind lip book
    cat dog animal nature beer coffee tea wine morning total complete absolute decent proper such very
    really quite most worst better different other""")
"""Before an everyday noun of work or a person, and it is as everyday as before."""


_OF_A_THING = words(
    "rider cook taster tester double sweeper checker sorter loader stoker rigger wrangler sitter caster"
)
"""Everybody's, but what somebody works as with a thing before: `stunt rider`, `whisky taster`."""
_HOW = words("good great bad big little old new fast slow hard keen better best free left right other second first one")


def english_work(line: Line) -> Iterator[Found]:
    """Such occupations in a line."""
    for first, last in _spans(line):
        reason = _("a rarer occupation, said of somebody")
        yield Found(line.tokens[first].start, line.tokens[last].end, "occupation", reason)


def _spans(line: Line) -> Iterator[tuple[int, int]]:
    for at, token in enumerate(line.tokens):
        if not token.is_word:
            continue
        first = at + 1 if token.low in _ARTICLES else at
        after_of = line.low(at - 1)
        if first > at:
            said = _is_told(line, at)
        else:
            alone = token.low in RARE[_EN] - _WELL_KNOWN and not token.named  # `I'm cantor`
            said = (after_of == "as" or alone) and _is_told(line, at)  # `served as county sheriff`
        if not said:
            continue
        last = _work_at(line, first)
        if last is not None:
            yield first, last
    yield from _by_trade(line)
    yield from _only_ones(line)
    yield from _of_somewhere(line)


def _is_told(line: Line, at: int) -> bool:
    """Does what stands before the index say that a person is what comes?"""
    be = at - 1
    while be > 0 and line.low(be) in _MANNER:
        be -= 1
    if be < 0:
        return False
    low = line.low(be)
    if low == "as":
        return any(line.low(i) in _WORK for i in range(max(0, be - 6), be)) or be == 0 or line.tokens[be].first
    if low == "," and at > 1:
        return line.low(be - 1) in PERSONS[_EN] and line.low(be - 2) in CUES[_EN].whose
    if low not in _BE and not _short(line, be):
        return False
    if any(line.low(i) in _WISHES for i in range(max(0, be - 3), be)):
        return False
    if low in _I or (line.low(be) in PERSONS[_EN] and _short(line, be)):
        return True
    subject = be - 1
    while subject > 0 and line.low(subject) in (
        "used",
        "to",
        "had",
        "has",
        "have",
        "'d",
        "'ve",
        "was",
        "been",
        "not",
        "also",
        "who",
        "had",
    ):
        subject -= 1
    subject_low = line.low(subject)
    if subject_low in ("i", "he", "she", "i've", "i'd", "he'd", "she'd", "he's", "she's", "who"):
        return True
    return subject_low in PERSONS[_EN] or (low != "be" and _is_name(line, subject))


def _short(line: Line, at: int) -> bool:
    token = line.tokens[at]
    return line.text[token.end : token.end + 2] in ("'s", "’s", "'m", "’m")


def _is_name(line: Line, at: int) -> bool:
    token = line.token(at)
    return (
        token is not None
        and token.is_word
        and token.capital
        and sense(token.low, _EN).first
        and not sense(token.low, _EN).silent
    )


def _work_at(line: Line, first: int) -> int | None:
    """Index of the last word of a rarer occupation that begins at an index; None if none does."""
    last = first
    while (
        last - first < _MOST and line.owned(last + 1) and line.tokens[last + 1].is_word and not _is_end(line, last + 1)
    ):
        last += 1
    token = line.token(last)
    if token is None or not token.is_word or _is_end(line, first):
        return None
    low = token.low
    if low in _OF_A_THING and last > first and line.low(last - 1) not in _HOW | BANAL:
        thing = line.low(last - 1)
        if _is_thing(thing) or lists.lemma(thing + "s", _EN) == thing:
            return last
    if low in NO_WORK | NO_ROLE or (low in NOT_WORK and not WORK_HEADS.fullmatch(low)):
        return None
    if any(line.low(i) in _NOT_JOBS for i in range(first, last)):
        return None
    described = any(line.low(i) not in BANAL | _SORTS and _is_thing(line.low(i)) for i in range(first, last))
    if last > first and described and (WORK_HEADS.fullmatch(low) or low in RARE[_EN] or level(low, _EN)):
        plain = low in NEED_NOUN and line.low(last - 1) in BANAL | _SORTS
        return None if plain or low in CUES[_EN].people - CUES[_EN].occupations - CUES[_EN].usual_occupations else last
    if low in _WELL_KNOWN | CUES[_EN].usual_occupations:
        return None
    if low in RARE[_EN] | CUES[_EN].occupations:
        return last
    return last if first == last and _is_made_so(low) else None


_MADE = re.compile(
    r".{3,}(?:ologist|iatrist|ician|smith|wright|monger|keeper|maker|turner|carver|dresser|ster|grapher|eer|er|or|ist)"
)


def _is_made_so(low: str) -> bool:
    """A noun in the dictionary made like one of work, that is none of those many are: `thatcher`, `glazier`."""
    if low in NOT_WORK | NO_WORK or not _MADE.fullmatch(low) or len(low) < 6:
        return False
    known = sense(low, _EN)
    if low.endswith(("er", "or")) and lists.lemma(low, _EN) != low:
        return False  # `older`
    return level(low, _EN) > 0 and not known.native_first


def _is_end(line: Line, at: int) -> bool:
    low = line.low(at)
    return low in ENDS | CUES[_EN].human or low in CUES[_EN].near or value(low, _EN) is not None


def _is_thing(low: str) -> bool:
    """No word for how somebody is: `lighthouse`, `high court`, `bsl`."""
    return not low.endswith(("ly", "ing", "ous", "ful", "ish", "ed", "est", "able", "less", "y", "ive"))


def _by_trade(line: Line) -> Iterator[tuple[int, int]]:
    """`a glazier by trade`."""
    for at, token in enumerate(line.tokens):
        if token.low == "by" and line.low(at + 1) in ("trade", "profession", "training", "vocation"):
            first = at - 1
            while first > 0 and at - first < _MOST and line.low(first - 1) not in _ARTICLES | ENDS:
                first -= 1
            if line.low(at - 1) not in CUES[_EN].usual_occupations and line.tokens[at - 1].is_word:
                yield first, at - 1


_OWNED = words(
    "county country town city village island district state region valley world nation company force regiment"
)
_ONLY = words("only first last youngest oldest")


def _only_ones(line: Line) -> Iterator[tuple[int, int]]:
    """`the county's only BSL interpreter`, `the first woman to be fire chief in Butte`."""
    for at, token in enumerate(line.tokens):
        owner = token.low in _OWNED and line.owned(at + 1) and not line.beside(at + 1)
        if owner and line.low(at + 1) in _ONLY:
            last = at + 2
            while (
                line.beside(last + 1)
                and not _is_end(line, last + 1)
                and line.tokens[last + 1].is_word
                and last - at < _MOST + 1
            ):
                last += 1
            while last > at + 2 and not (level(line.low(last), _EN) or WORK_HEADS.fullmatch(line.low(last))):
                last -= 1
            if line.token(last) is not None and (level(line.low(last), _EN) or WORK_HEADS.fullmatch(line.low(last))):
                yield at, last
        if token.low in _ONLY and line.low(at + 1) in ("woman", "man", "person", "girl", "asian", "muslim", "female"):
            be = next(
                (i for i in range(at + 2, min(at + 7, len(line.tokens))) if line.low(i) in ("be", "become", "as")), None
            )
            if be is None:
                continue
            first = be + 2 if line.low(be + 1) in _ARTICLES else be + 1
            last = first
            while (
                line.beside(last + 1)
                and line.tokens[last + 1].is_word
                and not _is_end(line, last + 1)
                and last - first < _MOST
            ):
                last += 1
            if line.token(last) is not None and (level(line.low(last), _EN) or WORK_HEADS.fullmatch(line.low(last))):
                where = line.token(last + 2)
                if line.low(last + 1) in ("in", "at", "on", "of") and where is not None and (where.named or line.small):
                    last += 2
                yield at, last


def _of_somewhere(line: Line) -> Iterator[tuple[int, int]]:
    """`the last ferryman on Quarrsay`: the one there is, and a place that no list has."""
    for at, token in enumerate(line.tokens):
        if token.low not in _ONLY or line.low(at - 1) != "the":
            continue
        last = at + 1
        while last - at < _MOST and line.token(last) is not None and line.low(last) not in ("in", "on", "at", "of"):
            last += 1
        where = line.token(last + 1)
        work = line.low(last - 1)
        if last == at + 1 or where is None or not where.is_word or not line.beside(last) or work in NO_WORK | NO_ROLE:
            continue
        known = sense(where.low, _EN)
        told = where.named or (line.small and not known.everyday)
        if told and not known.silent and (level(work, _EN) or WORK_HEADS.fullmatch(work)):
            yield at, last + 1
