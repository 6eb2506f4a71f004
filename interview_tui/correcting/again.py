"""A change finds its place again in words that another model has heard. Pure.

What stands there must be (nearly) what stood there when she changed it, and something must say that it is the same
place: a word beside it, or the time. Nothing is changed blindly.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from math import inf, nextafter

from interview_tui.correcting.desk import Desk, Run
from interview_tui.interview.correction import Change
from interview_tui.linking.hand_places import Places
from interview_tui.transcription.segments import middle

_REACH = 1.5
"""Seconds before and after its old place that a change is looked for: models differ by some tenths."""
_A_WORD = 1.0
"""Seconds that a word takes to say, at most: longer text may have been heard farther from the place."""
_SAME_TIME = 0.4
"""Seconds: what stands this near to the old place needs no word beside it to be known by."""
_NEARLY = 75.0
"""Per cent of likeness between letters: `svår` and `svårt` are 89, `Boros` and `Borås` 80, `ja` and `jo` 50."""


@dataclass(frozen=True, slots=True)
class Found:
    """Where a change belongs. No `runs`: nothing is left to do there."""

    runs: tuple[Run, ...] = ()


@dataclass(frozen=True, slots=True)
class _Window:
    """Words that may be those of a change."""

    runs: tuple[Run, ...]
    done: bool
    """They are what it makes of them already."""
    exact: bool
    beside: int
    """How many of the two words around it are those that were heard around it."""
    length: int
    likeness: float
    away: float

    @property
    def worth(self) -> tuple[bool, float, int, int, float]:
        return self.exact, self.likeness, self.beside, self.length, -self.away


def plain(text: str) -> str:
    """Letters and figures alone, in small letters, words apart: what another model would write alike."""
    words = ("".join(letter for letter in word.casefold() if letter.isalnum()) for word in text.split())
    return " ".join(word for word in words if word)


def stands(change: Change, places: Places) -> bool:
    """Whether the words that were heard around a change's place still are."""
    heard = change.heard
    return not heard or (
        places.heard(places.number(change.start)) == heard[:2] and places.heard(places.number(change.end)) == heard[2:4]
    )


def found_again(change: Change, desk: Desk, places: Places) -> Found | None:
    """Where the change belongs in these words; None where that cannot be said."""
    start = places.again(change.start, change.heard[:2])
    end = max(start, places.again(change.end, change.heard[2:4]))
    if not change.was.strip():
        return _put_in_again(change, desk)
    windows = [
        window for text in (change.was, change.text) for window in _windows(change, desk, places, text, start, end)
    ]
    if windows:
        best = max(windows, key=lambda window: window.worth)
        return Found() if best.done else Found(best.runs)
    if not change.text.strip() and _closed_up(change, desk, start, end):
        return Found()
    return None


def _put_in_again(change: Change, desk: Desk) -> Found | None:
    """Words where none had been heard: by now they may have been."""
    from rapidfuzz import fuzz

    said = desk.text(desk.inside(change.start, change.end))
    return Found() if fuzz.ratio(plain(said), plain(change.text)) >= _NEARLY else None


def _windows(change: Change, desk: Desk, places: Places, wanted: str, start: float, end: float) -> Iterator[_Window]:
    """Words near the place that are nearly `wanted`, and for which something else speaks as well."""
    from rapidfuzz import fuzz

    target = plain(wanted)
    if not target:
        return
    reach = _REACH + _A_WORD * max(0, len(wanted.split()) - len(change.was.split()))
    tokens = desk.tokens(desk.inside(start - reach, end + reach))
    texts = [plain(text) for _run, text in tokens]
    before, after = (plain(text) for text in (change.heard[0], change.heard[3])) if len(change.heard) > 3 else ("", "")
    length, new = len(target.split()), wanted is change.text and target != plain(change.was)
    alone = (False, False) if new else _alone(change)
    slack = max(1, length // 4)
    for size in range(max(1, length - slack), length + slack + 1):
        for i in range(len(texts) - size + 1):
            said = " ".join(filter(None, texts[i : i + size]))
            likeness = fuzz.ratio(said, target)
            if likeness < _NEARLY:
                continue
            runs = [run for run, _text in tokens[i : i + size]]
            words = [word for run in runs for word in desk.words(run)]
            first, last = middle(words[0]), middle(words[-1])
            # The words beside it as they stand now, or as they were heard: she may have changed them since.
            ahead = {texts[i - 1] if i else "", plain(places.heard(places.number(first))[0])}
            behind = {texts[i + size] if i + size < len(texts) else "", plain(places.heard(_after(places, last))[1])}
            beside = before in ahead, after in behind
            own = _own(desk, tokens[max(0, i - 1) : i + 1]), _own(desk, tokens[i + size - 1 : i + size + 1])
            if any(needed and not same and not hers for needed, same, hers in zip(alone, beside, own, strict=True)):
                continue
            known = bool(before and beside[0]) + bool(after and beside[1])
            away = max(0.0, start - first, last - end)
            if not known and away > _SAME_TIME:
                continue
            exact = said == target
            if not new or not desk.fresh.issuperset(words):  # what she put in herself was not heard by now
                yield _Window(_together(runs), new and exact, exact, known, size, likeness, round(away, 3))


def _own(desk: Desk, tokens: Sequence[tuple[Run, str]]) -> bool:
    """Whether she has put in one of these words herself."""
    return any(word in desk.fresh for run, _text in tokens for word in desk.words(run))


def _alone(change: Change) -> tuple[bool, bool]:
    """On which sides of the words of a change the same word must stand as before: where it puts in others.

    If another one stands there, it may be the one that she put in, heard by now in some other way.
    """
    was, text = plain(change.was).split(), plain(change.text).split()
    if len(change.heard) < 4 or len(text) <= len(was):
        return False, False
    if text[: len(was)] == was:
        return False, True
    if text[-len(was) :] == was:
        return True, False
    return (len(text) > len(was) + 1,) * 2


def _after(places: Places, at: float) -> int:
    """The place after the word whose middle is at that second."""
    return places.number(nextafter(at, inf))


def _together(places: Sequence[Run]) -> tuple[Run, ...]:
    """Words as runs, one for each segment."""
    result: list[Run] = []
    for place in places:
        last = result[-1] if result else None
        if last is not None and (last.passage, last.segment, last.after) == (place.passage, place.segment, place.first):
            result[-1] = Run(last.passage, last.segment, last.first, place.after)
        else:
            result.append(place)
    return tuple(result)


def _closed_up(change: Change, desk: Desk, start: float, end: float) -> bool:
    """Whether the words before and after what was taken out stand beside each other now."""
    if len(change.heard) < 4:
        return False
    wanted = plain(change.heard[0]), plain(change.heard[3])
    texts = [plain(text) for _place, text in desk.tokens(desk.inside(start - _REACH, end + _REACH))]
    return wanted in pairwise(texts)
