"""Lines of the key that could not be taken out because it was locked: remembered without naming anybody.

`private/.withdrawn.json` holds sums of pseudonyms, made with scrypt and salt, so that trying names takes long. At the
next opening of the key the lines they belong to are found and it is asked whether to take them out.
"""

import hashlib
import json
import secrets
from collections.abc import Iterable, Sequence
from pathlib import Path

from interview_tui.files import private_folder, sync_folder, write_whole
from interview_tui.privacy.key import Entry, Key, one_line
from interview_tui.privacy.key_file import key_path

NOTE = ".withdrawn.json"
SCHEMA = 1
_COST = 2**14
"""scrypt's N: 16 MiB and some hundredths of a second for each try."""


def notes_of(pseudonyms: Iterable[str]) -> tuple[str, ...]:
    """A line for each, `salt:sum`."""
    return tuple(_note(name, secrets.token_hex(8)) for name in pseudonyms)


def note_down(root: Path, notes: Sequence[str]) -> None:
    """Remember that these lines are still in the key; those that were remembered before stay. Raises `OSError`."""
    if notes and key_path(root).exists():
        _write(root, list(dict.fromkeys([*_noted(root), *notes])))


def still_in(root: Path, key: Key) -> list[Entry]:
    """The lines of the open key whose people have withdrawn. Of those that are gone it is forgotten."""
    noted = _noted(root)
    if not noted:
        return []
    found: dict[str, Entry] = {}
    for entry in key.entries:
        for note in noted:
            if note not in found and _note(entry.pseudonym, note.partition(":")[0]) == note:
                found[note] = entry
    if len(found) < len(noted):
        _write(root, [note for note in noted if note in found])
    return list({id(entry): entry for entry in found.values()}.values())


def forget_notes(root: Path) -> None:
    """They are out of the key, or she keeps them."""
    _write(root, [])


def _write(root: Path, notes: Sequence[str]) -> None:
    path = root / "private" / NOTE
    if notes:
        write_whole(private_folder(path.parent) / NOTE, json.dumps({"schema": SCHEMA, "lines": list(notes)}) + "\n")
    elif path.exists():
        path.unlink()
        sync_folder(path.parent)


def _noted(root: Path) -> list[str]:
    try:
        lines = json.loads((root / "private" / NOTE).read_text(encoding="utf-8"))["lines"]
        return [line for line in lines if isinstance(line, str) and ":" in line]
    except (OSError, ValueError, KeyError, TypeError):
        return []


def _note(pseudonym: str, salt: str) -> str:
    name = one_line(pseudonym).casefold().encode()
    return f"{salt}:{hashlib.scrypt(name, salt=salt.encode(), n=_COST, r=8, p=1, dklen=16).hex()}"
