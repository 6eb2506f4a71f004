"""What the form before an interview says about how it stands. Pure."""

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
