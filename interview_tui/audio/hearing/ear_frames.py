"""What an ear says to its recorder through a pipe: a kind, a moment, a length, and so many bytes.

Both ends are of one installation, so there is no version. Little is imported: an ear starts in the middle of an
interview.
"""

import struct
from typing import IO, Literal, NamedTuple, get_args

DEVICE_VARIABLE = "INTERVIEW_TUI_DEVICE"
"""Of the environment, which its owner alone can read; a list of processes, and of what they were started with, is
everybody's, and a device may have a person's name."""
Kind = Literal["opened", "block", "block_after_loss", "failed", "finished"]
"""`block_after_loss`: the device says that sound before this block was lost. `failed`: not opened, for this reason, and
being tried again. `finished`: the device has ended what it had begun to deliver."""
_KINDS: tuple[Kind, ...] = get_args(Kind)
_HEAD = struct.Struct("<BdI")


class Frame(NamedTuple):
    """`at` is `time.monotonic()`, which is the same clock in every process: Python documents it as system-wide.

    (Since 3.5: CLOCK_MONOTONIC on Linux, mach_absolute_time on macOS, the ticks since the start on Windows.)
    """

    kind: Kind
    at: float
    payload: bytes


def packed(frame: Frame) -> bytes:
    return _HEAD.pack(_KINDS.index(frame.kind), frame.at, len(frame.payload)) + frame.payload


def read_frame(pipe: IO[bytes]) -> Frame | None:
    """Waits for the next frame; None at the end, where half a frame counts for nothing."""
    head = pipe.read(_HEAD.size)
    if len(head) < _HEAD.size:
        return None
    kind, at, length = _HEAD.unpack(head)
    payload = pipe.read(length)
    return Frame(_KINDS[kind], at, payload) if len(payload) == length else None
