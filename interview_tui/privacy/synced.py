"""Whether a folder is one that a program copies to somebody's servers: told from the names on its path.

Desktop and Documents of a Mac may be copied by iCloud without any name telling it.
"""

from pathlib import Path, PurePath

from interview_tui.language import _

_SERVICES = (
    ("OneDrive", "onedrive"),
    ("iCloud Drive", "icloud"),
    ("iCloud Drive", "iclouddrive"),
    ("iCloud Drive", "mobile documents"),
    ("iCloud Drive", "com~apple~clouddocs"),
    ("Dropbox", "dropbox"),
    ("Google Drive", "google drive"),
    ("Google Drive", "googledrive"),
    ("Google Drive", "my drive"),
    ("Google Drive", "min enhet"),
    ("Nextcloud", "nextcloud"),
    ("ownCloud", "owncloud"),
    ("Box", "box sync"),
    ("Box", "box-box"),
    ("pCloud", "pclouddrive"),
    ("MEGA", "megasync"),
)
"""Service, and how the name of its folder begins, in small letters."""
_CLOUD_STORAGE = "cloudstorage"
"""On a Mac, `~/Library/CloudStorage` holds the folders of whatever services there are."""
_AFTER = (" ", "-", "_", "(", ".")


def syncing_service(folder: PurePath) -> str | None:
    """The service that copies this folder by its path (`OneDrive`), or None."""
    names = [name.casefold() for name in folder.parts]
    for name in names:
        for service, beginning in _SERVICES:
            if name == beginning or (name.startswith(beginning) and name[len(beginning) :].startswith(_AFTER)):
                return service
    for before, name in zip(names, folder.parts[1:], strict=False):
        if before == _CLOUD_STORAGE:
            return name.partition("-")[0]
    return None


def synced_warning(folder: Path) -> str:
    """What is said before a study is made in `folder`, and what to do instead; empty where nobody is known to copy it.

    A folder may lead somewhere else: Documents is often a link into OneDrive.
    """
    service = syncing_service(folder) or syncing_service(folder.expanduser().resolve())
    if service is None:
        return ""
    return _(
        "{service} copies this folder to its servers: sound, transcripts, everything. What is deleted here may stay "
        "there for months. Choose a folder outside it, unless your university lets you keep interviews there."
    ).format(service=service)
