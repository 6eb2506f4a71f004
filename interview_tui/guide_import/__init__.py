"""An interview guide as somebody wrote it, in Word or anywhere: its lines, and what each of them seems to be.

docs/guide-import.md says what is understood, and how well.
"""

from interview_tui.guide_import.document import DOCUMENT_KINDS, ReadDocument, read_document, read_document_file
from interview_tui.guide_import.entries import SourceLine

__all__ = ["DOCUMENT_KINDS", "ReadDocument", "SourceLine", "read_document", "read_document_file"]
