"""The transcript as it is read: headings, what was said, and what was noted, in the order of the sound. Pure."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from typing import Literal

from interview_tui.export.reading import silence_in_words
from interview_tui.guide.model import Guide
from interview_tui.interview.state import State
from interview_tui.language import _
from interview_tui.linking.passages import Passage
from interview_tui.times import clock_time, length
from interview_tui.transcription.segments import Segment
from interview_tui.tui.view.spoken import SpokenWord, spoken_words

Kind = Literal["heading", "speech", "note", "quote", "follow_up", "gap", "silence", "empty", "notice"]
_ONE_BREATH = 1.5
"""Seconds: segments closer than this, by the same speaker, are read as one paragraph."""
_PARAGRAPH = 420
"""Characters after which a paragraph ends with its sentence."""


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
    words: tuple[SpokenWord, ...] = ()
    """Of speech: where its words stand in `text`, and when they were said."""


def blocks(
    state: State,
    linked: Sequence[Passage],
    *,
    uncovered: Iterable[tuple[float, float]] = (),
    flagged: Iterable[tuple[float, float, str]] = (),
    notices: Iterable[str] = (),
) -> list[Block]:
    """Everything there is to read, in order.

    `uncovered` are stretches of speech that were not transcribed, `flagged` stretches with a word about what is odd
    with them, `notices` stand first of all.
    """
    loose = sorted(
        [*_marks(state), *_silences(state), *_missing(uncovered), *_odd(flagged)], key=lambda block: block.at
    )
    result = [Block("notice", text) for text in notices]
    for number, passage in enumerate(linked):
        until = linked[number + 1].start if number + 1 < len(linked) else float("inf")
        mine = [block for block in loose if block.at < until]
        loose = loose[len(mine) :]
        result.append(_heading(state.guide, passage))
        spoken = _paragraphs(passage.segments, [block.at for block in mine])
        inside = sorted([*spoken, *mine], key=lambda block: block.at)
        if not inside and state.has_been_recorded:
            inside = [Block("empty", _("Nothing was heard here."), passage.start)]
        result += inside
    return result + loose


def matches(read: Sequence[Block], words: str) -> list[int]:
    """Indexes of the blocks that hold `words`, case aside."""
    wanted = " ".join(words.casefold().split())
    return [i for i, block in enumerate(read) if wanted in block.text.casefold()] if wanted else []


def headings(read: Sequence[Block]) -> list[tuple[int, Block]]:
    """The headings with their places."""
    return [(i, block) for i, block in enumerate(read) if block.kind == "heading"]


def _heading(guide: Guide, passage: Passage) -> Block:
    side = f"{clock_time(passage.start)}–{clock_time(passage.end)}"
    if passage.question_id is not None:
        section = guide.section_of(passage.question_id).title
        text = f"{section.upper()} › {guide.question(passage.question_id).text}"
        return Block("heading", text, passage.start, side=side, question=passage.question_id)
    if passage.section_id is not None:
        return Block(
            "heading",
            guide.section(passage.section_id).title.upper(),
            passage.start,
            side=side,
            question=passage.section_id,
        )
    return Block("heading", _("Between the questions"), passage.start, side=side)


def _paragraphs(segments: Sequence[Segment], breaks: Sequence[float]) -> list[Block]:
    """Segments as paragraphs; one ends where something was marked, so that the mark stands in its place."""
    result: list[Block] = []
    end = 0.0
    for segment in segments:
        speaker = segment.speaker or ""
        text = segment.text.strip()
        if not text:
            continue
        last = result[-1] if result else None
        if (
            last is not None
            and last.speaker == speaker
            and segment.start - end < _ONE_BREATH
            and len(last.text) < _PARAGRAPH
            and not any(last.at < at <= segment.start for at in breaks)
        ):
            words = (*last.words, *spoken_words(segment, text, len(last.text) + 1))
            result[-1] = replace(last, text=f"{last.text} {text}", words=words)
        else:
            result.append(Block("speech", text, segment.start, speaker, words=spoken_words(segment, text)))
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
