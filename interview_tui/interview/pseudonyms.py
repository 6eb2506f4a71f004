"""Names to propose for participants: usual in Sweden or in English, and borne by people of any gender."""

from collections.abc import Iterable

_SWEDISH = (
    "Robin", "Kim", "Love", "Charlie", "Alex", "Noa", "Elliot", "Mika", "Lo", "Sam", "Tintin", "Eli", "Sascha", "Nikki",
    "Jamie", "Billie", "Lee", "Kai", "Nim", "Jessie", "Ariel", "Manu", "Ille", "Dominique",
    "Andy", "Ashley", "Bobbie", "Casey", "Chris", "Dana", "Danni", "Eden", "Emery", "Frankie", "Freddie", "Gabi",
    "Harley", "Harper", "Jackie", "Jona", "Jordan", "Juno", "Kari", "Kit", "Kris", "Leslie", "Loa", "Lou", "Micha",
    "Morgan", "Nico", "Noor", "Pat", "Pim", "Quinn", "Ricki", "Rio", "River", "Rowan", "Sandy", "Shannon", "Sidney",
    "Sunny", "Taylor", "Teddy", "Terry", "Toni", "Tracy",
)  # fmt: skip
_ENGLISH = (
    "Robin", "Kim", "Alex", "Charlie", "Sam", "Jamie", "Taylor", "Jordan", "Morgan", "Casey", "Riley", "Quinn", "Avery",
    "Rowan", "Sage", "Ellis", "Frankie", "Jesse", "Remy", "Skyler", "Drew", "Blake", "Emery", "Reese",
    "Alexis", "Andy", "Arden", "Ashley", "Aubrey", "Bailey", "Billie", "Brook", "Cameron", "Chris", "Dakota",
    "Dana", "Devon", "Eden", "Elliot", "Finley", "Harley", "Harper", "Hayden", "Jackie", "Kai", "Kendall", "Kerry",
    "Lee", "Leslie", "Jules", "Lou", "Marley", "Nico", "Pat", "Parker", "Peyton", "Phoenix", "River", "Robbie", "Rory",
    "Shannon", "Shea", "Sidney", "Stevie", "Sutton", "Tatum", "Terry", "Toni", "Tracy",
)  # fmt: skip


def pseudonyms_in(language: str) -> tuple[str, ...]:
    """All of them, in the order in which they are proposed."""
    return _SWEDISH if language == "sv" else _ENGLISH


def proposed_pseudonym(used: Iterable[str], language: str = "sv") -> str:
    """A name that none of `used` is; when all are used, the first with a number: `Robin 2`."""
    taken = {name.casefold() for name in used}
    names = pseudonyms_in(language)
    for name in names:
        if name.casefold() not in taken:
            return name
    number = 2
    while True:
        for name in names:
            if f"{name} {number}".casefold() not in taken:
                return f"{name} {number}"
        number += 1
