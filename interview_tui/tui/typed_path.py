"""Which path is meant by what stands in a field: one that was typed or pasted whole behind the folder that stood there.

    /home/kim/Documents//media/stick/memo.m4a      → /media/stick/memo.m4a
    /home/kim/Documents/~/memo.m4a                 → ~/memo.m4a
    C:\\Users\\kim\\Documents\\D:\\memo.m4a            → D:\\memo.m4a     (Windows)

So does a file that was dragged into the terminal: between quotation marks, with its spaces escaped, or as `file://`.
"""

import os
import re
from urllib.parse import unquote

_POSIX = re.compile(r"""(?:^|(?<=/))(?P<quote>['"]?)(?P<path>/|~(?=/|$))""")
_WINDOWS = re.compile(
    r"""(?:^|(?<=[\\/]))(?P<quote>['"]?)(?P<path>[A-Za-z]:(?=[\\/])|~(?=[\\/]|$)|(?<=["'\\])\\\\(?=[^\\/]))"""
)
_ESCAPED = re.compile(r"\\([ '\"()\[\]{}&$!;*?#])")
_AS_ADDRESS = "file://"


def meant(typed: str, *, windows: bool = os.name == "nt") -> str:
    """The last part of `typed` that begins as a whole path does; all of it where none does. Nothing is looked up."""
    text = typed.strip()
    if _AS_ADDRESS in text:
        place = unquote(text.rpartition(_AS_ADDRESS)[2])
        place = place[max(0, place.find("/")) :]
        return place.removeprefix("/") if windows else place
    beginnings = list((_WINDOWS if windows else _POSIX).finditer(text))
    if not beginnings:
        return text
    last = beginnings[-1]
    path = text[last.start("path") :]
    if last["quote"]:
        path = path.removesuffix(last["quote"])
    return path if windows or last["quote"] else _ESCAPED.sub(r"\1", path)
