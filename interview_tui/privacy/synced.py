"""Whether a folder is one that a program copies to somebody's servers. Pure: told from the names on its path.

Desktop and Documents of a Mac may be copied by iCloud without any name telling it.
"""

from pathlib import PurePath

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
