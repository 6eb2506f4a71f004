"""Numbers in a text, in digits or in words: `noll sju noll, tre fyra`, `nittonhundraåttiosju`, `forty-three`. Pure."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

_UNITS = {
    "sv": "noll ett två tre fyra fem sex sju åtta nio tio elva tolv tretton fjorton femton sexton sjutton arton nitton",
    "en": "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen "
    "seventeen eighteen nineteen",
}
_SMALL = {code: {word: n for n, word in enumerate(text.split())} for code, text in _UNITS.items()}
_SMALL["sv"] |= {"nolla": 0, "en": 1, "etta": 1, "tvåa": 2, "trea": 3, "fyra": 4, "femma": 5, "sexa": 6, "sjua": 7,
                 "åtta": 8, "nia": 9, "nie": 9, "sjutti": 70, "aderton": 18, "fjorten": 14}  # fmt: skip
_SMALL["en"] |= {"oh": 0, "nought": 0, "nil": 0}
_TENS = {
    "sv": {"tjugo": 20, "tjugi": 20, "tju": 20, "trettio": 30, "tretti": 30, "fyrtio": 40, "fyrti": 40, "förti": 40,
           "femtio": 50, "femti": 50, "sextio": 60, "sexti": 60, "sjuttio": 70, "sjutti": 70, "åttio": 80, "åtti": 80,
           "nittio": 90, "nitti": 90},
    "en": {"twenty": 20, "thirty": 30, "forty": 40, "fourty": 40, "fifty": 50, "sixty": 60, "seventy": 70,
           "eighty": 80, "ninety": 90},
}  # fmt: skip
_TIMES = {"dubbel": 2, "double": 2, "triple": 3, "trippel": 3}
_PART = re.compile(r"[^\W\d_]+|\d+")
_WITHIN = re.compile(r"\s*(?:[,./()–—-]\s*)*\s*(?:(?:streck|bindestreck|minus|dash|hyphen|eh|öh|ehm|uh|um)\b[\s,]*)?")
_CENTURY = {"hundra": 100, "tusen": 1000}


@dataclass(frozen=True, slots=True)
class Part:
    """A number: as it stands or is said."""

    start: int
    end: int
    digits: str
    spoken: bool


@dataclass(frozen=True, slots=True)
class Run:
    """Numbers one after the other, with no more than signs between."""

    parts: tuple[Part, ...]

    @property
    def start(self) -> int:
        return self.parts[0].start

    @property
    def end(self) -> int:
        return self.parts[-1].end

    @property
    def digits(self) -> str:
        return "".join(part.digits for part in self.parts)

    @property
    def spoken(self) -> bool:
        return any(part.spoken for part in self.parts)


@lru_cache(maxsize=20_000)
def value(word: str, code: str) -> int | None:
    """The number that a word in small letters says; None if it says none."""
    if word in _SMALL[code]:
        return _SMALL[code][word]
    if word in _TENS[code]:
        return _TENS[code][word]
    for tens, number in _TENS[code].items():
        rest = word.removeprefix(tens).removeprefix("-")
        if rest != word and 0 < _SMALL[code].get(rest, 0) < 10:
            return number + _SMALL[code][rest]
    return _large(word) if code == "sv" else None


def _large(word: str) -> int | None:
    """`tvåtusenfem`, `nittonhundraåttiosju`, `hundratjugo`."""
    for name in ("tusen", "hundra"):
        before, found, after = word.partition(name)
        if not found:
            continue
        first = 1 if not before else value(before, "sv")
        last = 0 if not after else value(after.removeprefix("och"), "sv")
        if first is None or last is None:
            return None
        return first * _CENTURY[name] + last
    return None


def runs(text: str, code: str) -> Iterator[Run]:
    """All numbers of a text, those that stand together as one run. A lone `en` or `one` is none."""
    return iter(_known_runs(text, code))


@lru_cache(maxsize=16)
def _known_runs(text: str, code: str) -> tuple[Run, ...]:
    """The same; several parts of the search ask for those of one line after the other."""
    return tuple(_runs(text, code))


def _runs(text: str, code: str) -> Iterator[Run]:
    parts: list[Part] = []
    times = 1
    begun = 0
    for match in _PART.finditer(text):
        word = match.group().casefold()
        if word in _TIMES and value(_after(text, match.end()), code) is not None:
            times, begun = _TIMES[word], match.start()
            continue
        if word == "hundred" and parts and _is_digit_said(text, parts[-1], match.start()):
            parts[-1] = Part(parts[-1].start, match.end(), parts[-1].digits + "00", True)
            continue
        part = _part(match, word, code, times, begun)
        times = 1
        if part is None:
            if word not in ("streck", "bindestreck", "minus", "dash", "hyphen", "eh", "öh", "ehm", "uh", "um", "plus"):
                yield from _whole(parts)
                parts = []
            continue
        if parts and not _WITHIN.fullmatch(text, parts[-1].end, part.start):
            yield from _whole(parts)
            parts = []
        if parts and _continues(text, parts[-1], part):
            tens = parts.pop()
            part = Part(tens.start, part.end, str(int(tens.digits) + int(part.digits)), True)
        parts.append(part)
    yield from _whole(parts)


def _is_digit_said(text: str, part: Part, before: int) -> bool:
    """`nine` right before `hundred`."""
    return part.spoken and len(part.digits) == 1 and text[part.end : before].isspace()


def _after(text: str, at: int) -> str:
    match = _PART.search(text, at)
    return match.group().casefold() if match else ""


def _part(match: "re.Match[str]", word: str, code: str, times: int, begun: int) -> Part | None:
    if word.isdecimal():
        return Part(match.start(), match.end(), word, False)
    number = value(word, code)
    if number is None and word == "o" and code == "en":
        number = 0
    if number is None:
        return None
    return Part(begun if times > 1 else match.start(), match.end(), str(number) * times, True)


def _continues(text: str, tens: Part, unit: Part) -> bool:
    """`eighty seven`, `sextio sju`: said as one number."""
    return (
        tens.spoken
        and unit.spoken
        and len(tens.digits) == 2
        and tens.digits[0] > "1"
        and tens.digits[1] == "0"
        and len(unit.digits) == 1
        and unit.digits != "0"
        and text[tens.end : unit.start] in (" ", "-")
    )


def _whole(parts: list[Part]) -> Iterator[Run]:
    if parts:
        yield Run(tuple(parts))
