"""`interview.json`: who, what kind, how and where, and the sound it led to. No real name ever stands here."""

import json
from collections.abc import Sequence
from pathlib import Path
from typing import Any, Literal

from filelock import Timeout
from pydantic import BaseModel, ConfigDict, Field, model_validator

from interview_tui.files import Lock, write_whole
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
Part = Literal["participant", "support"]
Setting = Literal["one_to_one", "pair", "support", "group"]
Form = Literal["conversation", "written"]
INTERVIEWERS = ("I", "I2")
"""Labels of the interviewers in a transcript; no participant may be called so."""


class Participant(BaseModel):
    model_config = ConfigDict(frozen=True)
    pseudonym: str
    role: str = ""
    part: Part = "participant"
    """A support person (a parent, an interpreter, a contact person) is there for a participant, and may speak."""


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


class ImportedTranscript(BaseModel):
    """What is known of a transcript from elsewhere. Neither its file nor its name is kept: both may hold real names."""

    model_config = ConfigDict(frozen=True)
    kind: str
    """Ending of the file, small and without a dot: `vtt`."""
    times: Literal["words", "lines", "none"]
    """What the file told: when each word was said, when each line was, or nothing."""
    labels: bool
    """Whether it said who speaks."""


class Imported(BaseModel):
    """Where the sound or the words of an interview came from that was held elsewhere."""

    model_config = ConfigDict(frozen=True)
    kind: str = ""
    """Ending of the original file, small and without a dot: `m4a`. Its name is not kept: it often holds a person's."""
    file: str = ""
    """The copy of the original inside the interview's folder: `audio/original.m4a`; empty where there is no sound."""
    sha256: str = ""
    """Of the original and of its copy."""
    missing: tuple[tuple[float, float | None], ...] = ()
    """Seconds that could not be had, `(from, to)`; what is missing after the end too, with `to` None if unknown."""
    transcript: ImportedTranscript | None = None
    """None where the words were not imported."""


Answers = Literal["silent", "short", "typical", "long"]
"""How the participant of a rehearsal answers."""


class Rehearsed(BaseModel):
    """How the program takes the participant's part in a rehearsal. The same values make the same answers."""

    model_config = ConfigDict(frozen=True)
    answers: Answers = "typical"
    seed: int = 0
    """What chance begins with: another one makes other answers."""
    seconds: dict[str, float] = {}
    """Main question's id → how long it takes with its follow-ups, by the study's pilots; none without any."""


class InterviewRecord(BaseModel):
    """What is known about an interview before it starts, and afterwards about its sound."""

    model_config = ConfigDict(frozen=True, populate_by_name=True, serialize_by_alias=True, hide_input_in_errors=True)
    schema_version: int = Field(SCHEMA, alias="schema")
    participants: tuple[Participant, ...]
    """Everyone but the interviewers, support persons included, in the order they are named in."""
    setting: Setting = "one_to_one"
    """Where a file or a caller does not say, it follows from the participants (`setting_of`)."""
    interviewers: Literal[1, 2] = 1
    form: Form = "conversation"
    """Answers in writing have neither sound nor times of their own."""
    earlier: str | None = None
    """Folder of the interview with the same participant before this one, which may have been deleted since."""
    sitting_of: str | None = None
    """Folder of the interview that this recording goes on with: a second sitting. It may have been deleted since."""
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
    rehearsed: Rehearsed | None = None
    """None where there is a participant."""
    imported: Imported | None = None
    """Recorded elsewhere and brought here afterwards."""
    audio: tuple[SealedAudio, ...] = ()
    """The finished sound files, the main one first; none until the recording is archived."""

    @model_validator(mode="before")
    @classmethod
    def _with_setting(cls, data: Any) -> Any:
        """Records written before there were settings get the one that their participants make."""
        if isinstance(data, dict) and "setting" not in data and isinstance(data.get("participants"), list | tuple):
            parts = [one.part if isinstance(one, Participant) else _part(one) for one in data["participants"]]
            return data | {"setting": setting_of(parts)}
        return data

    @property
    def pseudonym(self) -> str:
        """The first participant's; a support person's only where there is nobody else."""
        return next((one for one in self.participants if one.part == "participant"), self.participants[0]).pseudonym

    @property
    def voices(self) -> tuple[str, ...]:
        """The labels that may stand in its transcript: `I`, `I2` where two ask, then the pseudonyms in order."""
        return (*INTERVIEWERS[: self.interviewers], *(one.pseudonym for one in self.participants))

    @property
    def has_times(self) -> bool:
        """Whether its seconds are seconds of sound; answers in writing have a clock that counts words."""
        return self.form == "conversation"

    @property
    def needs_consent(self) -> bool:
        """A rehearsal has no participant to ask."""
        return self.kind != "rehearsal"


def setting_of(parts: Sequence[str]) -> Setting:
    """What the parts of those who are there make of it: two participants are a pair, more are a group."""
    participants = sum(part != "support" for part in parts)
    if participants > 2:
        return "group"
    if participants == 2:
        return "pair"
    return "support" if "support" in parts else "one_to_one"


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
    lock = Lock(path.with_name(f".{RECORD_FILE}.lock"), timeout=_LOCK_SECONDS, mode=0o600)
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


def _part(participant: object) -> str:
    """The part that a file gives to one participant."""
    return str(participant.get("part", "participant")) if isinstance(participant, dict) else "participant"


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
