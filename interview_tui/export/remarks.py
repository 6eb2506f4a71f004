"""What a reader must know of the sound: speech without words, sound that is lost, words that may be made up. Pure."""

from collections.abc import Iterator
from dataclasses import dataclass

from interview_tui.export.linked import LinkedInterview
from interview_tui.language import _
from interview_tui.linking.passages import Passage
from interview_tui.transcription.flag_words import places
from interview_tui.transcription.segments import Segment


@dataclass(frozen=True, slots=True)
class Remark:
    """One stretch, in seconds of recording."""

    start: float
    end: float
    text: str


def remarks(interview: LinkedInterview) -> list[Remark]:
    """All of them, in order of time."""
    found = [
        *_lost(interview),
        *(
            Remark(start, end, _("{seconds} s of speech not transcribed").format(seconds=_about(end - start)))
            for start, end in interview.uncovered
        ),
        *(
            Remark(start, end, _("doubtful for {seconds} s: {what}").format(seconds=_about(end - start), what=what))
            for start, end, what in places(interview.flags)
        ),
    ]
    return sorted(found, key=lambda remark: remark.start)


def _lost(interview: LinkedInterview) -> Iterator[Remark]:
    for gap in interview.state.gaps:
        seconds = gap.seconds(gap.start)
        yield Remark(gap.start, gap.start + seconds, _("no sound for {seconds} s").format(seconds=round(seconds)))


def _about(seconds: float) -> int:
    return max(1, round(seconds))


def with_remarks(interview: LinkedInterview) -> Iterator[tuple[Passage, list[Segment]]]:
    """Each passage with its segments and, as segments without id and speaker in brackets, what is remarked there.

    For formats that hold nothing but what is said. Where only some questions were chosen, only what is remarked there.
    """
    left = [] if interview.options.quotes_only else remarks(interview)
    for number, passage in enumerate(interview.passages):
        following = interview.passages[number + 1] if number + 1 < len(interview.passages) else None
        end = max([passage.end, *(segment.end for segment in passage.segments)])
        if interview.options.questions:
            mine = [one for one in left if passage.start <= one.start < end]
        else:
            mine = [one for one in left if following is None or one.start < following.start]
        left = [one for one in left if one not in mine]
        said = [Segment(id="", start=one.start, end=one.end, text=f"[{one.text}]") for one in mine]
        yield (
            passage,
            sorted([*passage.segments, *said], key=lambda segment: segment.start) if said else [*passage.segments],
        )
