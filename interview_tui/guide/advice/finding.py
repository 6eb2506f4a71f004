"""What the advice consists of."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

Code = Literal[
    "closed",
    "leading",
    "double",
    "why",
    "jargon",
    "long",
    "sensitive",
    "serves_none",
    "no_opening",
    "no_closing",
    "no_consent",
    "too_long",
    "unserved",
]

Span = tuple[int, int]
"""From and to, in code points of the question's text."""


@dataclass(frozen=True, slots=True)
class Finding:
    """One remark."""

    code: Code
    question: str | None
    """Id of the question or follow-up; None for the whole guide."""
    section: str | None
    text: str
    """What, and what to try instead, in the user's language."""
    source: str
    """Who says so: author, year, work."""
    span: Span | None = None


@dataclass(frozen=True, slots=True)
class PilotMinutes:
    """What the study's own pilots say about time."""

    pilots: int
    """How many there are, at least one."""
    per_question: Mapping[str, float]
    """Question's id → its minutes, follow-ups included: the median over the pilots that asked it."""
