"""`study.toml`: what a study is told once. Read with a sentence where something in it cannot be; written whole."""

import json
import tomllib
from datetime import date
from pathlib import Path
from typing import Any

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from interview_tui.language import _
from interview_tui.problem import Problem
from interview_tui.stored import refuse_newer, stored_text

SCHEMA = 1
_WRITTEN_IF_SET = (
    "responsible", "supervisor", "university", "contact", "storage",
    "grace_minutes", "spare", "speech_threshold", "speech_padding", "least_silence",
)  # fmt: skip
"""Settings that `study.toml` names only where they are not the usual ones."""


class Settings(BaseModel):
    """What stands in `study.toml`."""

    model_config = ConfigDict(frozen=True)
    title: str
    language: str = "sv"
    """Of the interviews and, unless told otherwise, of the screens: "sv" or "en"."""
    minutes: int = 60
    """Planned length of an interview."""
    interviews: int | None = Field(None, ge=1, le=1000)
    """How many are planned; None where nobody has said."""
    model: str | None = None
    """Name of the Whisper model; None until one is chosen."""
    live: bool = True
    """Transcribe while the interview goes on."""
    retention: date | None = None
    """When everything is to be deleted."""
    ethics_reference: str = ""
    responsible: str = ""
    """Who carries out the study, by name: stands in the information that a participant gets."""
    supervisor: str = ""
    university: str = ""
    """And department."""
    contact: str = ""
    """How a participant reaches who is responsible: an e-mail address, a phone number."""
    storage: str = ""
    """Where and how recordings and transcripts are kept, in her own words, as a participant is told."""
    grace_minutes: float = Field(2, ge=0, le=600)
    """How long a recorder goes on alone when the program has died; 600 is the longest interview there is."""
    spare: str | None = None
    """Folder for the sound when the study's disk is full; None is the user's cache folder."""
    speech_threshold: float = Field(0.35, ge=0.05, le=0.95)
    """How sure the detector must be that somebody speaks: rather a cough too much than a low voice too little."""
    speech_padding: float = Field(0.1, ge=0, le=0.5)
    """Seconds that each stretch of speech is made longer at both ends."""
    least_silence: float = Field(0.3, ge=0.1, le=2)
    """Seconds; shorter silence does not end a stretch of speech: people draw breath."""


def read_settings(path: Path) -> Settings:
    """What `study.toml` says. Raises `Problem` that names the setting which cannot be."""
    try:
        data = tomllib.loads(stored_text(path))
        refuse_newer(data.pop("schema", SCHEMA), SCHEMA, path)
        return Settings.model_validate(data)
    except ValidationError as error:
        raise _unusable(error, path) from error
    except tomllib.TOMLDecodeError as error:
        raise _unreadable(path) from error


def settings_text(settings: Settings) -> str:
    """`study.toml`: by a template, because the standard library only reads TOML."""
    lines = [f"schema = {SCHEMA}"]
    for key, value in settings.model_dump().items():
        if value is None or (key in _WRITTEN_IF_SET and value == Settings.model_fields[key].default):
            continue
        if isinstance(value, bool):
            lines.append(f"{key} = {str(value).lower()}")
        elif isinstance(value, int | float | date):
            lines.append(f"{key} = {value}")
        else:
            # A JSON string is a TOML string, but for DEL, which JSON leaves bare.
            lines.append(f"{key} = {json.dumps(value, ensure_ascii=False)}".replace("\x7f", "\\u007f"))
    return "\n".join(lines) + "\n"


def _unusable(error: ValidationError, path: Path) -> Problem:
    """What is wrong with the first setting that cannot be; of a number, between what it may lie."""
    key = str(error.errors()[0]["loc"][0])
    bounds = _bounds(key)
    if bounds is None:
        return _unreadable(path)
    least, most = bounds
    return Problem(
        _("The setting {key} must be a number from {least} to {most}.").format(key=key, least=least, most=most),
        cure=_("Change it in the file, or take its line out: then {default} is used.").format(
            default=Settings.model_fields[key].default
        ),
        where=path,
    )


def _bounds(key: str) -> tuple[Any, Any] | None:
    field = Settings.model_fields.get(key)
    least = next((mark.ge for mark in field.metadata if hasattr(mark, "ge")), None) if field else None
    most = next((mark.le for mark in field.metadata if hasattr(mark, "le")), None) if field else None
    return None if least is None or most is None else (least, most)


def _unreadable(path: Path) -> Problem:
    return Problem(
        _("The settings of the study cannot be read."), cure=_("Mend the file or put back its copy."), where=path
    )
