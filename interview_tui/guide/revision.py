"""What was changed from one guide to another: added, removed, reworded, moved. Pure.

Questions, follow-ups and sections are the same by their id, else by their likeness (`pairing`). Of those that stand in
another order, as few as possible count as moved. Layout, comments and marks about advice are no change.
"""

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Literal

from rapidfuzz import fuzz

from interview_tui.guide.model import Guide, Probe, Question, Section
from interview_tui.guide.pairing import Node, nodes, paired

ChangeKind = Literal["added", "removed", "reworded", "moved", "changed"]
"""`changed` is for what is no text to be said: minutes, whether it is optional, what it serves."""
What = Literal[
    "title", "introduction", "language", "minutes", "research_question", "section", "script", "question", "probe",
    "condition", "clarification", "optional", "serves", "kind",
]  # fmt: skip
_CLARIFICATION_ALIKE = 50.0


@dataclass(frozen=True, slots=True)
class Where:
    """A place in a guide."""

    section: str = ""
    """Its title."""
    number: int | None = None
    """Of the main question in its section, from 1, as a guide on paper counts; None where it has no number."""
    question: str = ""
    """The main question's text; empty for a section."""


@dataclass(frozen=True, slots=True)
class Change:
    """One thing that was changed. What is reworded and moved is two."""

    kind: ChangeKind
    what: What
    """What it is in the new guide; in the old one where it was removed."""
    old: str = ""
    """The text before; empty where it was added. Of `changed` a value: `10` (minutes), `RQ1, RQ2`, `optional`."""
    new: str = ""
    old_where: Where | None = None
    """None where it was added, or is about the guide as a whole."""
    new_where: Where | None = None
    id: str = ""
    """In the new guide, in the old one where it was removed; empty where it has none."""
    was: What | None = None
    """What it was before, where that differs: a follow-up that has become a question."""


def compare(old: Guide, new: Guide) -> tuple[Change, ...]:
    """Every change, in the order of the new guide; what was removed stands where it stood."""
    return (*_of_the_whole(old, new), *_Comparison(old, new).changes())


def _of_the_whole(old: Guide, new: Guide) -> Iterator[Change]:
    if old.title != new.title:
        yield Change("reworded", "title", old.title, new.title)
    if old.language != new.language:
        yield Change("changed", "language", old.language, new.language)
    if old.minutes != new.minutes:
        yield Change("changed", "minutes", str(old.minutes or ""), str(new.minutes or ""))
    if old.text != new.text:
        yield _text_change("introduction", old.text, new.text)
    yield from _texts_changed("research_question", old.research_questions, new.research_questions, None, None)


class _Comparison:
    def __init__(self, old: Guide, new: Guide) -> None:
        self.old, self.new = nodes(old), nodes(new)
        self.pairs = paired(self.old, self.new)
        self.back = {b: a for a, b in self.pairs.items()}
        self.moved = self._moved()

    def changes(self) -> list[Change]:
        found: list[tuple[tuple[int, int, int], Change]] = []
        last = -1
        for node in self.old:
            if node.index in self.pairs:
                last = self.pairs[node.index]
            else:
                found += [((last, 1, node.index), change) for change in self._removed(node)]
        for node in self.new:
            before = self.old[self.back[node.index]] if node.index in self.back else None
            changes = self._added(node) if before is None else self._kept(before, node)
            found += [((node.index, 0, 0), change) for change in changes]
        return [change for _key, change in sorted(found, key=lambda one: one[0])]

    def _removed(self, node: Node) -> Iterator[Change]:
        yield Change("removed", node.kind, old=node.text, old_where=_where(self.old, node), id=node.id)

    def _added(self, node: Node) -> Iterator[Change]:
        where = _where(self.new, node)
        yield Change("added", node.kind, new=node.text, new_where=where, id=node.id)
        if isinstance(node.item, Section) and node.item.text:
            yield Change("added", "script", new=node.item.text, new_where=where, id=node.id)

    def _kept(self, a: Node, b: Node) -> Iterator[Change]:
        before, after = _where(self.old, a), _where(self.new, b)
        was: What | None = a.kind if a.kind != b.kind else None
        if a.text != b.text:
            yield Change("reworded", b.kind, a.text, b.text, before, after, b.id, was)
        if b.index in self.moved or was:
            yield Change("moved", b.kind, a.text, b.text, before, after, b.id, was)
        for what, one, other in _values(a, b):
            if one != other:
                yield Change("changed", what, one, other, before, after, b.id)
        if isinstance(a.item, Section) and isinstance(b.item, Section):
            if a.item.text != b.item.text:
                yield _text_change("script", a.item.text, b.item.text, before, after, b.id)
        elif not isinstance(a.item, Section) and not isinstance(b.item, Section):
            yield from _texts_changed(
                "clarification", a.item.clarifications, b.item.clarifications, before, after, b.id
            )

    def _moved(self) -> set[int]:
        """Indices in the new guide: under something else than before, or in another order among those that stayed."""
        moved: set[int] = set()
        stayed: dict[int, list[tuple[int, int]]] = {}
        for a, b in self.pairs.items():
            parent = self.old[a].parent
            if (self.pairs.get(parent, -2) if parent >= 0 else -1) == self.new[b].parent:
                stayed.setdefault(self.new[b].parent, []).append((a, b))
            else:
                moved.add(b)
        for children in stayed.values():
            order = [b for _a, b in sorted(children)]
            moved |= set(order) - set(_longest_rising(order))
        return moved


def _where(all: Sequence[Node], node: Node) -> Where:
    section = all[node.section].text
    if node.question < 0:
        return Where(section)
    question = all[node.question]
    assert isinstance(question.item, Question)
    number = None
    if question.item.numbered:
        before = (one for one in all if one.parent == node.section and one.index <= question.index)
        number = sum(isinstance(one.item, Question) and one.item.numbered for one in before)
    return Where(section, number, question.text)


def _values(a: Node, b: Node) -> Iterator[tuple[What, str, str]]:
    """What is no text, before and after."""
    if isinstance(a.item, Section) and isinstance(b.item, Section):
        yield "minutes", str(a.item.minutes or ""), str(b.item.minutes or "")
        yield "kind", a.item.kind, b.item.kind
    if isinstance(a.item, Question | Probe) and isinstance(b.item, Question | Probe):
        yield "optional", "optional" * a.item.optional, "optional" * b.item.optional
    if isinstance(a.item, Question) and isinstance(b.item, Question):
        yield "serves", ", ".join(a.item.research_questions), ", ".join(b.item.research_questions)


def _texts_changed(
    what: What, old: Sequence[str], new: Sequence[str], before: Where | None, after: Where | None, id: str = ""
) -> Iterator[Change]:
    """Of texts that have no id: the same one by its words, then the most like it; the rest is removed or added."""
    gone = [text for text in old if text not in new]
    come = [text for text in new if text not in old]
    likeness = sorted(
        ((-fuzz.ratio(a, b), i, j) for i, a in enumerate(gone) for j, b in enumerate(come)),
    )
    left, right = dict(enumerate(gone)), dict(enumerate(come))
    for worth, i, j in likeness:
        if i in left and j in right and (-worth >= _CLARIFICATION_ALIKE or len(old) == len(new) == 1):
            yield Change("reworded", what, left.pop(i), right.pop(j), before, after, id)
    yield from (Change("removed", what, old=text, old_where=before, id=id) for text in left.values())
    yield from (Change("added", what, new=text, new_where=after, id=id) for text in right.values())
    kept = [text for text in old if text in new]
    places = [new.index(text) for text in kept]
    steady = set(_longest_rising(places))
    for text, place in zip(kept, places, strict=True):
        if place not in steady:
            yield Change("moved", what, text, text, before, after, id)


def _text_change(
    what: What, old: str, new: str, before: Where | None = None, after: Where | None = None, id: str = ""
) -> Change:
    kind: ChangeKind = "reworded" if old and new else "added" if new else "removed"
    return Change(kind, what, old, new, before if old else None, after if new else None, id)


def _longest_rising(numbers: Sequence[int]) -> list[int]:
    """The longest of its parts in which each number is above the one before (patience sorting)."""
    ends: list[int] = []
    tails: list[int] = []
    before: list[int] = []
    for i, number in enumerate(numbers):
        at = bisect_left(ends, number)
        before.append(tails[at - 1] if at else -1)
        if at == len(ends):
            ends.append(number)
            tails.append(i)
        else:
            ends[at], tails[at] = number, i
    rising = []
    at = tails[-1] if tails else -1
    while at >= 0:
        rising.append(numbers[at])
        at = before[at]
    return rising[::-1]
