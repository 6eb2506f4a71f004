"""Which question of one guide is which question of another: by id, then by text, then by likeness. Pure.

An id that is not fixed follows from the text, so a question that was reworded has another one; then it is known by its
words, by what stands under it and by what stands around it.
"""

import re
from collections import Counter
from collections.abc import Callable, Iterable, Sequence, Set
from dataclasses import dataclass
from functools import lru_cache
from math import log
from typing import Literal

from rapidfuzz import fuzz

from interview_tui.guide.ids import slug
from interview_tui.guide.model import Condition, Guide, Item, Question, Section
from interview_tui.guide.outline import DEEPEST

Words = tuple[str, ...]
NodeKind = Literal["section", "question", "probe", "condition"]
_ALIKE = 62.0
"""Likeness, 0 to 100, from which two questions are one that was reworded."""
_SECTIONS_ALIKE = 55.0
_ALIKE_ELSEWHERE = 66.0
"""The same for a follow-up that stands under another question now."""
_PROMOTED = 80.0
"""The same for a follow-up that has become a question, or the other way round."""
_NEAR, _SAME_PLACE, _SAME_BELOW = 8.0, 12.0, 40.0
"""What it is worth to stand under the same, between the same two, and over the same follow-ups."""
_INFLECTED = 75.0
"""Likeness of two words from which one may be a form of the other: `stöd`, `stödet`."""
_SMALL = 0.15
"""What a word that many questions are made with weighs against one that says what it is about."""
_SMALL_IN_BOTH = (
    # Swedish
    "hur vad vem vilka vilken vilket varför när var vart vems du dig din ditt dina ni er ert era jag mig min mitt mina "
    "man vi oss den det de dem dom detta denna dessa som att och eller men så om i på av för från med till vid under "
    "över efter före innan mellan utan hos genom en ett några någon något ingen inte ja nej är var vara varit blir "
    "blev bli har hade haft ha kan kunde kunna vill ville skulle ska får fick få göra gör gjorde gjort säga säger "
    "berätta beskriva beskriv förklara tänker tänka tycker tycka upplever uppleva upplevde känner kände betyder "
    "innebär kom ser sett såg gå går gick sätt gång gången mer mest lite mycket också annat andra själv "
    # English
    "how what who whom which why when where whose you your yours i me my we us our they them their it its this that "
    "these those the a an and or but so if in on of for from with to at by during over after before between without "
    "about into as any some something anything no not yes is are was were be been being do does did done have has had "
    "having can could would will shall should may might must tell describe explain say think feel find mean see get "
    "got make made go like more most much many also else other way ways there"
)
_SMALL_WORDS = frozenset(_SMALL_IN_BOTH.split())
_LETTERS = 0.25
"""How much of the likeness of two texts is that of their letters."""
_SAME_ID, _SAME, _SAME_TEXT, _DERIVED_ID = 900.0, 800.0, 700.0, 600.0


@dataclass(frozen=True, slots=True)
class Node:
    """A section, or an item of it, in the order of the guide."""

    index: int
    kind: NodeKind
    id: str
    """Empty for a condition, which has none."""
    text: str
    parent: int
    """Index of what it stands under; -1 for a section."""
    section: int
    question: int
    """Index of the section and of the main question that it is in, itself included; -1 where it is in none."""
    item: Section | Question | Item

    @property
    def has_fixed_id(self) -> bool:
        """Written as `{#id}`, for the text alone would give another."""
        return bool(self.id) and re.fullmatch(rf"{re.escape(slug(self.text))}(-\d+)?", self.id) is None


Score = Callable[[Node, Node], float]


def nodes(guide: Guide) -> tuple[Node, ...]:
    """Everything in the guide that can be moved."""
    found: list[Node] = []

    def add(kind: NodeKind, item: Section | Question | Item, parent: int, section: int, question: int) -> int:
        index = len(found)
        id = "" if isinstance(item, Condition) else item.id
        text = item.title if isinstance(item, Section) else item.text
        own_section = index if kind == "section" else section
        own_question = index if kind == "question" else question
        found.append(Node(index, kind, id, text, parent, own_section, own_question, item))
        return index

    def below(items: Iterable[Item], parent: int, section: int, question: int) -> None:
        for item in items:
            index = add(item.kind, item, parent, section, question)
            below(item.probes, index, section, question)

    for section in guide.sections:
        top = add("section", section, -1, -1, -1)
        for question in section.questions:
            index = add("question", question, top, top, -1)
            below(question.probes, index, top, index)
    return tuple(found)


def paired(old: Sequence[Node], new: Sequence[Node]) -> dict[int, int]:
    """Index in `old` → index in `new` of what is the same, whatever has become of it."""
    return _Pairing(old, new).pairs()


class _Pairing:
    def __init__(self, old: Sequence[Node], new: Sequence[Node]) -> None:
        self.old, self.new = old, new
        self.found: dict[int, int] = {}
        self.taken: set[int] = set()
        texts = [_words(node.text) for node in (*old, *new)]
        self._common = Counter(word for words in texts for word in set(words))
        self._texts = len(texts)
        self._probes = [Counter(_words(node.text) for node in all if node.kind == "probe") for all in (old, new)]
        self._below = [_below(all) for all in (old, new)]
        self._beside = [_beside(all) for all in (old, new)]

    def pairs(self) -> dict[int, int]:
        self._pair("section", "section", self._sections_alike)
        self._pair("question", "question", self._reworded)
        for _level in range(DEEPEST):
            for kind in ("condition", "probe"):  # what stands under a condition is known by it
                self._pair(kind, kind, self._reworded, self._under_the_same)
        self._pair("probe", "probe", self._elsewhere, self._is_rare)
        self._pair("probe", "question", self._promoted)
        self._pair("question", "probe", self._promoted)
        return self.found

    def _pair(self, old: str, new: str, alike: Score, may: "Callable[[Node, Node], bool] | None" = None) -> None:
        """Those of these kinds that are left: first what is known by id or text, then what is `alike`."""
        for score in (self._known, alike):
            olds = [node for node in self.old if node.kind == old and node.index not in self.found]
            news = [node for node in self.new if node.kind == new and node.index not in self.taken]
            # The best pairs first; of two that are as good, the one whose places are nearer.
            scored = [
                (-worth, abs(i / len(olds) - j / len(news)), a.index, b.index)
                for i, a in enumerate(olds)
                for j, b in enumerate(news)
                if (may is None or may(a, b)) and (worth := score(a, b)) > 0
            ]
            for _worth, _apart, a, b in sorted(scored):
                if a not in self.found and b not in self.taken:
                    self.found[a] = b
                    self.taken.add(b)

    # How sure it is that two are one; 0 where they are not

    def _known(self, a: Node, b: Node) -> float:
        """By id or by text alone."""
        near = _NEAR if self._under_the_same(a, b) else 0.0
        same_text = _words(a.text) == _words(b.text)
        if a.id and a.id == b.id:
            if a.has_fixed_id or b.has_fixed_id:
                return _SAME_ID
            return (_SAME if same_text else _DERIVED_ID) + near
        return _SAME_TEXT + near if same_text else 0.0

    def _reworded(self, a: Node, b: Node, least: float = _ALIKE) -> float:
        alike = self.alike(a.text, b.text)
        if self._under_the_same(a, b):
            beside = zip(self._beside[0][a.index], self._beside[1][b.index], strict=True)
            alike += _NEAR + _SAME_PLACE * sum(x == y for x, y in beside) / 2
        below_a, below_b = self._below[0][a.index], self._below[1][b.index]
        if below_a and below_b:
            alike += _SAME_BELOW * _shared(below_a, below_b)
        return alike if alike >= least else 0.0

    def _elsewhere(self, a: Node, b: Node) -> float:
        return self._reworded(a, b, _ALIKE_ELSEWHERE)

    def _promoted(self, a: Node, b: Node) -> float:
        return self._reworded(a, b, _PROMOTED)

    def _sections_alike(self, a: Node, b: Node) -> float:
        """By title, by what stands under them, by what is read aloud in them."""
        if not (isinstance(a.item, Section) and isinstance(b.item, Section)):
            return 0.0
        title = fuzz.ratio(a.text.casefold(), b.text.casefold())
        shared = _shared(self._below[0][a.index], self._below[1][b.index])
        read = fuzz.ratio(a.item.text, b.item.text) if a.item.text and b.item.text else 0.0
        if a.item.kind == b.item.kind == "consent":
            read = max(read, _SECTIONS_ALIKE)  # a guide has one
        alike = max(title, 100 * shared, read)
        return alike if alike >= _SECTIONS_ALIKE else 0.0

    def _is_rare(self, a: Node, b: Node) -> bool:
        """A follow-up that stands under many questions ("How did that feel?") is not known by its text elsewhere."""
        return all(count[_words(node.text)] == 1 for count, node in zip(self._probes, (a, b), strict=True))

    def _under_the_same(self, a: Node, b: Node) -> bool:
        return self.found.get(a.parent, -1) == b.parent if a.parent >= 0 else b.parent < 0

    def alike(self, a: str, b: str) -> float:
        """Likeness of two texts, 0 to 100: by the words that they share, and a little by their letters."""
        words_a, words_b = _words(a), _words(b)
        whole = sum(map(self._weight, words_a)) + sum(map(self._weight, words_b))
        if not whole:
            return 0.0
        left = list(words_b)
        shared = 0.0
        for word in words_a:
            best = max(left, key=lambda other: _form_of(word, other), default="")
            if best and (sure := _form_of(word, best)) >= _INFLECTED:
                left.remove(best)
                shared += sure / 100 * (self._weight(word) + self._weight(best))
        return 100 * (1 - _LETTERS) * shared / whole + _LETTERS * fuzz.ratio(" ".join(words_a), " ".join(words_b))

    def _weight(self, word: str) -> float:
        """Words that many questions of these guides have say little, small words less."""
        rare = log(1 + self._texts / max(1, self._common[word]))
        return _SMALL * rare if word in _SMALL_WORDS else rare


def _form_of(word: str, other: str) -> float:
    """How sure it is that two words are forms of one, 0 to 100; small words have none."""
    if word == other:
        return 100.0
    if word in _SMALL_WORDS or other in _SMALL_WORDS:
        return 0.0
    return fuzz.ratio(word, other)


@lru_cache(maxsize=4096)
def _words(text: str) -> tuple[str, ...]:
    return tuple(re.findall(r"\w+", text.casefold()))


def _shared(one: Set[Words], other: Set[Words]) -> float:
    """How much of two sets is in both, 0 to 1."""
    return 2 * len(one & other) / (len(one) + len(other)) if one and other else 0.0


def _below(all: Sequence[Node]) -> list[set[Words]]:
    """Of each, the words of the texts right under it that stand nowhere else."""
    often = Counter(_words(node.text) for node in all)
    found: list[set[Words]] = [set() for _node in all]
    for node in all:
        if node.parent >= 0 and often[_words(node.text)] == 1:
            found[node.parent].add(_words(node.text))
    return found


def _beside(all: Sequence[Node]) -> list[tuple[Words | None, Words | None]]:
    """Of each, the words of the texts before and after it under the same; None where it is the first or the last."""
    under: dict[int, list[Node]] = {}
    for node in all:
        under.setdefault(node.parent, []).append(node)
    found: list[tuple[Words | None, Words | None]] = [(None, None)] * len(all)
    for children in under.values():
        texts = [None, *(_words(child.text) for child in children), None]
        for i, child in enumerate(children):
            found[child.index] = (texts[i], texts[i + 2])
    return found
