"""What crosses the border between a screen and the player: one JSON object a line, in both directions."""

from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field, TypeAdapter

SLOWEST, FASTEST = 0.5, 2.0
"""Speeds that the stretching of sound does without a word being lost."""

Side = Literal["both", "left", "right"]
"""What is heard of a recording with two channels; `both` mixes them."""
PlayerState = Literal["empty", "paused", "opening", "playing", "ended"]
Trouble = Literal[
    "", "no_sound_system", "no_loudspeaker", "loudspeaker_gone", "no_sound", "unreadable", "hangs", "died"
]
"""Why nothing is heard. The last two are said by the screen's side, which noticed them."""


class _Message(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


class _Order(_Message):
    n: int = 0
    """Counts the orders; a report names the last one that was carried out."""


class Load(_Order):
    """Get ready to play a recording (its `audio` folder) or one sound file."""

    do: Literal["load"] = "load"
    path: str
    at: float = 0.0


class Hear(_Order):
    """Get ready to play sound that exists in memory alone. `size` bytes of 16-bit samples follow the line."""

    do: Literal["hear"] = "hear"
    size: int
    rate: int
    channels: int


class Play(_Order):
    """Play from that second of the recording."""

    do: Literal["play"] = "play"
    at: float


class Pause(_Order):
    do: Literal["pause"] = "pause"


class GoTo(_Order):
    """Be at that second, and go on playing if it plays."""

    do: Literal["go_to"] = "go_to"
    at: float


class Pace(_Order):
    do: Literal["pace"] = "pace"
    speed: float = Field(ge=SLOWEST, le=FASTEST)


class Choose(_Order):
    do: Literal["choose"] = "choose"
    side: Side


Order = Annotated[Load | Hear | Play | Pause | GoTo | Pace | Choose, Field(discriminator="do")]
ORDER: TypeAdapter[Order] = TypeAdapter(Order)


class Report(_Message):
    """How the player stands. Comes ten times a second while it plays, twice a second else, and after each order."""

    n: int = 0
    state: PlayerState = "empty"
    position: float = 0.0
    """Seconds of recording: what could be heard at `monotonic`."""
    monotonic: float = 0.0
    """`time.monotonic()`: the same clock in every process of the machine."""
    length: float = 0.0
    channels: int = 1
    speed: float = 1.0
    trouble: Trouble = ""
