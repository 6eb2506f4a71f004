"""A guide in a file that she names."""

from pathlib import Path

from interview_tui.guide.markdown import read_guide
from interview_tui.guide.model import Guide
from interview_tui.guide.source import guide_text
from interview_tui.language import _
from interview_tui.problem import Problem, reason


def read_guide_file(path: Path, latin_1: bool = False) -> tuple[Guide, str]:
    """The guide in `path`, and its text. Raises `Problem`."""
    try:
        data = path.read_bytes()
    except OSError as error:
        raise Problem(
            _("The guide cannot be read: {reason}.").format(reason=reason(error)),
            cure=_("Check the file's name and place."),
            where=path,
        ) from error
    text = guide_text(data, path, latin_1=latin_1)
    return read_guide(text, path), text
