"""Lines of the key that could not be taken out because it was locked: remembered so that nobody can read of whom.

`private/.withdrawn.json` holds their pseudonyms, each encrypted for the key's inbox (`privacy.key_file`): only the
opened key reads them, and whoever tries a list of names learns nothing. At the next opening of the key the lines are
found and it is asked whether to take them out.
"""

import base64
import hashlib
import json
from collections.abc import Iterable, Sequence
from pathlib import Path

from interview_tui.files import private_folder, sync_folder, write_whole
from interview_tui.privacy.key import Entry, Key, one_line
from interview_tui.privacy.key_file import inbox_of, key_path

NOTE = ".withdrawn.json"
SCHEMA = 2
_LENGTH = 64
"""Bytes: pseudonyms are filled up to a multiple of it, so that a note does not tell how long one is."""


def notes_of(root: Path, pseudonyms: Iterable[str]) -> tuple[str, ...]:
    """A line for each; none where the key of the study has no inbox."""
    from pyrage import RecipientError, encrypt, x25519  # type: ignore[import-untyped]

    try:
        inbox = x25519.Recipient.from_str(inbox_of(root))
    except RecipientError:
        return ()
    plain = (one_line(name).encode() for name in pseudonyms)
    return tuple(
        base64.b64encode(encrypt(name.ljust(-(-len(name) // _LENGTH) * _LENGTH), [inbox])).decode() for name in plain
    )


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
    for note in noted:
        name = _read(note, key)
        if name and (entry := key.entry(name)) is not None:
            found[note] = entry
    if len(found) < len(noted):
        _write(root, [note for note in noted if note in found])
    return list({id(entry): entry for entry in found.values()}.values())


def forget_notes(root: Path) -> None:
    """They are out of the key, or she keeps them."""
    _write(root, [])


def _read(note: str, key: Key) -> str:
    """The pseudonym in a note; empty where it was for another key, or is none."""
    if ":" in note:
        return next((one.pseudonym for one in key.entries if _old_note(one, note.partition(":")[0]) == note), "")
    from pyrage import DecryptError, IdentityError, decrypt, x25519

    try:
        return str(decrypt(base64.b64decode(note), [x25519.Identity.from_str(key.inbox)]).decode()).strip()
    except (DecryptError, IdentityError, ValueError):
        return ""


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
        return [line for line in lines if isinstance(line, str)]
    except (OSError, ValueError, KeyError, TypeError):
        return []


def _old_note(entry: Entry, salt: str) -> str:
    """As programs wrote it before there was an inbox: a sum, which a list of names finds. It goes when it is read."""
    name = one_line(entry.pseudonym).casefold().encode()
    return f"{salt}:{hashlib.scrypt(name, salt=salt.encode(), n=2**14, r=8, p=1, dklen=16).hex()}"
