"""Which words that were said stand beneath those that are shown. Pure.

A word that is shown as it was said is the same in both. Between such words, what is shown stands for what was said: a
cell, which is changed as a whole or not at all.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from interview_tui.correcting.desk import tokens_of, words_of
from interview_tui.transcription.segments import Segment, Word, middle

Stretch = tuple[float, float]


@dataclass(frozen=True, slots=True)
class Cell:
    """Words of a shown segment, and what was said there."""

    tokens: tuple[str, ...]
    """As they are written, between spaces."""
    words: tuple[Word, ...]
    """What was said, corrected."""
    hides: bool = False
    """Something else is shown than was said."""
    ahead: tuple[str, ...] = ()
    """Words of the segment before that stand for the same."""
    behind: tuple[str, ...] = ()
    """And of the segment after."""


def cells_of(
    shown: Sequence[Segment], beneath: Sequence[Segment], segment: Segment, hidden: Sequence[Stretch]
) -> list[Cell]:
    """The cells of `segment`, one of those `shown` in a passage; every one has at least one word beneath.

    `beneath`: the same passage with nothing hidden. `hidden`: where something else is shown than was said.
    """
    number = next(i for i, one in enumerate(shown) if one is segment or one.id == segment.id)
    ids = [one.id for one in beneath]
    if segment.id in ids and beneath[ids.index(segment.id)] == segment:
        return [Cell(tuple(text.split()), words_of(segment)[i:j]) for i, j, text in tokens_of(segment)]
    # An original may run into the next segment, which is then shown without it, or not at all.
    above = shown[max(0, number - 1) : number + 2]
    known = [ids.index(one.id) for one in above if one.id in ids]
    near = beneath[min(known) : max(known) + 1] if known else beneath
    if number + 1 == len(shown):
        near = beneath[min(known, default=0) :]
    return list(_whole(_paired(above, near, segment, hidden)))


Top = tuple[tuple[Word, ...], str, int]
"""A token as it is shown: its words, its text, and whether it stands in the segment (0), before (-1) or after (1)."""


def _paired(
    above: Sequence[Segment], near: Sequence[Segment], segment: Segment, hidden: Sequence[Stretch]
) -> Iterator[Cell]:
    """All cells of the segments `above`, those of `segment` among them."""
    number = next(i for i, one in enumerate(above) if one is segment or one.id == segment.id)
    tops = [
        (words_of(one)[i:j], text, (k > number) - (k < number))
        for k, one in enumerate(above)
        for i, j, text in tokens_of(one)
    ]
    said = [word for one in near for word in words_of(one)]
    keys = [_key(word) for word in said]
    waiting: list[Top] = []
    reached = 0
    for words, text, side in tops:
        wanted = [_key(word) for word in words]
        at = next((i for i in range(reached, len(keys)) if keys[i : i + len(words)] == wanted), -1)
        if at < 0:
            waiting.append((words, text, side))
            continue
        yield from _standing_for(waiting, said[reached:at], hidden)
        waiting = []
        if side == 0:
            yield Cell(tuple(text.split()), words)
        reached = at + len(words)
    yield from _standing_for(waiting, said[reached:], hidden)


def _standing_for(tops: Sequence[Top], said: Sequence[Word], hidden: Sequence[Stretch]) -> Iterator[Cell]:
    """What stands between two words that are shown as they were said: cut where one original ends and another begins.

    Only cells with words of the segment itself.
    """
    left, group = list(said), list[Top]()
    for number, top in enumerate(tops):
        group.append(top)
        if number + 1 == len(tops):
            yield from _cell(group, left)
            return
        edge = (top[0][-1].end + tops[number + 1][0][0].start) / 2
        before = next((n for n, word in enumerate(left) if middle(word) > edge), len(left))
        clean = bool(hidden) and not any(start < edge < end or start == edge == end for start, end in hidden)
        if clean and 0 < before < len(left) and all(middle(word) >= edge for word in left[before:]):
            yield from _cell(group, left[:before])
            group, left = [], left[before:]


def _cell(group: Sequence[Top], said: Sequence[Word]) -> Iterator[Cell]:
    mine, ahead, behind = (
        tuple(token for _words, text, side in group if side == here for token in text.split()) for here in (0, -1, 1)
    )
    if mine:
        yield Cell(mine, tuple(said), hides=True, ahead=ahead, behind=behind)


def _whole(cells: Iterator[Cell]) -> Iterator[Cell]:
    """The cells of the segment; what has no word beneath goes with what stands before it, or after."""
    before: Cell | None = None
    for cell in cells:
        if before is None:
            before = cell
        elif not before.words or not cell.words:
            before = Cell(before.tokens + cell.tokens, before.words + cell.words, True, before.ahead, cell.behind)
        else:
            yield before
            before = cell
    if before is not None:
        yield before


def _key(word: Word) -> tuple[float, float, str]:
    return word.start, word.end, word.text
