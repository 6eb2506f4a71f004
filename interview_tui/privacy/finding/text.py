"""A line of text as words with places, and what can be seen of each from how it stands. Pure."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

_TOKEN = re.compile(r"[^\W\d_]+(?:[-’':][^\W\d_]+)*|\d+|[^\s\w]", re.UNICODE)
_ENDING = frozenset('.!?…:;"”“«»—–-()[]*/|>\u2022')
_LABEL = re.compile(r"\s*(?:\[?\(?[\d:.,]+\)?\]?\s*)?\w[\w .]{0,24}:\s")


@dataclass(frozen=True, slots=True)
class Token:
    """A word, a number or a sign."""

    text: str
    low: str
    """In small letters."""
    start: int
    end: int
    first: bool
    """It begins a sentence, so that a capital tells nothing."""

    @property
    def is_word(self) -> bool:
        return self.text[0].isalpha()

    @property
    def capital(self) -> bool:
        return self.text[0].isupper()

    @property
    def named(self) -> bool:
        """It has a capital that no beginning of a sentence explains."""
        return self.capital and not self.first


@dataclass(frozen=True, slots=True)
class Line:
    """A line of a transcript."""

    text: str
    tokens: tuple[Token, ...]
    small: bool
    """It is written without any capital, as some recognisers do."""
    before: str
    """The last line before it that says something, in small letters."""

    def token(self, at: int) -> Token | None:
        return self.tokens[at] if 0 <= at < len(self.tokens) else None

    def low(self, at: int) -> str:
        """The word at an index in small letters; empty outside the line."""
        return self.tokens[at].low if 0 <= at < len(self.tokens) else ""

    def beside(self, at: int) -> bool:
        """Does the token at `at` stand beside the one before, with nothing but space between?"""
        return 0 < at < len(self.tokens) and self.text[self.tokens[at - 1].end : self.tokens[at].start].isspace()

    def owned(self, at: int) -> bool:
        """The same, but for an English genitive between: `Mary's School`."""
        if not 0 < at < len(self.tokens):
            return False
        between = self.text[self.tokens[at - 1].end : self.tokens[at].start]
        return between.isspace() or between in ("'s ", "’s ", "' ", "’ ")


def lines_of(texts: Sequence[str]) -> list[Line]:
    """The lines of a text."""
    found = []
    before = ""
    for text in texts:
        tokens = _tokens(text)
        label = _LABEL.match(text)
        talk = label.end() if label else 0
        capitals = any(
            token.capital and len(token.text) > 1 and token.start >= talk for token in tokens if token.is_word
        )
        found.append(Line(text, tokens, not capitals, before))
        if text.strip():
            before = text.casefold()
    return found


def _tokens(text: str) -> tuple[Token, ...]:
    found: list[Token] = []
    first = True
    for match in _TOKEN.finditer(text):
        word = match.group()
        if len(word) > 2 and word[-2:].casefold() in ("'s", "’s", ":s"):
            word = word[:-2]
        if word in "'’" and found and found[-1].end == match.start() and found[-1].low.endswith("s"):
            continue  # `St Thomas' Hospital`
        token = Token(word, word.lower(), match.start(), match.start() + len(word), first)
        found.append(token)
        if word[0].isalpha():
            first = False
        elif word in _ENDING:
            first = not (word == "." and _is_initial(found)) and not (word in "-–" and _joins(text, match))
    return tuple(found)


def _is_initial(found: Sequence[Token]) -> bool:
    """Is the point after a single letter or a short form: `A. Berg`, `Dr. Berg`, `t.ex.`?"""
    if len(found) < 2:
        return False
    before = found[-2]
    return (len(before.text) == 1 and before.is_word) or before.low in {
        "dr",
        "mr",
        "mrs",
        "ms",
        "prof",
        "st",
        "ex",
        "bl",
        "fam",
    }


def _joins(text: str, match: "re.Match[str]") -> bool:
    """Is the dash within a word or number rather than before a new turn?"""
    return (
        not (match.start() == 0 or text[match.start() - 1].isspace())
        or not text[match.end() : match.end() + 1].isspace()
    )
