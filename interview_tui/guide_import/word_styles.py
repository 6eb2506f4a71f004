"""`word/styles.xml`: what a paragraph's style says about it, by itself and by the styles it is based on."""

import re
from dataclasses import dataclass, replace
from typing import Literal
from xml.etree.ElementTree import Element

from interview_tui.guide_import.tree import based_on, children, number

_OFF = ("0", "false", "off")
_DIGIT = re.compile(r"list (?:bullet|number|continue) ([2-5])$")


@dataclass(frozen=True, slots=True)
class Look:
    """What a style says."""

    name: str = ""
    """In small letters: Word keeps the English names of its own styles, whatever language it speaks."""
    outline: int = 0
    """Level of a heading, from 1."""
    list: str = ""
    level: int = 0
    indent: float = 0.0
    bold: bool = False
    italic: bool = False
    size: float = 0.0
    own_size: float = 0.0
    """The size that the style itself asks for; 0 where it asks for none."""

    @property
    def role(self) -> Literal["", "title", "subtitle"]:
        if self.name == "title":
            return "title"
        return "subtitle" if self.name == "subtitle" else ""

    @property
    def digit(self) -> int:
        """The level that the name of a list's style tells, from 0: `List Bullet 3` is 2."""
        found = _DIGIT.search(self.name)
        return int(found[1]) - 1 if found else 0


class Styles:
    """The styles of a document by their ids."""

    def __init__(self, root: Element) -> None:
        self._styles = {style.get("styleId", ""): style for style in children(root, "style")}
        self._known: dict[str, Look] = {}
        self._base = Look()
        for defaults in children(root, "docDefaults"):
            for properties in (p for kind in defaults for p in kind):
                self._base = _with(self._base, properties)
        self._base = replace(self._base, own_size=0.0)
        self.default = next(
            (
                id
                for id, style in self._styles.items()
                if style.get("type") == "paragraph" and style.get("default") in ("1", "true", "on")
            ),
            "",
        )

    def look(self, id: str) -> Look:
        """What the style says; what the document's defaults say of one that it does not know."""
        known = self._known.get(id)
        if known is None:
            known = self._known[id] = self._put_together(id)
        return known

    def _put_together(self, id: str) -> Look:
        look = self._base
        for style in based_on(id, self._styles.get, _base_of):
            name = next((said.get("val", "") for said in children(style, "name")), "").lower()
            heading = re.fullmatch(r"heading ([1-9])", name)
            look = replace(look, name=name, outline=int(heading[1]) if heading else look.outline)
            for properties in style:
                if properties.tag in ("pPr", "rPr"):
                    look = _with(look, properties)
        return look


def _base_of(style: Element) -> str:
    return next((based.get("val", "") for based in children(style, "basedOn")), "")


def is_on(said: Element) -> bool:
    """Whether a property that can be on or off is on."""
    return said.get("val", "1") not in _OFF


def _with(look: Look, properties: Element) -> Look:
    for said in properties:
        value = said.get("val", "")
        if said.tag == "outlineLvl":
            look = replace(look, outline=number(value, 9) + 1 if 0 <= number(value, 9) < 9 else 0)
        elif said.tag == "numPr":
            given = {child.tag: child.get("val", "") for child in said}
            look = replace(look, list=given.get("numId", look.list), level=number(given.get("ilvl")))
        elif said.tag == "ind":
            left = said.get("left", said.get("start"))
            look = replace(look, indent=number(left) / 20) if left is not None else look
        elif said.tag == "b":
            look = replace(look, bold=is_on(said))
        elif said.tag == "i":
            look = replace(look, italic=is_on(said))
        elif said.tag == "sz":
            look = replace(look, size=number(value) / 2, own_size=number(value) / 2)
        elif said.tag in ("pPr", "rPr"):
            look = _with(look, said)
    return look
