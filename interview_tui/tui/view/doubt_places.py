"""The places of a transcript that she should look at, in the order in which they are read, and what they are. Pure."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Literal

from interview_tui.correcting.doubts import Doubt
from interview_tui.correcting.doubts import Kind as DoubtKind
from interview_tui.interview.correction import TextSet
from interview_tui.language import _
from interview_tui.times import clock_time, length
from interview_tui.transcription import flag_words
from interview_tui.tui.view.block import Block
from interview_tui.tui.view.spoken import SpokenText

Kind = Literal["link", "proposal", "speaker"] | DoubtKind


@dataclass(frozen=True, slots=True)
class DoubtPlace:
    """One of them."""

    kind: Kind
    block: int
    """The number of the block it is in."""
    at: float
    """Second of recording."""
    doubt: Doubt | None = None
    """What the program doubts about the words; None where it is who says them, or where they belong."""
    words: str = ""
    """What stands there."""

    @property
    def order(self) -> tuple[int, float, str]:
        """Where it is read."""
        return self.block, self.at, self.kind


def doubt_places(read: Sequence[Block], spoken: SpokenText, doubts: Iterable[Doubt]) -> list[DoubtPlace]:
    """All that `read` shows as unsure, and every one of `doubts`."""
    found = [
        DoubtPlace(_kind(block), number, block.at, words=block.text if block.kind == "proposal" else block.speaker)
        for number, block in enumerate(read)
        if block.unsure
    ]
    loose = {(block.kind, block.at): number for number, block in enumerate(read) if block.kind in ("gap", "unplaced")}
    for doubt in doubts:
        if doubt.kind == "words":
            word = spoken.after(doubt.start)
            number = spoken.paragraph_of(word)
            inside = [one for one in read[number].words if one.start < doubt.end and one.end > doubt.start]
            words = read[number].text[inside[0].first : inside[-1].last] if inside else ""
            found.append(DoubtPlace("words", number, doubt.start, doubt, words))
        else:
            at = loose.get(("unplaced" if doubt.kind == "unplaced" else "gap", doubt.start))
            if at is not None:
                found.append(DoubtPlace(doubt.kind, at, doubt.start, doubt, read[at].text))
    return sorted(found, key=lambda place: place.order)


def _kind(block: Block) -> Kind:
    if block.kind == "speech":
        return "speaker"
    return "proposal" if block.kind == "proposal" else "link"


def in_words(place: DoubtPlace) -> str:
    """What is doubtful there, for a list."""
    match place.kind:
        case "words":
            what = _("perhaps misheard: “{words}”").format(words=place.words)
        case "uncovered":
            seconds = place.doubt.end - place.doubt.start if place.doubt is not None else 0.0
            what = _("{time} of speech without words").format(time=length(seconds))
        case "unplaced":
            what = place.words
        case "speaker":
            what = _("does {name} speak here?").format(name=place.words) if place.words else _("who speaks here?")
        case "proposal":
            what = _("a question may be asked here")
        case "link":
            what = _("do these words belong here?")
        case kind:
            what = flag_words.in_words(kind)
    return f"{clock_time(place.at):>7}  {what}"


def unplaced(doubts: Iterable[Doubt]) -> list[Block]:
    """Corrections whose place is not found in these words any more, where they would stand."""
    return [Block("unplaced", _what(one), one.start) for one in doubts if one.kind == "unplaced"]


def _what(doubt: Doubt) -> str:
    unplaced = doubt.unplaced
    if unplaced is None or not isinstance(unplaced.correction, TextSet) or unplaced.change is None:
        return _("a segment that you divided here stands otherwise now")
    return _("your correction finds no place in these words: “{text}”").format(text=unplaced.change.text)
