"""English schools by what is told of pupils: `she got excluded from Thornlea`, `did my nursing at anglia ruskin`.

Who is excluded from, gets into, teaches at or sits on the board of something is in a school, whatever its name; and a
noun for a school (`pupil referral unit`, `nursery`) has its name before it where no article and no sort stands there.
"""

import re
from collections.abc import Iterator, Sequence

from interview_tui.language import _
from interview_tui.privacy.finding.called_after import TRADES
from interview_tui.privacy.finding.english_slot_words import ENDS, SORT, USUAL
from interview_tui.privacy.finding.heads import kind_of_head, place_after
from interview_tui.privacy.finding.language import words
from interview_tui.privacy.finding.proposal import Found
from interview_tui.privacy.finding.senses import CUES, sense
from interview_tui.privacy.finding.text import Line

_EN = "en"
_MOST = 4
_PUPIL = r"(?:students?|pupils?|year \w+s?|teachers?|head|headteacher|deputy|governors?|staff)"
_LEARNT = (
    r"(?:nursing|training|degree|first degree|masters?|phd|doctorate|a[- ]?levels?|gcses?|highers|btec|diploma|"
    r"access course|"
    r"foundation(?: year)?|course|teacher training|teaching|law|medicine|midwifery|social work|psychology|"
    r"sociology|history|"
    r"engineering|maths|physics|chemistry|biology|english|art|design|undergrad|undergraduate|pgce|postgrad|"
    r"honours|residency|"
    r"apprenticeship|schooling|o[- ]?levels?|mba|studies|esol|placement year|bachelor[’']?s|finals|dissertation|"
    r"sixth form)"
)
_LED = re.compile(
    r"(?<!\w)(?:"
    r"(?:excluded|expelled|suspended|kicked out|chucked out|thrown out|dropped out|flunked out|truanting|"
    r"bunking off|graduated|"
    r"graduating|graduate|transferred|moved up)\s+(?:from|of|out of)|"
    r"(?:got|get|gets|getting|accepted|admitted|applied|apply|offer|offers|place|scholarship|enrolled|enrol|offered)\s+"
    r"(?:a place\s+)?(?:into|at|to|from|for)|"
    rf"(?:do|did|doing|does|done|finish(?:ed)?|start(?:ed)?|got|get|passed|failed|read|reading|studied|study|"
    rf"studying|teach|"
    rf"teaches|taught|completed)\s+(?:(?:my|her|his|their|the|a)\s+)?(?:\w+\s+)?{_LEARNT}\s+(?:at|from)|"
    rf"{_PUPIL}\s+(?:over\s+|in\s+|up\s+)?(?:from|at|of)|"
    r"(?:board|governor|pta|governing body|year (?:\w+)|form tutor|sixth form|class|boarder|boarded|boarding|pupil|"
    r"lecturer|professor|fellow|lectures|lectured|studies|studied|studying|student|freshers|exchange year|"
    r"semester|term)\s+at|"
    r"(?:only|first)\s+(?:\w+\s+){1,2}(?:kid|girl|boy|child|pupil|student|lad)\s+at|"
    r"(?:kid|kids|daughter|son|sister|brother|eldest|youngest|twins|boys|girls|niece|nephew|grandson|granddaughter)\s+"
    r"(?:\w+\s+)?(?:goes|go|went|started|starts|is|are|was|were)\s+(?:to|at)"
    r")\s+(?:the\s+)?",
    re.IGNORECASE,
)
_HEADS = (
    r"(?:pupil referral unit|pru|special school|free school|forest school|boarding school|prep school|"
    r"faith school|sixth form college|"
    r"sixth form|learning centre|nursery school|nursery|play ?group|pre-?school|after[- ]school club|"
    r"breakfast club|montessori|"
    r"kindergarten|primary school|primary|junior school|juniors|infant school|infants|middle school|high school|"
    r"elementary(?: school)?|"
    r"grammar school|grammar|comprehensive|academy|college|community college|state university|university|uni|"
    r"polytechnic|secondary school|"
    r"charter school|school of \w+|convent school|madrasa|yeshiva|seminary|conservatoire)"
)
_HEAD = re.compile(rf"(?<!\w){_HEADS}(?![\w-])", re.IGNORECASE)
_SORTS = words(
    """my our his her their your its the a an this that these those any every each some no local state public private
    catholic special secondary primary junior senior church english welsh irish french german jewish muslim christian
    islamic steiner day boarding village community free faith big small little new old good bad great nice lovely posh
    rough same other another different first last whole proper normal mainstream regular single-sex all-girls
    all-boys girls
    boys mixed art music drama dance law medical nursing business agricultural technical sixth form one two
    three both which
    what inner city inner-city rural after before left leave start started finish finished since during through out
    into back full half whole fancy town county council mum's forces online evening bible sunday driving language summer
    cookery further higher upper lower middle infant nursery pre pre-school medieval american british their own"""
)
_STATES = words("state tech poly uni met met. a&m")
_SCHOOLY = re.compile(
    r"\b(?:school|schools|pupils?|teacher|teachers|headteacher|uniform|class|year (?:one|two|three|four|five|"
    r"six|seven|eight|nine|ten|"
    r"eleven|\d{1,2})|ofsted|gcses?|a-?levels?|boarding|excluded|detention|homework|nursery|sixth form|degree|"
    r"uni|students?|lectures?|"
    r"classmates|lessons?|exams?|seminar|campus|dorm|freshers|graduat\w+|playground|assembly|half term|"
    r"dyslexi\w+|ehcps?|senco|prefects?|truant\w*|the strap|the cane|caned|school dinners|blazer|hockey|netball|"
    r"hijab|head boy|head girl|first years|spelling|times tables|nuns|mufti)\b",
    re.IGNORECASE,
)
_HOLY = re.compile(
    r"(?<!\w)(?:(?:our lady(?: of (?:the )?\w+)?|sacred heart|holy \w+|st\.? \w+(?:[’']s)?|saint \w+(?:[’']s)?|"
    r"all saints|blessed \w+)"
    r"(?:,\s+(?-i:[A-Z])\w+(?:\s(?-i:[A-Z])\w+)*)?)(?!\w)",
    re.IGNORECASE,
)


def english_schools(line: Line, found: Sequence[Found]) -> Iterator[Found]:
    """Such schools in a line; `found`: what else was found, the houses among it."""
    reason = _("a school with its name")
    starts = {token.start: at for at, token in enumerate(line.tokens) if token.is_word}
    for match in _LED.finditer(line.text):
        at = starts.get(match.end())
        last = _name(line, at) if at is not None else None
        if at is not None and last is not None:
            yield Found(match.end(), _end(line, last), "school", reason)
    for match in _HEAD.finditer(line.text):
        yield from _before_head(line, match)
    schooly = bool(_SCHOOLY.search(line.text))
    for one in found:
        said = line.text[max(0, one.start - 12) : one.start].lower()
        if one.kind == "workplace" and schooly and said.endswith(("at ", "at the ")) and _is_house(line, one):
            yield Found(one.start, one.end, "school", reason)
    if schooly or re.search(r"\b(?:board|governor|eldest|youngest|kids?)\b", line.text):
        for match in _HOLY.finditer(line.text):
            before = line.text[: match.start()].rstrip().lower()
            if (line.small or match.group()[0].isupper()) and before.endswith((" at", " from", " to")):
                yield Found(match.start(), match.end(), "school", reason)


def _is_house(line: Line, one: Found) -> bool:
    """Is a place of work called as schools are too: `Wexcombe House`, no shop or hospital?"""
    words_of = line.text[one.start : one.end].lower().split()
    if any(
        low in TRADES[_EN] or low in CUES[_EN].workplaces or kind_of_head(low, _EN) == "workplace" for low in words_of
    ):
        return False
    after = next((at for at, token in enumerate(line.tokens) if token.start >= one.end), len(line.tokens))
    if line.token(after) is not None and line.beside(after) and line.low(after) not in ENDS:
        return False
    return words_of[-1] in (
        "house",
        "hall",
        "park",
        "court",
        "manor",
        "lodge",
        "grange",
        "abbey",
        "priory",
        "mount",
        "heath",
    ) or (not sense(words_of[-1], _EN).everyday)


def _name(line: Line, at: int) -> int | None:
    """Index of the last word of the name that begins at an index; None if none does."""
    token = line.tokens[at]
    known = sense(token.low, _EN)
    if token.low in ENDS | USUAL | _SORTS | CUES[_EN].people or known.silent or _is_person(line, at):
        return None
    if not (token.named or line.small):
        return None
    if _is_other_house(line, at):
        return None
    last = at
    while last - at < _MOST and line.owned(last + 1) and line.tokens[last + 1].is_word and line.beside(last + 1):
        following = line.tokens[last + 1]
        if not (following.named or (line.small and following.low not in ENDS | USUAL)):
            break
        last += 1
    if token.named:
        return last
    while (
        last > at
        and line.low(last) not in _STATES
        and sense(line.low(last), _EN).plain
        and not _HEAD.fullmatch(line.low(last))
    ):
        last -= 1
    if last > at:
        return last
    several = token.low.endswith("s") and known.everyday
    return last if not known.plain and not several and len(token.low) > 3 else None


def _is_other_house(line: Line, at: int) -> bool:
    """`hollybank care home`, `Penrose Dental Practice`: ends what begins at an index with a noun for another house?"""
    for i in range(at, at + _MOST + 1):
        if i > at and not line.owned(i):
            return False
        if kind_of_head(line.low(i), _EN) in ("workplace", "authority") or line.low(i) in TRADES[_EN]:
            return True
        if line.low(i) in ENDS:
            return False
    return False


def _is_person(line: Line, at: int) -> bool:
    known = sense(line.low(at), _EN)
    return known.native_first and not known.somewhere and not (line.tokens[at].named and line.beside(at + 1))


def _end(line: Line, last: int) -> int:
    end = line.tokens[last].end
    owner = line.text[end : end + 2] in ("'s", "’s") and not line.owned(last + 1)
    where = place_after(line, last + 1, _EN) if line.low(last + 1) == "in" else None
    if where is not None:
        return line.tokens[where].end
    return end + 2 if owner else end


def _before_head(line: Line, match: "re.Match[str]") -> Iterator[Found]:
    """`little acorns nursery in diss`: words that are no sort of school right before one."""
    at = next((i for i, token in enumerate(line.tokens) if token.start == match.start()), None)
    if at is None or at == 0:
        return
    capital = line.tokens[at].capital
    if not line.small and not capital and not line.tokens[at - 1].named:
        return
    first = at
    while first > 0 and at - first < _MOST - 1 and line.owned(first):
        before = line.tokens[first - 1]
        if (
            not before.is_word
            or before.low in ENDS | CUES[_EN].human | CUES[_EN].near
            or before.low in ("the", "a", "an")
        ):
            break
        if not (line.small or before.named):
            break
        first -= 1
    names = [line.low(i) for i in range(first, at)]
    told = [low for low in names if low not in _SORTS | SORT | USUAL and not low.endswith(("ing", "ly"))]
    led = line.low(first - 1) in (
        "at",
        "to",
        "from",
        "was",
        "in",
        "of",
        "called",
        "is",
        "it's",
        "the",
        "for",
        "into",
        "with",
        ",",
        "outside",
        "by",
    )
    if not told or (
        names[0] in _SORTS
        and len(told) < 2
        and line.small
        and names[0] not in ("little", "new", "old", "upper", "lower")
    ):
        return
    plain = all(sense(low, _EN).plain for low in told)
    if (
        line.small
        and (not led or (plain and (line.low(first - 1) == "the" or len(names) < 2)))
        and "referral" not in match.group().lower()
    ):
        return
    end = match.end()
    after = next((i for i, token in enumerate(line.tokens) if token.start >= end), len(line.tokens))
    if line.token(after) is not None and line.beside(after) and line.low(after) in TRADES[_EN] | {"supplies"}:
        return
    last = max(i for i, token in enumerate(line.tokens) if token.start < end)
    where = place_after(line, last + 1, _EN) if line.low(last + 1) == "in" else None
    yield Found(
        line.tokens[first].start,
        line.tokens[where].end if where is not None else end,
        "school",
        _("a school with its name"),
    )
