"""Which stretches of a recording may not be heard: where something is hidden in the text, and where nobody knows. Pure.

Word times of a speech recogniser are off by some tenths of a second, so each stretch takes the words beside it with it:
with less, a part of a name was heard in one place of eight (docs/privacy.md). Times are seconds of the whole.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Collection, Iterable, Iterator, Sequence

from interview_tui.correcting.desk import words_of
from interview_tui.export.linked import LinkedInterview
from interview_tui.interview.correction import Kept
from interview_tui.interview.corrections import decisions
from interview_tui.linking.passages import Passage
from interview_tui.privacy.leaks import Original
from interview_tui.privacy.leaks.folding import folded
from interview_tui.privacy.leaks.seeking import Seeker
from interview_tui.privacy.to_hide import words_of as words_in
from interview_tui.transcription.segments import Word, middle

Stretch = tuple[float, float]

MARGIN = 0.3
"""On each side of what is hidden, at the least."""
FURTHEST = 1.0
"""As far as it may reach to hold the whole word beside it."""
LETTER = 0.1
"""Seconds that a letter takes in slow speech: no word is over sooner."""
_SAID_ALL_THE_SAME = ("over_silence", "language")
"""Reasons for doubt that leave no unknown speech: nobody speaks, or the words are those of another language."""


def hidden_stretches(interview: LinkedInterview, originals: Sequence[Original], language: str) -> list[Stretch]:
    """Where a name is said, or anything else that is hidden, with a margin; in order, without overlaps.

    Looks at what is hidden in the text, and for the originals in the words as they were heard and as they were put
    right: a name that was mended away in the text is in the sound still.
    """
    words = sorted(_words(interview.heard), key=lambda word: word.start)
    found = [(place.start, place.end) for place in interview.hidden]
    kept = [one for one in decisions(interview.corrections).hidden if isinstance(one, Kept) and not one.everywhere]
    for passages in (interview.heard, interview.corrected, interview.passages):
        found += _said(passages, originals, language, kept)
    return joined(widened(stretch, words) for stretch in found)


def unknown_stretches(interview: LinkedInterview) -> list[Stretch]:
    """Where somebody speaks and there are no words for it, or only ones that are in doubt as a whole."""
    if interview.transcript is None:
        return [(0.0, interview.audio_seconds)]
    settled = decisions(interview.corrections).settled
    doubted = [
        (flag.start, flag.end)
        for flag in interview.transcript.flags
        if flag.kind not in _SAID_ALL_THE_SAME
        and not any(one.start <= flag.start and flag.end <= one.end for one in settled)
    ]
    return joined([*interview.uncovered, *doubted])


def widened(stretch: Stretch, words: Sequence[Word]) -> Stretch:
    """The stretch with the words beside it, but not over a silence. `words`: in order of time."""
    start, end = stretch
    middles = [middle(word) for word in words]
    before, after = bisect_left(middles, start) - 1, bisect_right(middles, end)
    # A long word that the recogniser gave a tenth of a second is said in more.
    spoken = LETTER * sum(len(word.text) for word in words[before + 1 : after])
    first, last = min(start, end - spoken) - MARGIN, max(end, start + spoken) + MARGIN
    if before >= 0:
        first = min(first, max(words[before].start, start - FURTHEST))
    if after < len(words):
        last = max(last, min(words[after].end, end + FURTHEST))
    return max(0.0, first), last


def joined(stretches: Iterable[Stretch]) -> list[Stretch]:
    """In order, those that touch as one."""
    result: list[Stretch] = []
    for start, end in sorted(stretches):
        if result and start <= result[-1][1]:
            result[-1] = (result[-1][0], max(end, result[-1][1]))
        else:
            result.append((start, end))
    return result


def _said(
    passages: Sequence[Passage], originals: Sequence[Original], language: str, kept: Collection[Kept]
) -> Iterator[Stretch]:
    """Where an original is said and was not kept at its place."""
    words = _words(passages)
    pieces = [folded(word.text) for word in words]
    starts, at = [], 0
    for piece in pieces:
        starts.append(at)
        at += len(piece) + 1
    for hit in Seeker([(one.text, one.kind) for one in originals], language).found(" ".join(pieces)):
        first, last = bisect_right(starts, hit.start) - 1, bisect_right(starts, hit.end - 1) - 1
        original = words_in(originals[hit.number].text)
        here = middle(words[first])
        if not any(one.start <= here < one.end and words_in(one.original) == original for one in kept):
            yield words[first].start, max(word.end for word in words[first : last + 1])


def _words(passages: Sequence[Passage]) -> list[Word]:
    return [word for passage in passages for segment in passage.segments for word in words_of(segment)]
