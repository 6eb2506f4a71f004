"""The transcript as it is read: headings, what was said, and what was noted, in the order of the sound. Pure."""

from bisect import bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from interview_tui.export.reading import ONE_BREATH, PARAGRAPH
from interview_tui.guide.model import Guide
from interview_tui.guide.theme_signs import theme_signs
from interview_tui.interview.state import State
from interview_tui.language import _
from interview_tui.linking.passages import Passage, Proposal
from interview_tui.times import clock_time
from interview_tui.transcription.segments import Segment, cut, middle
from interview_tui.tui.view.block import Block, follow_ups, missing, odd, silences
from interview_tui.tui.view.spoken import spoken_words
from interview_tui.tui.view.sureness import besides, guessed, is_unsure, is_unsure_speaker, proposed, sureness


@dataclass(frozen=True, slots=True)
class Reading:
    """What of a transcript changes how its passages are drawn, besides their words."""

    splits: tuple[float, ...] = ()
    """Seconds where somebody wants a new paragraph."""
    opened: str = ""
    """The id of the segment that is being edited."""
    read: tuple[str, ...] = ()
    """A sign for each passage: how much of it has been read."""


_AS_FOUND = Reading()


def blocks(
    state: State,
    linked: Sequence[Passage],
    *,
    marks: Iterable[Block] = (),
    uncovered: Iterable[tuple[float, float]] = (),
    flagged: Iterable[tuple[float, float, str]] = (),
    notices: Iterable[str] = (),
    proposals: Iterable[Proposal] = (),
    reading: Reading = _AS_FOUND,
    known: "Known | None" = None,
) -> list[Block]:
    """Everything there is to read, in order.

    `marks` are quotes and notes, `uncovered` stretches of speech that were not transcribed, `flagged` stretches with a
    word about what is odd with them, `notices` stand first of all; `proposals` stand where their words begin.
    `known` remembers what passages read like from one call to the next.
    """
    known = Known() if known is None else known
    loose = sorted(
        [
            *(Block("proposal", proposed(state.guide, one), one.start, unsure=True, exact=True) for one in proposals),
            *marks,
            *follow_ups(state),
            *silences(state),
            *missing(uncovered),
            *odd(flagged),
        ],
        key=lambda block: block.at,
    )
    named = any(segment.speaker is not None for passage in linked for segment in passage.segments)
    result = [Block("notice", text) for text in notices]
    for number, passage in enumerate(linked):
        until = linked[number + 1].start if number + 1 < len(linked) else float("inf")
        mine = [block for block in loose if block.at < until]
        loose = loose[len(mine) :]
        here = _reading_of(passage, reading, number)
        result += known.blocks(state, passage, mine, named, here)
    known.forget_others(linked)
    return result + loose


def _reading_of(passage: Passage, reading: Reading, number: int) -> Reading:
    """What is said of this passage alone."""
    segments = passage.segments
    opened = reading.opened if any(segment.id == reading.opened for segment in segments) else ""
    splits = tuple(at for at in reading.splits if segments and segments[0].start <= at <= segments[-1].end)
    return Reading(splits, opened, reading.read[number : number + 1])


class Known:
    """What each passage reads like: after a key most of them are the same."""

    def __init__(self) -> None:
        self._read: dict[int, tuple[Passage, Guide, tuple[Block, ...], bool, bool, Reading, tuple[Block, ...]]] = {}
        self._blocks: dict[tuple[str, float], Block] = {}
        """The last one of each kind that stood at each second."""

    def blocks(
        self, state: State, passage: Passage, mine: Sequence[Block], named: bool, reading: Reading
    ) -> tuple[Block, ...]:
        """Its heading, what is about it, and what was said in it with `mine` (marks, gaps) in place."""
        last = self._read.get(id(passage))
        about = (passage, state.guide, tuple(mine), named, state.has_been_recorded, reading)
        if last is None or last[0] is not passage or last[:-1] != about:
            now = _of_passage(state, passage, mine, named, reading)
            last = (*about, tuple(self._as_before(block) for block in now))
            self._read[id(passage)] = last
        return last[-1]

    def _as_before(self, block: Block) -> Block:
        """The very block that was there before, if it reads the same: it need not be laid out again."""
        before = self._blocks.setdefault((block.kind, block.at), block)
        if before != block:
            before = self._blocks[block.kind, block.at] = block
        return before

    def forget_others(self, passages: Iterable[Passage]) -> None:
        """Keep these alone."""
        kept = {id(passage) for passage in passages}
        self._read = {number: read for number, read in self._read.items() if number in kept}


def _of_passage(state: State, passage: Passage, mine: Sequence[Block], named: bool, reading: Reading) -> list[Block]:
    cuts = [block.at for block in mine if block.exact]
    segments = [
        part
        for segment in passage.segments
        for part in ([segment] if segment.id == reading.opened else _cut_at(segment, cuts))
    ]
    spoken = _paragraphs(segments, sorted([*(block.at for block in mine), *reading.splits]), named, reading.opened)
    inside = sorted([*spoken, *mine], key=lambda block: (block.at, not block.exact))
    if not inside and state.has_been_recorded:
        inside = [Block("empty", _("Nothing was heard here."), passage.start)]
    read = reading.read[0] if reading.read and passage.segments else ""
    return [_heading(state.guide, passage, read), *_about(state.guide, passage), *inside]


def matches(read: Sequence[Block], words: str) -> list[int]:
    """Indexes of the blocks that hold `words`, case aside."""
    wanted = " ".join(words.casefold().split())
    return [i for i, block in enumerate(read) if wanted in block.text.casefold()] if wanted else []


def headings(read: Sequence[Block]) -> list[tuple[int, Block]]:
    """The headings with their places."""
    return [(i, block) for i, block in enumerate(read) if block.kind == "heading"]


def _heading(guide: Guide, passage: Passage, read: str) -> Block:
    times = f"{clock_time(passage.start)}–{clock_time(passage.end)}"
    heading = Block(
        "heading",
        _("Between the questions"),
        passage.start,
        side=f"{read} {times}" if read else times,
        question=passage.question_id or passage.section_id,
        sure=sureness(passage),
        unsure=is_unsure(passage),
        theme=theme_signs(guide).get(passage.section_id) if passage.section_id is not None else None,
    )
    if passage.question_id is not None:
        section = guide.section_of(passage.question_id).title
        return replace(heading, text=f"{section.upper()} › {guide.question(passage.question_id).text}")
    if passage.section_id is not None:
        return replace(heading, text=guide.section(passage.section_id).title.upper())
    return heading


def _about(guide: Guide, passage: Passage) -> list[Block]:
    """What stands between a heading and what was said under it."""
    result = []
    if passage.also:
        result.append(Block("also", besides(guide, passage.also), passage.start))
    if passage.guess is not None and passage.question_id is None and passage.segments:
        result.append(Block("guess", guessed(guide, passage.guess), passage.start, unsure=True))
    return result


def _cut_at(segment: Segment, places: Sequence[float]) -> list[Segment]:
    """The segment in parts that begin at these places, so that a line can stand between them; all have its id."""
    if not any(segment.start < at < segment.end for at in places):
        return [segment]
    parts = cut(segment, [bisect_right(places, middle(word)) for word in segment.words] or [0])
    return [part.model_copy(update={"id": segment.id}) for _number, part in parts]


def _paragraphs(segments: Sequence[Segment], breaks: Sequence[float], named: bool, opened: str) -> list[Block]:
    """Segments as paragraphs; one ends where something was marked, so that the mark stands in its place.

    The one that is being edited is a paragraph of its own.
    """
    result: list[Block] = []
    end = 0.0
    for segment in segments:
        speaker = segment.speaker or ""
        unsure = is_unsure_speaker(segment, named)
        text = segment.text.strip()
        if not text:
            continue
        last = result[-1] if result else None
        if (
            last is not None
            and not (last.opened or segment.id == opened)
            and (last.speaker, last.unsure, last.overlap) == (speaker, unsure, segment.overlap)
            and segment.start - end < ONE_BREATH
            and len(last.text) < PARAGRAPH
            and not any(last.at < at <= segment.start for at in breaks)
        ):
            words = (*last.words, *spoken_words(segment, text, len(last.text) + 1))
            result[-1] = replace(last, text=f"{last.text} {text}", words=words)
        else:
            words = spoken_words(segment, text)
            result.append(
                Block(
                    "speech",
                    text,
                    segment.start,
                    speaker,
                    unsure=unsure,
                    overlap=segment.overlap,
                    words=words,
                    opened=segment.id == opened,
                )
            )
        end = segment.end
    return result
