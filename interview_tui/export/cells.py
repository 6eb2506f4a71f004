"""What a cell of a spreadsheet can hold. Pure."""

from collections.abc import Iterator

MOST_CHARACTERS = 32_000
"""Of a cell, in UTF-16 code units: Excel holds 32 767, and drops what is longer."""


def in_cells(text: str) -> Iterator[str]:
    """The text in parts that a cell can hold, cut where it breathes; nothing is lost but the space at the cut."""
    while _units(text) > MOST_CHARACTERS:
        part = text.encode("utf-16-le")[: 2 * MOST_CHARACTERS].decode("utf-16-le", errors="ignore")
        at = max(part.rfind("\n\n"), part.rfind(" ", MOST_CHARACTERS // 2))
        at = at if at > 0 else len(part)
        yield text[:at].rstrip()
        text = text[at:].lstrip()
    if text:
        yield text


def _units(text: str) -> int:
    return len(text.encode("utf-16-le")) // 2
