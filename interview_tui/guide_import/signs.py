"""What stands before a line when people number and dot by hand: `1.`, `1.2`, `1a)`, `b)`, `iv.`, `-`, `•`. Pure."""

import re
from dataclasses import dataclass

from interview_tui.guide_import.paragraphs import Format

_LABELLED = re.compile(
    r"(?:intervju|huvud)?fråga\s*(\d{1,3})(?:\s*[.:)–-]\s*|\s+(?=\S))|"
    r"(?:question|q|f)\.?\s?(\d{1,3})(?:\s*[.:)–-]\s*|\s+(?=\S))",
    re.I,
)
_DOTTED = re.compile(r"(\d{1,3}(?:\.\d{1,3}){1,5}|\d{1,2}(?::(?!0)\d{1,2}(?!\d))(?!:))(?:[.):]\s*|\s+)(?=\S)")
"""1.2, also 1:2; 10:00 is a time."""
_WITH_LETTER = re.compile(r"(\d{1,3})(?:\.?([a-zåäö])[.):]\s*|\s([a-zåäö])\)\s*|([a-zåäö])\s+)(?=\S)")
_OF_PART = re.compile(
    r"(?:[A-H](\d{1,2})(?:[.):]|(?=\s+[A-ZÅÄÖ\"“”]))|(?:[A-H]|"
    r"[IVX]{1,4})\.(\d{1,2}(?:\.\d{1,2}){0,3})[.):]?)\s+(?=\S)"
)
_SLASHED = re.compile(r"(\d{1,3})/\s+(?=\S)")
_NUMBER = re.compile(
    r"\[?\(?(\d{1,3})(?:[.:]?\)|\]|[.:](?!\d))\s*(?=\S)|(\d{1,3})(?:\s+(?=[A-ZÅÄÖ\"“”])|\s*[-–]\s+(?=[A-ZÅÄÖ]))"
)
_ROMAN = re.compile(r"\(?(i|[ivx]{2,5}|I|[IVX]{2,5}|V|X)[.)]\)?\s+(?=\S)")
_LETTER = re.compile(r"\(?([a-zåäöA-ZÅÄÖ])(?:\)|\.(?=\s+\S\S))\s*(?=\S)")
_BULLET = re.compile(
    r"(•{2,4}(?=\s)|[•●○◦▪▫■□☐☑☒◆◇►▶➢➤➔→✓✔‣⁃·§\uf000-\uf0ff])\s*(?=\S)|([-–—*+o]|>{1,3}|\*{2,4}|-{2,3}|"
    r"•{2,4})\s+(?=\S)|([-–])(?=[A-Za-zÅÄÖåäö\"“(])"
    r"|(->|=>|--+>?)\s*(?=\S)"
)


@dataclass(frozen=True, slots=True)
class Sign:
    """A number, a letter or a dot."""

    format: Format
    numbers: tuple[int, ...] = ()
    """1.2 is 1, 2; 1b is 1, 2; empty for others than numbers."""
    shape: str = ""
    """What all items of one list share: `1.`, `a)`, `-`."""
    written: str = ""
    """As it stands there."""


def sign_of(text: str) -> tuple[Sign, str]:
    """What `text` begins with, and the rest; a sign without a format where it begins with none."""
    if found := _LABELLED.match(text):
        return Sign("number", (int(found[1] or found[2]),), "Q1", found[0].strip()), text[found.end() :]
    if found := _DOTTED.match(text):
        numbers = tuple(map(int, re.split("[.:]", found[1])))
        return Sign("number", numbers, "1." * len(numbers), found[0].strip()), text[found.end() :]
    if found := _WITH_LETTER.match(text):
        letter = ord(found[2] or found[3] or found[4]) - ord("a") + 1
        return Sign("number", (int(found[1]), letter), "1a", found[0].strip()), text[found.end() :]
    if found := _OF_PART.match(text):
        numbers = tuple(map(int, (found[1] or found[2]).split(".")))
        return Sign("number", numbers, f"A{'1.' * len(numbers)}", found[0].strip()), text[found.end() :]
    if found := _SLASHED.match(text):
        return Sign("number", (int(found[1]),), "1", found[0].strip()), text[found.end() :]
    if found := _NUMBER.match(text):
        return Sign("number", (int(found[1] or found[2]),), "1", found[0].strip()), text[found.end() :]
    if found := _ROMAN.match(text):
        return Sign("roman", (), "I" if found[1].isupper() else "i", found[0].strip()), text[found.end() :]
    if found := _LETTER.match(text):
        return Sign("letter", (), "A" if found[1].isupper() else "a", found[0].strip()), text[found.end() :]
    if found := _BULLET.match(text):
        written = found[0].strip()
        return Sign("bullet", (), "-" if written in "–—-" else written, written), text[found.end() :]
    return Sign(""), text
