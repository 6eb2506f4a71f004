"""What a person did with a transcript, in words. Pure."""

from interview_tui.guide.model import Guide
from interview_tui.interview.correction import (
    AnyCorrection,
    Assigned,
    BorderMoved,
    Joined,
    Kept,
    Marked,
    ProposalDeclined,
    Read,
    Replaced,
    SegmentsJoined,
    SegmentSplit,
    Settled,
    SpeakerRenamed,
    SpeakerSet,
    Split,
    TextSet,
)
from interview_tui.language import _, ngettext
from interview_tui.linking.hand_places import Places
from interview_tui.times import clock_time


def done(correction: AnyCorrection, guide: Guide, places: Places) -> str:
    """What was done, and how it is taken back."""
    return f"{what(correction, guide, places)} · {_('u takes it back')}"


def undone(correction: AnyCorrection, guide: Guide, places: Places) -> str:
    """What was taken back, and how it is done again."""
    return f"{_('Taken back: {what}').format(what=what(correction, guide, places))} · {_('U does it again')}"


def done_again(correction: AnyCorrection, guide: Guide, places: Places) -> str:
    """What was done again, and how it is taken back."""
    return f"{_('Again: {what}').format(what=what(correction, guide, places))} · {_('u takes it back')}"


def what(correction: AnyCorrection, guide: Guide, places: Places) -> str:
    """What a correction says, as a headline. `places`: a border in a pause is told by the word after it."""
    match correction:
        case BorderMoved():
            return _("Border moved to {time}").format(time=clock_time(places.word_from(correction.at)))
        case Assigned():
            return _("{start}–{end} to: {place}").format(
                start=clock_time(places.word_from(correction.start)),
                end=clock_time(correction.end),
                place=place_name(guide, correction.question, correction.section),
            )
        case Split():
            return _("Split at {time}").format(time=clock_time(places.word_from(correction.at)))
        case Joined():
            return _("Joined at {time}").format(time=clock_time(places.word_from(correction.at)))
        case SpeakerSet():
            return _("{start}–{end}: {speaker} speaks").format(
                start=clock_time(places.word_from(correction.start)),
                end=clock_time(correction.end),
                speaker=correction.speaker,
            )
        case SpeakerRenamed(swapped=True):
            return _("{one} and {other} have changed places").format(one=correction.old, other=correction.new)
        case SpeakerRenamed():
            return _("{old} is {new} everywhere").format(old=correction.old, new=correction.new)
        case ProposalDeclined():
            return _("Not asked at {time}: {question}").format(
                time=clock_time(places.word_from(correction.start)),
                question=place_name(guide, correction.question, None),
            )
        case TextSet() | SegmentSplit() | SegmentsJoined():
            return _text(correction)
    return _read_and_marked(correction, places)


def _text(correction: TextSet | SegmentSplit | SegmentsJoined) -> str:
    match correction:
        case TextSet(changes=(change,)):
            # What stood there is not said again: it may be hidden elsewhere.
            time = clock_time(change.start)
            if not change.text:
                return _("Taken out at {time}").format(time=time)
            return _("{time}: “{text}”").format(time=time, text=_short(change.text))
        case TextSet():
            count = len(correction.changes)
            return ngettext("{count} place changed", "{count} places changed", count).format(count=count)
        case SegmentSplit():
            return _("Divided at {time}").format(time=clock_time(correction.at))
        case SegmentsJoined():
            return _("Put together at {time}").format(time=clock_time(correction.at))


def _read_and_marked(correction: AnyCorrection, places: Places) -> str:
    match correction:
        case Marked(kind="quote"):
            return _("Quote marked at {time}").format(time=clock_time(places.word_from(correction.start)))
        case Marked():
            return _("Note written at {time}").format(time=clock_time(places.word_from(correction.start)))
        case Read(read=True):
            return _("Read: {start}–{end}").format(
                start=clock_time(places.word_from(correction.start)), end=clock_time(correction.end)
            )
        case Read():
            return _("To be read again: {start}–{end}").format(
                start=clock_time(places.word_from(correction.start)), end=clock_time(correction.end)
            )
        case Settled():
            return _("Right as it stands: {time}").format(time=clock_time(places.word_from(correction.start)))
        case Replaced():
            return _("Replaced by “{by}”").format(by=_short(correction.by))
        case Kept():
            return _("Kept at {time}").format(time=clock_time(places.word_from(correction.start)))
    raise ValueError(correction.correction)


def place_name(guide: Guide, question: str | None, section: str | None) -> str:
    """What a place in the guide is called; its id where the guide has it no more."""
    try:
        if question is not None:
            return _short(guide.question(question).text)
        return guide.section(section).title if section is not None else _("no question")
    except KeyError:
        return question or section or ""


def _short(text: str, most: int = 40) -> str:
    return text if len(text) <= most else text[: most - 1].rstrip() + "…"
