"""The guide file: Markdown that reads like the appendix of a thesis. See docs/guide-format.md."""

from pathlib import Path

from interview_tui.guide.model import Guide
from interview_tui.guide.reader import Reader
from interview_tui.guide.writer import written


def read_guide(text: str, path: Path | None = None) -> Guide:
    """The guide in `text`. Raises `Problem` with the file's name (`path` is not opened), the line and a cure."""
    return Reader(text, path).guide()


def write_guide(guide: Guide) -> str:
    """`guide` as text that `read_guide` reads as the same guide, and that writing again does not change."""
    return written(guide)
