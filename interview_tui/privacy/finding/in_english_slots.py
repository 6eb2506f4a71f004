"""English names of places of work and of schools, where talk asks for one: `sacked me from the pebble and otter`."""

from collections.abc import Iterator

from interview_tui.language import _
from interview_tui.privacy.finding import lists
from interview_tui.privacy.finding.called_after import OF_HOUSES, SINGLE, THINGS, TRADES
from interview_tui.privacy.finding.english_signs import is_counted, sign_at, tells
from interview_tui.privacy.finding.english_slot_words import (
    ALSO_PEOPLE,
    CHILDLIKE,
    CROWN,
    ENDS,
    GANG,
    LINKS,
    NEED_NAME,
    SCHOOL_ENDS,
    SERVING,
    SORT,
    TITLES,
    USUAL,
    WENT,
)
from interview_tui.privacy.finding.frames import Frame, frame_at
from interview_tui.privacy.finding.heads import end_of, kind_of_head, place_after
from interview_tui.privacy.finding.numerals import value
from interview_tui.privacy.finding.places import several
from interview_tui.privacy.finding.proposal import Found
from interview_tui.privacy.finding.senses import CUES, sense
from interview_tui.privacy.finding.text import Line

_EN = "en"
_MOST = 5
_TOWN = 20_000
"""Inhabitants from which on a name in small letters is rather the town."""
"""Words of a name."""


def in_english_slots(line: Line) -> Iterator[Found]:
    """Names in the slots of a line; they may overlap with what else is found."""
    for at, token in enumerate(line.tokens):
        if not token.is_word:
            continue
        frame = frame_at(line, at, _EN)
        if frame is None:
            yield from _of_trade(line, at)
            continue
        if token.named:
            yield from _in_capitals(line, at, frame)
        elif line.small and token.low not in ENDS:
            yield from _in_small_letters(line, at, frame)


def _of_trade(line: Line, at: int) -> Iterator[Found]:
    """`we rang Bridgend Tyres`: capitals and what a firm does, wherever it stands."""
    owner = line.owned(at + 1) and not line.beside(at + 1)
    if (
        line.small
        and owner
        and line.low(at + 1) in TRADES[_EN] - NEED_NAME - {"centre"}
        and not _is_person(line.low(at))
    ):
        if not sense(line.low(at), _EN).plain:  # `bashir's tyres`
            yield _whole(line, at, at + 1, "workplace")
        return
    if line.small and line.beside(at + 1) and line.low(at + 1) in TRADES[_EN] - NEED_NAME - {"centre", "care", "works"}:
        family = sense(line.low(at), _EN)
        led = line.low(at - 1) in ("at", "for", "with", "from", "into", "to", "by")
        if led and family.native_last and tells(line.low(at)) and not _is_person(line.low(at)):
            yield _whole(line, at, at + 1, "workplace")  # `into prentice roofing`
            return
        if (family.last or family.like_surname or family.unknown) and not (
            family.plain or family.silent or family.native_first
        ):
            yield _whole(line, at, at + 1, "workplace")  # `bergman textiles`
            return
    if line.tokens[at].named and not (at and line.beside(at) and line.tokens[at - 1].named):
        last = _run(line, at)
        if (
            last > at
            and line.low(last) in TRADES[_EN]
            and line.tokens[last].named
            and line.low(at) not in TITLES | SORT
        ):
            yield _whole(line, at, last, "workplace")


def _reason(kind: str) -> str:
    return _("a school with its name") if kind == "school" else _("a name where a place of work is told")


def _head(line: Line, at: int) -> str | None:
    """What the word says that a name ends with: `school`, `workplace` or `authority`; None if it is no such word."""
    low = line.low(at)
    if low in SCHOOL_ENDS or (low == "form" and line.low(at - 1) == "sixth"):
        return "school"
    kind = kind_of_head(low, _EN)
    if kind is None and (low in TRADES[_EN] or low in OF_HOUSES):
        return "workplace"
    return kind


def _run(line: Line, at: int) -> int:
    """Index of the last word of the name in capitals that begins here."""
    last = at
    while (last - at < _MOST and line.owned(last + 1)) or line.low(last + 1) == "&":
        follower = line.token(last + 1)
        if follower is not None and follower.named and len(follower.text) > 1:
            last += 1
            continue
        beyond = line.token(last + 2)
        far = line.token(last + 3)
        if line.low(last + 1) == "on" and line.low(last + 2) == "the" and far is not None and far.named:
            last += 3  # `the Hare on the Hill`
            continue
        lone = beyond is None or not beyond.named or sense(beyond.low, _EN).silent
        if line.low(last + 1) not in LINKS or lone:
            break
        last += 2
    owner = line.text[line.tokens[last].end : line.tokens[last].end + 2] in ("'s", "’s")
    if (
        owner and line.owned(last + 1) and kind_of_head(line.low(last + 1), _EN) in ("school", "workplace")
    ):  # `Bryant's mill`
        last += 1
    return last


def _end(line: Line, last: int) -> int:
    """Where the name ends: `St Bede's` keeps its s, for nothing that is owned comes after."""
    end = line.tokens[last].end
    owner = line.text[end : end + 2] in ("'s", "’s")
    return end + 2 if owner and (line.token(last + 1) is None or not line.owned(last + 1)) else end


def _whole(line: Line, at: int, last: int, kind: str) -> Found:
    """With the place after it: `the Premier Inn in Thirsk`."""
    where = place_after(line, last + 1, _EN) if line.low(last + 1) == "in" else None
    end = _end(line, last) if where is None else end_of(line, where, _EN)
    return Found(line.tokens[at].start, end, kind, _reason(kind))


def _in_capitals(line: Line, at: int, frame: Frame) -> Iterator[Found]:
    last = _run(line, at)
    first, head = sense(line.low(at), _EN), _head(line, last)
    if line.low(at) in TITLES or (last == at and (first.silent or line.low(at) in CROWN)):
        return
    if head == "authority" or several(line, at, _EN) == last:
        return
    if last > at and head is not None and (line.low(last) not in ALSO_PEOPLE or frame.kind or frame.article):
        kind: str | None = _kind(frame, head, trade=line.low(last) in TRADES[_EN] - NEED_NAME)
    elif last > at:
        kind = _of_several(line, at, last, frame)
    else:
        kind = _of_one(line, at, frame)
    if kind is not None:
        yield _whole(line, at, last, kind)


def _of_several(line: Line, at: int, last: int, frame: Frame) -> str | None:
    """What two and more words with capitals name; None if a person, or nothing that the frame asks for."""
    first = sense(line.low(at), _EN)
    if line.low(at) in ("st", "saint") and frame.by == "at":
        return frame.kind or "workplace"
    if frame.by == "to" and line.low(at - 2) in WENT and not (frame.article or first.native_first or first.somewhere):
        return "school"
    joined = any(line.low(i) in ("and", "&") for i in range(at + 1, last))
    if joined and frame.by == "at" and not first.native_first:
        return frame.kind or "workplace"
    if frame.by == "in" and not frame.article:
        return None  # a town
    if not frame.kind and frame.by:
        on_the = frame.article and any(line.low(i) == "on" for i in range(at, last))
        staff = frame.by == "at" and (line.low(at - 2) in GANG or on_the)
        return "workplace" if staff and not first.somewhere else None
    person = first.native_first and frame.by != "at" and not frame.article
    nobody = not first.name and not sense(line.low(last), _EN).name
    led = frame.article or nobody or frame.by in ("at", "for", "from", "by", "of", "to", "")
    return (frame.kind or "workplace") if led and not person else None


def _of_one(line: Line, at: int, frame: Frame) -> str | None:
    """What one word with a capital names; None if it is rather a person or a town."""
    known = sense(line.low(at), _EN)
    odd = known.unknown and not known.name and not known.somewhere
    if frame.by == "to" and line.low(at - 2) in WENT and _somebodys(line, at) and odd:
        return "school"
    if frame.by == "at" and not frame.article and _is_owner(line, at):
        return frame.kind or "workplace"
    if frame.by == "from" and frame.kind == "school" and known.somewhere and _study(line, at):
        return "school"
    if not frame.kind:
        return None
    if frame.article:
        return frame.kind if line.low(at) in SINGLE or frame.by == "at" else None
    if frame.kind == "school":
        entered = frame.by in ("of", "into", "") or (frame.by == "to" and not known.somewhere)
        return "school" if frame.by == "at" or (entered and not known.native_first) else None
    called = not known.native and not known.somewhere and not (known.first and frame.by == "for")
    return "workplace" if (frame.by in ("from", "by") and odd) or (frame.by in ("at", "for") and called) else None


def _somebodys(line: Line, at: int) -> bool:
    """`my sister went to`."""
    return any(
        line.low(i) in CUES[_EN].people and line.low(i - 1) in CUES[_EN].whose for i in range(max(1, at - 5), at)
    )


def _kind(frame: Frame, head: str, *, trade: bool = False) -> str:
    """A house or a centre is a school where learning is told of."""
    return "school" if frame.kind == "school" and head == "workplace" and not trade else head


def _in_small_letters(line: Line, at: int, frame: Frame) -> Iterator[Found]:
    longest = at
    while longest - at < _MOST and line.owned(longest + 1) and line.tokens[longest + 1].is_word:
        if line.low(longest + 1) in ENDS or line.low(longest + 1) in CUES[_EN].chains:
            break
        longest += 1
    by_head = _by_head(line, at, longest, frame)
    if by_head is not None:
        yield by_head
        return
    holy = line.low(at) in ("st", "saint") and longest > at and not frame.article
    if holy and (frame.by in ("at", "from") or frame.kind == "school" or _went(line, at, frame)):
        yield _whole(line, at, at + 1, frame.kind or ("school" if frame.by == "to" else "workplace"))
        return
    if frame.article:
        last = sign_at(line, at, longest, frame)
        if last is not None:
            yield _whole(line, at, last, frame.kind or "workplace")
    elif frame.by == "at" and longest == at and _is_owner(line, at):  # `at kendrick's`
        yield _whole(line, at, at, frame.kind or "workplace")
    elif frame.kind and line.low(longest + 1) == "and" and _is_couple(line, at, longest, frame):
        yield _whole(line, at, longest + 2, frame.kind)
    elif frame.kind and (frame.by in ("at", "for", "from", "by") or (frame.kind == "school" and frame.by != "in")):
        yield from _bare(line, at, longest, frame)


def _went(line: Line, at: int, frame: Frame) -> bool:
    """`went to st bede's`."""
    return frame.by == "to" and line.low(at - 2) in WENT


def _is_owner(line: Line, at: int) -> bool:
    """A surname with its s and nothing after it that is theirs; `at anna's` is at her home."""
    token, known = line.tokens[at], sense(line.low(at), _EN)
    owner = line.text[token.end : token.end + 2] in ("'s", "’s") and not line.owned(at + 1)
    return owner and not known.native_first and not known.everyday and token.low not in CUES[_EN].people


def _is_couple(line: Line, at: int, last: int, frame: Frame) -> bool:
    """`for aldous and stamp`: two that are no first names, one of them no word."""
    other = line.token(last + 2)
    if last != at or other is None or not other.is_word or frame.by not in ("at", "for", "by", "from"):
        return False
    one, two = sense(line.low(at), _EN), sense(other.low, _EN)
    ordinary = any(low in ENDS | USUAL | SORT | CUES[_EN].people for low in (line.low(at), other.low))
    ordinary = ordinary or "'" in other.low.replace("’", "'")  # `and we're`
    return not (ordinary or one.native_first or two.silent) and not (one.everyday and two.everyday)


def _by_head(line: Line, at: int, longest: int, frame: Frame) -> Found | None:
    """`at beechcroft joinery`, `to moorside high`: a head with something before it that no head is described with."""
    if (
        not frame.by
        and not frame.article
        and not any(line.low(i) in TRADES[_EN] | SCHOOL_ENDS for i in range(at + 1, longest + 1))
    ):
        return None
    for last in range(longest, at, -1):
        head = _head(line, last)
        if head in (None, "authority"):
            continue
        before = [line.low(i) for i in range(at, last)]
        told = [low for low in before if tells(low)]
        if not line.beside(last) and line.low(last) in ("group", "partners", "associates"):  # `Fran's group`
            continue
        loose = not frame.kind and frame.by not in ("at", "for", "from", "")
        needs_name = frame.article or loose or line.low(last) in NEED_NAME
        if not told or before[0] in SORT or (needs_name and not _sure(line, at, last)):
            continue
        if line.low(last) in OF_HOUSES and frame.by not in ("at", "from", "for") and frame.kind != "school":
            continue
        if several(line, at, _EN) == last:
            continue
        return _whole(line, at, last, "school" if head == "school" else _kind(frame, str(head)))
    return None


def _sure(line: Line, at: int, last: int) -> bool:
    """After `the`: is what stands before the head a name or a sign, not what is made or done there?"""
    return any(
        line.low(i) in THINGS or not sense(line.low(i), _EN).everyday or sense(line.low(i), _EN).native_first
        for i in range(at, last)
    )


def _bare(line: Line, at: int, longest: int, frame: Frame) -> Iterator[Found]:
    """`at kestrel park`, `for stagecoach`: English has no thing one can count without an article."""
    last = longest
    while last > at and (line.low(last) in USUAL or not _ends_name(line, last)):
        last -= 1
    bare = _is_bare_word(line, at, frame, longest == at) if last == at else _are_bare_words(line, at, last, frame)
    if bare:
        yield _whole(line, at, last, frame.kind)


def _is_bare_word(line: Line, at: int, frame: Frame, alone: bool) -> bool:
    """One word, `alone` before a small word or sign."""
    low, known = line.low(at), sense(line.low(at), _EN)
    if value(low, _EN) is not None:
        return False
    if alone and frame.kind == "school" and frame.by == "at" and not known.everyday and known.place < _TOWN:
        return not known.native_first  # `in year four at oakmere`
    if alone and not known.everyday:
        odd = not known.name and not known.somewhere and len(low) > 3
        if odd and (frame.kind == "school" or frame.by in ("from", "by")):
            return True
    if frame.kind == "school" and frame.by in ("at", "from") and known.somewhere and _study(line, at):
        return True
    if low in USUAL or not known.everyday or _is_person(low):
        return False
    several_of_it = is_counted(low.removesuffix("s"))
    if frame.by == "at" and low.endswith("s") and several_of_it and place_after(line, at + 1, _EN) is not None:
        return True  # `at booths in kendal`
    serving = frame.by == "at" or (frame.by == "for" and line.low(at - 2) in SERVING)
    counted = is_counted(low) or (frame.kind == "school" and frame.by == "at" and several_of_it)
    return alone and serving and counted and tells(low)


def _are_bare_words(line: Line, at: int, last: int, frame: Frame) -> bool:
    """Two and more words, with nothing that says there are several or much of it."""
    names, low = [line.low(i) for i in range(at, last + 1)], line.low(last)
    plural = low.endswith("s") and lists.lemma(low, _EN) not in (low, None)
    childlike = frame.kind == "school" and names[0] in CHILDLIKE and plural
    if names[0] in SORT | USUAL and not childlike:
        return False
    if any(name in ENDS for name in names) or several(line, at, _EN) == last:
        return False
    person = sense(names[0], _EN).native_first and frame.by != "at"
    doing = names[0].endswith("ing") and frame.by == "for"
    led = not plural if frame.by == "by" else plural or frame.by in ("at", "for", "from", "of")
    return led and not person and not doing and any(tells(name) for name in names)


def _ends_name(line: Line, at: int) -> bool:
    """A name ends with a thing, or with what is no word: not with `cleaning`, `quickly`."""
    low = line.low(at)
    return not low.endswith(("ly", "ing", "ed")) and (
        not sense(low, _EN).everyday or lists.is_own_form(low, _EN) or low.endswith("s")
    )


def _is_person(low: str) -> bool:
    cues = CUES[_EN]
    return low in cues.people | cues.occupations | cues.usual_occupations | cues.titles


def _study(line: Line, at: int) -> bool:
    """Is a course or a degree told of, so that a town stands for its school?"""
    return any(
        line.low(i) in ("degree", "levels", "gcses", "boarded", "masters", "phd", "graduated", "diploma", "boarder")
        for i in range(max(0, at - 7), at)
    )
