"""Places: towns, districts, regions, countries; people named after them; and words that begin with one."""

import re
from collections.abc import Iterator
from functools import lru_cache

from interview_tui.language import _
from interview_tui.privacy.finding import lists
from interview_tui.privacy.finding.language import words
from interview_tui.privacy.finding.proposal import Found
from interview_tui.privacy.finding.senses import CUES, Sense, sense
from interview_tui.privacy.finding.text import Line
from interview_tui.privacy.finding.villages import GREENS, WIDE, is_village, sounds_like_place

_LONGEST = 4
"""Words of a place's name."""
_NEAR_BY = 5
"""Words before a place in which its verb stands."""
_SHORTEST = 5
"""Letters of a name that is believed without a word beside it."""
_TOWN = 20_000
"""Inhabitants from which on a surname at a beginning is rather the town."""
_LIVING = words(
    """bor bo bott bodde född uppvuxen uppväxt växte bosatt live lives lived living grew born raised based studied up
    moved"""
)
"""Directly before `i` and a town, even one that is a word of every day."""
_WIDE = words(
    """norra södra västra östra stora lilla nya gamla övre nedre inre yttre sankt saint st upper lower great little
    new old north south east west county"""
)
_INSIDE = words("""i in utanför nära near outside around runt kring inside till från from to mot via mellan between""")
AFTER_I = words(
    """vara mora åre sala trosa flen kil hjo nora orsa boden sälen lund skara kista lomma ystad åmål ale eda kinda
    kisa kinna hemse tibro malå sveg edane högsby
    hylte ånge säter köping ydre flen grums bräcke slite mölle älta tumba berga"""
)
"""Towns that are words, but hardly after `i`."""
_COMPASS = words("söder öster väster norr")
_PEOPLE_OF = re.compile(
    r"(?:skån|små?l|norr|väst|gotl|öl|upp|sörm|värm|dals|bohus|hall|jämt|ångerman|norrbott|västerbott|hälsing|öst|"
    r"små|upplän|väs|syd)(?:länn|bott|än|lan)?(?:ing|ingar|ingen|ingarna)|(?:öst|väst)gö?te?n?|(?:öst|väst)götar|"
    r"dalmas(?:ar)?|dalkull(?:a|or)|jämt(?:e|ar)|hälsing(?:e|ar)"
)
"""People of regions: `skåning`, `norrlänning`."""
_TOWNSPEOPLE = words(
    """mancunian liverpudlian scouser geordie glaswegian brummie cockney londoner dubliner aberdonian dundonian mackem
    cornishman cornishwoman yorkshireman yorkshirewoman bristolian leicestrian"""
)
_WITHIN = words("i in utanför nära near outside")
_SURE = words("""i in utanför nära near outside från from""")
_INHABITANT = {
    "sv": ("borna", "bornas", "boarna", "bors", "bor", "bon", "bos", "bo", "arnas", "arna", "arens", "aren", "are",
           "ares", "iterna", "iter", "iten", "it", "ska", "skan", "skor"),
    "en": ("ers", "er", "ian", "ians", "ite", "ites"),
}  # fmt: skip


def places(line: Line, code: str) -> Iterator[Found]:
    """Places in a line."""
    at = 0
    while at < len(line.tokens):
        if not line.tokens[at].is_word:
            at += 1
            continue
        last = several(line, at, code)
        if last is not None:
            token = line.tokens[last]
            cut = genitive_of(token.low, line.text[line.tokens[at].start : token.end].casefold(), code)
            yield Found(line.tokens[at].start, token.end - cut, "place", _("a place"))
            at = last + 1
            continue
        reason = reason_of(line, at, code)
        if reason is not None:
            start = line.tokens[at].start
            yield Found(start, start + sense(line.low(at), code).length, "place", reason)
        elif (reason := _from_place(line, at, code)) is not None:
            token = line.tokens[at]
            yield Found(token.start, token.end, "place", reason)
        at += 1


def genitive_of(last: str, whole: str, code: str) -> int:
    """1 if the name of several words `whole` ends with a genitive s, else 0."""
    known = whole in lists.places(code) or whole in CUES[code].lands
    return 0 if known or code == "en" or not last.endswith("s") else 1


def several(line: Line, at: int, code: str) -> int | None:
    """Index of the last word of a known place of several words that begins here: `Västra Frölunda`."""
    start = line.tokens[at]
    for last in range(min(at + _LONGEST, len(line.tokens)) - 1, at, -1):
        end = line.tokens[last]
        if not end.is_word or (not line.small and not (end.capital and start.capital)):
            continue
        text = line.text[start.start : end.end].casefold()
        for form in (text, text.removesuffix("s")):
            people = lists.places(code).get(form)
            if form in CUES[code].lands or (people is not None and _believed(line, at, last, people, code)):
                return last
    follower = line.token(at + 1)
    if code == "en" and follower is not None and line.beside(at + 1) and _is_english_village(line, at, code):
        return at + 1
    if line.small and start.low in _WIDE and line.low(at - 1) == "i" and line.beside(at + 1):
        known = sense(line.low(at + 1), code)
        if not known.silent and not known.plain:
            return at + 1
    inside = line.low(at - 1) in _INSIDE | {"vid"}
    if code == "sv" and start.low == "sankt" and inside and line.beside(at + 1) and (line.small or start.named):
        return at + 1  # `i Sankt Torkel`
    if code == "en" and start.low in WIDE and start.capital and follower is not None and follower.named:
        known = sense(follower.low, code)
        somebody = follower.low in CUES[code].titles or len(follower.text) < _SHORTEST
        if line.beside(at + 1) and not (
            somebody or known.everyday or known.native_first or known.silent or known.native_last
        ):
            return at + 1  # `Low Fenwick`
    if start.low in _WIDE and start.named and follower is not None and follower.capital and line.beside(at + 1):
        known = sense(follower.low, code)
        if known.somewhere or known.like_place or follower.low.endswith(("sjön", "sjö", "tjärn", "träsk")):
            return at + 1
    return None


def _is_english_village(line: Line, at: int, code: str) -> bool:
    """`in Melbury Cross`, `near nether poppleford`: two words that only together are its name."""
    one, two = line.tokens[at], line.tokens[at + 1]
    near = line.low(at - 1) in _INSIDE | {"on", "at"} or (line.low(at - 1) == "of" and two.low in GREENS)
    if not near or not two.is_word or one.named != two.named:
        return False
    if not one.named and not line.small:
        return False
    first, second = sense(one.low, code), sense(two.low, code)
    if first.native_first or first.silent or second.silent:
        return False
    odd = not second.everyday or second.somewhere
    return (two.low in GREENS and not (first.plain and line.small)) or (one.low in WIDE and (odd or one.named))


def _believed(line: Line, at: int, last: int, people: int, code: str) -> bool:
    """Everyday words side by side are a place only with capitals, or if it is large."""
    if not line.small:
        return True
    plain = all(sense(line.low(i), code).plain for i in range(at, last + 1) if line.tokens[i].is_word)
    return not plain or (line.low(at - 1) in _INSIDE and people >= _TOWN)


def rather_place(line: Line, at: int, code: str) -> bool:
    """Is a word that may be a person's name rather a place, as it stands?"""
    known = sense(line.low(at), code)
    if several(line, at, code) is not None and not known.native_first:
        return True
    if reason_of(line, at, code) is None and _from_place(line, at, code) is None:
        return False
    inside = line.low(at - 1) in _INSIDE
    follower = line.token(at + 1)
    if (
        known.first
        and follower is not None
        and follower.named
        and line.beside(at + 1)
        and line.low(at - 1) not in _SURE
    ):
        return False  # `Florence Nightingale`
    if known.native_first:
        sure = line.low(at - 1) in _SURE and (known.land or is_home(known, code) or known.large)
        return sure or (inside and _lives(line, at, code) and is_home(known, code))
    if known.native_last or known.first:
        return inside or known.land or known.place >= _TOWN
    return True


def reason_of(line: Line, at: int, code: str) -> str | None:
    """Why the word at an index is a place; None if it is none."""
    token, known = line.tokens[at], sense(line.low(at), code)
    if known.silent or len(token.text) < 2:
        return None
    before = line.low(at - 1)
    inside = before in _INSIDE
    if (token.capital or line.small) and _is_nothing_else(line, at, code, known):
        return _("a place") if known.somewhere else _("formed like a place")
    if token.named:
        return _of_capital(line, at, code, known, before)
    if token.capital:
        return _at_beginning(line, at, code, known)
    living = inside and (_lives(line, at, code) or (before in ("från", "from") and _comes(line, at)))
    if known.somewhere and not known.plain:
        if known.native_first and not inside:
            return None
        if known.land or is_home(known, code) or known.large or (inside and line.small):
            return _("a place, in small letters")
    lived = line.low(at - 2) in _LIVING and known.place >= _TOWN and is_home(known, code)
    if known.somewhere and living and (lived or not known.never):
        return _("a place after “{word}”").format(word=before)
    if (
        line.small
        and known.base in AFTER_I
        and (before == "i" or (before in ("från", "till") and known.base != "vara"))
    ):
        return _("a place after “{word}”").format(word=before)
    if code == "sv" and line.small and before in _INSIDE | {"vid"} and is_village(known.base):
        return _("formed like a place")
    if line.small and before in _INSIDE and not known.everyday and not known.native and known.like_place:
        return _("formed like a place")
    if line.small and before in _WITHIN and not known.everyday and not known.name and len(known.base) > 2:
        return _("no word of the dictionary, after “{word}”").format(word=before)
    if known.land and inside and line.small and not known.never:
        return _("a place, in small letters")
    if inside and line.small and known.place >= _TOWN and not known.twin and not known.never and is_home(known, code):
        return _("a place, in small letters")
    if living and not known.native and (not known.everyday or (not known.plain and known.like_place)):
        return _("a place after “{word}”").format(word=before)
    return None


def _is_nothing_else(line: Line, at: int, code: str, known: Sense) -> bool:
    """No word, no name of people, and a town somewhere or made as the names of villages are; nobody speaks in it."""
    if known.everyday or known.name or known.never or line.tokens[at].text.isupper() or len(known.base) < _SHORTEST:
        return False
    follower = line.token(at + 1)
    named = follower is not None and follower.named and line.beside(at + 1)
    before = line.token(at - 1) if at else None
    second = before is not None and line.beside(at) and (before.named or sense(before.low, code).native_first)
    if named or second or line.low(at + 1) in _SPEAKING:
        return False
    return known.place >= _TOWN or sounds_like_place(known.base, code)


_SPEAKING = words(
    """said says told asked thinks thought rang phoned texted laughed cried replied smiled shrugged sa säger sade
    frågade frågar tyckte tycker ringde ringer skrattade svarade berättade grät log"""
)
"""What only people do."""


def _of_capital(line: Line, at: int, code: str, known: Sense, before: str) -> str | None:
    inside = before in _INSIDE
    if known.somewhere:
        if known.land:
            return _("a place")
        moved = is_home(known, code) and _lives(line, at, code)
        if inside and not (known.native_first and before not in _SURE and not moved):
            return _("a place after “{word}”").format(word=before)
        if (is_home(known, code) or known.large) and not known.native and not (known.plain and known.large):
            return _("a place")
        if known.place >= _TOWN and is_home(known, code) and not known.native_first:
            return _("a place")
        return None
    if before == "på" and known.base in _COMPASS:
        return _("a district")
    if line.tokens[at].text.isupper() and len(line.tokens[at].text) < 5:
        return None
    if (
        before == "vid"
        and (known.unknown or is_village(known.base))
        and not known.name
        and not line.tokens[at].text.isupper()
    ):
        return _("a capital letter after “{word}”").format(word=before)
    if before in ("från", "from") and known.first and not known.somewhere and not _lives(line, at, code):
        return None
    certain = before in ("i", "in") and not line.tokens[at].text.isupper()
    if before in _SURE and not known.native_first and (certain or not known.plain or _lives(line, at, code)):
        return _("a capital letter after “{word}”").format(word=before)
    if inside and known.like_place and not known.plain:
        return _("formed like a place")
    moving = _lives(line, at, code) or (code == "sv" and (known.everyday or known.like_place))
    if inside and moving and not known.like_surname and not known.name and not known.plain:
        return _("a capital letter after “{word}”").format(word=before)
    return None


def _at_beginning(line: Line, at: int, code: str, known: Sense) -> str | None:
    if known.land and not known.plain:
        return _("a place")
    if known.somewhere and not known.twin and not known.native_first:
        if not known.plain and (is_home(known, code) or known.large):
            return _("a place")
        if is_home(known, code) and known.place >= _TOWN and not known.never:
            return _("a place")
    return None


def is_home(known: Sense, code: str) -> bool:
    """Is it a place in a country where the language is spoken?"""
    return known.base in lists.home_places(code)


def _lives(line: Line, at: int, code: str) -> bool:
    """Does a verb like `bor` stand a few words before?"""
    return any(line.low(i) in CUES[code].living for i in range(max(0, at - _NEAR_BY), at))


def _comes(line: Line, at: int) -> bool:
    """`my family is from`, `kommer från`: is somebody said to come from there?"""
    return line.low(at - 2) in _COMING or line.text[: line.tokens[at - 1].start].rstrip().endswith(("'s", "'m", "'re"))


_COMING = words("is are am was were come comes came originally be kommer kom är var i'm she's he's they're we're")


def _from_place(line: Line, at: int, code: str) -> str | None:
    token = line.tokens[at]
    known = sense(token.low, code)
    if code == "en" and token.low.removesuffix("s") in _TOWNSPEOPLE:
        return _("people named after a place")
    if known.silent or known.native:
        return None
    if code == "sv" and _PEOPLE_OF.fullmatch(token.low) and token.low not in ("östling", "västing"):
        return _("people named after a place")
    if inhabited(token.low, code) and not (token.first and known.name):
        return _("people named after a place")
    if known.plain and not (token.named and line.low(at)[:4] != line.low(at)):
        return None
    place = begins_with_place(token.low, code)
    return _("begins with the place {place}").format(place=place.capitalize()) if place else None


@lru_cache(maxsize=20_000)
def inhabited(low: str, code: str) -> bool:
    """Is it the people of a place: `lundabo`, `göteborgare`?"""
    for end in _INHABITANT[code]:
        stem = low.removesuffix(end)
        if stem != low and len(stem) >= 3:
            forms = (
                stem,
                stem.removesuffix("s"),
                stem[:-1],
                stem + "e",
                stem + "a",
                stem + "o",
                stem + "å",
                stem + "ö",
            )
            if code == "en" or (end.startswith(("sk", "it")) and lists.is_word(low, "sv")):
                forms = (stem,) * 8
            for form in forms:
                if len(form) >= 3 and _firm(form, code):
                    return True
    return False


@lru_cache(maxsize=20_000)
def begins_with_place(low: str, code: str) -> str:
    """The place that a compound begins with: `malmö` in `malmötrafiken`; empty if none."""
    if code != "sv" or len(low) < 8:
        return ""
    for cut in range(len(low) - 3, 3, -1):
        rest = low[cut:].removeprefix("-")
        if len(rest) >= 3 and lists.is_word(rest, "sv"):
            for form in (low[:cut], low[:cut].removesuffix("s"), low[:cut].removesuffix("-")):
                if len(form) >= 4 and _firm(form, code):
                    return form
    return ""


def _firm(name: str, code: str) -> bool:
    """A place of which no everyday word is the twin."""
    known = sense(name, code)
    if known.base != name or known.plain or known.twin or known.native or known.silent:
        return name in _FIRM_TWINS
    return known.land or (is_home(known, code)) or (known.place >= 1_000_000 and not known.name)


_FIRM_TWINS = frozenset(["lund", "ystad", "boden", "skara", "kalmar"])
