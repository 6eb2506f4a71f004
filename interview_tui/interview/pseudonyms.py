"""Names to propose for participants: usual in Sweden or in English, and borne by people of any gender."""

from collections.abc import Iterable

_SWEDISH = (
    "Robin", "Kim", "Love", "Charlie", "Alex", "Noa", "Elliot", "Mika", "Lo", "Sam", "Tintin", "Eli", "Sascha", "Nikki",
    "Jamie", "Billie", "Lee", "Kai", "Nim", "Jessie", "Ariel", "Manu", "Ille", "Dominique",
)  # fmt: skip
_ENGLISH = (
    "Robin", "Kim", "Alex", "Charlie", "Sam", "Jamie", "Taylor", "Jordan", "Morgan", "Casey", "Riley", "Quinn", "Avery",
    "Rowan", "Sage", "Ellis", "Frankie", "Jesse", "Remy", "Skyler", "Drew", "Blake", "Emery", "Reese",
)  # fmt: skip


def proposed_pseudonym(used: Iterable[str], language: str = "sv") -> str:
    """A name that none of `used` is; when all are used, the first with a number: `Robin 2`."""
    taken = {name.casefold() for name in used}
    names = _SWEDISH if language == "sv" else _ENGLISH
    for name in names:
        if name.casefold() not in taken:
            return name
    number = 2
    while True:
        for name in names:
            if f"{name} {number}".casefold() not in taken:
                return f"{name} {number}"
        number += 1
