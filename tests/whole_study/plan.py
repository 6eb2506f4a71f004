"""The truth about a made-up study: who, when, how long, what was asked, said, put right and agreed to.

Everything else follows from here: the files (`writing`) and the figures that the program must come to (`reckoning`).
Times are seconds of the sitting that they stand in. Nothing here is the program's.
"""

from dataclasses import dataclass, field
from itertools import accumulate

WORD, HEARD = 0.5, 0.4
"""Seconds from one word to the next, and how long a word is heard."""


@dataclass(frozen=True)
class Question:
    id: str
    text: str
    probes: tuple[tuple[str, str], ...] = ()
    """Id and text."""
    optional: bool = False


@dataclass(frozen=True)
class Theme:
    id: str
    title: str
    minutes: int | None
    questions: tuple[Question, ...]


@dataclass(frozen=True)
class GuidePlan:
    number: int
    title: str
    minutes: int
    scripts: tuple[tuple[str, str, str], ...]
    """Id, heading and text of what is read aloud before the first theme."""
    themes: tuple[Theme, ...]
    reasons: tuple[str, ...] = ()

    @property
    def questions(self) -> list[Question]:
        return [question for theme in self.themes for question in theme.questions]

    @property
    def probes(self) -> list[tuple[str, str]]:
        return [probe for question in self.questions for probe in question.probes]


@dataclass(frozen=True)
class Consent:
    """What one participant has agreed to; `how` None: nothing is noted."""

    how: str | None = "spoken"
    by: str = "self"
    assent: str = "not_asked"
    quotes: str = "not_asked"
    archiving: str = "not_asked"


@dataclass(frozen=True)
class Person:
    name: str
    mark: str
    """What every word begins with that only this person says, and that is only written about this person."""
    role: str = ""
    part: str = "participant"
    consent: Consent = Consent()


@dataclass(frozen=True)
class Chunk:
    """Words without a pause."""

    start: float
    words: tuple[str, ...]
    doubtful: bool = False
    """The recogniser hardly believes it itself."""

    @property
    def end(self) -> float:
        return round(self.start + WORD * (len(self.words) - 1) + HEARD, 3)


@dataclass(frozen=True)
class Turn:
    """What one says in one go; of several chunks where somebody only hums in between."""

    speaker: str
    chunks: tuple[Chunk, ...]
    section: str
    question: str | None = None
    read: bool = False
    """The guide has it read aloud."""
    opens: bool = False
    """A question is asked with it for the first time."""
    hums: tuple[Chunk, ...] = ()
    """Of the interviewer."""

    @property
    def start(self) -> float:
        return self.chunks[0].start

    @property
    def end(self) -> float:
        return self.chunks[-1].end

    @property
    def words(self) -> list[str]:
        return [word for chunk in self.chunks for word in chunk.words]

    @property
    def asks(self) -> bool:
        return self.words[-1].endswith("?")

    @property
    def interviewer(self) -> bool:
        return self.speaker in ("I", "I2")


@dataclass(frozen=True)
class Press:
    """An event of the timeline that a key, or the recorder, made."""

    at: float
    event: str
    values: tuple[tuple[str, object], ...] = ()

    @property
    def told(self) -> dict[str, object]:
        return dict(self.values)


@dataclass(frozen=True)
class Sitting:
    began: str
    """ISO 8601 without offset."""
    seconds: float
    presses: tuple[Press, ...]
    turns: tuple[Turn, ...]
    unheard: tuple[tuple[float, float], ...] = ()
    """Speech without words: from, to."""
    lost: tuple[tuple[float, float], ...] = ()
    """Sound that is missing: from, seconds."""
    halts: tuple[float, ...] = ()
    """Where the recording was halted."""
    ended: bool = True
    heard_to: float | None = None
    """How far it is transcribed; None: not at all."""


@dataclass(frozen=True)
class Word:
    """A word of the whole interview, in its seconds."""

    start: float
    text: str
    speaker: str

    @property
    def middle(self) -> float:
        return self.start + HEARD / 2


@dataclass(frozen=True)
class Handwork:
    """What a person has done to the transcript, in seconds of the whole interview."""

    changes: tuple[tuple[Word, tuple[str, ...]], ...] = ()
    """A word, and what it reads now."""
    undone: tuple[tuple[Word, tuple[str, ...]], ...] = ()
    """The same, taken back again."""
    read_to: float = 0.0
    replaced: str = ""
    """A word that gives way everywhere to `[…]`."""
    by: str = ""
    notes: tuple[tuple[float, float, str], ...] = ()
    quotes: tuple[tuple[float, float, str], ...] = ()


@dataclass(frozen=True)
class InterviewPlan:
    people: tuple[Person, ...]
    setting: str
    kind: str = "interview"
    mode: str = "in_person"
    form: str = "conversation"
    place: str = ""
    interviewers: int = 1
    version: int = 1
    sittings: tuple[Sitting, ...] = ()
    sound: str = "recorded"
    """`recorded`, `imported` or `none`."""
    microphones: str = "one"
    earlier: int | None = None
    """Number of the interview with the same participant before this one."""
    origin: str = "recogniser"
    """Of its words: `recogniser`, `imported`, `written`."""
    model: str = "small"
    model_before: str = ""
    """What another model had made is kept beside."""
    labels: str = "labels"
    """How it is known who speaks: by `labels` in the transcript, or `found` from the sound."""
    work: Handwork = Handwork()
    fate: str = "counts"
    """`counts`, `rehearsal`, `refused`, `prepared`, `withdrawn`, `replayed`."""
    answers: tuple[tuple[str, str], ...] = ()
    """In writing: question and answer."""

    @property
    def counts(self) -> bool:
        return self.fate == "counts"

    @property
    def participants(self) -> list[Person]:
        return [one for one in self.people if one.part == "participant"]

    @property
    def starts(self) -> list[float]:
        """Where each sitting begins in the whole."""
        return list(accumulate((one.seconds for one in self.sittings[:-1]), initial=0.0))

    @property
    def seconds(self) -> float:
        return sum(one.seconds for one in self.sittings)

    def words(self) -> list[Word]:
        """All that was heard and transcribed."""
        found = []
        for start, sitting in zip(self.starts, self.sittings, strict=True):
            for turn in sitting.turns:
                for speaker, chunks in ((turn.speaker, turn.chunks), ("I", turn.hums)):
                    for chunk in chunks:
                        if sitting.heard_to is not None and chunk.start < sitting.heard_to:
                            found += [
                                Word(round(start + chunk.start + WORD * n, 3), word, speaker)
                                for n, word in enumerate(chunk.words)
                            ]
        return sorted(found, key=lambda word: word.start)


@dataclass(frozen=True)
class StudyPlan:
    title: str
    language: str
    minutes: int
    planned: int
    guides: tuple[GuidePlan, ...]
    interviews: tuple[InterviewPlan, ...]
    """In the order in which they were made; a number elsewhere is a place in this."""
    ethics_reference: str = ""
    retention: tuple[int, int, int] | None = None
    shared: frozenset[str] = field(default=frozenset(), repr=False)
    """Words that several say."""

    def guide(self, number: int) -> GuidePlan:
        return self.guides[number - 1]

    def without(self, *gone: int) -> "StudyPlan":
        """The same if these had never been: the others keep their places."""
        from dataclasses import replace

        left = tuple(
            replace(one, fate="erased") if place in gone
            else replace(one, earlier=None) if one.earlier in gone
            else one
            for place, one in enumerate(self.interviews)
        )  # fmt: skip
        return replace(self, interviews=left)
