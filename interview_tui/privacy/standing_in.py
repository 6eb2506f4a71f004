"""How a replacement is written where an original stood: its first letter, capitals throughout, the genitive. Pure."""

from collections.abc import Sequence

from interview_tui.privacy.phrases import Occurrence, begins_a_sentence

_WITHOUT_S = ("s", "x", "z")
"""Swedish puts no s behind these."""


def standing_in(one: Occurrence, original: str, by: str, pieces: Sequence[str], language: str) -> str:
    """`by` as it is written at an occurrence of `original` in `pieces`, with a genitive where that had one."""
    there = text_of(one, pieces)
    if there.isupper() and sum(sign.isalpha() for sign in there) > 1 and not original.isupper():
        by = by.upper()
    elif (
        there[:1].isupper()
        and by[:1].islower()
        and (original[:1].islower() or begins_a_sentence(pieces, one.first, one.start))
    ):
        by = by[0].upper() + by[1:]
    return _genitive(by, one.genitive, language) if one.genitive else by


def text_of(one: Occurrence, pieces: Sequence[str]) -> str:
    """What stands at an occurrence, without a genitive s."""
    if one.first == one.last:
        return pieces[one.first][one.start : one.end]
    between = pieces[one.first + 1 : one.last]
    return " ".join([pieces[one.first][one.start :], *between, pieces[one.last][: one.end]])


def _genitive(by: str, was: str, language: str) -> str:
    """`by` in the genitive: `Kims`, `[kommunens]`, `[Skola A:s]`; `was` is how the original had it: `s`, `'s`, `:s`."""
    inside = by.endswith("]") and language == "sv"
    stem, closing = (by[:-1], "]") if inside else (by, "")
    last = stem[-1:]
    if language != "sv":
        lone = len(was) == 1 and not was.isalpha()  # James' house
        return by + was + ("s" if lone and last.casefold() != "s" else "")
    if not last or last.casefold() in _WITHOUT_S:
        return by
    s = "S" if was.endswith("S") else "s"
    alone = last.isdigit() or (last.isupper() and not (len(stem) > 1 and stem[-2].isupper() and s == "S"))
    return f"{stem}{':' if alone else ''}{s}{closing}"
