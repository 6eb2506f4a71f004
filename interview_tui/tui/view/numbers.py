"""Numbers as people say them: 6 min left, 8 of 10 min. Pure."""

from math import ceil, floor

from interview_tui.language import _, ngettext

_BLOCKS = "▁▂▃▄▅▆▇█"
_QUIET_DBFS = -60.0
"""Shown as the lowest block; speech at arm's length peaks at about -20."""


def minutes_left(planned: int, seconds: float) -> int:
    """Whole minutes that are left of `planned`, the begun one counted; negative when it has run over."""
    left = planned - seconds / 60
    return ceil(left) if left > 0 else -floor(-left)


def time_left(planned: int, seconds: float) -> str:
    """`33 min left`, `time is up`, `4 min over`."""
    left = minutes_left(planned, seconds)
    if left > 0:
        return _("{minutes} min left").format(minutes=left)
    if left == 0:
        return _("time is up")
    return _("{minutes} min over").format(minutes=-left)


def minutes_of(seconds: float, planned: int | None) -> str:
    """`8 of 10 min`; without a plan `8 min`, or nothing before the first minute."""
    spent = floor(seconds / 60)
    if planned:
        return _("{spent} of {planned} min").format(spent=spent, planned=planned)
    return _("{minutes} min").format(minutes=spent) if spent else ""


def block(peak_dbfs: float) -> str:
    """One block of the level, from ▁ for silence to █ for the loudest there is."""
    share = (peak_dbfs - _QUIET_DBFS) / -_QUIET_DBFS
    return _BLOCKS[min(len(_BLOCKS) - 1, max(0, int(share * len(_BLOCKS))))]


def questions(count: int) -> str:
    """`3 questions`."""
    return ngettext("{count} question", "{count} questions", count).format(count=count)


def size(count: int) -> str:
    """Bytes as people say them: `1.4 MB`, `1,4 MB` in Swedish."""
    amount = float(count)
    for unit in ("B", "kB", "MB"):
        if amount < 1000:
            return f"{amount:.0f} {unit}" if unit == "B" or amount >= 10 else f"{decimal(amount, '.1f')} {unit}"
        amount /= 1000
    return f"{decimal(amount, '.1f')} GB"


def decimal(value: float, spec: str) -> str:
    """`value` written as `spec` says (`.1f`), with the decimal sign of the language."""
    return format(value, spec).replace(".", _("."))
