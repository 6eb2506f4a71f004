"""A project of several interviews: the parts put together, in the order that the schema wants. Pure."""

from collections.abc import Iterator, Sequence
from io import BytesIO
from xml.etree import ElementTree
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from interview_tui.export.linked import LinkedInterview
from interview_tui.export.refi.codes import Code, Worded, codes_element, further_codes, guide_codes
from interview_tui.export.refi.people import (
    cases_element,
    interview_values,
    person_values,
    pseudonyms,
    source_guid,
    speakers,
    variables_element,
)
from interview_tui.export.refi.plain import plain
from interview_tui.export.refi.selections import Selection, selections
from interview_tui.export.refi.sources import audio_source, notes_element, notes_of, text_source
from interview_tui.export.refi.transcript import Source, source
from interview_tui.export.refi.xml import MADE, ORIGIN, USER, document
from interview_tui.guide.model import Guide
from interview_tui.language import _

_NAMESPACE = "urn:QDA-XML:project:1.0"
_MOMENT = (1980, 1, 1, 0, 0, 0)
"""When each file in the archive was made: the first moment that ZIP knows."""
_FOLDER = "sources/"
"""In small letters: ATLAS.ti finds no other."""


def package(interviews: Sequence[LinkedInterview], line_end: str = "\n") -> bytes:
    """The project of these interviews, at least one, as a `.qdpx` file; lines of its texts end with `line_end`.

    Positions count a line's end as one character in any case.
    """
    texts = [source(one) for one in interviews]
    files = {"project.qde": document(_project(interviews, texts))}
    named = [(source_guid(one), text.text) for one, text in zip(interviews, texts, strict=True)]
    for own, text in [*named, *((note.guid, note.text) for note in notes_of(interviews))]:
        files[f"{_FOLDER}{own}.txt"] = text.replace("\n", line_end).encode()
    out = BytesIO()
    with ZipFile(out, "w", ZIP_DEFLATED) as archive:
        for name, data in files.items():
            archive.writestr(_entry(name), data)
    return out.getvalue()


def codebook(guide: Guide) -> list[Code]:
    """The codes of a guide alone: with the same GUIDs as in a project."""
    return guide_codes([Worded(guide)])


def _project(interviews: Sequence[LinkedInterview], texts: Sequence[Source]) -> ElementTree.Element:
    newest = max(interviews, key=lambda one: one.record.guide_version)
    root = ElementTree.Element(
        "Project",
        xmlns=_NAMESPACE,
        name=plain(newest.guide.title) or _("Interviews"),
        origin=ORIGIN,
        creatingUserGUID=USER,
        creationDateTime=MADE,
        # Empty as NVivo writes it: recordings are beside the project. Without it QualCoder stops at the first one.
        basePath="",
    )
    users = ElementTree.SubElement(root, "Users")
    ElementTree.SubElement(users, "User", guid=USER, name=_("Interviewer"))
    codes = guide_codes(_guides(interviews))
    codes += further_codes(speakers(interviews), codes)
    ElementTree.SubElement(root, "CodeBook").append(codes_element(codes))
    known = frozenset(_guids(codes))
    chosen = [selections(one, text, known) for one, text in zip(interviews, texts, strict=True)]
    of_text = [interview_values(one) for one in interviews]
    of_person = {name: person_values(name, interviews) for name in pseudonyms(interviews)}
    root.append(variables_element([*of_person.values(), *of_text]))
    if of_person:
        root.append(cases_element(interviews, _turns(chosen), of_person))
    sources = ElementTree.SubElement(root, "Sources")
    for one, text, coded, values in zip(interviews, texts, chosen, of_text, strict=True):
        sources.append(text_source(one, text, coded, values))
    sources.extend(
        found
        for one, text in zip(interviews, texts, strict=True)
        if (found := audio_source(one, text)) is not None
    )  # fmt: skip
    if (notes := notes_element(interviews)) is not None:
        root.append(notes)
    return root


def _guides(interviews: Sequence[LinkedInterview]) -> list[Worded]:
    """Each interview's guide, the newest version first."""
    newest_first = sorted(interviews, key=lambda one: one.record.guide_version, reverse=True)
    return [Worded(one.guide, one.record.placeholders) for one in newest_first]


def _turns(chosen: Sequence[Sequence[Selection]]) -> dict[str, list[str]]:
    """Speaker → the GUIDs of what they say."""
    turns: dict[str, list[str]] = {}
    for one in chosen:
        for selection in one:
            if selection.speaker is not None:
                turns.setdefault(selection.speaker, []).append(selection.guid)
    return turns


def _guids(codes: Sequence[Code]) -> Iterator[str]:
    for code in codes:
        yield code.guid
        yield from _guids(code.children)


def _entry(name: str) -> ZipInfo:
    """Nothing of this machine: no time, no system, no owner."""
    entry = ZipInfo(name, _MOMENT)
    entry.compress_type = ZIP_DEFLATED
    entry.create_system = 3
    entry.external_attr = 0o600 << 16
    return entry
