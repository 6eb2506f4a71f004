"""Lines that look alike are alike: what is told of one of them by its words holds for the others, too. Pure."""

import re
from collections.abc import Collection, Sequence

from interview_tui.guide_import.brackets import only_minutes
from interview_tui.guide_import.entries import Entry
from interview_tui.guide_import.words import (
    asks,
    asks_for_more,
    begins_asking,
    clarification,
    condition,
    follow_up,
    is_asked,
)

_LABEL = re.compile(r"([^\W\d_][\w .-]{1,20}):\s+(?=\S)")
_WORDS = 6
"""Of a name that has no style of its own."""
_SEVERAL = 2
"""Lines that look alike, at least, before their looks say anything."""


def like_headings(entries: Sequence[Entry], first: int, found: Collection[int]) -> set[int]:
    """Short lines outside lists that lead to questions of a list, where nearly all such lines do so.

    One of them may be a text or a question; several, with nothing else that looks like them, are names. `first`: where
    the guide begins after its title. `found`: headings that are known.
    """
    groups: dict[tuple[object, ...], list[int]] = {}
    for n in range(first, len(entries)):
        if n not in found and _is_plain(entries[n]):
            groups.setdefault(_name_look(entries[n]), []).append(n)
    alike: set[int] = set()
    known = {_name_look(entries[n]) for n in found if _is_plain(entries[n])}
    for look, places in groups.items():
        names = [n for n in places if _leads(entries, n)]
        enough = len(names) >= _SEVERAL or look in known
        if enough and len(names) * 4 >= 3 * len([n for n in places if _is_short(entries[n])]):
            alike |= set(names)
    return alike


def mark_under_numbers(sections: Sequence[Sequence[Entry]]) -> None:
    """Mark what asks without a number where lines that look so stand between the numbers of a list: what stands after
    the last number of a section belongs to it, as those do to theirs."""
    looks = set()
    for entries in sections:
        for n, entry in enumerate(entries[:-1]):
            before, later = entries[n - 1] if n else None, entries[n + 1]
            if before is None or not _asks_plainly(entry) or not _counts(before):
                continue
            if _counts(later) and later.sign.numbers[-1] == before.sign.numbers[-1] + 1:
                looks.add((_look(entry), _look(before)))
    for entries in sections:
        number: Entry | None = None
        for entry in entries:
            if _counts(entry):
                number = entry
            elif number is None or entry.listed:
                continue
            elif _asks_plainly(entry) and (_look(entry), _look(number)) in looks and not asks_for_more(entry.text):
                entry.under_number = True


def mark_under_labels(sections: Sequence[Sequence[Entry]]) -> None:
    """Mark what asks after a label that recurs, `Spår: Varför då?`, where none of them comes first of its section: what
    comes first is no follow-up."""
    labelled: dict[str, list[Entry]] = {}
    first: set[str] = set()
    for entries in sections:
        asked = False
        for entry in entries:
            if (found := _LABEL.match(entry.text)) and not entry.place and asks(entry.text):
                labelled.setdefault(found[1].casefold(), []).append(entry)
                if not asked:
                    first.add(found[1].casefold())
            asked = asked or is_asked(entry.text) or entry.listed
    for label, places in labelled.items():
        if label not in first and len(places) >= _SEVERAL:
            for entry in places:
                entry.under_label = True


def _between_numbers(entries: Sequence[Entry], n: int) -> bool:
    """Whether the numbers of a list run on over it, as over a heading (`När det är svårt`): a question has one."""
    later, entry = entries[n + 1], entries[n]
    before = next((one for one in reversed(entries[:n]) if _counts(one)), None)
    if before is None or not _counts(later) or not entry.gap:
        return False
    if len(entry.text.split()) > _WORDS or not entry.text[-1:].isalnum():
        return False
    return later.sign.numbers[-1] == before.sign.numbers[-1] + 1


def _counts(entry: Entry) -> bool:
    return entry.sign.format == "number" and len(entry.sign.numbers) == 1


def _asks_plainly(entry: Entry) -> bool:
    return _is_plain(entry) and is_asked(entry.text)


def _name_look(entry: Entry) -> tuple[object, ...]:
    return *_look(entry), entry.gap


def _look(entry: Entry) -> tuple[object, ...]:
    return entry.bold, entry.italic, round(entry.size), round(entry.indent / 9)


def _is_plain(entry: Entry) -> bool:
    return not (entry.listed or entry.heading or entry.place or entry.role)


def _is_short(entry: Entry) -> bool:
    text = entry.text.rstrip(":")
    return len(text.split()) <= _WORDS and text[-1:].isalnum() and not is_asked(text)


def _leads(entries: Sequence[Entry], n: int) -> bool:
    """Whether it may be a name, with an item of a list right after it that asks, and none that goes on."""
    entry = entries[n]
    if n + 1 >= len(entries) or not (entry.text[:1].isupper() or entry.gap):
        return False
    if not (_is_short(entry) and not begins_asking(entry.text)) and not _between_numbers(entries, n):
        return False
    if only_minutes(entry.text)[0] is not None:
        return False
    if any(said(entry.text) is not None for said in (condition, clarification, follow_up)):
        return False
    later, before = entries[n + 1], entries[n - 1] if n else None
    if not later.listed or later.place or later.gap or later.indent < entry.indent:
        return False
    if not (entry.gap or is_asked(later.text)):
        return False
    deeper = before is not None and before.listed and later.sign.format == before.sign.format == "bullet"
    return not (deeper and before is not None and not entry.gap and later.indent > before.indent)
