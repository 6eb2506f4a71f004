"""Times as people write them."""

from interview_tui.language import _


def clock_time(seconds: float) -> str:
    """`12:41`, or `1:02:03` from an hour on; whole seconds, cut off."""
    whole = max(0, int(seconds))
    hours, rest = divmod(whole, 3600)
    minutes, rest = divmod(rest, 60)
    return f"{hours}:{minutes:02d}:{rest:02d}" if hours else f"{minutes}:{rest:02d}"


def length(seconds: float) -> str:
    """A length in words: `47 min`; under a minute in seconds."""
    if seconds < 60:
        return _("{seconds} s").format(seconds=round(seconds))
    return _("{minutes} min").format(minutes=round(seconds / 60))
