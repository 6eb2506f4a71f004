"""What is kept of one interview for the overview: figures, what was said turn by turn, quotes, and its words. Pure.

Times are seconds of the whole interview, all sittings.
"""

import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass, field

from pydantic import BaseModel, ConfigDict

from interview_tui.export.linked import LinkedInterview
from interview_tui.export.turns import turns
from interview_tui.interview.record import INTERVIEWERS, Form, InterviewKind, InterviewRecord
from interview_tui.interview.standing import Standing
from interview_tui.interview.state import Status
from interview_tui.linking.terms import is_function_word, stem, words_in
from interview_tui.speaking import speaking

SHORTEST_WORD = 3
"""Letters: shorter words say little about what is talked of."""
_KNOWN_ENOUGH = 0.5
"""Share of the words whose speaker must be known before it is said how much of them is the interviewer's."""


class Asked(BaseModel):
    """One main question's part of an interview."""

    model_config = ConfigDict(frozen=True)
    status: Status
    seconds: float = 0.0
    """0 where the interview is not timed."""
    at: float | None = None
    """Where it was asked first, or its words begin; None where there is no such place."""


class Digest(BaseModel):
    """The figures of one interview."""

    model_config = ConfigDict(frozen=True)
    id: str
    """Folder of its first sitting."""
    names: tuple[str, ...]
    """Pseudonyms."""
    kind: InterviewKind = "interview"
    form: Form = "conversation"
    created: str = ""
    """Wall clock, ISO 8601 with offset: what the order of the interviews goes by."""
    sittings: int = 1
    guide: str = ""
    """Key of the guide that it was held with."""
    version: int = 0
    """Number of that guide among the study's versions; 0 where it is not known."""
    seconds: float = 0.0
    """Length of the recording; 0 where there is none."""
    timed: bool = True
    """Its places are seconds of talk: not those of answers in writing, nor of words whose times are guessed."""
    words: int = 0
    participants_words: int = 0
    """Those not said by an interviewer."""
    interviewers_share: float | None = None
    """Of the words, 0 to 1; None where too little is known of who speaks."""
    transcribed: bool = False
    """There are words, and none are still to come."""
    standing: Standing = "counts"
    """Whether it counts; of one that was refused or withdrawn, nothing of what was said is kept here."""
    asked: dict[str, Asked] = {}
    """Main question's id, in its own guide → its part."""
    trouble: str = ""
    """Why it could not be read; then nothing else is known of it."""

    @property
    def name(self) -> str:
        """As it is called in a list: `Robin, Kim`."""
        return ", ".join(self.names)

    @property
    def day(self) -> str:
        """`2026-11-21`."""
        return self.created[:10]

    @property
    def counts(self) -> bool:
        """Whether it is one of the study's interviews."""
        return self.standing == "counts"


@dataclass(frozen=True, slots=True)
class TurnSaid:
    """What one speaker says in one go, under one question."""

    start: float
    speaker: str | None
    text: str = field(repr=False)
    question: str | None
    section: str | None
    also: tuple[str, ...] = ()
    """Other questions that it answers, too."""


@dataclass(frozen=True, slots=True)
class QuoteSaid:
    """What is marked as a quote."""

    start: float
    speaker: str | None
    text: str = field(repr=False)
    comment: str = field(repr=False)
    question: str | None
    section: str | None


@dataclass(frozen=True, slots=True)
class Contents:
    """Everything that the index keeps of one interview."""

    digest: Digest
    turns: tuple[TurnSaid, ...] = ()
    quotes: tuple[QuoteSaid, ...] = ()
    stems: frozenset[str] = field(default=frozenset(), repr=False)
    """The stems of the content words that participants have said."""


def contents(interview: LinkedInterview, guide: str, standing: Standing) -> Contents:
    """What is kept of `interview`, which was held with the guide of that key; without words if nobody may read them."""
    record = interview.record
    digest = Digest(
        id=interview.id,
        names=tuple(person.pseudonym for person in record.participants),
        kind=record.kind,
        form=record.form,
        created=record.created,
        sittings=len(interview.starts),
        guide=guide,
        version=record.guide_version,
        standing=standing,
    )
    if standing in ("refused", "withdrawn"):
        return Contents(digest)
    said = [
        TurnSaid(
            turn.start, turn.speaker, _text(turn.text), turn.passage.question_id, turn.passage.section_id,
            turn.passage.also,
        )
        for turn in turns(interview)
        if not turn.is_remark and turn.text.strip()
    ]  # fmt: skip
    shares = speaking(interview.segments, record.voices)
    words, mine = sum(one.words for one in shares), sum(one.words for one in shares if one.speaker in INTERVIEWERS)
    known = sum(one.share for one in shares if one.speaker is not None)
    # With one participant and no labels nobody knows whose words are whose: then none are the interviewer's.
    timed = _timed(record)
    figures = {
        "seconds": interview.audio_seconds if record.has_times and interview.state.has_been_recorded else 0.0,
        "timed": timed,
        "words": words,
        "participants_words": words - mine,
        "interviewers_share": mine / words if words and known >= _KNOWN_ENOUGH and record.has_times else None,
        "transcribed": interview.transcript is not None and (interview.transcript.complete or not record.has_times),
        "asked": {id: _asked(interview, id, timed) for id in interview.coverage},
    }
    quotes = tuple(
        QuoteSaid(one.start, one.speaker, _text(one.text), _text(one.comment), one.question_id, one.section_id)
        for one in interview.quotes
        if one.text.strip()
    )
    spoken = (turn.text for turn in said if turn.speaker not in INTERVIEWERS)
    return Contents(
        digest.model_copy(update=figures), tuple(said), quotes, content_stems(spoken, interview.guide.language)
    )


def content_stems(texts: Iterable[str], language: str) -> frozenset[str]:
    """The stems of the words that say what is talked of: no small words, no figures, nothing shorter than three."""
    words = {word for text in texts for word in words_in(text)}
    return frozenset(
        stem(word, language)
        for word in words
        if len(word) >= SHORTEST_WORD and not word.isnumeric() and not is_function_word(word, language)
    )


def _timed(record: InterviewRecord) -> bool:
    told = record.imported.transcript if record.imported is not None and not record.imported.file else None
    return record.has_times and (told is None or told.times != "none")


def _asked(interview: LinkedInterview, id: str, timed: bool) -> Asked:
    part = interview.coverage[id]
    places = [passage.start for passage in interview.passages if passage.question_id == id and passage.segments]
    places += [passage.start for passage in interview.passages if id in passage.also and passage.segments]
    places += [interval.start for interval in part.intervals]
    seconds = round(part.seconds, 1) if timed else 0.0
    return Asked(status=part.status, seconds=seconds, at=places[0] if places else None)


def _text(text: str) -> str:
    """In one form, so that an å is found however it was typed."""
    return unicodedata.normalize("NFC", " ".join(text.split()))
