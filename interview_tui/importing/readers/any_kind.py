"""Any file that holds a transcript: its kind is seen from its name, and from what it begins with."""

import re
from collections.abc import Collection
from dataclasses import dataclass
from pathlib import Path

from interview_tui.importing.readers.cue import Cue, too_long
from interview_tui.importing.readers.marks import divided
from interview_tui.importing.readers.plain import read_plain
from interview_tui.importing.readers.rows import rows_of, tab_rows
from interview_tui.importing.readers.segments import read_segments
from interview_tui.importing.readers.subtitles import read_subtitles
from interview_tui.importing.readers.word import Document, damaged, read_document
from interview_tui.language import _
from interview_tui.letters import text_of
from interview_tui.problem import Problem, reason

TRANSCRIPT_KINDS = ("txt", "vtt", "srt", "docx", "json", "md", "tsv")
"""Endings that are offered."""
MOST_BYTES = 20_000_000
"""A transcript of ten hours with a time for each word has 15 million."""
MOST_WORDS = 400_000
"""Forty hours of talk."""
_WEB_PAGE = re.compile(
    rb"(?i)(?:\xef\xbb\xbf)?\s*(?:<\?xml[^>]*>\s*)?(?:<!--.{0,500}?-->\s*)?<(?:!doctype\s+html|html)\b", re.DOTALL
)
"""What a web page begins with, whatever its name ends with: read as plain text, its tags would be words."""


@dataclass(frozen=True, slots=True)
class Found:
    """What a file holds."""

    kind: str
    """`vtt`."""
    cues: tuple[Cue, ...]


def read_cues(path: Path, names: Collection[str] = ()) -> Found:
    """The cues of a transcript, in the order of the file. `names`: the pseudonyms that were given.

    Raises `Problem` if it cannot be read or there is nothing in it.
    """
    data = file_bytes(path)
    document = document_of(data, path)
    if document is not None:
        kind, cues = "docx", _document_cues(document, names)
    else:
        text = text_of(data, path)
        kind = _kind(text, path)
        cues = _text_cues(kind, text, path, names)
    cues = divided(cues, names)
    words = sum(len(cue.text.split()) for cue in cues)
    if not words:
        raise Problem(_("There are no words in this file."), cure=_("Choose the file that holds them."), where=path)
    if words > MOST_WORDS:
        raise too_long(path)
    return Found(kind, tuple(cues))


def file_bytes(path: Path) -> bytes:
    """All of a file of text. Raises `Problem` if it cannot be read or is too long to be one person's interview."""
    try:
        if path.exists() and not path.is_file():
            raise Problem(_("This is no file."), cure=_("Choose the file that holds the transcript."), where=path)
        with path.open("rb") as file:
            data = file.read(MOST_BYTES + 1)
    except OSError as error:
        raise Problem(
            _("The transcript cannot be read: {reason}.").format(reason=reason(error)),
            cure=_("Check that it exists and that you may read it."),
            where=path,
        ) from error
    if len(data) > MOST_BYTES:
        raise too_long(path)
    return data


def document_of(data: bytes, path: Path) -> Document | None:
    """A Word document's content; None if the file is none."""
    if data.startswith(b"PK\x03\x04"):
        return read_document(data, path)
    if data.startswith(b"\xd0\xcf\x11\xe0") or data.startswith(b"{\\rtf"):
        raise Problem(
            _("This is an old Word document or rich text."),
            cure=_("Open it in Word or LibreOffice and save it as docx, or as plain text (txt)."),
            where=path,
        )
    if path.suffix.lower() == ".docx":
        raise damaged(path)
    if _WEB_PAGE.match(data[:2000]):
        raise Problem(
            _("This is a web page (HTML)."),
            cure=_("Open it in a browser, copy its text into Word or LibreOffice, and save that as docx or txt."),
            where=path,
        )
    return None


def _kind(text: str, path: Path) -> str:
    head = text[:4000].lstrip()
    ending = path.suffix.lower().removeprefix(".")
    if ending in ("vtt", "srt", "json"):
        return ending
    if head.startswith("WEBVTT"):
        return "vtt"
    if re.search(r"(?m)^\d\d:\d\d:\d\d[,.]\d{3} --> ", head):
        return "srt"
    if re.match(r'[\[{]\s*["{\[]', head):
        return "json"
    return ending if ending in ("md", "tsv") else "txt"


def _text_cues(kind: str, text: str, path: Path, names: Collection[str]) -> list[Cue]:
    match kind:
        case "vtt" | "srt":
            return read_subtitles(text) or ([] if text.startswith("WEBVTT") else read_plain(text, names))
        case "json":
            return read_segments(text, path)
        case _:
            return rows if (rows := tab_rows(text)) is not None else read_plain(text, names)


def _document_cues(document: Document, names: Collection[str]) -> list[Cue]:
    """A document whose tables hold most of the words is read row by row, any other as plain text."""
    tables = [part for part in document.parts if not isinstance(part, str)]
    in_tables = sum(len(cell) for rows in tables for row in rows for cell in row)
    beside = sum(len(part) for part in document.parts if isinstance(part, str))
    if in_tables > beside and any(len(row) > 1 for rows in tables for row in rows):
        return rows_of([row for rows in tables for row in rows])
    cues = read_plain(document.text, names)
    return cues if any(cue.label is not None for cue in cues) else _by_letters(document) or cues


def _by_letters(document: Document) -> list[Cue]:
    """A document that sets the interviewer's words in bold, and says nothing else about who speaks; else nothing."""
    paragraphs = [(part.strip(), n in document.bold) for n, part in enumerate(document.parts) if isinstance(part, str)]
    asked = [text for text, bold in paragraphs if bold]
    answers = len(paragraphs) - len(asked)
    if not answers or sum(text.endswith("?") for text in asked) * 2 <= len(asked):
        return []
    labels = {True: _("bold letters"), False: _("plain letters")}
    return [Cue(text, label=labels[bold]) for text, bold in paragraphs]
