"""The transcript with what tells who somebody is hidden: each original gives way to what stands for it. Pure.

`hidden` is laid over the corrected words and never touches what is stored. What was decided about one place counts
before what was decided about all; where two originals overlap, the longer counts, and what is left of the other is
hidden as well. Times are seconds of recording.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import lru_cache

from interview_tui.interview.correction import Kept, Replaced
from interview_tui.interview.corrections import Decisions
from interview_tui.interview.record import INTERVIEWERS
from interview_tui.linking.hand_places import Places
from interview_tui.linking.passages import Passage
from interview_tui.privacy.phrases import Phrase, Phrases, phrase
from interview_tui.privacy.pieces import Chosen, Pieces, rewritten, without_overlaps
from interview_tui.privacy.standing_in import text_of
from interview_tui.transcription.segments import Segment

Decision = Replaced | Kept


@dataclass(frozen=True, slots=True)
class HiddenPlace:
    """A place where something else is shown than what was said."""

    start: float
    """Seconds of recording, from the first hidden word …"""
    end: float
    """… to the end of the last."""
    original: str = field(repr=False)
    """As it stands there, without a genitive s."""
    by: str
    """As it was decided, without the ending that the sentence may ask for."""
    kind: str
    segment: str
    """Id of the segment in which it begins."""
    n: int
    """Number of the decision in the log."""


@dataclass(frozen=True, slots=True)
class Hidden:
    """What `hidden` gives."""

    passages: tuple[Passage, ...]
    """Those in which nothing is hidden are the very ones that were given."""
    places: tuple[HiddenPlace, ...] = ()
    """In the order of the passages."""
    unplaced: tuple[Replaced, ...] = ()
    """Decided for one place, where the original does not stand any more."""


def hidden(passages: Sequence[Passage], decisions: Decisions, language: str, heard: Places | None = None) -> Hidden:
    """The passages as they may be shown. `language` is that of what is said, `sv` or `en`.

    `heard`: the places between the words as they were heard, so that a decision about one place finds it again in
    another transcript. Segments keep their ids; unchanged words their times. A segment whose words all belong to an
    original that began in the one before is left out.
    """
    if not decisions.hidden:
        return Hidden(tuple(passages))
    return _rules(decisions.hidden, language).hidden(passages, heard)


def hide_text(text: str, decisions: Decisions, language: str) -> str:
    """A text that is not part of the transcript (a note, a heading, a role), with all that is hidden everywhere."""
    return hider(decisions, language)(text)


def hider(decisions: Decisions, language: str) -> Callable[[str], str]:
    """`hide_text` for many texts."""
    return _rules(decisions.hidden, language).text if decisions.hidden else str


def deciding(
    decisions: Decisions, language: str, heard: Places | None = None
) -> Callable[[str, str, tuple[float, float]], Decision | None]:
    """A function that tells what was decided about `(original, kind, middles of its first and last word)`."""
    rules = _rules(decisions.hidden, language)
    own = rules.own_places(heard)
    return lambda original, kind, middles: rules.decided(phrase(original, kind, language), middles, own)[0]


@lru_cache(maxsize=16)
def _rules(decided: tuple[Decision, ...], language: str) -> "_Rules":
    return _Rules(decided, language)


_OwnPlaces = Mapping[int, tuple[float, float]]
"""Number of a decision about one place → where that is in this transcript."""


class _Rules:
    """What is decided, ready to be looked for; and what it gave for passages that it was asked for before."""

    def __init__(self, decided: Sequence[Decision], language: str) -> None:
        self._language = language
        self._everywhere: dict[Phrase, Decision] = {}
        self._here: dict[Phrase, list[tuple[int, Decision]]] = {}
        self._single: list[tuple[int, Decision, Phrase]] = []
        for number, one in enumerate(decided):
            wanted = phrase(one.original, one.kind, language)
            if one.everywhere:
                self._everywhere[wanted] = one
            else:
                self._single.append((number, one, wanted))
                # At its own place the size of the first letter tells nothing more.
                self._here.setdefault(replace(wanted, capital=False), []).append((number, one))
        self._all = Phrases([*self._everywhere, *self._here])
        self._known: dict[int, tuple[Passage, _OwnPlaces, _Done]] = {}
        self._texts: dict[str, str] = {}

    def everywhere_in(self, pieces: Sequence[str]) -> list[Chosen]:
        """What is hidden in a text that has no times."""
        if not self._all.may_stand_in(" ".join(pieces)):
            return []
        found = self._all.occurrences(pieces)
        return without_overlaps([(one, decided) for one in found if (decided := self._everywhere.get(one.phrase))])

    def text(self, text: str) -> str:
        if text not in self._texts:  # headings and labels are asked for with every key
            self._texts[text] = rewritten([text], self.everywhere_in([text]), self._language)
        return self._texts[text]

    def hidden(self, passages: Sequence[Passage], heard: Places | None) -> Hidden:
        own = self.own_places(heard)
        done = [self._passage(passage, own) for passage in passages]
        # These alone, and each with its passage, so that no other one can come to have its id.
        self._known = {id(passage): (passage, own, one) for passage, one in zip(passages, done, strict=True)}
        used = {number for one in done for number in one.used}
        return Hidden(
            tuple(one.passage for one in done),
            tuple(place for one in done for place in one.places),
            tuple(one for number, one, _p in self._single if isinstance(one, Replaced) and number not in used),
        )

    def _passage(self, passage: Passage, own: _OwnPlaces) -> "_Done":
        known = self._known.get(id(passage))
        known_still = known is not None and known[0] is passage and known[1] == own
        return known[2] if known is not None and known_still else self._done(passage, own)

    def _done(self, passage: Passage, own: _OwnPlaces) -> "_Done":
        pieces = Pieces(passage.segments)
        chosen: list[Chosen] = []
        used: set[int] = set()
        for first, last in pieces.stretches(self._all):
            found = []
            for one in self._all.occurrences(pieces.texts[first:last]):
                moved = replace(one, first=one.first + first, last=one.last + first)
                decided, number = self.decided(one.phrase, pieces.middles(moved), own)
                if decided is not None:
                    found.append((moved, decided))
                if number is not None:
                    used.add(number)
            chosen += without_overlaps(found)
        segments = tuple(self._with_label(segment) for segment in pieces.with_hidden(chosen, self._language))
        if not chosen and segments == passage.segments:
            return _Done(passage, (), frozenset(used))
        shown = replace(passage, segments=segments)
        places = tuple(
            HiddenPlace(
                *pieces.span(one),
                text_of(one, pieces.texts),
                decided.by,
                decided.kind,
                pieces.segment_of(one).id,
                decided.n,
            )
            for one, decided in chosen
        )
        return _Done(shown, places, frozenset(used))

    def _with_label(self, segment: Segment) -> Segment:
        """The segment with the name of who speaks hidden, where that is an original."""
        if segment.speaker is None or segment.speaker in INTERVIEWERS:
            return segment
        shown = self.text(segment.speaker)
        return segment if shown == segment.speaker else segment.model_copy(update={"speaker": shown})

    def decided(
        self, wanted: Phrase, middles: tuple[float, float], own: _OwnPlaces
    ) -> tuple[Decision | None, int | None]:
        """What counts for an occurrence, and the number of the decision where it is one about this place alone."""
        for number, decided in reversed(self._here.get(replace(wanted, capital=False), ())):
            place = own.get(number)
            if place is not None and place[0] <= middles[0] and middles[1] < place[1]:
                return decided, number
        return self._everywhere.get(wanted), None

    def own_places(self, heard: Places | None) -> _OwnPlaces:
        """Where the decisions about one place apply: there, or where the same is said a little earlier or later."""
        return {
            number: (one.start, one.end)
            if heard is None
            else (heard.again(one.start, one.heard[:2]), heard.again(one.end, one.heard[2:4]))
            for number, one, _wanted in self._single
        }


@dataclass(frozen=True, slots=True)
class _Done:
    """A passage with what is hidden hidden."""

    passage: Passage
    places: tuple[HiddenPlace, ...]
    used: frozenset[int]
