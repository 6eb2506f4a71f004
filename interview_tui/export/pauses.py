"""Pauses in the text, with their length: `(.)` for a short one, `(3 s)` for a longer one. Pure; times in seconds.

A pause is silence that the detector heard between two words, not what lies between their times: those are off by some
tenths. So there is none where the sound between them is lost or was paused, where somebody speaks who has no words here
(they were not heard, or are left out), nor in a transcript whose times no detector has checked.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import replace
from itertools import groupby

from interview_tui.correcting.desk import words_of
from interview_tui.export.linked import LinkedInterview
from interview_tui.export.options import Manner
from interview_tui.linking.passages import Passage
from interview_tui.transcription.segments import Segment, spaces

Stretch = tuple[float, float]

SHORT = 0.5
"""A shorter silence is a breath."""
LONG = 2.0
"""From here on the length is told; a clean transcript shows those alone that are longer."""
_UNCHECKED = ("imported", "written")
"""What makes transcripts whose times no detector has checked."""
_PADDING = 0.2
"""Seconds by which the detector makes a silence shorter: what it adds to the speech on both sides."""
_SPEECH = 1.0
"""More speech than this between two words is no filler that was left out, but something said."""
_NEAR = 0.5
"""Seconds by which a border of a word may be off."""


def paused(
    segments: Sequence[Segment], manner: Manner, speech: Sequence[Stretch], breaks: Iterable[Stretch] = ()
) -> list[Segment]:
    """The segments, in order of time, with the pauses in their texts; their words are as they were.

    `speech`: where the detector heard somebody. `breaks`: where the sound is lost or was stopped; a pause, being off
    the record and the like begin and end at the same second. A pause between two segments stands before the later one.
    """
    lost = sorted(breaks)
    starts = [start for start, _end in speech]
    result = []
    reached: float | None = None
    for segment in segments:
        signs = []
        words = words_of(segment)
        for word in words:
            between = (reached, word.start) if reached is not None else (word.start, word.start)
            signs.append(sign(_silence(between, speech, starts, lost), manner))
            reached = max(word.end, reached or 0.0)
        if any(signs) and len(words) == len(segment.words):
            before = spaces(segment)
            text = "".join(
                f"{space}{mark}{' ' if mark else ''}{word.text}"
                for space, mark, word in zip(before, signs, words, strict=True)
            )
            segment = segment.model_copy(update={"text": text})
        elif any(signs):
            segment = segment.model_copy(update={"text": f"{signs[0]} {segment.text}".strip()})
        result.append(segment)
    return result


def paused_passages(
    passages: Sequence[Passage], manner: Manner, speech: Sequence[Stretch], breaks: Iterable[Stretch] = ()
) -> list[Passage]:
    """The same for passages: one may begin with a pause."""
    numbered = [(number, segment) for number, passage in enumerate(passages) for segment in passage.segments]
    with_signs = paused([segment for _number, segment in numbered], manner, speech, breaks)
    pairs = zip((number for number, _segment in numbered), with_signs, strict=True)
    found = {number: tuple(one for _n, one in run) for number, run in groupby(pairs, key=lambda pair: pair[0])}
    return [
        replace(passage, segments=found[number]) if number in found else passage
        for number, passage in enumerate(passages)
    ]


def with_pauses(interview: LinkedInterview) -> list[Passage]:
    """The passages of an interview as they are read in the manner that was chosen."""
    transcript = interview.transcript
    if transcript is None or transcript.header.engine in _UNCHECKED or not interview.record.has_times:
        return list(interview.passages)
    now = interview.state
    breaks = [
        *((gap.start, max(gap.start, gap.end or gap.start)) for gap in now.gaps),
        *((at, at) for _kind, at, _seconds in now.silences),
    ]
    return paused_passages(interview.passages, interview.options.manner, transcript.speech, breaks)


def sign(seconds: float, manner: Manner) -> str:
    """What stands for a silence of that length; empty where nothing does."""
    if seconds > LONG or (seconds == LONG and manner == "verbatim"):
        return f"({round(seconds)} s)"
    return "(.)" if manner == "verbatim" and seconds >= SHORT else ""


def _silence(between: Stretch, speech: Sequence[Stretch], starts: Sequence[float], lost: Sequence[Stretch]) -> float:
    """Length of the longest silence between two words that is a pause; 0 if there is none. In tenths of a second."""
    start, end = between
    if end - start < SHORT or any(a < end + _NEAR and b > start - _NEAR for a, b in lost):
        return 0.0
    first = max(0, bisect_right(starts, start) - 1)
    inside = [
        (max(a, start), min(b, end)) for a, b in speech[first : bisect_left(starts, end)] if a < end and b > start
    ]
    if sum(b - a for a, b in inside) > _SPEECH:
        return 0.0
    edges = [start, *(edge for stretch in inside for edge in stretch), end]
    longest = max(b - a for a, b in zip(edges[::2], edges[1::2], strict=True))
    return round(min(longest + _PADDING, end - start), 1) if longest > 0 else 0.0
