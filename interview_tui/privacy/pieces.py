"""The words of a passage in one row, so that an original is found that runs over two segments; and put anew. Pure."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise

from interview_tui.interview.correction import Kept, Replaced
from interview_tui.privacy.phrases import Occurrence, Phrases
from interview_tui.privacy.standing_in import standing_in
from interview_tui.transcription.segments import Segment, Word, middle

Chosen = tuple[Occurrence, Replaced]
"""A place, and what it gives way to."""


class Pieces:
    """The words of segments, numbered through from 0; a segment without words is one piece."""

    def __init__(self, segments: Sequence[Segment]) -> None:
        self._segments = segments
        self.words: list[Word] = []
        self._edges = [0]
        """Number of the first piece of each segment, and of none."""
        self._owners: list[int] = []
        """Number of the segment of each piece."""
        for number, segment in enumerate(segments):
            self.words += segment.words or [Word(start=segment.start, end=segment.end, text=segment.text)]
            self._edges.append(len(self.words))
            self._owners += [number] * (len(self.words) - len(self._owners))
        self.texts = [word.text for word in self.words]

    def first_of(self, number: int) -> int:
        """The first piece of a segment."""
        return self._edges[number]

    def stretches(self, phrases: Phrases) -> Iterator[tuple[int, int]]:
        """Pieces `(first, after the last)` in which a phrase may stand; each as long as the longest needs."""
        current: tuple[int, int] | None = None
        for first, after in pairwise(self._edges):
            if not phrases.may_stand_in(" ".join(self.texts[first:after])):
                continue
            reach = min(len(self.texts), after + phrases.longest - 1)
            if current is not None and first <= current[1]:
                current = (current[0], max(current[1], reach))
                continue
            if current is not None:
                yield current
            # One piece before tells whether a sentence begins, and whether it is half of a double name.
            current = (max(0, first - 1), reach)
        if current is not None:
            yield current

    def middles(self, one: Occurrence) -> tuple[float, float]:
        """The middles of its first and its last word, in seconds."""
        return middle(self.words[one.first]), middle(self.words[one.last])

    def span(self, one: Occurrence) -> tuple[float, float]:
        """From the beginning of its first word to the end of its last, in seconds."""
        return self.words[one.first].start, self.words[one.last].end

    def segment_of(self, one: Occurrence) -> Segment:
        """The one in which it begins."""
        return self._segments[self._owners[one.first]]

    def with_hidden(self, chosen: Sequence[Chosen], language: str) -> tuple[Segment, ...]:
        """The segments with what was chosen put in its place. The others are the very ones that were given."""
        if not chosen:
            return tuple(self._segments)
        words: list[list[Word]] = [[] for _segment in self._segments]
        at = 0
        for first, after, group in _together(chosen):
            self._take(words, at, first)
            before = self.texts[max(0, first - 1) : first]
            text = rewritten(
                self.texts[first:after], [(_moved(one, -first), by) for one, by in group], language, before
            )
            for number, word in self._timed(first, after, text):
                words[number].append(word)
            at = after
        self._take(words, at, len(self.words))
        touched = {
            number for one, _by in chosen for number in range(self._owners[one.first], self._owners[one.last] + 1)
        }
        return tuple(
            _with_words(segment, words[number]) if number in touched else segment
            for number, segment in enumerate(self._segments)
            if words[number] or number not in touched
        )

    def _take(self, words: list[list[Word]], first: int, after: int) -> None:
        """Pieces that stay as they are."""
        for piece in range(first, after):
            words[self._owners[piece]].append(self.words[piece])

    def _timed(self, first: int, after: int, text: str) -> Iterator[tuple[int, Word]]:
        """The words of `text` in the time of some pieces, each with the number of its segment."""
        old, number = self.words[first:after], self._owners[first]
        if not self._segments[number].words:
            yield number, old[0].model_copy(update={"text": text})
            return
        new = text.split()
        if len(new) == len(old):
            for piece, (word, said) in enumerate(zip(old, new, strict=True), start=first):
                yield self._owners[piece], word.model_copy(update={"text": said})
            return
        begins, length = old[0].start, old[-1].end - old[0].start
        letters, passed = sum(len(word) for word in new), 0
        for said in new:
            start = begins + length * passed / letters
            passed += len(said)
            end = begins + length * passed / letters
            number = self._number_at(first, after, start)
            end = max(start, min(end, self._segments[number].end)) if number < self._owners[after - 1] else end
            yield number, Word(start=start, end=end, text=said, probability=min(word.probability for word in old))

    def _number_at(self, first: int, after: int, at: float) -> int:
        """The segment in whose time a second is, among those of some pieces; the first one if they are alone."""
        numbers = range(self._owners[first], self._owners[after - 1] + 1)
        later = [number for number in numbers if self.words[max(first, self._edges[number])].start <= at]
        return max(later, default=numbers[0])


def without_overlaps(found: Sequence[tuple[Occurrence, Replaced | Kept]]) -> list[Chosen]:
    """What gives way, in order. The longer counts; what it does not cover of another goes with it."""
    kept: list[tuple[Occurrence, Replaced | Kept]] = []
    for one, decided in sorted(found, key=lambda pair: _weight(pair[0])):
        overlapping = [pair for pair in kept if pair[0].begins < one.ends and one.begins < pair[0].ends]
        if any(other.begins <= one.begins and one.ends <= other.ends for other, _decided in overlapping):
            continue
        if overlapping and isinstance(decided, Kept):
            continue
        kept = [pair for pair in kept if pair not in overlapping]
        winner = next((pair for pair in overlapping if isinstance(pair[1], Replaced)), (one, decided))
        kept.append((_union([winner[0], one, *(o for o, d in overlapping if isinstance(d, Replaced))]), winner[1]))
    return sorted(
        ((one, decided) for one, decided in kept if isinstance(decided, Replaced)), key=lambda pair: pair[0].begins
    )


def _weight(one: Occurrence) -> tuple[int, bool, bool]:
    """Of two that stand at the same place, the one that sorts before the other counts."""
    return -one.phrase.letters, not one.phrase.capital, one.phrase.pronoun


def rewritten(pieces: Sequence[str], chosen: Sequence[Chosen], language: str, before: Sequence[str] = ()) -> str:
    """The pieces as one text, with what was chosen put in its place; `before` is what stands before the first."""
    shift = len(before)
    all_pieces = [*before, *pieces]
    offsets = [0]
    for piece in pieces:
        offsets.append(offsets[-1] + len(piece) + 1)
    text = " ".join(pieces)
    for one, decided in reversed(chosen):
        by = standing_in(_moved(one, shift), decided.original, decided.by, all_pieces, language)
        last, end = one.ends
        text = text[: offsets[one.first] + one.start] + by + text[offsets[last] + end :]
    return text


def _moved(one: Occurrence, by: int) -> Occurrence:
    return replace(one, first=one.first + by, last=one.last + by)


def _union(parts: Sequence[Occurrence]) -> Occurrence:
    """From the beginning of the first to the end of the last; the rest is that of the first one given."""
    begins, last = min(parts, key=lambda one: one.begins), max(parts, key=lambda one: one.ends)
    return replace(
        parts[0], first=begins.first, start=begins.start, last=last.last, end=last.end, genitive=last.genitive
    )


def _together(chosen: Sequence[Chosen]) -> Iterator[tuple[int, int, list[Chosen]]]:
    """Places that share a piece, with the pieces they are in: `(first, after the last, places)`."""
    group: list[Chosen] = []
    for one in chosen:
        if group and one[0].first > group[-1][0].last:
            yield group[0][0].first, group[-1][0].last + 1, group
            group = []
        group.append(one)
    if group:
        yield group[0][0].first, group[-1][0].last + 1, group


def _with_words(segment: Segment, words: Sequence[Word]) -> Segment:
    text = " ".join(word.text for word in words)
    return segment.model_copy(update={"text": text, "words": tuple(words) if segment.words else ()})
