"""Ids that people can read: small ASCII words taken from a text."""

import re
import unicodedata
from collections.abc import Iterable

LONGEST = 40
"""Characters of a slug; cut between words."""

# Letters that Unicode does not take apart into a letter and its mark.
_PLAIN = str.maketrans({"æ": "ae", "ø": "o", "œ": "oe", "đ": "d", "ð": "d", "þ": "th", "ł": "l", "ı": "i"})


def slug(text: str) -> str:
    """`text` as part of a file name or an id: small ASCII letters, digits and hyphens; never empty."""
    plain = unicodedata.normalize("NFKD", text.casefold().translate(_PLAIN)).encode("ascii", "ignore").decode()
    whole = re.sub(r"[^a-z0-9]+", "-", plain).strip("-") or "x"
    if len(whole) <= LONGEST:
        return whole
    return whole[: LONGEST + 1].rpartition("-")[0] or whole[:LONGEST]


def unique_ids(wanted: Iterable[tuple[str | None, str]]) -> list[str]:
    """An id for each (fixed id or None, text), in order: the fixed one, else the text's slug.

    A slug that is taken, by a fixed id anywhere or by an earlier slug, gets `-2`, `-3` …
    """
    pairs = list(wanted)
    taken = {fixed for fixed, _text in pairs if fixed}
    tried: dict[str, int] = {}
    ids: list[str] = []
    for fixed, text in pairs:
        if fixed:
            ids.append(fixed)
            continue
        base = slug(text)
        number = tried.get(base, 0) + 1
        while (id := base if number == 1 else f"{base}-{number}") in taken:
            number += 1
        tried[base] = number
        taken.add(id)
        ids.append(id)
    return ids
