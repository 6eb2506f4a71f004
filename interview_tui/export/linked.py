"""Everything an export says about one interview, put together once: guide, coverage, passages, marks and notes."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property

from interview_tui.correcting.doubts import Doubt, doubts, uncovered_still
from interview_tui.correcting.marks import Note, Quote, notes, quotes
from interview_tui.correcting.reading import progress
from interview_tui.correcting.text import Known, Unplaced, corrected
from interview_tui.export.options import Options
from interview_tui.guide.model import Guide
from interview_tui.guide.placeholders import filled
from interview_tui.held import corrections_of, seconds_of
from interview_tui.interview.consent import ConsentRecord, consent_record
from interview_tui.interview.correction import AnyCorrection, Replaced, TextSet
from interview_tui.interview.corrections import decisions
from interview_tui.interview.participants import under_new_names
from interview_tui.interview.record import InterviewRecord
from interview_tui.interview.state import State
from interview_tui.language import LANGUAGES
from interview_tui.linking.coverage import Covered, coverage
from interview_tui.linking.hand import passages_by_hand, speakers_by_hand
from interview_tui.linking.passages import Linking, Passage, Proposal, link
from interview_tui.privacy.hidden_texts import (
    Hide,
    hidden_guide,
    hidden_notes,
    hidden_quotes,
    hidden_record,
    hidden_state,
)
from interview_tui.privacy.hiding import HiddenPlace, hidden, hider
from interview_tui.speakers.found import read_speakers, with_speakers
from interview_tui.study import Interview
from interview_tui.together import SittingHeld, Whole, together, whole_record
from interview_tui.transcription.quality import FLAG_KINDS, Flag
from interview_tui.transcription.segments import Segment
from interview_tui.transcription.transcript import Transcript, read_transcript
from interview_tui.written import answered


@dataclass(frozen=True)
class Material:
    """What the folders of an interview hold, before anything is made of it."""

    id: str
    """Folder of its first sitting."""
    record: InterviewRecord
    guide: Guide
    """As it was for this interview, placeholders filled."""
    whole: Whole
    """All its sittings, each with the speakers that were found."""
    corrections: tuple[AnyCorrection, ...] = ()
    consent: ConsentRecord | None = None


@dataclass(frozen=True, slots=True)
class Work:
    """What a person has done to a transcript, in figures: no text of it."""

    changes: int
    """Places where the text was changed."""
    unplaced: tuple[tuple[float, float], ...]
    """Seconds of those that found no place in this transcript."""
    uncovered: tuple[tuple[float, float], ...]
    """Speech for which there are no words: none were heard, and nobody has put any in."""
    read: float
    """The share of its words that has been read through, 0 to 1."""
    hidden: int
    """Places where something else stands than was said."""
    flags: tuple[Flag, ...] = ()
    """Places that may be made up, and that nobody has put right, settled or read."""


@dataclass(frozen=True)
class LinkedInterview:
    """One interview with its words under its questions."""

    id: str
    record: InterviewRecord
    guide: Guide
    """As it was for this interview, placeholders filled."""
    state: State
    transcript: Transcript | None
    """None where nothing has been transcribed."""
    passages: tuple[Passage, ...]
    """As they are read: corrected, and with what is hidden hidden."""
    audio_seconds: float
    coverage: Mapping[str, Covered]
    """Main question's id → its part, in the order of the guide."""
    proposals: tuple[Proposal, ...] = ()
    starts: tuple[float, ...] = (0.0,)
    """Where each sitting begins, in seconds of the whole interview."""
    corrections: tuple[AnyCorrection, ...] = field(default=(), repr=False)
    options: Options = field(default_factory=Options)
    heard: tuple[Passage, ...] = field(default=(), repr=False)
    """The passages with the words as they were heard."""
    corrected: tuple[Passage, ...] = field(default=(), repr=False)
    """The passages as they were put right, with nothing hidden."""
    unplaced: tuple[Unplaced, ...] = field(default=(), repr=False)
    """What was put right in another transcript, and whose place is not found in this one."""
    quotes: tuple[Quote, ...] = ()
    """Marked by a key or by hand, in order of time."""
    notes: tuple[Note, ...] = ()
    hidden: tuple[HiddenPlace, ...] = field(default=(), repr=False)
    """Where something else stands in the passages than was said, and what."""
    not_hidden: tuple[Replaced, ...] = field(default=(), repr=False)
    """Hidden at one place alone, and not found there any more: in another transcript, it may be shown elsewhere."""
    consent: ConsentRecord | None = None
    """Who has consented to what, by the names that are shown."""
    work_before: Work | None = None
    """What was done to the whole, where the words beneath are left out (`chosen`) and do not tell it any more."""

    @property
    def shows_times(self) -> bool:
        """There are times, and they are wanted."""
        return self.record.has_times and self.options.times

    @property
    def segments(self) -> tuple[Segment, ...]:
        return tuple(segment for passage in self.passages for segment in passage.segments)

    @cached_property
    def work(self) -> Work:
        """What was done to the whole of it, whatever has been chosen since."""
        if self.work_before is not None:
            return self.work_before
        return Work(
            sum(len(one.changes) for one in decisions(self.corrections).texts if isinstance(one, TextSet)),
            tuple((one.start, one.end) for one in self.unplaced),
            self.uncovered,
            self.read,
            len(self.hidden),
            self.flags,
        )

    @cached_property
    def uncovered(self) -> tuple[tuple[float, float], ...]:
        """Speech for which there are no words: none were heard, and nobody has put any in."""
        if self.work_before is not None:
            return self.work_before.uncovered
        return uncovered_still(self.transcript.uncovered if self.transcript is not None else (), self.corrected)

    @cached_property
    def read(self) -> float:
        """The share of its words that has been read through, 0 to 1."""
        if self.work_before is not None:
            return self.work_before.read
        return progress(self.corrected, decisions(self.corrections))

    @cached_property
    def flags(self) -> tuple[Flag, ...]:
        """Places where the recogniser may have made something up, and that nobody has put right, settled or read."""
        if self.work_before is not None:
            return self.work_before.flags
        found = self.transcript.flags if self.transcript is not None else ()
        left = {(one.start, one.end) for one in self.doubts if one.kind in FLAG_KINDS}
        return tuple(flag for flag in found if (flag.start, flag.end) in left)

    @cached_property
    def doubts(self) -> tuple[Doubt, ...]:
        """Places that are left to look at, in order of time."""
        return doubts(
            self.heard,
            self.corrected,
            decisions(self.corrections),
            flags=self.transcript.flags if self.transcript is not None else (),
            uncovered=self.uncovered,
            unplaced=self.unplaced,
        )

    def heading(self, passage: Passage) -> str:
        """What a passage stands under: its question's text, its script's title, or nothing."""
        if passage.question_id is not None:
            return self.guide.question(passage.question_id).text
        return self.guide.section(passage.section_id).title if passage.section_id is not None else ""


def linked(interview: Interview) -> LinkedInterview:
    """Read the interview from its folders and link it; all its sittings, whichever of them `interview` is.

    Raises `Problem` if a file of it is damaged.
    """
    material = gathered(interview)
    return put_together(material, linking(material))


def gathered(interview: Interview) -> Material:
    """Read the interview from its folders. Raises `Problem` if a file of it is damaged."""
    sittings = interview.study.sittings(interview)
    first = sittings[0]
    record = whole_record([one.record for one in sittings])
    guide, whole = first.guide, together([_held(one) for one in sittings])
    return Material(
        first.id,
        record,
        filled(guide, record.placeholders),
        whole,
        tuple(corrections_of(interview).all()),
        consent_record(guide, record, whole.events),
    )


def linking(material: Material) -> Linking:
    """Which words belong to which question. Pure; for an hour of talk the longest part of the work.

    An answer in writing belongs to the question it was written to, whatever words it has.
    """
    decided, whole = decisions(material.corrections), material.whole
    segments = speakers_by_hand(whole.segments, decided)
    if material.record.form == "written" and whole.transcript is not None:
        written = answered(material.guide, whole.transcript, segments)
        return Linking(passages_by_hand(written, decided, material.guide))
    if len({_has_keys(sitting) for sitting in whole.sittings}) == 1:
        return link(material.guide, whole.events, segments, material.corrections)
    # A sitting without keys among others that have them: its words are linked by what is said in it alone.
    found = [
        link(material.guide, sitting.events, speakers_by_hand(sitting.segments, decided), material.corrections)
        for sitting in whole.sittings
    ]
    return Linking(
        tuple(passage for one in found for passage in one.passages),
        tuple(proposal for one in found for proposal in one.proposals),
    )


def _has_keys(sitting: SittingHeld) -> bool:
    """Whether any question was marked by a key in it."""
    return any(event.event == "QuestionAsked" for event in sitting.events)


def put_together(material: Material, found: Linking, known: Known | None = None) -> LinkedInterview:
    """The interview with its passages. Pure. `known` remembers what was made of them from one call to the next."""
    known = Known() if known is None else known
    now, decided = material.whole.state(material.guide), decisions(material.corrections)
    right = corrected(found.passages, decided, known)
    places = known.places(found.passages)
    shown = hidden(right.passages, decided, language_of(material), places)
    record = under_new_names(material.record, decided.renamed)
    whole = LinkedInterview(
        material.id,
        record,
        material.guide,
        now,
        material.whole.transcript,
        shown.passages,
        material.whole.seconds,
        coverage(now, found.passages),
        found.proposals,
        material.whole.starts,
        material.corrections,
        heard=found.passages,
        corrected=right.passages,
        unplaced=right.unplaced,
        quotes=quotes(shown.passages, now, decided, places),
        notes=notes(shown.passages, now, decided, places),
        hidden=shown.places,
        not_hidden=shown.unplaced,
        consent=_under_names(material.consent, material.record, record),
    )
    return _with_texts_hidden(whole, hider(decided, language_of(material))) if decided.hidden else whole


def _with_texts_hidden(whole: LinkedInterview, hide: Hide) -> LinkedInterview:
    """The interview with everything hidden that stands around what was said."""
    guide, record = hidden_guide(whole.guide, hide), hidden_record(whole.record, hide)
    return replace(
        whole,
        record=record,
        consent=_under_names(whole.consent, whole.record, record, hide),
        guide=guide,
        state=hidden_state(whole.state, guide, hide),
        quotes=hidden_quotes(whole.quotes, hide),
        notes=hidden_notes(whole.notes, hide),
    )


def _under_names(
    consent: ConsentRecord | None, before: InterviewRecord, after: InterviewRecord, hide: Hide = str
) -> ConsentRecord | None:
    """The same by the names that the participants have in `after`, in the order of `before`."""
    if consent is None:
        return None
    names = {old.pseudonym: new.pseudonym for old, new in zip(before.participants, after.participants, strict=True)}
    people = (replace(one, who=names.get(one.who, one.who), reference=hide(one.reference)) for one in consent.people)
    return replace(consent, people=tuple(people))


def language_of(material: Material) -> str:
    """The language of what is said: the transcript's, as far as the program knows it, else the guide's."""
    transcript = material.whole.transcript
    told = transcript.language if transcript is not None else None
    return told if told is not None and told in LANGUAGES else material.guide.language


def _held(interview: Interview) -> SittingHeld:
    events = tuple(interview.events())
    transcript = read_transcript(interview.transcript)
    segments: Sequence[Segment] = transcript.segments if transcript is not None else ()
    spoken = tuple(with_speakers(segments, read_speakers(interview.folder)))
    return SittingHeld(events, seconds_of(events), transcript, spoken)
