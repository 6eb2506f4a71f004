"""The bytes of a text file as text: UTF-8, UTF-16, or what old Windows programs write."""

import unicodedata
from pathlib import Path

from interview_tui.language import _
from interview_tui.problem import Problem

_GARBAGE = 0.01
"""Share of control characters from which on it is no text."""


def text_of(data: bytes, path: Path) -> str:
    """`data` as text with composed letters and `\\n` between lines. Raises `Problem` if it is no text."""
    text = decoded(data)
    if text is None or _is_garbage(text):
        raise Problem(
            _("This file holds no text."),
            cure=_("Save the transcript as txt, docx, vtt, srt or json, and import that."),
            where=path,
        )
    text = text.removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n").replace("\u2028", "\n")
    return unicodedata.normalize("NFC", text.replace("\u2029", "\n\n").replace("\xa0", " ").replace("\0", ""))


def decoded(data: bytes) -> str | None:
    """`data` as text, letter by letter as it stands there; None if it is in no letters that we know."""
    for name in _encodings(data):
        try:
            return data.decode(name)
        except UnicodeDecodeError:
            continue
    return None


def _encodings(data: bytes) -> tuple[str, ...]:
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        return ("utf-16",)
    head = data[:4096]
    if head and head.count(0) > len(head) // 4:  # UTF-16 without a mark: every other byte of Latin letters is 0
        return ("utf-16-le",) if head[1::2].count(0) > head[::2].count(0) else ("utf-16-be",)
    return "utf-8-sig", "cp1252"


def _is_garbage(text: str) -> bool:
    sample = text[:100_000]
    strange = sum(1 for sign in sample if (sign < " " and sign not in "\t\n\r\f\v") or sign in "\x7f\ufffd")
    return strange > _GARBAGE * len(sample)
