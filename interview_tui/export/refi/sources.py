"""What a project consists of: a text for each interview, the recording it goes with, and field notes. Pure.

The recording itself is never in the file: a voice cannot be given a pseudonym. With time stamps there is an audio
source that names the file which `audio` exports, with a transcript whose sync points tell when each segment was said:
the same text file, as ATLAS.ti does it. Its codings stand in the text source alone, so that none counts twice, and
because QualCoder shifts those of a transcript by one.
"""

from collections.abc import Iterator, Mapping, Sequence
from xml.etree import ElementTree

from interview_tui.export.linked import LinkedInterview
from interview_tui.export.reading import facts
from interview_tui.export.refi.people import Value, add_values, source_guid
from interview_tui.export.refi.plain import plain_lines
from interview_tui.export.refi.selections import FieldNote, Selection, add_selections, field_notes
from interview_tui.export.refi.transcript import Source
from interview_tui.export.refi.xml import MADE, USER, described, guid

AUDIO_SUFFIX = ".flac"
"""Of what `audio` exports: all sittings in one file, so that its seconds are those of the transcript."""


def text_source(
    interview: LinkedInterview, source: Source, selections: Sequence[Selection], values: Mapping[str, Value]
) -> ElementTree.Element:
    """The `TextSource` of an interview."""
    made = _text("TextSource", source_guid(interview), interview.id)
    described(made, plain_lines("\n".join(facts(interview))))
    add_selections(made, selections)
    if not source.paragraphs:
        for _note, written in field_notes(interview):
            ElementTree.SubElement(made, "NoteRef", targetGUID=written.guid)
    add_values(made, values)
    return made


def audio_source(interview: LinkedInterview, source: Source) -> ElementTree.Element | None:
    """The `AudioSource` of an interview; None where there is no sound or no times are wanted."""
    points = source.sync_points() if interview.shows_times and _has_sound(interview) else []
    if not points:
        return None
    own, name = guid("audio", source_guid(interview)), f"{interview.id}{AUDIO_SUFFIX}"
    made = ElementTree.Element(
        "AudioSource", guid=own, name=name, path=f"relative:///{name}", creatingUser=USER, creationDateTime=MADE
    )
    transcript = _text("Transcript", guid("transcript", own), f"{interview.id}.txt", source_guid(interview))
    for position, at in points:
        ElementTree.SubElement(
            transcript, "SyncPoint", guid=guid("sync", own, position), timeStamp=str(at), position=str(position)
        )
    made.append(transcript)
    return made


def notes_element(interviews: Sequence[LinkedInterview]) -> ElementTree.Element | None:
    """A `Note` for each field note; None where there are none."""
    root = ElementTree.Element("Notes")
    root.extend(_text("Note", written.guid, written.name) for written in notes_of(interviews))
    return root if len(root) else None


def notes_of(interviews: Sequence[LinkedInterview]) -> Iterator[FieldNote]:
    for interview in interviews:
        for _note, written in field_notes(interview):
            yield written


def _text(tag: str, own: str, name: str, file: str = "") -> ElementTree.Element:
    """A text whose words stand in a file of their own; `file` is its GUID where that is another one's."""
    return ElementTree.Element(
        tag,
        guid=own,
        name=name,
        plainTextPath=f"internal://{file or own}.txt",
        creatingUser=USER,
        creationDateTime=MADE,
    )


def _has_sound(interview: LinkedInterview) -> bool:
    imported = interview.record.imported
    return bool(imported.file) if imported is not None else interview.state.has_been_recorded
