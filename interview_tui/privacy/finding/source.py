"""A text as it stands in its file: nothing is put right, so that places in it are places in the file."""

import re
import unicodedata
from pathlib import Path

from interview_tui.language import _
from interview_tui.letters import decoded
from interview_tui.problem import Problem

_CLUSTER = re.compile(r".[\u0300-\u036f]*", re.DOTALL)


def lines_in(data: bytes, path: Path) -> list[str]:
    """The lines of a file: UTF-8, UTF-16 or what old Windows programs write. Raises `Problem` if it is no text."""
    text = decoded(data)
    if text is None or text.count("\0") > len(text) // 100:
        raise Problem(
            _("This file holds no text."), cure=_("Save the text as txt, in UTF-8, and try that."), where=path
        )
    return re.split(r"\r\n|\n|\r", text.removeprefix("\ufeff"))


def composed(text: str) -> tuple[str, list[int] | None]:
    """`text` with composed letters (`o` and two dots become `ö`), and where each stood; None where nothing changed."""
    if unicodedata.is_normalized("NFC", text):
        return text, None
    parts: list[str] = []
    places: list[int] = []
    for match in _CLUSTER.finditer(text):
        letters = unicodedata.normalize("NFC", match.group())
        parts.append(letters)
        places.extend(min(match.start() + i, match.end() - 1) for i in range(len(letters)))
    places.append(len(text))
    return "".join(parts), places
