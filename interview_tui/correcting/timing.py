"""When words were said that nobody heard: spread over the time there is, by their length. Pure; times in seconds."""

from collections.abc import Sequence
from itertools import accumulate

from interview_tui.transcription.segments import Word, middle

_A_LETTER = 0.02
"""Seconds: a pause with less room than this for each letter of the words put into it is no room for them."""
_A_SLOW_LETTER = 0.15
"""Seconds: nobody takes longer than this for a letter, however long the pause is that the words are put into."""


def spread(texts: Sequence[str], start: float, end: float) -> tuple[Word, ...]:
    """The words one after the other from `start` to `end`, each as long as its share of code points."""
    if not texts:
        return ()
    whole = sum(len(text) for text in texts)
    end = max(start, end)
    length = end - start
    inner = [round(start + length * so_far / whole, 3) for so_far in accumulate(len(text) for text in texts[:-1])]
    edges = [start, *(min(max(start, edge), end) for edge in inner), end]
    return tuple(Word(start=a, end=b, text=text) for text, a, b in zip(texts, edges[:-1], edges[1:], strict=True))


def instead(lost: Sequence[Word], texts: Sequence[str], before: Word | None, after: Word | None) -> tuple[Word, ...]:
    """The words in the time of those that they replace, between the middles of their neighbours in the segment."""
    start, end = lost[0].start, max(word.end for word in lost)
    if before is not None:
        start = max(start, middle(before))
    if after is not None:
        end = min(end, middle(after))
    return spread(texts, start, end)


def between(before: Word | None, after: Word | None, texts: Sequence[str]) -> tuple[Word, ...]:
    """The words put between two words of a segment, whose own times stay as they are; one of the two may be missing.

    They stand in the pause, after the word before. Where there is none (recognisers let one word begin where the last
    one ends), or nothing on one side, they lie over the last quarter of the word before and the first quarter of the
    word after: the middle of each word, which says where it belongs, is still in order.
    """
    low = before.end if before is not None else after.start if after is not None else 0.0
    high = after.start if after is not None else low
    if high - low < _A_LETTER * sum(len(text) for text in texts):
        low = (middle(before) + before.end) / 2 if before is not None else low
        high = (after.start + middle(after)) / 2 if after is not None else max(low, high)
    high = min(high, round(low + _A_SLOW_LETTER * sum(len(text) for text in texts), 3))
    if after is not None:
        low, high = min(low, middle(after)), min(high, middle(after))
    return spread(texts, low, high)
