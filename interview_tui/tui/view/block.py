"""One thing to read in a transcript, and what stands loose between its words. Pure."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal

from interview_tui.export.reading import silence_in_words
from interview_tui.guide.theme_signs import ThemeSign
from interview_tui.interview.state import State
from interview_tui.language import _
from interview_tui.times import clock_time, length
from interview_tui.tui.view.spoken import SpokenWord

Kind = Literal[
    "heading",
    "speech",
    "note",
    "quote",
    "follow_up",
    "gap",
    "silence",
    "empty",
    "notice",
    "also",
    "guess",
    "proposal",
    "unplaced",
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
    theme: ThemeSign | None = None
    """Of a heading: what its theme is known by everywhere."""
    overlap: bool = False
    """Of speech: somebody else talks at the same time."""
    words: tuple[SpokenWord, ...] = ()
    """Of speech: where its words stand in `text`, and when they were said."""
    exact: bool = False
    """Of a mark: it stands before its word, also amid a sentence."""
    opened: bool = False
    """Of speech: it is being edited, all of it."""


def follow_ups(state: State) -> list[Block]:
    """Those of the guide, and her own."""
    return [
        *(Block("follow_up", mark.text or _("a follow-up of your own"), mark.at) for mark in state.follow_ups),
        *(Block("follow_up", text, at) for text, at in _probes(state)),
    ]


def _probes(state: State) -> list[tuple[str, float]]:
    texts = {probe.id: probe.text for question in state.guide.questions() for probe in question.all_probes()}
    return [(texts[id], at) for id, at in state.probes.items() if id in texts]


def silences(state: State) -> list[Block]:
    """Where nothing was recorded, on purpose or not."""
    return [
        *(Block("silence", f"[{silence_in_words(kind, seconds)}]", at) for kind, at, seconds in state.silences),
        *(
            Block("gap", _("here {time} of sound are missing").format(time=length(gap.seconds(gap.start))), gap.start)
            for gap in state.gaps
        ),
    ]


def missing(uncovered: Iterable[tuple[float, float]]) -> list[Block]:
    """Speech that was not transcribed."""
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


def odd(flagged: Iterable[tuple[float, float, str]]) -> list[Block]:
    """Where the engine may have made something up."""
    return [Block("gap", f"{clock_time(start)}–{clock_time(end)}: {text}", start) for start, end, text in flagged]
