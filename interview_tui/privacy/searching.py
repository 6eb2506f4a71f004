"""Searches the talk of an interview for what may tell who somebody is, in lines that are said in one go. Pure."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace

from interview_tui.language import _
from interview_tui.linking.passages import Passage
from interview_tui.privacy.finding import lists
from interview_tui.privacy.finding.finder import proposals
from interview_tui.privacy.finding.glossary import known_words
from interview_tui.privacy.finding.proposal import Proposal
from interview_tui.privacy.finding.split_numbers import begins_with_number, ends_with_number
from interview_tui.privacy.finding.text import lines_of
from interview_tui.privacy.leaks.folding import folded
from interview_tui.privacy.leaks.seeking import LONG, Seeker
from interview_tui.privacy.phrases import Occurrence, Phrase, phrase
from interview_tui.privacy.pieces import Pieces

_LINE = 600
"""Characters after which what one person says in one go is searched as another line."""
_PAUSE = 1.0
"""Seconds of silence that end a line."""
_READING = 8.0
"""Seconds of silence in which somebody who reads out a number looks for the rest of it."""


@dataclass(frozen=True, slots=True)
class Hit:
    """Something that the search has found."""

    text: str = field(repr=False)
    kind: str
    reason: str
    passage: int
    first: int
    """Piece and letter in which it begins, and those in which it ends."""
    start: int
    last: int
    end: int
    within: str = field(default="", repr=False)
    """The original that stands in it."""

    def occurrence(self, wanted: Phrase) -> Occurrence:
        return Occurrence(wanted, self.first, self.start, self.last, self.end)


def hits_in(
    passages: Sequence[Passage], talk: Sequence[Pieces], language: str, known: Sequence[tuple[str, str]]
) -> Iterator[Hit]:
    """What the search finds in the lines of the talk, with its place among the pieces of its passage."""
    lines = _all_lines(passages, talk, language)
    said = [" ".join(texts) for _number, _first, texts in lines]
    # A name of the study that is a word of every day, too (`Will`), would be found in every `will`.
    own = [(text, kind) for text, kind in known if not _is_twin(text, kind, language)]
    twins = [(text, kind) for text, kind in known if _is_twin(text, kind, language)]
    for one in [*proposals(said, language, own), *_in_capitals(said, twins)]:
        number, first, texts = lines[one.line - 1]
        begin, start = _piece_at(texts, one.start)
        last, end = _piece_at(texts, one.end - 1)
        yield Hit(" ".join(one.text.split()), one.kind, one.reason, number, first + begin, start, first + last, end + 1)


def _is_twin(text: str, kind: str, language: str) -> bool:
    """Whether a word of the study is one of every day, which is meant only with a capital."""
    return text[:1].isupper() and (phrase(text, kind, language).capital or lists.is_word(text.casefold(), language))


def _in_capitals(said: Sequence[str], twins: Sequence[tuple[str, str]]) -> Iterator[Proposal]:
    """Where words of the study stand as they are written, with a capital or in capitals alone."""
    for number, line in enumerate(lines_of(said), start=1):
        for found in known_words(line, twins):
            text = line.text[found.start : found.end]
            if text[:1].isupper():
                yield Proposal(number, found.start, found.end, text, found.kind, found.reason)


def inside(
    passages: Sequence[Passage],
    talk: Sequence[Pieces],
    wanted: Mapping[Phrase, Sequence[Hit]],
    standing: Mapping[Phrase, Sequence[tuple[int, Occurrence]]],
    language: str,
) -> dict[Phrase, list[Hit]]:
    """Words in which an original stands without being one: `Boråsgänget`, `göteborgare`.

    What the check of the exports would stumble over is proposed, so that she can decide about it before.
    """
    originals = [hits[0] for hits in wanted.values()]
    seeker = Seeker([(one.text, one.kind) for one in originals], language)
    covered = {
        (number, piece)
        for some in standing.values()
        for number, one in some
        for piece in range(one.first, one.last + 1)
    }
    found: dict[Phrase, list[Hit]] = {}
    for number, first, texts in _all_lines(passages, talk, language):
        line = " ".join(texts)
        plain = folded(line)
        if len(plain) != len(line):  # its places would be others
            continue
        for hit in seeker.found(plain):
            (begin, start), (last, end) = _piece_at(texts, hit.start), _piece_at(texts, hit.end - 1)
            if any((number, first + piece) in covered for piece in range(begin, last + 1)):
                continue
            text, one = line[hit.start : hit.end], originals[hit.number]
            new = phrase(text, one.kind, language)
            reason = _("something that is proposed stands in it")
            place = Hit(text, one.kind, reason, number, first + begin, start, first + last, end + 1, one.text)
            found.setdefault(new, []).append(place)
    return {new: hits for new, hits in found.items() if new not in wanted}


def _all_lines(passages: Sequence[Passage], talk: Sequence[Pieces], language: str) -> list[tuple[int, int, list[str]]]:
    """The talk as it is searched: number of the passage, first piece, and the pieces of each line."""
    return [
        (number, first, pieces.texts[first:after])
        for number, (passage, pieces) in enumerate(zip(passages, talk, strict=True))
        for first, after in _lines(passage, pieces, language)
    ]


def _lines(passage: Passage, pieces: Pieces, language: str) -> Iterator[tuple[int, int]]:
    """What one person says in one go, as pieces `(first, after the last)`: a name may run over two segments, and a
    number over a pause."""
    first, last_end = 0, 0.0
    speaker: str | None = None
    for number, segment in enumerate(passage.segments):
        begin = pieces.first_of(number)
        ends = pieces.texts[begin - 1].endswith((".", "?", "!", "…")) if begin > first else False
        long = sum(len(text) + 1 for text in pieces.texts[first:begin]) > _LINE
        pause = segment.start - last_end
        reads = begin > first and pause <= _READING and _number_goes_on(pieces.texts, first, begin, language)
        silent = pause > _PAUSE and not reads
        if begin > first and (segment.speaker != speaker or silent or (long and ends)):
            yield first, begin
            first = begin
        speaker, last_end = segment.speaker, segment.end
    if first < len(pieces.texts):
        yield first, len(pieces.texts)


def _number_goes_on(texts: Sequence[str], first: int, at: int, language: str) -> bool:
    """Does a number stand before piece `at`, and go on there?"""
    before, after = " ".join(texts[max(first, at - 4) : at]), " ".join(texts[at : at + 4])
    return ends_with_number(before, language) and begins_with_number(after, language)


def _piece_at(texts: Sequence[str], at: int) -> tuple[int, int]:
    """The piece that a letter of the line is in, and which letter of it that is."""
    for number, text in enumerate(texts):
        if at <= len(text):
            return number, at
        at -= len(text) + 1
    return len(texts) - 1, len(texts[-1])


def genitive_of(one: Phrase, found: Mapping[Phrase, object]) -> bool:
    """Whether it is another one with a genitive s, where the search was not sure of that."""
    last = one.lows[-1]
    return last.endswith("s") and replace(one, lows=(*one.lows[:-1], last[:-1])) in found


def within(hit: Hit, found: Mapping[Phrase, Sequence[Hit]]) -> str:
    """Another original of the same kind with which the word begins: `Borås` of `boråsare`; empty if there is none."""
    low = hit.text.casefold()
    others = (hits[0].text for hits in found.values() if hits[0].kind == hit.kind)
    parts = [text for text in others if LONG <= len(text) < len(low) - 1 and low.startswith(text.casefold())]
    return max(parts, key=len, default="") if " " not in low else ""
