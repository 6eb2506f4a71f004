"""A REFI-QDA project as a program reads it that has never heard of this one: by the standard alone."""

import io
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from xml.etree import ElementTree

import xmlschema

from interview_tui.export.as_qdpx import project
from interview_tui.export.linked import LinkedInterview

_SCHEMAS = Path(__file__).parent / "refi"
PROJECT = xmlschema.XMLSchema(_SCHEMAS / "Project-mrt2019.xsd")
CODEBOOK = xmlschema.XMLSchema(_SCHEMAS / "Codebook.xsd")
NS = {"q": "urn:QDA-XML:project:1.0"}


@dataclass(frozen=True)
class Coded:
    """A selection and what is said of it."""

    guid: str
    start: int
    end: int
    text: str
    codes: tuple[str, ...]
    description: str
    notes: tuple[str, ...]


@dataclass
class Text:
    """A text source."""

    name: str
    guid: str
    text: str
    coded: list[Coded] = field(default_factory=list)
    values: dict[str, str] = field(default_factory=dict)

    def under(self, code: str) -> list[str]:
        """What has the code, in order."""
        return [one.text for one in self.coded if code in one.codes]


class Project:
    """What stands in a `.qdpx` file that is valid."""

    def __init__(self, data: bytes) -> None:
        self.archive = zipfile.ZipFile(io.BytesIO(data))
        self.xml = self.archive.read("project.qde")
        PROJECT.validate(io.BytesIO(self.xml))
        self.root = ElementTree.fromstring(self.xml)
        self.codes = {one.get("guid", ""): one.get("name", "") for one in self.all("Code")}
        self.variables = {one.get("guid", ""): one.get("name", "") for one in self.all("Variable")}
        self.texts = [self._text(one) for one in self.all("TextSource")]
        self.notes = {one.get("name", ""): self.read(one.get("plainTextPath", "")) for one in self.all("Note")}
        self.cases = {one.get("name", ""): one for one in self.all("Case")}

    def all(self, tag: str) -> list[ElementTree.Element]:
        return self.root.findall(f".//q:{tag}", NS)

    def text(self, name: str) -> Text:
        return next(one for one in self.texts if one.name == name)

    def read(self, path: str) -> str:
        """The file as text, its lines ending as the program that reads it likes."""
        return self.bytes(path).decode("utf-8").replace("\r\n", "\n")

    def bytes(self, path: str) -> bytes:
        assert path.startswith("internal://")
        return self.archive.read("sources/" + path.removeprefix("internal://"))

    def values(self, element: ElementTree.Element) -> dict[str, str]:
        """Name of a variable → its value."""
        found = {}
        for value in element.findall("q:VariableValue", NS):
            ref, said = list(value)
            found[self.variables[ref.get("targetGUID", "")]] = said.text or ""
        return found

    def said_by(self, name: str) -> list[str]:
        """What the case has selected, in order."""
        wanted = [ref.get("targetGUID") for ref in self.cases[name].findall("q:SelectionRef", NS)]
        return [one.text for text in self.texts for one in text.coded if one.guid in wanted]

    def sync_points(self) -> Iterator[tuple[str, int, int]]:
        """(text, position, milliseconds) of each."""
        for transcript in self.all("Transcript"):
            text = self.read(transcript.get("plainTextPath", ""))
            for point in transcript.findall("q:SyncPoint", NS):
                yield text, int(point.get("position", "")), int(point.get("timeStamp", ""))

    def _text(self, source: ElementTree.Element) -> Text:
        text = self.read(source.get("plainTextPath", ""))
        found = Text(source.get("name", ""), source.get("guid", ""), text, values=self.values(source))
        for one in source.findall("q:PlainTextSelection", NS):
            start, end = int(one.get("startPosition", "")), int(one.get("endPosition", ""))
            codes = tuple(self.codes[ref.get("targetGUID", "")] for ref in one.findall("q:Coding/q:CodeRef", NS))
            notes = tuple(ref.get("targetGUID", "") for ref in one.findall("q:NoteRef", NS))
            said = one.findtext("q:Description", "", NS)
            found.coded.append(Coded(one.get("guid", ""), start, end, text[start:end], codes, said, notes))
        return found


def opened(*interviews: LinkedInterview) -> Project:
    """The project of these interviews."""
    return Project(project(interviews))
