"""Why a place may be made up, as a person says it."""

from collections.abc import Iterable

from interview_tui.language import _
from interview_tui.transcription.quality import Flag, FlagKind


def in_words(kind: FlagKind) -> str:
    """What is odd there, in a few words."""
    return {
        "repeats": _("the same words again and again"),
        "over_silence": _("words where nobody seems to speak"),
        "phantom": _("words that recognisers are known to make up"),
        "language": _("words in another language"),
        "too_fast": _("more words than anybody can say in that time"),
        "no_length": _("several words that take no time"),
        "unlikely": _("hardly more than a guess"),
    }[kind]


def places(flags: Iterable[Flag]) -> list[tuple[float, float, str]]:
    """Each stretch once, from, to, and all that is odd about it."""
    found: dict[tuple[float, float], list[str]] = {}
    for flag in flags:
        found.setdefault((flag.start, flag.end), []).append(in_words(flag.kind))
    return [(start, end, ", ".join(what)) for (start, end), what in found.items()]


def with_advice(what: str) -> str:
    """The same, with what to do about it."""
    return _("{what}; listen before you believe it").format(what=what)
