"""Street addresses and postal codes, with the place after them."""

import re
from collections.abc import Iterator
from functools import cache

from interview_tui.language import _
from interview_tui.privacy.finding.language import words
from interview_tui.privacy.finding.organisations import place_after
from interview_tui.privacy.finding.proposal import Found
from interview_tui.privacy.finding.senses import CUES, sense
from interview_tui.privacy.finding.text import Line

_HOUSE = r"(?:\s+(?:nr\.?\s*|nummer\s+)?\d{1,4}(?:\s?[A-Ga-g]\b)?(?:\s?[-–]\s?\d{1,4})?(?![\d%]|\s?(?:år|kr|kronor|procent|gånger|minuter|meter)\b))"
_SPOKEN_HOUSE = (
    r"(?:\s+(?:nummer\s+)?(?:ett|två|tre|fyra|fem|sex|sju|åtta|nio|tio|elva|tolv|tretton|fjorton|femton|sexton|sjutton|arton|"
    r"nitton|(?:tjugo|trettio|fyrtio|femtio|sextio|sjuttio|åttio|nittio)\w*)(?:\s+[a-g]\b)?)"
)
_FLAT = r"(?:,?\s*(?:lgh|lägenhet|apt|flat)\s*\d{1,4}|,?\s*\d{1,2}\s*(?:tr|trappor)\b)?"
_POSTAL_SV = re.compile(r"(?<!\d)(?:SE?-?)?[1-9]\d{2}\s\d{2}(?=\s+[A-ZÅÄÖ])")
_POSTAL_EN = re.compile(r"(?<!\w)[A-Z]{1,2}\d[A-Z\d]?\s?\d[A-Z]{2}(?!\w)")
_WORDS = "stora lilla västra östra norra södra nya gamla sankt s:t st övre nedre inre yttre korta långa"
_ORDINARY = words(
    """vägen gatan landsvägen motorvägen järnvägen riksvägen huvudgatan tvärgatan bakgatan gågatan sidogatan
    sidovägen grusvägen skogsvägen byvägen omvägen genvägen hemvägen medvägen utvägen återvändsgatan skolvägen
    mittvägen nödutgången cykelvägen gångvägen bilvägen bergväg återvägen halvvägen tågvägen flyktvägen
    luftvägen luftvägarna spårvägen europavägen torget stortorget salutorget trappan trappor plats platsen
    arbetsplatsen lekplatsen parkeringsplatsen boplats badplats kajen backen slalombacken skidbacken pulkabacken
    ringen giftasringen vigselringen boxningsringen stigen skogsstigen gångstigen karriärstigen brinken allén
    leden vandringsleden sjukleden handleden höftleden axelleden fotleden knäleden promenaden strandpromenaden
    bågen regnbågen armbågen slingan motionsslingan väg gata stig torg armbågen kroken metkroken vreten
    arbetsväg bredvägen livsvägen tillvägen avvägen iväg"""
)
_ROAD_WORDS = words(
    """the a this that my our your his her their every each main high back side wrong right long dirt same next own
    whole first second no some any which half all tennis supreme crown county high law legal old driving private
    in by his that one other hard only best easy straight on across down up off quiet busy cross country and or"""
)


@cache
def _swedish() -> re.Pattern[str]:
    ends = CUES["sv"].streets
    one = rf"[^\W\d_][^\W\d_'’-]*(?:-[^\W\d_]+)*{ends}"
    return re.compile(rf"(?<![\w-])(?P<name>{one})(?![\w-])(?P<house>{_HOUSE}|{_SPOKEN_HOUSE})?{_FLAT}", re.IGNORECASE)


@cache
def _swedish_apart() -> re.Pattern[str]:
    """`Carl Gustafs väg 12`, `Södra vägen 3`, `Lilla Torg`."""
    word = r"[^\W\d_][\w:.-]*"
    return re.compile(
        rf"(?<![\w-])(?P<name>(?:{word}\s+){{1,3}}?(?:väg|gata|gränd|stig|plats|torg|allé|vägen|gatan|gränden|kyrkogata|strandgata|"
        rf"långgata|esplanad|backe|kaj|park))(?![\w-])(?P<house>{_HOUSE}|{_SPOKEN_HOUSE})?{_FLAT}",
        re.IGNORECASE,
    )


@cache
def _english() -> re.Pattern[str]:
    ends = CUES["en"].streets
    return re.compile(
        rf"(?<![\w-])(?P<flat>(?:flat|apartment|apt|unit)\s*\d+[a-z]?,?\s+)?(?P<house>(?:number\s+)?\d{{1,5}}[A-Za-z]?,?\s+)?"
        rf"(?P<name>(?:[^\W\d_][\w'’.-]*\s+){{1,3}}?{ends})(?![\w’'-])(?P<after>\s+\d{{1,4}}(?!\d))?",
        re.IGNORECASE,
    )


def addresses(line: Line, code: str) -> Iterator[Found]:
    """Addresses in a line."""
    if code == "sv":
        yield from _in_swedish(line)
    else:
        yield from _in_english(line)
    for match in (_POSTAL_SV if code == "sv" else _POSTAL_EN).finditer(line.text):
        yield Found(match.start(), _with_place(line, match.end(), code), "address", _("a postal code"))


def _in_swedish(line: Line) -> Iterator[Found]:
    for match in _swedish().finditer(line.text):
        name = match["name"]
        low = name.casefold()
        house = match["house"]
        known = sense(low, "sv")
        capital = name[0].isupper() and not _begins(line, match.start("name"))
        if low in _ORDINARY and not (house and capital):
            continue
        if low.endswith(
            (
                "plats",
                "platsen",
                "ringen",
                "bågen",
                "kroken",
                "leden",
                "backen",
                "trappan",
                "trappor",
                "tvären",
                "vreten",
                "väg",
                "stig",
                "gata",
            )
        ) and not (house or capital):
            continue
        if not (house or capital or not known.plain):
            continue
        if known.plain and not (capital or (house and low.endswith(("gatan", "vägen", "gränd", "stigen")))):
            continue
        start = match.start("name")
        first = _word_before(line, start)
        if first is not None:
            start = first
        yield Found(
            start,
            _with_place(line, match.end(), "sv"),
            "address",
            _("a street") if not house else _("a street and a house"),
        )
    for match in _swedish_apart().finditer(line.text):
        words = match["name"].split()
        named = words[-2][0].isupper() and (
            words[-1][0].isupper() or match["house"] or words[-2].endswith("s") or words[0].casefold() in _WORDS.split()
        )
        if not named and not (line.small and match["house"] and not sense(words[-2].casefold(), "sv").plain):
            if not (line.small and match["house"] and words[-2].casefold() in _WORDS.split()):
                continue
        start = match.end("name") - len(_tail(match["name"], line.small))
        if (
            start < match.end("name")
            and _begins(line, start)
            and sense(line.text[start:].split()[0].casefold(), "sv").plain
            and not match["house"]
        ):
            continue
        yield Found(start, _with_place(line, match.end(), "sv"), "address", _("a street"))


def _tail(name: str, small: bool) -> str:
    """The last words of a name that carry capitals, and the head after them."""
    words = re.split(r"(\s+)", name)
    keep = len(words) - 3
    while keep >= 2 and words[keep - 2][:1].isupper() and not small:
        keep -= 2
    return "".join(words[max(0, keep) :])


def _begins(line: Line, start: int) -> bool:
    return any(token.start == start and token.first for token in line.tokens)


def _word_before(line: Line, start: int) -> int | None:
    """Where `Västra` stands before `Hamngatan`."""
    for at, token in enumerate(line.tokens):
        if token.start == start and at > 0 and line.beside(at):
            before = line.tokens[at - 1]
            if before.low in _WORDS.split() and (before.capital or line.small):
                return before.start
    return None


def _in_english(line: Line) -> Iterator[Found]:
    for match in _english().finditer(line.text):
        words = match["name"].split()
        house = match["house"] or match["after"]
        named = [word for word in words[:-1] if word[0].isupper()]
        start = (
            match.start("flat") if match["flat"] else match.start("house") if match["house"] else match.start("name")
        )
        if not match["house"]:
            # the words before the name itself are no part of it
            lead = 0
            while lead < len(words) - 1 and (
                words[lead].casefold() in _ROAD_WORDS or not (words[lead][0].isupper() or line.small)
            ):
                lead += 1
            if lead >= len(words) - 1:
                continue
            start = match.start("name") + match["name"].find(words[lead])
            if not line.small and not (words[-1][0].isupper() and words[lead][0].isupper()):
                continue
            if _begins(line, start) and sense(words[lead].casefold(), "en").plain and not words[-1][0].isupper():
                continue
            if line.small and not _lives_on(line.text[:start], words, lead):
                continue
        elif (not named and not line.small and not words[-1][0].isupper()) or words[0].casefold() in _ROAD_WORDS - {
            "high",
            "main",
            "old",
            "long",
            "side",
            "back",
            "half",
        }:
            continue
        end = match.end("after") if match["after"] else match.end("name")
        yield Found(
            start, _with_place(line, end, "en"), "address", _("a street and a house") if house else _("a street")
        )


def _lives_on(before: str, words: list[str], lead: int) -> bool:
    """In small letters without a number: `on maple road`, after a word of living."""
    known = sense(words[lead].casefold(), "en")
    return before.rstrip().endswith((" on", " in", " off", " down", " at")) and words[-1].casefold() in {
        "street", "road", "avenue", "lane", "crescent", "terrace", "drive",
    } and (not known.plain or bool(re.search(r"\b(?:live|lives|lived|living|moved|house|flat)\b[^.]*$", before, re.IGNORECASE)))  # fmt: skip


def _with_place(line: Line, end: int, code: str) -> int:
    """The end of an address with `i Örebro` or `, 702 10 Örebro` after it."""
    postal = re.compile(r",?\s+(?:SE?-?)?[1-9]\d{2}\s\d{2}(?!\d)").match(line.text, end)
    if postal:
        end = postal.end()
    for at, token in enumerate(line.tokens):
        if token.start < end:
            continue
        where = place_after(line, at, code)
        if where is not None and line.text[end : token.start].isspace():
            last = line.tokens[where]
            return last.start + sense(last.low, code).length
        if token.text == "," or (postal and token.capital) or (token.capital and line.text[end : token.start] == " "):
            follower = line.token(at + 1) if token.text == "," else token
            if follower is not None and follower.is_word and follower.capital:
                known = sense(follower.low, code)
                if known.somewhere and not known.native_first:
                    return follower.start + known.length
        return end
    return end
