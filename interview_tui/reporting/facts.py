"""What the data of a study say of its method: figures, and where there is none, None. Pure; lengths in seconds.

Rehearsals, interviews that the demo replayed, refused and withdrawn ones, and what was only prepared are counted, and
nothing else of them is told. The sittings of one interview are one interview.
"""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date
from statistics import fmean, median
from typing import Literal

from interview_tui.guide.revision import Change
from interview_tui.interview.consent import PersonConsent
from interview_tui.interview.record import Form, InterviewKind, Microphones, Mode, Setting

Sound = Literal["recorded", "imported", "none"]
"""Recorded by this program, brought here from elsewhere, or there is no sound."""
Origin = Literal["recogniser", "imported", "written"]
"""Where the words come from: recognised here, a transcript from elsewhere, the participant's own writing."""


@dataclass(frozen=True, slots=True)
class Spread:
    """Range and middle of some numbers; there is at least one."""

    count: int
    least: float
    most: float
    mean: float
    median: float
    total: float


def spread(values: Iterable[float]) -> Spread | None:
    """None of none."""
    numbers = sorted(values)
    if not numbers:
        return None
    return Spread(len(numbers), numbers[0], numbers[-1], fmean(numbers), median(numbers), sum(numbers))


@dataclass(frozen=True, slots=True)
class TranscriptFacts:
    """The words of one interview, in figures."""

    origin: Origin
    engine: str
    version: str
    model: str
    language: str | None
    complete: bool
    words: int
    changes: int
    """Places where the text was put right."""
    read: float
    """Share of the words that is marked as read through, 0 to 1."""
    hidden: int
    """Places where something else stands than was said."""
    uncovered: float
    """Seconds of speech for which there are no words."""
    doubtful: int
    """Places that may be made up, and that nobody has looked at."""


@dataclass(frozen=True, slots=True)
class InterviewFacts:
    """One interview that counts, all sittings."""

    id: str
    """Folder of its first sitting; it holds a pseudonym and stands in no report."""
    kind: InterviewKind
    setting: Setting
    form: Form
    mode: Mode
    place: str
    participants: tuple[str, ...] = field(repr=False)
    """Pseudonyms, to count people; they stand in no report."""
    roles: tuple[str, ...]
    """One for each participant; empty where none is noted."""
    support: int
    """Support persons who were there."""
    interviewers: int
    again: bool
    """One of the participants had been interviewed before."""
    day: date | None
    """When it was held; None where that is not known: recorded elsewhere, or answered in writing."""
    sittings: int
    seconds: float | None
    """Length of the recording; None where there is none."""
    ended: bool
    guide_version: int
    sound: Sound
    microphones: Microphones
    lost: float
    """Seconds of sound that were lost."""
    paused: int
    off_record: int
    """How often nothing was recorded."""
    questions: int
    """Main questions in its guide; the next four add up to it."""
    asked: int
    covered: int
    skipped: int
    not_asked: int
    notes: int
    quotes: int
    information_read: bool
    """A key said that information or consent was being read."""
    consents: tuple[PersonConsent, ...] = field(repr=False)
    transcript: TranscriptFacts | None


@dataclass(frozen=True, slots=True)
class VersionFacts:
    """A version of the guide that interviews were held with, in the order in which they came into use."""

    number: int
    day: date | None
    """Of the first interview with it."""
    interviews: int
    """How many were held with it, pilots among them."""
    pilots: int
    themes: int
    questions: int
    probes: int
    reasons: tuple[str, ...]
    """Why the guide was changed to it."""
    changes: tuple[Change, ...] | None
    """From the version in use before it; None for the first, and where a version cannot be read any more."""


@dataclass(frozen=True, slots=True)
class MethodsFacts:
    """What the report is made of."""

    title: str
    language: str
    """Of the study: `sv` or `en`."""
    program: str
    """Version of this program."""
    planned_minutes: int
    """Of an interview, as the study says."""
    themes: int
    questions: int
    probes: int
    """Of the working guide."""
    interviews: tuple[InterviewFacts, ...]
    """Interviews and pilots that count, in the order in which they were made."""
    versions: tuple[VersionFacts, ...]
    refused: int = 0
    """Whose participant refused when asked: what had been recorded is erased."""
    withdrawn: int = 0
    """Erased afterwards because the participant withdrew."""
    withdrawn_not_erased: int = 0
    """Withdrawn, and still in the study."""
    rehearsals: int = 0
    replayed: int = 0
    prepared: int = 0
    """Begun, and nothing was recorded, asked or written."""
    unreadable: int = 0
    """Damaged: nothing is told of them."""
    has_key: bool = False
    """A key from pseudonyms to real names is kept, encrypted."""
    owner_only: bool = False
    """Nobody but its owner can read the study's folder; False where the system does not tell."""
    synced: str | None = None
    """The service that copies the study's folder, by its path."""
    retention: date | None = None
    ethics_reference: str = ""

    @property
    def held(self) -> tuple[InterviewFacts, ...]:
        """Interviews without the pilots."""
        return tuple(one for one in self.interviews if one.kind == "interview")

    @property
    def pilots(self) -> tuple[InterviewFacts, ...]:
        return tuple(one for one in self.interviews if one.kind == "pilot")

    @property
    def participants(self) -> int:
        """People who took part, each once; support persons and pilots aside."""
        return people(self.held)

    @property
    def lengths(self) -> Spread | None:
        """Of the recorded interviews, pilots aside."""
        return lengths(self.held)

    @property
    def pilot_lengths(self) -> Spread | None:
        return lengths(self.pilots)

    @property
    def lengths_by_setting(self) -> dict[str, Spread]:
        """The same for each setting that there is."""
        return _grouped(self.held, lambda one: one.setting)

    @property
    def lengths_by_mode(self) -> dict[str, Spread]:
        return _grouped(self.held, lambda one: one.mode)

    @property
    def lengths_by_version(self) -> dict[str, Spread]:
        return _grouped(self.held, lambda one: str(one.guide_version))

    @property
    def words(self) -> int:
        """In all transcripts, pilots among them."""
        return sum(one.transcript.words for one in self.interviews if one.transcript is not None)

    @property
    def changes(self) -> int:
        return sum(one.transcript.changes for one in self.interviews if one.transcript is not None)

    @property
    def read(self) -> float | None:
        """Share of all words that is marked as read through; None without words. Answers in writing aside."""
        found = [t for one in self.interviews if (t := one.transcript) is not None and t.origin != "written"]
        words = sum(one.words for one in found)
        return sum(one.read * one.words for one in found) / words if words else None

    @property
    def hidden(self) -> int:
        return sum(one.transcript.hidden for one in self.interviews if one.transcript is not None)

    def figures(self) -> dict[str, object]:
        """The figures that are computed from the rest, for programs."""
        names = (
            "participants", "lengths", "pilot_lengths", "lengths_by_setting", "lengths_by_mode", "lengths_by_version",
            "words", "changes", "read", "hidden",
        )  # fmt: skip
        return {name: getattr(self, name) for name in names}


def lengths(interviews: Iterable[InterviewFacts]) -> Spread | None:
    """Of those that have a recording."""
    return spread(one.seconds for one in interviews if one.seconds is not None)


def people(interviews: Iterable[InterviewFacts]) -> int:
    """How many took part in these; who comes again is one."""
    return len({name.casefold() for one in interviews for name in one.participants})


def _grouped(interviews: Sequence[InterviewFacts], group: Callable[[InterviewFacts], str]) -> dict[str, Spread]:
    names = dict.fromkeys(map(group, interviews))
    found = {name: lengths(one for one in interviews if group(one) == name) for name in names}
    return {name: one for name, one in found.items() if one is not None}
