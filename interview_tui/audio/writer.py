"""Sound to disk: a WAV file every five minutes, each valid and fsync'd after every flush.

What the disk does not take stays in memory and is tried again with the next flush, so a full disk loses nothing until
`pending_seconds` grows past what the caller allows.
"""

import os
from pathlib import Path

from interview_tui.audio.wav import HEADER_BYTES, SoundFormat, header
from interview_tui.files import write_whole

SECONDS_A_FILE = 300
"""A damaged file costs five minutes at most."""
_BINARY = getattr(os, "O_BINARY", 0)


class SoundWriter:
    """Appends frames to `folder/000.wav`, `001.wav` …, from file `number` on. One thread only."""

    def __init__(self, folder: Path, format: SoundFormat, number: int = 0) -> None:
        self.folder = folder
        self.format = format
        self.refused = False
        """The disk did not take all of the last flush."""
        self.frames_added = 0
        """Frames given to `add`, on the disk or not."""
        self._number = number
        self._handle: int | None = None
        self._file_bytes = 0
        self._all_bytes = 0
        self._pending = bytearray()

    def add(self, data: bytes) -> None:
        """Take whole frames; they are on the disk after the next flush that returns True."""
        self._pending += data
        self.frames_added += len(data) // self.format.frame_bytes

    @property
    def pending_bytes(self) -> int:
        return len(self._pending)

    @property
    def pending_seconds(self) -> float:
        return len(self._pending) / self.format.second_bytes

    @property
    def frames_written(self) -> int:
        """Whole frames handed to the system."""
        return self._all_bytes // self.format.frame_bytes

    def flush(self) -> bool:
        """Write and fsync what is pending; False if the disk took only a part of it."""
        try:
            while self._pending:
                self._write_some()
            self.refused = False
        except OSError:
            self.refused = True
        try:
            self._finish()
        except OSError:
            self.refused = True
        return not self.refused

    def close(self) -> bool:
        """Flush and let the file go; False if something pending was given up."""
        done = self.flush()
        self._let_go()
        return done

    def drop(self) -> None:
        """Let the file go and forget what is pending: the recording is being erased."""
        self._pending.clear()
        self._let_go()

    def _write_some(self) -> None:
        room = self.format.second_bytes * SECONDS_A_FILE - self._file_bytes
        if self._handle is None or not room:
            self._next_file()
            room = self.format.second_bytes * SECONDS_A_FILE
        assert self._handle is not None
        with memoryview(self._pending) as view:
            written = os.write(self._handle, view[:room])
        del self._pending[:written]
        self._file_bytes += written
        self._all_bytes += written

    def _next_file(self) -> None:
        if self._handle is not None:
            self._finish()
            self._let_go()
        path = self.folder / f"{self._number:03d}.wav"
        # By rename: a file that can be seen has its header, also after a power cut.
        write_whole(path, header(self.format, 0))
        self._handle = os.open(path, os.O_RDWR | _BINARY)
        os.lseek(self._handle, 0, os.SEEK_END)
        self._number += 1
        self._file_bytes = 0

    def _finish(self) -> None:
        """Make the header true and everything durable. A torn header is mended from the length of the file."""
        if self._handle is None:
            return
        whole = self._file_bytes - self._file_bytes % self.format.frame_bytes
        os.lseek(self._handle, 0, os.SEEK_SET)
        os.write(self._handle, header(self.format, whole))
        os.lseek(self._handle, HEADER_BYTES + self._file_bytes, os.SEEK_SET)
        os.fsync(self._handle)

    def _let_go(self) -> None:
        if self._handle is not None:
            os.close(self._handle)
            self._handle = None
