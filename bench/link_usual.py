"""How usual words are in the interviews that linking is learned from, counted anew; see `linking/usual.py`."""

from collections import Counter
from collections.abc import Sequence
from pathlib import Path

from bench.interview_file import Script
from interview_tui.linking import usual
from interview_tui.linking.terms import stem, words_in
from interview_tui.linking.usual import Usual, usual_of, written

_LEAST = 2
"""Guides in whose interviews a word is heard, at least: what only one speaks of is its subject, or a name."""


class Counted:
    """Words of interviews, by language and guide."""

    def __init__(self, scripts: Sequence[Script]) -> None:
        self._of: dict[str, dict[str, Counter[str]]] = {}
        for script in scripts:
            heard = self._of.setdefault(script.language, {}).setdefault(script.guide.title, Counter())
            heard.update(stem(word, script.language) for said in script.words for word in words_in(said.text))

    def without(self, language: str, guide: str) -> Usual:
        """What is usual in the interviews of other guides: an interview is not learned from as one known before."""
        counts, total = self._counts(language, guide)
        return usual_of(counts, total, language)

    def write(self) -> None:
        """All of it, for the program."""
        text = written({language: self._counts(language, "") for language in sorted(self._of)})
        Path(usual.__file__).with_name(usual.FILE).write_text(text, encoding="utf-8")

    def _counts(self, language: str, without: str) -> tuple[dict[str, int], int]:
        tables = [heard for guide, heard in self._of[language].items() if guide != without]
        guides = Counter(key for heard in tables for key in heard)
        sums: Counter[str] = Counter()
        for heard in tables:
            sums.update(heard)
        return {key: count for key, count in sums.items() if guides[key] >= _LEAST}, sum(sums.values())
