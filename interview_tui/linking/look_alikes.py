"""Words that may be others heard wrong, or that are compounds with them. Pure."""

from collections.abc import Sequence

import numpy as np
from rapidfuzz import fuzz, process

from interview_tui.linking.terms import is_function_word, is_part, stem

_SHORTEST_WORD, _SHORTEST_STEM = 5, 4
"""Letters; shorter ones look like too many others."""


def look_alikes(
    words: Sequence[str], stems: Sequence[str], language: str, least: float, heard_wrong: float, part: float
) -> dict[str, list[tuple[str, float]]]:
    """Word → the stems that it looks like or is a compound with, and how much that is worth.

    `least`: likeness of letters from which a word may be another one, 0 to 100. `heard_wrong`: what that is worth at
    100. `part`: what a compound is worth.
    """
    known = [key for key in stems if len(key) >= _SHORTEST_STEM]
    long = [word for word in words if len(word) >= _SHORTEST_WORD and not is_function_word(word, language)]
    found: dict[str, list[tuple[str, float]]] = {}
    if not known or not long:
        return found
    own = [stem(word, language) for word in long]
    scores = process.cdist(own, known, scorer=fuzz.ratio, score_cutoff=least, dtype=np.uint8)
    for i, j in zip(*np.nonzero(scores), strict=True):
        found.setdefault(long[i], []).append((known[j], heard_wrong * float(scores[i, j]) / 100))
    for word, stemmed in zip(long, own, strict=True):
        parts = [(key, part) for key in known if is_part(key, stemmed) or is_part(stemmed, key)]
        if parts:
            found.setdefault(word, []).extend(parts)
    return found
