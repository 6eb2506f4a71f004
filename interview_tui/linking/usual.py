"""How usual a word is where people are interviewed, whatever about. Pure.

A word that is heard in every interview says little about a question that has it, even where this talk has it once.
Counted in made-up interviews by `python -m bench.link_training`, which also remakes `usual_words.txt`.
"""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from interview_tui.linking.terms import groups_of_stem

FILE = "usual_words.txt"
_LANGUAGES = ("sv", "en")


@dataclass(frozen=True)
class Usual:
    """Shares of all words, 0 to 1; what is not in a table is heard less often than was counted."""

    stems: Mapping[str, float]
    groups: Mapping[int, float]
    """Of groups of related words: the share of the words that are in one."""


def usual_of(counts: Mapping[str, int], total: int, language: str) -> Usual:
    """From how often each stem was heard, of `total` words; at least one."""
    groups: Counter[int] = Counter()
    for key, count in counts.items():
        groups.update(dict.fromkeys(groups_of_stem(key, language), count))
    return Usual(
        {key: count / total for key, count in counts.items()},
        {group: count / total for group, count in groups.items()},
    )


@cache
def usual(language: str) -> Usual:
    """What was counted of the language; of English for one that nobody has counted."""
    return usual_of(*_counted()[language if language in _LANGUAGES else "en"], language)


@cache
def _counted() -> dict[str, tuple[dict[str, int], int]]:
    """Language → how often each stem was heard, and how many words there were."""
    found: dict[str, tuple[dict[str, int], int]] = {}
    text = files("interview_tui.linking").joinpath(FILE).read_text(encoding="utf-8")
    lines = [line for line in text.splitlines() if not line.startswith("#")]
    for line in lines:
        head, _, keys = line.partition(":")
        language, number = head.split()
        counts, total = found.get(language, ({}, 0))
        if keys:
            counts |= dict.fromkeys(keys.split(), int(number))
        else:
            total = int(number)
        found[language] = counts, total
    return found


def written(counts: Mapping[str, tuple[Mapping[str, int], int]]) -> str:
    """The text of the file: for each language a line with the number of words, then one for each number of times."""
    lines = [
        "# How often words were heard in the interviews that linking is learned from: language, times, stems.",
        "# Remade by `python -m bench.link_training`, not edited by hand.",
    ]
    for language, (stems, total) in counts.items():
        lines.append(f"{language} {total}:")
        by_count: dict[int, list[str]] = {}
        for key, count in stems.items():
            by_count.setdefault(count, []).append(key)
        lines += [f"{language} {count}: {' '.join(sorted(by_count[count]))}" for count in sorted(by_count)]
    return "\n".join(lines) + "\n"
