"""The transcript as it is read: headings, what was said, and what was noted, in the order of the sound. Pure."""

from bisect import bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from typing import Literal

from interview_tui.export.reading import ONE_BREATH, PARAGRAPH, silence_in_words
from interview_tui.guide.model import Guide
from interview_tui.interview.state import State
from interview_tui.language import _
from interview_tui.linking.passages import Passage, Proposal
from interview_tui.times import clock_time, length
from interview_tui.transcription.segments import Segment, cut, middle
from interview_tui.tui.view.spoken import SpokenWord, spoken_words
from interview_tui.tui.view.sureness import besides, guessed, is_unsure, is_unsure_speaker, proposed, sureness

Kind = Literal[
    "heading", "speech", "note", "quote", "follow_up", "gap", "silence", "empty", "notice", "also", "guess", "proposal"
]


@dataclass(frozen=True, slots=True)
class Block:
    """One thing to read, drawn as one line or several."""

    kind: Kind
    text: str
    at: float = 0.0
    """Seconds of recording."""
    speaker: str = ""
    side: str = ""
    """Of a heading: `9:36–12:50`."""
    question: str | None = None
    """Of a heading: the question or section it is about."""
    sure: str = ""
    """Of a heading: how sure it is that the words under it belong there."""
    unsure: bool = False
    """She should look at it: the words may belong elsewhere, or be another's; or the program asks something."""
    overlap: bool = False
    """Of speech: somebody else talks at the same time."""
    words: tuple[SpokenWord, ...] = ()
    """Of speech: where its words stand in `text`, and when they were said."""


def blocks(
    state: State,
    linked: Sequence[Passage],
    *,
    uncovered: Iterable[tuple[float, float]] = (),
    flagged: Iterable[tuple[float, float, str]] = (),
    notices: Iterable[str] = (),
    proposals: Iterable[Proposal] = (),
    known: "Known | None" = None,
) -> list[Block]:
    """Everything there is to read, in order.

    `uncovered` are stretches of speech that were not transcribed, `flagged` stretches with a word about what is odd
    with them, `notices` stand first of all; `proposals` stand where their words begin.
    `known` remembers what passages read like from one call to the next.
    """
    known = Known() if known is None else known
    loose = sorted(
        [
            *(Block("proposal", proposed(state.guide, one), one.start, unsure=True) for one in proposals),
            *_marks(state),
            *_silences(state),
            *_missing(uncovered),
            *_odd(flagged),
        ],
        key=lambda block: block.at,
    )
    named = any(segment.speaker is not None for passage in linked for segment in passage.segments)
    result = [Block("notice", text) for text in notices]
    for number, passage in enumerate(linked):
        until = linked[number + 1].start if number + 1 < len(linked) else float("inf")
        mine = [block for block in loose if block.at < until]
        loose = loose[len(mine) :]
        result += known.blocks(state, passage, mine, named)
    known.forget_others(linked)
    return result + loose


class Known:
    """What each passage reads like: after a key most of them are the same."""

    def __init__(self) -> None:
        self._read: dict[int, tuple[Passage, Guide, tuple[Block, ...], bool, bool, tuple[Block, ...]]] = {}

    def blocks(self, state: State, passage: Passage, mine: Sequence[Block], named: bool) -> tuple[Block, ...]:
        """Its heading, what is about it, and what was said in it with `mine` (marks, gaps) in place."""
        last = self._read.get(id(passage))
        about = (passage, state.guide, tuple(mine), named, state.has_been_recorded)
        if last is None or last[0] is not passage or last[:-1] != about:
            last = (*about, tuple(_of_passage(state, passage, mine, named)))
            self._read[id(passage)] = last
        return last[-1]

    def forget_others(self, passages: Iterable[Passage]) -> None:
        """Keep these alone."""
        kept = {id(passage) for passage in passages}
        self._read = {number: read for number, read in self._read.items() if number in kept}


def _of_passage(state: State, passage: Passage, mine: Sequence[Block], named: bool) -> list[Block]:
    asked = [block.at for block in mine if block.kind == "proposal"]
    segments = [part for segment in passage.segments for _number, part in _cut_at(segment, asked)]
    spoken = _paragraphs(segments, [block.at for block in mine], named)
    inside = sorted([*spoken, *mine], key=lambda block: (block.at, block.kind != "proposal"))
    if not inside and state.has_been_recorded:
        inside = [Block("empty", _("Nothing was heard here."), passage.start)]
    return [_heading(state.guide, passage), *_about(state.guide, passage), *inside]


def matches(read: Sequence[Block], words: str) -> list[int]:
    """Indexes of the blocks that hold `words`, case aside."""
    wanted = " ".join(words.casefold().split())
    return [i for i, block in enumerate(read) if wanted in block.text.casefold()] if wanted else []


def headings(read: Sequence[Block]) -> list[tuple[int, Block]]:
    """The headings with their places."""
    return [(i, block) for i, block in enumerate(read) if block.kind == "heading"]


def unsure_places(read: Sequence[Block]) -> list[int]:
    """Indexes of the blocks that she should look at."""
    return [i for i, block in enumerate(read) if block.unsure]


def _heading(guide: Guide, passage: Passage) -> Block:
    heading = Block(
        "heading",
        _("Between the questions"),
        passage.start,
        side=f"{clock_time(passage.start)}–{clock_time(passage.end)}",
        question=passage.question_id or passage.section_id,
        sure=sureness(passage),
        unsure=is_unsure(passage),
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


def _cut_at(segment: Segment, places: Sequence[float]) -> list[tuple[int, Segment]]:
    """The segment in parts that begin at these places, so that a line can stand between them."""
    if not any(segment.start < at < segment.end for at in places):
        return [(0, segment)]
    return cut(segment, [bisect_right(places, middle(word)) for word in segment.words] or [0])


def _paragraphs(segments: Sequence[Segment], breaks: Sequence[float], named: bool) -> list[Block]:
    """Segments as paragraphs; one ends where something was marked, so that the mark stands in its place."""
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
                Block("speech", text, segment.start, speaker, unsure=unsure, overlap=segment.overlap, words=words)
            )
        end = segment.end
    return result


def _marks(state: State) -> list[Block]:
    return [
        *(Block("note", mark.text, mark.at) for mark in state.notes),
        *(Block("quote", _("quote"), mark.at) for mark in state.quotes),
        *(Block("follow_up", mark.text or _("a follow-up of your own"), mark.at) for mark in state.follow_ups),
        *(Block("follow_up", text, at) for text, at in _probes(state)),
    ]


def _probes(state: State) -> list[tuple[str, float]]:
    texts = {probe.id: probe.text for question in state.guide.questions() for probe in question.all_probes()}
    return [(texts[id], at) for id, at in state.probes.items() if id in texts]


def _silences(state: State) -> list[Block]:
    return [
        *(Block("silence", f"[{silence_in_words(kind, seconds)}]", at) for kind, at, seconds in state.silences),
        *(
            Block("gap", _("here {time} of sound are missing").format(time=length(gap.seconds(gap.start))), gap.start)
            for gap in state.gaps
        ),
    ]


def _missing(uncovered: Iterable[tuple[float, float]]) -> list[Block]:
    return [
        Block(
            "gap",
            _("here {time} of speech are not transcribed ({start}–{end})").format(
                time=length(end - start), start=clock_time(start), end=clock_time(end)
            ),
            start,
        )
        for start, end in uncovered
    ]


def _odd(flagged: Iterable[tuple[float, float, str]]) -> list[Block]:
    return [Block("gap", f"{clock_time(start)}–{clock_time(end)}: {text}", start) for start, end, text in flagged]
