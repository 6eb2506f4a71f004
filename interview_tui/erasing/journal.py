"""The journal of an erasure: written whole before the first file goes, and gone when the last one is.

Before it is there nothing has happened; from then on everything it names goes, whoever opens the study next. It holds
paths, sums and numbers; no word of what was said. A path holds a pseudonym, so the journal goes last, and a copy of it
that a killed program left half written goes, too.
"""

import os
from pathlib import Path
from typing import Literal

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from interview_tui.erasing.receipt import Unreached, What
from interview_tui.files import sync_folder, write_whole
from interview_tui.language import _
from interview_tui.problem import Problem

JOURNAL = ".erasing.json"
SCHEMA = 1


class ExportElsewhere(BaseModel):
    """A file outside the study that the program wrote. It goes only if it still is what was written."""

    model_config = ConfigDict(frozen=True)
    path: str
    sums: tuple[str, ...]
    """SHA-256."""


class Journal(BaseModel):
    """What goes, and what is left to do when it is gone."""

    model_config = ConfigDict(frozen=True, populate_by_name=True, serialize_by_alias=True)
    schema_version: int = Field(SCHEMA, alias="schema")
    what: What
    began: str
    interviews: tuple[str, ...] = ()
    """Folders among the interviews, by name."""
    conversations: int = 0
    """Sittings of one counted as one."""
    inside: tuple[str, ...] = ()
    """Files and folders in the study, with `/`."""
    exports: tuple[ExportElsewhere, ...] = ()
    spares: tuple[str, ...] = ()
    """Spare folders."""
    quick: tuple[str, ...] = ()
    """Folders of the work on recordings without a study."""
    files: int = 0
    bytes: int = 0
    unreached: dict[Unreached, int] = {}
    not_promised: tuple[str, ...] = ()
    receipts: tuple[str, ...] = ()
    """Where receipts go: the first holds it, the others keep the numbers of second sittings."""
    key: Literal["", "take_out", "taken_out"] = ""
    """Whether there are lines in the key to take out."""
    key_notes: tuple[str, ...] = ()
    """Of which pseudonyms, as `key_note` writes them."""
    others: Literal["", "hide", "hidden"] = ""
    """Whether what was hidden in it is to be hidden in other interviews, before anything goes."""
    seal: str = ""
    """This computer's mark on what stands here of places outside the study (`outside`)."""


def journal_path(root: Path) -> Path:
    return root / JOURNAL


def write_journal(root: Path, journal: Journal) -> None:
    """From here on it is erased. Raises `OSError`; then nothing has happened."""
    write_whole(journal_path(root), journal.model_dump_json(indent=1) + "\n")


def read_journal(root: Path) -> Journal | None:
    """What is left to be finished here; None if nothing. Raises `Problem` if a newer program began it."""
    clear_half_written(root)
    try:
        data = journal_path(root).read_bytes()
    except FileNotFoundError:
        return None
    except NotADirectoryError:
        return None
    try:
        journal = Journal.model_validate_json(data)
    except ValidationError:
        journal = None
    if journal is None or journal.schema_version > SCHEMA:
        raise Problem(
            _("Something is being erased in this study, and the list of what goes cannot be read."),
            cure=_("Open the study with the newest version of Interview TUI."),
            where=journal_path(root),
        )
    return journal


def drop_journal(root: Path) -> None:
    """All is done."""
    journal_path(root).unlink(missing_ok=True)
    sync_folder(root)


def clear_half_written(root: Path) -> None:
    """Delete what a program left that was killed while it wrote a journal: nothing has been erased by that one."""
    if not os.access(root, os.W_OK):
        return
    for part in root.glob(f".{JOURNAL}.*.part"):
        from interview_tui.erasing.plan import is_part_of_the_dead  # only where there is one

        if is_part_of_the_dead(part):
            part.unlink(missing_ok=True)
