"""What a person can do to a draft, as values: each says which row, counted from 0, and what is to become of it."""

from dataclasses import dataclass
from typing import Literal

from interview_tui.guide.drafting.rows import Row, RowKind
from interview_tui.guide.header import Header


@dataclass(frozen=True, slots=True)
class Move:
    """One place up or down, with what is nested under it."""

    row: int
    down: bool


@dataclass(frozen=True, slots=True)
class Indent:
    """One level in: under what stands before it, with what is nested under it."""

    row: int


@dataclass(frozen=True, slots=True)
class Outdent:
    """One level out: after what it stood under."""

    row: int


@dataclass(frozen=True, slots=True)
class ChangeKind:
    """Another kind, in the same place."""

    row: int
    kind: RowKind


@dataclass(frozen=True, slots=True)
class Merge:
    """Its text goes on in the row before."""

    row: int


@dataclass(frozen=True, slots=True)
class Split:
    """Two rows of one: the second begins at code point `at` of its text."""

    row: int
    at: int


@dataclass(frozen=True, slots=True)
class Reword:
    """Another text."""

    row: int
    text: str


@dataclass(frozen=True, slots=True)
class Add:
    """A new row that becomes number `row`."""

    row: int
    new: Row


@dataclass(frozen=True, slots=True)
class Delete:
    """The row goes, with what is nested under it."""

    row: int


@dataclass(frozen=True, slots=True)
class SetMinutes:
    """Planned time of a section; of the whole guide, where the row is the title."""

    row: int
    minutes: int | None


@dataclass(frozen=True, slots=True)
class SetOptional:
    """Whether a question or probe may be left out."""

    row: int
    optional: bool


@dataclass(frozen=True, slots=True)
class SetResearchQuestions:
    """Which research questions a question serves: `RQ1`."""

    row: int
    names: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Silence:
    """Which advice is not wanted for a question or probe: codes."""

    row: int
    codes: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class SetId:
    """The id of a section, question or probe; "" for the one its text gives."""

    row: int
    id: str


@dataclass(frozen=True, slots=True)
class Sure:
    """A person has looked at the row, and it is right as it stands."""

    row: int


@dataclass(frozen=True, slots=True)
class SetHeader:
    """Language, minutes, placeholders, research questions, advice that is not wanted."""

    header: Header
    row: Literal[0] = 0


Edit = (
    Move
    | Indent
    | Outdent
    | ChangeKind
    | Merge
    | Split
    | Reword
    | Add
    | Delete
    | SetMinutes
    | SetOptional
    | SetResearchQuestions
    | Silence
    | SetId
    | Sure
    | SetHeader
)
