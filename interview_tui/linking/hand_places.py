"""Places between words: where a border is put, and where it stands in another transcript of the same talk. Pure."""

from bisect import bisect_left
from collections.abc import Iterable

from interview_tui.transcription.segments import Word, middle

_REACH = 1.0
"""Seconds within which a place is looked for again: models differ by some tenths about when a word was said."""


class Places:
    """The pauses between the words of a transcript, numbered from 0: place i is before word i, in order of time."""

    def __init__(self, words: Iterable[Word]) -> None:
        self._words = sorted(words, key=middle)
        self._middles = [middle(word) for word in self._words]

    def number(self, at: float) -> int:
        """The place that the second `at` is in."""
        return bisect_left(self._middles, at)

    def seconds(self, number: int) -> float:
        """The second that stands for a place: amid the pause, and always between the middles of its two words."""
        if not self._words:
            return 0.0
        if number <= 0:
            return min(self._words[0].start, self._middles[0])
        if number >= len(self._words):
            last = self._words[-1]
            return last.end if last.end > self._middles[-1] else self._middles[-1] + 0.01
        low, high = self._middles[number - 1], self._middles[number]
        amid = (self._words[number - 1].end + self._words[number].start) / 2
        amid = amid if low < amid <= high else (low + high) / 2
        return round(amid, 3) if low < round(amid, 3) <= high else amid

    def heard(self, number: int) -> tuple[str, str]:
        """The words before and after a place; empty where there is none."""
        return (
            self._words[number - 1].text if number > 0 else "",
            self._words[number].text if number < len(self._words) else "",
        )

    def word_from(self, at: float) -> float:
        """When the first word after second `at` begins; `at` itself after the last."""
        number = self.number(at)
        return self._words[number].start if number < len(self._words) else at

    def again(self, at: float, heard: tuple[str, ...]) -> float:
        """Where the place is now that was at second `at` between the words `heard`.

        It stays at `at` where nobody noted the words, where they still stand around it, and where they do not stand
        beside each other anywhere near.
        """
        wanted = tuple(_plain(text) for text in heard)
        number = self.number(at)
        if not any(wanted) or self._plain_at(number) == wanted:
            return at
        near = range(self.number(at - _REACH), self.number(at + _REACH) + 1)
        found = [self.seconds(i) for i in near if self._plain_at(i) == wanted]
        return min(found, key=lambda seconds: abs(seconds - at), default=at)

    def _plain_at(self, number: int) -> tuple[str, ...]:
        return tuple(_plain(text) for text in self.heard(number))


def _plain(text: str) -> str:
    """A word without what another model may write otherwise."""
    return "".join(letter for letter in text.casefold() if letter.isalnum())
