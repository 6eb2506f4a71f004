"""Carries out what a journal says. Each step may be cut short at any moment and done again: that changes nothing.

The order: what works on it is ended; what was hidden in it is hidden in others; the line in the key; what lies outside
the study; what lies in it; what others know of it (the list of exports, the index, records that name it); a look
whether it is gone; the receipt; the journal.
"""

import os
import re
import tomllib
from collections.abc import Callable, Sequence
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from filelock import Timeout

from interview_tui import indexed
from interview_tui.erasing import key_note
from interview_tui.erasing.journal import JOURNAL, Journal, drop_journal, write_journal
from interview_tui.erasing.outside import is_sealed
from interview_tui.erasing.paths import inside, is_link, is_quick, is_spare, remove, spare_files, under
from interview_tui.erasing.plan import Plan, Tell, left_behind, now, stat_of
from interview_tui.erasing.processes import stop_work
from interview_tui.erasing.receipt import RECEIPT_FILE, ErasedReceipt, Unreached, write_receipt
from interview_tui.erasing.still_hidden import hide_still
from interview_tui.erasing.traces import Traces, found_in
from interview_tui.erasing.withdrawal import names_leaving
from interview_tui.exported import LEDGER, Exported, unfinished
from interview_tui.files import sync_folder, write_whole
from interview_tui.interview.record import update_record
from interview_tui.language import _, ngettext
from interview_tui.privacy.key_file import key_path
from interview_tui.problem import Problem, reason
from interview_tui.study import Study
from interview_tui.transcription.broken_off import work_folder

PURGED = "purged = true"
"""All that `study.toml` says when a purge has come to it: whoever finds it so deletes it."""
_LARGEST_SETTINGS = 100_000
_RECEIPT = re.compile(r"erased(-\d+)?\.json")


class NotFinished(Problem):
    """A file could not be deleted. What is left is deleted when the study is opened the next time."""

    def __init__(self, refusals: Sequence[OSError]) -> None:
        first = refusals[0]
        super().__init__(
            ngettext(
                "{count} file could not be erased yet: {reason}.",
                "{count} files could not be erased yet: {reason}.",
                len(refusals),
            ).format(count=len(refusals), reason=reason(first)),
            cure=_(
                "Close the programs that have it open, see that it is not write-protected, and open the study again: "
                "the rest is erased then, before anything else."
            ),
            where=first.filename,
        )


@dataclass(frozen=True, slots=True)
class Done:
    """How it came out."""

    receipt: ErasedReceipt
    left: tuple[Path, ...] = ()
    """Files in which something of it was found afterwards, against all that was planned."""


def erase(plan: Plan, take_out: Callable[[], None] | None = None, tell: Tell = lambda _share: None) -> Done:
    """Carry out what was shown, and confirmed. The study is locked by the caller, who lets go of a purged folder with
    `leave_folder` afterwards.

    Raises `OSError` if not even the journal can be written: then nothing has happened. Else as `carry_out`.
    """
    write_journal(plan.root, plan.journal)
    return carry_out(plan.root, plan.journal, plan=plan, take_out=take_out, tell=tell)


def carry_out(
    root: Path,
    journal: Journal,
    *,
    plan: Plan | None = None,
    take_out: Callable[[], None] | None = None,
    tell: Tell = lambda _share: None,
) -> Done:
    """Do all of it, and drop the journal. The study is locked by the caller.

    `plan`: what was shown, where this program made it; then what was said is looked for in the files that are left.
    `take_out`: takes the lines out of the open key. Raises `NotFinished`, and `Problem` if something cannot be stopped.
    """
    try:
        return _carried_out(root, journal, plan, take_out, tell)
    except Timeout:
        raise Problem(
            _("Another program is just writing the index of this study."),
            cure=_("Open the study again in a moment: the rest is erased then, before anything else."),
        ) from None
    except OSError as error:  # some of it is gone: what is said must not be that nothing is
        raise NotFinished([error]) from error


def _carried_out(
    root: Path, journal: Journal, plan: Plan | None, take_out: Callable[[], None] | None, tell: Tell
) -> Done:
    for name in journal.interviews:
        if (folder := inside(root, f"interviews/{name}")) is not None and folder.is_dir() and not is_link(folder):
            stop_work(folder)
    journal = _others(root, journal)
    journal = _key(root, journal, take_out)
    tell(0.1)
    _outside(root, journal)
    refusals = [error for one in journal.inside for error in _remove_inside(root, one)]
    if refusals:
        raise NotFinished(refusals)
    tell(0.6)
    if journal.what == "withdrawal":
        _forget(root, journal)
    tell(0.7)
    for part in left_behind(root):  # by one who was killed while carrying this out
        remove(part)
    gone = not any(os.path.lexists(path) for one in journal.inside if (path := inside(root, one)) is not None)
    left = _left(root, journal, plan) if journal.what == "withdrawal" else ()
    receipt = _receipt(root, journal, gone and not left)
    for number, place in enumerate(journal.receipts):
        if (path := inside(root, place)) is not None and _RECEIPT.fullmatch(path.name):
            write_receipt(path, receipt if number == 0 else None)
    tell(0.9)
    if journal.what == "purge":
        _close(root)
    else:
        drop_journal(root)
    tell(1.0)
    return Done(receipt, left)


def _others(root: Path, journal: Journal) -> Journal:
    """What was hidden in it stays hidden in other interviews. From then on it need not be known any more."""
    if journal.others != "hide":
        return journal
    study = Study(root)
    hide_still(study, journal.interviews, names_leaving(study, journal.interviews))
    journal = journal.model_copy(update={"others": "hidden"})
    write_journal(root, journal)
    return journal


def _key(root: Path, journal: Journal, take_out: Callable[[], None] | None) -> Journal:
    """Take the lines out of the key, or remember that they are in it."""
    if journal.key != "take_out":
        return journal
    if take_out is not None:
        try:
            take_out()
        except Problem:  # given another passphrase meanwhile: at its next opening it is asked again
            take_out = None
    if take_out is None:
        key_note.note_down(root, journal.key_notes)
        return journal
    unreached = {kind: count for kind, count in journal.unreached.items() if kind != "key_entry"}
    journal = journal.model_copy(update={"key": "taken_out", "key_notes": (), "unreached": unreached})
    write_journal(root, journal)
    return journal


def _outside(root: Path, journal: Journal) -> None:
    """What lies elsewhere. What cannot be deleted there is counted in the receipt, and keeps nothing else.

    An export, or work on a recording, is touched only if this computer wrote the journal. A spare folder has a name
    that nobody guesses.
    """
    known = is_sealed(root, journal)
    for one in journal.exports if known else ():
        path = Path(one.path)
        for part in unfinished(path):
            if not is_link(part):
                remove(part)
        if path.is_absolute() and not is_link(path) and path.is_file() and _sum_of(path) in one.sums:
            remove(path)
    for spare in journal.spares:
        folder = Path(spare)
        for path in spare_files(folder):
            remove(path)
        if is_spare(folder):
            with suppress(OSError):  # away, or something of somebody else's is in it
                folder.rmdir()
    for name in journal.quick if known else ():
        if is_quick(name):
            remove(work_folder() / name)
            remove(work_folder() / f"{name}.lock")


def _remove_inside(root: Path, relative: str) -> list[OSError]:
    path = inside(root, relative)
    if path is None or path.name == JOURNAL:
        return []
    refusals = remove(path)
    with suppress(OSError):
        sync_folder(path.parent)
    return refusals


def _forget(root: Path, journal: Journal) -> None:
    """Whatever of the study's own files names it, names it no more."""
    study = Study(root)
    gone = set(journal.interviews)
    files = {Path(one).name for one in journal.inside if one.startswith("exports/")}
    Exported(study).forget(gone, lambda name: name in files)
    indexed.drop(study)
    for interview in study.interviews():
        if interview.id in gone:
            continue
        with suppress(Problem):  # a record that cannot be read is told where it is read
            record = interview.record
            changes = {name: None for name in ("earlier", "sitting_of") if getattr(record, name) in gone}
            if changes:
                update_record(interview.folder, **changes)


def _left(root: Path, journal: Journal, plan: Plan | None) -> tuple[Path, ...]:
    """Files that hold something of it all the same. Where another program began it, its folders are looked for."""
    traces = plan.traces if plan is not None else Traces(folders=journal.interviews)
    told = {one.path for one in (*plan.own, *plan.mentions)} if plan is not None else set()
    seen = plan.seen if plan is not None else {}
    language = plan.language if plan is not None else "sv"
    found = []
    for path in under(root):
        try:
            if (
                path.is_dir()
                or is_link(path)
                or path in told
                or path.name == JOURNAL
                or seen.get(path) == stat_of(path)
            ):
                continue
            if plan is None and path.suffix.lower() in (".wav", ".flac"):
                continue
            here = found_in(path, traces, language)
        except OSError:
            continue
        if here.was_said or here.folder or (path.name == LEDGER and here.names):
            found.append(path)
    return tuple(found)


def _receipt(root: Path, journal: Journal, gone: bool) -> ErasedReceipt:
    unreached: dict[Unreached, int] = dict(journal.unreached)
    if journal.key == "take_out" and key_path(root).exists():
        unreached["key_entry"] = 1
    elsewhere = sum(Path(one.path).is_file() for one in journal.exports)
    if elsewhere:
        unreached["export_elsewhere"] = unreached.get("export_elsewhere", 0) + elsewhere
    spares = sum(bool(spare_files(Path(one))) for one in journal.spares)
    if spares:
        unreached["spare_folder"] = unreached.get("spare_folder", 0) + spares
    return ErasedReceipt(
        what=journal.what,
        interviews=journal.conversations,
        files=journal.files,
        bytes=journal.bytes,
        gone=gone,
        unreached=unreached,
        not_promised=journal.not_promised,
        began=journal.began,
        wall=now(),
    )


def _close(root: Path) -> None:
    """The end of a purge: first the study says that it is none any more, then the journal goes, then the study."""
    write_whole(root / "study.toml", PURGED + "\n")
    drop_journal(root)
    finish_closing(root)


def is_closed(root: Path) -> bool:
    """Whether a purge has come to its last step here."""
    path = root / "study.toml"
    try:
        if path.stat().st_size > _LARGEST_SETTINGS:
            return False
        return tomllib.loads(path.read_text(encoding="utf-8")).get("purged") is True
    except (OSError, ValueError):
        return False


def finish_closing(root: Path) -> None:
    """Delete what makes the folder a study, and the folder if nothing is left in it."""
    for name in (".lock-owner", ".lock"):
        with suppress(OSError):  # open on Windows: `leave_folder` takes it when the lock is let go of
            (root / name).unlink(missing_ok=True)
    (root / "study.toml").unlink(missing_ok=True)
    leave_folder(root)


def leave_folder(root: Path) -> None:
    """Remove a folder that a purge has emptied; one in which something is left stays."""
    if (root / "study.toml").exists():
        return
    with suppress(OSError):
        left = {path.name for path in root.iterdir()}
        if left <= {".lock", ".lock-owner"}:
            for name in left:
                (root / name).unlink(missing_ok=True)
            root.rmdir()


def receipt_place(root: Path) -> Path:
    """Where a purge leaves its receipt."""
    return root / RECEIPT_FILE


def _sum_of(path: Path) -> str:
    import hashlib

    try:
        with path.open("rb") as file:
            return hashlib.file_digest(file, "sha256").hexdigest()
    except OSError:
        return ""
