"""What was asked when, beside sound or words from elsewhere: key presses that fit, and the timeline they make."""

from pathlib import Path

from interview_tui.audio.decoding.imported import Decoded
from interview_tui.importing.sound import is_after
from interview_tui.importing.work import Source
from interview_tui.interview.events import (
    AnyEvent,
    ConsentGiven,
    ConsentRefused,
    ConsentWithdrawn,
    Ended,
    GapDetected,
    OffTheRecord,
    Paused,
    RecordingStarted,
    Resumed,
    Started,
    Stopped,
    Undone,
)
from interview_tui.interview.timeline import Timeline
from interview_tui.language import _
from interview_tui.problem import Problem
from interview_tui.times import clock_time


def fitting(presses: list[AnyEvent], path: Path) -> list[AnyEvent]:
    """The key presses as they can stand beside sound that is all there. Raises `Problem` if they cannot.

    In a file from elsewhere a pause was recorded too, and goes on under its question. What was off the record, or said
    by someone who refused, must not be imported at all.
    """
    kept: list[AnyEvent] = []
    silent: AnyEvent | None = None
    for event in presses:
        if isinstance(event, ConsentRefused | ConsentWithdrawn):
            raise Problem(
                _("By these key presses the participant said no: the interview may not be kept."),
                cure=_("Delete the files, and do not import them."),
                where=path,
            )
        if isinstance(event, Paused | OffTheRecord):
            silent = event
        elif isinstance(event, Resumed) and silent is not None:
            if event.at > silent.at and isinstance(silent, OffTheRecord):
                raise _off_the_record(silent, path)
            if event.at <= silent.at:  # nothing of it is in the sound
                kept += [silent, event]
            silent = None
        else:
            kept.append(event)
    if isinstance(silent, OffTheRecord):
        raise _off_the_record(silent, path)
    return kept


def _off_the_record(event: OffTheRecord, path: Path) -> Problem:
    return Problem(
        _("By these key presses something was said off the record at {time}, and these files may hold it.").format(
            time=clock_time(event.at)
        ),
        cure=_("Cut it out of the sound or the transcript, and the stretch out of the key presses. Then import them."),
        where=path,
    )


def write_timeline(
    timeline: Timeline, source: Source, sound: Decoded | None, presses: list[AnyEvent], seconds: float
) -> None:
    """Write the timeline of an interview of `seconds`; without `sound` it knows nothing of a recording.

    Presses after the end are moved to it. Raises `OSError`.
    """
    timeline.append(Started())
    if source.consent is not None:
        timeline.append(ConsentGiven(how=source.consent, reference=source.consent_reference))
    if sound is not None:
        timeline.append(RecordingStarted(rate=sound.rate, channels=sound.channels))
    gaps = [
        GapDetected(at=end, start=start, seconds=round(end - start, 3), cause="damage")
        for start, end in (sound.missing if sound is not None else ())
        if end is not None and not is_after(start, seconds)
    ]
    numbers: dict[int, int] = {}
    for event in sorted([*presses, *gaps], key=lambda event: event.at):
        if isinstance(event, Ended):
            continue
        if isinstance(event, Undone):
            if event.of not in numbers:
                continue
            event = event.model_copy(update={"of": numbers[event.of]})
        written = timeline.append(event.model_copy(update={"at": round(min(event.at, seconds), 3)}))
        numbers[event.n] = written.n
    if sound is not None:
        timeline.append(Stopped(at=round(seconds, 3), seconds=round(seconds, 3)))
    timeline.append(Ended(at=round(seconds, 3)))
