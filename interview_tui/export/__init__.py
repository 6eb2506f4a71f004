"""Linked transcripts for other programs: one module a format, and the rule for files that a person has changed."""

from interview_tui.export.formats import FORMATS
from interview_tui.export.write import write_exports

__all__ = ["FORMATS", "write_exports"]
