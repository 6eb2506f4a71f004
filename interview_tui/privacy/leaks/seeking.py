"""Finds originals in a text, as whole words: with a genitive, in compounds, split by hyphens, as the slug of an id.

What counts was settled by false alarms (docs/privacy.md): `Annars` is no `Anna`, `Andersson` no `Anders`; an original
that is a word of every day, `Björn` or `Will`, counts where it is written as a name.
"""

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from functools import lru_cache

from interview_tui.guide.ids import slug
from interview_tui.privacy.finding.finder import proposals
from interview_tui.privacy.finding.lists import (
    home_places,
    is_compound,
    is_first_name,
    is_listed_name,
    is_surname,
    is_word,
)
from interview_tui.privacy.leaks.folding import Token, folded, tokens
from interview_tui.privacy.leaks.original import Around, Original
from interview_tui.privacy.phrases import BEFORE_A_NAME

LONG = 4
"""Letters of an original that is looked for at the beginning of compounds."""
LONG_AT_END = 5
"""The same at their end."""
_INHABITANTS = frozenset(
    f"{stem}{end}" for stem, ends in (("are", ("", "n", "s", "ns")), ("arna", ("", "s")), ("bo", ("", "n", "s", "r")),
                                      ("borna", ("", "s")), ("sk", ("", "a", "t"))) for end in ends
)  # fmt: skip
"""What makes those who live in a Swedish place of its name: `boråsare`, `malmöbo`."""
_LEAST_BESIDE = 2
"""Letters that a compound has besides."""
_SHORT = 6
"""Letters of a word of every day that, without a capital, may mean what it means every day: `bath`."""
_CONTAINED = 9
"""Digits of a number that is found within a longer one; shorter ones must stand alone."""
_FEWEST_DIGITS = 6
_LARGEST_GAP = 3
"""Signs, spaces aside, between two words of one phrase."""
_SLUG = re.compile(r"[a-z0-9]+(?:[-_.][a-z0-9]+)*")
_FOLDER = re.compile(r"\d+-[a-z0-9-]+")
"""The folder of an interview, `01-robin`."""
_DIGITS = re.compile(r"(?<![^\W_])\+?\d+(?:[\s().\-/]{1,3}\d+)*(?![^\W_])")
_GROUP = re.compile(r"\d+")
_NAME_BEFORE = re.compile(r"([A-ZÅÄÖÉ][^\W\d_]*)-$")
_WINDOW = 160
"""Letters on each side of a word by which the search for names decides whether it is one."""
_NEAR = 3
"""Words on each side that tell one place from another."""


@dataclass(frozen=True, slots=True)
class Hit:
    """An original in a folded text."""

    start: int
    end: int
    number: int
    """Index of the original."""


@dataclass(frozen=True, slots=True)
class _Sought:
    number: int
    words: tuple[str, ...] = field(repr=False)
    everyday: str = ""
    """The language in which it is a word of every day, too; empty where it is none."""
    long: bool = False
    """It is looked for within compounds."""
    place: bool = False
    """Those who live there are called by it."""


class Seeker:
    """Looks for the same originals in many texts; what it finds out about a word it remembers."""

    def __init__(self, originals: Sequence[tuple[str, str]], language: str) -> None:
        """`originals`: the phrase and its kind. `language`: `sv` or `en`, of the study."""
        self._language = language
        self._by_first: dict[str, list[_Sought]] = defaultdict(list)
        self._by_slug: dict[str, list[_Sought]] = defaultdict(list)
        self._long: list[_Sought] = []
        self._numbers: list[tuple[str, int]] = []
        for number, (text, kind) in enumerate(originals):
            plain = folded(text)
            for words in _phrases(plain):
                self._add(number, words, kind, small=plain.islower())
            digits = _plain_number("".join(_GROUP.findall(plain)), abroad=plain.lstrip(" (").startswith("+"))
            if len(digits) >= _FEWEST_DIGITS and 2 * len(digits) >= sum(sign.isalnum() for sign in text):
                self._numbers.append((digits, number))
        self._known: dict[str, tuple[_Sought, ...]] = {}

    def found(self, text: str) -> Iterator[Hit]:
        """Every original in a folded text. Two may overlap, and one be found twice."""
        low = text.lower()
        words = tokens(low)
        for i, token in enumerate(words):
            for one in self._of_word(token.text):
                end = _rest(low, words, i, one)
                if end and not _in_other_name(text, token.start, end) and self._counts(text, token.start, end, one):
                    yield Hit(token.start, end, one.number)
            for joined, end in _joined(low, words, i):
                for one in self._of_word(joined):
                    if len(one.words) == 1 and self._counts(text, token.start, end, one):
                        yield Hit(token.start, end, one.number)
        if self._numbers:
            yield from self._found_numbers(low)

    def found_in_id(self, text: str, *, is_name: bool = False) -> Iterator[Hit]:
        """The same in the id of something, where å stands as a; `is_name`: in the name of a file.

        In a name also a word of every day counts: nobody sees whether it is meant as one.
        """
        low = text.lower()
        if not _SLUG.fullmatch(low) and not is_name:
            return
        is_name = is_name or bool(_FOLDER.fullmatch(low))
        words = [Token(one.start, one.end, slug(one.text)) for one in tokens(low)]
        for i, token in enumerate(words):
            for one in self._by_slug.get(token.text, ()):
                if (is_name or not one.everyday) and (end := _rest(low, words, i, one)):
                    yield Hit(token.start, end, one.number)

    def _add(self, number: int, words: tuple[str, ...], kind: str, *, small: bool) -> None:
        """`small`: the original is written without a capital, as what it is: `göteborgare`."""
        # The program's own words and the fields of a file are English: `by what was said`, where a man is called Said.
        known = next((language for language in (self._language, "en") if is_word(words[0], language)), "")
        everyday = known if len(words) == 1 and not (small and len(words[0]) > _SHORT) else ""
        letters = words[0] if len(words) == 1 and words[0].isalpha() else ""
        one = _Sought(number, words, everyday, len(letters) >= LONG and not everyday, kind == "place")
        self._by_first[words[0]].append(one)
        if one.long:
            self._long.append(one)
        plain = tuple(slug(" ".join(words)).split("-"))
        if plain != ("x",):
            is_known = len(plain) == 1 and is_word(plain[0], self._language)
            self._by_slug[plain[0]].append(_Sought(number, plain, self._language if is_known else ""))

    def _of_word(self, word: str) -> tuple[_Sought, ...]:
        """What may begin with this word."""
        known = self._known.get(word)
        if known is None:
            known = self._known[word] = tuple(self._look_up(word))
        return known

    def _look_up(self, word: str) -> Iterator[_Sought]:
        yield from self._by_first.get(word, ())
        if word.endswith("s"):
            everyday = self._language if is_word(word, self._language) else ""  # `this` is no genitive of Thi
            for one in self._by_first.get(word[:-1], ()):
                if len(one.words) == 1:
                    yield replace(one, everyday=one.everyday or everyday)
        inside = [one for one in self._long if _is_compound_of(word, one.words[0])]
        yield from (one for one in inside if one.place and word.removeprefix(one.words[0]) in _INHABITANTS)
        if inside and not self._is_listed(word):
            # A short original may begin a compound of other words by chance; a long one does not.
            yield from (one for one in inside if len(one.words[0]) > _SHORT or not is_compound(word, self._language))

    def _is_listed(self, word: str) -> bool:
        """Whether it is a word or a name of its own that only happens to begin or end like an original."""
        return any(
            is_word(form, self._language)
            or is_listed_name(form.capitalize())
            or is_surname(form)
            or is_first_name(form)
            or form in home_places(self._language)
            for form in dict.fromkeys((word, word.removesuffix("s")))
        )

    def _counts(self, text: str, start: int, end: int, one: _Sought) -> bool:
        """Whether a word of every day is meant as a name here."""
        if not one.everyday:
            return True
        capital = text[start].isupper()
        if capital and not _begins_sentence(text, start):
            return True
        line_start = max(text.rfind("\n", 0, start) + 1, start - _WINDOW)
        line_end = text.find("\n", end)
        line = text[line_start : min(len(text) if line_end < 0 else line_end, end + _WINDOW)]
        if not capital:
            if line.lower() != line:
                return False
            if end - start > _SHORT:  # a line without any capital: `rosengården`
                return True
        at = start - line_start
        return any(a < at + end - start and at < b for a, b in _names_in(line, one.everyday))

    def _found_numbers(self, low: str) -> Iterator[Hit]:
        for run in _DIGITS.finditer(low):
            groups = _GROUP.findall(run.group())
            whole = "".join(groups)
            if len(whole) < _FEWEST_DIGITS:
                continue
            for digits, number in self._numbers:
                if len(digits) >= _CONTAINED:
                    if digits in whole:
                        yield Hit(run.start(), run.end(), number)
                elif digits in _neighbours(groups, abroad=run.group().startswith("+")):
                    yield Hit(run.start(), run.end(), number)


def around(text: str, start: int, end: int) -> Around:
    """The words beside a place in a folded text."""
    before = tokens(text[max(0, start - 80) : start].lower())
    after = tokens(text[end : end + 80].lower())
    return Around(tuple(one.text for one in before[-_NEAR:]), tuple(one.text for one in after[:_NEAR]))


def parts_of(original: Original, language: str) -> Iterator[Original]:
    """The words of a whole name that are a name each: `Anna` of `Anna Berg`, for `Berg` is a word of every day."""
    plain = folded(original.text)
    parts = re.findall(r"[^\W\d_]+(?:-[^\W\d_]+)*", plain)
    if original.kind != "person" or len(parts) < 2:
        return
    for part in parts:
        low = part.lower()
        if len(part) > 2 and part[0].isupper() and not is_word(low, language) and low not in home_places(language):
            yield replace(original, text=part)


def _phrases(plain: str) -> Iterator[tuple[str, ...]]:
    """The words of an original, as it stands and, where hyphens hold it together, written as one."""
    words = tuple(token.text for token in tokens(plain.lower()))
    if words:
        yield words
    if len(words) > 1 and re.fullmatch(r"[^\W_]+(?:-[^\W_]+)+", plain):
        yield ("".join(words),)  # `Ann-Karin` and `Annkarin`


def _rest(low: str, words: Sequence[Token], at: int, one: _Sought) -> int:
    """Where the phrase that begins at a word ends; 0 if the words after it are others."""
    last = len(one.words) - 1
    for j, wanted in enumerate(one.words[1:], start=1):
        if at + j >= len(words):
            return 0
        token = words[at + j]
        if len(low[words[at + j - 1].end : token.start].strip()) > _LARGEST_GAP:
            return 0
        if token.text != wanted and not (j == last and token.text == wanted + "s"):
            return 0
    return words[at + last].end


def _is_compound_of(word: str, part: str) -> bool:
    """Whether it begins or ends with an original: `Boråsskolan`, `Storboden`. A short one ends too many words."""
    if len(word) < len(part) + _LEAST_BESIDE:
        return False
    return word.startswith(part) or (len(part) >= LONG_AT_END and word.endswith(part))


def _joined(low: str, words: Sequence[Token], at: int) -> Iterator[tuple[str, int]]:
    """Words that hyphens hold together, as one: `Bo-rås`. Where each ends."""
    joined = words[at].text
    for j in range(at + 1, min(at + 4, len(words))):
        if low[words[j - 1].end : words[j].start] != "-":
            return
        joined += words[j].text
        yield joined, words[j].end


def _in_other_name(text: str, start: int, end: int) -> bool:
    """Whether it is a part of another name: `Anna` in `Anna-Lena`, but neither in `Anna-gänget` nor in `Lill-Anna`."""
    if not text[start].isupper():
        return False
    before = _NAME_BEFORE.search(text, max(0, start - _WINDOW), start)
    if before is not None and before[1].lower() not in BEFORE_A_NAME:
        return True
    return text[end : end + 1] == "-" and text[end + 1 : end + 2].isupper()


def _plain_number(digits: str, *, abroad: bool) -> str:
    """Without what a number may have before it: a country, a nought, a century."""
    if digits.startswith("0046"):
        return digits.removeprefix("0046")
    if abroad:
        return digits.removeprefix("46")
    if len(digits) == 12 and digits[:2] in ("19", "20"):
        return digits[2:]
    return digits.removeprefix("0") if len(digits) in (9, 10) else digits


def _neighbours(groups: Sequence[str], *, abroad: bool) -> Iterator[str]:
    """Groups of digits that stand beside each other, written together."""
    for i in range(len(groups)):
        said = ""
        for group in groups[i : i + 6]:
            said += group
            yield said
            yield _plain_number(said, abroad=abroad and i == 0)


def _begins_sentence(text: str, start: int) -> bool:
    before = text[:start].rstrip(" \t'\"(")
    if not before or "\n" in text[len(before) : start]:
        return True
    return not (before[-1].isalnum() or before[-1] in ",;)'-/&")


@lru_cache(maxsize=4096)
def _names_in(line: str, language: str) -> tuple[tuple[int, int], ...]:
    """Where the search for identities sees something in a line."""
    return tuple((one.start, one.end) for one in proposals([line], language))
