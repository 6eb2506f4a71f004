"""Where a phrase stands in a text: whole words, whatever their letters' size, with and without a genitive s. Pure.

A text is given in pieces (the words of a transcript, or a note in one piece); between two pieces is a space.
"""

import re
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise

from interview_tui.privacy.finding.language import words
from interview_tui.privacy.finding.senses import CUES

_TOKEN = re.compile(r"(?:[^\W_][\u0300-\u036f\u00ad\u200b-\u200d\u2060\ufeff]*)+")
_INVISIBLE = dict.fromkeys([0xAD, 0x200B, 0x200C, 0x200D, 0x2060, 0xFEFF])
"""Soft hyphens and joiners: nobody sees them in a name."""
_HYPHENS = str.maketrans({"\u2010": "-", "\u2011": "-", "\u2019": "'", "\u02bc": "'"})
"""Signs that are written one for the other."""
_GENITIVE = re.compile(r"(?P<sign>['\u2019\u02bc:])s(?![^\W_])", re.IGNORECASE)
_PLURAL_GENITIVE = re.compile(r"['\u2019\u02bc](?![^\W_])")
_OPENING = re.compile(r"['\u2018\u2019\u02bc]$")
_BESIDE_NUMBERS = frozenset(" -\u2013./()+\u00a0")
"""What may stand between the digits of one number."""
_FEWEST_DIGITS = 5
"""A number with fewer is looked for as it is written."""
_NUMBERS = ("phone", "id_number")
BEFORE_A_NAME = words(
    """lill lilla stor stora ny gammel syd nord väst öst inner ytter mellan ex mini icke för efter anti pro non greater
    north south east west new old outer little big pre post mid"""
)
"""What is put before a name with a hyphen without making it another one: `Stor-Göteborg`, `Lill-Anna`."""
_SENTENCE_ENDS = (".", "!", "?", "…", ":")
_CLOSES = "\"'”’»)]"
_OPENS = "\"'”“‘’«»([–—-¿¡ "
PRONOUN = "pronoun"
"""The kind of a word that tells of somebody's gender; it has no genitive s of its own."""


@dataclass(frozen=True, slots=True)
class Phrase:
    """An original as it is looked for."""

    lows: tuple[str, ...]
    """Its words in small letters; of a number all digits in one. Empty: it is nowhere."""
    between: tuple[str, ...] = ()
    """The signs between its words, without space."""
    capital: bool = False
    """A name that is a word of every day, too (`Björn`): only with a capital is it this one."""
    inflected: bool = True
    """A genitive s may be at its end."""
    pronoun: bool = False
    """With a capital it is this word at the beginning of a sentence only."""
    number: bool = False
    """Its digits count, however they are grouped."""
    writings: tuple[str, ...] = ()
    """The digits of a number in every way they are written: with and without century, with a nought or the country."""

    @property
    def letters(self) -> int:
        """How long it is, without what stands between its words."""
        return sum(len(low) for low in self.lows)


@dataclass(frozen=True, slots=True)
class Occurrence:
    """A place where a phrase stands: from letter `start` of piece `first` up to letter `end` of piece `last`."""

    phrase: Phrase
    first: int
    start: int
    last: int
    end: int
    """A genitive s is outside."""
    genitive: str = ""
    """What stands behind it as its genitive: `s`, `'s`, `:s`."""

    @property
    def begins(self) -> tuple[int, int]:
        return self.first, self.start

    @property
    def ends(self) -> tuple[int, int]:
        """With the genitive."""
        return self.last, self.end + len(self.genitive)


@dataclass(frozen=True, slots=True)
class _Token:
    low: str
    start: int
    end: int
    capital: bool
    piece: int = 0


@lru_cache(maxsize=4096)
def phrase(original: str, kind: str, language: str) -> Phrase:
    """How `original`, of a kind, is looked for in a text in the language."""
    tokens = [_Token(*found) for found in _tokens(original)]
    lows = tuple(token.low for token in tokens)
    if not tokens:
        return Phrase(())
    digits = "".join(low for low in lows if low.isdecimal())
    if kind in _NUMBERS and len(digits) >= _FEWEST_DIGITS and all(low.isdecimal() for low in lows):
        return Phrase((digits,), inflected=False, number=True, writings=_writings(digits, kind))
    between = tuple(_signs(original[token.end : after.start]) for token, after in pairwise(tokens))
    cues = CUES[language if language in CUES else "en"]
    twin = len(lows) == 1 and (lows[0] in cues.everyday or lows[0] in cues.never)
    return Phrase(lows, between, twin and tokens[0].capital, inflected=kind != PRONOUN, pronoun=kind == PRONOUN)


def _writings(digits: str, kind: str) -> tuple[str, ...]:
    """`6408233234` is `196408233234`, too; `0701740635` is `46701740635` behind a plus, or behind two noughts."""
    if kind == "id_number":
        short = digits[2:] if len(digits) == 12 and digits[:2] in ("19", "20") else digits
        return (short, f"19{short}", f"20{short}") if len(short) == 10 else (digits,)
    own = re.sub(r"^(?:00)?46(?=0?[1-9]\d{6,8}$)", "", digits).removeprefix("0")
    return (f"0{own}", f"46{own}", f"460{own}", f"0046{own}") if own != digits else (digits,)


class Phrases:
    """Several phrases that are looked for together."""

    def __init__(self, phrases: Sequence[Phrase]) -> None:
        self._by_first: dict[str, list[Phrase]] = {}
        self.longest = max((max(map(len, one.writings)) if one.number else len(one.lows) for one in phrases), default=0)
        """The most pieces that one of them can take."""
        self._numbers = [one for one in dict.fromkeys(phrases) if one.number]
        for one in dict.fromkeys(phrases):
            if one.lows and not one.number:
                self._by_first.setdefault(one.lows[0], []).append(one)
                if len(one.lows) == 1 and one.inflected:
                    self._by_first.setdefault(one.lows[0] + "s", []).append(one)

    def may_stand_in(self, text: str) -> bool:
        """Quickly: is it worth looking? Never wrong when it says no."""
        low = _low(text)
        if self._numbers and any(sign.isdecimal() for sign in low):
            return True
        return not self._by_first.keys().isdisjoint(_TOKEN.findall(low))

    def occurrences(self, pieces: Sequence[str]) -> list[Occurrence]:
        """Every place of every phrase; they may overlap."""
        tokens = [_Token(*found, number) for number, piece in enumerate(pieces) for found in _tokens(piece)]
        return [
            found
            for at, token in enumerate(tokens)
            for found in (*self._words_at(pieces, tokens, at, token), *self._numbers_at(pieces, tokens, at))
        ]

    def _words_at(
        self, pieces: Sequence[str], tokens: Sequence[_Token], at: int, token: _Token
    ) -> Iterator[Occurrence]:
        for one in self._by_first.get(token.low, ()):
            last = at + len(one.lows) - 1
            if last >= len(tokens) or (one.capital and not token.capital):
                continue
            glued = _glued(one, tokens[last].low)
            if glued is None or any(tokens[at + i].low != low for i, low in enumerate(one.lows[:-1])):
                continue
            if any(
                _between(pieces, tokens[at + i], tokens[at + i + 1]) != signs for i, signs in enumerate(one.between)
            ):
                continue
            if one.pronoun and token.capital and not begins_a_sentence(pieces, token.piece, token.start):
                continue  # `Hans` is somebody's name
            if _stands_alone(pieces, tokens, at, last):
                yield _occurrence(one, pieces, token, tokens[last], glued)

    def _numbers_at(self, pieces: Sequence[str], tokens: Sequence[_Token], at: int) -> Iterator[Occurrence]:
        for one in self._numbers:
            if (last := self._number_end(pieces, tokens, at, one)) is not None:
                first = tokens[at]
                plus = pieces[first.piece][first.start - 1 : first.start] in ("+", "(")
                yield Occurrence(one, first.piece, first.start - plus, tokens[last].piece, tokens[last].end)

    def _number_end(self, pieces: Sequence[str], tokens: Sequence[_Token], at: int, one: Phrase) -> int | None:
        """The token that a number ends with which begins with token `at`; None where it does not begin there."""
        digits, found = "", None
        for last in range(at, len(tokens)):
            if last > at and not set(_gap(pieces, tokens[last - 1], tokens[last])) <= _BESIDE_NUMBERS:
                break
            digits += tokens[last].low
            if not any(writing.startswith(digits) for writing in one.writings):
                break
            if digits in one.writings:
                found = last
        return found


@lru_cache(maxsize=20_000)
def _tokens(text: str) -> tuple[tuple[str, int, int, bool], ...]:
    """Its words: in small letters, where they begin and end, whether they have a capital."""
    return tuple(
        (_low(match.group()), match.start(), match.end(), match.group()[0].isupper()) for match in _TOKEN.finditer(text)
    )


def _low(text: str) -> str:
    return text.casefold() if text.isascii() else unicodedata.normalize("NFC", text.translate(_INVISIBLE)).casefold()


def _signs(between: str) -> str:
    """What stands between two words, without space."""
    return "".join(between.translate(_HYPHENS).split())


def _gap(pieces: Sequence[str], token: _Token, after: _Token) -> str:
    """What stands between two tokens that follow on each other."""
    if token.piece == after.piece:
        return pieces[token.piece][token.end : after.start]
    whole = "".join(f" {piece}" for piece in pieces[token.piece + 1 : after.piece])
    return f"{pieces[token.piece][token.end :]}{whole} {pieces[after.piece][: after.start]}"


def _between(pieces: Sequence[str], token: _Token, after: _Token) -> str:
    return _signs(_gap(pieces, token, after))


def _glued(one: Phrase, low: str) -> str | None:
    """The genitive s within the last word, empty where there is none; None where it is another word."""
    if low == one.lows[-1]:
        return ""
    return "s" if one.inflected and not one.lows[-1].endswith("s") and low == one.lows[-1] + "s" else None


def _occurrence(one: Phrase, pieces: Sequence[str], first: _Token, last: _Token, glued: str) -> Occurrence:
    end, piece = last.end - len(glued), pieces[last.piece]
    genitive = piece[end : last.end]
    if not glued and one.inflected:
        if sign := _GENITIVE.match(piece, last.end):
            genitive = sign.group()
        elif last.low.endswith("s") and (sign := _PLURAL_GENITIVE.match(piece, last.end)):
            genitive = "" if _OPENING.search(pieces[first.piece][: first.start]) else sign.group()
    return Occurrence(one, first.piece, first.start, last.piece, end, genitive)


def _stands_alone(pieces: Sequence[str], tokens: Sequence[_Token], at: int, last: int) -> bool:
    """Not a part of another name: `Anna` in `Anna-Lena` is not; in `Anna-gänget` and `Lill-Anna` it is Anna still."""
    if at > 0 and _is_hyphen(_gap(pieces, tokens[at - 1], tokens[at])):
        before = tokens[at - 1]
        if before.capital and before.low not in BEFORE_A_NAME:
            return False
    if last + 1 < len(tokens) and _is_hyphen(_gap(pieces, tokens[last], tokens[last + 1])):
        return not tokens[last + 1].capital
    return True


def begins_a_sentence(pieces: Sequence[str], piece: int, start: int) -> bool:
    """Whether a sentence begins at a letter of a piece, as far as the pieces tell."""
    before = pieces[piece][:start].rstrip(_OPENS)
    if not before and piece > 0:
        before = pieces[piece - 1]
    return not before or before.rstrip(_CLOSES).endswith(_SENTENCE_ENDS)


def _is_hyphen(gap: str) -> bool:
    """Some engines give what comes after a hyphen as a word of its own: `Anna`, `-Lena`."""
    return gap.translate(_HYPHENS) in ("-", " -")
