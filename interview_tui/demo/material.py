"""What a demo is made of: a folder with `guide.md`, `recording.*` and `presses.jsonl`.

Two such folders are embedded, one for each language.
"""

from pathlib import Path

from interview_tui.language import LANGUAGES, _
from interview_tui.problem import Problem

SUFFIXES = (
    ".flac", ".wav", ".m4a", ".mp3", ".ogg", ".opus", ".oga", ".aac", ".aiff", ".aif", ".wma", ".amr", ".3gp", ".mp4",
    ".mov", ".webm", ".mka", ".mkv",
)  # fmt: skip
"""The endings a recording is looked for with, best first; any other is tried if there is none of these."""


def material(language: str) -> Path:
    """The embedded folder for `language`: "sv" or "en"; anything else is English."""
    return Path(__file__).parent / (language if language in LANGUAGES else "en")


def find_recording(folder: Path) -> Path:
    """The file `recording.*` in `folder`; of several, the one whose ending stands first in `SUFFIXES`.

    Raises `Problem` if there is none.
    """
    if not folder.is_dir():
        raise Problem(
            _("There is no such folder."),
            cure=_("Give a folder with guide.md, recording.* and presses.jsonl."),
            where=folder,
        )
    found = [path for path in folder.iterdir() if path.stem.lower() == "recording" and path.suffix and path.is_file()]
    if not found:
        raise Problem(
            _("There is no recording in this folder."),
            cure=_("Put the sound there as recording.wav, recording.flac, recording.mp3 or the like."),
            where=folder,
        )
    ranks = {suffix: rank for rank, suffix in enumerate(SUFFIXES)}
    return min(found, key=lambda path: (ranks.get(path.suffix.lower(), len(ranks)), path.name))
