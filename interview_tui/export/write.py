"""Writing exports, so that nothing a person has changed by hand is ever replaced.

A ledger beside the files holds the SHA-256 of what the program wrote. A file that still is as written is replaced; one
that was changed since is left alone and the new one gets a number: `01-robin-2.md`.
"""

import hashlib
import json
from collections.abc import Iterable, Sequence
from pathlib import Path

from interview_tui.export.formats import FORMATS, Format
from interview_tui.export.linked import linked
from interview_tui.files import private_folder, write_whole
from interview_tui.language import _
from interview_tui.problem import Problem, reason
from interview_tui.study import Interview, Study

LEDGER = ".written.json"


def write_exports(
    study: Study, interviews: Sequence[Interview], formats: Iterable[str], into: Path | None = None
) -> list[Path]:
    """Write each interview in each format, whole files, and return their paths.

    Into the study's `exports/`, or the folder `into`. Raises `Problem` for an unknown format or a folder that cannot
    be written.
    """
    writers = [_writer(name) for name in formats]
    written = []
    try:
        folder = private_folder(into) if into is not None else study.exports
        # Each interview once, whichever of its sittings are named.
        for interview in {study.sittings(one)[0].id: one for one in interviews}.values():
            content = linked(interview)
            written += [_write(folder, content.id, one.suffix, one.make([content])) for one in writers]
    except OSError as error:
        raise Problem(
            _("The export could not be written: {reason}.").format(reason=reason(error)),
            cure=_("Make room on the disk, or choose a folder that you may write in."),
            where=into or study.folder / "exports",
        ) from error
    return written


def _writer(name: str) -> Format:
    try:
        return FORMATS[name]
    except KeyError:
        raise Problem(
            _("There is no export format {name}.").format(name=name),
            cure=_("The formats are: {names}.").format(names=", ".join(FORMATS)),
        ) from None


def _write(folder: Path, stem: str, suffix: str, data: bytes) -> Path:
    """Write to the first of `stem`, `stem-2` … that is free or still as the program wrote it."""
    ledger = _ledger(folder)
    number = 1
    while True:
        path = folder / (f"{stem}{suffix}" if number == 1 else f"{stem}-{number}{suffix}")
        if not path.exists() or _sha256(path.read_bytes()) in ledger.get(path.name, []):
            break
        number += 1
    # The ledger first, old and new sum together: a crash between the two leaves a file that is still known as ours.
    ledger[path.name] = [*ledger.get(path.name, [])[-1:], _sha256(data)]
    write_whole(folder / LEDGER, json.dumps({"schema": 1, "sha256": ledger}, indent=1) + "\n")
    write_whole(path, data)
    return path


def _ledger(folder: Path) -> dict[str, list[str]]:
    """File name → sums of what was written last. A ledger that cannot be read counts as empty: nothing is replaced."""
    try:
        return dict(json.loads((folder / LEDGER).read_text(encoding="utf-8"))["sha256"])
    except (OSError, ValueError, KeyError, TypeError):
        return {}


def _sha256(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()
