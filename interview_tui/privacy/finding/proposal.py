"""What the search for identities gives: places in a text that a careful researcher would look at."""

from dataclasses import dataclass

KINDS = (
    "person", "place", "school", "workplace", "authority", "phone", "id_number", "email", "address", "birth_date",
    "age", "occupation",
)  # fmt: skip
"""The kinds of a proposal, as they stand in JSON."""


@dataclass(frozen=True, slots=True)
class Proposal:
    """A phrase that may tell who somebody is. It proposes; she decides."""

    line: int
    """From 1."""
    start: int
    """Position in the line, in code points, from 0."""
    end: int
    """The position after the last code point; a genitive s is left out."""
    text: str
    kind: str
    """One of `KINDS`."""
    reason: str
    """Why it is proposed, a phrase in the user's language."""


@dataclass(frozen=True, slots=True)
class Found:
    """A proposal in the making: within one line."""

    start: int
    end: int
    kind: str
    reason: str
    weak: bool = False
    """Another kind that overlaps it is rather meant."""
