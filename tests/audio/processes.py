"""The processes that a recorder has started, as Linux lists them."""

import os
from pathlib import Path


def children(parent: int, word: str) -> list[int]:
    """Living children of that process whose command line holds `word`."""
    found = []
    for folder in Path("/proc").iterdir():
        if not folder.name.isdigit():
            continue
        try:
            state, ppid = (folder / "stat").read_text().rpartition(")")[2].split()[:2]
            command = (folder / "cmdline").read_text()
        except OSError:
            continue  # it has just ended
        if int(ppid) == parent and state != "Z" and word in command:
            found.append(int(folder.name))
    return found


def lives(pid: int) -> bool:
    try:
        os.kill(pid, 0)
        return Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0] != "Z"
    except OSError:
        return False
