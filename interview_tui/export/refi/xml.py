"""What all REFI-QDA files have in common: GUIDs, one neutral user, a time that says nothing, XML as bytes. Pure."""

from uuid import UUID, uuid5
from xml.etree import ElementTree

MADE = "2000-01-01T00:00:00Z"
"""Each date and time: importers want one, the same interviews give the same file, and nobody's working hours show."""
ORIGIN = "Interview TUI"
"""No version: the same interviews give the same file."""
_NAMESPACE = UUID("6c1a7f0e-52a4-5c0e-9d0b-7f5b8f1d2a31")


def guid(*names: str | int) -> str:
    """The GUID of what has these names: the same each time, in each project, and telling nothing of them."""
    return str(uuid5(_NAMESPACE, "\x1f".join(str(name) for name in names))).upper()


USER = guid("user")


def document(root: ElementTree.Element) -> bytes:
    """The element as a file in UTF-8, without a byte order mark."""
    ElementTree.indent(root, " ")
    return b'<?xml version="1.0" encoding="utf-8"?>\n' + ElementTree.tostring(root, encoding="utf-8") + b"\n"


def described(parent: ElementTree.Element, text: str) -> None:
    """Say `text` of an element that has no children yet, if there is anything to say."""
    if text:
        ElementTree.SubElement(parent, "Description").text = text
