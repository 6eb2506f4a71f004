"""A question's text as the rules read it: in small letters, cut into sentences, every place kept."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from interview_tui.guide.advice.finding import Span

_SENTENCE = re.compile(r"[^.?!…]+(?:[.?!…]+(?!\s|$)[^.?!…]*)*[.?!…]*")
_ABBREVIATIONS = re.compile(
    r"\b(?:t\.? ?ex|bl\.? ?a|d\.? ?v\.? ?s|m\.? ?m|m\.? ?fl|o\.? ?s\.? ?v|f\.? ?d|s\.? ?k|etc|e\.g|i\.e|vs|ca|kl|nr"
    r"|dr|mrs?|ms)\."
)
_ALIKE = {"’": "'", "‘": "'", "´": "'", "‐": "-", "‑": "-", "–": "-", "—": "-"}


LONGEST = 3000
"""Code points that are read of a question; what is longer has had its advice long before."""


@dataclass(frozen=True, slots=True)
class Sentence:
    """One sentence of a question."""

    text: str
    """In small letters, without the mark at its end and the space around it."""
    start: int
    """Its first code point in the question's text."""
    asks: bool
    """It ends in a question mark."""

    def span(self, match: re.Match[str]) -> Span:
        return self.start + match.start(), self.start + match.end()


@dataclass(frozen=True, slots=True)
class Asked:
    """The text of a question or follow-up, in the guide's language: "sv" or "en"."""

    language: str
    sentences: tuple[Sentence, ...]

    def search(self, pattern: re.Pattern[str]) -> Span | None:
        """Where `pattern` is first found in a sentence."""
        found = next(((s, m) for s in self.sentences if (m := pattern.search(s.text))), None)
        return found[0].span(found[1]) if found else None

    @property
    def whole(self) -> Span:
        """From the first sentence to the end of the last."""
        first, last = self.sentences[0], self.sentences[-1]
        return first.start, last.start + len(last.text)


@lru_cache(maxsize=2000)
def asked(text: str, language: str) -> Asked:
    """`text` as the rules read it."""
    return Asked(language, tuple(_sentences(_small(text[:LONGEST]))))


def words_in(text: str) -> int:
    """How many words a person hears: what stands between spaces and holds a letter or a digit."""
    return sum(any(c.isalnum() for c in word) for word in text.split())


def _small(text: str) -> str:
    """Small letters and plain signs, each code point where it was."""
    lowered = "".join(small if len(small := c.lower()) == 1 else c for c in text)
    plain = "".join(" " if c.isspace() else _ALIKE.get(c, c) for c in lowered)
    return _ABBREVIATIONS.sub(lambda match: match[0].replace(".", "·"), plain)


def _sentences(small: str) -> Iterator[Sentence]:
    for match in _SENTENCE.finditer(small):
        written = match[0].strip(" \"'”»«()")
        if text := written.rstrip(" .?!…\"'”»"):
            yield Sentence(text, match.start() + match[0].index(text), "?" in match[0][len(text) :])
