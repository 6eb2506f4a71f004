"""What a person decides about a transcript, one event a decision, as they stand in `corrections.jsonl`.

All places are seconds of recording, put into the pause between two words.
"""

from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field, TypeAdapter


class Correction(BaseModel):
    """One decision of a person. What it says of a place is `seconds`, and what was heard around that place then."""

    model_config = ConfigDict(frozen=True, extra="forbid")
    n: int = 0
    """Place in the log, from 1; 0 before it is written."""
    wall: str = ""
    """Wall clock, ISO 8601 with offset."""
    heard: tuple[str, ...] = ()
    """The last word before and the first word after each of its places, in the order of its fields.

    Another transcript may give the words other times; a place is then found again by the two words around it. Empty
    where there was no word on that side.
    """


class Assigned(Correction):
    """The words whose middle is in [start, end) belong to this question, to this script, or (both None) to none."""

    correction: Literal["Assigned"] = "Assigned"
    start: float
    end: float
    question: str | None = None
    section: str | None = None
    """The script, where it is no question; a question's section follows from the guide."""


class BorderMoved(Correction):
    """A border between two passages stands at `at` now: from `start` on the one, up to `end` the other is certain."""

    correction: Literal["BorderMoved"] = "BorderMoved"
    start: float
    at: float
    end: float
    was: float
    """Where it stood before."""
    before: str | None = None
    """Question before the border, None for a script or for none."""
    before_section: str | None = None
    after: str | None = None
    after_section: str | None = None


class Split(Correction):
    """There is a border, even between two passages of the same question."""

    correction: Literal["Split"] = "Split"
    at: float


class Joined(Correction):
    """There is no border between two passages of the same question."""

    correction: Literal["Joined"] = "Joined"
    at: float


class SpeakerSet(Correction):
    """Who says the words whose middle is in [start, end)."""

    correction: Literal["SpeakerSet"] = "SpeakerSet"
    start: float
    end: float
    speaker: str
    teach: bool = False
    """The voice there is an example: the rest may be found out again by it."""


class SpeakerRenamed(Correction):
    """Everywhere where it said `old` it says `new`."""

    correction: Literal["SpeakerRenamed"] = "SpeakerRenamed"
    old: str
    new: str
    swapped: bool = False
    """And the other way round: the two had been taken for each other."""


class ProposalDeclined(Correction):
    """This question was not asked there."""

    correction: Literal["ProposalDeclined"] = "ProposalDeclined"
    question: str
    start: float
    end: float


class Change(BaseModel):
    """The words whose middle is in [start, end) read `text` now; where there were none, `text` is put in."""

    model_config = ConfigDict(frozen=True, extra="forbid")
    start: float
    end: float
    text: str
    """Empty: the words are taken out."""
    was: str
    """What stood there before."""
    heard: tuple[str, ...] = ()
    """As in `Correction`: around `start`, then around `end`, in the words as they were heard."""


class TextSet(Correction):
    """What was heard wrongly, put right; one or several places at once."""

    correction: Literal["TextSet"] = "TextSet"
    changes: tuple[Change, ...]
    """In order of time, none within another."""
    speaker: str | None = None
    """Who says words that are put in where none were heard."""


class SegmentSplit(Correction):
    """A segment ends at `at` and another begins."""

    correction: Literal["SegmentSplit"] = "SegmentSplit"
    at: float


class SegmentsJoined(Correction):
    """The two segments that meet at `at` are one."""

    correction: Literal["SegmentsJoined"] = "SegmentsJoined"
    at: float


class Marked(Correction):
    """A quote, or a note, about what is said in [start, end)."""

    correction: Literal["Marked"] = "Marked"
    kind: Literal["quote", "note"]
    start: float
    end: float
    text: str = ""
    """The comment on a quote; the note itself."""
    section: str | None = None
    """The theme it belongs to."""
    instead_of: int | None = None
    """The number of the mark that this one replaces."""


class Read(Correction):
    """What is said in [start, end) has been read through, or is to be read again."""

    correction: Literal["Read"] = "Read"
    start: float
    end: float
    read: bool = True


class Settled(Correction):
    """What the program doubted in [start, end) is right as it stands."""

    correction: Literal["Settled"] = "Settled"
    start: float
    end: float


class Replaced(Correction):
    """What tells who somebody is gives way to `by` in the view and in every export; the raw words stay."""

    correction: Literal["Replaced"] = "Replaced"
    start: float
    end: float
    """The place where it was decided."""
    everywhere: bool = False
    """Wherever `original` stands in the interview, not only there."""
    original: str = Field(repr=False)
    """The phrase as it stands in the text, without a genitive s."""
    by: str
    """A pseudonym, or what is told more generally: `[en kommun]`."""
    kind: str
    """One of `privacy.finding.proposal.KINDS`, or `pronoun`."""


class Kept(Correction):
    """`original` stays as it is: it tells nobody who somebody is."""

    correction: Literal["Kept"] = "Kept"
    start: float
    end: float
    everywhere: bool = False
    original: str = Field(repr=False)
    kind: str


class Undone(Correction):
    """The correction with number `of` counts as if it had not been. Undoing an `Undone` does it again."""

    correction: Literal["Undone"] = "Undone"
    of: int


AnyCorrection = Annotated[
    Assigned
    | BorderMoved
    | Split
    | Joined
    | SpeakerSet
    | SpeakerRenamed
    | ProposalDeclined
    | TextSet
    | SegmentSplit
    | SegmentsJoined
    | Marked
    | Read
    | Settled
    | Replaced
    | Kept
    | Undone,
    Field(discriminator="correction"),
]
CORRECTION: TypeAdapter[AnyCorrection] = TypeAdapter(AnyCorrection, config=ConfigDict(hide_input_in_errors=True))
"""Reads one correction from a dict. What is wrong in it is never quoted: it may be a name."""
