"""The demo's model, packed inside the program and unpacked once into the user's cache."""

import lzma
from hashlib import sha256
from pathlib import Path

from interview_tui.files import private_folder, write_whole

PACKED = Path(__file__).with_name("nano-demo.pt.xz")


Weights = Path | bytes
"""A checkpoint: as a file, or its contents."""


def unpacked(digest: str) -> Weights:
    """The model as a file in the cache, or in memory where no cache can be written.

    The file is trusted only if its SHA-256 is `digest`: a half-written or changed one is replaced.
    """
    from platformdirs import user_cache_path

    path = user_cache_path("interview-tui", appauthor=False) / f"nano-demo-{digest[:12]}.pt"
    try:
        if path.is_file() and sha256(path.read_bytes()).hexdigest() == digest:
            return path
    except OSError:
        return _contents(digest)
    data = _contents(digest)
    try:
        private_folder(path.parent)
        write_whole(path, data)
    except OSError:  # read-only home or full disk; 19 MB in memory do as well
        return data
    return path


def _contents(digest: str) -> bytes:
    data = lzma.decompress(PACKED.read_bytes())
    if sha256(data).hexdigest() != digest:
        raise AssertionError(f"{PACKED.name} is not the file of the manifest")
    return data
