"""What a person has put right in a transcript: a log of its own over the raw words, and what it comes to.

`decisions(corrections)` is the fold: later ones win, undone ones do not count. All places are seconds of recording, put
into the pause between two words, so that they hold whatever the program finds out again: another linking, other
speakers, another transcript.
"""

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import TypeVar

from pydantic import TypeAdapter

from interview_tui.files import write_whole
from interview_tui.interview.correction import (
    CORRECTION,
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
    Undone,
)
from interview_tui.interview.log import Log
from interview_tui.language import _

CORRECTIONS_FILE = "corrections.jsonl"
SAME_PLACE = 0.15
"""Seconds: two borders nearer than this are one border."""
Border = TypeVar("Border", Split, Joined)


class Corrections(Log[AnyCorrection]):
    """`corrections.jsonl` of one interview. `append` returns when the correction is on the disk."""

    def all(self) -> list[AnyCorrection]:
        """Every correction, oldest first, undone ones included; none if nothing was written yet.

        A torn last line is left out (`torn`). Raises `Problem` if a newer program wrote it, or if the file is damaged
        in the middle.
        """
        return self._read()[1]

    def forget(self, start: float) -> None:
        """Take out what has a place at or after second `start`, and the words around every other place.

        For a sitting that was refused: what is left tells nothing of what was said in it. Of a correction of several
        places those before `start` stay; an original that was hidden everywhere goes with the place where that was
        decided. Raises `Problem` as `all` does, and `OSError`.
        """
        if not self.path.exists():
            return
        with self._lock:
            kept: list[AnyCorrection] = []
            for one in self._read()[1]:
                if isinstance(one, Undone):
                    kept += [one] if one.of in (left.n for left in kept) else []
                elif (left := _left(one, start)) is not None:
                    kept.append(left)
            lines = [{"schema": self.SCHEMA}, *(one.model_dump(mode="json") for one in kept)]
            write_whole(self.path, "".join(json.dumps(line, ensure_ascii=False) + "\n" for line in lines))

    @property
    def _reader(self) -> TypeAdapter[AnyCorrection]:
        return CORRECTION

    def _newer(self) -> str:
        return _("The corrections were written by a newer version of Interview TUI.")

    def _broken(self) -> str:
        return _("This line of the corrections cannot be read.")


@dataclass(frozen=True, slots=True)
class Decisions:
    """What the corrections of an interview come to. Where two contradict each other, the later one counts."""

    assigned: tuple[Assigned, ...] = ()
    """Oldest first."""
    splits: tuple[Split, ...] = ()
    joined: tuple[Joined, ...] = ()
    speakers: tuple[SpeakerSet, ...] = ()
    """Oldest first, under the names that they have now."""
    renamed: Mapping[str, str] = field(default_factory=dict)
    """A speaker's name as it was found → what it is now."""
    declined: tuple[ProposalDeclined, ...] = ()
    texts: tuple[TextSet | SegmentSplit | SegmentsJoined, ...] = ()
    """Oldest first: each is about the words as those before it have left them. Speakers under their names of now."""
    marks: tuple[Marked, ...] = ()
    """Those that were not replaced by a later one, oldest first."""
    read: tuple[Read, ...] = ()
    """Oldest first; the last one about a place counts."""
    settled: tuple[Settled, ...] = ()
    hidden: tuple[Replaced | Kept, ...] = ()
    """Oldest first; the last one about a place counts, and what is about one place counts before what is about all."""


def decisions(corrections: Iterable[AnyCorrection]) -> Decisions:
    """The fold over the log, oldest first."""
    assigned: list[Assigned] = []
    splits: list[Split] = []
    joined: list[Joined] = []
    speakers: list[SpeakerSet] = []
    renamed: dict[str, str] = {}
    declined: list[ProposalDeclined] = []
    texts: list[TextSet | SegmentSplit | SegmentsJoined] = []
    marks: dict[int, Marked] = {}
    read: list[Read] = []
    settled: list[Settled] = []
    hidden: list[Replaced | Kept] = []
    for one in standing(corrections):
        match one:
            case Assigned():
                assigned.append(one)
                splits = [s for s in splits if not one.start - SAME_PLACE <= s.at <= one.end + SAME_PLACE]
            case BorderMoved():
                assigned += _both_sides(one)
                splits = _without(splits, one.was)
                if (one.before, one.before_section) == (one.after, one.after_section):
                    joined = [*_without(joined, one.at), Joined(at=one.was, heard=one.heard[6:8])]
                    splits.append(Split(at=one.at, heard=one.heard[2:4]))
            case Split():
                splits.append(one)
                joined = _without(joined, one.at)
            case Joined():
                joined.append(one)
                splits = _without(splits, one.at)
            case SpeakerSet():
                speakers.append(one)
            case SpeakerRenamed():
                names = {name: _renamed(renamed.get(name, name), one) for name in (*renamed, one.old, one.new)}
                renamed = {old: new for old, new in names.items() if old != new}
                speakers = [s.model_copy(update={"speaker": _renamed(s.speaker, one)}) for s in speakers]
                texts = [_said_by(text, one) for text in texts]
            case ProposalDeclined():
                declined.append(one)
            case TextSet() | SegmentSplit() | SegmentsJoined():
                texts.append(one)
            case Marked():
                marks.pop(one.instead_of or 0, None)
                marks[one.n] = one
            case Read():
                read.append(one)
            case Settled():
                settled.append(one)
            case Replaced() | Kept():
                hidden.append(one)
    return Decisions(
        assigned=tuple(assigned),
        splits=tuple(splits),
        joined=tuple(joined),
        speakers=tuple(speakers),
        renamed=renamed,
        declined=tuple(declined),
        texts=tuple(texts),
        marks=tuple(marks.values()),
        read=tuple(read),
        settled=tuple(settled),
        hidden=tuple(hidden),
    )


def standing(corrections: Iterable[AnyCorrection]) -> list[AnyCorrection]:
    """Those that count: without the undone ones, and without every `Undone`."""
    log = list(corrections)
    undone = _undone(log)
    return [one for one in log if one.n not in undone and not isinstance(one, Undone)]


def _undone(corrections: Sequence[AnyCorrection]) -> set[int]:
    """The numbers of those that do not count."""
    undone: set[int] = set()
    for one in reversed(corrections):  # an undo that is undone itself must be known before what it names
        if isinstance(one, Undone) and one.n not in undone:
            undone.add(one.of)
    return undone


def to_undo(corrections: Sequence[AnyCorrection]) -> AnyCorrection | None:
    """What was done last and counts; None if there is nothing."""
    left = standing(corrections)
    return left[-1] if left else None


def to_redo(corrections: Sequence[AnyCorrection]) -> tuple[Undone, AnyCorrection] | None:
    """The undo that was done last since anything else was put right, and what it had undone; None if there is none."""
    by_number = {one.n: one for one in corrections}
    undone = _undone(corrections)
    for one in reversed(corrections):
        if not isinstance(one, Undone):
            return None
        done = by_number.get(one.of)
        if one.n not in undone and done is not None and not isinstance(done, Undone):
            return one, done
    return None


def _left(one: AnyCorrection, start: float) -> AnyCorrection | None:
    """What is left of a correction without its places at or after second `start`, and without the words around them."""
    if isinstance(one, TextSet):
        changes = tuple(change.model_copy(update={"heard": ()}) for change in one.changes if change.end < start)
        return one.model_copy(update={"heard": (), "changes": changes}) if changes else None
    places = [getattr(one, name) for name in ("start", "at", "end", "was") if hasattr(one, name)]
    return one.model_copy(update={"heard": ()}) if all(place < start for place in places) else None


def _both_sides(moved: BorderMoved) -> list[Assigned]:
    at = moved.heard[2:4]
    return [
        Assigned(start=moved.start, end=moved.at, question=moved.before, section=moved.before_section,
                 heard=(*moved.heard[:2], *at)),
        Assigned(start=moved.at, end=moved.end, question=moved.after, section=moved.after_section,
                 heard=(*at, *moved.heard[4:6])),
    ]  # fmt: skip


def _without(borders: Sequence[Border], at: float) -> list[Border]:
    return [border for border in borders if abs(border.at - at) > SAME_PLACE]


def _said_by(
    text: TextSet | SegmentSplit | SegmentsJoined, renaming: SpeakerRenamed
) -> TextSet | SegmentSplit | SegmentsJoined:
    """Words that were put in, under the name that who says them has now."""
    if not isinstance(text, TextSet) or text.speaker is None:
        return text
    return text.model_copy(update={"speaker": _renamed(text.speaker, renaming)})


def _renamed(name: str, renaming: SpeakerRenamed) -> str:
    if name == renaming.old:
        return renaming.new
    return renaming.old if renaming.swapped and name == renaming.new else name
