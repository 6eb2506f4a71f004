"""`interview.json`: who, what kind, how and where, and the sound it led to. No real name ever stands here."""

import json
from pathlib import Path
from typing import Any, Literal

from filelock import FileLock, Timeout
from pydantic import BaseModel, ConfigDict, Field

from interview_tui.files import write_whole
from interview_tui.language import _
from interview_tui.problem import Problem, reason
from interview_tui.stored import refuse_newer, stored_text

SCHEMA = 1
RECORD_FILE = "interview.json"
_LOCK_SECONDS = 10
"""How long a change waits for another one, which takes milliseconds."""

InterviewKind = Literal["interview", "pilot", "rehearsal"]
Mode = Literal["in_person", "phone", "video"]
Microphones = Literal["one", "two_channels", "two_devices"]
"""Two channels of one device (interviewer left, participant right), or a second device as a backup."""


class Participant(BaseModel):
    model_config = ConfigDict(frozen=True)
    pseudonym: str
    role: str = ""


class SealedAudio(BaseModel):
    """A finished file of sound, and what it was when it was finished."""

    model_config = ConfigDict(frozen=True)
    file: str
    """Its path inside the interview's folder, with `/`: `audio/recording.flac`."""
    sha256: str
    """Of the whole file, in hexadecimal."""
    seconds: float
    rate: int
    """Frames a second."""
    channels: int
    frames: int


class Imported(BaseModel):
    """Where the sound of an interview came from that was recorded elsewhere."""

    model_config = ConfigDict(frozen=True)
    kind: str
    """Ending of the original file, small and without a dot: `m4a`. Its name is not kept: it often holds a person's."""
    file: str
    """The copy of the original inside the interview's folder: `audio/original.m4a`."""
    sha256: str
    """Of the original and of its copy."""
    missing: tuple[tuple[float, float | None], ...] = ()
    """Seconds that could not be had, `(from, to)`; what is missing after the end too, with `to` None if unknown."""


class InterviewRecord(BaseModel):
    """What is known about an interview before it starts, and afterwards about its sound."""

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
    microphones: Microphones = "one"
    second_device: str | None = None
    """The backup's device, named in the same way; None unless `microphones` is "two_devices"."""
    created: str = ""
    """Wall clock, ISO 8601 with offset."""
    replayed: bool = False
    """Made from a recording by the demo, not held with a person."""
    imported: Imported | None = None
    """Recorded elsewhere and brought here afterwards."""
    audio: tuple[SealedAudio, ...] = ()
    """The finished sound files, the main one first; none until the recording is archived."""

    @property
    def pseudonym(self) -> str:
        """The first participant's."""
        return self.participants[0].pseudonym

    @property
    def needs_consent(self) -> bool:
        """A rehearsal has no participant to ask."""
        return self.kind != "rehearsal"


def read_record(interview_folder: Path) -> InterviewRecord:
    """The record in the folder. Raises `Problem` if it is missing, damaged or newer than this program."""
    return _read(interview_folder / RECORD_FILE)[1]


def update_record(interview_folder: Path, **changes: Any) -> InterviewRecord:
    """Change fields of the record by their names, and return it as it is on the disk now.

    The screens and the recorder process may call it at the same time: each change is a read and a write under one
    lock. What the file holds beside the known fields stays. Raises `Problem` as `read_record` does, and if the record
    cannot be written; `ValueError` if a value does not fit its field or there is no such field.
    """
    if unknown := changes.keys() - InterviewRecord.model_fields.keys():
        raise ValueError(f"no such field: {', '.join(sorted(unknown))}")
    path = interview_folder / RECORD_FILE
    lock = FileLock(path.with_name(f".{RECORD_FILE}.lock"), timeout=_LOCK_SECONDS, mode=0o600)
    try:
        with lock:
            data, record = _read(path)
            record = InterviewRecord.model_validate(dict(record) | changes)
            whole = data | record.model_dump(mode="json")
            write_whole(path, json.dumps(whole, ensure_ascii=False, indent=2) + "\n")
    except (OSError, Timeout) as error:
        why = reason(error) if not isinstance(error, Timeout) else _("another program has it open")
        raise Problem(
            _("The record of this interview could not be written: {reason}.").format(reason=why),
            cure=_("Check that you may write in the study's folder, and that the disk has room."),
            where=path,
        ) from error
    return record


def _read(path: Path) -> tuple[dict[str, Any], InterviewRecord]:
    """What the file holds, and the record in it."""
    try:
        data = json.loads(stored_text(path))
        refuse_newer(data.get("schema") if isinstance(data, dict) else None, SCHEMA, path)
        return data, InterviewRecord.model_validate(data)
    except ValueError as error:  # no JSON, or (a ValidationError) not what it should hold
        raise Problem(
            _("The record of this interview is damaged."), cure=_("Put back its copy."), where=path
        ) from error
