"""The study's words: places, authorities, technical terms that a recogniser would write otherwise. `glossary.txt`.

    # whatever people call the social services here
    Socialförvaltningen = authority
    IBIC = term
    Angered

A word or phrase a line, newest last; what comes after `=` says what kind it is, and is for people. The words reach the
recogniser as text that was said before, and a person as proposals. Names of participants do not belong here: their
place is the pseudonym key, which nothing here reads.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path

from interview_tui.stored import stored_text

FILE = "glossary.txt"
MOST_TOKENS = 223
"""Of a prompt that Whisper reads: half of what its decoder sees, less the sign that opens it."""
_ALIKE = 78.0
"""Likeness from which a word may be meant for another, 0 to 100."""
_SHORTEST = 4
"""Letters: shorter words are like too many others."""
_AROUND = ".,!?…:;\"”“'’()[]"


@dataclass(frozen=True, slots=True)
class Entry:
    """A line of it."""

    text: str
    kind: str = ""


def read_glossary(path: Path) -> tuple[Entry, ...]:
    """Each word once, in the order of the file; none where there is no file. Raises `Problem` if it is no text."""
    return parse(stored_text(path)) if path.is_file() else ()


def parse(text: str) -> tuple[Entry, ...]:
    """The words in a glossary; a later line about the same word takes the place of an earlier one."""
    found: dict[str, Entry] = {}
    for line in text.removeprefix("\ufeff").splitlines():
        word, _sign, kind = line.partition("#")[0].partition("=")
        if word := " ".join(word.split()):
            found.pop(word.casefold(), None)
            found[word.casefold()] = Entry(word, " ".join(kind.split()))
    return tuple(found.values())


def prompt(entries: Sequence[Entry], tokens: Callable[[str], int], most: int = MOST_TOKENS) -> str:
    """The newest words that fit into `most` tokens, as a sentence for the recogniser; the newest nearest to the sound.

    `tokens` counts those of a text as the recogniser does.
    """
    taken: list[str] = []
    for entry in reversed(entries):
        if tokens(_sentence([entry.text, *taken])) <= most:
            taken.insert(0, entry.text)
    return _sentence(taken)


def _sentence(words: Sequence[str]) -> str:
    return f"{', '.join(words)}." if words else ""


def trace(prompt: str) -> dict[str, str | int] | None:
    """What a transcript's header says of it: how long it was, and a sum that tells two of them apart."""
    if not prompt:
        return None
    return {"sha256": sha256(prompt.encode()).hexdigest(), "letters": len(prompt)}


def nearest(words: str, entries: Sequence[Entry]) -> str | None:
    """The entry that `words`, a word or a few that were perhaps misheard, may have been; None if none is near.

    None, too, where one of them is what is written: then there is nothing to propose.
    """
    from rapidfuzz import fuzz, process

    said = _plain(words)
    choices = {entry.text: _plain(entry.text) for entry in entries}
    if len(said) < _SHORTEST or said in choices.values():
        return None
    best = process.extractOne(said, choices, scorer=fuzz.ratio, score_cutoff=_ALIKE)
    return None if best is None else str(best[2])


def _plain(text: str) -> str:
    return " ".join(text.casefold().split()).strip(_AROUND)
