"""Text that a file of any format can hold. Pure."""

import re

_ILLEGAL = re.compile(r"[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
"""What XML 1.0 cannot hold (https://www.w3.org/TR/xml/#charsets). R ends a cell at the first of them, a NUL."""


def legal(text: str) -> str:
    """The text without control characters, halves of pairs and non-characters."""
    return _ILLEGAL.sub("", text)
