"""Transcripts as they can be: two who talk at a time, words cut in two, words without a time of their own."""

from collections.abc import Sequence
from pathlib import Path

from hypothesis import assume
from hypothesis import strategies as st

from interview_tui.correcting.desk import words_of
from interview_tui.interview.correction import AnyCorrection
from interview_tui.interview.corrections import Corrections
from interview_tui.linking.passages import Passage
from interview_tui.transcription.segments import Segment, Word, middle

TEXTS = ("ja", "nej", "Anna", "bor", "i", "Borås,", "jag", "tänker", "att", "e-post", "skolan.", "Annas", "hm")


def said(id: str, start: float, *words: str, speaker: str | None = None, probability: float = 0.5) -> Segment:
    """Words of half a second each, with half a second between them."""
    spoken = tuple(
        Word(start=start + i, end=start + i + 0.5, text=text, probability=probability) for i, text in enumerate(words)
    )
    return Segment(id=id, start=start, end=spoken[-1].end, text=" ".join(words), words=spoken, speaker=speaker)


@st.composite
def segments(draw: st.DrawFn, id: str, start: float, speaker: str | None) -> Segment:
    """One segment: words that may touch, take no time, or be written without a space between them."""
    texts = draw(st.lists(st.sampled_from(TEXTS), min_size=1, max_size=6))
    if draw(st.integers(0, 9)) == 0:
        return Segment(id=id, start=start, end=start + len(texts), text=" ".join(texts), speaker=speaker)
    words, at, text = [], start, ""
    for said_here in texts:
        length, pause = draw(st.sampled_from([0.0, 0.2, 0.3, 0.5])), draw(st.sampled_from([0.0, 0.0, 0.1, 0.8]))
        words.append(Word(start=round(at, 3), end=round(at + length, 3), text=said_here, probability=0.5))
        at += length + pause
        text += said_here if draw(st.integers(0, 9)) == 0 else f" {said_here}"
    return Segment(id=id, start=start, end=round(at, 3), text=text.strip(), words=tuple(words), speaker=speaker)


@st.composite
def talks(draw: st.DrawFn) -> tuple[Passage, ...]:
    """Some passages; a segment may begin before the one before it has ended."""
    passages, at, number = [], 0.0, 0
    for question in range(draw(st.integers(1, 3))):
        mine: list[Segment] = []
        for _segment in range(draw(st.integers(0, 4))):
            mine.append(draw(segments(f"0.{number}", round(at, 3), draw(st.sampled_from(["I", "Robin", None])))))
            number += 1
            at = max(0.0, mine[-1].end + draw(st.sampled_from([0.0, 0.3, 2.5, -0.4])))
            at = max(at, mine[-1].start)
        start = mine[0].start if mine else at
        passages.append(Passage(start, max([at, *(one.end for one in mine)]), tuple(mine), f"q{question}", "tema"))
    # Nothing tells one speaker's word from another's where both say the same in the very same millisecond.
    owners: dict[tuple[str, float], str] = {}
    assume(all(owners.setdefault((word.text, middle(word)), id) == id for id, word in all_words(passages)))
    return tuple(passages)


@st.composite
def typed(draw: st.DrawFn, text: str) -> str:
    """What somebody makes of a text: words put in, taken out, changed, parted."""
    words = text.split()
    for _edit in range(draw(st.integers(1, 3))):
        at = draw(st.integers(0, len(words)))
        match draw(st.integers(0, 3)):
            case 0:
                words.insert(at, draw(st.sampled_from(("inte", "alls", *TEXTS))))
            case 1:
                del words[at : at + draw(st.integers(1, 3))]
            case 2 if at < len(words):
                words[at] = draw(st.sampled_from(("annat", f"{words[at]}.", f"{words[at]}x y")))
            case _:
                words[at:at] = draw(st.lists(st.sampled_from(TEXTS), max_size=3))
    return " ".join(" ".join(words).split())


def all_words(passages: Sequence[Passage]) -> list[tuple[str, Word]]:
    """Every word with the id of its segment."""
    return [(s.id, word) for passage in passages for s in passage.segments for word in words_of(s)]


def on_disk(folder: Path, log: Sequence[AnyCorrection]) -> list[AnyCorrection]:
    """The same log, written and read again."""
    corrections = Corrections(folder / "corrections.jsonl")
    for one in log:
        corrections.append(one.model_copy(update={"n": 0}))
    return corrections.all()
