"""What crosses the border between the recorder and a screen: one JSON object a message, a reply to each."""

from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field, TypeAdapter

RecorderState = Literal["listening", "recording", "paused", "off_record", "stopped", "erased"]
Fault = Literal[
    "no_sound_system",
    "no_device",
    "device_gone",
    "device_moved",
    "stalled",
    "hangs",
    "only_zeros",
    "one_side_dead",
    "clipping",
    "too_quiet",
    "hum",
    "second_gone",
    "disk_full",
    "on_spare",
    "disk_low",
]
"""What is wrong right now; a screen turns it into a sentence with its cure."""


class _Message(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid", allow_inf_nan=False)


class _Command(_Message):
    at: float | None = None
    """`time.monotonic()` when the key went down; None is when the recorder hears of it."""


_LONGEST_SECONDS = 1e6
_FASTEST = 1e6


class Ask(_Command):
    """How is it going? Changes nothing."""

    do: Literal["ask"] = "ask"


class Start(_Command):
    """Write to disk from now on. The participant has agreed."""

    do: Literal["start"] = "start"


class Pause(_Command):
    do: Literal["pause"] = "pause"


class GoOffTheRecord(_Command):
    do: Literal["off_record"] = "off_record"


class Resume(_Command):
    do: Literal["resume"] = "resume"


class Stop(_Command):
    """End the recording, archive it and leave."""

    do: Literal["stop"] = "stop"


class Erase(_Command):
    """Stop, delete every sound of this interview, and leave."""

    do: Literal["erase"] = "erase"


class Leave(_Command):
    """Close the device and leave; refused while a recording goes on."""

    do: Literal["leave"] = "leave"


class TryOut(_Command):
    """Listen for some seconds, in memory alone, then play it back. Refused while a recording goes on."""

    do: Literal["try_out"] = "try_out"
    seconds: float = Field(5.0, ge=0, le=_LONGEST_SECONDS)


class HoldAt(_Command):
    """A file source stops and waits at this many seconds of the file; None lets it run to its end."""

    do: Literal["hold_at"] = "hold_at"
    seconds: float | None = Field(None, ge=0, le=_LONGEST_SECONDS)


class SetSpeed(_Command):
    """A file source plays this many times real speed; 0 is as fast as the machine can."""

    do: Literal["set_speed"] = "set_speed"
    speed: float = Field(ge=0, le=_FASTEST)


class UseDefault(_Command):
    """While the chosen microphone is away, take the system's default one; refused while it works."""

    do: Literal["use_default"] = "use_default"


Command = Annotated[
    Ask | Start | Pause | GoOffTheRecord | Resume | Stop | Erase | Leave | TryOut | HoldAt | SetSpeed | UseDefault,
    Field(discriminator="do"),
]
COMMAND: TypeAdapter[Command] = TypeAdapter(Command)


class RecorderStatus(_Message):
    """The reply to every command: how the recorder stands after it."""

    state: RecorderState = "listening"
    seconds: float = 0.0
    """Length of the recording so far, counted in samples."""
    source_seconds: float = 0.0
    """Sound received since the recorder opened its source, recorded or not; for a file, the place in it."""
    monotonic: float = 0.0
    """`time.monotonic()` of the recorder when `seconds` was true; the same clock in every process of the machine."""
    speed: float = 1.0
    """Seconds of sound a second: 1 for a microphone."""
    running: bool = True
    """Sound is coming in: a file source is not held, a device is alive."""
    source_ended: bool = False
    """A file source has come to its end."""
    device: str = ""
    rate: int = 16_000
    channels: int = 1
    peak_dbfs: float = -120.0
    """Loudest sample of the last quarter of a second, in dB under full scale."""
    peaks_dbfs: tuple[float, ...] = ()
    """The same for each channel, where there are two."""
    second_device: str = ""
    """The backup microphone; empty if there is none."""
    second_running: bool = False
    second_peak_dbfs: float = -120.0
    lost_seconds: float = 0.0
    """Silence that stands for sound that was lost, all gaps together."""
    drift_ppm: float | None = None
    """The device's clock against the machine's, in millionths; None until a minute has been heard."""
    sleep_inhibited: bool = False
    """The machine will not fall asleep by itself while this is true."""
    spare: str = ""
    """The folder that sound goes to while the study's disk is full."""
    trying_out: Literal["", "listening", "playing"] = ""
    faults: tuple[Fault, ...] = ()
    minutes_of_disk: float | None = None
    """How long the disk lasts at this rate."""
    refused: str = ""
    """Why the command was not carried out, in the user's language; empty if it was."""
