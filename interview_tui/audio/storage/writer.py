"""Sound to disk: a WAV file every five minutes, each valid and fsync'd after every flush.

Sound stays in memory until a disk has confirmed it. Where the first place refuses, the same flush goes on in the next
one, in a new file; the numbers of the files run on over all places and tell the order. So a full or broken disk loses
nothing until `pending_seconds` grows past what the caller allows.

What could go wrong, and does not: a write that was taken in part is cut back to whole frames, and only those count; an
fsync that fails makes all of its flush count as not written, it is cut off and written elsewhere; a new file appears
with its first sound in it, or not at all.
"""

import errno
import os
import shutil
import time
from collections.abc import Callable, Sequence
from pathlib import Path

from interview_tui.audio.storage.reserve import Reserve
from interview_tui.audio.storage.wav import HEADER_BYTES, SoundFormat, header
from interview_tui.files import write_whole

SECONDS_A_FILE = 300
"""A damaged file costs five minutes at most."""
BACK_SECONDS = 30.0
"""So often sound that goes to another place tries the first one again."""
_BACK_ROOM_SECONDS = 60
"""It goes back to a disk that takes so much more: else it would come and go with every kilobyte."""
_FIRST_SECONDS = 1
_BINARY = getattr(os, "O_BINARY", 0)
_FULL = {errno.ENOSPC, errno.EDQUOT}
_WHOLE_PLACE = {*_FULL, errno.EFBIG, errno.EROFS}
"""Another file in the same place would fare no better."""


class SoundWriter:
    """Appends frames to `000.wav`, `001.wav` … in the first of `places` that takes them, from `number` on.

    One thread only. `reserve` is what is held on the disk of the first place.
    """

    def __init__(
        self,
        places: Sequence[Path],
        format: SoundFormat,
        number: int = 0,
        reserve: Reserve | None = None,
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        self.places = tuple(places)
        self.format = format
        self.refused = False
        """No place took all of the last flush."""
        self.frames_added = 0
        """Frames given to `add`, on the disk or not."""
        self.frames_written = 0
        """Frames that a disk has confirmed."""
        self._number = number
        self._reserve = reserve
        self._clock = clock
        self._file: _File | None = None
        self._place = 0
        self._asked_first = float("-inf")
        self._pending = bytearray()
        self._unwanted: dict[Path, int] = {}
        """Files to be cut to so many bytes, or removed (0): what a broken disk holds twice."""

    def add(self, data: bytes) -> None:
        """Take whole frames; they are on the disk after the next flush that returns True."""
        self._pending += data
        self.frames_added += len(data) // self.format.frame_bytes

    @property
    def on_spare(self) -> bool:
        """The last sound went to another place than the first."""
        return self._place > 0

    @property
    def pending_bytes(self) -> int:
        return len(self._pending)

    @property
    def pending_seconds(self) -> float:
        return len(self._pending) / self.format.second_bytes

    def flush(self) -> bool:
        """Write and fsync what is pending; False if the disks took only a part of it."""
        self._cut_unwanted()
        self.refused = False
        while self._pending and not self.refused:
            self.refused = not any(self._takes(place) for place in self._order())
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

    def _order(self) -> list[int]:
        """Which place to try first."""
        order = list(range(len(self.places)))
        if self._place and not self._back_is_due():
            order.remove(self._place)
            order.insert(0, self._place)
        return order

    def _back_is_due(self) -> bool:
        now = self._clock()
        if now - self._asked_first < BACK_SECONDS:
            return False
        self._asked_first = now
        try:
            return shutil.disk_usage(self.places[0]).free > _BACK_ROOM_SECONDS * self.format.second_bytes
        except OSError:
            return False

    def _takes(self, place: int) -> bool:
        """Whether a go at this place succeeded; what it took in part counts all the same."""
        for _attempt in range(3):
            try:
                self._write_into(place)
                return True
            except OSError as error:
                if error.errno in _FULL:
                    if place or not self._reserve or not self._reserve.give(len(self._pending) + _BLOCKS):
                        return False
                elif error.errno in _WHOLE_PLACE or self._file is None or self._place != place:
                    return False
                else:
                    self._let_go()  # the file is broken or gone: a new one may do
        return False

    def _write_into(self, place: int) -> None:
        """One file's worth of what is pending. Raises `OSError` if not all of it is on the disk."""
        file = self._file if self._place == place else None
        room = self.format.second_bytes * SECONDS_A_FILE - (file.data_bytes if file is not None else 0)
        if file is None or not room:
            self._begin_file(place)
            return
        before = file.data_bytes
        try:
            file.append(bytes(self._pending[:room]))
        finally:
            self._written(file.data_bytes - before)
            if file.excess:
                self._unwanted[file.path] = HEADER_BYTES + file.data_bytes

    def _begin_file(self, place: int) -> None:
        path = self.places[place] / f"{self._number:03d}.wav"
        data = bytes(self._pending[: self.format.second_bytes * _FIRST_SECONDS])
        try:
            file = _File(path, self.format, data)
        except OSError:
            # It may be there although the system says it failed; then it must not be read as well as what follows.
            if not _cut(path, 0):
                self._unwanted[path] = 0
                self._number += 1
            elif os.path.lexists(path):  # a folder of that name
                self._number += 1
            raise
        self._let_go()
        self._file, self._place = file, place
        self._number += 1
        if place:
            self._asked_first = max(self._asked_first, self._clock())
        self._written(len(data))

    def _written(self, size: int) -> None:
        del self._pending[:size]
        self.frames_written += size // self.format.frame_bytes
        if self._reserve is not None and not self._place:
            self._reserve.taken(size)

    def _cut_unwanted(self) -> None:
        if self._file is not None and self._file.path in self._unwanted:
            del self._unwanted[self._file.path]  # it is still written to, over what is too much
        for path, size in list(self._unwanted.items()):
            if _cut(path, size):
                del self._unwanted[path]

    def _let_go(self) -> None:
        if self._file is not None:
            self._file.close()
            self._file = None


_BLOCKS = 16_384
"""What a disk takes besides the sound itself."""


class _File:
    """A WAV file that grows. Is there with its first sound, durable, once it is made; raises `OSError` else."""

    def __init__(self, path: Path, format: SoundFormat, data: bytes) -> None:
        self.path = path
        self.data_bytes = len(data)
        """Sound that the disk has confirmed, in whole frames."""
        self.excess = False
        """Behind that may stand more, which counts for nothing and could not be cut off."""
        self._format = format
        # By rename: a file that can be seen has its header, also after a power cut.
        write_whole(path, header(format, len(data)) + data)
        self._handle = os.open(path, os.O_RDWR | _BINARY)

    def append(self, data: bytes) -> None:
        """Write and fsync whole frames. `data_bytes` grows by what is durable, also when `OSError` is raised."""
        if not os.fstat(self._handle).st_nlink:
            raise FileNotFoundError(errno.ENOENT, os.strerror(errno.ENOENT))  # deleted by somebody
        size = self.data_bytes
        try:
            error = self._write(data)
            self._update_header()
            os.fsync(self._handle)
        except OSError:
            self.data_bytes = size
            self._cut_back()
            raise
        if error is not None:
            raise error

    def _write(self, data: bytes) -> OSError | None:
        """Write what the disk takes and cut it to whole frames; returns why it did not take all."""
        written, refusal = 0, None
        os.lseek(self._handle, HEADER_BYTES + self.data_bytes, os.SEEK_SET)
        try:
            with memoryview(data) as view:
                while written < len(data):
                    taken = os.write(self._handle, view[written:])
                    if not taken:
                        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))
                    written += taken
        except OSError as error:
            refusal = error
        self.data_bytes += written - written % self._format.frame_bytes
        if refusal is not None or self.excess:
            self._cut_back()
        return refusal

    def _cut_back(self) -> None:
        try:
            os.ftruncate(self._handle, HEADER_BYTES + self.data_bytes)
            self.excess = False
        except OSError:
            self.excess = True

    def _update_header(self) -> None:
        """Where the disk refuses even this, the length of the file tells what the header should say."""
        try:
            os.lseek(self._handle, 0, os.SEEK_SET)
            os.write(self._handle, header(self._format, self.data_bytes))
        except OSError:
            return

    def close(self) -> None:
        try:
            os.close(self._handle)
        except OSError:  # all that counts has been fsync'd
            return


def _cut(path: Path, size: int) -> bool:
    """Cut the file to `size` bytes, or remove it for 0; whether that is so now."""
    try:
        if size:
            os.truncate(path, size)
        elif path.is_file():  # something else of that name is not ours
            path.unlink()
        return True
    except FileNotFoundError:
        return True
    except OSError:
        return False
