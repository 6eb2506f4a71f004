"""A guide in a file of any kind that people write guides in: its lines, and the draft they make."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from interview_tui.guide.drafting.draft import draft_of
from interview_tui.guide.drafting.rows import Draft, settled
from interview_tui.guide_import.docx import read_docx
from interview_tui.guide_import.entries import Entry, SourceLine, entries_of, taken_apart
from interview_tui.guide_import.odt import read_odt
from interview_tui.guide_import.paragraphs import MOST_PARAGRAPHS, Content
from interview_tui.guide_import.plain_text import read_text
from interview_tui.guide_import.recognising import recognised
from interview_tui.guide_import.tables import laid_out
from interview_tui.language import _, ngettext
from interview_tui.letters import decoded, is_garbage, plain_lines
from interview_tui.packed_xml import Damaged, TooLarge, has_part
from interview_tui.problem import Problem, reason

DOCUMENT_KINDS = ("docx", "odt", "txt", "md")
"""Endings that are offered."""
MOST_BYTES = 30_000_000
"""Of a file; one with pictures may be so large."""
MOST_TEXT = 1_000_000
"""Letters of a guide; four hundred pages."""
_PACKED = b"PK\x03\x04"
_OLD_WORD = b"\xd0\xcf\x11\xe0"
_OTHERS = re.compile(
    r"^\s*\|.*\|\s*$|^\s*[-*] \[[ xX]\] |\*\*\S[^*\n]*\*\*|^\s*(?:[a-zA-Z][.)]|[•●○▪◦–—→➢])\s|^\s*\*\S[^*\n]*\*|"
    r"^#{3,} ",
    re.M,
)
"""Tables, boxes, letters and slanted or bold words of Markdown, which a guide's own format takes for text."""
_OURS = re.compile(r"\A\s*---\s*\n|\{#[\w-]+\}\s*$", re.M)


@dataclass(frozen=True, slots=True)
class ReadDocument:
    """A document, and the guide that it seems to be."""

    lines: tuple[SourceLine, ...]
    """The original, line by line."""
    draft: Draft
    """The rows name the lines they were made from, and say why where they are not sure."""
    notices: tuple[str, ...] = ()
    """What was left out or taken for granted, a sentence each."""
    passed_over: tuple[str, ...] = ()
    """The texts that were left out: text boxes, tables of contents, hidden text."""

    @property
    def unsure(self) -> int:
        """How many rows are not sure."""
        return sum(bool(row.unsure) for row in self.draft.rows)


def read_document_file(path: Path) -> ReadDocument:
    """The document in `path`. Raises `Problem` if it cannot be read, is no document, or is too large to be a guide."""
    try:
        if path.exists() and not path.is_file():
            raise Problem(_("This is no file."), cure=_("Choose the file that holds the guide."), where=path)
        with path.open("rb") as file:
            data = file.read(MOST_BYTES + 1)
    except OSError as error:
        raise Problem(
            _("The guide cannot be read: {reason}.").format(reason=reason(error)),
            cure=_("Check the file's name and place."),
            where=path,
        ) from error
    return read_document(data, path.name)


def read_document(data: bytes, name: str) -> ReadDocument:
    """The document in `data`, which is called `name`. Raises `Problem`.

    Memory is bounded whatever the file says: parts are unpacked a piece at a time and counted, entities are refused.
    """
    if len(data) > MOST_BYTES:
        raise _too_large(name)
    try:
        if data.startswith(_PACKED):
            content = _packed(data, name)
        else:
            text = _text(data, name)
            if (guide := _guide_format(text)) is not None:
                return guide
            content = read_text(text, markdown=name.lower().endswith((".md", ".markdown")))
    except TooLarge as error:
        raise _too_large(name) from error
    except Damaged as error:
        raise _damaged(name) from error
    return _read(content, name)


def _packed(data: bytes, name: str) -> Content:
    if has_part(data, "content.xml") and not has_part(data, "word/document.xml"):
        return read_odt(data)
    return read_docx(data)


def _text(data: bytes, name: str) -> str:
    if data.startswith((_OLD_WORD, b"{\\rtf")):
        raise Problem(
            _("This is an old Word document, rich text, or a document with a password."),
            cure=_("Open it in Word or LibreOffice and save it as docx, without a password."),
            where=name,
        )
    if data.startswith(b"%PDF-"):
        raise Problem(
            _("This is a PDF: where its lines belong together is not in it."),
            cure=_("Take the document it was made from, or copy its text to a txt file."),
            where=name,
        )
    if name.lower().endswith((".docx", ".odt")):
        raise _damaged(name)
    text = decoded(data)
    if text is None or is_garbage(text):
        raise Problem(
            _("This file holds no text."), cure=_("Save the guide as docx, odt, txt or md, and read that."), where=name
        )
    if len(text) > MOST_TEXT:
        raise _too_large(name)
    return plain_lines(text)


def _guide_format(text: str) -> ReadDocument | None:
    """A guide that is in this program's format already; None for any other text."""
    if "\n## " not in f"\n{text}" or (_OTHERS.search(text) and not _OURS.search(text)):
        return None
    try:
        draft = draft_of(text)
    except Problem:
        return None
    lines = tuple(SourceLine(n, line) for n, line in enumerate(text.rstrip("\n").split("\n"), 1))
    return ReadDocument(lines, draft)


def _read(content: Content, name: str) -> ReadDocument:
    paragraphs = content.paragraphs
    if len(paragraphs) > MOST_PARAGRAPHS or sum(len(one.text) for one in paragraphs) > MOST_TEXT:
        raise _too_large(name)
    lines, entries = entries_of(paragraphs)
    if not lines:
        raise Problem(
            _("There is no text in this document."), cure=_("Choose the file that holds the guide."), where=name
        )
    laid: list[Entry] = list(taken_apart(laid_out(entries)))
    stem = Path(name).stem.replace("_", " ").strip() or name
    draft = settled(recognised(laid, stem))
    return ReadDocument(
        tuple(lines), draft, tuple(_notices(content)), (*content.boxes, *content.contents, *content.hidden)
    )


def _notices(content: Content) -> Iterator[str]:
    if count := len(content.boxes):
        yield ngettext("{count} text box was passed over.", "{count} text boxes were passed over.", count).format(
            count=count
        )
    if count := len(content.hidden):
        yield ngettext("{count} hidden text was passed over.", "{count} hidden texts were passed over.", count).format(
            count=count
        )
    if count := content.comments:
        yield ngettext("{count} comment was left out.", "{count} comments were left out.", count).format(count=count)
    if count := content.headers:
        yield ngettext(
            "{count} page header or footer was left out.", "{count} page headers and footers were left out.", count
        ).format(count=count)
    if content.contents:
        yield _("The table of contents was passed over: its lines stand in the text.")
    if content.changes:
        yield _("The document has tracked changes; they are read as accepted.")


def _damaged(name: str) -> Problem:
    return Problem(
        _("This is no document that can be read."),
        cure=_("Open it in Word or LibreOffice and save it as docx or odt, or as plain text (txt)."),
        where=name,
    )


def _too_large(name: str) -> Problem:
    return Problem(
        _("This file is too large to be an interview guide."),
        cure=_("Copy the guide alone to a document of its own, and read that."),
        where=name,
    )
