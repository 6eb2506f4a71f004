"""Numbers, days and lists as a methods section writes them. Pure; in the language of the report."""

import re
from collections.abc import Sequence
from datetime import date

from interview_tui.language import N_, _, current_language, ngettext
from interview_tui.reporting.facts import Spread

_MONTHS = (
    N_("January"), N_("February"), N_("March"), N_("April"), N_("May"), N_("June"), N_("July"), N_("August"),
    N_("September"), N_("October"), N_("November"), N_("December"),
)  # fmt: skip


_FEW_SECONDS = 90
"""Seconds: what is shorter is not told in minutes."""
_WORDS = (
    N_("two"), N_("three"), N_("four"), N_("five"), N_("six"), N_("seven"), N_("eight"), N_("nine"), N_("ten"),
    N_("eleven"), N_("twelve"),
)  # fmt: skip
"""One is in its sentence, for in Swedish it has a gender."""
_SPELLED = "\ue000"
"""Stands before a number in letters until it is known whether a sentence begins with it."""


def number(count: int) -> str:
    """In letters up to twelve; `finished` gives it a capital where a sentence begins with it."""
    return _SPELLED + _(_WORDS[count - 2]) if 2 <= count <= len(_WORDS) + 1 else str(count)


def finished(text: str) -> str:
    """A text that is made: numbers in letters are capital where a sentence begins with them."""
    begun = re.sub(rf"(^|[.?!] ){_SPELLED}(\w)", lambda found: found[1] + found[2].upper(), text)
    return begun.replace(_SPELLED, "")


def listed(parts: Sequence[str]) -> str:
    """`one, two and three`; empty of none."""
    *first, last = parts or ("",)
    return _("{first} and {last}").format(first=", ".join(first), last=last) if first else last


def sentence(text: str) -> str:
    """With a capital letter first and a full stop last."""
    text = text[:1].upper() + text[1:]
    return text if text.endswith((".", "!", "?")) else f"{text}."


def day(when: date, *, year: bool = True) -> str:
    """`9 March 2026`."""
    said = _("{day} {month}").format(day=when.day, month=_(_MONTHS[when.month - 1]))
    return f"{said} {when.year}" if year else said


def period(days: Sequence[date]) -> str:
    """`on 9 March 2026`, `between 9 and 20 March 2026`, `between 9 March and 20 April 2026`. Of one day at least."""
    first, last = min(days), max(days)
    if first == last:
        return _("on {day}").format(day=day(first))
    same_month = (first.year, first.month) == (last.year, last.month)
    said = str(first.day) if same_month else day(first, year=first.year != last.year)
    return _("between {first} and {last}").format(first=said, last=day(last))


def minutes(seconds: float) -> str:
    """`47 minutes`; under one and a half minutes in seconds."""
    if seconds < _FEW_SECONDS:
        return ngettext("{count} second", "{count} seconds", rounded(seconds)).format(count=rounded(seconds))
    return _whole_minutes(rounded(seconds / 60))


def _whole_minutes(count: int) -> str:
    return ngettext("{count} minute", "{count} minutes", count).format(count=count)


def total(seconds: float) -> str:
    """`6 hours and 12 minutes`; under an hour as `minutes`."""
    if rounded(seconds / 60) < 60:
        return minutes(seconds)
    hours, rest = divmod(rounded(seconds / 60), 60)
    said = ngettext("{count} hour", "{count} hours", hours).format(count=hours)
    return listed([said, _whole_minutes(rest)]) if rest else said


def lengths(found: Spread) -> str:
    """`between 31 and 62 minutes (mean 45, median 44)`; of one alone its length."""
    if found.count == 1:
        return minutes(found.least)
    in_seconds = found.most < _FEW_SECONDS
    least, most, mean, median = (
        rounded(value if in_seconds else value / 60) for value in (found.least, found.most, found.mean, found.median)
    )
    if least == most:
        return _("about {length} each").format(length=minutes(found.mean))
    values = {"least": least, "most": most, "mean": mean, "median": median}
    if found.count == 2:
        two = (
            _("{least} and {most} seconds (mean {mean})")
            if in_seconds
            else _("{least} and {most} minutes (mean {mean})")
        )
        return two.format(**values)
    return (
        _("between {least} and {most} seconds (mean {mean}, median {median})")
        if in_seconds
        else _("between {least} and {most} minutes (mean {mean}, median {median})")
    ).format(**values)


def per_cent(share: float) -> str:
    """`38 %`, `38%` in English; what is not quite all is never rounded to all, nor what is there to nothing."""
    whole = rounded(100 * share)
    if share < 1:
        whole = min(99, whole)
    if share > 0:
        whole = max(1, whole)
    return f"{whole}%" if current_language() == "en" else f"{whole} %"


def rounded(number: float) -> int:
    """To the nearest whole number, halves up, as a reader does it by hand."""
    return int(number + 0.5)
