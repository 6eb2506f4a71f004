"""How many new words each interview brings: a hint, no more, of whether new ones still bring something new. Pure.

Saturation is judged by what is said, not by its words; but where hardly any content word is new any more, hardly
anything new is being talked of (the idea: Guest, Bunce and Johnson 2006, who counted new codes an interview).
"""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass

from interview_tui.across.digest import Digest


@dataclass(frozen=True, slots=True)
class NewWords:
    """What one interview brought."""

    interview: Digest
    new: int
    """Content words, by their stems, that no participant had said in an earlier interview."""
    per_thousand: float
    """For a thousand words that participants said in it: a long interview has more of everything."""


def new_words(said: Sequence[tuple[Digest, Collection[str]]], names: Iterable[str] = ()) -> tuple[NewWords, ...]:
    """Each interview in the order given, with the stems of its participants' content words. `names` are stems that do
    not count: pseudonyms are new in every interview. Interviews without words are left out."""
    known = set(names)
    found = []
    for interview, stems in said:
        if not interview.participants_words:
            continue
        new = set(stems) - known
        known |= new
        found.append(NewWords(interview, len(new), 1000 * len(new) / interview.participants_words))
    return tuple(found)
