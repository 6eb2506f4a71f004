"""The whole study, but what she keeps: which files go, which stay and why. Only looked at, nothing changed."""

import os
import zipfile
from collections.abc import Collection, Sequence
from functools import cached_property
from pathlib import Path, PurePath
from typing import Literal

from interview_tui.at_rest import LOCKED, LOCKED_FILES, LOCKING, UNLOCKED, UNLOCKING, told_spares
from interview_tui.at_rest import refuse_links as refuse_links_of_stages
from interview_tui.audio.storage.spare import Spare, spares
from interview_tui.erasing.carrying_out import receipt_place
from interview_tui.erasing.journal import JOURNAL, ExportElsewhere, Journal
from interview_tui.erasing.limits import limits_of
from interview_tui.erasing.outside import quick_of, sealed
from interview_tui.erasing.paths import is_link, is_spare, spare_files, under
from interview_tui.erasing.plan import (
    LEFT_BY_SYSTEMS,
    Item,
    Mention,
    Plan,
    Tell,
    is_in,
    item,
    items_under,
    left_behind,
    now,
    relative,
)
from interview_tui.erasing.processes import refuse_unreachable
from interview_tui.erasing.receipt import Unreached
from interview_tui.erasing.traces import SOUND_SUFFIXES, Found
from interview_tui.erasing.withdrawal import refuse_links
from interview_tui.export.traces import check_exports
from interview_tui.exported import LEDGER, LOCK, Exported, ExportedFile
from interview_tui.guide_drafts import draft_path
from interview_tui.language import _
from interview_tui.privacy.key import Key
from interview_tui.privacy.key_file import has_key
from interview_tui.privacy.leaks import leaks
from interview_tui.privacy.to_hide import ToHide, to_hide
from interview_tui.problem import Problem
from interview_tui.study import Study
from interview_tui.transcription.broken_off import work_folder

Keep = Literal["receipt", "exports", "guide"]
KEEPS: tuple[Keep, ...] = ("receipt", "exports", "guide")
_GUIDE = ("guide.md", "guide-versions")
_FOLDERS = ("interviews", "private", ".index")
"""What is the program's from one end to the other."""
_FILES = ("glossary.txt",)
_IN_EXPORTS = (LEDGER, LOCK, ".choice.json")
_LAST = ("study.toml", ".lock", ".lock-owner", JOURNAL)
"""They go when all else has."""


def purge_plan(
    study: Study,
    keep: Collection[Keep] = KEEPS[:1],
    *,
    own_files: bool = False,
    key: Key | None = None,
    tell: Tell = lambda _share: None,
) -> Plan:
    """What goes when the study goes.

    `keep`: the receipt; the exports that are as they were written, without sound and without a name of the open `key`;
    the guide with its versions. `own_files`: what the program did not make in the study's folder goes too. Raises
    `Problem` if the study can only be read, or if another computer works on it.
    """
    if not study.writable:
        raise Problem(_("This study is read-only: nothing in it can be erased."), where=study.folder)
    root = study.folder.resolve()
    refuse_links(root)
    interviews = study.interviews()
    for one in interviews:
        refuse_unreachable(one.folder)
    ledger = Exported(study)
    staying = _Staying(study, ledger, key)
    kept = _kept_exports(root, staying) if "exports" in keep else []
    kept += [path for name in _GUIDE for path in under(root / name) if not path.is_dir()] if "guide" in keep else []
    ours, own = _sorted(root, ledger, kept)
    if own_files:
        ours += [item(one, "own") for one in own]
        own = []
    tell(0.5)
    elsewhere, hers = _elsewhere(root, ledger, staying if "exports" in keep else None)
    there = [one for interview in interviews for one in _spares_of(root / "interviews" / interview.id)]
    quick = quick_of(interviews, ledger, ledger.files())
    items = [*ours, *elsewhere, *(item(path, "spare") for one in there for path in spare_files(one.folder))]
    items += [one for name in quick for one in items_under(work_folder() / name, "quick")]
    links = [one.path for one in items if is_link(one.path)]
    away = [one.folder for one in there if one.away or not is_spare(one.folder)]
    unreached: dict[Unreached, int] = {
        "export_elsewhere": len(hers), "spare_folder": len(away), "own_file": len(own), "link": len(links)
    }  # fmt: skip
    limits = limits_of(root)
    last = [item(root / name, "study") for name in ("study.toml",)]
    journal = Journal(
        what="purge",
        began=now(),
        interviews=tuple(one.id for one in interviews),
        conversations=len({study.sittings(one)[0].id for one in interviews}),
        inside=_inside(root, ours, (*kept, *own)),
        exports=tuple(ExportElsewhere(path=str(one.path), sums=ledger.sums_of(one.path)) for one in elsewhere),
        spares=tuple(str(one.folder) for one in there if is_spare(one.folder)),
        quick=tuple(quick),
        files=len(items) + len(last),
        bytes=sum(one.size for one in (*items, *last)),
        unreached={kind: count for kind, count in unreached.items() if count},
        not_promised=limits,
        receipts=(relative(root, receipt_place(root)),) if "receipt" in keep else (),
    )
    return Plan(
        study.settings.title, study.settings.language, root, sealed(root, journal),
        (*items, *last), tuple(hers), tuple(Mention(path, Found()) for path in own), (),
        tuple(links), tuple(away), tuple(kept),
        key="none" if not has_key(root) else "open" if key is not None else "locked", limits=limits,
    )  # fmt: skip


def locked_purge_plan(folder: Path, keep: Collection[Keep] = KEEPS[:1]) -> Plan:
    """The same for a study that is locked: nobody need open it for that. Its name is that of its folder.

    What exports of it lie elsewhere only its own list knows, which is locked with it; sound in spare
    folders that were away then goes. What an interrupted unlocking had laid out goes, too. Raises `Problem` where
    `at_rest.finish` has something to finish first.
    """
    root = folder.expanduser().resolve()
    if not os.access(root, os.W_OK):
        raise Problem(_("This study is read-only: nothing in it can be erased."), where=root)
    refuse_links_of_stages(root)
    if any((root / name).is_dir() for name in (LOCKED, UNLOCKED)):
        raise Problem(
            _("This study is only half locked or unlocked."),
            cure=_("Open it, or start the program: that is finished then. It can be erased afterwards."),
        )
    archive = [root / name for name in LOCKED_FILES if (root / name).exists()]
    stages = [root / name for name in (LOCKING, UNLOCKING) if (root / name).is_dir()]
    items = [*(item(path, "study") for path in archive), item(root / "study.toml", "study")]
    items += [one for path in stages for one in items_under(path, "unfinished")]
    known = {*(one.path for one in items), *stages, *(root / name for name in _LAST)}
    own = [path for path in under(root) if path != root and not path.is_dir() and not is_in(path, known)]
    told = [path for path in told_spares(root) if is_spare(path)]
    items += [item(path, "spare") for folder in told for path in spare_files(folder)]
    away = [path for path in told if not path.is_dir()]
    limits = limits_of(root)
    unreached: dict[Unreached, int] = {"own_file": len(own), "spare_folder": len(away)}
    journal = Journal(
        what="purge",
        began=now(),
        inside=tuple(relative(root, path) for path in (*stages, *archive)),
        spares=tuple(str(path) for path in told),
        files=len(items),
        bytes=sum(one.size for one in items),
        unreached={kind: count for kind, count in unreached.items() if count},
        not_promised=limits,
        receipts=(relative(root, receipt_place(root)),) if "receipt" in keep else (),
    )
    mentions = tuple(Mention(path, Found()) for path in own)
    return Plan(
        root.name, "sv", root, journal, tuple(items), own=mentions, away=tuple(away), sealed=True, limits=limits
    )


def _sorted(root: Path, ledger: Exported, kept: Sequence[Path]) -> tuple[list[Item], list[Path]]:
    """The files in the study's folder: those that go, and those that the program did not make."""
    ours: list[Item] = []
    own: list[Path] = []
    unfinished = set(left_behind(root))
    known = {root / "exports" / path.name for path in ledger.files() if path.parent.name == "exports"}
    for path in under(root):
        parts = path.relative_to(root).parts
        if not parts or (path.is_dir() and not is_link(path)) or path in kept or path.name in _LAST[1:]:
            continue
        if path == root / "study.toml":
            continue
        if parts[0] in _FOLDERS:
            ours += items_under(path, "index" if parts[0] == ".index" else None)
        elif parts[0].startswith(".importing-") or path in unfinished or path.name in LEFT_BY_SYSTEMS:
            ours.append(item(path, "unfinished"))
        elif parts[0] in _GUIDE or parts[0] in _FILES or parts[0] == draft_path(root / "guide.md").name:
            ours.append(item(path, "guide"))
        elif parts[0] == "exports" and (len(parts) == 1 or path in known or path.name in _IN_EXPORTS):
            ours.append(item(path, "export"))
        elif parts[0] == "erased.json" and len(parts) == 1:
            ours.append(item(path, "study"))
        else:
            own.append(path)
    return ours, own


def _inside(root: Path, ours: Sequence[Item], stays: Sequence[Path]) -> tuple[str, ...]:
    """Folders whole where nothing in them stays, else file by file. An empty folder of hers is none of ours."""
    whole = [
        path
        for path in sorted(root.iterdir())
        if path.name not in _LAST
        and not any(is_in(one, [path]) for one in stays)
        and (
            path.name in (*_FOLDERS, *_GUIDE, "exports")
            or path.name.startswith(".importing-")
            or any(is_in(one.path, [path]) for one in ours)
        )
    ]
    single = [one.path for one in ours if not is_in(one.path, whole)]
    return tuple(relative(root, path) for path in (*whole, *single))


class _Staying:
    """Which exports may outlive the study: as they were written, no voice in them, nothing that is to be hidden.

    What is to be hidden is asked again: a file may be older than a decision, or than a name in the key.
    """

    def __init__(self, study: Study, ledger: Exported, key: Key | None) -> None:
        self._study, self._ledger = study, ledger
        self._names = key.names() if key is not None else ()

    @cached_property
    def _hide(self) -> ToHide:
        return to_hide(self._study, self._names)

    def may(self, path: Path) -> bool:
        as_written, whose = self._ledger.whose(path)
        if not as_written or is_link(path) or _holds_sound(path):
            return False
        try:
            data = path.read_bytes()
            originals = self._hide.originals(whose)
            if originals and leaks({path.name: data}, originals, self._study.settings.language):
                # Slow, but it knows the places where a word was allowed to stand.
                file = ExportedFile(path.stem, path.suffix, data, tuple(sorted(whose)))
                check_exports(self._study, [file], self._names)
        except (Problem, OSError):  # what cannot be looked through is no more to be trusted
            return False
        return True


def _kept_exports(root: Path, staying: _Staying) -> list[Path]:
    folder = root / "exports"
    if not folder.is_dir() or is_link(folder):
        return []
    return [path for path in sorted(folder.iterdir()) if path.is_file() and staying.may(path)]


def _holds_sound(path: Path) -> bool:
    if path.suffix.lower() in SOUND_SUFFIXES:
        return True
    try:
        with zipfile.ZipFile(path) as packed:
            return any(PurePath(name).suffix.lower() in SOUND_SUFFIXES for name in packed.namelist())
    except (zipfile.BadZipFile, OSError):
        return False


def _elsewhere(root: Path, ledger: Exported, staying: _Staying | None) -> tuple[list[Item], list[Path]]:
    """Exports in other folders: those that go, and those that are hers. `staying` where some may be kept."""
    going: list[Item] = []
    hers: list[Path] = []
    for path in ledger.files():
        if path.parent.resolve() == root / "exports" or path.parent == ledger.folder:
            continue
        as_written = ledger.whose(path)[0]
        if as_written and not is_link(path):
            if staying is None or not staying.may(path):
                going.append(item(path, "elsewhere"))
        elif path.exists() or not path.parent.is_dir():
            hers.append(path)
    return going, hers


def _spares_of(folder: Path) -> list[Spare]:
    return [*spares(folder / "audio"), *spares(folder / "audio" / "backup")]
