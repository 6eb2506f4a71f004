"""Text that every importer counts alike: each character is one code point, one UTF-16 unit and legal in XML. Pure."""

import re
import unicodedata

_GONE = re.compile("[\x00-\x08\x0e-\x1b\x7f-\x84\x86-\x9f\ufdd0-\ufdef\ufeff\ufffe\uffff]")
"""What XML may not hold or a reader takes for a sign of its own: controls, non-characters, a byte order mark."""
_BEYOND = re.compile("[\ud800-\udfff\U00010000-\U0010ffff]")
"""Two units in UTF-16: a program that counts units would shift every coding behind one."""
UNKNOWN = "\ufffd"
LONGEST_NAME = 60
"""Characters: MAXQDA has been known to cut the names of codes at 63."""


def plain(text: str) -> str:
    """The text on one line, composed (NFC); a sign beyond the basic plane gives way to its name: `[grinning face]`."""
    # Twice: composing brings out signs that must go, and what goes may have stood between a letter and its accent.
    composed = unicodedata.normalize("NFC", _GONE.sub("", unicodedata.normalize("NFC", text)))
    return " ".join(unicodedata.normalize("NFC", _BEYOND.sub(_name, composed)).split())


def plain_lines(text: str) -> str:
    """The same for a text of several lines, each line for itself; without empty ones around it."""
    return "\n".join(plain(line) for line in text.splitlines()).strip("\n")


def short(name: str) -> str:
    """The name cut after a word, with … where something is left out."""
    name = " ".join(name.split())
    if len(name) <= LONGEST_NAME:
        return name
    cut = name[: LONGEST_NAME - 1]
    head, space, _tail = cut.rpartition(" ")
    return f"{(head if space and len(head) > LONGEST_NAME // 2 else cut).rstrip(' ,;:–-')}…"


def _name(found: re.Match[str]) -> str:
    name = unicodedata.name(found[0], "")
    return f"[{name.lower()}]" if name else UNKNOWN
