"""What of an interview is to be decided: each name, place and number once, with all places where it stands. Pure.

`sought` reads the interview once (half a second for an hour of talk, and a second the first time, for the lists);
`matters` lays over it what was decided, and is done again after every key.
"""

from collections.abc import Container, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace

from interview_tui.interview.correction import Kept, Replaced
from interview_tui.interview.corrections import Decisions
from interview_tui.linking.hand_places import Places
from interview_tui.linking.passages import Passage
from interview_tui.privacy.beside import Beside, as_passage
from interview_tui.privacy.finding.numbers import is_part
from interview_tui.privacy.finding.proposal import KINDS
from interview_tui.privacy.hiding import Decision, deciding
from interview_tui.privacy.phrases import PRONOUN, Occurrence, Phrase, Phrases, phrase
from interview_tui.privacy.pieces import Pieces, without_overlaps
from interview_tui.privacy.searching import Hit, genitive_of, hits_in, inside, within
from interview_tui.privacy.standing_in import text_of
from interview_tui.privacy.suggesting import Asked, Suggested, suggestions
from interview_tui.transcription.segments import middle

ORDER = (*KINDS, PRONOUN)
"""The kinds in the order in which they are shown."""
_AROUND = 12
"""Words on each side of a place that are shown."""
_HERE_ALONE = ("age", "birth_date")
"""Kinds whose words (`18`) say something else elsewhere: they are replaced where they were found, nowhere else."""
_NOWHERE = (-1.0, -1.0)
"""Seconds that no decision about one place is about."""


@dataclass(frozen=True, slots=True)
class Spot:
    """A place where an original stands."""

    start: float
    """Seconds of recording, in the pause before its first word …"""
    end: float
    """… and in the one after its last."""
    before: str = field(repr=False)
    """What is said before it."""
    text: str = field(repr=False)
    after: str = field(repr=False)
    speaker: str | None
    heard: tuple[str, ...] = field(default=(), repr=False)
    """The words around its two ends, as they were heard: for the event that decides about it."""
    passage: int = 0
    """Number of the passage it is in."""
    middles: tuple[float, float] = (0.0, 0.0)
    """Of its first and its last word, in seconds."""
    beside: str = ""
    """What it is written in, where nobody said it (`Beside.what`): it cannot be decided about alone."""


@dataclass(frozen=True, slots=True)
class Sought:
    """Something that may tell who somebody is."""

    original: str = field(repr=False)
    kind: str
    reason: str
    spots: tuple[Spot, ...]
    everywhere: bool = True
    """Whether it may be decided for all of the interview at once."""
    within: str = field(default="", repr=False)
    """The original that stands in it: `Borås` in `Boråsgänget`."""


@dataclass(frozen=True, slots=True)
class Matter:
    """The same, with what is suggested and what has been decided."""

    sought: Sought
    suggested: Suggested
    decided: tuple[Decision | None, ...] = field(repr=False)
    """For each of its spots; None: nothing yet."""

    @property
    def settled(self) -> bool:
        """Something has been decided about each of its places."""
        return all(one is not None for one in self.decided)

    @property
    def open_in_writing(self) -> bool:
        """It stands in a text that nobody said, and has not been decided: that is done everywhere, or not at all."""
        spots = zip(self.sought.spots, self.decided, strict=True)
        return any(spot.beside and decided is None for spot, decided in spots)

    @property
    def by(self) -> str | None:
        """What stands for it where it was replaced last; None where it was nowhere."""
        return _by(self.decided)


def sought(
    passages: Sequence[Passage],
    language: str,
    known: Iterable[tuple[str, str]] = (),
    heard: Places | None = None,
    beside: Sequence[Beside] = (),
) -> tuple[Sought, ...]:
    """All that may tell who somebody is, by kind, within a kind in the order of the talk.

    `passages`: as they were put right, with nothing hidden. `known`: words with their kinds that are looked for
    whatever the lists say: the study's own, names of the key, what was decided here. `heard`: the places between the
    words as they were heard. `beside`: what is written around the talk, where an age alone is not looked for: it is
    replaced at single places.
    """
    known = tuple(dict.fromkeys(known))
    said = len(passages)
    passages = [*passages, *(as_passage(one, number) for number, one in enumerate(beside))]
    talk = [Pieces(passage.segments) for passage in passages]
    found: dict[Phrase, list[Hit]] = {}
    # One after the other: what stands in a note is no context of what was said last.
    hits = [*hits_in(passages[:said], talk[:said], language, known)]
    hits += [replace(hit, passage=hit.passage + said) for hit in hits_in(passages[said:], talk[said:], language, known)]
    for hit in hits:
        wanted = phrase(hit.text, hit.kind, language)
        if wanted.lows:
            found.setdefault(wanted, []).append(hit)
    for wanted in [one for one in found if genitive_of(one, found)]:
        del found[wanted]
    spots = _Spots(talk[:said], heard, talk[said:], beside)
    listed = {text for text, _kind in known}
    everywhere = {wanted: hits for wanted, hits in found.items() if not _is_here_alone(hits[0], listed)}
    standing = _standing(talk, everywhere)
    if more := inside(passages, talk, everywhere, standing, language):
        found |= more
        everywhere |= more
        standing = _standing(talk, everywhere)
    result = []
    for wanted, hits in found.items():
        first = hits[0]
        if wanted in everywhere:
            places = [spots.spot(number, one) for number, one in standing.get(wanted, ())]
        else:
            places = [spots.spot(hit.passage, hit.occurrence(wanted)) for hit in hits if hit.passage < said]
        if places:
            everywhere_too = wanted in everywhere
            part = first.within or within(first, found)
            result.append(Sought(first.text, first.kind, first.reason, tuple(places), everywhere_too, part))
    return tuple(sorted(result, key=lambda one: (ORDER.index(one.kind), one.spots[0].passage, one.spots[0].start)))


def sought_words(
    passages: Sequence[Passage],
    listed: Iterable[tuple[str, str]],
    language: str,
    reason: str,
    heard: Places | None = None,
) -> tuple[Sought, ...]:
    """Words with their kinds, with all places where they stand; in the order of the list, without those that do not."""
    talk = [Pieces(passage.segments) for passage in passages]
    spots = _Spots(talk, heard)
    wanted = {phrase(text, kind, language): (text, kind) for text, kind in listed}
    standing = _standing(talk, wanted)
    return tuple(
        Sought(*wanted[one], reason, tuple(spots.spot(number, place) for number, place in standing[one]))
        for one in wanted
        if one in standing
    )


def matters(
    found: Sequence[Sought],
    decisions: Decisions,
    language: str,
    names: Iterable[str] = (),
    known: Mapping[str, str] | None = None,
    heard: Places | None = None,
) -> tuple[Matter, ...]:
    """Each with its suggestions and with what was decided.

    `names`: words that must not be suggested as names, for they stand in the study. `known`: what the study says
    elsewhere instead of an original (in small letters): the same person keeps her name. `heard` as for `sought`.
    """
    decided_at = deciding(decisions, language, heard)
    decided = [tuple(decided_at(one.original, one.kind, spot.middles) for spot in one.spots) for one in found]
    asked = [Asked(one.original, one.kind, _by(some), one.within) for one, some in zip(found, decided, strict=True)]
    stand = [one.by for one in decisions.hidden if isinstance(one, Replaced)]
    suggested = suggestions(asked, language, names, known or {}, stand)
    return tuple(Matter(*one) for one in zip(found, suggested, decided, strict=True))


def _is_here_alone(hit: Hit, listed: Container[str]) -> bool:
    """Whether it tells something only where it was found: so does a part of a phone number, `45 67`, that nobody has
    put into a list."""
    return hit.kind in _HERE_ALONE or (is_part(hit.text, hit.kind) and hit.text not in listed)


def _by(decided: Iterable[Decision | None]) -> str | None:
    """What stands for it where it was replaced last."""
    replaced = [one for one in decided if isinstance(one, Replaced)]
    return max(replaced, key=lambda one: one.n).by if replaced else None


def _standing(talk: Sequence[Pieces], wanted: Mapping[Phrase, object]) -> dict[Phrase, list[tuple[int, Occurrence]]]:
    """Every place of the phrases, as they would be replaced everywhere: with the number of the passage."""
    search = Phrases(list(wanted))
    places: dict[Phrase, list[tuple[int, Occurrence]]] = {}
    for number, pieces in enumerate(talk):
        for first, last in pieces.stretches(search):
            found = [
                (replace(one, first=one.first + first, last=one.last + first), _ANY)
                for one in search.occurrences(pieces.texts[first:last])
            ]
            for one, _by in without_overlaps(found):
                places.setdefault(one.phrase, []).append((number, one))
    return places


_ANY = Replaced(start=0, end=0, original="", by="", kind="")


class _Spots:
    """Makes places that can be shown and decided about."""

    def __init__(
        self,
        talk: Sequence[Pieces],
        heard: Places | None,
        written: Sequence[Pieces] = (),
        beside: Sequence[Beside] = (),
    ) -> None:
        """`written`: the pieces of what stands `beside` the talk, which follow on its own."""
        self._talk = talk
        self._written = written
        self._beside = beside
        self._shown = Places(word for pieces in talk for word in pieces.words)
        self._heard = heard

    def spot(self, number: int, one: Occurrence) -> Spot:
        if number >= len(self._talk):
            return self._in_writing(number, one)
        pieces = self._talk[number]
        first, last = pieces.words[one.first], pieces.words[one.last]
        start = self._shown.seconds(self._shown.number(middle(first)))
        end = self._shown.seconds(self._shown.number(middle(last)) + 1)
        return Spot(
            start,
            end,
            *_around(pieces.texts, one),
            pieces.segment_of(one).speaker,
            self._words_around(start, end),
            number,
            (middle(first), middle(last)),
        )

    def _in_writing(self, number: int, one: Occurrence) -> Spot:
        written = number - len(self._talk)
        beside = self._beside[written]
        around = _around(self._written[written].texts, one)
        return Spot(beside.at, beside.at, *around, speaker=None, passage=number, middles=_NOWHERE, beside=beside.what)

    def _words_around(self, start: float, end: float) -> tuple[str, ...]:
        if self._heard is None:
            return ()
        return (*self._heard.heard(self._heard.number(start)), *self._heard.heard(self._heard.number(end)))


def _around(texts: Sequence[str], one: Occurrence) -> tuple[str, str, str]:
    """What stands before it, itself, and what stands behind it."""
    before = [*texts[max(0, one.first - _AROUND) : one.first], texts[one.first][: one.start]]
    after = [texts[one.last][one.end :], *texts[one.last + 1 : one.last + 1 + _AROUND]]
    return " ".join(before).lstrip(), text_of(one, texts), " ".join(after).rstrip()


def replaced(spot: Spot, one: Sought, by: str, *, everywhere: bool) -> Replaced:
    """The event that replaces `one`, there or everywhere."""
    return Replaced(
        start=spot.start, end=spot.end, heard=spot.heard, everywhere=everywhere, original=one.original, by=by,
        kind=one.kind,
    )  # fmt: skip


def kept(spot: Spot, one: Sought, *, everywhere: bool) -> Kept:
    """The event that keeps `one`, there or everywhere."""
    return Kept(
        start=spot.start, end=spot.end, heard=spot.heard, everywhere=everywhere, original=one.original, kind=one.kind
    )
