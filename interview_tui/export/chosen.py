"""What is taken with of an interview, as a person has chosen. Pure.

Whatever a format does, it sees nothing else: not what was left out, and not what was heard before it was put right or
hidden.
"""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace

from interview_tui.correcting.desk import words_of
from interview_tui.correcting.marks import Quote
from interview_tui.export.clean import clean
from interview_tui.export.linked import LinkedInterview
from interview_tui.export.options import Options
from interview_tui.guide.model import Guide
from interview_tui.interview.record import INTERVIEWERS
from interview_tui.interview.state import Mark, State
from interview_tui.linking.passages import Passage
from interview_tui.transcription.segments import Segment, cut, middle

Kept = Callable[[Segment], Segment | None]
"""What stays of a segment."""


def chosen(interview: LinkedInterview, options: Options) -> LinkedInterview:
    """The interview with what `options` say and nothing else; how its questions were covered stays whole."""
    state = replace(interview.state, events=())
    interview = replace(
        interview,
        options=options,
        state=state,
        work_before=interview.work,
        corrections=(),
        heard=(),
        corrected=(),
        unplaced=(),
        hidden=(),
        not_hidden=(),
    )
    if options.questions:
        interview = _about(interview, set(options.questions))
    if options.manner == "clean":
        interview = _cleaned(interview)
    if not options.interviewer:
        interview = _with_segments(interview, lambda one: None if one.speaker in INTERVIEWERS else one)
    if options.participants:
        interview = _of_participants(interview, options.participants)
    if options.quotes_only:
        interview = _quoted(interview)
    return replace(interview, quotes=_quotes_in(interview)) if options.leaves_out else interview


def attribution(interview: LinkedInterview, speaker: str | None) -> str:
    """Who said a quote, as it stands after it: `(Robin, socialsekreterare)`; the pseudonym where no role is known.

    Where nobody knows who says what, it is the participant's if there is but one; else it is empty.
    """
    people = interview.record.participants
    name = speaker or (people[0].pseudonym if len(people) == 1 else "")
    role = next((one.role.strip() for one in people if one.pseudonym == name), "")
    return f"({', '.join(part for part in (name, role) if part)})" if name else ""


def _about(interview: LinkedInterview, ids: set[str]) -> LinkedInterview:
    """What stands under these questions and sections, or answers one of these questions, too."""
    wanted = _questions(interview.guide, ids)

    def taken(question: str | None, section: str | None) -> bool:
        return question in wanted or section in ids

    passages = tuple(
        passage
        for passage in interview.passages
        if taken(passage.question_id, passage.section_id) or any(id in wanted for id in passage.also)
    )
    return replace(
        interview,
        passages=passages,
        state=_only(interview.state, passages, wanted | ids),
        proposals=tuple(one for one in interview.proposals if one.question_id in wanted),
        notes=tuple(note for note in interview.notes if taken(note.question_id, note.section_id)),
        quotes=tuple(
            quote
            for quote in interview.quotes
            if taken(quote.question_id, quote.section_id) or _words_between(passages, quote.start, quote.end)
        ),
    )


def _questions(guide: Guide, ids: set[str]) -> set[str]:
    """Those named, and those of the sections named."""
    return {
        question.id
        for section in guide.sections
        for question in section.questions
        if section.id in ids or question.id in ids
    }


def _only(state: State, passages: Sequence[Passage], ids: set[str]) -> State:
    """What was marked and remarked under these questions and sections."""

    def within(at: float) -> bool:
        return any(passage.start <= at < _end(passage) for passage in passages)

    def about(marks: Iterable[Mark]) -> tuple[Mark, ...]:
        return tuple(mark for mark in marks if mark.question in ids)

    return replace(
        state,
        notes=about(state.notes),
        quotes=about(state.quotes),
        follow_ups=about(state.follow_ups),
        gaps=tuple(gap for gap in state.gaps if within(gap.start)),
        silences=tuple(one for one in state.silences if within(one[1])),
    )


def _cleaned(interview: LinkedInterview) -> LinkedInterview:
    spoken = interview.transcript.language if interview.transcript is not None else None
    language = spoken if spoken in ("sv", "en") else interview.guide.language
    stays = iter(clean(interview.passages, language, INTERVIEWERS))
    return _with_segments(interview, lambda _segment: next(stays))


def _of_participants(interview: LinkedInterview, names: Sequence[str]) -> LinkedInterview:
    """Their words, and what the interviewers say to them. Words of nobody known may be somebody else's: they go."""
    wanted = {name.casefold() for name in names}
    people = tuple(one for one in interview.record.participants if one.pseudonym.casefold() in wanted)
    voices = {*INTERVIEWERS, *(one.pseudonym for one in people)}
    interview = replace(interview, record=interview.record.model_copy(update={"participants": people}))
    return _with_segments(interview, lambda one: one if one.speaker in voices else None)


def _quoted(interview: LinkedInterview) -> LinkedInterview:
    """What is marked as a quote, each word once."""
    passages = []
    for passage in interview.passages:
        segments = [part for segment in passage.segments for part in _quoted_parts(segment, interview.quotes)]
        if segments:
            passages.append(replace(passage, segments=tuple(segments)))
    state = replace(interview.state, notes=(), follow_ups=(), gaps=(), silences=())
    return replace(interview, passages=tuple(passages), state=state, notes=(), proposals=())


def _quoted_parts(segment: Segment, quotes: Sequence[Quote]) -> Iterable[Segment]:
    def kind(at: float) -> int:
        """Number of the quote that a word stands in; 0 for none."""
        found = (n for n, quote in enumerate(quotes, 1) if quote.start <= at < quote.end and _may_say(quote, segment))
        return next(found, 0)

    if not (words := words_of(segment)):
        return ()
    return [part for number, part in cut(segment, [kind(middle(word)) for word in words]) if number]


def _quotes_in(interview: LinkedInterview) -> tuple[Quote, ...]:
    """The quotes with the words that were taken with; those of which nothing was are gone."""
    left = [
        replace(quote, text=_words_between(interview.passages, quote.start, quote.end, quote))
        for quote in interview.quotes
    ]
    return tuple(quote for quote in left if quote.text)


def _words_between(passages: Sequence[Passage], start: float, end: float, quote: Quote | None = None) -> str:
    return " ".join(
        word.text
        for passage in passages
        for segment in passage.segments
        if quote is None or _may_say(quote, segment)
        for word in words_of(segment)
        if start <= middle(word) < end
    )


def _may_say(quote: Quote, segment: Segment) -> bool:
    """What is marked by a key is what one person said; by hand, all that was said between two words."""
    return quote.by == "hand" or quote.speaker == segment.speaker


def _with_segments(interview: LinkedInterview, kept: Kept) -> LinkedInterview:
    passages = tuple(
        replace(passage, segments=tuple(left for segment in passage.segments if (left := kept(segment)) is not None))
        for passage in interview.passages
    )
    return replace(interview, passages=passages)


def _end(passage: Passage) -> float:
    return max(passage.end, *(segment.end for segment in passage.segments), passage.start)
