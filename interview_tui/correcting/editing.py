"""What she types in a segment, as a correction. Pure; times in seconds of recording.

She edits what she sees: the words with their corrections, and with what is hidden hidden. What is written down is about
the words beneath, corrected but with nothing hidden, so that it is found again whatever is hidden later:

- Only what she changed becomes a `Change`. A word that stands there for another and that she left alone stays hidden by
  the same decision as before; `was` and `heard` hold words that were said, never what stands for them.
- Where she changes a word of what stands for a phrase (`[en kommun]` for `Upplands Väsby`), all of the phrase beneath
  gives way to what she typed, with the words of it that she left: no part of the original comes back.
- A word that she puts in goes with the word before it, or with the one after it, whichever is not hidden; that word
  keeps its time.
- Where words cannot be told apart by their times (a recogniser gave them none of their own), the whole segment is
  written down. Words that stand in it before and after keep their times all the same.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from functools import cached_property
from math import inf, nextafter
from unicodedata import normalize

from interview_tui.correcting.beneath import Cell, cells_of
from interview_tui.correcting.desk import Desk, tokens_of
from interview_tui.interview.correction import Change, SegmentsJoined, SegmentSplit, TextSet
from interview_tui.linking.hand_places import Places
from interview_tui.linking.passages import Passage
from interview_tui.transcription.segments import Segment, Word, middle

Stretch = tuple[float, float]

INAUDIBLE = {"sv": "[ohörbart]", "en": "[inaudible]"}
"""What stands for words that cannot be made out, by the language that is spoken."""
_NEAR = 5.0
"""Seconds around a place in which the words beside it are looked for."""
_BESIDE = 0.5
"""Seconds before and after its words that a change may reach, so that a long pause is not part of it."""


def as_typed(text: str) -> str:
    """Text in the form in which it is kept: composed letters (NFC), one space between words, none around them."""
    return " ".join(normalize("NFC", text).split())


def text_of(segment: Segment) -> str:
    """A segment's text as it is edited: what `edit` compares with."""
    return as_typed(segment.text)


@dataclass(frozen=True, slots=True)
class _Rewritten:
    """Cells of a segment, from `first` to before `after`, and what she made of them."""

    first: int
    after: int
    text: str


class Editing:
    """Corrections to a transcript, from what is done to it as it is shown.

    A method gives None where it would change nothing.
    """

    def __init__(
        self, shown: Sequence[Passage], beneath: Sequence[Passage], places: Places, hidden: Sequence[Stretch] = ()
    ) -> None:
        """`shown`: as she sees it. `beneath`: the same passages with nothing hidden. `places`: those between the words
        as they were heard. `hidden`: where something else is shown than was said."""
        self._shown = shown
        self._beneath = beneath
        self._places = places
        self._hidden = hidden
        self._desk = Desk(beneath)

    def edit(self, segment: Segment, typed: str) -> TextSet | None:
        """`segment`, as it is shown, reads `typed` now. Nothing typed takes all its words out."""
        changes = self.changes(segment, typed)
        return TextSet(changes=changes) if changes else None

    def changes(self, segment: Segment, typed: str) -> tuple[Change, ...]:
        """The same as single changes, in order of time."""
        new = as_typed(typed).split()
        cells = self._cells(segment)
        rewritten = list(_rewritten(cells, new))
        found = [self._change(cells, one) for one in rewritten]
        if None in found:
            found = [self._change(cells, _Rewritten(0, len(cells), " ".join(new)))]
        return tuple(sorted((one for one in found if one is not None), key=lambda one: (one.start, one.end)))

    def instead(self, segment: Segment, first: int, after: int, text: str) -> tuple[Change, ...]:
        """The words of a shown segment from number `first` to before `after` read `text`, whole words as written."""
        tokens = tokens_of(segment)
        before = [said for _first, last, said in tokens if last <= first]
        behind = [said for start, _last, said in tokens if start >= after]
        return self.changes(segment, " ".join([*before, text, *behind]))

    def put_in(self, start: float, end: float, typed: str, speaker: str | None = None) -> TextSet | None:
        """Words from `start` to `end`, where none were heard."""
        text = as_typed(typed)
        if not text:
            return None
        change = Change(start=start, end=max(start, end), text=text, was="", heard=self._heard(start, max(start, end)))
        return TextSet(changes=(change,), speaker=speaker)

    def split(self, segment: Segment, character: int) -> SegmentSplit | None:
        """The segment ends before the word that stands at, or after, a character of its text (`text_of`)."""
        text = text_of(segment)
        if not segment.words:
            at = segment.start + (segment.end - segment.start) * character / max(1, len(text))
            return SegmentSplit(at=at, heard=self._heard(at)) if text[:character].strip() and text[character:] else None
        before = len(text[:character].split())
        if text[:character][-1:].strip() and text[character : character + 1].strip():
            before -= 1  # in the middle of a word: it goes over whole
        reached = 0
        for cell in self._cells(segment):
            if reached >= before:
                break
            reached += len(cell.tokens)
        else:
            return None
        if not reached:
            return None
        at, _end = self._reach(cell.words)
        split = SegmentSplit(at=at, heard=self._heard(at))
        return split if Desk(self._beneath).split(at, split.heard, ()) else None

    def join(self, segment: Segment, other: Segment) -> SegmentsJoined | None:
        """The segment and the next one of the passage are one; None if they have two speakers, or do not meet."""
        passage = self._passages[segment.id]
        shown = self._shown[passage].segments
        number = _number(shown, segment)
        if shown[number + 1 : number + 2] != (other,):
            return None
        at, _end = self._reach(self._cells(other)[0].words)
        join = SegmentsJoined(at=at, heard=self._heard(at))
        return join if Desk(self._beneath).join(at, join.heard, ()) else None

    # How it is found

    @cached_property
    def _passages(self) -> dict[str, int]:
        """The id of each shown segment → the number of its passage."""
        return {segment.id: number for number, passage in enumerate(self._shown) for segment in passage.segments}

    def _cells(self, segment: Segment) -> list[Cell]:
        passage = self._passages[segment.id]
        return cells_of(self._shown[passage].segments, self._beneath[passage].segments, segment, self._hidden)

    def _change(self, cells: Sequence[Cell], one: _Rewritten) -> Change | None:
        """The change that does this; None where its words cannot be told from others by their times."""
        mine = cells[one.first : one.after]
        words = [word for cell in mine for word in cell.words]
        text = as_typed(" ".join([*mine[0].ahead, one.text, *mine[-1].behind]))
        return self._found(words, text) if words else None

    def _found(self, words: Sequence[Word], text: str) -> Change | None:
        """A change of exactly these words, if they can be told from all others."""
        start, end = self._reach(words)
        runs = self._desk.inside(start, end)
        wanted = sorted(_key(word) for word in words)
        for some in (runs, *([run] for run in runs)):
            if sorted(_key(word) for run in some for word in self._desk.words(run)) == wanted:
                was = self._desk.text(some)
                if was != text and self._desk.that_read(was, runs) == tuple(some):
                    return Change(start=start, end=end, text=text, was=was, heard=self._heard(start, end))
        return None

    def _reach(self, words: Sequence[Word]) -> Stretch:
        """From the pause before the first to the pause after the last of these words, and no farther than `_BESIDE`."""
        low, high = min(middle(word) for word in words), max(middle(word) for word in words)
        near = Places(word for run in self._desk.inside(low - _NEAR, high + _NEAR) for word in self._desk.words(run))
        start, end = near.seconds(near.number(low)), near.seconds(near.number(nextafter(high, inf)))
        first, last = min(word.start for word in words), max(word.end for word in words)
        return max(start, min(first, low) - _BESIDE), min(end, max(last, high) + _BESIDE)

    def _heard(self, *at: float) -> tuple[str, ...]:
        """The words as they were heard around each place."""
        return tuple(text for place in at for text in self._places.heard(self._places.number(place)))


def _rewritten(cells: Sequence[Cell], new: Sequence[str]) -> Iterator[_Rewritten]:
    """What was changed of the cells so that they read `new`: cells that stand together as one."""
    old = [(normalize("NFC", token), number) for number, cell in enumerate(cells) for token in cell.tokens]
    becomes: list[list[str]] = [[token] for token, _number in old]
    touched: list[tuple[int, int]] = []
    matcher = SequenceMatcher(None, [token for token, _number in old], list(new), autojunk=False)
    for what, i, j, first, after in matcher.get_opcodes():
        if what == "equal":
            continue
        if what == "insert":
            if not old:
                return  # a segment of which nothing is left
            at = _neighbour(cells, old, i)
            becomes[at] = [*becomes[at], *new[first:after]] if at < i else [*new[first:after], *becomes[at]]
            low = high = old[at][1]
        else:
            becomes[i:j] = [list(new[first:after]), *([] for _more in range(j - i - 1))]
            low, high = old[i][1], old[j - 1][1]
        if touched and low <= touched[-1][1] + 1:
            touched[-1] = (touched[-1][0], max(high, touched[-1][1]))
        else:
            touched.append((low, high))
    for low, high in touched:
        text = " ".join(word for (_t, n), some in zip(old, becomes, strict=True) if low <= n <= high for word in some)
        yield _Rewritten(low, high + 1, text)


def _neighbour(cells: Sequence[Cell], old: Sequence[tuple[str, int]], at: int) -> int:
    """The word that one put in before number `at` goes with: the one before it, unless it stands for something."""
    if at == len(old):
        return at - 1
    if at == 0:
        return 0
    return at if cells[old[at - 1][1]].hides and not cells[old[at][1]].hides else at - 1


def _number(segments: Sequence[Segment], segment: Segment) -> int:
    return next(i for i, one in enumerate(segments) if one is segment or one.id == segment.id)


def _key(word: Word) -> tuple[float, float, str]:
    return word.start, word.end, word.text
