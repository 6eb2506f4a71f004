"""The finished sound's checksums go into the interview's record."""

from pathlib import Path

from interview_tui.audio.storage.check import sealed, to_seal
from interview_tui.interview.record import update_record


def seal(interview_folder: Path) -> None:
    """Write into the record what the archives of this interview are now.

    Raises `Problem` if the record cannot be read or written, `OSError` if a file cannot be read.
    """
    update_record(interview_folder, audio=tuple(sealed(path) for path in to_seal(interview_folder)))


def files_to_seal(interview_folder: Path) -> set[str]:
    """The archives that the record should name, as it names them."""
    return {path.relative_to(interview_folder).as_posix() for path in to_seal(interview_folder)}
