"""Consent as a record: a fold of guide, record and events. Pure.

`consent_record(guide, record, events)` says

- `read`: what was read about the study: each section with `section` (its id), `title`, `text` (as the guide had it,
  placeholders not filled), `sha256` of that text, `at` and `wall`, and `how`: "marked" (a key said that it was being
  read), or "on_screen" (it stood there to be read when the participant agreed to be recorded);
- `guide_version`: the number of the guide that these texts are from;
- `people`: for each participant `who`, `status` ("missing", "spoken", "written", "earlier", "refused", "withdrawn"),
  `at` (seconds of recording: the place in the sound where it was spoken; None without), `wall`, `reference` (where a
  written one is kept), `by` ("self", "guardian", "trustee"), `assent` (the participant's own, where somebody else
  consents), and `recording`, `quotes`, `archiving`: "yes", "no" or "not_asked". A support person consents to nothing
  but being recorded and is not named.

What was said about everybody holds for those about whom nothing else was said afterwards.
"""

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Literal

from interview_tui.guide.model import Guide, Section
from interview_tui.interview.events import (
    Answer,
    AnyEvent,
    ConsentBy,
    ConsentDetailed,
    ConsentGiven,
    ConsentRead,
    ConsentRefused,
    ConsentWithdrawn,
    RecordingAgreed,
    ScriptRead,
)
from interview_tui.interview.record import InterviewRecord
from interview_tui.interview.state import Consent, kept

COVERS = ("recording", "quotes", "archiving")
"""What a consent may cover, each with an answer."""


@dataclass(frozen=True, slots=True)
class ReadText:
    """A text about the study that was read, or stood there to be read."""

    section: str
    title: str
    text: str
    sha256: str
    how: Literal["marked", "on_screen"]
    at: float
    wall: str


@dataclass(frozen=True, slots=True)
class PersonConsent:
    """What one participant has consented to."""

    who: str
    status: Consent = "missing"
    at: float | None = None
    wall: str = ""
    reference: str = ""
    by: ConsentBy = "self"
    assent: Answer = "not_asked"
    recording: Answer = "not_asked"
    quotes: Answer = "not_asked"
    archiving: Answer = "not_asked"

    @property
    def given(self) -> bool:
        """It was given and not taken back."""
        return self.status in ("spoken", "written", "earlier")


@dataclass(frozen=True, slots=True)
class ConsentRecord:
    """Everything about consent in one interview."""

    guide_version: int
    read: tuple[ReadText, ...]
    people: tuple[PersonConsent, ...]

    @property
    def missing(self) -> tuple[str, ...]:
        """The participants whose consent is not noted."""
        return tuple(person.who for person in self.people if person.status == "missing")


def read_first(guide: Guide) -> list[Section]:
    """The texts about the study that come before the first theme: what a participant hears before she is asked."""
    first = next((n for n, section in enumerate(guide.sections) if section.kind == "theme"), len(guide.sections))
    return [section for section in guide.sections[:first] if section.kind in ("script", "consent") and section.text]


def consent_record(guide: Guide, record: InterviewRecord, events: Sequence[AnyEvent]) -> ConsentRecord:
    """What `events` (oldest first) say about consent; `guide` as it was for the interview, placeholders not filled."""
    names = [person.pseudonym for person in record.participants if person.part == "participant"]
    people = {name: PersonConsent(name) for name in names}
    read: list[ReadText] = []
    for event in kept(events):
        read += _read(guide, event)
        for name in names:
            people[name] = _after(people[name], event)
    return ConsentRecord(record.guide_version, _each_once(read), tuple(people.values()))


def _read(guide: Guide, event: AnyEvent) -> list[ReadText]:
    match event:
        case RecordingAgreed(shown=shown):
            sections, how = list(shown), "on_screen"
        case ConsentRead(section=None):
            sections, how = [one.id for one in guide.sections if one.kind == "consent"][:1], "marked"
        case ConsentRead(section=str(section)) | ScriptRead(section=section):
            sections, how = [section], "marked"
        case _:
            return []
    return [
        ReadText(
            section=one.id,
            title=one.title,
            text=one.text,
            sha256=hashlib.sha256(one.text.encode()).hexdigest(),
            how="on_screen" if how == "on_screen" else "marked",
            at=event.at,
            wall=event.wall,
        )
        for one in guide.sections
        if one.id in sections and one.kind in ("script", "consent")
    ]


def _each_once(read: Sequence[ReadText]) -> tuple[ReadText, ...]:
    """Where a section was marked as read, that it had stood on the screen before tells no more."""
    marked = {one.section for one in read if one.how == "marked"}
    first: dict[str, ReadText] = {}
    for one in read:
        if one.how == "marked" or one.section not in marked:
            first.setdefault(one.section, one)
    return tuple(first.values())


def _after(person: PersonConsent, event: AnyEvent) -> PersonConsent:
    match event:
        case RecordingAgreed():
            return replace(person, recording="yes")
        case ConsentRefused():
            return replace(person, status="refused", at=event.at, wall=event.wall)
        case ConsentWithdrawn():
            return replace(person, status="withdrawn", at=event.at, wall=event.wall)
        case ConsentGiven() if person.status == "refused":
            return person  # what was said is erased: there is nothing left to consent to
        case ConsentGiven(who=who, how=how) if who in ("", person.who):
            return replace(person, status=how, at=event.at, wall=event.wall, reference=event.reference)
        case ConsentDetailed(who=who) if who in ("", person.who):
            told = event.model_dump(include={"by", "assent", *COVERS}, exclude_none=True)
            return replace(person, **told)
        case _:
            return person
