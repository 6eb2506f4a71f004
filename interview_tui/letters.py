"""The bytes of a text file as text: UTF-8, UTF-16, or what old programs of Windows, DOS and the Mac write."""

import re
import unicodedata
from pathlib import Path

from interview_tui.language import _
from interview_tui.problem import Problem

_GARBAGE = 0.01
"""Share of control characters from which on it is no text."""
_OLD = ("cp1252", "cp850", "mac_roman")
"""Windows, DOS, the Mac before 2001; the first where none is likelier."""
_OUR_LETTERS = re.compile(r"[åäöÅÄÖéÉüÜ](?:(?<=\w.)|(?=\w))|(?:^|[\r\n])\s*[•–](?=\s)")
_NO_LETTERS = re.compile(r"(?<=\w)[^\w\s'’´.,:;?!()/–-](?=\w)|[†‡ˆ‰‹ŽšœžŸ¸¤¦¬]")
"""What stands within words only where they are read in the wrong letters."""
_TERMINAL = re.compile(r"\x1b(?:\[[0-?]{0,40}[ -/]{0,4}[@-~]|[@-Z\\^_])")
"""What colours a text on a terminal: text that was copied from one has it."""
_NO_SIGNS = re.compile(r"[\x00-\x08\x0e-\x1f\x7f]")
"""Control characters that are nothing a person wrote, and that would command a terminal."""
_FEW = 3
"""Control characters that make no text garbage, however short it is."""


def text_of(data: bytes, path: Path) -> str:
    """`data` as text with composed letters and `\\n` between lines. Raises `Problem` if it is no text."""
    text = decoded(data)
    if text is None or is_garbage(text):
        raise Problem(
            _("This file holds no text."),
            cure=_("Save the transcript as txt, docx, vtt, srt or json, and import that."),
            where=path,
        )
    return plain_lines(text)


def plain_lines(text: str) -> str:
    """`text` with composed letters and `\\n` between lines, without control characters, whatever system wrote it."""
    text = text.removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n").replace("\u2028", "\n")
    text = without_commands(text.replace("\u2029", "\n\n").replace("\xa0", " "))
    return unicodedata.normalize("NFC", text)


def without_commands(text: str) -> str:
    """`text` without control characters, and without what they begin on a terminal."""
    return _NO_SIGNS.sub("", _TERMINAL.sub("", text))


def decoded(data: bytes) -> str | None:
    """`data` as text, letter by letter as it stands there; None if it is in no letters that we know."""
    for name in _encodings(data):
        try:
            return data.decode(name)
        except UnicodeDecodeError:
            continue
    return None


def is_garbage(text: str) -> bool:
    """Whether it is so full of control characters that it is no text."""
    sample = _TERMINAL.sub("", text[:100_000])
    strange = sum(1 for sign in sample if (sign < " " and sign not in "\t\n\r\f\v") or sign in "\x7f\ufffd")
    return strange > max(_FEW, _GARBAGE * len(sample))


def _encodings(data: bytes) -> tuple[str, ...]:
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        return ("utf-16",)
    head = data[:4096]
    if head and head.count(0) > len(head) // 4:  # UTF-16 without a mark: every other byte of Latin letters is 0
        return ("utf-16-le",) if head[1::2].count(0) > head[::2].count(0) else ("utf-16-be",)
    likeliest = max(_OLD, key=lambda name: _likelihood(data[:100_000], name))
    return "utf-8-sig", likeliest, "cp1252"


def _likelihood(data: bytes, name: str) -> int:
    """How many of the letters beyond ASCII are letters of Swedish or English words when it is read so."""
    if data.isascii():
        return 0
    text = data.decode(name, "replace")
    if name != "cp1252" and any(sign not in "\t\n\r\f\v" and unicodedata.category(sign) == "Cc" for sign in text):
        return -len(text)
    return len(_OUR_LETTERS.findall(text)) - len(_NO_LETTERS.findall(text)) - text.count("\ufffd")
