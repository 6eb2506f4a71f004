"""The texts of an XML file: paragraphs over all their runs, attributes, comments, with entities decoded."""

from collections.abc import Callable, Iterator
from functools import partial
from xml.parsers import expat

from interview_tui.language import _
from interview_tui.privacy.leaks.spots import Spot, Stream, Where
from interview_tui.privacy.leaks.unpacking import MOST_TEXTS, too_many_texts

_PARAGRAPHS = ("p", "si", "is")
"""Elements whose text is one, in however many runs it stands: of WordprocessingML, DrawingML and SpreadsheetML."""
_SPACES = ("tab", "br", "cr", "noBreakHyphen")
_BREAKING = {"noBreakHyphen": "-"}
_DEEPEST = 100_000
"""Elements within elements."""

Place = Callable[[str, int, int], Where]
"""The place of a text by the local name of its element, the number of its paragraph (0 for none), and its line."""


def markup(data: bytes, place: Place) -> Iterator[Stream] | None:
    """The texts of an XML file, None if it is none. Raises `Unsearchable` if there are too many to be held."""
    reader = _Reader(place)
    try:
        reader.read(data)
    except expat.ExpatError:
        return None
    return iter([Stream(reader.texts), Stream(reader.values), Stream(reader.asides)])


def by_line(_name: str, _paragraph: int, line: int) -> Where:
    """The place in a file of no kind that readers see."""
    return partial(_line, line)


def _line(number: int) -> str:
    return _("line {number}").format(number=number)


class _Reader:
    def __init__(self, place: Place) -> None:
        self.texts: list[Spot] = []
        self.values: list[Spot] = []
        """Of attributes; each once, where it first stands: most of them are styles."""
        self._known: set[str] = set()
        self.asides: list[Spot] = []
        self._place = place
        self._open: list[str] = []
        self._depths: list[int] = []
        """How deep the paragraphs are that are open."""
        self._number = 0
        self._collected: list[str] = []
        self._began = 0
        self._parser = parser = expat.ParserCreate()
        parser.buffer_text = True
        parser.StartElementHandler = self._start
        parser.EndElementHandler = self._end
        parser.CharacterDataHandler = self._collected.append
        parser.CommentHandler = self._aside
        parser.ProcessingInstructionHandler = lambda target, text: self._aside(f"{target} {text}")

    def read(self, data: bytes) -> None:
        self._parser.Parse(data, True)

    def _start(self, name: str, attributes: dict[str, str]) -> None:
        if len(self.texts) + len(self.values) + len(self.asides) > MOST_TEXTS or len(self._open) > _DEEPEST:
            raise too_many_texts()
        local = name.rpartition(":")[2]
        line = self._parser.CurrentLineNumber
        if local in _PARAGRAPHS:
            self._flush()
            self._number += not self._depths
            self._depths.append(len(self._open))
        elif not self._depths:
            self._flush()
        elif local in _SPACES:
            self._collected.append(_BREAKING.get(local, " "))
        self._open.append(local)
        self._began = line
        for key, value in attributes.items():
            if not key.startswith("xmlns") and value not in self._known:
                self._known.add(value)
                self.values.append(Spot(value, self._place(local, self._number if self._depths else 0, line)))

    def _end(self, _name: str) -> None:
        if not self._depths:
            self._flush()
        elif self._depths[-1] == len(self._open) - 1:
            self._flush()
            self._depths.pop()
        self._open.pop()

    def _aside(self, text: str) -> None:
        self.asides.append(Spot(text, self._place("", 0, self._parser.CurrentLineNumber)))

    def _flush(self) -> None:
        text = "".join(self._collected)
        self._collected.clear()
        if not text.strip():
            return
        name = self._open[-1] if self._open else ""
        number = self._number if self._depths else 0
        self.texts.append(Spot(text, self._place(name, number, self._began)))
