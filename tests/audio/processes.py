"""The processes that a recorder has started, as Linux lists them."""

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


def state(pid: int) -> str:
    """One letter: R, S, T for stopped, Z for dead and not yet buried; "" if there is none."""
    try:
        return Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0]
    except OSError:
        return ""


def lives(pid: int) -> bool:
    return state(pid) not in ("", "Z")
