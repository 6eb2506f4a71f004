"""XML packed into an office document, heard as it goes by: nobody's file decides how much memory that takes.

A document is somebody's file from somewhere: its XML may define entities that grow a billionfold, its ZIP may unpack to
terabytes. Here a part is unpacked a piece at a time, counted, and given to whoever listens; nothing is ever written, so
that the names in a ZIP, which may be paths to anywhere, are only names.
"""

import zipfile
import zlib
from dataclasses import dataclass
from io import BytesIO
from xml.etree import ElementTree

_PIECE = 1 << 16


class Damaged(Exception):
    """It is no such document, or is none any more."""


class TooLarge(Exception):
    """It would take more memory or time than its kind ever needs."""


@dataclass(frozen=True, slots=True)
class Bounds:
    """What a part may be unpacked to."""

    bytes: int
    elements: int
    depth: int = 1_000_000
    """Elements within elements."""


class Listener:
    """Hears the XML as it goes by. Subclasses say what they do with it; they call `super().start`."""

    def __init__(self) -> None:
        self.elements = 0
        self.depth = 0

    def doctype(self, _name: str, _public: str | None, _system: str | None) -> None:
        """Office programs never define entities; whoever does is up to something."""
        raise Damaged

    def start(self, tag: str, attributes: dict[str, str]) -> None:
        self.elements += 1
        self.depth += 1

    def end(self, tag: str) -> None:
        self.depth -= 1

    def close(self) -> None:
        """All has gone by."""


def has_part(data: bytes, name: str) -> bool:
    """Whether the ZIP `data` holds a part of this name. Raises `Damaged`."""
    try:
        with zipfile.ZipFile(BytesIO(data)) as packed:
            return name in packed.namelist()
    except (zipfile.BadZipFile, NotImplementedError, ValueError, EOFError, OSError) as error:
        raise Damaged from error


def hear(data: bytes, name: str, listener: Listener, bounds: Bounds) -> None:
    """Let `listener` hear the part `name` of the ZIP `data`. Raises `Damaged`, or `TooLarge` beyond the bounds."""
    parser = ElementTree.XMLParser(target=listener)
    size = 0
    try:
        with zipfile.ZipFile(BytesIO(data)) as packed, packed.open(name) as part:
            while piece := part.read(_PIECE):
                size += len(piece)
                parser.feed(piece)
                if size > bounds.bytes or listener.elements > bounds.elements or listener.depth > bounds.depth:
                    raise TooLarge
        parser.close()
    except (KeyError, zipfile.BadZipFile, zlib.error, NotImplementedError, RuntimeError, EOFError, OSError) as error:
        raise Damaged from error
    except (ElementTree.ParseError, ValueError) as error:
        raise Damaged from error
