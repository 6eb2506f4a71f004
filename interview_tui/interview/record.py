"""`interview.json`: who, what kind, how and where. No real name ever stands here."""

from typing import Literal

from pydantic import BaseModel, ConfigDict, Field

SCHEMA = 1

InterviewKind = Literal["interview", "pilot", "rehearsal"]
Mode = Literal["in_person", "phone", "video"]


class Participant(BaseModel):
    model_config = ConfigDict(frozen=True)
    pseudonym: str
    role: str = ""


class InterviewRecord(BaseModel):
    """What is known about an interview before it starts."""

    model_config = ConfigDict(frozen=True, populate_by_name=True, serialize_by_alias=True)
    schema_version: int = Field(SCHEMA, alias="schema")
    participants: tuple[Participant, ...]
    kind: InterviewKind = "interview"
    mode: Mode = "in_person"
    place: str = ""
    guide_version: int = 1
    placeholders: dict[str, str] = {}
    """Name → what is said instead in this interview."""
    device: str | None = None
    """Input device as PortAudio names it; None is the system's default."""
    created: str = ""
    """Wall clock, ISO 8601 with offset."""
    replayed: bool = False
    """Made from a recording by the demo, not held with a person."""

    @property
    def pseudonym(self) -> str:
        """The first participant's."""
        return self.participants[0].pseudonym

    @property
    def needs_consent(self) -> bool:
        """A rehearsal has no participant to ask."""
        return self.kind != "rehearsal"
