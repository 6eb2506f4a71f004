"""One interview's timing report, from what is linked. Pure.

*Took*: how long a question was current by the keys, all times together, follow-ups included; where no question was
marked by a key, the stretches of transcript that stand under it. A theme's is its script's and its questions'. Seconds
are those of the recording: a pause and what is off the record take none.

*Planned*: a theme's minutes as the guide says; a question's is its share, all questions of a theme alike.
"""

from collections.abc import Iterator

from interview_tui.export.linked import LinkedInterview
from interview_tui.guide.model import Guide, Section
from interview_tui.interview.record import INTERVIEWERS
from interview_tui.speakers.found import UNCERTAIN
from interview_tui.speaking import speaking
from interview_tui.timing.report import QuestionTime, SectionTime, Talk, TimingReport, Unknown
from interview_tui.timing.talk import talk

_KNOWN_ENOUGH = 0.8
"""Share of the words whose speaker must be known before the talk is told of."""
_ALL_KNOWN = 0.98
"""From here on nobody need be told that some are not."""
_SURE_ENOUGH = 0.9
"""Share of the words with a sure speaker, from which nobody need be told that others are unsure."""
_WHOLE = 0.999


def timing(interview: LinkedInterview, guide: Guide) -> TimingReport:
    """The report of `interview`; `guide` is the one it was held with, its placeholders not filled."""
    record = interview.record
    seconds = interview.audio_seconds if record.has_times else 0.0
    sections = tuple(_section(interview, section) for section in guide.sections)
    transcribed = _transcribed(interview)
    return TimingReport(
        id=interview.id,
        name=", ".join(person.pseudonym for person in record.participants),
        kind=record.kind,
        day=record.created[:10],
        version=record.guide_version,
        guide=guide,
        planned=planned_seconds(guide),
        seconds=seconds,
        sections=sections,
        between=max(0.0, seconds - sum(section.seconds for section in sections)) if record.has_times else 0.0,
        talk=_talk(interview),
        unknown=tuple(_unknown(interview, transcribed)),
        transcribed=transcribed,
    )


def planned_seconds(guide: Guide) -> float | None:
    """As the guide says, else the sum of its sections; None where it says nothing."""
    minutes = guide.minutes or sum(section.minutes or 0 for section in guide.sections)
    return 60.0 * minutes if minutes else None


def _section(interview: LinkedInterview, section: Section) -> SectionTime:
    planned = 60.0 * section.minutes if section.minutes else None
    each = planned / len(section.questions) if planned and section.questions else None
    has_times = interview.record.has_times
    questions = []
    for question in section.questions:
        part = interview.coverage[question.id]
        seconds = round(part.seconds, 3) if has_times else 0.0
        questions.append(QuestionTime(question.id, question.text, part.status, each, seconds, question.optional))
    read = _read(interview, section.id) if has_times else 0.0
    whole = round(read + sum(question.seconds for question in questions), 3)
    return SectionTime(section.id, section.title, section.kind, planned, whole, tuple(questions))


def _read(interview: LinkedInterview, section: str) -> float:
    """How long the section's own script was read, or talked under."""
    state = interview.state
    if any(state.intervals.values()):
        return state.seconds(section, max((event.at for event in state.events), default=0.0))
    mine = [one for one in interview.heard if one.question_id is None and one.section_id == section and one.segments]
    return sum(passage.end - passage.start for passage in mine)


def _talk(interview: LinkedInterview) -> Talk | None:
    record, transcript = interview.record, interview.transcript
    if transcript is None or not record.has_times or not _speakers_known(interview):
        return None
    told = record.imported.transcript if record.imported is not None else None
    times = told.times if told is not None else "words"
    return talk(interview, times=times != "none", word_times=times == "words")


def _speakers_known(interview: LinkedInterview) -> bool:
    """Most words have a speaker, and both sides are heard."""
    shares = _shares(interview)
    known = {name: share for name, share in shares.items() if name is not None and share > 0}
    both = any(name in INTERVIEWERS for name in known) and any(name not in INTERVIEWERS for name in known)
    return both and sum(known.values()) >= _KNOWN_ENOUGH


def _shares(interview: LinkedInterview) -> dict[str | None, float]:
    said = (segment for passage in interview.heard for segment in passage.segments)
    return {one.speaker: one.share for one in speaking(said, interview.record.voices)}


def _transcribed(interview: LinkedInterview) -> float:
    transcript = interview.transcript
    if transcript is None:
        return 0.0
    if transcript.complete or not interview.audio_seconds:
        return 1.0
    return min(1.0, transcript.seconds / interview.audio_seconds)


def _unknown(interview: LinkedInterview, transcribed: float) -> Iterator[Unknown]:
    """What keeps it from telling all, the most important first."""
    record, transcript = interview.record, interview.transcript
    if not record.has_times:
        yield "written"
        return
    if not interview.state.ended and record.imported is None:
        yield "not_ended"
    if any(part.found_by == "text" for part in interview.coverage.values()):
        yield "by_text"
    if any(gap.end is not None and gap.end > gap.start for gap in interview.state.gaps):
        yield "missing_sound"
    if transcript is None:
        yield "no_transcript"
        return
    if transcribed < _WHOLE:
        yield "partly_transcribed"
    told = record.imported.transcript if record.imported is not None else None
    if told is not None and told.times != "words":
        yield "no_times" if told.times == "none" else "line_times"
    if not _speakers_known(interview):
        yield "no_speakers"
        return
    shares = _shares(interview)
    if 1 - shares.get(None, 0.0) < _ALL_KNOWN:
        yield "few_speakers"
    if _sure(interview) < _SURE_ENOUGH:
        yield "unsure_speakers"


def _sure(interview: LinkedInterview) -> float:
    """Share of the words with a speaker of which that is not in doubt."""
    sure = whole = 0
    for passage in interview.heard:
        for segment in passage.segments:
            words = len(segment.words) or len(segment.text.split())
            whole += words
            doubted = segment.speaker_probability is not None and segment.speaker_probability < UNCERTAIN
            sure += 0 if doubted else words
    return sure / whole if whole else 1.0
