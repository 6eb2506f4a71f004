"""What can happen in an interview. A timeline is a list of these; everything on screen is folded from them.

`n` and `wall` are given by the timeline when an event is written. An event's `at` is the place in the sound: seconds
of recording, counted in samples, so it stands still while nothing is recorded.
"""

from typing import Annotated, Literal, get_args

from pydantic import BaseModel, ConfigDict, Field, TypeAdapter

ConsentHow = Literal["spoken", "written", "earlier"]
ConsentBy = Literal["self", "guardian", "trustee"]
"""Who consents: the participant, a child's guardian, or somebody appointed to speak for a grown person."""
Answer = Literal["yes", "no", "not_asked"]
GapCause = Literal["", "device", "overrun", "disk", "damage"]
"""The device went or stalled; blocks were lost on the way; no disk took it; an imported file is damaged there."""


class Event(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")
    n: int = 0
    """Place in the timeline, from 1; 0 before it is written."""
    at: float = 0.0
    """Seconds of recording when it happened (at the first key press, for what is then typed)."""
    wall: str = ""
    """Wall clock, ISO 8601 with offset."""


class Started(Event):
    """The interview screen was opened for this participant."""

    event: Literal["Started"] = "Started"


class RecordingAgreed(Event):
    """The participant has agreed to be recorded. Nothing is recorded before."""

    event: Literal["RecordingAgreed"] = "RecordingAgreed"
    shown: tuple[str, ...] = ()
    """Sections of the guide that stood on the screen to be read when it was said: information and consent."""


class ConsentRead(Event):
    """The consent script is being read aloud."""

    event: Literal["ConsentRead"] = "ConsentRead"
    section: str | None = None


class ScriptRead(Event):
    """A script (welcome, closing) is being read aloud."""

    event: Literal["ScriptRead"] = "ScriptRead"
    section: str


class ConsentGiven(Event):
    event: Literal["ConsentGiven"] = "ConsentGiven"
    how: ConsentHow = "spoken"
    reference: str = ""
    """Where the written consent is kept; never a name."""
    who: str = ""
    """The participant it is about; empty for everybody who takes part."""


class ConsentDetailed(Event):
    """More about a consent, given or to come: what is None here is as it was."""

    event: Literal["ConsentDetailed"] = "ConsentDetailed"
    who: str = ""
    """The participant it is about; empty for everybody who takes part."""
    by: ConsentBy | None = None
    assent: Answer | None = None
    """What the participant herself says where somebody else consents for her."""
    recording: Answer | None = None
    quotes: Answer | None = None
    """What was said may be quoted, under a pseudonym."""
    archiving: Answer | None = None
    """The material may be kept for other research after this study."""


class ConsentRefused(Event):
    """Stops the recording and erases it."""

    event: Literal["ConsentRefused"] = "ConsentRefused"


class ConsentWithdrawn(Event):
    event: Literal["ConsentWithdrawn"] = "ConsentWithdrawn"


class RecordingStarted(Event):
    event: Literal["RecordingStarted"] = "RecordingStarted"
    rate: int = 16_000
    """Samples a second."""
    channels: int = 1


class Paused(Event):
    event: Literal["Paused"] = "Paused"


class OffTheRecord(Event):
    """Nothing is written to disk from here to the next `Resumed`."""

    event: Literal["OffTheRecord"] = "OffTheRecord"


class Resumed(Event):
    """Ends a pause or a stretch off the record."""

    event: Literal["Resumed"] = "Resumed"
    seconds: float = 0.0
    """How long nothing was recorded."""


class Stopped(Event):
    """The recording has ended: nothing follows in the sound."""

    event: Literal["Stopped"] = "Stopped"
    seconds: float = 0.0
    """Length of the recording."""
    interrupted: bool = False
    """Not stopped by a key: the program or the machine went down."""


class GapDetected(Event):
    """Sound was lost; silence of the same length stands in its place."""

    event: Literal["GapDetected"] = "GapDetected"
    start: float
    seconds: float
    cause: GapCause = ""


class Slept(Event):
    """The machine was suspended while it recorded: nothing was heard, and the sound goes on right after."""

    event: Literal["Slept"] = "Slept"
    seconds: float = 0.0
    """How long, by the clock that runs on in sleep."""


class QuestionShown(Event):
    """Looked at by jumping to it; not asked."""

    event: Literal["QuestionShown"] = "QuestionShown"
    question: str


class QuestionAsked(Event):
    event: Literal["QuestionAsked"] = "QuestionAsked"
    question: str


class ProbeAsked(Event):
    event: Literal["ProbeAsked"] = "ProbeAsked"
    probe: str


class QuestionCovered(Event):
    """Answered while another question was current."""

    event: Literal["QuestionCovered"] = "QuestionCovered"
    question: str
    by: str | None = None


class QuestionSkipped(Event):
    event: Literal["QuestionSkipped"] = "QuestionSkipped"
    question: str


class Reopened(Event):
    """Put back on the list after it was skipped or covered."""

    event: Literal["Reopened"] = "Reopened"
    question: str


class FollowUpImprovised(Event):
    event: Literal["FollowUpImprovised"] = "FollowUpImprovised"
    text: str = ""


class NoteTaken(Event):
    event: Literal["NoteTaken"] = "NoteTaken"
    text: str


class QuoteMarked(Event):
    event: Literal["QuoteMarked"] = "QuoteMarked"


class SpeakerChanged(Event):
    event: Literal["SpeakerChanged"] = "SpeakerChanged"
    speaker: str


class ParticipantTurned(Event):
    """In a rehearsal: the participant, whose part the program takes, falls silent or goes on."""

    event: Literal["ParticipantTurned"] = "ParticipantTurned"
    speaks: bool
    """Goes on; else falls silent."""


class Undone(Event):
    """The event with number `of` counts as if it had not been; it stays in the log."""

    event: Literal["Undone"] = "Undone"
    of: int


class Ended(Event):
    event: Literal["Ended"] = "Ended"


AnyEvent = Annotated[
    Started | RecordingAgreed | ConsentRead | ScriptRead | ConsentGiven | ConsentDetailed | ConsentRefused
    | ConsentWithdrawn | RecordingStarted | Paused | OffTheRecord | Resumed | Stopped | GapDetected | Slept
    | QuestionShown | QuestionAsked | ProbeAsked | QuestionCovered | QuestionSkipped | Reopened | FollowUpImprovised
    | NoteTaken | QuoteMarked | SpeakerChanged | ParticipantTurned | Undone | Ended,
    Field(discriminator="event"),
]  # fmt: skip
EVENT: TypeAdapter[AnyEvent] = TypeAdapter(AnyEvent, config=ConfigDict(hide_input_in_errors=True))
"""Reads one event from a dict: `EVENT.validate_python({"event": "QuoteMarked", "at": 3.0})`.

What is wrong in it is never quoted: it may be a note.
"""
EVENT_KINDS: dict[str, type[Event]] = {kind.__name__: kind for kind in get_args(get_args(AnyEvent)[0])}
"""Every event by its name."""
