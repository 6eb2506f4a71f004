"""What a timing report holds. Times are seconds, places seconds of the whole interview's recording."""

from dataclasses import dataclass
from typing import Literal

from interview_tui.guide.model import Guide, SectionKind
from interview_tui.interview.record import InterviewKind
from interview_tui.interview.state import Status

Unknown = Literal[
    "written", "not_ended", "by_text", "no_transcript", "partly_transcribed", "no_times", "line_times", "no_speakers",
    "few_speakers", "unsure_speakers", "missing_sound",
]  # fmt: skip
"""What keeps a report from telling something, or from telling it exactly."""


@dataclass(frozen=True, slots=True)
class QuestionTime:
    """One main question, with its follow-ups."""

    id: str
    text: str
    status: Status
    planned: float | None
    """Its share of the theme's planned time: all questions of a theme alike. None where none is planned."""
    seconds: float
    """How long it was current, all times together; 0 where it was not asked."""
    optional: bool = False


@dataclass(frozen=True, slots=True)
class SectionTime:
    """A theme with its questions, or what is read aloud."""

    id: str
    title: str
    kind: SectionKind
    planned: float | None
    seconds: float
    """What is read aloud in it, and its questions."""
    questions: tuple[QuestionTime, ...] = ()


@dataclass(frozen=True, slots=True)
class Monologue:
    """The longest that one interviewer spoke in one go, what the guide has read aloud left out."""

    at: float
    seconds: float
    words: int


@dataclass(frozen=True, slots=True)
class Waits:
    """Silences of one kind."""

    count: int
    median: float
    longest: float
    broken: int = 0
    """Those after a question that the interviewer ended, not the participant."""


@dataclass(frozen=True, slots=True)
class LongWait:
    """A silence of `talk.LONG_WAIT` seconds or more between two turns."""

    at: float
    seconds: float
    question: str | None
    """The main question that it belongs to."""
    broken_by_interviewer: bool


@dataclass(frozen=True, slots=True)
class Talk:
    """What the interviewer did with the time, by the words. See `timing.talk` for what each figure means."""

    share: float
    """Of all words, 0 to 1: what both interviewers say, where there are two."""
    share_unread: float
    """The same without what the guide has read aloud; 0 where nothing else was said."""
    unknown: float
    """Share of the words of which nobody knows who says them."""
    monologue: Monologue | None = None
    interruptions: tuple[float, ...] | None = None
    """Where the interviewer begins to speak while a participant does; None where that cannot be told."""
    after_questions: Waits | None = None
    after_answers: Waits | None = None
    long_waits: tuple[LongWait, ...] = ()
    not_counted: int = 0
    """Silences that may be none: sound or words are missing there, or the recording was halted."""


@dataclass(frozen=True, slots=True)
class TimingReport:
    """One interview: what was planned, what it took, and what can be told of the talk."""

    id: str
    """Folder of its first sitting."""
    name: str
    kind: InterviewKind
    day: str
    """`2026-11-21`; empty where it is not known."""
    version: int
    """Of the guide, by the study's numbers."""
    guide: Guide
    """As it is written, placeholders not filled."""
    planned: float | None
    """As the guide says; None where it says nothing of time."""
    seconds: float
    """The whole recording; without one, to the last key."""
    sections: tuple[SectionTime, ...]
    between: float
    """Under no question and no script."""
    talk: Talk | None = None
    unknown: tuple[Unknown, ...] = ()
    transcribed: float = 0.0
    """How much of the recording is transcribed, 0 to 1."""

    @property
    def questions(self) -> tuple[QuestionTime, ...]:
        return tuple(question for section in self.sections for question in section.questions)

    @property
    def never_asked(self) -> tuple[QuestionTime, ...]:
        """Neither asked, nor covered, nor skipped with a key."""
        return tuple(question for question in self.questions if question.status == "not_asked")

    @property
    def measured(self) -> bool:
        """There are times at all: not of answers in writing."""
        return "written" not in self.unknown
