"""What cannot be promised of an erasure, told from where the study lies. No network is asked, no rights are needed.

A file that is deleted is gone from its folder. What a disk keeps in its cells, what a backup has, what a service has
copied: none of that is in this program's reach.
"""

import sys
from collections.abc import Sequence
from pathlib import Path, PurePath

from interview_tui.language import _
from interview_tui.privacy.synced import syncing_service

_SNAPSHOTS = frozenset({"btrfs", "zfs", "bcachefs", "nilfs2", "apfs", "refs"})
"""File systems that can keep a folder as it was: whether this one does, only its owner knows."""
_NETWORK = frozenset(
    {"nfs", "nfs4", "cifs", "smb", "smb2", "smb3", "smbfs", "9p", "fuse.sshfs", "afpfs", "webdav", "davfs"}
)


def limits_of(folder: Path) -> tuple[str, ...]:
    """What is not promised for a study in `folder`, by kind, the most likely first."""
    system, device = _file_system(folder)
    found = []
    if syncing_service(folder) is not None:
        found.append("synced")
    if system in _NETWORK:
        found.append("network")
    if system in _SNAPSHOTS:
        found.append("snapshots")
    if sys.platform == "win32":
        found.append("shadow_copies")
    found.append("backups")
    match _turns(device):
        case True:
            found.append("magnetic")
        case False:
            found.append("flash")
        case None:
            found.append("disk")
    return tuple(found)


def limit_words(kinds: Sequence[str], folder: PurePath) -> list[str]:
    """The same in sentences, for whoever reads them."""
    texts = {
        "synced": _(
            "The folder is copied by {service}: its servers and your other devices keep what was deleted for weeks. "
            "Empty the service's own trash and its older versions, too."
        ).format(service=syncing_service(folder) or ""),
        "network": _("The folder lies on another computer, which may keep copies of its own."),
        "snapshots": _(
            "The disk's file system can keep the folder as it was (snapshots). Whether it does, this program cannot "
            "see: delete the snapshots from before today."
        ),
        "shadow_copies": _("Windows may keep older versions (File History, restore points). Delete those as well."),
        "backups": _("Backups that you made are not touched: a stick, Time Machine, a server. Delete it there."),
        "magnetic": _(
            "The disk keeps deleted bytes until it needs their place, and special programs can read them until then; "
            "not if the disk was encrypted (BitLocker, FileVault, LUKS)."
        ),
        "flash": _(
            "The disk is flash memory (an SSD), which keeps deleted bytes in its cells for an unknown time; nobody "
            "can read them if the disk was encrypted (BitLocker, FileVault, LUKS)."
        ),
        "disk": _(
            "A disk keeps deleted bytes for a time, flash memory (an SSD) out of anybody's reach; nobody can read "
            "them if the disk was encrypted (BitLocker, FileVault, LUKS)."
        ),
    }
    return [texts[kind] for kind in kinds if kind in texts]


def _file_system(folder: Path) -> tuple[str, str]:
    """Kind of the file system and the device that it is on; empty where nobody tells."""
    import psutil

    try:
        places = psutil.disk_partitions(all=True)
    except (OSError, psutil.Error, NotImplementedError):
        return "", ""
    whole = folder.resolve()
    above = [one for one in places if whole.is_relative_to(one.mountpoint)]
    if not above:
        return "", ""
    # The innermost; of several at one place the last one mounted lies on top.
    best = max(enumerate(above), key=lambda one: (len(Path(one[1].mountpoint).parts), one[0]))[1]
    return best.fstype.lower(), best.device


def _turns(device: str) -> bool | None:
    """Whether it is a disk that turns, as Linux tells; None where nobody knows."""
    if not device.startswith("/dev/"):
        return None
    name = Path(device).resolve().name
    block = Path("/sys/class/block") / name
    for place in (block, block.resolve().parent):
        try:
            return (place / "queue" / "rotational").read_text(encoding="ascii").strip() == "1"
        except OSError:
            continue
    return None
