"""When each word was said, as well as the file tells: its own times, mended, and likely ones where it has none. Pure.

Times are seconds. What is between two times that the file has is spread by letters, with a rest after each sentence;
a file without any times gets a clock of its own, at the pace people speak.
"""

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from typing import Literal

from interview_tui.importing.readers.cue import Cue, TimedWord, seconds
from interview_tui.transcription.segments import Word

Times = Literal["words", "lines", "none"]

LETTER = 0.058
"""Seconds a letter takes, and the space after a word one more: about 150 words a minute, as people talk."""
SENTENCE = 0.45
"""Rest after a sentence."""
TURN = 0.4
"""Rest after a turn, besides."""
_SLOWEST = 1.6
"""Where only the beginning of a stretch is known, it is over when this many times the usual pace have gone by."""
_LONGEST_PAUSE = 60.0
"""Seconds of silence that a cue may hold; an end further away is a mistake."""
_RESTART = 60.0
"""Seconds that a clock goes back which begins again."""
_RISES = 4
"""Cues that must go on from there."""
_SHORTEST = 0.02
"""Seconds of a word at least, where a file leaves more room than none."""
_SENTENCE_ENDS = (".", "!", "?", "…", ":", ".”", '."', "?”", '?"', "!”")


@dataclass(frozen=True, slots=True)
class Timed:
    """A cue in its place."""

    start: float
    end: float
    words: tuple[Word, ...]
    label: str | None
    has_end: bool = True
    """The file says where it ends."""


@dataclass(frozen=True, slots=True)
class Clocked:
    """All cues in their places, in order, none over another."""

    cues: tuple[Timed, ...]
    times: Times
    """What the file told."""
    mended: int = 0
    """Cues whose time in the file could not be true."""

    @property
    def seconds(self) -> float:
        return self.cues[-1].end if self.cues else 0.0


def clocked(cues: Sequence[Cue]) -> Clocked:
    """Put each word in its place. Times that run backwards are left out, and the words between the others."""
    sane, mended = _without_nonsense([_with_edges(cue) for cue in cues])
    if not any(cue.start is not None or cue.end is not None for cue in sane):
        return Clocked(_own_clock(sane), "none", mended)
    placed = _placed(sane)
    with_words = sum(any(word.start is not None for word in cue.words) for cue in sane)
    return Clocked(tuple(placed), "words" if with_words * 2 > len(sane) else "lines", mended)


def within(clocked: Clocked, seconds: float) -> Clocked:
    """The cues with nothing after `seconds`: what the file puts there stands at the end."""
    if clocked.seconds <= seconds:
        return clocked

    def moved(cue: Timed) -> Timed:
        words = (
            word.model_copy(update={"start": min(word.start, seconds), "end": min(word.end, seconds)})
            for word in cue.words
        )
        return replace(cue, start=min(cue.start, seconds), end=min(cue.end, seconds), words=tuple(words))

    return replace(clocked, cues=tuple(moved(cue) for cue in clocked.cues))


def share_after(clocked: Clocked, seconds: float) -> float:
    """How much of the words the file puts after `seconds`, 0 to 1."""
    words = [word for cue in clocked.cues for word in cue.words]
    return sum(word.start > seconds for word in words) / max(1, len(words))


def weight(text: str) -> float:
    """Seconds that a word takes at the usual pace, with the rest after it."""
    return LETTER * (len(text) + 1) + (SENTENCE if text.endswith(_SENTENCE_ENDS) else 0.0)


def natural(texts: Sequence[str]) -> float:
    """Seconds that words take at the usual pace."""
    return sum(map(weight, texts))


def _texts(cue: Cue) -> list[str]:
    return [word.text for word in cue.words] or cue.text.split()


def _own_clock(cues: Sequence[Cue]) -> tuple[Timed, ...]:
    at, made = 0.0, []
    for cue in cues:
        texts = _texts(cue)
        end = at + natural(texts)
        made.append(_timed(cue, at, end))
        at = end + TURN
    return tuple(made)


def _with_edges(cue: Cue) -> Cue:
    """A cue that has no times but those of its words is where they are."""
    starts = [word.start for word in cue.words if word.start is not None]
    ends = [word.end for word in cue.words if word.end is not None]
    start = starts[0] if cue.start is None and starts else cue.start
    return replace(cue, start=start, end=ends[-1] if cue.end is None and ends else cue.end)


def _without_nonsense(cues: Sequence[Cue]) -> tuple[list[Cue], int]:
    """The cues with times that never go back, as many as can be kept, and how many had to lose one."""
    cues, mended = _in_one_go(cues)
    known = [i for i, cue in enumerate(cues) if cue.start is not None]
    kept = {known[k] for k in _rising([cues[i].start or 0.0 for i in known])}
    result = []
    for i, cue in enumerate(cues):
        start = cue.start if i in kept else None
        end = cue.end
        longest = _LONGEST_PAUSE + _SLOWEST**2 * natural(_texts(cue))
        if end is not None and start is not None and not start <= end <= start + longest:
            end = None
        mended += (start, end) != (cue.start, cue.end)
        result.append(replace(cue, start=start, end=end))
    latest = 0.0
    for i, cue in enumerate(result):  # an end with no beginning of its own must not go back either
        latest = max(latest, cue.start or 0.0)
        if cue.start is None and cue.end is not None and cue.end < latest:
            result[i], mended = replace(cue, end=None), mended + 1
        latest = max(latest, result[i].end or 0.0) if cue.start is None else latest
    return result, mended


def _in_one_go(cues: Sequence[Cue]) -> tuple[list[Cue], int]:
    """Where the clock of the file begins again at 0, a second recording follows the first: its times go on from there.

    And how many times were no times at all.
    """
    result: list[Cue] = []
    before, latest, wrong = 0.0, 0.0, 0
    for i, cue in enumerate(cues):
        start, end = seconds(cue.start), seconds(cue.end)
        wrong += (start, end) != (cue.start, cue.end)
        if start is not None and start + before + _RESTART < latest and start < _RESTART / 2:
            after = [one.start for one in cues[i : i + _RISES] if one.start is not None]
            if len(after) == _RISES and after == sorted(after) and after[-1] + before < latest:
                before = latest
        start = None if start is None else start + before
        end = None if end is None else end + before
        if start is not None or end is not None:
            latest = max(latest, end if end is not None else (start or 0.0) + natural(_texts(cue)))
        result.append(replace(cue, start=start, end=end))
    return result, wrong


def _rising(values: Sequence[float]) -> list[int]:
    """Places of the longest run of values that never go down."""
    tails: list[float] = []
    ends: list[int] = []
    before: list[int] = []
    for i, value in enumerate(values):
        k = bisect_right(tails, value)
        before.append(ends[k - 1] if k else -1)
        if k == len(tails):
            tails.append(value)
            ends.append(i)
        else:
            tails[k], ends[k] = value, i
    kept: list[int] = []
    at = ends[-1] if ends else -1
    while at >= 0:
        kept.append(at)
        at = before[at]
    return kept[::-1]


def _placed(cues: Sequence[Cue]) -> list[Timed]:
    """Runs of cues from one known beginning to the next share the time between them."""
    result: list[Timed] = []
    i, at = 0, 0.0
    while i < len(cues):
        j = i + 1
        while j < len(cues) and not _begins_anew(cues, i, j):
            j += 1
        following = cues[j].start if j < len(cues) else None
        placed = _run(cues[i:j], at, following)
        result += placed
        at = result[-1].end
        i = j
    return result


def _begins_anew(cues: Sequence[Cue], i: int, j: int) -> bool:
    """Whether a run that began with cue `i` ends before cue `j`: there the file knows where it is."""
    start = cues[j].start
    if cues[j - 1].end is not None and start is None:
        return True
    first = cues[i].start
    return start is not None and (first is None or start > first)


def _run(cues: Sequence[Cue], at: float, following: float | None) -> list[Timed]:
    """Cues of which only the first may have a beginning, and the last an end, in their places from `at` on."""
    lengths = [natural(_texts(cue)) for cue in cues]
    usual = sum(lengths)
    end = max((cue.end for cue in cues if cue.end is not None), default=None)
    start = cues[0].start
    if start is None:
        start = at if end is None else end - usual * _SLOWEST
    start = max(start, at)
    if end is None:
        end = start + usual * (_SLOWEST if following is not None else 1.0)
    end = max(end, start + _SHORTEST * sum(len(_texts(cue)) for cue in cues))
    if following is not None:
        end = max(start, min(end, following))
    if len(cues) == 1:
        return [_timed(cues[0], start, end)]
    made, pace = [], (end - start) / usual if usual else 0.0
    for cue, length in zip(cues, lengths, strict=True):
        made.append(_timed(cue, start, start + length * pace))
        start += length * pace
    return made


def _timed(cue: Cue, start: float, end: float) -> Timed:
    words = _own_words(cue.words, start, end) or spread(_texts(cue), start, end, cue.words)
    return Timed(round(start, 3), round(end, 3), words, cue.label, cue.end is not None)


def _own_words(words: Sequence[TimedWord], start: float, end: float) -> tuple[Word, ...]:
    """The file's own words, if their times can be true; those without a time lie between their neighbours."""
    known = [word.start for word in words if word.start is not None]
    if not known or 2 * len(known) < len(words) or any(a > b for a, b in pairwise(known)):
        return ()
    if known[0] < start - 0.5 or known[-1] > end + 0.5:
        return ()
    made: list[Word] = []
    i = 0
    while i < len(words):
        j = i + 1
        while j < len(words) and words[j].start is None:
            j += 1
        low = words[i].start
        low = min(end, max(start if low is None else low, made[-1].end if made else start))
        following = words[j].start if j < len(words) else None
        high = end if following is None else min(end, following)
        if j == i + 1 and (own := words[i].end) is not None:
            high = min(high, own)
        made += spread([word.text for word in words[i:j]], low, max(low, high), words[i:j])
        i = j
    return tuple(made)


def spread(texts: Sequence[str], start: float, end: float, words: Sequence[TimedWord] = ()) -> tuple[Word, ...]:
    """Words from `start` to `end`, by their letters, with a rest after each sentence but the last."""
    usual = natural(texts) - (SENTENCE if texts and texts[-1].endswith(_SENTENCE_ENDS) else 0.0)
    pace = (end - start) / usual if usual > 0 else 0.0
    made, at = [], start
    for i, text in enumerate(texts):
        said = min(end, at + LETTER * (len(text) + 1) * pace)
        sure = words[i].probability if i < len(words) else 1.0
        made.append(Word(start=round(at, 3), end=round(said, 3), text=text, probability=round(sure, 4)))
        at = min(end, at + weight(text) * pace)
    return tuple(made)
