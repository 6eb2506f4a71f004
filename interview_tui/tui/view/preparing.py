"""What the form before an interview says about how it stands. Pure."""

from collections.abc import Collection

from interview_tui.interview.record import InterviewRecord
from interview_tui.language import _


def heard_word(hears: bool | None) -> str:
    """What a microphone that is heard, not heard, or not known yet means for the interview."""
    if hears:
        return _("Ready.")
    if hears is None:
        return _("Listening for the microphone.")
    return _("Without a microphone the interview can be held, but nothing is recorded.")


def taken_word(name: str, *, same: bool) -> str:
    """What it means that somebody in this study is called so."""
    if same:
        return _("{name} has an interview in this study already; this will be another.").format(name=name)
    return _("{name} has an interview in this study already: give somebody else another name.").format(name=name)


def given_word(name: str) -> str:
    """What it means that somebody whom others speak of, or who stands in the key, is called so."""
    return _("{name} stands for somebody in this study already: give somebody else another name.").format(name=name)


def name_word(names: Collection[str], taken: Collection[str], given: Collection[str], *, same: bool) -> str:
    """What it means that one of `names` is somebody's already; empty where none is.

    `taken` by participants, `given` to people who are spoken of or stand in the key, both in small letters.
    """
    again = next((name for name in names if name.casefold() in taken), None)
    if again is not None:
        return taken_word(again, same=same)
    other = next((name for name in names if name.casefold() in given), None)
    return given_word(other) if other is not None else ""


def onward_word(*, written: bool, rehearsal: bool) -> str:
    """What Enter does."""
    if written:
        return _("Enter goes on to the questions.")
    return _("Enter begins the rehearsal.") if rehearsal else _("Enter goes on to information and consent.")


def goes_on_with(first: InterviewRecord) -> str:
    """The sitting before the next one: `Robin, 2026-03-09`."""
    return ", ".join(part for part in (first.pseudonym, first.created[:10]) if part)
