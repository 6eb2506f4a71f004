"""From the tokens of a window to its sentences, and to where the next window begins. Pure; columns are 0.01 s."""

from dataclasses import dataclass, field
from itertools import pairwise

from interview_tui.transcription.batched.word_places import Placed

_COLUMNS_A_STAMP = 2
_SECONDS_A_STAMP = 0.02
_SECONDS_A_COLUMN = 0.01


@dataclass
class Sentence:
    """What stands between two timestamps, in seconds of the chunk."""

    start: float
    end: float
    tokens: tuple[int, ...]
    """Words only."""
    text: str = ""
    words: list[Placed] = field(default_factory=list)


def sentences(tokens: tuple[int, ...], seek: int, size: int, stamps: int, end: int) -> tuple[list[Sentence], int, bool]:
    """The sentences in the tokens of a window, the column at which to go on, and whether all of it was heard.

    The window begins at column `seek` of the chunk and holds `size` of them; `stamps` is the first timestamp's token
    and `end` the first that is no word. A sentence without an end is left for the next window, unless it is the only
    one.
    """
    from_start = seek * _SECONDS_A_COLUMN
    is_stamp = [token >= stamps for token in tokens]
    whole = is_stamp[-2:] == [False, True]

    def sentence(part: tuple[int, ...], start: float, until: float) -> Sentence:
        return Sentence(from_start + start, from_start + until, tuple(token for token in part if token < end))

    cuts = [i + 1 for i, (one, other) in enumerate(pairwise(is_stamp)) if one and other]
    if not cuts:
        last = next((token for token in reversed(tokens) if token >= stamps), stamps)
        length = (last - stamps) * _SECONDS_A_STAMP or size * _SECONDS_A_COLUMN
        return [sentence(tokens, 0.0, length)], seek + size, whole
    if whole:
        cuts.append(len(tokens))
    found = [
        sentence(tokens[a:b], (tokens[a] - stamps) * _SECONDS_A_STAMP, (tokens[b - 1] - stamps) * _SECONDS_A_STAMP)
        for a, b in pairwise([0, *cuts])
    ]
    following = seek + size if whole else seek + (tokens[cuts[-1] - 1] - stamps) * _COLUMNS_A_STAMP
    return found, following, whole
