"""What is coded and noted in a text: passages, turns, quotes and notes, each a selection with its codes. Pure."""

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, field
from typing import Literal
from xml.etree import ElementTree

from interview_tui.correcting.marks import Note
from interview_tui.export.linked import LinkedInterview
from interview_tui.export.refi.codes import question_guid, quote_guid, speaker_guid, theme_guid
from interview_tui.export.refi.people import source_guid
from interview_tui.export.refi.plain import plain_lines
from interview_tui.export.refi.transcript import Source
from interview_tui.export.refi.xml import MADE, USER, described, guid
from interview_tui.language import _
from interview_tui.linking.passages import Passage
from interview_tui.times import clock_time

Kind = Literal["passage", "turn", "quote", "note"]


@dataclass
class Selection:
    """A stretch of a text. Two of one kind never cover the same: QualCoder knows one coding, and one note, a place."""

    guid: str
    kind: Kind
    start: int
    end: int
    codes: dict[str, None] = field(default_factory=dict)
    """GUIDs, each once, in order."""
    said: list[str] = field(default_factory=list)
    """Comments on it."""
    notes: list[str] = field(default_factory=list)
    """GUIDs."""
    speaker: str | None = None
    """Whose turn it is."""


@dataclass(frozen=True, slots=True)
class FieldNote:
    """A note that has a file of its own."""

    guid: str
    name: str
    """No two have the same: QualCoder cannot import a second one of a name."""
    text: str


def field_notes(interview: LinkedInterview) -> list[tuple[Note, FieldNote]]:
    """Each note that says something, under its name."""
    found = []
    for number, note in enumerate(interview.notes, 1):
        if text := plain_lines(note.text):
            at = f" ({clock_time(note.at)})" if interview.shows_times else ""
            name = _("Field note {number}, {interview}").format(number=number, interview=interview.id)
            own = guid("note", source_guid(interview), note.by, note.n)
            found.append((note, FieldNote(own, f"{name}{at}", text)))
    return found


def selections(interview: LinkedInterview, source: Source, codes: Collection[str]) -> list[Selection]:
    """By their places; `codes` are the GUIDs of those that there are."""
    kept: dict[tuple[Kind, int, int], Selection] = {}
    whole = source_guid(interview)

    def at(kind: Kind, start: int, end: int) -> Selection:
        return kept.setdefault((kind, start, end), Selection(guid(kind, whole, start, end), kind, start, end))

    for passage, start, end in source.passages():
        if under := [code for code in _codes(passage) if code in codes]:
            at("passage", start, end).codes.update(dict.fromkeys(under))
    for speaker, start, end in source.turns():
        turn = at("turn", start, end)
        turn.speaker = speaker
        turn.codes[speaker_guid(speaker)] = None
    for quote in interview.quotes:
        if (place := source.quoted(quote)) is None:
            continue
        one = at("quote", *place)
        one.codes[quote_guid()] = None
        theme = theme_guid(quote.section_id or "")
        if theme in codes and quote.section_id != source.section_at(place[0]):
            one.codes[theme] = None
        if comment := plain_lines(quote.comment):
            one.said.append(comment)
    for note, written in field_notes(interview):
        if place := source.at(note.at):
            one = at("note", *place)
            one.said.append(written.text)
            one.notes.append(written.guid)
    return sorted(kept.values(), key=lambda one: (one.start, -one.end))


def add_selections(parent: ElementTree.Element, selections: Sequence[Selection]) -> None:
    """The selections as children of the element of their text; their words stand there and nowhere else."""
    for one in selections:
        made = ElementTree.SubElement(
            parent,
            "PlainTextSelection",
            guid=one.guid,
            startPosition=str(one.start),
            endPosition=str(one.end),
            creatingUser=USER,
            creationDateTime=MADE,
        )
        described(made, "\n\n".join(one.said))
        for code in one.codes:
            coding = ElementTree.SubElement(
                made, "Coding", guid=guid("coding", one.guid, code), creatingUser=USER, creationDateTime=MADE
            )
            ElementTree.SubElement(coding, "CodeRef", targetGUID=code)
        for note in one.notes:
            ElementTree.SubElement(made, "NoteRef", targetGUID=note)


def _codes(passage: Passage) -> Iterator[str]:
    """Of its question, its theme, and of other questions that it answers, too."""
    if passage.question_id is not None:
        yield question_guid(passage.question_id)
    if passage.section_id is not None:
        yield theme_guid(passage.section_id)
    for question in passage.also:
        yield question_guid(question)
