"""Names that the talk itself says are a place of work, a school or a place: `a pub called …`, `…, it's a care home`."""

import re
from collections.abc import Iterator

from interview_tui.language import _
from interview_tui.privacy.finding.called_after import SIGNS, THINGS
from interview_tui.privacy.finding.heads import end_of, kind_of_head
from interview_tui.privacy.finding.language import words
from interview_tui.privacy.finding.proposal import Found
from interview_tui.privacy.finding.senses import CUES, sense
from interview_tui.privacy.finding.text import Line

_CALLED = words("called named heter hette hetat kallas kallades kallad")
_BETWEEN = words(
    "som was is were s it's it its which that den det de dom ju faktiskt alltså typ väl då and och , just actually"
)
"""Between the noun and `called`."""
_AFTER = words("the like typ den just actually , ju faktiskt väl alltså i'll think")
"""Between `called` and the name."""
_MORE = {
    "school": words("skola skolan förskola förskolan dagis dagiset friskola gymnasium gymnasiet högstadiet fritids"),
    "workplace": words(
        """company firm business shop salon agency club bar takeaway unit project start-up startup franchise ward chain
        gym studio yard depot outfit contractor supermarket brewery magazine newspaper charity hostel homecare
        bookshop agents solicitors builders accountants plumbers removers tearoom farm zoo cinema nightclub
        call-centre företag företaget firma firman bolag bolaget butik butiken affär affären byrå byrån baren klubb
        klubben salong salongen ställe kedja kedjan förening föreningen hem hemmet boende boendet avdelning
        avdelningen gård gården kiosk kiosken tidning tidningen verksamhet verksamheten hunddagis bemanningsföretag
        städfirma byggfirma pub puben nattklubb vandrarhem"""
    ),
    "place": words(
        """village town hamlet island suburb estate by byn ort orten samhälle samhället ö ön stadsdel stadsdelen
        kvarter kvarteret område området bostadsområdet neighbourhood district förort förorten småstad stad socken"""
    ),
}
_ENDINGS = re.compile(
    r".{2,}(?P<last>skola|skolan|gymnasium|gymnasiet|dagis|boende|boendet|hem|hemmet|företag|företaget|firma|firman|"
    r"byrå|byrån|butik|butiken|klinik|kliniken|fabrik|fabriken|restaurang|restaurangen|krog|krogen|kafé|kaféet|"
    r"mottagning|mottagningen|verkstad|verkstaden|avdelning|avdelningen|centrum|central|centralen|salong|salongen)"
)
_IS = words("that är var it's is was which that's som det it that kind sort of slags typ en ett a an the our my")
"""After the comma, before the noun that says what it is."""
_STOPS = words(
    """a an the and but or so if when what who how why which where there is are was were be been has have had do does
    did can could would should will may might must my your his her our their it he she they we you me us them i this
    that these those some any all no not only then now just at by for from in on to with as than because until since
    before after while och men eller som att så om när hos med för av också då nu inte är jag du han hon hen vi ni de
    dom den det man en ett min din sin var på i till från under över efter före utan mellan har hade kan ska vill får
    ja nej här där sen sedan nere uppe precis nära vid didn't something down up near off right well yeah last every"""
)
_MOST = 4


def told_names(line: Line, code: str) -> Iterator[Found]:
    """Names said to be one of these; they may overlap with what else is found."""
    for at, token in enumerate(line.tokens):
        if token.low in ("var", "was", "blev") and at > 0:
            yield from _as_job(line, at)
        if token.low in _CALLED:
            yield from _called(line, at, code)
        elif token.text == "," and at > 0:
            yield from _explained(line, at, code)
            yield from _inserted(line, at, code)


def _kind(low: str, code: str) -> str | None:
    for kind, nouns in _MORE.items():
        if low in nouns:
            return kind
    head = kind_of_head(low, code)
    if head in ("school", "workplace"):
        return head
    match = _ENDINGS.fullmatch(low) if code == "sv" else None
    if match is None:
        return None
    return "school" if match["last"].startswith(("skol", "gymnas", "dagis")) else "workplace"


def _called(line: Line, at: int, code: str) -> Iterator[Found]:
    """`en restaurang som heter Pärlan`, `the school was called Hillcrest`."""
    head = at - 1
    while head >= 0 and at - head < _MOST and line.low(head) in _BETWEEN:
        head -= 1
    kind = _kind(line.low(head), code) if head >= 0 else None
    if kind is None or _of_somebody(line, head, code):
        return
    first = at + 1
    while line.low(first) in _AFTER:
        first += 1
    acts = head == at - 1 and code == "en" and line.low(head - 1) not in ("a", "an", "this", "another")
    if acts and (first > at + 1 or line.small):  # `the school called the police`
        return
    token = line.token(first)
    if token is None or not token.is_word or token.low in _STOPS or not (token.named or line.small):
        return
    last = _last(line, first, code) if kind != "place" or token.named else first
    if last is not None:
        yield Found(token.start, end_of(line, last, code), kind, _reason(kind))


def _of_somebody(line: Line, head: int, code: str) -> bool:
    """`läraren på skolan heter`: is somebody called so, and not the house?"""
    cues = CUES[code]
    people = cues.people | cues.occupations | cues.usual_occupations
    inside = any(line.low(i) in ("på", "i", "at", "in", "from", "från", "of") for i in range(max(0, head - 2), head))
    return inside and any(line.low(i) in people for i in range(max(0, head - 5), head))


def _last(line: Line, first: int, code: str) -> int | None:
    """Index of the last word of the name that begins at `first`; None if it is no name."""
    last = first
    while last - first < _MOST:
        follower, beyond = line.token(last + 1), line.token(last + 2)
        if follower is None or not line.owned(last + 1):
            break
        if follower.low in ("and", "och", "&") and beyond is not None and (beyond.named or line.small):
            if beyond.low in _STOPS or not beyond.is_word:
                break
            last += 2
            continue
        if not follower.is_word or not (follower.named or (line.small and _goes_on(line, last, code))):
            break
        last += 1
    return last


def _goes_on(line: Line, last: int, code: str) -> bool:
    """In small letters: is the word after part of the name? English names run until a small word."""
    low, follower = line.low(last), line.low(last + 1)
    if follower in _STOPS or sense(follower, code).silent:
        return False
    return code == "en" or (low.endswith(("a", "s")) and sense(low, code).everyday) or _kind(low, code) is not None


def _explained(line: Line, comma: int, code: str) -> Iterator[Found]:
    """`på Växthuset, en förskola`, `in Ashgrove, it's a care home`."""
    head = comma + 1
    while line.low(head) in _IS and head - comma < _MOST:
        head += 1
    if head == comma + 1:
        return
    kind = None
    for at in range(head, head + 3):
        if line.low(at) in _STOPS or not (token := line.token(at)) or not token.is_word:
            break
        kind = _kind(token.low, code) or kind
    if kind is None:
        return
    first = _first(line, comma, code)
    if first is not None:
        last = comma - 1
        yield Found(line.tokens[first].start, end_of(line, last, code), kind, _reason(kind))


def _inserted(line: Line, comma: int, code: str) -> Iterator[Found]:
    """`the nursery, Little Acorns, closed`, `en förskola, Snäckan, inne i stan`: the name between two commas."""
    kind = _kind(line.low(comma - 1), code)
    after = next((at for at in range(comma + 1, comma + 2 + _MOST) if line.low(at) in (",", ".", "")), None)
    if kind is None or after is None or after == comma + 1 or after - comma > _MOST:
        return
    name = line.tokens[comma + 1 : after]
    if not all(token.is_word and token.low not in _STOPS for token in name):
        return
    signs = THINGS if code == "en" else SIGNS
    odd = any(token.low in signs or not sense(token.low, code).everyday for token in name)
    cues = CUES[code]
    person = sense(name[0].low, code).native_first or name[0].low in cues.people | cues.titles
    if (all(token.named for token in name) and not person) or (line.small and odd and not person):
        yield Found(name[0].start, end_of(line, after - 1, code), kind, _reason(kind))


def _first(line: Line, comma: int, code: str) -> int | None:
    """Index of the first word of the name before a comma; None if there is none."""
    first = comma
    while first > 0 and comma - first <= _MOST and line.tokens[first - 1].is_word:
        before = line.tokens[first - 1]
        linked = before.low in ("and", "och", "of") and first < comma and line.tokens[first - 2].named
        if not (before.named or linked or (line.small and before.low not in _STOPS)):
            break
        first -= 1
    at = first - 1 if line.low(first - 1) == "the" else first
    cues = CUES[code]
    prepared = line.low(at - 1) in cues.near | cues.at | {"to", "at", "with", "for", "in", "hos", "för"}
    low = line.low(comma - 1)
    if first == comma or not prepared or _kind(low, code) is not None or sense(low, code).silent:
        return None
    lone = first == comma - 1 and line.small and sense(low, code).everyday
    usual = lone and (code == "en" or not low.endswith(("en", "et", "an", "na")))
    return None if usual or sense(line.low(first), code).native_first else first


def _reason(kind: str) -> str:
    return {
        "school": _("said to be a school"),
        "workplace": _("said to be a place of work"),
        "place": _("said to be a place"),
    }[kind]


_JOB = re.compile(
    r"(?:var|blev|was)\s+(?:(?:mitt|min|hennes|hans|my|her|his|our|vårt)\s+(?:\w+\s+)?(?:jobb|arbetsplats|"
    r"arbetsgivare|job|employer|workplace)\b|(?:det|den|the)\s+\w+\s+(?:stället|platsen|arbetsplatsen|place|job)\s+"
    r"(?:att jobba|jag jobbat|to work|i.ve worked))",
    re.IGNORECASE,
)


def _as_job(line: Line, at: int) -> Iterator[Found]:
    """`Blomstergården var mitt första jobb`: what was somebody's job, and begins the sentence."""
    if not _JOB.match(line.text, line.tokens[at].start):
        return
    first = at
    while first > 0 and at - first <= _MOST and line.tokens[first - 1].is_word and line.low(first - 1) not in _STOPS:
        first -= 1
    begins = first == 0 or not line.tokens[first - 1].is_word or line.low(first - 1) == "the"
    if first == at or not begins or sense(line.low(first), "en").silent or sense(line.low(first), "sv").silent:
        return
    end = line.tokens[at - 1].end
    owner = line.text[end : end + 2] in ("'s", "’s")
    yield Found(line.tokens[first].start, end + 2 * owner, "workplace", _reason("workplace"))
