"""Swedish names of places of work and of schools, where talk asks for one: `sparken från kopparkitteln`."""

import re
from collections.abc import Iterator

from interview_tui.language import _
from interview_tui.privacy.finding import lists
from interview_tui.privacy.finding.called_after import KINDS_BEFORE, NATURE, SIGNS, TRADES
from interview_tui.privacy.finding.frames import Frame, frame_at
from interview_tui.privacy.finding.heads import end_of, kind_of_head, of_sort, place_after
from interview_tui.privacy.finding.language import words
from interview_tui.privacy.finding.places import several
from interview_tui.privacy.finding.proposal import Found
from interview_tui.privacy.finding.senses import CUES, sense
from interview_tui.privacy.finding.text import Line
from interview_tui.privacy.finding.villages import is_by_water

_SV = "sv"
_MOST = 4
"""Words of a name."""
_DISMISSED = words(
    """sparken sparkad sparkade sparkades uppsagd uppsagda varslad varslades varslade avskedad avskedades anställd
    anställda anställde anställdes inhyrd anlitad slutade sade sa kickad värvad värvades rekryterad headhuntad"""
)
"""Before `från` and `av`: then it is a place of work, though it may look like a town."""
_LEFT = words("avstängd relegerad relegerades examen betyg hoppade avgångsbetyg studenten utskriven")
"""Before `från` and a school."""
_HOMES = re.compile(
    r"(?P<first>.{3,}?)s?(?:gården|hemmet|kliniken|krogen|centralen|boendet|huset|backen|stugan|ladan|kvarnen|skolan|"
    r"bergen|kullen|hagen|dalen|lunden|ängen|parken|hotellet|pensionatet|salongen|teatern|kiosken|caféet|kaféet|"
    r"restaurangen|bageriet|apoteket|sjukhuset|lasarettet|mottagningen)"
)
_OF_SORT = words(
    """ögon tand djur barn mental sinnes fält läns region regions universitets universitet akut cancer special när häst
    militär privat länssjuk utbildnings undervisnings epidemi rätts kvinno lokal kris var stor små"""
)
"""What a hospital is for, and not called after."""
_TRADE = re.compile(
    r".*(?:byrå|handel|service|verkstad|fabrik|tjänst|butik|gruva|åkeri|snickeri|gjuteri|bageri|trädgård|wärdshus|"
    r"värdshus|klinik|mottagning|tandvård|bryggeri|kiosk|konsult|teknik|bolag|salong|förlag|tryckeri|industri|mekaniska)"
)
_KIND = re.compile(r".{3,}(?:hotell|restaurang|pensionat|salong|centrum|boende|bostad|klinik|kafé|café|byrå|krog)")
_NAMED_TRADE = re.compile(
    r"(?P<first>.{2,8})s?(?:bygg|tak|el|rör|plåt|måleri|bevakning|frakt|buss|städ|tvätt|data|media|bil|motor|möbler|"
    r"konsult|teknik|service|omsorg|assistans|vård|tandvård|bageriet|verken|trä)"
)
_LIKE_SIGNS = re.compile(
    r".{3,}(?:kitteln|specialisten|kompaniet|hörnan|magasinet|källaren|smedjan|bryggan|torpet|akuten|grossisten|"
    r"experten|mästaren|kungen|giganten|oteket|poolen|stallet|boden|lådan|kistan|korgen|skafferiet|kajutan|knuten|"
    r"grottan|hyllan|skeppet|slottet|palatset|paradiset|trädet|grenen|kvisten|bladet|blomman|fjärden|viken)"
)
"""Last parts of the names of shops and restaurants."""
_ORDINARY = words(
    """vinkällaren matkällaren potatiskällaren jordkällaren källaren parkeringshuset växthuset fritidsgården bondgården
    barnhemmet ålderdomshemmet sjukhemmet vilohemmet vårdhemmet varuhuset huvudhuset köpcentret djurparken nöjesparken
    ridstallet hönsgården bangården skolgården innergården kyrkogården bakgården herrgården släktgården granngården
    kontorshuset hyreshuset höghuset radhuset stadshuset kommunhuset stadshotellet badhuset medborgarhuset gasthuset
    folkets-hus servicehuset trapphuset fjällstugan sommarstugan förstugan valstugan läkarmottagningen akuten
    barnakuten psykakuten verktygslådan sandlådan brevlådan matkorgen tvättkorgen skattkistan isgrottan isskeppet
    skidbacken stationshuset sockerbruket personalrummet gruppboendet äldreboendet"""
)
NOT_NAMES = words(
    """och men eller som att så om när hos med för av också då nu inte är jag du han hon hen vi ni de dom den det man
    en ett min din sin mitt ditt mina dina sina vår vårt våra vad hur var vem vilka vilken vilket varför på i till
    från under över efter före utan mellan har hade kan ska vill får ja jo nej här där sen sedan först alla något
    någon ingen inget ibland kanske mest fast även bara ju väl nog igår idag imorgon ikväll hem hela halva flera båda
    nästa förra annan annat andra hellre ofta aldrig alltid därför eftersom innan medan tills ute inne nere uppe bort
    deltid heltid extra ihop själv själva sista varje samma typ liksom alltså tillsammans inom vid kring dit hit där
    genom mot åt bredvid utomlands natt natten dagtid kvällstid tio tre fyra två fem sex ett åtta sju nio"""
)


def in_swedish_slots(line: Line) -> Iterator[Found]:
    """Names in the slots of a line; they may overlap with what else is found."""
    for at, token in enumerate(line.tokens):
        if not token.is_word:
            continue
        yield from _of_family(line, at)
        frame = frame_at(line, at, _SV)
        if frame is None:
            continue
        if token.named:
            yield from _in_capitals(line, at, frame)
        elif token.low not in NOT_NAMES:
            yield from _in_small_letters(line, at, frame)


def _of_family(line: Line, at: int) -> Iterator[Found]:
    """`Perssons Bygg`, wherever it stands: a surname with its s before what a firm does."""
    low, known = line.low(at), sense(line.low(at), _SV)
    owner = low.endswith("s") and (known.native_last or known.like_surname or sense(low[:-1], _SV).like_surname)
    if owner and line.beside(at + 1) and line.low(at + 1) in _OF_FAMILIES | {"cyklar", "hemservice"}:
        yield _whole(line, at, at + 1, "workplace")


_OF_FAMILIES = words(
    """bygg måleri åkeri snickeri rör plåt mekaniska bageri konditori gjuteri verkstad elektriska smide transport åkeri
    frakt buss taxi handelsträdgård trädgård skor livs chark fisk möbler bil däck trä glas tryckeri städ"""
)


def _reason(kind: str) -> str:
    return _("a school with its name") if kind == "school" else _("a name where a place of work is told")


def _whole(line: Line, at: int, last: int, kind: str) -> Found:
    """With the place after it: `Hotell Svea i Sala`."""
    where = place_after(line, last + 1, _SV) if line.low(last + 1) == "i" else None
    owns = line.token(last + 1) is not None and line.beside(last + 1) and line.low(last + 1) not in NOT_NAMES
    if where is not None:
        end = end_of(line, where, _SV)
    else:  # `Beckmans` keeps its s where nothing is theirs
        end = end_of(line, last, _SV) if owns and not _is_trade(line.low(last)) else line.tokens[last].end
    return Found(line.tokens[at].start, end, kind, _reason(kind))


def _in_capitals(line: Line, at: int, frame: Frame) -> Iterator[Found]:
    last = at
    while last - at < _MOST and line.beside(last + 1):
        joins = line.low(last + 1) in ("och", "&") and (two := line.token(last + 2)) is not None and two.named
        if not joins and not line.tokens[last + 1].named:
            break
        last += 2 if joins else 1
    first = sense(line.low(at), _SV)
    if line.beside(last + 1) and _is_trade(line.low(last + 1)) and not first.silent:  # `Dahlqvists buss`
        last += 1
    trade = last > at and _is_trade(line.low(last))
    joined = any(line.low(i) in ("och", "&") for i in range(at + 1, last))
    if joined and not trade and (first.somewhere or first.name or not (frame.kind or frame.by == "på")):
        return
    if trade or (last > at and line.low(at) in KINDS_BEFORE):
        yield _whole(line, at, last, "workplace" if trade else frame.kind or "workplace")
        return
    if joined:
        yield _whole(line, at, last, frame.kind or "workplace")
        return
    town = line.low(at + 1) == "i" and place_after(line, at + 1, _SV) is not None
    if frame.by == "på" and last == at and town and frame.kind == "workplace" and not first.somewhere:  # `på Max i`
        yield _whole(line, at, at, "workplace")
        return
    if frame.by in ("på", "åt") and last == at and _is_owned(line, at, anybody=True):
        yield _whole(line, at, at, frame.kind or "workplace")
        return
    if not frame.by and last > at and not first.name and not sense(line.low(last), _SV).name:
        yield _whole(line, at, last, frame.kind or "workplace")  # `äger Glada Sjömannen`
        return
    if not frame.kind or first.silent or several(line, at, _SV) == last or kind_of_head(line.low(at), _SV):
        return
    if last == at and (
        (first.native and not _is_owned(line, at)) or _is_town(line, at, frame) or line.tokens[at].text.isupper()
    ):
        return
    if last > at and first.native_first and frame.by != "på":
        return
    if frame.kind == "school":
        left = frame.by == "från" and any(line.low(i) in _LEFT for i in range(max(0, at - 5), at - 1))
        if frame.by in ("på", "av") or left or (not frame.by and line.low(at - 1) == "ut"):
            yield _whole(line, at, last, "school")
        return
    dismissed = any(line.low(i) in _DISMISSED for i in range(max(0, at - 5), at - 1))
    if (frame.by in ("från", "av") and dismissed) or frame.by == "på":
        yield _whole(line, at, last, "workplace")


def _is_owned(line: Line, at: int, *, anybody: bool = False) -> bool:
    """`på Hägglunds`: a surname with its s, and nothing after it that is theirs; `anybody`: a first name, too."""
    low, known = line.low(at), sense(line.low(at), _SV)
    theirs = line.beside(at + 1) and line.tokens[at + 1].is_word and line.low(at + 1) not in NOT_NAMES
    surname = known.native_last or known.like_surname or (low.endswith("s") and sense(low[:-1], _SV).like_surname)
    if anybody and known.native_first:
        return low.endswith("s") and known.length < len(low) and not theirs
    return low.endswith("s") and surname and not known.native_first and not theirs


def _is_trade(low: str) -> bool:
    """`bygg`, `revisionsbyrå`: what a firm does."""
    return low in TRADES[_SV] or bool(_TRADE.fullmatch(low))


def _is_town(line: Line, at: int, frame: Frame) -> bool:
    """A place and no more: after `på` only islands are, for one is *i* a town."""
    known = sense(line.low(at), _SV)
    if is_by_water(line.low(at), _SV):
        return True
    if frame.by != "på":
        return known.somewhere
    return known.land or (frame.kind != "school" and known.base in lists.home_places(_SV))


def _in_small_letters(line: Line, at: int, frame: Frame) -> Iterator[Found]:
    low, known = line.low(at), sense(line.low(at), _SV)
    follower = line.token(at + 1) if line.beside(at + 1) else None
    if line.small and follower is not None and follower.is_word:
        thing = (bool(frame.kind) and is_noun(low)) or (
            frame.by in ("på", "hos", "åt", "från", "för", "av") and _owner(low)
        )
        things = frame.kind == "workplace" and low.endswith("s") and low[:-1] not in CUES[_SV].people
        thing = thing or (things and follower.low in TRADES[_SV] and low not in NOT_NAMES)
        called = bool(frame.kind) and known.native_first and follower.low in TRADES[_SV]  # `svea assistans`
        if _is_trade(follower.low) and (_names_firm(low) or thing or called):
            yield _whole(line, at, at + 1, "workplace")
            return
        if follower.low in SIGNS and of_sort(low, _SV) is not None and frame.by:  # `djurkliniken pärlan`
            yield _whole(line, at, at + 1, of_sort(low, _SV) or "workplace")
            return
        if low in ("sankt", "st") and frame.kind:
            yield _whole(line, at, at + 1, frame.kind)
            return
        if _is_kind(low) and _may_follow(follower.low, bool(frame.kind)):
            yield _whole(line, at, at + 1, frame.kind or "workplace")
            return
    if known.silent or kind_of_head(low, _SV) is not None or not frame.by:
        return
    if line.small and frame.kind and frame.by in ("på", "hos", "åt", "från", "för"):
        if ((frame.by != "för" and _is_owned(line, at)) or _is_named_trade(low)) and not known.native_first:
            yield _whole(line, at, at, frame.kind)
            return
        named = frame.by in ("på", "från", "hos") and known.length < len(low)
        named = named or (frame.by == "på" and known.native_first and frame.kind == "workplace")  # `på max i`
        if named and line.low(at + 1) == "i" and place_after(line, at + 1, _SV) is not None:  # `på frasses i nybro`
            yield _whole(line, at, at, frame.kind)
            return
        other = sense(line.low(at + 2), _SV)
        people = low in CUES[_SV].people or low in CUES[_SV].whose
        if (
            line.low(at + 1) == "och"
            and not (people or known.native_first)
            and (other.native_last or other.like_surname)
            and not other.plain
        ):
            yield _whole(line, at, at + 2, frame.kind)
            return
    if frame.kind and frame.by in ("på", "från", "hos", "av", "åt", "till") and _is_sign(low, line):
        both = (
            line.low(at + 1) == "och" and line.token(at + 2) is not None and line.low(at + 2)[-2:] in ("en", "et", "an")
        )
        yield _whole(line, at, at + 2 if both else at, frame.kind)
    elif _is_home(low) and (frame.kind or frame.by in ("på", "från", "hos", "vid", "till")):
        yield _whole(line, at, at, frame.kind or "workplace")
    elif line.small and frame.kind == "school" and frame.by in ("på", "av", "från") and not known.everyday:
        left = frame.by != "från" or any(line.low(i) in _LEFT for i in range(max(0, at - 5), at - 1))
        if left and not known.native_first and len(low) > 3 and not known.land:
            yield _whole(line, at, at, "school")
    elif line.small and frame.kind == "workplace" and not known.everyday and len(low) > 3:
        dismissed = any(line.low(i) in _DISMISSED for i in range(max(0, at - 5), at - 1))
        by = frame.by in ("hos", "åt", "på") or (frame.by in ("från", "av") and dismissed)
        if by and not known.native and not (known.first and frame.by != "på") and not _is_town(line, at, frame):
            yield _whole(line, at, at, "workplace")


def _is_kind(low: str) -> bool:
    """What a house is, without an ending: `hotell`, `stödcentrum`."""
    return low in KINDS_BEFORE or (bool(_KIND.fullmatch(low)) and lists.is_compound(low, _SV))


def _owner(low: str) -> bool:
    """`hasselbackens`: something definite, not somebody."""
    owner = low.endswith("s") and (not lists.is_word(low, _SV) or low[:-1].endswith(("en", "et", "an")))
    return (owner and low[:-1] not in CUES[_SV].people) or low.removesuffix("s") in SIGNS


def _is_named_trade(low: str) -> bool:
    """`falkbevakning`, `solbygg`: what grows and lies around, and what a firm does."""
    match = _NAMED_TRADE.fullmatch(low)
    return match is not None and match["first"] in NATURE and not lists.is_word(low, _SV)


def _names_firm(low: str) -> bool:
    """Can a firm be called after it, before what it does: a name, its genitive, or no word?"""
    known = sense(low, _SV)
    family = known.like_surname or (low.endswith("s") and sense(low[:-1], _SV).like_surname)
    if low in NOT_NAMES or known.silent or (known.plain and not family):
        return False
    return family or known.name or known.somewhere or not known.everyday


def _may_follow(low: str, told: bool) -> bool:
    """Can it be the name after what it is: no small word, but a name, something definite, or no word?

    `told`: the talk is of work or of learning; then any noun, for two do not stand side by side.
    """
    known = sense(low, _SV)
    if low in NOT_NAMES | TRADES[_SV] or known.silent:
        return False
    if not known.everyday or low in SIGNS or (known.name and not known.plain):
        return True
    if low.endswith(("en", "et", "an")) and lists.lemma(low, _SV) != low:
        return low not in _TIMES
    return told and is_noun(low)


_TIMES = words("dagen kvällen natten morgonen veckan helgen sommaren vintern hösten våren tiden gången stan staden")


def is_noun(low: str) -> bool:
    """Is it a Swedish noun as it stands in a dictionary, `stins`, and no adjective?"""
    if not lists.is_own_form(low, _SV):
        return False
    noun = any(lists.lemma(low + ending, _SV) == low for ending in ("en", "n", "et"))
    return noun and not any(lists.lemma(low + ending, _SV) == low for ending in ("are", "aste"))


def _is_sign(low: str, line: Line) -> bool:
    """`oasen`, `kakelspecialisten`."""
    if low in SIGNS:
        return line.small
    if low in _ORDINARY:
        return False
    called = "-" in low and sense(low.rpartition("-")[2], _SV).like_surname  # `bil-bengtssons`
    if _TREES.fullmatch(low):
        return True
    return called or (bool(_LIKE_SIGNS.fullmatch(low)) and not lists.is_word(low, _SV))


_TREES = re.compile(r".{3,}(?:trädet|blomman|kitteln|kvisten|grenen|bladet|rosen|blomstret|stjärnan)")


def _is_home(low: str) -> bool:
    """`lärkgården`, `kvarnkliniken`: a house called after what grows and lies around it."""
    match = _HOMES.fullmatch(low)
    if match is None or low in _ORDINARY:
        return False
    first = match["first"]
    if low.endswith(("sjukhuset", "lasarettet")):
        return first not in _OF_SORT and first + "s" not in _OF_SORT
    return first in NATURE or first + "s" in NATURE or sense(first, _SV).native_first
