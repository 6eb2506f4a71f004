"""How deep each item of a section stands: by its list's level, its number, its indentation, its sign. Pure."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from interview_tui.guide_import.entries import Entry
from interview_tui.language import _

Kind = Literal["item", "condition", "label", "clarification", "follow_up"]
_SAME = 7.0
"""Points by which the indentation of one level may differ."""
_RANKS = {
    "number": 0.0,
    "A": 0.5,
    "I": 0.0,
    "a": 2.0,
    "letter": 2.0,
    "i": 2.5,
    "roman": 2.5,
    "bullet": 4.0,
    "inline": 4.0,
}
"""Of two signs at the same place, the one with the higher rank stands under the other."""
_PLAIN, _CONDITION, _FOLLOW_UP = 1.0, 3.5, 3.9


@dataclass
class Item:
    """An entry of a section that is asked, or hangs on what is asked."""

    entry: Entry
    kind: Kind
    depth: int = 0
    """0 for a question."""
    has_below: bool = False


@dataclass
class _Open:
    item: Item
    depth: int
    shape: tuple[object, ...]
    rank: float
    indent: float
    see_through: bool
    """It takes no level: `Följdfrågor:` above them."""


def place(items: Sequence[Item]) -> None:
    """Give each item its depth. What is not sure of it gets `unsure`."""
    stack: list[_Open] = []
    for n, item in enumerate(items):
        entry = item.entry
        if entry.place == "question" and n and items[n - 1].entry.cell != entry.cell:
            stack = []  # another row of the table
        if item.kind == "clarification":
            item.depth = _of_clarification(item, stack)
            continue
        here = _Open(item, 0, _shape(item), _rank(item), entry.indent, item.kind == "label")
        stack = _parents(stack, here, items[n + 1 :])
        if not stack and item.kind in ("label", "follow_up", "condition") and n:
            stack = [_opened(items[_last_question(items, n)])]
        here.depth = sum(not one.see_through for one in stack)
        item.depth = here.depth
        if stack and entry.sign.shape != "inline":
            stack[-1].item.has_below = True
        stack.append(here)


def _parents(stack: list[_Open], here: _Open, later: Sequence[Item]) -> list[_Open]:
    """What is still open above an item."""
    top = stack[-1] if stack else None
    if top is not None and not top.item.has_below and top.item.kind in ("condition", "label"):
        deeper = here.indent > top.indent + _SAME or (here.rank > top.rank and here.item.kind != "condition")
        ends = here.item.kind in ("condition", "label") or (here.rank < _PLAIN and _like(stack, here) is not None)
        if not ends and not (here.item.entry.gap and _like(stack, here) == 0):
            if not deeper and top.item.kind == "condition":
                here.item.entry.unsure = here.item.entry.unsure or _(
                    "It stands no further in than the condition above it, and may not belong to it."
                )
            return stack
    if (like := _like(stack, here)) is not None:
        return stack[:like]
    while stack:
        relation = _relation(here, stack[-1], later)
        if relation > 0:
            return stack
        stack = stack[:-1]
        if relation == 0:
            return stack
    return stack


def _like(stack: Sequence[_Open], here: _Open) -> int | None:
    """The open item that this one stands beside: of the same list by sign and indentation."""
    same = [
        n
        for n, one in enumerate(stack)
        if one.shape == here.shape
        and (abs(one.indent - here.indent) <= _SAME or (here.item.entry.level is not None))
        and (one.item.kind == "condition") <= (here.item.kind == "condition" or not one.item.has_below)
    ]
    if here.item.kind == "condition":
        same = [n for n in same if stack[n].item.kind == "condition"] or same
    if not same:
        return None
    return same[0] if here.item.entry.gap and not here.item.entry.sign.format else same[-1]


def _relation(here: _Open, there: _Open, later: Sequence[Item]) -> int:
    """1: deeper than what is open; 0: beside it; -1: further out."""
    one, other = here.item.entry, there.item.entry
    if one.level is not None and other.level is not None and one.level != other.level:
        return 1 if one.level > other.level else -1
    hangs = (here.see_through or here.item.kind in ("condition", "follow_up")) and not one.sign.format
    if hangs and there.depth and here.indent < there.indent - _SAME:
        return -1  # on the question, not on what stands further in
    ours, theirs = len(one.sign.numbers), len(other.sign.numbers)
    if one.sign.format == other.sign.format == "number" and ours != theirs and min(ours, theirs):
        return 1 if ours > theirs else -1
    if here.indent > there.indent + _SAME:
        return 1
    if here.item.kind == "follow_up" and there.item.kind == "item" and here.indent >= there.indent - _SAME:
        return 1
    if ours == theirs == 1 and one.sign.numbers[0] == other.sign.numbers[0] + 1 and one.level is other.level is None:
        return 0  # "2." and "Q3:" count on
    if one.italic and not other.italic and not one.sign.format and one.indent >= other.indent - _SAME:
        return 1
    if not one.sign.format and other.sign.format == "number" and here.item.kind == "item" and one.place != "probe":
        goes_on = one.under_number or any(_shape(item) == there.shape for item in later)
        if not goes_on:
            return -1
        one.unsure = one.unsure or _("It has no number, and may be a question of its own.")
        return 1
    if here.rank > there.rank:
        return 1
    if here.rank == there.rank:
        if here.indent < there.indent - _SAME:
            return -1
        return 0 if not one.sign.format else 1
    return -1


def _shape(item: Item) -> tuple[object, ...]:
    entry = item.entry
    if entry.place == "probe":
        return ("probe", entry.sign.format, entry.level)
    if item.kind == "follow_up" and entry.listed:
        return ("follow_up", entry.sign.format, entry.sign.shape, entry.level)
    if item.kind in ("condition", "label") and not entry.listed:
        return (item.kind,)
    if item.kind == "follow_up" and not entry.listed:
        return ("follow_up",)
    if entry.heading:
        return ("heading", entry.heading)
    if entry.level is not None:
        return ("list", entry.sign.format, entry.level, round(entry.indent / _SAME / 2))
    if entry.sign.format:
        return (entry.sign.format, entry.sign.shape)
    return ("plain", entry.bold, entry.italic)


def _rank(item: Item) -> float:
    entry = item.entry
    if entry.place == "probe":
        return 5.0 + (_RANKS.get(entry.sign.format, _PLAIN) if entry.sign.format else 0)
    if entry.listed:
        rank = _RANKS.get(entry.sign.shape, _RANKS.get(entry.sign.format, _PLAIN))
        if entry.sign.format == "number":
            rank += 0.1 * (len(entry.sign.numbers) - 1)
        return rank - 0.05 if entry.bold and entry.sign.format else rank
    if item.kind in ("condition", "label"):
        return _CONDITION
    if item.kind == "follow_up":
        return _FOLLOW_UP
    if entry.heading:
        return -2.0 + 0.1 * entry.heading
    return _PLAIN - 0.3 * entry.bold + 0.3 * entry.italic


def _of_clarification(item: Item, stack: Sequence[_Open]) -> int:
    """One more than what it explains: what stands above it further out, else the question."""
    if not stack:
        return 1
    seen = [one for one in stack if not one.see_through]
    entry = item.entry
    if entry.listed:
        here = _Open(item, 0, _shape(item), _rank(item), entry.indent, False)
        return max(1, sum(not one.see_through for one in _parents(list(stack), here, ())))
    under = [one.indent for one in seen if one.indent < entry.indent - _SAME]
    # Where levels are told by signs alone, what stands further in than all of them explains the first.
    return max(1, under.index(under[-1]) + 1 if under else 1)


def _last_question(items: Sequence[Item], before: int) -> int:
    return next((n for n in range(before - 1, -1, -1) if items[n].depth == 0 and items[n].kind == "item"), 0)


def _opened(item: Item) -> _Open:
    return _Open(item, 0, _shape(item), _rank(item), item.entry.indent, False)
