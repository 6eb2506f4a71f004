"""Room on the study's disk that is held for the sound to come: a file `.reserved`, really allocated.

It shrinks as sound takes its place, and gives way when everybody else has filled the disk. It may only help: where the
system cannot hold room, or a disk counts otherwise (copy on write, network), recording goes on without it.
"""

import os
import shutil
import struct
import sys
import time
from pathlib import Path

from interview_tui.files import PRIVATE_FILE

NAME = ".reserved"
EVENT_BYTES = 4_000_000
"""The last of it is not for sound but for the timeline, which the screen writes too: a line takes four kilobytes."""
_MARGIN = 32_000_000
"""Is left to everybody else when room is held."""
_STEP = 1_000_000
_HOLD_SECONDS = 3.0
"""Some network disks allocate by writing every block. Nobody waits for that."""
_CUSHION = 1_000_000
_BREATH = 65_536
_BREATH_SECONDS = 1.0
"""Small and slow: a program that fills the disk would take all that is given at once."""


class Reserve:
    """The reserve of one recording. None of its methods raises: what cannot be held is not held."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._path = folder / NAME
        self._taken = 0
        self._breathed = float("-inf")

    @property
    def held_bytes(self) -> int:
        return reserved_bytes(self._folder)

    def hold(self, wanted: int) -> bool:
        """Hold so many bytes, or as many as there are; whether all of them are held."""
        self.release()
        try:
            room = shutil.disk_usage(self._folder).free - _MARGIN
            handle = os.open(self._path, os.O_RDWR | os.O_CREAT | os.O_TRUNC, PRIVATE_FILE)
            try:
                return _allocate(handle, max(0, min(wanted, room))) >= wanted
            finally:
                os.close(handle)
        except OSError:
            self.release()
            return False

    def shrink_to(self, size: int) -> None:
        """Hold no more than so many bytes, and give the rest back at once."""
        size = max(0, size)
        try:
            if self._path.stat().st_size <= size:
                return
            handle = os.open(self._path, os.O_RDWR)
            try:
                os.ftruncate(handle, size)
                os.fsync(handle)  # until then some systems count the room as taken
            finally:
                os.close(handle)
        except OSError:
            self.release()

    def taken(self, sound: int) -> None:
        """So many bytes of sound were written: as many need not be held any more."""
        self._taken += sound
        if self._taken >= _STEP:
            self.shrink_to(max(EVENT_BYTES, self.held_bytes - self._taken))
            self._taken = 0

    def give(self, wanted: int) -> bool:
        """The disk is full: make room for so many bytes of sound; whether any was made."""
        held = self.held_bytes
        left = max(EVENT_BYTES, held - wanted)
        if held <= left:
            return False
        self.shrink_to(left)
        return True

    def breathe(self, now: float | None = None) -> None:
        """Keep a little of a full disk free for the timeline. To be called every turn."""
        now = time.monotonic() if now is None else now
        if now - self._breathed < _BREATH_SECONDS:
            return
        self._breathed = now
        held = self.held_bytes
        try:
            if held and shutil.disk_usage(self._folder).free < _CUSHION:
                self.shrink_to(held - _BREATH)
        except OSError:
            return

    def release(self) -> None:
        """Hold nothing."""
        try:
            self._path.unlink(missing_ok=True)
        except OSError:
            return


def reserved_bytes(folder: Path) -> int:
    """How much is held for the recording in `folder`."""
    try:
        return (folder / NAME).stat().st_size
    except OSError:
        return 0


def _allocate(handle: int, wanted: int) -> int:
    """Make the file as long as room could be had for; returns its length. Raises `OSError` where none can be held."""
    if sys.platform == "darwin":  # pragma: no cover
        return _allocate_mac(handle, wanted)
    if not hasattr(os, "posix_fallocate"):  # Windows allocates what a file is extended by
        os.ftruncate(handle, wanted)
        return wanted
    end = time.monotonic() + _HOLD_SECONDS
    held = 0
    while held < wanted and time.monotonic() < end:
        step = min(16_000_000, wanted - held)
        try:
            os.posix_fallocate(handle, held, step)
        except OSError:
            if not held:
                raise
            os.ftruncate(handle, held)
            break
        held += step
    os.fsync(handle)
    return held


def _allocate_mac(handle: int, wanted: int) -> int:  # pragma: no cover
    """`F_PREALLOCATE` of `fcntl.h`, with its `fstore_t`: all or nothing, from the end of the file on."""
    import fcntl

    allocate_all, from_the_end, preallocate = 4, 3, 42
    fcntl.fcntl(handle, preallocate, struct.pack("=Iiqqq", allocate_all, from_the_end, 0, wanted, 0))
    os.ftruncate(handle, wanted)  # else it is given back when the file is closed
    return wanted
