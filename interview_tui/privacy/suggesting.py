"""What is suggested instead of an original: a name, a letter, or the same told more generally. Pure.

Nothing is drawn by lot and nothing is computed from the real name: names and letters are dealt in the order in which
people and places are first heard of, so that nobody can reckon back.
"""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import count

from interview_tui.interview.pseudonyms import pseudonyms_in
from interview_tui.privacy.generalising import LETTERED, generalised, lettered
from interview_tui.privacy.phrases import PRONOUN
from interview_tui.privacy.pronoun_words import instead_of

_WHERE = re.compile(r" (?:i|på|in|at|of) ")
_JOINT = re.compile(r"^s(?=[bdfgrsz])")
"""An s that only joins two words (`Ängelholmsgänget`): no Swedish word begins so."""


@dataclass(frozen=True, slots=True)
class Asked:
    """An original for which something is to be suggested."""

    original: str = field(repr=False)
    kind: str
    by: str | None = None
    """What was decided for it already."""
    within: str = field(default="", repr=False)
    """The original that stands in it: `Borås` in `Boråsgänget`."""


@dataclass(frozen=True, slots=True)
class Suggested:
    """What may stand for an original."""

    by: str
    """A name of nobody, or a letter: readers can tell one from another. For numbers the same as `generally`."""
    generally: str
    """In brackets: what kind of thing it is."""


def suggestions(
    asked: Sequence[Asked], language: str, taken: Iterable[str], known: Mapping[str, str], decided: Iterable[str] = ()
) -> list[Suggested]:
    """For each of `asked`, in their order. The same original gets the same; a part of a name what the whole got.

    `taken`: names that occur in the study. `known`: original in small letters → what stands for it in the study.
    `decided`: what stands for anything in this interview, also for one original at one place alone.
    """
    used = {word.casefold() for word in taken} | {by.casefold() for by in known.values()}
    stand = {by.casefold() for by in decided} | {one.by.casefold() for one in asked if one.by is not None}
    dealer = _Dealer(language, used, stand)
    whole = [one.original.casefold() for one in asked if one.kind == "person" and " " in one.original]
    same: dict[tuple[str, str], list[Asked]] = {}
    for one in (one for one in asked if one.kind != PRONOUN and not one.within):
        same.setdefault(_identity(one, whole), []).append(one)
    usual = {identity: _usual(members, known, dealer) for identity, members in same.items()}

    def suggested(one: Asked) -> Suggested:
        if one.kind == PRONOUN:
            return Suggested(*instead_of(one.original, language))
        if not one.within:
            by = usual[_identity(one, whole)]
        else:
            base = usual.get(_identity(Asked(one.within, one.kind), whole), "")
            by = _around(one, base or generalised(one.within, one.kind, language), language)
        return Suggested(one.by or by, generalised(one.original, one.kind, language))

    return [suggested(one) for one in asked]


def _around(one: Asked, by: str, language: str) -> str:
    """What stands for a compound of an original for which `by` stands: `[ort A]-gänget`."""
    low, part = one.original.casefold(), one.within.casefold()
    if low.startswith(part):
        rest = low.removeprefix(part).removeprefix("-")
        if language == "sv":
            rest = _JOINT.sub("", rest)
        return f"{by}-{rest}" if rest else by
    return f"{low.removesuffix(part).removesuffix('-')}-{by}" if low.endswith(part) else by


def _identity(one: Asked, whole_names: Sequence[str]) -> tuple[str, str]:
    """What is one and the same: `Anna` and `Anna Berg`, `Mariaskolan` and `Mariaskolan i Lund`."""
    low = one.original.casefold()
    if one.kind == "person" and " " not in low:
        return one.kind, next((name for name in whole_names if low in name.split()), low)
    return one.kind, _WHERE.split(low)[0] if one.kind in LETTERED["sv"] else low


def _usual(members: Sequence[Asked], known: Mapping[str, str], dealer: "_Dealer") -> str:
    """What stands for one and the same, where nothing else was decided for this way of saying it."""
    decided = next((one.by for one in members if one.by is not None), None)
    told = next((known[low] for one in members if (low := one.original.casefold()) in known), None)
    # One is dealt also where something else was decided, so that what is suggested for the rest stays.
    dealt = told or dealer.deal(members[0], is_decided=decided is not None)
    return decided or dealt


class _Dealer:
    """Deals names and letters, each once."""

    def __init__(self, language: str, used: set[str], decided: set[str]) -> None:
        self._language = language
        self._used = used
        self._decided = decided
        self._decks: dict[str, Iterator[str]] = {}

    def deal(self, one: Asked, *, is_decided: bool) -> str:
        """The next that is free, and suits what kind of thing it is."""
        if one.kind == "person":
            deck = self._decks.setdefault(one.kind, self._names())
        elif one.kind in LETTERED[self._language]:
            first = lettered(one.original, one.kind, 0, self._language)
            deck = self._decks.setdefault(first, self._letters(one))
        else:
            return generalised(one.original, one.kind, self._language)
        free = (by for by in deck if is_decided or by.casefold() not in self._decided)
        return next(free)

    def _names(self) -> Iterator[str]:
        """Names that nobody in the study has; when all are dealt, the same with numbers."""
        for number in count(1):
            for name in pseudonyms_in(self._language):
                by = name if number == 1 else f"{name} {number}"
                if by.casefold() not in self._used:
                    yield by

    def _letters(self, one: Asked) -> Iterator[str]:
        for number in count():
            by = lettered(one.original, one.kind, number, self._language)
            if by.casefold() not in self._used:
                yield by
