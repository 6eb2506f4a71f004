"""Bytes → text: what a file that calls itself a guide may turn out to be."""

from pathlib import Path
from typing import NoReturn

from interview_tui.language import _
from interview_tui.problem import Problem

_PACKED = b"PK\x03\x04"
_OLD_WORD = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_BOMS_OF_UTF_16 = (b"\xff\xfe", b"\xfe\xff")


def guide_text(data: bytes, path: Path | None = None, *, latin_1: bool = False) -> str:
    """The text of a guide file. With `latin_1`, bytes that are not UTF-8 are read as Latin-1 (Windows' kind of it).

    Raises `Problem` for a file that is empty, in another encoding, or no text at all.
    """
    _refuse_other_formats(data, path)
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        if latin_1:
            return _as_latin_1(data)
        raise Problem(
            _("The guide is not UTF-8 text; it may be Latin-1."),
            cure=_("Save it as UTF-8 in its editor, or have it read as Latin-1 with: --latin-1"),
            where=path,
            line=data.count(b"\n", 0, error.start) + 1,
        ) from error


def _refuse_other_formats(data: bytes, path: Path | None) -> None:
    def refuse(what: str, cure: str) -> NoReturn:
        raise Problem(what, cure=cure, where=path)

    if not data.strip():
        refuse(
            _("The guide is empty."),
            _("Begin with a title (# Title), a section (## Section) and a question (1. …)."),
        )
    copy_it = _("Open it in its program, and copy the text to a file that ends in .md.")
    if data.startswith(_PACKED) and b"word/" in data:
        refuse(
            _("This is a Word file with another name."),
            _("Call it .docx again, and make a guide of it: interview-tui guide import FILE"),
        )
    if data.startswith((_OLD_WORD, b"{\\rtf")):
        refuse(_("This is an old Word file with another name."), copy_it)
    if data.startswith((_PACKED, b"%PDF-")):
        refuse(_("This is a packed document or a PDF, and not a text file."), copy_it)
    if data.startswith(_BOMS_OF_UTF_16):
        refuse(_("The guide is UTF-16 text (Windows calls it Unicode)."), _("Save it as UTF-8 in its editor."))
    if b"\0" in data:
        refuse(_("This is not a text file."), _("Choose the guide's file; its name usually ends in .md."))


def _as_latin_1(data: bytes) -> str:
    try:
        return data.decode("cp1252")  # Latin-1 with Windows' dashes and quotation marks where Latin-1 has nothing
    except UnicodeDecodeError:
        return data.decode("latin-1")
