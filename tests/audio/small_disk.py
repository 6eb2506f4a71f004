"""A real disk of a few megabytes, and somebody else who fills it up."""

import os
import subprocess
from pathlib import Path


class SmallDisk:
    """A tmpfs of its own, as a memory stick would be."""

    def __init__(self, folder: Path, size: str) -> None:
        self.folder = folder
        folder.mkdir()
        subprocess.run(["mount", "-t", "tmpfs", "-o", f"size={size},mode=700", "tmpfs", folder], check=True)

    @property
    def free(self) -> int:
        return os.statvfs(self.folder).f_bavail * os.statvfs(self.folder).f_frsize

    def fill(self, leave: int = 0) -> None:
        """Somebody else writes until no more than so many bytes are left."""
        handle = os.open(self.folder / "of-somebody-else", os.O_WRONLY | os.O_CREAT | os.O_APPEND)
        try:
            while (room := self.free - leave) > 0:
                os.write(handle, bytes(min(room, 1 << 20)))
        except OSError:
            pass  # full
        finally:
            os.close(handle)

    def make_room(self) -> None:
        """Somebody else deletes it again."""
        (self.folder / "of-somebody-else").unlink()

    def read_only(self, yes: bool = True) -> None:
        subprocess.run(["mount", "-o", f"remount,{'ro' if yes else 'rw'}", self.folder], check=True)

    def take_away(self) -> None:
        """Out of the machine, for good: what was on it is gone."""
        subprocess.run(["umount", "-l", self.folder], check=True)
