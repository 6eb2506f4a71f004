"""What stands in capital letters in the help, for something that is to be put in its place: `[OPTIONS] INTERVIEW`."""

import re

from interview_tui.language import N_, _

KNOWN = frozenset(
    {
        N_("ADDRESS"), N_("ARGS"), N_("AUDIO"), N_("CODE"), N_("COMMAND"), N_("DAY"), N_("FILE"), N_("FOLDER"),
        N_("ID"), N_("INTERVIEW"), N_("LABEL"), N_("NAME"), N_("NAMES"), N_("NEW"), N_("NUMBER"), N_("OLD"),
        N_("OPTIONS"), N_("PATH"), N_("PSEUDONYM"), N_("STUDY"), N_("TEXT"), N_("WHAT"), N_("WORDS"),
    }
)  # fmt: skip
"""The words that may stand there."""
_CAPITALS = re.compile(r"[A-Z]+")


def capitals(metavar: str) -> str:
    """`[INTERVIEW|FILE]...` in the user's language; what is not known stays as it is."""
    return _CAPITALS.sub(lambda found: _(found.group()) if found.group() in KNOWN else found.group(), metavar)
