"""Lists as Word and LibreOffice count them: what stands before each item, and how deep it is."""

from dataclasses import dataclass, field
from xml.etree.ElementTree import Element

from interview_tui.guide_import.paragraphs import Format
from interview_tui.guide_import.tree import children, number

LEVELS = 10
_DOTS = "o§·•▪–-"
_FORMATS: dict[str, Format] = {
    "decimal": "number", "decimalZero": "number", "ordinal": "number", "cardinalText": "number",
    "lowerLetter": "letter", "upperLetter": "letter", "lowerRoman": "roman", "upperRoman": "roman",
    "bullet": "bullet", "none": "",
    "1": "number", "a": "letter", "A": "letter", "i": "roman", "I": "roman", "": "",
}  # fmt: skip
"""Word's names (`w:numFmt`) and OpenDocument's (`style:num-format`)."""
_ROMAN = ((1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"), (50, "l"), (40, "xl"), (10, "x"),
          (9, "ix"), (5, "v"), (4, "iv"), (1, "i"))  # fmt: skip


@dataclass(frozen=True, slots=True)
class Level:
    """One level of a list."""

    format: Format = "number"
    name: str = "decimal"
    """How it counts, in the document's own word."""
    text: str = "%1."
    """What is shown, with `%1` for the number of the first level."""
    start: int = 1
    left: float | None = None
    """Points from the margin to the text."""


@dataclass
class List:
    """A list as it is being counted."""

    levels: dict[int, Level] = field(default_factory=dict)
    counts: list[int | None] = field(default_factory=lambda: [None] * LEVELS)

    def level(self, at: int) -> Level:
        return self.levels.get(at, Level())

    def next(self, at: int, start: int | None = None) -> str:
        """Count one item on level `at`, from `start` if that is given, and say what stands before it."""
        level = self.level(at)
        before = self.counts[at]
        self.counts[at] = start if start is not None else level.start if before is None else before + 1
        self.counts[at + 1 :] = [None] * (LEVELS - at - 1)
        if level.format == "bullet":
            return level.text if level.text in _DOTS else "•"
        if not level.format:
            return ""
        label = level.text
        for i in range(at, -1, -1):
            one = self.level(i)
            count = self.counts[i]
            label = label.replace(f"%{i + 1}", counted(one.start if count is None else count, one.name))
        return label.strip()


def format_of(name: str) -> Format:
    """The kind of a counting that is called `name`."""
    return _FORMATS.get(name, "number")


def counted(value: int, name: str) -> str:
    """The number as it is shown: 2 is `2`, `b` or `ii`."""
    kind = format_of(name)
    if kind == "letter" and value > 0:
        letters = chr(97 + (value - 1) % 26) * min(1 + (value - 1) // 26, 5)
    elif kind == "roman" and 0 < value < 4000:
        letters = ""
        for size, sign in _ROMAN:
            letters += sign * (value // size)
            value %= size
    else:
        return str(value)
    return letters.upper() if name in ("A", "I") or name.startswith("upper") else letters


class WordLists:
    """`word/numbering.xml`: the lists by their number, counters shared by those that go on from each other."""

    def __init__(self, root: Element) -> None:
        self._abstract: dict[str, List] = {}
        self._lists: dict[str, str] = {}
        """Number → the abstract list that it counts on."""
        self._starts: dict[tuple[str, int], int] = {}
        """Number and level → where it begins anew, until it has."""
        by_style: dict[str, str] = {}
        linked: dict[str, str] = {}
        for one in children(root, "abstractNum"):
            name = one.get("abstractNumId", "")
            self._abstract[name] = List({number(lvl.get("ilvl")): _level(lvl) for lvl in children(one, "lvl")})
            for link in children(one, "styleLink"):
                by_style[link.get("val", "")] = name
            for link in children(one, "numStyleLink"):
                linked[name] = link.get("val", "")
        for num in children(root, "num"):
            name = num.get("numId", "")
            abstract = next((a.get("val", "") for a in children(num, "abstractNumId")), "")
            abstract = by_style.get(linked.get(abstract, ""), abstract)
            overrides = list(children(num, "lvlOverride"))
            changed = {number(o.get("ilvl")): _level(lvl) for o in overrides for lvl in children(o, "lvl")}
            if changed:
                levels = self._abstract[abstract].levels if abstract in self._abstract else {}
                self._abstract[abstract := f"{abstract}/{name}"] = List({**levels, **changed})
            self._lists[name] = abstract
            for override in overrides:
                for start in children(override, "startOverride"):
                    self._starts[name, number(override.get("ilvl"))] = number(start.get("val"), 1)

    def level(self, name: str, at: int) -> Level:
        return self._list(name).level(at)

    def next(self, name: str, at: int) -> str:
        """Count one item of the list `name`."""
        return self._list(name).next(at, self._starts.pop((name, at), None))

    def __contains__(self, name: str) -> bool:
        return name in self._lists

    def _list(self, name: str) -> List:
        return self._abstract.setdefault(self._lists.get(name, name), List())


def _level(lvl: Element) -> Level:
    said = {child.tag: child.get("val", "") for child in lvl}
    left = None
    for properties in children(lvl, "pPr"):
        for indent in children(properties, "ind"):
            if (value := indent.get("left", indent.get("start"))) is not None:
                left = number(value) / 20
    name = said.get("numFmt", "decimal")
    return Level(format_of(name), name, said.get("lvlText", ""), number(said.get("start"), 1), left)
