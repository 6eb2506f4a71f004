"""The list of the key in columns, and what is told of the line that is marked. Pure."""

from collections.abc import Sequence

from interview_tui.language import _
from interview_tui.privacy.key_people import Line

_LONGEST = (16, 28)
"""Letters of a pseudonym and of a name; a contact has what is left."""


def table(lines: Sequence[Line], width: int) -> tuple[str, list[str]]:
    """Heads and lines of equal columns in `width` cells."""
    heads = (_("pseudonym"), _("real name"), _("contact"))
    cells = [heads, *(_cells(line) for line in lines)]
    widths = [min(most, max(len(row[n]) for row in cells)) for n, most in enumerate(_LONGEST)]
    drawn = ["  ".join([*(_cut(row[n], widths[n]) for n in (0, 1)), row[2]]) for row in cells]
    head, *rest = [row if len(row) <= width else row[: width - 1] + "…" for row in drawn]
    return head.rstrip(), [row.rstrip() for row in rest]


def _cells(line: Line) -> tuple[str, str, str]:
    entry = line.entry
    return line.pseudonym, (entry.name if entry else "") or "–", entry.contact if entry else ""


def _cut(text: str, width: int) -> str:
    return (text if len(text) <= width else text[: width - 1] + "…").ljust(width)


def details(line: Line | None) -> str:
    """What the list has no room for, a line a fact."""
    if line is None:
        return ""
    said = []
    if line.person is None:
        said.append(_("In no interview of this study."))
    else:
        role = f", {line.person.role}" if line.person.role else ""
        said.append(_("In {interviews}{role}").format(interviews=", ".join(line.person.interviews), role=role))
        if line.person.formerly:
            said.append(_("Also as {pseudonyms} in interviews").format(pseudonyms=", ".join(line.person.formerly)))
    if line.entry is not None:
        if line.entry.other_names:
            said.append(_("Also called {names}").format(names=", ".join(line.entry.other_names)))
        if line.entry.contact:
            said.append(_("Contact: {contact}").format(contact=line.entry.contact))
        if line.entry.note:
            said.append(line.entry.note)
    return "\n".join(said)
