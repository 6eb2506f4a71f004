"""What an interview is to its study: whether it counts among those that were held, and if not, why. Pure.

Reports, overview, list and timing all ask here, so that they come to the same number. A pilot counts, and is told
apart by the `kind` of its record.
"""

from collections.abc import Collection, Sequence
from typing import Literal

from interview_tui.interview.events import (
    AnyEvent,
    ConsentGiven,
    ConsentRefused,
    ConsentWithdrawn,
    Ended,
    QuestionAsked,
    RecordingStarted,
)
from interview_tui.interview.record import InterviewRecord
from interview_tui.interview.state import kept

Standing = Literal["counts", "rehearsal", "replayed", "refused", "withdrawn", "prepared", "unreadable"]
"""Counts: held with a participant, or taken in from elsewhere or in writing. Replayed: by the demo. Refused: nothing of
it is left. Withdrawn: not erased yet. Prepared: nothing was recorded, asked or written down. Unreadable: nobody can
tell."""


def standing(record: InterviewRecord, events: Sequence[AnyEvent]) -> Standing:
    """Of one sitting."""
    if record.kind == "rehearsal":
        return "rehearsal"
    if record.replayed:
        return "replayed"
    if any(isinstance(event, ConsentRefused) for event in events):
        return "refused"
    if _withdrawn(events):
        return "withdrawn"
    held = any(isinstance(event, RecordingStarted | QuestionAsked | Ended) for event in events)
    return "counts" if held else "prepared"


def of_the_whole(sittings: Sequence[Standing]) -> Standing:
    """Of an interview, from its sittings, the first one first: who withdraws from one withdraws from all."""
    if "unreadable" in sittings:
        return "unreadable"
    if sittings[0] in ("rehearsal", "replayed") or all(one == "refused" for one in sittings):
        return sittings[0]
    if "withdrawn" in sittings:
        return "withdrawn"
    return "counts" if "counts" in sittings else "prepared"


def told_of(standings: Collection[Standing]) -> Standing:
    """Which of a study's interviews a look over all of them tells of: those that count.

    Where none does, those that the demo replayed: its own study is there to be looked around in. No replay ever counts
    as an interview.
    """
    return "replayed" if "replayed" in standings and "counts" not in standings else "counts"


def _withdrawn(events: Sequence[AnyEvent]) -> bool:
    """Consent was taken back, and has not been given again."""
    said = [event for event in kept(events) if isinstance(event, ConsentGiven | ConsentWithdrawn)]
    return bool(said) and isinstance(said[-1], ConsentWithdrawn)
