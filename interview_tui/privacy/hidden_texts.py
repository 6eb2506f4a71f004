"""What stands around the transcript, with what is hidden everywhere hidden: guide, notes, follow-ups, record. Pure.

In the guide it is what was filled in for this interview (`{kommun}`) that tells something; in notes and follow-ups,
what the interviewer typed while she heard it.
"""

from collections.abc import Callable, Sequence
from dataclasses import replace

from interview_tui.correcting.marks import Note, Quote
from interview_tui.guide.model import Guide
from interview_tui.guide.placeholders import reworded
from interview_tui.interview.events import (
    AnyEvent,
    ConsentDetailed,
    ConsentGiven,
    FollowUpImprovised,
    NoteTaken,
    SpeakerChanged,
)
from interview_tui.interview.record import InterviewRecord
from interview_tui.interview.state import Mark, State

Hide = Callable[[str], str]
"""`hide_text` with what was decided."""


def hidden_guide(guide: Guide, hide: Hide) -> Guide:
    """The guide as it may be shown. Ids stay; the very one that was given where nothing is hidden in it."""
    shown = reworded(guide, hide).model_copy(
        update={"research_questions": tuple(hide(text) for text in guide.research_questions)}
    )
    return guide if shown == guide else shown


def hidden_state(state: State, guide: Guide, hide: Hide) -> State:
    """The state as it may be shown, with `guide` as its guide: what was typed, and who took the word."""
    return replace(
        state,
        guide=guide,
        events=tuple(_event(event, hide) for event in state.events),
        notes=_marks(state.notes, hide),
        quotes=_marks(state.quotes, hide),
        follow_ups=_marks(state.follow_ups, hide),
        speaker=None if state.speaker is None else hide(state.speaker),
        turns=tuple((hide(speaker), at) for speaker, at in state.turns),
    )


def hidden_record(record: InterviewRecord, hide: Hide) -> InterviewRecord:
    """The record as it may be shown: names and roles of those who take part, the place, what was filled in."""
    people = tuple(
        person.model_copy(update={"pseudonym": hide(person.pseudonym), "role": hide(person.role)})
        for person in record.participants
    )
    filled_in = {name: hide(value) for name, value in record.placeholders.items()}
    return record.model_copy(update={"participants": people, "place": hide(record.place), "placeholders": filled_in})


def _event(event: AnyEvent, hide: Hide) -> AnyEvent:
    match event:
        case NoteTaken(text=text) | FollowUpImprovised(text=text):
            return event.model_copy(update={"text": hide(text)})
        case SpeakerChanged(speaker=speaker):
            return event.model_copy(update={"speaker": hide(speaker)})
        case ConsentGiven(who=who, reference=reference):
            return event.model_copy(update={"who": hide(who), "reference": hide(reference)})
        case ConsentDetailed(who=who):
            return event.model_copy(update={"who": hide(who)})
        case _:
            return event


def _marks(marks: tuple[Mark, ...], hide: Hide) -> tuple[Mark, ...]:
    return tuple(replace(mark, text=hide(mark.text)) for mark in marks)


def hidden_quotes(quotes: Sequence[Quote], hide: Hide) -> tuple[Quote, ...]:
    """The quotes with their comments as they may be shown; their words are those of the transcript."""
    return tuple(replace(quote, comment=hide(quote.comment)) for quote in quotes)


def hidden_notes(notes: Sequence[Note], hide: Hide) -> tuple[Note, ...]:
    """The notes as they may be shown."""
    return tuple(replace(note, text=hide(note.text)) for note in notes)
