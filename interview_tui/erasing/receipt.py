"""What is left of what was erased: a receipt that names no one. Neither a pseudonym nor the name of a folder or file.

A withdrawn interview leaves the folder of its number, `interviews/01/`, with nothing in it but `erased.json`: so its
number is not given to anybody else. A purged study leaves `erased.json` where it was, if that is wanted.
"""

import json
from pathlib import Path
from typing import Literal

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from interview_tui.files import private_folder, write_whole

RECEIPT_FILE = "erased.json"
SCHEMA = 1
What = Literal["withdrawal", "purge"]
Unreached = Literal["export_elsewhere", "spare_folder", "key_entry", "own_file", "link"]
"""What could not be reached, or is hers: an export elsewhere that was changed or is away; a spare folder whose disk is
away; the line in a key that was locked; a file of hers in the study; what a link in the study leads to."""


class ErasedReceipt(BaseModel):
    """How much went, when, and what is left to do."""

    model_config = ConfigDict(frozen=True, populate_by_name=True, serialize_by_alias=True)
    schema_version: int = Field(SCHEMA, alias="schema")
    what: What
    interviews: int
    """Conversations; the sittings of one are one."""
    files: int
    bytes: int
    gone: bool
    """Looked for afterwards: none of the files is there, and nothing of it stands in those that are left."""
    unreached: dict[Unreached, int] = {}
    """How many of each kind."""
    not_promised: tuple[str, ...] = ()
    """What this program cannot reach, by its kind: `backups`, `flash`, `magnetic`, `snapshots`, `synced`, `network`."""
    began: str
    """When, ISO 8601 with offset."""
    wall: str
    """When it was done."""


def write_receipt(path: Path, receipt: ErasedReceipt | None) -> None:
    """Put it there, whole; None for the place of a second sitting, whose first one has the receipt."""
    private_folder(path.parent)
    told = receipt.model_dump(mode="json") if receipt is not None else {"schema": SCHEMA, "what": "sitting"}
    write_whole(path, json.dumps(told, indent=2) + "\n")


def receipts(study_folder: Path) -> list[ErasedReceipt]:
    """Those of the participants who have withdrawn, in the order of their numbers; refusals aside."""
    found = []
    for path in sorted((study_folder / "interviews").glob(f"*/{RECEIPT_FILE.removesuffix('.json')}*.json")):
        if not (path.parent / "interview.json").exists() and (receipt := read_receipt(path)) is not None:
            found.append(receipt)
    return found


def read_receipt(path: Path) -> ErasedReceipt | None:
    """None where there is none, or what lies there is none."""
    try:
        return ErasedReceipt.model_validate_json(path.read_bytes())
    except (OSError, ValidationError):
        return None
