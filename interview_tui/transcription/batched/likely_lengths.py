"""Words given to their sentences, and cut where they are too long to be true. Pure; seconds of the chunk.

Where nobody speaks the way through the looks stands still, and the word before or after gets the silence. As in
openai-whisper's `timing`: a word at the edge of a sentence is at most twice as long as the window's words are in the
middle, and where the timestamps of the sentence say otherwise by more than half a second, they are believed.
"""

from collections.abc import Sequence
from itertools import pairwise
from statistics import median

from interview_tui.transcription.batched.sentences import Sentence
from interview_tui.transcription.batched.word_places import Placed, with_punctuation

_LONGEST_USUAL = 0.7
_ENDS = ".。!！?？"
_BELIEVED = 0.5
"""Seconds by which a sentence's timestamp may differ from its words before the words are moved."""


def give_words(found: Sequence[Sentence], words: list[Placed], from_start: float, last_speech: float) -> float:
    """Put `words` (in seconds of their window, which begins at `from_start`) into the sentences `found` in it.

    `last_speech` is when the chunk's words before them ended; returns when these do.
    """
    lengths = [word.end - word.start for word in words if word.end > word.start]
    usual = min(_LONGEST_USUAL, median(lengths)) if lengths else 0.0
    if lengths:
        _cut_at_full_stops(words, 2 * usual)
    left = iter(with_punctuation(words))
    for sentence in found:
        taken = 0
        while taken < len(sentence.tokens) and (word := next(left, None)) is not None:
            taken += word.tokens
            if word.text:
                word.start, word.end = round(from_start + word.start, 2), round(from_start + word.end, 2)
                sentence.words.append(word)
        if sentence.words:
            _cut_after_pause(sentence.words, usual, last_speech)
            _agree(sentence, usual)
            last_speech = sentence.end
    return last_speech


def _cut_at_full_stops(words: list[Placed], longest: float) -> None:
    for before, word in pairwise(words):
        if word.end - word.start > longest:
            if word.text in _ENDS:
                word.end = word.start + longest
            elif before.text in _ENDS:
                word.start = word.end - longest


def _cut_after_pause(words: list[Placed], usual: float, last_speech: float) -> None:
    """The first two words of a sentence that comes after a pause."""
    first, longest = words[0], 2 * usual
    second = words[1] if len(words) > 1 else None
    too_long = first.end - first.start > longest
    if first.end - last_speech <= 4 * usual:
        return
    if too_long or (second is not None and second.end - first.start > 2 * longest):
        if second is not None and second.end - second.start > longest:
            first.end = second.start = max(second.end / 2, second.end - longest)
        first.start = max(0.0, first.end - longest)


def _agree(sentence: Sentence, usual: float) -> None:
    """The sentence and its outer words begin and end together."""
    first, last = sentence.words[0], sentence.words[-1]
    if first.start + _BELIEVED < sentence.start < first.end:
        first.start = max(0.0, min(first.end - usual, sentence.start))
    else:
        sentence.start = first.start
    if last.start < sentence.end < last.end - _BELIEVED:
        last.end = max(last.start + usual, sentence.end)
    else:
        sentence.end = last.end
