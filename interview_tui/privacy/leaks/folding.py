"""A text in the form in which it is compared: however it was typed, composed or broken up. Pure."""

import re
import unicodedata
from dataclasses import dataclass

_INVISIBLE = re.compile("[\u00ad\u034f\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufe00-\ufe0f\ufeff]")
"""Soft hyphens, joiners, marks of direction: nobody sees them, and a search stumbles over them."""
_ALIKE = str.maketrans({"ß": "ss", "ẞ": "SS", "İ": "I", **dict.fromkeys("‐‒–—−", "-"), **dict.fromkeys("’‘ʼ´`", "'")})
_TOKEN = re.compile(r"[^\W_]+")


@dataclass(frozen=True, slots=True)
class Token:
    """A word or a number, in small letters."""

    start: int
    end: int
    text: str


def folded(text: str) -> str:
    """Composed letters, plain hyphens and spaces, nothing invisible; capitals stay.

    `folded(text).lower()` has the same length, so that a place in the one is a place in the other.
    """
    if text.isascii():
        return text
    return unicodedata.normalize("NFKC", _INVISIBLE.sub("", text)).translate(_ALIKE)


def tokens(low: str) -> list[Token]:
    """The words and numbers of a folded text in small letters."""
    return [Token(match.start(), match.end(), match.group()) for match in _TOKEN.finditer(low)]
