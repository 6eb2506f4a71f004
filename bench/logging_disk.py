"""A disk that notes every write and every flush, so that a power cut can be had at any moment afterwards.

One file, served through FUSE by a process of its own (`python -m bench.logging_disk FOLDER MEGABYTES LOG`) and meant to
lie under a loop device: what the file system above hands to its disk passes through here in order. Linux, root.
"""

import ctypes
import errno
import os
import stat
import struct
import sys
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

NAME = b"disk"
_REQUEST = struct.Struct("<IIQQIIIHH")
_REPLY = struct.Struct("<IiQ")
_ATTRIBUTES = struct.Struct("<QQQQQQIIIIIIIIII")
_RECORD = struct.Struct("<dBQI")
_MOST = 1 << 17
"""Bytes a request may carry."""
_FOLDER, _FILE = 1, 2
"""Nodes."""
(_LOOKUP, _FORGET, _GETATTR, _SETATTR, _OPEN, _READ, _WRITE, _STATFS, _RELEASE, _FSYNC) = (
    1, 2, 3, 4, 14, 15, 16, 17, 18, 20,
)  # fmt: skip
_FLUSH, _INIT, _OPENDIR, _RELEASEDIR, _DESTROY = 25, 26, 27, 29, 38


@dataclass(frozen=True, slots=True)
class Operation:
    """A write, or a flush: everything written before it is on the disk for good."""

    at: float
    """`time.monotonic()`."""
    flush: bool
    offset: int
    data: bytes


def operations(log: Path) -> Iterator[Operation]:
    """What the disk was told, in order."""
    with log.open("rb") as file:
        while len(head := file.read(_RECORD.size)) == _RECORD.size:
            at, flush, offset, size = _RECORD.unpack(head)
            yield Operation(at, bool(flush), offset, file.read(size))


class LoggingDisk:
    """The serving side: zeros at first, kept in memory."""

    def __init__(self, megabytes: int, log: Path) -> None:
        self._bytes = bytearray(megabytes << 20)
        self._log = log.open("wb", buffering=0)

    def serve(self, folder: Path) -> None:
        """Answer the kernel until the folder is unmounted. Raises `OSError` where there is no FUSE."""
        device = os.open("/dev/fuse", os.O_RDWR)
        options = f"fd={device},rootmode=40000,user_id={os.getuid()},group_id={os.getgid()}"
        libc = ctypes.CDLL(None, use_errno=True)
        if libc.mount(b"logging-disk", os.fsencode(folder), b"fuse", 0, options.encode()):
            raise OSError(ctypes.get_errno(), "FUSE cannot be mounted")
        print("ready", flush=True)
        while True:
            try:
                request = os.read(device, _MOST + 4096)
            except OSError as error:
                if error.errno == errno.ENODEV:  # unmounted
                    return
                if error.errno in (errno.ENOENT, errno.EINTR):
                    continue
                raise
            _size, code, unique, node, *_rest = _REQUEST.unpack_from(request)
            if code == _FORGET:
                continue
            answer = self._answer(code, node, request[_REQUEST.size :])
            problem, data = (answer, b"") if isinstance(answer, int) else (0, answer)
            os.write(device, _REPLY.pack(_REPLY.size + len(data), -problem, unique) + data)
            if code == _DESTROY:
                return

    def _answer(self, code: int, node: int, body: bytes) -> bytes | int:
        """The body of the reply, or an error number."""
        match code:
            case _ if code == _INIT:
                return struct.pack("<IIIIHHIIHHI28x", 7, 31, _MOST, 0, 16, 12, _MOST, 1, 0, 0, 0)
            case _ if code == _LOOKUP:
                known = node == _FOLDER and body.rstrip(b"\0") == NAME
                return (
                    struct.pack("<QQQQII", _FILE, 0, 3600, 3600, 0, 0) + self._about(_FILE) if known else errno.ENOENT
                )
            case _ if code in (_GETATTR, _SETATTR):
                return struct.pack("<QII", 3600, 0, 0) + self._about(node)
            case _ if code in (_OPEN, _OPENDIR):
                return struct.pack("<QII", 0, 1 if code == _OPEN else 0, 0)  # 1: past the page cache
            case _ if code == _READ:
                _handle, offset, size = struct.unpack_from("<QQI", body)
                return bytes(self._bytes[offset : offset + size])
            case _ if code == _WRITE:
                _handle, offset, size = struct.unpack_from("<QQI", body)
                self._write(offset, body[40 : 40 + size])
                return struct.pack("<II", size, 0)
            case _ if code == _FSYNC:
                self._note(True, 0, b"")
                return b""
            case _ if code == _STATFS:
                return struct.pack("<QQQQQIIII24x", 0, 0, 0, 2, 0, 4096, 255, 4096, 0)
            case _ if code in (_FLUSH, _RELEASE, _RELEASEDIR, _DESTROY):
                return b""
        return errno.ENOSYS

    def _write(self, offset: int, data: bytes) -> None:
        self._note(False, offset, data)
        self._bytes[offset : offset + len(data)] = data

    def _note(self, flush: bool, offset: int, data: bytes) -> None:
        self._log.write(_RECORD.pack(time.monotonic(), flush, offset, len(data)) + data)

    def _about(self, node: int) -> bytes:
        size = len(self._bytes) if node == _FILE else 0
        mode = stat.S_IFREG | 0o600 if node == _FILE else stat.S_IFDIR | 0o700
        return _ATTRIBUTES.pack(
            node, size, size // 512, 0, 0, 0, 0, 0, 0, mode, 1, os.getuid(), os.getgid(), 0, 4096, 0
        )


if __name__ == "__main__":
    LoggingDisk(int(sys.argv[2]), Path(sys.argv[3])).serve(Path(sys.argv[1]))
